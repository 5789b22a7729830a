using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>A package of the distribution that an earlier command of the stage installed.</summary>
/// <param name="Command">The later one.</param>
public sealed record PackageRepetition(ShellCommand Command, PackageArgument Package, PackageArgument First)
{
    private static readonly string[] s_sources = { "/etc/apt", "sources.list", "/etc/apk", "yum.repos.d", "/etc/yum", "/etc/pacman", "/etc/zypp", "nodesource" };

    /// <summary>Those of a stage and its parents.</summary>
    public static IEnumerable<PackageRepetition> Find(DockerfileModel model, Stage stage)
    {
        var installed = new Dictionary<(string Tool, string Package), PackageArgument>();
        foreach (var instruction in stage.ChainInstructions)
        {
            if (instruction is CopyingInstructionSyntax && BringsSource(model.File.GetText(instruction.Span)))
                installed.Clear();
            var commands = model.GetCommands(instruction);
            for (var i = 0; i < commands.Length && instruction is RunInstructionSyntax; i++)
            {
                // What is removed may have been in the way; what another source has may be newer.
                if (commands[i].Kind is CommandKind.Remove || ChangesSources(model, commands[i]))
                    installed.Clear();
                if (!IsInstall(commands[i]))
                    continue;
                foreach (var package in PackageArgument.Read(commands[i]))
                {
                    var key = (commands[i].Tool, package.Text);
                    if (installed.TryGetValue(key, out var first))
                    {
                        // "apt-get install -y curl \ curl -sS https://…": a command whose "&&" was forgotten.
                        if (IsFollowedByArguments(commands[i], package))
                            break;
                        yield return new PackageRepetition(commands[i], package, first);
                    }
                    else if (!IsForgotten(model, stage, commands[i]))
                    {
                        installed[key] = package;
                    }
                }
            }
        }
    }

    private static bool IsInstall(ShellCommand command) =>
        command is { Kind: CommandKind.Install, IsUnconditional: true, Action: not ("build-dep" or "builddep" or "source-install" or "fix" or "swap" or "reinstall" or "downgrade") } && PackageManagerTable.Find(command.Tool) is { Ecosystem: "system" }
        && !command.HasOption("--reinstall", "-d", "--download-only", "--repository", "-X", "--target-release", "--default-release", "--enablerepo", "--from", "-f", "--force")
        // In another root.
        && CacheTable.Find(command.Tool, command.Action)?.IsElsewhere(option => command.HasOption(option), _ => null) != true
        && !(command.Tool is "apt-get" or "aptitude" && command.HasOption("-t")) && !command.Arguments.Any(argument => argument.Literal == command.Name);

    private static bool ChangesSources(DockerfileModel model, ShellCommand command) => command.Kind is CommandKind.AddRepo or CommandKind.TrustKey
        || command.Name switch
        {
            "add-apt-repository" or "apt-add-repository" or "apt-key" or "yum-config-manager" => true,
            "rpm" or "dpkg" => command.HasOption("-i", "-U", "--install", "--upgrade", "--import"),
            "curl" or "wget" => command.PipeTarget is not null && command.PipeTarget.Program is not ("tar" or "unzip" or "gunzip" or "xz"),
            _ => command.Kind is CommandKind.Install && command.Operands.Any(operand => operand.Text.Contains("release") || operand.Text.Contains("://")),
        }
        // What is an argument of another command, such as sudo, is looked at with that.
        || (command.Outer is null && BringsSource(model.File.GetText(command.Span)));

    private static bool BringsSource(string text) => s_sources.Any(text.Contains);

    private static bool IsFollowedByArguments(ShellCommand command, PackageArgument package) =>
        command.FindArgument(package.Span.End) is var next && next < command.Arguments.Length
        && command.Arguments[next].Text is var text && (text[0] == '-' || text.Contains("://"));

    // A group that is given a name goes by it.
    private static bool IsForgotten(DockerfileModel model, Stage stage, ShellCommand command) => command.Tool == "apk" && command.HasOption("-t", "--virtual")
        && model.GetRuns(stage).SelectMany(run => model.GetCommands(run)).Any(other => other is { Tool: "apk", Kind: CommandKind.Remove } && other.Span.Start > command.Span.Start);
}
