namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// Options as <c>set</c> and a shell's own command line take them: <c>-e</c>, <c>-euxo pipefail</c>, <c>-o errexit</c>.
/// </summary>
internal static class SetOptions
{
    public static bool SetErrexit(IEnumerable<string> words) => Sets(words, 'e', "errexit");

    /// <summary>Every variable that is set from then on is exported.</summary>
    public static bool SetAllexport(IEnumerable<string> words) => Sets(words, 'a', "allexport");

    public static bool SetPipefail(IEnumerable<string> words) => Sets(words, '\0', "pipefail");

    private static bool Sets(IEnumerable<string> words, char letter, string name)
    {
        var isName = false;
        foreach (var word in words)
        {
            if (isName && word == name)
                return true;
            var isCluster = word.Length > 1 && word[0] == '-' && word[1] != '-';
            if (isCluster && letter != '\0' && word.IndexOf(letter, 1) > 0)
                return true;
            isName = isCluster && word[word.Length - 1] == 'o';
        }

        return false;
    }
}
