using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class CertificatesMissingTests : RuleTests<CertificatesMissing>
{
    [TestMethod]
    public void Another_stage_may_bring_them() => Verify("""
        FROM alpine:3.23 AS certs
        RUN apk add --no-cache ca-certificates
        FROM golang:1.26 AS build
        RUN go build -o /app
        FROM scratch
        COPY --from=certs /etc/ssl /etc/ssl
        COPY --from=build /app /app
        CMD ["/app"]
        """);
}
