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
    public bool IsCopiedWhole => Input.Related.Where(file => !AnalysisInput.IsIgnoreFileName(file.Path))
        .Any(file => DockerfileParser.Parse(file).Instructions.OfType<CopyingInstructionSyntax>().Any(BuildContext.IsWholeContext));

    public static IgnoreFileModel Create(AnalysisInput input) => new(input, DockerignoreParser.Parse(input.File));

    
}
