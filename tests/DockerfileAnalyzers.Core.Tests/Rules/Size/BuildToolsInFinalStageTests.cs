using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class BuildToolsInFinalStageTests : RuleTests<BuildToolsInFinalStage>
{
    [TestMethod]
    [DataRow("dotnet ef database update")]
    [DataRow("set -e\ndotnet watch run")]
    [DataRow("while ! dotnet test; do sleep 1; done")]
    public void A_start_script_that_builds_needs_the_tools(string script) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY . .
        RUN dotnet build
        COPY <<EOF /start.sh
        {script}
        EOF
        ENTRYPOINT ["sh", "/start.sh"]
        """);

    [TestMethod]
    public void Tools_of_dotnet_may_need_the_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        RUN dotnet tool install -g dotnet-ef
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow("[\"/start.sh\"]", false)]
    [DataRow("sh /start.sh", false)]
    [DataRow("[\"dotnet\", \"/app/Shop.dll\"]", true)]
    public void So_may_a_script_that_is_not_read(string entrypoint, bool isReported) => Verify($"""
        FROM {(isReported ? "[|" : "")}mcr.microsoft.com/dotnet/sdk:10.0{(isReported ? "|]" : "")}
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        RUN dotnet tool install --global dotnet-ef
        RUN echo 'dotnet ef database update' > /start.sh && chmod +x /start.sh
        ENTRYPOINT {entrypoint}
        """);

    [TestMethod]
    public void A_Go_program_on_its_compiler() => Verify("""
        FROM [|golang:1.26-bookworm|]
        WORKDIR /src
        COPY . .
        RUN go build -o /app
        EXPOSE 8080
        CMD ["/app"]
        """,
        fix: "Split into a build stage and a final stage with only '/app'",
        safety: FixSafety.Unsafe,
        fixedTo: """
        FROM golang:1.26-bookworm AS build
        WORKDIR /src
        COPY . .
        RUN go build -o /app

        FROM debian:bookworm-slim AS final
        WORKDIR /src
        COPY --from=build /app /app
        COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
        EXPOSE 8080
        CMD ["/app"]
        """);

    [TestMethod]
    public void A_Go_program_that_is_installed_to_PATH() => Verify("""
        FROM [|golang:1.26-alpine3.23|]
        COPY . .
        RUN go install ./cmd/shop
        ENTRYPOINT ["shop", "serve"]
        """,
        fixedTo: """
        FROM golang:1.26-alpine3.23 AS build
        COPY . .
        RUN go install ./cmd/shop

        FROM alpine:3.23 AS final
        COPY --from=build /go/bin/shop /usr/local/bin/
        ENTRYPOINT ["shop", "serve"]
        """);

    [TestMethod]
    public void A_Rust_program_starts_by_the_path_of_its_build() => Verify("""
        FROM [|rust:1.98-bookworm|]
        WORKDIR /src
        COPY . .
        RUN cargo build --release
        CMD ["./target/release/shop"]
        """,
        fixedTo: """
        FROM rust:1.98-bookworm AS build
        WORKDIR /src
        COPY . .
        RUN cargo build --release

        FROM debian:bookworm-slim AS final
        WORKDIR /src
        COPY --from=build /src/target/release/shop /src/target/release/shop
        COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
        CMD ["./target/release/shop"]
        """);

    [TestMethod]
    [DataRow("maven:3.9-eclipse-temurin-21", "mvn -B package", "target/shop.jar")]
    [DataRow("eclipse-temurin:21-jdk", "./mvnw package", "target/shop.jar")]
    public void A_Java_program_needs_its_archive_only(string image, string build, string archive) => Verify($"""
        FROM [|{image}|]
        WORKDIR /src
        COPY . .
        RUN {build}
        ENTRYPOINT ["java", "-jar", "{archive}"]
        """,
        fixedTo: $"""
        FROM {image} AS build
        WORKDIR /src
        COPY . .
        RUN {build}

        FROM eclipse-temurin:21-jre AS final
        WORKDIR /src
        COPY --from=build /src/{archive} /src/{archive}
        ENTRYPOINT ["java", "-jar", "{archive}"]
        """);

    [TestMethod]
    [DataRow("RUN go build -o /app\nCMD [\"/other\"]")]
    [DataRow("RUN go build -o /app\nRUN apt-get update\nCMD [\"/app\"]")]
    [DataRow("RUN useradd shop\nRUN go build -o /app\nUSER shop\nCMD [\"/app\"]")]
    [DataRow("COPY run.sh /\nRUN go build -o /app\nCMD [\"/run.sh\"]")]
    public void What_else_the_container_needs_is_not_known(string instructions) =>
        Verify($"FROM [|golang:1.26-bookworm|]\n{instructions}\n", fix: "");

    [TestMethod]
    public void A_system_without_support_is_not_shipped() =>
        Verify("FROM [|golang:1.8|]\nRUN go build -o /app\nCMD [\"/app\"]\n", fix: "");

    [TestMethod]
    public void The_simplest_file_starts_the_program_in_its_publish_folder() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release
        ENTRYPOINT ["dotnet", "bin/Release/net10.0/publish/Shop.dll"]
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release

        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        WORKDIR /app
        COPY --from=build /src/bin/Release/net10.0/publish .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow("ENTRYPOINT [\"dotnet\", \"out/Shop.dll\"]", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENTRYPOINT [\"./out/Shop\"]", "ENTRYPOINT [\"./Shop\"]")]
    [DataRow("CMD dotnet /src/out/Shop.dll", "CMD dotnet Shop.dll")]
    public void An_output_folder_below_the_sources_is_shipped_alone(string start, string startAfter) => Verify($"""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o out
        EXPOSE 8080
        {start}
        """,
        fixedTo: $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o out

        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        WORKDIR /app
        COPY --from=build /src/out .
        EXPOSE 8080
        {startAfter}
        """);

    [TestMethod]
    public void Packages_installed_before_the_build_do_not_stop_the_fix() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        COPY . .
        RUN dotnet publish -c Release -o /out
        WORKDIR /out
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -c Release -o /out

        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
        WORKDIR /out
        COPY --from=build /out .
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void A_tool_image_that_builds_nothing_is_fine() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        CMD ["dotnet", "--info"]
        """);

    [TestMethod]
    public void An_image_that_tests_run_in_needs_the_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        COPY . .
        RUN dotnet build
        ENTRYPOINT ["./docker-entrypoint.sh"]
        """, path: "/src/Shop.Tests/Dockerfile");

    [TestMethod]
    [DataRow("CMD [\"go\", \"run\", \"main.go\"]")]
    [DataRow("CMD make serve")]
    [DataRow("CMD [\"bash\"]")]
    public void A_container_that_builds_needs_its_tools(string start) =>
        Verify($"FROM golang:1.26\nCOPY . .\nRUN go build -o /app\n{start}\n");

    [TestMethod]
    public void What_was_built_elsewhere_needs_no_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    [DataRow("npm ci && npm run build", "node")]
    [DataRow("yarn build", "yarn")]
    [DataRow("pnpm run build", "pnpm")]
    [DataRow("npm install && ng build", "npm")]
    public void A_Node_program_is_built_where_it_runs(string build, string start) => Verify(
        $"FROM [|node:24|]\nWORKDIR /app\nCOPY . .\nRUN {build}\nCMD [\"{start}\", \"start\"]\n");

    [TestMethod]
    [DataRow("npm ci --omit=dev")]
    [DataRow("npm install -g build")]
    [DataRow("echo build")]
    public void A_Node_program_that_is_not_built_is_fine(string run) =>
        Verify($"FROM node:24\nWORKDIR /app\nCOPY . .\nRUN {run}\nCMD [\"node\", \"main.js\"]\n");

    [TestMethod]
    public void What_the_machine_of_the_developer_built_needs_no_SDK() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        COPY bin/Release/net10.0/publish /app
        ENTRYPOINT ["dotnet", "/app/Shop.dll"]
        """);

    [TestMethod]
    public void A_Java_program_needs_no_JDK() => Verify("""
        FROM maven:3.9-eclipse-temurin-21 AS build
        COPY . /src
        RUN mvn -f /src package
        FROM [|eclipse-temurin:21-jdk|]
        COPY --from=build /src/target/app.jar /app.jar
        ENTRYPOINT ["java", "-jar", "/app.jar"]
        """);

    [TestMethod]
    public void An_executable_of_the_project_needs_no_SDK() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|]
        COPY --from=build /app /app
        ENTRYPOINT ["/app/Shop"]
        """, project: "ProjectFile=Shop.csproj\nAssemblyName=Shop");

    [TestMethod]
    public void What_runs_the_SDK_needs_it() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        RUN dotnet publish -o /app
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /app
        COPY --from=build /app .
        ENTRYPOINT ["dotnet", "test", "Shop.Tests.dll"]
        """);

    [TestMethod]
    public void What_is_set_before_the_build_is_set_in_the_final_stage() => Verify("""
        FROM [|golang:1.26-bookworm|]
        ENTRYPOINT ["/app"]
        ENV A=b
        RUN go build -o /app
        EXPOSE 80
        """,
        fixedTo: """
        FROM golang:1.26-bookworm AS build
        ENTRYPOINT ["/app"]
        ENV A=b
        RUN go build -o /app

        FROM debian:bookworm-slim AS final
        ENTRYPOINT ["/app"]
        ENV A=b
        COPY --from=build /app /app
        COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
        EXPOSE 80
        """);

    [TestMethod]
    [DataRow("RUN apt-get update && apt-get install -y libvips\nRUN npm ci && npm run build")]
    [DataRow("RUN npm install -g pm2 && npm run build")]
    [DataRow("COPY start.sh /\nRUN npm run build")]
    [DataRow("ARG V\nENV VERSION=$V\nRUN npm run build")]
    [DataRow("USER node\nRUN npm run build")]
    public void What_the_smaller_image_would_lack_is_not_split(string instructions) => Assert.IsNull(RuleEngine.Analyze(
        TestInput.Create(
            "/src/Dockerfile",
            $"FROM node:24\nWORKDIR /app\nCOPY . .\n{instructions}\nCMD [\"node\", \"dist/main.js\"]\n"))
        .Single(finding => finding.Rule.Id == "DFA1101").Fix);

    [TestMethod]
    public void A_base_stage_on_the_SDK_ships_it() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|] AS base
        WORKDIR /app
        EXPOSE 8080
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release -o /out
        FROM base AS final
        COPY --from=build /out .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, fixedTo: """
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        WORKDIR /app
        EXPOSE 8080
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release -o /out
        FROM base AS final
        COPY --from=build /out .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void A_base_stage_that_also_builds_stays() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/sdk:10.0|] AS base
        WORKDIR /app
        FROM base AS build
        COPY . .
        RUN dotnet publish -c Release -o /out
        FROM base AS final
        COPY --from=build /out .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, fix: "");

    [TestMethod]
    [DataRow("RUN dotnet tool install -g dotnet-ef", "[\"dotnet\", \"Shop.dll\"]")]
    [DataRow("WORKDIR /app", "[\"dotnet\", \"watch\"]")]
    [DataRow("WORKDIR /app", "[\"dotnet\", \"ef\", \"database\", \"update\"]")]
    [DataRow("WORKDIR /app", "[\"dotnet\", \"test\", \"Shop.Tests.dll\"]")]
    public void A_base_stage_whose_SDK_is_used_is_fine(string instruction, string start) => Verify($"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS base
        {instruction}
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY . .
        RUN dotnet publish -c Release -o /out
        FROM base AS final
        COPY --from=build /out .
        ENTRYPOINT {start}
        """);
}
