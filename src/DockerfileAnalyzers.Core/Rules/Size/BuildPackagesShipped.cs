using DockerfileAnalyzers.Edits;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Compilers and headers are installed into the final image and not removed.</summary>
internal sealed class BuildPackagesShipped() : Rule<ShellCommand>(new()
{
    Id = "DFA1105",
    Title = "Compile in a separate build stage",
    Message = "{0} {1} in the final image but usually needed only at build time",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Kind is not CommandKind.Install || command.Manager is not { Ecosystem: "system" }
            || context.Model.GetStage(command) is not { IsShipped: true } stage
            || context.Model.FinalStage is not { StartsAnyProgram: true } final
            || context.Model.IsForDevelopment || DevelopmentUse.StartsTools(context.Model, final)
            || StartScript.IsAny(context.Model, final, ScriptUse.Builds)
            || stage.BaseImage?.Facts is { IsForBuilding: true } || IsRemovedAgain(command, context))
            return;
        // PackageInBaseImage reports packages that the base image already contains.
        var brought = stage.BaseImage is { Reference: { } image }
            ? ImagePackages.Find(image.Repository, image.Tag) ?? ImmutableArray<string>.Empty
            : ImmutableArray<string>.Empty;
        var all = command.Packages.Where(package => !brought.Contains(package)).ToArray();
        var tools = all.Where(IsForBuilding).ToArray();
        if (tools.Length == 0
            || command.Operands.FirstOrDefault(operand => tools.Contains(operand.Literal?.Split('=')[0] ?? ""))
                is not { } first)
            return;
        var table = PackageTable.Find(stage?.BaseImage?.Facts);
        var saves = table?.IsOf(command.Tool) == true
            ? table.GetInstalledBytes(all) - table.GetInstalledBytes(all.Except(tools)) : null;
        var names = NameList.Of(tools);
        context.Report(
            first.Span, [names, names.Choose("is", "are")], saves, PythonSplitter.CreateFix(context.Model, final));
    }

    private static bool IsForBuilding(string package) =>
        KnownPackages.Is(package, PackageTrait.BuildTool) || package.EndsWith("-dev", StringComparison.Ordinal)
        || package.EndsWith("-devel", StringComparison.Ordinal);

    private static bool IsRemovedAgain(ShellCommand command, RuleContext context) =>
        context.Model.GetCommands(command.Instruction)
            .Any(other => other.Kind is CommandKind.Remove);
}
