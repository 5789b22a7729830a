using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The files of a project that an analysis needs, read and ready to be analyzed.</summary>
public sealed class InputFiles
{
    private readonly Dictionary<string, TextFile> _texts;
    private readonly FileSet _set;
    private readonly EditorConfigSet _configs;

    private InputFiles(Dictionary<string, TextFile> texts, EditorConfigSet configs, ProjectFacts? facts = null)
    {
        _texts = texts;
        _set = FileSet.Create(texts.Keys, path => texts.TryGetValue(path, out var text) ? text.Text : null, facts);
        _configs = configs;
    }

    /// <summary>Each Dockerfile and .dockerignore, sorted by path.</summary>
    public IEnumerable<string> Paths => _set.AnalyzablePaths;

    /// <param name="measuresExactly">
    /// Measures the build contexts again, exact to the byte, because the manifests are rounded.
    /// </param>
    public static InputFiles Read(
        IEnumerable<string> files, HostSettings settings, DiscoveryLog log, bool measuresExactly = false)
    {
        var texts = new Dictionary<string, TextFile>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            if (TextFile.TryRead(path, log) is { } text)
                texts[path] = measuresExactly && path.EndsWith(FileSet.ManifestSuffix, StringComparison.Ordinal)
                    ? MeasureExactly(text) : text;
        }

        return new InputFiles(texts, settings.ReadConfigs(texts.Keys));
    }

    /// <summary>
    /// As <see cref="Read(IEnumerable{string}, HostSettings, DiscoveryLog, bool)" />, without writing anything.
    /// </summary>
    /// <param name="settings">Where not given, the configuration is that of the folders.</param>
    public static InputFiles Read(DiscoveredDockerfiles found, DiscoveryLog? log = null, HostSettings? settings = null,
        bool measuresExactly = false)
    {
        settings ??= HostSettings.Default with { ProjectFile = found.Facts.ProjectFile ?? "" };
        var texts = new Dictionary<string, TextFile>(StringComparer.Ordinal);
        var baselines = new HashSet<string>(
            found.Facts.Dockerfiles.Select(file => file.Baseline).OfType<string>(), StringComparer.Ordinal);
        foreach (var path in found.Files)
        {
            var text = baselines.Contains(path) ? BaselineFiles.TryRead(path, out _)
                : TextFile.TryRead(path, log ?? DiscoveryLog.None);
            if (text is not null)
                texts[path] = text;
        }

        string CreateManifest(string context, string sources) =>
            new ContextWalker(context) { Sources = sources, IsExact = measuresExactly }.Walk().ToString();
        foreach (var (name, text) in found.CreateManifests(CreateManifest))
            texts[name] = new TextFile(text, new UTF8Encoding(false));
        return new InputFiles(texts, settings.ReadConfigs(found.Files), found.Facts);
    }

    private static TextFile MeasureExactly(TextFile manifest)
    {
        var rounded = ContextManifest.Parse(manifest.Text);
        // A listing that was truncated stays truncated.
        return rounded.IsTruncated ? manifest
            : new TextFile(new ContextWalker(rounded.Root) { IsExact = true }.Walk()
            .ToString(), new UTF8Encoding(false));
    }

    /// <returns><see langword="null"/> where the file is neither a Dockerfile nor an ignore file.</returns>
    public AnalysisInput? Find(string path) => _set.CreateInput(path, _configs.GetConfig(path));

    internal TextFile GetFile(string path) => _texts[path];
}
