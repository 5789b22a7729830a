using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ScriptNotExecutableTests : RuleTests<ScriptNotExecutable>
{
    private const string Fact = "BrokenScripts=/src/Dockerfile?entrypoint.sh?NotExecutable";

    [TestMethod]
    public void The_place_is_where_the_script_is_copied() => Verify("""
        FROM alpine:3.23
        COPY ["other.sh", [|"entrypoint.sh"|], "/"]
        ENTRYPOINT ["/entrypoint.sh"]
        """,
        project: Fact);

    [TestMethod]
    public void Or_where_it_is_started() => Verify("""
        FROM alpine:3.23
        COPY . .
        ENTRYPOINT [|["./entrypoint.sh"]|]
        """,
        project: Fact);

    [TestMethod]
    public void Another_Dockerfile_and_another_problem_are_not_its_business() => Verify("""
        FROM alpine:3.23
        COPY entrypoint.sh /
        """,
        project: "BrokenScripts=/src/Other.Dockerfile?entrypoint.sh?NotExecutable|"
            + "/src/Dockerfile?entrypoint.sh?CarriageReturn");
}
