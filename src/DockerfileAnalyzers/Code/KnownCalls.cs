using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>Calls and properties whose value is known without running them.</summary>
internal static class KnownCalls
{
    // A container starts in the folder of its program.
    private const string ProgramFolder = ".";

    /// <summary>The value of a call with constant arguments; <see langword="null"/> of any other one.</summary>
    public static object? Find(IInvocationOperation call, Func<IOperation, object?> find) =>
        MemberName.Get(call.TargetMethod) switch
        {
            "System.IO.Path.Combine" or "System.IO.Path.Join" => Combine(GetParts(call).Select(find)),
            "System.IO.Directory.GetCurrentDirectory" => ProgramFolder,
            "System.IO.Path.GetTempPath" => "/tmp/",
            "System.TimeSpan.FromSeconds" => FromSeconds(call, find, 1),
            "System.TimeSpan.FromMinutes" => FromSeconds(call, find, 60),
            _ => null,
        };

    /// <summary>The folder of the program or its web root; <see langword="null"/> of any other property.</summary>
    public static string? FindFolder(string property) => property switch
    {
        "System.AppContext.BaseDirectory" or "System.AppDomain.BaseDirectory" or "System.Environment.CurrentDirectory"
            or "Microsoft.Extensions.Hosting.IHostEnvironment.ContentRootPath" => ProgramFolder,
        "Microsoft.AspNetCore.Hosting.IWebHostEnvironment.WebRootPath" => "wwwroot",
        _ => null,
    };

    private static IEnumerable<IOperation> GetParts(IInvocationOperation call) => call.Arguments.SelectMany(argument =>
        argument.Value is IArrayCreationOperation { Initializer: { } initializer }
            ? initializer.ElementValues : (IEnumerable<IOperation>)new[] { argument.Value });

    private static string? Combine(IEnumerable<object?> parts)
    {
        var path = "";
        foreach (var part in parts)
        {
            if (part is not string text)
                return null;
            path = path.Length == 0 || text.StartsWith("/", StringComparison.Ordinal) ? text
                : path.TrimEnd('/') + "/" + text;
        }

        return path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
    }

    private static object? FromSeconds(IInvocationOperation call, Func<IOperation, object?> find, int factor) =>
        call.Arguments.Length > 0 && find(call.Arguments[0].Value) is IConvertible number
            ? TimeSpan.FromSeconds(number.ToDouble(null) * factor) : null;
}
