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
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000", "'ASPNETCORE_HTTP_PORTS' sets port 5000", "5000")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:5000", "'ASPNETCORE_URLS' sets port 5000", "5000")]
    [DataRow("ENV ASPNETCORE_URLS=\"http://+:5000;https://+:5001\"",
        "'ASPNETCORE_URLS' sets ports 5000 and 5001", "5000")]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000 ASPNETCORE_HTTPS_PORTS=5001",
        "'ASPNETCORE_HTTP_PORTS' and 'ASPNETCORE_HTTPS_PORTS' set ports 5000 and 5001", "5000")]
    public void The_port_that_a_variable_sets_is_exposed(string variables, string reason, string port) => Verify(
        Dockerfile($"{variables}\nEXPOSE [|80|]"),
        message: $"Nothing listens on port 80; {reason}",
        fixedTo: Dockerfile($"{variables}\nEXPOSE {port}"));

    [TestMethod]
    public void The_port_of_the_base_image_is_no_longer_right_if_a_variable_sets_another_one() => Verify(
        Dockerfile("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE [|8080/tcp|]"),
        message: "Nothing listens on port 8080; 'ASPNETCORE_HTTP_PORTS' sets port 5000",
        fixedTo: Dockerfile("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 5000/tcp"));

    [TestMethod]
    public void Older_images_do_not_listen_on_80_if_a_variable_sets_another_port() => Verify(
        Dockerfile("ENV ASPNETCORE_URLS=http://+:5000\nEXPOSE [|80|]", "6.0"));

    [TestMethod]
    public void Several_ports_have_no_fix() => Verify(
        Dockerfile("ENV ASPNETCORE_HTTP_PORTS=5000;5001\nEXPOSE [|80|]"),
        message: "Nothing listens on port 80; 'ASPNETCORE_HTTP_PORTS' sets ports 5000 and 5001");

    [TestMethod]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 80 5000")]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000;80\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 80 9090")]
    [DataRow("ARG PORT=5000\nENV ASPNETCORE_HTTP_PORTS=$PORT\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_URLS=http://localhost:5000\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:0\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_URLS=http://unix:/tmp/shop.sock\nEXPOSE 80")]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 443 8081")]
    public void A_variable_does_not_decide_what_else_is_exposed(string lines) => Verify(Dockerfile(lines));

    [TestMethod]
    [DataRow("Endpoints=Program.cs?12?Listen?http://*:80")]
    [DataRow("Endpoints=Program.cs?12?Listen?")]
    [DataRow("Endpoints=Program.cs?12?Urls?http://*:7000")]
    [DataRow("Endpoints=appsettings.json?3?Kestrel:Endpoints:Http?http://*:7000")]
    [DataRow("ComposeSettings=shop?compose.yml?4?ASPNETCORE_HTTP_PORTS?7000")]
    [DataRow("ComposeListening=/src/Dockerfile")]
    public void Where_something_else_may_decide_the_variable_of_the_image_does_not_count(string project) => Verify(
        Dockerfile("ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 80"), project: "UsingMicrosoftNETSdkWeb=true\n" + project);

    [TestMethod]
    public void Another_program_may_serve_the_exposed_port() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENV ASPNETCORE_HTTP_PORTS=5000
        EXPOSE 80
        CMD nginx && dotnet Shop.dll
        """);

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
