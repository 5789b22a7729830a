using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>Base of the tests of one rule about code.</summary>
internal abstract class CodeRuleTests<TRule>
    where TRule : CodeRule, new()
{
    private static readonly string s_id = new TRule().Descriptor.Id;

    /// <summary>An image that has all that the image of a Debian has.</summary>
    protected const string Full = """
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY publish .
        USER $APP_UID
        ENTRYPOINT ["dotnet", "Shop.dll"]

        """;

    /// <summary>The same image without cultures, shell and time zones.</summary>
    protected const string Chiseled = """
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
        WORKDIR /app
        COPY publish .
        ENTRYPOINT ["dotnet", "Shop.dll"]

        """;

    /// <summary>Compares the whole marked program with what the rule finds.</summary>
    /// <param name="marked">A program of top-level statements with <c>[|…|]</c> around each expected finding.</param>
    /// <param name="message">Of the first finding.</param>
    /// <param name="fixedTo">The program after the fixes.</param>
    /// <param name="isVisualBasic">The program is the body of <c>Sub Main(args As String())</c> then.</param>
    protected static void Verify(string marked, string dockerfile = Full, string? message = null,
        string? fixedTo = null, string? project = null, string? config = null, bool isVisualBasic = false,
        string? context = null)
    {
        var (text, spans) = Markup.Parse(isVisualBasic
            ? $"Module Program\nSub Main(args As String())\n{marked}\nEnd Sub\nEnd Module\n" : marked);
        var sample = new CodeSample(
            isVisualBasic ? "/src/Program.vb" : "/src/Program.cs", text, dockerfile, project, config, context);
        var all = sample.Find().ToArray();
        Assert.IsFalse(all.Any(finding => finding.Rule.Id == "DFA0000"), string.Join("\n", all.Select(f => f.Message)));
        var findings = all.Where(finding => finding.Rule.Id == s_id).ToArray();
        Assert.AreEqual(Markup.Render(text, spans), Markup.Render(text, findings.Select(finding => finding.Span)),
            string.Join("\n", findings.Select(finding => finding.Message)));
        if (message is not null)
            Assert.AreEqual(message, findings[0].Message);
        if (fixedTo is null)
            return;
        Assert.AreEqual(fixedTo, sample.Fix(s_id));
        Assert.IsFalse((sample with { Text = fixedTo }).Find().Any(finding => finding.Rule.Id == s_id),
            "the fix did not remove its finding");
    }
}
