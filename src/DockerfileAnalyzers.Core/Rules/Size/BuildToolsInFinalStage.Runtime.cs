using DockerfileAnalyzers.Knowledge.Images;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The image for running what an image for building makes: of the same system and C library.</summary>
internal static class RuntimeImage
{
    // "3.9-eclipse-temurin-21", "8.10-jdk17", "21-jdk", "17".
    private static readonly Regex s_java = new(
        @"(?:temurin-|jdk-?|corretto-|\A)(?<major>\d+)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    public static ImageReference? Find(BaseImage image, RuleContext context)
    {
        var found = image.Facts!.Toolchain switch
        {
            Toolchain.DotNetSdk => FindDotNet(image, context.Project.IsTrue("UsingMicrosoftNETSdkWeb") != false),
            Toolchain.Go or Toolchain.Rust => FindSystem(image.Facts),
            Toolchain.Java => FindJava(image),
            Toolchain.Node => image.Reference.Tag is { } tag ? Known(image.Reference.Repository, tag + "-slim") : null,
            _ => null,
        };
        // The image for building may be supported for longer than the distribution in its name.
        return found is not null && image.Facts.Toolchain is not Toolchain.DotNetSdk
            && ImageTable.FindEndOfLife(found.Repository, found.Tag) is { } end && end.Date < context.AsOf
            ? null : found;
    }

    private static ImageReference? FindDotNet(BaseImage image, bool isWeb)
    {
        if (image.Reference.Tag is not { } tag || image.Facts!.Version is not { } version)
            return null;
        var repository = image.Reference.Repository.Replace("/sdk", isWeb ? "/aspnet" : "/runtime");
        var suffix = tag.IndexOf('-') is > 0 and var dash ? tag.Substring(dash) : "";
        return ImageTable.Exists(repository, version + suffix)
            ? new ImageReference(repository, version + suffix, null)
            : null;
    }

    private static ImageReference? FindSystem(ImageFacts facts) => facts switch
    {
        { Os: OsFamily.Alpine, OsRelease: { } release } => Known("alpine", release),
        { Os: OsFamily.Debian, OsRelease: { } release } => Known("debian", release + "-slim"),
        _ => null,
    };

    private static ImageReference? FindJava(BaseImage image)
    {
        var tag = image.Reference.Tag ?? "";
        return s_java.Match(tag) is { Success: true } match
            ? Known("eclipse-temurin", match.Groups["major"].Value + "-jre" + (image.Facts!.IsMusl ? "-alpine" : ""))
            : null;
    }

    private static ImageReference? Known(string repository, string tag) =>
        ImageTable.GetTags(repository).Contains(tag)
            ? new ImageReference(repository, tag, null)
            : null;
}
