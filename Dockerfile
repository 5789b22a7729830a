# The command line as an image, for pipelines without .NET:
#   docker run --rm -i dockerfile-analyzers lint - < Dockerfile
#   docker run --rm -v "$PWD:/work:ro" dockerfile-analyzers lint
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The linker of the native compilation.
RUN apt-get update \
    && apt-get install -y --no-install-recommends clang zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
ARG TARGETARCH
WORKDIR /source
COPY .editorconfig global.json ./
COPY build/*.props build/BannedSymbols*.txt ./build/
COPY docs/*.schema.json ./docs/
COPY src/ ./src/
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/DockerfileAnalyzers.Tool/DockerfileAnalyzers.Tool.csproj \
        --configuration Release --arch "$TARGETARCH" --output /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
LABEL org.opencontainers.image.licenses="MIT"
COPY --from=build /app/dockerfile-analyzers /usr/bin/
WORKDIR /work
USER $APP_UID
ENTRYPOINT ["dockerfile-analyzers"]
CMD ["--help"]
