namespace DockerfileAnalyzers.Tests;

/// <summary>What the rules say, case by case.</summary>
internal static class Claims
{
    public static readonly ImmutableArray<Claim> All =
    [
        BuildFails("DFA0001", "unknown instruction: INSTALL"),
        BuildFails("DFA0003", "illegal exclusion pattern"),
        BuildFails("DFA0003", "syntax error in pattern") with { Example = 2 },
        BuildFails("DFA4002", "RUN: not found"),
        StartFails("DFA4314", "no such file or directory"),
        StartFails("DFA4315", "permission denied"),
        BuildFails("DFA4405", "\"/README.md\": not found") with { Files = One("src/a.txt", "a") },
        BuildFails("DFA4406", "\"/src/out\": not found"),
        BuildFails("DFA4407", "\"/src/shop/Shop.csproj\": not found"),
        StartFails("DFA4321", "does not exist"),
        BuildFails("DFA4322", "curl: not found") with
        {
            Passing = """
                FROM mcr.microsoft.com/dotnet/aspnet:10.0
                RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
                RUN curl --version
                """,
        },
        StartFails("DFA4323", "unable to find user app") with { Files = One("app", Samples.Script) },
        StartFails("DFA6201", "does not exist"),
        BuildFails("DFA6107", "MSB1009"),
        BuildFails("DFA6111", "MSB1003"),
        BuildFails("DFA6007", "No .NET SDKs were found"),
        BuildFails("DFA7001", "Syntax error"),
        BuildFails("DFA7016", "missing destination") with
        {
            Prepare = "RUN mkdir -p /src/app /lib && touch /src/b /lib/c",
        },
        BuildFails("DFA7024", "missing argument") with
        {
            Prepare = "RUN mkdir /src && touch /src/a.pyc",
            Passing = """
                FROM debian:12
                RUN find /src -name '*.pyc' -exec rm {} + && find /etc -exec test -e {} \;
                """,
        },
        BuildFails("DFA7204", "Illegal option") with { Debian = "debian-tools" },
        BuildFails("DFA7205", "No such file or directory"),
    ];

    private static ImmutableDictionary<string, string> One(string path, string text) =>
        ImmutableDictionary<string, string>.Empty.Add(path, text);

    private static Claim BuildFails(string rule, string evidence) => new(rule, ClaimKind.BuildFails, evidence);

    private static Claim StartFails(string rule, string evidence) => new(rule, ClaimKind.StartFails, evidence);
}
