namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The place that makes a command build the Debug configuration.</summary>
/// <param name="Span">The option, or the value of the variable that the option uses.</param>
internal sealed record DebugChoice(TextSpan Span)
{
    private static readonly Regex s_debug = new(@"\bdebug\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_default = new(
        @":?-[""']?debug[""']?\}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_variable = new(
        @"\$\{?(?:env:)?(?<name>\w+)|%(?<name>\w+)%", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns><see langword="null"/> if it does not, or if that is unknown.</returns>
    public static DebugChoice? Find(DockerfileModel model, DotNetCommand command)
    {
        var isDebug = (command.Configuration ?? command.GetProperty("Configuration"))
            ?.Equals("Debug", StringComparison.OrdinalIgnoreCase);
        if (isDebug == false || FindWords(command) is not { } span)
            return null;
        var text = model.File.GetText(span);
        // "${CONFIGURATION:-Debug}": Debug unless the variable is set.
        if (s_default.IsMatch(text))
            return new DebugChoice(span);
        if (s_variable.Match(text) is { Success: true } match)
        {
            var variable = model.GetState(command.Command.Instruction).Variables.Find(match.Groups["name"].Value);
            return "Debug".Equals(variable?.Value, StringComparison.OrdinalIgnoreCase)
                && FindValue(model, variable!) is { } value ? new DebugChoice(value.Span) : null;
        }

        return isDebug == true && s_debug.IsMatch(text) ? new DebugChoice(span) : null;
    }

    // "ARG CONFIGURATION" in a stage takes its default from the ARG before the first FROM.
    private static WordSyntax? FindValue(DockerfileModel model, Variable variable) => variable.Definition?.Value
        ?? model.Syntax.Instructions.TakeWhile(instruction => instruction is not FromInstructionSyntax)
            .OfType<ArgInstructionSyntax>()
            .SelectMany(argument => argument.Pairs).LastOrDefault(pair => pair.Key.Text == variable.Name)?.Value;

    public TextEdit CreateEdit(SourceFile file) =>
        TextEdit.Replace(Span, s_debug.Replace(file.GetText(Span), "Release"));

    private static TextSpan? FindWords(DotNetCommand command) =>
        command.Command.Options.LastOrDefault(option => option.Name is "-c" or "--configuration") is { } option
        ? option.Span
        : command.Command.Arguments.LastOrDefault(argument =>
            argument.Text.Mentions("Configuration="))?.Span;
}
