using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class NonHexadecimalGcSettingTests : RuleTests<NonHexadecimalGcSetting>
{
    [TestMethod]
    [DataRow("DOTNET_GCHeapHardLimit", "200MB")]
    [DataRow("DOTNET_GCgen0size", "64M")]
    [DataRow("COMPlus_GCHeapAffinitizeMask", "0-3")]
    [DataRow("DOTNET_GCHeapHardLimitPercent", "75%")]
    public void A_value_is_not_a_number(string name, string value) => Verify(
        $"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENV {name}=[|{value}|]\n",
        message: $"'{name}' is read as a hexadecimal number; '{value}' is not hexadecimal");

    [TestMethod]
    public void A_number_of_megabytes_is_decimal() => Verify(
        "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENV DOTNET_GCHeapHardLimit=[|209715200|]\n",
        message: "'DOTNET_GCHeapHardLimit' is read as a hexadecimal number; '209715200' is 8343 MB, not 200 MB");

    [TestMethod]
    [DataRow("DOTNET_GCHeapHardLimit=0xC800000")]
    [DataRow("DOTNET_GCHeapHardLimit=C800000")]
    [DataRow("DOTNET_GCHeapHardLimit=10000000")]
    [DataRow("DOTNET_GCHeapAffinitizeMask=F")]
    [DataRow("DOTNET_GCHeapHardLimitPercent=75")]
    [DataRow("DOTNET_GCHeapHardLimit=$LIMIT")]
    [DataRow("DOTNET_GCHeapHardLimit=")]
    [DataRow("DOTNET_gcServer=1")]
    [DataRow("GCHeapHardLimit=200MB")]
    public void Hexadecimal_numbers_and_other_variables_are_not_reported(string variable) =>
        Verify($"FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENV {variable}\n");
}
