using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>A command that fetches a file: curl, wget, or git clone.</summary>
/// <param name="Url">The first that is written out.</param>
/// <param name="Target">The file that is written; <see langword="null"/> for standard output, or where unknown.</param>
public sealed record Download(ShellCommand Command, string Url, TextSpan UrlSpan, string? Target)
{
    private static readonly ImmutableHashSet<string> s_interpreters = ImmutableHashSet.Create(StringComparer.Ordinal,
        "sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python2", "python3", "perl", "ruby", "node", "php", "source", ".", "eval", "fish");

    private static readonly ImmutableHashSet<string> s_verifiers = ImmutableHashSet.Create(StringComparer.Ordinal,
        "sha256sum", "sha512sum", "sha384sum", "sha224sum", "sha1sum", "md5sum", "shasum", "b2sum", "gpg", "gpg2", "gpgv", "cosign", "minisign", "openssl", "signify", "slsa-verifier", "rhash");

    public string Tool => Command.Tool;

    public bool IsClearText => Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    public string Host
    {
        get
        {
            var start = Url.IndexOf("://", StringComparison.Ordinal) + 3;
            var end = Url.IndexOfAny(new[] { '/', '?', '#' }, start);
            var authority = end < 0 ? Url.Substring(start) : Url.Substring(start, end - start);
            return authority.Substring(authority.LastIndexOf('@') + 1).Split(':')[0];
        }
    }

    /// <summary>Whether it comes from the build machine, or from a name that only an inner network knows.</summary>
    public bool IsLocal => Host.Length == 0 || Host.IndexOf('.') < 0 || Host.StartsWith("127.", StringComparison.Ordinal) || Host.StartsWith("10.", StringComparison.Ordinal) || Host.StartsWith("192.168.", StringComparison.Ordinal)
        || Host.StartsWith("169.254.", StringComparison.Ordinal) || Host.EndsWith(".internal", StringComparison.Ordinal) || Host.EndsWith(".local", StringComparison.Ordinal) || Host.StartsWith("0.", StringComparison.Ordinal) || Host[0] == '[';

    /// <summary>Whether an error of the server makes the command fail. wget always does.</summary>
    public bool FailsOnError => Command.Name != "curl" || Command.HasOption("-f", "--fail", "--fail-with-body", "--fail-early");

    /// <summary>Whether an interpreter reads what is fetched: <c>| sh</c>, <c>sh -c "$(curl …)"</c>.</summary>
    public bool IsExecuted => Command.Pipeline is { } pipeline
        ? pipeline.Commands.SkipWhile(member => member != Command.Syntax).Skip(1).OfType<SimpleCommandSyntax>().Any(IsInterpreter)
        : Command.Script?.Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>().Any(outer => outer != Command.Syntax && IsInterpreter(outer)
            && outer.Words.Any(word => word.Substitutions.Any(substitution => substitution.DescendantsAndSelf().Contains(Command.Syntax)))) == true;

    /// <returns><see langword="null"/> where the command fetches nothing, or from where is not known.</returns>
    public static Download? Find(ShellCommand command)
    {
        if (command.Name is not ("curl" or "wget" or "aria2c") && command is not { Name: "git", Action: "clone" })
            return null;
        var url = command.Operands.FirstOrDefault(operand => operand.Literal is { } text && IsUrl(text));
        if (url is null && command.Name == "curl" && command.Options.FirstOrDefault(option => option.Name == "--url" && option.Value is not null && IsUrl(option.Value)) is { } named)
            return new Download(command, named.Value!, named.Span, command.GetOptionValue("-o", "--output"));
        return url is null ? null : new Download(command, url.Literal!, url.Span, command.GetOptionValue(command.Name == "wget" ? new[] { "-O", "--output-document" } : new[] { "-o", "--output" }) ?? FileName(command, url.Literal!));
    }

    /// <summary>Whether one of the commands compares a checksum or a signature.</summary>
    public static bool IsVerified(IEnumerable<ShellCommand> commands) => commands.Any(command => s_verifiers.Contains(command.Name)
        && (command.Name is not ("gpg" or "gpg2" or "openssl") || command.Arguments.Any(argument => argument.Literal is "--verify" or "-verify" or "dgst")));

    /// <summary>Whether the file is unpacked, installed or made executable by one of the commands.</summary>
    public bool IsInstalledBy(IEnumerable<ShellCommand> commands)
    {
        if (Command.PipeTarget?.Words.FirstOrDefault()?.Literal is "tar" or "bsdtar" or "unzip" or "cpio" or "gunzip")
            return true;
        var name = Target is null or "-" ? null : Target.Substring(Target.LastIndexOf('/') + 1);
        return name is { Length: > 0 } && commands.Any(command => command.Name is "tar" or "bsdtar" or "unzip" or "dpkg" or "rpm" or "chmod" or "sh" or "bash" or "apt-get" or "apt" or "yum" or "dnf" or "install" or "python" or "python3" or "apk"
            && command.Span.Start > Command.Span.Start && command.Arguments.Any(argument => argument.Literal?.EndsWith(name, StringComparison.Ordinal) == true));
    }

    private static string? FileName(ShellCommand command, string url) =>
        command.Name == "wget" || command.HasOption("-O", "--remote-name", "--remote-name-all") ? url.Split('?')[0].Substring(url.Split('?')[0].LastIndexOf('/') + 1) : null;

    private static bool IsUrl(string text) => text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // "| sudo -E bash -": the first word that is no option is looked at, behind what only starts another program. A program text of its own ("python3 -c …") reads data.
    private static bool IsInterpreter(SimpleCommandSyntax command)
    {
        var words = command.Words.Select(word => word.Literal ?? "").SkipWhile(word => word is "sudo" or "env" or "exec" or "nohup" || (word.StartsWith("-", StringComparison.Ordinal)) || word.IndexOf('=') > 0).ToArray();
        if (words.Length == 0 || !s_interpreters.Contains(words[0].Substring(words[0].LastIndexOf('/') + 1)))
            return false;
        return !(words.Skip(1).Any(word => word is "-c" or "-e" or "-m" or "-ne" or "-pe" or "-p" or "-r") && !command.Words.Any(word => word.Substitutions.Any()));
    }
}
