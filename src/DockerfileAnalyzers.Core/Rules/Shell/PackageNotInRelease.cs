namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A package that the release of the base image does not provide.</summary>
internal sealed class PackageNotInRelease() : Rule<ShellCommand>(new()
{
    Id = "DFA7311",
    Title = "Install packages that exist in the distribution release",
    Message = "{0} has no package '{1}'{2}; the installation fails",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        var model = context.Model;
        if (command is not { Tool: "apt-get" or "aptitude", Action: "install", Instruction: RunInstructionSyntax run }
            || model.GetStage(command) is not { BaseImage.Facts: { OsRelease: { } suite } facts } stage
            || facts.Os is not (OsFamily.Debian or OsFamily.Ubuntu)
            || command.HasOption("-t", "--target-release", "--default-release") || model.IsTrigger(run)
            || !command.IsUnconditional || !CommandFailure.IsNoticed(command))
            return;
        var missing = PackageArgument.Read(command).Where(package => package.Version is null
            && package.Text == package.Name && PackageTable.Lacks(suite, package.Name)
            && !PackageTable.MayProvide(suite, package.Name)).ToArray();
        if (missing.Length == 0 || MayHaveOtherSources(model, stage, command))
            return;
        foreach (var package in missing)
        {
            var successor = PackageTable.FindSuccessor(suite, package.Name);
            context.Report(package.Span,
                [new Distribution(suite).Name, package.Name, successor is null ? "" : $" but has '{successor}'"],
                fix: successor is null ? null : Fix.Safe($"Install '{successor}'", Change.ReplacesWord,
                    TextEdit.Replace(package.Span, successor)));
        }
    }

    // Another package source, or something that may add one.
    private static bool MayHaveOtherSources(DockerfileModel model, Stage stage, ShellCommand install) =>
        stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start < install.Span.Start)
            .Any(instruction => instruction switch
            {
                RunInstructionSyntax run => (!run.IsExecForm && run.Interpreter is not null)
                    || KnownPlaces.IsNamedIn(model.File.GetText(run.Span), PlaceTrait.PackageSource)
                    || model.GetCommands(run).Any(command => command.Span.Start < install.Span.Start
                        && (command.Kind is CommandKind.AddRepo or CommandKind.TrustKey || command.Name is "dpkg"
                            || UnseenCode.IsRunBy(model, command)
                            || command.Operands.Any(operand => FileTypes.Is(operand.Text, FileTrait.Package)))),
                CopyingInstructionSyntax copying => CopyResolver.Of(model, copying).Target is not { } target
                    || target.Path == "/" || ContainerPath.IsWithin(target.Path, "/etc/apt")
                    || ContainerPath.IsWithin("/etc/apt", target.Path),
                _ => false,
            });
}
