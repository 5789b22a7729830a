namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A restore downloads every package again whenever its layer is rebuilt.</summary>
internal sealed class NuGetCacheUnmounted() : Rule<DockerfileModel>(new()
{
    Id = "DFA6109",
    Title = "Keep NuGet packages in a cache mount",
    Message = "'dotnet {0}' downloads all packages again whenever this layer is rebuilt",
    Severity = Severity.Info,
    IsEnabledByDefault = false,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).Commands.FirstOrDefault(command => command.Restores)?.Command
            is not { Instruction: RunInstructionSyntax { IsExecForm: false } run } restore)
            return;
        var state = model.GetState(run);
        var isRootOfLinux = state.User.Name is null or "root" && state.Variables.Find("NUGET_PACKAGES") is null
            && model.GetStage(run)
                is { IsShipped: false, BaseImage.Facts: { Toolchain: Toolchain.DotNetSdk, Os: not OsFamily.Windows } };
        if (isRootOfLinux && run.Mounts.All(mount => mount.Type != "cache"))
            context.Report(restore.SubcommandSpan!.Value, [restore.Subcommand],
                fix: Fix.Unsafe(
                    "Mount a cache",
                    Change.ChangesMount,
                    TextEdit.Insert(run.KeywordSpan.End, " --mount=type=cache,id=nuget,target=/root/.nuget/packages")));
    }
}
