using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers.Tests;

/// <summary>Which Roslyn the tests run in.</summary>
[TestClass]
public sealed class RoslynVersionTests
{
    [TestMethod]
    public void The_workspace_is_of_the_version_that_the_project_names()
    {
        var expected = typeof(RoslynVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RoslynVersion").Value;

        Assert.AreEqual(expected + ".0", typeof(Workspace).Assembly.GetName().Version!.ToString());
        Assert.AreEqual(expected + ".0", typeof(Compilation).Assembly.GetName().Version!.ToString());
    }
}
