using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class RepeatedPackageTests : RuleTests<RepeatedPackage>
{
    [TestMethod]
    public void Twice_in_one_list_is_twice() => Verify("""
        FROM debian:12
        RUN apt-get install -y \
            git \
            curl \
            [|git|]
        """,
        message: "'git' is already installed on line 3",
        fixedTo: """
        FROM debian:12
        RUN apt-get install -y \
            git \
            curl
        """);

    [TestMethod]
    public void Of_two_branches_only_one_runs() => Verify("""
        FROM debian:12
        RUN if a; then apt-get install -y git; else apt-get install -y git curl; fi
        """);

    [TestMethod]
    public void The_only_package_stays() => Verify("""
        FROM debian:12
        RUN apt-get install -y git
        RUN apt-get install -y [|git|]
        """, fixedTo: null);

    [TestMethod]
    public void A_command_that_would_lose_all_its_packages_keeps_them() => Verify("""
        FROM fedora:41
        RUN dnf -y install git curl
        RUN dnf -y install [|git|] [|curl|]
        """);

    [TestMethod]
    public void What_goes_with_its_group_is_installed_by_the_second() => Verify("""
        FROM alpine:3.23
        RUN apk add --virtual .build libffi-dev gcc && make && apk add --virtual .run libffi-dev && apk del .build
        """);

    [TestMethod]
    public void A_group_that_stays_keeps_its_packages() => Verify("""
        FROM alpine:3.23
        RUN apk add --virtual .run git curl
        RUN apk add [|git|] tar
        """);

    [TestMethod]
    [DataRow("RUN echo 'deb http://x/ y main' > /etc/apt/sources.list.d/x.list && apt-get update")]
    [DataRow("RUN curl -sL https://deb.nodesource.com/setup_22.x | bash -")]
    [DataRow("RUN add-apt-repository ppa:a/b")]
    [DataRow("RUN curl -s https://x/key | apt-key add -")]
    [DataRow("COPY x.list /etc/apt/sources.list.d/")]
    public void From_another_source_it_is_an_upgrade(string between) =>
        Verify($"FROM debian:12\nRUN apt-get install -y git curl\n{between}\nRUN apt-get install -y git tar\n");

    [TestMethod]
    [DataRow("apt-get -t bookworm-backports install -y git tar")]
    [DataRow("apt-get install --target-release=bookworm-backports -y git tar")]
    [DataRow("apt-get install -y tar git -sS https://example.org/")]
    [DataRow("apt-get install -y tar git https://example.org/")]
    [DataRow("apt-get build-dep -y git tar")]
    public void Another_release_a_forgotten_connective_and_build_dependencies_are_no_repetition(string script) =>
        Verify($"FROM debian:12\nRUN apt-get install -y git curl\nRUN {script}\n");

    [TestMethod]
    public void Build_dependencies_do_not_install_the_package() => Verify("""
        FROM debian:12
        RUN apt-get build-dep -y git && apt-get install -y git curl
        """);

    [TestMethod]
    public void A_variable_is_not_removed_for_one_of_its_packages()
    {
        const string text = "FROM alpine:3.23\nRUN apk add git && DEPS='git curl' && apk add tar $DEPS\n";
        Assert.AreEqual(
            text,
            DockerfileAnalyzers.Analysis.FixApplier
                .Apply(TestInput.Create("/src/Dockerfile", text), finding => finding.Rule.Id == "DFA1203").Text);
    }

    [TestMethod]
    [DataRow("apt-get install -y curl git && dpkg -P curl && apt-get install -y [|curl|] vim")]
    [DataRow("apt-get install -y curl git && apt-mark auto curl && apt-get install -y [|curl|] vim")]
    [DataRow("apt-get install -y curl git && apt-get install -y curl- jq && apt-get install -y [|curl|] vim")]
    [DataRow("apt-get -s install -y curl git && apt-get install -y [|curl|] vim")]
    [DataRow("chroot /r apt-get install -y curl git && apt-get install -y [|curl|] vim")]
    [DataRow("apt-get install -y curl git && apt-get install -y [|curl|] vim")]
    [DataRow(
        "apt-get install -y libcurl4-openssl-dev && apt-get build-dep -y git "
            + "&& apt-get install -y [|libcurl4-openssl-dev|] vim")]
    [DataRow("apt-get update; apt-get install -y curl git; apt-get install -y [|curl|] vim")]
    [DataRow("apk add curl && apk add !curl && apk add [|curl|] vim")]
    [DataRow("apt-get install -y curl git || true; apt-get install -y [|curl|] vim")]
    public void A_package_that_may_not_be_there_is_not_removed_by_a_safe_fix(string script)
    {
        var text = $"FROM debian:12\nRUN {script}\n".Replace("[|", "").Replace("|]", "");
        Verify($"FROM debian:12\nRUN {script}\n");
        Assert.AreEqual(text, DockerfileAnalyzers.Analysis.FixApplier.Apply(TestInput.Create("/src/Dockerfile", text),
            finding => finding.Rule.Id == "DFA1203" && finding.Fix!.Safety is FixSafety.Safe).Text);
    }

    [TestMethod]
    [DataRow("dnf install -y --installroot=/x curl git && dnf install -y curl vim")]
    [DataRow("apk add --root /x curl git && apk add curl vim")]
    [DataRow("zypper --root /x in curl git && zypper in curl vim")]
    [DataRow("dnf install -y curl-minimal && dnf swap -y curl-minimal curl")]
    [DataRow("dnf install -y man-db && dnf reinstall -y man-db less")]
    [DataRow("zypper in -y curl && zypper in -y -f curl vim")]
    public void Another_root_a_swap_and_a_reinstallation_are_not_repetitions(string script) =>
        Verify($"FROM fedora:41\nRUN {script}\n");
}
