using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Documents;

/// <summary>The open documents at one moment.</summary>
internal sealed record DocumentSet(ImmutableDictionary<string, Document> Documents)
{
    public static DocumentSet Empty { get; } =
        new(ImmutableDictionary.Create<string, Document>(StringComparer.Ordinal));

    public IEnumerable<Document> All => Documents.Values;

    /// <exception cref="RequestException">The document is not open.</exception>
    public Document Get(string uri) => Documents.GetValueOrDefault(uri)
        ?? throw new RequestException(ErrorCode.InvalidParams, $"'{uri}' is not open");

    public Document? Find(string uri) => Documents.GetValueOrDefault(uri);

    public Document? FindPath(string path) => Documents.Values.FirstOrDefault(document => document.Path == path);

    /// <summary>The input with the editor's texts of other files.</summary>
    public AnalysisInput Replace(AnalysisInput input) => input with
    {
        Related = ImmutableArray.CreateRange(input.Related, file => FindPath(file.Path)?.File ?? file),
    };

    public DocumentSet With(Document document) => new(Documents.SetItem(document.Uri, document));

    public DocumentSet Without(string uri) => new(Documents.Remove(uri));
}
