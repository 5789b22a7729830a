namespace DockerfileAnalyzers.Text;

/// <summary>The smallest single edit between two texts.</summary>
internal static class TextDifference
{
    public static TextEdit Find(string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start
            && before[before.Length - 1 - end] == after[after.Length - 1 - end])
            end++;
        return TextEdit.Replace(
            TextSpan.FromBounds(start, before.Length - end), after.Substring(start, after.Length - end - start));
    }
}
