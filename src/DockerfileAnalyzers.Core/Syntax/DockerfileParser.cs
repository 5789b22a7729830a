using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Syntax;

/// <summary>Reads a Dockerfile as BuildKit does. Never throws and never stops: what is wrong becomes a <see cref="SyntaxError"/>.</summary>
public static class DockerfileParser
{
    public static DockerfileSyntax Parse(SourceFile file) => throw new NotImplementedException(file.Path);
}
