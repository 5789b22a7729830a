using System.Globalization;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>The kinds of completion items.</summary>
internal enum ItemKind
{
    Field = 5,
    Variable = 6,
    Module = 9,
    Property = 10,
    Value = 12,
    Keyword = 14,
    Snippet = 15,
    File = 17,
    Reference = 18,
    Folder = 19,
    Constant = 21,
}

/// <summary>Collects items for the text before the cursor.</summary>
/// <param name="start">Where the text starts that an item replaces.</param>
/// <param name="end">The cursor.</param>
internal sealed class CompletionItems(Document document, int start, int end, bool hasSnippets)
{
    private const int MaxItems = 500;

    private readonly DocumentRange _range = document.Positions.GetRange(TextSpan.FromBounds(start, end));
    private readonly List<CompletionItem> _items = [];
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

    /// <summary>Whether the client fills in places.</summary>
    public bool HasSnippets => hasSnippets;

    /// <summary>The text that is typed already.</summary>
    public string Typed { get; } = document.Text[start..end];

    public void Add(string label, ItemKind kind, string? detail = null, string? text = null,
        string? documentation = null, bool isSnippet = false)
    {
        if (!label.StartsWith(Typed, StringComparison.OrdinalIgnoreCase) || !_labels.Add(label))
            return;
        var inserted = isSnippet && !hasSnippets ? label : text ?? label;
        _items.Add(new CompletionItem(label, (int)kind, string.IsNullOrEmpty(detail) ? null : detail,
            documentation is null ? null : MarkupContent.Markdown(documentation),
            _items.Count.ToString("D4", CultureInfo.InvariantCulture), label,
            isSnippet && hasSnippets ? 2 : null, new DocumentEdit(_range, document.Positions.Adapt(inserted))));
    }

    /// <summary>In the order in which they were added.</summary>
    public CompletionList ToList() => new(_items.Count > MaxItems, [.. _items.Take(MaxItems)]);
}
