using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using YamlDotNet.RepresentationModel;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// The settings of a compose service that decide where its program listens: <c>environment</c>, <c>env_file</c>,
/// <c>command</c>, <c>entrypoint</c>, <c>volumes</c>.
/// </summary>
internal sealed class ComposeEnvironment
{
    private const int MaxBytes = 65_536;

    private static readonly Regex s_relevant = new(
        @"URLS\z|_PORTS?\z|Kestrel|\APORT\z|\A(?:ASPNETCORE|DOTNET)_ENVIRONMENT\z|Certificate",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_mistyped = new(@"\A(?<name>[A-Za-z_]\w*):(?<value>[^=]*)\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_certificates = new(@"\.aspnet|https|certs?\b|\bssl\b|\btls\b|UserSecrets",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string _service;
    private readonly List<ComposeSetting> _settings = new();
    private readonly List<ComposeSetting> _mistyped = new();
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);

    /// <param name="parts">The definitions of the service in the files, the base file first.</param>
    public ComposeEnvironment(string service, IReadOnlyList<(string File, YamlNode Node)> parts)
    {
        _service = service;
        foreach (var (file, node) in parts)
        {
            // "extends" brings what another file says.
            if (ComposeMap.Get(node, "extends") is not null)
                IsStartUnknown = true;
            foreach (var path in GetTexts(ComposeMap.Get(node, "env_file"), "path"))
                ReadFile(file, path);
            ReadVariables(file, ComposeMap.Get(node, "environment"));
            ReadCommand(file, ComposeMap.Get(node, "command"));
            ReadCommand(file, ComposeMap.Get(node, "entrypoint"));
            // Mounted settings may differ from those of the project.
            if (GetTexts(ComposeMap.Get(node, "volumes"), "target").Any(volume =>
                volume.IndexOf("/appsettings", StringComparison.OrdinalIgnoreCase) >= 0))
                IsStartUnknown = true;
            if (GetTexts(ComposeMap.Get(node, "volumes"), "target")
                .Concat(GetTexts(ComposeMap.Get(node, "volumes"), "source")).Any(s_certificates.IsMatch))
                Add(file, node, "Certificate", "");
            // A file of it can be any of the settings.
            if (ComposeMap.Get(node, "configs") is not null)
                _passed.Add("");
        }
    }

    public bool IsStartUnknown { get; private set; }

    public IReadOnlyList<ComposeSetting> Settings => _settings;

    public IReadOnlyList<ComposeSetting> Mistyped => _mistyped;

    /// <summary>The names of all variables and options; an empty one stands for others that are not known.</summary>
    public IEnumerable<string> Passed => IsStartUnknown ? _passed.Append("") : _passed;

    private void ReadVariables(string file, YamlNode? node)
    {
        foreach (var (key, value) in ComposeMap.GetEntries(node))
            AddVariable(file, key, key.Value ?? "", (value as YamlScalarNode)?.Value);

        foreach (var item in (node as YamlSequenceNode)?.Children.OfType<YamlScalarNode>()
            ?? Enumerable.Empty<YamlScalarNode>())
        {
            var text = item.Value ?? "";
            var equals = text.IndexOf('=');
            // "ConnectionStrings:Shop" alone takes its value from the host.
            if (s_mistyped.Match(text) is { Success: true } match
                && (match.Groups["name"].Value.All(IsUpper)
                || !Regex.IsMatch(match.Groups["value"].Value, @"\A[A-Za-z_][\w:]*\z")))
                _mistyped.Add(new ComposeSetting(_service, Path.GetFileName(file), (int)item.Start.Line,
                    match.Groups["name"].Value, ""));
            else
                AddVariable(file, item, equals < 0 ? text : text.Substring(0, equals), equals < 0
                    ? null : text.Substring(equals + 1));
        }
    }

    private static bool IsUpper(char character) => character is '_' or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private void AddVariable(string file, YamlNode place, string name, string? value)
    {
        _passed.Add(name);
        if (s_relevant.IsMatch(name))
            Add(file, place, name, value is null ? "" : ComposeFile.Interpolate(value) ?? "");
    }

    // A file that is not there may say anything.
    private void ReadFile(string file, string path)
    {
        try
        {
            var full = ComposeFile.Interpolate(path) is { } known
                ? Path.Combine(Path.GetDirectoryName(file)!, known) : "";
            if (!RegularFile.IsFile(full, MaxBytes))
            {
                IsStartUnknown = true;
                return;
            }

            var line = 0;
            foreach (var text in File.ReadLines(full).Select(text => text.Trim()))
            {
                line++;
                var equals = text.IndexOf('=');
                if (equals <= 0 || text[0] == '#')
                    continue;
                var name = text.Substring(0, equals).Replace("export ", "").Trim();
                _passed.Add(name);
                if (!s_relevant.IsMatch(text.Substring(0, equals)))
                    continue;
                _settings.Add(Create(full, line, name,
                    ComposeFile.Interpolate(text.Substring(equals + 1).Trim().Trim('"', '\'')) ?? ""));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            IsStartUnknown = true;
        }
    }

    private void ReadCommand(string file, YamlNode? node)
    {
        var words = node is YamlScalarNode { Value: { } line }
            ? line.Split(new[] { ' ', '\t', '\n' }, StringSplitOptions.RemoveEmptyEntries) : GetTexts(node, "")
            .ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim('"', '\'');
            _passed.Add(word.Split('=')[0]);
            if (word.StartsWith("--urls", StringComparison.OrdinalIgnoreCase))
                Add(file, node!, "--urls",
                    (word.Length > 7 ? word.Substring(7) : i + 1 < words.Length ? words[i + 1].Trim('"', '\'') : "")
                    .Trim('"', '\''));
            // A script, or a value that only the container knows.
            else if (word.Contains('$') || word.EndsWith(".sh", StringComparison.Ordinal)
                || word.IndexOf("_ports", StringComparison.OrdinalIgnoreCase) >= 0 || word is "-c")
                IsStartUnknown = true;
        }
    }

    private void Add(string file, YamlNode place, string name, string value) =>
        _settings.Add(Create(file, (int)place.Start.Line, name, value));

    private ComposeSetting Create(string file, int line, string name, string value) =>
        new(_service, Path.GetFileName(file), line, name, value);

    private static IEnumerable<string> GetTexts(YamlNode? node, string key) => node switch
    {
        YamlScalarNode { Value: { } text } => new[] { text },
        YamlSequenceNode list => list.Children
        .Select(item => (item as YamlScalarNode)?.Value ?? ComposeMap.GetText(item, key))
        .OfType<string>(),
        _ => Enumerable.Empty<string>(),
    };
}
