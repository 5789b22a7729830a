using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// By what a finding is known again in a later version of its file: its rule, the text of its instruction or line
/// without layout, and which of several equal ones it is. Lines that are added or removed elsewhere change nothing.
/// </summary>
internal static class FindingFingerprint
{
    private const int HexDigits = 32;

    /// <summary>The fingerprints of all findings of a file, in their order.</summary>
    public static ImmutableArray<string> Create(SourceFile file, IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count == 0)
            return ImmutableArray<string>.Empty;
        var instructions = IgnoreFiles.IsIgnoreFile(file.Path) ? ImmutableArray<InstructionSyntax>.Empty
            : DockerfileParser.Parse(file).Instructions;
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        using var hash = SHA256.Create();
        return findings.Select(finding =>
        {
            var key = finding.Rule.Id + "\n" + GetSubject(file, finding.Span.Start, instructions);
            occurrences.TryGetValue(key, out var before);
            occurrences[key] = before + 1;
            return Hash(hash, key + "\n" + before.ToString(CultureInfo.InvariantCulture));
        }).ToImmutableArray();
    }

    private static string GetSubject(
        SourceFile file, int position, ImmutableArray<InstructionSyntax> instructions)
    {
        var instruction = FindInstruction(instructions, position);
        if (instruction is null)
            return RemoveLayout(file.GetText(file.Lines.GetLineSpan(file.Lines.GetLine(position))));
        var text = new StringBuilder();
        var start = instruction.Span.Start;
        foreach (var comment in instruction.InnerComments)
        {
            text.Append(file.Text, start, comment.Span.Start - start);
            start = comment.Span.End;
        }

        return RemoveLayout(text.Append(file.Text, start, instruction.Span.End - start).ToString());
    }

    private static InstructionSyntax? FindInstruction(ImmutableArray<InstructionSyntax> instructions, int position)
    {
        var (low, high) = (0, instructions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (instructions[middle].Span.Contains(position))
                return instructions[middle];
            if (instructions[middle].Span.Start > position)
                high = middle;
            else
                low = middle + 1;
        }

        return null;
    }

    // A line continuation, with either escape character, is layout like the line break after it.
    private static string RemoveLayout(string text) => string.Join(" ", text.Split('\n')
        .Select(line => line.TrimEnd().TrimEnd('\\', '`'))
        .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Hash(HashAlgorithm hash, string text) => string.Concat(
        hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(HexDigits / 2)
            .Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
