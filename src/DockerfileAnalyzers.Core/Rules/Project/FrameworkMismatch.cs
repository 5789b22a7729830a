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
        if (context.Model.DotNet.FindVersionProblem(stage) is not { } problem || stage.Image is not { Facts.Version: { } version } image)
            return;
        var ended = ImageTable.FindEndOfLife(image.Reference.Repository, image.Reference.Tag) is { } end && end.Date < context.AsOf ? $" (its support ended on {end.Date:yyyy-MM-dd})" : "";
        var target = context.Project.TargetFrameworks.Select(DotNetBuild.GetVersion).OfType<Version>().First();
        context.Report(stage.From.Image.Span, new object[] { string.Join(" and ", context.Project.TargetFrameworks), version + ended, problem }, fix: CreateFix(stage, image, version, target));
    }

    // Only to a tag that is known to exist.
    private static Fix? CreateFix(Stage stage, BaseImage image, string version, Version target)
    {
        if (stage.From.Image.Literal is not { } literal || image.Reference.Tag is not { } tag || image.Reference.Digest is not null)
            return null;
        var exact = target + tag.Substring(version.Length);
        var newTag = tag.StartsWith(version, StringComparison.Ordinal) && ImageTable.Exists(image.Reference.Repository, exact) ? exact : target.ToString();
        return ImageTable.Exists(image.Reference.Repository, newTag)
            ? Fix.Safe($"Use {newTag}", Change.ReplacesImage, TextEdit.Replace(stage.From.Image.Span, literal.Substring(0, literal.Length - tag.Length) + newTag))
            : null;
    }
}
