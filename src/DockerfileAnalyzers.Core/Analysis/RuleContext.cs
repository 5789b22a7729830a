using System.Globalization;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Settings;

namespace DockerfileAnalyzers.Analysis;

/// <summary>One analysis of a file, which all its rules share.</summary>
internal abstract class AnalysisRun(AnalysisInput input)
{
    public AnalysisInput Input { get; } = input;

    /// <summary><see langword="null"/> of a .dockerignore.</summary>
    public DockerfileModel? Model { get; protected set; }

    public abstract void Add(RuleDescriptor rule, TextSpan span, Message message, long? saves, Fix? fix);
}

/// <summary>
/// The facts that a rule can ask for, and the place where it reports. Created for each subject without an allocation.
/// </summary>
internal readonly struct RuleContext
{
    private readonly AnalysisRun _run;
    private readonly RuleDescriptor _rule;

    internal RuleContext(AnalysisRun run, RuleDescriptor rule)
    {
        _run = run;
        _rule = rule;
    }

    public AnalysisInput Input => _run.Input;

    /// <summary>The Dockerfile under analysis.</summary>
    /// <exception cref="InvalidOperationException">
    /// A .dockerignore is under analysis; its subject knows the Dockerfiles.
    /// </exception>
    public DockerfileModel Model =>
        _run.Model ?? throw new InvalidOperationException("The file under analysis is not a Dockerfile.");

    public SourceFile File => Input.File;

    public ProjectFacts Project => Input.Project;

    /// <summary>
    /// The day on which "end of life" is judged: the project's property, else the date of the data; never the clock.
    /// </summary>
    public DateTime AsOf => Input.Project.AsOfDate ?? ImageTable.DataDate;

    /// <summary>A setting of this rule, from <c>dockerfile_analyzers.DFA1301.megabytes</c> and similar keys.</summary>
    public T GetOption<T>(Setting<T> option) => option.Read(Input.Config[option.Name]);

    /// <param name="saves">Estimated bytes that the remedy takes off the image; stated in the message.</param>
    public void Report(TextSpan span, object?[] arguments, long? saves = null, Fix? fix = null)
    {
        var suffix = saves is > 0 ? $" (≈ {ByteSize.Format(saves.Value)})" : "";
        var text = Format(_rule.Message, arguments) + suffix;
        var full = Array.Exists(arguments, argument => argument is NameList)
            ? Format(_rule.Message, Array.ConvertAll(
                arguments, argument => argument is NameList names ? names.Full : argument)) + suffix
            : text;
        _run.Add(_rule, span, new Message(text, full), saves is > 0 ? saves : null, fix);
    }

    /// <summary>The message of a rule with the names in it, on one line.</summary>
    internal static string Format(string message, object?[] arguments) =>
        arguments.Length == 0 && message.IndexOf('{') < 0 ? message : string.Format(
            CultureInfo.InvariantCulture, message,
            arguments.Select((argument, index) => Quotable(message, argument, index)).ToArray());

    // A message is one line, and puts what it names into quotes itself.
    private static object? Quotable(string message, object? argument, int index)
    {
        if (argument is not string text)
            return argument;
        if (text.Any(char.IsControl))
            text = string.Concat(text.Select(c => c switch
            {
                '\r' => "\\r",
                '\n' => "\\n",
                '\t' => "\\t",
                _ => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString(),
            }));
        return text.Length > 2 && text[0] == '\'' && text.IndexOf('\'', 1) == text.Length - 1
            && message.Contains($"'{{{index}}}'") ? text.Substring(1, text.Length - 2) : text;
    }
}
