using System.Globalization;

namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>A directory that a package manager fills in addition to installing packages.</summary>
/// <param name="Paths">The usual one first; for root's home, where the manager keeps it there.</param>
/// <param name="LeastBytes">In an ordinary image; <see langword="null"/> where it depends on what is installed.</param>
/// <param name="CleanUp">The command that empties it.</param>
/// <param name="Remedies">The options that avoid it, first the one that a person would type; none where only deleting
/// helps.</param>
/// <param name="Image">The images that keep it there; <see langword="null"/> for all.</param>
/// <param name="IsOfBuildTool">
/// The built program no longer needs it, unless it is built or started with the same tool again.
/// </param>
/// <param name="Relocations">
/// Options and variables, or single values of variables, that put it elsewhere or need it.
/// </param>
/// <param name="ReleasesWithout">
/// Distributions whose own version of the tool has neither the cache nor the option.
/// </param>
/// <param name="Since">The first version of the tool's own image that has both.</param>
/// <param name="IsRemedyRecent">Versions that are in use lack the option: it is not offered.</param>
/// <param name="CleanUpNeeds">
/// The beginnings of the names of packages without which <paramref name="CleanUp"/> does not run.
/// </param>
internal sealed record PackageCache(
    string Tool, ImmutableArray<string> Paths, long? LeastBytes, string CleanUp, ImmutableArray<string> Remedies,
        ImmutableArray<string> AvoidingVariables,
    ImmutableArray<string> CleanCommands, Toolchain? Image, bool IsOfBuildTool,
    ImmutableArray<string> Relocations,
    ImmutableArray<string> ReleasesWithout,
    Version? Since,
    ImmutableArray<string> CleanUpNeeds,
    bool IsRemedyRecent)
{
    public string Path => Paths[0];

    /// <summary>The option to propose; <see langword="null"/> without one that every version in use has.</summary>
    public string? OfferedRemedy => IsRemedyRecent || Remedies.IsEmpty ? null : Remedies[0];

    public bool IsAvoidedBy(Func<string, bool> hasOption, Func<string, string?> getVariable) =>
        Remedies.Any(hasOption) || AvoidingVariables.Any(variable => IsOn(variable, getVariable(variable)));

    public bool IsElsewhere(Func<string, bool> hasOption, Func<string, string?> getVariable) =>
        Relocations.Any(name => name[0] == '-' ? hasOption(name) : Matches(name.Split('='), getVariable));

    private static bool Matches(string[] setting, Func<string, string?> getVariable) =>
        getVariable(setting[0]) is { } value && (setting.Length == 1 || setting[1] == value);

    // pip takes every word for yes, by a mistake that it keeps.
    private static bool IsOn(string variable, string? value) =>
        value is { Length: > 0 } && (variable == "PIP_NO_CACHE_DIR" || value is not ("0" or "off" or "false"));
}

/// <summary>Which commands fill which caches.</summary>
internal static class CacheTable
{
    private static readonly Lazy<ImmutableDictionary<string, PackageCache>> s_byCommand = new(ReadTable);

    /// <param name="command">The program, by the name it is called with, or by its main name.</param>
    /// <param name="action">The subcommand by its main name: <c>install</c>, <c>pip install</c>.</param>
    public static PackageCache? Find(string command, string? action)
    {
        // "yarn" alone installs.
        action ??= command == "yarn" ? "install" : "";
        return s_byCommand.Value.TryGetValue(command + " " + action, out var cache) ? cache : null;
    }

    private static ImmutableDictionary<string, PackageCache> ReadTable()
    {
        var table = ImmutableDictionary.CreateBuilder<string, PackageCache>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read("package-caches.tsv"))
        {
            string Column(int index) => index < row.Length ? row[index] : "";
            var cache = new PackageCache(
                row[1],
                Split(row[2], ' '),
                Column(3) is { Length: > 0 } bytes ? long.Parse(bytes, CultureInfo.InvariantCulture) : null,
                row[4],
                Split(Column(5), '|'), Split(Column(6), '|'), Split(Column(7), '|'),
                Enum.TryParse<Toolchain>(Column(8), out var image) ? image : null, Column(9) == "build",
                Split(Column(10), ' '),
                Split(Column(11), ' '),
                Version.TryParse(Column(12), out var since) ? since : null,
                Split(Column(13), ' '),
                Column(14) == "recent");
            foreach (var command in Split(row[0], '|'))
                table[command] = cache;
        }

        return table.ToImmutable();
    }

    private static ImmutableArray<string> Split(string text, char separator) =>
        text.Split(new[] { separator }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
