using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The scripts of the build context that a container starts, and whether the program takes their place.
/// </summary>
internal static class EntryScripts
{
    private const int MaxBytes = 65_536;

    private static readonly Regex s_program = new(
        @"\A\s*(?<command>dotnet\s+(?:[""']?[\w./$\{\}-]+\.dll\b)[^&|;]*)\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// Scripts whose last line runs an assembly as a child of the shell. Those that handle
    /// signals themselves are not among them.
    /// </summary>
    public static IEnumerable<EntryScript> FindWithoutExec(
        string dockerfile, DockerfileText text, string context, DiscoveryLog log)
    {
        var instructions = text.Instructions;
        var start = (CommandInstructionSyntax?)instructions.OfType<EntrypointInstructionSyntax>().LastOrDefault()
            ?? instructions.OfType<CmdInstructionSyntax>().LastOrDefault();
        if (start is null || start.Span.Length > MaxBytes)
            yield break;
        var sources = instructions
            .OfType<CopyingInstructionSyntax>()
            .Where(copying => copying is not CopyInstructionSyntax { From: not null })
            .SelectMany(copying => copying.Sources)
            .Select(source => source.Literal).OfType<string>().ToArray();
        foreach (var name in Regex.Matches(text.Text.Substring(start.Span.Start, start.Span.Length), @"[\w.-]+\.sh\b")
            .Cast<Match>().Select(match => match.Value).Distinct())
        {
            var candidates = sources.Where(source => source.Split('/').Last() == name)
                .Concat(sources.Any(source => source is "." or "./") ? new[] { name } : Array.Empty<string>());
            var path = candidates.Select(source => Path.Combine(context, source.TrimStart('/')))
                .FirstOrDefault(RegularFile.IsFile);
            if (path is null || new FileInfo(path).Length > MaxBytes
                || TextFile.TryRead(path, log)?.Text is not { } script
                || Regex.IsMatch(script, @"\b(?:trap|tini|dumb-init|wait)\b"))
                continue;
            var lines = script.Split('\n').Select((line, index) => (Text: line.Trim(), Number: index + 1))
                .Where(line => line.Text.Length > 0 && line.Text[0] != '#').ToArray();
            if (lines.Length > 0 && s_program.Match(lines[lines.Length - 1].Text) is { Success: true } program)
                yield return new EntryScript(
                    dockerfile, name, lines[lines.Length - 1].Number, program.Groups["command"].Value.Trim());
        }
    }
}
