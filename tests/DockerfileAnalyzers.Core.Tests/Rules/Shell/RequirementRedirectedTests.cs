using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class RequirementRedirectedTests : RuleTests<RequirementRedirected>
{
    [TestMethod]
    [DataRow("FROM alpine:3.23\nRUN apk add [|a>1.2|] [|b<3|] && python3 -m pip install [|c>=1|]")]
    public void A_version_behind_a_sign_is_a_file(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM alpine:3.23\nRUN apk add 'a>1.2' >log && apk add b >=1 && apk add c > 1 && pip install d>log.txt 2>&1")]
    public void A_file_is_a_file(string instructions) => Verify(instructions);
}
