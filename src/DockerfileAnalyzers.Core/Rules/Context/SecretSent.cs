using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Context;

/// <summary>A copied directory contains files with secrets that no pattern excludes.</summary>
internal sealed class SecretSent() : Rule<IgnoreFileModel>(new()
{
    Id = "DFA5104",
    Title = "Exclude files with secrets",
    Message = "{0} {1} copied into {2}; such files usually contain secrets",
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(IgnoreFileModel model, RuleContext context)
    {
        // ReincludedSecret reports files that an exception re-includes.
        var secrets = UnneededFiles.FindSecrets(model.Copied)
            .Where(entry =>
                model.FindIntended(entry.Path) is null && model.FindUndone(entry.Path) is null
                && !IsReadByBundler(model.Manifest!, entry.Path))
            .ToArray();
        if (secrets.Length == 0)
            return;
        var patterns = secrets.Select(UnneededFiles.GetPattern).OfType<string>().Distinct().ToArray();
        var names = NameList.Of(secrets.Select(entry => entry.Path));
        context.Report(default, [names, names.Choose("is", "are"), model.DescribeTarget(secrets)],
            fix: Fix.Unsafe($"Ignore {NameList.Of(patterns)}", Change.AddsPattern,
                IgnoreFileEdits.Add(model.Syntax, patterns)));
    }

    // Vite and similar tools build the public settings of a front end from the .env file next to their configuration.
    private static bool IsReadByBundler(ContextManifest manifest, string path)
    {
        var (folder, name) = (path.Substring(0, path.LastIndexOf('/') + 1), ContainerPath.GetName(path));
        return name.StartsWith(".env", StringComparison.Ordinal) && !name.EndsWith(".local", StringComparison.Ordinal)
            && manifest.Entries.Any(entry =>
                entry.Path.LastIndexOf('/') + 1 == folder.Length
                && KnownPlaces.GetAll(PlaceTrait.BundlerConfiguration)
                    .Any(bundler => entry.Path.StartsWith(folder + bundler, StringComparison.Ordinal)));
    }
}
