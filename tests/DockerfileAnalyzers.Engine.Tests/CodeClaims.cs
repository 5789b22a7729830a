namespace DockerfileAnalyzers.Tests;

/// <summary>The claims of the rules about code, call by call.</summary>
internal static class CodeClaims
{
    private const string Full = "mcr.microsoft.com/dotnet/aspnet:10.0";
    private const string Chiseled = "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled";
    private const string Alpine = "mcr.microsoft.com/dotnet/aspnet:10.0-alpine";

    public static readonly ImmutableArray<CodeClaim> All =
    [
        // Another address of the container stands for its network.
        new("DFA9001", Full, """await AskAsync("http://localhost:5000");""", "Connection refused",
            """await AskAsync("http://+:5000");"""),
        new("DFA9003", Full, """await StartAsync("https://+:5001");""", "No server certificate|HTTPS endpoint",
            """await StartAsync("http://+:5001");"""),
        new("DFA9002", Full,
            """await StartAsync("http://+:5000"); await new HttpClient().GetStringAsync("http://127.0.0.1:8080");""",
            "Connection refused",
            """await StartAsync("http://+:8080"); await new HttpClient().GetStringAsync("http://127.0.0.1:8080");""")
        {
            Prepare = "EXPOSE 8080",
            PassingPrepare = "EXPOSE 8080",
        },
        new("DFA9004", Full,
            """
            await StartHealthAsync("/healthz"); await new HttpClient().GetStringAsync("http://127.0.0.1:5003/health");
            """, "404",
            """
            await StartHealthAsync("/health"); await new HttpClient().GetStringAsync("http://127.0.0.1:5003/health");
            """),
        new("DFA9005", Full, """await CallAsync("http://localhost:5101");""", "Connection refused",
            """await CallAsync("http://catalog:8080");""")
        {
            Service = "catalog",
        },
        new("DFA9101", Chiseled, """CultureInfo.GetCultureInfo("de-DE");""", "Only the invariant culture is supported")
        {
            PassingImage = Full,
        },
        new("DFA9101", Alpine, """_ = new CultureInfo("de-DE");""", "Only the invariant culture is supported")
        {
            PassingImage = Full,
        },
        new("DFA9102", Alpine, """TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");""", "TimeZoneNotFoundException")
        {
            // The image of Alpine has none.
            Prepare = "RUN rm -r /usr/share/zoneinfo",
            PassingImage = Full,
        },
        new("DFA9103", Alpine, """TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time");""",
            "TimeZoneNotFoundException", """TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");"""),
        new("DFA9104", Chiseled, """Require(!9.99m.ToString("C").Contains('¤'), "no currency");""", "no currency",
            """Require(!$"{9.99m:N2} EUR".Contains('¤'), "no currency");"""),
        new("DFA9105", Chiseled,
            """
            CultureInfo.CurrentCulture = new CultureInfo("de-DE"); Require($"{1.5}" == "1,5", "not German");
            """, "not German")
        {
            Prepare = "ENV DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY=false",
            PassingImage = Full,
        },
        new("DFA9201", Full,
            """Process.Start(new ProcessStartInfo("https://example.org") { UseShellExecute = true });""",
            "No such file or directory", """Console.WriteLine("https://example.org");"""),
        new("DFA9201", Chiseled, """Process.Start("/bin/bash", "-c true");""", "No such file or directory")
        {
            PassingImage = Full,
        },
        new("DFA9201", Full, """Process.Start("git", "--version");""", "No such file or directory",
            "_ = Environment.ProcessPath;"),
        new("DFA9202", Full, "FcGetVersion();", "DllNotFoundException")
        {
            PassingPrepare = "RUN apt-get update && apt-get install -y --no-install-recommends libfontconfig1",
        },
        new("DFA9203", Full, "GetTickCount64();", "DllNotFoundException", "_ = Environment.TickCount64;"),
        new("DFA9203", Full, """_ = new Semaphore(1, 1, "Shop");""", "PlatformNotSupportedException",
            """_ = new Mutex(false, "Shop");"""),
        new("DFA9203", Full, """Microsoft.Win32.Registry.GetValue("HKEY_CURRENT_USER\\Shop", "a", null);""",
            "PlatformNotSupportedException", """Environment.GetEnvironmentVariable("SHOP_A");"""),
        new("DFA9301", Full, """File.WriteAllText("state.json", "{}");""", "UnauthorizedAccessException",
            """File.WriteAllText(Path.Combine(Path.GetTempPath(), "state.json"), "{}");"""),
        new("DFA9302", Full, """File.ReadAllText("data\\items.txt");""", "FileNotFoundException",
            """File.ReadAllText("data/items.txt");"""),
        new("DFA9303", Full, """File.ReadAllText("Data/items.txt");""", "NotFoundException",
            """File.ReadAllText("data/items.txt");"""),
        new("DFA9304", Full,
            """
            Require(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData).Length > 0, "no folder");
            """, "no folder", """Require(Path.GetTempPath().Length > 0, "no folder");"""),
        new("DFA9305", Full, """File.ReadAllText("data/unpublished.txt");""", "FileNotFoundException",
            """File.ReadAllText("data/items.txt");"""),
        new("DFA9306", Full, """Directory.CreateDirectory("uploads");""", "UnauthorizedAccessException")
        {
            PassingPrepare = "RUN mkdir uploads && chown 1654 uploads",
        },
        new("DFA9307", Full, "Path.GetTempFileName();", "Read-only file system")
        {
            Options = "--read-only",
            PassingOptions = "--read-only --tmpfs /tmp",
        },
        new("DFA9401", Full, "Console.ReadKey();", "InvalidOperationException", "Console.Out.Flush();"),
        new("DFA9402", Full, "await StopSlowlyAsync();", @"\Astarted\s+stopping\s*\z")
        {
            IsStopped = true,
            PassingOptions = "--stop-timeout 60",
        },
        new("DFA9403", Full, "await StopAsync(exits: true);", @"\Astopping\s*\z", "await StopAsync(exits: false);"),
        new("DFA9502", Full,
            """_ = new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, optional: false).Build();""",
            "FileNotFoundException",
            """_ = new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, optional: true).Build();"""),
        new("DFA9503", Full,
            """
            Require(new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, true).Build()["ApiKey"] is { },
                "no key");
            """, "no key",
            """
            Require(new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, true).AddEnvironmentVariables()
                .Build()["ApiKey"] is { }, "no key");
            """)
        {
            Options = "--env ApiKey=1",
            PassingOptions = "--env ApiKey=1",
        },
    ];
}
