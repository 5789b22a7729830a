namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The shipped image lacks what the program needs to run.</summary>
internal sealed class RuntimeMissing() : Rule<Stage>(new()
{
    Id = "DFA6202",
    Title = "Use a base image that contains what the program needs",
    Message = "'{0}' {1}; the container does not start",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true,
            BaseImage: { Reference: { } reference, Facts: { Toolchain: Toolchain.DotNetRuntime } facts } }
            || DotNetInstallation.MayBeIn(context.Model, stage))
            return;
        var dotNet = DotNetBuild.Of(context.Model);
        var from = stage.Chain.Last().From.ImageName.Span;
        var needed = context.Project.NeedsAspNetCore == true ? "aspnet" : "runtime";
        if (dotNet.ShipsThisProject && reference.Name == "runtime" && needed == "aspnet"
            && dotNet.IsSelfContained != true)
            Report("does not contain ASP.NET Core, which the project needs", "aspnet");
        else if (dotNet.ShipsThisProject && reference.Name == "runtime-deps" && dotNet.IsSelfContained == false)
            Report("does not contain a .NET runtime, and the project is not published as self-contained", needed);
        else if ((dotNet.ShipsThisProject ? dotNet.Publish : FindPublish(context)) is { } publish
            && NativeProgram.Find(context.Model, publish) is { } program)
            AnalyzeSystem(program);

        void Report(string text, string name) => context.Report(from, [reference.ToString(), text],
            fix: reference.Tag is { } tag ? ImageEdits.UseSibling(context.Model, stage, name, tag) : null);

        void AnalyzeSystem(NativeProgram program)
        {
            if (FindPlatformProblem(program, stage) is { } mismatch)
                context.Report(FindCopy(program, stage, context) ?? from, [reference.ToString(), mismatch]);
            else if (FindLibraryProblem(program, stage, facts, context.Model) is { } problem)
                context.Report(from, [reference.ToString(), problem]);
        }
    }

    // If the project is unknown: the only publish, if it names a project and a runtime and if
    // the program that it creates is started.
    private static DotNetCommand? FindPublish(RuleContext context)
    {
        if (context.Project.ProjectFile is not null || context.Project.AssemblyName is not null
            || StartedDotNetProgram.Of(context.Model) is not { } program)
            return null;
        var publishes = DotNetBuild.Of(context.Model).Commands.Where(command => command.Verb == "publish").ToArray();
        return publishes.Length == 1 && publishes[0] is { Runtime.Name: "-r" or "--runtime" } publish
            && publish.TargetPath?.EndsWith("proj", StringComparison.Ordinal) == true
            && program.IsOnlyMadeBy(context.Model, publish) ? publish : null;
    }

    // Where the program gets into the image: either this place or the base image is wrong.
    private static TextSpan? FindCopy(NativeProgram program, Stage stage, RuleContext context) => stage.Instructions
        .OfType<CopyInstructionSyntax>()
        .LastOrDefault(copy => DotNetBuild.Of(context.Model).TakesFrom(copy, program.Publish))?.Span;

    private static string? FindPlatformProblem(NativeProgram program, Stage stage)
    {
        if (program.IsForOtherSystem)
            return stage.BaseImage?.IsWindows == true ? null
                : $"is a Linux image, but '{program.Path}' is published for '{program.Runtime}'";
        return program.Runtime is { } runtime && DotNetArchitecture.OfRuntime(runtime) is { } built
            && DotNetArchitecture.OfImage(stage) is { } shipped && built != shipped
            ? $"is an image for {shipped}, but '{program.Path}' is published for {built}" : null;
    }

    private static string? FindLibraryProblem(
        NativeProgram program, Stage stage, ImageFacts shipped, DockerfileModel model) =>
        shipped.Os is null or OsFamily.Windows || program.NeedsMusl(model) is not { } isMusl
            || isMusl == shipped.IsMusl || NativeProgram.MayAddLibrary(model, stage) ? null
            : $"has {(shipped.IsMusl ? "musl" : "glibc")}, "
                + $"but '{program.Path}' is published for {(isMusl ? "musl" : "glibc")}";
}
