FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
USER $APP_UID
WORKDIR /app
EXPOSE 80

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG BUILD_CONFIGURATION=Release
WORKDIR /src
COPY ["Directory.Build.props", "Directory.Packages.props", "./"]
COPY ["src/Orders/Orders.Api/Orders.Api.csproj", "src/Orders/Orders.Api/"]
COPY ["src/Orders/Orders.Data/Orders.Data.csproj", "src/Orders/Orders.Data/"]
COPY ["src/Orders/Orders.Domain/Orders.Domain.csproj", "src/Orders/Orders.Domain/"]
COPY ["src/Shared/Messaging/Messaging.csproj", "src/Shared/Messaging/"]
RUN dotnet restore "src/Orders/Orders.Api/Orders.Api.csproj"
COPY . .
WORKDIR /src/src/Orders/Orders.Api
RUN dotnet publish Orders.Api.csproj -c $BUILD_CONFIGURATION --no-restore -o /app/publish

FROM base AS final
WORKDIR /app
COPY --from=build /app/publish .
ENTRYPOINT ["dotnet", "Orders.Api.dll"]
