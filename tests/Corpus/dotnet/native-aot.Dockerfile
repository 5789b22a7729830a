# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-aot AS build
ARG TARGETARCH
WORKDIR /src
COPY --link Api.csproj .
RUN --mount=type=cache,target=/root/.nuget dotnet restore -a $TARGETARCH
COPY --link . .
RUN --mount=type=cache,target=/root/.nuget dotnet publish -a $TARGETARCH --no-restore -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --link --from=build /app .
EXPOSE 8080
ENTRYPOINT ["./Api"]
