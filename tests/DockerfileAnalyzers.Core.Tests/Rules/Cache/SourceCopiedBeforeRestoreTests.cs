using DockerfileAnalyzers.Rules.Cache;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Cache;

[TestClass]
internal sealed class SourceCopiedBeforeRestoreTests : RuleTests<SourceCopiedBeforeRestore>
{
    [TestMethod]
    public void A_restore_before_the_copy_is_fine() => Verify("""
        FROM node:22
        COPY package*.json ./
        RUN npm ci
        COPY . .
        RUN npm ci
        """);

    [TestMethod]
    public void A_cache_mount_makes_the_order_unimportant() => Verify("""
        FROM node:22
        COPY . .
        RUN --mount=type=cache,target=/root/.npm npm ci
        """);

    [TestMethod]
    public void Copying_from_another_stage_is_no_context() => Verify("""
        FROM node:22 AS a
        FROM node:22
        COPY --from=a . .
        RUN npm ci
        """);

    [TestMethod]
    public void A_global_tool_is_no_restore() => Verify("""
        FROM node:22
        COPY . .
        RUN npm install -g serve
        """);

    [TestMethod]
    public void Every_ecosystem_is_known() => Verify("""
        FROM python:3.12
        ADD [|.|] /app
        RUN pip install -r requirements.txt
        """);

    [TestMethod]
    public void A_NET_project_brings_all_that_its_restore_reads() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY [|.|] .
        RUN dotnet restore Shop/Shop.csproj
        RUN dotnet publish Shop/Shop.csproj -o /app
        """,
        project: """
        ProjectFile=Shop/Shop.csproj
        ProjectReferences=Lib/Lib.csproj
        BuildFiles=PackageVersions?Directory.Packages.props|Harmless?Directory.Build.props
        """,
        fixedTo: """
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        WORKDIR /src
        COPY Directory.Packages.props ./
        COPY Shop/Shop.csproj Shop/
        COPY Lib/Lib.csproj Lib/
        RUN dotnet restore Shop/Shop.csproj
        COPY . .
        RUN dotnet publish Shop/Shop.csproj -o /app
        """);

    [TestMethod]
    [DataRow("pip install -r requirements/production.txt", "'requirements/production.txt'")]
    [DataRow("pip install -r ./base.txt -r dev.txt", "'base.txt' and 'dev.txt'")]
    [DataRow("pip install -r /app/dev.txt", "'dev.txt'")]
    [DataRow("pip install -r $FILE", "the requirements files")]
    public void The_files_are_those_that_pip_is_told(string command, string files) => Verify(
        $"FROM python:3.12\nWORKDIR /app\nCOPY [|.|] .\nRUN {command}\n",
        message: "'pip install -r' downloads the dependencies again whenever a source file changes; "
            + $"copy {files} and run 'pip install -r' before copying the rest");

    [TestMethod]
    [DataRow("git clone https://example.com/x.git && cd x && pip install -r requirements.txt")]
    [DataRow("git clone https://example.com/x /opt/x && pip install -r /opt/x/requirements.txt")]
    [DataRow("git clone https://example.com/x && cd x && npm install")]
    [DataRow("pip install -r https://example.com/requirements.txt")]
    public void What_is_cloned_is_not_in_the_context(string command) =>
        Verify($"FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN {command}\n");

    [TestMethod]
    public void A_clone_beside_the_source_does_not_matter() => Verify("""
        FROM python:3.12
        WORKDIR /app
        COPY [|.|] .
        RUN git clone https://example.com/x /opt/x
        RUN pip install -r requirements.txt
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet publish Shop.csproj -c Release -o /app")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet build Shop.fsproj")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "cd Shop && dotnet publish Shop.vbproj -o /app")]
    [DataRow("maven:3.9-eclipse-temurin-21", "mvn -B clean package -DskipTests")]
    [DataRow("eclipse-temurin:21", "./mvnw package")]
    [DataRow("gradle:8-jdk21", "gradle clean bootJar --no-daemon")]
    [DataRow("gradle:8-jdk21", "./gradlew build -x test")]
    [DataRow("golang:1.26", "CGO_ENABLED=0 go build -o /app ./cmd/shop")]
    [DataRow("rust:1.90", "cargo build --release")]
    [DataRow("rust:1.90", "cargo install --path .")]
    public void A_build_restores_on_the_way(string image, string command)
    {
        Verify($"FROM {image}\nWORKDIR /app\nCOPY [|.|] .\nRUN {command}\n");
        Verify($"FROM {image}\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache {command}\n");
    }

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY *.csproj .\nRUN dotnet restore", "dotnet publish -o /app")]
    [DataRow("maven:3.9-eclipse-temurin-21", "COPY pom.xml .\nRUN mvn -B dependency:go-offline", "mvn package")]
    [DataRow("gradle:8-jdk21", "COPY build.gradle .\nRUN gradle dependencies", "gradle build")]
    [DataRow("golang:1.26", "COPY go.* .\nRUN go mod download", "go build ./...")]
    [DataRow(
        "rust:1.90",
        "COPY Cargo.* .\nRUN mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release",
        "cargo build --release")]
    [DataRow(
        "rust:1.90", "COPY --from=planner /app/recipe.json .\nRUN cargo chef cook --release", "cargo build --release")]
    public void What_was_restored_before_is_there(string image, string before, string command) =>
        Verify($"FROM {image} AS planner\nFROM {image}\nWORKDIR /app\n{before}\nCOPY . .\nRUN {command}\n");

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet run app.cs")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet publish tool.cs -o /app")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet publish --no-restore -o /app")]
    [DataRow("golang:1.26", "go build -mod=vendor -o /app")]
    [DataRow("golang:1.26", "go build -o /app main.go")]
    [DataRow("golang:1.26", "go install github.com/go-delve/delve/cmd/dlv@latest")]
    [DataRow("maven:3.9-eclipse-temurin-21", "mvn -o package")]
    [DataRow("rust:1.90", "cargo build --offline")]
    [DataRow("rust:1.90", "cargo install cargo-chef")]
    [DataRow("rust:1.90", "cargo chef prepare --recipe-path recipe.json")]
    [DataRow("registry.example.com/base:1", "dotnet publish -o /app")]
    public void Where_nothing_is_gained_nothing_is_said(string image, string command) =>
        Verify($"FROM {image}\nWORKDIR /app\nCOPY . .\nRUN {command}\n");

    [TestMethod]
    [DataRow("golang:1.26", "go build", "go.mod\nmain.go")]
    [DataRow("golang:1.26", "go build", "go.mod\ngo.sum\nvendor/modules.txt\nmain.go")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "dotnet build", "app.cs")]
    [DataRow("rust:1.90", "cargo build", "main.rs")]
    public void Nor_where_the_context_has_nothing_to_restore(string image, string command, string context) =>
        Verify($"FROM {image}\nWORKDIR /app\nCOPY . .\nRUN {command}\n", context: context);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY [|src/|] src/", "dotnet restore src/Shop/Shop.csproj")]
    [DataRow(
        "mcr.microsoft.com/dotnet/sdk:10.0",
        "COPY [\"Shop.sln\", \"./\"]\nCOPY [[|\"src\"|], \"src\"]",
        "dotnet restore")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY [|./Shop|] ./Shop", "dotnet publish Shop/Shop.fsproj -o /app")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "ADD [|Shop|] Shop", "cd Shop && dotnet restore")]
    [DataRow("node:22", "COPY package.json .\nCOPY [|src|] src", "npm ci")]
    [DataRow("node:22", "COPY [|client/|] .", "yarn install")]
    [DataRow("maven:3.9-eclipse-temurin-21", "COPY pom.xml .\nCOPY [|src|] ./src", "mvn package")]
    [DataRow("rust:1.90", "COPY Cargo.toml Cargo.lock ./\nCOPY [|./src|] ./src", "cargo build --release")]
    public void A_folder_of_source_counts_like_the_whole_context(string image, string copy, string command) =>
        Verify($"FROM {image}\nWORKDIR /app\n{copy}\nRUN {command}\n");

    [TestMethod]
    [DataRow("node:22", "COPY package.json .\nCOPY .yarn ./.yarn", "yarn install")]
    [DataRow("node:22", "COPY package.json .\nCOPY prisma ./prisma", "npm ci")]
    [DataRow("node:22", "COPY api/src /api/src\nWORKDIR /web\nCOPY package.json .", "npm ci")]
    [DataRow("maven:3.9-eclipse-temurin-21", "COPY pom.xml .\nCOPY .mvn .mvn", "mvn package")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", "COPY src/*/*.csproj ./", "dotnet restore")]
    [DataRow(
        "mcr.microsoft.com/dotnet/sdk:10.0", "COPY --parents src/**/*.csproj .", "dotnet restore src/Shop/Shop.csproj")]
    [DataRow(
        "mcr.microsoft.com/dotnet/sdk:10.0", "COPY nuget/ nuget/\nCOPY Shop.csproj .", "dotnet restore Shop.csproj")]
    public void What_the_restore_itself_needs_comes_first(string image, string copy, string command) =>
        Verify($"FROM {image}\nWORKDIR /app\n{copy}\nRUN {command}\nCOPY . .\n");
}
