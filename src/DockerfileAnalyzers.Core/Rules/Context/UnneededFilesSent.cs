using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>The .dockerignore lets in what does not belong into an image.</summary>
public sealed class UnneededFilesSent() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5101",
    Title = "Leave out what the image does not need",
    Message = "'{0}' is sent to every build and copied into the image",
    Category = Category.Context,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        if (model.Manifest is not { } manifest || !model.IsCopiedWhole)
            return;
        var end = model.Syntax.File.Text.Length;
        foreach (var group in UnneededFiles.Find(manifest, path => model.Matcher.IsIgnored(path) || model.IsWanted(path)).GroupBy(entry => UnneededFiles.GetPattern(entry.Path)))
        {
            var text = (end > 0 && !model.Syntax.File.Text.EndsWith("\n", StringComparison.Ordinal) ? model.Syntax.File.NewLine : "") + group.Key + model.Syntax.File.NewLine;
            context.Report(default, new object[] { group.Key! }, group.Sum(entry => entry.Bytes), Fix.Safe($"Ignore {group.Key}", TextEdit.Insert(end, text)));
        }
    }
}
