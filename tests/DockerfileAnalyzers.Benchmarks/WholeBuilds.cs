using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>
/// The cost of the package in the build of a web project: one project, one Dockerfile, without the package and with
/// each of several packages in turn. Each build and its compiler are separate processes.
/// </summary>
internal sealed class WholeBuilds : IDisposable
{
    private const string Dockerfile = """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        EXPOSE 80
        ENTRYPOINT ["dotnet", "web.dll"]

        """;

    private static readonly (string Name, bool HasDockerfile, bool Compiles, string[] Arguments)[] s_cases =
    [
        ("Nothing changed", true, false, []),
        ("Cold compiler", true, true, []),
        ("Cold compiler, no Dockerfile", false, true, []),
        ("Cold compiler, analysis off", true, true, ["-p:DockerfileAnalysis=false"]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("dfa-builds").FullName;

    /// <param name="args">The number of rounds, and the .nupkg files.</param>
    public static void Run(string[] args)
    {
        using var builds = new WholeBuilds();
        builds.Run(int.Parse(args[0], CultureInfo.InvariantCulture), args[1..]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Run(int rounds, string[] packages)
    {
        Console.WriteLine("| build | package | CPU ms | wall ms | analyzer ms |\n|---|---|---|---|---|");
        foreach (var (name, hasDockerfile, compiles, arguments) in s_cases)
        {
            string[] variants = ["", .. packages];
            var folders = variants.Select((package, i) =>
                CreateProject($"{name.Replace(' ', '-')}{i}", package, hasDockerfile)).ToArray();
            var results = variants.Select(_ => new List<(double Cpu, double Wall, double Analyzer)>()).ToArray();
            for (var round = 0; round <= rounds; round++)
            {
                for (var i = 0; i < variants.Length; i++)
                {
                    if (compiles)
                        File.AppendAllText(Path.Combine(folders[i], "Program.cs"), "// \n");
                    var result = Build(folders[i], ["--no-restore", .. arguments]);
                    // The first round fills the caches of the disk.
                    if (round > 0)
                        results[i].Add(result);
                }
            }

            for (var i = 0; i < variants.Length; i++)
                Console.WriteLine($"| {name} | {(i == 0 ? "none" : Path.GetFileName(variants[i]))} | "
                    + $"{Median(results[i], result => result.Cpu):0} | {Median(results[i], result => result.Wall):0} | "
                    + $"{Median(results[i], result => result.Analyzer):0} |");
        }
    }

    private string CreateProject(string name, string package, bool hasDockerfile)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var version = Regex.Match(Path.GetFileName(package), @"^DockerfileAnalyzers\.(.*)\.nupkg$").Groups[1].Value;
        var feed = package.Length == 0 ? "" : Path.GetDirectoryName(Path.GetFullPath(package));
        var reference = version.Length == 0 ? ""
            : $"""<PackageReference Include="DockerfileAnalyzers" Version="{version}" PrivateAssets="all" />""";
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "WebApplication.Create(args).Run();\n");
        File.WriteAllText(Path.Combine(folder, "web.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        if (hasDockerfile)
            File.WriteAllText(Path.Combine(folder, "Dockerfile"), Dockerfile);
        Build(folder, []);
        return folder;
    }

    private static (double Cpu, double Wall, double Analyzer) Build(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [
            "build", "-nologo", "-tl:off", "-v:detailed", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            "-p:ReportAnalyzer=true", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var (watch, cpu) = (Stopwatch.StartNew(), ReadCpuOfChildren());
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);
        var analyzer = Regex.Match(output, @"^\s*<?([\d.]+)\s+<?\d+\s+DockerfileAnalyzers, ", RegexOptions.Multiline);
        return (
            ReadCpuOfChildren() - cpu,
            watch.Elapsed.TotalMilliseconds,
            analyzer.Success ? double.Parse(analyzer.Groups[1].Value, CultureInfo.InvariantCulture) * 1000 : 0);
    }

    // Of all processes that a build started and waited for; 0 where the system does not tell (other than Linux).
    private static double ReadCpuOfChildren() => File.Exists("/proc/self/stat")
        ? File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[13..15].Sum(long.Parse) * 10 : 0;

    private static double Median<T>(List<T> all, Func<T, double> select) =>
        all.Select(select).Order().ElementAt(all.Count / 2);
}
