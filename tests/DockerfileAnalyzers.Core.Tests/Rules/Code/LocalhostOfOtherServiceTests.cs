using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class LocalhostOfOtherServiceTests : CodeRuleTests<LocalhostOfOtherService>
{
    private const string Facts = "ComposeNeighbors=5101?catalog?8080|6379?redis?6379";

    [TestMethod]
    [DataRow("""using var client = new HttpClient { [|BaseAddress|] = new Uri("http://localhost:5101") };""")]
    [DataRow("""using var client = new HttpClient(); [|client.BaseAddress|] = new Uri("http://127.0.0.1:5101/v1/");""")]
    [DataRow("""await [|new HttpClient().GetStringAsync("http://localhost:5101/prices")|];""")]
    [DataRow("""const string Url = "http://localhost:5101"; await [|new HttpClient().GetAsync(Url + "/prices")|];""")]
    [DataRow("""using var request = [|new HttpRequestMessage(HttpMethod.Get, "http://localhost:5101/prices")|];""")]
    public void The_port_is_that_of_another_service(string marked) => Verify(marked, project: Facts,
        message: null);

    [TestMethod]
    public void The_message_names_the_address_inside() => Verify(
        """await [|new HttpClient().GetStringAsync("http://localhost:5101/prices")|];""", Full,
        "'GetStringAsync' uses 'http://localhost:5101', which refers to the container itself (line 5 of 'Dockerfile'); "
            + "use 'http://catalog:8080' to reach service 'catalog' of the compose file", project: Facts);

    [TestMethod]
    public void Visual_Basic_is_read_as_well() => Verify(
        """Dim text = [|New Net.Http.HttpClient().GetStringAsync("http://localhost:5101/")|]""", project: Facts,
        isVisualBasic: true);

    [TestMethod]
    [DataRow("""await new HttpClient().GetStringAsync("http://localhost:5200/prices");""")]
    [DataRow("""await new HttpClient().GetStringAsync("http://catalog:8080/prices");""")]
    [DataRow("""await new HttpClient().GetStringAsync("/prices");""")]
    [DataRow("""await new HttpClient().GetStringAsync(args.FirstOrDefault() ?? "http://localhost:5101/prices");""")]
    [DataRow("""if (args.Length > 0) await new HttpClient().GetStringAsync("http://localhost:5101/prices");""")]
    [DataRow("""try { await new HttpClient().GetAsync("http://localhost:5101"); } catch (HttpRequestException) { }""")]
    public void Other_addresses_and_conditions_are_not_reported(string code) => Verify(code, project: Facts);

    [TestMethod]
    public void Nor_is_a_port_on_which_the_program_itself_listens() => Verify("""
        var app = WebApplication.Create(args);
        app.Urls.Add("http://+:5101");
        await new HttpClient().GetStringAsync("http://localhost:5101/prices");
        """, project: Facts);

    [TestMethod]
    public void Nor_is_anything_without_a_compose_file() =>
        Verify("""await new HttpClient().GetStringAsync("http://localhost:5101/prices");""");
}
