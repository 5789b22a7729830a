namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The shipped image includes a runtime that the program does not use.</summary>
internal sealed class RuntimeUnneeded() : Rule<Stage>(new()
{
    Id = "DFA6203",
    Title = "Use the smallest .NET image that is sufficient",
    Message = "'{0}' includes {1}; '{2}' is sufficient",
    Fix = FixSafety.Safe,
})
{
    /// <summary>Smaller savings are not reported.</summary>
    private const long MinBytes = 5_000_000;

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true,
            BaseImage: { Reference: { Name: "aspnet" or "runtime", Tag: { } tag } reference,
                Facts: { Toolchain: Toolchain.DotNetRuntime } facts } }
            || DotNetBuild.Of(context.Model).Publish is not { } publish || !stage.StartsProgram)
            return;
        var dotNet = DotNetBuild.Of(context.Model);
        // If a shell starts the program: a single file does not include an assembly that "dotnet" can start.
        var startsAssembly = StartedDotNetProgram.Of(context.Model)?.IsAssembly
            ?? dotNet.IsTrue(publish, "PublishSingleFile") != true;
        var (problem, name) = dotNet.IsSelfContained switch
        {
            true when !startsAssembly && !UsesDotNet(context.Model, stage) =>
                ("a runtime, but the program includes its own", "runtime-deps"),
            false when reference.Name == "aspnet" && context.Project.NeedsAspNetCore == false =>
                ("ASP.NET Core, which the program does not use", "runtime"),
            _ => ("", null),
        };
        var suffix = tag.Replace("-composite", "");
        if (name is null || !ImageTable.Exists(reference.GetSibling(name), suffix))
            return;
        var saves = facts.Bytes - ImageTable.Find(reference.GetSibling(name), suffix)?.Bytes;
        if (saves is < MinBytes)
            return;
        var fix = ImageEdits.UseSibling(context.Model, stage, name, suffix);
        if (fix is { Safety: FixSafety.Safe } && FindOtherUse(context.Model, stage, publish) is { } use)
            fix = fix.ToUnsafe(
                $"Use '{name}', on which {use} no longer works if it needs "
                    + $"{(name == "runtime" ? "ASP.NET Core" : "the runtime")}");
        context.Report(
            stage.Chain.Last().From.ImageName.Span, [reference.ToString(), problem, $"{name}:{suffix}"], saves, fix);
    }

    private static bool UsesDotNet(DockerfileModel model, Stage stage) =>
        GetContainerCommands(model, stage).Any(command => command.Name is "dotnet" or "dotnet.exe");

    private static IEnumerable<ShellCommand> GetContainerCommands(DockerfileModel model, Stage stage) =>
        model.GetStartCommands(stage).Concat(
            stage.FinalState.Healthcheck is { IsNone: false } check
                ? model.GetCommands(check)
                : Enumerable.Empty<ShellCommand>());

    // Something that can need more than the program itself.
    private static string? FindOtherUse(DockerfileModel model, Stage stage, DotNetCommand publish)
    {
        if (stage.FinalState.Variables.Variables.FirstOrDefault(variable =>
            EnvironmentVariables.Is(variable.Name, VariableTrait.LoadsAssemblies)) is { } hook)
            return $"what '{hook.Name}' loads";
        if (StartScript.GetUnread(model, stage).FirstOrDefault() is { } script)
            return $"'{script}'";
        if (stage.FinalState.Healthcheck is { IsNone: false } check && model.GetCommands(check).Any(command =>
            command.Name.StartsWith("dotnet", StringComparison.Ordinal)
            || (command.Name != model.Project.AssemblyName && UnseenCode.IsRunBy(model, command))))
            return "the health check";
        if (UsesDotNet(model, stage) && StartedDotNetProgram.Of(model) is not { IsAssembly: true })
            return "what the container starts";
        return stage.ChainInstructions.OfType<CopyInstructionSyntax>().Where(copy => copy.From is not null)
            .SelectMany(copy => copy.Sources.Where(source => !IsPublished(model, copy, source, publish)))
            .FirstOrDefault() is { } other
            ? $"'{other.Text}'" : null;
    }

    private static bool IsPublished(
        DockerfileModel model, CopyInstructionSyntax copy, WordSyntax source, DotNetCommand publish) =>
        FileTypes.Is(source.Text, FileTrait.BesideProgram)
        || (model.Expand(copy, source) is { } path && DotNetBuild.Of(model).TakesFrom(copy, publish)
            && PublishOutput.GetFolder(model, publish.Command) is { } output
            && ContainerPath.IsWithin(ContainerPath.FromRoot(path), output));
}
