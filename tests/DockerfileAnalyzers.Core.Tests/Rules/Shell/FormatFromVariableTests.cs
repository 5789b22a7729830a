using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
public sealed class FormatFromVariableTests : RuleTests<FormatFromVariable>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN printf 'a\\n' && printf \"%s$x\" b")]
    public void A_format_of_its_own_is_fine(string instructions) => Verify(instructions);
}
