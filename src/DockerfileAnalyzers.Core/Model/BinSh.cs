namespace DockerfileAnalyzers.Model;

/// <summary>Which shell <c>/bin/sh</c> is in an image.</summary>
internal static class BinSh
{
    // In the name of an image or a variant: a distribution.
    private static readonly Regex s_bash = new(
        @"(?:\A|[-_./])(?:ubi|rhel|el[789]|centos|rocky|rockylinux|alma|almalinux|fedora|fc|amazonlinux|al2|al2023"
        + @"|amzn2?|oraclelinux|ol[789]|azurelinux|cbl-mariner|mariner|opensuse|leap|tumbleweed|sles?|photon"
        + @"|archlinux|clearlinux)(?:[-_./\d]|\z)",
        RegexOptions.CultureInvariant);

    // In a tag of Java, the distribution; in the name of an image, the company.
    private static readonly Regex s_oracleTag = new(@"(?:\A|-)oracle(?:-|\z)", RegexOptions.CultureInvariant);

    private static readonly Regex s_ash = new(
        @"(?:\A|[-_./])(?:alpine|busybox)(?:[-_./\d]|\z)", RegexOptions.CultureInvariant);

    // Debian up to 12 and Ubuntu up to 24.04. Debian's dash has pipefail since 0.5.12-7, whose changelog says so:
    // Debian 13 and Ubuntu 24.10 are the first with it.
    private static readonly Regex s_withoutPipefail = new(
        @"\A(?:[6-9]|1[0-2]|1[0-2]\.\d+|(?:1\d|2[0-3])\.(?:04|10)|24\.04|squeeze|wheezy|jessie|stretch|buster|bullseye"
        + @"|bookworm|oldstable|oldoldstable|precise|trusty|xenial|bionic|focal|jammy|kinetic|lunar|mantic|noble)\z",
        RegexOptions.CultureInvariant);

    // Asked for every RUN: the first of a stage or its parents that does it is looked for once.
    private static readonly Fact<Stage, int> s_replacements = new(FindReplacement);

    private static readonly Recent<(string Repository, string? Tag, OsFamily? Family), ShellDialect> s_found =
        new(image => Find(image.Repository, image.Tag, image.Family));

    /// <returns><see cref="ShellDialect.Posix"/> where it is not known.</returns>
    public static ShellDialect Of(string repository, string? tag, OsFamily? family) =>
        s_found[(repository, tag, family)];

    private static ShellDialect Find(string repository, string? tag, OsFamily? family)
    {
        if (family is OsFamily.Alpine or OsFamily.Busybox || s_ash.IsMatch(tag ?? ""))
            return ShellDialect.Ash;
        if (family is OsFamily.RedHat or OsFamily.Suse or OsFamily.Arch
            || s_bash.IsMatch(tag ?? "") || s_oracleTag.IsMatch(tag ?? ""))
            return ShellDialect.Bash;
        if (family is OsFamily.Debian or OsFamily.Ubuntu)
            return ShellDialect.Dash;
        var isNamedForBash = s_bash.IsMatch(repository) && !s_ash.IsMatch(repository);
        return family is null && isNamedForBash ? ShellDialect.Bash : ShellDialect.Posix;
    }

    /// <summary>
    /// Whether the dash of an image certainly has no <c>pipefail</c>: its release is known, and older.
    /// </summary>
    public static bool LacksPipefail(string repository, string? tag, string? release) =>
        s_withoutPipefail.IsMatch(release ?? "")
        || (tag ?? "").Split('-').Any(part => s_withoutPipefail.IsMatch(part) && (char.IsLetter(part[0])
            || repository is "debian" or "ubuntu"));

    /// <summary>Whether <c>/bin/sh</c> is a dash that certainly has no <c>pipefail</c>.</summary>
    public static bool LacksPipefail(DockerfileModel model, InstructionSyntax instruction) =>
        model.GetStage(instruction)?.BaseImage is { } image && model.GetBinSh(instruction) is ShellDialect.Dash
        && LacksPipefail(image.Reference.Repository, image.Reference.Tag, image.Facts?.OsRelease);

    /// <summary>
    /// Whether a RUN of the stage, up to this instruction, puts another program in the place of <c>/bin/sh</c>.
    /// </summary>
    public static bool IsReplaced(DockerfileModel model, InstructionSyntax instruction) =>
        model.GetStage(instruction) is { } stage && s_replacements.Of(model, stage) <= instruction.Span.Start;

    private static int FindReplacement(DockerfileModel model, Stage stage) => Math.Min(
        stage.Parent is { } parent ? s_replacements.Of(model, parent) : int.MaxValue,
        stage.Instructions.OfType<RunInstructionSyntax>()
            .FirstOrDefault(run => model.GetCommands(run).Any(command => Replaces(model, command)))?.Span.Start
            ?? int.MaxValue);

    // "ln -sf bash /bin/sh", also from within /bin, and "dpkg-divert --add /bin/sh"; a file whose first line names
    // /bin/sh is something else.
    private static bool Replaces(DockerfileModel model, ShellCommand command) => command.Name switch
    {
        "ln" or "mv" or "cp" or "install" => command.Operands.LastOrDefault()?.Literal is { } target
            && (target == "sh" ? model.GetWorkingDirectory(command) is null or "/bin" or "/usr/bin"
                : target is "/bin/sh" or "/usr/bin/sh"),
        "dpkg-divert" or "update-alternatives" =>
            command.Arguments.Any(argument => argument.Literal is "/bin/sh" or "/usr/bin/sh"),
        "dpkg-reconfigure" => command.Operands.Any(operand => operand.Literal == "dash"),
        _ => false,
    };
}
