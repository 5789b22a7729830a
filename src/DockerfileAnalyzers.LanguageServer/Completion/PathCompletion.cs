using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>Paths of the build context.</summary>
internal static class PathCompletion
{
    /// <summary>The files that COPY can copy, without ignored ones.</summary>
    public static CompletionList FindSources(CompletionPlace place, Func<int, CompletionItems> create)
    {
        var typed = place.Word.TrimStart('"', '[');
        var context = BuildContext.Of(place.Model);
        var items = create(GetSegment(typed).Length);
        AddPaths(items, context.Sent, typed);
        if (place.Arguments.Any() && place.Stage?.FinalState.WorkingDirectory is { } directory)
            items.Add("./", ItemKind.Folder, directory);
        return items.ToList();
    }

    /// <summary>The paths that a pattern of a .dockerignore can match.</summary>
    public static CompletionList? FindPatterns(DocumentAnalysis analysis, int offset, bool hasSnippets)
    {
        var document = analysis.Document;
        var line = document.Text.AsSpan(0, offset);
        var typed = line[(line.LastIndexOf('\n') + 1)..].TrimStart(" \t!/").ToString();
        if (typed.StartsWith('#') || analysis.Input.Manifest is not { } manifest)
            return null;
        var items = new CompletionItems(document, offset - GetSegment(typed).Length, offset, hasSnippets);
        AddPaths(items, manifest.Entries, typed);
        return items.ToList();
    }

    private static void AddPaths(CompletionItems items, ImmutableArray<ContextEntry> entries, string typed)
    {
        var folder = typed[..(typed.Length - GetSegment(typed).Length)];
        if (folder.StartsWith("./", StringComparison.Ordinal))
            folder = folder[2..];
        folder = folder.TrimStart('/');
        var found = new SortedDictionary<string, (long Bytes, bool IsFolder)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!entry.Path.StartsWith(folder, StringComparison.Ordinal) || entry.Path.Length == folder.Length)
                continue;
            var end = entry.Path.IndexOf('/', folder.Length);
            var name = end < 0 ? entry.Path[folder.Length..] : entry.Path[folder.Length..end];
            var known = found.GetValueOrDefault(name);
            found[name] = (known.Bytes + entry.Bytes, known.IsFolder || end >= 0 || entry.IsFolder);
        }

        foreach (var (name, (bytes, isFolder)) in found)
        {
            items.Add(isFolder ? name + "/" : name, isFolder ? ItemKind.Folder : ItemKind.File,
                bytes > 0 ? ByteSize.Format(bytes) : null);
        }
    }

    private static string GetSegment(string path) => path[(path.LastIndexOf('/') + 1)..];
}
