namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The final image runs in the Development environment.</summary>
internal sealed class DevelopmentEnvironment() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA2104",
    Title = "Do not ship the Development environment",
    Message = "'{0}={1}' enables developer error pages and development settings; set it when the container starts",
})
{
    private static readonly string[] s_names = { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" };

    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        if (context.Model.GetStage(env) is not { IsShipped: true } || context.Model.IsForDevelopment)
            return;
        foreach (var pair in env.Pairs)
        {
            if (pair.Key.Literal is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT"
                && "Development".Equals(pair.Value?.Literal, StringComparison.OrdinalIgnoreCase)
                && context.Model.FinalStage!.FinalState.Variables.Find(pair.Key.Literal)?.Definition == pair
                && !IsOverridden(pair.Key.Literal, context.Model))
                context.Report(pair.Span, [pair.Key.Literal, pair.Value!.Literal]);
        }
    }

    // By the other variable, whose precedence depends on the host of the program; by "--environment Production"; by
    // assignments in the start command.
    private static bool IsOverridden(string name, DockerfileModel model) =>
        model.FinalStage!.FinalState.Variables.Find(s_names.First(other => other != name)) is { } variable
        && IsOther(variable.Value)
        || model.GetStartCommands(model.FinalStage).Any(command => Overrides(command));

    private static bool Overrides(ShellCommand command)
    {
        // The arguments that CMD adds to ENTRYPOINT are parsed as a program.
        var words = command.Arguments.Select(argument => argument.Literal ?? argument.Text)
            .Prepend(command.ProgramAsWritten)
            .Concat((command.Syntax?.Assignments ?? ImmutableArray<AssignmentSyntax>.Empty)
                .Select(assignment => $"{assignment.Name}={assignment.Value.Text}")).ToArray();
        return words.Where((word, index) =>
            (word is "--environment" or "/environment" && index + 1 < words.Length && IsOther(words[index + 1]))
            || (word.IndexOf('=') is > 0 and var equals && IsOther(word.Substring(equals + 1))
                && (word.Substring(0, equals).TrimStart('-', '/') is "environment"
                    || s_names.Contains(word.Substring(0, equals)))))
            .Any();
    }

    private static bool IsOther(string? value) =>
        !"Development".Equals(value?.Trim('"', '\''), StringComparison.OrdinalIgnoreCase);
}
