using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class WindowsApiOnLinuxTests : CodeRuleTests<WindowsApiOnLinux>
{
    private const string Off = "dotnet_diagnostic.CA1416.severity = none";

    private const string Kernel = """
        static class Native
        {
            [System.Runtime.InteropServices.DllImport("kernel32.dll")] public static extern int GetTickCount();
        }
        """;

    [TestMethod]
    [DataRow("[|Native.GetTickCount()|];")]
    [DataRow("void Run() => [|Native.GetTickCount()|];\nRun();")]
    public void A_function_of_Windows_is_reported(string marked) => Verify(marked + "\n" + Kernel,
        message: "'Native.GetTickCount' throws: the image (line 1 of 'Dockerfile') runs Linux, which has no "
            + "'kernel32.dll'");

    [TestMethod]
    [DataRow("""using var gate = [|new Semaphore(1, 1, "Shop")|];""")]
    [DataRow("""using var done = [|new EventWaitHandle(false, EventResetMode.AutoReset, "Shop")|];""")]
    [DataRow("""using var map = [|System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew("Shop", 1)|];""")]
    public void So_is_a_named_object_of_the_system(string marked) => Verify(marked);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""Dim gate As New Threading.Semaphore(1, 1) : Dim named = [|New Threading.Semaphore(1, 1, "Shop")|]""",
            isVisualBasic: true);

    [TestMethod]
    [DataRow("using var gate = new Semaphore(1, 1);")]
    [DataRow("using var gate = new Semaphore(1, 1, null);")]
    [DataRow("""using var mutex = new Mutex(false, "Shop");""")]
    [DataRow("using var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew(null, 1);")]
    public void Objects_without_a_name_are_not(string code) => Verify(code);

    [TestMethod]
    [DataRow("if (OperatingSystem.IsWindows()) Native.GetTickCount();")]
    [DataRow("if (!OperatingSystem.IsWindows()) return;\nNative.GetTickCount();")]
    [DataRow("static void Run() => Native.GetTickCount();\nif (OperatingSystem.IsWindows()) Run();")]
    [DataRow("try { Native.GetTickCount(); } catch (DllNotFoundException) { }")]
    [DataRow("#if WINDOWS || true\nNative.GetTickCount();\n#endif")]
    [DataRow("[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] void Run() => Native.GetTickCount();")]
    [DataRow("if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform("
        + "System.Runtime.InteropServices.OSPlatform.Windows)) Native.GetTickCount();")]
    public void Nor_is_code_that_asks_where_it_runs(string code) => Verify(code + "\n" + Kernel);

    [TestMethod]
    public void What_the_compiler_reports_is_left_to_it()
    {
        const string Call = """Microsoft.Win32.Registry.GetValue("HKEY_CURRENT_USER", "Shop", null)""";
        Verify($"Console.Write({Call});");
        Verify($"Console.Write([|{Call}|]);", config: Off,
            message: "'Registry.GetValue' throws: the image (line 1 of 'Dockerfile') runs Linux, not Windows");
    }

    [TestMethod]
    public void Members_without_annotation_are_reported_as_well() => Verify("""
        [|System.Diagnostics.EventLog.WriteEntry("Shop", "Started")|];
        namespace System.Diagnostics
        {
            class EventLog { public static void WriteEntry(string source, string message) { } }
        }
        """);

    [TestMethod]
    public void Old_versions_of_System_Drawing_are_not() => Verify("""
        new System.Drawing.Bitmap(1, 1);
        namespace System.Drawing { class Bitmap { public Bitmap(int width, int height) { } } }
        """);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025")]
    [DataRow("example.com/base:1")]
    public void Images_of_Windows_and_unknown_ones_are_not_reported(string image) =>
        Verify("Native.GetTickCount();\n" + Kernel,
            Full.Replace("mcr.microsoft.com/dotnet/aspnet:10.0", image, StringComparison.Ordinal));

    [TestMethod]
    public void Nor_are_test_projects() => Verify("Native.GetTickCount();\n" + Kernel, project: "IsTestProject=true");
}
