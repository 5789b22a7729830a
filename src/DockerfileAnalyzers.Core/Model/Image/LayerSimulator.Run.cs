namespace DockerfileAnalyzers.Model.Image;

// What the commands of a RUN leave in its layer.
internal sealed partial class LayerSimulator
{
    /// <summary>
    /// What dpkg writes with every installation: its database and its logs. The median of 30
    /// installations on Debian 12 and 13, 2026-11-24.
    /// </summary>
    private const long DpkgBytes = 600_000;

    /// <summary>
    /// Slim images leave out manuals and translations, also of what is installed later: the median of
    /// 8 pairs of installations, 2026-11-24.
    /// </summary>
    private const double SlimFactor = 0.93;

    // Most stages install nothing: the tables are read for those that do.
    private PackageSet? BasePackages =>
        stage.BaseImage is { Reference: var image } ? s_basePackages[(image.Repository, image.Tag)] : null;

    private static readonly Recent<(string Repository, string? Tag), PackageSet?> s_basePackages = new(image =>
        ImageTable.Find(image.Repository, image.Tag) is { } facts
        && ImagePackages.Find(facts.Repository, image.Tag) is { } packages
            ? PackageTable.Find(facts)?.Select(packages, withRecommended: false).Ids : null);

    private PackageSet? _packages;

    // Those that are known to be there, by the ids of their table.
    private PackageSet Packages =>
        _packages ?? _parent?.Packages ?? BasePackages ?? PackageSet.Empty;

    private List<LayerPart> Run(RunInstructionSyntax run)
    {
        var parts = new List<LayerPart>();
        var commands = model.GetCommands(run);
        if (commands.IsEmpty)
            AddUnknown("it", parts);
        AddPackages(commands, parts);
        foreach (var residue in Layer.Of(model, run).Residues)
        {
            var size = residue switch
            {
                { Bytes: null } => SizeEstimate.Unknown,
                { Bytes: { } bytes, IsAtLeast: true } => new SizeEstimate(bytes, Certainty.Typical, IsAtLeast: true),
                { Bytes: { } bytes } => new SizeEstimate(bytes, Certainty.Published),
            };
            parts.Add(new LayerPart(
                LayerPartKind.Cache,
                $"{(residue.Tool == "apt" ? "package lists" : "the cache of " + residue.Tool)} in '{residue.Path}'",
                size));
        }

        foreach (var command in commands)
            AddCommand(run, command, parts);
        return parts;
    }

    private void AddUnknown(string writer, List<LayerPart> parts)
    {
        Files = Files.WithUnsized();
        parts.Add(new LayerPart(LayerPartKind.Output, $"what {writer} writes is not known", SizeEstimate.Unknown));
    }

    private void AddCommand(RunInstructionSyntax run, ShellCommand command, List<LayerPart> parts)
    {
        var directory = command.Name is "chown" or "chmod" or "chgrp" or "rm" or "cp" or "mv"
            ? model.GetWorkingDirectory(command)
            : null;
        // What it installs is weighed with all packages, what it leaves in a cache with that.
        if (PackageInstallation.IsInstallation(command)
            || command.Kind is CommandKind.Clean or CommandKind.UpdateIndex or CommandKind.Remove or CommandKind.Query)
            return;
        switch (command.Name)
        {
            case "chown" or "chmod" or "chgrp":
                AddRewritten(run, command, directory, parts);
                return;
            case "rm":
                foreach (var path in GetPaths(command.Operands, directory))
                    Files = Files.Without(path);
                return;
            case "cp" or "mv":
                AddMoved(run, command, directory, parts);
                return;
            case "dotnet" when command.Action is "publish" or "build" or "restore":
                AddDotNet(run, command, parts);
                return;
        }

        if (!command.Is(ProgramTrait.Reads) && !command.Is(ProgramTrait.Light) && !IsQuestion(command))
            AddUnknown($"'{Shorten(command)}'", parts);
    }

    private static bool IsQuestion(ShellCommand command) =>
        command.Operands.IsEmpty
        && (command.Subcommand is not { } subcommand || ProgramOptions.IsOfAny(subcommand, OptionTrait.Question))
        && command.Arguments.Length > 0
        && command.Arguments.All(argument =>
            argument.Literal is { } word && (word == "-v" || ProgramOptions.IsOfAny(word, OptionTrait.Question)));

    private void AddPackages(ImmutableArray<ShellCommand> commands, List<LayerPart> parts)
    {
        if (PackageInstallation.Find(commands) is not { } installation)
            return;
        var names = installation.Names;
        var image = stage.BaseImage;
        var table = PackageTable.Find(image?.Facts);
        if (table is null || installation.Commands.Any(command => !table.IsOf(command.Tool)))
        {
            var described = names.IsEmpty ? "packages" : NameList.Of(names).ToString();
            parts.Add(new LayerPart(
                LayerPartKind.Packages,
                $"{described}: no sizes are known for this distribution",
                SizeEstimate.Unknown));
            return;
        }

        if (!installation.IsClear)
        {
            parts.Add(new LayerPart(
                LayerPartKind.Packages, $"{NameList.Of(names)}, without what is removed again", SizeEstimate.Unknown));
            return;
        }

        var brought = Packages;
        var isSlim = !table.IsOfAlpine && image?.Reference.Tag?.Contains("slim") == true;
        var isTypical = BasePackages is null || isSlim || installation.HasRemovals
            || installation.HasOtherRepository || !PackageTable.IsExact(image?.Facts);
        var certainty = isTypical ? Certainty.Typical : Certainty.Published;
        SizeEstimate Weigh(PackageSet ids) =>
            new((long)(table.GetBytes(ids) * (isSlim ? SlimFactor : 1)), certainty);

        var needed = table.Select(names, withRecommended: false);
        var added = needed.Ids.Except(brought);
        var unknown = installation.HasOthers || needed.Unknown.Length > 0;
        var size = unknown && added.IsEmpty ? SizeEstimate.Unknown : Weigh(added);
        if (!size.IsUnknown && !table.IsOfAlpine)
            size += new SizeEstimate(DpkgBytes, certainty);
        if (unknown)
            size += SizeEstimate.Unknown;
        if (names.Length > 0 || unknown)
            parts.Add(new LayerPart(
                LayerPartKind.Packages, DescribePackages(names, added.Count, needed.Unknown, unknown), size));
        var kept = new HashSet<string>(names, StringComparer.Ordinal);
        var recommended = PackageSet.Empty;
        foreach (var command in installation.Commands)
        {
            if (!table.IsOfAlpine && !PackageManagerConfiguration.Of(model).IsWithoutRecommended(command))
                recommended = recommended.Union(
                    table.Select(command.Packages.Where(kept.Contains), withRecommended: true).Ids);
        }

        recommended = recommended.Except(brought).Except(added);
        if (recommended.Count > 0)
            parts.Add(new LayerPart(
                LayerPartKind.Recommended, $"{recommended.Count} recommended packages", Weigh(recommended)));
        _packages = brought.Union(added).Union(recommended);
    }

    private static string DescribePackages(
        ImmutableArray<string> names, int count, ImmutableArray<string> unknown, bool hasUnknown)
    {
        var known = names.Except(unknown).ToArray();
        var others = count - known.Length;
        var text = known.Length == 0 ? "packages"
            : $"{NameList.Of(known)}"
                + (others > 1
                    ? $" with {others} packages that {NameList.Of(known).Choose("it needs", "they need")}"
                    : "");
        if (unknown.Length > 0)
            return $"{text}; {NameList.Of(unknown)} in no table";
        return hasUnknown ? text + "; others are not known" : text;
    }

    // A changed owner or mode copies the file into this layer.
    private void AddRewritten(
        RunInstructionSyntax run, ShellCommand command, string? directory, List<LayerPart> parts)
    {
        var isRecursive = command.HasOption("-R", "--recursive");
        // The first operand is the owner or the mode.
        foreach (var operand in command.Operands.Skip(command.HasOption("--reference") ? 0 : 1))
        {
            if (ContainerPath.Combine(directory, operand.Literal) is not { } path || Glob.HasWildcard(path))
                continue;
            var older = Files.FindBelow(path)
                .Where(item => item.Writer != run && (isRecursive || (item.Path == path && !item.IsFolder))).ToArray();
            if (older.Any(item => !item.Size.IsUnknown || !SmallFile.AreSmall(item.Writer)))
            {
                var size = SizeEstimate.Sum(older.Select(item => item.Size));
                parts.Add(new LayerPart(
                    LayerPartKind.Rewritten,
                    $"a second copy of '{path}', written by '{command.Name}'",
                    Files.HasUnsizedAnywhere && isRecursive ? size + SizeEstimate.Unknown : size,
                    command,
                    path));
            }
            else if (isRecursive && Files.HasUnsizedAnywhere)
            {
                parts.Add(new LayerPart(
                    LayerPartKind.Output,
                    $"what '{command.Name}' copies of '{path}' is not known",
                    SizeEstimate.Unknown,
                    command));
            }

            Add(older.Select(item => item with { Writer = run }).ToArray());
        }
    }

    private void AddMoved(RunInstructionSyntax run, ShellCommand command, string? directory, List<LayerPart> parts)
    {
        var paths = command.Operands.Select(operand => ContainerPath.Combine(directory, operand.Literal)).ToArray();
        if (paths.Length < 2 || paths.Any(path => path is null || Glob.HasWildcard(path)))
        {
            AddUnknown($"'{Shorten(command)}'", parts);
            return;
        }

        var target = paths[paths.Length - 1]!;
        foreach (var path in paths.Take(paths.Length - 1).OfType<string>())
        {
            var moved = Files.FindBelow(path).ToArray();
            var isOfThisLayer = moved.Length > 0 && moved.All(item => item.Writer == run);
            var size = Files.Measure(path);
            if (command.Name == "mv")
                Files = Files.Without(path);
            Add(new SizedFile(
                ContainerPath.Join(target, ContainerPath.GetName(path)), size, IsFolder: true, run));
            if (!(isOfThisLayer && command.Name == "mv"))
                parts.Add(
                    new LayerPart(LayerPartKind.Rewritten,
                        $"a second copy of '{path}', written by '{command.Name}'", size, command));
        }
    }

    private void AddDotNet(RunInstructionSyntax run, ShellCommand command, List<LayerPart> parts)
    {
        Files = Files.WithUnsized();
        var size = command.Action == "publish" ? PublishOutput.Estimate(model, command) : SizeEstimate.Unknown;
        if (PublishOutput.GetFolder(model, command) is { } output)
            Add(new SizedFile(output, size, IsFolder: true, run));
        parts.Add(new LayerPart(
            LayerPartKind.Output,
            size.IsUnknown ? $"what 'dotnet {command.Subcommand}' writes is not known" : "the published program",
            size + SizeEstimate.Unknown));
    }

    private static IEnumerable<string> GetPaths(IEnumerable<CommandArgument> operands, string? directory) =>
        operands
            .Select(operand =>
                ContainerPath.Combine(
                    directory,
                    operand.Literal?.EndsWith("/*", StringComparison.Ordinal) == true
                        ? operand.Literal.Substring(0, operand.Literal.Length - 2)
                        : operand.Literal))
            .OfType<string>();

    private static string Shorten(ShellCommand command) =>
        command.Subcommand is { } subcommand ? command.Name + " " + subcommand : command.Name;
}
