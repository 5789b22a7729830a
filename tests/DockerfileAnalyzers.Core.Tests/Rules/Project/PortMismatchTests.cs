using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class PortMismatchTests : RuleTests<PortMismatch>
{
    private static string Dockerfile(string lines, string version = "10.0") =>
        $"FROM mcr.microsoft.com/dotnet/aspnet:{version} AS base\n{lines}\nFROM base AS final\n"
            + "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    [TestMethod]
    public void The_base_stage_of_Visual_Studio_is_looked_at() =>
        Verify(Dockerfile("EXPOSE [|80/tcp|] 443"), fixedTo: Dockerfile("EXPOSE 8080/tcp 443"));

    [TestMethod]
    [DataRow("EXPOSE 5000")]
    [DataRow("EXPOSE 8080\nEXPOSE 443")]
    [DataRow("EXPOSE 8080\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:80\nEXPOSE 80")]
    [DataRow("ENV URLS=http://+:80\nEXPOSE 80")]
    [DataRow("ENV Kestrel__Endpoints__Http__Url=http://+:80\nEXPOSE 80")]
    [DataRow("EXPOSE $PORT")]
    public void Ports_that_are_chosen_are_right(string lines) => Verify(Dockerfile(lines));

    [TestMethod]
    public void Older_images_listen_on_80() => Verify(Dockerfile("EXPOSE 80", "6.0"));

    [TestMethod]
    public void An_argument_of_the_program_decides() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        EXPOSE 80
        ENTRYPOINT ["dotnet", "Shop.dll", "--urls", "http://+:80"]
        """);

    [TestMethod]
    public void IIS_listens_on_80_as_ever() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-windowsservercore-ltsc2025
        EXPOSE 80
        ENTRYPOINT ["C:\\\\ServiceMonitor.exe", "w3svc"]
        """.Replace("\\\\", "\\"));

    [TestMethod]
    public void So_does_the_project() => Verify(
        Dockerfile("EXPOSE 80"), project: "UsingMicrosoftNETSdkWeb=true\nEndpoints=Program.cs?12?Listen?http://*:80");

    [TestMethod]
    public void A_program_without_ASP_NET_Core_has_ports_of_its_own() =>
        Verify(Dockerfile("EXPOSE 80"), project: "FrameworkReferences=Microsoft.NETCore.App");

    [TestMethod]
    public void Where_a_compose_file_says_where_the_program_listens_the_image_decides_nothing() => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nEXPOSE 80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n",
        project: "ComposeListening=/src/Dockerfile");

    [TestMethod]
    [DataRow("EXPOSE 5030")]
    [DataRow("EXPOSE 5000 33333")]
    [DataRow("EXPOSE 8080\nEXPOSE 443")]
    [DataRow("EXPOSE 80\nENV ASPNETCORE_URLS=http://+:80")]
    [DataRow("EXPOSE 80\nENV ASPNETCORE_HTTP_PORTS=80")]
    [DataRow("EXPOSE 80\nENV Kestrel__Endpoints__Http__Url=http://+:80")]
    [DataRow("ARG PORT\nEXPOSE ${PORT}")]
    public void A_port_that_somebody_chose_is_right(string lines) => Verify($"""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        {lines}
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, project: "UsingMicrosoftNETSdkWeb=true");

    [TestMethod]
    [DataRow("ProjectFile=/src/Worker.csproj")]
    [DataRow("TargetFramework=net10.0\nUsingMicrosoftNETSdkWeb=false")]
    [DataRow("AssemblyName=Worker\nUsingMicrosoftNETSdkWorker=true")]
    public void A_project_without_the_Web_SDK_has_ports_of_its_own(string project) =>
        Verify(Dockerfile("EXPOSE 80"), project: project);

    [TestMethod]
    [DataRow("EXPOSE 80\nEXPOSE 5000")]
    [DataRow("EXPOSE 80 9090/udp")]
    [DataRow("EXPOSE 80 7000-7010")]
    [DataRow("EXPOSE 80 $GRPC_PORT")]
    public void Where_other_ports_are_exposed_on_purpose_nothing_is_said(string lines) =>
        Verify(Dockerfile(lines), project: "UsingMicrosoftNETSdkWeb=true");

    [TestMethod]
    public void A_variable_that_sets_the_environment_only_changes_no_port() => Verify(
        Dockerfile("EXPOSE [|80|]"),
        project: "UsingMicrosoftNETSdkWeb=true\nComposeSettings=shop?compose.yml?4?ASPNETCORE_ENVIRONMENT?Production");
}
