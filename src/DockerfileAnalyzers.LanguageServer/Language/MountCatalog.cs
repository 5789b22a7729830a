namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>The types of <c>RUN --mount</c>, and the keys of each.</summary>
internal static class MountCatalog
{
    private static readonly FlagInfo s_target = new("target", "<path>", "Where it is mounted.");
    private static readonly FlagInfo s_required = new("required", "<true|false>",
        "Fails the build where the caller does not pass it.") { Values = ["true", "false"] };
    private static readonly FlagInfo s_mode = new("mode", "<mode>", "Permissions, octal.");
    private static readonly FlagInfo s_user = new("uid", "<number>", "Owner; 0 by default.");
    private static readonly FlagInfo s_group = new("gid", "<number>", "Group; 0 by default.");

    /// <summary>The types by name.</summary>
    public static ImmutableArray<FlagInfo> Types { get; } =
    [
        new("cache", "", "A directory that is kept between builds: for caches of package managers and compilers."),
        new("secret", "", "A file or a variable with a secret that the caller passes; never part of the image."),
        new("bind", "", "Files of the build context, of a stage or of an image, without copying them."),
        new("ssh", "", "The SSH agent of the caller."),
        new("tmpfs", "", "A directory in memory."),
    ];

    /// <param name="type">Of the mount; what is not known is a bind.</param>
    public static ImmutableArray<FlagInfo> GetKeys(string type) => type switch
    {
        "cache" =>
        [
            s_target,
            new("id", "<name>", "Which cache; the target by default."),
            new("sharing", "<mode>", "Whether builds at the same time share it.")
            {
                Values = ["shared", "private", "locked"],
            },
            new("from", "<stage>|<image>", "What the cache starts with."),
            new("source", "<path>", "The directory of it."),
            new("readonly", "", "Cannot be written to."),
            s_mode, s_user, s_group,
        ],
        "secret" =>
        [
            new("id", "<name>", "Which secret: 'docker build --secret id=…'."),
            s_target,
            new("env", "<name>", "The variable that contains it, instead of a file."),
            s_required, s_mode, s_user, s_group,
        ],
        "ssh" => [new("id", "<name>", "Which agent or key; 'default' by default."), s_target, s_required, s_mode],
        "tmpfs" => [s_target, new("size", "<bytes>", "Upper limit.")],
        _ =>
        [
            s_target,
            new("source", "<path>", "What is mounted; the root of where it comes from by default."),
            new("from", "<stage>|<image>", "Where it comes from; the build context by default."),
            new("readwrite", "", "Can be written to; what is written is dropped."),
        ],
    };
}
