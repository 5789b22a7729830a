namespace DockerfileAnalyzers.Package.Tests;

/// <summary>
/// The rules about the project rest on what the SDK really does. Here the SDK is the witness: what is said to fail
/// does fail, and builds once it is fixed.
/// </summary>
[TestClass]
public sealed class DotNetBehaviourTests
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n";
    private const string Publish = "COPY . .\nRUN dotnet publish Shop/Shop.csproj -c Release -o /app\n";

    private static readonly Lazy<FixtureTree> s_shop = new(() =>
        Fixed(FixtureTree.Create("Shop/Shop.csproj", new Dictionary<string, string>
        {
            ["Directory.Packages.props"] = """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="Newtonsoft.Json" Version="13.0.3" /></ItemGroup>
                </Project>
                """,
            [".dockerignore"] = "**/bin\n**/obj\n",
            ["Shop.slnx"] = """
                <Solution>
                  <Project Path="Shop/Shop.csproj" />
                  <Project Path="Lib/Lib.csproj" />
                  <Project Path="Tests/Tests.csproj" />
                  <Project Path="docker-compose.dcproj" Id="81dded9d-158b-e303-5f62-77a2896d2a5a" />
                </Solution>
                """,
            ["Shop/Shop.csproj"] = Project("<OutputType>Exe</OutputType>", """
                <ProjectReference Include="../Lib/Lib.csproj" />
                <PackageReference Include="Newtonsoft.Json" />
                <DockerfileAnalyzersFile Include="../*.Dockerfile" BuildContext=".." />
                """),
            ["Shop/Program.cs"] = "System.Console.WriteLine(Lib.Catalog.ToJson());",
            ["Lib/Lib.csproj"] = Project("", """<PackageReference Include="Newtonsoft.Json" />"""),
            ["Lib/Catalog.cs"] = "namespace Lib; public static class Catalog { public static string ToJson() => "
                + "Newtonsoft.Json.JsonConvert.SerializeObject(new[] { 1 }); }",
            ["Tests/Tests.csproj"] = Project("", ""),
            ["reference-skipped.Dockerfile"] = Sdk
                + "COPY Directory.Packages.props ./\nCOPY Shop/Shop.csproj Shop/\nRUN dotnet restore Shop/Shop.csproj\n"
                + "COPY . .\nRUN dotnet publish Shop/Shop.csproj --no-restore -c Release -o /app\n",
            ["reference-restored-later.Dockerfile"] = Sdk
                + "COPY Directory.Packages.props ./\nCOPY Shop/Shop.csproj Shop/\nRUN dotnet restore Shop/Shop.csproj\n"
                + Publish,
            ["reference-never-copied.Dockerfile"] = Sdk
                + "COPY Directory.Packages.props ./\nCOPY Shop/Shop.csproj Shop/\nRUN dotnet restore Shop/Shop.csproj\n"
                + "COPY Shop Shop\nRUN dotnet publish Shop/Shop.csproj -c Release -o /app\n",
            ["solution.Dockerfile"] = Sdk
                + "COPY Shop.slnx Directory.Packages.props ./\nCOPY Shop/Shop.csproj Shop/\nCOPY Lib/Lib.csproj Lib/\n"
                + "RUN dotnet restore Shop.slnx\n" + Publish,
            ["central-packages.Dockerfile"] = Sdk
                + "COPY Shop/Shop.csproj Shop/\nCOPY Lib/Lib.csproj Lib/\nRUN dotnet restore Shop/Shop.csproj\n"
                + Publish,
            ["runtime.Dockerfile"] = Sdk
                + "COPY . .\nRUN dotnet restore Shop/Shop.csproj\n"
                + "RUN dotnet publish Shop/Shop.csproj -r linux-x64 --no-restore -o /app\n",
            ["no-restore.Dockerfile"] = Sdk + "COPY . .\nRUN dotnet publish Shop/Shop.csproj --no-restore -o /app\n",
        })));

    private static readonly Lazy<FixtureTree> s_web = new(() =>
        Fixed(FixtureTree.Create("Web/Web.csproj", new Dictionary<string, string>
        {
            ["Directory.Build.props"] = "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework>"
                + "<ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>",
            ["eng/version.props"] = "<Project><PropertyGroup><Company>Shop</Company></PropertyGroup></Project>",
            ["global.json"] = """{ "sdk": { "version": "9.0.100" } }""",
            ["Web/Web.csproj"] = """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <Import Project="../eng/version.props" />
                  <PropertyGroup><UseAppHost>false</UseAppHost></PropertyGroup>
                  <ItemGroup><DockerfileAnalyzersFile Include="../*.Dockerfile" BuildContext=".." /></ItemGroup>
                </Project>
                """,
            ["Web/Program.cs"] = "var app = WebApplication.Create(args);\n"
                + "if (Environment.GetEnvironmentVariable(\"CULTURE\") is { } name) _ = new "
                + "System.Globalization.CultureInfo(name);\napp.Run();\n",
            ["framework.Dockerfile"] = Sdk
                + "COPY Web/Web.csproj Web/\nCOPY eng/version.props eng/\nRUN dotnet restore Web/Web.csproj\n"
                + "COPY Web Web\nRUN dotnet publish Web/Web.csproj -o /app\n",
            ["import.Dockerfile"] = Sdk
                + "COPY Directory.Build.props ./\nCOPY Web/Web.csproj Web/\nRUN dotnet restore Web/Web.csproj\n"
                + "COPY Web Web\nRUN dotnet publish Web/Web.csproj -o /app\n",
            ["pinned.Dockerfile"] = Sdk + "COPY . .\nRUN dotnet publish Web/Web.csproj -o /app\n",
            ["urls.Dockerfile"] = Web(
                "ENV ASPNETCORE_URLS=\"http://*:18471, http://*:18472\"\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\n"),
            ["assembly.Dockerfile"] = Web(
                "ENV ASPNETCORE_HTTP_PORTS=18473\nENTRYPOINT [\"dotnet\", \"Shop.Web.dll\"]\n"),
            ["apphost.Dockerfile"] = Web("ENTRYPOINT [\"./Web\"]\n"),
        })));

    [TestMethod]
    [DataRow(
        "reference-skipped",
        "DFA6101: 'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; "
            + "'dotnet publish' fails because it does not restore",
        "NETSDK1004")]
    [DataRow(
        "reference-never-copied",
        "DFA6101: 'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; the build fails",
        "CS0103|CS0246")]
    [DataRow(
        "solution",
        "DFA6102: 'Tests/Tests.csproj' is not in the image when 'dotnet restore' reads 'Shop.slnx'; the command fails",
        "MSB3202")]
    [DataRow(
        "central-packages",
        "DFA6103: 'Directory.Packages.props' is not in the image when 'dotnet restore' runs; "
            + "packages without a version are an error (NU1015) and the restore fails",
        "NU1015")]
    public void What_is_said_to_fail_fails_and_builds_once_it_is_fixed(string name, string finding, string error) =>
        Witness(s_shop.Value, name, finding, error);

    [TestMethod]
    [DataRow(
        "framework",
        "DFA6103: 'Directory.Build.props' is not in the image when 'dotnet restore' runs; "
            + "the project has no target framework and the restore fails (NETSDK1013)",
        "NETSDK1013")]
    [DataRow(
        "import",
        "DFA6106: 'eng/version.props' is not in the image when 'dotnet publish' runs; the project imports it, "
            + "and the build fails (MSB4019)",
        "MSB4019")]
    public void A_build_file_that_is_missing_is_copied_by_the_fix(string name, string finding, string error) =>
        Witness(s_web.Value, name, finding, error);

    [TestMethod]
    public void A_reference_that_a_restore_skips_is_restored_by_the_publish()
    {
        CollectionAssert.Contains(
            s_findings[s_shop.Value],
            "reference-restored-later.Dockerfile: DFA6101: "
                + "'Lib/Lib.csproj' is not in the image when 'dotnet restore' runs; "
                + "it is skipped silently and restored again later");
        var image = s_shop.Value.Build(s_shop.Value.ReadDockerfile("reference-restored-later"));
        Assert.IsTrue(image.Succeeded, image.Output);
        Assert.Contains("because it was not found", image.Output);
    }

    [TestMethod]
    [DataRow(
        "runtime",
        "DFA6104: 'dotnet publish --no-restore' fails: "
            + "the restore before it does not include the runtime of '-r' (NETSDK1047)",
        "NETSDK1047")]
    [DataRow(
        "no-restore",
        "DFA6104: 'dotnet publish --no-restore' fails: nothing is restored before it (NETSDK1004)",
        "NETSDK1004")]
    public void What_has_no_fix_fails_as_said(string name, string finding, string error)
    {
        CollectionAssert.Contains(s_findings[s_shop.Value], $"{name}.Dockerfile: {finding}");
        var image = s_shop.Value.Build(s_shop.Value.ReadDockerfile(name));
        Assert.IsFalse(image.Succeeded, image.Output);
        Assert.Contains(error, image.Output);
    }

    [TestMethod]
    public void An_SDK_that_global_json_does_not_accept_runs_nothing()
    {
        CollectionAssert.Contains(
            s_findings[s_web.Value].Select(finding => finding.Split(", but the image")[0]).ToArray(),
            "pinned.Dockerfile: DFA6002: 'global.json' requires SDK 9.0.100");
        var image = s_web.Value.Build(s_web.Value.ReadDockerfile("pinned"));
        Assert.IsFalse(image.Succeeded, image.Output);
        Assert.Contains("A compatible .NET SDK was not found", image.Output);
    }

    [TestMethod]
    [DataRow(
        "urls", "DFA6302: 'ASPNETCORE_URLS' expects ';' between values, not ','; the program does not start")]
    [DataRow(
        "assembly",
        "DFA6201: 'Shop.Web.dll' does not exist because the project produces 'Web.dll'; the container does not start")]
    public void A_container_that_is_said_not_to_start_starts_once_it_is_fixed(string name, string finding)
    {
        var tree = s_web.Value;
        CollectionAssert.Contains(s_findings[tree], $"{name}.Dockerfile: {finding}");
        var (exitCode, output) = Start(tree, tree.ReadDockerfile(name));
        Assert.IsNotNull(exitCode, output);
        Assert.AreNotEqual(0, exitCode, output);
        (exitCode, output) = Start(tree, tree.ReadFixed(name));
        Assert.IsNull(exitCode, output);
        Assert.Contains("Now listening on", output);
    }

    [TestMethod]
    public void Without_an_apphost_there_is_no_file_to_start()
    {
        CollectionAssert.Contains(
            s_findings[s_web.Value],
            "apphost.Dockerfile: DFA6201: './Web' is not created because UseAppHost is false; "
                + "the container does not start");
        Assert.AreEqual(127, Start(s_web.Value, s_web.Value.ReadDockerfile("apphost")).ExitCode);
    }

    [TestMethod]
    public void Invariant_globalization_knows_no_cultures()
    {
        var dockerfile = Web(
            "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true\nENV CULTURE=fr-FR\n"
                + "ENTRYPOINT [\"dotnet\", \"Web.dll\"]\n");
        Assert.Contains("CultureNotFoundException", Start(s_web.Value, dockerfile).Output);
    }

    [TestMethod]
    public void A_program_does_not_start_on_the_runtime_of_another_major_version()
    {
        var image = s_web.Value.Build(Web("ENTRYPOINT [\"dotnet\", \"Web.dll\"]\n"));
        var file = Path.Combine(image.Root + image.WorkingDirectory, "Web.runtimeconfig.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("10.0.0", "8.0.0").Replace("net10.0", "net8.0"));
        var (exitCode, output) = LocalBuilder.Start(image);
        Assert.IsNotNull(exitCode, output);
        Assert.Contains("You must install or update .NET", output);
    }

    private static readonly Dictionary<FixtureTree, string[]> s_findings = [];

    private static FixtureTree Fixed(FixtureTree tree)
    {
        s_findings[tree] = tree.Analyze();
        tree.Fix();
        return tree;
    }

    private static void Witness(FixtureTree tree, string name, string finding, string errors)
    {
        CollectionAssert.Contains(
            s_findings[tree], $"{name}.Dockerfile: {finding}", string.Join("\n", s_findings[tree]));
        var broken = tree.Build(tree.ReadDockerfile(name));
        Assert.IsFalse(broken.Succeeded, broken.Output);
        Assert.IsTrue(errors.Split('|').Any(broken.Output.Contains), broken.Output);
        var after = tree.Build(tree.ReadFixed(name));
        Assert.IsTrue(after.Succeeded, tree.ReadFixed(name) + after.Output);
    }

    private static (int? ExitCode, string Output) Start(FixtureTree tree, string dockerfile)
    {
        var image = tree.Build(dockerfile);
        Assert.IsTrue(image.Succeeded, image.Output);
        return LocalBuilder.Start(image);
    }

    private static string Web(string end) =>
        Sdk
        + "COPY Directory.Build.props ./\nCOPY eng eng\nCOPY Web Web\nRUN dotnet publish Web/Web.csproj -o /app\n"
        + "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /app\nCOPY --from=build /app .\n" + end;

    private static string Project(string properties, string items) =>
        "<Project Sdk=\"Microsoft.NET.Sdk\">"
            + $"<PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>"
            + $"<ItemGroup>{items}</ItemGroup></Project>";
}
