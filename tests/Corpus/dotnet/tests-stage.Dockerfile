ARG DOTNET_VERSION=9.0
FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
WORKDIR /repo
COPY . .
RUN dotnet build -c Release

FROM build AS test
RUN dotnet test -c Release --no-build --logger trx; exit 0

FROM build AS publish
ARG GIT_SHA
RUN dotnet publish src/Web/Web.csproj -c Release -o /app/publish /p:SourceRevisionId=$GIT_SHA

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_VERSION} AS final
RUN apt-get update && apt-get install -y curl
WORKDIR /app
COPY --from=publish /app/publish .
HEALTHCHECK --interval=30s CMD curl -f http://localhost:8080/health || exit 1
CMD ["dotnet", "Web.dll"]
