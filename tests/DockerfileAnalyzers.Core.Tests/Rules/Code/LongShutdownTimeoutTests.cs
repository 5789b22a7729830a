using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class LongShutdownTimeoutTests : CodeRuleTests<LongShutdownTimeout>
{
    private const string Before = "var builder = WebApplication.CreateBuilder(args);\n";

    [TestMethod]
    [DataRow("builder.Services.Configure<HostOptions>(host => [|host.ShutdownTimeout|] = TimeSpan.FromSeconds(60));")]
    [DataRow("builder.Services.Configure<HostOptions>(host => [|host.ShutdownTimeout|] = TimeSpan.FromMinutes(1));")]
    [DataRow("[|builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(30))|];")]
    public void Docker_does_not_wait_that_long(string marked) => Verify(Before + marked);

    [TestMethod]
    public void The_message_names_the_time() => Verify(
        Before + "builder.Services.Configure<HostOptions>(h => [|h.ShutdownTimeout|] = TimeSpan.FromMinutes(1.5));",
        message: "'ShutdownTimeout' is 90 seconds, but 'docker stop' kills the container (line 5 of 'Dockerfile') "
            + "after 10 seconds");

    [TestMethod]
    [DataRow("builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));")]
    [DataRow("builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Parse(args[0]));")]
    public void Less_time_and_an_unknown_time_are_not_reported(string code) => Verify(Before + code);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify("""
        Dim builder = WebApplication.CreateBuilder(args)
        [|builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(30))|]
        """, isVisualBasic: true);
}
