using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>
/// The messages about a directory on the disk, and the size of its files. That a layer weighs what the files in it do,
/// also where chown, chmod, mv and cp write them once more and where rm takes them away, was measured on 2026-11-25
/// with the same commands in a Debian system, one overlay for each: to the byte.
/// </summary>
[TestClass]
public sealed class ContextEstimateTests
{
    private static readonly TemporaryFolder s_folder = new();
    private static readonly Dictionary<string, long> s_files = new();

    [ClassInitialize]
    public static void Create(TestContext context)
    {
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var folder = new[] { "src", "src/deep", "data", "data/img", "dist", "node_modules/a" }[i % 6];
            var path = $"{folder}/f{i}.{(i % 5 == 0 ? "txt" : "cs")}";
            s_files[path] = (long)(30 * Math.Pow(10, 4.5 * random.NextDouble()));
            s_folder.Add(path, s_files[path]);
        }
    }

    [ClassCleanup]
    public static void Delete() => s_folder.Dispose();

    [TestMethod]
    [DataRow("COPY . /app", "", "")]
    [DataRow("COPY . /app", "", "node_modules")]
    [DataRow("COPY src /app", "src/", "")]
    [DataRow("COPY src/deep /app", "src/deep/", "")]
    [DataRow("COPY dist /app", "dist/", "")]
    [DataRow("ADD data/ /app/", "data/", "")]
    [DataRow("COPY src data /app/", "src/|data/", "")]
    [DataRow("COPY --exclude=img data /app", "data/f", "")]
    [DataRow("COPY data/f*.cs /app/", "data/f*.cs", "")]
    [DataRow("COPY --parents src/*.cs /app/", "src/f*.cs", "")]
    [DataRow("COPY . /app", "", "**/*.cs\ndist\nnode_modules")]
    [DataRow("COPY src /app\nRUN chown -R 1000:1000 /app", "src/", "")]
    [DataRow("COPY . /app\nRUN chmod -R o+r /app/data", "data/", "")]
    [DataRow("COPY . /app\nRUN mv /app/src /srv/src", "src/", "")]
    [DataRow("COPY . /app\nRUN cp -r /app/data /opt/data", "data/", "")]
    [DataRow("COPY . /app\nFROM scratch\nCOPY --from=0 /app/src /src", "src/", "")]
    public void An_estimate_is_near_what_the_files_weigh(string instructions, string taken, string ignored)
    {
        var real = s_files.Where(file => Matches(taken, file.Key)
            && (ignored.Length == 0 || !Matches(ignored.Replace("**/*.cs", ".cs").Replace('\n', '|'), file.Key)))
            .Sum(file => file.Value);
        var size = Estimate("FROM alpine:3.23\n" + instructions, ignored);
        Assert.AreEqual(Certainty.Measured, size.Certainty);
        Assert.IsFalse(size.IsAtLeast);
        Assert.IsTrue(Math.Abs((double)size.Bytes / real - 1) < 0.1, $"{size.Bytes} instead of {real}");
    }

    [TestMethod]
    public void What_is_deleted_later_was_there_all_the_same() =>
        Assert.AreEqual(SizeEstimate.None, Estimate("FROM alpine:3.23\nCOPY . /app\nRUN rm -rf /app/data", ""));

    private static SizeEstimate Estimate(string dockerfile, string ignored)
    {
        var manifest = ContextManifest.Parse(new ContextWalker(s_folder.Path).Walk().ToString());
        var input = new AnalysisInput(
            new SourceFile("Dockerfile", dockerfile),
            [new SourceFile(".dockerignore", ignored)],
            manifest,
            ProjectFacts.Unknown,
            AnalyzerConfig.Empty);
        return ImageHistory.Of(ModelBuilder.Build(input)).Final!.Layers[^1].Size;
    }

    // Beginnings of paths, with one star at most; ".cs" is an ending.
    private static bool Matches(string patterns, string path) =>
        patterns.Split('|').Any(pattern => pattern.Split('*') is [var start, var end]
        ? path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal)
        : path.StartsWith(pattern, StringComparison.Ordinal)
        || (pattern == ".cs" && path.EndsWith(pattern, StringComparison.Ordinal)));
}
