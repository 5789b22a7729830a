FROM mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022 AS build
WORKDIR /src
COPY . .
RUN dotnet publish Agent.csproj -c Release -o C:/out

FROM mcr.microsoft.com/dotnet/runtime:8.0-nanoserver-ltsc2022
WORKDIR /app
COPY --from=build C:/out .
USER ContainerUser
ENTRYPOINT ["dotnet", "Agent.dll"]
