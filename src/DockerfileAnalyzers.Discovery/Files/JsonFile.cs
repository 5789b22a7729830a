using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads JSON as a stream of values with the names that lead to them. The reader is the one that every host of MSBuild
/// has: a package for this would have to be loaded in addition to the version of the host.
/// </summary>
internal static class JsonFile
{
    /// <param name="skip">Names of objects that are passed over.</param>
    /// <returns>
    /// The names from the root, and the value: <see langword="null" /> for an object or array, which comes before what
    /// is in it. Nothing where the file is not JSON.
    /// </returns>
    public static IEnumerable<(IReadOnlyList<string> Path, string? Value)> Read(string file, params string[] skip)
    {
        using var stream = RegularFile.OpenRead(file);
        foreach (var value in Read(stream, skip))
            yield return value;
    }

    /// <inheritdoc cref="Read(string, string[])"/>
    public static IEnumerable<(IReadOnlyList<string> Path, string? Value)> Read(Stream stream, params string[] skip)
    {
        using var reader = CreateReader(stream);
        var path = new List<string>();
        while (TryReadNext(reader, path, skip, out var value))
            yield return (path, value);
    }

    /// <summary>Reads a file to its end, for nothing but whether it is whole.</summary>
    /// <exception cref="XmlException">It is not.</exception>
    public static void Check(string file)
    {
        using var stream = RegularFile.OpenRead(file);
        using var reader = CreateReader(stream);
        try
        {
            while (reader.Read())
                _ = reader.Value;
        }
        catch (Exception exception) when (IsSyntaxError(exception))
        {
            throw new XmlException(exception.Message, exception);
        }
    }

    private static XmlReader CreateReader(Stream stream) =>
        JsonReaderWriterFactory.CreateJsonReader(stream, Encoding.UTF8, XmlDictionaryReaderQuotas.Max, null);

    // The reader has an exception of its own, and throws many others at what is not JSON.
    private static bool IsSyntaxError(Exception exception) =>
        exception is not (IOException or UnauthorizedAccessException or OutOfMemoryException);

    private static bool TryReadNext(XmlReader reader, List<string> path, string[] skip, out string? value)
    {
        value = null;
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                // The root is also an element; names that are not XML names are in an attribute.
                var name = reader.GetAttribute("item") ?? reader.LocalName;
                if (reader.Depth > 0)
                {
                    path.RemoveRange(reader.Depth - 1, path.Count - (reader.Depth - 1));
                    path.Add(name);
                }

                var isSkipped = skip.Contains(name);
                if (!isSkipped && reader.GetAttribute("type") is "object" or "array")
                    return true;
                var text = ReadText(reader);
                if (isSkipped)
                    continue;
                value = text;
                return true;
            }
        }
        catch (Exception exception) when (IsSyntaxError(exception))
        {
            // The rest is not known.
        }

        return false;
    }

    // To the end of the element.
    private static string ReadText(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            text.Append(reader.Value);
        return text.ToString();
    }
}
