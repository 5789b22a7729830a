using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>Lets the processes of a build change a file one after the other.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Waits for the others. The lock is a file in the folder for temporary files, so that nothing is left in the
    /// repository; if it cannot be created, there is no lock.
    /// </summary>
    /// <param name="path">The path of the file to change.</param>
    public static IDisposable? Take(string path)
    {
        var name = Path.Combine(
            Path.GetTempPath(), $"dockerfile-analyzers-{Environment.UserName}-{Hash(path)}.lock");
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_patience)
        {
            try
            {
                return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(name))
            {
#pragma warning disable RS0030 // Another process does not tell when it is done.
                Thread.Sleep(20);
#pragma warning restore RS0030
            }
            catch (Exception exception) when (RegularFile.IsReadFailure(exception))
            {
                break;
            }
        }

        return null;
    }

    private static string Hash(string path)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(path)).Take(8)
            .Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
