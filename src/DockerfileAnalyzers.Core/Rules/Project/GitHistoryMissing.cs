using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A build computes its version from the repository's history, which the image does not have.</summary>
internal sealed class GitHistoryMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6110",
    Title = "Provide the Git history to builds that read it",
    Message = "'{0}' reads '.git', which {1}; {2}. {3}, or pass the version as a build argument",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        // The package that reads it may come from a file that the image lacks; the restore fails.
        if (MissingBuildFiles.Of(model) is { StopsRestore: true })
            return;
        foreach (var use in LostHistory.FindLost(model))
        {
            if (LostHistory.ExplainLoss(model) is not { } reason)
                continue;
            var remedy = reason switch
            {
                LostHistory.Outside => "Build from the root of the repository",
                LostHistory.NotCopied => "Bind-mount it in this RUN",
                _ => "Stop excluding it and bind-mount it in this RUN",
            };
            context.Report(use.Span, [use.Reader, reason, use.Consequence, remedy], fix: CreateFix(model, use.Command));
        }
    }

    private static Fix? CreateFix(DockerfileModel model, ShellCommand command)
    {
        if (LostHistory.CreateMount(model, command) is not { } mount)
            return null;
        if (!BuildContext.Of(model).IsIgnored(GitHistory.Head))
            return Fix.Unsafe(
                "Bind-mount '.git' in this RUN; the version is then computed from it", Change.ChangesMount, mount);
        const string Lines =
            $"# The build computes its version from the history\n!{GitHistory.Folder}\n!{GitHistory.Folder}/**\n";
        return IgnoreFileEdits.CreateOwn(model, Lines) is not { } file ? null
            : Fix.Unsafe(
                $"Bind-mount '.git' in this RUN and create '{RelativePath.GetName(file.Path)}' to include it; "
                    + "the version is then "
                    + "computed from it", Change.ChangesMount, mount).With(file);
    }
}
