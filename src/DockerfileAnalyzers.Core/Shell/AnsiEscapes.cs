using System.Globalization;
using System.Text;

namespace DockerfileAnalyzers.Shell;

/// <summary>The escapes of <c>$'…'</c>.</summary>
internal static class AnsiEscapes
{
    public static string Resolve(string text)
    {
        if (text.IndexOf('\\') < 0)
            return text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var c = text[++i];
            switch (c)
            {
                case 'a': result.Append('\a'); break;
                case 'b': result.Append('\b'); break;
                case 'e' or 'E': result.Append('\u001b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'v': result.Append('\v'); break;
                case 'x': result.Append(Read(text, ref i, 2, 16)); break;
                case 'u': result.Append(Read(text, ref i, 4, 16)); break;
                case >= '0' and <= '7':
                    i--;
                    result.Append(Read(text, ref i, 3, 8));
                    break;
                case '\\' or '\'' or '"' or '?': result.Append(c); break;
                default: result.Append('\\').Append(c); break;
            }
        }

        return result.ToString();
    }

    // Up to count digits after i, which moves to the last of them.
    private static char Read(string text, ref int i, int count, int radix)
    {
        var value = 0;
        while (count-- > 0 && i + 1 < text.Length
            && int.TryParse(
                text[i + 1].ToString(),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var digit) && digit < radix)
        {
            value = (value * radix) + digit;
            i++;
        }

        return (char)value;
    }
}
