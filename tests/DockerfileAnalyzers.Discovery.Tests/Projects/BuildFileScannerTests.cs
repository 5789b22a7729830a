using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class BuildFileScannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TestMethod]
    [DataRow("""
        <PropertyGroup><PublishAot Condition="'$(RuntimeIdentifier)' != ''">true</PublishAot></PropertyGroup>
        """, DisplayName = "A condition of the property")]
    [DataRow("""
        <PropertyGroup Condition="'$(RuntimeIdentifier)' == 'linux-x64'"><PublishAot>true</PublishAot></PropertyGroup>
        """, DisplayName = "A condition of its group")]
    [DataRow("""
        <Choose><When Condition="'$(runtimeidentifier)' != ''"><PropertyGroup>
          <PublishAot>true</PublishAot>
        </PropertyGroup></When></Choose>
        """, DisplayName = "A condition of a choice")]
    public void Properties_that_are_set_for_some_runtimes_only_are_found(string properties)
    {
        File.WriteAllText(_folder["Shop.csproj"],
            $"<Project><PropertyGroup><Nullable>enable</Nullable></PropertyGroup>{properties}</Project>");

        CollectionAssert.AreEqual(new[] { "PublishAot" }, Scan());
    }

    [TestMethod]
    [DataRow("""<ItemGroup><None Update="a.csv" CopyToOutputDirectory="Always" /></ItemGroup>""", true)]
    [DataRow("""<ItemGroup><Content Include="a.csv" /></ItemGroup>""", true)]
    [DataRow("""<Target Name="A"><Copy SourceFiles="a.csv" DestinationFolder="out" /></Target>""", true)]
    [DataRow("""<ItemGroup><None Remove="a.csv" /></ItemGroup>""", false)]
    public void Whether_the_project_copies_files_is_known(string items, bool expected)
    {
        File.WriteAllText(_folder["Shop.csproj"], $"<Project Sdk=\"Microsoft.NET.Sdk\">{items}</Project>");
        var scanner = new BuildFileScanner(_folder["Shop.csproj"]);
        scanner.Scan(null, [], _folder.Path);
        Assert.AreEqual(expected, scanner.CopiesFiles);
        Assert.AreEqual("Microsoft.NET.Sdk", scanner.Sdk);
    }

    [TestMethod]
    [DataRow("""<ItemGroup><Artifact Include="$(OutputPath)" DestinationFolder="..\deploy" /></ItemGroup>""", true)]
    [DataRow("""<PropertyGroup><PublishDir>..\deploy</PublishDir></PropertyGroup>""", true)]
    [DataRow("""<PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup>""", true)]
    [DataRow("""<Target Name="A"><Exec Command="cp -r bin /out" /></Target>""", true)]
    [DataRow("""<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>""", false)]
    public void Whether_the_project_chooses_where_its_output_goes_is_known(string content, bool expected)
    {
        File.WriteAllText(_folder["Shop.csproj"], "<Project />");
        File.WriteAllText(_folder["Directory.Build.props"], $"<Project>{content}</Project>");
        var scanner = new BuildFileScanner(_folder["Shop.csproj"]);
        scanner.Scan(null, [_folder["Directory.Build.props"]], _folder.Path);
        Assert.AreEqual(expected, scanner.ChoosesOutput);
    }

    [TestMethod]
    public void So_are_those_of_the_files_around_the_project()
    {
        File.WriteAllText(_folder["Shop.csproj"], "<Project />");
        File.WriteAllText(_folder["Directory.Build.props"], """
            <Project><PropertyGroup Condition="'$(RuntimeIdentifier)' != ''">
              <SelfContained>true</SelfContained>
            </PropertyGroup></Project>
            """);

        CollectionAssert.AreEqual(new[] { "SelfContained" }, Scan(_folder["Directory.Build.props"]));
    }

    [TestMethod]
    [DataRow("<PropertyGroup><PublishAot>true</PublishAot></PropertyGroup>")]
    [DataRow("<PropertyGroup><PublishAot Condition=\"'$(CI)' != ''\">true</PublishAot></PropertyGroup>")]
    [DataRow("<PropertyGroup><OutputPath>bin/$(RuntimeIdentifier)</OutputPath></PropertyGroup>")]
    public void Others_are_not_among_them(string properties)
    {
        File.WriteAllText(_folder["Shop.csproj"], $"<Project>{properties}</Project>");

        Assert.IsEmpty(Scan());
    }

    [TestMethod]
    public void Local_package_sources_are_those_that_are_folders_and_in_use()
    {
        File.WriteAllText(_folder["Shop.csproj"], "<Project />");
        File.WriteAllText(_folder["nuget.config"], """
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="../packages" /><add key="off" value="off" /><add key="set" value="%FEED%" />
                <add key="public" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <disabledPackageSources><add key="off" value="true" /></disabledPackageSources>
            </configuration>
            """);
        var scanner = new BuildFileScanner(_folder["Shop.csproj"]);
        scanner.Scan(null, [], _folder.Path);

        Assert.AreEqual("../packages", string.Join("|", scanner.PackageFolders.Select(folder => folder.Value)));
    }

    [TestMethod]
    [DataRow("""<ItemGroup><PackageReference Include="Serilog" /></ItemGroup>""", "", true)]
    [DataRow(
        """<ItemGroup><PackageReference Include="A" /><PackageReference Include="B" Version="1" /></ItemGroup>""",
        "", true)]
    [DataRow("", "", false)]
    [DataRow("""<ItemGroup><PackageReference Include="Microsoft.AspNetCore.App" /></ItemGroup>""", "", false)]
    [DataRow("""<ItemGroup><PackageReference Include="Serilog" VersionOverride="4.0.0" /></ItemGroup>""", "", false)]
    [DataRow(
        """<ItemGroup><PackageReference Include="A"><Version>1</Version></PackageReference></ItemGroup>""", "", false)]
    [DataRow("""<ItemGroup Condition="'$(CI)' != ''"><PackageReference Include="Serilog" /></ItemGroup>""", "", false)]
    [DataRow("""<ItemGroup><PackageReference Include="Serilog" Condition="'$(CI)' != ''" /></ItemGroup>""", "", false)]
    [DataRow("""<Target Name="A"><ItemGroup><PackageReference Include="Serilog" /></ItemGroup></Target>""", "", false)]
    [DataRow("""<ItemGroup><PackageReference Include="Serilog" /></ItemGroup>""",
        """<ItemGroup><PackageReference Update="Serilog" Version="4.0.0" /></ItemGroup>""", false)]
    [DataRow("""<ItemGroup><PackageReference Include="Serilog" /></ItemGroup>""",
        """<PropertyGroup><SdkAnalysisLevel>9.0.100</SdkAnalysisLevel></PropertyGroup>""", false)]
    public void Central_versions_are_required_where_the_project_itself_names_a_package_without_a_version(
        string project, string settings, bool expected)
    {
        File.WriteAllText(_folder["Shop.csproj"], $"<Project>{project}</Project>");
        File.WriteAllText(_folder["Directory.Build.targets"], $"<Project>{settings}</Project>");
        File.WriteAllText(_folder["Directory.Packages.props"],
            """<Project><ItemGroup><PackageVersion Include="Serilog" Version="4.0.0" /></ItemGroup></Project>""");
        var files = new BuildFileScanner(_folder["Shop.csproj"])
            .Scan(_folder["Directory.Packages.props"], [_folder["Directory.Build.targets"]], _folder.Path);
        Assert.AreEqual(
            expected ? BuildFileKind.RequiredPackageVersions : BuildFileKind.PackageVersions, files[0].Kind);
    }

    private string[] Scan(params string[] others)
    {
        var scanner = new BuildFileScanner(_folder["Shop.csproj"]);
        scanner.Scan(null, others, _folder.Path);
        return [.. scanner.RuntimeProperties];
    }

    public void Dispose() => _folder.Dispose();
}
