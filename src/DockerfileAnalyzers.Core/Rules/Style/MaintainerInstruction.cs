namespace DockerfileAnalyzers.Rules.Style;

/// <summary>MAINTAINER, which has been deprecated in favor of labels since 2017.</summary>
internal sealed class MaintainerInstruction() : Rule<MaintainerInstructionSyntax>(new()
{
    Id = "DFA8001",
    Title = "Use LABEL instead of MAINTAINER",
    Message = "MAINTAINER is deprecated; use the label 'org.opencontainers.image.authors' instead",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL4000", "MaintainerDeprecated"),
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(MaintainerInstructionSyntax maintainer, RuleContext context)
    {
        var name = maintainer.Arguments.Text.Trim().Trim('"', '\'');
        const string label = "org.opencontainers.image.authors";
        var hasLabel = context.Model.GetStage(maintainer)?.ChainInstructions.OfType<LabelInstructionSyntax>()
            .Any(other => other.Pairs.Any(pair => context.Model.Expand(other, pair.Key) is null or label)) == true;
        // An existing label already has a value, and only the last of several MAINTAINER has an effect.
        var isWritable = !hasLabel && maintainer.InnerComments.IsEmpty && name.Length > 0
            && name.IndexOfAny(new[] { '"', '\\', '$', '\'', '`' }) < 0;
        var edit = TextEdit.Replace(maintainer.Span, $"LABEL {label}=\"{name}\"");
        var fix = Fix.Safe("Replace with LABEL", Change.ReplacesKeyword, edit);
        if (MayInheritLabel(context.Model.GetStage(maintainer)?.BaseImage))
            fix = fix.ToUnsafe("Replace with LABEL (it overrides the same label of the base image)");
        context.Report(maintainer.KeywordSpan, [], fix: isWritable ? fix : null);
    }

    // Official images and .NET images do not have this label.
    private static bool MayInheritLabel(BaseImage? image) =>
        image is not { IsScratch: true } && image?.Facts is null
        && !ImageTable.IsOfficial(image?.Reference.Repository ?? "");
}
