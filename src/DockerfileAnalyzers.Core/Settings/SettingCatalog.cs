namespace DockerfileAnalyzers.Settings;

/// <summary>
/// All settings. Code reads settings through these, so that none is
/// read that is not described and validated.
/// </summary>
internal static partial class SettingCatalog
{
    private const string File = "DockerfileAnalyzersFile";
    private const string Image = "DockerfileImage";
    private const string Report = "DockerfileVulnerabilityReport";

    // Only the checks of the settings need all.
    private static readonly Lazy<ImmutableArray<Setting>> s_all = new(ReadAll);

    private static readonly string[] s_levels = { "low", "medium", "high", "critical" };

    private static readonly SettingKind<string?> s_severity = SettingKinds.OneOf(
        new[] { "none", "suggestion", "warning", "error" },
        "default",
        "silent",
        "refactoring",
        "hidden",
        "info",
        "warn",
        "unset");

    private static readonly SettingKind<string?> s_mode = SettingKinds.OneOf(
        new[] { "None", "Minimum", "Recommended", "All" });

    private static readonly SettingKind<string?> s_vulnerability = SettingKinds.OneOf(
        s_levels, "important", "moderate", "negligible");

    public static Setting<bool> Analysis { get; } = new(
        SettingPlace.Property, "DockerfileAnalysis", SettingKinds.Boolean, true, "'false' turns off all analysis.")
        {
            DefaultText = "true",
        };

    public static Setting<string?> Mode { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersMode", s_mode, null,
        "The rules that are on: none, those whose consequence is certain, all except matters of preference, or all.")
        {
            DefaultText = "Recommended",
        };

    /// <summary>The categories of rules that have a mode: all except Engine.</summary>
    public static ImmutableArray<string> Categories { get; } = ImmutableArray.Create(
        "Size", "Security", "Cache", "Correctness", "Context", "Project", "Shell", "Style", "Code");

    /// <summary>One for each category.</summary>
    public static ImmutableArray<Setting<string?>> CategoryModes { get; } = Categories
        .Select(category => new Setting<string?>(
            SettingPlace.Property, Mode.Name + category, s_mode, null,
            $"The mode of the category '{category}'.") { DefaultText = "the value of DockerfileAnalyzersMode" })
        .ToImmutableArray();

    public static Setting<bool> ReadHadolint { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersReadHadolint", SettingKinds.Boolean, true,
        "'false' ignores '.hadolint.yaml'.") { DefaultText = "true" };

    public static Setting<string?> Context { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersContext", SettingKinds.Folder, null,
        "The build context of the project's Dockerfiles, relative to the project.");

    public static Setting<DateTime?> AsOfDate { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersAsOfDate", SettingKinds.Date, null,
        "The date that end-of-life dates are compared with.") { DefaultText = "the date of the data in the package" };

    public static Setting<double?> MaxImageMegabytes { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersMaxImageMegabytes", SettingKinds.Megabytes, null,
        "The maximum size of the image, uncompressed (DFA1302).") { DefaultText = "no limit" };

    public static Setting<string?> TargetFramework { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersTargetFramework", SettingKinds.Framework, null,
        "The target framework whose build reports the findings.") { DefaultText = "the first one" };

    public static Setting<bool> ContainerProperties { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersContainerProperties", SettingKinds.Boolean, false,
        "'true' analyzes the image that the SDK builds from the container properties of "
            + "a project without a Dockerfile.") { DefaultText = "false" };

    public static Setting<bool> HelpLinks { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersHelpLinks", SettingKinds.Boolean, false,
        "'true' prints a link to the rule's page after each finding: its public address or, if there is none, its file "
            + "in the package.")
        {
            DefaultText = "true in Visual Studio and with ErrorLog, otherwise false",
        };

    public static Setting<string?> WarningsAsErrors { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersWarningsAsErrors",
        SettingKinds.OneOf(new[] { "Certain", "All", "None" }), "Certain",
        "Which rules 'TreatWarningsAsErrors' turns into errors: those of the mode 'Minimum', all, or none.")
        {
            DefaultText = "Certain",
        };

    public static Setting<bool> FixDryRun { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersFixDryRun", SettingKinds.Boolean, false,
        "'true' makes the target 'FixDockerfiles' print the changes without writing them.", SettingReaders.Fix)
        {
            DefaultText = "false",
        };

    public static Setting<string?> Host { get; } = new(
        SettingPlace.Property, "DockerfileAnalyzersHost", SettingKinds.OneOf(new[] { "Compiler", "Task" }), null,
        "The component that reports findings in a build.", SettingReaders.Build)
        {
            DefaultText = "Compiler for C# and Visual Basic, otherwise Task",
        };

    public static Setting<string?> VulnerabilityThreshold { get; } = new(
        SettingPlace.Property, "DockerfileVulnerabilityThreshold", s_vulnerability, null,
        "The lowest severity of vulnerabilities that are reported (DFA2510).") { DefaultText = "high" };

    public static Setting<string?> FixSafety { get; } = new(
        SettingPlace.Property, "DockerfileFixSafety", SettingKinds.OneOf(new[] { "Safe", "Unsafe" }, "All"), "Safe",
        "Which fixes the target 'FixDockerfiles' applies; 'Unsafe' or 'All' applies all.", SettingReaders.Fix)
        {
            DefaultText = "Safe",
        };

    public static Setting<ImmutableArray<string>> FixIds { get; } = new(
        SettingPlace.Property, "DockerfileFixIds", SettingKinds.RuleIds, ImmutableArray<string>.Empty,
        "The rules whose fixes the target 'FixDockerfiles' applies.", SettingReaders.Fix) { DefaultText = "all" };

    public static Setting<string?> ReportDirectory { get; } = new(
        SettingPlace.Property, "DockerfileReportDirectory", SettingKinds.OutputFolder, null,
        "The output directory of the target 'DockerfileReport', relative to the project.", SettingReaders.Report)
        { DefaultText = "dockerfile-report in the output directory" };

    public static Setting<string?> DockerfilePath { get; } = new(
        SettingPlace.Property, "DockerfilePath", SettingKinds.File, null, "The project's Dockerfile.")
        {
            IsForeign = true,
        };

    public static Setting<string?> DockerfileFile { get; } = new(
        SettingPlace.Property, "DockerfileFile", SettingKinds.File, null, "The project's Dockerfile.")
        {
            IsForeign = true,
        };

    public static Setting<string?> DockerfileContext { get; } = new(
        SettingPlace.Property, "DockerfileContext", SettingKinds.Folder, null,
        "The build context, relative to the Dockerfile.") { IsForeign = true };

    public static Setting<string?> FastModeStage { get; } = new(
        SettingPlace.Property, "DockerfileFastModeStage", SettingKinds.Text, null,
        "The stage that Visual Studio debugs; DFA6501 reports one that does not exist.") { IsForeign = true };

    public static Setting<string?> DockerfileStage { get; } = new(
        SettingPlace.Property, "DockerfileStage", SettingKinds.Text, null,
        "The stage that Visual Studio builds; DFA6501 reports one that does not exist.") { IsForeign = true };

    public static Setting<string?> BuildArguments { get; } = new(
        SettingPlace.Property, "DockerfileBuildArguments", SettingKinds.Text, null,
        "Arguments of 'docker build'; DFA6501 reports build arguments that no ARG declares.") { IsForeign = true };

    public static Setting<string?> TargetOS { get; } = new(
        SettingPlace.Property, "DockerDefaultTargetOS", SettingKinds.OneOf(new[] { "Linux", "Windows" }), null,
        "The operating system that images are built for.") { IsForeign = true };

    public static Setting<string?> FileItem { get; } = new(
        SettingPlace.Item, File, SettingKinds.File, null, "A Dockerfile of the project that is in another directory.");

    public static Setting<string?> BuildContext { get; } = new(
        SettingPlace.Metadata,
        "BuildContext",
        SettingKinds.Folder,
        null,
        "The build context, relative to the project.") { Owner = File };

    public static Setting<string?> TargetStage { get; } = new(
        SettingPlace.Metadata, "TargetStage", SettingKinds.Stage, null, "The build stage that is built.")
        {
            Owner = File,
            DefaultText = "the last one",
        };

    public static Setting<string?> ImageItem { get; } = new(
        SettingPlace.Item, Image, SettingKinds.File, null, "A built image: archive, history or inspection.");

    public static Setting<string?> ImageDockerfile { get; } = new(
        SettingPlace.Metadata, "Dockerfile", SettingKinds.File, null, "The Dockerfile that the image was built from.")
        { Owner = Image, DefaultText = "the only Dockerfile" };

    public static Setting<string?> ReportItem { get; } = new(
        SettingPlace.Item,
        Report,
        SettingKinds.File,
        null,
        "A vulnerability report of a built image: JSON of Trivy or Grype, or SARIF.");

    public static Setting<string?> ReportDockerfile { get; } = new(
        SettingPlace.Metadata,
        "Dockerfile",
        SettingKinds.File,
        null,
        "The Dockerfile that the scanned image was built from.")
        { Owner = Report, DefaultText = "the only Dockerfile" };

    public static Setting<string?> RuleSeverity { get; } = new(
        SettingPlace.Key,
        "dockerfile_analyzers.{0}.severity",
        s_severity,
        null,
        "The severity of a rule; takes precedence over the other keys.");

    public static Setting<string?> DiagnosticSeverity { get; } = new(
        SettingPlace.Key, "dotnet_diagnostic.{0}.severity", s_severity, null, "The severity of a rule.");

    public static Setting<string?> CategorySeverity { get; } = new(
        SettingPlace.Key, "dotnet_analyzer_diagnostic.category-Dockerfile.{0}.severity", s_severity, null,
        "The severity of the rules of a category that are on by default.");

    public static Setting<string?> DefaultSeverity { get; } = new(
        SettingPlace.Key,
        "dotnet_analyzer_diagnostic.severity",
        s_severity,
        null,
        "The severity of all rules that are on by default.");

    public static Setting<string?> ModeKey { get; } = new(
        SettingPlace.Key,
        "dockerfile_analyzers.mode",
        s_mode,
        null,
        "The rules that are on, like 'DockerfileAnalyzersMode'.")
        {
            DefaultText = "Recommended",
        };

    public static Setting<string?> CategoryModeKey { get; } = new(
        SettingPlace.Key, "dockerfile_analyzers.{0}.mode", s_mode, null, "The mode of a category.");

    public static Setting<bool> RequireSuppressionReason { get; } = new(
        SettingPlace.Key, "dockerfile_analyzers.require_suppression_reason", SettingKinds.Boolean, false,
        "'true' reports comments that suppress findings without a reason (DFA0010).") { DefaultText = "false" };

    public static Setting<bool> InlineSuppressions { get; } = new(
        SettingPlace.Key, "dockerfile_analyzers.inline_suppressions", SettingKinds.Boolean, true,
        "'false' ignores all comments that suppress findings, even those of other tools.") { DefaultText = "true" };

    public static Setting<double?> LargeLayerMegabytes { get; } = Option(
        "DFA1301",
        "megabytes",
        SettingKinds.Megabytes,
        100,
        "The size that an instruction can add to the image before it is reported.",
        "100");

    public static Setting<ImmutableArray<string>> TrustedRegistries { get; } = Option(
        "DFA2208",
        "registries",
        SettingKinds.Registries,
        ImmutableArray<string>.Empty,
        "The hosts of trusted registries; '*' matches any characters.");

    public static Setting<string?> VulnerabilityThresholdOption { get; } = Option(
        "DFA2510",
        "threshold",
        s_vulnerability,
        null,
        "The lowest severity of vulnerabilities that are reported; "
            + "takes precedence over 'DockerfileVulnerabilityThreshold'.",
        "high");

    public static Setting<string?> RequiredLabels { get; } = Option("DFA8011", "labels", SettingKinds.Labels, null,
        "Required labels and the kinds of their values.");

    public static Setting<bool> OnlyRequiredLabels { get; } = Option("DFA8011", "strict", SettingKinds.Boolean, false,
        "'true' also reports labels that are not listed.", "false");

    /// <summary>By name.</summary>
    public static ImmutableArray<Setting> All => s_all.Value;

    /// <summary>
    /// Properties and items of the container tools of Visual Studio, and of other
    /// tools, that look like ours and are not.
    /// </summary>
    public static ImmutableArray<string> ForeignNames { get; } = ImmutableArray.Create(
        "Dockerfile",
        "DockerfileRunArguments",
        "DockerfileRunEnvironmentFiles",
        "DockerfileTag",
        "DockerfileImageName",
        "DockerfileDirectory",
        "DockerfileName",
        "Dockerfiles",
        "DockerfileTarget",
        "DockerfileRunCommand",
        "DockerfileRepository",
        "DockerfileTargetOS",
        "DockerfilesPath");

    /// <summary>
    /// The key for the severity that a rule has where no key that people write says one: what is generated from other
    /// configuration files uses it.
    /// </summary>
    public static string GetFallbackKey(string rule) => $"dockerfile_analyzers.{rule}.fallback_severity";

    private static ImmutableArray<Setting> ReadAll() =>
        ListSettings().Concat(CategoryModes)
            .OrderBy(setting => setting.Place).ThenBy(setting => setting.Owner, StringComparer.Ordinal)
            .ThenBy(setting => setting.Name, StringComparer.Ordinal).ToImmutableArray();

    private static partial Setting[] ListSettings();

    private static Setting<T> Option<T>(
        string rule, string name, SettingKind<T> kind, T defaultValue, string description, string text = "") =>
        new(SettingPlace.Key, $"dockerfile_analyzers.{rule}.{name}", kind, defaultValue, description)
        {
            Owner = rule,
            DefaultText = text,
        };
}
