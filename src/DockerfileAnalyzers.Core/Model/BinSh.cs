using System.Text.RegularExpressions;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Model;

/// <summary>Which shell <c>/bin/sh</c> is in an image.</summary>
public static class BinSh
{
    // Of an image or a variant that is named for a distribution.
    private static readonly Regex s_bash = new(
        @"(?:\A|[-_./])(?:ubi|rhel|el[789]|centos|rocky|rockylinux|alma|almalinux|fedora|fc|amazonlinux|al2|al2023"
        + @"|amzn2?|oraclelinux|ol[789]|azurelinux|cbl-mariner|mariner|opensuse|leap|tumbleweed|sles?|photon"
        + @"|archlinux|clearlinux)(?:[-_./\d]|\z)",
        RegexOptions.CultureInvariant);

    // Of a tag of Java, the distribution; of the name of an image, the company.
    private static readonly Regex s_oracleTag = new(@"(?:\A|-)oracle(?:-|\z)", RegexOptions.CultureInvariant);

    private static readonly Regex s_ash = new(
        @"(?:\A|[-_./])(?:alpine|busybox)(?:[-_./\d]|\z)", RegexOptions.CultureInvariant);

    // Debian up to 12 and Ubuntu up to 24.04. Debian's dash has pipefail since 0.5.12-7, whose changelog says so:
    // Debian 13 and Ubuntu 24.10 are the first with it.
    private static readonly Regex s_withoutPipefail = new(
        @"\A(?:[6-9]|1[0-2]|1[0-2]\.\d+|(?:1\d|2[0-3])\.(?:04|10)|24\.04|squeeze|wheezy|jessie|stretch|buster|bullseye"
        + @"|bookworm|oldstable|oldoldstable|precise|trusty|xenial|bionic|focal|jammy|kinetic|lunar|mantic|noble)\z",
        RegexOptions.CultureInvariant);

    /// <returns><see cref="ShellDialect.Posix"/> where it is not known.</returns>
    public static ShellDialect Find(string repository, string? tag, OsFamily? family)
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

    /// <summary>Whether the dash of an image certainly has no <c>pipefail</c>: its release is known, and older.</summary>
    public static bool LacksPipefail(string repository, string? tag, string? release) =>
        s_withoutPipefail.IsMatch(release ?? "")
        || (tag ?? "").Split('-').Any(part => s_withoutPipefail.IsMatch(part) && (char.IsLetter(part[0])
            || repository is "debian" or "ubuntu"));
}
