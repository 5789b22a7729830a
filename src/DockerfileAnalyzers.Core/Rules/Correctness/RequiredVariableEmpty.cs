namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary><c>${NAME:?}</c> for a variable that is empty whatever build arguments are passed: the build always
/// fails.</summary>
internal sealed class RequiredVariableEmpty() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4208",
    Title = "Set variables that '${NAME:?}' requires",
    Message = "'{0}' is required but {1}; the build always fails",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        var model = context.Model;
        if (instruction is FromInstructionSyntax || model.GetStage(instruction) is not { } stage
            || model.IsTrigger(instruction))
            return;
        var scope = model.GetState(instruction).Variables;
        foreach (var use in VariableUse.Find(instruction).Where(use => use.Operator is ":?" or "?"))
        {
            if (Describe(use.Name, use.Operator!) is { } reason && (scope.Find(use.Name) is not null
                || UnsetVariable.Find(model, instruction, use) is not null))
                context.Report(use.Span, [use.Name, reason]);
        }

        if (instruction is not RunInstructionSyntax run
            || RunScript.Of(model, run) is not { IsNested: false, SourcesUnknownCode: false } script)
            return;
        foreach (var part in script.Nodes.OfType<ParameterPart>().Where(part =>
            part is { Operator: ":?" or "?", IsIndirect: false, IsVariable: true }))
        {
            // "${X:?}" in a function or after a condition may never be reached.
            if (!script.Variables.IsAssigned(part.Name) && script.FindVariable(part.Name) is not null
                && Describe(part.Name, part.Operator!) is { } reason && IsReached(part))
                context.Report(part.Span, [part.Name, reason]);
        }

        string? Describe(string name, string operation) => scope.Find(name) switch
        {
            null => stage.BaseVariables?.Contains(name) == false ? "not set" : null,
            { IsArgument: false, Value: "" } when operation == ":?" => "empty",
            _ => null,
        };
    }

    // It may never be reached after a condition, or in a list with different operators.
    private static bool IsReached(ShellNode part) =>
        part.Ancestors.All(node => node is SimpleCommandSyntax or ShellWord or DoubleQuotedPart or ArrayPart
            or AssignmentSyntax or ShellListSyntax or GroupSyntax { IsSubshell: false })
        && part.Ancestors.OfType<ShellListSyntax>().SelectMany(list => list.Items.Skip(1))
            .Select(item => item.IsBackground ? ListOperator.Background : item.Operator).Distinct().ToArray() is []
            or [ListOperator.And] or [ListOperator.Sequence];
}
