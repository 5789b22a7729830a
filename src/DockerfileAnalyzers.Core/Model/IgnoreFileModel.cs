using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>A .dockerignore with what it applies to.</summary>
public sealed class IgnoreFileModel
{
    private IgnoreFileModel(AnalysisInput input, DockerignoreSyntax syntax)
    {
        Input = input;
        Syntax = syntax;
        Matcher = new IgnoreMatcher(syntax.Patterns);
    }

    public AnalysisInput Input { get; }

    public DockerignoreSyntax Syntax { get; }

    public IgnoreMatcher Matcher { get; }

    /// <summary><see langword="null"/> where the host could not look into the context.</summary>
    public ContextManifest? Manifest => Input.Manifest;

    /// <summary>Whether some Dockerfile's build reads this file; <see langword="null"/> where the host does not say.</summary>
    public bool? IsEffective
    {
        get
        {
            var facts = Input.Project.Dockerfiles;
            if (facts.IsDefaultOrEmpty)
                return null;
            return facts.Any(dockerfile => ProjectFacts.SamePath(dockerfile.IgnoreFile, Input.File.Path));
        }
    }

    /// <summary>Whether a Dockerfile that this file applies to copies the whole context.</summary>
    public bool IsCopiedWhole => Copies.Any(BuildContext.IsWholeContext);

    /// <summary>Whether a path is sent on purpose: a pattern names it with <c>!</c>, or a COPY does.</summary>
    public bool IsWanted(string path) =>
        Syntax.Patterns.Any(pattern => pattern.IsException && pattern.Pattern.Trim('/') is var named && (named == path || named.StartsWith(path + "/", StringComparison.Ordinal)))
        || Copies.Any(copying => copying.Sources.Any(source => source.Literal is { } named && ContainerPath.Normalize("/" + named).TrimStart('/') is var relative
            && (relative == path || relative.StartsWith(path + "/", StringComparison.Ordinal))));

    public static IgnoreFileModel Create(AnalysisInput input) => new(input, DockerignoreParser.Parse(input.File));

    // What the Dockerfiles that this file applies to copy.
    private IEnumerable<CopyingInstructionSyntax> Copies => Input.Related.Where(file => !AnalysisInput.IsIgnoreFileName(file.Path))
        .SelectMany(file => DockerfileParser.Parse(file).Instructions.OfType<CopyingInstructionSyntax>());
}
