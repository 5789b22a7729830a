using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// A Dockerfile as the tasks need it before an analysis: read and parsed once, however many of them ask.
/// </summary>
internal sealed class DockerfileText
{
    /// <summary>Of a longer instruction no program reads names: the search would take longer than the build.</summary>
    private const int MaxInstruction = 65_536;

    private static readonly Regex s_published = new(
        @"\bdotnet\s+publish\s+[^&|;\n]*?([\w.-]+\.(?:cs|fs|vb)proj)\b", RegexOptions.CultureInvariant);

    private static readonly Regex s_assembly = new(@"([\w.-]+)\.dll\b", RegexOptions.CultureInvariant);

    private static readonly Regex s_executed = new(
        @"\A\[\s*""(?:[\w./-]*/)?([\w.-]+)""", RegexOptions.CultureInvariant);

    private readonly Lazy<ImmutableArray<InstructionSyntax>> _instructions;
    private readonly Lazy<ImmutableArray<string>> _published;
    private readonly Lazy<ImmutableArray<string>> _started;

    private DockerfileText(string path, string text, string? problem)
    {
        Text = text;
        Problem = problem;
        _instructions = new(() => FindInstructions(new SourceFile(path, text)));
        _published = new(() =>
            Short<RunInstructionSyntax>().SelectMany(run => s_published.Matches(GetText(run)).Cast<Match>())
                .Select(match => match.Groups[1].Value).ToImmutableArray());
        _started = new(() =>
            Short<EntrypointInstructionSyntax>().Concat<InstructionSyntax>(Short<CmdInstructionSyntax>())
                .Select(start => start.Arguments.Text)
                .SelectMany(start => new[] { s_assembly.Match(start), s_executed.Match(start) })
                .Where(match => match.Success).Select(match => match.Groups[1].Value).ToImmutableArray());
    }

    public string Text { get; }

    /// <summary>
    /// Why there is no text; <see langword="null"/> where there is. Completes "it was not read because …".
    /// </summary>
    public string? Problem { get; }

    /// <summary>Empty where the file is too large to be looked into.</summary>
    public ImmutableArray<InstructionSyntax> Instructions => _instructions.Value;

    /// <summary>The names of the project files that a <c>dotnet publish</c> names.</summary>
    public ImmutableArray<string> Published => _published.Value;

    /// <summary>The names of the assemblies and programs that ENTRYPOINT and CMD start.</summary>
    public ImmutableArray<string> Started => _started.Value;

    /// <summary>
    /// Dockerfile.template and the like, by their placeholders: what a generator makes of them is not known.
    /// </summary>
    public bool IsTemplate =>
        Text.StartsWith("{{", StringComparison.Ordinal) || Text.Contains("\n{{") || Text.Contains("<%")
        || Text.Contains("{%");

    public static DockerfileText Read(string path) => TextFile.TryRead(path, out var problem) is { } file
        ? new DockerfileText(path, file.Text, null) : new DockerfileText(path, "", problem ?? "it does not exist");

    public static DockerfileText Create(string path, string text) => new(path, text, null);

    private static ImmutableArray<InstructionSyntax> FindInstructions(SourceFile file) =>
        !AnalysisLimits.IsTooLarge(file.Text) && AnalysisLimits.Parse(file) is var syntax
        && AnalysisLimits.Explain(syntax) is null
            ? syntax.Instructions : ImmutableArray<InstructionSyntax>.Empty;

    private IEnumerable<T> Short<T>()
        where T : InstructionSyntax =>
        Instructions.OfType<T>().Where(instruction => instruction.Span.Length <= MaxInstruction);

    private static string GetText(RunInstructionSyntax run) =>
        run.Arguments.Text + string.Concat(run.Heredocs.Select(heredoc => "\n" + heredoc.Body.Text));
}
