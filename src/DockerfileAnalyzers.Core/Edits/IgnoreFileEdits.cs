using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Edits;

/// <summary>Writes patterns where they belong in a .dockerignore.</summary>
internal static class IgnoreFileEdits
{
    /// <summary>
    /// Adds patterns, each to the section of its heading: at the end of the section, or as a new section at the
    /// end. A file without headings gets none, and patterns that a later exception would undo also go to the end.
    /// </summary>
    public static TextEdit[] Add(DockerignoreSyntax syntax, IEnumerable<string> patterns) =>
        patterns.Distinct().GroupBy(NewIgnoreFile.GetHeading)
            .Select(section =>
                (Heading: section.Key, Lines: string.Join("\n", section), Place: FindSectionEnd(syntax, section.Key)))
            .GroupBy(section => section.Place)
            .Select(place => place.Key is { } end
                ? TextEdit.InsertLinesAfter(syntax.File, end, string.Join("\n", place.Select(section => section.Lines)))
                : Append(
                    syntax,
                    string.Join(
                        "\n",
                        place.Select(section =>
                            syntax.Comments.IsEmpty ? section.Lines : $"# {section.Heading}\n{section.Lines}"))))
            .ToArray();

    /// <summary>Moves a line below another one.</summary>
    public static TextEdit[] Move(
        DockerignoreSyntax syntax, IgnorePatternSyntax pattern, IgnorePatternSyntax below) => new[]
        {
            TextEdit.DeleteLines(syntax.File, pattern.Span),
            TextEdit.InsertLinesAfter(syntax.File, below.Span.End, syntax.File.GetText(pattern.Span)),
        };

    /// <summary>
    /// An ignore file for this Dockerfile alone, which has precedence: the shared one and more lines;
    /// <see langword="null"/> where the Dockerfile has one of its own already.
    /// </summary>
    public static NewFile? CreateOwn(DockerfileModel model, string lines)
    {
        if (BuildContext.Of(model).IgnoreFile?.File is not { } shared
            || RelativePath.GetName(shared.Path) != RelativePath.GetName(IgnoreFiles.GetNew("")))
            return null;
        var end = shared.Text.EndsWith("\n", StringComparison.Ordinal) ? "" : "\n";
        return new NewFile(IgnoreFiles.GetOwn(model.File.Path), shared.Text + end + lines);
    }

    /// <summary>The ignore file that the context of a Dockerfile lacks.</summary>
    public static Fix? CreateNew(AnalysisInput input) =>
        IgnoreFiles.IsIgnoreFile(input.File.Path) || AnalysisLimits.Explain(input.File) is not null ? null
            : CreateNew(ModelBuilder.Build(input));

    /// <summary>
    /// The ignore file of a context that has none, for what is in it; <see langword="null"/> where that is not known.
    /// </summary>
    public static Fix? CreateNew(DockerfileModel model)
    {
        var build = BuildContext.Of(model);
        if (build is not { IgnoreFile: null, Manifest: { } manifest })
            return null;
        var path = build.Facts?.NewIgnoreFile ?? IgnoreFiles.GetNew(manifest.Root);
        var models = FindOthers(model).Prepend(model).ToArray();
        var unneeded = models.Select(other => FindUnneeded(other, manifest))
            .Aggregate((all, own) => all.Intersect(own).ToArray());
        var fix = Fix.CreateFile("Add a .dockerignore", FixSafety.Safe, path,
            NewIgnoreFile.Create(manifest, models.Any(GitHistory.IsNeeded), string.Join("\n", models
                .SelectMany(other => other.Stages.SelectMany(stage => stage.Instructions)
                    .Select(instruction => other.File.GetText(instruction.Span))))));
        if (unneeded.Any(UnneededFiles.IsHistory) && models.Any(GitHistory.MayBeNeeded))
            return fix.ToUnsafe("Add a .dockerignore; scripts of the build can no longer read the history");
        return UnneededFiles.FindSecrets(unneeded).Any()
            || FolderUse.MayBeRead(models, unneeded.Where(entry => entry.IsFolder))
            ? fix.ToUnsafe(
                "Add a .dockerignore, after which the build or the container may miss files that it reads")
            : fix;
    }

    // The Dockerfiles that the new file will be for as well.
    private static IEnumerable<DockerfileModel> FindOthers(DockerfileModel model) => model.Input.Related
        .Where(file => !IgnoreFiles.IsIgnoreFile(file.Path) && AnalysisLimits.Explain(file) is null)
        .Select(file => ModelBuilder.Build(
            model.Input with { File = file, Related = ImmutableArray<SourceFile>.Empty }));

    /// <summary>The entries of a build context that no build needs.</summary>
    public static ContextEntry[] FindUnneeded(DockerfileModel model, ContextManifest manifest)
    {
        var keepsHistory = GitHistory.IsNeeded(model);
        return manifest.Entries.Where(entry => UnneededFiles.GetPattern(entry) is not null)
            .Where(entry => !keepsHistory || !UnneededFiles.IsHistory(entry)).ToArray();
    }

    private static TextEdit Append(DockerignoreSyntax syntax, string lines)
    {
        var text = syntax.File.Text;
        var isTerminated = text.Length == 0 || text.EndsWith("\n", StringComparison.Ordinal);
        return TextEdit.Insert(
            text.Length,
            (isTerminated ? "" : syntax.File.NewLine) + lines.Replace("\n", syntax.File.NewLine) + syntax.File.NewLine);
    }

    // The end of the last pattern below the heading; null where there is no such section,
    // or what is added would not hold there.
    private static int? FindSectionEnd(DockerignoreSyntax syntax, string heading)
    {
        if (syntax.Comments.FirstOrDefault(comment => comment.Text.Equals(heading, StringComparison.OrdinalIgnoreCase))
            is not { } start)
            return null;
        var next = syntax.Comments.FirstOrDefault(comment => comment.Span.Start > start.Span.Start)?.Span.Start
            ?? int.MaxValue;
        var end = syntax.Patterns.Where(pattern => pattern.Span.Start > start.Span.Start && pattern.Span.Start < next)
            .Select(pattern => (int?)pattern.Span.End).LastOrDefault() ?? start.Span.End;
        return syntax.Patterns.Any(pattern => pattern.IsException && pattern.Span.Start > start.Span.Start)
            ? null
            : end;
    }
}
