namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Without a build argument, or with its default, FROM has no valid image name.</summary>
internal sealed class EmptyBaseImageName() : Rule<FromInstructionSyntax>(new()
{
    Id = "DFA4202",
    Title = "Set valid defaults for ARGs used in FROM",
    Message = "Without '--build-arg', {0}",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("InvalidDefaultArgInFrom"),
})
{
    protected override void Analyze(FromInstructionSyntax from, RuleContext context)
    {
        var scope = context.Model.GetState(from).Variables;
        // UndeclaredArgumentInFrom reports undeclared variables; an operator such as ":?" is intentional.
        if (!from.ImageName.Variables.Any() || context.Model.IsTemplate
            || from.ImageName.Variables.Any(use => use.Operator is "?" or ":?"
                || VariableScope.PlatformArguments.Contains(use.Name) || scope.Find(use.Name) is null))
            return;
        if (scope.WithEmptyDefaults().Expand(from.ImageName) is { } name
            && ImageReference.FindProblem(name) is { } problem && context.Model.FindStage(from, name) is null)
        {
            var reason = name.Length == 0 ? "the image name is empty"
                : $"'{name}' is not a valid image name because {problem}";
            context.Report(from.ImageName.Span, [reason]);
        }
    }
}
