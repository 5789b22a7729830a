using System.Globalization;
using System.Text;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>The hover for the sources of COPY and ADD: the files that they copy from the build context.</summary>
internal static class SourceHover
{
    private const int MaxFiles = 8;

    public static (string Text, TextSpan Span)? Find(DockerfileModel model, Place place)
    {
        if (place.Instruction is not CopyingInstructionSyntax { From: null } copying
            || copying.Sources.FirstOrDefault(place.IsIn) is not { } source)
            return null;
        var selection = ContextSelection.Of(model, copying);
        var text = new StringBuilder();
        if (selection.UnknownReason is { } reason)
            text.Append($"The list may be incomplete: {reason}.\n\n");
        if (selection.Entries.IsEmpty)
            return (text.Length > 0 ? text.ToString() : "Does not match any file in the build context.", source.Span);
        var files = selection.Entries.Sum(entry => entry.Entry.IsFolder ? entry.Entry.Files : 1);
        text.Append($"Copies {Plural.Of(files, "file", "files")}, "
            + $"{ByteSize.Format(selection.Entries.Sum(entry => entry.Entry.Bytes))}:\n\n");
        foreach (var entry in selection.Entries.Select(entry => entry.Entry).OrderByDescending(entry => entry.Bytes)
            .Take(MaxFiles))
            text.Append($"- `{entry.Path}{(entry.IsFolder ? "/" : "")}`: {ByteSize.Format(entry.Bytes)}\n");
        if (selection.Entries.Length > MaxFiles)
            text.Append(CultureInfo.InvariantCulture, $"- and {selection.Entries.Length - MaxFiles} more\n");
        return (text.ToString(), source.Span);
    }
}
