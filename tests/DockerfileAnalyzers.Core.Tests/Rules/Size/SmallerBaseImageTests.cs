using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class SmallerBaseImageTests : RuleTests<SmallerBaseImage>
{
    [TestMethod]
    public void Packages_of_the_distribution_speak_against_musl() => Verify("""
        FROM [|node:22|]
        RUN apt-get update && apt-get install -y git
        CMD ["node", "a.js"]
        """,
        message: "'node:22' is 1.1 GB; its variant 'node:22-slim' is 220 MB");

    [TestMethod]
    public void An_app_that_needs_ICU_is_not_sent_to_an_image_without() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0-noble|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        message: "'mcr.microsoft.com/dotnet/aspnet:10.0-noble' is 230 MB; "
            + "its variant 'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra' is 160 MB");

    [TestMethod]
    public void A_project_without_globalization_may_go_smaller() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0-noble|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        project: "InvariantGlobalization=true",
        message: "'mcr.microsoft.com/dotnet/aspnet:10.0-noble' is 230 MB; "
            + "its variant 'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled' is 120 MB");

    [TestMethod]
    public void A_shell_form_needs_a_shell() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
        ENTRYPOINT dotnet Shop.dll
        """);

    [TestMethod]
    public void An_unknown_image_keeps_the_rule_silent() => Verify("""
        FROM registry.example.com/node:22
        CMD ["node", "a.js"]
        """);

    [TestMethod]
    public void An_image_that_asks_for_cultures_keeps_them() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
        ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
        ENTRYPOINT ["./Shop"]
        """,
        project: "InvariantGlobalization=true");

    [TestMethod]
    public void A_Linux_image_is_no_variant_of_a_Windows_image() => Verify("""
        FROM mcr.microsoft.com/dotnet/runtime:10.0-nanoserver-ltsc2022
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow("openjdk:8-jre", "openjdk:8-jre-alpine")]
    [DataRow("openjdk:8u141-jre", "openjdk:8u141-jre-slim")]
    [DataRow("php:8.3-fpm", "php:8.3-fpm-alpine")]
    [DataRow("node:22-bullseye", "node:22-alpine")]
    public void The_variant_is_the_same_in_all_but_its_system(string image, string variant)
    {
        var finding = DockerfileAnalyzers.Analysis.RuleEngine
            .Analyze(TestInput.Create("/src/Dockerfile", $"FROM {image}\nCOPY . .\nCMD [\"x\"]\n"))
            .Single(finding => finding.Rule.Id == "DFA1001");
        Assert.Contains($"its variant '{variant}' is", finding.Message);
    }

    [TestMethod]
    public void A_release_that_the_tag_names_stays() => Verify("""
        FROM [|node:22-bullseye|]
        RUN apt-get update && apt-get install -y git
        CMD ["node", "a.js"]
        """,
        message: "'node:22-bullseye' is 1 GB; its variant 'node:22-bullseye-slim' is 230 MB");

    [TestMethod]
    [DataRow("node:8-onbuild")]
    [DataRow("php:8.3-apache")]
    [DataRow("python:3-alpine3.6")]
    public void Where_no_such_variant_is_known_there_is_none(string image) =>
        Verify($"FROM {image}\nRUN apt-get install -y git\nCMD [\"x\"]\n");

    [TestMethod]
    [DataRow("python:3.13.1")]
    [DataRow("node:24.1")]
    [DataRow("debian:12.7")]
    public void A_pinned_patch_has_the_variants_of_its_release(string image) =>
        Verify($"FROM [|{image}|]\nRUN apt-get install -y git\nCMD [\"x\"]\n");

    [TestMethod]
    [DataRow("node:4.3.1-slim")]
    [DataRow("debian:8.0")]
    public void A_patch_from_before_there_were_variants_has_none(string image) =>
        Verify($"FROM {image}\nRUN apt-get install -y git\nCMD [\"x\"]\n");

    [TestMethod]
    public void A_Python_program_is_split_into_two_stages() => Verify("""
        FROM [|python:3.14|]
        LABEL vendor=shop
        ADD ./ /shop
        WORKDIR /shop
        RUN pip3 install -r /shop/requirements.txt
        EXPOSE 8080
        CMD gunicorn wsgi:app -c gunicorn_conf.py
        """,
        fix: "Split into a build stage and a final stage on 'python:3.14-slim' with the virtual environment "
            + "'/opt/venv'; libraries and programs that only 'python:3.14' has are not there at run time",
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM python:3.14 AS build
        LABEL vendor=shop
        ADD ./ /shop
        WORKDIR /shop
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN pip3 install -r /shop/requirements.txt

        FROM python:3.14-slim AS final
        LABEL vendor=shop
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        ADD ./ /shop
        WORKDIR /shop
        EXPOSE 8080
        CMD gunicorn wsgi:app -c gunicorn_conf.py
        """);

    [TestMethod]
    public void Programs_and_libraries_that_the_container_needs_are_installed_in_the_final_stage() => Verify("""
        FROM [|python:3.13-bookworm|]
        ARG DEBUG=0
        ENV DEBUG=$DEBUG
        CMD ["python", "main.py"]
        WORKDIR /app
        COPY main.py .
        RUN python -m pip install psycopg2==2.9.10 flask
        HEALTHCHECK CMD curl -f http://localhost:8080/health
        """,
        fixedTo: """
        FROM python:3.13-bookworm AS build
        ARG DEBUG=0
        ENV DEBUG=$DEBUG
        CMD ["python", "main.py"]
        WORKDIR /app
        COPY main.py .
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN python -m pip install psycopg2==2.9.10 flask

        FROM python:3.13-slim-bookworm AS final
        RUN apt-get update && apt-get install -y --no-install-recommends curl libpq5 && rm -rf /var/lib/apt/lists/*
        ARG DEBUG=0
        ENV DEBUG=$DEBUG
        CMD ["python", "main.py"]
        WORKDIR /app
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        COPY main.py .
        HEALTHCHECK CMD curl -f http://localhost:8080/health
        """);

    [TestMethod]
    public void What_only_the_installation_reads_stays_in_the_build_stage() => Verify("""
        FROM [|python:3.13-bookworm|]
        RUN apt-get update
        RUN apt-get install -y libpq-dev
        ADD ./requirements.txt /shop/requirements.txt
        RUN pip3 install -r /shop/requirements.txt

        # The program.
        ADD ./ /shop
        CMD ["python", "/shop/main.py"]
        """,
        fixedTo: """
        FROM python:3.13-bookworm AS build
        RUN apt-get update
        RUN apt-get install -y libpq-dev
        ADD ./requirements.txt /shop/requirements.txt
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN pip3 install -r /shop/requirements.txt

        FROM python:3.13-slim-bookworm AS final
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv

        # The program.
        ADD ./ /shop
        CMD ["python", "/shop/main.py"]
        """);

    [TestMethod]
    public void A_file_that_ends_with_the_installation_is_split_at_its_end() => Verify(
        "FROM [|python:3.13|]\nCMD [\"flask\", \"run\"]\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt",
        fixedTo: """
        FROM python:3.13 AS build
        CMD ["flask", "run"]
        WORKDIR /app
        COPY . .
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN pip install -r requirements.txt

        FROM python:3.13-slim AS final
        CMD ["flask", "run"]
        WORKDIR /app
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        COPY . .
        """);

    [TestMethod]
    [DataRow("python:3.13", "RUN pip install flask\nCOPY a.py /usr/local/lib/python3.13/site-packages/")]
    [DataRow("python:3.13", "RUN pip install flask\nRUN gcc -o a a.c")]
    [DataRow("python:3.13", "RUN pip install flask\nONBUILD COPY . .")]
    [DataRow("python:3.13", "RUN curl -sSL https://example.com/get.py | python\nRUN pip install flask")]
    [DataRow("python:3.13", "COPY . .")]
    [DataRow("python:2.7", "RUN pip install flask")]
    public void Another_Python_program_is_not_split(string image, string instructions) =>
        Verify($"FROM [|{image}|]\n{instructions}\nCMD [\"flask\"]\n", fix: "");

    [TestMethod]
    public void A_named_stage_may_be_the_target_of_a_build() => Verify(
        "FROM [|python:3.13|] AS app\nRUN pip install flask\nCMD [\"flask\"]\n", fix: "");
}
