using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class UntrustedRegistryTests : RuleTests<UntrustedRegistry>
{
    [TestMethod]
    public void Without_a_list_all_are_trusted() => Verify("""
        FROM registry.example.org/base:1
        """);

    [TestMethod]
    public void A_list_may_hold_patterns() => Verify("""
        FROM eu.example.org/base:1
        FROM [|other.org/base:1|]
        """,
        message: "The registry 'other.org' is not in the list of trusted registries",
        config: "dockerfile_analyzers.DFA2208.registries = docker.io, *.example.org");

    [TestMethod]
    public void Files_and_the_frontend_come_from_images_too() => Verify("""
        # syntax=[|other.org/dockerfile:1|]
        FROM eu.example.org/base:1 AS base
        COPY --from=[|other.org/tools:1|] /a /a
        COPY --from=base /b /b
        COPY --from=shared-context /c /c
        RUN [|--mount=type=bind,from=other.org/tools:1,target=/t|] /t/run
        RUN --mount=type=cache,target=/c make
        """, config: "dockerfile_analyzers.DFA2208.registries = docker.io, *.example.org");
}
