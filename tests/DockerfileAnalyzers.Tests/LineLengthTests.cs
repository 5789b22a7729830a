
namespace DockerfileAnalyzers.Tests;

/// <summary>Lines fit beside each other in a review: at most as long as <c>.editorconfig</c> says.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int MaxLength = 120;

    private static readonly string[] s_extensions = [".cs", ".props", ".targets", ".csproj", ".proj"];

    // Comments of Dockerfiles as Visual Studio writes them.
    private static readonly string[] s_quoted =
    [
        "# This stage is used in production or when running from VS in regular mode",
        "#Depending on the operating system of the host machines(s) that will build or run the containers",
    ];

    private static readonly string s_root = Repository.Root;

    [TestMethod]
    public void No_line_is_longer_than_the_editor_shows()
    {
        string[] folders = ["build", "nuget", "src", "tests"];
        var tooLong = folders.SelectMany(GetFiles).SelectMany(FindLongLines).ToArray();
        Assert.IsEmpty(tooLong, $"Lines with more than {MaxLength} characters:\n{string.Join('\n', tooLong)}");
    }

    private static IEnumerable<string> GetFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(s_root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/'))
            .Where(file => s_extensions.Contains(Path.GetExtension(file)))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> FindLongLines(string file) =>
        File.ReadLines(Path.Combine(s_root, file))
            .Select((text, index) => (Text: text, Place: $"{file}:{index + 1}"))
            .Where(line => line.Text.Length > MaxLength)
            .Where(line => !s_quoted.Any(quoted => line.Text.TrimStart().StartsWith(quoted, StringComparison.Ordinal)))
            .Select(line => $"{line.Place}: {line.Text.Length}");
}
