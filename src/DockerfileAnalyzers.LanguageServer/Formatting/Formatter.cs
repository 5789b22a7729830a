using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Formatting;

/// <summary>
/// Keywords in upper case, continued lines indented, no spaces at the ends of lines. What a build reads stays the same:
/// where it would not, nothing is changed.
/// </summary>
internal sealed class Formatter
{
    private readonly DockerfileModel _model;
    private readonly string _text;
    private readonly string _indentation;
    private readonly List<TextEdit> _edits = [];

    private Formatter(DockerfileModel model, FormattingOptions options)
    {
        (_model, _text) = (model, model.File.Text);
        _indentation = GetIndentation(options);
    }

    public static string GetIndentation(FormattingOptions options) =>
        options.InsertSpaces ? new string(' ', Math.Clamp(options.TabSize, 1, 16)) : "\t";

    /// <param name="range">Where; everywhere if not given.</param>
    public static DocumentEdit[] Format(DocumentAnalysis analysis, FormattingOptions options, DocumentRange? range)
    {
        var document = analysis.Document;
        var edits = analysis.Model is { } model ? new Formatter(model, options).Format()
            : IgnoreFileFormatter.Format(analysis);
        if (range is { } wanted && document.Positions.GetSpan(wanted) is var span)
            edits = [.. edits.Where(edit => span.Contains(edit.Span))];
        return [.. edits.OrderBy(edit => edit.Span)
            .Select(edit => new DocumentEdit(
                document.Positions.GetRange(edit.Span), document.Positions.Adapt(edit.NewText)))];
    }

    private TextEdit[] Format()
    {
        if (!_model.Syntax.IsDockersLanguage || _text.Length == 0)
            return [];
        foreach (var instruction in _model.Syntax.Instructions)
            FormatInstruction(instruction);
        FormatLines();
        if (_text[^1] is not ('\n' or '\r'))
            _edits.Add(TextEdit.Insert(_text.Length, _model.File.NewLine));
        return Meaning.IsSame(_model.File, _edits) ? [.. _edits] : [];
    }

    private void FormatInstruction(InstructionSyntax instruction)
    {
        // Instructions that Docker does not know are not changed.
        if (instruction is UnknownInstructionSyntax || _model.Syntax.IsMalformed(instruction.Span))
            return;
        ToUpper(instruction.KeywordSpan);
        if (instruction is OnbuildInstructionSyntax { Trigger: not UnknownInstructionSyntax and var trigger })
            ToUpper(trigger.KeywordSpan);
        if (instruction is FromInstructionSyntax { AsSpan: { } keyword })
            ToUpper(keyword);
        var line = _model.File.Lines.GetLineSpan(_model.File.Lines.GetLine(instruction.Span.Start)).Start;
        if (line < instruction.Span.Start && _model.File.StartsLine(instruction.Span.Start) && _text[line] != '\uFEFF')
            _edits.Add(TextEdit.Delete(TextSpan.FromBounds(line, instruction.Span.Start)));
    }

    // The contents of here-documents are in another language.
    private void FormatLines()
    {
        var words = FindWords();
        var continued = new HashSet<int>();
        foreach (var token in _model.Syntax.Tokens.Where(token => token.Kind is SyntaxKind.LineContinuation))
        {
            continued.Add(_model.File.Lines.GetLine(token.Span.Start));
            FormatContinuation(token.Span, words);
        }

        var bodies = _model.Syntax.Tokens.Where(token => token.Kind is SyntaxKind.HeredocBody
            or SyntaxKind.HeredocTerminator or SyntaxKind.ParserDirective).Select(token => token.Span).ToArray();
        for (var number = 0; number < _model.File.Lines.Count; number++)
        {
            var line = _model.File.Lines.GetLineSpan(number);
            var text = _model.File.GetText(line).TrimEnd('\r', '\n');
            var end = line.Start + text.TrimEnd(' ', '\t').Length;
            var blanks = TextSpan.FromBounds(end, line.Start + text.Length);
            if (blanks.Length > 0 && !continued.Contains(number) && !words.Contains(end + 1)
                && !Array.Exists(bodies, body => body.Start <= blanks.Start && blanks.End <= body.End))
                _edits.Add(TextEdit.Delete(blanks));
        }
    }

    private void FormatContinuation(TextSpan span, HashSet<int> words)
    {
        if (words.Contains(span.Start))
            return;
        var end = span.Start + 1;
        while (end < span.End && _text[end] is ' ' or '\t')
            end++;
        if (end > span.Start + 1)
            _edits.Add(TextEdit.Delete(TextSpan.FromBounds(span.Start + 1, end)));
        // A line that is not indented looks like an instruction.
        if (span.End < _text.Length && _text[span.End] is not (' ' or '\t' or '\r' or '\n' or '#'))
            _edits.Add(TextEdit.Insert(span.End, _indentation));
    }

    // Where continuations are inside of words: a space there would be a part of them.
    private HashSet<int> FindWords()
    {
        var inside = new HashSet<int>();
        foreach (var instruction in _model.Syntax.Instructions)
        {
            var inner = instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction;
            var spans = Place.GetWords(inner).Select(word => word.Span)
                .Concat(inner.Flags.Select(flag => flag.Span));
            if (inner is MaintainerInstructionSyntax or UnknownInstructionSyntax)
                spans = spans.Append(inner.Span);
            if (inner is CommandInstructionSyntax command)
            {
                if (command.IsExecForm)
                    spans = spans.Concat(command.ExecArguments.Select(argument => argument.Span));
                else if (_model.GetScript(inner) is { } script)
                    spans = spans.Concat(script.Root.DescendantsAndSelf().OfType<ShellWord>()
                        .Select(word => word.Span));
                else
                    spans = spans.Append(inner.Span);
            }

            foreach (var span in spans)
            {
                for (var at = span.Start; at <= span.End; at++)
                    inside.Add(at);
            }
        }

        return inside;
    }

    private void ToUpper(TextSpan span)
    {
        var word = _text.Substring(span.Start, span.Length);
        if (word.ToUpperInvariant() is var upper && upper != word && !word.Contains('\\') && !word.Contains('\n'))
            _edits.Add(TextEdit.Replace(span, upper));
    }
}
