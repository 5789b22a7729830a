using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code calls a function of a native library that the image does not contain.</summary>
internal sealed class NativeLibraryNotInImage() : CodeRule(new()
{
    Id = "DFA9202",
    Title = "Install the native libraries that the code calls",
    Message = "'{0}' throws: the image ({3}) does not contain '{1}'; install '{2}'",
}, CodeUse.NativeCall)
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (NativeLibraries.Find(use.Library!) is { } library
            && FindMissingPackage(context.Image, library) is { } package
            && !use.MentionsInCode("SetDllImportResolver", "ResolvingUnmanagedDll"))
            context.Report(use.Span, context.Image.From, [use.CallName, use.Library, package]);
    }

    // Null where the image has the library, may have it, or that is not known.
    private static string? FindMissingPackage(FinalImage image, NativeLibrary library)
    {
        if (library.IsOfWindows || image.Base.Facts is not { Toolchain: Toolchain.DotNetRuntime } facts
            || (library.Since is { } since
                && (!Version.TryParse(facts.Version, out var version) || version < since))
            || image.MayBeBrought("/usr/lib", library.Word) || image.MayBeBrought("/lib", library.Word)
            || image.Project.Packages.Any(package =>
                package.Id.Mentions(library.Word)))
            return null;
        return facts.Os is OsFamily.Alpine ? library.ApkPackage
            : library.AptPackages.FirstOrDefault(name =>
                facts.OsRelease is not { } suite || !PackageTable.Lacks(suite, name)) ?? library.AptPackages[0];
    }
}
