using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class BuildPackagesShippedTests : RuleTests<BuildPackagesShipped>
{
    [TestMethod]
    public void It_says_what_the_tools_weigh_beyond_what_stays() => Verify("""
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl [|build-essential|] libssl-dev
        CMD ["curl"]
        """, "'build-essential' and 'libssl-dev' are in the final image but usually needed only at build time");

    [TestMethod]
    public void A_service_of_the_base_image_is_started_too() => Verify("""
        FROM nginx:1.29
        RUN apt-get update && apt-get install -y [|gcc|]
        """);

    [TestMethod]
    public void Other_package_managers_have_them_too() => Verify("""
        FROM alpine:3.23
        RUN apk add --no-cache [|build-base|] python3
        CMD ["python3"]
        """);

    [TestMethod]
    [DataRow("apt-get update && apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc")]
    [DataRow("apk add --no-cache --virtual .b gcc && make && apk del .b")]
    public void What_is_removed_in_the_same_layer_is_not_there(string run) => Verify($"""
        FROM debian:12-slim
        RUN {run}
        CMD ["x"]
        """);

    [TestMethod]
    public void An_image_that_starts_nothing_is_a_tool() => Verify("""
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y gcc
        """);

    [TestMethod]
    public void A_stage_for_development_may_have_them() => Verify("""
        FROM debian:12-slim AS dev
        RUN apt-get update && apt-get install -y gcc
        CMD ["bash"]
        """);

    [TestMethod]
    public void A_base_with_a_compiler_has_a_rule_of_its_own() => Verify("""
        FROM golang:1.25
        RUN apt-get update && apt-get install -y make
        CMD ["x"]
        """);

    [TestMethod]
    public void Every_system_has_its_own_names() => Verify("""
        FROM opensuse/leap:15.6
        RUN zypper -n in [|gcc-c++|] && zypper clean
        CMD ["app"]
        """);

    [TestMethod]
    public void What_the_base_image_brings_is_not_added() => Verify("""
        FROM node:22-bookworm
        RUN apt-get update && apt-get install -y make
        CMD ["node", "a.js"]
        """);

    [TestMethod]
    [DataRow("CMD [\"bash\"]")]
    [DataRow("CMD /bin/bash")]
    [DataRow("ENTRYPOINT [\"/bin/sh\"]")]
    [DataRow("ENTRYPOINT [\"/entry.sh\"]\nCMD [\"bash\", \"-l\"]")]
    [DataRow("CMD [\"make\", \"test\"]")]
    public void A_container_to_work_in_needs_them(string start) =>
        Verify($"FROM debian:12-slim\nRUN apt-get install -y gcc\n{start}\n");

    [TestMethod]
    [DataRow("CMD [\"bash\", \"/start.sh\"]")]
    [DataRow("CMD [\"sh\", \"-c\", \"app\"]")]
    [DataRow("ENTRYPOINT [\"sh\", \"-c\"]\nCMD [\"app\"]")]
    public void A_shell_that_runs_a_script_is_a_program(string start) =>
        Verify($"FROM debian:12-slim\nRUN apt-get install -y [|gcc|]\n{start}\n");

    [TestMethod]
    public void An_image_of_Alpine_brings_nothing_of_what_the_one_of_Debian_does() => Verify("""
        FROM node:22-alpine
        RUN apk add --no-cache python3 [|make|] g++
        RUN npm ci
        CMD ["node", "a.js"]
        """);
}
