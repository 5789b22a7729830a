using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code asks for a folder of the user that does not exist in the image.</summary>
internal sealed class EmptySpecialFolder() : CodeRule(new()
{
    Id = "DFA9304",
    Title = "Do not rely on user folders in a container",
    Message = "'{0}' returns an empty string for '{1}', which does not exist in the container ({2}); "
        + "read the path from the configuration",
    Severity = Severity.Info,
}, "System.Environment.GetFolderPath")
{
    private static readonly string[] s_folders =
    {
        "ApplicationData", "LocalApplicationData", "MyDocuments", "Personal", "Desktop", "DesktopDirectory",
        "MyPictures", "MyMusic", "MyVideos", "ProgramFiles", "ProgramFilesX86", "CommonProgramFiles", "System",
        "Windows",
    };

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (use.Arguments is not [{ Value.Member: { } member }]
            || RelativePath.GetName(member.Replace('.', '/')) is var folder && !s_folders.Contains(folder)
            || context.Image.Base.Facts?.Toolchain is not Toolchain.DotNetRuntime
            || context.Image.MayBeBrought("/", ".local", ".config", "XDG_", "HOME", "/home", "/root"))
            return;
        context.Report(use.Span, context.Image.Start, [use.CallName, folder]);
    }
}
