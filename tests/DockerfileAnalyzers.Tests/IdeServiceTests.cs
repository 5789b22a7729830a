using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace DockerfileAnalyzers.Tests;

/// <summary>The services of the IDE's engine, which find fixes and refactorings in packages.</summary>
[TestClass]
public sealed class IdeServiceTests
{
    private const string Text = "FROM alpine:3.23\nRUN apk add curl\n";
    private const string Program = "class Program { static void Main() { } }";

    public TestContext TestContext { get; set; } = null!;

    // The service caches the fixers of a package by the document that asks first: a C# document here.
    [TestMethod]
    [DataRow("/src/Dockerfile")]
    [DataRow("/src/Dockerfile.dev")]
    [DataRow("/src/api.Dockerfile")]
    public async Task A_fix_is_offered_also_after_a_source_file_asked_first(string path)
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, (path, Text));
        var service = GetService(workspace, "CodeFixes.ICodeFixService");

        await FindFixesAsync(service, workspace.Project.Documents.Single());
        var titles = await FindFixesAsync(service, workspace.Find(path));

        CollectionAssert.Contains(titles, "Add '--no-cache'");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_refactoring_is_offered_whichever_document_asked_first(bool isSourceFirst)
    {
        using var workspace = new TestWorkspace(LanguageNames.CSharp, Program, [("/src/Dockerfile", Text)]);
        var service = GetService(workspace, "CodeRefactorings.ICodeRefactoringService");
        TextDocument[] documents = [workspace.Project.Documents.Single(), workspace.Find("/src/Dockerfile")];

        foreach (var document in isSourceFirst ? documents : [.. documents.Reverse()])
        {
            var titles = await FindRefactoringsAsync(service, document);
            CollectionAssert.Contains(titles, "Dockerfile: Apply the safe fix", document.Name);
        }
    }

    private static object GetService(TestWorkspace workspace, string name)
    {
        var type = Assembly.Load("Microsoft.CodeAnalysis.Features")
            .GetType("Microsoft.CodeAnalysis." + name, throwOnError: true)!;
        var host = workspace.Workspace.Services.HostServices;
        var exports = (IEnumerable)host.GetType()
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(method =>
                method.Name.EndsWith("GetExports", StringComparison.Ordinal)
                && method.GetGenericArguments().Length == 1)
            .MakeGenericMethod(type).Invoke(host, null)!;
        var lazy = exports.Cast<object>().First();
        return lazy.GetType().GetProperty("Value")!.GetValue(lazy)!;
    }

    private async Task<List<string>> FindFixesAsync(object service, TextDocument document)
    {
        var text = await document.GetTextAsync(TestContext.CancellationToken);
        var titles = new List<string>();
        await foreach (var collection in (IAsyncEnumerable<object>)Invoke(
            service, "StreamFixesAsync", document, new TextSpan(0, text.Length)))
        {
            foreach (var fix in (IEnumerable)collection.GetType().GetProperty("Fixes")!.GetValue(collection)!)
                titles.Add(((CodeAction)GetMember(fix, "Action")).Title);
        }

        return titles;
    }

    private async Task<List<string>> FindRefactoringsAsync(object service, TextDocument document)
    {
        var task = (Task)Invoke(service, "GetRefactoringsAsync", document, new TextSpan(0, 0));
        await task;
        var titles = new List<string>();
        foreach (var refactoring in (IEnumerable)GetMember(task, "Result"))
        {
            foreach (var pair in (IEnumerable)GetMember(refactoring, "CodeActions"))
                titles.Add(((CodeAction)((System.Runtime.CompilerServices.ITuple)pair)[0]!).Title);
        }

        return titles;
    }

    // The parameters between the selection and the token are optional.
    private object Invoke(object service, string name, TextDocument document, TextSpan span)
    {
        var method = service.GetType().GetInterfaces().SelectMany(type => type.GetMethods())
            .Single(method => method.Name == name);
        object?[] arguments = [.. method.GetParameters().Select(object? (parameter) => parameter.ParameterType switch
        {
            var type when type == typeof(TextDocument) => document,
            var type when type == typeof(TextSpan) => span,
            var type when type == typeof(CancellationToken) => TestContext.CancellationToken,
            _ => null,
        })];
        return method.Invoke(service, arguments)!;
    }

    private static object GetMember(object value, string name)
    {
        const BindingFlags flags = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return value.GetType().GetProperty(name, flags)?.GetValue(value)
            ?? value.GetType().GetField(name, flags)!.GetValue(value)!;
    }
}
