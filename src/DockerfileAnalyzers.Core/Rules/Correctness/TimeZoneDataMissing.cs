namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>TZ is set in an image without time zone data: the program still runs in UTC.</summary>
internal sealed class TimeZoneDataMissing() : Rule<Stage>(new()
{
    Id = "DFA4303",
    Title = "Install time zone data when TZ is set",
    Message = "TZ is set, but {0}; the time zone stays UTC",
})
{
    // "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3".
    private static readonly Regex s_rule =
        new(@"\A:?(?:[A-Za-z]{3,}|<[-+0-9A-Za-z]{3,}>)[-+]?\d", RegexOptions.CultureInvariant);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, BaseImage: { Facts: { } facts } image } || !LacksData(facts)
            || stage.FinalState.Variables.Find("TZ") is not { IsArgument: false, Definition: { } definition,
                Value: { Length: > 0 } zone } || zone.Mentions("UTC"))
            return;
        // The C library evaluates a rule itself; .NET and Go look for a file with that name.
        if (s_rule.IsMatch(zone) && facts.Toolchain is not Toolchain.DotNetRuntime)
            return;
        // Any instruction that mentions the data is assumed to add it.
        if (!stage.ChainInstructions.Any(instruction =>
            instruction.Arguments.Text is { } text && (text.Contains("tzdata") || text.Contains("zoneinfo"))))
            context.Report(definition.Key.Span, [$"'{image.Reference}' has no time zone data"]);
        else if (IsRemovedAgain(stage, context.Model))
            context.Report(
                definition.Key.Span, ["'tzdata' is removed again, and a copy at '/etc/localtime' is not read"]);
    }

    // Where there is no shell, no package that needs the data can bring it along.
    private static bool LacksData(ImageFacts facts) =>
        facts.Toolchain is null or Toolchain.DotNetRuntime && facts.Contents.Has("tzdata") is var hasData
        && (facts.Os is OsFamily.Alpine or OsFamily.Scratch
            ? hasData != true : hasData == false && facts.HasShell == false);

    // A copy of the data, or another instruction that mentions the directory, keeps what is needed.
    private static bool IsRemovedAgain(Stage stage, DockerfileModel model)
    {
        var uses = stage.ChainInstructions.Where(instruction => instruction is not EnvInstructionSyntax
            && (instruction.Arguments.Text.Contains("tzdata") || instruction.Arguments.Text.Contains("zoneinfo")))
            .ToArray();
        if (uses.Length != 1 || uses[0] is not RunInstructionSyntax run)
            return false;
        var commands = model.GetCommands(run);
        var added = commands.LastOrDefault(command =>
            command.Tool == "apk" && command.Kind is CommandKind.Install && command.Packages.Contains("tzdata"));
        return added is not null && commands.Any(command => command is { Tool: "apk", Kind: CommandKind.Remove }
                && command.IsUnconditional && command.Span.Start > added.Span.Start
                && command.Operands.Any(operand =>
                    operand.Literal is { } name && (name == "tzdata" || name == added.Group)))
            && commands.All(command =>
                !command.ToString().Contains("zoneinfo") || (command.Name is "cp" or "ln" or "echo" or "ls"
                    && command.Operands.LastOrDefault()?.Literal?.Contains("zoneinfo") != true
                    && !command.HasOption("-t", "--parents")));
    }
}
