using System.Text;
using System.Xml;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Formats;

/// <summary>Writes XML; what XML cannot hold is written as an escape.</summary>
internal static class XmlText
{
    public static void Write(ToolOutput output, Action<XmlWriter> write)
    {
        var text = new Utf8StringWriter();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            write(xml);
        output.Writer.Write(text + "\n");
    }

    public static void Attribute(this XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, VisibleText.Escape(value));

    public static void Attribute(this XmlWriter xml, string name, int value)
    {
        xml.WriteStartAttribute(name);
        xml.WriteValue(value);
        xml.WriteEndAttribute();
    }

    // The encoding in the XML declaration: the text is written as UTF-8.
    private sealed class Utf8StringWriter : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
