using System.Text;
using DockerfileAnalyzers.Discovery;

namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>Files that the tool writes.</summary>
internal static class TextOutput
{
    /// <summary>Writes a file, whole or not at all; folders are created.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="name">As a message names it.</param>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public static void Write(string path, string text, string name)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            TextFile.WriteAtomically(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (RegularFile.IsReadFailure(exception))
        {
            throw new ToolException($"'{name}' was not written because {TextFile.DescribeWriteFailure(exception)}");
        }
    }
}
