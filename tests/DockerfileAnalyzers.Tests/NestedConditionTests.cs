using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerfileAnalyzers.Tests;

/// <summary>A choice of more than two that does not fit on a line is a switch or a sequence of returns.</summary>
[TestClass]
public sealed class NestedConditionTests
{
    private static readonly string s_root = Repository.Root;

    [TestMethod]
    public void No_conditional_expression_over_several_lines_holds_another()
    {
        string[] folders = ["build", "src", "tests"];
        Assert.AreEqual("", string.Join('\n', folders.SelectMany(GetFiles).SelectMany(FindNested)));
    }

    private static IEnumerable<string> GetFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> FindNested(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file));
        return tree.GetRoot().DescendantNodes().OfType<ConditionalExpressionSyntax>()
            .Where(outer => new[] { outer.WhenTrue, outer.WhenFalse }.Any(IsConditional))
            .Select(outer => tree.GetLineSpan(outer.Span))
            .Where(place => place.StartLinePosition.Line < place.EndLinePosition.Line)
            .Select(place => $"{Path.GetRelativePath(s_root, file)}:{place.StartLinePosition.Line + 1}");
    }

    private static bool IsConditional(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax
            || (expression is ParenthesizedExpressionSyntax { Expression: var inner } && IsConditional(inner));
}
