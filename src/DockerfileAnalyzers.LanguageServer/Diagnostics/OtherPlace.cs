using System.Globalization;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Diagnostics;

/// <summary>The other places that a message names: "line 3", "line 3 of '.dockerignore'".</summary>
internal static partial class OtherPlace
{
    public static RelatedInformation[]? Find(DocumentAnalysis analysis, Finding finding)
    {
        var places = Line().Matches(finding.Message).Select(match => Create(analysis, match))
            .OfType<RelatedInformation>().ToArray();
        return places.Length == 0 ? null : places;
    }

    private static RelatedInformation? Create(DocumentAnalysis analysis, Match match)
    {
        var document = analysis.Document;
        var file = document.File;
        if (match.Groups["file"] is { Success: true, Value: var name } && name != Path.GetFileName(file.Path))
        {
            file = analysis.Input.Related
                .FirstOrDefault(other => other.Path.Replace('\\', '/').EndsWith(name, StringComparison.Ordinal));
        }

        if (file is null || !int.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None,
            CultureInfo.InvariantCulture, out var number) || number < 1 || number > file.Lines.Count)
            return null;
        var line = file.Lines.GetLineSpan(number - 1);
        var text = file.GetText(line);
        var start = line.Start + text.Length - text.TrimStart().Length;
        var span = TextSpan.FromBounds(Math.Min(start, line.End), Math.Max(start, line.Start + text.TrimEnd().Length));
        var isOwn = ReferenceEquals(file, document.File);
        var range = (isOwn ? document.Positions : new PositionMap(file, document.Encoding)).GetRange(span);
        return new RelatedInformation(
            new DocumentLocation(isOwn ? document.Uri : DocumentUri.FromPath(file.Path), range), text.Trim());
    }

    [GeneratedRegex(@"\b[Ll]ine (?<line>\d+)(?: of '(?<file>[^']+)')?", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
