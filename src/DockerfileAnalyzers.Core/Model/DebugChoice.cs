using System.Text.RegularExpressions;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>Where a file says that a command is to build the Debug configuration.</summary>
/// <param name="Span">Of the option, or of the value of the variable that the option names.</param>
public sealed record DebugChoice(TextSpan Span)
{
    private static readonly Regex s_debug = new(@"\bdebug\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_variable = new(@"\$\{?(?:env:)?(?<name>\w+)|%(?<name>\w+)%", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns><see langword="null"/> where it does not, or nobody knows.</returns>
    public static DebugChoice? Find(DockerfileModel model, DotNetCommand command)
    {
        var isDebug = (command.Configuration ?? command.GetProperty("Configuration"))?.Equals("Debug", StringComparison.OrdinalIgnoreCase);
        if (isDebug == false || FindWords(command) is not { } span)
            return null;
        var text = model.File.GetText(span);
        if (s_variable.Match(text) is { Success: true } match)
        {
            var variable = model.GetState(command.Command.Instruction).Variables.Find(match.Groups["name"].Value);
            return "Debug".Equals(variable?.Value, StringComparison.OrdinalIgnoreCase) && variable!.Definition?.Value is { } value ? new DebugChoice(value.Span) : null;
        }

        return isDebug == true && s_debug.IsMatch(text) ? new DebugChoice(span) : null;
    }

    public TextEdit CreateEdit(SourceFile file) => TextEdit.Replace(Span, s_debug.Replace(file.GetText(Span), "Release"));

    private static TextSpan? FindWords(DotNetCommand command) =>
        command.Command.Options.LastOrDefault(option => option.Name is "-c" or "--configuration") is { } option ? option.Span
        : command.Command.Arguments.LastOrDefault(argument => argument.Text.IndexOf("Configuration=", StringComparison.OrdinalIgnoreCase) >= 0)?.Span;
}
