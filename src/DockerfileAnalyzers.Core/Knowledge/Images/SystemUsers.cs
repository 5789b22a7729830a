namespace DockerfileAnalyzers.Knowledge.Images;

/// <summary>The users of images that hold a distribution, a language or .NET.</summary>
internal static class SystemUsers
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableHashSet<string>>> s_users = new(() =>
        TableFile.Read("system-users.tsv").ToImmutableDictionary(row => row[0], row => row[1].Split(' ')
            .ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <returns><see langword="null"/> where it is not known.</returns>
    public static bool? Has(ImageFacts facts, string user)
    {
        if (facts.Contents.Users.Contains(user) || facts.DefaultUser == user || facts.ApplicationUser == user)
            return true;
        return ImageLayout.HoldsSystemOnly(facts) && facts.Os?.ToString() is { } system
            && s_users.Value.TryGetValue(system, out var users) ? users.Contains(user) : null;
    }
}
