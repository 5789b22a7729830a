using System.Reflection;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string RulesFolder => Path.Combine(Root, "src", "DockerfileAnalyzers.Core", "Rules");

    /// <summary>The Dockerfiles of folders below <c>tests</c>, relative to the repository.</summary>
    public static IEnumerable<object[]> FindDockerfiles(params string[] folders) => folders
        .SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Root, "tests", folder), "*Dockerfile", SearchOption.AllDirectories))
        .Select(path => new object[] { Path.GetRelativePath(Root, path) });

    /// <summary>Set <c>DFA_UPDATE=1</c> to write generated files instead of comparing them.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("DFA_UPDATE") == "1";

    public static void VerifyGenerated(string path, string expected)
    {
        var actual = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual == expected)
            return;
        if (IsUpdating)
            File.WriteAllText(path, expected);
        else
            Assert.AreEqual(expected, actual, $"{path} is stale: run DFA_UPDATE=1 dotnet test");
    }
}
