using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Model;

[TestClass]
public sealed class CurrentDirectoryTests
{
    [TestMethod]
    [DataRow("x", "/src")]
    [DataRow("cd a && x", "/src/a")]
    [DataRow("cd /a; cd b; x", "/a/b")]
    [DataRow("cd /a || exit 1; x", "/a")]
    [DataRow("(cd /a && y) && x", "/src")]
    [DataRow("(cd /a && x)", "/a")]
    [DataRow("cd /a; (cd b; { x; })", "/a/b")]
    [DataRow("{ cd /a; }; x", "/a")]
    [DataRow("if cd /a; then x; fi", "/a")]
    [DataRow("y=$(cd /a; pwd); cd /b | z; cd /c & x", "/src")]
    [DataRow("f() { cd /a; }; x", "/src")]
    [DataRow("x; cd /a", "/src")]
    [DataRow("sh -c 'cd /a && x'", "/a")]
    [DataRow("for i in a b; do (cd $i; y); x; done", "/src")]
    public void A_command_runs_where_cd_led(string script, string directory) =>
        Assert.AreEqual(directory, Find(script));

    [TestMethod]
    [DataRow("cd $y; x")]
    [DataRow("cd; x")]
    [DataRow("cd -; x")]
    [DataRow("if y; then cd /a; fi; x")]
    [DataRow("y || cd /a; x")]
    [DataRow("pushd /a; x")]
    [DataRow("for i in a b; do x; cd ..; done")]
    [DataRow("cd /a; sh -c 'x'")]
    public void What_may_be_elsewhere_is_not_known(string script) => Assert.IsNull(Find(script));

    private static string? Find(string script)
    {
        var model = ModelBuilder.Build(
            AnalysisInput.Create(new SourceFile("/Dockerfile", "FROM debian:12\nWORKDIR /src\nRUN " + script)));
        return model.GetWorkingDirectory(
            model.GetCommands(model.Syntax.Instructions[^1]).Single(command => command.Name == "x"));
    }
}
