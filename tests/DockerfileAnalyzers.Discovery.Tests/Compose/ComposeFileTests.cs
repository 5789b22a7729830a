using System.Text;

namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>The Dockerfiles that compose files build, in all forms of YAML.</summary>
[TestClass]
public sealed class ComposeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _problems = [];

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("environment:\n      SHOP_BIND: 0.0.0.0:5000")]
    [DataRow("environment:\n      - SHOP_BIND=0.0.0.0:5000")]
    [DataRow("command: --bind 0.0.0.0:5000")]
    [DataRow("restart: always\n  dapr:\n    image: dapr\n    network_mode: service:shop")]
    public void A_port_that_a_variable_or_another_container_may_serve_is_not_one_of_the_program(string lines)
    {
        File.WriteAllText(_folder["compose.yaml"],
            $"services:\n  shop:\n    build: .\n    ports: [\"5000:5000\"]\n    {lines}\n");
        Assert.IsEmpty(ComposeFile.Read([_folder["compose.yaml"]]).Single().Ports);
    }

    [TestMethod]
    [DataRow("4026:4026")]
    [DataRow("5101:4024/tcp")]
    [DataRow("${SHOP_DEBUG_PORT:-5005}:5005")]
    [DataRow("5005:${DEBUG_PORT:-5005}")]
    public void The_port_of_a_debugger_is_not_one_of_the_program(string port)
    {
        File.WriteAllText(_folder["compose.yaml"],
            $"services:\n  shop:\n    build: .\n    ports: [\"{port}\", \"80:8080\"]\n");
        Assert.AreEqual(8080, ComposeFile.Read([_folder["compose.yaml"]]).Single().Ports.Single());
    }

    [TestMethod]
    [DataRow("environment:\n      SHOP_BIND: 0.0.0.0:50001")]
    [DataRow("network_mode: bridge")]
    public void Any_other_port_is(string lines)
    {
        File.WriteAllText(_folder["compose.yaml"],
            $"services:\n  shop:\n    build: .\n    ports: [\"5000:5000\"]\n    {lines}\n");
        Assert.AreEqual(5000, ComposeFile.Read([_folder["compose.yaml"]]).Single().Ports.Single());
    }

    [TestMethod]
    [DataRow("services:\n  web:\n    build: src\n", "web:src/Dockerfile")]
    [DataRow("services:\n  web:\n    build: { context: src, dockerfile: a.Dockerfile }\n", "web:src/a.Dockerfile")]
    [DataRow("x-build: &build\n  context: src\nservices:\n  web:\n    build: *build\n", "web:src/Dockerfile")]
    [DataRow("x-build: &build\n  context: src\nservices:\n  web:\n    build:\n      <<: *build\n      dockerfile: b\n",
        "web:src/b")]
    [DataRow("x-base: &base\n  build: src\nservices:\n  web:\n    <<: *base\n  api:\n    <<: [*base]\n    build: api\n",
        "web:src/Dockerfile api:api/Dockerfile")]
    [DataRow("services:\n  web:\n    profiles: [debug]\n    build: src\n", "web:src/Dockerfile")]
    [DataRow("services:\n  web:\n    build: ${FOLDER:-src}\n  api:\n    build: ${UNKNOWN}\n", "web:src/Dockerfile")]
    [DataRow("services:\n  web:\n    build: src\n---\nservices:\n  api:\n    build: api\n",
        "web:src/Dockerfile api:api/Dockerfile")]
    [DataRow("services:\n  web:\n    image: web\n---\nservices:\n  web:\n    build: src\n", "web:src/Dockerfile")]
    [DataRow("services: !override\n  web:\n    build: !reset src\n", "web:src/Dockerfile")]
    [DataRow("{\"services\": {\"web\": {\"build\": \"src\"}}}", "web:src/Dockerfile")]
    [DataRow("\uFEFFservices:\r\n  web:\r\n    build: src\r\n", "web:src/Dockerfile")]
    [DataRow("services:\n  web:\n    build: https://example.com/x.git\n  api:\n    build: git@example.com:x\n", "")]
    [DataRow("services:\n  web:\n    extends: base\n  base:\n    build: src\n", "base:src/Dockerfile")]
    [DataRow("services:\n  web: null\n  api: 3\n  db: [a]\n", "")]
    [DataRow("services: []\n", "")]
    [DataRow("# nothing\n", "")]
    public void Services_are_found_with_their_Dockerfiles(string text, string expected)
    {
        Assert.AreEqual(expected, Describe(Read(text)));
        Assert.IsEmpty(_problems);
    }

    [TestMethod]
    [DataRow("ports: [\"5101:8080\"]", "5101:catalog:8080")]
    [DataRow("ports: [\"127.0.0.1:5101:8080/tcp\"]", "5101:catalog:8080")]
    [DataRow("ports: [{ published: 5101, target: 8080 }]", "5101:catalog:8080")]
    [DataRow("ports: [\"8080\", \"5000-5001:80\", \"${PORT}:80\", a]", "")]
    [DataRow("ports: [\"5101:8080\"]\n  extra:\n    image: x\n    ports: [\"6379:6379\"]",
        "5101:catalog:8080 6379:extra:6379")]
    public void The_ports_of_the_other_services_are_known(string ports, string expected) => Assert.AreEqual(expected,
        string.Join(" ", Read(
            $"services:\n  web:\n    build: src\n    ports: [\"80:80\"]\n  catalog:\n    image: c\n    {ports}\n")
            .Single().Neighbors.Select(port => $"{port.HostPort}:{port.Service}:{port.Port}")));

    [TestMethod]
    public void On_the_network_of_the_host_they_are_on_localhost() => Assert.IsEmpty(Read(
        "services:\n  web:\n    build: src\n    network_mode: host\n"
            + "  catalog:\n    image: c\n    ports: [\"5101:80\"]\n")
        .Single().Neighbors);

    [TestMethod]
    public void A_later_file_adds_to_the_services_of_an_earlier_one()
    {
        File.WriteAllText(_folder["compose.yaml"], "services:\n  web:\n    build: src\n");
        File.WriteAllText(_folder["compose.override.yaml"], "services:\n  web:\n    ports: [\"80:8080\"]\n");
        var service = ComposeFile.Read([_folder["compose.yaml"], _folder["compose.override.yaml"]]).Single();
        Assert.AreEqual(8080, service.Ports.Single());
    }

    [TestMethod]
    [DataRow("compose.override.yaml", "build: { context: src, target: dev }", "80,5000")]
    [DataRow("compose.prod.yaml", "restart: always", "80,5000")]
    [DataRow("compose.dev.yaml", "build: { context: src, target: dev }", "80")]
    [DataRow("compose.dev.yaml", "image: registry.example.com/web", "80")]
    [DataRow("compose.dev.override.yaml", "restart: always", "80", "compose.dev.yaml")]
    public void A_complete_file_is_used_on_its_own(string name, string lines, string expected, string? third = null)
    {
        void WriteService(string file, string service) => File.WriteAllText(_folder[file],
            $"services:\n  web:\n    {service}\n");
        WriteService("compose.yaml", "build: src\n    ports: [\"8080:80\"]");
        WriteService(name, lines + "\n    ports: [\"5000:5000\"]");
        if (third is not null)
            WriteService(third, "build: src");
        var files = new[] { "compose.yaml", third, name }.OfType<string>().Select(file => _folder[file]).ToArray();
        Assert.AreEqual(expected, string.Join(",", ComposeFile.Read(files).First().Ports));
    }

    [TestMethod]
    public void A_port_is_in_the_file_that_publishes_it()
    {
        File.WriteAllText(_folder["compose.yaml"], "services:\n  web:\n    build: src\n    ports: [\"80:8080\"]\n");
        File.WriteAllText(_folder["compose.override.yaml"], "services:\n  web:\n    ports: [\"443:8081\"]\n");
        var service = ComposeFile.Read([_folder["compose.yaml"], _folder["compose.override.yaml"]]).Single();
        Assert.AreEqual("compose.yaml", service.PortFiles[8080]);
        Assert.AreEqual("compose.override.yaml", service.PortFiles[8081]);
    }

    [TestMethod]
    [DataRow("./appsettings.docker.json:/app/appsettings.json", true)]
    [DataRow("./data:/app/data", false)]
    public void Settings_that_are_mounted_may_be_others(string volume, bool isUnknown) => Assert.AreEqual(isUnknown,
        Read($"services:\n  web:\n    build: src\n    volumes: [\"{volume}\"]\n").Single().IsStartUnknown);

    [TestMethod]
    [DataRow("ports: [\"5000:5000\"]", false)]
    [DataRow("environment: [\"ASPNETCORE_URLS=http://+:5000\"]", true)]
    public void The_settings_of_another_complete_file_may_be_those_of_the_program(string line, bool isUnknown)
    {
        File.WriteAllText(_folder["compose.yaml"], "services:\n  web:\n    build: src\n");
        File.WriteAllText(_folder["compose.dev.yaml"], $"services:\n  web:\n    build: src\n    {line}\n");
        var service = ComposeFile.Read([_folder["compose.yaml"], _folder["compose.dev.yaml"]]).Single();
        Assert.AreEqual(isUnknown, service.IsStartUnknown);
        Assert.IsEmpty(service.Settings);
    }

    [TestMethod]
    public void A_line_is_that_of_what_was_written_also_where_it_is_merged()
    {
        var service = Read("""
            # environment of all
            x-environment: &environment
              ASPNETCORE_URLS: http://+:5000

            services:
              web:
                build: src
                environment:
                  <<: *environment
                  A: b
            """).Single();
        Assert.AreEqual(3, service.Settings.Single().Line);
    }

    [TestMethod]
    [DataRow("services:\n  web:\n    build: src\n   args:\n")]
    [DataRow("services:\n  web: &a\n    build: *b\n")]
    [DataRow("services:\n\tweb: {}\n")]
    [DataRow("services: [")]
    [DataRow("services:\n  web: 'a\n")]
    [DataRow("services:\n  a: {}\n  a: {}\n")]
    [DataRow("%YAML 9.9\n---\nservices: {}\n...\n}")]
    public void What_is_not_YAML_is_one_problem(string text)
    {
        Assert.IsEmpty(Read(text));
        Assert.HasCount(1, _problems);
    }

    [TestMethod]
    [DataRow("<<: [{0}]")]
    [DataRow("a: [{0}]")]
    [DataRow("? [{0}]\n  : b")]
    public void Aliases_that_multiply_are_one_problem(string line)
    {
        var text = new StringBuilder("x-0: &a0\n  k0: v\n");
        for (var i = 1; i <= 40; i++)
        {
            var aliases = string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10));
            text.Append($"x-{i}: &a{i}\n  k{i}: v\n  {line.Replace("{0}", aliases, StringComparison.Ordinal)}\n");
        }

        Assert.IsEmpty(Read(text.Append("services:\n  web:\n    <<: *a40\n    build: src\n").ToString()));
        Assert.AreEqual("its aliases expand to more than 1 million nodes; use fewer aliases", _problems.Single());
    }

    [TestMethod]
    public void An_alias_of_what_holds_it_ends_in_time()
    {
        Read("services: &a\n  web: &b\n    build: src\n    x: *b\n    args: *a\n");
        Read("services: &a\n  <<: *a\n  web: &b\n    <<: [*b, *a]\n    build: src\n");
        Read("a: &a [*a, *a]\nservices:\n  web:\n    build: { context: src, args: [*a] }\n");
        Assert.IsLessThan(3, _problems.Count);
    }

    private ComposeService[] Read(string text)
    {
        File.WriteAllText(_folder["compose.yaml"], text);
        return ComposeFile.Read([_folder["compose.yaml"]], (_, reason) => _problems.Add(reason)).ToArray();
    }

    private string Describe(IEnumerable<ComposeService> services) => string.Join(' ', services.Select(service =>
        $"{service.Name}:{Path.GetRelativePath(_folder.Path, service.Dockerfile).Replace('\\', '/')}"));
}
