using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The shipped image brings a runtime that the program does not use.</summary>
public sealed class RuntimeUnneeded() : Rule<Stage>(new()
{
    Id = "DFA6203",
    Title = "Ship on the smallest .NET image that suffices",
    Message = "'{0}' brings {1}: '{2}' suffices",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    /// <summary>What is not worth a finding.</summary>
    private const long MinBytes = 5_000_000;

    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsFinal: true, Image: { Reference: { Name: "aspnet" or "runtime", Tag: { } tag } reference, Facts: { Toolchain: Toolchain.DotNetRuntime } facts } }
            || context.Model.DotNet.Publish is not { } publish || !stage.StartsProgram)
            return;
        // Where a shell stands in between, a single file leaves no assembly that "dotnet" could start.
        var startsAssembly = context.Model.StartedProgram?.IsAssembly ?? (publish.GetProperty("PublishSingleFile") ?? context.Project["PublishSingleFile"]) != "true";
        var (problem, name) = context.Model.DotNet.IsSelfContained == true && !startsAssembly ? ("a runtime, and the program brings its own", "runtime-deps")
            : reference.Name == "aspnet" && context.Project.NeedsAspNetCore == false && context.Model.DotNet.IsSelfContained == false ? ("ASP.NET Core, which the program does not use", "runtime")
            : ("", null);
        var suffix = tag.Replace("-composite", "");
        if (name is null || !ImageTable.Exists(reference.Repository.Replace("/" + reference.Name, "/" + name), suffix))
            return;
        var other = ImageTable.Find(reference.Repository.Replace("/" + reference.Name, "/" + name), suffix);
        var saves = facts.Bytes - other?.Bytes;
        if (saves is < MinBytes)
            return;
        var from = stage.Chain.Last().From;
        context.Report(from.Image.Span, new object[] { reference.ToString(), problem, $"{name}:{suffix}" }, saves,
            ImageEdits.ReplaceImage(from, $"/{reference.Name}:{tag}", $"/{name}:{suffix}") is { } edit ? ImageEdits.CreateFix(context.Model, stage, $"Use '{name}'", edit) : null);
    }
}
