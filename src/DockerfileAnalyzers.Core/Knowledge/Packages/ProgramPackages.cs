namespace DockerfileAnalyzers.Knowledge.Packages;

/// <summary>Which packages bring a program.</summary>
internal static class ProgramPackages
{
    private static readonly Lazy<ImmutableDictionary<string, string[]>> s_rows = new(() =>
        TableFile.Read("program-packages.tsv").ToImmutableDictionary(row => row[0], StringComparer.Ordinal));

    /// <summary>The programs of the table.</summary>
    public static bool Covers(string program) => s_rows.Value.ContainsKey(program);

    /// <param name="manager">By its main name: <c>apt</c>, <c>apk</c>, <c>dnf</c>.</param>
    /// <returns>The usual package first; none where there is none, or the table does not tell.</returns>
    public static ImmutableArray<string> Find(string program, string? manager)
    {
        var column = manager switch
        {
            "apt" or "apt-get" or "aptitude" => 1,
            "apk" => 2,
            "dnf" or "yum" or "microdnf" or "tdnf" => 3,
            _ => 0,
        };
        return column > 0 && s_rows.Value.TryGetValue(program, out var row) && row.Length > column
            ? row[column].Split(new[] { '|' }, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()
            : ImmutableArray<string>.Empty;
    }
}
