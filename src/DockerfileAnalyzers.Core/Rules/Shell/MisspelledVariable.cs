using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Rules.Shell;

/// <summary>A variable that nothing sets is called almost like one that is set.</summary>
public sealed class MisspelledVariable() : Rule<RunScript>(new()
{
    Id = "DFA7126",
    Title = "Spell variables as they are set",
    Message = "Nothing sets '{0}': is '{1}' meant?",
    Category = Category.Shell,
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("SC2153"),
})
{
    protected override void Analyze(RunScript script, RuleContext context)
    {
        if (script.IsNested || script.RunsUnseen)
            return;
        var given = script.Variables.AssignedNames.Concat(script.VariablesBefore.Select(variable => variable.Name)).ToImmutableHashSet();
        // Who gives a default or asks whether it is set knows that it may not be.
        var known = given.Union(script.Nodes.OfType<ParameterPart>().Where(IsAskedFor).Select(part => part.Name));
        var names = new HashSet<string>();
        foreach (var part in script.Nodes.OfType<ParameterPart>())
        {
            // DFA7005 reports those in lower case.
            if (part.IsVariable && !part.IsIndirect && !part.Name.Any(char.IsLower) && !known.Contains(part.Name) && !ShellWords.IsCleanVariable(part.Name) && names.Add(part.Name)
                && given.Where(name => NameDistance.IsMisspelling(part.Name, name)).OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault() is { } meant)
                context.Report(part.Span, new object[] { part.Name, meant });
        }
    }

    private static bool IsAskedFor(ParameterPart part) => part.Operator is ":-" or "-" or ":?" or "?" or ":+" or "+" or ":=" or "="
        || part.Ancestors.Any(node => node is ParameterPart { Operator: ":+" or "+" } or SimpleCommandSyntax { Name: "[" or "test" } or ConditionalSyntax);
}
