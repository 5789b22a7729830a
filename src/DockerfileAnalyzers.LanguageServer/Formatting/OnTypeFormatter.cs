using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Formatting;

/// <summary>Indents the line after a continued one when it is begun.</summary>
internal static class OnTypeFormatter
{
    public static DocumentEdit[] Format(DocumentAnalysis analysis, OnTypeFormattingParams parameters)
    {
        var document = analysis.Document;
        var file = document.File;
        if (analysis.Model is not { } model || parameters.Position.Line is not (> 0 and var number)
            || number >= file.Lines.Count)
            return [];
        var previous = file.GetText(file.Lines.GetLineSpan(number - 1)).TrimEnd();
        var line = file.Lines.GetLineSpan(number);
        var text = file.GetText(line).TrimEnd('\r', '\n');
        var indentation = text[..(text.Length - text.TrimStart(' ', '\t').Length)];
        if (!previous.EndsWith(model.Syntax.EscapeCharacter) || previous.TrimStart().StartsWith('#')
            || IsInHeredoc(model.Syntax, line.Start))
            return [];
        // As the line before, where that is continued itself.
        var above = previous[..(previous.Length - previous.TrimStart().Length)];
        var wanted = above.Length > 0 ? above : Formatter.GetIndentation(parameters.Options);
        return indentation == wanted ? [] :
        [
            new DocumentEdit(
                document.Positions.GetRange(new TextSpan(line.Start, indentation.Length)), wanted),
        ];
    }

    private static bool IsInHeredoc(Syntax.DockerfileSyntax syntax, int offset) =>
        syntax.Instructions.Any(instruction => instruction.Heredocs.Any(heredoc =>
            heredoc.BodySpan.Start <= offset && offset < heredoc.BodySpan.End));
}
