using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers.Tests;

/// <summary>Which folder of the sources may use which: the architecture, as a test.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    // From the bottom to the top: a folder uses those before it.
    private static readonly string[] s_order =
    [
        "DockerfileAnalyzers.Generators",
        "DockerfileAnalyzers.Core/Text", "DockerfileAnalyzers.Core/Syntax", "DockerfileAnalyzers.Core/Shell",
        "DockerfileAnalyzers.Core/Knowledge",
        "DockerfileAnalyzers.Core/Knowledge/Images",
        "DockerfileAnalyzers.Core/Knowledge/Packages",
        "DockerfileAnalyzers.Core/Settings", "DockerfileAnalyzers.Core/Input",
        "DockerfileAnalyzers.Core/Model/Commands",
        "DockerfileAnalyzers.Core/Model",
        "DockerfileAnalyzers.Core/Model/Scripts",
        "DockerfileAnalyzers.Core/Model/Context", "DockerfileAnalyzers.Core/Model/Files",
        "DockerfileAnalyzers.Core/Model/DotNet",
        "DockerfileAnalyzers.Core/Model/Image",
        "DockerfileAnalyzers.Core/Edits", "DockerfileAnalyzers.Core/Analysis", "DockerfileAnalyzers.Core/Rules",
        "DockerfileAnalyzers.Reporting",
        "DockerfileAnalyzers.Discovery/Files", "DockerfileAnalyzers.Discovery/Compose",
        "DockerfileAnalyzers.Discovery/Projects",
        "DockerfileAnalyzers.Discovery/Dockerfiles",
        "DockerfileAnalyzers.Discovery/Images",
        "DockerfileAnalyzers.Discovery/Configuration",
        "DockerfileAnalyzers.Discovery/Baselines",
        "DockerfileAnalyzers.Discovery/Settings",
        "DockerfileAnalyzers.Discovery", "DockerfileAnalyzers", "DockerfileAnalyzers/Code",
        "DockerfileAnalyzers.CodeFixes",
        "DockerfileAnalyzers.Tasks",
        "DockerfileAnalyzers.LanguageServer/Protocol/Messages", "DockerfileAnalyzers.LanguageServer/Protocol",
        "DockerfileAnalyzers.LanguageServer/Documents", "DockerfileAnalyzers.LanguageServer/Sources",
        "DockerfileAnalyzers.LanguageServer/Diagnostics",
        "DockerfileAnalyzers.LanguageServer/Language",
        "DockerfileAnalyzers.LanguageServer/Actions",
        "DockerfileAnalyzers.LanguageServer/Hovers",
        "DockerfileAnalyzers.LanguageServer/Navigation",
        "DockerfileAnalyzers.LanguageServer/Completion",
        "DockerfileAnalyzers.LanguageServer/Structure",
        "DockerfileAnalyzers.LanguageServer/Formatting",
        "DockerfileAnalyzers.LanguageServer/Server",
        "DockerfileAnalyzers.Tool/Hosting", "DockerfileAnalyzers.Tool/Projects", "DockerfileAnalyzers.Tool/Linting",
        "DockerfileAnalyzers.Tool/Rules", "DockerfileAnalyzers.Tool/Setup", "DockerfileAnalyzers.Tool/Formats",
        "DockerfileAnalyzers.Tool/Help", "DockerfileAnalyzers.Tool/Mcp",
        "DockerfileAnalyzers.Tool/Commands",
        "DockerfileAnalyzers.Tool",
    ];

    private static readonly string s_root = Path.Combine(Repository.Root, "src");

    private static readonly Lazy<FolderGraph> s_graph = new(() => FolderGraph.Read(s_root));

    [TestMethod]
    public void A_folder_uses_only_what_is_below_it()
    {
        var upward = s_graph.Value.Folders.SelectMany(folder => s_graph.Value.GetUses(folder)
            .Where(use => GetPlace(use.Key) > GetPlace(folder)).Select(use => $"{folder} -> {use.Key} ({use.Value})"));
        Assert.AreEqual("", string.Join("\n", upward));
    }

    [TestMethod]
    public void No_folder_uses_itself_by_way_of_others()
    {
        foreach (var folder in s_graph.Value.Folders)
        {
            var reached = new HashSet<string>();
            var waiting = new Queue<string>(s_graph.Value.GetUses(folder).Keys);
            while (waiting.TryDequeue(out var used))
            {
                Assert.AreNotEqual(folder, used, $"{folder} is part of a cycle");
                foreach (var next in reached.Add(used) ? s_graph.Value.GetUses(used).Keys : [])
                    waiting.Enqueue(next);
            }
        }
    }

    [TestMethod]
    public void Only_the_server_for_agents_uses_the_package_of_its_protocol() =>
        Assert.AreEqual("", string.Join("\n", EnumerateSources()
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Mcp"
                && File.ReadAllText(file).Contains("using ModelContextProtocol", StringComparison.Ordinal))));

    [TestMethod]
    public void A_file_has_at_most_400_lines() =>
        Assert.AreEqual("", string.Join("\n", EnumerateSources().Where(file => File.ReadLines(file).Count() > 400)));

    [TestMethod]
    public void A_folder_holds_at_most_25_files_unless_it_is_a_category_of_rules() =>
        Assert.AreEqual("", string.Join("\n", EnumerateSources()
            .GroupBy(file => Path.GetRelativePath(s_root, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => !IsRules(folder.Key) && folder.Count() > 25)
            .Select(folder => $"{folder.Key}: {folder.Count()}")));

    private static IEnumerable<string> EnumerateSources() =>
        Directory.EnumerateFiles(s_root, "*.cs", SearchOption.AllDirectories);

    [TestMethod]
    public void A_category_of_rules_uses_no_other()
    {
        foreach (var folder in s_graph.Value.Folders.Where(IsRules))
            Assert.IsFalse(s_graph.Value.GetUses(folder).Keys.Any(IsRules), folder);
    }

    [TestMethod]
    [DataRow("DockerfileAnalyzers")]
    [DataRow("DockerfileAnalyzers/Code")]
    [DataRow("DockerfileAnalyzers.CodeFixes")]
    public void The_hosts_of_the_compiler_know_no_rule_no_syntax_and_no_report(string host)
    {
        string[] allowed = ["Text", "Input", "Edits", "Analysis"];
        foreach (var use in s_graph.Value.GetUses(host).Keys
            .Where(use => use is not ("DockerfileAnalyzers" or "DockerfileAnalyzers/Code")))
            Assert.Contains(use.Split('/').Last(), allowed, $"{host} uses {use} ({s_graph.Value.GetUses(host)[use]})");
    }

    [TestMethod]
    public void The_picture_of_the_folders_is_current()
    {
        var text = new StringBuilder("""
            # The folders of the sources

            Each folder with those that it uses, from the bottom to the top. `ArchitectureTests` writes this file with
            `DFA_UPDATE=1` and fails where a folder uses one above it.

            | folder | uses |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var folder in s_graph.Value.Folders.OrderBy(GetPlace).ThenBy(folder => folder, StringComparer.Ordinal))
        {
            var uses = s_graph.Value.GetUses(folder).Keys.OrderBy(GetPlace)
                .ThenBy(use => use, StringComparer.Ordinal).Select(Shorten);
            text.Append($"| {Shorten(folder)} | {string.Join(", ", uses)} |\n");
        }

        var path = Path.Combine(s_root, "README.md");
        if (Environment.GetEnvironmentVariable("DFA_UPDATE") == "1")
            File.WriteAllText(path, text.ToString());
        Assert.AreEqual(text.ToString(), File.ReadAllText(path), "run DFA_UPDATE=1 dotnet test");
    }

    [TestMethod]
    public void What_hosts_outside_of_the_repository_may_use_is_listed()
    {
        var text = new StringBuilder(
            "# What is public, by project. `ArchitectureTests` writes this file with `DFA_UPDATE=1`.\n");
        var types = GetTypes(s_graph.Value.Compilation.Assembly.GlobalNamespace).Where(IsPublic)
            .Select(type => (Project: GetProject(type), Type: type)).Where(pair => pair.Project is not null);
        foreach (var project in types.GroupBy(pair => pair.Project!)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {project.Key}: {project.Count()} types\n\n");
            foreach (var (_, type) in project.OrderBy(pair => pair.Type.ToDisplayString(), StringComparer.Ordinal))
            {
                text.Append($"{type.ToDisplayString()}\n");
                foreach (var member in type.GetMembers().Where(IsPublicMember)
                    .Select(Describe).OrderBy(line => line, StringComparer.Ordinal))
                    text.Append($"    {member}\n");
            }
        }

        var path = Path.Combine(s_root, "PublicSurface.txt");
        if (Environment.GetEnvironmentVariable("DFA_UPDATE") == "1")
            File.WriteAllText(path, text.ToString());
        Assert.AreEqual(text.ToString(), File.ReadAllText(path), "run DFA_UPDATE=1 dotnet test");
    }

    private static IEnumerable<INamedTypeSymbol> GetTypes(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>().SelectMany(member => GetTypes(member)
            .Concat(member is INamedTypeSymbol type ? [type] : []));

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public
        && (type.ContainingType is null || IsPublic(type.ContainingType));

    private static bool IsPublicMember(ISymbol member) => member is not INamedTypeSymbol
        && member is not IMethodSymbol { AssociatedSymbol: not null } && !member.IsImplicitlyDeclared
        && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected;

    private static string? GetProject(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => Path.GetRelativePath(s_root, reference.SyntaxTree.FilePath)
            .Replace('\\', '/').Split('/')[0])
            .FirstOrDefault(project => project.StartsWith("DockerfileAnalyzers", StringComparison.Ordinal));

    private static string Describe(ISymbol member) =>
        member.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Shorten(string folder) =>
        folder.Replace("DockerfileAnalyzers.Core/", "", StringComparison.Ordinal);

    private static bool IsRules(string folder) =>
        folder.StartsWith("DockerfileAnalyzers.Core/Rules/", StringComparison.Ordinal);

    private static int GetPlace(string folder)
    {
        var place = Array.IndexOf(s_order, IsRules(folder) ? "DockerfileAnalyzers.Core/Rules" : folder);
        Assert.AreNotEqual(-1, place, $"{folder} has no place in the order");
        return place;
    }
}
