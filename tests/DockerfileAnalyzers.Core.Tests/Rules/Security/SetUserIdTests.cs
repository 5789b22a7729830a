using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class SetUserIdTests : RuleTests<SetUserId>
{
    [TestMethod]
    public void Among_other_modes_it_is_found() => Verify("""
        FROM alpine:3.23
        RUN chmod [|u=rwxs,go=rx|] /a && chmod [|+s|] /b
        """);
}
