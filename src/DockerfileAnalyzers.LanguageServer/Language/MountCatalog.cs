namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>The types of <c>RUN --mount</c>, and the keys of each.</summary>
internal static class MountCatalog
{
    private static readonly FlagInfo s_target = new("target", "<path>", "The path where it is mounted.");
    private static readonly FlagInfo s_required = new("required", "<true|false>",
        "Fails the build if the caller does not pass it.") { Values = ["true", "false"] };
    private static readonly FlagInfo s_mode = new("mode", "<mode>", "Permissions, octal.");
    private static readonly FlagInfo s_user = new("uid", "<number>", "Owner; 0 by default.");
    private static readonly FlagInfo s_group = new("gid", "<number>", "Group; 0 by default.");

    /// <summary>The types by name.</summary>
    public static ImmutableArray<FlagInfo> Types { get; } =
    [
        new("cache", "", "A directory that is kept between builds, for caches of package managers and compilers."),
        new("secret", "", "A secret that the caller passes, as a file or a variable; never part of the image."),
        new("bind", "", "Files from the build context, a build stage or an image, without copying them."),
        new("ssh", "", "The SSH agent of the caller."),
        new("tmpfs", "", "A directory in memory."),
    ];

    /// <param name="type">The type of the mount; what is not known is a bind.</param>
    public static ImmutableArray<FlagInfo> GetKeys(string type) => type switch
    {
        "cache" =>
        [
            s_target,
            new("id", "<name>", "The id of the cache; the target by default."),
            new("sharing", "<mode>", "Whether concurrent builds share it.")
            {
                Values = ["shared", "private", "locked"],
            },
            new("from", "<stage>|<image>", "The source of the initial contents."),
            new("source", "<path>", "The directory in the source."),
            new("readonly", "", "Makes the mount read-only."),
            s_mode, s_user, s_group,
        ],
        "secret" =>
        [
            new("id", "<name>", "The id of the secret in 'docker build --secret id=…'."),
            s_target,
            new("env", "<name>", "The variable that contains it, instead of a file."),
            s_required, s_mode, s_user, s_group,
        ],
        "ssh" => [new("id", "<name>", "Id of the agent or key; 'default' by default."), s_target, s_required, s_mode],
        "tmpfs" => [s_target, new("size", "<bytes>", "The maximum size.")],
        _ =>
        [
            s_target,
            new("source", "<path>", "The path in the source that is mounted; its root by default."),
            new("from", "<stage>|<image>", "The source; the build context by default."),
            new("readwrite", "", "Allows writes; the written data is discarded."),
        ],
    };
}
