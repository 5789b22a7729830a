namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A search path is extended although it has no value: the empty element is the current
/// directory.</summary>
internal sealed class EmptySearchPath() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA4207",
    Title = "Do not add an empty element to a search path",
    Message = "'{0}' is not set here; the empty element adds the current directory to the search path",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        var scope = context.Model.GetState(env).Variables;
        var inherited = context.Model.GetStage(env)?.BaseVariables;
        foreach (var pair in env.Pairs.Where(pair => EnvironmentVariables.Is(pair.Key.Text, VariableTrait.SearchPath)
            && scope.Find(pair.Key.Text) is null))
        {
            if (inherited?.Contains(pair.Key.Text) != false || context.Model.RunsWindows(env))
                continue;
            // "." shows that the current directory is intended.
            if (pair.Value?.Text.Trim('"', '\'').Split(':').Contains(".") == true)
                continue;
            var use = pair.Value?.Parts.OfType<VariablePart>().FirstOrDefault(use => use.Name == pair.Key.Text
                && use.Operator is null);
            if (use is not null && FindSeparator(pair.Value!, use, context.File) is { } separator)
                context.Report(use.Span, [use.Name], fix: CreateFix(use, separator));
        }
    }

    // The adjacent colon, if there is nothing but a quote on the other side of the variable.
    private static TextSpan? FindSeparator(WordSyntax value, VariablePart use, SourceFile file)
    {
        var before = new TextSpan(use.Span.Start - 1, 1);
        var after = new TextSpan(use.Span.End, 1);
        var isBeforeColon = use.Span.End < file.Text.Length && file.Text[use.Span.End] == ':';
        if (file.Text[before.Start] == ':' && !isBeforeColon)
            return before;
        return isBeforeColon && value.Span.Contains(after) ? after : null;
    }

    private static Fix CreateFix(VariablePart use, TextSpan separator)
    {
        var isBefore = separator.Start < use.Span.Start;
        var span = isBefore ? TextSpan.FromBounds(separator.Start, use.Span.End)
            : TextSpan.FromBounds(use.Span.Start, separator.End);
        return Fix.Unsafe(
            "Add the separator only if the variable is set; the current directory is no longer searched",
            Change.ChangesValue,
            TextEdit.Replace(span, isBefore ? $"${{{use.Name}:+:${use.Name}}}" : $"${{{use.Name}:+${use.Name}:}}"));
    }
}
