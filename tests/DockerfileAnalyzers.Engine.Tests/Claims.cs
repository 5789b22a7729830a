namespace DockerfileAnalyzers.Tests;

/// <summary>The claims of the rules, case by case.</summary>
internal static class Claims
{
    // A Debian with make, sudo, unzip and a curl that needs no network.
    private const string Tools = "debian-tools";

    private const string EmptyMakefile = "RUN printf 'all install:\\n' > Makefile";

    private const string StartShop = """
        COPY publish /app
        ENTRYPOINT ["dotnet", "/app/Shop.dll"]
        """;

    private static readonly ImmutableDictionary<string, string> GoModule = One("go.mod", "module shop\n\ngo 1.19\n")
        .Add("main.go", $"package main\n\nfunc main() {{\n\tprintln(\"{Samples.Started}go\")\n}}\n");

    public static readonly ImmutableArray<Claim> All =
    [
        BuildFails("DFA0001", "unknown instruction: PUBLISH"),
        BuildFails("DFA0003", "illegal exclusion pattern"),
        BuildFails("DFA0003", "syntax error in pattern") with { Example = 2 },
        BuildFails("DFA4002", "RUN: not found"),
        StartFails("DFA4314", "no such file or directory"),
        StartFails("DFA4315", "permission denied"),
        BuildFails("DFA4324", "Permission denied"),
        StartFails("DFA4325", "exec format error") with
        {
            Passing = """
                FROM mcr.microsoft.com/dotnet/aspnet:10.0
                COPY --chmod=755 <<EOF /start.sh
                #!/bin/sh
                exec echo started
                EOF
                ENTRYPOINT ["/start.sh"]
                """,
        },
        StartFails("DFA4325", "exec format error") with { Example = 2 },
        BuildFails("DFA4326", "cannot create directory ./data.: Permission denied"),
        BuildFails("DFA4405", "publish\": not found") with { Files = One("src/a.txt", "a") },
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
        StartFails("DFA4209", "Failed to create CoreCLR") with { Example = 2 },
        StartFails("DFA4323", "unable to find user shop"),
        BuildFails("DFA6115", "NU1301: The local source '/src/packages' doesn't exist") with
        {
            Files = One("nuget.config", """
                <configuration>
                  <packageSources><clear /><add key="local" value="./packages" /></packageSources>
                </configuration>
                """).Add("Shop.csproj", Samples.Project("Microsoft.NET.Sdk.Web", "",
                    ["""<PackageReference Include="Contoso.Logging" Version="1.0.0" />"""])),
            Passing = WithLoggingPackage("/src/packages", """
                COPY nuget.config Shop.csproj ./
                RUN dotnet restore
                COPY . .
                RUN dotnet publish --no-restore -o /app
                """),
        },
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
        BuildFails("DFA7204", "Illegal option") with { Debian = Tools },
        BuildFails("DFA7205", "No such file or directory"),
        BuildFails("DFA4103", "biuld"),
        BuildFails("DFA4106", "must be lowercase") with { Prepare = "WORKDIR /src\nCOPY . ." },
        BuildFails("DFA4208", "PROJECT: is not allowed to be unset") with
        {
            Argument = "PROJECT=Shop",
            Files = One("Shop/Shop.csproj", Samples.Project("Microsoft.NET.Sdk.Web", "", [])),
        },
        Unhealthy("DFA4305") with
        {
            Append = "ENTRYPOINT [\"sleep\", \"60\"]",
            PassingAppend = """
                RUN mkdir /www && touch /www/health
                ENTRYPOINT ["httpd", "-f", "-p", "8080", "-h", "/www"]
                """,
        },
        BuildFails("DFA4306", "\"/bin/sh\": stat /bin/sh: no such file or directory"),
        StartFails("DFA4306", "exec: \"/bin/sh\": stat /bin/sh: no such file or directory") with { Example = 2 },
        StartFails("DFA4311", @"\[dotnet,: not found"),
        StartFails("DFA4311", @"\[dotnet,: not found") with { Example = 2, Append = "COPY publish ." },
        BuildFails("DFA5103", "\"/NuGet.config\": not found"),
        StartFails("DFA6001", @"You must install or update \.NET"),
        BuildFails("DFA6002", @"A compatible \.NET SDK was not found"),
        BuildFails("DFA6102", "MSB3202"),
        BuildFails("DFA6103", "NU1015") with
        {
            Files = One("Shop/Shop.csproj", Samples.Project("Microsoft.NET.Sdk.Web", "",
                ["""<PackageReference Include="Contoso.Logging" />"""])).Add("Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><PackageVersion Include="Contoso.Logging" Version="1.0.0" /></ItemGroup>
                </Project>
                """),
            Passing = WithLoggingPackage("/packages", """
                COPY Shop/Shop.csproj Shop/
                COPY Directory.Packages.props ./
                RUN dotnet restore Shop/Shop.csproj --source /packages
                """),
        },
        BuildFails("DFA6103", "NETSDK1013") with
        {
            Example = 2,
            Files = One("Shop/Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""")
                .Add("Directory.Build.props", """
                <Project>
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                </Project>
                """),
        },
        BuildFails("DFA6104", "NETSDK1047"),
        BuildFails("DFA6105", "CS0103") with
        {
            Files = One("Shop/Program.cs", "System.Console.WriteLine(nameof(Product));\n"),
        },
        BuildFails("DFA6106", "MSB4019"),
        BuildFails("DFA6112", "Release/net10.0"),
        BuildFails("DFA6113", "NETSDK1129") with
        {
            Files = One("Shop.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFrameworks>net9.0;net10.0</TargetFrameworks>
                  </PropertyGroup>
                  <PropertyGroup Condition="'$(TargetFramework)' == 'net9.0'">
                    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
                  </PropertyGroup>
                </Project>
                """),
        },
        StartFails("DFA6202", @"You must install or update \.NET"),
        StartFails("DFA6302", "Invalid") with { Append = StartShop },
        StartFails("DFA6306", "No server certificate was specified"),
        StartFails("DFA6306", "No server certificate was specified") with { Example = 2 },
        StartFails("DFA6401", "Only the invariant culture is supported") with
        {
            Prepare = "ENV SHOP_CULTURE=en-US",
        },
        StartFails("DFA6402", "Couldn't find a valid ICU package") with { Append = "COPY publish ." },
        BuildFails("DFA6502", "\"/Shop/Shop.csproj\": not found"),
        FailureIsLost("DFA7002", "can't cd to /tmp/build") with { Debian = Tools, Prepare = EmptyMakefile },
        FailureIsLost("DFA7003", "404") with { Debian = Tools, Prepare = "ENV SERVER_ERROR=404" },
        FailureIsLost("DFA7004", "/version: No such file") with { Debian = Tools, Prepare = EmptyMakefile },
        FailureIsLost("DFA7015", "Unable to locate package curl") with { Prepare = "RUN rm -r /etc/apt/sources.list*" },
        FailureIsLost("DFA7021", "") with
        {
            Debian = Tools,
            Prepare = EmptyMakefile + " && echo secret > /etc/app.conf",
        },
        FailureIsLost("DFA7028", "") with
        {
            Prepare = """
                RUN touch /etc/a && cd /usr/local/bin && \
                    printf '#!/bin/sh\nexit 1\n' > install-a && printf '#!/bin/sh\necho installed b\n' > install-b && \
                    chmod 755 install-a install-b
                """,
        },
        BuildFails("DFA7017", "--no-install-recommends: not found") with { Prepare = "RUN apt-get update" },
        BuildFails("DFA7201", "source: not found") with
        {
            Debian = Tools,
            Prepare = EmptyMakefile + " && touch env.sh",
        },
        BuildFails("DFA7303", "Abort"),
        BuildFails("DFA7311", "Unable to locate package libicu74") with { Example = 2 },
        StartFails("DFA1312", "max depth exceeded"),
        BuildFails("DFA7310", "Unable to locate package curl"),
        SameStart("DFA1101"),
        SameStart("DFA1101") with { Example = 2 },
        SameStart("DFA1101") with { Example = 3, Files = GoModule },
        SameStart("DFA1101") with
        {
            Example = 4,
            Files = One("server.js", $"console.log('{Samples.Started}' + require('os').userInfo().username)\n"),
        },
        Same("DFA1201") with { Changes = "^- /var/lib/apt/lists/" },
        Same("DFA1201") with { Example = 2 },
        Same("DFA1203") with { Changes = "/lib/apk/db/installed " },
        Same("DFA1206") with { Changes = "/var/log" },
        Same("DFA2002") with
        {
            Prepare = "RUN apt-get update && apt-get install -y --no-install-recommends sudo",
            Changes = "/var/lib/sudo",
        },
        Same("DFA2002") with { Example = 2, Debian = Tools, Changes = "/var/lib/sudo" },
        Same("DFA3101"),
        Same("DFA3102"),
        Same("DFA4001"),
        Same("DFA4003") with { Changes = "config ExposedPorts" },
        Same("DFA4004"),
        Same("DFA4105"),
        Same("DFA4309"),
        Same("DFA4310") with { Changes = "config Entrypoint" },
        Prints("DFA6207", "NETSDK1194"),
        Prints("DFA4402", "(?m)^1 /src") with
        {
            Append = "CMD find /src -type f | wc -l | xargs -I{} echo {} /src",
        },
        Same("DFA4403"),
        Same("DFA5101") with { Changes = "/.dockerignore " },
        Same("DFA5102") with { Changes = "^- /src/Shop/(bin|obj)/" },
        Same("DFA5202") with { Changes = "/.dockerignore " },
        Same("DFA6101"),
        Same("DFA6116") with
        {
            Append = "RUN dotnet publish Shop/Shop.csproj -o /app",
            Changes = "/src/Shop/obj/",
        },
        Same("DFA7006"),
        Same("DFA7026"),
        Same("DFA7104") with { Changes = "/version " },
        Same("DFA7106") with { Prepare = "RUN touch /srv/a.log" },
        Same("DFA7112"),
        Same("DFA7116"),
        Same("DFA7118") with { Prepare = "RUN touch /a /b" },
        Same("DFA7203"),
        Same("DFA7304"),
        Same("DFA8001") with { Changes = "config Labels" },
        Same("DFA8002"),
        Same("DFA8003"),
        Same("DFA8004"),
        Same("DFA8005"),
        Same("DFA8006"),
        Same("DFA8008") with { Debian = Tools },
    ];

    private static ImmutableDictionary<string, string> One(string path, string text) =>
        ImmutableDictionary<string, string>.Empty.Add(path, text);

    // No server has the package that the examples use: it is made first.
    private static string WithLoggingPackage(string folder, string instructions) => $"""
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /logging
        COPY <<EOF Contoso.Logging.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
        </Project>
        EOF
        RUN dotnet pack -o {folder}
        WORKDIR /src
        {instructions}
        """;

    private static Claim BuildFails(string rule, string evidence) => new(rule, ClaimKind.BuildFails, evidence);

    private static Claim FailureIsLost(string rule, string evidence) => new(rule, ClaimKind.FailureIsLost, evidence);

    private static Claim Prints(string rule, string evidence) => new(rule, ClaimKind.Prints, evidence);

    private static Claim Unhealthy(string rule) => new(rule, ClaimKind.Unhealthy, "unhealthy");

    private static Claim SameStart(string rule) => new(rule, ClaimKind.SameStart, Samples.Started + @"\w+");

    private static Claim Same(string rule) => new(rule, ClaimKind.SameImage, "");

    private static Claim StartFails(string rule, string evidence) => new(rule, ClaimKind.StartFails, evidence);
}
