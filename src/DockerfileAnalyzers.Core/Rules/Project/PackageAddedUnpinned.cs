using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// A package is added to a project while the image is built, in the version that is the latest on that day.
/// </summary>
internal sealed class PackageAddedUnpinned() : Rule<ShellCommand>(new()
{
    Id = "DFA6206",
    Title = "Specify a version in 'dotnet add package'",
    Message = "'{0}' is added without a version; builds of the same source can differ",
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "dotnet", Action: "add" or "package" } || context.Model.GetStage(command) is null
            || context.Project.BuildFiles.Any(file => file.Kind <= BuildFileKind.PackageVersions))
            return;
        // "dotnet add Shop.csproj package Dapper", and "dotnet package add Dapper" since .NET 10.
        var words = command.Arguments.SkipWhile(argument => argument.Literal != "package").Skip(1)
            .SkipWhile(argument => command.Action == "package" && argument.Literal == "add").ToArray();
        var package = words.FirstOrDefault(word => !word.Text.StartsWith("-", StringComparison.Ordinal));
        if (package?.Literal is not { } name || name.Contains('@') || !command.IsComplete
            || (command.Action == "package" && command.Arguments.All(argument => argument.Literal != "add"))
            || words.Any(word => word.Literal!.Split('=', ':')[0] is "-v" or "--version"))
            return;
        context.Report(package.Span, [name]);
    }
}
