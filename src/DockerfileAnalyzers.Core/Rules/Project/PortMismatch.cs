using System.Globalization;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>EXPOSE specifies the port of old ASP.NET Core images, but the program listens on another one.</summary>
internal sealed class PortMismatch() : Rule<Stage>(new()
{
    Id = "DFA6301",
    Title = "Expose the port that the program listens on",
    Message = "Nothing listens on port {0}; since .NET 8, ASP.NET Core images listen on port {1}",
    Fix = FixSafety.Unsafe,
})
{
    // Ports that are not chosen on purpose: templates used 80 and 443 before .NET 8, and use
    // 8080 and 8081 since then.
    private static readonly int[] s_templatePorts = { 80, 443, 8080, 8081 };

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (!stage.IsFinal || stage.BaseImage?.Facts?.HttpPort is not { } port || port == 80
            || !context.Project.MayBeWebProject
            || !ListeningEndpoints.FindAll(context.Model, stage)
                .All(service => service.Endpoints is { IsDefault: true }))
            return;
        var exposed = stage.ExposedPorts.ToArray();
        if (exposed.Any(word => GetPort(word) is not { } number || number == port || !s_templatePorts.Contains(number)))
            return;
        foreach (var word in exposed.Where(word => GetPort(word) == 80))
        {
            context.Report(word.Span, [80, port],
                fix: Fix.Unsafe($"Expose {port}; whatever publishes port 80 must be changed", Change.ReplacesOperand,
                    TextEdit.Replace(word.Span, word.Text.Replace("80", port.ToString(CultureInfo.InvariantCulture)))));
        }
    }

    /// <summary>The port of a word of EXPOSE; <see langword="null"/> if it is a range or unknown.</summary>
    internal static int? GetPort(WordSyntax word) =>
        WholeNumber.TryParse(word.Literal?.Split('/')[0], out var port) ? port : null;
}
