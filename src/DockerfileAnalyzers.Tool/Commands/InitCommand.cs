using System.CommandLine;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;
using DockerfileAnalyzers.Tool.Setup;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>init</c>: creates the files that a repository needs, and overwrites none.</summary>
internal sealed class InitCommand
{
    private readonly ToolHost _host;

    private readonly Argument<string> _folder = new("directory")
    {
        Description = "The directory of the repository.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string[]> _ci = new("--ci")
    {
        Description = "Also creates a pipeline that checks the Dockerfiles: github, gitlab or azure.",
        HelpName = "service",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _hadolint = new("--from-hadolint")
    {
        Description = "Translates hadolint comments and configuration: this file, or the one that is found.",
        HelpName = "file",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private InitCommand(ToolHost host)
    {
        _host = host;
        _ci.AcceptOnlyFromAmong("github", "gitlab", "azure");
    }

    public static Command Create(ToolHost host)
    {
        var init = new InitCommand(host);
        var command = new Command("init", "Creates a configuration, .dockerignore files and, optionally, a pipeline.")
        {
            init._folder, init._ci, init._hadolint,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(init.Run(parsed, cancellationToken)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(_folder), _host.Folder);
        if (!Directory.Exists(folder))
            throw new ToolException($"The directory '{parsed.GetRequiredValue(_folder)}' does not exist");
        var inputs = InputReader.Read(new LintRequest([folder]) { Folder = _host.Folder }, cancellationToken);
        var isTranslation = parsed.GetResult(_hadolint) is not null;
        var configuration = isTranslation ? Translate(FindHadolint(parsed.GetValue(_hadolint), folder), folder)
            : SetupFile.FromTemplate("configuration.yaml", Path.Combine(folder, ConfigurationSet.DefaultName));
        configuration.Create(_host);
        foreach (var file in IgnoreFileSetup.Find(inputs))
            file.Create(_host);
        foreach (var ci in parsed.GetRequiredValue(_ci).Distinct())
            SetupFile.FromTemplate(ci + ".yml", Path.Combine(folder, GetPipelinePath(ci))).Create(_host);
        if (isTranslation)
            TranslateComments(inputs);
        ProblemWriter.Write(inputs.Problems, _host);
        return inputs.Problems.IsEmpty ? ExitCode.Success : ExitCode.Error;
    }

    private string FindHadolint(string? named, string folder)
    {
        if (named is not null)
        {
            var path = Path.GetFullPath(named, _host.Folder);
            return RegularFile.IsFile(path) ? path : throw new ToolException($"The file '{named}' does not exist");
        }

        return ConfigurationSet.FindHadolint(folder)
            ?? throw new ToolException("No .hadolint.yaml was found; specify its path with '--from-hadolint'");
    }

    private SetupFile Translate(string path, string folder)
    {
        var name = DisplayPath.Create(path, _host.Folder);
        if (RegularFile.FindTextProblem(path) is { } problem)
            throw new ToolException($"'{name}' was not read because {problem}");
        var (yaml, notes) = HadolintConfig.Translate(RegularFile.ReadPlainText(path));
        foreach (var note in notes)
            _host.Error.WriteLine($"{name}:{Math.Max(note.Line, 1)}: not translated: {note.Message}");
        return new SetupFile(Path.Combine(folder, ConfigurationSet.DefaultName), yaml);
    }

    private void TranslateComments(ToolInputs inputs)
    {
        var (comments, files, left) = (0, 0, 0);
        foreach (var input in inputs.Files.Where(input => !input.Analysis.IsIgnoreFile))
        {
            var translated = TranslatedPragmas.Create(input.Analysis);
            if (translated.Count + translated.Untranslated.Length == 0)
                continue;
            if (translated.Text != input.Analysis.File.Text)
                input.Files!.GetFile(input.Path).Save(input.Path, translated.Text);
            _host.Output.WriteLine(
                $"{DisplayPath.Create(input.Path, _host.Folder)}: {Describe(translated)}");
            comments += translated.Count;
            files += translated.Count > 0 ? 1 : 0;
            left += translated.Untranslated.Length;
        }

        if (comments > 0)
            _host.Output.WriteLine($"{Plural.Of(comments, "hadolint comment", "hadolint comments")} translated in "
                + $"{Plural.Of(files, "file", "files")}.");
        if (left > 0)
            _host.Output.WriteLine($"{Plural.Of(left, "hadolint comment", "hadolint comments")} left unchanged; "
                + "this tool also reads them.");
    }

    private static string Describe(TranslatedPragmas translated)
    {
        var left = string.Join(
            ", ", translated.Untranslated.Select(entry => $"line {entry.Line} ({entry.Reason})"));
        var done = translated.Count == 0
            ? "" : $"{Plural.Of(translated.Count, "comment", "comments")} translated";
        return left.Length == 0 ? done : $"{done}{(done.Length == 0 ? "" : "; ")}not translated: {left}";
    }

    private static string GetPipelinePath(string ci) => ci switch
    {
        "github" => ".github/workflows/dockerfiles.yml",
        "gitlab" => ".gitlab/dockerfiles.yml",
        _ => "azure-pipelines.dockerfiles.yml",
    };
}
