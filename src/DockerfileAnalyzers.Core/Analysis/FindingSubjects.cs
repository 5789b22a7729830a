using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// The subjects of the findings of a file: the text of an instruction or a line without layout, comments and the case
/// of keywords. It identifies a finding in a later version of the file.
/// </summary>
internal sealed class FindingSubjects
{
    private readonly SourceFile _file;
    private readonly NodeList<InstructionSyntax> _instructions;
    private readonly Dictionary<int, string> _known = new();

    private FindingSubjects(SourceFile file)
    {
        _file = file;
        _instructions = IgnoreFiles.IsIgnoreFile(file.Path) ? NodeList<InstructionSyntax>.Empty
            : AnalysisLimits.Parse(file).Instructions;
    }

    /// <returns>One line by the place of a finding; empty where it is about the file as a whole.</returns>
    public static IReadOnlyDictionary<TextSpan, string> Of(SourceFile file, IEnumerable<Finding> findings)
    {
        var found = new Dictionary<TextSpan, string>();
        FindingSubjects? subjects = null;
        foreach (var span in findings.Select(finding => finding.Span))
        {
            if (!found.ContainsKey(span))
                found[span] = (subjects ??= new(file)).Get(span);
        }

        return found;
    }

    private string Get(TextSpan span)
    {
        if (span.IsEmpty && span.Start == 0)
            return "";
        var instruction = FindInstruction(span.Start);
        var start = instruction?.Span.Start ?? -1 - _file.Lines.GetLine(span.Start);
        if (!_known.TryGetValue(start, out var subject))
        {
            subject = instruction is null
                ? RemoveLayout(_file.GetText(_file.Lines.GetLineSpan(_file.Lines.GetLine(span.Start))))
                : GetText(instruction);
            _known[start] = subject;
        }

        return subject;
    }

    // The one that holds a position.
    private InstructionSyntax? FindInstruction(int position)
    {
        var (low, high) = (0, _instructions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_instructions[middle].Span.Contains(position))
                return _instructions[middle];
            if (_instructions[middle].Span.Start > position)
                high = middle;
            else
                low = middle + 1;
        }

        return null;
    }

    private string GetText(InstructionSyntax instruction)
    {
        var text = new StringBuilder();
        var start = instruction.Span.Start;
        foreach (var comment in instruction.InnerComments)
        {
            text.Append(_file.Text, start, comment.Span.Start - start);
            start = comment.Span.End;
        }

        return RaiseKeywords(RemoveLayout(text.Append(_file.Text, start, instruction.Span.End - start).ToString()));
    }

    // A line continuation, with either escape character, is layout like the line break after it.
    private static string RemoveLayout(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf('\n', start) + 1;
            next = next > 0 ? next : text.Length;
            AddWords(text, start, FindContentEnd(text, start, next), result);
            start = next;
        }

        return result.ToString();
    }

    private static int FindContentEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        while (end > start && text[end - 1] is '\\' or '`')
            end--;
        return end;
    }

    // Words with one space between them.
    private static void AddWords(string text, int start, int end, StringBuilder result)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            if (result.Length > 0 && (i == start || char.IsWhiteSpace(text[i - 1])))
                result.Append(' ');
            result.Append(text[i]);
        }
    }

    private static string RaiseKeywords(string text)
    {
        var words = text.Split(' ');
        var keyword = 0;
        while (keyword < words.Length - 1 && Raise(words, keyword) == "ONBUILD")
            keyword++;
        var asWord = words.Length - 2;
        if (Raise(words, keyword) == "FROM" && asWord > keyword
            && words[asWord].Equals("as", StringComparison.OrdinalIgnoreCase))
            Raise(words, asWord);
        return string.Join(" ", words);
    }

    private static string Raise(string[] words, int index) => words[index] = words[index].ToUpperInvariant();
}
