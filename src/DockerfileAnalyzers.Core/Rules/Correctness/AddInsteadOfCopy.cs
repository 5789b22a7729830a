namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>ADD that neither downloads nor extracts anything.</summary>
internal sealed class AddInsteadOfCopy() : Rule<AddInstructionSyntax>(new()
{
    Id = "DFA4403",
    Title = "Use COPY instead of ADD for local files",
    Message = "ADD also downloads URLs and extracts archives; use COPY for local files",
    Severity = Severity.Info,
    Equivalents = ImmutableArray.Create("DL3020"),
    Fix = FixSafety.Safe,
})
{
    private static readonly Regex s_extension = new(
        @"[^./]\.[A-Za-z][\w-]{0,14}\z|(?:\A|/)\.[\w.-]*\z", RegexOptions.CultureInvariant);

    // Package and image formats that are, or may be, tar archives with another extension.
    private static readonly Regex s_tarInside = new(
        @"\.(?:gem|crate|apk|ipk|opk|box|ova|oci|docker|aci|xva|img|image|layer|rootfs|pax|phar|unitypackage|bin|dat"
            + @"|data|bak|backup|dump|pkg|run|old|orig|save|db)\z|\.tar\.",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(AddInstructionSyntax add, RuleContext context)
    {
        if (add.Sources.IsEmpty || add.Flags.Any(flag => flag.Name is "checksum" or "keep-git-dir" or "unpack"))
            return;
        foreach (var word in add.Sources)
        {
            if (context.Model.Expand(add, word) is not { } source || ValueRules.IsRemote(source)
                || CopyResolver.MayBeUnpacked(source))
                return;
        }

        // A wildcard may match an archive, which ADD extracts; it recognizes one by its content, not by its name.
        var uncertain = add.Sources.FirstOrDefault(word =>
            word.Literal is not { } source || Glob.HasWildcard(source) || !IsNoArchive(source));
        var edit = TextEdit.Replace(add.KeywordSpan, context.File.GetText(add.KeywordSpan) == "add" ? "copy" : "COPY");
        context.Report(add.KeywordSpan, [], fix: uncertain is null
            ? Fix.Safe("Use COPY", Change.ReplacesKeyword, edit)
            : Fix.Unsafe(
                $"Use COPY, which does not extract '{uncertain.Text}' if it is an archive",
                Change.ReplacesKeyword,
                edit));
    }

    // A directory, or a file whose extension shows that it is not an archive.
    private static bool IsNoArchive(string source) => source.EndsWith("/", StringComparison.Ordinal)
        || (s_extension.IsMatch(source) && !s_tarInside.IsMatch(source))
        || FileTypes.Is(source, FileTrait.NoArchive);
}
