using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class RootUserTests : RuleTests<RootUser>
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
    [DataRow("nginx:1.29")]
    [DataRow("postgres:17-alpine")]
    [DataRow("redis:7.2")]
    [DataRow("httpd:2.4")]
    [DataRow("docker:29-dind")]
    public void An_image_whose_program_starts_as_root_on_purpose_is_fine(string image) =>
        Verify($"FROM {image}\nCOPY start.json /start.json\nCMD [\"start\"]\n");

    [TestMethod]
    public void Root_that_is_chosen_on_such_an_image_is_reported() => Verify("""
        FROM nginx:1.29
        USER [|root|]
        CMD ["start"]
        """);

    [TestMethod]
    [DataRow("haproxy:3.2")]
    [DataRow("jenkins/jenkins:lts")]
    [DataRow("gcr.io/distroless/static-debian12:nonroot")]
    [DataRow("gradle:8")]
    public void An_image_whose_user_is_not_root_or_not_known_is_fine(string image) =>
        Verify($"FROM {image}\nCMD [\"start\"]\n");

    [TestMethod]
    [DataRow("tomcat:11")]
    [DataRow("oraclelinux:9-slim")]
    [DataRow("amazoncorretto:21")]
    [DataRow("registry.access.redhat.com/ubi9/ubi-minimal:9.4")]
    [DataRow("mcr.microsoft.com/azurelinux/base/core:3.0")]
    public void An_image_whose_user_is_root_is_reported(string image) =>
        Verify($"FROM [|{image}|]\nCMD [\"start\"]\n");

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
    [DataRow("CMD [\"nginx\", \"-g\", \"daemon off;\"]")]
    [DataRow("CMD exec dnsmasq -k")]
    [DataRow("ENTRYPOINT [\"/usr/sbin/haproxy\"]\nCMD [\"-f\", \"/etc/haproxy.cfg\"]")]
    [DataRow("CMD service ssh start && php-fpm8.3 -F")]
    [DataRow("ENTRYPOINT [\"tini\", \"--\", \"unbound\", \"-d\"]")]
    public void A_server_that_starts_as_root_and_drops_it_by_itself_needs_root(string start) =>
        Verify($"FROM debian:12\n{start}\n");

    [TestMethod]
    [DataRow("CMD [\"redis-server\"]")]
    [DataRow("CMD [\"node\", \"nginx.js\"]")]
    [DataRow("ENTRYPOINT [\"memcached\"]")]
    public void Other_servers_stay_root(string start) => Verify($"FROM [|debian:12|]\n{start}\n");

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
    public void Images_that_do_not_run_as_root_and_entry_points_that_may_drop_it(string image, string start) =>
        Verify($"FROM {image}\n{start}\n");

    private static string Start(
        string script,
        string image = "mcr.microsoft.com/dotnet/aspnet:10.0",
        string start = "ENTRYPOINT [\"/start.sh\"]",
        string from = "COPY") =>
        $"FROM {image}\n{from} <<'EOF' /start.sh\n{script}\nEOF\n{start}\n";

    private const string Root = "[|mcr.microsoft.com/dotnet/aspnet:10.0|]";

    [TestMethod]
    [DataRow("#!/bin/sh\nset -e\nexec dotnet Shop.dll")]
    [DataRow("#!/bin/bash\nchown -R app /data\nexec dotnet Shop.dll \"$@\"")]
    [DataRow("#!/bin/sh\n# gosu is not needed\ndotnet Shop.dll")]
    [DataRow(
        "#!/usr/bin/env bash\nif [ -n \"$DEBUG\" ]; then\n  exec dotnet Shop.dll --debug\nelse\n"
            + "  exec dotnet Shop.dll\nfi")]
    [DataRow("#!/bin/sh\nexec gosu root dotnet Shop.dll")]
    [DataRow("#!/bin/sh\nsudo chown app /data\nexec dotnet Shop.dll")]
    [DataRow("#!/bin/sh\nsu -c 'chown app /data'\nexec dotnet Shop.dll")]
    public void A_script_that_the_file_writes_and_that_stays_root_is_no_excuse(string script)
    {
        Verify(Start(script, Root));
        Verify(Start(script, Root, "ENTRYPOINT [\"sh\", \"/start.sh\"]"));
        Verify(Start(script, Root, "ENTRYPOINT [\"tini\", \"--\", \"/start.sh\"]", "ADD"));
        Verify(Start(script, Root, "CMD /start.sh"));
    }

    [TestMethod]
    [DataRow("exec gosu app dotnet Shop.dll")]
    [DataRow("exec su-exec app:app dotnet Shop.dll \"$@\"")]
    [DataRow("exec setpriv --reuid=1654 --regid=1654 --clear-groups dotnet Shop.dll")]
    [DataRow("exec setpriv --reuid 1654 dotnet Shop.dll")]
    [DataRow("exec runuser -u app -- dotnet Shop.dll")]
    [DataRow("runuser app -c 'dotnet Shop.dll'")]
    [DataRow("su - app -c 'dotnet Shop.dll'")]
    [DataRow("su -s /bin/sh app -c 'dotnet Shop.dll'")]
    [DataRow("exec sudo -E -u app dotnet Shop.dll")]
    [DataRow("exec sudo --user=app dotnet Shop.dll")]
    [DataRow("exec chroot --userspec=1654 / dotnet Shop.dll")]
    [DataRow("exec s6-setuidgid app dotnet Shop.dll")]
    [DataRow("exec start-stop-daemon --start --chuid app --exec /usr/bin/dotnet -- Shop.dll")]
    [DataRow("exec chpst -u app dotnet Shop.dll")]
    [DataRow("if [ \"$(id -u)\" = 0 ]; then\n  exec gosu \"$PUID:$PGID\" \"$0\" \"$@\"\nfi\nexec dotnet Shop.dll")]
    [DataRow("RUNAS=\"su-exec app\"\n$RUNAS dotnet Shop.dll")]
    [DataRow("run() { gosu app \"$@\"; }\nrun dotnet Shop.dll")]
    [DataRow(". /functions.sh\nstart dotnet Shop.dll")]
    [DataRow("exec /app/run.sh")]
    [DataRow("exec $START")]
    [DataRow("exec /usr/bin/supervisord -n")]
    public void A_script_that_drops_its_rights_or_may_do_so_is_left_alone(string script)
    {
        Verify(Start("#!/bin/sh\nset -e\n" + script));
        Verify(Start("#!/bin/bash\n" + script, "debian:13-slim", "CMD [\"bash\", \"/start.sh\"]"));
    }

    [TestMethod]
    [DataRow("ENTRYPOINT [\"runuser\", \"-u\", \"app\", \"--\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("CMD su app -c \"dotnet Shop.dll\"")]
    [DataRow("CMD sudo -u app dotnet Shop.dll")]
    [DataRow("ENTRYPOINT [\"sh\", \"-c\", \"exec su-exec app dotnet Shop.dll\"]")]
    [DataRow("ENTRYPOINT [\"/usr/sbin/chroot\", \"--userspec=app\", \"/\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("ENTRYPOINT [\"/usr/bin/supervisord\", \"-n\"]")]
    [DataRow("CMD [\"/sbin/init\"]")]
    public void So_is_a_command_that_does(string start) => Verify($"FROM debian:13-slim\n{start}\n");

    [TestMethod]
    [DataRow("CMD sudo dotnet Shop.dll")]
    [DataRow("ENTRYPOINT [\"gosu\", \"root\", \"dotnet\", \"Shop.dll\"]")]
    [DataRow("RUN apt-get update && apt-get install -y supervisor gosu\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    public void Root_by_another_way_is_still_root(string start) => Verify($"FROM [|debian:13-slim|]\n{start}\n");

    [TestMethod]
    [DataRow("COPY docker/entry.sh /entry.sh\nENTRYPOINT [\"/entry.sh\"]")]
    [DataRow("COPY docker/entry.sh /usr/local/bin/start\nENTRYPOINT [\"start\"]")]
    [DataRow("COPY docker /usr/local/bin\nENTRYPOINT [\"tini\", \"--\", \"entry.sh\"]")]
    [DataRow("WORKDIR /app\nCOPY docker/ .\nENTRYPOINT [\"./entry.sh\"]")]
    [DataRow("WORKDIR /app\nCOPY . .\nENTRYPOINT [\"docker/entry.sh\"]")]
    [DataRow("COPY docker/*.sh /opt/\nENTRYPOINT [\"bash\", \"/opt/entry.sh\"]")]
    [DataRow("COPY --from=files /files/entry.sh /\nENTRYPOINT [\"/entry.sh\"]")]
    public void A_script_of_the_context_is_what_was_read_there(string lines)
    {
        const string Files = "FROM alpine:3.23 AS files\nCOPY docker /files\n";
        Verify($"{Files}FROM {Root}\n{lines}\n", project: "StartScripts=docker/entry.sh?Kept");
        Verify(
            $"{Files}FROM {Root.Trim('[', ']', '|')}\n{lines}\n", project: "StartScripts=docker/entry.sh?Dropped");
        Verify(
            $"{Files}FROM {Root.Trim('[', ']', '|')}\n{lines}\n", project: "StartScripts=docker/entry.sh?Unknown");
    }

    [TestMethod]
    public void A_script_that_a_RUN_writes_is_read() => Verify("""
        FROM [|debian:13-slim|]
        RUN cat <<'SCRIPT' > /start.sh && chmod +x /start.sh
        #!/bin/sh
        exec /app/Shop
        SCRIPT
        ENTRYPOINT ["/start.sh"]
        """);

    [TestMethod]
    public void Every_stage_that_is_a_target_counts() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|] AS api
        ENTRYPOINT ["dotnet", "Api.dll"]
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS debug
        ENTRYPOINT ["dotnet", "Api.dll"]
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS other
        ENTRYPOINT ["dotnet", "Other.dll"]
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS worker
        USER $APP_UID
        ENTRYPOINT ["dotnet", "Worker.dll"]
        """,
        project: "TargetStages=API?/src/Dockerfile|debug?/src/Dockerfile|worker?/src/Dockerfile|other?/src/Another");

    [TestMethod]
    [DataRow("RUN mkdir /run/sshd\nCOPY setup-sshd /usr/local/bin/\nENTRYPOINT [\"setup-sshd\"]")]
    [DataRow("COPY supervisord.conf start.sh /\nCMD [\"/start.sh\"]")]
    [DataRow("COPY start.sh /\nENTRYPOINT [\"sh\", \"start.sh\"]")]
    public void What_nobody_has_read_and_may_need_root_is_left_alone(string lines) =>
        Verify($"FROM debian:13-slim\n{lines}\n");

    [TestMethod]
    [DataRow("COPY server /server\nENTRYPOINT [\"/server\"]")]
    [DataRow("COPY start.sh /\nCMD [\"/start.sh\"]")]
    public void A_program_and_a_command_without_any_sign_of_it_are_not(string lines) =>
        Verify($"FROM [|debian:13-slim|]\n{lines}\n");

    [TestMethod]
    [DataRow("debian:12", "EXPOSE 443\nCMD [\"app\"]", "port 443")]
    [DataRow("debian:12", "EXPOSE 8080 80/tcp\nENTRYPOINT [\"app\"]", "port 80")]
    [DataRow("debian:12", "EXPOSE 53/udp 80\nCMD app", "ports 53 and 80")]
    [DataRow("debian:12", "ENV ASPNETCORE_URLS=http://+:80\nEXPOSE 8080\nENTRYPOINT [\"./Shop\"]", "port 80")]
    [DataRow(Web + "6.0", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]", "port 80")]
    [DataRow(Web + "10.0", "ENV ASPNETCORE_HTTP_PORTS=80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]", "port 80")]
    [DataRow(Web + "10.0", "ENTRYPOINT [\"dotnet\", \"Shop.dll\", \"--urls\", \"http://*:443\"]", "port 443")]
    public void The_title_names_a_low_port_on_which_the_program_listens(string image, string lines, string ports) =>
        StringAssert.EndsWith(FindTitle(image, lines), $", and {ports} may need root");

    [TestMethod]
    [DataRow(Web + "6.0", "ENV ASPNETCORE_URLS=http://+:8080\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(Web + "6.0", "ENV ASPNETCORE_URLS=http://+:5000\nEXPOSE 80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(Web + "10.0", "EXPOSE 8080\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(Web + "10.0", "EXPOSE 80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow(Web + "10.0", "ENV ASPNETCORE_HTTP_PORTS=5000\nEXPOSE 80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]")]
    [DataRow("debian:12", "ENV ASPNETCORE_URLS=http://+:8080\nEXPOSE 80\nENTRYPOINT [\"./Shop\"]")]
    [DataRow("debian:12", "EXPOSE 8080\nENTRYPOINT [\"app\"]")]
    public void The_title_names_no_port_where_the_program_listens_on_another_one(string image, string lines) =>
        StringAssert.EndsWith(FindTitle(image, lines), "files that it writes must belong to that user");

    private const string Web = "mcr.microsoft.com/dotnet/aspnet:";

    private static string FindTitle(string image, string lines) =>
        RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", $"FROM {image}\n{lines}\n"))
            .Single(finding => finding.Rule.Id == "DFA2001").Fix!.Title;

    [TestMethod]
    [DataRow("CMD [\"/usr/sbin/sshd\", \"-D\"]")]
    [DataRow("ENTRYPOINT service cron start && exec app")]
    [DataRow("CMD [\"supervisord\", \"-n\"]")]
    [DataRow("CMD sh -c \"service nginx start; app\"")]
    public void What_needs_root_to_start_gets_no_other_user(string start) => Assert.IsTrue(
        RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", $"FROM debian:12\n{start}\n"))
            .Where(finding => finding.Rule.Id == "DFA2001")
            .All(finding => finding.Fix is null or { Safety: FixSafety.Unsafe }));

    [TestMethod]
    public void A_service_that_the_base_image_starts_counts() => Verify("""
        FROM tomcat:11
        USER [|root|]
        COPY shop.war /usr/local/tomcat/webapps/
        """);

    [TestMethod]
    public void A_base_image_that_starts_a_shell_starts_nothing() => Verify("""
        FROM debian:12
        USER root
        """);
}
