namespace DockerfileAnalyzers.Tables;

/// <summary>
/// A table as it is embedded: a comment that says what it holds, its sources with their dates, and the rows.
/// </summary>
/// <param name="Name">The file: <c>image-eol.tsv</c>.</param>
/// <param name="Content">The content of a row, column by column.</param>
/// <param name="Sources">
/// Where the facts come from, each with a commit where there is one, and always with a date.
/// </param>
internal sealed record Table(string Name, string Content, IReadOnlyList<string> Sources, IEnumerable<string[]> Rows)
{
    /// <summary>
    /// Whether the order of the rows means something. Other tables are sorted, so that a difference shows what changed.
    /// </summary>
    public bool KeepsOrder { get; init; }

    public string ToText()
    {
        var rows = Rows.Select(row => string.Join('\t', row)).Distinct();
        var lines = new[] { "# " + Content }.Concat(Sources.Select(source => "# source: " + source))
            .Concat(KeepsOrder ? rows : rows.Order(StringComparer.Ordinal));
        return string.Join('\n', lines) + "\n";
    }
}
