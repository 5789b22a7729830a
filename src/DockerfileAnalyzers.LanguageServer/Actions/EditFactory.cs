using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>Edits of the engine as the protocol has them.</summary>
internal sealed class EditFactory(ClientFeatures client)
{
    private readonly List<DocumentChange> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Edits a document that is open.</summary>
    public EditFactory Add(Document document, IEnumerable<TextEdit> edits) =>
        Add(document.Uri, document.Version, document.Positions, edits);

    /// <summary>Edits a file that may be closed.</summary>
    /// <param name="version"><see langword="null"/> where it is.</param>
    public EditFactory Add(string uri, int? version, PositionMap positions, IEnumerable<TextEdit> edits)
    {
        // Insertions at one place keep their order; what two fixes share is edited once.
        var converted = edits.Distinct().OrderBy(edit => edit.Span)
            .Select(edit => new DocumentEdit(positions.GetRange(edit.Span), positions.Adapt(edit.NewText))).ToArray();
        if (converted.Length > 0)
            _changes.Add(new DocumentChange(new VersionedTextDocumentIdentifier(uri, version), converted));
        return this;
    }

    /// <summary>Makes a document that is open have another text.</summary>
    public EditFactory AddText(Document document, string text) => text == document.Text ? this
        : Add(document, [TextDifference.Find(document.Text, text)]);

    /// <summary>Creates files; a file that is there stays.</summary>
    public EditFactory Add(IEnumerable<NewFile> files)
    {
        foreach (var file in files)
        {
            var uri = DocumentUri.FromPath(file.Path);
            _changes.Add(new DocumentChange(Kind: "create", Uri: uri, Options: new CreateFileOptions(true)));
            _changes.Add(new DocumentChange(
                new VersionedTextDocumentIdentifier(uri, null), [new DocumentEdit(default, file.Text)]));
        }

        return this;
    }

    public WorkspaceEdit Create() => client.HasVersionedEdits ? new WorkspaceEdit([.. _changes])
        : new WorkspaceEdit(Changes: _changes.Where(change => change.TextDocument is not null).ToDictionary(
            change => change.TextDocument!.Uri, change => change.Edits!, StringComparer.Ordinal));

    /// <summary>Whether the client can make what a fix changes.</summary>
    public static bool CanApply(Fix fix, ClientFeatures client) =>
        fix.NewFiles.IsEmpty || (client.HasVersionedEdits && client.CreatesFiles);
}
