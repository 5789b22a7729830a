using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class UnneededFilesSentTests : RuleTests<UnneededFilesSent>
{
    [TestMethod]
    public void An_allow_list_is_fine() => Verify("""
        *
        !src
        """,
        path: "/src/.dockerignore",
        dockerfile: """
        FROM alpine:3.23
        COPY . .
        """,
        context: """
        src/a.cs
        bin/
        .env
        """);

    [TestMethod]
    public void What_nobody_copies_does_no_harm() => Verify("""
        *.md
        """,
        path: "/src/.dockerignore",
        dockerfile: """
        FROM alpine:3.23
        COPY src .
        """,
        context: """
        src/a.cs
        bin/
        """);

    [TestMethod]
    public void All_of_it_is_one_finding_the_largest_first() => Verify(
        "[||]*.md",
        path: "/src/.dockerignore",
        dockerfile: "FROM node:22.11\nCOPY . .",
        context: "a.js\n.vs/ 1000000\n.git/ 30000000\nnode_modules/ 80000000\nweb/node_modules/ 20000000\n"
            + "coverage/ 2000000",
        message: "'**/node_modules/', '.git/' and 2 others are sent to the build context and "
            + "copied into the final image",
        saves: 133_000_000,
        fixedTo: "*.md\n**/node_modules/\n**/coverage/\n**/.vs/\n.git/\n");

    [TestMethod]
    public void A_folder_that_is_copied_counts_as_far_as_it_goes() => Verify(
        "[||]*.md\n",
        path: "/src/.dockerignore",
        dockerfile: "FROM node:22.11\nCOPY web /app",
        context: "node_modules/ 80000000\nweb/node_modules/ 20000000\nweb/a.js",
        saves: 20_000_000);

    [TestMethod]
    public void What_would_be_undone_further_down_goes_to_the_end() => Verify(
        "[||]# Build output and local settings\n**/bin/\n# Needed\n!web\n",
        path: "/src/.dockerignore",
        dockerfile: "FROM node:22.11\nCOPY . .",
        context: "web/node_modules/ 20000000\nweb/a.js",
        fixedTo: "# Build output and local settings\n**/bin/\n# Needed\n!web\n# Build output and local settings\n"
            + "**/node_modules/\n");

    [TestMethod]
    [DataRow("*\n!.git\n!src\n", "COPY . .")]
    [DataRow("*.md\n", "COPY .git .git\nCOPY . .")]
    public void History_that_is_sent_on_purpose_is_no_mistake(string dockerignore, string copies) => Verify(
        dockerignore,
        path: "/src/.dockerignore",
        dockerfile: "FROM alpine:3.23\n" + copies + "\n",
        context: "src/a.cs\n.git/ 9000000");

    [TestMethod]
    public void The_settings_of_an_editor_are_too_small_to_mention() => Verify(
        "*.md\n",
        path: "/src/.dockerignore",
        dockerfile: "FROM alpine:3.23\nCOPY . .\n",
        context: "src/a.cs\n.vscode/ 8000\n.idea/ 20000");

    [TestMethod]
    [DataRow("COPY . .", "PackageReferences=MinVer/6.0.0")]
    [DataRow("COPY . .", "PackageReferences=Nerdbank.GitVersioning/3.9.50")]
    [DataRow("COPY . .", "DirectPackageReferences=GitVersion.MsBuild")]
    [DataRow("COPY . .", "PackageReferences=Microsoft.SourceLink.GitHub/8.0.0")]
    [DataRow("COPY . .\nRUN git describe --tags > version", null)]
    [DataRow("COPY . .\nRUN git submodule update --init", null)]
    [DataRow("COPY . .\nRUN --mount=type=bind,source=.git,target=.git dotnet publish", null)]
    [DataRow("COPY . .\nCOPY .git .git", null)]
    public void History_that_the_build_reads_is_needed(string instructions, string? project) => Verify("bin\n",
        path: "/src/.dockerignore",
        context: ".git/ 5000000\nShop.csproj 500",
        project: project,
        dockerfile: $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\n{instructions}\n");

    [TestMethod]
    [DataRow("GitVersion.yml")]
    [DataRow("version.json")]
    public void A_file_of_a_versioning_tool_says_so_too(string file) => Verify("bin\n",
        path: "/src/.dockerignore",
        context: $".git/ 5000000\n{file} 50",
        dockerfile: "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\n");

    [TestMethod]
    [DataRow("RUN make", "Unsafe")]
    [DataRow("RUN ./build.sh", "Unsafe")]
    [DataRow("RUN bash eng/build.sh", "Unsafe")]
    [DataRow("RUN pip install .", "Unsafe")]
    [DataRow("RUN dotnet publish Shop.csproj", "Safe")]
    public void Scripts_may_read_it(string run, string safety) => Verify("[||]bin\n",
        path: "/src/.dockerignore",
        context: ".git/ 5000000\nShop.csproj 500",
        dockerfile: $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /src\nCOPY . .\n{run}\n",
        fixedTo: "bin\n.git/\n", safety: Enum.Parse<FixSafety>(safety));

    [TestMethod]
    [DataRow(".git/**\nnode_modules/**")]
    [DataRow("**/.git/*\n**/node_modules/*")]
    public void The_contents_of_a_folder_may_be_left_out_without_the_folder(string patterns) => Verify(patterns + "\n",
        path: "/src/.dockerignore",
        context: ".git/ 5000000\nnode_modules/ 500000\na.js",
        dockerfile: "FROM alpine:3.22\nCOPY . .\n");

    [TestMethod]
    [DataRow("FROM node:24\nWORKDIR /app\nCOPY . .\nCMD [\"node\", \"server.js\"]")]
    [DataRow("FROM nginx:1.27\nCOPY . /usr/share/nginx/html")]
    [DataRow(
        "FROM debian:12 AS build\nCOPY . /src\nRUN cp -r /src/node_modules /out\nFROM scratch\n"
            + "COPY --from=build /out /")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . /src\nRUN gulp && dotnet publish /src\nFROM scratch\n"
            + "COPY --from=build /src /")]
    public void The_fix_is_unsafe_where_the_packages_of_this_machine_may_be_used(string dockerfile) => Verify(
        "[||]*.log\n",
        dockerfile: dockerfile,
        context: "server.js 100\nnode_modules/ 80000000",
        path: "/src/.dockerignore",
        fix: "Ignore '**/node_modules/', which the build or the container may read", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci")]
    [DataRow("FROM node:24\nWORKDIR /app\nCOPY package.json .\nRUN yarn install\nCOPY . .")]
    [DataRow("FROM node:24 AS build\nCOPY . /app\nFROM build\nRUN cd /app && pnpm i")]
    [DataRow(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . /src\nRUN dotnet publish /src -o /app\nFROM scratch\n"
            + "COPY --from=build /app /")]
    public void The_fix_is_safe_where_the_image_does_not_use_them(string dockerfile) => Verify(
        "[||]*.log\n",
        dockerfile: dockerfile,
        context: "server.js 100\nnode_modules/ 80000000",
        path: "/src/.dockerignore",
        fix: "Ignore '**/node_modules/'", safety: FixSafety.Safe);

    [TestMethod]
    [DataRow("RUN cat TestResults/x.trx")]
    [DataRow("RUN [\"cp\", \"-r\", \"/src/TestResults\", \"/out\"]")]
    [DataRow("WORKDIR /src/TestResults\nRUN ls")]
    [DataRow("RUN cd TestResults && tar cf /x.tar .")]
    [DataRow("FROM scratch\nCOPY --from=build /src/TestResults /")]
    public void A_folder_that_the_build_names_is_read(string later) => Verify(
        "[||]*.log\n", dockerfile: $"FROM debian:12 AS build\nWORKDIR /src\nCOPY . .\n{later}\n",
        context: "a.txt 100\nTestResults/ 80000000", path: "/src/.dockerignore",
        fix: "Ignore '**/TestResults/', which the build or the container may read", safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("FROM php:8.4\nCOPY . /app")]
    [DataRow("FROM ruby:3.4\nCOPY . /app\nCMD [\"bin/rails\", \"server\"]")]
    [DataRow("FROM nginx:1.27\nCOPY . /usr/share/nginx/html")]
    public void A_folder_called_bin_is_source_where_no_project_lies_beside_it(string dockerfile) => Verify(
        "*.log\n",
        dockerfile: dockerfile,
        context: "a.php 100\nbin/ 8000000\nobj/ 8000000",
        path: "/src/.dockerignore");
}
