namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>The instructions of the Dockerfile language.</summary>
internal static class InstructionCatalog
{
    private static readonly FlagInfo s_chown = new("chown", "<user>:<group>",
        "Owner and group of the files in the image; numbers work in any image, names only where the image has them.");

    private static readonly FlagInfo s_chmod = new("chmod", "<mode>",
        "Permissions of the files: octal, or symbolic such as 'u=rwX,go=rX'. Saves a RUN chmod and its layer.");

    private static readonly FlagInfo s_link = new("link", "",
        "Creates a layer that does not depend on those below it, so that it stays cached when the base changes.");

    private static readonly FlagInfo s_exclude = new("exclude", "<pattern>",
        "Excludes files that match; can be specified several times.");

    private static readonly FlagInfo s_platform = new("platform", "<platform>",
        "The platform of the image, such as linux/arm64 or $BUILDPLATFORM.")
    {
        Values = ["$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64", "linux/arm64"],
    };

    /// <summary>In the order in which they are usually used.</summary>
    public static ImmutableArray<InstructionInfo> All { get; } =
    [
        new("FROM", ["<image>[:<tag>|@<digest>] [AS <name>]"],
            "Starts a build stage from an image, from an earlier stage, or from the empty image 'scratch'.",
            "The last stage becomes the image unless '--target' names another one. Only ARG may come before it, and "
            + "only the variables declared there can be used in it.",
            "FROM ${1:image} AS ${2:name}") { Flags = [s_platform] },
        new("RUN", ["<command>", "[\"<program>\", \"<argument>\"]", "<<EOF"],
            "Runs a command while the image is built and stores the changes as a layer.",
            "Files that a later RUN deletes still take up space in the layer that wrote them. The shell form runs in "
            + "the shell that SHELL specifies; the exec form runs without a shell.",
            "RUN ${1:command}")
        {
            Flags =
            [
                new("mount", "type=<type>,target=<path>",
                    "Mounts a cache, a secret, an SSH agent, or files for this instruction only. Mounted files do "
                    + "not become part of the image."),
                new("network", "<mode>", "The network of the command.") { Values = ["default", "none", "host"] },
                new("security", "<mode>", "Whether the command runs with more privileges; the builder must allow it.")
                {
                    Values = ["sandbox", "insecure"],
                },
                new("device", "<name>", "Gives the command access to a CDI device of the builder."),
            ],
        },
        new("COPY", ["<source>... <destination>", "[\"<source>\", \"<destination>\"]", "<<EOF <destination>"],
            "Copies files from the build context, from another stage, or from an image.",
            "Sources are relative to the build context; what .dockerignore excludes cannot be copied. A destination "
            + "that ends in '/' is a directory; a relative one is below WORKDIR.",
            "COPY ${1:source} ${2:destination}")
        {
            Flags =
            [
                new("from", "<stage>|<image>", "Copies from a build stage, an image, or a named context."),
                s_chown, s_chmod, s_link,
                new("parents", "", "Keeps the directories above each source."),
                s_exclude,
            ],
        },
        new("ADD", ["<source>... <destination>", "[\"<source>\", \"<destination>\"]"],
            "Copies files like COPY, and also unpacks local archives, downloads URLs and clones Git repositories.",
            "Use COPY unless you need one of these. A downloaded archive is extracted only with '--unpack'.",
            "ADD ${1:source} ${2:destination}")
        {
            Flags =
            [
                new("checksum", "sha256:<digest>", "Verifies the download."),
                new("keep-git-dir", "<true|false>", "Keeps the .git directory of a cloned repository.")
                {
                    Values = ["true", "false"],
                },
                new("unpack", "<true|false>", "Whether an archive is unpacked.") { Values = ["true", "false"] },
                s_chown, s_chmod, s_link, s_exclude,
            ],
        },
        new("WORKDIR", ["<path>"],
            "Sets the working directory of the instructions that follow and of the container; creates it if needed.",
            "A path can be relative to the previous WORKDIR. Use it instead of 'RUN cd', which affects one RUN only.",
            "WORKDIR ${1:/app}"),
        new("ENV", ["<name>=<value>..."],
            "Sets environment variables for the instructions that follow and for the container.",
            "Anyone who has the image can read them, so do not use them for secrets. All values in one ENV see "
            + "the variables as they were before it.",
            "ENV ${1:name}=${2:value}"),
        new("ARG", ["<name>[=<default>]..."],
            "Declares a variable that 'docker build --build-arg' can set; it exists during the build only.",
            "An ARG before the first FROM is available in FROM; a stage that uses it must declare it again. "
            + "Values can be read in the history of the image, so do not use them for secrets.",
            "ARG ${1:name}=${2:default}"),
        new("USER", ["<user>[:<group>]"],
            "Sets the user of the instructions that follow and of the container.",
            "Without it, most images run as root. A platform can check that a numeric UID is not root, but not a name.",
            "USER ${1:user}"),
        new("EXPOSE", ["<port>[/<protocol>]..."],
            "Documents the ports that the program listens on.",
            "It does not publish the ports; 'docker run -p' or the platform does that.",
            "EXPOSE ${1:8080}"),
        new("ENTRYPOINT", ["[\"<program>\", \"<argument>\"]", "<command>"],
            "Sets the program that the container starts; CMD and the arguments of 'docker run' are passed to it.",
            "Use the exec form: in shell form a shell is process 1, signals such as SIGTERM do not reach the program, "
            + "and CMD is ignored.",
            "ENTRYPOINT [\"${1:program}\"]"),
        new("CMD", ["[\"<program>\", \"<argument>\"]", "<command>"],
            "Sets the default command, or the default arguments of ENTRYPOINT.",
            "Only the last one of a stage has an effect. Arguments of 'docker run <image> …' replace it.",
            "CMD [\"${1:program}\"]"),
        new("HEALTHCHECK", ["CMD <command>", "NONE"],
            "Sets the command that checks whether the container still works.",
            "Exit status 0 is healthy and 1 is unhealthy. Kubernetes ignores it and has its own probes.",
            "HEALTHCHECK CMD ${1:command}")
        {
            Flags =
            [
                new("interval", "<duration>", "The time between two checks; 30s by default."),
                new("timeout", "<duration>", "The time after which a check fails; 30s by default."),
                new("start-period", "<duration>", "The time during which failures do not count; 0s by default."),
                new("start-interval", "<duration>", "The time between checks during the start period; 5s by default."),
                new("retries", "<count>", "The number of consecutive failures that make it unhealthy; 3 by default."),
            ],
        },
        new("LABEL", ["<key>=<value>..."],
            "Adds metadata to the image, such as 'org.opencontainers.image.source'.",
            "Labels of the base image are inherited; the last value of a key applies.",
            "LABEL ${1:org.opencontainers.image.source}=${2:value}"),
        new("VOLUME", ["<path>...", "[\"<path>\"]"],
            "Declares directories that are kept outside of the container's file system.",
            "Each container gets a new anonymous volume unless one is mounted. Changes that later instructions make "
            + "there can be lost.",
            "VOLUME [\"${1:/data}\"]"),
        new("SHELL", ["[\"<program>\", \"<argument>\"]"],
            "Sets the shell that runs the shell form of RUN, CMD and ENTRYPOINT.",
            "The default is [\"/bin/sh\", \"-c\"] on Linux and [\"cmd\", \"/S\", \"/C\"] on Windows.",
            "SHELL [\"${1:/bin/bash}\", \"-o\", \"pipefail\", \"-c\"]"),
        new("STOPSIGNAL", ["<signal>"],
            "Sets the signal that asks the container to stop; SIGTERM by default.",
            "The container is killed if it has not stopped after the grace period, 10 seconds by default.",
            "STOPSIGNAL ${1:SIGTERM}"),
        new("ONBUILD", ["<instruction>"],
            "Records an instruction that runs when another image is built from this one.",
            "It runs right after FROM of that build. FROM, ONBUILD and MAINTAINER cannot be recorded.",
            "ONBUILD ${1:instruction}"),
        new("MAINTAINER", ["<name>"],
            "Deprecated; sets the author of the image.",
            "Use LABEL org.opencontainers.image.authors=\"…\" instead.",
            "LABEL org.opencontainers.image.authors=\"${1:name}\""),
    ];

    /// <param name="keyword">In any case.</param>
    public static InstructionInfo? Find(string keyword) =>
        All.FirstOrDefault(info => info.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase));
}
