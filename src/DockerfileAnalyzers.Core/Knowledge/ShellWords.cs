namespace DockerfileAnalyzers.Knowledge;

/// <summary>What is known of the words that shell commands print and take.</summary>
public static class ShellWords
{
    // Each prints one word without blanks, whatever its arguments are; counted over the RUN instructions of 14,671 Dockerfiles.
    private static readonly ImmutableHashSet<string> s_singleWord = Set(
        "nproc getconf uname arch hostname whoami id pwd basename dirname mktemp lsb_release dpkg-architecture tty logname date seq pgrep realpath readlink expr");

    private static readonly ImmutableHashSet<string> s_singleWordWith = Set(
        "dpkg --print-architecture|rpm -E|rpm --eval|apk --print-arch|python --version|python3 --version|go env|go version|gem env|npm bin|npm root|yarn global|command -v|which -a|git rev-parse|git describe|cat /etc/debian_version|cat /etc/alpine-release|xcrun --show-sdk-path|rustc --version|brew --prefix|llvm-config --prefix|stat -c|wc -l", '|');

    // Programs whose operands are lists: a variable that is a list is meant to become several of them.
    private static readonly ImmutableHashSet<string> s_listTakers = Set(
        "apt-get apt aptitude apt-mark apt-cache apk yum dnf microdnf tdnf zypper pacman rpm dpkg pip pip2 pip3 pipx uv conda mamba npm yarn pnpm gem bundle cargo go composer luarocks cpan cpanm opam "
        + "docker-php-ext-install docker-php-ext-enable docker-php-ext-configure pecl install-php-extensions make cmake ./configure configure ../configure ninja gcc g++ cc c++ clang ld java mvn gradle ant sbt dotnet msbuild "
        + "phpenmod phpdismod a2enmod a2dismod rpmbuild emerge brew choco jlink strip kill rustup locale-gen docker set eval emacs nvm sdk xbps-install tlmgr install2.r rosdep colcon catkin_make bazel meson ./config config ./bootstrap.sh ./b2 "
        + "echo printf");

    // What the environment of every build gives without blanks.
    private static readonly ImmutableHashSet<string> s_cleanVariables = Set("HOME PWD OLDPWD PATH USER LOGNAME HOSTNAME UID EUID GID SHELL LANG LC_ALL TMPDIR PPID RANDOM SECONDS LINENO OSTYPE MACHTYPE HOSTTYPE SHLVL"
        + " TARGETARCH TARGETOS TARGETPLATFORM TARGETVARIANT BUILDARCH BUILDOS BUILDPLATFORM BUILDVARIANT JAVA_HOME GOPATH GOROOT CARGO_HOME RUSTUP_HOME NVM_DIR HADOOP_HOME CATALINA_HOME PHP_INI_DIR VIRTUAL_ENV CONDA_DIR");

    // What shells set by themselves, by the manuals of bash, dash and busybox; the last come with a mount of an SSH
    // agent and from the builder.
    private static readonly ImmutableHashSet<string> s_shellVariables = Set("HOME PWD OLDPWD USER LOGNAME HOSTNAME UID EUID SHELL SHLVL PPID RANDOM SRANDOM SECONDS LINENO OSTYPE MACHTYPE"
        + " HOSTTYPE GROUPS DIRSTACK FUNCNAME PIPESTATUS REPLY OPTARG OPTIND OPTERR IFS PS1 PS2 PS3 PS4 COLUMNS LINES TERM SHELLOPTS EPOCHSECONDS EPOCHREALTIME MAPFILE COPROC"
        + " COMP_WORDS COMP_CWORD COMPREPLY HISTCMD MAILCHECK PATH SSH_AUTH_SOCK SOURCE_DATE_EPOCH");

    // Programs and builtins that never read standard input, whatever their arguments are, by their manual pages.
    private static readonly ImmutableHashSet<string> s_inputIgnorers = Set("alias basename bg cal cd chgrp chmod chown cp dirname du echo export fg fuser getconf getopt getopts ipcrm ipcs jobs kill ln locale ls mv "
        + "printf ps pwd renice rm rmdir set sleep touch trap ulimit unalias uname");

    // Programs that take any number of files.
    private static readonly ImmutableHashSet<string> s_fileTakers = Set(
        "rm cp mv ln chmod chown chgrp touch mkdir rmdir install tar zip unzip gzip gunzip bzip2 xz cat ls grep sed wc du stat file "
        + "sort head tail md5sum sha1sum sha256sum dos2unix unix2dos javac readelf ldd objcopy patchelf upx easy_install diff "
        + "shellcheck xargs export unset");

    private static readonly ImmutableHashSet<string> s_listPrinters = Set(
        "cat find ls grep egrep fgrep awk gawk sed tr cut sort uniq seq comm jq yq xargs git rpm dpkg-query apt-mark scanelf head tail");

    // Nothing where there is no user, no link, no process.
    private static readonly ImmutableHashSet<string> s_maybeSilent = Set(
        "whoami logname id hostname readlink realpath pgrep");

    /// <summary>Whether a command that prints one word may print nothing instead.</summary>
    public static bool MayPrintNothing(string program) => s_maybeSilent.Contains(program);

    /// <summary>Whether a program takes any number of files.</summary>
    public static bool TakesFiles(string program) => s_fileTakers.Contains(program);

    /// <summary>Whether a program prints a list, or one line after the other.</summary>
    public static bool PrintsList(string program) => s_listPrinters.Contains(program);

    /// <summary>Whether a program does nothing with its standard input; some ask a question there when an option says so.</summary>
    public static bool IgnoresInput(string program) => s_inputIgnorers.Contains(program);

    /// <summary>Whether a command prints one word without blanks.</summary>
    public static bool PrintsOneWord(string name, string? firstArgument) =>
        s_singleWordWith.Contains($"{name} {firstArgument}") || (s_singleWord.Contains(name) && PrintsOneWordWith(name, firstArgument ?? ""));

    private static bool PrintsOneWordWith(string name, string argument) => name switch
    {
        // Without a format, or with blanks in it, the date is several.
        "date" => argument.Length > 0 && !argument.Any(char.IsWhiteSpace) && (argument.Contains('%') || argument[0] == '-'),
        "uname" => argument is not ("-a" or "--all"),
        "id" => argument.StartsWith("-", StringComparison.Ordinal) && argument.IndexOfAny(new[] { 'u', 'g' }) > 0,
        "hostname" => argument is not ("-I" or "-A"),
        _ => true,
    };

    /// <summary>Whether a program takes lists of things, so that a list in a variable is no mistake.</summary>
    public static bool TakesList(string program) => s_listTakers.Contains(program) || program.EndsWith("/configure", StringComparison.Ordinal) || program.StartsWith("pip3.", StringComparison.Ordinal);

    public static bool IsCleanVariable(string name) => s_cleanVariables.Contains(name);

    /// <summary>Whether a shell or the builder may set a variable by itself.</summary>
    public static bool IsShellVariable(string name) => s_shellVariables.Contains(name)
        || name.StartsWith("BASH", StringComparison.Ordinal) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    /// <summary>Whether a variable is called like a list: <c>buildDeps</c>, <c>CFLAGS</c>, <c>PACKAGES</c>, <c>EXTRA_OPTS</c>.</summary>
    public static bool IsNamedLikeList(string name)
    {
        var upper = name.ToUpperInvariant();
        return (upper.EndsWith("S", StringComparison.Ordinal) && !upper.EndsWith("SS", StringComparison.Ordinal) && !upper.EndsWith("OS", StringComparison.Ordinal))
            || upper.EndsWith("LIST", StringComparison.Ordinal) || upper.EndsWith("ARGV", StringComparison.Ordinal) || upper.Contains("SAVEDAPTMARK");
    }

    private static ImmutableHashSet<string> Set(string words, char separator = ' ') =>
        words.Split(new[] { separator }, StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
}
