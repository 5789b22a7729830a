namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The complete source directory of a build is copied to the final stage, although only its output is needed.
/// </summary>
internal sealed class SourceInFinalStage() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA1104",
    Title = "Copy the build output instead of the source",
    Message = "'{0}' is the complete source directory of '{1}'; copy only the build output",
    Severity = Severity.Info,
})
{
    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        if (context.Model.GetStage(copy) is not { IsShipped: true } || copy.From?.Literal is not { } name
            || context.Model.FindStage(copy, name) is not { } build || !Builds(build, context.Model))
            return;
        foreach (var source in copy.Sources)
        {
            var folder = context.Model.Expand(copy, source) is { } path ? ContainerPath.FromRoot(path) : null;
            if (build.ChainInstructions.OfType<CopyingInstructionSyntax>()
                .Where(BuildContext.IsWholeContext)
                .Any(whole => CopyResolver.Of(context.Model, whole).Target?.Path == folder))
                context.Report(source.Span, [folder!, build]);
        }
    }

    // Only languages whose output is separate from the source; in others, the source is the program.
    private static bool Builds(Stage stage, DockerfileModel model) =>
        stage.Runs.SelectMany(run => model.GetCommands(run)).Any(command =>
            (command.Tool, command.Action) is ("dotnet", "publish") or ("go", "build") or ("cargo", "build")
            || (command.Manager is { Ecosystem: "node" }
                && command.Arguments.Any(argument =>
                    argument.Literal?.StartsWith("build", StringComparison.Ordinal) == true)));
}
