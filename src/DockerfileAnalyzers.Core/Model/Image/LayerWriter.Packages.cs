namespace DockerfileAnalyzers.Model.Image;

// The part about packages: what the installations of a RUN leave in its layer.
internal sealed partial class LayerWriter
{
    /// <summary>
    /// The size of dpkg's database and logs, which it writes with every installation. The median of 30 installations on
    /// Debian 12 and 13, 2026-11-24.
    /// </summary>
    private const long DpkgBytes = 600_000;

    /// <summary>
    /// Slim images leave out manuals and translations, also of what is installed later: the median of
    /// 8 pairs of installations, 2026-11-24.
    /// </summary>
    private const double SlimFactor = 0.93;

    private void AddPackages(ImmutableArray<ShellCommand> commands)
    {
        if (PackageInstallation.Find(commands) is not { } installation)
            return;
        var names = installation.Names;
        var image = model.GetStage(instruction)?.BaseImage;
        var table = PackageTable.Find(image?.Facts);
        if (table is null || installation.Commands.Any(command => !table.IsOf(command.Tool)))
        {
            var described = names.IsEmpty ? "packages" : NameList.Of(names).ToString();
            AddPart(
                LayerPartKind.Packages, $"{described}: no sizes are known for this distribution", SizeEstimate.Unknown);
            return;
        }

        if (!installation.IsClear)
        {
            AddPart(
                LayerPartKind.Packages, $"{NameList.Of(names)}, without what is removed again", SizeEstimate.Unknown);
            return;
        }

        var brought = Files.Packages;
        var isSlim = !table.IsOfAlpine && image?.Reference.Tag?.Contains("slim") == true;
        var isTypical = !Files.HasPackagesOfBase || isSlim || installation.HasRemovals
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
            AddPart(
                LayerPartKind.Packages, DescribePackages(names, added.Count, needed.Unknown, unknown), size);
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
            AddPart(LayerPartKind.Recommended, $"{recommended.Count} recommended packages", Weigh(recommended));
        Files = Files.WithPackages(added.Union(recommended));
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
            return $"{text}; not including {NameList.Of(unknown)}, whose size is unknown";
        return hasUnknown ? text + "; not including packages that are unknown" : text;
    }
}
