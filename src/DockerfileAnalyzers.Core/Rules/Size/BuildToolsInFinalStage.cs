namespace DockerfileAnalyzers.Rules.Size;

/// <summary>
/// The final image is the one that the program is built in, including compilers and sources.
/// </summary>
internal sealed class BuildToolsInFinalStage() : Rule<Stage>(new()
{
    Id = "DFA1101",
    Title = "Use a multi-stage build and ship a smaller image",
    Message = "The final image is based on '{0}' and contains its build tools",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, StartsProgram: true, BaseImage: { Facts: { } facts } image }
            || (!facts.IsForBuilding && facts.Toolchain is not Toolchain.Node)
            || context.Model.IsForDevelopment || DevelopmentUse.StartsTools(context.Model, stage)
            || StartScript.IsAny(context.Model, stage, ScriptUse.Builds) || MayStartTool(stage, context.Model))
            return;
        var build = stage.Runs.FirstOrDefault(run => context.Model.GetCommands(run).Any(IsBuild));
        if (build is null && (!facts.IsForBuilding || !IsBuiltElsewhere(stage, context.Model)))
            return;
        var root = stage.Chain.Last();
        var runtime = RuntimeImage.Find(image, context);
        var saves = image.Facts.Bytes is { } bytes && runtime is not null
            ? bytes - ImageTable.Find(runtime.Repository, runtime.Tag)?.Bytes
            : null;
        context.Report(
            root.From.ImageName.Span,
            [root.From.ImageName.Text],
            saves,
            runtime is null ? null : CreateFix(context.Model, stage, build, runtime));
    }

    private static Fix? CreateFix(
        DockerfileModel model, Stage stage, RunInstructionSyntax? build, ImageReference runtime)
    {
        if (build is not null)
            return BuildOutput.Find(model, stage) is var (run, files)
                ? StageSplitter.CreateFix(model, stage, run, runtime, files) : null;
        var name = stage.Chain.Last().From.ImageName;
        return name.Literal is null || IsSharedBase(stage, model)
            || !stage.Runs.All(run => model.GetCommands(run).All(command => command.Is(ProgramTrait.Everywhere)))
            ? null
            : Fix.Unsafe($"Use '{runtime}' as the base image, which contains no SDK", Change.ReplacesImage,
                TextEdit.Replace(name.Span, runtime.ToString()));
    }

    // Another stage builds with the same base: "FROM sdk AS base", "FROM base AS build", "FROM base AS final".
    private static bool IsSharedBase(Stage stage, DockerfileModel model) => model.Stages.Any(other =>
        other.Parent is { } parent && !stage.Chain.Contains(other) && stage.Chain.Contains(parent));

    // "FROM sdk … COPY --from=build /app .": built in another stage or before, and only started here.
    private static bool IsBuiltElsewhere(Stage stage, DockerfileModel model)
    {
        if (StartedDotNetProgram.Find(model, stage) is not { } program
            || stage.Runs.Any(run => model.GetCommands(run).Any(InstallsTool)))
            return false;
        return program.IsAssembly || ((program.Path == "java" || program.FileName == model.Project.AssemblyName)
            && stage.Chain.SelectMany(part => part.CopiesFrom).Any(other => other.Instructions
                .OfType<RunInstructionSyntax>().Any(run => model.GetCommands(run).Any(IsBuild))));
    }

    // A script that is not read may run a tool that is installed for it.
    private static bool MayStartTool(Stage stage, DockerfileModel model) =>
        stage.Runs.Any(run => model.GetCommands(run).Any(InstallsTool))
        && StartScript.Find(model, stage).Any(script => script.IsScript && script.FindText(model, stage) is null);

    // Tools such as 'dotnet ef' need the SDK.
    private static bool InstallsTool(ShellCommand command) => command is { Name: "dotnet", Subcommand: "tool" };

    private static bool IsBuild(ShellCommand command) => (command.Tool, command.Action) is
        ("dotnet", "publish" or "build") or ("go", "build" or "install")
        || command.Is(ProgramTrait.BuildTool)
        || (command.Manager is { Ecosystem: "node" } && command.Arguments is [{ Literal: "build" }, ..]
            or [{ Literal: "run" or "run-script" }, { Literal: "build" }, ..]);
}
