using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The .NET version of an image does not fit the project's target framework.</summary>
public sealed class FrameworkMismatch() : Rule<Stage>(new()
{
    Id = "DFA6001",
    Title = "Use the .NET version that the project targets",
    Message = "The project targets {0}, the image is .NET {1}: {2}",
    Category = Category.Project,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { Parent: null, Image: { Facts: { Version: { } text, Toolchain: { } toolchain } } image } || !Version.TryParse(text, out var version)
            || !context.Model.IsOfThisProject || context.Project["RollForward"] is not null || context.Project.IsTrue("SelfContained") == true)
            return;
        var targets = context.Project.TargetFrameworks.Select(Parse).OfType<Version>().ToArray();
        if (targets.Length == 0 || targets.Length != context.Project.TargetFrameworks.Length)
            return;
        var problem = toolchain switch
        {
            Toolchain.DotNetSdk when version < targets.Min() => "the build will fail",
            Toolchain.DotNetRuntime when image.Reference.Name is "aspnet" or "runtime" && context.Model.FinalStage?.Chain.Last() == stage && !targets.Contains(version)
                => "the container will not start",
            _ => null,
        };
        if (problem is not null)
            context.Report(stage.From.Image.Span, new object[] { string.Join(" and ", context.Project.TargetFrameworks), text, problem }, fix: CreateFix(stage, image, text, targets[0]));
    }

    private static Version? Parse(string framework) =>
        framework.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(framework.Substring(3).Split('-')[0], out var version) && version.Major >= 5 ? version : null;

    // Only to a tag that is known to exist.
    private static Fix? CreateFix(Stage stage, BaseImage image, string version, Version target)
    {
        if (stage.From.Image.Literal is not { } literal || image.Reference.Tag is not { } tag || image.Reference.Digest is not null)
            return null;
        var exact = target + tag.Substring(version.Length);
        var newTag = tag.StartsWith(version, StringComparison.Ordinal) && ImageTable.Exists(image.Reference.Repository, exact) ? exact : target.ToString();
        return ImageTable.Exists(image.Reference.Repository, newTag)
            ? Fix.Safe($"Use {newTag}", TextEdit.Replace(stage.From.Image.Span, literal.Substring(0, literal.Length - tag.Length) + newTag))
            : null;
    }
}
