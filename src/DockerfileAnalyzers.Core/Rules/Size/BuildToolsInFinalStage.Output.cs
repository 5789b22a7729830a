using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.DotNet;
using DockerfileAnalyzers.Model.Files;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The output of a build, if the container starts it.</summary>
internal static class BuildOutput
{
    private const string GoPath = "/go/bin";
    private const string CargoPath = "/usr/local/cargo/bin";
    private const string UserPath = "/usr/local/bin";

    /// <returns>
    /// The last RUN that makes it, and what the container needs; <see langword="null"/> where it starts something else,
    /// or that is not known.
    /// </returns>
    public static (RunInstructionSyntax Run, ShippedFiles Files)? Find(DockerfileModel model, Stage stage)
    {
        var builds = stage.Runs.SelectMany(run => model.GetCommands(run).Select(command => (run, command))).Reverse();
        foreach (var (run, command) in builds)
        {
            if (FindFiles(model, stage, command) is { } files)
                return (run, files);
        }

        return null;
    }

    private static ShippedFiles? FindFiles(DockerfileModel model, Stage stage, ShellCommand command) =>
        (command.Tool, command.Action) switch
        {
            ("dotnet", "publish") => FindPublished(model, stage, command),
            ("go", "build") => FindProgram(model, stage, command, GetGoOutput),
            ("go", "install") => FindProgram(model, stage, command, (_, name) => GoPath + "/" + name),
            ("cargo", "build") when command.HasOption("-r", "--release") =>
                FindProgram(model, stage, command, (directory, name) => $"{directory}/target/release/{name}"),
            ("cargo", "install") => FindProgram(model, stage, command, (_, name) => CargoPath + "/" + name),
            ("mvn" or "mvnw" or "gradle" or "gradlew", _) => FindArchive(model, stage),
            _ => command.Manager is { Ecosystem: "node" } ? FindNodeFiles(model, stage) : null,
        };

    // All of the working directory, where the file brings nothing to another place.
    private static ShippedFiles? FindNodeFiles(DockerfileModel model, Stage stage) =>
        GetSetDirectory(stage) is { Length: > 1 } directory
        && stage.Runs.SelectMany(run => model.GetCommands(run)).All(command => command.Is(ProgramTrait.Everywhere)
            || (command.Manager is { Ecosystem: "node" } && !command.HasOption("-g", "--global", "--location")))
        && stage.Instructions.OfType<CopyingInstructionSyntax>().All(copying => CopyResolver.Of(model, copying).Target
            is { Path: var path } && ContainerPath.IsWithin(path, directory))
            ? new ShippedFiles(directory, new[] { (directory, ".") }) : null;

    // The program starts where it was published to, or by its path there.
    private static ShippedFiles? FindPublished(DockerfileModel model, Stage stage, ShellCommand command)
    {
        var directory = stage.FinalState.WorkingDirectory;
        var program = StartedDotNetProgram.Find(model, stage);
        var path = program is null ? null : ContainerPath.Combine(directory, program.Path);
        var output = PublishOutput.GetFolder(model, command) ?? GetStartedFolder(model, command, path);
        if (output is null)
            return null;
        if (directory == output)
            return new ShippedFiles(output, new[] { (output, ".") });
        return path is null || ContainerPath.GetParent(path) != output
            || model.File.GetText(program!.Span).Trim('"') != program.Path
            ? null
            : new ShippedFiles("/app", new[] { (output, ".") }, TextEdit.Replace(
                program.Span,
                model.File.GetText(program.Span).Replace(
                    program.Path, (program.IsAssembly ? "" : "./") + program.FileName)));
    }

    // Without "-o" it is "bin/Release/net10.0/publish" of the project, as the file that starts today says.
    private static string? GetStartedFolder(DockerfileModel model, ShellCommand publish, string? program)
    {
        if (program is null || publish.HasOption("-o", "--output")
            || model.GetWorkingDirectory(publish) is not { } directory)
            return null;
        var folder = ContainerPath.GetParent(program);
        return ContainerPath.GetName(folder) == "publish" && ContainerPath.IsWithin(folder, directory) ? folder : null;
    }

    /// <param name="getOutput">
    /// Where a command writes a program, from its working directory and the program's name.
    /// </param>
    private static ShippedFiles? FindProgram(
        DockerfileModel model, Stage stage, ShellCommand command, Func<string, string, string?> getOutput)
    {
        var directory = stage.FinalState.WorkingDirectory;
        if (StartedDotNetProgram.Find(model, stage) is not { IsAssembly: false, Path: var started, FileName: var name }
            || model.GetWorkingDirectory(command) is not { } build)
            return null;
        var output = command.HasOption("-o")
            ? ContainerPath.Combine(build, command.GetOptionValue("-o")) : getOutput(build, name);
        if (output is null)
            return null;
        if (started.IndexOf('/') >= 0)
            return ContainerPath.Combine(directory, started) == output ? Ship(output, output) : null;
        // Called by its name: what only the image for building has on PATH moves to where every image looks.
        var folder = ContainerPath.GetParent(output);
        if (ContainerPath.GetName(output) != name)
            return null;
        if (folder is GoPath or CargoPath)
            return Ship(output, UserPath + "/");
        return SystemDirectory.SearchPath.Contains(folder) ? Ship(output, output) : null;

        ShippedFiles Ship(string from, string to) =>
            new(GetSetDirectory(stage), new[] { (from, to) });
    }

    // Without "-o" it is written where the command runs.
    private static string? GetGoOutput(string directory, string name) => ContainerPath.Join(directory, name);

    // "java -jar target/shop.jar": it is there, or the container would not start today.
    private static ShippedFiles? FindArchive(DockerfileModel model, Stage stage)
    {
        var instruction = (CommandInstructionSyntax?)stage.FinalState.Entrypoint ?? stage.FinalState.Cmd;
        if (instruction is null || model.GetCommands(instruction).LastOrDefault() is not { Name: "java" } java
            || java.Arguments.SkipWhile(argument => argument.Literal != "-jar").Skip(1).FirstOrDefault()?.Literal
                is not { } jar
            || stage.FinalState.WorkingDirectory is not { } directory
            || ContainerPath.Combine(directory, jar) is not { } path)
            return null;
        return new ShippedFiles(GetSetDirectory(stage), new[] { (path, path) });
    }

    // That of the base image of the final stage is another one.
    private static string? GetSetDirectory(Stage stage) =>
        stage.Instructions.OfType<WorkdirInstructionSyntax>().Any() ? stage.FinalState.WorkingDirectory : null;
}
