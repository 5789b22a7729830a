using System.Text;
using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>The hover for a command: what it writes, and the sizes of its packages.</summary>
internal static class CommandHover
{
    public static (string Text, TextSpan Span)? Find(DockerfileModel model, Place place)
    {
        if (place.Instruction is not CommandInstructionSyntax)
            return null;
        var command = model.GetCommands(place.Instruction).Where(command => place.IsIn(command.Span))
            .OrderBy(command => command.Span.Length).FirstOrDefault();
        if (command is null)
            return null;
        if (command is not { Action: "install" or "add" }
            || PackageArgument.Read(command).FirstOrDefault(package => place.IsIn(package.Span)) is not { } found
            || PackageTable.Find(model.GetStage(command)?.BaseImage?.Facts) is not { } table
            || !table.IsOf(command.Tool))
            return Describe(model, command);
        var facts = model.GetStage(command)!.BaseImage!.Facts!;
        if (table.GetInstalledBytes([found.Name]) is not { } bytes)
            return ($"**{found.Name}**: size unknown in {facts.SystemName ?? "this release"}", found.Span);
        var count = table.Select([found.Name], withRecommended: false).Ids.Count;
        var recommended = table.GetRecommendedBytes([found.Name]) is > 0 and { } more
            ? $"\n\nRecommended packages add {ByteSize.Format(more)}" : "";
        var others = count > 1 ? $", including {Plural.Of(count - 1, "package", "packages")} that it depends on" : "";
        var certainty = PackageTable.IsExact(facts) ? "" : "≈ ";
        return ($"**{found.Name}** ({facts.SystemName}): {certainty}{ByteSize.Format(bytes)}{others}, "
            + "on a minimal system" + recommended, found.Span);
    }

    private static (string Text, TextSpan Span) Describe(DockerfileModel model, ShellCommand command)
    {
        var text = new StringBuilder($"**{command.Tool}{(command.Action is { } action ? " " + action : "")}**");
        if (ImageHistory.Of(model).Find(command.Instruction) is not { } layer
            || command.Instruction is not RunInstructionSyntax)
        {
            text.Append($": {InstructionCatalog.Find(command.Instruction.Keyword)?.Summary}");
            return (text.ToString(), command.NameSpan);
        }

        var parts = layer.Parts.Where(part => part.Cause == command).ToArray();
        if (parts.Length == 0)
        {
            text.Append(layer.Parts.IsEmpty ? ": nothing is known that it adds to the layer"
                : "\n\n" + LayerText.Describe(model, command.Instruction));
            return (text.ToString(), command.Span);
        }

        text.Append("\n\n");
        foreach (var part in parts)
            text.Append($"- {part.Description}: {part.Size}{LayerText.GetNote(part)}\n");
        if (!layer.Size.IsUnknown && layer.Parts.Length > parts.Length)
            text.Append($"\nThe layer of this {command.Instruction.Keyword}: {layer.Size}\n");
        return (text.ToString(), command.Span);
    }
}
