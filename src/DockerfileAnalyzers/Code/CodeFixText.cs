using System.Globalization;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Code;

/// <summary>
/// The fix of a finding in code as properties of its diagnostic: the fixer needs neither the image nor the rules.
/// </summary>
internal static class CodeFixText
{
    private const string Title = "Fix.Title";
    private const string Edit = "Fix.Edit";

    /// <summary>Edits are relative to the start of the finding, which moves with the text before it.</summary>
    public static ImmutableDictionary<string, string?>? Write(Finding finding)
    {
        if (finding.Fix is not { } fix)
            return null;
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[Title] = fix.Title;
        for (var i = 0; i < fix.Edits.Length; i++)
        {
            var edit = fix.Edits[i];
            properties[Edit + i] = FormattableString.Invariant(
                $"{edit.Span.Start - finding.Span.Start} {edit.Span.Length} {edit.NewText}");
        }

        return properties.ToImmutable();
    }

    /// <returns><see langword="null"/> where the finding has no fix.</returns>
    public static (string Title, ImmutableArray<TextEdit> Edits)? Read(
        ImmutableDictionary<string, string?> properties, int start)
    {
        if (!properties.TryGetValue(Title, out var title) || title is null)
            return null;
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        for (var i = 0; properties.TryGetValue(Edit + i, out var text)
            && text?.Split(new[] { ' ' }, 3) is { } parts; i++)
        {
            var from = start + int.Parse(parts[0], CultureInfo.InvariantCulture);
            edits.Add(TextEdit.Replace(new(from, int.Parse(parts[1], CultureInfo.InvariantCulture)), parts[2]));
        }

        return (title, edits.ToImmutable());
    }
}
