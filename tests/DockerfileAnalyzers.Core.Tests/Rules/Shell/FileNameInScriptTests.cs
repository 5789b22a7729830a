using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class FileNameInScriptTests : RuleTests<FileNameInScript>
{
    [TestMethod]
    public void A_script_that_has_quotes_or_expansions_is_not_rewritten() =>
        Verify(
            "FROM debian:12\n"
                + "RUN find . -exec bash -c [|'x=\"{}\"; mv \"$x\" y'|] \\; && find . "
                + "-exec /bin/sh -ec [|\"rm {}\"|] \\;");

    [TestMethod]
    [DataRow(
        "FROM debian:12\n"
            + "RUN find . -exec sh -c 'rm \"$0\"' {} \\; && find . -exec sh {} \\; && xargs -I{} sh -c 'rm {}'")]
    public void A_name_behind_the_script_is_an_argument(string instructions) => Verify(instructions);
}
