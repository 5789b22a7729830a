FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ARG FEED_ACCESSTOKEN
ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS="{\"endpointCredentials\": [{\"endpoint\":\"https://pkgs.example.com/nuget/v3/index.json\", \"username\":\"docker\", \"password\":\"${FEED_ACCESSTOKEN}\"}]}"
RUN wget -qO- https://aka.ms/install-artifacts-credprovider.sh | bash
WORKDIR /src
COPY nuget.config .
COPY Orders/Orders.csproj Orders/
RUN dotnet restore Orders/Orders.csproj
COPY . .
RUN dotnet publish Orders/Orders.csproj -c Release -o /out
FROM mcr.microsoft.com/dotnet/aspnet:8.0-alpine
COPY --from=build /out /app
WORKDIR /app
CMD dotnet Orders.dll
