using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Hovers;

/// <summary>What a package of a command weighs.</summary>
internal static class CommandHover
{
    public static (string Text, TextSpan Span)? Find(DockerfileModel model, Place place)
    {
        if (place.Instruction is not CommandInstructionSyntax)
            return null;
        var command = model.GetCommands(place.Instruction).Where(command => place.IsIn(command.Span))
            .OrderBy(command => command.Span.Length).FirstOrDefault();
        if (command is not { Action: "install" or "add" }
            || PackageArgument.Read(command).FirstOrDefault(package => place.IsIn(package.Span)) is not { } found
            || PackageTable.Find(model.GetStage(command)?.BaseImage?.Facts) is not { } table
            || !table.IsOf(command.Tool))
            return null;
        var facts = model.GetStage(command)!.BaseImage!.Facts!;
        if (table.GetInstalledBytes([found.Name]) is not { } bytes)
            return ($"**{found.Name}**: size unknown in {facts.OsRelease ?? "this release"}", found.Span);
        var count = table.Select([found.Name], withRecommended: false).Ids.Count;
        var recommended = table.GetRecommendedBytes([found.Name]) is > 0 and { } more
            ? $"\n\nRecommended packages add {ByteSize.Format(more)}" : "";
        var others = count > 1 ? $", including {Plural.Of(count - 1, "package", "packages")} that it depends on" : "";
        var certainty = PackageTable.IsExact(facts) ? "" : "≈ ";
        return ($"**{found.Name}** ({facts.OsRelease}): {certainty}{ByteSize.Format(bytes)}{others}, "
            + "on a minimal system" + recommended, found.Span);
    }
}
