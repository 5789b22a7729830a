namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command of the .NET SDK in a stage whose image has no SDK.</summary>
internal sealed class SdkCommandWithoutSdk() : Rule<ShellCommand>(new()
{
    Id = "DFA6007",
    Title = "Run SDK commands in a stage that has the SDK",
    Message = "'dotnet {0}' needs the .NET SDK, which '{1}' does not have; {2}",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "dotnet", Action: { } verb }
            || !command.ActionIs(ProgramTrait.NeedsSdk)
            || context.Model.GetStage(command)
                is not { BaseImage: { Facts.Toolchain: Toolchain.DotNetRuntime } image } stage)
            return;
        if (command.Instruction is not RunInstructionSyntax)
        {
            if (command.IsUnconditional && stage.Starts(command.Instruction)
                && !DotNetInstallation.MayBeIn(context.Model, stage)
                && ImageFileSystemBuilder.Of(context.Model).GetFinal(stage).IsFollowed("/"))
                context.Report(command.SubcommandSpan!.Value,
                    [verb, image.Reference.ToString(), "the container does not start"]);
            return;
        }

        // Only the first command of a stage and its parents is reported.
        if (DotNetBuild.Of(context.Model).Commands.FirstOrDefault(other =>
            context.Model.GetStage(other.Command) is { } place && stage.Chain.Contains(place))?.Command is { } first
            && first != command)
            return;
        if (MayNotRun(command) || DotNetInstallation.MayPrecede(context.Model, command)
            || !ImageFileSystemBuilder.Of(context.Model).GetFiles(command).IsFollowed("/"))
            return;
        var fix = CreateFix(stage, image.Reference);
        if (fix is not null && !CommandFailure.EndsBuild(context.Model, command))
            fix = fix.ToUnsafe(
                fix.Title + ", so that the command no longer fails and the build continues with its output");
        context.Report(
            command.SubcommandSpan!.Value, [verb, image.Reference.ToString(), "the command fails"], fix: fix);
    }

    // "if command -v …; then dotnet restore; fi": the script checks first.
    private static bool MayNotRun(ShellCommand command) =>
        command.Syntax?.Ancestors.Any(node => node is IfSyntax or CaseSyntax or FunctionSyntax) == true;

    // Only for a stage that is not shipped; otherwise the SDK would become part of the final image.
    private static Fix? CreateFix(Stage stage, ImageReference image) =>
        stage.Chain.Any(other => other.IsShipped) || image.Tag is not { } tag
            || !ImageTable.Exists(image.GetSibling("sdk"), tag)
            || ImageEdits.ReplaceImage(stage.Chain.Last().From, $"/{image.Name}:", "/sdk:") is not { } edit
            ? null : Fix.Safe($"Use 'sdk:{tag}' as the base image", Change.ReplacesImage, edit);
}
