using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code writes a file in a container whose root file system is read-only.</summary>
internal sealed class WriteToReadOnly() : CodeRule(new()
{
    Id = "DFA9307",
    Title = "Mount the directories that the code writes to in a read-only container",
    Message = "'{0}' cannot write to '{1}': {2} in '{3}' starts the image with a read-only root file system ({4})",
}, [.. FileCall.Writers, .. s_temporary, CreateDirectory])
{
    private const string CreateDirectory = "System.IO.Directory.CreateDirectory";

    private const string Temporary = "/tmp/";

    private static readonly string[] s_temporary =
    {
        "System.IO.Path.GetTempFileName", "System.IO.Directory.CreateTempSubdirectory",
    };

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var path = s_temporary.Contains(use.FullName) ? Temporary : use.FullName switch
        {
            CreateDirectory => use.GetText("path"),
            _ => FileCall.FindWritten(use)?.Path,
        };
        if (path is not { Length: > 0 } || path.IndexOf('\\') >= 0)
            return;
        var image = context.Image;
        if (MayExist(use, path, image)
            // Its user may not either: that is another finding.
            || (image.FindWriteProtection(path) ?? image.FindProtectionOfTree(path)) is not null
            || ReadOnlyContainers.Find(image, path) is not { } container)
            return;
        context.Report(use.NameSpan, image.Start, [use.CallName, path, container.Starter, container.File]);
    }

    // A directory that exists need not be created; TMPDIR names another one for temporary files.
    private static bool MayExist(CodeUse use, string path, FinalImage image)
    {
        if (path.StartsWith(Temporary, StringComparison.Ordinal))
            return image.Stage.FinalState.Variables.Find("TMPDIR") is not null;
        return use.FullName == CreateDirectory && (path[0] == '/' || image.MayExist(path));
    }
}
