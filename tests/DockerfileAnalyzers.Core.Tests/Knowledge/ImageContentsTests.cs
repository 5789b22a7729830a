using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Images;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Core.Tests.Knowledge;

[TestClass]
internal sealed class ImageContentsTests
{
    [TestMethod]
    [DataRow("debian:bookworm-slim", OsFamily.Debian, "root", "apt")]
    [DataRow("ubuntu:24.04", OsFamily.Ubuntu, "root", "apt")]
    [DataRow("alpine:3.20", OsFamily.Alpine, "root", "apk")]
    [DataRow("i386/alpine", OsFamily.Alpine, "root", "apk")]
    [DataRow("busybox", OsFamily.Busybox, "root", "none")]
    [DataRow("centos:7", OsFamily.RedHat, "root", "yum")]
    [DataRow("centos:centos6", OsFamily.RedHat, "root", "yum")]
    [DataRow("centos:8", OsFamily.RedHat, "root", "dnf")]
    [DataRow("fedora:43", OsFamily.RedHat, "root", "dnf")]
    [DataRow("fedora:20", OsFamily.RedHat, "root", "yum")]
    [DataRow("oraclelinux:9-slim", OsFamily.RedHat, "root", "microdnf")]
    [DataRow("oraclelinux:7-slim", OsFamily.RedHat, "root", "yum")]
    [DataRow("rockylinux:9-minimal", OsFamily.RedHat, "root", "microdnf")]
    [DataRow("amazonlinux:2", OsFamily.RedHat, "root", "yum")]
    [DataRow("public.ecr.aws/amazonlinux/amazonlinux:2023", OsFamily.RedHat, "root", "dnf")]
    [DataRow("mcr.microsoft.com/azurelinux/base/core:3.0", OsFamily.RedHat, "root", "tdnf")]
    [DataRow("mcr.microsoft.com/cbl-mariner/base/core:2.0", OsFamily.RedHat, "root", "tdnf")]
    [DataRow("registry.access.redhat.com/ubi9/ubi-minimal:9.4", OsFamily.RedHat, "root", "microdnf")]
    [DataRow("registry.access.redhat.com/ubi9/ubi:9.4", OsFamily.RedHat, "root", "dnf")]
    [DataRow("opensuse/leap:15.6", OsFamily.Suse, "root", "zypper")]
    [DataRow("archlinux:base-devel", OsFamily.Arch, "root", "pacman")]
    [DataRow("mcr.microsoft.com/windows/servercore:ltsc2022", OsFamily.Windows, "ContainerAdministrator", "none")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022", OsFamily.Windows, "ContainerUser", "none")]
    [DataRow("golang:1.26-nanoserver", OsFamily.Windows, "ContainerUser", "none")]
    [DataRow("gcr.io/distroless/static-debian12", OsFamily.Distroless, "root", "none")]
    [DataRow("gcr.io/distroless/base-debian12:nonroot", OsFamily.Distroless, "65532", "none")]
    [DataRow("public.ecr.aws/docker/library/node:22-slim", OsFamily.Debian, "root", "apt")]
    [DataRow("eclipse-temurin:21-jre", OsFamily.Ubuntu, "root", "apt")]
    [DataRow("eclipse-temurin:21-jre-ubi9-minimal", OsFamily.RedHat, "root", "microdnf")]
    [DataRow("openjdk:8-jdk", OsFamily.Debian, "root", "apt")]
    [DataRow("openjdk:17", OsFamily.RedHat, "root", "microdnf")]
    [DataRow("wordpress:cli", OsFamily.Alpine, "www-data", "apk")]
    [DataRow("haproxy:3.2", OsFamily.Debian, "haproxy", "apt")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0", OsFamily.Ubuntu, "root", "apt")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine", OsFamily.Alpine, "root", "apk")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", OsFamily.Distroless, "$APP_UID", "none")]
    [DataRow("mcr.microsoft.com/dotnet/runtime:8.0-azurelinux3.0", OsFamily.RedHat, "root", "tdnf")]
    public void An_image_has_a_system_a_user_and_a_package_manager(
        string image, OsFamily os, string user, string packageManager)
    {
        var facts = Find(image)!;
        Assert.AreEqual(os, facts.Os);
        Assert.AreEqual(user, facts.DefaultUser);
        Assert.AreEqual(packageManager, facts.PackageManager);
    }

    [TestMethod]
    [DataRow("alpine", "wget tar unzip adduser apk", "bash curl git useradd apt-get tzdata")]
    [DataRow(
        "debian:bookworm", "bash tar gzip adduser useradd apt-get tzdata", "curl wget git xz unzip ca-certificates")]
    [DataRow("debian:trixie-slim", "bash useradd apt-get", "adduser curl")]
    [DataRow("ubuntu:24.04", "bash useradd apt-get", "adduser curl wget tzdata ca-certificates")]
    [DataRow("ubuntu:22.04", "adduser", "tzdata")]
    [DataRow("node:22", "node npm git curl gcc make", "dotnet java")]
    [DataRow("node:22-slim", "node npm", "curl wget git python3 ca-certificates")]
    [DataRow("node:22-alpine", "node npm wget", "bash curl git")]
    [DataRow("python:3.12-slim", "python3 pip ca-certificates", "curl wget gcc make")]
    [DataRow("python:2.7-slim", "python pip", "curl")]
    [DataRow("golang:1.26", "git gcc make curl", "npm")]
    [DataRow("golang:1.26-alpine", "ca-certificates wget", "git gcc make bash")]
    [DataRow("eclipse-temurin:21-jre", "java curl wget tzdata", "git npm")]
    [DataRow("redis:7.2-alpine", "wget", "curl")]
    [DataRow("amazonlinux:2023", "curl dnf yum python3", "tar useradd adduser git")]
    [DataRow("oraclelinux:9", "curl tar useradd dnf", "git wget unzip xz")]
    [DataRow("centos:7", "curl tar xz useradd yum", "wget git unzip dnf")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022", "curl tar", "powershell wget bash")]
    [DataRow("gcr.io/distroless/static-debian12", "ca-certificates tzdata", "sh bash curl wget")]
    [DataRow("gcr.io/distroless/static-debian12:debug", "sh wget", "bash curl")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0", "dotnet icu tzdata ca-certificates bash", "curl wget git")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0-alpine", "dotnet wget", "curl icu bash")]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-azurelinux3.0", "dotnet git tar curl", "useradd")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0", "dotnet curl", "wget useradd")]
    [DataRow("mcr.microsoft.com/dotnet/core/sdk:3.1", "dotnet curl wget git", "npm")]
    public void It_is_known_which_programs_an_image_has(string image, string present, string absent)
    {
        var contents = Find(image)!.Contents;
        var lacking = present.Split(' ').Where(name => contents.Has(name) != true);
        var unexpected = absent.Split(' ').Where(name => contents.Has(name) != false);
        Assert.AreEqual("", string.Join(' ', lacking));
        Assert.AreEqual("", string.Join(' ', unexpected));
    }

    [TestMethod]
    [DataRow("nginx:1.27", "curl")]
    [DataRow("node:8-slim", "curl")]
    [DataRow("fedora:43", "curl")]
    [DataRow("debian:latest", "adduser")]
    [DataRow("ubuntu", "adduser")]
    [DataRow("ruby:3.4-alpine", "git")]
    [DataRow("cgr.dev/chainguard/static", "sh")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:6.0-cbl-mariner2.0", "curl")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:11.0-azurelinux4.0", "curl")]
    [DataRow("node:22", "a-program-of-ones-own")]
    public void What_the_sources_do_not_tell_is_unknown(string image, string program) =>
        Assert.IsNull(Find(image)!.Contents.Has(program));

    [TestMethod]
    [DataRow("node:22", "docker-entrypoint.sh", "node")]
    [DataRow("node:6", "", "node")]
    [DataRow("nginx:1.27", "/docker-entrypoint.sh", "nginx -g daemon off;")]
    [DataRow("nginx:1.13", "", "nginx -g daemon off;")]
    [DataRow("postgres:17", "docker-entrypoint.sh", "postgres")]
    [DataRow("python:3.12", "", "python3")]
    [DataRow("python:2.7", "", "python2")]
    [DataRow("php:8.4-fpm-alpine", "docker-php-entrypoint", "php-fpm")]
    [DataRow("golang:1.26", "", "bash")]
    [DataRow("tomcat:11", "", "catalina.sh run")]
    [DataRow("docker:29", "dockerd-entrypoint.sh", "")]
    [DataRow("docker:29-cli", "docker-entrypoint.sh", "sh")]
    [DataRow("docker:20.10", "docker-entrypoint.sh", "sh")]
    [DataRow("caddy:2", "", "caddy run --config /etc/caddy/Caddyfile --adapter caddyfile")]
    [DataRow("mongo:8-windowsservercore-ltsc2022", "", "mongod --bind_ip_all")]
    [DataRow("registry:3", "/entrypoint.sh", "/etc/distribution/config.yml")]
    [DataRow("gcr.io/distroless/java21-debian12", "/usr/bin/java -jar", "")]
    [DataRow("mcr.microsoft.com/dotnet/framework/aspnet:4.8.1", @"C:\ServiceMonitor.exe w3svc", "")]
    public void The_configuration_starts_a_program(string image, string entrypoint, string cmd)
    {
        var contents = Find(image)!.Contents;
        Assert.AreEqual(entrypoint, string.Join(' ', contents.Entrypoint));
        Assert.AreEqual(cmd, string.Join(' ', contents.Cmd));
    }

    [TestMethod]
    [DataRow("node:10")]
    [DataRow("redis:3.0")]
    [DataRow("node:argon")]
    public void An_ENTRYPOINT_that_changed_within_a_version_is_unknown(string image) =>
        Assert.IsTrue(Find(image)!.Contents.Entrypoint.IsDefault);

    [TestMethod]
    [DataRow("node:22-alpine", "node")]
    [DataRow("postgres:17", "postgres")]
    [DataRow("php:8.4-apache", "www-data")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:8.0", "app")]
    [DataRow("ubuntu:24.04", "ubuntu")]
    public void Users_that_an_image_has_are_known(string image, string user) =>
        CollectionAssert.Contains(Find(image)!.Contents.Users.ToArray(), user);

    [TestMethod]
    [DataRow("node:22", "node")]
    [DataRow("gcr.io/distroless/cc-debian12", "nonroot")]
    [DataRow("postgres:17", null)]
    public void A_user_for_applications_is_one_that_the_image_made_for_them(string image, string? user) =>
        Assert.AreEqual(user, Find(image)!.ApplicationUser);

    [TestMethod]
    [DataRow("example/node")]
    [DataRow("quay.io/example/python")]
    public void An_image_of_another_repository_is_unknown(string image) => Assert.IsNull(Find(image));

    [TestMethod]
    public void Every_row_is_whole() => Assert.AreEqual("", string.Join('\n',
        TableFile.Read("image-contents.tsv").Where(row => row.Length != 12).Select(row => string.Join('|', row))));

    [TestMethod]
    public void At_least_forty_families_of_official_images_are_described() =>
        Assert.IsGreaterThan(40, TableFile.Read("image-contents.tsv")
            .Where(row => row[0].IndexOf('/') < 0).Select(row => row[0]).Distinct().Count());

    private static ImageFacts? Find(string image)
    {
        var reference = ImageReference.Parse(image);
        return ImageTable.Find(reference.Repository, reference.Tag);
    }
}
