using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class CurrencyWithoutSymbolTests : CodeRuleTests<CurrencyWithoutSymbol>
{
    private const string Price = "var price = args.Length * 9.99m; ";

    [TestMethod]
    [DataRow("""Console.WriteLine([|price.ToString("C")|]);""")]
    [DataRow("""Console.WriteLine([|price.ToString("c0")|]);""")]
    [DataRow("""Console.WriteLine([|((decimal?)price).GetValueOrDefault().ToString("C2")|]);""")]
    [DataRow("""Console.WriteLine($"Total: [|{price:C}|]");""")]
    [DataRow("""Console.WriteLine($"Total: [|{price,10:C2}|] for {args.Length}");""")]
    [DataRow("""decimal? some = price; Console.WriteLine($"[|{some:C}|]");""")]
    [DataRow("""Console.WriteLine([|string.Format("{0} costs {1:C}", "milk", price)|]);""")]
    [DataRow("""const string format = "C"; Console.WriteLine([|args.Length.ToString(format)|]);""")]
    public void The_invariant_culture_has_no_currency(string marked) => Verify(Price + marked, Chiseled);

    [TestMethod]
    public void The_message_shows_the_code() => Verify(Price + """Console.WriteLine($"Total: [|{price:C}|]");""",
        Chiseled, "'{price:C}' writes '¤' instead of a currency symbol: line 1 of 'Dockerfile' enables "
            + "globalization-invariant mode, in which the current culture is the invariant culture");

    [TestMethod]
    [DataRow("""Console.WriteLine([|args.Length.ToString("C")|])""")]
    [DataRow("""Console.WriteLine($"[|{args.Length:C}|]")""")]
    public void Visual_Basic_is_read_as_well(string marked) => Verify(marked, Chiseled, isVisualBasic: true);

    [TestMethod]
    [DataRow("""Console.WriteLine(price.ToString("N2") + price.ToString());""")]
    [DataRow("""Console.WriteLine(price.ToString("C", System.Globalization.CultureInfo.InvariantCulture));""")]
    [DataRow("""Console.WriteLine(string.Format(Thread.CurrentThread.CurrentCulture, "{0:C}", price));""")]
    [DataRow("""Console.WriteLine(FormattableString.Invariant($"{price:C}"));""")]
    [DataRow("""FormattableString text = $"{price:C}"; Console.WriteLine(text.Format);""")]
    [DataRow("""Console.WriteLine(string.Create(null, $"{price:C}"));""")]
    [DataRow("""Console.WriteLine(TimeSpan.FromSeconds(args.Length).ToString("c") + $"{TimeSpan.Zero:c}");""")]
    [DataRow("""Console.WriteLine(string.Format("{0:c} {1}", TimeSpan.Zero, price));""")]
    [DataRow("""Console.WriteLine(price.ToString(args[0]));""")]
    [DataRow("""if (OperatingSystem.IsWindows()) Console.WriteLine($"{price:C}");""")]
    public void Other_formats_and_cultures_are_not_reported(string code) => Verify(Price + code, Chiseled);

    [TestMethod]
    public void Nor_is_a_culture_that_was_given_a_symbol() => Verify(Price + """
        var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencySymbol = "EUR";
        System.Globalization.CultureInfo.CurrentCulture = culture;
        Console.WriteLine($"{price:C}");
        """, Chiseled);

    [TestMethod]
    public void Nor_is_an_image_with_cultures() => Verify(Price + """Console.WriteLine($"{price:C}");""");
}
