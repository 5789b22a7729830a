using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class WildcardAsCommandTests : RuleTests<WildcardAsCommand>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN a\\* && [ a ] && x=*")]
    public void What_is_no_wildcard_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a && [|/opt/*/bin/b|] c | [|f?o|]")]
    public void It_is_found_in_lists_and_pipes(string instructions) => Verify(instructions);
}
