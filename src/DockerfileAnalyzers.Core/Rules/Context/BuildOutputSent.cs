using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The bin and obj folders of this machine are copied to where the image restores and builds.</summary>
public sealed class BuildOutputSent() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5102",
    Title = "Leave out what this machine restored and built",
    Message = "{0} copied over what the image restores and builds itself",
    Category = Category.Context,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.Manifest is not { } manifest)
            return;
        var patterns = UnneededFiles.FindBuildOutput(manifest, model.Copied).Where(entry => model.FindIntended(entry.Path) is null)
            .Select(UnneededFiles.GetPattern).OfType<string>().Distinct().OrderBy(pattern => pattern, StringComparer.Ordinal).ToArray();
        if (patterns.Length > 0)
            context.Report(default, new object[] { PatternList.Say(patterns) }, fix: Fix.Safe($"Ignore {PatternList.Join(patterns)}", Change.AddsPattern, IgnoreFileEdits.Add(model.Syntax, patterns)));
    }
}
