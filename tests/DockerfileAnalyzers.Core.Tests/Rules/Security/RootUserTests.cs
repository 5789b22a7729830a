using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class RootUserTests : RuleTests<RootUser>
{
    [TestMethod]
    public void A_user_in_the_parent_stage_counts() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        USER $APP_UID
        FROM base AS final
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """);

    [TestMethod]
    public void Root_that_is_chosen_is_said_where_it_is_chosen() => Verify("""
        FROM alpine:3.23
        USER nobody
        USER [|root|]
        CMD ["sh"]
        """);

    [TestMethod]
    public void A_user_that_only_the_build_knows_keeps_the_rule_silent() => Verify("""
        FROM alpine:3.23
        ARG USER_ID
        USER $USER_ID
        CMD ["sh"]
        """);

    [TestMethod]
    public void An_unknown_base_keeps_the_rule_silent() => Verify("""
        FROM registry.example.com/base:1
        CMD ["sh"]
        """);

    [TestMethod]
    public void A_program_that_drops_its_rights_is_fine() => Verify("""
        FROM nginx:1.29
        CMD ["nginx"]
        """);

    [TestMethod]
    public void Only_the_last_stage_is_run() => Verify("""
        FROM debian:12 AS build
        CMD ["sh"]
        FROM alpine:3.23
        USER 1000
        CMD ["sh"]
        """);

    [TestMethod]
    public void The_user_is_created_as_the_distribution_does_it() => Verify("""
        FROM [|debian:12-slim|]
        COPY app /app
        CMD ["/app"]
        """,
        fixedTo: """
        FROM debian:12-slim
        COPY app /app
        RUN useradd --system --no-create-home app
        USER app
        CMD ["/app"]
        """);

    [TestMethod]
    [DataRow("/src/Dockerfile.debug")]
    [DataRow("/src/dev.Dockerfile")]
    [DataRow("/src/Shop.Tests/Dockerfile")]
    public void What_nobody_ships_may_run_as_root(string path) => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, path: path);

    [TestMethod]
    public void The_image_of_a_test_project_may_run_as_root() => Verify("""
        FROM mcr.microsoft.com/dotnet/sdk:10.0
        ENTRYPOINT ["./run.bash"]
        """, project: "IsTestProject=true");

    [TestMethod]
    [DataRow("/src/latest.Dockerfile")]
    [DataRow("/src/Dockerfile.devices")]
    public void A_word_that_only_contains_another_says_nothing(string path) => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """, path: path);

    [TestMethod]
    public void A_service_that_logs_others_in_needs_root() => Verify("""
        FROM alpine:3.23
        RUN apk add --no-cache openssh
        CMD ["/usr/sbin/sshd", "-D"]
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0-distroless", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "ENTRYPOINT [\"gosu\", \"app\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "ENTRYPOINT [\"/entrypoint.sh\"]")]
    [DataRow("mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0", "CMD [\"func\"]")]
    public void Images_that_do_not_run_as_root_and_entry_points_that_may_drop_it(string image, string start) => Verify($"FROM {image}\n{start}\n");
}
