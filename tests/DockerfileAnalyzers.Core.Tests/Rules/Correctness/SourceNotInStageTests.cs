using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class SourceNotInStageTests : RuleTests<SourceNotInStage>
{
    private static string Dockerfile(string build, string copy, string sdk = "10.0") =>
        $"FROM mcr.microsoft.com/dotnet/sdk:{sdk} AS build\nWORKDIR /src\n{build}\n"
        + $"FROM mcr.microsoft.com/dotnet/aspnet:{sdk}\nWORKDIR /app\n{copy}\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    [TestMethod]
    [DataRow("COPY Shop ./", "dotnet publish -c Release -o /out", "/src/out", "/out")]
    [DataRow("COPY . .", "dotnet publish -c Release -o /app/publish", "/app/out", "/app/publish")]
    [DataRow("WORKDIR Shop\nCOPY . .", "dotnet publish -o out", "/src/out", "/src/Shop/out")]
    [DataRow("COPY . .", "cd Shop && dotnet publish -o out", "/src/out", "/src/Shop/out")]
    [DataRow("COPY . .", "dotnet build -o /app/build && dotnet publish --output /app/publish", "/app/publis",
        "/app/publish")]
    [DataRow("COPY . .", "apt-get update && mkdir -p /data && dotnet publish -o /Out", "/out", "/Out")]
    public void The_publish_writes_to_another_folder(string before, string publish, string source, string actual) =>
        Verify(
            Dockerfile(before + "\nRUN " + publish, $"COPY --from=build [|{source}|] ."),
            message: $"'{source}' does not exist in stage 'build' because the program is published to '{actual}'; "
                + "the build fails",
            fixedTo: Dockerfile(before + "\nRUN " + publish, $"COPY --from=build {actual} ."),
            safety: FixSafety.Safe);

    [TestMethod]
    public void The_layout_of_the_path_stays() => Verify(
        Dockerfile("COPY . .\nRUN dotnet publish -o /out", "COPY --from=build [[|\"/src/out/\"|], \"./\"]"),
        fixedTo: Dockerfile("COPY . .\nRUN dotnet publish -o /out", "COPY --from=build [\"/out/\", \"./\"]"));

    [TestMethod]
    public void A_folder_that_a_wildcard_is_looked_for_in_must_be_there() => Verify(
        Dockerfile("COPY . .\nRUN dotnet publish -o /out", "COPY --from=build [|/src/out/*|] ./"),
        message: "'/src/out' does not exist in stage 'build' because the program is published to '/out'; "
            + "the build fails",
        fixedTo: Dockerfile("COPY . .\nRUN dotnet publish -o /out", "COPY --from=build /out/* ./"),
        safety: FixSafety.Safe);

    [TestMethod]
    public void A_folder_of_another_configuration() => Verify(
        Dockerfile("COPY . .\nRUN dotnet publish -c Release", 
            "COPY --from=build [|/src/bin/Debug/net10.0/publish|] ."),
        fixedTo: Dockerfile("COPY . .\nRUN dotnet publish -c Release",
            "COPY --from=build /src/bin/Release/net10.0/publish ."));

    [TestMethod]
    public void A_folder_of_another_target_framework() => Verify(
        Dockerfile("COPY . .\nRUN dotnet publish", "COPY --from=build [|/src/bin/Release/net8.0/publish|] ."),
        project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0",
        context: "Shop.csproj\nProgram.cs",
        fixedTo: Dockerfile("COPY . .\nRUN dotnet publish", "COPY --from=build /src/bin/Release/net10.0/publish ."));

    [TestMethod]
    public void A_file_that_no_context_and_no_command_brings() => Verify("""
        FROM alpine:3.23 AS files
        WORKDIR /files
        COPY . .
        FROM scratch
        COPY --from=files [|/files/etc/passwd|] /etc/passwd
        COPY --from=files /files/passwd /etc/passwd
        """, context: "passwd\ngroup");

    [TestMethod]
    [DataRow("COPY . .\nRUN dotnet publish -o out", "COPY --from=build /src/out .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /app/publish", "COPY --from=build /app .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /app/publish", "COPY --from=build /app/publish/wwwroot .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /app/$NAME", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet publish -p:PublishDir=/out", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet publish", "COPY --from=build /src/out .")]
    [DataRow("COPY . .\nRUN dotnet publish", "COPY --from=build /src/bin/Release/net10.0/publish .")]
    [DataRow("COPY . .\nRUN dotnet build", "COPY --from=build /src/deploy .")]
    [DataRow("COPY . .\nRUN dotnet pack", "COPY --from=build /src/packages .")]
    [DataRow(
        "COPY . .\nRUN dotnet publish -c Release -o /a && dotnet build", "COPY --from=build /src/bin/Debug/net10.0 .")]
    [DataRow("COPY . .\nRUN dotnet msbuild Shop.csproj /t:Publish", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN ./build.sh", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN make", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /a && cp -r /a /out", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /a && mv /a /out", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet publish -o /a && ln -s /a /out", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet run --project build -- --target Publish", "COPY --from=build /out .")]
    [DataRow("COPY . .\nRUN dotnet tool install dotnet-ef --tool-path /tools", "COPY --from=build /tools /tools")]
    [DataRow("RUN curl -fsSL https://example.org/a -o /out/a", "COPY --from=build /out/a .")]
    [DataRow("RUN echo a > /out", "COPY --from=build /out .")]
    [DataRow("RUN mkdir -p /data/logs", "COPY --from=build /data /data")]
    [DataRow("ADD https://example.org/a.tar /out", "COPY --from=build /out .")]
    [DataRow("COPY --from=example/tools /tools /out", "COPY --from=build /out/a .")]
    [DataRow("COPY dist /out", "COPY --from=build /out/a .")]
    [DataRow("COPY files* /out/", "COPY --from=build /out/a .")]
    [DataRow("RUN dotnet --info", "COPY --from=build /usr/share/dotnet /usr/share/dotnet")]
    [DataRow("RUN dotnet --info", "COPY --from=build $SOURCE .")]
    [DataRow("RUN --mount=type=bind,target=/out ls", "COPY --from=build / .")]
    public void What_may_be_there_is_not_missed(string build, string copy) => Verify(Dockerfile(build, copy));

    [TestMethod]
    [DataRow("dotnet build")]
    [DataRow("dotnet publish -c Release")]
    public void A_project_that_chooses_where_its_output_goes_may_write_anywhere(string build) => Verify(
        Dockerfile($"COPY . .\nRUN {build} Shop.csproj", "COPY --from=build /deploy/Shop ."),
        project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0\nChoosesOutput=true");

    [TestMethod]
    public void Another_project_does_not() => Verify(
        Dockerfile("COPY . .\nRUN dotnet build Shop.csproj", "COPY --from=build [|/deploy/Shop|] ."),
        project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0\nChoosesOutput=false");

    [TestMethod]
    public void Before_NET_Core_3_a_relative_output_counts_from_the_project() => Verify(
        Dockerfile("COPY . .\nRUN dotnet publish -o out", "COPY --from=build /src/Shop/out .", sdk: "2.2"));

    [TestMethod]
    public void What_an_image_that_is_not_known_holds_is_not_known() => Verify("""
        FROM example/build AS build
        RUN dotnet publish -o /out
        FROM nginx:1.29 AS web
        FROM alpine:3.23
        COPY --from=build /app /app
        COPY --from=web /docker-entrypoint.sh /
        """);
}
