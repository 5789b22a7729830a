namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A debug build is shipped.</summary>
internal sealed class DebugPublished() : Rule<DockerfileModel>(new()
{
    Id = "DFA6204",
    Title = "Publish in Release configuration",
    Message = "'dotnet {0}' builds the Debug configuration{1}",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.IsForDevelopment)
            return;
        var reported = new HashSet<TextSpan>();
        var outputs = DotNetBuild.Of(model).Commands.IsEmpty ? null : FindDebugOutputs(model).FirstOrDefault();
        foreach (var command in DotNetBuild.Of(model).Commands.Where(command => IsShipped(model, command)))
        {
            if (DebugChoice.Find(model, command) is { } choice && reported.Add(choice.Span))
                context.Report(choice.Span, [command.Verb, ""],
                    fix: Fix.Unsafe(
                        "Build the Release configuration",
                        Change.ReplacesWord + Change.ChangesValue,
                        choice.CreateEdit(context.File)));
            else if (command == DotNetBuild.Of(model).Publish && IsDebugByDefault(model, command, out var reason))
                context.Report(command.Command.SubcommandSpan!.Value, [command.Verb, reason],
                    fix: Fix.Unsafe(
                        "Add '-c Release'",
                        Change.AddsOption,
                        TextEdit.Insert(command.Command.SubcommandSpan.Value.End, " -c Release")));
        }

        if (reported.Count == 0 && outputs is not null)
            context.Report(outputs.Span, ["build", ""]);
    }

    // "COPY --from=build /src/bin/Debug/net10.0 .": the output of a build without options.
    private static IEnumerable<WordSyntax> FindDebugOutputs(DockerfileModel model) =>
        model.Stages.Where(stage => IsShipped(model, stage))
            .SelectMany(stage => stage.Instructions)
            .OfType<CopyInstructionSyntax>().Where(copy => copy.From is not null)
            .SelectMany(copy => copy.Sources)
            .Where(source =>
                source.Text.Replace('\\', '/').Mentions("/bin/Debug/"));

    // If nothing is published, the output of a build is what is copied.
    private static bool IsShipped(DockerfileModel model, DotNetCommand command) =>
        (command.Verb == "publish"
            || (command.Verb is "build" or "msbuild"
                && !DotNetBuild.Of(model).Commands.Any(other => other.Verb == "publish")))
        && model.GetStage(command.Command) is { } stage && IsShipped(model, stage);

    private static bool IsShipped(DockerfileModel model, Stage stage) =>
        (stage.IsTarget && !model.IsDevelopmentStage(stage)) || stage.UsedBy.Any(user => IsShipped(model, user));

    private static bool IsDebugByDefault(DockerfileModel model, DotNetCommand publish, out string reason)
    {
        var isOld = model.Project.TargetFrameworks
            .Any(framework => DotNetBuild.GetVersion(framework) is { Major: < 8 });
        reason = isOld ? "; add '-c Release', the default only for .NET 8 and later" : "";
        return publish.Command.IsComplete && publish.Configuration is null
            && publish.GetProperty("Configuration") is null
            && (isOld || model.Project.IsTrue("PublishRelease") == false);
    }
}
