namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A variable of an ENV uses another of the same ENV: it gets the value that was there before.</summary>
internal sealed class SelfReferenceInEnv() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA4203",
    Title = "Do not use a variable in the ENV that sets it",
    Message = "'{0}' is set by the same ENV instruction; its old value is used here",
    Equivalents = ImmutableArray.Create("DL3044"),
    Fix = FixSafety.Unsafe,
})
{
    // What the images of Windows set to the same value: ProgramFiles, windir. An
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
            // One that is set further on keeps its old value by intent, unless there is none.
            var setters = inherited is null ? env.Pairs.Take(i) : env.Pairs.Where((pair, index) => index < i
                || (index > i && !inherited.Contains(pair.Key.Text)));
            var use = env.Pairs[i].Value?.Variables
                .FirstOrDefault(variable => scope.Find(variable.Name) is null && variable.Name != env.Pairs[i].Key.Text
                    && variable.Name != "PATH" && setters.Any(pair => pair.Key.Text == variable.Name
                        && !(inherited is null && s_folderOfWindows.IsMatch(pair.Value?.Literal ?? ""))
                        && pair.Value?.Variables.Any(other => other.Name == variable.Name) != true));
            if (use is null)
                continue;
            context.Report(use.Span, [use.Name], fix: env.Pairs.Take(i).Any(pair =>
                pair.Key.Text == use.Name) ? CreateFix(env, i, context.File) : null);
            return;
        }
    }

    private static Fix? CreateFix(EnvInstructionSyntax env, int index, SourceFile file)
    {
        var between = TextSpan.FromBounds(env.Pairs[index - 1].Span.End, env.Pairs[index].Span.Start);
        return file.GetText(between).Contains('#') ? null : Fix.Unsafe(
            "Start a new ENV instruction here, which sees the new value", Change.ChangesValue,
            TextEdit.Replace(between, file.NewLine + file.GetText(env.KeywordSpan) + " "));
    }
}
