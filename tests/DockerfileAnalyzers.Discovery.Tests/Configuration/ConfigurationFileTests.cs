using System.Globalization;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class ConfigurationFileTests
{
    [TestMethod]
    public void Everything_becomes_a_key_of_editorconfig()
    {
        var file = Parse("""
            mode: Minimum
            modes:
              security: all
            rules:
              DFA1201: error
              rootuser: none
            options:
              DFA1301:
                megabytes: 50
              LabelRequirement:
                labels:
                  version: semver
                  source: url
                strict: true
            trusted-registries:
              - docker.io
              - "*.gcr.io"
            require-suppression-reason: true
            inline-suppressions: false
            baseline: eng/baseline.json
            fail-on: Error
            hadolint: false
            """);
        Assert.IsEmpty(file.Problems);
        Assert.AreEqual("""
            dockerfile_analyzers.mode = Minimum (1,7)
            dockerfile_analyzers.security.mode = all (3,13)
            dockerfile_analyzers.DFA1201.fallback_severity = error (5,12)
            dockerfile_analyzers.DFA2001.fallback_severity = none (6,13)
            dockerfile_analyzers.DFA1301.megabytes = 50 (9,16)
            dockerfile_analyzers.DFA8011.labels = version:semver,source:url (12,7)
            dockerfile_analyzers.DFA8011.strict = true (14,13)
            dockerfile_analyzers.DFA2208.registries = docker.io,*.gcr.io (16,5)
            dockerfile_analyzers.require_suppression_reason = true (18,29)
            dockerfile_analyzers.inline_suppressions = false (19,22)
            """, Describe(file.Values));
        Assert.AreEqual("/repo/eng/baseline.json", file.Baseline);
        Assert.AreEqual("error", file.FailOn);
        Assert.IsFalse(file.ReadsHadolint);
    }

    [TestMethod]
    [DataRow("rule: {}", "1,1: Unknown key 'rule'; did you mean 'rules'?")]
    [DataRow("trusted_registries: [a]",
        "1,1: Unknown key 'trusted_registries'; did you mean 'trusted-registries'?")]
    [DataRow("trustedRegistries: [a]", "1,1: Unknown key 'trustedRegistries'; did you mean 'trusted-registries'?")]
    [DataRow("nonsense: 1", "1,1: Unknown key 'nonsense'")]
    [DataRow("mode: most", "1,7: 'mode' is 'most', which is not 'None', 'Minimum', 'Recommended' or 'All'")]
    [DataRow("mode: Minimun",
        "1,7: 'mode' is 'Minimun', which is not 'None', 'Minimum', 'Recommended' or 'All'; did you mean 'Minimum'?")]
    [DataRow("mode:", "1,1: 'mode' does not have a value")]
    [DataRow("mode: [All]", "1,7: 'mode' must be a single value")]
    [DataRow("modes: {securty: all}", "1,9: Unknown category 'securty'; the categories with a mode are Size, Security, "
        + "Cache, Correctness, Context, Project, Shell, Style, Code; did you mean 'Security'?")]
    [DataRow("modes: {engine: all}", "1,9: Unknown category 'engine'; the categories with a mode are Size, Security, "
        + "Cache, Correctness, Context, Project, Shell, Style, Code")]
    [DataRow("rules: {DFA9999: none}", "1,9: Unknown rule 'DFA9999' in 'rules'")]
    [DataRow("rules: {RootUsr: none}", "1,9: Unknown rule 'RootUsr' in 'rules'; did you mean 'DFA2001'?")]
    [DataRow("rules: {DL3006: none}",
        "1,9: Unknown rule 'DL3006' in 'rules'; the equivalent rule is 'DFA2201'")]
    [DataRow("rules: {DFA2001: eror}", "1,18: 'DFA2001' is 'eror', which is not 'none', 'suggestion', 'warning' or "
        + "'error'; did you mean 'error'?")]
    [DataRow("rules: {DFA2001: none, RootUser: error}",
        "1,24: 'RootUser' is DFA2001, which is already set on line 1; this line has no effect")]
    [DataRow("rules: [DFA2001]", "1,8: 'rules' must be a mapping of rules to severities")]
    [DataRow("options: {DFA1301: {megabyte: 5}}",
        "1,21: Rule DFA1301 does not have an option 'megabyte'; did you mean 'megabytes'?")]
    [DataRow("options: {DFA1301: {megabytes: many}}", "1,32: 'megabytes' is 'many', which is not a positive number "
        + "without a unit, such as '250'")]
    [DataRow("trusted-registries: [docker.io/library]", "1,22: 'trusted-registries' is 'docker.io/library', but "
        + "'docker.io/library' is not the host of a registry; specify it without scheme and path")]
    [DataRow("trusted-registries: [\"a#b\"]", "1,22: 'trusted-registries' is 'a#b', which contains '#', ';' or a line "
        + "break; a value cannot contain these")]
    [DataRow("overrides: {paths: [a]}", "1,12: 'overrides' must be a list of entries with 'paths'")]
    [DataRow("overrides: [{mode: none}]", "1,13: This entry of 'overrides' has no effect without 'paths'")]
    [DataRow("overrides: [{paths: [a], fail-on: error}]",
        "1,26: Unknown key 'fail-on' in 'overrides'; it can only be set for the whole file")]
    [DataRow("overrides: [{paths: [/a], mode: none}]", "1,22: The pattern '/a' does not match anything; make it "
        + "relative to the directory of the configuration and use '/'")]
    [DataRow("- a", "1,1: A mapping of keys to values is expected, such as 'mode: Recommended'")]
    [DataRow("mode: All\nmode: None", "2,1: 'mode' is already set on line 1; this line has no effect")]
    [DataRow("mode: &a All\nfail-on: *a",
        "2,10: YAML aliases are not supported here; repeat the value instead|2,1: 'fail-on' does not have a value")]
    [DataRow("mode: All\n---\nmode: None",
        "2,1: Only the first YAML document is read; what follows '---' is ignored")]
    [DataRow("{[a]: b, mode: x}",
        "1,2: A key must be text|1,16: 'mode' is 'x', which is not 'None', 'Minimum', 'Recommended' or 'All'")]
    public void A_mistake_is_reported_at_its_place(string text, string expected) => CollectionAssert.AreEquivalent(
        expected.Split('|'), Parse(text).Problems.Select(problem =>
            string.Create(CultureInfo.InvariantCulture, $"{problem.Line},{problem.Column}: {problem.Message}"))
            .ToArray());

    [TestMethod]
    public void What_is_not_wrong_counts_all_the_same()
    {
        var file = Parse("moed: All\nrules:\n  DFA2001: eror\n  DFA1201: none\nfail-on: info\n");
        Assert.HasCount(2, file.Problems);
        Assert.AreEqual("dockerfile_analyzers.DFA1201.fallback_severity = none (4,12)", Describe(file.Values));
        Assert.AreEqual("info", file.FailOn);
    }

    [TestMethod]
    [DataRow("mode: All\nrules:\n\tDFA2001: none\n", 3)]
    [DataRow("mode: All\nrules: [\n", 3)]
    [DataRow("mode: All\nrules: }\n", 2)]
    [DataRow("mode: All\n\"rules: none\n", 2)]
    [DataRow("mode: All\n%: @\n", 2)]
    public void Of_broken_YAML_what_comes_before_counts(string text, int line)
    {
        var file = Parse(text);
        var problem = file.Problems.Single(problem =>
            problem.Message.StartsWith("Invalid YAML", StringComparison.Ordinal));
        Assert.IsTrue(Math.Abs(line - problem.Line) <= 1, $"{problem.Line}: {problem.Message}");
        Assert.Contains("the rest is ignored", problem.Message);
        Assert.IsTrue(file.Values.Any(value => value.Key == "dockerfile_analyzers.mode"), problem.Message);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing but a comment\n")]
    [DataRow("---\n")]
    [DataRow("\uFEFFmode: All\n")]
    [DataRow("mode: All\r\nrules:\r\n  DFA2001: none\r\n")]
    public void An_empty_file_a_byte_order_mark_and_CRLF_are_no_mistakes(string text) =>
        Assert.IsEmpty(Parse(text).Problems);

    [TestMethod]
    public void A_bomb_of_aliases_and_deep_nesting_are_mistakes_like_others()
    {
        var bomb = "a: &a [x,x]\n" + string.Concat(Enumerable.Range('b', 20).Select(c =>
            $"{(char)c}: &{(char)c} [*{(char)(c - 1)},*{(char)(c - 1)},*{(char)(c - 1)}]\n"));
        Assert.IsTrue(
            Parse(bomb).Problems.Any(problem => problem.Message.Contains("aliases", StringComparison.Ordinal)));
        var deep = Parse("mode: All\nx: " + new string('[', 5_000)).Problems;
        Assert.IsTrue(deep.Any(problem => problem.Message.Contains("levels deep", StringComparison.Ordinal)));
        var large = Parse("mode: All\n#" + new string('x', 1_000_001)).Problems.Single();
        Assert.AreEqual("DFA0004", large.RuleId);
    }

    [TestMethod]
    [DataRow("tests/**", "tests/Dockerfile tests/a/b/Dockerfile", "Dockerfile atests/Dockerfile")]
    [DataRow("tests", "tests/Dockerfile a/tests/Dockerfile", "Dockerfile")]
    [DataRow("tests/", "tests/Dockerfile tests/a/Dockerfile", "Dockerfile")]
    [DataRow("./tests/*", "tests/Dockerfile", "Dockerfile")]
    [DataRow("*.debug.Dockerfile", "a.debug.Dockerfile x/b.debug.Dockerfile", "Dockerfile debug.Dockerfile")]
    [DataRow("**/Dockerfile", "Dockerfile a/b/Dockerfile", "a/b.Dockerfile")]
    [DataRow("src/**/Dockerfile", "src/Dockerfile src/a/b/Dockerfile", "Dockerfile")]
    [DataRow("{a,b}/Dockerfile*", "a/Dockerfile b/Dockerfile.dev", "c/Dockerfile")]
    public void A_pattern_is_relative_to_the_folder_of_the_configuration(string pattern, string matches, string others)
    {
        var paths = Parse($"overrides:\n  - paths: [\"{pattern}\"]\n    mode: none\n").Overrides.Single().Paths;
        foreach (var path in matches.Split(' '))
            Assert.IsTrue(paths.Any(candidate => candidate.Matches(path)), path);
        foreach (var path in others.Split(' '))
            Assert.IsFalse(paths.Any(candidate => candidate.Matches(path)), path);
    }

    [TestMethod]
    public void In_the_folder_config_paths_are_relative_to_the_one_above() => Assert.AreEqual(
        "/repo/b.json",
        ConfigurationFile.Parse("/repo/.config/dockerfile-analyzers.yaml", "baseline: b.json").Baseline);

    private static ConfigurationFile Parse(string text) =>
        ConfigurationFile.Parse("/repo/dockerfile-analyzers.yaml", text);

    private static string Describe(IEnumerable<ConfiguredValue> values) => string.Join(
        "\n", values.Select(value => $"{value.Key} = {value.Value} ({value.Line},{value.Column})"));
}
