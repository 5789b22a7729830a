using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class SetUserIdTests : RuleTests<SetUserId>
{
    [TestMethod]
    [DataRow("chmod a+s /opt")]
    [DataRow("mkdir -p /data/in && chmod 6775 /data/in")]
    [DataRow("mkdir /a\nWORKDIR /b\nRUN chmod +s /a /b")]
    [DataRow("chmod ug+s /srv/shared/")]
    public void On_a_folder_it_makes_nobody_its_owner(string script) => Verify($"FROM alpine:3.23\nRUN {script}\n");

    [TestMethod]
    [DataRow("chmod -R [|a+s|] /opt")]
    [DataRow("mkdir -p /data && chmod [|u+s|] /data/tool /data")]
    public void Files_in_it_are_programs(string script) => Verify($"FROM alpine:3.23\nRUN {script}\n");

    [TestMethod]
    public void Among_other_modes_it_is_found() => Verify("""
        FROM alpine:3.23
        COPY --chmod=[|4755|] a /a
        RUN install -m [|4755|] a /b
        RUN chmod [|u=rwxs,go=rx|] /a && chmod [|+s|] /b
        """);
}
