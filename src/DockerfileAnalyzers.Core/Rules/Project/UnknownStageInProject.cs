using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A property of the project names a stage or an argument that the Dockerfile does not have.</summary>
internal sealed class UnknownStageInProject() : Rule<DockerfileModel>(new()
{
    Id = "DFA6501",
    Title = "Specify existing build stages and arguments in the project",
    Message = "'{0}' names '{1}', but {2}",
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.Stages.IsEmpty)
            return;
        var span = model.Stages[0].From.KeywordSpan;
        foreach (var property in new[] { SettingCatalog.FastModeStage, SettingCatalog.DockerfileStage })
        {
            if (context.Project.Get(property) is { } name
                && !model.Stages.Any(stage =>
                    name.Equals(stage.Name, StringComparison.OrdinalIgnoreCase)
                    || name == stage.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                context.Report(span, [property.Name, name, "no stage has that name"]);
        }

        if (context.Project.Get(SettingCatalog.BuildArguments) is not { Length: > 0 } arguments)
            return;
        var declared = model.Syntax.Instructions.OfType<ArgInstructionSyntax>()
            .SelectMany(argument => argument.Pairs).Select(pair => pair.Key.Text).ToArray();
        foreach (var assignment in Regex.Matches(arguments, @"--build-arg[ =]+""?(?<name>\w+)").Cast<Match>())
        {
            var name = assignment.Groups["name"].Value;
            if (!declared.Contains(name) && !name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith("BUILDKIT_", StringComparison.Ordinal))
                context.Report(span, [SettingCatalog.BuildArguments.Name, name, "no ARG declares it"]);
        }
    }
}
