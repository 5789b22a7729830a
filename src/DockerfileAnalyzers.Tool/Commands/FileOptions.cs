using System.CommandLine;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Settings;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Projects;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary>The options for the files of a command, which <c>lint</c>, <c>fix</c> and <c>report</c> share.</summary>
internal sealed class FileOptions
{
    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Files and directories; '-' is standard input.",
        DefaultValueFactory = _ => ["."],
    };

    private readonly Option<string> _stdinFilename = new("--stdin-filename")
    {
        Description = "The name under which standard input is checked.",
        HelpName = "path",
        DefaultValueFactory = _ => "Dockerfile",
    };

    private readonly Option<string?> _project = new("--project")
    {
        Description = "The .NET project that the Dockerfiles belong to.",
        HelpName = "path",
    };

    private readonly Option<bool> _restoreFacts = new("--restore-facts")
    {
        Description = "Evaluates projects with 'dotnet msbuild' if no build with the package has written facts.",
    };

    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "The set of rules that are on: None, Minimum, Recommended or All.",
        HelpName = "mode",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The configuration file. The default is the nearest dockerfile-analyzers.yaml in the "
            + "directory of each file or a parent directory.",
        HelpName = "file",
    };

    private readonly Option<bool> _noHadolint = new("--no-hadolint-config")
    {
        Description = "Ignores .hadolint.yaml.",
    };

    public FileOptions()
    {
        _mode.AcceptOnlyFromAmong("None", "Minimum", "Recommended", "All");
        _paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-') is { } token)
                result.AddError($"Unknown option '{token.Value}'; "
                    + (HadolintOptions.FindEquivalent(token.Value)
                        ?? $"for a file with this name, use './{token.Value}'."));
        });
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_paths);
        command.Add(_stdinFilename);
        command.Add(_project);
        command.Add(_restoreFacts);
        command.Add(_config);
        command.Add(_mode);
        command.Add(_noHadolint);
    }

    /// <exception cref="ToolException">The project does not exist.</exception>
    public LintRequest CreateRequest(ParseResult parsed, ToolHost host)
    {
        var paths = parsed.GetRequiredValue(_paths);
        return new LintRequest([.. paths])
        {
            Folder = host.Folder,
            StandardInput = paths.Contains("-") ? host.Input.ReadToEnd() : "",
            StandardInputPath = parsed.GetRequiredValue(_stdinFilename),
            Settings = CreateSettings(parsed, host.Folder),
            EvaluatesProjects = parsed.GetValue(_restoreFacts),
            Project = parsed.GetValue(_project) is { } project ? FindProject(project, host.Folder) : null,
        };
    }

    private HostSettings CreateSettings(ParseResult parsed, string folder)
    {
        var modes = new Dictionary<string, string>();
        if (parsed.GetValue(_mode) is { } mode)
            modes[SettingCatalog.Mode.Name] = mode;
        var file = parsed.GetValue(_config) is { } config ? Path.GetFullPath(config, folder) : null;
        if (file is not null && !File.Exists(file))
            throw new ToolException($"The configuration file '{parsed.GetValue(_config)}' does not exist");
        if (file is not null && HadolintOptions.IsConfiguration(file))
            throw new ToolException($"'{parsed.GetValue(_config)}' is a configuration of hadolint; '.hadolint.yaml' is "
                + "read without an option, and 'dockerfile-analyzers init --from-hadolint' translates others");
        return HostSettings.Default with
        {
            Configuration = new ConfigurationOptions
            {
                Modes = modes,
                File = file,
                ReadsHadolint = !parsed.GetValue(_noHadolint),
            },
        };
    }

    private static string FindProject(string project, string folder)
    {
        var path = Path.GetFullPath(project, folder);
        if (Directory.Exists(path))
        {
            var projects = Directory.GetFiles(path).Where(ProjectFiles.Is).ToArray();
            return projects is [var single] ? single
                : throw new ToolException($"'{project}' contains {projects.Length} projects; specify one of them");
        }

        return File.Exists(path) ? path : throw new ToolException($"The project '{project}' does not exist");
    }
}
