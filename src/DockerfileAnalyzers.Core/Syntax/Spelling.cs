namespace DockerfileAnalyzers.Syntax;

/// <summary>"Did you mean …?"</summary>
internal static class Spelling
{
    private const int MaxDistance = 2;

    public static string? FindNearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = MaxDistance + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) <= MaxDistance
                && EditDistance.Compute(word, candidate) is var distance && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }
}
