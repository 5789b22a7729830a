using System.Text;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>The text for the position under the mouse.</summary>
internal static class HoverProvider
{
    public static Hover? Find(DocumentAnalysis analysis, Position position)
    {
        var offset = analysis.Document.Positions.GetOffset(position);
        if (analysis.Document.Kind is DocumentKind.IgnoreFile)
            return IgnoreFileHover.Find(analysis, offset);
        if (analysis.Model is not { } model || Place.Find(model, offset) is not { } place)
            return null;
        var found = FindKeyword(model, place) ?? FindFlag(analysis, model, place)
            ?? FindVariable(analysis, model, place)
            ?? FindStage(model, place) ?? FindImage(model, place) ?? CommandHover.Find(model, place)
            ?? SourceHover.Find(model, place);
        return found is not { Text.Length: > 0 } ? null
            : new Hover(
                MarkupContent.Markdown(found.Value.Text), analysis.Document.Positions.GetRange(found.Value.Span));
    }

    private static (string Text, TextSpan Span)? FindKeyword(DockerfileModel model, Place place)
    {
        var instruction = place.Instruction;
        if (!place.IsIn(instruction.KeywordSpan))
            return null;
        var text = new StringBuilder();
        if (InstructionCatalog.Find(instruction.Keyword) is { } info)
        {
            text.Append("```dockerfile\n");
            foreach (var form in info.Forms)
                text.Append($"{info.Keyword}{(info.Flags.IsEmpty ? "" : " [flags]")} {form}\n");
            text.Append($"```\n{info.Summary}\n\n{info.Details}\n\n[Reference]({info.Page})\n\n");
        }

        if (instruction is FromInstructionSyntax && model.GetStage(instruction) is { } stage)
            text.Append(LayerText.Describe(model, stage));
        else
            text.Append(LayerText.Describe(model, place.Outer));
        return (text.ToString(), instruction.KeywordSpan);
    }

    private static (string Text, TextSpan Span)? FindFlag(
        DocumentAnalysis analysis, DockerfileModel model, Place place)
    {
        var instruction = place.Instruction;
        if (instruction.Flags.FirstOrDefault(place.IsIn) is not { } flag)
            return null;
        if (flag.Value is { } value && place.IsIn(value) && flag.Name.ToLowerInvariant() != "mount")
        {
            return FindVariable(analysis, model, place) ?? FindStage(model, place)
                ?? (flag.Name == "from" && BaseImageOf(model, instruction, value) is { } image
                    ? (ImageText.Describe(image), value.Span) : null);
        }

        if (InstructionCatalog.Find(instruction.Keyword)?.Flags
            .FirstOrDefault(known => known.Name.Equals(flag.Name, StringComparison.OrdinalIgnoreCase)) is not { } info)
            return null;
        var text = new StringBuilder($"`{info.Text}`\n\n{info.Summary}\n");
        if (info.Name == "mount" && (instruction as RunInstructionSyntax)?.Mounts
            .FirstOrDefault(mount => mount.Span == flag.Span) is { } mount)
        {
            var type = MountCatalog.Types.FirstOrDefault(type => type.Name == mount.Type);
            text.Append($"\n**type={mount.Type}**: {type?.Summary ?? "unknown mount type"}\n\n");
            foreach (var key in MountCatalog.GetKeys(mount.Type))
                text.Append($"- `{key.Name}`: {key.Summary}\n");
        }

        return (text.ToString(), flag.Span);
    }

    private static (string Text, TextSpan Span)? FindVariable(
        DocumentAnalysis analysis, DockerfileModel model, Place place)
    {
        var use = VariableOccurrences.Find(model).Where(use => place.IsIn(use.Span))
            .OrderBy(use => use.Span.Length).FirstOrDefault();
        if (use is null)
            return null;
        var (before, after) = VariableOccurrences.GetValues(model, use);
        var variable = (use.IsDefinition ? after : before) ?? after;
        if (variable is null)
        {
            return VariableScope.PlatformArguments.Contains(use.Name)
                ? ($"`{use.Name}`: set by BuildKit", use.Span) : null;
        }

        var kind = variable.IsArgument ? "build argument" : "environment variable";
        var value = variable.Value is { } text ? $"`{text}`" : "known only during the build";
        var line = variable.Definition is { } definition
            ? $"\n\nSet on line {analysis.Document.Positions.GetPosition(definition.Span.Start).Line + 1}" : "";
        var note = variable is { IsArgument: true, Value: not null } ? " unless '--build-arg' sets it" : "";
        return ($"**{use.Name}** ({kind}): {value}{note}{(use.IsDefinition ? "" : line)}", use.Span);
    }

    private static (string Text, TextSpan Span)? FindStage(DockerfileModel model, Place place) =>
        StageOccurrences.Find(model).FirstOrDefault(use => place.IsIn(use.Span)) is { } use
            ? (LayerText.Describe(model, use.Stage), use.Span) : null;

    private static (string Text, TextSpan Span)? FindImage(DockerfileModel model, Place place) =>
        place.Instruction is FromInstructionSyntax from && place.IsIn(from.ImageName)
            && model.GetStage(from) is { BaseImage: { } image, Parent: null }
            ? (ImageText.Describe(image), from.ImageName.Span) : null;

    private static BaseImage? BaseImageOf(DockerfileModel model, InstructionSyntax instruction, WordSyntax word) =>
        model.Expand(instruction, word) is { Length: > 0 } name && ImageReference.FindProblem(name) is null
            ? BaseImage.Create(name) : null;
}
