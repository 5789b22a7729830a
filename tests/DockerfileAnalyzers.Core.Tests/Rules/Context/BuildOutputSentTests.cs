using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class BuildOutputSentTests : RuleTests<BuildOutputSent>
{
    private const string Context = "Shop/Shop.csproj\nShop/Program.cs\nShop/bin/\nShop/obj/";

    [TestMethod]
    public void Both_folders_are_one_finding_and_one_fix() => Verify(
        "[||]",
        context: Context,
        path: "/src/.dockerignore",
        dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .",
        message: "'**/bin/' and '**/obj/' are not excluded; "
            + "local build output is copied over what the image restores and builds",
        fixedTo: "**/bin/\n**/obj/\n");

    [TestMethod]
    public void An_exception_for_the_folder_above_brings_them_back() => Verify(
        "[||]*\n**/bin\n!Shop\n**/obj\n",
        context: Context,
        path: "/src/.dockerignore",
        dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .",
        fixedTo: "*\n**/bin\n!Shop\n**/obj\n**/bin/\n");

    [TestMethod]
    public void A_folder_that_another_project_owns_is_not_copied() => Verify(
        ".git\n",
        context: Context + "\nweb/app.js",
        path: "/src/.dockerignore",
        dockerfile: "FROM node:22.11\nCOPY web .");

    [TestMethod]
    public void A_pattern_for_the_root_is_what_another_rule_speaks_about() => Verify(
        "bin\nobj\n",
        context: Context,
        path: "/src/.dockerignore",
        dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .");

    [TestMethod]
    public void What_Visual_Studio_writes_for_the_NET_Framework_is_fine() => Verify(
        "*\n!obj/Docker/publish/*\n!obj/Docker/empty/\n",
        context: "Shop.csproj\nbin/\nobj/",
        path: "/src/.dockerignore",
        dockerfile: "FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8\nARG source\nWORKDIR /inetpub/wwwroot\n"
            + "COPY ${source:-obj/Docker/publish} .");

    [TestMethod]
    public void An_unknown_context_keeps_the_rule_silent() =>
        Verify("", path: "/src/.dockerignore", dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .");

    [TestMethod]
    [DataRow("**/bin/**\n**/obj/**")]
    [DataRow("Shop/bin/*\nShop/obj/*")]
    [DataRow("Shop/bin/**\nShop/obj/**/*")]
    [DataRow("*/*/**")]
    public void What_is_in_a_folder_may_be_left_out_without_the_folder(string patterns) => Verify(patterns + "\n",
        path: "/src/.dockerignore",
        context: "Shop/Shop.csproj\nShop/bin/ 1000\nShop/obj/ 1000",
        dockerfile: "FROM alpine:3.22\nCOPY . .\n");

    [TestMethod]
    [DataRow("RUN dotnet build --no-restore")]
    [DataRow("RUN dotnet publish --no-build -o /app")]
    [DataRow("RUN dotnet restore && dotnet publish --no-build -o /app")]
    [DataRow("RUN [\"dotnet\", \"test\", \"--no-restore\"]")]
    [DataRow("RUN cp -r bin/Release/net10.0/publish /app")]
    public void The_fix_is_unsafe_where_the_build_may_use_what_this_machine_made(string run) => Verify(
        "[||]*.log\n", dockerfile: $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\n{run}\n",
        context: "Shop.csproj 100\nbin/\nobj/", path: "/src/.dockerignore",
        fix: "Ignore '**/bin/' and '**/obj/', which a command without restore or build may read",
        safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("RUN dotnet publish -o /app")]
    [DataRow("RUN dotnet restore && dotnet build --no-restore && dotnet test --no-build")]
    [DataRow("RUN dotnet restore\nFROM build\nRUN dotnet publish --no-restore -o /app")]
    public void The_fix_is_safe_where_the_image_makes_it_again(string run) => Verify(
        "[||]*.log\n", dockerfile: $"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\n{run}\n",
        context: "Shop.csproj 100\nbin/\nobj/", path: "/src/.dockerignore",
        fix: "Ignore '**/bin/' and '**/obj/'", safety: FixSafety.Safe);
}
