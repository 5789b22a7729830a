using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace DockerfileAnalyzers.Tasks;

/// <summary>
/// Reads JSON as a stream of values with the names that lead to them. The reader is the one that every host of MSBuild has: a package
/// for this would have to be loaded beside whatever version the host brings.
/// </summary>
internal static class JsonFile
{
    /// <param name="skip">Names of objects that are passed over.</param>
    /// <returns>The names from the root, and the value: <see langword="null"/> for an object or array, which comes before what is in it. Nothing where the file is not JSON.</returns>
    public static IEnumerable<(IReadOnlyList<string> Path, string? Value)> Read(string file, params string[] skip)
    {
        using var stream = RegularFile.OpenRead(file);
        foreach (var value in Read(stream, skip))
            yield return value;
    }

    /// <inheritdoc cref="Read(string, string[])"/>
    public static IEnumerable<(IReadOnlyList<string> Path, string? Value)> Read(Stream stream, params string[] skip)
    {
        using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, Encoding.UTF8, XmlDictionaryReaderQuotas.Max, null);
        var path = new List<string>();
        while (TryRead(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            // The root is an element, too; names that are no XML names are in an attribute.
            var name = reader.GetAttribute("item") ?? reader.LocalName;
            if (reader.Depth > 0)
            {
                path.RemoveRange(reader.Depth - 1, path.Count - (reader.Depth - 1));
                path.Add(name);
            }

            if (skip.Contains(name))
            {
                TrySkip(reader);
                continue;
            }

            var isContainer = reader.GetAttribute("type") is "object" or "array";
            if (isContainer)
                yield return (path, null);
            else if (TryGetText(reader) is { } text)
                yield return (path, text);
        }
    }

    /// <summary>Reads a file to its end, for nothing but whether it is whole.</summary>
    /// <exception cref="XmlException">It is not.</exception>
    public static void Check(string file)
    {
        using var stream = RegularFile.OpenRead(file);
        using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, Encoding.UTF8, XmlDictionaryReaderQuotas.Max, null);
        while (reader.Read())
        {
        }
    }

    private static bool TryRead(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static void TrySkip(XmlReader reader)
    {
        try
        {
            var depth = reader.Depth;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
            }
        }
        catch (XmlException)
        {
            // The next read ends the enumeration.
        }
    }

    private static string? TryGetText(XmlReader reader)
    {
        try
        {
            var text = new StringBuilder();
            var depth = reader.Depth;
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
                text.Append(reader.Value);
            return text.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
