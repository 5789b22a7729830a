using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class ExitWhileStoppingTests : CodeRuleTests<ExitWhileStopping>
{
    [TestMethod]
    [DataRow("app.Lifetime.ApplicationStopping.Register(() => [|Environment.Exit(0)|]);")]
    [DataRow("app.Lifetime.ApplicationStopping.Register(_ => { [|Environment.Exit(0)|]; }, null);")]
    public void The_process_ends_before_its_services_stop(string marked) =>
        Verify("var app = WebApplication.Create(args);\n" + marked,
            message: "'Environment.Exit' ends the process before its services have stopped when "
                + "'docker stop' sends SIGTERM (line 5 of 'Dockerfile')");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim app = WebApplication.Create(args)
        app.Lifetime.ApplicationStopping.Register(Sub() [|Environment.Exit(0)|])
        """, isVisualBasic: true);

    [TestMethod]
    [DataRow("Environment.Exit(1);")]
    [DataRow("app.Lifetime.ApplicationStopped.Register(() => Environment.Exit(0));")]
    [DataRow("app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine(\"bye\"));")]
    [DataRow("Console.CancelKeyPress += (_, _) => Environment.Exit(0);")]
    public void Other_exits_are_not_reported(string code) =>
        Verify("var app = WebApplication.Create(args);\n" + code);
}
