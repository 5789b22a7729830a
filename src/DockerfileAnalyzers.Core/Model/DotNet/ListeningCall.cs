using System.Globalization;

namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>A place in the code that names addresses on which ASP.NET Core listens.</summary>
/// <param name="Endpoints">All of them; empty where one is not known.</param>
/// <param name="Values">The expressions that name them.</param>
/// <param name="LocalName">A name for the container itself, and the one for all addresses.</param>
internal sealed record ListeningCall(
    ImmutableArray<Endpoint> Endpoints,
    ImmutableArray<CodeValue> Values,
    (TextSpan Span, string Replacement)? LocalName)
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.";

    private const string Address = "System.Net.IPAddress.";

    /// <summary>The members that name addresses.</summary>
    public static readonly string[] Members =
    {
        "Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls",
        "Microsoft.AspNetCore.Builder.WebApplication.Run",
        "Microsoft.AspNetCore.Builder.WebApplication.RunAsync",
        "Microsoft.AspNetCore.Builder.WebApplication.Urls",
        Kestrel + "ListenLocalhost", Kestrel + "ListenAnyIP", Kestrel + "Listen",
    };

    /// <returns><see langword="null"/> where it names none.</returns>
    public static ListeningCall? Find(CodeUse use) => use.Member switch
    {
        "ListenLocalhost" => Create(use, "localhost", (use.NameSpan, "ListenAnyIP")),
        "ListenAnyIP" => Create(use, "*", null),
        "Listen" when use.Find("address") is { Value: { } address } => FindAddress(use, address),
        "UseUrls" => FindUrls(use.Find("urls")?.Value),
        "Urls" when use.CalledMember == "Add" => FindUrls(use.Arguments is [{ Value: var url }, ..] ? url : null),
        "Run" or "RunAsync" when use.Find("url") is { Value: { } url } => FindUrls(url),
        _ => null,
    };

    private static ListeningCall? FindUrls(CodeValue? value)
    {
        if (value is null)
            return null;
        var values = value.Elements.DefaultIfEmpty(value).ToImmutableArray();
        var known = values.Select(url => Endpoint.ParseList(url.Text, "", null)).ToArray();
        return new(known.Any(list => list is null) ? ImmutableArray<Endpoint>.Empty
            : known.SelectMany(list => list!).ToImmutableArray(), values, null);
    }

    private static ListeningCall FindAddress(CodeUse use, CodeValue address) => address.Member switch
    {
        Address + "Any" or Address + "IPv6Any" => Create(use, "*", null),
        Address + "Loopback" => Create(use, "127.0.0.1", (address.MemberSpan, "Any")),
        Address + "IPv6Loopback" => Create(use, "[::1]", (address.MemberSpan, "IPv6Any")),
        _ => Create(use, null, null),
    };

    private static ListeningCall Create(CodeUse use, string? host, (TextSpan, string)? local)
    {
        var scheme = use.Arguments.Any(argument => argument.Value.Calls("UseHttps")) ? "https" : "http";
        var endpoints = host is not null && use.Find("port")?.Value.Number is { } port
            ? ImmutableArray.Create(new Endpoint(scheme, host, port, "", null)) : ImmutableArray<Endpoint>.Empty;
        return new(endpoints, ImmutableArray<CodeValue>.Empty, local);
    }
}
