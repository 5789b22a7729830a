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

    // Releases whose dash is newer than the one that was tried.
    private static readonly ImmutableHashSet<string> s_newerReleases = ImmutableHashSet.Create(
        "forky", "sid", "testing", "unstable", "experimental", "14",
        "resolute", "26.04", "26.10", "devel", "rolling", "latest");

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

    /// <summary>Whether the release may have a dash that does what dash 0.5.12 does not: <c>pipefail</c>.</summary>
    public static bool IsNewDash(string? release, string? tag) =>
        s_newerReleases.Contains(release ?? "") || (tag ?? "").Split('-').Any(s_newerReleases.Contains);
}
