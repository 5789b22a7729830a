using System.Text;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>How an instruction is written, with the part at the cursor.</summary>
internal static class SignatureProvider
{
    public static SignatureHelp? Find(DocumentAnalysis analysis, Position position)
    {
        if (CompletionPlace.Find(analysis, analysis.Document.Positions.GetOffset(position)) is not
            { Keyword: { } keyword } place || InstructionCatalog.Find(keyword) is not { } info)
            return null;
        if (place.Word.StartsWith("--mount=", StringComparison.OrdinalIgnoreCase) && info.Keyword == "RUN")
            return CreateMount(place.Word["--mount=".Length..]);
        // One for each form: exec form, shell form, heredoc.
        var signatures = info.Forms.Select(form => Create(info, form, place)).ToArray();
        var active = place.Arguments.Append(place.Word).FirstOrDefault() is { } first && first.StartsWith('[')
            ? Array.FindIndex([.. info.Forms], form => form.StartsWith('[')) : 0;
        return new SignatureHelp(
            signatures, Math.Max(0, active), signatures[Math.Max(0, active)].ActiveParameter);
    }

    private static SignatureInformation Create(InstructionInfo info, string form, CompletionPlace place)
    {
        var label = new StringBuilder(info.Keyword);
        var parameters = new List<ParameterInformation>();
        int? active = null;
        var isFlag = place.Word.StartsWith('-') && !place.Arguments.Any();
        foreach (var flag in info.Flags)
        {
            if (isFlag && place.Word.Split('=')[0] == "--" + flag.Name)
                active = parameters.Count;
            label.Append(" [");
            Add(flag.Text, flag.Summary);
            label.Append(']');
        }

        label.Append(' ');
        if (!isFlag)
            active = parameters.Count;
        // The summary is shown once.
        Add(form, null);
        return new SignatureInformation(
            label.ToString(), MarkupContent.Markdown($"{info.Summary}\n\n{info.Details}"), [.. parameters], active);

        void Add(string text, string? summary)
        {
            parameters.Add(new ParameterInformation(
                [label.Length, label.Length + text.Length],
                summary is null ? null : MarkupContent.Markdown(summary)));
            label.Append(text);
        }
    }

    private static SignatureHelp CreateMount(string text)
    {
        var fields = text.Split(',');
        var type = fields.FirstOrDefault(field => field.StartsWith("type=", StringComparison.OrdinalIgnoreCase))
            is { } named ? named[5..].ToLowerInvariant() : "bind";
        var label = new StringBuilder($"--mount=type={type}");
        var parameters = new List<ParameterInformation>
        {
            new([8, label.Length], MarkupContent.Markdown("The type of the mount.")),
        };
        var active = 0;
        foreach (var key in MountCatalog.GetKeys(type))
        {
            if (fields[^1].Split('=')[0] == key.Name)
                active = parameters.Count;
            var part = key.Value.Length == 0 ? key.Name : $"{key.Name}={key.Value}";
            label.Append(',');
            parameters.Add(new ParameterInformation(
                [label.Length, label.Length + part.Length], MarkupContent.Markdown(key.Summary)));
            label.Append(part);
        }

        var summary = MountCatalog.Types.FirstOrDefault(known => known.Name == type)?.Summary ?? "";
        return new SignatureHelp(
            [new SignatureInformation(label.ToString(), MarkupContent.Markdown(summary), [.. parameters], active)],
            0, active);
    }
}
