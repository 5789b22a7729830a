using System.Globalization;
using System.Text;

/// <summary>Texts to measure with; each is as long as is asked for, and like what people write.</summary>
internal static class Texts
{
    // Stages that download, install, copy, build and start something, as long files have them.
    private const string Stage = """
        FROM node:22-bookworm AS web#
        # The version that the tests ran with
        ARG TOOL_VERSION=1.2.#
        ENV NODE_ENV=production \
            TOOL_HOME=/opt/tool#
        WORKDIR /src
        RUN set -ex \
            && apt-get update \
            && apt-get install -y --no-install-recommends \
                   ca-certificates \
                   curl \
                   gnupg \
            && rm -rf /var/lib/apt/lists/*
        RUN curl -fsSL "https://example.org/tool/v${TOOL_VERSION}/tool-$(uname -m).tar.gz" -o /tmp/tool.tar.gz && \
            echo "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  /tmp/tool.tar.gz" \
                | sha256sum -c - && \
            mkdir -p "$TOOL_HOME" && \
            tar -xzf /tmp/tool.tar.gz -C "$TOOL_HOME" --strip-components=1 && \
            rm /tmp/tool.tar.gz
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm npm ci
        COPY src/ src/
        RUN npm run build && \
            for file in dist/*.js; do gzip -9 -k "$file"; done && \
            if [ -d coverage ]; then rm -r coverage; fi
        EXPOSE 808#
        USER node
        HEALTHCHECK --interval=30s CMD curl -f http://localhost:808#/ || exit 1
        CMD ["node", "dist/server.js"]

        """;

    /// <summary>A Dockerfile of stages.</summary>
    public static string CreateStages(int length) => Repeat(Stage, "", length);

    /// <summary>One instruction after the other, each of them with the same commands.</summary>
    public static string CreateInstallations(int length) => Repeat(
        "RUN apt-get update && apt-get install -y --no-install-recommends git curl && rm -rf /var/lib/apt/lists/*\n",
        "FROM debian:12-slim\n",
        length);

    /// <summary>The same commands in few instructions, each as long as the analysis allows.</summary>
    public static string CreateLongInstallations(int length) => Repeat(
        "RUN "
            + Repeat("apt-get update && apt-get install -y p# && rm -rf /var/lib/apt/lists/* && \\\n    ", "", 90_000)
            + "true\n",
        "FROM debian:12-slim\n",
        length);

    private static string Repeat(string part, string start, int length)
    {
        var text = new StringBuilder(start);
        for (var i = 0; text.Length < length; i++)
            text.Append(part.Replace("#", (i % 10).ToString(CultureInfo.InvariantCulture)));
        return text.ToString();
    }
}
