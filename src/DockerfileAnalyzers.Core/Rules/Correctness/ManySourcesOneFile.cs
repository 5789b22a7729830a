namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>Several files are copied to a path that is not a directory: only the last one is kept.</summary>
internal sealed class ManySourcesOneFile() : Rule<CopyingInstructionSyntax>(new()
{
    Id = "DFA4402",
    Title = "End the destination with a slash when copying several files",
    Message = "'{0}' does not end with a slash, but {1} sources are copied to it; only the last one is kept",
    Equivalents = ImmutableArray.Create("DL3021"),
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(CopyingInstructionSyntax copying, RuleContext context)
    {
        var sources = copying.Sources.Length + copying.Heredocs.Length;
        if (sources < 2 || context.Model.IsTemplate
            || copying.Flags.Any(flag => flag.Name == "from" && flag.Value?.Text is null or "")
            || ExecFormRepair.Find(copying) is not null)
            return;
        if (context.Model.Expand(copying, copying.Destination) is not { Length: > 0 } path
            || CopyTarget.IsFolderName(path)
            || CopyResolver.Of(context.Model, copying).Sources.Any(source => IsFolder(context.Model, copying, source))
            || MayBeThere(path, copying, context.Model))
            return;
        var span = copying.Destination.Span;
        var end = context.File.Text[span.End - 1] is '"' or '\'' ? span.End - 1 : span.End;
        context.Report(span, [path, sources], fix: Fix.Unsafe(
            $"Add a slash, which makes '{path}' a directory", Change.ReplacesOperand, TextEdit.Insert(end, "/")));
    }

    // The contents of a directory make the destination one (tested with BuildKit).
    private static bool IsFolder(DockerfileModel model, CopyingInstructionSyntax copying, CopySource source) =>
        source is { Value: { } value, Filter.Source: var path } && (CopyTarget.IsFolderName(value)
            || (copying.From is null && BuildContext.Of(model).Manifest?.Entries.Any(entry =>
                ContainerPath.IsWithin(entry.Path, path) && (entry.IsFolder || entry.Path != path)) == true));

    // As a directory: in the base image, or created before.
    private static bool MayBeThere(string written, CopyingInstructionSyntax copying, DockerfileModel model)
    {
        var path = ContainerPath.Combine(model.GetState(copying).WorkingDirectory, written) ?? "/" + written;
        return path == model.GetState(copying).WorkingDirectory
            || ImageFileSystemBuilder.Of(model).GetFiles(copying).Find(path) is not Presence.Absent;
    }
}
