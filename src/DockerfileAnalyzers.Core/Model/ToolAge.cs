using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Model;

/// <summary>Whether the tool of an old image is older than the cache that it is known for today.</summary>
internal static class ToolAge
{
    public static bool IsTooOld(DockerfileModel model, ShellCommand command, PackageCache cache)
    {
        if (model.GetStage(command) is not { Image.Facts: { } facts } stage)
            return false;
        // An image that is made for the tool has a version of its own.
        if (facts.Toolchain?.ToString().Equals(cache.Image?.ToString() ?? cache.Tool, StringComparison.OrdinalIgnoreCase) == true)
            return cache.Since is not null && Version.TryParse(facts.Version, out var version) && version < cache.Since;
        // Where the release is not known, what the distribution calls by these names is old more often than not.
        var isOld = facts.OsRelease is { } release ? cache.ReleasesWithout.Contains(release)
            : facts.Os is OsFamily.Debian or OsFamily.Ubuntu && cache.ReleasesWithout.Length > 0 && model.GetRuns(stage).SelectMany(run => model.GetCommands(run)).Any(IsOldPackage);
        return isOld && facts.Toolchain is not Toolchain.Python && !IsRenewed(model, stage, command);
    }

    private static bool IsOldPackage(ShellCommand command) => command is { Tool: "apt-get", Kind: CommandKind.Install } && command.Packages.Any(package => package is "python-pip" or "golang" or "golang-go");

    // "pip install -U pip", "easy_install pip", "python get-pip.py", a tarball of Go: from there on the version is another one.
    private static bool IsRenewed(DockerfileModel model, Stage stage, ShellCommand command) => model.GetRuns(stage).SelectMany(run => model.GetCommands(run)).TakeWhile(other => other != command)
        .Any(other => (other.Tool == command.Tool && other.Packages.Contains(command.Tool)) || other.Name.StartsWith("easy_install", StringComparison.Ordinal)
            || other.Arguments.Any(argument => argument.Text.Contains("get-pip") || (other.Name is "curl" or "wget" && (argument.Text.Contains("golang") || argument.Text.Contains("/go1")))));
}
