using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class DynamicGoBinaryOnScratchTests : RuleTests<DynamicGoBinaryOnScratch>
{
    [TestMethod]
    [DataRow(
        "RUN go build -o /app",
        "COPY --from=build /lib/x86_64-linux-gnu /lib/x86_64-linux-gnu\nCOPY --from=build /lib64 /lib64\n"
            + "COPY --from=build /app /app")]
    [DataRow(
        "RUN go build -o /app && ldd /app | xargs -I{} cp --parents {} /out && cp /app /out/",
        "COPY --from=build /out /")]
    [DataRow("RUN go build -o /app", "COPY --from=debian:12 / /\nCOPY --from=build /app /app")]
    [DataRow("RUN go build -o /tool . && /tool > /out.html", "COPY --from=build /out.html /index.html")]
    [DataRow("RUN GOOS=windows go build -o /app.exe", "COPY --from=build /app.exe /")]
    [DataRow("RUN GOOS=js GOARCH=wasm go build -o /app.wasm", "COPY --from=build /app.wasm /")]
    [DataRow("ENV GOOS=darwin\nRUN go build -o /app", "COPY --from=build /app /")]
    [DataRow("RUN export GOARCH=arm64 && go build -o /app", "COPY --from=build /app /")]
    public void What_needs_no_library_or_brings_it_is_fine(string build, string copy) =>
        Verify($"FROM golang:1.26 AS build\n{build}\nFROM scratch\n{copy}\n");

    [TestMethod]
    [DataRow("RUN [|go|] build -o /out/ ./...", "COPY --from=build /out /")]
    [DataRow("WORKDIR /src\nRUN GOOS=linux [|go|] build -o bin/app", "COPY --from=build /src/bin/app /app")]
    [DataRow("RUN [|go|] build -o app && mv app /usr/bin/", "COPY --from=build /usr/bin/app /app")]
    [DataRow("RUN [|go|] install ./...", "COPY --from=build /go/bin/app /app")]
    public void The_program_is_copied_alone(string build, string copy) =>
        Verify($"FROM golang:1.26 AS build\n{build}\nFROM scratch\n{copy}\n");

    [TestMethod]
    public void Alpine_has_no_C_compiler() => Verify("""
        FROM golang:1.26-alpine AS build
        RUN go build -o /app
        FROM scratch
        COPY --from=build /app /app
        """);

    [TestMethod]
    public void A_base_with_a_C_library_is_fine() => Verify("""
        FROM golang:1.26 AS build
        RUN go build -o /app
        FROM debian:12-slim
        COPY --from=build /app /app
        """);

    [TestMethod]
    public void Static_linking_is_fine() => Verify("""
        FROM golang:1.26 AS build
        RUN go build -tags netgo -o /app
        FROM scratch
        COPY --from=build /app /app
        """);
}
