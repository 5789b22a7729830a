using System.Reflection;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tests;

/// <summary>One engine, whoever asks it.</summary>
[TestClass]
public class HostTests
{
    private static readonly string s_corpus = Path.Combine(
        typeof(HostTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!, "tests", "Corpus");

    [TestMethod]
    public async Task The_language_server_finds_what_the_command_line_finds()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(s_corpus, "*.Dockerfile", SearchOption.AllDirectories))
            folder.Write($"{Path.GetFileNameWithoutExtension(path)}/Dockerfile", await File.ReadAllTextAsync(path));
        var files = Linter.Run(new([folder.Path]) { Folder = folder.Path }).Files;
        await using var session = await EditorSession.StartAsync(
            folder, """{"textDocument":{"diagnostic":{}}}""");

        foreach (var file in files)
        {
            var uri = await session.OpenAsync(
                Path.GetRelativePath(folder.Path, file.File.Path), file.File.Text);
            var report = await session.AskAboutAsync("textDocument/diagnostic", uri);
            var expected = file.Reported.Select(finding =>
                $"{file.File.Lines.GetPosition(finding.Span.Start).Line} {finding.Rule.Id} {finding.Message}");
            var actual = report["items"]!.AsArray().Select(item =>
                $"{item!["range"]!["start"]!["line"]} {item["code"]} {item["message"]}");

            Assert.AreEqual(string.Join("\n", expected), string.Join("\n", actual), file.File.Path);
        }

        Assert.IsTrue(files.Length > 50 && files.Sum(file => file.Reported.Count()) > 100);
    }
}
