FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /src
COPY Client.csproj .
RUN dotnet restore
COPY . .
RUN dotnet workload install wasm-tools && dotnet publish -c Release -o /dist

FROM nginx:alpine
WORKDIR /usr/share/nginx/html
COPY --from=build /dist/wwwroot .
COPY nginx.conf /etc/nginx/nginx.conf
