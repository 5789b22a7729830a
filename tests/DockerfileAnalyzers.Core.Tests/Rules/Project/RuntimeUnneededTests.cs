using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class RuntimeUnneededTests : RuleTests<RuntimeUnneeded>
{
    private static string Dockerfile(string image) => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -o /app
        FROM {image}
        COPY --from=build /app /app
        ENTRYPOINT ["dotnet", "/app/Shop.dll"]
        """;

    [TestMethod]
    public void A_worker_does_not_need_ASP_NET_Core() => Verify(Dockerfile("[|mcr.microsoft.com/dotnet/aspnet:10.0|]"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\n"
            + "FrameworkReferences=Microsoft.NETCore.App",
        fixedTo: Dockerfile("mcr.microsoft.com/dotnet/runtime:10.0"));

    [TestMethod]
    public void What_a_project_references_must_be_known() => Verify(Dockerfile("mcr.microsoft.com/dotnet/aspnet:10.0"),
        project: "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0");

    [TestMethod]
    public void A_single_file_that_a_shell_starts_needs_no_runtime() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish Shop.csproj --self-contained /p:PublishSingleFile=true -r linux-x64 -o /app
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        COPY --from=build /app /app
        ENTRYPOINT ["sh", "-c", "/app/Shop \"${CONNECTION}\" ${@}", "--"]
        """, project: "ProjectFile=Shop.csproj\nTargetFramework=net10.0");

    private const string Native =
        "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\nPublishAot=true";

    private const string Worker = "ProjectFile=Shop.csproj\nAssemblyName=Shop\nTargetFramework=net10.0\n"
        + "FrameworkReferences=Microsoft.NETCore.App";

    private static string Ship(string image, string lines, string publish = "dotnet publish -o /app") => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN {publish}
        FROM {image}
        COPY --from=build /app /app
        {lines}
        """;

    [TestMethod]
    [DataRow("ENTRYPOINT [\"/app/Shop\"]\nHEALTHCHECK CMD dotnet /tools/h.dll")]
    [DataRow("ENTRYPOINT [\"/app/Shop\"]\nHEALTHCHECK CMD [\"dotnet\", \"/tools/h.dll\"]")]
    [DataRow("ENTRYPOINT [\"sh\", \"-c\", \"dotnet /tools/migrate.dll && /app/Shop\"]")]
    public void A_runtime_that_the_container_uses_is_needed(string lines) =>
        Verify(Ship("mcr.microsoft.com/dotnet/aspnet:10.0", lines), project: Native);

    [TestMethod]
    [DataRow("dotnet publish -o /app -p:PublishAot=false")]
    [DataRow("dotnet publish -o /app /p:publishaot=$AOT")]
    [DataRow("sed -i s/PublishAot/X/ Shop.csproj && dotnet publish -o /app")]
    [DataRow("dotnet publish . -o /app @options.rsp")]
    public void What_the_build_may_turn_off_is_not_relied_on(string publish) =>
        Verify(Ship("mcr.microsoft.com/dotnet/aspnet:10.0", "ENTRYPOINT [\"/app/Shop\"]", publish), project: Native);

    [TestMethod]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"/start.sh\"]", "'start.sh'")]
    [DataRow("ENTRYPOINT [\"/app/Shop\"]\nHEALTHCHECK CMD /app/check.sh", "the health check")]
    [DataRow("COPY --from=build /tools /tools\nENTRYPOINT [\"/app/Shop\"]", "'/tools'")]
    [DataRow("ENV DOTNET_STARTUP_HOOKS=/h/h.dll\nENTRYPOINT [\"/app/Shop\"]", "what 'DOTNET_STARTUP_HOOKS' loads")]
    public void What_may_need_the_runtime_makes_the_fix_unsafe(string lines, string what) =>
        Verify(Ship("[|mcr.microsoft.com/dotnet/aspnet:10.0|]", lines), project: Native,
            fix: $"Use 'runtime-deps', on which {what} no longer works if it needs the runtime",
            safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow(
        "ENV DOTNET_STARTUP_HOOKS=/h/h.dll\nENTRYPOINT [\"dotnet\", \"/app/Shop.dll\"]",
        "what 'DOTNET_STARTUP_HOOKS' loads")]
    [DataRow(
        "ENV ASPNETCORE_HOSTINGSTARTUPASSEMBLIES=Agent\nENTRYPOINT [\"dotnet\", \"/app/Shop.dll\"]",
        "what 'ASPNETCORE_HOSTINGSTARTUPASSEMBLIES' loads")]
    [DataRow(
        "ENTRYPOINT [\"dotnet\", \"/app/Shop.dll\"]\nHEALTHCHECK CMD [\"dotnet\", \"/h/h.dll\"]", "the health check")]
    [DataRow("ENTRYPOINT [\"sh\", \"/run\"]", "'run'")]
    public void What_may_need_ASP_NET_Core_makes_the_fix_unsafe(string lines, string what) =>
        Verify(Ship("[|mcr.microsoft.com/dotnet/aspnet:10.0|]", lines), project: Worker,
            fix: $"Use 'runtime', on which {what} no longer works if it needs ASP.NET Core", safety: FixSafety.Unsafe);

    [TestMethod]
    public void A_health_check_that_asks_the_program_changes_nothing() => Verify(
        Ship(
            "[|mcr.microsoft.com/dotnet/aspnet:10.0|]",
            "COPY --from=build /src/settings.json /app/\nENTRYPOINT [\"/app/Shop\"]\n"
                + "HEALTHCHECK CMD [\"/app/Shop\", \"--health\"]"),
        project: Native, fix: "Use 'runtime-deps'", safety: FixSafety.Safe);
}
