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
            && context.Image.FindMissingPackage(library) is { } package
            && !use.MentionsInCode("SetDllImportResolver", "ResolvingUnmanagedDll"))
            context.Report(use.Span, context.Image.From, [use.CallName, use.Library, package]);
    }
}
