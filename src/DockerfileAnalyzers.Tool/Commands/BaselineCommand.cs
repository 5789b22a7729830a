using System.CommandLine;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using DockerfileAnalyzers.Tool.Hosting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>baseline</c>: records the findings that are known, and removes those that are fixed.</summary>
internal sealed class BaselineCommand
{
    private readonly ToolHost _host;
    private readonly FileOptions _files = new();

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The file to write. The default is the file that the configuration specifies, the nearest "
            + $"'{Baseline.FileName}', or a new file in the root of the repository.",
        HelpName = "file",
    };

    private BaselineCommand(ToolHost host) => _host = host;

    public static Command Create(ToolHost host)
    {
        var command = new Command("baseline", "Records the current findings, so that only new ones are reported.");
        var write = new BaselineCommand(host);
        command.Add(write.Add(new Command(
            "write", "Records all findings in the files; entries of other files are kept.") { write._output },
            write.Write));
        var prune = new BaselineCommand(host);
        command.Add(prune.Add(new Command(
            "prune", "Removes the findings that are fixed, and those of files that no longer exist."), prune.Prune));
        return command;
    }

    private Command Add(Command command, Func<ParseResult, CancellationToken, int> run)
    {
        _files.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(run(parsed, cancellationToken)));
        return command;
    }

    private int Write(ParseResult parsed, CancellationToken cancellationToken)
    {
        var inputs = Read(parsed, cancellationToken);
        var configuration = inputs.Configuration;
        var output = parsed.GetValue(_output) is { } file ? Path.GetFullPath(file, _host.Folder) : null;
        foreach (var group in inputs.Files.Select(file => file.Analysis).GroupBy(input =>
            output ?? BaselineFiles.Choose(input.File.Path, _host.Folder, configuration)))
        {
            var change = Guard(group.Key, () => BaselineWriter.Write(group.Key, [.. group], cancellationToken));
            _host.Output.WriteLine(change.Describe(Display(group.Key)));
            if (BaselineFiles.Find(group.First().File.Path, configuration) != group.Key && change.After.Entries.Any())
                _host.Error.WriteLine($"'{Display(group.Key)}' is used only if "
                    + $"'dockerfile-analyzers.yaml' contains 'baseline: {Display(group.Key)}'");
        }

        return Finish(inputs);
    }

    private int Prune(ParseResult parsed, CancellationToken cancellationToken)
    {
        var inputs = Read(parsed, cancellationToken);
        var configuration = inputs.Configuration;
        var groups = inputs.Files.Select(file => file.Analysis)
            .GroupBy(input => BaselineFiles.Find(input.File.Path, configuration))
            .Where(group => group.Key is not null).ToDictionary(group => group.Key!, group => group.ToArray());
        // Where all Dockerfiles are gone.
        if (BaselineFiles.Find(Path.Combine(_host.Folder, "Dockerfile"), configuration) is { } here)
            groups.TryAdd(here, []);
        if (groups.Count == 0)
            throw new ToolException("There is no baseline; 'dockerfile-analyzers baseline write' creates one");
        foreach (var (path, analyzed) in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var change = Guard(path, () => BaselineWriter.Prune(path, analyzed, cancellationToken));
            _host.Output.WriteLine($"{Display(path)}: "
                + $"{Plural.Of(change.Removed, "fixed finding", "fixed findings")} removed, "
                + $"{change.After.Entries.Length} left");
        }

        return Finish(inputs);
    }

    private ToolInputs Read(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = _files.CreateRequest(parsed, _host);
        return request.Paths.Contains("-") ? throw new ToolException("Standard input has no baseline; specify files")
            : InputReader.Read(request, cancellationToken);
    }

    private string Display(string path) => DisplayPath.Create(path, _host.Folder);

    private BaselineChange Guard(string path, Func<BaselineChange> change)
    {
        try
        {
            return change();
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            throw new ToolException(
                $"'{Display(path)}' was not written because {TextFile.DescribeWriteFailure(exception)}");
        }
    }

    private int Finish(ToolInputs inputs)
    {
        ProblemWriter.Write(inputs.Problems, _host);
        return inputs.Problems.IsEmpty ? ExitCode.Success : ExitCode.Error;
    }
}
