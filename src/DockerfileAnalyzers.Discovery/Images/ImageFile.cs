using System.Globalization;
using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads built images without an engine: an archive of <c>docker save</c> or an OCI layout (a tar, also
/// gzipped, or a folder), the lines of <c>docker image history --no-trunc --format json</c>, or <c>docker image
/// inspect</c>. Layers pass by as streams.
/// </summary>
internal static class ImageFile
{
    /// <summary>Manifests and configurations are smaller than this; what is larger is a layer.</summary>
    private const int MaxJsonBytes = 8 << 20;

    /// <summary>For images with more files, only the bytes of layers are reported.</summary>
    private const int MaxFiles = 2_000_000;

    /// <returns>The image, with the given path.</returns>
    /// <exception cref="InvalidDataException">The file is none of these, or is damaged.</exception>
    public static MeasuredImage Read(string path, string dockerfile)
    {
        var image = new MeasuredImage(dockerfile, Path.GetFileName(path), null, ImmutableArray<MeasuredLayer>.Empty,
            ImmutableArray<MeasuredWaste>.Empty);
        if (Directory.Exists(path))
            return ReadArchive(image, () => EnumerateFolder(path));
        using (var stream = RegularFile.OpenRead(path))
        {
            var first = stream.ReadByte();
            while (first is ' ' or '\n' or '\r' or '\t' or 0xEF or 0xBB or 0xBF)
                first = stream.ReadByte();
            if (first < 0)
                throw new InvalidDataException("it is empty; save the image again");
            if (first is '{' or '[')
            {
                if (stream.Length > MaxJsonBytes)
                    throw new InvalidDataException("it is too large for a history; save the history of one image");
                return ReadText(image, RegularFile.ReadAllText(path));
            }
        }

        return ReadArchive(image, () => EnumerateArchive(path));
    }

    private static MeasuredImage ReadText(MeasuredImage image, string text)
    {
        var documents = text.TrimStart().StartsWith("[", StringComparison.Ordinal) || !text.Contains("\"CreatedBy\"")
            ? new[] { text } : text.Split('\n');
        var layers = new List<MeasuredLayer>();
        long? total = null;
        foreach (var document in documents.Where(line => line.Trim().Length > 0))
        {
            string? createdBy = null, size = null;
            var depth = document.TrimStart().StartsWith("[", StringComparison.Ordinal) ? 2 : 1;
            foreach (var (names, value) in ReadJson(Encoding.UTF8.GetBytes(document.Trim())))
            {
                // A list holds one entry after the other.
                if (depth == 2 && names.Count == 1 && createdBy is not null)
                {
                    layers.Add(new MeasuredLayer(createdBy, ParseSize(size)));
                    createdBy = null;
                }

                if (names.Count != depth || value is null)
                    continue;
                if (names[depth - 1] == "CreatedBy")
                    createdBy = value;
                else if (names[depth - 1] == "Size")
                    size = value;
            }

            if (createdBy is not null)
                layers.Add(new MeasuredLayer(createdBy, ParseSize(size)));
            else if (layers.Count == 0)
                total = ParseSize(size) ?? total;
        }

        if (layers.Count == 0 && total is null)
            throw new InvalidDataException(
                "it is neither the output of 'docker image history --no-trunc --format json' nor of 'docker image "
                    + "inspect'; save one of them");
        // The newest comes first.
        return image with { TotalBytes = total, Layers = Enumerable.Reverse(layers).ToImmutableArray() };
    }

    /// <summary>Bytes, or a readable size: <c>78.1MB</c>, <c>1.2kB</c>.</summary>
    private static long? ParseSize(string? text)
    {
        if (text is null)
            return null;
        var digits = text.TrimEnd("BkKMGT ".ToCharArray());
        var factor = text.Substring(digits.Length).Trim()
            .ToUpperInvariant() switch { "" or "B" => 1, "KB" => 1e3, "MB" => 1e6, "GB" => 1e9, "TB" => 1e12, _ => 0 };
        return factor > 0 && double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e15 ? (long)(number * factor) : null;
    }

    // Twice: the names of the layers often follow the layers.
    private static MeasuredImage ReadArchive(MeasuredImage image, Func<IEnumerable<TarEntry>> enumerate)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in enumerate().Where(entry => entry.IsFile && entry.Length is > 1 and < MaxJsonBytes))
        {
            var bytes = new byte[entry.Length];
            var filled = 0;
            for (int read; filled < bytes.Length
                && (read = entry.Content.Read(bytes, filled, filled == 0 ? 1 : bytes.Length - filled)) > 0;)
            {
                filled += read;
                if (bytes[0] is not ((byte)'{' or (byte)'['))
                    break;
            }

            if (filled == bytes.Length)
                documents[entry.Name] = bytes;
        }

        var (config, names) = FindImage(documents);
        var contents = new Dictionary<string, LayerContents>(StringComparer.Ordinal);
        foreach (var entry in enumerate().Where(entry => entry.IsFile && names.Contains(entry.Name)))
            contents[entry.Name] = LayerContents.Read(entry.Content,
                MaxFiles - contents.Values.Sum(other => other.Count));
        if (names.FirstOrDefault(name => !contents.ContainsKey(name)) is { } missing)
            throw new InvalidDataException($"its layer '{missing}' is missing; save the image again");
        var history = ReadHistory(config, names.Count);
        var layers = ImmutableArray.CreateBuilder<MeasuredLayer>();
        var indexed = new List<(int, LayerContents)>();
        foreach (var (createdBy, isEmpty) in history)
        {
            var layer = isEmpty || indexed.Count == names.Count ? null : contents[names[indexed.Count]];
            if (layer is not null)
                indexed.Add((layers.Count, layer));
            layers.Add(new MeasuredLayer(createdBy, layer?.Bytes ?? 0));
        }

        var isWhole = contents.Values.Sum(layer => layer.Count) < MaxFiles;
        return image with { Layers = layers.ToImmutable(), Waste = isWhole
            ? LayerContents.FindWaste(indexed).ToImmutableArray() : ImmutableArray<MeasuredWaste>.Empty };
    }

    private static (byte[] Config, IReadOnlyList<string> Layers) FindImage(Dictionary<string, byte[]> documents)
    {
        if (documents.TryGetValue("manifest.json", out var list))
        {
            string? config = null;
            var layers = new List<string>();
            foreach (var (names, value) in ReadJson(list))
            {
                if (names.Count == 1 && config is not null)
                    throw new InvalidDataException("it contains several images; save one");
                if (names.Count == 2 && names[1] == "Config")
                    config = value;
                else if (names.Count == 3 && names[1] == "Layers" && value is not null)
                    layers.Add(value);
            }

            return config is not null && documents.TryGetValue(config, out var found)
                ? (found, layers) : throw new InvalidDataException(
                "its configuration is missing; save the image again");
        }

        return documents.TryGetValue("index.json", out var index)
            ? FindInLayout(documents, index,
            depth: 0) : throw new InvalidDataException(
            "it contains neither manifest.json nor index.json; save the image with 'docker save'");
    }

    // An index may name another index, and the image of a platform together with its attestations.
    private static (byte[] Config, IReadOnlyList<string> Layers) FindInLayout(Dictionary<string, byte[]> documents,
        byte[] document, int depth)
    {
        string? config = null;
        var layers = new List<string>();
        var manifests = new List<string>();
        var unknown = new HashSet<string>();
        foreach (var (names, value) in ReadJson(document))
        {
            if (value is null)
                continue;
            switch (string.Join("/", names))
            {
                case "config/digest":
                    config = ToBlob(value);
                    break;
                case "layers/item/digest":
                    layers.Add(ToBlob(value));
                    break;
                case "manifests/item/digest":
                    manifests.Add(ToBlob(value));
                    break;
                case "manifests/item/platform/os" when value == "unknown" && manifests.Count > 0:
                    unknown.Add(manifests[manifests.Count - 1]);
                    break;
            }
        }

        if (config is not null)
            return documents.TryGetValue(config, out var found)
                ? (found, layers) : throw new InvalidDataException(
                "its configuration is missing; save the image again");
        var next = manifests.FirstOrDefault(name => !unknown.Contains(name) && documents.ContainsKey(name));
        return next is not null && depth < 4
            ? FindInLayout(documents, documents[next], depth
            + 1) : throw new InvalidDataException("its manifest is missing; save the image again");
    }

    private static string ToBlob(string digest) => "blobs/" + digest.Replace(':', '/');

    /// <param name="layers">How many there are at least.</param>
    internal static IReadOnlyList<(string CreatedBy, bool IsEmpty)> ReadHistory(byte[] config, int layers)
    {
        var history = new List<(string CreatedBy, bool IsEmpty)>();
        foreach (var (names, value) in ReadJson(config, "rootfs"))
        {
            if (names.Count < 2 || names[0] != "history")
                continue;
            if (names.Count == 2)
                history.Add(("", false));
            else if (names[2] == "created_by")
                history[history.Count - 1] = (value ?? "", history[history.Count - 1].IsEmpty);
            else if (names[2] == "empty_layer" && value == "true")
                history[history.Count - 1] = (history[history.Count - 1].CreatedBy, true);
        }

        // The layers exist even without a history.
        while (history.Count(entry => !entry.IsEmpty) < layers)
            history.Add(("", false));
        return history;
    }

    private static IEnumerable<(IReadOnlyList<string> Path, string? Value)> ReadJson(byte[] bytes,
        params string[] skip) => JsonFile.Read(new MemoryStream(bytes), skip);

    private static IEnumerable<TarEntry> EnumerateArchive(string path)
    {
        using var stream = RegularFile.OpenRead(path);
        foreach (var entry in TarStream.Read(TarStream.Unpack(stream)))
            yield return entry;
    }

    private static IEnumerable<TarEntry> EnumerateFolder(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .OrderBy(path => path, StringComparer.Ordinal))
        {
            using var stream = RegularFile.OpenRead(path);
            yield return new TarEntry(path.Substring(folder.TrimEnd('/', '\\').Length + 1)
                .Replace('\\', '/'), stream.Length, '0', stream);
        }
    }
}
