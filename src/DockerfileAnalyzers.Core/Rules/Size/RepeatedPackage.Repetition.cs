namespace DockerfileAnalyzers.Rules.Size;

/// <summary>A distribution package that an earlier command of the stage already installs.</summary>
/// <param name="Command">The later command.</param>
internal sealed record PackageRepetition(ShellCommand Command, PackageArgument Package, PackageArgument First)
{
    private static readonly Fact<Stage, ImmutableArray<PackageStep>> s_steps =
        new((model, stage) => ReadSteps(model, stage).ToImmutableArray());

    /// <summary>The repetitions in a stage, including packages that its parents install.</summary>
    public static IEnumerable<PackageRepetition> Find(DockerfileModel model, Stage stage)
    {
        var installed = new Dictionary<(string Tool, string Package), PackageArgument>();
        var lastRemoval = stage.Chain.SelectMany(member => s_steps.Of(model, member))
            .Select(step => step.ApkRemoval).DefaultIfEmpty(-1).Max();
        foreach (var (member, step) in stage.Chain.Reverse()
            .SelectMany(member => s_steps.Of(model, member).Select(step => (member, step))))
        {
            if (step.ForgetsEarlier)
                installed.Clear();
            foreach (var package in step.Packages)
            {
                var key = (step.Command!.Tool, package.Text);
                if (installed.TryGetValue(key, out var first))
                {
                    // "apt-get install -y curl \ curl -sS https://…": a command without its "&&".
                    if (IsFollowedByArguments(step.Command, package))
                        break;
                    if (member == stage)
                        yield return new PackageRepetition(step.Command, package, first);
                }
                // A named group is removed by its name.
                else if (!step.IsGroup || lastRemoval <= step.Command.Span.Start)
                {
                    installed[key] = package;
                }
            }
        }
    }

    // How the commands of a stage, without its parents, change the installed packages.
    private static IEnumerable<PackageStep> ReadSteps(DockerfileModel model, Stage stage)
    {
        foreach (var instruction in stage.Instructions)
        {
            var bringsSource = BringsSource(model.File.GetText(instruction.Span));
            if (instruction is CopyingInstructionSyntax && bringsSource)
                yield return new PackageStep(null, true, ImmutableArray<PackageArgument>.Empty);
            foreach (var command in instruction is RunInstructionSyntax
                ? model.GetCommands(instruction)
                : ImmutableArray<ShellCommand>.Empty)
            {
                // A removed package may have caused a conflict; another source may contain a newer version.
                var forgets = command.Kind is CommandKind.Remove || ChangesSources(command)
                    // Arguments of another command, such as sudo, are checked with that command.
                    || (bringsSource && command.Outer is null && BringsSource(model.File.GetText(command.Span)));
                var packages = IsInstall(command)
                    ? PackageArgument.Read(command).ToImmutableArray()
                    : ImmutableArray<PackageArgument>.Empty;
                if (forgets || !packages.IsEmpty)
                    yield return new PackageStep(command, forgets, packages);
            }
        }
    }

    private static bool IsInstall(ShellCommand command) =>
        command is { Kind: CommandKind.Install, IsUnconditional: true,
            Action: not ("build-dep" or "builddep" or "source-install" or "fix" or "swap" or "reinstall"
                or "downgrade") } && command.Manager is { Ecosystem: "system" }
        && !command.HasOption(OptionTrait.OtherInstallation)
        // In another root directory.
        && CacheTable.Find(command.Tool, command.Action)?.IsElsewhere(option => command.HasOption(option), _ => null)
            != true
        && !command.Arguments.Any(argument => argument.Literal == command.Name);

    private static bool ChangesSources(ShellCommand command) =>
        command.Kind is CommandKind.AddRepo or CommandKind.TrustKey
            || command.Name switch
            {
                "add-apt-repository" or "apt-add-repository" or "apt-key" or "yum-config-manager" => true,
                "rpm" or "dpkg" => command.HasOption("-i", "-U", "--install", "--upgrade", "--import"),
                "curl" or "wget" => command.PipeTarget is { } reader && !Programs.Is(reader.Name, ProgramTrait.Unpacks),
                _ => command.Kind is CommandKind.Install
                    && command.Operands.Any(operand =>
                        operand.Text.Contains("release") || operand.Text.Contains("://")),
            };

    private static bool BringsSource(string text) => KnownPlaces.IsNamedIn(text, PlaceTrait.PackageSource);

    private static bool IsFollowedByArguments(ShellCommand command, PackageArgument package) =>
        command.FindArgument(package.Span.End) is var next && next < command.Arguments.Length
        && command.Arguments[next].Text is var text && (text[0] == '-' || text.Contains("://"));
}

/// <param name="Command"><see langword="null"/> if the step does not belong to a command.</param>
/// <param name="ForgetsEarlier">Whether earlier packages may be removed or outdated after this step.</param>
internal sealed record PackageStep(ShellCommand? Command, bool ForgetsEarlier, ImmutableArray<PackageArgument> Packages)
{
    /// <summary>Whether apk installs a named group.</summary>
    public bool IsGroup => Command is { Tool: "apk" } && Command.HasOption("-t", "--virtual");

    /// <summary>The position where apk removes packages; -1 if it does not.</summary>
    public int ApkRemoval => Command is { Tool: "apk", Kind: CommandKind.Remove } ? Command.Span.Start : -1;
}
