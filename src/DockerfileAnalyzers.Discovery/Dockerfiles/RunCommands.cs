using System.Text.RegularExpressions;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>A command that starts a container of the image: <c>docker run</c>.</summary>
/// <param name="File">The name of the file that contains it.</param>
/// <param name="Writable">
/// Where the container can write although its root file system is read-only; <see langword="null"/> where it can write
/// anywhere, or that is not known.
/// </param>
/// <param name="Passed">
/// The variables and options that it passes to the program; an empty name for those that are not known.
/// </param>
internal sealed record RunCommand(
    string File, ImmutableArray<string>? Writable, bool IsInteractive, ImmutableArray<string> Passed);

/// <summary>
/// The commands in scripts, workflows and READMEs that start the image of a Dockerfile. An image belongs to a
/// Dockerfile where the same file builds it from that one.
/// </summary>
internal static class RunCommands
{
    private const int MaxBytes = 262_144;

    // All Dockerfiles of a repository ask about the files in its root.
    private static readonly RunMemory<string, Words[]> s_commands = new(Read);

    private static readonly Regex s_continuation = new(@"[ \t][\\`^][ \t]*\r?\n", RegexOptions.CultureInvariant);

    private static readonly Regex s_command = new(
        @"(?<![\w./-])(?:docker|podman)[ \t]+(?:container[ \t]+|image[ \t]+|buildx[ \t]+)?(?<verb>run|build)[ \t]+"
            + @"(?<words>[^\r\n`;|&#]+)", RegexOptions.CultureInvariant);

    private static readonly Regex s_word = new(@"""(?<word>[^""]*)""|'(?<word>[^']*)'|(?<word>[^\s""']+)",
        RegexOptions.CultureInvariant);

    // The options without a value: all others have one.
    private static readonly ILookup<string, string> s_flags = new[]
    {
        ("run", "-d --detach -i --interactive -t --tty -P --publish-all --rm --init --privileged --read-only"),
        ("run", "-q --quiet --no-healthcheck --oom-kill-disable --sig-proxy"),
        ("build", "-q --quiet --no-cache --pull --push --load --rm --force-rm --squash --compress"),
    }.SelectMany(list => list.Item2.Split(' ').Select(name => (Verb: list.Item1, Name: name)))
        .ToLookup(flag => flag.Verb, flag => flag.Name);

    // A container with one of these may write elsewhere, or run another program.
    private static readonly string[] s_unknown =
    {
        "--volumes-from", "--workdir", "-w", "--env-file", "--entrypoint",
    };

    /// <summary>Reads the files next to a Dockerfile, in its context and in the root of the repository.</summary>
    public static IEnumerable<RunCommand> Find(string dockerfile, string context, string root) =>
        GetFiles(dockerfile, context, root).SelectMany(path => FindIn(path, dockerfile, root));

    /// <summary>The names that commands in these files give to the image of a Dockerfile, without tags.</summary>
    public static IEnumerable<string> FindImages(string dockerfile, string context, string root) =>
        GetFiles(dockerfile, context, root).SelectMany(path => FindTags(path, dockerfile, root))
            .Where(tag => tag.IndexOf('$') < 0).Select(ImageName.Trim).Distinct();

    private static IEnumerable<string> GetFiles(string dockerfile, string context, string root) =>
        new[] { Path.GetDirectoryName(dockerfile)!, context, root }.Distinct().SelectMany(FolderContent.GetFiles)
            .Where(IsScript).Concat(FolderContent.GetFiles(Path.Combine(root, ".github", "workflows"))).Distinct();

    private static bool IsScript(string path) => Path.GetFileName(path) is var name
        && (Path.GetExtension(name).ToLowerInvariant() is ".sh" or ".ps1" or ".cmd" or ".bat"
            || name.StartsWith("README", StringComparison.OrdinalIgnoreCase)
            || name is "Makefile" or "justfile" or ".gitlab-ci.yml" or "azure-pipelines.yml");

    private static IEnumerable<RunCommand> FindIn(string path, string dockerfile, string root)
    {
        var images = FindTags(path, dockerfile, root).Select(GetName).ToArray();
        return s_commands[path].Where(command => command.Verb == "run" && command.Operands.Length > 0
                && images.Contains(GetName(command.Operands[0])))
            .Select(command => new RunCommand(Path.GetFileName(path),
                command.Operands.Length == 1 ? FindWritable(command) : null,
                command.Operands.Length == 1 && IsInteractive(command), FindPassed(command).ToImmutableArray()));
    }

    private static IEnumerable<string> FindTags(string path, string dockerfile, string root) => s_commands[path]
        .Where(command => command.Verb == "build" && command.Operands.Length == 1
            && Builds(command, dockerfile, new[] { Path.GetDirectoryName(path)!, root }))
        .SelectMany(command => command.Get("-t", "--tag"));

    private static IEnumerable<string> FindPassed(Words command) =>
        command.Get("-e", "--env").Concat(command.Operands.Skip(1)).Select(text => text.Split('=')[0])
            .Concat(command.Has("--env-file") ? new[] { "" } : Array.Empty<string>());

    private static Words[] Read(string path) =>
        RegularFile.IsFile(path, MaxBytes)
        && TextFile.TryRead(path, out _)?.Text is { } text && text.Contains(" build ")
            ? s_command.Matches(s_continuation.Replace(text, " ")).Cast<Match>().Select(Split).ToArray()
            : Array.Empty<Words>();

    private static string GetName(string image) =>
        image.EndsWith(":latest", StringComparison.Ordinal) ? image.Substring(0, image.Length - 7) : image;

    private static bool IsInteractive(Words words) =>
        words.Has("-i") || words.Has("--interactive") || words.Has("-t") || words.Has("--tty");

    private static ImmutableArray<string>? FindWritable(Words words)
    {
        if (!words.Has("--read-only") || s_unknown.Any(words.Has)
            || words.Get("-e", "--env").Any(value => value.StartsWith("TMPDIR", StringComparison.Ordinal)))
            return null;
        var targets = words.Get("--tmpfs").Select(value => value.Split(':')[0])
            .Concat(words.Get("-v", "--volume")
                .Select(value => value.Split(':') is [_, var target, ..] ? target : value))
            .Concat(words.Get("--mount").Select(FindTarget)).ToArray();
        // A path of Windows, or a variable.
        return targets.All(target => target.StartsWith("/", StringComparison.Ordinal) && target.IndexOf('$') < 0)
            ? targets.ToImmutableArray() : null;
    }

    private static string FindTarget(string mount) => mount.Split(',').Select(part => part.Split('='))
        .FirstOrDefault(part => part is ["target" or "dst" or "destination", _])?[1] ?? "";

    // Scripts are started in their own directory or at the root of the repository.
    private static bool Builds(Words words, string dockerfile, IEnumerable<string> folders)
    {
        var file = words.Get("-f", "--file").LastOrDefault() ?? words.Operands[0].TrimEnd('/') + "/Dockerfile";
        return file.IndexOfAny(Path.GetInvalidPathChars()) < 0 && folders.Any(folder =>
            ProjectFacts.SamePath(Path.GetFullPath(Path.Combine(folder, file)), dockerfile));
    }

    // The operands end the options of docker run: what follows the image is its command.
    private static Words Split(Match command)
    {
        var verb = command.Groups["verb"].Value;
        var flags = s_flags[verb];
        var options = ImmutableArray.CreateBuilder<(string Name, string Value)>();
        var words = s_word.Matches(command.Groups["words"].Value).Cast<Match>()
            .Select(match => match.Groups["word"].Value).ToArray();
        var i = 0;
        for (; i < words.Length && words[i].StartsWith("-", StringComparison.Ordinal); i++)
        {
            var word = words[i];
            var sign = word.IndexOf('=');
            if (sign > 0)
                options.Add((word.Substring(0, sign), word.Substring(sign + 1)));
            else if (flags.Contains(word))
                options.Add((word, ""));
            else if (word[1] != '-' && word.Skip(1).All(letter => flags.Contains("-" + letter)))
                options.AddRange(word.Skip(1).Select(letter => ("-" + letter, "")));
            else
                options.Add((word, ++i < words.Length ? words[i] : ""));
        }

        return new(verb, options.ToImmutable(), words.Skip(i).ToImmutableArray());
    }

    /// <summary>The options and operands of a command.</summary>
    private sealed record Words(
        string Verb, ImmutableArray<(string Name, string Value)> Options, ImmutableArray<string> Operands)
    {
        public bool Has(string name) => Options.Any(option => option.Name == name && option.Value != "false");

        public IEnumerable<string> Get(params string[] names) =>
            Options.Where(option => names.Contains(option.Name)).Select(option => option.Value);
    }
}
