namespace DockerfileAnalyzers.Rules.Project;

/// <summary>libgdiplus is installed for a version of System.Drawing.Common that cannot use it.</summary>
internal sealed class DrawingLibraryUnused() : Rule<ShellCommand>(new()
{
    Id = "DFA6404",
    Title = "Remove libgdiplus when System.Drawing.Common cannot use it",
    Message = "'libgdiplus' is not used; System.Drawing.Common {0} works on Windows only",
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Kind is not CommandKind.Install || context.Model.GetStage(command) is not { IsShipped: true }
            || !DotNetBuild.Of(context.Model).ShipsThisProject
            || command.Operands.FirstOrDefault(operand => operand.Literal is "libgdiplus") is not { } library)
            return;
        var version = context.Project.Packages.FirstOrDefault(package =>
            package.Id.Equals("System.Drawing.Common", StringComparison.OrdinalIgnoreCase))?.Version;
        if (Version.TryParse(version?.Split('-')[0], out var number) && number.Major >= 7)
            context.Report(library.Span, [version]);
    }
}
