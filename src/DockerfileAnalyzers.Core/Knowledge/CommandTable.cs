namespace DockerfileAnalyzers.Knowledge;

/// <summary>How the command lines of tools are read: which have subcommands, which options take the next word, which run another command.</summary>
public static class CommandTable
{
    private static readonly ImmutableHashSet<string> s_withSubcommands = Set(
        "apt-get apt aptitude apk dnf yum microdnf tdnf zypper npm yarn pnpm pip pip3 gem bundle bundler composer cargo go dotnet nuget conda mamba git poetry uv rustup systemctl service docker choco");

    // Options that take the next word, by tool; from the tools' manual pages.
    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> s_valueOptions = new Dictionary<string, string>
    {
        ["apt-get"] = "-t --target-release --default-release -o --option -c --config-file -a --host-architecture",
        ["apt"] = "-t --target-release --default-release -o --option -c --config-file",
        ["apk"] = "-t --virtual -p --root -X --repository --keys-dir --repositories-file --cache-dir --wait --arch",
        ["dnf"] = "-c --config -x --exclude --enablerepo --disablerepo --repo --repoid --installroot --releasever --setopt",
        ["microdnf"] = "--enablerepo --disablerepo --setopt --installroot --releasever",
        ["yum"] = "-c --config -x --exclude --enablerepo --disablerepo --installroot --releasever --setopt",
        ["npm"] = "--prefix --registry --loglevel --omit --include --cache -w --workspace --userconfig",
        ["pip"] = "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --cache-dir --log --proxy --timeout --trusted-host --cert",
        ["pip3"] = "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --cache-dir --log --proxy --timeout --trusted-host --cert",
        ["dotnet"] = "-c --configuration -o --output -r --runtime -f --framework -a --arch --os -v --verbosity -s --source --project --version-suffix --packages --configfile --tool-path --version",
        ["go"] = "-o -ldflags -tags -mod -gcflags -asmflags -p -buildmode -C",
        ["cargo"] = "--target --manifest-path --features --bin --example --package -p --profile --target-dir -j --jobs",
        ["curl"] = "-o --output -H --header -X --request -d --data -u --user -A --user-agent -b --cookie -e --referer -T -x --proxy --cacert --connect-timeout --max-time -m --retry --retry-delay -w --write-out -C -K",
        ["wget"] = "-O --output-document -o -P --directory-prefix -T --timeout -t --tries -U --user-agent -a -i --header --user --password",
        ["useradd"] = "-b -c -d -e -f -g -G -k -K -p -s -u -Z --uid --gid --home-dir --shell --groups --comment",
        ["adduser"] = "-h -g -s -G -u -k --home --shell --uid --gid --ingroup --gecos --disabled-password-dummy",
        ["git"] = "-C -c -b --branch --depth -o --origin",
    }.ToImmutableDictionary(pair => pair.Key, pair => Set(pair.Value));

    // Programs that run the command behind their own options, and the options of theirs that take a word.
    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> s_wrappers = new Dictionary<string, string>
    {
        ["sudo"] = "-u --user -g --group",
        ["exec"] = "-a",
        ["env"] = "-u --unset -C --chdir",
        ["time"] = "-f -o",
        ["nice"] = "-n",
        ["nohup"] = "",
        ["command"] = "",
        ["eatmydata"] = "",
        ["xargs"] = "-n -I -P -L -d -a -s",
        ["tini"] = "-p -e",
        ["dumb-init"] = "",
    }.ToImmutableDictionary(pair => pair.Key, pair => Set(pair.Value));

    public static bool HasSubcommands(string command) => s_withSubcommands.Contains(command);

    public static bool TakesValue(string command, string? subcommand, string option) =>
        // "dotnet --version" is a question; "dotnet tool install --version 1" takes a word.
        !(command == "dotnet" && subcommand is null && option == "--version")
        && s_valueOptions.TryGetValue(command, out var options) && options.Contains(option);

    /// <summary>The index of the command that a wrapper runs; 0 where the program is no wrapper.</summary>
    public static int FindWrappedCommand(string name, IReadOnlyList<string?> words)
    {
        if (!s_wrappers.TryGetValue(name, out var valueOptions))
            return 0;
        for (var i = 1; i < words.Count; i++)
        {
            var text = words[i] ?? "";
            if (text == "--")
                return i + 1;
            if (valueOptions.Contains(text))
                i++;
            else if (text.Length > 0 && text[0] != '-' && !(name == "env" && text.IndexOf('=') > 0))
                return i;
        }

        return 0;
    }

    private static ImmutableHashSet<string> Set(string words) =>
        words.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
}
