namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class HadolintConfigTests
{
    [TestMethod]
    public void Everything_with_a_counterpart_is_translated()
    {
        var (yaml, notes) = HadolintConfig.Translate("""
            failure-threshold: warning
            ignored:
              - DL3004
              - DL3008
            override:
              error: [DL3020]
            trustedRegistries:
              - docker.io
              - "*.gcr.io"
            label-schema:
              version: semver
              author: text
            strict-labels: true
            disable-ignore-pragma: true
            """);
        Assert.AreEqual("""
            # Translated from .hadolint.yaml, which is no longer read.
            hadolint: false
            fail-on: warning
            inline-suppressions: false
            rules:
              DFA2002: none # Sudo, as DL3004
              DFA4403: error # AddInsteadOfCopy, as DL3020
              DFA7306: none # UnpinnedSystemPackage, as DL3008
            trusted-registries:
              - "docker.io"
              - "*.gcr.io"
            options:
              DFA8011:
                labels:
                  "version": semver
                  "author": text
                strict: true

            """, yaml);
        Assert.IsEmpty(notes);
    }

    [TestMethod]
    [DataRow("ignored: [DL1001]", "1: 'DL1001' has no equivalent rule; there is nothing to change")]
    [DataRow("ignored: [DL3009]", "1: DL3009 because DFA1201 (PackageCacheLeftInLayer) also covers")]
    [DataRow("ignored: [apt]", "1: 'apt' is not the name of a check")]
    [DataRow("ignored: DL3008", "1: 'ignored' must be a list; hadolint ignores the file with this value")]
    [DataRow(
        "override: { fatal: [DL3008] }", "1: 'fatal' is not a severity of hadolint; use error, warning, info or style")]
    [DataRow("overrides: { DL3008: info }",
        "1: 'overrides' is not a key of hadolint, which ignores it; did you mean 'override'?")]
    [DataRow("newer-key: 1", "1: 'newer-key' is not a key of hadolint, which ignores it")]
    [DataRow("format: json", "1: 'format' sets the output of hadolint; use the options of the command line")]
    [DataRow("trustedRegistries: [docker.io/library]",
        "1: 'docker.io/library' is not the host of a registry; specify it without scheme and path")]
    [DataRow("label-schema: { author: name }", "1: 'author: name' does not require a label; the kinds are text")]
    [DataRow("failure-threshold: fatal", "1: 'failure-threshold' must be error, warning, info, style, ignore or none")]
    [DataRow(".github/hadolint.yml",
        "1: The file is not a configuration of hadolint: a mapping of keys to values is expected")]
    [DataRow("a: [", "Invalid YAML")]
    public void What_is_lost_is_said(string text, string note)
    {
        var (_, notes) = HadolintConfig.Translate(text);
        Assert.IsTrue(
            notes.Any(other => $"{other.Line}: {other.Message}".Contains(note, StringComparison.Ordinal)),
            string.Join("\n", notes.Select(other => $"{other.Line}: {other.Message}")));
    }

    [TestMethod]
    [DataRow("ignored: [DL3009]", "DFA1201: suggestion")]
    [DataRow("ignored: [DL3009, DL3019, DL3032, DL3036, DL3040, DL3042, DL3060]", "DFA1201: none")]
    [DataRow("override: { info: [DL3009] }", "DFA1201: suggestion")]
    [DataRow("override: { error: [DL3009] }", "")]
    [DataRow("override: { error: [DL3004], style: [DL3004] }", "DFA2002: error")]
    [DataRow("ignored: [DL3004]\noverride: { error: [DL3004] }", "DFA2002: none")]
    public void A_rule_that_stands_for_several_checks_has_the_lowest_of_their_severities(string text, string expected)
    {
        var (yaml, _) = HadolintConfig.Translate(text);
        var rules = yaml.Split('\n').Where(line => line.StartsWith("  DFA", StringComparison.Ordinal))
            .Select(line => line.Split('#')[0].Trim());
        Assert.AreEqual(expected, string.Join("|", rules));
    }

    [TestMethod]
    public void What_certainly_fails_is_reported_whatever_is_ignored()
    {
        var (yaml, notes) = HadolintConfig.Translate("ignored: [DL3025]");
        Assert.DoesNotContain("DFA4311: none", yaml);
        Assert.Contains("DFA4310: none", yaml);
        Assert.IsTrue(notes.Any(note => note.Message.Contains("DFA4311", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void No_fail_wins_over_the_threshold() =>
        Assert.Contains("fail-on: never", HadolintConfig.Translate("no-fail: true\nfailure-threshold: error").Yaml);

    [TestMethod]
    public void The_translation_says_the_same_as_the_original()
    {
        var text = "ignored: [DL3004, DL3025, DL3009]\ntrustedRegistries: [a.example]\nlabel-schema: { x: url }\n"
            + "strict-labels: true\noverride: { error: [DL3020] }\n";
        var translated = ConfigurationFile.Parse(
            "/repo/dockerfile-analyzers.yaml", HadolintConfig.Translate(text).Yaml);
        Assert.IsEmpty(translated.Problems);
        static string[] Describe(IEnumerable<ConfiguredValue> values) => values
            .Select(value => $"{value.Key} = {value.Value}").Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(
            Describe(HadolintConfig.Parse("/repo/.hadolint.yaml", text).Values), Describe(translated.Values));
    }
}
