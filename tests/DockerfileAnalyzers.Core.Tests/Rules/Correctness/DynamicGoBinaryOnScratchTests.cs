using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class DynamicGoBinaryOnScratchTests : RuleTests<DynamicGoBinaryOnScratch>
{
    [TestMethod]
    public void Alpine_has_no_C_compiler() => Verify("""
        FROM golang:1.26-alpine AS build
        RUN go build -o /app
        FROM scratch
        COPY --from=build /app /app
        """);

    [TestMethod]
    public void A_base_with_a_C_library_is_fine() => Verify("""
        FROM golang:1.26 AS build
        RUN go build -o /app
        FROM debian:12-slim
        COPY --from=build /app /app
        """);

    [TestMethod]
    public void Static_linking_is_fine() => Verify("""
        FROM golang:1.26 AS build
        RUN go build -tags netgo -o /app
        FROM scratch
        COPY --from=build /app /app
        """);
}
