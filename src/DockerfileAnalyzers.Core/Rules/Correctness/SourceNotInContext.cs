using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>COPY or ADD specifies a file or directory that is not in the build context.</summary>
internal sealed class SourceNotInContext() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4407",
    Title = "Copy files that exist in the build context",
    Message = "'{0}' is not in the build context, so the build fails{1}",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    // "build\libs\app.jar": the backslash escapes the character after it.
    private static readonly Regex s_backslash = new(@"[\w.-]\\[\w.]", RegexOptions.CultureInvariant);

    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        var model = context.Model;
        if (copying.From is not null || model.IsTemplate || model.IsTrigger(copying) || MayBeWindows(model, copying))
            return;
        foreach (var source in CopyResolver.Of(model, copying).Sources)
        {
            var written = context.File.GetText(source.Word.Span);
            if (written.IndexOf('\\') >= 0 && s_backslash.IsMatch(written) && written[0] != '"'
                && model.Syntax.EscapeCharacter == '\\')
            {
                var path = written.Replace('\\', '/');
                Report(source, $"; '\\' is not a path separator on Linux, use '{path}'", written, path);
            }
            else if (source is { Value: { } value, HasWildcard: false, Filter: { } filter }
                && ContextNames.IsMissing(model, filter.Source))
            {
                if (ContextNames.FindMeant(model, filter.Source) is { } meant)
                    Report(source, $"; did you mean '{meant}'?", value, meant);
                else if (ContextNames.IsSource(filter.Source) && BuildContext.IsTrusted(model))
                    Report(source, "", value, null);
            }
        }

        void Report(CopySource source, string instead, string value, string? meant) => context.Report(
            source.Word.Span, [value, instead], fix: meant is null || source.Word.Literal is null || meant.Contains(' ')
                ? null
                : Fix.Safe($"Copy '{meant}'", Change.ReplacesOperand, TextEdit.Replace(
                    source.Word.Span, context.File.GetText(source.Word.Span).Replace(value, meant))));
    }

    private static bool MayBeWindows(DockerfileModel model, CopyingInstructionSyntax copying) =>
        model.RunsWindows(copying) || model.GetStage(copying)?.BaseImage is not { } image
        || model.GetState(copying).WorkingDirectory?.IndexOf(':') >= 0
        || (image.IsWindows is null && copying.Destination.Text.IndexOf('\\') >= 0);
}
