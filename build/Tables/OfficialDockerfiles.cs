using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tables;

/// <summary>
/// The configuration from the final stage of a Dockerfile and the stages that it is built from; <see langword="null"/>
/// where it is not set.
/// </summary>
/// <param name="Base">The image that the stages are built from.</param>
/// <param name="Entrypoint">As JSON.</param>
/// <param name="Cmd">As JSON.</param>
/// <param name="Variables">The variables that ENV sets, as written.</param>
internal sealed record DockerfileConfiguration(
    string? Base, string? User, string? Entrypoint, string? Cmd, ImmutableSortedDictionary<string, string> Variables)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DockerfileConfiguration Parse(string path, string text)
    {
        var result = new DockerfileConfiguration(
            null, null, null, null, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));
        var stages = new Dictionary<string, DockerfileConfiguration>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        foreach (var instruction in DockerfileParser.Parse(new SourceFile(path, text)).Instructions)
        {
            if (instruction is FromInstructionSyntax from)
            {
                if (name is not null)
                    stages[name] = result;
                name = from.Alias?.Literal;
                result = stages.GetValueOrDefault(
                    from.ImageName.Literal ?? "",
                    new(from.ImageName.Literal, null, null, null, result.Variables.Clear()));
            }

            result = instruction switch
            {
                UserInstructionSyntax user => result with { User = user.Value.Text },
                EntrypointInstructionSyntax entrypoint => result with { Entrypoint = ToJson(entrypoint) },
                CmdInstructionSyntax cmd => result with { Cmd = ToJson(cmd) },
                EnvInstructionSyntax env => result with
                {
                    Variables = result.Variables.SetItems(
                        env.Pairs.Where(pair => pair.Key.Literal is not null && pair.Value is not null)
                            .Select(pair =>
                                KeyValuePair.Create(pair.Key.Literal!, pair.Value!.Literal ?? pair.Value.Text))),
                },
                _ => result,
            };
        }

        return result;
    }

    private static string ToJson(CommandInstructionSyntax command)
    {
        var words = command.IsExecForm
            ? command.ExecArguments.Select(argument => argument.Value)
            : ["/bin/sh", "-c", command.ScriptText?.Text ?? ""];
        return "[" + string.Join(", ", words.Select(word => JsonSerializer.Serialize(word, s_options))) + "]";
    }
}

/// <param name="Tags">The tags that the image is published under, for Linux or for Windows.</param>
/// <param name="Path">The Dockerfile, with its repository.</param>
internal sealed record OfficialDockerfile(
    ImmutableArray<string> Tags, string Path, DockerfileConfiguration Configuration);

/// <summary>
/// The Dockerfiles from which the official images of Docker Hub are built now: <c>library/&lt;image&gt;</c> of
/// docker-library/official-images names their repository, folder and commit.
/// </summary>
internal sealed partial class OfficialDockerfiles(Sources sources)
{
    public const string Repository = "docker-library/official-images";

    private readonly Dictionary<string, ImmutableArray<OfficialDockerfile>> _images = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _citations = new(StringComparer.Ordinal);

    /// <summary>The repositories that were read, as a table names its sources.</summary>
    public IEnumerable<string> Citations => _citations.Prepend(sources.Get(Repository).Citation + " library");

    public ImmutableArray<OfficialDockerfile> Read(string image)
    {
        if (!_images.TryGetValue(image, out var result))
            _images[image] = result = ReadAll(image).ToImmutableArray();
        return result;
    }

    /// <summary>
    /// The entries of a file of <c>library</c>: fields by their names, with those of its first paragraph as defaults.
    /// </summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> ParseLibrary(string text)
    {
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var paragraph in BlankLine().Split(Comment().Replace(text, "").Replace("\r", "")))
        {
            var fields = new Dictionary<string, string>(defaults, StringComparer.Ordinal);
            foreach (var field in Folded().Replace(paragraph, " ").Split('\n')
                .Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2))
                fields[field[0].Trim()] = field[1].Trim();
            if (fields.ContainsKey("Tags"))
                yield return fields;
            else
                defaults = fields;
        }
    }

    private IEnumerable<OfficialDockerfile> ReadAll(string image)
    {
        foreach (var entry in ParseLibrary(sources.Get(Repository).Read("library/" + image)))
        {
            if (GitHub().Match(entry["GitRepo"]) is not { Success: true } address)
                continue;
            var repository = sources.Get(address.Groups[1].Value);
            string? Get(string name) => entry.GetValueOrDefault("amd64-" + name) ?? entry.GetValueOrDefault(name);
            var folder = Get("Directory") is null or "." ? "" : Get("Directory") + "/";
            var path = folder + (Get("File") ?? "Dockerfile");
            // A clone may be older or newer than the list: its own commit is the next best.
            if ((repository.Find(path, Get("GitCommit")) ?? repository.Find(path)) is not { } text)
                continue;
            _citations.Add(repository.Citation);
            // Tags that Windows shares with Linux stand for Linux here.
            var isWindows = entry.GetValueOrDefault("Architectures", "")
                .StartsWith("windows", StringComparison.Ordinal);
            var tags = entry["Tags"] + (isWindows ? "" : "," + entry.GetValueOrDefault("SharedTags", ""));
            yield return new OfficialDockerfile(
                tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .ToImmutableArray(),
                $"{repository.Name}:{path}",
                DockerfileConfiguration.Parse(path, text));
        }
    }

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"(?m)^#.*\n")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"\Ahttps://github\.com/([^/]+/[^/]+?)(?:\.git)?\z")]
    private static partial Regex GitHub();
}
