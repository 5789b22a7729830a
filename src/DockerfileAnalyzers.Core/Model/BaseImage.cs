namespace DockerfileAnalyzers.Model;

/// <summary>The image that a chain of stages starts from, with the facts in the tables about it.</summary>
/// <param name="Facts">
/// <see langword="null"/> where the tables do not know the image: nothing may be concluded then.
/// </param>
internal sealed record BaseImage(ImageReference Reference, ImageFacts? Facts)
{
    private ShellDialect? _shell;
    private (bool? Value, bool IsKnown) _isWindows;

    public static BaseImage Create(string text)
    {
        var reference = ImageReference.Parse(text);
        return new BaseImage(reference, ImageTable.Find(reference.Repository, reference.Tag));
    }

    /// <summary>The dialect of <c>/bin/sh</c>; <see cref="ShellDialect.Posix"/> where that is not known.</summary>
    public ShellDialect Shell => _shell ??= BinSh.Of(Reference.Repository, Reference.Tag, Facts?.Os);

    public bool IsScratch => Reference.IsScratch;

    /// <summary>
    /// Whether it is an image of Windows; <see langword="null"/> where that is not known, and where the same tag
    /// names images of both systems.
    /// </summary>
    public bool? IsWindows
    {
        get
        {
            if (!_isWindows.IsKnown)
                _isWindows = (FindWindows(), true);
            return _isWindows.Value;
        }
    }

    // "microsoft/iis": its tags do not say so.
    private bool IsReplacedByWindows =>
        DeprecatedImageTable.Find(Reference.Repository, Reference.Tag)?.Replacements is { IsEmpty: false } images
        && images.All(NamesWindows);

    private static bool NamesWindows(string image) => image.Contains("windows") || image.Contains("nanoserver");

    private bool? FindWindows()
    {
        if (Facts?.Os is OsFamily.Windows || NamesWindows(Reference.ToString()) || IsReplacedByWindows)
            return true;
        if (Facts?.Os is null)
            return null;
        var release = Facts.OsRelease ?? (Facts.Os is OsFamily.Alpine ? "alpine" : "slim");
        var namesSystem = Facts.Os is OsFamily.Alpine or OsFamily.Distroless
            || Reference.Tag?.Contains(release) == true;
        return ImageTable.HasWindowsVariants(Reference.Repository) && !namesSystem ? null : false;
    }
}
