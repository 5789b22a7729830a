using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The shape of a value in the configuration file.</summary>
internal enum ConfigurationShape
{
    Text,
    List,
    /// <summary>A mode for each category.</summary>
    Modes,
    /// <summary>A severity for each rule.</summary>
    Rules,
    /// <summary>For each rule, its options.</summary>
    Options,
    Overrides,
}

/// <summary>A key of the configuration file.</summary>
/// <param name="Kind">The kind of a text, or of the entries of a list.</param>
internal sealed record ConfigurationKey(
    string Name, ConfigurationShape Shape, SettingKind Kind, string Description)
{
    /// <summary>Whether it can be set for some files.</summary>
    public bool IsInOverrides { get; init; }

    /// <summary>The default value.</summary>
    public string DefaultText { get; init; } = "";
}

/// <summary>
/// Every key of <c>dockerfile-analyzers.yaml</c>: the reader, the schema and the reference have it from here.
/// </summary>
internal static class ConfigurationKeys
{
    public static SettingKind<string?> FailOnKind { get; } = SettingKinds.OneOf(
        new[] { "error", "warning", "info", "never" });

    public static ConfigurationKey Mode { get; } = new(
        "mode", ConfigurationShape.Text, SettingCatalog.ModeKey.Kind, SettingCatalog.Mode.Description)
        {
            IsInOverrides = true,
            DefaultText = "Recommended",
        };

    public static ConfigurationKey Modes { get; } = new(
        "modes", ConfigurationShape.Modes, SettingCatalog.ModeKey.Kind, "The modes of individual categories.")
        {
            IsInOverrides = true,
        };

    public static ConfigurationKey Rules { get; } = new(
        "rules", ConfigurationShape.Rules, SettingCatalog.RuleSeverity.Kind,
        "The severities of rules, by their ids or names.") { IsInOverrides = true };

    public static ConfigurationKey Options { get; } = new(
        "options", ConfigurationShape.Options, SettingKinds.Text, "The options of rules, by their ids or names.")
        {
            IsInOverrides = true,
        };

    public static ConfigurationKey TrustedRegistries { get; } = new(
        "trusted-registries", ConfigurationShape.List, SettingCatalog.TrustedRegistries.Kind,
        SettingCatalog.TrustedRegistries.Description) { IsInOverrides = true };

    public static ConfigurationKey RequireSuppressionReason { get; } = new(
        "require-suppression-reason", ConfigurationShape.Text, SettingKinds.Boolean,
        "'true' reports comments that suppress findings without a reason (DFA0010).")
        {
            IsInOverrides = true,
            DefaultText = "false",
        };

    public static ConfigurationKey InlineSuppressions { get; } = new(
        "inline-suppressions", ConfigurationShape.Text, SettingKinds.Boolean,
        "'false' ignores all comments that suppress findings, even those of other tools.")
        {
            IsInOverrides = true,
            DefaultText = "true",
        };

    public static ConfigurationKey Overrides { get; } = new(
        "overrides", ConfigurationShape.Overrides, SettingKinds.Text,
        "Settings for the files that match one of the patterns in 'paths'; the last matching entry wins.");

    public static ConfigurationKey Paths { get; } = new(
        "paths", ConfigurationShape.List, SettingKinds.Text,
        "Patterns, relative to the directory of the file; one without '/' matches in every directory.");

    public static ConfigurationKey Baseline { get; } = new(
        "baseline", ConfigurationShape.Text, SettingKinds.File,
        "The baseline file, relative to the directory of the configuration file.");

    public static ConfigurationKey FailOn { get; } = new(
        "fail-on", ConfigurationShape.Text, FailOnKind,
        "The lowest severity for which the command line returns exit code 1; a build fails on errors.")
        {
            DefaultText = "warning",
        };

    public static ConfigurationKey Hadolint { get; } = new(
        "hadolint", ConfigurationShape.Text, SettingKinds.Boolean, "'false' ignores '.hadolint.yaml'.")
        {
            DefaultText = "true",
        };

    public static ImmutableArray<ConfigurationKey> All { get; } = ImmutableArray.Create(
        Mode, Modes, Rules, Options, TrustedRegistries, Overrides, RequireSuppressionReason, InlineSuppressions,
        Baseline, FailOn, Hadolint);

    /// <summary>The keys of an entry of 'overrides'.</summary>
    public static ImmutableArray<ConfigurationKey> InOverrides { get; } =
        All.Where(key => key.IsInOverrides).Prepend(Paths).ToImmutableArray();
}
