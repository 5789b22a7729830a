using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>TZ is set in an image without time-zone data: the program runs in UTC all the same.</summary>
public sealed class TimeZoneDataMissing() : Rule<Stage>(new()
{
    Id = "DFA4303",
    Title = "Install time-zone data where TZ is set",
    Message = "TZ is set, and '{0}' has no time-zone data: the time zone stays UTC",
    Category = Category.Correctness,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, Image: { Facts.Os: OsFamily.Alpine or OsFamily.Scratch } image } || image.Facts.Toolchain is not (null or Toolchain.DotNetRuntime)
            || stage.FinalState.Variables.Find("TZ") is not { IsArgument: false, Definition: { } definition, Value: { Length: > 0 } zone } || zone.IndexOf("UTC", StringComparison.OrdinalIgnoreCase) >= 0)
            return;
        // Whatever mentions it is taken to bring it; so may a script that is not read.
        if (!stage.ChainInstructions.Any(instruction => instruction.Arguments.Text is { } text && (text.Contains("tzdata") || text.Contains("zoneinfo"))))
            context.Report(definition.Key.Span, new object[] { image.Reference.ToString() });
    }
}
