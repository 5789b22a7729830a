using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Files;

namespace DockerfileAnalyzers.Edits;

/// <summary>
/// Splits a single stage that installs Python packages and starts a program: the build stage installs them into a
/// virtual environment, and the final stage copies that and whatever else the stage has.
/// </summary>
internal sealed class PythonSplitter
{
    private const string BuildStage = "build";

    private static readonly char[] s_special = { '/', '@', '$', '^', '*' };

    private static readonly ImmutableHashSet<string> s_userTools = ImmutableHashSet.Create(
        "useradd", "groupadd", "adduser", "addgroup", "usermod");

    // They look for their own environments, or need what only a build has.
    private static readonly ImmutableHashSet<string> s_tools = ImmutableHashSet.Create(
        "uv", "uvx", "poetry", "pipenv", "pdm", "hatch", "tox", "conda", "pip", "pip3", "make");

    private readonly DockerfileModel _model;
    private readonly Stage _stage;
    private readonly ImageFacts _facts;
    private readonly string _runtime;
    private readonly PythonInstallation _installation;

    // The packages of the system that the final stage installs.
    private readonly List<string> _packages = new();
    private readonly List<string> _left = new();

    private PythonSplitter(
        DockerfileModel model, Stage stage, ImageFacts facts, string runtime, PythonInstallation installation) =>
        (_model, _stage, _facts, _runtime, _installation) = (model, stage, facts, runtime, installation);

    /// <returns><see langword="null"/> where it is not clear what the container needs.</returns>
    public static Fix? CreateFix(DockerfileModel model, Stage stage)
    {
        if (model.Stages.Length != 1
            || stage is not { Name: null, From.Flags.IsEmpty: true, BaseImage.Facts: { } facts }
            || facts is not { Repository: "python", Os: not OsFamily.Windows }
            || facts.Tag?.Contains("onbuild") == true || facts.Version?.Split('.')[0] == "2"
            || stage.From.ImageName.Literal is not { } name
            || FindRuntime(stage.BaseImage!, name) is not { } runtime
            || PythonInstallation.Find(model, stage) is not { } installation)
            return null;
        return new PythonSplitter(model, stage, facts, runtime, installation).Create();
    }

    // The slim variant of the same release; an image that is already small stays.
    private static string? FindRuntime(BaseImage image, string name)
    {
        var tag = image.Reference.Tag ?? "latest";
        if (tag.Contains("slim") || image.Facts!.IsMusl)
            return name;
        var variant = image.Reference.Digest is not null ? null
            : ImageTable.FindSmallerVariants(image.Reference.Repository, tag)
                .FirstOrDefault(other => !other.IsMusl && other.Tag.Contains("slim"));
        return variant is not null && ImageTable.Find(image.Reference.Repository, variant.Tag)?.OsRelease is var release
            && (release is null || image.Facts.OsRelease is null || release == image.Facts.OsRelease)
            ? new ImageReference(image.Reference.Repository, variant.Tag, null).ToString() : null;
    }

    private string Manager => _facts.IsMusl ? "apk" : "apt-get";

    private bool IsOtherImage => _runtime != _stage.From.ImageName.Literal;

    private Fix? Create()
    {
        var end = _stage.Instructions.IndexOf(_installation.Last) + 1;
        var after = _stage.Instructions.Skip(end).ToArray();
        if (FindKept(end) is not { } kept || !after.All(MayFollow) || !AddStartedPrograms() || !AddLibraries())
            return null;
        // Lists of packages are for the installations.
        if (!kept.Concat(after).OfType<RunInstructionSyntax>().SelectMany(run => _model.GetCommands(run))
            .Any(command => IsOfSystem(command) && command.Kind is CommandKind.Install))
            kept.RemoveAll(instruction => instruction is RunInstructionSyntax run
                && _model.GetCommands(run).All(KeepsNothing));
        var file = _model.File;
        var first = _installation.First.StartWithComments;
        var edits = new List<TextEdit> { TextEdit.Insert(_stage.From.Span.End, " AS " + BuildStage) };
        if (!_installation.IsOwn)
            edits.Add(TextEdit.InsertLinesBefore(
                file, first, $"RUN python -m venv {_installation.Folder}\n{GetPath()}"));
        var lines = string.Join("\n", GetFinalStage(kept));
        edits.Add(TextEdit.InsertLinesAfter(file, _installation.Last.Span.End, lines));
        return Fix.Unsafe(
            GetTitle(), Change.SplitsStage + Change.AddsCopy + Change.AddsInstruction + Change.ChangesValue,
            edits.ToArray());
    }

    private string GetTitle() => IsOtherImage
        ? $"Split into a build stage and a final stage on '{_runtime}' with the virtual environment "
            + $"'{_installation.Folder}'; libraries and programs that only '{_stage.From.ImageName.Literal}' has "
            + "are not there at run time"
        : $"Split into a build stage and a final stage with the virtual environment '{_installation.Folder}'"
            + (_left.Count == 0 ? "" : $" and without {NameList.Of(_left)}");

    private string GetPath() => $"ENV PATH={_installation.Folder}/bin:$PATH";

    private IEnumerable<string> GetFinalStage(List<InstructionSyntax> kept)
    {
        yield return "";
        yield return $"FROM {_runtime} AS final";
        if (_packages.Count > 0)
            yield return GetSystemInstallation();
        var isCopied = false;
        foreach (var instruction in kept)
        {
            // The packages are there before what may use them, and change less often than the sources.
            if (!isCopied && (instruction is CopyingInstructionSyntax
                || instruction.Span.Start > _installation.First.Span.Start))
            {
                isCopied = true;
                foreach (var line in GetEnvironment())
                    yield return line;
            }

            yield return _model.File.GetText(instruction.Span);
        }

        if (!isCopied)
        {
            foreach (var line in GetEnvironment())
                yield return line;
        }
    }

    private IEnumerable<string> GetEnvironment()
    {
        if (!_installation.IsOwn)
            yield return GetPath();
        yield return $"COPY --from={BuildStage} {_installation.Folder} {_installation.Folder}";
    }

    private string GetSystemInstallation() => Manager == "apk"
        ? "RUN apk add --no-cache " + string.Join(" ", _packages)
        : "RUN apt-get update && apt-get install -y --no-install-recommends " + string.Join(" ", _packages)
            + " && rm -rf /var/lib/apt/lists/*";

    /// <summary>The instructions up to the last installation that the final stage repeats.</summary>
    private List<InstructionSyntax>? FindKept(int end)
    {
        var kept = new List<InstructionSyntax>();
        foreach (var instruction in _stage.Instructions.Take(end))
        {
            if (instruction is RunInstructionSyntax run && IsForBuild(run))
            {
                if (!AddPackages(run))
                    return null;
                continue;
            }

            if (instruction is CopyingInstructionSyntax copying && PythonInstallation.IsOfLists(_model, copying))
                continue;
            if (instruction is UserInstructionSyntax || !instruction.Heredocs.IsEmpty
                || !instruction.InnerComments.IsEmpty || !MayFollow(instruction))
                return null;
            kept.Add(instruction);
        }

        return kept;
    }

    private bool IsForBuild(RunInstructionSyntax run) => _model.GetCommands(run).Any(command =>
        PythonInstallation.IsInstallation(command) || PythonInstallation.IsConfiguration(command)
        || GetOperands(command).Any(IsForBuilding));

    // A program that every variant of the image has, and that needs no compiler.
    private bool MayFollow(InstructionSyntax instruction) => instruction is not OnbuildInstructionSyntax
        && (instruction is not RunInstructionSyntax run || (run.Heredocs.IsEmpty
            && !_model.GetCommands(run).IsEmpty && _model.GetCommands(run).All(command =>
                command.Is(ProgramTrait.Everywhere) || PythonInstallation.RunsProgram(command)
                || s_userTools.Contains(command.Name)
                || (IsOfSystem(command) && command.Kind is not CommandKind.Remove && command.IsComplete
                    && !GetOperands(command).Any(IsForBuilding)))));

    private bool IsOfSystem(ShellCommand command) => command.Tool == Manager;

    private static string GetName(string package) => package.Split('=', '~', '<', '>', '@', ':')[0];

    private IEnumerable<string> GetOperands(ShellCommand command) =>
        IsOfSystem(command) && command.Kind is CommandKind.Install
            ? command.Operands.Select(operand => operand.Literal ?? operand.Text) : Enumerable.Empty<string>();

    private static bool IsForBuilding(string package) => GetName(package) is var name
        && (KnownPackages.Is(name, PackageTrait.BuildTool) || name.EndsWith("-dev", StringComparison.Ordinal));

    // The final stage installs again what is not for building, and the libraries of what is.
    private bool AddPackages(RunInstructionSyntax run)
    {
        foreach (var command in _model.GetCommands(run))
        {
            if (IsOfSystem(command) && command.Kind is CommandKind.Install)
            {
                if (!command.IsComplete || command.Group is not null || !GetOperands(command).All(AddPackage))
                    return false;
            }
            else if (!KeepsNothing(command) && !PythonInstallation.IsInstallation(command)
                && !PythonInstallation.IsConfiguration(command))
            {
                return false;
            }
        }

        return true;
    }

    private bool KeepsNothing(ShellCommand command) => _installation.LeavesNothing(command)
        || (IsOfSystem(command) && (command.Action == "update" || command.Kind is CommandKind.Clean));

    private bool AddPackage(string package)
    {
        if (!IsForBuilding(package))
            return package.IndexOfAny(s_special) < 0 && Add(package);
        _left.Add(GetName(package));
        return RuntimeLibraries.Find(Manager, GetName(package), _facts.OsRelease)?.All(Add) == true;
    }

    private bool Add(string package)
    {
        if (!_packages.Contains(package))
            _packages.Add(package);
        return true;
    }

    // "pip install psycopg2": compiled with a library that the larger image has.
    private bool AddLibraries() => !IsOtherImage || _installation.Packages.All(package =>
        !RuntimeLibraries.Covers("pip", package)
        || RuntimeLibraries.Find("pip", package, _facts.OsRelease)?.All(Add) == true);

    private bool AddStartedPrograms()
    {
        var state = _stage.FinalState;
        var cmd = state.Entrypoint is null ? state.Cmd : null;
        var instructions = new CommandInstructionSyntax?[] { state.Entrypoint, cmd, state.Healthcheck }
            .OfType<CommandInstructionSyntax>().ToArray();
        if (state.Entrypoint is null && state.Cmd is null)
            return false;
        var commands = instructions.SelectMany(instruction => _model.GetCommands(instruction)).ToArray();
        return commands.Any(command => Interpreters.GetDialect(command.Name) is ShellDialect.Unknown)
            && !StartScript.Find(_model, _stage).Any(script => script.IsScript)
            && commands.All(AddProgram);
    }

    private bool AddProgram(ShellCommand command)
    {
        var name = command.Name;
        if (s_tools.Contains(name)
            || command.ProgramAsWritten.StartsWith("/usr/", StringComparison.Ordinal))
            return false;
        if (!IsOtherImage || !ProgramPackages.Covers(name) || IsInRuntime(name))
            return true;
        var brought = ImagePackages.Find(_facts.Repository, _facts.Tag) ?? ImmutableArray<string>.Empty;
        var package = ProgramPackages.Find(name, Manager).FirstOrDefault(brought.Contains);
        return package is null || Add(package);
    }

    private bool IsInRuntime(string program) =>
        BaseImage.Create(_runtime).Facts?.Contents.Has(program) == true;
}
