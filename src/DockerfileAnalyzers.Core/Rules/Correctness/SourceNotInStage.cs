namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary><c>COPY --from</c> specifies a file or directory that does not exist in the other stage.</summary>
internal sealed class SourceNotInStage() : Rule<CopyInstructionSyntax>(new()
{
    Id = "DFA4406",
    Title = "Copy files that exist in the source stage",
    Message = "'{1}' does not exist in stage '{0}'{2}; the build fails",
    Fix = FixSafety.Safe,
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(CopyInstructionSyntax copy, RuleContext context)
    {
        var model = context.Model;
        var resolved = CopyResolver.Of(model, copy);
        if (resolved.Origin.Stage is not { } stage || model.RunsWindows(copy) || model.RunsWindows(stage.From))
            return;
        var files = ImageFileSystemBuilder.Of(model).GetFinal(stage);
        foreach (var source in resolved.Sources)
        {
            if (source.Filter is not { KeepsParents: false } filter)
                continue;
            var path = ContainerPath.FromRoot(Glob.GetFolder(filter.Source));
            var actual = DotNetOutputFolder.FindActual(model, stage, path);
            if (actual is null && files.Find(path) is not Presence.Absent)
                continue;
            actual ??= FindPublished(files, path);
            context.Report(source.Word.Span,
                [stage, path, actual is null ? "" : $" because the program is published to '{actual}'"],
                fix: actual is null ? null : CreateFix(model, source, path, actual));
        }
    }

    // The only directory to which the stage publishes.
    private static string? FindPublished(ImageFileSystem files, string path)
    {
        if (ContainerPath.GetName(path).IndexOf('.') > 0)
            return null;
        var published = files.Outputs.Where(output => output.Command.Action == "publish")
            .Select(output => output.Path).Distinct().ToArray();
        return published.Length == 1 ? published[0] : null;
    }

    private static Fix? CreateFix(DockerfileModel model, CopySource source, string path, string actual)
    {
        var written = model.File.GetText(source.Word.Span);
        // Names below the directory stay as they are: "out/*.dll".
        var start = written.IndexOf(path.TrimStart('/'), StringComparison.Ordinal);
        if (start < 0 || source.Word.Literal is null || actual.IndexOf(' ') >= 0)
            return null;
        var begin = start > 0 && written[start - 1] == '/' ? start - 1 : start;
        var text = written.Substring(0, begin) + actual + written.Substring(start + path.Length - 1);
        return Fix.Safe($"Copy '{actual}'", Change.ReplacesOperand, TextEdit.Replace(source.Word.Span, text));
    }
}
