FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props ./
COPY src/Gateway/Gateway.csproj src/Gateway/
COPY src/Modules/Billing/Billing.csproj src/Modules/Billing/
RUN dotnet restore src/Gateway/Gateway.csproj
COPY src/Gateway src/Gateway
COPY src/Modules/Billing src/Modules/Billing
RUN dotnet publish src/Gateway/Gateway.csproj -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENTRYPOINT ["dotnet", "Gateway.dll"]
