FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Depot.slnx Directory.Build.props Directory.Packages.props ./
COPY src/Orders/Orders.Data/Orders.Data.csproj src/Orders/Orders.Data/
COPY src/Orders/Orders.Domain/Orders.Domain.csproj src/Orders/Orders.Domain/
COPY tools/Migrator/Migrator.csproj tools/Migrator/
RUN dotnet restore Depot.slnx
COPY . .
RUN dotnet publish tools/Migrator/Migrator.csproj -o /app

FROM mcr.microsoft.com/dotnet/runtime:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENTRYPOINT ["dotnet", "Migrator.dll"]
