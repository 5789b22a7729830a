using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>Members that throw everywhere but on Windows.</summary>
internal static class WindowsCall
{
    private const string Drawing = "System.Drawing.";

    // Named objects of the system: without a name, they work everywhere, and no analyzer of the SDK knows the
    // difference.
    private static readonly ImmutableDictionary<string, string> s_named = new Dictionary<string, string>
    {
        ["System.Threading.EventWaitHandle..ctor"] = "name",
        ["System.Threading.Semaphore..ctor"] = "name",
        ["System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew"] = "mapName",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly string[] s_always =
    {
        "Microsoft.Win32.Registry.GetValue", "Microsoft.Win32.Registry.SetValue",
        "Microsoft.Win32.RegistryKey.OpenBaseKey",
        "Microsoft.Win32.RegistryKey.OpenSubKey", "Microsoft.Win32.RegistryKey.CreateSubKey",
        "System.Diagnostics.EventLog..ctor", "System.Diagnostics.EventLog.WriteEntry",
        "System.Diagnostics.EventLog.SourceExists", "System.Diagnostics.EventLog.CreateEventSource",
        "System.Diagnostics.PerformanceCounter..ctor", "System.ServiceProcess.ServiceController..ctor",
        "System.Management.ManagementObjectSearcher..ctor", "System.Management.ManagementClass..ctor",
        "System.Management.ManagementObject..ctor", "System.Management.ManagementScope..ctor",
        "System.Security.Cryptography.ProtectedData.Protect", "System.Security.Cryptography.ProtectedData.Unprotect",
        "System.Security.Principal.WindowsIdentity.GetCurrent",
        "System.Security.Principal.WindowsIdentity.RunImpersonated",
        "System.DirectoryServices.DirectoryEntry..ctor",
        "System.DirectoryServices.AccountManagement.PrincipalContext..ctor",
        "Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.ProtectKeysWithDpapi",
        "Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.ProtectKeysWithDpapiNG",
        "Microsoft.AspNetCore.Hosting.WebHostBuilderHttpSysExtensions.UseHttpSys",
    };

    // Before version 6 of the package they need a library, which Linux can have.
    private static readonly string[] s_drawing =
    {
        Drawing + "Bitmap..ctor", Drawing + "Graphics.FromImage", Drawing + "Image.FromStream",
        Drawing + "Image.FromFile", Drawing + "Font..ctor",
    };

    public static readonly string[] Members =
        s_named.Keys.Concat(s_always).Concat(s_drawing).Append(CodeUse.NativeCall).ToArray();

    /// <summary>Whether the place certainly throws on Linux when it is reached.</summary>
    public static bool Fails(CodeUse use)
    {
        if (use.Library is { } library)
            return NativeLibraries.Find(library)?.IsOfWindows == true;
        if (s_named.TryGetValue(use.FullName, out var name))
            return use.GetText(name) is { Length: > 0 };
        return use.IsForWindows || !s_drawing.Contains(use.FullName);
    }
}
