# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.23-alpine AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
RUN --mount=type=bind,target=. \
    --mount=type=cache,target=/root/.cache/go-build \
    --mount=type=cache,target=/go/pkg \
    GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/tool .

FROM scratch AS bin-unix
COPY --from=build /out/tool /
FROM bin-unix AS bin-linux
FROM scratch AS bin-windows
COPY --from=build /out/tool /tool.exe
FROM bin-${TARGETOS}
