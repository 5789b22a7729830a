using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.Context;

namespace DockerfileAnalyzers.Edits;

/// <summary>How a stage installs Python packages.</summary>
/// <param name="Folder">The virtual environment that they are installed into, or that a fix adds.</param>
/// <param name="IsOwn">Whether the stage already makes it.</param>
/// <param name="First">The first RUN that installs into it, or makes it.</param>
/// <param name="Packages">The packages that the commands name.</param>
internal sealed record PythonInstallation(
    Stage Stage, string Folder, bool IsOwn, RunInstructionSyntax First, RunInstructionSyntax Last,
    ImmutableArray<string> Packages)
{
    private const string DefaultFolder = "/opt/venv";

    // With these, packages are installed to another place, or from it.
    private static readonly string[] s_otherPlaces =
    {
        "-e", "--editable", "--user", "-t", "--target", "--prefix", "--root", "--python", "--src", "--dry-run",
    };

    private static readonly ImmutableHashSet<string> s_variables = ImmutableHashSet.Create(
        "PYTHONHOME", "PYTHONUSERBASE", "PYTHONNOUSERSITE", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT",
        "PIP_PYTHON", "PIP_REQUIRE_VIRTUALENV", "LD_LIBRARY_PATH");

    // Their paths are those of the larger image, or they start programs without PATH.
    private static readonly string[] s_places =
    {
        "/usr/local/bin/", "/usr/local/lib", "site-packages", "dist-packages", ".local", "cron", "sudo", "/etc/profile",
    };

    private static readonly string[] s_caches = { "/var/lib/apt", "/var/cache", "/root/.cache", "~/.cache", "/tmp/" };

    private static readonly char[] s_digits = "0123456789.".ToCharArray();

    private static readonly char[] s_versionMarks = "=<>!~[;@ ".ToCharArray();

    /// <returns><see langword="null"/> where nothing is installed, or it is not known where to.</returns>
    public static PythonInstallation? Find(DockerfileModel model, Stage stage)
    {
        var commands = stage.Runs.SelectMany(run => model.GetCommands(run)).ToArray();
        var installs = commands.Where(IsInstallation).ToArray();
        var environments = commands.Where(IsEnvironment).ToArray();
        if (!installs.Any(IsPip) || environments.Length > 1
            || !installs.All(install => IsClear(install, commands, stage))
            || stage.Instructions.OfType<KeyValueInstructionSyntax>().SelectMany(instruction => instruction.Pairs)
                .Any(ChangesPlace)
            || stage.Instructions.Any(instruction => s_places.Any(instruction.Arguments.Text.Contains)))
            return null;
        var packages = installs.SelectMany(GetPipArguments).Select(word => word.Split(s_versionMarks)[0])
            .Where(word => word.Length > 0).ToImmutableArray();
        var folder = environments.Select(GetFolder).FirstOrDefault();
        if (environments.Length == 1 ? folder is null || !IsOnPath(stage, folder)
            : model.File.Text.Contains(DefaultFolder))
            return null;
        var runs = installs.Concat(environments).Select(command => command.Instruction)
            .OfType<RunInstructionSyntax>().OrderBy(run => run.Span.Start).ToArray();
        return new(stage, folder ?? DefaultFolder, folder is not null, runs[0], runs[runs.Length - 1], packages);
    }

    /// <summary>Whether a command installs packages for Python.</summary>
    public static bool IsInstallation(ShellCommand command) =>
        IsPip(command) || command is { Tool: "poetry", Action: "install" };

    /// <summary>Whether a command makes a virtual environment, or prepares an installation.</summary>
    public static bool IsConfiguration(ShellCommand command) =>
        IsEnvironment(command) || command is { Tool: "poetry", Action: "config" };

    /// <summary>
    /// Whether a command runs a program in Python that needs no compiler: <c>python manage.py collectstatic</c>.
    /// </summary>
    public static bool RunsProgram(ShellCommand command) => IsPython(command)
        && command.Arguments.FirstOrDefault()?.Literal is { } first && first != "setup.py"
        && !command.Arguments.Any(argument => argument.Literal is "pip" or "venv" or "compilemessages" or "playwright");

    /// <summary>Whether all sources are lists of packages, which only an installation reads.</summary>
    public static bool IsOfLists(DockerfileModel model, CopyingInstructionSyntax copying)
    {
        var isCopiedAgain = model.GetStage(copying)!.Instructions.OfType<CopyingInstructionSyntax>().Any(other =>
            other.Span.Start > copying.Span.Start && BuildContext.IsWholeContext(other));
        return copying is not CopyInstructionSyntax { From: not null } && copying.Heredocs.IsEmpty
            && copying.Sources.All(source => source.Literal is { } path && IsList(path, isCopiedAgain));
    }

    /// <summary>Whether nothing that a command does next to an installation is needed in the final stage.</summary>
    public bool LeavesNothing(ShellCommand command) => command.Name switch
    {
        "set" or "echo" or ":" or "true" => command.Redirections.IsEmpty,
        "rm" => command.Operands.All(operand => operand.Literal is { } path && s_caches.Any(cache =>
            path.StartsWith(cache, StringComparison.Ordinal))),
        "mkdir" => command.Operands.All(operand => operand.Literal is { } path
            && Stage.FinalState.WorkingDirectory is { } directory && ContainerPath.IsWithin(directory, path)),
        "pip" or "pip3" => command.Kind is CommandKind.Clean,
        _ => false,
    };

    private static bool IsList(string path, bool isCopiedAgain)
    {
        var name = ContainerPath.GetName(path.TrimEnd('/'));
        return (name.Contains("requirements") || name.StartsWith("constraints", StringComparison.Ordinal))
            && !name.EndsWith(".py", StringComparison.Ordinal)
            || name.StartsWith("Pipfile", StringComparison.Ordinal)
            || name.StartsWith("poetry.lock", StringComparison.Ordinal)
            || (isCopiedAgain && name is "pyproject.toml" or "setup.cfg" or "setup.py");
    }

    private static bool IsPython(ShellCommand command) =>
        command.ProgramAsWritten.StartsWith("python", StringComparison.Ordinal)
        && command.Name.TrimEnd(s_digits) == "python";

    private static bool IsEnvironment(ShellCommand command) => IsPython(command) && IsModule(command, "venv");

    private static bool IsModule(ShellCommand command, string module) =>
        command.Arguments is [{ Literal: "-m" }, { Literal: { } name }, ..] && name == module;

    private static bool IsPip(ShellCommand command) => command is { Tool: "pip", Action: "install" }
        || (IsPython(command) && IsModule(command, "pip")
            && command.Arguments.Any(argument => argument.Literal == "install"));

    private static IEnumerable<string> GetPipArguments(ShellCommand command) => IsPip(command)
        ? command.Arguments.Select(argument => argument.Literal).OfType<string>() : Enumerable.Empty<string>();

    // The program is the one of the image, or of the environment, by PATH.
    private static bool IsClear(ShellCommand install, ShellCommand[] all, Stage stage) =>
        install.ProgramAsWritten.IndexOf('/') < 0
        && install.Wrappers.All(wrapper => wrapper.Name is "sh" || IsPython(wrapper))
        && !install.Arguments.Any(argument => s_otherPlaces.Any(option =>
            argument.Text == option || argument.Text.StartsWith(option + "=", StringComparison.Ordinal)))
        && (install.Tool != "poetry" || (InstallsToImage(all, stage) && all.SelectMany(GetPipArguments)
            .Any(word => word.Split(s_versionMarks)[0] == "poetry")));

    private static bool InstallsToImage(ShellCommand[] all, Stage stage) =>
        stage.FinalState.Variables.Find("POETRY_VIRTUALENVS_CREATE")?.Value?.ToLowerInvariant() is "false" or "0"
        || all.Any(command => command is { Tool: "poetry", Action: "config" }
            && command.Operands.Select(operand => operand.Literal).SequenceEqual(["virtualenvs.create", "false"]));

    private static string? GetFolder(ShellCommand environment) =>
        environment.Arguments.Length == 3 && environment.Arguments[2].Literal is { } path
        && path.StartsWith("/", StringComparison.Ordinal) ? path.TrimEnd('/') : null;

    private static bool IsOnPath(Stage stage, string folder) => stage.Instructions.OfType<EnvInstructionSyntax>()
        .SelectMany(instruction => instruction.Pairs).Any(pair => pair.Key.Text == "PATH"
            && pair.Value?.Text.TrimStart('"') is { } value
            && (value.StartsWith(folder + "/bin:", StringComparison.Ordinal)
                || (stage.FinalState.Variables.Find("VIRTUAL_ENV")?.Value == folder
                    && (value.StartsWith("$VIRTUAL_ENV/bin:", StringComparison.Ordinal)
                        || value.StartsWith("${VIRTUAL_ENV}/bin:", StringComparison.Ordinal)))));

    private static bool ChangesPlace(KeyValueSyntax pair) => s_variables.Contains(pair.Key.Text)
        || (pair.Key.Text == "PATH" && pair.Value?.Text is var value
            && value?.Contains("$PATH") != true && value?.Contains("${PATH}") != true);
}
