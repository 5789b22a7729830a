using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class GoSymbolsKeptTests : RuleTests<GoSymbolsKept>
{
    [TestMethod]
    public void A_binary_that_is_not_shipped_may_keep_its_symbols() => Verify("""
        FROM golang:1.26
        RUN go build -o /app .
        CMD ["/app"]
        """);

    [TestMethod]
    public void Flags_in_the_environment_are_the_authors_choice() => Verify("""
        FROM golang:1.26 AS build
        ENV GOFLAGS=-ldflags=-s
        RUN go build -o /app .
        FROM scratch
        COPY --from=build /app /app
        """);
}
