namespace DockerfileAnalyzers.Model.Image;

/// <summary>
/// The settings of package managers in files and variables that the stage set before.
/// </summary>
internal sealed class PackageManagerConfiguration(DockerfileModel model)
{
    private static readonly Fact<PackageManagerConfiguration> s_fact = new(model => new(model));

    private static readonly Regex s_yes = new(
        """Assume-Yes[\s"'\\=:]*(?:true|1|yes)\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_off = new(
        """Install-Recommends[\s"'\\=:]*(?:false|0|no)\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_keeps = new(
        """Keep-Downloaded-Packages[\s"'\\=:]*(?:true|1|yes)\b""",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // One of them is in each text that the pattern below matches; few files have any.
    private static readonly WordSearch s_settingWords = new(
        "apt.conf", "docker-clean", "APT_CONFIG", "always_yes", "no-cache-dir", ".yarn", ".pnp.", "--immutable",
        "yarn set version");

    private static readonly Regex s_settings = new(
        "apt\\.conf|docker-clean|APT_CONFIG|always_yes|(?:pip3? config|pip\\.conf)[^\n"
        + "]{0,300}no-cache-dir|no-cache-dir[^\n]{0,300}pip\\.conf"
        + "|\\.yarnrc\\.yml|\\.yarn/|\\.pnp\\.|--immutable|yarn set version",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A script of thousands of commands asks for each.
    private readonly Lazy<SettingText[]> _settings = new(() =>
        !s_settingWords.IsIn(model.File.Text) ? [] : model.Syntax.Instructions
            .Select(instruction => new SettingText(instruction, model.File.GetText(instruction.Span)))
            .Where(setting => s_settingWords.IsIn(setting.Text) && s_settings.IsMatch(setting.Text)).ToArray());

    public static PackageManagerConfiguration Of(DockerfileModel model) => s_fact.Of(model);

    /// <summary>Whether an option of the command, or a file of apt, leaves recommended packages out.</summary>
    public bool IsWithoutRecommended(ShellCommand command) => command.HasOption("--no-install-recommends")
        || command.Options.Any(option =>
            option.Value?.StartsWith("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase) == true)
        || ConfiguresApt(command, s_off);

    /// <summary>
    /// Whether it does not ask: by apt's configuration, by <c>conda config --set always_yes yes</c> or its variable.
    /// </summary>
    public bool AssumesYes(ShellCommand command) => command.Tool switch
    {
        "apt-get" or "aptitude" => ConfiguresApt(command, s_yes),
        "conda" => GetEarlier(command).Any(setting =>
            setting.Text.Mentions("always_yes")),
        _ => false,
    };

    /// <summary>
    /// Whether pip's own settings say that it keeps no cache: <c>pip config set global.no-cache-dir true</c>, pip.conf;
    /// or yarn is of the versions since 2, which may run programs from theirs. Debian's and Ubuntu's images tell apt to
    /// delete packages after it has installed them.
    /// </summary>
    public bool AvoidsCache(ShellCommand command) => command.Tool switch
    {
        "apt-get" or "aptitude" when command.Kind is not CommandKind.UpdateIndex => !KeepsDownloads(command),
        "pip" => GetEarlier(command).Any(setting =>
            setting.Instruction is RunInstructionSyntax && setting.Text.Contains("no-cache-dir")),
        "yarn" => GetEarlier(command).Any(setting => setting.Text.Contains("yarn") || setting.Text.Contains(".pnp.")),
        _ => false,
    };

    // Without the file that configures this, apt-get keeps them; apt keeps them on request.
    private bool KeepsDownloads(ShellCommand command)
    {
        var earlier = GetEarlier(command).Select(setting => setting.Instruction).OfType<RunInstructionSyntax>()
            .SelectMany(run => model.GetCommands(run))
            .Where(other => other.Span.Start < command.Span.Start).ToArray();
        return earlier.Any(RemovesDockerClean)
            && (command.Name != "apt"
                || earlier.Any(other => other.Arguments.Any(argument => s_keeps.IsMatch(argument.Text))));
    }

    private static bool RemovesDockerClean(ShellCommand command) => command.Name is "rm" or "mv" or "unlink"
        ? command.Operands.Any(operand => operand.Literal?.TrimEnd('/') is { } path
            && (path.EndsWith("/docker-clean", StringComparison.Ordinal)
                || path is "/etc/apt/apt.conf.d" or "/etc/apt/apt.conf.d/*" or "/etc/apt/apt.conf.d/docker*"))
        : command.Redirections.Any(redirection => redirection.Operator is ">" or ">|"
            && redirection.Target?.Constant?.EndsWith("/apt.conf.d/docker-clean", StringComparison.Ordinal) == true);

    // The content of a copied file is not known.
    private bool ConfiguresApt(ShellCommand command, Regex setting) => GetEarlier(command)
        .Any(earlier =>
            (earlier.Text.Contains("apt.conf") || earlier.Text.Contains("APT_CONFIG"))
            && (earlier.Instruction is CopyingInstructionSyntax || setting.IsMatch(earlier.Text)));

    private IEnumerable<SettingText> GetEarlier(ShellCommand command) => _settings.Value.Length == 0 ? []
        : _settings.Value.Where(setting =>
        setting.Instruction.Span.Start <= command.Instruction.Span.Start
        && model.GetStage(setting.Instruction) is { } setter
        && model.GetStage(command)?.Chain.Contains(setter) == true);

    private sealed record SettingText(InstructionSyntax Instruction, string Text);
}
