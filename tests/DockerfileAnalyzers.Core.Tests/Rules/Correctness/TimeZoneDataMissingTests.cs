using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
public sealed class TimeZoneDataMissingTests : RuleTests<TimeZoneDataMissing>
{
    [TestMethod]
    public void A_stage_that_copies_the_data_is_fine() => Verify("""
        FROM scratch
        COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
        ENV TZ=Europe/Vienna
        """);

    [TestMethod]
    public void Debian_has_it_or_says_so() => Verify("""
        FROM debian:12-slim
        ENV TZ=Europe/Vienna
        """);

    [TestMethod]
    public void UTC_needs_none() => Verify("""
        FROM alpine:3.23
        ENV TZ=Etc/UTC
        """);
}
