using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code calls what only Windows has, and the image is one of Linux.</summary>
internal sealed class WindowsApiOnLinux() : CodeRule(new()
{
    Id = "DFA9203",
    Title = "Do not call Windows APIs in a Linux container",
    Message = "'{0}' throws: the image ({2}) runs Linux, {1}",
}, WindowsCall.Members)
{
    // Code that checks this anywhere can also check it in the caller.
    private static readonly string[] s_questions =
    {
        "IsWindows", "IsLinux", "IsOSPlatform", "OSPlatform.Windows", "PlatformID", "OSDescription",
        "SupportedOSPlatform",
    };

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (WindowsCall.Fails(use) && !use.IsCheckedByCompiler && context.Image.IsLinux
            && !use.MentionsInCode(s_questions))
            context.Report(use.Span, context.Image.From,
                [use.CallName, use.Library is { } library ? $"which has no '{library}'" : "not Windows"]);
    }
}
