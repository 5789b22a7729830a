using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A Go program that needs the C library is shipped on an image that has none.</summary>
public sealed class DynamicGoBinaryOnScratch() : Rule<ShellCommand>(new()
{
    Id = "DFA4301",
    Title = "Link Go programs statically for images without a C library",
    Message = "'go build' links against the C library, and '{0}' has none: set CGO_ENABLED=0",
    Category = Category.Correctness,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "go", Subcommand: "build" or "install", SubcommandSpan: not null } || context.Model.GetStage(command) is not { } stage
            || stage.Image?.Facts is not { Toolchain: Toolchain.Go, IsMusl: false, Os: OsFamily.Debian }
            || context.Model.FinalStage is not { } final || !final.CopiesFrom.Contains(stage)
            || final.Image is not { Reference: { } target } || !(target.IsScratch || target.Repository.StartsWith("gcr.io/distroless/static", StringComparison.Ordinal)))
            return;
        var variable = context.Model.GetState(command.Instruction).Variables.Find("CGO_ENABLED");
        if (variable is not null || command.Syntax is null || command.Script?.Text.Text.Contains("CGO_ENABLED") == true
            || command.Options.Any(option => option.Value is null && option.Name is "-ldflags" or "-tags" || option.Value is { } value && (value.Contains("static") || value.Contains("netgo"))))
            return;
        context.Report(command.NameSpan, new object[] { target.Repository }, fix: Fix.Unsafe("Set CGO_ENABLED=0", Change.RewritesScript, TextEdit.Insert(command.Span.Start, "CGO_ENABLED=0 ")));
    }
}
