namespace DockerfileAnalyzers.Knowledge;

/// <summary>The names and values of secrets, and exceptions that only look like secrets.</summary>
internal static class SecretPatterns
{
    /// <summary>
    /// Azure App Service logs in to containers with it, through a port that only App Service reaches.
    /// </summary>
    public const string AppServicePassword = "root:Docker!";

    private static readonly Regex s_value = new(
        @"\AAKIA[0-9A-Z]{16}\z|\Agh[pousr]_[A-Za-z0-9]{36,}\z|\Agithub_pat_\w{50,}\z|\Aglpat-[\w-]{20,}\z"
        + @"|\Anpm_[A-Za-z0-9]{36}\z|\Axox[abpr]-[\w-]{20,}\z"
        + @"|\Asq0\w{3}-[\w-]{20,}\z|\Ask_live_\w{16,}\z|\AAIza[\w-]{35}\z|-----BEGIN [A-Z ]*PRIVATE KEY-----",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // In a connection string, a URL and the endpoints of a NuGet feed.
    private static readonly Regex s_password = new(
        @"(?:\A|;)\s*(?:Password|Pwd|AccountKey|SharedAccessKey|SharedSecretValue)\s*=\s*(?<password>[^;]+)"
        + @"|://[^/\s:@]*:(?<password>[^/\s@]+)@(?=[\w\[$])|\\?""password\\?""\s*:\s*\\?""(?<password>[^""\\]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // One of them is in each text that the pattern of values matches; the same for the pattern of passwords.
    private static readonly WordSearch s_valueWords = new(
        "akia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "npm_", "xox", "sq0", "sk_live_",
        "aiza", "-----begin");

    private static readonly WordSearch s_passwordWords = new(
        "password", "pwd", "accountkey", "sharedaccesskey", "sharedsecretvalue", "://");

    // "SECRET_KEY_BASE=dummy rake assets:precompile".
    private const int MinKeyLength = 7;

    // Longer than any that people write; its pattern tries each place of a longer text again.
    private const int MaxPlaceholderLength = 1000;

    // The end of a file name decides.
    private const RegexOptions FromTheEnd = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
        | RegexOptions.RightToLeft;

    private static readonly Regex s_file = new(
        @"(?:\A|/)(?:\.env(?:\.(?:local|production|prod|development|dev|staging))?|id_rsa|id_dsa|id_ecdsa|id_ed25519"
        + @"|secrets\.json|\.git-credentials|\.netrc)\z|.\.(?:pfx|p12|key|jks|keystore)\z",
        FromTheEnd);

    // Files that hold a token of a registry or a cloud where one is needed, and none elsewhere.
    private static readonly Regex s_credentialFile = new(
        @"(?:\A|/)(?:nuget\.config|\.npmrc|\.yarnrc(?:\.yml)?|\.netrc|_netrc|pip\.conf|pip\.ini|\.pypirc|settings\.xml"
        + @"|settings-security\.xml|gradle\.properties|\.docker/config\.json"
        + @"|\.dockercfg|auth\.json|\.git-credentials|\.aws/credentials|credentials(?:\.json|\.yml)?|kubeconfig"
        + @"|\.kube/config|application_default_credentials\.json|(?:gcp-?)?key\.json"
        + @"|service-?account[\w-]*\.json|\.env|id_rsa|id_dsa|id_ecdsa|id_ed25519|\.cargo/credentials(?:\.toml)?"
        + @"|\.gem/credentials|\.bowerrc|\.condarc)\z",
        FromTheEnd);

    private static readonly Regex s_placeholder = new(
        @"\A(?:\*\*.+\*\*|<.+>|\{\{.+\}\}|__\w+__|(?:.*[_-])?x{3,}|replace[_-]?(?:me|this|it)"
            + @"|.*change[_-]?(?:me|this|it).*|set[_-]?me|define[_-]?me|dummy|ignored|random"
            + @"|(?:this[_-]?is[_-]?)?not[_-]?(?:an?|so|the)?[_-]?(?:secret|important).*|\w*(?:_|var)here\w*"
            + @"|(?:my[_-]?)?(?:token|pass)|very[_-]strong[_-]password|0{8}(?:-0{4}){3}-0{12}|placeholder|undefined"
            + @"|todo|fixme|(?:set|put|insert|enter)[_-]?(?:an?|your|my|the)[_-]?\w*|this[_-]is[_-]an?[_-]\w+"
            + @"|your[_-]?\w+(?:-\w+)*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_publicKey = new(
        @"(?:\A|[/_.-])(?:signing|public|pubkey|release|archive|repo(?:sitory)?|gpg|apt|rpm)[_.-]?key\z"
            + @"|[_.-](?:signing|public|gpg|apt|archive)\.key\z",
        FromTheEnd);

    private static readonly string[] s_switches =
    {
        "true", "false", "yes", "no", "on", "off", "0", "1", "none", "null", "disabled", "enabled",
    };

    private static readonly Regex s_publicValue = new(
        @"\A(?:(?:0x)?(?:[0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{40})|[0-9a-f]{4}(?:[\s:]+[0-9a-f]{4}){9,}"
            + @"|(?:[0-9a-f]{2}:)+[0-9a-f]{2}|[\w./~-]+\.(?:pub|asc|gpg|pem|key|crt|cer|der|pfx|p12|jks|json|ya?ml"
            + @"|txt|conf|rsa))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_scriptName = new(
        @"\A[\w./-]+\.(?:sh|bash|py|rb|pl|ps1|bat|cmd|sql|xml|properties|ini|cfg|toml|json|ya?ml|txt)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_testValue = new(
        @"(?:\A|[^a-z])(?:test|tests|testing|dummy|example|fake|sample|placeholder|local|dev)(?:\z|[^a-z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Lazy<Dictionary<string, string[]>> s_names = new(() =>
        TableFile.Read("secret-names.tsv").GroupBy(row => row[0], row => Delimit(row[1]), StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => kind.ToArray(), StringComparer.Ordinal));

    private static readonly string[] s_kinds = ["secret", "key", "auth", "weak"];

    private static readonly Recent<string, string?> s_nameKinds = new(GetKind);

    private static readonly Recent<string, bool> s_isValue = new(MatchesValue);

    private static readonly Recent<string, bool> s_isFile = new(MatchesFile);

    private static readonly Recent<string, bool> s_isCredentialFile = new(MatchesCredentialFile);

    /// <summary>Whether a variable of this name and value holds a secret.</summary>
    /// <param name="value"><see langword="null"/> where it is not known: of an ARG without default, whatever the caller
    /// gives.</param>
    public static bool IsSecret(string name, string? value)
    {
        if (IsSecretValue(value))
            return true;
        if (s_nameKinds[name] is not { } kind || IsHarmless(value) || value?.Trim('"') == name)
            return false;
        return kind switch
        {
            "secret" => true,
            "key" => value is null || (value.Length > MinKeyLength && !s_publicValue.IsMatch(value)
                && !value.Contains("://")),
            "auth" => value is null || IsRandom(value, 8),
            _ => value is not null && (name.EndsWith("key", StringComparison.OrdinalIgnoreCase) ? IsRandom(value, 20)
                : !value.Contains("://") && value.Any(c => !char.IsDigit(c))),
        };
    }

    public static bool IsSecretName(string name) => s_nameKinds[name] is "secret" or "key";

    // The first row that the name ends with, the stronger kinds first; null where it is not a secret.
    private static string? GetKind(string name)
    {
        var words = Delimit(VariableNames.ToWords(name));
        if (name is "PWD" or "OLDPWD"
            || Array.Exists(s_names.Value["client"], prefix => words.StartsWith(prefix, StringComparison.Ordinal))
            || Array.Exists(s_names.Value["not"], words.Contains))
            return null;
        return Array.Find(s_kinds, kind =>
            Array.Exists(s_names.Value[kind], row => words.EndsWith(row, StringComparison.Ordinal)));
    }

    // So that only whole words match.
    private static string Delimit(string words) => $" {words} ";

    // Long, of letters and digits, and neither a fingerprint nor a path.
    private static bool IsRandom(string value, int length) => value.Length >= length && value.Any(char.IsDigit)
        && value.Any(char.IsLetter)
        && !s_publicValue.IsMatch(value) && !value.Contains("://") && value.IndexOfAny(new[] { ' ', '$', '{' }) < 0;

    /// <summary>Whether a value says that it is for tests: <c>TEST_SECRET</c>.</summary>
    public static bool IsForTests(string? value) => value is not null && s_testValue.IsMatch(value);

    /// <summary>
    /// Whether it is a placeholder: <c>changeme</c>, <c>**None**</c>, <c>&lt;token&gt;</c>.
    /// </summary>
    public static bool IsPlaceholder(string value) =>
        value.Length <= MaxPlaceholderLength && s_placeholder.IsMatch(value);

    /// <summary>Whether the value is known to be none: empty, a switch, a path, or a placeholder.</summary>
    public static bool IsHarmless(string? value) => value is not null
        && (value.Trim('"', '\'', ' ').Length == 0 || IsPlaceholder(value) || value == AppServicePassword
            || s_switches.Contains(value.ToLowerInvariant()) || s_scriptName.IsMatch(value) || value[0] == '/'
            || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the value has the shape of a well-known token, a private key, or a connection string with a password.
    /// </summary>
    public static bool IsSecretValue(string? value) => value is { Length: > 0 } && s_isValue[value];

    private static bool MatchesValue(string value) =>
        ((s_valueWords.IsIn(value) && s_value.IsMatch(value))
            || s_passwordWords.IsIn(value) && s_password.Matches(value).Cast<Match>().Any(match =>
                match.Groups["password"].Value.Trim('"', '\'', ' ') is var password && !IsHarmless(password)
                && password[0] is not ('$' or '{' or '<' or '%')));

    public static bool IsSecretFile(string path) => s_isFile[path];

    private static bool MatchesFile(string path) =>
        s_file.IsMatch(path.Replace('\\', '/')) && !s_publicKey.IsMatch(path);

    /// <summary>Whether a file of this name holds credentials where there is reason to delete it.</summary>
    public static bool IsCredentialFile(string path) => s_isCredentialFile[path];

    private static bool MatchesCredentialFile(string path) => s_credentialFile.IsMatch(path.Replace('\\', '/'))
        || IsSecretFile(path);
}
