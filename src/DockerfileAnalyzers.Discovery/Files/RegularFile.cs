using System.Runtime.InteropServices;
using System.Text;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Discovery;

/// <summary>The reason why a file is not read or written. The message completes "it was not read because …".</summary>
internal sealed class InaccessibleFileException(string message) : IOException(message);

/// <summary>
/// Opens files and nothing else: a named pipe would block the build forever, a device never ends. The system is asked
/// for the kind of a file without opening it.
/// </summary>
internal static class RegularFile
{
    /// <summary>The limit for files that are read into memory.</summary>
    public const long MaxBytes = 100_000_000;

    /// <summary>Also for UTF-16 without a byte order mark.</summary>
    public const string NotText = "it contains NUL bytes and is not text; replace it with a text file";

    private enum Kind
    {
        Missing,
        File,
        Folder,
        Pipe,
        Socket,
        Device,
        DanglingLink,
        LoopingLink,
        NameTooLong,
        Inaccessible,
    }

    /// <summary>
    /// Whether anything is at the path, even a link that leads nowhere or a name that cannot be opened.
    /// </summary>
    public static bool Exists(string path) =>
        FolderContent.IsKnownToHave(path) || GetKind(path, out _) is not Kind.Missing;

    /// <summary>Whether a file that can be opened is at the path.</summary>
    public static bool IsFile(string path) => GetKind(path, out _) is Kind.File;

    /// <summary>Whether a file with at most so many bytes is at the path.</summary>
    public static bool IsFile(string path, long maxBytes) => IsFile(path) && new FileInfo(path).Length <= maxBytes;

    /// <summary>Whether a file is an executable or a script, by its first bytes.</summary>
    public static bool IsProgram(string path)
    {
        try
        {
            using var stream = OpenRead(path);
            var first = stream.ReadByte();
            var second = stream.ReadByte();
            // '#!', ELF, Windows, and macOS.
            return (first, second) is ('#', '!') or (0x7F, 'E') or ('M', 'Z') or (0xCF, 0xFA) or (0xCA, 0xFE);
        }
        catch (Exception exception) when (IsReadFailure(exception))
        {
            return false;
        }
    }

    /// <exception cref="InaccessibleFileException">What is there is not a file.</exception>
    public static Stream OpenRead(string path)
    {
        var problem = GetKind(path, out var isCertain) switch
        {
            Kind.File => null,
            Kind.Folder => "it is a directory; replace it with a file",
            Kind.Pipe => "it is a named pipe; replace it with a regular file",
            Kind.Socket => "it is a socket; replace it with a regular file",
            Kind.Device => "it is a device; replace it with a regular file",
            Kind.DanglingLink => "it is a symbolic link to a file that does not exist; fix or remove the link",
            Kind.LoopingLink => "its symbolic links form a loop; fix or remove the link",
            Kind.NameTooLong => "its path is too long; use a shorter name",
            Kind.Inaccessible => "access to it is denied; allow the current user to read it",
            _ => "it does not exist; check the path",
        };
        if (problem is not null)
            throw new InaccessibleFileException(problem);
        // Where the system does not tell the kind: what has no length has no content, and is not opened.
        return !isCertain && new FileInfo(path).Length == 0 ? new MemoryStream() : File.OpenRead(path);
    }

    /// <exception cref="InaccessibleFileException">What is there is not a file, or is too large.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        using var stream = OpenRead(path);
        if (stream.Length > MaxBytes)
            throw new InaccessibleFileException(
                $"it is larger than {MaxBytes / 1_000_000} MB; replace it with a smaller file");
        return stream.ReadToEnd();
    }

    /// <summary>The text in the encoding of its byte order mark.</summary>
    public static string ReadAllText(string path)
    {
        using var reader = new StreamReader(new MemoryStream(ReadAllBytes(path)), Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>As <see cref="ReadAllText"/>, of what is certainly a text.</summary>
    /// <exception cref="InaccessibleFileException">
    /// What is there is not a file, is too large, or is not a text.
    /// </exception>
    public static string ReadPlainText(string path) => ReadAllText(path) is var text && text.IndexOf('\0') >= 0
        ? throw new InaccessibleFileException(NotText) : text;

    /// <summary>Why a text is not read; <see langword="null"/> where it can be.</summary>
    public static string? FindTextProblem(string path)
    {
        try
        {
            ReadPlainText(path);
            return null;
        }
        catch (Exception exception) when (IsReadFailure(exception))
        {
            return Describe(exception);
        }
    }

    /// <returns><see langword="null"/> where it cannot be read.</returns>
    public static string? TryReadText(string path)
    {
        try
        {
            return ReadAllText(path);
        }
        catch (Exception exception) when (IsReadFailure(exception))
        {
            return null;
        }
    }

    public static bool IsReadFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException
        or NotSupportedException or ArgumentException;

    /// <summary>The reason in the message of DFA0004, after "because".</summary>
    public static string Describe(Exception exception) => exception switch
    {
        InaccessibleFileException => exception.Message,
        UnauthorizedAccessException
        or System.Security.SecurityException => "access to it is denied; allow the current user to read it",
        FileNotFoundException or DirectoryNotFoundException =>
        "it no longer exists; check what removes it during the build",
        PathTooLongException => "its path is too long; use a shorter name",
        _ => $"reading it failed ({exception.Message.TrimEnd('.')}); check the file",
    };

    /// <param name="isCertain">Whether what looks like a file cannot be a pipe or a device.</param>
    private static Kind GetKind(string path, out bool isCertain)
    {
        isCertain = false;
        if (FolderContent.IsKnownToLack(path))
            return Kind.Missing;
        if (Path.DirectorySeparatorChar == '/' && Unix.TryGetKind(path) is { } kind)
        {
            isCertain = true;
            return kind;
        }

        if (File.Exists(path))
            return Kind.File;
        if (Directory.Exists(path))
            return Kind.Folder;
        try
        {
            // All bits: there is nothing.
            return (int)new FileInfo(path).Attributes == -1 ? Kind.Missing : Kind.DanglingLink;
        }
        catch (Exception exception) when (IsReadFailure(exception))
        {
            return exception is UnauthorizedAccessException ? Kind.Inaccessible : Kind.Missing;
        }
    }

    /// <summary>
    /// The runtime's own shim: the layout of the system's structures differs by platform, that of the shim does not.
    /// </summary>
    private static class Unix
    {
        private const int Mask = 0xF000;

        public static Kind? TryGetKind(string path)
        {
            try
            {
                var name = Encoding.UTF8.GetBytes(path + "\0");
                var status = new byte[512];
                if (Stat(name, status) == 0)
                    return ToKind(status);
                var error = Marshal.GetLastWin32Error();
                if (LStat(name, status) != 0)
                    error = Marshal.GetLastWin32Error();
                else if ((BitConverter.ToInt32(status, sizeof(int)) & Mask) == 0xA000 && error == 2)
                    return Kind.DanglingLink;
                return error switch
                {
                    2 or 20 => Kind.Missing,
                    13 => Kind.Inaccessible,
                    36 or 63 => Kind.NameTooLong,
                    40 or 62 => Kind.LoopingLink,
                    _ => null,
                };
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                return null;
            }
        }

        private static Kind? ToKind(byte[] status) => (BitConverter.ToInt32(status, sizeof(int)) & Mask) switch
        {
            0x8000 => Kind.File,
            0x4000 => Kind.Folder,
            0x1000 => Kind.Pipe,
            0xC000 => Kind.Socket,
            0x2000 or 0x6000 => Kind.Device,
            _ => null,
        };

        [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", SetLastError = true)]
        private static extern int Stat(byte[] path, byte[] status);

        [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
        private static extern int LStat(byte[] path, byte[] status);
    }
}
