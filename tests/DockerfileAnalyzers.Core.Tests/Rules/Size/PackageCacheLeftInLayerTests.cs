using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class PackageCacheLeftInLayerTests : RuleTests<PackageCacheLeftInLayer>
{
    [TestMethod]
    public void A_clean_up_in_a_later_instruction_does_not_help() => Verify("""
        FROM debian:12-slim
        RUN [|apt-get|] update && apt-get install -y git
        RUN rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    public void The_suite_decides_what_the_lists_weigh() => Verify("""
        FROM ubuntu:24.04
        RUN [|apt-get|] update && apt-get install -y git
        """,
        message: "'apt-get update' leaves its cache in '/var/lib/apt/lists' in this layer",
        saves: 55_713_000);

    [TestMethod]
    [DataRow("alpine:3.22", "apt-get update && apt-get install -y git")]
    [DataRow("alpine:3.22", "apt update")]
    [DataRow("debian:12-slim", "apk add git")]
    public void The_package_manager_of_another_distribution_leaves_no_cache(string image, string command) => Verify($"""
        FROM {image}
        RUN {command}
        """);

    [TestMethod]
    public void A_folder_above_the_cache_may_be_deleted() => Verify("""
        FROM debian:12-slim
        RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt
        """);

    [TestMethod]
    public void A_variable_of_the_stage_avoids_the_cache() => Verify("""
        FROM python:3.12-slim
        ENV PIP_NO_CACHE_DIR=1
        RUN pip install flask
        """);

    [TestMethod]
    public void A_path_in_front_of_the_command_does_not_hide_it() => Verify("""
        FROM alpine:3.23
        RUN [|/sbin/apk|] add curl
        """);

    [TestMethod]
    public void The_parent_of_the_shipped_stage_ships_too() => Verify("""
        FROM alpine:3.23 AS base
        RUN [|apk|] add curl
        FROM base
        CMD ["sh"]
        """);

    [TestMethod]
    public void A_command_inside_sh_and_a_group_is_seen() => Verify("""
        FROM alpine:3.23
        RUN set -e; { [|apk|] add curl; }
        """);

    [TestMethod]
    public void A_script_that_is_not_understood_is_left_alone_by_the_fix() => Verify("""
        FROM rockylinux:9
        RUN if true; then [|dnf|] install -y git; fi
        """);

    [TestMethod]
    public void The_npm_cache_is_deleted_without_npm_which_may_be_gone_by_then() => Verify("""
        FROM alpine:3.23
        RUN apk add --no-cache nodejs npm && npm install -g serve && apk del npm
        """.Replace(" npm install", " [|npm|] install"), fixedTo: """
        FROM alpine:3.23
        RUN apk add --no-cache nodejs npm && npm install -g serve && apk del npm && rm -rf ~/.npm
        """);

    [TestMethod]
    public void Lists_that_a_later_installation_needs_are_not_deleted_by_the_fix()
    {
        const string text =
            "FROM debian:12\nRUN apt-get update && apt-get install -y git\nRUN apt-get install -y curl\n";
        var input = TestInput.Create("/src/Dockerfile", text);
        Assert.AreEqual(
            text, DockerfileAnalyzers.Analysis.FixApplier.Apply(input, finding => finding.Rule.Id == "DFA1201").Text);
    }

    [TestMethod]
    [DataRow("python:3.12-slim", "[|uv|] pip install --system flask")]
    [DataRow("python:3.12-slim", "python3 -m [|pip|] install flask")]
    [DataRow("python:3.12-slim", "[|poetry|] install --only main")]
    [DataRow("continuumio/miniconda3:24.9.2-0", "[|conda|] install -y numpy")]
    [DataRow("node:22-alpine", "[|npm|] i --omit=dev")]
    [DataRow("node:22-alpine", "[|yarn|]")]
    [DataRow("node:22-alpine", "[|pnpm|] install --prod")]
    [DataRow("ruby:3.3-slim", "[|bundle|] install")]
    [DataRow("ruby:3.3-slim", "[|gem|] install rails")]
    [DataRow("php:8.3-cli", "[|composer|] install --no-dev")]
    [DataRow("alpine:3.23", "[|go|] build -o /app .")]
    [DataRow("rust:1.82", "[|cargo|] build --release")]
    [DataRow("alpine:3.23", "[|mvn|] package")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "[|dotnet|] publish -c Release -o /app")]
    [DataRow("archlinux:base", "[|pacman|] -Syu --noconfirm git")]
    public void Every_package_manager_has_a_cache(string image, string script) =>
        Verify($"FROM {image}\nRUN {script}\n");

    [TestMethod]
    [DataRow("python:3.12-slim", "uv pip install --system --no-cache flask")]
    [DataRow("python:3.12-slim", "PIP_NO_CACHE_DIR=1 pip install flask")]
    [DataRow("python:3.12-slim", "pip install flask && rm -rf ~/.cache")]
    [DataRow("fedora:41", "dnf -y install git && rm -rf /var/cache/libdnf5/*")]
    [DataRow("node:22-alpine", "npm ci && npm cache clean --force")]
    [DataRow("php:8.3-cli", "composer install && composer clear-cache")]
    [DataRow("alpine:3.23", "gem install rails")]
    [DataRow("debian:13-slim", "apt-get update && apt-get install -y git && apt-get dist-clean")]
    public void A_cache_that_is_avoided_emptied_or_elsewhere_is_fine(string image, string script) =>
        Verify($"FROM {image}\nRUN {script}\n");

    [TestMethod]
    [DataRow("RUN --mount=type=cache,target=/root/.cache pip install flask")]
    [DataRow("RUN --mount=type=cache,target=/var/cache dnf install -y git")]
    [DataRow("RUN --mount=type=cache,target=/var/cache/yum yum install -y git")]
    public void A_cache_mount_may_lie_above_the_cache(string run) => Verify($"FROM python:3.12-slim\n{run}\n");

    [TestMethod]
    public void A_build_tool_that_is_used_again_needs_its_cache() => Verify("""
        FROM golang:1.23
        RUN go mod download
        RUN go build -o /app .
        """);

    [TestMethod]
    public void The_clean_up_gets_a_line_of_its_own_where_the_others_have_one() => Verify("""
        FROM debian:12-slim
        RUN [|apt-get|] update \
            && apt-get install -y --no-install-recommends \
                curl
        """,
        fixedTo: """
        FROM debian:12-slim
        RUN apt-get update \
            && apt-get install -y --no-install-recommends \
                curl \
            && rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    public void One_fix_is_for_all_commands_that_fill_a_cache() => Verify("""
        FROM python:3.13
        RUN [|pip|] install a && pip install --no-cache-dir b && pip install c
        """,
        fixedTo: """
        FROM python:3.13
        RUN pip install --no-cache-dir a && pip install --no-cache-dir b && pip install --no-cache-dir c
        """);

    [TestMethod]
    [DataRow("ubuntu:14.04", "RUN apt-get install -y python-pip && pip install flask")]
    [DataRow("debian:wheezy", "RUN pip install flask")]
    [DataRow("node:6-jessie", "RUN pip install flask")]
    [DataRow("node:6", "RUN apt-get install -y python-pip && pip install flask")]
    [DataRow("golang:1.9", "RUN go build -o /app .")]
    [DataRow("alpine:3.4", "RUN apk add --no-cache go && go get example.org/tool")]
    public void A_tool_that_is_older_than_its_cache_leaves_none(string image, string run) =>
        Verify($"FROM {image}\n{run}\n");

    [TestMethod]
    [DataRow("ubuntu:14.04", "RUN pip install -U pip && [|pip|] install flask")]
    [DataRow("ubuntu:14.04", "RUN curl https://bootstrap.pypa.io/get-pip.py | python && [|pip|] install flask")]
    [DataRow("ubuntu:16.04", "RUN [|pip|] install flask")]
    [DataRow("python:2.7-jessie", "RUN [|pip|] install flask")]
    public void A_tool_that_was_renewed_has_the_cache(string image, string run) => Verify($"FROM {image}\n{run}\n");

    [TestMethod]
    public void Zypper_has_no_option_against_its_cache() => Verify("""
        FROM opensuse/leap:15.6
        RUN [|zypper|] -n install git
        """,
        fixedTo: """
        FROM opensuse/leap:15.6
        RUN zypper -n install git && zypper clean --all
        """);

    [TestMethod]
    public void What_root_wrote_is_deleted_by_root() => Verify("""
        FROM circleci/node:22
        RUN sudo [|apt-get|] update && sudo -E apt-get install -y \
            --no-install-recommends git
        """,
        fixedTo: """
        FROM circleci/node:22
        RUN sudo apt-get update && sudo -E apt-get install -y \
            --no-install-recommends git && sudo rm -rf /var/lib/apt/lists/*
        """);

    [TestMethod]
    [DataRow("FROM node:22\nUSER node\nRUN npm install", "~/.npm")]
    [DataRow("FROM node:22\nRUN npm install", "/root/.npm")]
    [DataRow("FROM example/base\nRUN npm install", "~/.npm")]
    [DataRow("FROM node:22\nENV HOME=/srv\nRUN npm install", "/srv/.npm")]
    [DataRow("FROM node:22\nRUN sudo -u app npm install", "~/.npm")]
    [DataRow("FROM node:22\nRUN su app -c 'npm install'", "~/.npm")]
    public void The_home_is_that_of_the_user(string text, string path) => Verify(
        text.Replace("npm install", "[|npm|] install") + "\n",
        message: $"'npm install' leaves its cache in '{path}' in this layer");

    [TestMethod]
    [DataRow("RUN gosu app npm install")]
    [DataRow("RUN sudo -u app npm install")]
    [DataRow("RUN sudo npm install")]
    [DataRow("RUN su app -c 'npm install'")]
    public void Nobody_deletes_in_the_home_of_another(string run)
    {
        var text = $"FROM node:22\n{run}\n";
        Assert.AreEqual(
            text,
            DockerfileAnalyzers.Analysis.FixApplier
                .Apply(TestInput.Create("/src/Dockerfile", text), finding => finding.Rule.Id == "DFA1201").Text);
    }

    [TestMethod]
    [DataRow("RUN --mount=type=cache,target=/home/node/.npm npm install")]
    [DataRow("RUN npm install && rm -rf /home/node/.npm")]
    public void The_home_of_a_user_is_known_by_its_usual_path(string run) =>
        Verify($"FROM node:22\nUSER node\n{run}\n");

    [TestMethod]
    [DataRow("mvn -Dmaven.repo.local=/m2 package")]
    [DataRow("gradle --gradle-user-home /cache build")]
    [DataRow("GRADLE_USER_HOME=/cache gradle build")]
    [DataRow("npm install --cache /tmp/npm")]
    [DataRow("PIP_CACHE_DIR=/tmp/pip pip install flask")]
    public void A_cache_that_the_command_puts_elsewhere_is_not_known(string script) =>
        Verify($"FROM alpine:3.23\nRUN {script}\n");

    [TestMethod]
    [DataRow("apk add --no-cache go && go build -o /app . && apk del go")]
    [DataRow("apk add --no-cache --virtual .build go && go build -o /app . && apk del .build")]
    [DataRow("go build -o /app . && rm -rf /usr/local/go")]
    public void What_a_tool_would_empty_is_left_where_the_tool_is_gone_by_then(string script)
    {
        var text = $"FROM alpine:3.23\nRUN {script}\n";
        Assert.AreEqual(
            text,
            DockerfileAnalyzers.Analysis.FixApplier
                .Apply(TestInput.Create("/src/Dockerfile", text), finding => finding.Rule.Id == "DFA1201").Text);
    }

    [TestMethod]
    public void The_repository_of_a_build_may_be_wanted_so_its_fix_is_unsafe() => Verify("""
        FROM alpine:3.23
        RUN [|mvn|] package
        """,
        fixedTo: """
        FROM alpine:3.23
        RUN mvn package && rm -rf ~/.m2/repository
        """,
        safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("apt-get install -y curl && apt-get update && rm -rf /var/lib/apt/lists/*")]
    [DataRow("apt-get dist-upgrade -y")]
    public void Lists_that_a_later_RUN_needs_are_not_deleted(string later)
    {
        var input = AnalysisInput.Create(new SourceFile(
            "/Dockerfile", $"FROM debian:12\nRUN apt-get update && apt-get install -y git\nRUN {later}\n"));
        Assert.IsNull(RuleEngine.Analyze(input).Single(finding => finding.Rule.Id == "DFA1201").Fix);
    }

    [TestMethod]
    [DataRow("FROM node:22\nRUN yarn install --immutable")]
    [DataRow("FROM node:22\nCOPY .yarnrc.yml package.json ./\nRUN yarn install")]
    public void Newer_yarn_keeps_what_the_program_needs_in_its_cache(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM ubuntu:14.04.3\nRUN pip install a")]
    [DataRow("FROM nvidia/cuda:7.5-devel-ubuntu14.04\nRUN pip install a")]
    [DataRow(
        "FROM example/base:1\n"
            + "RUN apt-get update && apt-get install -y python-pip && rm -rf /var/lib/apt/lists/* && pip install a")]
    public void An_old_release_has_an_old_pip_however_its_image_is_called(string instructions) => Verify(instructions);

    [TestMethod]
    public void An_option_that_older_versions_lack_is_not_given() => Verify("""
        FROM php:8.4
        RUN [|composer|] install
        """,
        fixedTo: """
        FROM php:8.4
        RUN composer install && composer clear-cache
        """);

    [TestMethod]
    [DataRow("debian:12", "rm -rf /var/lib/apt/lists/* && [|apt-get|] update && apt-get install -y curl")]
    [DataRow("rockylinux:9", "dnf clean all && [|dnf|] install -y httpd")]
    [DataRow("centos:7", "yum clean all; [|yum|] install -y httpd")]
    [DataRow("redhat/ubi9-minimal", "microdnf clean all && [|microdnf|] install -y httpd")]
    [DataRow("opensuse/leap:15.6", "zypper clean --all && [|zypper|] -n install git")]
    [DataRow("alpine:3.22", "rm -rf /var/cache/apk/* && [|apk|] add curl")]
    [DataRow("python:3.13", "pip cache purge && [|pip|] install flask")]
    [DataRow("node:24", "npm cache clean --force && [|npm|] ci")]
    [DataRow("node:24", "yarn cache clean && [|yarn|] install")]
    [DataRow("debian:12", "sh -c 'rm -rf /var/lib/apt/lists/* && [|apt-get|] update && apt-get install -y curl'")]
    [DataRow(
        "debian:12",
        "apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/* && [|apt-get|] update && apt-get "
            + "install -y b")]
    [DataRow(
        "debian:12", "clean() { rm -rf /var/lib/apt/lists/*; }; clean; [|apt-get|] update && apt-get install -y curl")]
    [DataRow(
        "debian:12", "for x in a b; do rm -rf /var/lib/apt/lists/*; [|apt-get|] update; apt-get install -y $x; done")]
    public void A_clean_up_before_the_command_does_not_help(string image, string script) =>
        Verify($"FROM {image}\nRUN {script}\n");

    [TestMethod]
    [DataRow("clean() { rm -rf /var/lib/apt/lists/*; }; apt-get update && apt-get install -y curl; clean")]
    [DataRow("trap 'rm -rf /var/lib/apt/lists/*' EXIT; apt-get update && apt-get install -y curl")]
    [DataRow("get() { apt-get update; apt-get install -y $1; rm -rf /var/lib/apt/lists/*; }; get a; get b")]
    [DataRow("for x in a b; do apt-get update; apt-get install -y $x; rm -rf /var/lib/apt/lists/*; done")]
    public void A_function_cleans_where_it_is_called_and_a_trap_at_the_end(string script) =>
        Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void A_clean_up_at_the_start_is_joined_by_one_at_the_end() => Verify("""
        FROM rockylinux:9
        RUN dnf clean all && [|dnf|] install -y httpd
        """,
        fixedTo: """
        FROM rockylinux:9
        RUN dnf clean all && dnf install -y httpd && dnf clean all
        """);

    [TestMethod]
    [DataRow("FROM fedora:43", "RUN [|dnf|] install -y httpd && rm -rf /var/cache/dnf")]
    [DataRow("FROM fedora", "RUN [|dnf|] up-min -y && rm -rf /var/cache/dnf")]
    [DataRow("FROM quay.io/fedora/fedora:41", "RUN --mount=type=cache,target=/var/cache/dnf [|dnf|] install -y httpd")]
    [DataRow("FROM fedora:40", "RUN [|dnf|] install -y httpd && rm -rf /var/cache/libdnf5")]
    [DataRow("FROM rockylinux:9", "RUN --mount=type=cache,target=/var/cache/libdnf5 [|dnf|] install -y httpd")]
    [DataRow("FROM almalinux:9.4", "RUN [|yum|] install -y httpd && rm -rf /var/cache/yum")]
    [DataRow("FROM amazonlinux:2023", "RUN [|yum|] install -y httpd && rm -rf /var/cache/yum")]
    [DataRow("FROM centos:7", "RUN [|yum|] install -y httpd && rm -rf /var/cache/dnf")]
    [DataRow("FROM registry.access.redhat.com/ubi9/ubi:9.4", "RUN [|dnf|] install -y httpd && rm -rf /var/cache/yum")]
    public void The_release_of_the_image_decides_where_the_cache_lies(string from, string run) =>
        Verify($"{from}\n{run}\n");

    [TestMethod]
    [DataRow("FROM fedora:43", "RUN dnf5 install -y httpd && rm -rf /var/cache/libdnf5")]
    [DataRow("FROM fedora:43", "RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y httpd")]
    [DataRow("FROM almalinux:9", "RUN yum install -y httpd && rm -rf /var/cache/dnf")]
    [DataRow("FROM amazonlinux:2", "RUN yum install -y httpd && rm -rf /var/cache/yum")]
    [DataRow("FROM example/base", "RUN dnf install -y httpd && rm -rf /var/cache/libdnf5")]
    public void The_cache_of_the_release_is_cleaned(string from, string run) => Verify($"{from}\n{run}\n");

    [TestMethod]
    [DataRow("pip install --no-cache flask")]
    [DataRow("pip3 --no-cache install flask")]
    [DataRow("python -m pip install --no-ca flask")]
    [DataRow("uv pip install --system --no-cache-dir flask")]
    [DataRow("uv pip install --system -n flask")]
    public void Another_spelling_of_the_option_avoids_the_cache(string script) =>
        Verify($"FROM python:3.13\nRUN {script}\n");

    [TestMethod]
    public void Without_docker_clean_apt_get_keeps_the_packages() => Verify("""
        FROM debian:12
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
        RUN apt-get update \
            && [|apt-get|] install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
        """,
        message: "'apt-get install' leaves its cache in '/var/cache/apt/archives' in this layer",
        fixedTo: """
        FROM debian:12
        RUN rm -f /etc/apt/apt.conf.d/docker-clean
        RUN apt-get update \
            && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* && apt-get clean
        """);

    [TestMethod]
    [DataRow(
        "RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt rm -f "
            + "/etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y curl")]
    [DataRow(
        "RUN rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y curl && apt-get clean && rm "
            + "-rf /var/lib/apt/lists/*")]
    [DataRow(
        "RUN rm -f /etc/apt/apt.conf.d/docker-clean; apt update && apt install -y curl && rm -rf /var/lib/apt/lists/*")]
    [DataRow("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*")]
    public void Apt_keeps_no_packages_that_are_cleaned_mounted_or_deleted_by_the_image(string run) =>
        Verify($"FROM debian:12\n{run}\n");

    [TestMethod]
    [DataRow("debian:12")]
    [DataRow("ubuntu:24.04")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-noble")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0")]
    [DataRow("example/base")]
    public void Another_escape_character_makes_no_Windows(string image) =>
        Verify($"# escape=`\nFROM {image}\nRUN [|apt-get|] update && `\n apt-get install -y curl\n");

    [TestMethod]
    [DataRow("RUN mk-build-deps -i -t 'apt-get -y' debian/control")]
    [DataRow("RUN rosdep install --from-paths src -y")]
    [DataRow("RUN gdebi -n x.deb")]
    [DataRow("RUN sudo apt-cache policy curl")]
    [DataRow("RUN apt-get download curl")]
    [DataRow("RUN apt-get source curl")]
    [DataRow("RUN [\"apt-get\", \"build-dep\", \"-y\", \"curl\"]")]
    [DataRow("RUN bash -c 'cd /x && apt-get install -y x'")]
    [DataRow("RUN <<EOF\napt-get install -y x\nEOF")]
    [DataRow("run apt install -y x")]
    [DataRow("ONBUILD RUN apt-get install -y x")]
    [DataRow("FROM base AS child\nRUN aptitude install -y x")]
    [DataRow("CMD apt-get install -y x")]
    [DataRow("RUN cp -r /var/lib/apt/lists /keep")]
    [DataRow("COPY --from=base /var/lib/apt/lists /lists")]
    public void Lists_that_a_later_command_reads_are_not_deleted_by_a_fix(string later) =>
        Verify($"FROM debian:12 AS base\nRUN [|apt-get|] update && apt-get install -y curl\n{later}\n", fix: "");

    [TestMethod]
    [DataRow("RUN ./install.sh", "./install.sh")]
    [DataRow("RUN bash /tmp/setup.sh", "bash /tmp/setup.sh")]
    [DataRow("RUN make deps", "make deps")]
    [DataRow("RUN curl https://x | sh", "sh")]
    [DataRow("RUN ansible-playbook site.yml", "ansible-playbook site.yml")]
    [DataRow("ONBUILD RUN ./bootstrap", "./bootstrap")]
    public void Code_that_is_not_seen_may_read_the_lists(string later, string name) => Verify(
        $"FROM debian:12\nRUN [|apt-get|] update && apt-get install -y curl\n{later}\n",
        fix: $"Run 'rm -rf /var/lib/apt/lists/*' in the same layer; '{name}' on line 3 may need the cache",
        safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("RUN apt-get update && ./install.sh")]
    [DataRow("RUN ./configure && make && make install")]
    [DataRow("RUN /usr/bin/tool")]
    [DataRow("RUN apt-get install --version")]
    public void What_needs_no_old_lists_leaves_the_fix_safe(string later) => Verify(
        $"FROM debian:12\nRUN [|apt-get|] update && apt-get install -y curl\n{later}\nRUN rm -rf /var/lib/apt/lists/*",
        fix: "Run 'rm -rf /var/lib/apt/lists/*' in the same layer", safety: FixSafety.Safe);

    [TestMethod]
    [DataRow("node:22", "[|npm|] ci", "RUN npm ci --offline")]
    [DataRow("node:22", "[|npm|] install", "RUN npm_config_offline=true npm ci")]
    [DataRow("node:22", "[|npm|] install", "CMD npm install --prefer-offline")]
    [DataRow("node:22", "[|yarn|] install", "RUN yarn install --offline")]
    [DataRow("node:22", "[|pnpm|] install", "RUN pnpm install --offline")]
    [DataRow("python:3.13", "[|pip|] install -r r.txt", "RUN pip install --no-index -r r.txt")]
    [DataRow("python:3.13", "[|pip|] install -r r.txt", "RUN [|pip|] install --find-links ~/.cache/pip x")]
    [DataRow("python:3.13", "[|uv|] sync", "RUN uv sync --offline")]
    [DataRow("almalinux:9", "[|dnf|] install -y x", "RUN dnf -C install -y y")]
    public void A_cache_that_is_used_offline_stays(string image, string first, string later) =>
        Verify($"FROM {image}\nRUN {first}\n{later}\n", fix: "");

    [TestMethod]
    public void An_index_that_was_fetched_by_itself_is_left_for_the_next_installation() =>
        Verify("FROM alpine:3.10\nRUN [|apk|] update\nRUN [|apk|] add curl\n", fix: "");

    [TestMethod]
    public void An_installation_that_fetches_its_own_index_needs_no_old_one() =>
        Verify(
            "FROM alpine:3.23\nRUN [|apk|] add curl\nRUN [|apk|] add git\n",
            fix: "Add '--no-cache'",
            safety: FixSafety.Safe);

    [TestMethod]
    [DataRow("COPY --from=a /var/lib/apt/lists /x")]
    [DataRow("COPY --from=0 /var/lib/apt/lists/ /x/")]
    [DataRow("RUN --mount=from=a,source=/var/lib/apt/lists,target=/l ls /l")]
    public void Lists_that_another_stage_reads_stay(string reader) => Verify(
        $"FROM debian:12 AS a\nRUN [|apt-get|] update && apt-get install -y curl\nFROM busybox AS b\n{reader}\n"
            + "FROM a\n",
        fix: "");

    [TestMethod]
    [DataRow("/opt/conda/bin/conda install -y numpy", "/opt/conda/bin/conda clean -afy")]
    [DataRow("CONDA=/opt/conda && $CONDA/bin/conda install -y numpy", "$CONDA/bin/conda clean -afy")]
    [DataRow("./composer.phar install", "./composer.phar clear-cache")]
    [DataRow("/opt/yarn/bin/yarn install", "/opt/yarn/bin/yarn cache clean")]
    [DataRow("node_modules/.bin/yarn install", "node_modules/.bin/yarn cache clean")]
    [DataRow("sudo /opt/conda/bin/conda install -y numpy", "sudo /opt/conda/bin/conda clean -afy")]
    [DataRow("time mamba install -y numpy", "mamba clean -afy")]
    [DataRow("export PATH=/opt/conda/bin:$PATH && conda install -y numpy", "conda clean -afy")]
    [DataRow(". /opt/conda/etc/profile.d/conda.sh && conda install -y numpy", "conda clean -afy")]
    public void The_clean_up_calls_the_program_as_the_command_did(string script, string cleanUp) =>
        VerifyFix($"RUN {script}", $"Run '{cleanUp}' in the same layer");

    [TestMethod]
    [DataRow("PATH=/opt/conda/bin:$PATH conda install -y numpy")]
    [DataRow("env PATH=/opt/conda/bin:$PATH conda install -y numpy")]
    [DataRow("(export PATH=/opt/conda/bin:$PATH && conda install -y numpy)")]
    [DataRow("bash -lc 'conda install -y numpy'")]
    [DataRow("if command -v conda; then conda install -y numpy; fi")]
    [DataRow("cd /opt/conda && bin/conda install -y numpy && cd /")]
    [DataRow("conda install -y numpy && export PATH=/usr/bin")]
    [DataRow("conda install -y numpy && conda deactivate")]
    [DataRow("composer install && rm -f $(which composer)")]
    [DataRow("composer install && mv /usr/bin/composer /keep")]
    [DataRow("yarn install && rm -rf /opt/yarn-v1.22.22")]
    [DataRow("dnf install -y git && rpm -e dnf")]
    [DataRow("microdnf install -y git && microdnf remove -y microdnf")]
    public void There_is_no_fix_where_the_program_may_be_gone_at_the_end(string script) =>
        VerifyFix($"RUN {script}", null);

    [TestMethod]
    [DataRow("dnf install -y --installroot /mnt git")]
    [DataRow("dnf --installroot=/mnt install -y git")]
    [DataRow("zypper --root /mnt install -y git")]
    [DataRow("conda() { :; } && conda install -y numpy")]
    public void The_cache_of_another_root_or_function_is_not_in_the_layer(string script) =>
        Verify($"FROM example/image\nRUN {script}\n");

    [TestMethod]
    [DataRow("RUN cd /var/lib/apt && cp -r lists /backup")]
    [DataRow("WORKDIR /var/lib/apt\nRUN tar cf /lists.tar lists")]
    [DataRow("WORKDIR /var/lib/apt/lists\nRUN tar cf /lists.tar .")]
    [DataRow("RUN cd /var/lib/apt/lists && ls > /list")]
    [DataRow("RUN [\"tar\", \"cf\", \"/lists.tar\", \"/var/lib/apt/lists\"]")]
    public void There_is_no_fix_where_a_later_command_reads_the_lists(string later) =>
        VerifyFix("RUN apt-get update && apt-get install -y --no-install-recommends curl", null, later);

    [TestMethod]
    [DataRow("RUN cp -r /var/lib/apt /backup", "cp")]
    [DataRow("RUN tar cf /x.tar /var", "tar")]
    [DataRow(
        "RUN <<EOF python3\nimport subprocess\nsubprocess.run(['apt-get', 'install', '-y', 'git'], check=True)\nEOF",
        "python3")]
    [DataRow("RUN <<EOF\n#!/usr/bin/perl\nsystem('apt-get install -y git') == 0 or die;\nEOF", "/usr/bin/perl")]
    [DataRow("RUN python3 <<EOF\nimport os; os.system('apt-get install -y git')\nEOF", "python3")]
    [DataRow("RUN python3 -c 'import os; os.system(\"apt-get install -y git\")'", "python3 -c")]
    [DataRow("COPY prepare /usr/local/bin/\nRUN prepare", "prepare")]
    [DataRow("COPY prepare.py /\nRUN [\"python3\", \"/prepare.py\"]", "python3 /prepare.py")]
    [DataRow("COPY tools /tools\nRUN /tools/go", "/tools/go")]
    [DataRow("ARG COMMAND\nRUN $COMMAND", "$COMMAND")]
    [DataRow("ARG COMMAND\nRUN eval \"$COMMAND\"", "eval")]
    [DataRow("ARG COMMAND\nRUN sh -c \"$COMMAND\"", "sh -c")]
    [DataRow("RUN f() { apt-get \"$@\"; }; f install -y git", "apt-get")]
    public void The_fix_is_unsafe_where_code_that_is_not_seen_may_read_the_lists(string later, string user)
    {
        var fix = FindFix("RUN apt-get update && apt-get install -y --no-install-recommends curl", later)!;
        Assert.AreEqual(FixSafety.Unsafe, fix.Safety);
        StringAssert.Contains(fix.Title, $"'{user}");
    }

    [TestMethod]
    [DataRow("COPY manage.py /app/\nWORKDIR /app\nRUN python3 manage.py collectstatic")]
    [DataRow("COPY . /app\nCMD [\"python3\", \"/app/app.py\"]")]
    [DataRow("RUN python3 -c 'import nltk; nltk.download(\"punkt\")'")]
    [DataRow("RUN cp /etc/hosts /var/lib/apt")]
    public void The_fix_is_safe_where_what_follows_does_not_read_the_lists(string later) => Assert.AreEqual(
        FixSafety.Safe,
        FindFix("RUN apt-get update && apt-get install -y --no-install-recommends curl", later)!.Safety);

    private static void VerifyFix(string run, string? title, string later = "") =>
        Assert.AreEqual(title, FindFix(run, later)?.Title);

    private static Fix? FindFix(string run, string later)
    {
        var text = $"FROM debian:12-slim\n{run}\n{later}\n";
        return RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", text))
            .Last(finding => finding.Rule.Id == "DFA1201").Fix;
    }

    [TestMethod]
    [DataRow("RUN opam depext conf-gmp")]
    [DataRow("RUN opam install -y conf-gmp")]
    [DataRow("CMD apt-file search x")]
    public void There_is_no_fix_where_another_tool_reads_the_lists(string later) =>
        VerifyFix("RUN apt-get update && apt-get install -y --no-install-recommends opam apt-file", null, later);

    [TestMethod]
    public void Poetry_keeps_the_environments_that_it_made() =>
        VerifyFix(
            "RUN poetry install", "Run 'rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts' in the same layer");

    [TestMethod]
    [DataRow("COPY package.json yarn.lock ./\nRUN yarn install", FixSafety.Safe)]
    [DataRow("COPY [\"package.json\", \"./\"]\nRUN yarn install && yarn build", FixSafety.Safe)]
    [DataRow("COPY . .\nRUN yarn install", FixSafety.Unsafe)]
    [DataRow("COPY package.json ./\nRUN corepack enable\nRUN yarn install", FixSafety.Unsafe)]
    public void Yarn_2_may_run_packages_from_its_cache(string instructions, FixSafety safety)
    {
        var text = $"FROM node:22\nWORKDIR /app\n{instructions}\n";
        var findings = RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", text));
        Assert.AreEqual(safety, findings.Last(finding => finding.Rule.Id == "DFA1201").Fix!.Safety);
    }

    [TestMethod]
    [DataRow("FROM alpine:3.2\nRUN apk add curl")]
    [DataRow("FROM python:3.13\nENV UV_LINK_MODE=symlink\nRUN uv sync")]
    [DataRow("FROM python:3.13\nRUN uv sync --link-mode=symlink")]
    [DataRow("FROM node:22\nCOPY package.json .yarnrc.yml ./\nCOPY .yarn .yarn\nRUN yarn install")]
    [DataRow("FROM node:22\nCOPY package.json ./\nRUN yarn set version stable && yarn install")]
    public void A_cache_that_no_option_avoids_or_that_is_needed_is_left_alone(string dockerfile) => Verify(dockerfile);
}
