namespace DockerfileAnalyzers.Model;

/// <summary>Builds the model in one forward pass, in file order.</summary>
internal static class ModelBuilder
{
    private static readonly ImmutableArray<string> s_linuxShell = ImmutableArray.Create("/bin/sh", "-c");
    private static readonly ImmutableArray<string> s_windowsShell = ImmutableArray.Create("cmd", "/S", "/C");

    public static DockerfileModel Build(AnalysisInput input) => Build(input, AnalysisLimits.Parse(input.File));

    internal static DockerfileModel Build(AnalysisInput input, DockerfileSyntax syntax)
    {
        var facts = input.Project.Find(input.File.Path);
        var places = new Dictionary<InstructionSyntax, (Stage?, BuildState)>();
        var stages = ImmutableArray.CreateBuilder<Stage>();
        var globals = VariableScope.Global;
        var instructions = ImmutableArray.CreateBuilder<InstructionSyntax>();
        Stage? stage = null;
        // Instructions before the first FROM are refused; they are read nevertheless.
        var state = new BuildState { User = new UserState(null, null), Shell = s_linuxShell, Variables = globals };

        void CloseStage()
        {
            if (stage is not null)
            {
                stage.Instructions = instructions.ToImmutable();
                stage.FinalState = state;
                PlaceTriggers(stage, places);
            }

            instructions.Clear();
        }

        var pragmas = ShellPragma.FindAll(syntax);
        ImmutableArray<string>? defaultShell = null;
        foreach (var instruction in syntax.Instructions)
        {
            var shell = ShellPragma.Take(pragmas, instruction);
            // Above the first FROM it is for all stages; below, for the rest of one.
            if (stage is null)
                defaultShell = shell ?? defaultShell;
            if (shell is not null)
                state = state with { Shell = shell };
            if (instruction is FromInstructionSyntax from)
            {
                CloseStage();
                places[from] = (null, state with { Variables = globals });
                stage = CreateStage(from, stages, globals);
                stages.Add(stage);
                places[from] = (stage, places[from].Item2);
                state = stage.InitialState with
                {
                    Shell = shell ?? (stage.Parent is null ? defaultShell : null) ?? stage.InitialState.Shell,
                };
                continue;
            }

            places[instruction] = (stage, state);
            if (instruction is OnbuildInstructionSyntax onbuild)
                places[onbuild.Trigger] = (stage, state);
            if (stage is null)
            {
                if (instruction is ArgInstructionSyntax argument)
                    state = state with { Variables = globals = Declare(argument, globals, globals, null, facts) };
                continue;
            }

            instructions.Add(instruction);
            AddUses(stage, stages, instruction);
            state = Apply(instruction, state, globals, facts);
            // Instructions that another frontend includes can set anything.
            if (!syntax.IsDockersLanguage && instruction is UnknownInstructionSyntax)
                state = state with { User = new UserState(null, null), WorkingDirectory = null, Shell = null };
        }

        CloseStage();
        MarkShipped(stages, facts?.TargetStage);
        MarkTargets(stages, input);
        return new DockerfileModel(input, syntax, stages.ToImmutable(), places);
    }

    // Triggers run in the image that builds on this one: with its environment, and without the arguments of its build.
    private static void PlaceTriggers(Stage stage, Dictionary<InstructionSyntax, (Stage?, BuildState)> places)
    {
        var state = stage.FinalState with { Variables = stage.FinalState.Variables.WithoutArguments() };
        foreach (var onbuild in stage.Instructions.OfType<OnbuildInstructionSyntax>())
        {
            places[onbuild.Trigger] = (stage, state);
            state = Apply(onbuild.Trigger, state, VariableScope.Global, null);
        }
    }

    private static Stage CreateStage(FromInstructionSyntax from, IReadOnlyList<Stage> earlier, VariableScope globals)
    {
        var index = earlier.Count;
        var name = from.Alias?.Text.ToLowerInvariant();
        var image = globals.Expand(from.ImageName);
        if (image is not null && earlier.LastOrDefault(other => other.Name == image) is { } parent)
        {
            // ONBUILD, CMD and similar instructions are inherited, and so are the parent's ARGs.
            return new Stage(index, name, from, parent, parent.BaseImage, parent.FinalState);
        }

        var baseImage = image is null || ImageReference.FindProblem(image.Split('@')[0]) is not null
            ? null
            : BaseImage.Create(image);
        var facts = baseImage?.Facts;
        var isWindows = facts?.Os is OsFamily.Windows;
        return new Stage(index, name, from, null, baseImage, new BuildState
        {
            User = new UserState(baseImage is { IsScratch: true } ? "root" : facts?.DefaultUser, null),
            // The images of Go set one; what others do is not in the tables.
            WorkingDirectory = facts?.Toolchain switch
            {
                _ when baseImage is { IsScratch: true } => "/",
                _ when isWindows => null,
                Toolchain.DotNetSdk or Toolchain.DotNetRuntime => "/",
                Toolchain.Go => "/go",
                _ => null,
            },
            // Every image but Windows' runs shell forms by /bin/sh unless it says
            // otherwise, which only the unknown ones might.
            Shell = isWindows ? s_windowsShell : s_linuxShell,
            Variables = VariableScope.OfStage(baseImage is { IsScratch: true }),
        });
    }

    private static BuildState Apply(
        InstructionSyntax instruction,
        BuildState state,
        VariableScope globals,
        DockerfileFacts? facts) => instruction switch
        {
            ArgInstructionSyntax argument => state with
            {
                Variables = Declare(argument, state.Variables, state.Variables, globals, facts),
            },
            EnvInstructionSyntax env => state with { Variables = Set(env, state.Variables) },
            UserInstructionSyntax user => state with
            {
                User = new UserState(GetUserName(state.Variables.Expand(user.Value)), user),
            },
            WorkdirInstructionSyntax workdir => state with
            {
                WorkingDirectory = ContainerPath.Combine(state.WorkingDirectory, state.Variables.Expand(workdir.Value)),
            },
            ShellInstructionSyntax { IsExecForm: true, ExecArguments.Length: > 0 } shell =>
                state with { Shell = shell.ExecArguments.Select(argument => argument.Value).ToImmutableArray() },
            CmdInstructionSyntax cmd => state with { Cmd = cmd },
            // An ENTRYPOINT resets the CMD that came with the base; one set in the same stage stays.
            EntrypointInstructionSyntax entrypoint => state with { Entrypoint = entrypoint },
            HealthcheckInstructionSyntax healthcheck => state with { Healthcheck = healthcheck },
            _ => state,
        };

    private static string? GetUserName(string? value) => value?.Split(':')[0].Trim();

    private static VariableScope Declare(
        ArgInstructionSyntax instruction,
        VariableScope scope,
        VariableScope lookup,
        VariableScope? globals,
        DockerfileFacts? facts)
    {
        foreach (var pair in instruction.Pairs)
        {
            var name = pair.Key.Text;
            var inherited = globals?.Find(name);
            var value = facts?.FindArgument(name)
                ?? (pair.Value is null ? inherited?.Value : lookup.Expand(pair.Value));
            // An ENV of the same name, set before, keeps its value.
            if (scope.Find(name) is { IsArgument: false })
                continue;
            scope = scope.With(new Variable(name, value, pair, IsArgument: true));
            lookup = scope;
        }

        return scope;
    }

    private static VariableScope Set(EnvInstructionSyntax instruction, VariableScope scope)
    {
        // All pairs of one ENV see the environment before the instruction.
        var before = scope;
        foreach (var pair in instruction.Pairs)
        {
            if (before.Expand(pair.Key) is { } name && pair.Value is { } value)
                scope = scope.With(new Variable(name, before.Expand(value), pair, IsArgument: false));
        }

        return scope;
    }

    private static void AddUses(Stage stage, IReadOnlyList<Stage> earlier, InstructionSyntax instruction)
    {
        var names = instruction switch
        {
            CopyInstructionSyntax { From.Literal: { } name } => new[] { name },
            RunInstructionSyntax run => run.Mounts.Select(mount => mount.From).OfType<string>(),
            _ => Enumerable.Empty<string>(),
        };
        foreach (var name in names)
        {
            var lower = name.ToLowerInvariant();
            var source = earlier.LastOrDefault(other => other != stage && other.Name == lower);
            if (source is null && instruction is CopyInstructionSyntax && WholeNumber.TryParse(name, out var index)
                && index >= 0 && index < stage.Index)
                source = earlier[index];
            if (source is not null)
                stage.AddUse(source);
        }
    }

    private static void MarkShipped(IReadOnlyList<Stage> stages, string? target)
    {
        // As Docker's --target: a name, or a number.
        var final = stages.LastOrDefault(stage => target is not null && stage.Name == target.ToLowerInvariant())
            ?? stages.FirstOrDefault(stage =>
                stage.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) == target)
            ?? (stages.Count > 0 ? stages[^1] : null);
        if (final is null)
            return;
        final.IsFinal = true;
        foreach (var stage in final.Chain)
            stage.IsShipped = true;
    }

    private static void MarkTargets(IReadOnlyList<Stage> stages, AnalysisInput input)
    {
        var names = input.Project.GetTargetStages(input.File.Path).Select(name => name.ToLowerInvariant()).ToArray();
        foreach (var stage in stages.Where(stage => stage.IsFinal || (stage.Name is { } name && names.Contains(name))))
            stage.IsTarget = true;
    }
}
