namespace DockerfileAnalyzers.Tests;

/// <summary>The smallest program of each kind. Each says that it started and as whom, and ends.</summary>
internal static class Samples
{
    public const string Started = "started as ";

    public const string ConsoleProgram = $"""
        System.Console.WriteLine("{Started}" + System.Environment.UserName);

        """;

    public const string WebProgram = $$"""
        // A culture, for packages that ask for one.
        if (System.Environment.GetEnvironmentVariable("SHOP_CULTURE") is { } culture)
            System.Globalization.CultureInfo.GetCultureInfo(culture);
        var app = Microsoft.AspNetCore.Builder.WebApplication.Create(args);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            System.Console.WriteLine("{{Started}}" + System.Environment.UserName + " at " + string.Join(' ', app.Urls));
            app.Lifetime.StopApplication();
        });
        app.Run();

        """;

    public const string Script = $"#!/bin/sh\necho {Started}$(id -u)\n";

    public const string PackageVersions = """
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
        </Project>

        """;

    public static string Project(string sdk, string properties, IEnumerable<string> items) => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
            {properties}
          </PropertyGroup>
          {string.Concat(items.Select(item => item.StartsWith("<Import", StringComparison.Ordinal)
            ? item : $"<ItemGroup>{item}</ItemGroup>"))}
        </Project>

        """;

    public static string SdkPin(string version, string rollForward) =>
        $"{{\"sdk\": {{\"version\": \"{version}\", \"rollForward\": \"{rollForward}\"}}}}\n";

    public static string Solution(IEnumerable<string> projects) =>
        $"<Solution>\n{string.Concat(projects.Select(path => $"  <Project Path=\"{path}\" />\n"))}</Solution>\n";
}
