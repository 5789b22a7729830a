using System.Diagnostics;

namespace DockerfileAnalyzers.Tests.Reporting;

/// <summary>A browser without a window.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    /// <summary><see langword="null"/> where none is installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => s_names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Opens a page, lets its scripts run, and returns what the document is then.</summary>
    public static string DumpDom(string html)
    {
        var folder = Directory.CreateTempSubdirectory("dockerfile-report-").FullName;
        try
        {
            var page = System.IO.Path.Combine(folder, "page.html");
            File.WriteAllText(page, html);
            var start = new ProcessStartInfo(Path!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update",
                    "--disable-sync",
                    $"--user-data-dir={System.IO.Path.Combine(folder, "profile")}",
                    "--window-size=1400,1000",
                    "--virtual-time-budget=5000",
                    "--dump-dom",
                    new Uri(page).AbsoluteUri,
                },
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("the browser did not end");
            }

            Assert.Contains("<html", output.Result, errors.Result);
            return output.Result;
        }
        finally
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // The browser may still be writing to its profile; the folder is a temporary one.
            }
        }
    }
}
