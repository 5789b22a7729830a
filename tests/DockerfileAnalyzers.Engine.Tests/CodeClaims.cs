namespace DockerfileAnalyzers.Tests;

/// <summary>What the rules about code say, call by call.</summary>
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
        new("DFA9103", Chiseled, """TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time");""",
            "TimeZoneNotFoundException", """TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");"""),
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
        new("DFA9305", Full, """File.ReadAllText("data/unpublished.txt");""", "FileNotFoundException",
            """File.ReadAllText("data/items.txt");"""),
        new("DFA9306", Full, """Directory.CreateDirectory("uploads");""", "UnauthorizedAccessException")
        {
            PassingPrepare = "RUN mkdir uploads && chown 1654 uploads",
        },
        new("DFA9401", Full, "Console.ReadKey();", "InvalidOperationException", "Console.Out.Flush();"),
        new("DFA9403", Full, "await StopAsync(exits: true);", @"\Astopping\s*\z", "await StopAsync(exits: false);"),
        new("DFA9502", Full,
            """_ = new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, optional: false).Build();""",
            "FileNotFoundException",
            """_ = new ConfigurationBuilder().AddUserSecrets(typeof(Program).Assembly, optional: true).Build();"""),
    ];
}
