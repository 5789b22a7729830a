namespace DockerfileAnalyzers.Knowledge;

/// <summary>A directory that a package manager fills beside what it is asked to install.</summary>
/// <param name="Path">For root's home, where the manager keeps it there.</param>
/// <param name="CleanUp">The command that empties it.</param>
/// <param name="Remedy">The option that avoids it, as a person would type it; <see langword="null"/> where only deleting helps.</param>
public sealed record PackageCache(
    string Tool, string Path, string CleanUp, string? Remedy, ImmutableArray<string> AvoidingVariables, ImmutableArray<string> CleanCommands)
{
    public bool IsAvoidedBy(Func<string, bool> hasOption, Func<string, string?> getVariable) =>
        (Remedy is not null && hasOption(Remedy))
        || AvoidingVariables.Any(variable => getVariable(variable) is { Length: > 0 } value && value is not ("0" or "off" or "false"));
}

/// <summary>Which commands fill which caches, from the managers' own documentation.</summary>
public static class CacheTable
{
    private static readonly ImmutableDictionary<string, PackageCache> s_byCommand = CreateTable();

    public static PackageCache? Find(string command, string? subcommand)
    {
        // "yarn" alone installs.
        subcommand ??= command == "yarn" ? "install" : "";
        return s_byCommand.TryGetValue(command + " " + subcommand, out var cache) ? cache : null;
    }

    /// <summary>
    /// The least that the index of a package manager weighs in an ordinary image; <see langword="null"/> where it depends on what is
    /// installed. Alpine main and community; Enterprise Linux 8 and 9, CentOS 7; Photon and Azure Linux; Leap.
    /// </summary>
    public static long? GetLeastBytes(string tool) => tool switch
    {
        "apk" => 2_000_000,
        "dnf" => 30_000_000,
        "yum" => 60_000_000,
        "tdnf" => 20_000_000,
        "zypper" => 50_000_000,
        _ => null,
    };

    private static ImmutableDictionary<string, PackageCache> CreateTable()
    {
        var table = ImmutableDictionary.CreateBuilder<string, PackageCache>(StringComparer.Ordinal);
        void Add(string commands, string tool, string path, string cleanUp, string? remedy = null, string variables = "", string cleaners = "")
        {
            var cache = new PackageCache(tool, path, cleanUp, remedy, Split(variables), Split(cleaners));
            foreach (var command in Split(commands))
                table[command] = cache;
        }

        Add("apt-get update|apt update|aptitude update", "apt", "/var/lib/apt/lists", "rm -rf /var/lib/apt/lists/*", cleaners: "apt-get distclean");
        Add("apk add|apk update|apk upgrade", "apk", "/var/cache/apk", "rm -rf /var/cache/apk/*", "--no-cache");
        Add("dnf install|dnf update|dnf upgrade|dnf groupinstall|dnf makecache", "dnf", "/var/cache/dnf", "dnf clean all", cleaners: "dnf clean|yum clean");
        Add("microdnf install|microdnf update|microdnf upgrade", "dnf", "/var/cache/dnf", "microdnf clean all", cleaners: "dnf clean|microdnf clean");
        Add("yum install|yum update|yum upgrade|yum groupinstall|yum localinstall|yum makecache", "yum", "/var/cache/yum", "yum clean all", cleaners: "yum clean|dnf clean");
        Add("tdnf install|tdnf update|tdnf upgrade|tdnf makecache", "tdnf", "/var/cache/tdnf", "tdnf clean all", cleaners: "tdnf clean");
        Add("zypper install|zypper in|zypper refresh|zypper ref|zypper update|zypper up", "zypper", "/var/cache/zypp", "zypper clean --all", "--no-cache", cleaners: "zypper clean");
        Add("pip install|pip3 install", "pip", "/root/.cache/pip", "pip cache purge", "--no-cache-dir", "PIP_NO_CACHE_DIR", "pip cache|pip3 cache");
        Add("npm install|npm i|npm ci|npm add", "npm", "/root/.npm", "rm -rf ~/.npm", cleaners: "npm cache");
        Add("yarn install|yarn add|yarn global", "yarn", "/usr/local/share/.cache/yarn", "yarn cache clean", cleaners: "yarn cache");
        return table.ToImmutable();
    }

    private static ImmutableArray<string> Split(string text) =>
        text.Split(new[] { '|' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
