FROM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
WORKDIR /source
COPY Worker.csproj .
RUN dotnet restore -r linux-musl-x64
COPY . .
RUN dotnet publish -c Release -r linux-musl-x64 --self-contained false -o /app --no-restore

FROM mcr.microsoft.com/dotnet/runtime:10.0-alpine
RUN apk add icu-libs tzdata
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
WORKDIR /app
COPY --from=build /app ./
USER $APP_UID
ENTRYPOINT ["./Worker"]
