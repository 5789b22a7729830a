using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class EndOfLifeBaseImageTests : RuleTests<EndOfLifeBaseImage>
{
    [TestMethod]
    public void The_project_says_which_day_it_is() => Verify("""
        FROM mcr.microsoft.com/dotnet/aspnet:8.0
        """,
        project: "DockerfileAnalyzersAsOfDate=2026-11-01");

    [TestMethod]
    public void A_code_name_is_a_version() => Verify("""
        FROM [|debian:buster|]
        """,
        message: "'debian:buster' no longer gets security updates; "
            + "support for Debian 10 (buster) ended on 2024-06-30 (data as of 2026-08-22)");

    [TestMethod]
    public void The_SDK_may_know_of_an_end_that_the_tables_do_not() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        """,
        message: "'mcr.microsoft.com/dotnet/aspnet:10.0' no longer gets security updates; "
            + "support for .NET 10.0 has ended (according to .NET SDK 14.0.100)",
        project: "SdkEndedVersions=9.0|10.0\nNETCoreSdkVersion=14.0.100");

    [TestMethod]
    [DataRow("mcr.microsoft.com/windows/servercore:1809")]
    [DataRow("mcr.microsoft.com/windows/servercore:ltsc2019")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    public void Windows_images_follow_the_long_term_release_that_they_are(string image) => Verify($"FROM {image}\n");

    [TestMethod]
    [DataRow("mcr.microsoft.com/windows/nanoserver:1809")]
    [DataRow("mcr.microsoft.com/windows/servercore:2004")]
    [DataRow("mcr.microsoft.com/windows/servercore:20H2")]
    public void Windows_images_end_too(string image) => Verify($"FROM [|{image}|]\n");

    [TestMethod]
    public void A_deprecated_image_is_reported_once() => Verify("FROM centos:7\n");

    [TestMethod]
    public void Long_term_support_counts() => Verify("""
        FROM debian:12
        """);

    [TestMethod]
    public void An_argument_with_a_default_is_resolved() => Verify("""
        ARG VERSION=6.0
        FROM [|mcr.microsoft.com/dotnet/sdk:${VERSION}|]
        """);

    [TestMethod]
    public void An_argument_without_one_is_not_guessed() => Verify("""
        ARG VERSION
        FROM mcr.microsoft.com/dotnet/sdk:${VERSION}
        """);

    [TestMethod]
    public void A_tag_that_names_no_version_is_fine() => Verify("""
        FROM node:lts
        """);

    [TestMethod]
    [DataRow("node:24-bullseye")]
    [DataRow("python:3.14-slim-buster")]
    [DataRow("golang:1.26-alpine3.15")]
    [DataRow("eclipse-temurin:21-jdk-focal")]
    [DataRow("nvidia/cuda:13.0-base-ubuntu18.04")]
    [DataRow("gcr.io/distroless/base-debian10")]
    [DataRow("bitnami/redis:8.0-debian-10-r3")]
    public void The_distribution_of_the_tag_counts(string image) => Verify($"FROM [|{image}|]\n");

    [TestMethod]
    [DataRow("node:24-bookworm-slim")]
    [DataRow("python:3.14-alpine3.23")]
    [DataRow("eclipse-temurin:21-jre-noble")]
    [DataRow("example/app:1-debian-99")]
    public void A_supported_distribution(string image) => Verify($"FROM {image}\n");

    [TestMethod]
    [DataRow("golang:1.9-alpine", "Go 1.9 ended on 2018-08-24")]
    [DataRow("ubuntu:14.04", "Ubuntu 14.04 ended on 2019-04-02")]
    [DataRow("alpine:3.14", "Alpine 3.14 ended on 2023-05-01")]
    [DataRow("debian:stretch-slim", "Debian 9 (stretch) ended on 2022-07-01")]
    [DataRow("node:0.12", "Node.js 0.12 ended on 2016-12-31")]
    [DataRow("nginx:1.13.3-alpine", "nginx 1.13 ended on 2018-06-05")]
    [DataRow(
        "mcr.microsoft.com/windows/nanoserver:10.0.14393.2068",
        "Windows Nano Server 10.0.14393 ended on 2018-09-10")]
    public void Old_releases_ended_long_ago(string image, string reason) => Verify($"FROM [|{image}|]\n",
        message: $"'{image}' no longer gets security updates; support for {reason} (data as of 2026-08-22)");

    [TestMethod]
    [DataRow("php:7-apache", "PHP 7.4 ended on 2022-11-28")]
    [DataRow("python:2", "Python 2.7 ended on 2020-01-01")]
    [DataRow("ruby:2-alpine", "Ruby 2.7 ended on 2023-03-31")]
    public void The_last_release_of_a_major_version_is_its_end(string image, string reason) => Verify(
        $"FROM [|{image}|]\n",
        message: $"'{image}' no longer gets security updates; support for {reason} (data as of 2026-08-22)");

    [TestMethod]
    [DataRow("python:3")]
    [DataRow("alpine:3")]
    [DataRow("golang:1-alpine")]
    [DataRow("httpd:2.4")]
    public void The_newest_major_version_moves_along_and_may_have_no_end(string image) => Verify($"FROM {image}\n");
}
