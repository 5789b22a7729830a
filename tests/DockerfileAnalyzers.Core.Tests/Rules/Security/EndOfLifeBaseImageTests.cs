using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class EndOfLifeBaseImageTests : RuleTests<EndOfLifeBaseImage>
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
        message: "'debian:buster' gets no security updates; support of debian 10 ended on 2024-06-30 (as of 2026-08-22)");

    [TestMethod]
    public void The_SDK_may_know_of_an_end_that_the_tables_do_not() => Verify("""
        FROM [|mcr.microsoft.com/dotnet/aspnet:10.0|]
        """,
        message: "'mcr.microsoft.com/dotnet/aspnet:10.0' gets no security updates; support of .NET 10.0 has ended (according to .NET SDK 14.0.100)",
        project: "SdkEndedVersions=9.0|10.0\nNETCoreSdkVersion=14.0.100");

    [TestMethod]
    [DataRow("mcr.microsoft.com/windows/servercore:1809")]
    [DataRow("mcr.microsoft.com/windows/servercore:ltsc2019")]
    [DataRow("mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    public void Windows_images_follow_the_long_term_release_that_they_are(string image) => Verify($"FROM {image}\n");

    [TestMethod]
    [DataRow("mcr.microsoft.com/windows/nanoserver:1809")]
    [DataRow("mcr.microsoft.com/windows/servercore:2004")]
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
}
