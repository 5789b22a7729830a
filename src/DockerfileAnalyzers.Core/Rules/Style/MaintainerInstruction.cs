using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Style;

/// <summary>MAINTAINER, which a label replaced in 2017.</summary>
public sealed class MaintainerInstruction() : Rule<MaintainerInstructionSyntax>(new()
{
    Id = "DFA8001",
    Title = "Write a label instead of MAINTAINER",
    Message = "MAINTAINER is deprecated: a label says it in a way that tools read",
    Category = Category.Style,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL4000", "MaintainerDeprecated"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(MaintainerInstructionSyntax maintainer, RuleContext context)
    {
        var name = maintainer.Arguments.Text.Trim().Trim('"', '\'');
        var fix = name.IndexOfAny(new[] { '"', '\\', '$', '\'', '`' }) >= 0 || name.Length == 0
            ? null
            : Fix.Safe("Write a label", Change.ReplacesKeyword, TextEdit.Replace(maintainer.Span, $"LABEL org.opencontainers.image.authors=\"{name}\""));
        context.Report(maintainer.KeywordSpan, Array.Empty<object>(), fix: fix);
    }
}
