using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>The packages that the release of the base image has, with what they add.</summary>
internal static class PackageCompletion
{
    private static readonly char[] s_separators = ['&', '|', ';', '(', '{'];

    public static CompletionList? Find(CompletionPlace place, CompletionItems items)
    {
        if (place.Stage?.BaseImage?.Facts is not { } facts || PackageTable.Find(facts) is not { } table)
            return null;
        // The command at the cursor as typed so far.
        var command = place.Words.Skip(1).Reverse()
            .TakeWhile(word => word.IndexOfAny(s_separators) < 0).Reverse()
            .Where(word => word is not ("sudo" or "\\") && word[0] != '-').ToArray();
        var tool = command.FirstOrDefault() == "apt" ? "apt-get" : command.FirstOrDefault();
        if (tool is null || !table.IsOf(tool) || command.ElementAtOrDefault(1) is not ("install" or "add")
            || place.Word.StartsWith('-'))
            return null;
        foreach (var package in table.Packages.Where(package =>
            package.StartsWith(place.Word, StringComparison.Ordinal)))
        {
            items.Add(package, ItemKind.Module,
                table.GetInstalledBytes([package]) is { } bytes ? ByteSize.Format(bytes) : null);
        }

        return items.ToList();
    }
}
