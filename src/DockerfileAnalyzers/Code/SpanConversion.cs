using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Code;

internal static class SpanConversion
{
    /// <summary>The same characters of a file with code, as the core counts them.</summary>
    public static TextSpan ToCore(this Microsoft.CodeAnalysis.Text.TextSpan span) => new(span.Start, span.Length);
}
