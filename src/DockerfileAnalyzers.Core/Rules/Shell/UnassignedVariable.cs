using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable is read that nothing assigns.</summary>
public sealed class UnassignedVariable() : Rule<RunScript>(new()
{
    Id = "DFA7005",
    Title = "Use variables that have a value",
    Message = "'{0}' is never given a value",
    Category = Category.Shell,
    Severity = Severity.Warning,
    Equivalents = ImmutableArray.Create("SC2154"),
})
{
    private static readonly ImmutableHashSet<string> s_environment = ImmutableHashSet.Create("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy");

    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.Commands.Any(command => command.Name is "eval" or "." or "source"))
            return;
        var names = new HashSet<string>();
        foreach (var part in script.Nodes.OfType<ParameterPart>())
        {
            if (part is { IsVariable: true, IsIndirect: false, Operator: not (":-" or "-" or ":?" or "?" or ":+" or "+" or ":=" or "=") } && part.Name.Any(char.IsLower) && !s_environment.Contains(part.Name)
                && !script.Variables.IsAssigned(part.Name) && script.FindVariable(part.Name) is null && !part.Ancestors.Any(node => node is ParameterPart { Operator: ":+" or "+" }) && names.Add(part.Name))
                context.Report(part.Span, new object[] { part.Name });
        }
    }
}
