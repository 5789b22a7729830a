using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
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

    private const string Split =
        "Split into a build stage and a final stage with the virtual environment '/opt/venv' and without ";

    [TestMethod]
    public void Python_packages_are_compiled_in_a_build_stage() => Verify("""
        FROM python:3.13-slim-bookworm
        RUN apt-get update && apt-get install -y [|build-essential|] libpq-dev ffmpeg
        WORKDIR /app
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        # The program.
        COPY . .
        EXPOSE 8000
        CMD ["gunicorn", "shop:app"]
        """,
        fix: Split + "'build-essential' and 'libpq-dev'",
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM python:3.13-slim-bookworm AS build
        RUN apt-get update && apt-get install -y build-essential libpq-dev ffmpeg
        WORKDIR /app
        COPY requirements.txt .
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN pip install -r requirements.txt

        FROM python:3.13-slim-bookworm AS final
        RUN apt-get update && apt-get install -y --no-install-recommends libpq5 ffmpeg && rm -rf /var/lib/apt/lists/*
        WORKDIR /app
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        # The program.
        COPY . .
        EXPOSE 8000
        CMD ["gunicorn", "shop:app"]
        """);

    [TestMethod]
    public void On_Alpine_the_libraries_have_the_names_of_Alpine() => Verify("""
        FROM python:3.13-alpine
        RUN apk add --no-cache [|gcc|] musl-dev postgresql-dev
        COPY . /app
        WORKDIR /app
        RUN pip install .
        ENTRYPOINT ["python", "-m", "shop"]
        """,
        fixedTo: """
        FROM python:3.13-alpine AS build
        RUN apk add --no-cache gcc musl-dev postgresql-dev
        COPY . /app
        WORKDIR /app
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN pip install .

        FROM python:3.13-alpine AS final
        RUN apk add --no-cache libgcc libpq
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        COPY . /app
        WORKDIR /app
        ENTRYPOINT ["python", "-m", "shop"]
        """);

    [TestMethod]
    public void A_virtual_environment_of_the_file_is_copied_where_it_is() => Verify("""
        FROM python:3.13-slim
        ENV VIRTUAL_ENV=/app/venv
        RUN apt-get update && apt-get install -y [|gcc|]
        RUN python3 -m venv $VIRTUAL_ENV
        ENV PATH="$VIRTUAL_ENV/bin:$PATH"
        COPY requirements.txt .
        RUN pip install -r requirements.txt
        COPY . /app
        RUN useradd shop
        USER shop
        CMD ["python", "/app/main.py"]
        """,
        fixedTo: """
        FROM python:3.13-slim AS build
        ENV VIRTUAL_ENV=/app/venv
        RUN apt-get update && apt-get install -y gcc
        RUN python3 -m venv $VIRTUAL_ENV
        ENV PATH="$VIRTUAL_ENV/bin:$PATH"
        COPY requirements.txt .
        RUN pip install -r requirements.txt

        FROM python:3.13-slim AS final
        ENV VIRTUAL_ENV=/app/venv
        COPY --from=build /app/venv /app/venv
        ENV PATH="$VIRTUAL_ENV/bin:$PATH"
        COPY . /app
        RUN useradd shop
        USER shop
        CMD ["python", "/app/main.py"]
        """);

    [TestMethod]
    public void Poetry_and_pip_install_into_the_virtual_environment_in_one_command() => Verify("""
        FROM python:3.13-slim-trixie
        WORKDIR /app
        COPY . .
        RUN apt-get update && apt-get install -y [|gcc|] libssl-dev libpng-dev && pip install poetry==2.2.1 && \
            poetry config virtualenvs.create false && poetry install && rm -rf /root/.cache
        RUN python manage.py collectstatic --noinput
        CMD uvicorn shop:app --host 0.0.0.0
        """,
        fixedTo: """
        FROM python:3.13-slim-trixie AS build
        WORKDIR /app
        COPY . .
        RUN python -m venv /opt/venv
        ENV PATH=/opt/venv/bin:$PATH
        RUN apt-get update && apt-get install -y gcc libssl-dev libpng-dev && pip install poetry==2.2.1 && \
            poetry config virtualenvs.create false && poetry install && rm -rf /root/.cache

        FROM python:3.13-slim-trixie AS final
        RUN apt-get update && apt-get install -y --no-install-recommends libpng16-16t64 && rm -rf /var/lib/apt/lists/*
        WORKDIR /app
        ENV PATH=/opt/venv/bin:$PATH
        COPY --from=build /opt/venv /opt/venv
        COPY . .
        RUN python manage.py collectstatic --noinput
        CMD uvicorn shop:app --host 0.0.0.0
        """);

    [TestMethod]
    [DataRow("RUN pip install --user -r requirements.txt", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install --target=/deps -r requirements.txt", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install -e .", "[\"python\", \"main.py\"]")]
    [DataRow("RUN /usr/bin/pip install -r requirements.txt", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install uv && uv pip install --system -r requirements.txt", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install pipenv && pipenv install --system", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install poetry && poetry install", "[\"poetry\", \"run\", \"shop\"]")]
    [DataRow("RUN pip install poetry && poetry install", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install . && make install", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install . && cp shop.so /usr/lib", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install .\nRUN python setup.py build_ext --inplace", "[\"python\", \"main.py\"]")]
    [DataRow("USER shop\nRUN pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("ENV PYTHONUSERBASE=/deps\nRUN pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("ENV PATH=/usr/bin:/bin\nRUN pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("RUN pip install .", "[\"/usr/local/bin/python\", \"main.py\"]")]
    [DataRow("RUN pip install .", "[\"./start.sh\"]")]
    [DataRow("RUN apt-get install -y libunknown-dev && pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("RUN apt-get install -y default-jdk && pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("RUN apt-get install -y cron && pip install .", "[\"python\", \"main.py\"]")]
    [DataRow("RUN make", "[\"python\", \"main.py\"]")]
    public void A_Python_program_of_which_it_is_not_clear_what_it_needs_is_not_split(string run, string start)
    {
        const string Base = "FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc\nCOPY . .";
        var text = $"{Base}\n{run}\nCMD {start}\n";
        var findings = RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", text))
            .Where(finding => finding.Rule.Id == "DFA1105").ToArray();
        Assert.AreNotEqual(0, findings.Length);
        Assert.IsTrue(findings.All(finding => finding.Fix is null));
    }
}
