using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Structure;

/// <summary>Pages of base images and of rules, and files that are copied.</summary>
internal static partial class LinkProvider
{
    public static DocumentLink[] Create(DocumentAnalysis analysis)
    {
        var positions = analysis.Document.Positions;
        var comments = analysis.Model?.Syntax.Comments ?? analysis.IgnoreFile?.Comments ?? [];
        var links = comments.SelectMany(comment => FindRules(analysis.Document.File, comment)).ToList();
        if (analysis.Model is { } model)
        {
            links.AddRange(FindImages(model));
            links.AddRange(FindFiles(model));
        }

        return [.. links.OrderBy(link => link.Span)
            .Select(link => new DocumentLink(positions.GetRange(link.Span), link.Target, link.Tooltip))];
    }

    /// <summary>Where an image is described; <see langword="null"/> where that is not known.</summary>
    public static string? FindPage(ImageReference image)
    {
        var (registry, repository) = (image.Registry, image.Repository);
        var name = repository.StartsWith(registry + "/", StringComparison.Ordinal)
            ? repository[(registry.Length + 1)..] : repository;
        return registry switch
        {
            _ when image.IsScratch => "https://hub.docker.com/_/scratch",
            "docker.io" => name.Contains('/') ? $"https://hub.docker.com/r/{name}" : $"https://hub.docker.com/_/{name}",
            "mcr.microsoft.com" => $"https://mcr.microsoft.com/artifact/mar/{name}/about",
            "quay.io" => $"https://quay.io/repository/{name}",
            "ghcr.io" when name.Split('/') is [var owner, ..] => $"https://github.com/{owner}",
            _ => null,
        };
    }

    private static IEnumerable<(TextSpan Span, string Target, string? Tooltip)> FindImages(DockerfileModel model)
    {
        foreach (var stage in model.Stages.Where(stage => stage.Parent is null))
        {
            if (stage.BaseImage is { } image && FindPage(image.Reference) is { } page)
                yield return (stage.From.ImageName.Span, page, $"Open the page of '{image.Reference.Repository}'");
        }
    }

    private static IEnumerable<(TextSpan Span, string Target, string? Tooltip)> FindRules(
        SourceFile file, CommentSyntax comment)
    {
        if (!comment.Text.StartsWith("dockerfile-analyzers", StringComparison.Ordinal))
            yield break;
        foreach (Match match in RuleId().Matches(file.GetText(comment.Span)))
        {
            if (RuleCatalog.Find(match.Value) is { HelpLink: { } link } rule)
                yield return (new TextSpan(comment.Span.Start + match.Index, match.Length), link, rule.Title);
        }
    }

    // One file of the context.
    private static IEnumerable<(TextSpan Span, string Target, string? Tooltip)> FindFiles(DockerfileModel model)
    {
        if (BuildContext.Of(model).Manifest is not { } manifest)
            yield break;
        var files = manifest.Entries.Where(entry => !entry.IsFolder).Select(entry => entry.Path).ToHashSet();
        foreach (var source in model.Syntax.Instructions.OfType<CopyingInstructionSyntax>()
            .Where(copying => copying is { From: null, IsJsonForm: false }).SelectMany(copying => copying.Sources))
        {
            if (source.Literal is { } path && files.Contains(ContextSelection.Clean(path)))
            {
                yield return (source.Span,
                    DocumentUri.FromPath(Path.Combine(manifest.Root, ContextSelection.Clean(path))), null);
            }
        }
    }

    [GeneratedRegex(@"\bDFA\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
