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
    // Packages that make programs for glibc start on musl, and vice versa.
    private static readonly Regex s_compatibility = new("compat|glibc|musl", RegexOptions.CultureInvariant);

    private static readonly Regex s_libraries = new(
        @"\A(?:/usr)?/(?:lib|lib64)?/?(?:\z|ld-)", RegexOptions.CultureInvariant);

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true,
            BaseImage: { Reference: { } reference, Facts: { Toolchain: Toolchain.DotNetRuntime } facts } }
            || DotNetInstallation.MayBeIn(context.Model, stage))
            return;
        var isKnown = DotNetBuild.Of(context.Model).ShipsThisProject;
        var publish = isKnown ? DotNetBuild.Of(context.Model).Publish : FindPublish(context);
        var from = stage.Chain.Last().From;
        var needed = context.Project.NeedsAspNetCore == true ? "aspnet" : "runtime";
        if (isKnown && reference.Name == "runtime" && needed == "aspnet"
            && DotNetBuild.Of(context.Model).IsSelfContained != true)
            Report("does not contain ASP.NET Core, which the project needs", "aspnet");
        else if (isKnown && reference.Name == "runtime-deps" && DotNetBuild.Of(context.Model).IsSelfContained == false)
            Report("does not contain a .NET runtime, and the project is not published as self-contained", needed);
        else if (publish is not null && FindPlatformProblem(publish, stage, context) is { } mismatch)
            context.Report(FindCopy(publish, stage, context) ?? from.ImageName.Span, [reference.ToString(), mismatch]);
        else if (publish is not null && FindLibraryProblem(publish, stage, facts, context) is { } problem)
            Report(problem, null);

        void Report(string text, string? name) => context.Report(from.ImageName.Span, [reference.ToString(), text],
            fix: name is not null && reference.Tag is { } tag
                && ImageTable.Exists(reference.Repository.Replace("/" + reference.Name, "/" + name), tag)
                && ImageEdits.ReplaceImage(from, $"/{reference.Name}:", $"/{name}:") is { } edit
                ? ImageEdits.CreateFix(context.Model, stage, $"Use '{name}'", edit) : null);
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
            && GetName(publish, context) == program.FileName
            && program.IsOnlyMadeBy(context.Model, publish) ? publish : null;
    }

    // Where the program gets into the image: either this place or the base image is wrong.
    private static TextSpan? FindCopy(DotNetCommand publish, Stage stage, RuleContext context) => stage.Instructions
        .OfType<CopyInstructionSyntax>().LastOrDefault(copy => CopyResolver.Of(context.Model, copy).Origin.Stage
            is { } other && other.Chain.Contains(context.Model.GetStage(publish.Command)))?.Span;

    // A native program starts only on the operating system and architecture of its runtime identifier.
    private static string? FindPlatformProblem(DotNetCommand publish, Stage stage, RuleContext context)
    {
        if (StartedDotNetProgram.Of(context.Model) is not { IsAssembly: false } program
            || publish.Sets("RuntimeIdentifier")
            || !program.FileName.Equals(GetName(publish, context), StringComparison.Ordinal)
            || (publish.Runtime is { Name: "-r" or "--runtime", Value: var value }
                ? value : context.Project["RuntimeIdentifier"]) is not { } runtime)
            return null;
        if (runtime.StartsWith("win-", StringComparison.Ordinal)
            || runtime.StartsWith("osx-", StringComparison.Ordinal))
            return stage.BaseImage?.IsWindows == true ? null
                : $"is a Linux image, but '{program.Path}' is published for '{runtime}'";
        return DotNetArchitecture.OfRuntime(runtime) is { } built && DotNetArchitecture.OfImage(stage) is { } shipped
            && built != shipped ? $"is an image for {shipped}, but '{program.Path}' is published for {built}" : null;
    }

    private static string? GetName(DotNetCommand publish, RuleContext context) => context.Project.AssemblyName
        ?? Path.GetFileNameWithoutExtension(publish.TargetPath?.Replace('\\', '/'));

    private static IEnumerable<ShellCommand> GetCommands(Stage stage, DockerfileModel model) =>
        stage.Runs.SelectMany(run => model.GetCommands(run));

    // Native programs, and the app hosts that start assemblies, are linked against the C library of
    // the system for which they are published.
    private static string? FindLibraryProblem(
        DotNetCommand publish, Stage stage, ImageFacts shipped, RuleContext context)
    {
        if (context.Model.GetStage(publish.Command)?.BaseImage?.Facts is not { Os: { } os }
            || shipped.Os is not { } target || target is OsFamily.Windows || os is OsFamily.Windows
            || GetCommands(stage, context.Model)
                .Any(command => command.Operands.Any(operand => s_compatibility.IsMatch(operand.Text)))
            || stage.ChainInstructions.OfType<CopyingInstructionSyntax>()
                .Any(copying => s_libraries.IsMatch(copying.Destination.Text))
            || publish.Sets("RuntimeIdentifier")
            || DotNetBuild.Of(context.Model).IsInEnvironment(publish, "RuntimeIdentifier")
            || StartedDotNetProgram.Of(context.Model) is not { IsAssembly: false } program
            || !program.FileName.Equals(GetName(publish, context), StringComparison.Ordinal))
            return null;
        var runtime = publish.Runtime is { Name: "-r" or "--runtime" } option
            ? option.Value
            : context.Project["RuntimeIdentifier"];
        if (runtime is null && publish.Runtime is { Name: "-r" or "--runtime" })
            return null;
        var isMusl = runtime is { } named ? named.Contains("musl") : os is OsFamily.Alpine;
        return isMusl == shipped.IsMusl || runtime?.StartsWith("linux", StringComparison.Ordinal) == false ? null
            : $"has {(shipped.IsMusl ? "musl" : "glibc")}, "
                + $"but '{program.Path}' is published for {(isMusl ? "musl" : "glibc")}";
    }
}
