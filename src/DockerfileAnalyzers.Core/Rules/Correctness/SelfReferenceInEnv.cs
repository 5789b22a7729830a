namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>An ENV uses a variable that it sets itself: the variable still has its previous value.</summary>
internal sealed class SelfReferenceInEnv() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA4203",
    Title = "Do not use a variable in the ENV that sets it",
    Message = "'{0}' is set by the same ENV instruction; its old value is used here",
    Equivalents = ImmutableArray.Create("DL3044"),
    Fix = FixSafety.Unsafe,
})
{
    // Variables that Windows images set to the same value, such as ProgramFiles and windir. An
    // ENV that sets it again changes nothing.
    private static readonly Regex s_folderOfWindows = new(
        @"\A[Cc]:[\\/]+(?:Program Files(?: \(x86\))?|ProgramData|Windows|Users)(?:[\\/]|\z)",
        RegexOptions.CultureInvariant);

    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        var scope = context.Model.GetState(env).Variables;
        var inherited = context.Model.GetStage(env)?.BaseVariables;
        for (var i = 0; i < env.Pairs.Length; i++)
        {
            if (env.Pairs[i].Value is not { Literal: null } value || FindUse(value, i) is not { } use)
                continue;
            context.Report(use.Span, [use.Name], fix: env.Pairs.Take(i).Any(pair =>
                pair.Key.Text == use.Name) ? CreateFix(env, i, context.File) : null);
            return;
        }

        VariablePart? FindUse(WordSyntax value, int index)
        {
            // A variable that is set later is intended to have its old value, unless it has none.
            var setters = inherited is null ? env.Pairs.Take(index) : env.Pairs.Where((pair, other) => other < index
                || (other > index && !inherited.Contains(pair.Key.Text)));
            return value.Variables
                .FirstOrDefault(variable => scope.Find(variable.Name) is null
                    && variable.Name != env.Pairs[index].Key.Text
                    && variable.Name != "PATH" && setters.Any(pair => pair.Key.Text == variable.Name
                        && !(inherited is null && s_folderOfWindows.IsMatch(pair.Value?.Literal ?? ""))
                        && pair.Value?.Variables.Any(other => other.Name == variable.Name) != true));
        }
    }

    private static Fix? CreateFix(EnvInstructionSyntax env, int index, SourceFile file)
    {
        var between = TextSpan.FromBounds(env.Pairs[index - 1].Span.End, env.Pairs[index].Span.Start);
        return file.GetText(between).Contains('#') ? null : Fix.Unsafe(
            "Move to a separate ENV instruction, which uses the new value", Change.ChangesValue,
            TextEdit.Replace(between, file.NewLine + file.GetText(env.KeywordSpan) + " "));
    }
}
