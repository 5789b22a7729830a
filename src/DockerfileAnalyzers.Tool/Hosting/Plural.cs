namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>Numbers with their nouns.</summary>
internal static class Plural
{
    public static string Of(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
