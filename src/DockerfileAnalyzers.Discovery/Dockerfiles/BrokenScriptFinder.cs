using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.Files;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The scripts of the build context that an image gets and that do not start there.</summary>
internal static class BrokenScriptFinder
{
    private static readonly char[] s_wildcards = { '*', '?', '[' };

    public static IEnumerable<BrokenScript> Find(DockerfileModel model, DockerfileText dockerfile, string context,
        DiscoveryLog log)
    {
        var instructions = model.Syntax.Instructions;
        var copies = instructions.OfType<CopyingInstructionSyntax>()
            .Where(copying => copying.From is null);
        if (copies.Any(model.RunsWindows) || model.Syntax.EscapeCharacter == '`')
            yield break;
        // Few Dockerfiles copy a script, and the commands of all others need not be read.
        var commands = new Lazy<ShellCommand[]>(() => model.Stages.SelectMany(stage => stage.Instructions)
            .OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run)).ToArray());
        bool SetsMode() => commands.Value.Any(command => command.Name == "chmod")
            || copies.Any(copying => copying.GetFlag("chmod") is not null);
        var starts = instructions.Where(instruction => instruction is CmdInstructionSyntax
            or EntrypointInstructionSyntax)
            .SelectMany(start => model.GetCommands(start)).Select(command => command.ProgramAsWritten).ToArray();
        var isWhole = dockerfile.Sources.Any(source => source is "." or "./");
        var started = model.Stages.SelectMany(stage => StartScript.FindDirect(model, stage)
            .Select(script => script.FindSources(model, stage)
                .FirstOrDefault(source => ContextScript.Read(context, source, log) is not null)))
            .OfType<string>().ToArray();
        var sources = dockerfile.Sources.Concat(started)
            .Concat(isWhole ? starts.Select(ContainerPath.GetName) : Enumerable.Empty<string>())
            .Select(source => source.Replace('\\', '/').TrimStart('/')).Distinct()
            .Where(source => source.IndexOfAny(s_wildcards) < 0);
        foreach (var source in sources.ToArray())
        {
            if (ContextScript.Read(context, source, log) is not { } script)
                continue;
            var path = Path.Combine(context, source);
            if (!script.StartsWith("#!", StringComparison.Ordinal) || TextFile.TryRead(path, log)?.HasMark == true)
            {
                if (started.Contains(source))
                    yield return new BrokenScript(dockerfile.Path, source, ScriptProblem.NoInterpreter);
                continue;
            }

            var lineFeed = script.IndexOf('\n');
            if (lineFeed > 0 && script[lineFeed - 1] == '\r' && !commands.Value.Any(ConvertsLineEndings)
                && !GitFiles.HasLfLineEndings(path))
                yield return new BrokenScript(dockerfile.Path, source, ScriptProblem.CarriageReturn);
            var name = ContainerPath.GetName(source);
            if (starts.Any(start => ContainerPath.GetName(start) == name && start.IndexOf('/') >= 0)
                && !SetsMode() && GitFiles.IsExecutable(path) == false)
                yield return new BrokenScript(dockerfile.Path, source, ScriptProblem.NotExecutable);
        }
    }

    private static bool ConvertsLineEndings(ShellCommand command) => command.Name == "dos2unix"
        || (command.Name is "sed" or "tr" or "perl" && command.Arguments.Any(argument =>
            argument.Text.Contains("\\r") || argument.Text.Contains("\\015") || argument.Text.Contains("^M")));
}
