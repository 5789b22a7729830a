namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>
/// The order in which the commands of an instruction run: that of the text, except that a function runs where it is
/// called and a trap at the
/// end of its script.
/// </summary>
internal sealed class ExecutionOrder(ImmutableArray<ShellCommand> commands)
{
    private readonly Lazy<ImmutableArray<ShellCommand>> _traps =
        new(() => commands.Where(command => command.Name == "trap").ToImmutableArray());

    private readonly Lazy<bool> _isThatOfText = new(() => !commands.Any(command => command.Name == "trap"
        || command.Syntax?.Ancestors.Any(node => node is FunctionSyntax) == true));

    /// <summary>
    /// Whether a command runs after another one, the last time that either runs. A function that nothing calls may
    /// run at any time.
    /// </summary>
    public bool RunsAfter(ShellCommand command, ShellCommand other) =>
        GetPosition(command, other) > GetPosition(other, command);

    /// <summary>Whether one of several commands runs after another one.</summary>
    public bool AnyRunsAfter(ImmutableArray<ShellCommand> several, ShellCommand other) => _isThatOfText.Value
        ? !several.IsEmpty && several.Max(command => command.Span.Start) > other.Span.Start
        : several.Any(command => RunsAfter(command, other));

    private int GetPosition(ShellCommand command, ShellCommand other)
    {
        // Each round leaves a function; one that calls itself is left by the limit.
        for (var round = 0; round < 8; round++)
        {
            if (_traps.Value.Any(trap =>
                trap != command && trap.Span.Contains(command.Span) && !trap.Span.Contains(other.Span)))
                return int.MaxValue;
            var function = command.Syntax?.Ancestors.OfType<FunctionSyntax>()
                .LastOrDefault(function => !function.Span.Contains(other.Span));
            if (function is null)
                return command.Span.Start;
            if (commands.LastOrDefault(call =>
                call.Name == function.Name + ShellCommand.CallSuffix && !function.Span.Contains(call.Span))
                is not { } call)
                break;
            command = call;
        }

        return int.MaxValue;
    }
}
