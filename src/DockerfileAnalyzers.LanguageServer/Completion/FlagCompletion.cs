using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>Flags, their values, and the keys of mounts.</summary>
internal static class FlagCompletion
{
    public static CompletionList? Find(CompletionPlace place, Func<int, CompletionItems> create)
    {
        if (InstructionCatalog.Find(place.Keyword!) is not { } info)
            return null;
        var equals = place.Word.IndexOf('=');
        if (equals < 0)
            return CompleteName(place, info, create(place.Word.Length));
        var name = place.Word[2..equals].ToLowerInvariant();
        var value = place.Word[(equals + 1)..];
        if (name == "mount")
            return CompleteMount(place, value, create);
        if (name == "from")
            return ImageCompletion.Find(place, create, withStages: true, value);
        var items = create(value.Length);
        foreach (var known in info.Flags.FirstOrDefault(flag => flag.Name == name)?.Values ?? [])
            items.Add(known, ItemKind.Value);
        if (name == "chown" && place.Stage?.BaseImage?.Facts?.ApplicationUser is { } user)
            items.Add($"{user}:{user}", ItemKind.Value, "a user of the base image");
        return items.ToList();
    }

    private static CompletionList CompleteName(CompletionPlace place, InstructionInfo info, CompletionItems items)
    {
        foreach (var flag in info.Flags)
        {
            var isRepeated = flag.Name is "mount" or "exclude";
            if (!isRepeated && place.Words.Any(word => word.Split('=')[0] == "--" + flag.Name))
                continue;
            items.Add($"--{flag.Name}", ItemKind.Property, flag.Text,
                flag.Value.Length == 0 ? null : $"--{flag.Name}=", flag.Summary);
        }

        return items.ToList();
    }

    private static CompletionList CompleteMount(
        CompletionPlace place, string text, Func<int, CompletionItems> create)
    {
        var fields = text.Split(',');
        var last = fields[^1];
        var type = fields.FirstOrDefault(field => field.StartsWith("type=", StringComparison.OrdinalIgnoreCase))
            is { } named ? named[5..].ToLowerInvariant() : "bind";
        var equals = last.IndexOf('=');
        if (equals < 0)
        {
            var items = create(last.Length);
            if (fields.Length == 1)
                items.Add("type", ItemKind.Property, "the type of the mount", "type=");
            foreach (var key in MountCatalog.GetKeys(type)
                .Where(key => !fields.Any(field => field.StartsWith(key.Name + "=", StringComparison.Ordinal))))
            {
                items.Add(key.Name, ItemKind.Property, key.Summary,
                    key.Value.Length == 0 ? key.Name : key.Name + "=");
            }

            return items.ToList();
        }

        var (name, value) = (last[..equals].ToLowerInvariant(), last[(equals + 1)..]);
        if (name == "from")
            return ImageCompletion.Find(place, create, withStages: true, value);
        var values = create(value.Length);
        if (name == "type")
        {
            foreach (var known in MountCatalog.Types)
                values.Add(known.Name, ItemKind.Value, known.Summary);
        }
        else if (name is "target" or "dst" or "destination" && type == "cache")
        {
            foreach (var (path, what) in s_caches)
                values.Add(path, ItemKind.Folder, what);
        }
        else
        {
            foreach (var known in MountCatalog.GetKeys(type).FirstOrDefault(key => key.Name == name)?.Values ?? [])
                values.Add(known, ItemKind.Value);
        }

        return values.ToList();
    }

    private static readonly (string Path, string What)[] s_caches =
    [
        ("/root/.nuget/packages", "NuGet packages"), ("/var/cache/apt", "apt archives; use 'sharing=locked'"),
        ("/var/lib/apt", "apt package lists; use 'sharing=locked'"), ("/root/.npm", "npm cache"),
        ("/root/.cache/pip", "pip cache"), ("/go/pkg/mod", "Go modules"),
        ("/root/.cache/go-build", "Go build cache"), ("/root/.m2", "Maven packages"),
        ("/usr/local/cargo/registry", "Cargo packages"), ("/var/cache/apk", "apk packages"),
    ];
}
