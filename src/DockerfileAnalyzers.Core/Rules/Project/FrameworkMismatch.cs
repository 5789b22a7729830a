namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The .NET version of an image does not match the project's target framework.</summary>
internal sealed class FrameworkMismatch() : Rule<Stage>(new()
{
    Id = "DFA6001",
    Title = "Use the .NET version that the project targets",
    Message = "The project targets {0} but the image is .NET {1}; {2}",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var dotNet = DotNetBuild.Of(context.Model);
        if (dotNet.FindVersionProblem(stage) is not { } problem || dotNet.GetTargets() is not { } targets
            || stage.BaseImage is not { Facts: { Version: { } version } facts } image)
            return;
        var end = ImageTable.FindEndOfLife(image.Reference.Repository, image.Reference.Tag);
        var ended = end?.Date < context.AsOf
            ? FormattableString.Invariant($" (its support ended on {end.Date:yyyy-MM-dd})")
            : "";
        var names = string.Join(" and ", targets.Select(GetName));
        // An SDK must build all of them. If there are several, the runtime that the program needs is unknown.
        var fix = facts.Toolchain is Toolchain.DotNetSdk || targets.Count == 1
            ? CreateFix(stage, image, version, targets.Max(), context.Model)
            : null;
        if (fix is { Safety: FixSafety.Safe } && FindDoubt(context.Model, stage, facts) is { } doubt)
            fix = fix.ToUnsafe($"{fix.Title}, which {doubt}");
        context.Report(stage.From.ImageName.Span, [names, version + ended, problem], fix: fix);
    }

    private static string GetName(Version version) => (version.Major < 5 ? "netcoreapp" : "net") + version;

    // A setting that can make the program start on the current image but not on another one.
    private static string? FindDoubt(DockerfileModel model, Stage stage, ImageFacts facts)
    {
        if (DotNetBuild.Of(model).Commands.Any(command =>
            command.Builds && DotNetBuild.Of(model).IsInEnvironment(command, "TargetFramework")))
            return "is wrong if the project takes its target framework from the environment";
        return facts.Toolchain is not Toolchain.DotNetSdk && model.Stages.Where(other => other.Chain.Contains(stage))
            .SelectMany(other => StartScript.GetUnread(model, other)).FirstOrDefault() is { } script
            ? $"is wrong if '{script}' sets DOTNET_ROLL_FORWARD" : null;
    }

    // Only to a tag that is known to exist, and of the same distribution if possible.
    private static Fix? CreateFix(Stage stage, BaseImage image, string version, Version target, DockerfileModel model)
    {
        var (repository, tag) = (image.Reference.Repository, image.Reference.Tag);
        if (stage.From.ImageName.Literal is not { } literal || tag is null || image.Reference.Digest is not null)
            return null;
        var old = Distribution.Find(repository, tag);
        var suffix = tag.StartsWith(version, StringComparison.Ordinal) ? tag.Substring(version.Length) : "";
        var candidates = new[]
        {
            suffix,
            old is null ? "" : "-" + old.Suite,
            old is null ? "" : "-" + old.Suite + "-slim",
            "",
        }
            .Select(candidate => target + candidate)
            .Where(candidate => ImageTable.Exists(repository, candidate)).ToArray();
        var newTag = candidates.FirstOrDefault(candidate =>
            old is null || Distribution.Find(repository, candidate)?.IsLike(old) == true)
            ?? candidates.FirstOrDefault();
        if (newTag is null)
            return null;
        var edit = TextEdit.Replace(
            stage.From.ImageName.Span, literal.Substring(0, literal.Length - tag.Length) + newTag);
        var change = DistributionChange.Find(model, stage, old, Distribution.Find(repository, newTag));
        return change is null ? Fix.Safe($"Use {newTag}", Change.ReplacesImage, edit)
            : Fix.Unsafe($"Use {newTag}, {change}", Change.ReplacesImage, edit);
    }
}
