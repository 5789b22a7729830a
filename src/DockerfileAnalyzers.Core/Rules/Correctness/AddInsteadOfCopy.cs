using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>ADD where nothing is downloaded and nothing unpacked.</summary>
public sealed class AddInsteadOfCopy() : Rule<AddInstructionSyntax>(new()
{
    Id = "DFA4403",
    Title = "Copy with COPY",
    Message = "ADD also downloads and unpacks: COPY says that it does neither",
    Category = Category.Correctness,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3020"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(AddInstructionSyntax add, RuleContext context)
    {
        if (add.Sources.IsEmpty || add.Flags.Any(flag => flag.Name is "checksum" or "keep-git-dir" or "unpack"))
            return;
        foreach (var word in add.Sources)
        {
            if (context.Model.Expand(add, word) is not { } source || ContextSelection.IsRemote(source) || ContextSelection.MayBeUnpacked(source))
                return;
        }

        // A wildcard may find an archive, which ADD unpacks.
        var isCertain = add.Sources.All(word => word.Literal is { } source && !Glob.HasWildcard(source));
        var edit = TextEdit.Replace(add.KeywordSpan, context.File.GetText(add.KeywordSpan) == "add" ? "copy" : "COPY");
        context.Report(add.KeywordSpan, Array.Empty<object>(), fix: Fix.Create("Write COPY", isCertain ? FixSafety.Safe : FixSafety.Unsafe, Change.ReplacesKeyword, edit));
    }
}
