using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>A text in which <c>[|…|]</c> marks spans.</summary>
public static class Markup
{
    public static (string Text, ImmutableArray<TextSpan> Spans) Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var open = new Stack<int>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "[|", 0, 2) == 0)
            {
                open.Push(text.Length);
                i++;
            }
            else if (open.Count > 0 && string.CompareOrdinal(marked, i, "|]", 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        spans.Sort();
        return (text.ToString(), spans.ToImmutable());
    }

    public static string Render(string text, IEnumerable<TextSpan> spans)
    {
        var marks = spans
            .SelectMany(span => new[]
            {
                (At: span.Start, Order: 1, Mark: "[|"),
                (At: span.End, Order: span.IsEmpty ? 2 : 0, Mark: "|]"),
            })
            .OrderByDescending(mark => mark.At).ThenByDescending(mark => mark.Order);
        foreach (var (at, _, mark) in marks)
            text = text.Insert(at, mark);
        return text;
    }
}
