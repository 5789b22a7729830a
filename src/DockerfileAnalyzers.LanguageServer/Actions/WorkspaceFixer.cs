using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Actions;

/// <summary>The edits that fix all files of the workspace, open or not.</summary>
/// <param name="Edit"><see langword="null"/> where there is nothing to fix.</param>
internal sealed record WorkspaceFixes(WorkspaceEdit? Edit, int Fixes, int Files)
{
    /// <param name="isWanted">Which fixes are applied.</param>
    public static WorkspaceFixes Compute(RequestContext context, ISourceReader reader, SourceSettings settings,
        Func<Finding, bool> isWanted, Action<string> report, CancellationToken cancellationToken)
    {
        var edit = new EditFactory(context.Client);
        var (fixes, files) = (0, 0);
        var created = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in context.Folders.SelectMany(folder =>
            reader.ReadFolder(folder, settings, cancellationToken).Files).DistinctBy(input => input.File.Path))
        {
            if (FileSet.IsGenerated(input.File.Path))
                continue;
            report(Path.GetFileName(input.File.Path));
            var open = context.Documents.FindPath(input.File.Path);
            var current = open is null ? input : input with { File = open.File };
            var result = FixApplier.Apply(
                current, finding => EditFactory.CanApply(finding.Fix!, context.Client) && isWanted(finding),
                cancellationToken);
            if (result.Applied.IsEmpty)
                continue;
            (fixes, files) = (fixes + result.Applied.Length, files + 1);
            if (result.Text != current.File.Text)
            {
                edit.Add(open?.Uri ?? DocumentUri.FromPath(current.File.Path), open?.Version,
                    new PositionMap(current.File, context.Client.Encoding),
                    [TextDifference.Find(current.File.Text, result.Text)]);
            }

            edit.Add(result.NewFiles.Where(file => created.Add(file.Path)));
        }

        return new WorkspaceFixes(edit.IsEmpty ? null : edit.Create(), fixes, files);
    }
}
