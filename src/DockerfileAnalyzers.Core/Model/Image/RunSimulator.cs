namespace DockerfileAnalyzers.Model.Image;

/// <summary>What the commands of a RUN leave in its layer.</summary>
internal static class RunSimulator
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

    public static IEnumerable<LayerPart> Run(DockerfileModel model, RunInstructionSyntax run, StageContents contents)
    {
        var parts = new List<LayerPart>();
        var commands = model.GetCommands(run);
        if (commands.IsEmpty)
        {
            contents.HasUnknownWrites = true;
            return new[] { new LayerPart(LayerPartKind.Output, "what it writes is not known", SizeEstimate.Unknown) };
        }

        AddPackages(model, run, commands, contents, parts);
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
            AddCommand(model, run, command, contents, parts);
        return parts;
    }

    private static void AddCommand(
        DockerfileModel model,
        RunInstructionSyntax run,
        ShellCommand command,
        StageContents contents,
        List<LayerPart> parts)
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
                AddRewritten(run, command, directory, contents, parts);
                return;
            case "rm":
                foreach (var path in GetPaths(command.Operands, directory))
                    contents.Remove(path);
                return;
            case "cp" or "mv":
                AddMoved(run, command, directory, contents, parts);
                return;
            case "dotnet" when command.Action is "publish" or "build" or "restore":
                AddDotNet(model, run, command, contents, parts);
                return;
        }

        if (command.Is(ProgramTrait.Reads) || command.Is(ProgramTrait.Light) || IsQuestion(command))
            return;
        contents.HasUnknownWrites = true;
        parts.Add(new LayerPart(
            LayerPartKind.Output, $"what '{Shorten(command)}' writes is not known", SizeEstimate.Unknown));
    }

    private static bool IsQuestion(ShellCommand command) =>
        command.Operands.IsEmpty
        && (command.Subcommand is not { } subcommand || ProgramOptions.IsOfAny(subcommand, OptionTrait.Question))
        && command.Arguments.Length > 0
        && command.Arguments.All(argument =>
            argument.Literal is { } word && (word == "-v" || ProgramOptions.IsOfAny(word, OptionTrait.Question)));

    private static void AddPackages(
        DockerfileModel model,
        RunInstructionSyntax run,
        ImmutableArray<ShellCommand> commands,
        StageContents contents,
        List<LayerPart> parts)
    {
        if (PackageInstallation.Find(commands) is not { } installation)
            return;
        var names = installation.Names;
        var image = model.GetStage(run)?.BaseImage;
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
                LayerPartKind.Packages, $"{NameList.Of(names)}, less what is removed again", SizeEstimate.Unknown));
            return;
        }

        var brought = contents.Packages;
        var isSlim = !table.IsOfAlpine && image?.Reference.Tag?.Contains("slim") == true;
        var isTypical = !contents.KnowsPackagesOfBase || isSlim || installation.HasRemovals
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
        contents.Packages = brought.Union(added).Union(recommended);
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
    private static void AddRewritten(
        RunInstructionSyntax run,
        ShellCommand command,
        string? directory,
        StageContents contents,
        List<LayerPart> parts)
    {
        var isRecursive = command.HasOption("-R", "--recursive");
        // The first operand is the owner or the mode.
        foreach (var operand in command.Operands.Skip(command.HasOption("--reference") ? 0 : 1))
        {
            if (ContainerPath.Combine(directory, operand.Literal) is not { } path || Glob.HasWildcard(path))
                continue;
            var older = contents.GetBelow(path)
                .Where(item => item.Writer != run && (isRecursive || (item.Path == path && !item.IsFolder))).ToArray();
            if (older.Any(item => !item.Size.IsUnknown || !SmallFile.AreSmall(item.Writer)))
            {
                var size = SizeEstimate.Sum(older.Select(item => item.Size));
                parts.Add(new LayerPart(
                    LayerPartKind.Rewritten,
                    $"'{path}' once more, for '{command.Name}'",
                    contents.HasUnknownWrites && isRecursive ? size + SizeEstimate.Unknown : size,
                    command,
                    path));
            }
            else if (isRecursive && contents.HasUnknownWrites)
            {
                parts.Add(new LayerPart(
                    LayerPartKind.Output,
                    $"what '{command.Name}' copies of '{path}' is not known",
                    SizeEstimate.Unknown,
                    command));
            }

            foreach (var item in older)
                contents.Add(item.Path, item.Size, item.IsFolder, run);
        }
    }

    private static void AddMoved(
        RunInstructionSyntax run,
        ShellCommand command,
        string? directory,
        StageContents contents,
        List<LayerPart> parts)
    {
        var paths = command.Operands.Select(operand => ContainerPath.Combine(directory, operand.Literal)).ToArray();
        if (paths.Length < 2 || paths.Any(path => path is null || Glob.HasWildcard(path)))
        {
            contents.HasUnknownWrites = true;
            parts.Add(new LayerPart(
                LayerPartKind.Output, $"what '{Shorten(command)}' writes is not known", SizeEstimate.Unknown));
            return;
        }

        var target = paths[paths.Length - 1]!;
        foreach (var path in paths.Take(paths.Length - 1).OfType<string>())
        {
            var isOfThisLayer = contents.GetBelow(path).Any()
                && contents.GetBelow(path).All(item => item.Writer == run);
            var size = contents.Measure(path);
            if (command.Name == "mv")
                contents.Remove(path);
            contents.Add(ContainerPath.Join(target, ContainerPath.GetName(path)), size, isFolder: true, run);
            if (!(isOfThisLayer && command.Name == "mv"))
                parts.Add(
                    new LayerPart(LayerPartKind.Rewritten, $"'{path}' once more, for '{command.Name}'", size, command));
        }
    }

    private static void AddDotNet(
        DockerfileModel model,
        RunInstructionSyntax run,
        ShellCommand command,
        StageContents contents,
        List<LayerPart> parts)
    {
        contents.HasUnknownWrites = true;
        var size = command.Action == "publish" ? PublishOutput.Estimate(model, command) : SizeEstimate.Unknown;
        if (PublishOutput.GetFolder(model, command) is { } output)
            contents.Add(output, size, isFolder: true, run);
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
