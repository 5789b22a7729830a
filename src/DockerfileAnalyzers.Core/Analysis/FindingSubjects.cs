using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// What the findings of a file are about: the text of an instruction or a line without layout, comments and the case
/// of keywords. By it, a finding is known again in a later version of the file.
/// </summary>
internal sealed class FindingSubjects
{
    private readonly SourceFile _file;
    private readonly NodeList<InstructionSyntax> _instructions;
    private readonly Dictionary<int, string> _known = new();

    public FindingSubjects(SourceFile file)
    {
        _file = file;
        _instructions = IgnoreFiles.IsIgnoreFile(file.Path) ? NodeList<InstructionSyntax>.Empty
            : AnalysisLimits.Parse(file).Instructions;
    }

    /// <returns>One line; empty where the finding is about the file as a whole.</returns>
    public string Get(TextSpan span)
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

    /// <summary>The instruction that holds a position.</summary>
    public InstructionSyntax? FindInstruction(int position)
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
    private static string RemoveLayout(string text) => string.Join(" ", text.Split('\n')
        .Select(line => line.TrimEnd().TrimEnd('\\', '`'))
        .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

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
