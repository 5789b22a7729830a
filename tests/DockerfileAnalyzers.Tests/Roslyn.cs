using System.Reflection;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis.CodeActions;

namespace DockerfileAnalyzers.Tests;

/// <summary>
/// The differences between the versions of Roslyn, and the options that a build passes to all of them.
/// </summary>
internal static class Roslyn
{
    /// <summary>Public since 4.12; hosts have always shown them.</summary>
    public static IReadOnlyList<CodeAction> GetNested(CodeAction action) =>
        [.. (IEnumerable<CodeAction>)(Find("NestedActions") ?? Find("NestedCodeActions"))!.GetValue(action)!];

    /// <summary>The files with which a build describes the context of a Dockerfile.</summary>
    /// <param name="files">Folders end with a slash.</param>
    public static IEnumerable<(string Path, string Text)> DescribeContext(
        string dockerfile, string context, params string[] files)
    {
        var facts = ProjectFacts.Unknown with
        {
            Dockerfiles = [new DockerfileFacts(dockerfile, context, true, null, null)],
        };
        yield return ("/src/obj/" + FileSet.FactsFileName, facts.ToString());
        yield return ("/src/obj/1" + FileSet.ManifestSuffix, ContextManifest.Create(
            context, [.. files.Select(file =>
                new ContextEntry(file.TrimEnd('/'), 1000, file.EndsWith('/'), 1))]).ToString());
    }

    private static PropertyInfo? Find(string name) => typeof(CodeAction).GetProperty(
        name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
