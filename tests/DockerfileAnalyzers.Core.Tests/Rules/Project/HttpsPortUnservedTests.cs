using DockerfileAnalyzers.Rules.Project;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Project;

[TestClass]
internal sealed class HttpsPortUnservedTests : RuleTests<HttpsPortUnserved>
{
    private const string Image = "mcr.microsoft.com/dotnet/aspnet:10.0";

    private const string Start = "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]";

    [TestMethod]
    [DataRow("EXPOSE 8080 [|443|]")]
    [DataRow("EXPOSE 8080\nEXPOSE [|8081/tcp|]")]
    [DataRow("ENV ASPNETCORE_URLS=http://+:5000\nEXPOSE 5000 [|443|]")]
    public void A_port_of_HTTPS_is_for_programs_that_serve_it(string lines)
    {
        Verify($"FROM {Image}\n{lines}\n{Start}\n");
        Verify(
            $"FROM {Image} AS base\n{lines}\nFROM base AS final\n{Start}\n",
            project: "UsingMicrosoftNETSdkWeb=true\nAssemblyName=Shop");
    }

    [TestMethod]
    public void The_message_says_what_is_served() => Verify($"FROM {Image}\nEXPOSE [|443|]\n{Start}\n",
        message: "Nothing listens on port 443; the program listens only on 'http://+:8080'");

    [TestMethod]
    [DataRow("ENV ASPNETCORE_HTTP_PORTS=8081\nEXPOSE 8081", "")]
    [DataRow("ENV ASPNETCORE_URLS=https://+:443\nEXPOSE 443", "")]
    [DataRow("ENV ASPNETCORE_URLS=$URLS\nEXPOSE 443", "")]
    [DataRow("EXPOSE 443", "ProjectFile=/src/Worker.csproj")]
    [DataRow("EXPOSE 443", "UsingMicrosoftNETSdkWeb=true\nEndpoints=launchSettings.json?1?LaunchHttps?")]
    [DataRow("EXPOSE 443", "UsingMicrosoftNETSdkWeb=true\nEndpoints=Program.cs?1?Listen?https://*:443")]
    [DataRow("EXPOSE 443", "UsingMicrosoftNETSdkWeb=true\nEndpoints=Program.cs?1?Listen?")]
    [DataRow("EXPOSE 443", "UsingMicrosoftNETSdkWeb=true\nComposeSettings=shop?compose.yml?1?ASPNETCORE_URLS?")]
    [DataRow("EXPOSE 8443", "")]
    public void What_serves_HTTPS_or_may_do_so_is_left_alone(string lines, string project) =>
        Verify($"FROM {Image}\n{lines}\n{Start}\n", project: project.Length == 0 ? null : project);

    [TestMethod]
    public void An_image_of_another_kind_may_serve_anything() => Verify($"FROM nginx:1.29\nEXPOSE 443\n");
}
