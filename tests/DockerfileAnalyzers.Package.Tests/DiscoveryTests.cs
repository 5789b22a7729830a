namespace DockerfileAnalyzers.Package.Tests;

/// <summary>The Dockerfiles that a build finds for a project, wherever they lie.</summary>
[TestClass]
public sealed class DiscoveryTests
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:9.0\nWORKDIR /src\nCOPY . .\n";

    [TestMethod]
    [DataRow("Dockerfile", "RUN dotnet publish app")]
    [DataRow("Dockerfile", "RUN cd app && \\\n    dotnet publish -c Release")]
    [DataRow("Dockerfile-prod", "WORKDIR app\nRUN dotnet publish")]
    [DataRow("app/Docker/prod.Containerfile", "RUN dotnet publish app/App.csproj")]
    public void A_Dockerfile_is_found_by_what_it_publishes(string path, string instructions)
    {
        var project = CreateProgram();
        Write(project, path, Sdk + instructions + "\n");
        Write(project, "other.Dockerfile", Sdk + "RUN dotnet publish other/Other.csproj\n");
        var output = project.Build("-restore", "-t:AnalyzeDockerfiles");
        CollectionAssert.Contains(output.Findings, Path.GetFileName(path) + "(1,6): warning DFA6001", output.Text);
        Assert.DoesNotContain("other.Dockerfile(", output.Text);
    }

    [TestMethod]
    public void A_script_that_the_container_starts_says_whose_Dockerfile_it_is()
    {
        var project = CreateProgram();
        Write(project, "docker/start.sh", "#!/bin/sh\nset -e\nexec dotnet App.dll \"$@\"\n");
        Write(project, "docker/Dockerfile",
            "FROM mcr.microsoft.com/dotnet/aspnet:9.0\nUSER $APP_UID\nCOPY docker/start.sh /\n"
                + "ENTRYPOINT [\"/start.sh\"]\n");
        var output = project.Build("-restore", "-t:AnalyzeDockerfiles");
        CollectionAssert.Contains(output.Findings, "Dockerfile(1,6): warning DFA6001", output.Text);
    }

    [TestMethod]
    public void The_Dockerfile_of_the_project_and_the_one_above_it_are_both_found()
    {
        var project = CreateProgram();
        Write(project, "app/Dockerfile", "FROM debian\nUSER 1000\n");
        Write(project, "Dockerfile.web", Sdk + "RUN dotnet publish app\n");
        var output = project.Build("-restore");
        CollectionAssert.Contains(output.Findings, "Dockerfile(1,6): warning DFA2201", output.Text);
        CollectionAssert.Contains(output.Findings, "Dockerfile.web(1,6): warning DFA6001", output.Text);
    }

    [TestMethod]
    public void A_detailed_log_says_where_was_looked_and_a_normal_one_does_not()
    {
        var project = CreateProgram();
        Write(project, "Dockerfile", Sdk + "RUN dotnet publish other/Other.csproj\n");
        const string Sentence =
            "DockerfileAnalyzers: no Dockerfile was found for 'App.csproj'; these directories were searched: '";
        Assert.DoesNotContain(Sentence, project.Build("-restore").Text);
        var detailed = project.Build("-v:detailed").Text;
        Assert.Contains(Sentence, detailed);
        Assert.Contains("is not a Dockerfile of this project: it publishes 'other/Other.csproj'", detailed);
    }

    private static ConsumerProject CreateProgram()
    {
        var project = ConsumerProject.Create(properties: "<OutputType>Exe</OutputType>");
        project.Write("Code.cs", "System.Console.WriteLine();\n");
        Directory.CreateDirectory(Path.Combine(project.Folder, "..", ".git"));
        return project;
    }

    private static void Write(ConsumerProject project, string path, string text) => project.Write("../" + path, text);
}
