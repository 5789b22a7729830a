using System.Text.RegularExpressions;
using DockerfileAnalyzers.LanguageServer.Actions;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Navigation;

/// <summary>Where a name is defined and used, and how it is changed.</summary>
internal static partial class SymbolRequests
{
    public static DocumentLocation[]? FindDefinitions(DocumentAnalysis analysis, Position position) =>
        Symbol.Find(analysis, position) is { } symbol
            ? [.. symbol.Places.Where(place => place.IsDefinition).Select(place => Locate(analysis.Document, place))]
            : null;

    public static DocumentLocation[]? FindReferences(DocumentAnalysis analysis, ReferenceParams parameters) =>
        Symbol.Find(analysis, parameters.Position) is { } symbol
            ? [.. symbol.Places
                .Where(place => !place.IsDefinition || parameters.Context is not { IncludeDeclaration: false })
                .Select(place => Locate(analysis.Document, place))]
            : null;

    public static DocumentHighlight[]? Highlight(DocumentAnalysis analysis, Position position) =>
        Symbol.Find(analysis, position) is { } symbol
            ? [.. symbol.Places.Select(place => new DocumentHighlight(
                analysis.Document.Positions.GetRange(place.Span), place.IsDefinition ? 3 : 2))]
            : null;

    public static PrepareRenameResult? PrepareRename(DocumentAnalysis analysis, Position position) =>
        Symbol.Find(analysis, position) is { } symbol && FindObstacle(symbol) is null
            ? new PrepareRenameResult(analysis.Document.Positions.GetRange(symbol.At), symbol.Name) : null;

    /// <exception cref="RequestException">There is nothing to rename, or the name is not one.</exception>
    public static WorkspaceEdit Rename(DocumentAnalysis analysis, RenameParams parameters, ClientFeatures client)
    {
        var symbol = Symbol.Find(analysis, parameters.Position)
            ?? throw new RequestException(ErrorCode.RequestFailed, "There is no symbol at this position");
        if ((FindObstacle(symbol) ?? FindProblem(symbol, parameters.NewName)) is { } problem)
            throw new RequestException(ErrorCode.RequestFailed, problem);
        return new EditFactory(client).Add(analysis.Document, symbol.Places.Where(place => !place.IsFixed)
            .Select(place => TextEdit.Replace(place.Span, parameters.NewName))).Create();
    }

    private static string? FindObstacle(Symbol symbol)
    {
        if (symbol.Places.Any(place => place is { IsDefinition: true, IsFixed: false }))
            return null;
        return symbol.Kind is SymbolKind.File ? $"The path of '{symbol.Name}' is written in several ways"
            : $"'{symbol.Name}' is not defined in this file";
    }

    private static string? FindProblem(Symbol symbol, string name) => symbol.Kind switch
    {
        SymbolKind.Stage when !StageName().IsMatch(name) || name is "scratch" or "context" =>
            $"'{name}' is not a valid stage name",
        SymbolKind.Variable when !VariableName().IsMatch(name) => $"'{name}' is not a valid variable name",
        SymbolKind.File when name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || c is '"' or '\'') =>
            $"'{name}' is not a path without spaces and quotes",
        SymbolKind.Heredoc when !VariableName().IsMatch(name) => $"'{name}' is not a valid here-document delimiter",
        _ => null,
    };

    private static DocumentLocation Locate(Document document, SymbolPlace place) =>
        new(document.Uri, document.Positions.GetRange(place.Span));

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex StageName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
