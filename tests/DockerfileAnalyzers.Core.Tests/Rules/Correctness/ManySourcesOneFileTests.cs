using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class ManySourcesOneFileTests : RuleTests<ManySourcesOneFile>
{
    [TestMethod]
    public void The_slash_goes_inside_the_quotes() => Verify("""
        FROM alpine:3.23
        COPY ["a", "b", [|"/app"|]]
        """,
        fixedTo: """
        FROM alpine:3.23
        COPY ["a", "b", "/app/"]
        """);

    [TestMethod]
    public void ADD_is_the_same() => Verify("""
        FROM alpine:3.23
        ADD a b [|/app|]
        """);

    [TestMethod]
    public void One_source_may_be_a_file() => Verify("""
        FROM alpine:3.23
        COPY a /app
        """);
}
