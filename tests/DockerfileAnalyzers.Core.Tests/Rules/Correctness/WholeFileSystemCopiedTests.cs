using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class WholeFileSystemCopiedTests : RuleTests<WholeFileSystemCopied>
{
    [TestMethod]
    public void A_folder_is_fine() => Verify("""
        FROM alpine:3.23 AS build
        FROM alpine:3.23
        COPY --from=build /out/ /
        COPY / /
        """);
}
