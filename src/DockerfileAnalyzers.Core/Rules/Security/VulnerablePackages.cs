using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>
/// A scanner found known vulnerabilities in the image: one finding for each instruction that adds vulnerable packages.
/// </summary>
internal sealed class VulnerablePackages() : Rule<DockerfileModel>(new()
{
    Id = "DFA2510",
    Title = "Update components with known vulnerabilities",
    Message = "'{0}' reports {1} in {2}: {3}",
    Consequence = Consequence.Insecure,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.FinalStage is not { } final || context.Input.Vulnerabilities is not { } report)
            return;
        var configured = VulnerabilityReport.ParseSeverity(
            context.GetOption(SettingCatalog.VulnerabilityThresholdOption)
            ?? context.Project.Get(SettingCatalog.VulnerabilityThreshold));
        var threshold = configured is VulnerabilitySeverity.Unknown ? VulnerabilitySeverity.High : configured;
        var match = ImageMatch.Create(model, report.ToImage());
        InstructionSyntax from = final.Chain.Last().From;
        foreach (var place in report.Packages.Where(package => package.Severity >= threshold)
            .GroupBy(package => match.FindInstruction(package.Layer) ?? from).OrderBy(place => place.Key.Span))
        {
            var counts = place.GroupBy(package => package.Severity).OrderByDescending(group => group.Key)
                .Select(group => $"{group.Sum(package => package.Count)} {group.Key.ToString().ToLowerInvariant()}");
            var names = place.OrderByDescending(package => package.Severity)
                .ThenByDescending(package => package.Count).Select(package => package.Package).Distinct().ToArray();
            var noun = place.Sum(package => package.Count) == 1 ? " vulnerability" : " vulnerabilities";
            var origin = place.Key == from ? "the base image" : "what this instruction adds";
            context.Report(
                place.Key is FromInstructionSyntax { ImageName: var image } ? image.Span : place.Key.KeywordSpan,
                [report.Source, string.Join(" and ", counts) + noun, origin, NameList.Of(names)]);
        }
    }
}
