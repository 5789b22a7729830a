using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Configuration;
using DockerfileAnalyzers.Hosting;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>What <see cref="PrepareDockerfiles"/> found, read and ready to be analysed.</summary>
internal sealed class InputFiles
{
    private readonly Dictionary<string, TextFile> _texts;
    private readonly FileSet _set;
    private readonly EditorConfigSet _configs;

    private InputFiles(Dictionary<string, TextFile> texts, EditorConfigSet configs)
    {
        _texts = texts;
        _set = FileSet.Create(texts.Keys, path => texts.TryGetValue(path, out var text) ? text.Text : null);
        _configs = configs;
    }

    /// <summary>One for each Dockerfile and .dockerignore, sorted by path.</summary>
    public IEnumerable<AnalysisInput> All => _set.AnalyzablePaths.Select(Find).OfType<AnalysisInput>();

    /// <param name="configFiles">Those that the project knows; those beside and above the files themselves are found.</param>
    /// <param name="projectFile">Global configuration files above it count.</param>
    public static InputFiles Read(IEnumerable<ITaskItem> files, IEnumerable<ITaskItem> configFiles, string projectFile, TaskLoggingHelper log)
    {
        var texts = new Dictionary<string, TextFile>(StringComparer.Ordinal);
        foreach (var path in files.Select(file => file.ItemSpec))
        {
            if (TextFile.TryRead(path, log) is { } text)
                texts[path] = text;
        }

        return new InputFiles(texts, ReadConfigs(configFiles, texts.Keys, projectFile, log));
    }

    /// <param name="paths">Files that configuration applies to.</param>
    public static EditorConfigSet ReadConfigs(IEnumerable<ITaskItem> configFiles, IEnumerable<string> paths, string projectFile, TaskLoggingHelper log)
    {
        var configPaths = new HashSet<string>(
            configFiles.Select(file => file.GetMetadata("FullPath")).Where(File.Exists).Concat(paths.SelectMany(ConfigFiles.FindEditorConfigs))
                .Concat(ConfigFiles.FindGlobalConfigs(projectFile)), StringComparer.Ordinal);
        return EditorConfigSet.Create(configPaths.Select(path => new KeyValuePair<string, string>(path, TextFile.TryRead(path, log)?.Text ?? "")));
    }

    /// <returns><see langword="null"/> where the file is none of ours.</returns>
    public AnalysisInput? Find(string path) => _set.CreateInput(path, _configs.GetConfig(path));

    public TextFile GetFile(AnalysisInput input) => _texts[input.File.Path];
}
