using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class StartedFileMissingTests : RuleTests<StartedFileMissing>
{
    private static string Dockerfile(string final) =>
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -o /out\n"
        + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n" + final + "\n";

    [TestMethod]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]", "/Shop.dll", "/app")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"dotnet\", [|\"/App/Shop.dll\"|]]", "/App/Shop.dll", "/app")]
    [DataRow("WORKDIR /app\nCOPY --from=build /out bin\nCMD exec dotnet [|Shop.dll|]", "/app/Shop.dll", "/app/bin")]
    [DataRow("WORKDIR /app\nCOPY --from=build /out .\nWORKDIR /data\nCMD [[|\"./Shop\"|]]", "/data/Shop", "/app")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"dotnet\"]\nCMD [[|\"Shop.dll\"|]]", "/Shop.dll", "/app")]
    public void The_program_was_copied_to_another_folder(string final, string path, string place) => Verify(
        Dockerfile(final),
        message: $"'{path}' does not exist; the program is copied to '{place}', so the container does not start");

    [TestMethod]
    public void A_folder_above_the_output_was_copied() => Verify(
        Dockerfile("WORKDIR /app\nCOPY --from=build /out/.. .\nENTRYPOINT [\"dotnet\", [|\"Shop.dll\"|]]"),
        message: "'/app/Shop.dll' does not exist; the program is copied to '/app/out', "
            + "so the container does not start");

    [TestMethod]
    public void A_script_of_the_context_lies_elsewhere() => Verify("""
        FROM node:24-slim
        WORKDIR /srv
        COPY docker/start.sh /scripts/
        WORKDIR /app
        ENTRYPOINT [[|"./start.sh"|]]
        """,
        context: "docker/start.sh\nindex.js",
        message: "'/app/start.sh' does not exist; the program is copied to '/scripts', "
            + "so the container does not start");

    [TestMethod]
    [DataRow("WORKDIR /app\nCOPY --from=build /out .\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("WORKDIR /data\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY --from=build /out /app\nRUN ./setup.sh\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY --from=build /out /app\nRUN mv /app /srv\nWORKDIR /srv\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY --from=build /out /app\nCOPY . /data\nWORKDIR /data\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"dotnet\", \"$APP\"]")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT cd /app && dotnet Shop.dll")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"Shop\"]")]
    [DataRow("COPY --from=build /out /app\nENTRYPOINT [\"/usr/bin/tini\", \"--\"]")]
    public void What_may_be_there_is_not_missed(string final) => Verify(Dockerfile(final));

    [TestMethod]
    [DataRow("ENTRYPOINT [[|\"Shop\"|]]")]
    [DataRow("CMD exec [|Shop|] --urls http://+:8080")]
    public void The_working_directory_is_not_on_PATH(string start) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n"
            + "RUN dotnet publish Shop/Shop.csproj -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\n"
            + "COPY --from=build /out .\n" + start + "\n",
        message: "'Shop' is not on PATH; the program is copied to '/app', so the container does not start");

    [TestMethod]
    [DataRow("ENV PATH=$PATH:/app\nENTRYPOINT [\"Shop\"]")]
    [DataRow("RUN ln -s /app/Shop /usr/local/bin/Shop\nENTRYPOINT [\"Shop\"]")]
    [DataRow("ENTRYPOINT [\"tool\"]")]
    public void What_may_be_on_PATH_is_not_missed(string start) => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n"
            + "RUN dotnet publish Shop/Shop.csproj -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\n"
            + "COPY --from=build /out .\n" + start + "\n");
}
