using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A Dockerfile for a discovery: read and parsed once, however often the model is used.</summary>
internal sealed class DockerfileText
{
    // "FROM {base-image}".
    private static readonly Regex s_placeholder = new(
        @"^FROM[ \t][^#\n]*(?<!\$)\{[\w-]+\}", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private readonly SourceFile _file;
    private readonly Lazy<DockerfileSyntax> _syntax;
    private readonly Lazy<bool> _isSmall;
    private readonly Lazy<DockerfileModel> _model;

    private DockerfileText(string path, string text, string? problem)
    {
        _file = new SourceFile(path, text);
        Problem = problem;
        _syntax = new(() => AnalysisLimits.Parse(_file));
        _isSmall = new(() => AnalysisLimits.Explain(_syntax.Value) is null);
        _model = new(() => CreateModel(ProjectFacts.Unknown));
    }

    public string Path => _file.Path;

    /// <summary>
    /// Why there is no text; <see langword="null" /> where there is. Completes "it was not read because …".
    /// </summary>
    public string? Problem { get; }

    /// <summary>
    /// The model, without what a project knows; <see langword="null" /> where the file is too large to be looked into.
    /// </summary>
    public DockerfileModel? Model => IsSmall ? _model.Value : null;

    /// <summary>Whether the file is looked into: there are models of it then.</summary>
    public bool IsSmall => _isSmall.Value;

    /// <summary>The sources that are copied from the build context, if the Dockerfile names them literally.</summary>
    public IEnumerable<string> Sources => ContextCopies.SelectMany(copying => copying.Sources)
        .Select(source => source.Literal).OfType<string>();

    /// <summary>Whether anything is copied from the build context; not so of a file that is not looked into.</summary>
    public bool CopiesFromContext => ContextCopies.Any();

    private IEnumerable<CopyingInstructionSyntax> ContextCopies => IsSmall
        ? _syntax.Value.Instructions.OfType<CopyingInstructionSyntax>().Where(copying => copying.From is null) : [];

    /// <summary>
    /// Dockerfile.template and similar files, by their placeholders: the output of their generator is not known.
    /// </summary>
    public bool IsTemplate => _file.Text.StartsWith("{{", StringComparison.Ordinal) || _file.Text.Contains("\n{{")
        || _file.Text.Contains("<%") || _file.Text.Contains("{%") || s_placeholder.IsMatch(_file.Text);

    /// <summary>Whether the text has a word anywhere: without it, no command is of that name.</summary>
    public bool Mentions(string word) => _file.Text.Contains(word);

    public static DockerfileText Read(string path) => TextFile.TryRead(path, out var problem) is { } file
        ? Create(path, file.Text) : new DockerfileText(path, "", problem ?? "it does not exist");

    public static DockerfileText Create(string path, string text) => new(path, text, null);

    /// <summary>The model with the known facts about the build of this file.</summary>
    public DockerfileModel CreateModel(ProjectFacts project) =>
        ModelBuilder.Build(AnalysisInput.Create(_file) with { Project = project }, _syntax.Value);
}
