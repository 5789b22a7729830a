namespace DockerfileAnalyzers.Analysis;

/// <summary>The category of a rule, which is also the thousands digit of its id.</summary>
public enum Category
{
    /// <summary>The analysis itself: its input, its settings, its comments.</summary>
    Engine = 0,
    /// <summary>The size of the image.</summary>
    Size = 1,
    /// <summary>Who may do what, and what everybody can read.</summary>
    Security = 2,
    /// <summary>The steps that are built again, and how often.</summary>
    Cache = 3,
    /// <summary>Docker does something else than intended.</summary>
    Correctness = 4,
    /// <summary>The files that are sent to the builder.</summary>
    Context = 5,
    /// <summary>Contradictions between the Dockerfile and its .NET project.</summary>
    Project = 6,
    /// <summary>The scripts of RUN and the commands in them.</summary>
    Shell = 7,
    /// <summary>How it is written.</summary>
    Style = 8,
    /// <summary>Things that the code of the project needs and its image lacks.</summary>
    Code = 9,
}

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The rule is off.</summary>
    None,
    /// <summary>Said in the IDE and in reports, not in a build.</summary>
    Info,
    /// <summary>Said in a build; a project may treat it as an error.</summary>
    Warning,
    /// <summary>Makes the build fail.</summary>
    Error,
}

/// <summary>
/// The certain consequence of a finding; a rule that has one is enabled in <see cref="AnalysisMode.Minimum" />.
/// </summary>
public enum Consequence
{
    /// <summary>Nothing that is certain.</summary>
    None,
    /// <summary>An instruction, or a command in one, fails when the image is built.</summary>
    BuildFails,
    /// <summary>The container does not start, is never healthy, or its program cannot do its work.</summary>
    StartFails,
    /// <summary>
    /// A secret can be read by who has the image, what is installed can be changed on its way, or has known
    /// vulnerabilities.
    /// </summary>
    Insecure,
    /// <summary>
    /// A limit or requirement is not met that the project itself sets: without that setting, silence.
    /// </summary>
    BreaksSetting,
}

/// <summary>How many rules are on.</summary>
public enum AnalysisMode
{
    /// <summary>None: nothing is reported.</summary>
    None,
    /// <summary>Those of which the consequence is certain.</summary>
    Minimum,
    /// <summary>All but opinions.</summary>
    Recommended,
    /// <summary>Every rule.</summary>
    All,
}

/// <summary>The metadata of a rule, which is available without running it.</summary>
public sealed record RuleDescriptor
{
    /// <summary><c>DFA</c> and four digits; never reused, never renumbered.</summary>
    public required string Id { get; init; }

    /// <summary>The remedy, imperative.</summary>
    public required string Title { get; init; }

    /// <summary>The problem at this place, as a composite format without a full stop.</summary>
    public required string Message { get; init; }

    /// <summary>The category, from the first digit of the id.</summary>
    public Category Category => (Category)(Id[3] - '0');

    /// <summary>The severity that holds where nothing is configured.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>False for matters of preference: the rule reports only if a severity is configured for it.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>The certain consequence of a finding of this rule.</summary>
    public Consequence Consequence { get; init; }

    /// <summary>The first of the modes in which the rule is on; it is in all that follow.</summary>
    public AnalysisMode Mode => (IsEnabledByDefault, IsCertain: Consequence is not Consequence.None) switch
    {
        (false, _) => AnalysisMode.All,
        (_, true) => AnalysisMode.Minimum,
        // All findings depend on the analysis itself.
        _ when Category is Category.Engine && Severity > Severity.Info => AnalysisMode.Minimum,
        _ => AnalysisMode.Recommended,
    };

    /// <summary>
    /// Ids of other tools' rules with the same intent (<c>DL3008</c>, <c>JSONArgsRecommended</c>, <c>SC2086</c>);
    /// their suppressions count for this rule.
    /// </summary>
    public ImmutableArray<string> Equivalents { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Ids of rules that report nothing where this rule reports: they may do so once the finding is fixed.
    /// </summary>
    public ImmutableArray<string> Supersedes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Whether the rule is about the build context: of all Dockerfiles that are built from it, the first one reports.
    /// </summary>
    public bool IsAboutContext { get; init; }

    /// <summary>The best fix that the rule can offer.</summary>
    public FixSafety? Fix { get; init; }

    /// <summary>
    /// Whether the rule also reports instructions that Docker refuses, or that swallow the
    /// next one: of those, all else is a guess.
    /// </summary>
    public bool ReadsMalformed { get; init; }

    /// <summary>The problem, as a noun phrase: the name of the rule's class, page and test.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The page at the tag of this version, so that a shipped package never links to a moved page;
    /// <see langword="null"/> where the build does not name a repository.
    /// </summary>
    public string? HelpLink => GetHelpLink(ProductInfo.RepositoryUrl);

    /// <summary>The page of the rule as an address: that of the repository, or of the file in the package.</summary>
    /// <param name="folder">
    /// The folder of the pages in the package; <c>public</c>: only a public address; empty: no link is wanted.
    /// </param>
    public string? FindPage(string? folder) => string.IsNullOrEmpty(folder) ? null
        : HelpLink ?? (folder == "public" ? null : new Uri($"{folder}/{Name}.md").AbsoluteUri);

    /// <param name="repository">The public address of the repository; may be empty.</param>
    internal string? GetHelpLink(string repository) => repository.Length == 0
        ? null
        : $"{repository}/blob/v{ProductInfo.Version}/src/DockerfileAnalyzers.Core/Rules/{Category}/{Name}.md";
}

/// <summary>The product information that the build writes into this assembly.</summary>
internal static class ProductInfo
{
    public static string Version { get; } = Read("Version");

    /// <summary>Empty where the build does not name a repository.</summary>
    public static string RepositoryUrl { get; } = Read("RepositoryUrl");

    private static string Read(string key) => typeof(ProductInfo).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value ?? "";
}
