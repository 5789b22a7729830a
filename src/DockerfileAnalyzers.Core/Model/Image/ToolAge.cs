namespace DockerfileAnalyzers.Model.Image;

/// <summary>Whether the tool of an old image is older than the cache that it is known for today.</summary>
internal static class ToolAge
{
    // "ubuntu:14.04.3", "cuda:7.5-devel-ubuntu14.04", "minideb:jessie".
    private static readonly Regex s_oldTag = new(
        @"ubuntu[:_-]?1[0-5]\.\d\d|[:_-](?:squeeze|wheezy|jessie|lucid|precise|trusty)\b",
        RegexOptions.CultureInvariant);

    private static readonly Recent<string, bool> s_isOldTag = new(s_oldTag.IsMatch);

    public static bool IsTooOld(DockerfileModel model, ShellCommand command, PackageCache cache)
    {
        if (cache.ReleasesWithout.IsEmpty && cache.Since is null
            || model.GetStage(command) is not { BaseImage: { } image } stage)
            return false;
        var facts = image.Facts;
        // An image that is made for the tool has a version of its own.
        if (facts?.Toolchain?.ToString()
            .Equals(cache.Image?.ToString() ?? cache.Tool, StringComparison.OrdinalIgnoreCase) == true)
            return cache.Since is not null && Version.TryParse(facts!.Version, out var version)
                && version < cache.Since;
        // Where the release is not known, what the distribution calls by these names is old more often than not.
        var isOld = facts?.OsRelease is { } release && cache.ReleasesWithout.Contains(release)
            || s_isOldTag[image.Reference.ToString()]
            || (facts?.OsRelease is null && facts?.Os is null or OsFamily.Debian or OsFamily.Ubuntu
                && stage.Runs.SelectMany(run => model.GetCommands(run)).Any(IsOldPackage));
        return isOld && facts?.Toolchain is not Toolchain.Python && !IsRenewed(model, stage, command);
    }

    private static bool IsOldPackage(ShellCommand command) =>
        command is { Tool: "apt-get", Kind: CommandKind.Install }
        && command.Packages.Any(package => package is "python-pip" or "golang" or "golang-go");

    // "pip install -U pip", "easy_install pip", "python get-pip.py", a tarball of Go:
    // from there on the version is another one.
    private static bool IsRenewed(DockerfileModel model, Stage stage, ShellCommand command) =>
        stage.Runs.SelectMany(run => model.GetCommands(run)).TakeWhile(other => other != command)
            .Any(other =>
                (other.Tool == command.Tool && other.Packages.Contains(command.Tool))
                || other.Name.StartsWith("easy_install", StringComparison.Ordinal)
                    || other.Arguments.Any(argument =>
                        argument.Text.Contains("get-pip")
                        || (other.Name is "curl" or "wget"
                            && (argument.Text.Contains("golang") || argument.Text.Contains("/go1")))));
}
