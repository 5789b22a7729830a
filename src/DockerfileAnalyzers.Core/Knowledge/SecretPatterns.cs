using System.Text.RegularExpressions;

namespace DockerfileAnalyzers.Knowledge;

/// <summary>What names and values give secrets away, and what only looks so.</summary>
public static class SecretPatterns
{
    /// <summary>Azure App Service logs in to containers with it, through a port that only App Service reaches.</summary>
    public const string AppServicePassword = "root:Docker!";

    private static readonly Regex s_name = new(
        @"(?:\A|[_.-]|\APG)(?:api_?key|access_?key|secret_?key|private_?key|encryption_?key|auth_?token|access_?token|token|pat|password|passwd|pwd|pword|passphrase|secret|secrets|credential|credentials)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_value = new(
        @"\AAKIA[0-9A-Z]{16}\z|\Agh[pousr]_[A-Za-z0-9]{36,}\z|\Agithub_pat_\w{50,}\z|\Axox[abpr]-[\w-]{20,}\z|\Asq0\w{3}-[\w-]{20,}\z|-----BEGIN [A-Z ]*PRIVATE KEY-----|;\s*Password=[^;]+|\APassword=[^;]+;|://[^/\s:@]+:[^/\s:@$]+@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_file = new(
        @"(?:\A|/)(?:\.env(?:\.(?:local|production|prod|development|dev|staging))?|id_rsa|id_dsa|id_ecdsa|id_ed25519|secrets\.json|\.git-credentials|\.netrc|.+\.(?:pfx|p12|key|jks|keystore))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_weakName = new(@"(?:\A|[_.-]|DB|ADMIN|ROOT)(?:pass|passwd|psw|pwd)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_placeholder = new(
        @"\A(?:\*\*.+\*\*|<.+>|\{\{.+\}\}|__\w+__|(?:.*[_-])?x{3,}|replace[_-]?(?:me|this|it)|.*change[_-]?(?:me|this|it).*|set[_-]?me|define[_-]?me|dummy|ignored|random|(?:this[_-]?is[_-]?)?not[_-]?(?:an?|so|the)?[_-]?(?:secret|important).*|\w*(?:_|var)here\w*|(?:my[_-]?)?(?:token|pass)|very[_-]strong[_-]password|0{8}(?:-0{4}){3}-0{12}|placeholder|undefined|todo|fixme|your[_-]?\w+(?:-\w+)*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_publicKey = new(@"(?:\A|[/_.-])(?:signing|public|pubkey|release|archive|repo(?:sitory)?|gpg|apt|rpm)[_.-]?key\z|[_.-](?:signing|public|gpg|apt|archive)\.key\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_switches = { "true", "false", "yes", "no", "on", "off", "0", "1", "none", "null", "disabled", "enabled" };

    public static bool IsSecretName(string name) => s_name.IsMatch(name);

    /// <summary>Whether the name may be that of a secret, and its value has to say so: <c>DB_PASS</c> is, <c>PROXY_PASS</c> is not.</summary>
    public static bool IsMaybeSecretName(string name) => s_weakName.IsMatch(name);

    /// <summary>Whether somebody is to put something in its place: <c>changeme</c>, <c>**None**</c>, <c>&lt;token&gt;</c>.</summary>
    public static bool IsPlaceholder(string value) => s_placeholder.IsMatch(value);

    /// <summary>Whether the value is known to be none: empty, a switch, a path, or a placeholder.</summary>
    public static bool IsHarmless(string? value) => value is not null
        && (value.Trim('"', '\'', ' ').Length == 0 || IsPlaceholder(value) || value == AppServicePassword || s_switches.Contains(value.ToLowerInvariant()) || value[0] == '/' || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the value has the shape of a well-known token, a private key, or a connection string with a password.</summary>
    public static bool IsSecretValue(string? value) => value is { Length: > 0 } && s_value.IsMatch(value);

    public static bool IsSecretFile(string path) => s_file.IsMatch(path.Replace('\\', '/')) && !s_publicKey.IsMatch(path);
}
