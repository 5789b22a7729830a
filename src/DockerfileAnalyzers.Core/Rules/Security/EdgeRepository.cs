namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Packages of Alpine's rolling branch in an image that is based on a stable release.</summary>
internal sealed class EdgeRepository() : Rule<RunInstructionSyntax>(new()
{
    Id = "DFA2503",
    Title = "Do not use Alpine's edge repositories in a stable release",
    Message = "Packages from 'edge' are built against newer libraries than those in '{0}' and can break at any time{1}",
    Severity = Severity.Info,
})
{
    private static readonly Regex s_edge = new(
        @"/edge/(?<branch>main|community|testing)?", RegexOptions.CultureInvariant);

    protected override void Analyze(RunInstructionSyntax run, RuleContext context)
    {
        if (context.Model.GetStage(run)?.BaseImage is not { Facts.Os: OsFamily.Alpine } image
            || image.Reference.Tag?.StartsWith("edge", StringComparison.Ordinal) == true)
            return;
        var writes = run.Arguments.Text.Contains("/etc/apk/repositories")
            || run.ScriptText?.Text.Contains("/etc/apk/repositories") == true;
        foreach (var command in context.Model.GetCommands(run))
        {
            var isInstall = command.Name == "apk";
            if (!isInstall && !(writes && command.Name is "echo" or "printf" or "sed" or "tee" or "cat"))
                continue;
            if (command.Arguments.FirstOrDefault(argument =>
                s_edge.IsMatch(argument.Text) || (command.Name == "sed" && writes && IsReplacement(argument.Text)))
                is not { } place)
                continue;
            var testing = s_edge.Match(place.Text).Groups["branch"].Value == "testing"
                ? "; packages from 'testing' do not get security updates"
                : "";
            context.Report(place.Span, [image.Reference.ToString(), testing]);
            return;
        }
    }

    // "s/v3.20/edge/".
    private static bool IsReplacement(string text) =>
        Regex.IsMatch(text, @"\As(?<mark>[/|,#!]).*\k<mark>\\?/?edge", RegexOptions.CultureInvariant);
}
