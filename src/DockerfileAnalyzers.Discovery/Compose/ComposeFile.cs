using System.Globalization;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A service of a compose file that is built from a Dockerfile.</summary>
/// <param name="Dockerfile">Full path; of an inline text, where it would be if it were a file.</param>
/// <param name="InlineText">The Dockerfile that is written in the compose file itself.</param>
/// <param name="Context">Full path.</param>
/// <param name="Arguments">Those whose values are known.</param>
/// <param name="Ports">Inside the container.</param>
/// <param name="IsStartUnknown">
/// By its command or its variables, as far as they are not known: what the Dockerfile says may not count then.
/// </param>
internal sealed record ComposeService(
    string Name, string File, string Dockerfile, string? InlineText, string Context, string? Target,
        IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<int> Ports, bool IsStartUnknown)
{
    /// <summary>The arguments as the facts of a Dockerfile hold them.</summary>
    public ImmutableArray<BuildArgument> BuildArguments =>
        Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal)
        .Select(argument => new BuildArgument(argument.Key, argument.Value)).ToImmutableArray();

    /// <summary>The name of the file that a port of <see cref="Ports"/> is in.</summary>
    public IReadOnlyDictionary<int, string> PortFiles { get; init; } = new Dictionary<int, string>();

    /// <summary>The ports of the host on which other services of the same files are published.</summary>
    public IReadOnlyList<ComposeNeighbor> Neighbors { get; init; } = Array.Empty<ComposeNeighbor>();

    /// <summary>
    /// Where a container with a read-only root file system can write, because something is mounted there;
    /// <see langword="null"/> where it can write anywhere, or that is not known.
    /// </summary>
    public IReadOnlyList<string>? Writable { get; init; }

    /// <summary>The variables and options that it passes to its program; an empty name for unknown ones.</summary>
    public IReadOnlyList<string> Passed { get; init; } = Array.Empty<string>();

    /// <summary>The image that it is built as, without tag; empty where it does not say so.</summary>
    public string Image { get; init; } = "";

    /// <summary>Whether its input stays open, or it has a terminal.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The settings that decide where the program listens, later files last.</summary>
    public IReadOnlyList<ComposeSetting> Settings { get; init; } = Array.Empty<ComposeSetting>();

    /// <summary>Entries of the list of variables with a colon where <c>=</c> belongs: name and place.</summary>
    public IReadOnlyList<ComposeSetting> Mistyped { get; init; } = Array.Empty<ComposeSetting>();
}

/// <summary>
/// The compose files around a project, and the same of <c>azure.yaml</c>. Parts that cannot be read, or that depend on
/// variables without default, are left out.
/// </summary>
internal static class ComposeFile
{
    // Those of Visual Studio's remote debugger.
    private const int FirstDebuggerPort = 4016;
    private const int LastDebuggerPort = 4026;

    private static readonly Regex s_variable = new(
        @"\$\$|\$\{(?<name>\w+)(?::?-(?<default>[^}]*))?[^}]*\}|\$(?<name>[A-Za-z_]\w*)",
        RegexOptions.CultureInvariant);

    private static readonly RunMemory<string, (ComposeService[] Services, (string Path, string Reason)[] Unread)>
        s_found = new(FindAt);

    /// <summary>
    /// Looks in a folder and in those above it, up to <paramref name="root" />, and directly in the folders of each of
    /// them.
    /// </summary>
    /// <param name="reportUnreadable">Is given each file that could not be read, and why.</param>
    public static IEnumerable<ComposeService> FindAbove(string folder, string root,
        Action<string, string> reportUnreadable)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            var (services, unread) = s_found[current];
            foreach (var (path, reason) in unread)
                reportUnreadable(path, reason);
            foreach (var service in services)
                yield return service;
            if (current == root)
                yield break;
        }
    }

    // In a folder itself, and in its folders: a compose file is often in one of its own, under any name.
    private static (ComposeService[] Services, (string Path, string Reason)[] Unread) FindAt(string folder)
    {
        var unread = new List<(string, string)>();
        var services = DockerFolders.FindWithComposeFiles(folder).Prepend(folder)
            .SelectMany(place => Read(FindIn(place), (path, reason) => unread.Add((path, reason)))).ToArray();
        return (services, unread.ToArray());
    }

    private static string[] FindIn(string folder) => FolderContent.GetFiles(folder)
        .Concat(FolderContent.GetFolders(folder))
        .Where(path => DockerFolders.IsComposeFile(path) || AzureService.IsFile(path))
        // The base file comes first: files that override it have longer names.
        .OrderBy(path => path.Length).ToArray();

    /// <summary>
    /// Files of one folder that are used together: a later one adds to the services of an earlier one.
    /// </summary>
    public static IEnumerable<ComposeService> Read(IReadOnlyList<string> files,
        Action<string, string>? reportUnreadable = null)
    {
        var services = files.SelectMany(file => ReadServices(file, reportUnreadable)
            .Select(service => (File: file, service.Name, service.Node))).GroupBy(service => service.Name).ToArray();
        var published = services.SelectMany(service => service.SelectMany(part => GetPublished(part.Node))
            .Select(port => new ComposeNeighbor("", port.Host, service.Key, port.Container))).Distinct().ToArray();
        var shared = services.SelectMany(service => service)
            .Select(part => ComposeMap.GetText(part.Node, "network_mode")?.Split(':'))
            .Where(mode => mode is ["service", _]).Select(mode => mode![1]).ToArray();
        foreach (var service in services)
        {
            if (service.FirstOrDefault(part => ComposeMap.Get(part.Node, "build") is not null)
                is not { Node: { } declared } part
                || CreateBuild(part.File, ComposeMap.Get(declared, "build")!) is not { } build)
                continue;
            var parts = service.ToLookup(any => IsUsedWith(any.File, any.Node, part.File, files),
                any => (any.File, any.Node));
            var nodes = parts[true].Select(used => used.Node).ToArray();
            var environment = new ComposeEnvironment(service.Key, parts[true].ToArray());
            // Another complete file is used instead of this one, or after it.
            var other = new ComposeEnvironment(service.Key, parts[false].ToArray());
            var isStartUnknown = environment.IsStartUnknown
                || other is { IsStartUnknown: true } or { Settings.Count: > 0 };
            // Another program may serve a port of a network that is shared with it, and a variable may set one.
            var ports = shared.Contains(service.Key) ? Array.Empty<int>() : nodes.SelectMany(GetPorts).Distinct()
                .Where(port => !IsNamed(nodes, port)).ToArray();
            var inline = ComposeMap.GetText(ComposeMap.Get(declared, "build"), "dockerfile_inline");
            yield return new ComposeService(service.Key, part.File, build.Dockerfile, inline is null
                ? null : Interpolate(inline), build.Context, build.Target, build.Arguments, ports,
                isStartUnknown)
            {
                // On the network of the host, or of another container, localhost is not the container alone.
                Neighbors = nodes.Any(node => ComposeMap.Get(node, "network_mode") is not null)
                    ? Array.Empty<ComposeNeighbor>()
                    : published.Where(port => port.Service != service.Key).ToArray(),
                Writable = ComposeMounts.FindWritable(nodes),
                IsInteractive = new[] { "stdin_open", "tty" }.Any(name => ComposeMounts.IsTrue(nodes, name)),
                Passed = environment.Passed.Concat(other.Passed).Distinct().ToArray(),
                Image = ComposeMap.GetText(declared, "image") is { } image && Interpolate(image) is { } name
                    ? ImageName.Trim(name) : "",
                PortFiles = parts[true].SelectMany(used => GetPorts(used.Node)
                        .Select(port => (Port: port, File: Path.GetFileName(used.File))))
                    .GroupBy(port => port.Port).ToDictionary(port => port.Key, port => port.First().File),
                Settings = environment.Settings,
                Mistyped = environment.Mistyped,
            };
        }
    }

    // An override file belongs to the file whose name it extends; another file with a service that is complete is
    // usually used on its own.
    private static bool IsUsedWith(string file, YamlNode service, string main, IReadOnlyList<string> files) =>
        file == main || FindBase(file, files) is var under && (under is not null ? under == main
            : FindBase(main, files) == file
                || (ComposeMap.Get(service, "build") is null && ComposeMap.Get(service, "image") is null));

    // "compose.dev.override.yaml" of "compose.dev.yaml".
    private static string? FindBase(string file, IReadOnlyList<string> files)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return stem.EndsWith(".override", StringComparison.OrdinalIgnoreCase)
            ? files.FirstOrDefault(other =>
                Path.GetFileNameWithoutExtension(other) == Path.GetFileNameWithoutExtension(stem))
            : null;
    }

    private static (string Dockerfile, string Context, string? Target,
        Dictionary<string, string> Arguments)? CreateBuild(string file, YamlNode build)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = build as YamlScalarNode;
        var context = Interpolate(text?.Value ?? ComposeMap.GetText(build, "context") ?? ".");
        var dockerfile = Interpolate(ComposeMap.GetText(build, "dockerfile")
            ?? (ComposeMap.Get(build, "dockerfile_inline") is null ? "Dockerfile" : "(inline)"));
        if (context is null || dockerfile is null || context.Contains("://")
            || context.StartsWith("git@", StringComparison.Ordinal))
            return null;
        foreach (var (name, value) in GetPairs(ComposeMap.Get(build, "args")))
        {
            if (value is not null && Interpolate(value) is { } known)
                arguments[name] = known;
        }

        try
        {
            var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, context));
            root = root.Length > 1 ? root.TrimEnd(Path.DirectorySeparatorChar) : root;
            return (Path.GetFullPath(Path.Combine(root, dockerfile)), root,
                Interpolate(ComposeMap.GetText(build, "target") ?? "") is { Length: > 0 } target
                ? target : null, arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // "8080:80", "127.0.0.1:8080:80/tcp", "80", {target: 80}: the last number is the container's.
    private static IEnumerable<int> GetPorts(YamlNode service) =>
        ((ComposeMap.Get(service, "ports") as YamlSequenceNode)?.Children ?? Enumerable.Empty<YamlNode>())
        .Where(port => !IsForDebugger(port))
        .Select(port => Interpolate((port as YamlScalarNode)?.Value ?? ComposeMap.GetText(port, "target")
        ?? "") is { } text
            && int.TryParse(text.Split('/')[0].Split(':')
            .Last(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && !text.EndsWith("/udp", StringComparison.Ordinal) ? number : 0)
        .Where(number => number is > 0 and not (>= FirstDebuggerPort and <= LastDebuggerPort));

    // "${SHOP_DEBUG_PORT}:5005": a debugger listens there, not the program.
    private static bool IsForDebugger(YamlNode port) => port.AllNodes.OfType<YamlScalarNode>()
        .Any(node => node.Value?.IndexOf("debug", StringComparison.OrdinalIgnoreCase) >= 0);

    // In a variable that ASP.NET Core does not read, or in the command.
    private static bool IsNamed(IEnumerable<YamlNode> services, int port) => services
        .SelectMany(service => GetPairs(ComposeMap.Get(service, "environment"))
            .Select(pair => pair.Value).Append(ComposeMap.GetText(service, "command")))
        .Any(text => NumberSearch.Contains(text, port));

    // "8080:80", "127.0.0.1:8080:80/tcp", {published: 8080, target: 80}.
    private static IEnumerable<(int Host, int Container)> GetPublished(YamlNode service) =>
        ((ComposeMap.Get(service, "ports") as YamlSequenceNode)?.Children ?? Enumerable.Empty<YamlNode>())
        .Select(port => Interpolate((port as YamlScalarNode)?.Value
            ?? ComposeMap.GetText(port, "published") + ":" + ComposeMap.GetText(port, "target")))
        .Select(text => (text ?? "").Split('/')[0].Split(':'))
        .Where(parts => parts.Length > 1)
        .Select(parts => (ToPort(parts[parts.Length - 2]), ToPort(parts[parts.Length - 1])))
        .Where(port => port is { Item1: > 0, Item2: > 0 });

    private static int ToPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;

    private static IEnumerable<(string Name, string? Value)> GetPairs(YamlNode? node) => node switch
    {
        YamlMappingNode map => ComposeMap.GetEntries(map)
            .Select(pair => (pair.Key.Value ?? "", (pair.Value as YamlScalarNode)?.Value)),
        YamlSequenceNode list => list.Children.OfType<YamlScalarNode>()
        .Select(item => (item.Value ?? "").Split(new[] { '=' }, 2))
        .Select(pair => (pair[0], pair.Length == 2 ? pair[1] : null)),
        _ => Enumerable.Empty<(string, string?)>(),
    };

    /// <returns><see langword="null"/> where a variable has no default.</returns>
    internal static string? Interpolate(string text)
    {
        var isKnown = true;
        var result = s_variable.Replace(text, match =>
        {
            if (match.Value == "$$")
                return "$";
            isKnown &= match.Groups["default"].Success;
            return match.Groups["default"].Value;
        });
        return isKnown ? result : null;
    }

    private static IEnumerable<(string Name, YamlNode Node)> ReadServices(string file,
        Action<string, string>? reportUnreadable) => YamlFile.Read(file, reportUnreadable)
            .SelectMany(document => ComposeMap.GetEntries(ComposeMap.Get(document, "services")))
            .Select(service => (service.Key.Value ?? "",
                AzureService.IsFile(file) ? AzureService.ToCompose(file, service.Value) : service.Value));
}
