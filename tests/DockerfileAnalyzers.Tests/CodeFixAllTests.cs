using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Code;
using DockerfileAnalyzers.CodeFixes;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers.Tests;

/// <summary>Each fix of code: all findings of a document, and all of a project, are fixed at once.</summary>
[TestClass]
public sealed class CodeFixAllTests
{
    private const string Dockerfile = """
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-alpine
        RUN apk add tzdata
        WORKDIR /app
        COPY publish .
        ENTRYPOINT ["dotnet", "App.dll"]

        """;

    // As much of ASP.NET Core as the calls need.
    private const string Library = """
        namespace System.Net
        {
            class IPAddress { public static IPAddress Loopback, Any, IPv6Loopback, IPv6Any; }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            class WebApplication { public void Run(string url) { } public Urls Urls; }
            class Urls { public void Add(string url) { } }
        }
        namespace Microsoft.AspNetCore.Hosting
        {
            class WebHostBuilder { }
            static class HostingAbstractionsWebHostBuilderExtensions
            {
                public static void UseUrls(this WebHostBuilder builder, params string[] urls) { }
            }
        }
        namespace Microsoft.AspNetCore.Server.Kestrel.Core
        {
            class KestrelServerOptions
            {
                public void ListenLocalhost(int port) { }
                public void ListenAnyIP(int port) { }
                public void Listen(System.Net.IPAddress address, int port) { }
            }
        }
        namespace Microsoft.Extensions.Configuration
        {
            class ConfigurationBuilder { }
            static class UserSecretsConfigurationExtensions
            {
                public static void AddUserSecrets(this ConfigurationBuilder builder, string id, bool optional) { }
            }
        }
        """;

    private static readonly FixCase[] s_cases =
    [
        new("DFA9001", "new Microsoft.AspNetCore.Builder.WebApplication().Run(\"http://localhost:500{0}\");",
            "new Microsoft.AspNetCore.Builder.WebApplication().Run(\"http://+:500{0}\");"),
        new("DFA9001", "new WebHostBuilder().UseUrls(\"http://127.0.0.1:500{0}\", \"http://[::1]:500{0}\");",
            "new WebHostBuilder().UseUrls(\"http://+:500{0}\", \"http://+:500{0}\");"),
        new("DFA9001", "new KestrelServerOptions().ListenLocalhost(500{0});",
            "new KestrelServerOptions().ListenAnyIP(500{0});"),
        new("DFA9001", "new KestrelServerOptions().Listen(IPAddress.Loopback, 500{0});",
            "new KestrelServerOptions().Listen(IPAddress.Any, 500{0});"),
        new("DFA9001", "new KestrelServerOptions().Listen(IPAddress.IPv6Loopback, 500{0});",
            "new KestrelServerOptions().Listen(IPAddress.IPv6Any, 500{0});"),
        new("DFA9103", "TimeZoneInfo.FindSystemTimeZoneById(\"W. Europe Standard Time\"); // {0}",
            "TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\"); // {0}"),
        new("DFA9302", "File.ReadAllText(\"data\\\\{0}\\\\items.txt\");", "File.ReadAllText(\"data/{0}/items.txt\");"),
        new("DFA9302", "File.ReadAllText(Path.Combine(\"data\", @\"{0}\\items.txt\"));", null),
        new("DFA9303", "File.ReadAllText(\"Data/{0}.txt\");", "File.ReadAllText(\"data/{0}.txt\");"),
        new("DFA9502", "new ConfigurationBuilder().AddUserSecrets(\"{0}\", optional: false);",
            "new ConfigurationBuilder().AddUserSecrets(\"{0}\", optional: true);"),
    ];

    public TestContext TestContext { get; set; } = null!;

    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, s_cases.Length)
        .Where(number => s_cases[number].Fixed is not null).Select(number => new object[] { number });

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public async Task All_findings_of_a_document_and_of_a_project_are_fixed_at_once(int number)
    {
        var (id, code, after) = s_cases[number];
        using var workspace = CreateWorkspace(code);
        var documents = workspace.Project.Documents.ToArray();
        var found = await GetDiagnosticsAsync(workspace, id);
        Assert.HasCount(4, found);

        var document = await FixAsync(documents[0], found, FixAllScope.Document, id);
        Assert.AreEqual(CreateCode("First", after!), await ReadAsync(document, documents[0]));
        Assert.AreEqual(CreateCode("Second", code), await ReadAsync(document, documents[1]));
        var project = await FixAsync(documents[0], found, FixAllScope.Project, id);
        Assert.AreEqual(CreateCode("First", after!), await ReadAsync(project, documents[0]));
        Assert.AreEqual(CreateCode("Second", after!), await ReadAsync(project, documents[1]));
    }

    [TestMethod]
    public void Each_rule_with_a_fix_of_code_has_a_case() => CollectionAssert.AreEquivalent(
        RuleCatalog.Descriptors.Where(rule => rule is { Category: Category.Code, Fix: not null })
            .Select(rule => rule.Id).ToArray(),
        s_cases.Where(fix => fix.Fixed is not null).Select(fix => fix.Id).Distinct().ToArray());

    [TestMethod]
    public async Task A_path_of_several_parts_has_no_fix()
    {
        using var workspace = CreateWorkspace(s_cases.Single(fix => fix.Fixed is null).Code);
        var document = workspace.Project.Documents.First();
        var found = await GetDiagnosticsAsync(workspace, "DFA9302");
        Assert.HasCount(4, found);
        await new CodeUseFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, found[0],
            (action, _) => Assert.Fail(action.Title), TestContext.CancellationToken));
    }

    private static string CreateCode(string type, string call) => $$"""
        using System;
        using System.IO;
        using System.Net;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.Extensions.Configuration;

        class {{type}}
        {
            static void Run()
            {
                {{call.Replace("{0}", "1", StringComparison.Ordinal)}}
                {{call.Replace("{0}", "2", StringComparison.Ordinal)}}
            }
        }

        """;

    private static TestWorkspace CreateWorkspace(string code)
    {
        var first = CreateCode("First", code);
        var facts = ProjectFacts.Parse("property\tAssemblyName\tApp\nproperty\tProjectFile\t/src/App.csproj\n"
            + "dockerfile\t/src/Dockerfile\t/src\tcertain\n") with
        {
            Endpoints = [.. new[] { "Code.cs", "Second.cs" }
                .SelectMany(file => new[] { "localhost", "127.0.0.1", "[::1]" }.SelectMany(host =>
                    Enumerable.Range(1, 2).Select(call =>
                        new ProjectEndpoint(file, 11 + call, "Urls", $"http://{host}:500{call}"))))],
        };
        var manifest = ContextManifest.Create("/src", [new("App.csproj", 1, IsFolder: false, 1),
            new("data/1.txt", 1, IsFolder: false, 1), new("data/2.txt", 1, IsFolder: false, 1)], isTruncated: false);
        var workspace = new TestWorkspace(LanguageNames.CSharp, first,
            [("/src/Dockerfile", Dockerfile), ("/src/obj/" + FileSet.FactsFileName, facts.ToString()),
            ("/src/obj/1" + FileSet.ManifestSuffix, manifest.ToString())]);
        workspace.AddDocument("/src/Second.cs", CreateCode("Second", code));
        workspace.AddDocument("/src/Library.cs", Library);
        return workspace;
    }

    private async Task<Diagnostic[]> GetDiagnosticsAsync(TestWorkspace workspace, string id)
    {
        var compilation = (await workspace.Project.GetCompilationAsync(TestContext.CancellationToken))!;
        return [.. (await compilation.WithAnalyzers([new CodeAnalyzer()], workspace.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.CancellationToken)).Where(found => found.Id == id)
            .OrderBy(found => found.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(found => found.Location.SourceSpan.Start)];
    }

    private async Task<Solution> FixAsync(Document document, Diagnostic[] found, FixAllScope scope, string id)
    {
        var provider = new CodeUseFixProvider();
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, found[0], (action, _) => actions.Add(action), TestContext.CancellationToken));
        var all = new FixAllContext(document, provider, scope, actions.Single().EquivalenceKey!, [id],
            new Diagnostics(found), TestContext.CancellationToken);
        var action = (await provider.GetFixAllProvider().GetFixAsync(all))!;
        return (await action.GetOperationsAsync(TestContext.CancellationToken)).OfType<ApplyChangesOperation>()
            .Single().ChangedSolution;
    }

    private async Task<string> ReadAsync(Solution solution, Document document) =>
        (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.CancellationToken)).ToString();

    /// <param name="Code">A call; <c>{0}</c> in it is its number.</param>
    /// <param name="Fixed"><see langword="null"/> where nothing fixes it.</param>
    private sealed record FixCase(string Id, string Code, string? Fixed);

    private sealed class Diagnostics(Diagnostic[] all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => Task.FromResult(
                all.Where(found => found.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
