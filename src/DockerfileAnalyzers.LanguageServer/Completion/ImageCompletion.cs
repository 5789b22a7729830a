using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>Stages, known images and their tags.</summary>
internal static class ImageCompletion
{
    /// <param name="typed">The typed part of the name; by default, the word at the cursor.</param>
    public static CompletionList Find(
        CompletionPlace place, Func<int, CompletionItems> create, bool withStages, string? typed = null)
    {
        typed ??= place.Word;
        var colon = typed.LastIndexOf(':');
        if (colon > typed.LastIndexOf('/'))
            return CompleteTag(typed[..colon], create(typed.Length - colon - 1));
        var items = create(typed.Length);
        var limit = place.Offset - place.Line.Length;
        foreach (var stage in withStages ? place.Model.Stages.Where(stage => stage.From.Span.End <= limit) : [])
        {
            if (stage.From.Alias is { } alias)
                items.Add(alias.Text, ItemKind.Reference, $"stage on {stage.From.ImageName.Text}");
        }

        foreach (var repository in ImageTable.Repositories)
            items.Add(repository, ItemKind.Module, "image");
        items.Add("scratch", ItemKind.Module, "the empty image");
        return items.ToList();
    }

    private static CompletionList CompleteTag(string repository, CompletionItems items)
    {
        foreach (var tag in ImageTable.GetTags(repository).OrderByDescending(tag => tag, TagOrder.Instance))
        {
            if (tag.StartsWith(items.Typed, StringComparison.OrdinalIgnoreCase))
                items.Add(tag, ItemKind.Value, ImageText.Summarize(repository, tag));
        }

        return items.ToList();
    }
}
