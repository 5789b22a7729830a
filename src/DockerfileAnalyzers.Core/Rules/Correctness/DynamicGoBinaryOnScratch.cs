namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A Go program that needs the C library runs in an image that does not have it.</summary>
internal sealed class DynamicGoBinaryOnScratch() : Rule<ShellCommand>(new()
{
    Id = "DFA4301",
    Title = "Build static Go programs for images without a C library",
    Message = "Go can link the program against the C library, which '{0}' does not have; set CGO_ENABLED=0",
    Fix = FixSafety.Unsafe,
})
{
    private static readonly Regex s_libraries =
        new(@"\A/?(?:\z|(?:usr/)?lib(?:64)?(?:/|\z)|usr/?\z)|\.so(?:\.|\z)", RegexOptions.CultureInvariant);

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "go", Action: "build" or "install", SubcommandSpan: not null }
            || context.Model.GetStage(command) is not { } stage
            || stage.BaseImage?.Facts is not { Toolchain: Toolchain.Go, IsMusl: false, Os: OsFamily.Debian }
            || context.Model.FinalStage is not { } final || !final.CopiesFrom.Contains(stage)
            || final.BaseImage is not { Reference: { } target }
            || !(target.IsScratch
                || target.Repository.StartsWith("gcr.io/distroless/static", StringComparison.Ordinal)))
            return;
        var variable = context.Model.GetState(command.Instruction).Variables.Find("CGO_ENABLED");
        if (variable is not null || command.Syntax is null || command.Script?.Text.Text.Contains("CGO_ENABLED") == true
            || command.Options.Any(option =>
                option.Value is null && option.Name is "-ldflags" or "-tags"
                || option.Value is { } value && (value.Contains("static") || value.Contains("netgo"))))
            return;
        if (IsCrossBuild(command, context.Model) || !MayBeCopied(command, stage, final, context.Model))
            return;
        context.Report(command.NameSpan, [target.Repository],
            fix: Fix.Unsafe(
                "Set CGO_ENABLED=0", Change.RewritesScript, TextEdit.Insert(command.Span.Start, "CGO_ENABLED=0 ")));
    }

    // When cross-compiling, Go does not use cgo unless it is enabled explicitly.
    private static bool IsCrossBuild(ShellCommand command, DockerfileModel model)
    {
        var before = model.GetState(command.Instruction).Variables;
        var text = command.Script!.Text.Text;
        return IsOther("GOOS", "linux") || IsOther("GOARCH", "amd64");

        bool IsOther(string name, string usual) =>
            (Regex.Match(text, $@"\b{name}=[""']?(\w+)") is { Success: true } match
                ? match.Groups[1].Value
                : before.Find(name)?.Value)
            is { Length: > 0 } value && value != usual;
    }

    // The program without the libraries that it needs. A tool that only the build uses stays in the build stage.
    private static bool MayBeCopied(ShellCommand command, Stage stage, Stage final, DockerfileModel model)
    {
        var copies = final.ChainInstructions.OfType<CopyInstructionSyntax>()
            .Where(copy => copy.From is not null).ToArray();
        if (copies.SelectMany(copy => copy.Sources)
            .Any(source => source.Literal is not { } path || s_libraries.IsMatch(path))
            || stage.Runs.SelectMany(run => model.GetCommands(run)).Any(other => other.Name == "ldd"))
            return false;
        if (command.GetOptionValue("-o") is not { } output)
            return true;
        var name = output.TrimEnd('/').Substring(output.TrimEnd('/').LastIndexOf('/') + 1);
        var path = ContainerPath.Combine(model.GetWorkingDirectory(command), output);
        return path is null || copies.Where(copy => model.FindStage(copy, copy.From!.Literal ?? "") == stage)
            .SelectMany(copy => copy.Sources).Select(source => source.Literal!.TrimEnd('/'))
            .Any(source =>
                source.EndsWith("/" + name, StringComparison.Ordinal) || source == name || source.IndexOf('*') >= 0
                    || ContainerPath.IsWithin(path, "/" + source.TrimStart('/'))
                    || ContainerPath.IsWithin("/" + source.TrimStart('/'), path));
    }
}
