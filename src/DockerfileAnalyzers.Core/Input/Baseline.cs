using System.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>A line of a baseline that says nothing.</summary>
/// <param name="Line">From 1.</param>
internal sealed record BaselineProblem(int Line, string Message);

/// <summary>
/// A file with the findings that are known and not reported. It is made for version control: a line for each finding,
/// sorted, so that changes of two branches rarely meet.
/// </summary>
internal sealed class Baseline
{
    /// <summary>The name of the file, where the configuration does not name one.</summary>
    public const string FileName = "dockerfile-analyzers.baseline";

    private const int MaxProblems = 20;

    private const string Header = """
        # Baseline of DockerfileAnalyzers: the findings listed here are not reported, new ones are.
        # One finding per line: file, rule, hash of the instruction, index among equal ones, start of the instruction.
        # Update: 'dockerfile-analyzers baseline write', or 'dotnet build -t:WriteDockerfileBaseline'.
        # Remove fixed findings: 'dockerfile-analyzers baseline prune'.

        """;

    private static readonly string[] s_conflictMarks = { "<<<<<<<", "|||||||", "=======", ">>>>>>>" };

    private static Baseline? s_last;

    private readonly string _text;
    private readonly Dictionary<BaselineKey, int> _counts;
    private readonly Lazy<ILookup<string, BaselineEntry>> _byName;

    private Baseline(
        string path, string text, ImmutableArray<BaselineEntry> entries, ImmutableArray<BaselineProblem> problems)
    {
        Path = path;
        _text = text;
        Entries = entries;
        Problems = problems;
        _counts = entries.GroupBy(entry => entry.Key).ToDictionary(
            group => group.Key, group => group.Select(entry => entry.Occurrence).Distinct().Count());
        _byName = new(() => Entries.ToLookup(entry => entry.Key.Path, StringComparer.Ordinal));
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; }

    /// <summary>The invalid lines of the file; the other lines count.</summary>
    public ImmutableArray<BaselineProblem> Problems { get; }

    /// <summary>One without findings.</summary>
    public static Baseline CreateEmpty(string path) => Create(path, Enumerable.Empty<BaselineEntry>());

    /// <summary>Reads the text of a file.</summary>
    public static Baseline Parse(string path, string text)
    {
        // The files of a repository have one baseline.
        if (s_last is { } last && last.Path == path && last._text == text)
            return last;
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        var problems = ImmutableArray.CreateBuilder<BaselineProblem>();
        var lines = text.Split('\n');
        var skipped = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (BaselineEntry.TryParse(line) is { } entry)
                entries.Add(entry);
            else if (problems.Count < MaxProblems)
                problems.Add(new BaselineProblem(i + 1, DescribeProblem(line)));
            else
                skipped++;
        }

        if (skipped > 0)
        {
            problems[MaxProblems - 1] = problems[MaxProblems - 1] with
            {
                Message = FormattableString.Invariant(
                    $"This line and {skipped:#,0} others are ignored because they are not baseline entries; {Remedy}"),
            };
        }

        return s_last = new Baseline(path, text, entries.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>How a file is called in a baseline.</summary>
    /// <param name="file">Full path.</param>
    public string GetName(string file) => RelativePath.From(Path, file);

    /// <summary>How many findings of a key are known.</summary>
    public int Count(BaselineKey key) => _counts.TryGetValue(key, out var count) ? count : 0;

    /// <summary>The known findings of a file.</summary>
    /// <param name="name">As <see cref="GetName"/> gives it.</param>
    public IEnumerable<BaselineEntry> GetEntries(string name) => _byName.Value[name];

    /// <summary>With other findings for some files.</summary>
    /// <param name="names">As <see cref="GetName"/> gives them.</param>
    /// <param name="entries">All findings of these files.</param>
    public Baseline Replace(ISet<string> names, IEnumerable<BaselineEntry> entries) =>
        Create(Path, Entries.Where(entry => !names.Contains(entry.Key.Path)).Concat(entries));

    /// <summary>Without some of its entries.</summary>
    public Baseline Remove(IEnumerable<BaselineEntry> entries)
    {
        var removed = new HashSet<BaselineEntry>(entries);
        return Create(Path, Entries.Where(entry => !removed.Contains(entry)));
    }

    /// <summary>The text of the file.</summary>
    public override string ToString() => _text;

    private const string Remedy = "run 'dockerfile-analyzers baseline write' to rewrite the file";

    private static Baseline Create(string path, IEnumerable<BaselineEntry> entries)
    {
        var sorted = entries.OrderBy(entry => entry, BaselineEntry.Order).ToArray();
        var text = new StringBuilder(Header.Replace("\r\n", "\n"));
        var kept = ImmutableArray.CreateBuilder<BaselineEntry>();
        foreach (var entry in sorted)
        {
            if (kept.Count > 0 && BaselineEntry.Order.Compare(kept[kept.Count - 1], entry) == 0)
                continue;
            kept.Add(entry);
            text.Append(entry).Append('\n');
        }

        return new Baseline(path, text.ToString(), kept.ToImmutable(), ImmutableArray<BaselineProblem>.Empty);
    }

    private static string DescribeProblem(string line) =>
        s_conflictMarks.Any(mark => line.StartsWith(mark, StringComparison.Ordinal))
            ? "Unresolved merge conflict; keep the entries of both sides and remove this line"
            : $"This line is ignored because it is not a baseline entry; {Remedy}";
}
