using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A debug build is shipped.</summary>
public sealed class DebugPublished() : Rule<DockerfileModel>(new()
{
    Id = "DFA6204",
    Title = "Publish in Release configuration",
    Message = "'dotnet publish' makes a debug build here{0}",
    Fix = FixSafety.Unsafe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.DotNet.Publish is not { } publish || model.IsForDevelopment || !publish.Command.IsComplete)
            return;
        var configuration = publish.Configuration ?? publish.GetProperty("Configuration");
        var isOld = context.Project.TargetFrameworks.Any(framework => DotNetBuild.GetVersion(framework) is { Major: < 8 });
        if (configuration is null ? isOld || context.Project.IsTrue("PublishRelease") == false : configuration.Equals("Debug", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(publish.Command.SubcommandSpan!.Value, new object[] { configuration is null && isOld ? ": only since .NET 8 Release is the default" : "" },
                fix: configuration is null ? Fix.Unsafe("Add '-c Release'", Change.AddsOption, TextEdit.Insert(publish.Command.SubcommandSpan.Value.End, " -c Release")) : null);
        }
    }
}
