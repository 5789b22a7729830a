namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A project is published as native code in an image without a linker.</summary>
internal sealed class NativeToolchainMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6114",
    Title = "Install clang in the stage that publishes with Native AOT",
    Message = "'dotnet publish' needs 'clang' for Native AOT, which '{0}' does not contain; install {1}",
    Consequence = Consequence.BuildFails,
})
{
    private static readonly Regex s_toolchain = new(
        "clang|gcc|build-essential|build-base|llvm", RegexOptions.CultureInvariant);

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).Publish is not { } publish
            || DotNetBuild.Of(model).IsTrue(publish, "PublishAot") != true || publish.Sets("CppCompilerAndLinker")
            || model.GetStage(publish.Command) is not { BaseImage: { Reference: { } reference } image } stage
            || image.Facts is not { Toolchain: Toolchain.DotNetSdk, Os: { } os }
            || os is not (OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine)
            || reference.Tag?.Contains("aot") != false || MayBeThere(model, stage))
            return;
        context.Report(publish.Command.SubcommandSpan!.Value,
            [reference, os is OsFamily.Alpine ? "'clang', 'build-base' and 'zlib-dev'" : "'clang' and 'zlib1g-dev'"]);
    }

    private static bool MayBeThere(DockerfileModel model, Stage stage) => stage.ChainInstructions.Any(instruction =>
        instruction switch
        {
            RunInstructionSyntax run => s_toolchain.IsMatch(run.Arguments.Text)
                || UnseenCode.FindInstaller(model, run) is not null,
            CopyInstructionSyntax { From: not null } copy =>
                CopyResolver.Of(model, copy).Target is not { Path: var path }
                    || path == "/" || path.StartsWith("/usr", StringComparison.Ordinal),
            _ => false,
        });
}
