using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class TimeZoneDataMissingTests : RuleTests<TimeZoneDataMissing>
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
    [DataRow("CET-1CEST,M3.5.0,M10.5.0/3")]
    [DataRow("CET-1CEST")]
    [DataRow("<+03>-3")]
    public void The_C_library_reads_a_rule_without_data(string zone) =>
        Verify($"FROM alpine:3.23\nENV TZ={zone}\nCMD [\"date\"]\n");

    [TestMethod]
    public void Dotnet_looks_for_a_file_of_that_name() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0-alpine
        ENV [|TZ|]=CET-1CEST
        CMD ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow(
        "RUN apk add --no-cache --virtual .tz tzdata && cp /usr/share/zoneinfo/Europe/Berlin /etc/localtime "
            + "&& apk del .tz")]
    [DataRow("RUN apk --no-cache add curl tzdata; ln -sf /usr/share/zoneinfo/$TZ /etc/localtime; apk del tzdata")]
    public void Data_that_is_removed_again_is_missing(string run) =>
        Verify($"FROM alpine:3.23\nENV [|TZ|]=Europe/Berlin\n{run}\nCMD [\"date\"]\n",
            message: "TZ is set, but 'tzdata' is removed again, and a copy at '/etc/localtime' is not read; "
                + "the time zone stays UTC");

    [TestMethod]
    [DataRow("RUN apk add tzdata && cp -r /usr/share/zoneinfo /z && apk del tzdata && mv /z /usr/share/zoneinfo")]
    [DataRow("RUN apk add --no-cache tzdata && cp /usr/share/zoneinfo/Europe/Berlin /etc/localtime")]
    [DataRow("RUN apk add tzdata && apk del tzdata\nCOPY --from=debian:12 /usr/share/zoneinfo /usr/share/zoneinfo")]
    public void Data_that_is_kept_is_there(string run) =>
        Verify($"FROM alpine:3.23\nENV TZ=Europe/Berlin\n{run}\nCMD [\"date\"]\n");

    [TestMethod]
    [DataRow("aspnet:10.0-noble-chiseled", true)]
    [DataRow("runtime:10.0-azurelinux3.0-distroless", true)]
    [DataRow("aspnet:10.0-noble-chiseled-extra", false)]
    [DataRow("aspnet:10.0-alpine3.22-extra", false)]
    [DataRow("aspnet:10.0-noble", false)]
    public void Only_the_extra_images_of_Dotnet_without_a_shell_have_it(string image, bool isMissing) =>
        Verify($"FROM mcr.microsoft.com/dotnet/{image}\nENV {(isMissing ? "[|TZ|]" : "TZ")}=Europe/Berlin\n"
            + "CMD [\"dotnet\", \"Shop.dll\"]\n");

    [TestMethod]
    public void UTC_needs_none() => Verify("""
        FROM alpine:3.23
        ENV TZ=Etc/UTC
        """);
}
