using System.Text.RegularExpressions;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Model;

/// <summary>Commands that run code which the Dockerfile does not show: a script of the project, a target of make.</summary>
internal static class UnseenCode
{
    // What builds a program from its sources installs no system packages.
    private static readonly Regex s_build = new(
        @"(?:\A|/)(?:configure|config|autogen\.sh|buildconf|b2|gradlew|mvnw|activate|nvm\.sh)\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_installer = new(
        "install|setup|bootstrap|provision|deps|requirements", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // Programs of the system install nothing by themselves; a script among them was put there.
    private static readonly Regex s_system = new(
        @"\A(?:/(?:usr|bin|sbin|etc|lib)/|~|\$HOME|\$\{HOME\})(?!.*\.sh\z)", RegexOptions.CultureInvariant);

    public static bool IsRunBy(ShellCommand command)
    {
        if (CacheReaderTable.Runners.Commands.Contains(command.Name))
            return command.Name is not ("make" or "gmake") || command.Operands.Select(target => target.Text).Any(IsUnknownTarget);
        if (command.Name is "." or "source")
            return command.Operands.FirstOrDefault()?.Text is { } file && IsOwn(file) && !file.StartsWith("/opt/", StringComparison.Ordinal);
        if (ShellPrograms.GetDialect(command.Name) is not ShellDialect.Unknown)
        {
            return command.Operands.FirstOrDefault() is { } script
                ? !command.HasOption("-c") && IsOwn(script.Text)
                : command.Pipeline is not null;
        }

        if (command.Name.StartsWith("python", StringComparison.Ordinal) || command.Name is "perl" or "ruby" or "node" or "php")
        {
            return command.Operands.FirstOrDefault()?.Text is { } program
                && !program.EndsWith("setup.py", StringComparison.Ordinal) && s_installer.IsMatch(program);
        }

        var isScript = command.Name.EndsWith(".sh", StringComparison.Ordinal);
        return (isScript || (command.Program.IndexOf('/') >= 0 && CommandTable.Find(command.Name) is null)) && IsOwn(command.Program);
    }

    private static bool IsUnknownTarget(string target) => target.IndexOf('=') < 0 && !CacheReaderTable.Runners.Excuses.Contains(target);

    private static bool IsOwn(string path) => !s_build.IsMatch(path) && !s_system.IsMatch(path);
}
