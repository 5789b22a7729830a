using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class NativeLibraryNotInImageTests : CodeRuleTests<NativeLibraryNotInImage>
{
    private const string Usings = "using System.Runtime.InteropServices;\n";

    [TestMethod]
    [DataRow("libgdiplus")]
    [DataRow("gdiplus.dll")]
    [DataRow("libfontconfig.so.1")]
    [DataRow("libldap-2.5.so.0")]
    [DataRow("libgssapi_krb5.so.2")]
    [DataRow("libX11.so.6")]
    public void A_library_that_the_image_lacks_is_reported(string library)
    {
        var code = Usings + "[|Native.Call()|];\n" + Declare(library);
        Verify(code);
        Verify(code, Full.Replace("10.0", "10.0-alpine", StringComparison.Ordinal));
        Verify(code, Chiseled);
    }

    [TestMethod]
    public void The_message_names_the_package_of_the_distribution()
    {
        var code = Usings + "[|Native.Call()|];\n" + Declare("ldap");
        Verify(code, Full.Replace("10.0", "8.0", StringComparison.Ordinal),
            "'Native.Call' throws: the image (line 1 of 'Dockerfile') does not contain 'ldap'; "
                + "install 'libldap-2.5-0'");
        Verify(code, Full.Replace("10.0", "10.0-alpine", StringComparison.Ordinal),
            "'Native.Call' throws: the image (line 1 of 'Dockerfile') does not contain 'ldap'; install 'libldap'");
    }

    [TestMethod]
    public void LibraryImport_is_read_as_well() => Verify(Usings + """
        [|Native.Call()|];
        static partial class Native
        {
            [LibraryImport("libusb-1.0.so.0")]
            public static partial int Call();
            public static partial int Call() => 0;
        }
        """);

    [TestMethod]
    public void So_is_Visual_Basic() => Verify("""
        [|Native()|]
        End Sub
        <Runtime.InteropServices.DllImport("libpcap.so.0.8")>
        Private Function Native() As Integer
        End Function
        Private Declare Function Other Lib "libX11.so.6" () As Integer
        Sub Second()
            [|Other()|]
        """, isVisualBasic: true);

    [TestMethod]
    [DataRow("libc")]
    [DataRow("libssl")]
    [DataRow("shop-native")]
    [DataRow("kernel32.dll")]
    public void Other_libraries_are_not_reported(string library) =>
        Verify(Usings + "Native.Call();\n" + Declare(library));

    [TestMethod]
    [DataRow("try { Native.Call(); } catch (DllNotFoundException) { }")]
    [DataRow("if (OperatingSystem.IsMacOS()) Native.Call();")]
    [DataRow("NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (_, _, _) => 0); Native.Call();")]
    public void Nor_is_code_that_is_prepared_for_it(string code) =>
        Verify(Usings + code + "\n" + Declare("libgdiplus"));

    [TestMethod]
    [DataRow("RUN apt-get update && apt-get install -y libgdiplus\nWORKDIR")]
    [DataRow("COPY --from=build /lib/libgdiplus.so /usr/lib/\nWORKDIR")]
    [DataRow("COPY --from=build /out/ /\nWORKDIR")]
    [DataRow("RUN ./install.sh\nWORKDIR")]
    public void Nor_is_a_library_that_an_instruction_may_bring(string instruction) =>
        Verify(Usings + "Native.Call();\n" + Declare("libgdiplus"),
            Full.Replace("WORKDIR", instruction, StringComparison.Ordinal));

    [TestMethod]
    public void Nor_is_one_that_a_package_brings() => Verify(Usings + "Native.Call();\n" + Declare("libgdiplus"),
        project: "PackageReferences=runtime.linux-x64.gdiplus/1.0.0");

    [TestMethod]
    public void Images_before_8_have_Kerberos()
    {
        var code = Usings + "Native.Call();\n" + Declare("libgssapi_krb5.so.2");
        Verify(code, Full.Replace("10.0", "6.0", StringComparison.Ordinal));
    }

    private static string Declare(string library) =>
        $"static class Native {{ [DllImport(\"{library}\")] public static extern int Call(); }}";
}
