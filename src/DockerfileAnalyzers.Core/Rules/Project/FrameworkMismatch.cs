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
    Message = "The project targets {0} but the image is .NET {1}; {2}",
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
        context.Report(stage.From.Image.Span, new object[] { string.Join(" and ", context.Project.TargetFrameworks), version + ended, problem },
            fix: CreateFix(stage, image, version, target, context.Model));
    }

    // Only to a tag that is known to exist, of the same distribution where there is one.
    private static Fix? CreateFix(Stage stage, BaseImage image, string version, Version target, DockerfileModel model)
    {
        var (repository, tag) = (image.Reference.Repository, image.Reference.Tag);
        if (stage.From.Image.Literal is not { } literal || tag is null || image.Reference.Digest is not null)
            return null;
        var old = Distribution.Find(repository, tag);
        var suffix = tag.StartsWith(version, StringComparison.Ordinal) ? tag.Substring(version.Length) : "";
        var candidates = new[] { suffix, old is null ? "" : "-" + old.Suite, old is null ? "" : "-" + old.Suite + "-slim", "" }
            .Select(candidate => target + candidate).Where(candidate => ImageTable.Exists(repository, candidate)).ToArray();
        var newTag = candidates.FirstOrDefault(candidate => old is null || Distribution.Find(repository, candidate)?.IsLike(old) == true) ?? candidates.FirstOrDefault();
        if (newTag is null)
            return null;
        var edit = TextEdit.Replace(stage.From.Image.Span, literal.Substring(0, literal.Length - tag.Length) + newTag);
        var change = DistributionChange.Find(model, stage, old, Distribution.Find(repository, newTag));
        return change is null ? Fix.Safe($"Use {newTag}", Change.ReplacesImage, edit)
            : Fix.Unsafe($"Use {newTag}, {change}", Change.ReplacesImage, edit);
    }
}
