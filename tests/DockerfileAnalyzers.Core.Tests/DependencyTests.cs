using System.Text.RegularExpressions;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests;

/// <summary>What must never depend on what: the architecture, as a test.</summary>
[TestClass]
public sealed class DependencyTests
{
    [TestMethod]
    [DataRow("Text", "")]
    [DataRow("Syntax", "Text")]
    [DataRow("Shell", "Text")]
    [DataRow("Knowledge", "")]
    [DataRow("Settings", "Syntax")]
    [DataRow("Model", "Text Syntax Shell Knowledge Settings Analysis")]
    [DataRow("Configuration", "Syntax Settings Analysis")]
    [DataRow("Rules", "Text Syntax Shell Knowledge Settings Model Analysis")]
    public void A_folder_uses_only_what_lies_below_it(string folder, string allowed)
    {
        var root = Path.Combine(Repository.Root, "src", "DockerfileAnalyzers.Core", folder);
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match match in Regex.Matches(File.ReadAllText(file), @"^using DockerfileAnalyzers\.(\w+)", RegexOptions.Multiline))
                CollectionAssert.Contains($"{allowed} {folder}".Split(' '), match.Groups[1].Value, file);
        }
    }

    [TestMethod]
    [DataRow("DockerfileAnalyzers")]
    [DataRow("DockerfileAnalyzers.CodeFixes")]
    public void The_hosts_of_the_compiler_know_no_rule_and_no_syntax(string project)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotMatchRegex(new Regex(@"^using DockerfileAnalyzers\.(Syntax|Shell|Rules|Model)", RegexOptions.Multiline), File.ReadAllText(file), file);
    }
}
