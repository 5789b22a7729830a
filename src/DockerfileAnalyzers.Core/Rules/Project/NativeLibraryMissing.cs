using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A package of the project loads a native library that the shipped image does not have.</summary>
internal sealed class NativeLibraryMissing() : Rule<Stage>(new()
{
    Id = "DFA6405",
    Title = "Install the native libraries that NuGet packages load",
    Message = "'{0}' loads '{1}', which '{2}' does not contain; install '{3}'",
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var model = context.Model;
        if (stage is not { IsFinal: true,
            BaseImage: { Reference: { } reference, Facts: { Toolchain: Toolchain.DotNetRuntime } facts } }
            || facts.Os is not (OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine)
            || !DotNetBuild.Of(model).ShipsThisProject)
            return;
        foreach (var need in NativeNeeds.All.Where(need => IsUsed(need, context.Project)))
        {
            if (need.Since is { } since && (!Version.TryParse(facts.Version, out var version) || version < since)
                || MayBeBrought(model, stage, need.Word))
                continue;
            var package = facts.Os is OsFamily.Alpine ? need.ApkPackage
                : need.AptPackages.FirstOrDefault(name =>
                    facts.OsRelease is not { } suite || !PackageTable.Lacks(suite, name)) ?? need.AptPackages[0];
            context.Report(stage.Chain.Last().From.ImageName.Span, [need.Package, need.Library, reference, package]);
        }
    }

    // Named by the project itself: what only another package draws in may never be called.
    private static bool IsUsed(NativeNeed need, ProjectFacts project) =>
        project.DirectPackages.Contains(need.Package, StringComparer.OrdinalIgnoreCase)
        && (need.LastMajor is not { } last || (Version.TryParse(project.Packages.FirstOrDefault(package =>
            package.Id.Equals(need.Package, StringComparison.OrdinalIgnoreCase))?.Version?.Split('-')[0], out var used)
            && used.Major <= last));

    // Whatever mentions it is taken to bring it; so may code that is not seen, and whole folders of libraries.
    private static bool MayBeBrought(DockerfileModel model, Stage stage, string word) =>
        stage.ChainInstructions.Any(instruction => instruction switch
        {
            RunInstructionSyntax run => run.Arguments.Text.Contains(word)
                || UnseenCode.FindInstaller(model, run) is not null,
            CopyingInstructionSyntax copying => copying.Arguments.Text.Contains(word)
                || CopyResolver.Of(model, copying).Target is not { Path: var path }
                || path == "/" || path.StartsWith("/usr", StringComparison.Ordinal)
                || path.StartsWith("/lib", StringComparison.Ordinal),
            _ => false,
        });
}
