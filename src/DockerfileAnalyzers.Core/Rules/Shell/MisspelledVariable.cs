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
        if (script.Commands.Any(command => command.Name is "eval" or "." or "source"))
            return;
        var set = script.Variables.AssignedNames.Concat(script.VariablesBefore.Select(variable => variable.Name)).ToImmutableHashSet();
        var names = new HashSet<string>();
        foreach (var part in script.Script.Root.DescendantsAndSelf().OfType<ParameterPart>())
        {
            // DFA7005 reports those in lower case.
            if (part.IsVariable && !part.IsIndirect && !part.Name.Any(char.IsLower) && !set.Contains(part.Name) && !ShellWords.IsCleanVariable(part.Name) && names.Add(part.Name)
                && !IsAskedFor(script, part.Name) && set.FirstOrDefault(name => NameDistance.IsMisspelling(part.Name, name)) is { } meant)
                context.Report(part.Span, new object[] { part.Name, meant });
        }
    }

    // Who gives a default or asks whether it is set knows that it may not be.
    private static bool IsAskedFor(RunScript script, string name) => script.Script.Root.DescendantsAndSelf().OfType<ParameterPart>().Any(part => part.Name == name
        && (part.Operator is ":-" or "-" or ":?" or "?" or ":+" or "+" or ":=" or "=" || part.Ancestors.Any(node => node is ParameterPart { Operator: ":+" or "+" } or SimpleCommandSyntax { Name: "[" or "test" } or ConditionalSyntax)));
}
