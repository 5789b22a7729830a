namespace DockerfileAnalyzers.Text;

/// <summary>Numbers with their nouns.</summary>
internal static class Plural
{
    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Of(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
