namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>Whole Dockerfiles for .NET projects.</summary>
internal static class DotNetSnippets
{
    public static void Add(CompletionPlace place, CompletionItems items)
    {
        // If there is already one, another is not suggested.
        if (!items.HasSnippets || place.Model.Stages.Length > 0)
            return;
        var project = place.Analysis.Input.Project;
        var name = project.ProjectFile is { } file ? Path.GetFileNameWithoutExtension(file) : "App";
        items.Add("dotnet-web", ItemKind.Snippet, "A web application on ASP.NET Core, in two stages",
            Create(name, "aspnet:10.0", "EXPOSE 8080\n", ""), isSnippet: true);
        items.Add("dotnet-console", ItemKind.Snippet, "A console application or a worker, in two stages",
            Create(name, "runtime:10.0", "", ""), isSnippet: true);
        items.Add("dotnet-chiseled", ItemKind.Snippet, "A web application on the smallest image, without a shell",
            Create(name, "aspnet:10.0-noble-chiseled", "EXPOSE 8080\n", ""), isSnippet: true);
        items.Add("dotnet-aot", ItemKind.Snippet, "A native program, compiled ahead of time",
            CreateNative(name), isSnippet: true);
    }

    private static string Create(string name, string image, string expose, string options) => $$"""
        # syntax=docker/dockerfile:1
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY ${1:{{name}}}.csproj ./
        RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore
        COPY . .
        RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -o /app --no-restore{{options}}

        FROM mcr.microsoft.com/dotnet/{{image}}
        WORKDIR /app
        COPY --from=build /app .
        {{expose}}USER \$APP_UID
        ENTRYPOINT ["dotnet", "${1:{{name}}}.dll"]

        """.ReplaceLineEndings("\n");

    private static string CreateNative(string name) => $$"""
        # syntax=docker/dockerfile:1
        FROM mcr.microsoft.com/dotnet/sdk:10.0-noble-aot AS build
        WORKDIR /src
        COPY ${1:{{name}}}.csproj ./
        RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore -r linux-x64
        COPY . .
        RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -r linux-x64 -o /app --no-restore

        FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
        WORKDIR /app
        COPY --from=build /app/${1:{{name}}} .
        USER \$APP_UID
        ENTRYPOINT ["/app/${1:{{name}}}"]

        """.ReplaceLineEndings("\n");
}
