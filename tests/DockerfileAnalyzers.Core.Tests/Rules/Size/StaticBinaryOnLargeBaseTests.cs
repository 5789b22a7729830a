using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class StaticBinaryOnLargeBaseTests : RuleTests<StaticBinaryOnLargeBase>
{
    [TestMethod]
    public void A_variable_of_the_stage_makes_it_static() => Verify("""
        FROM golang:1.26 AS build
        ENV CGO_ENABLED=0
        RUN go build -o /app .
        FROM [|alpine:3.23|]
        COPY --from=build /app /app
        ENTRYPOINT ["/app"]
        """);

    [TestMethod]
    public void A_base_that_is_prepared_is_wanted() => Verify("""
        FROM golang:1.26 AS build
        RUN CGO_ENABLED=0 go build -o /app .
        FROM alpine:3.23
        RUN apk add --no-cache git
        COPY --from=build /app /app
        ENTRYPOINT ["/app"]
        """);
}
