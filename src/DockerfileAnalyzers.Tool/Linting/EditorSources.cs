using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Linting;

/// <summary>Reads for editors what <c>lint</c> would read.</summary>
/// <param name="readPage">Reads the page of a rule.</param>
internal sealed class EditorSources(Func<RuleDescriptor, string> readPage) : ISourceReader
{
    public SourceFiles ReadDocument(
        string path, string text, SourceSettings settings, CancellationToken cancellationToken)
    {
        var request = new LintRequest(["-"])
        {
            Folder = Path.GetDirectoryName(path)!,
            StandardInput = text,
            StandardInputPath = path,
        };
        var sources = Read(request, settings, cancellationToken);
        return RegularFile.IsFile(path) ? sources
            : sources with { Files = [.. sources.Files.Select(UnsavedContext.AddTo)] };
    }

    public SourceFiles ReadFolder(string folder, SourceSettings settings, CancellationToken cancellationToken) =>
        Read(new LintRequest([folder]) { Folder = folder }, settings, cancellationToken);

    public string ReadPage(RuleDescriptor rule) => readPage(rule);

    private static SourceFiles Read(
        LintRequest request, SourceSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = InputReader.Read(
                request with
                {
                    Settings = CreateSettings(settings, request.Folder),
                    EvaluatesProjects = settings.RestoresFacts,
                },
                cancellationToken);
            return new SourceFiles(
                [.. inputs.Files.Select(file => file.Analysis)],
                [.. inputs.Problems.Select(problem => $"{problem.DisplayPath}: {problem.Message}")],
                inputs.UnknownProjects);
        }
        catch (ToolException exception)
        {
            return new SourceFiles([], [exception.Message], []);
        }
    }

    private static HostSettings CreateSettings(SourceSettings settings, string folder)
    {
        var modes = new Dictionary<string, string>();
        if (settings.Mode is { } mode)
            modes[SettingCatalog.Mode.Name] = mode;
        return HostSettings.Default with
        {
            Configuration = new ConfigurationOptions
            {
                Modes = modes,
                File = settings.Config is { } config ? Path.GetFullPath(config, folder) : null,
                ReadsHadolint = settings.ReadsHadolint,
            },
        };
    }
}
