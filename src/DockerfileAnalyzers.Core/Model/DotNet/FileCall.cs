namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>A place in the code that opens a file whose path is known.</summary>
/// <param name="Path">As the code has it, without the folder of the program, which is where it starts.</param>
/// <param name="Value">The expression of the path.</param>
internal sealed record FileCall(string Path, CodeValue Value)
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions.UseSqlite";
    private const string Connection = "Microsoft.Data.Sqlite.SqliteConnection..ctor";
    private const string Keys =
        "Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.PersistKeysToFileSystem";

    private static readonly Regex s_dataSource = new(
        @"(?:\A|;)\s*(?:Data\s?Source|Filename)\s*=\s*(?<path>[^;]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The members that create a file or write to it.</summary>
    public static readonly string[] Writers = new[]
    {
        "WriteAllText", "WriteAllTextAsync", "WriteAllBytes", "WriteAllBytesAsync", "WriteAllLines",
        "WriteAllLinesAsync", "AppendAllText", "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "Create",
        "CreateText", "AppendText", "OpenWrite",
    }.Select(name => "System.IO.File." + name)
        .Concat(new[] { "System.IO.StreamWriter..ctor", "System.IO.FileStream..ctor", Sqlite, Connection, Keys })
        .ToArray();

    /// <summary>The members that open a file or folder, which must exist.</summary>
    public static readonly string[] Readers = new[]
    {
        "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "ReadAllLines", "ReadAllLinesAsync",
        "ReadLines", "OpenRead", "OpenText",
    }.Select(name => "System.IO.File." + name).Concat(new[]
    {
        "System.IO.StreamReader..ctor", "System.IO.Directory.GetFiles", "System.IO.Directory.EnumerateFiles",
        "Microsoft.Extensions.Configuration.JsonConfigurationExtensions.AddJsonFile",
    }).ToArray();

    /// <returns><see langword="null"/> where the path is not known, or nothing is written.</returns>
    public static FileCall? FindWritten(CodeUse use) => use.FullName switch
    {
        // OpenOrCreate fails as well: it opens for writing. Read-only modes do not matter here.
        "System.IO.FileStream..ctor" => use.Find("mode")?.Value.Number is 1 or 2 or 4 or 6
            && use.Find("access")?.Value.Number is not 1 ? Create(use, "path") : null,
        Sqlite or Connection => use.Find("connectionString")?.Value is { Text: { } text } value
            && s_dataSource.Match(text) is { Success: true } match
            && match.Groups["path"].Value.Trim() is var path && path.IndexOf(':') < 0
            && text.IndexOf("Mode=", StringComparison.OrdinalIgnoreCase) < 0 ? new FileCall(path, value) : null,
        Keys => Create(use, "directory"),
        _ => Create(use, "path"),
    };

    /// <returns><see langword="null"/> where the path is not known, or the file is optional.</returns>
    public static FileCall? FindRead(CodeUse use) =>
        use.Find("optional")?.Value.Constant is true ? null : Create(use, "path");

    private static FileCall? Create(CodeUse use, string parameter) =>
        use.Find(parameter)?.Value is { Text: { Length: > 0 } path } value ? new FileCall(path, value) : null;
}
