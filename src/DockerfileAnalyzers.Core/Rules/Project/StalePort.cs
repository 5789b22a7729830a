using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>EXPOSE names the port of old ASP.NET Core images, and the program listens on another.</summary>
public sealed class StalePort() : Rule<Stage>(new()
{
    Id = "DFA6301",
    Title = "Expose the port that the program listens on",
    Message = "Nothing listens on {0}: since .NET 8, ASP.NET Core images set port {1}",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        // A port that someone chose is right until the opposite is known: 80 and 443 are what templates wrote before .NET 8.
        if (!stage.IsFinal || context.Project.NeedsAspNetCore == false || context.Project.IsTrue("UrlsConfigured") == true
            || ListeningPorts.Find(context.Model, stage) is not { IsDefault: true, Ports: var ports } || ports.Contains(80) || stage.Image?.Facts?.HttpPort is not { } port)
            return;
        var exposed = stage.ChainInstructions.OfType<ExposeInstructionSyntax>().SelectMany(expose => expose.Ports).ToArray();
        if (exposed.Any(word => GetPort(word) == port))
            return;
        foreach (var word in exposed.Where(word => GetPort(word) == 80))
            context.Report(word.Span, new object[] { 80, port }, fix: Fix.Safe($"Expose {port}", Change.ReplacesOperand, TextEdit.Replace(word.Span, word.Text.Replace("80", port.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
    }

    private static int? GetPort(WordSyntax word) => int.TryParse(word.Literal?.Split('/')[0], out var port) ? port : null;
}
