using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The project builds containers for another operating system than that of the image.</summary>
internal sealed class WrongOperatingSystem() : Rule<Stage>(new()
{
    Id = "DFA6008",
    Title = "Use an image for the operating system that the project specifies",
    Message = "The project builds {0} containers ('DockerDefaultTargetOS'), but '{1}' is a {2} image",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsShipped: true, Parent: null, BaseImage: { Facts.Os: { } os } image }
            || context.Project.Get(SettingCatalog.TargetOS) is not { } target)
            return;
        var isWindows = os is OsFamily.Windows;
        if ((target == "Windows") != isWindows && os is not OsFamily.Scratch && !IsForBoth(image))
            context.Report(
                stage.From.ImageName.Span, [target, image.Reference.ToString(), isWindows ? "Windows" : "Linux"]);
    }

    // Since .NET 8, tags that do not name a system are for Linux only.
    private static bool IsForBoth(BaseImage image) => image.IsWindows is null
        && !(Version.TryParse(image.Facts?.Version, out var version) && version.Major >= 8);
}
