using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The scripts of the build context that an image gets and that do not start there.</summary>
internal static class ContextScripts
{
    private const int MaxBytes = 65_536;

    private static readonly Regex s_windows = new(
        "windows|nanoserver|servercore", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>What a RUN does about carriage returns.</summary>
    private static readonly Regex s_conversion = new(
        @"dos2unix|(?:\bsed\b|\btr\b|\bperl\b)[^\n]*(?:\\r|\\015|\^M)", RegexOptions.CultureInvariant);

    public static IEnumerable<BrokenScript> FindBroken(string dockerfile, string text, string context, DiscoveryLog log)
    {
        var syntax = AnalysisLimits.Parse(new SourceFile(dockerfile, text));
        if (syntax.EscapeCharacter == '`'
            || syntax.Instructions.OfType<FromInstructionSyntax>().Any(from => s_windows.IsMatch(from.ImageName.Text)))
            yield break;
        var copies = syntax.Instructions.OfType<CopyingInstructionSyntax>()
            .Where(copying => copying is not CopyInstructionSyntax { From: not null }).ToArray();
        var starts = syntax.Instructions
            .Where(instruction => instruction is CmdInstructionSyntax or EntrypointInstructionSyntax)
            .Select(GetProgram)
            .OfType<string>()
            .ToArray();
        var isWhole = copies.Any(copying => copying.Sources.Any(source => source.Literal is "." or "./"));
        var sources = copies.SelectMany(copying => copying.Sources).Select(source => source.Literal).OfType<string>()
            .Concat(isWhole ? starts.Select(GetName) : Enumerable.Empty<string>())
            .Select(source => source.Replace('\\', '/').TrimStart('/')).Distinct().ToArray();
        foreach (var source in sources.Where(source =>
            source.IndexOfAny(Path.GetInvalidPathChars()) < 0 && source.IndexOfAny(new[] { '*', '?', '[' }) < 0))
        {
            var path = Path.Combine(context, source);
            if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes
                || TextFile.TryRead(path, log)?.Text is not { } script
                || !script.StartsWith("#!", StringComparison.Ordinal))
                continue;
            var lineFeed = script.IndexOf('\n');
            if (lineFeed > 0 && script[lineFeed - 1] == '\r' && !s_conversion.IsMatch(text)
                && !GitFiles.HasLfLineEndings(path))
                yield return new BrokenScript(dockerfile, source, ScriptProblem.CarriageReturn);
            var name = GetName(source);
            if (starts.Any(start => GetName(start) == name && start.IndexOf('/') >= 0) && !text.Contains("chmod")
                && GitFiles.IsExecutable(path) == false)
                yield return new BrokenScript(dockerfile, source, ScriptProblem.NotExecutable);
        }
    }

    // What the container starts, where no shell is asked to read it.
    private static string? GetProgram(InstructionSyntax instruction)
    {
        var command = (CommandInstructionSyntax)instruction;
        return command.IsExecForm
            ? command.ExecArguments.Select(argument => argument.Value).FirstOrDefault()
            : command.ScriptText?.Text
                .Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
    }

    private static string GetName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
