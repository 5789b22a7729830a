namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>Where an ASP.NET Core program in the container listens.</summary>
/// <param name="IsDefault">By what the base image sets: nothing says otherwise.</param>
internal sealed record ListeningEndpoints(ImmutableArray<Endpoint> Endpoints, bool IsDefault)
{
    private static readonly Fact<Stage, ServiceEndpoints[]> s_services = new(CreateAll);

    private static readonly string[] s_urls = { "ASPNETCORE_URLS", "DOTNET_URLS", "URLS" };

    private static readonly string[] s_httpPorts = { "ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS" };

    private static readonly string[] s_httpsPorts = { "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "HTTPS_PORTS" };

    public ImmutableArray<int> Ports => Endpoints.Select(endpoint => endpoint.Port).Distinct().ToImmutableArray();

    /// <summary>
    /// For every service of a compose file that starts the image with settings of its own, and
    /// for the image as it is where none does.
    /// </summary>
    public static IEnumerable<ServiceEndpoints> FindAll(DockerfileModel model, Stage stage) =>
        s_services.Of(model, stage);

    private static ServiceEndpoints[] CreateAll(DockerfileModel model, Stage stage)
    {
        var services = ProjectFacts.Of(model.Project.ComposeSettings, model.File.Path)
            .Select(setting => setting.Service).Distinct().ToArray();
        return services.Length == 0
            ? new[] { new ServiceEndpoints(null, Find(model, stage)) }
            : Array.ConvertAll(services, service => new ServiceEndpoints(service, Find(model, stage, service)));
    }

    /// <param name="service">The service of a compose file whose variables count.</param>
    /// <returns>
    /// <see langword="null"/> where that is not known: another image, a variable
    /// without value, settings by other names.
    /// </returns>
    public static ListeningEndpoints? Find(DockerfileModel model, Stage stage, string? service = null)
    {
        var finder = new EndpointFinder(model, stage, service);
        return finder.IsUnknown ? null : finder.Find();
    }

    /// <summary>
    /// The ports on which the program of a stage listens, as far as that is known. EXPOSE counts only where nothing
    /// sets the port of ASP.NET Core, neither the base image nor a variable.
    /// </summary>
    public static IEnumerable<int> FindPorts(DockerfileModel model, Stage stage)
    {
        var known = FindAll(model, stage).Select(service => service.Endpoints).OfType<ListeningEndpoints>().ToArray();
        return known.Length == 0 && stage.BaseImage?.Facts?.HttpPort is null
            ? stage.ExposedPorts.Select(PortSpecification.FindPort).OfType<int>()
            : known.Where(endpoints => !endpoints.IsDefault || model.Project.MayBeWebProject)
                .SelectMany(endpoints => endpoints.Ports);
    }

    /// <summary>The URLs that a variable of the image names, whatever else may override it.</summary>
    public static IReadOnlyList<Endpoint>? FindUrls(Stage stage) => s_urls.Select(stage.FinalState.Variables.Find)
        .Where(variable => variable?.Definition?.Value is not null)
        .Select(variable => Endpoint.ParseList(variable!.Value, $"'{variable.Name}'", variable.Definition!.Value!.Span))
        .FirstOrDefault();

    /// <summary>
    /// Whether the Dockerfile alone decides: not an argument that a build may replace. A start command that also runs
    /// other programs can serve other ports.
    /// </summary>
    public bool IsSetByDockerfile(DockerfileModel model, Stage stage)
    {
        bool IsOfDotNet(ShellCommand command) => command.Name is "dotnet"
            || command.Name.StartsWith("-", StringComparison.Ordinal)
            || command.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = model.GetStartCommands(stage).ToArray();
        return !IsDefault && !Endpoints.IsEmpty && (start.Length == 1 || start.All(IsOfDotNet))
            && Endpoints.All(endpoint => endpoint is { Span: { } span, IsLocal: false, Port: > 0 }
                && model.File.GetText(span).IndexOf('$') < 0);
    }

    /// <summary>Collects everything that decides where the program listens.</summary>
    private sealed class EndpointFinder
    {
        private readonly DockerfileModel _model;
        private readonly Stage _stage;
        private readonly ComposeSetting[] _settings;
        private readonly ShellCommand[] _start;

        public EndpointFinder(DockerfileModel model, Stage stage, string? service)
        {
            _model = model;
            _stage = stage;
            _settings = ProjectFacts.Of(model.Project.ComposeSettings, model.File.Path)
                .Where(setting => setting.Service == service).ToArray();
            _start = model.GetStartCommands(stage).ToArray();
        }

        private string Environment =>
            FindVariable("ASPNETCORE_ENVIRONMENT")?.Value ?? FindVariable("DOTNET_ENVIRONMENT")?.Value ?? "Production";

        /// <summary>Whether something that is not read here decides instead.</summary>
        public bool IsUnknown => (_settings.Length == 0 && _model.Project.UnknownStarts.Contains(_model.File.Path))
            || _settings.Any(setting => setting.Name.Length == 0)
            || DotNetBuild.Of(_model) is { MayShipThisProject: false } && !_model.Project.Endpoints.IsEmpty
            || UnknownStart.Is(_model, _stage)
            || _start.Any(command => command.Arguments.Any(argument => argument.Text.Contains("--http_ports")));

        public ListeningEndpoints? Find()
        {
            var project = _model.Project.Endpoints.Where(entry => entry.AppliesTo(Environment)).ToArray();
            var bound = project.Where(entry => entry.Key == "Listen").Concat(GetKestrelSettings(project)).ToArray();
            if (bound.Length > 0 || FindKestrelVariables().Any())
                return Join(bound.Select(Parse).Concat(FindKestrelVariables()));
            var code = project.Where(entry => entry is { Key: "Urls", IsSettings: false }).ToArray();
            var settings = project.LastOrDefault(entry =>
                entry is { IsSettings: true } && entry.Key.Equals("Urls", StringComparison.OrdinalIgnoreCase));
            var urls = FindUrlVariables();
            // The precedence depends on how the host is set up.
            if (new[] { code.Length > 0, settings is not null, urls.Length > 0 }.Count(isThere => isThere) > 1)
                return null;
            if (code.Length > 0)
                return Join(code.Select(Parse));
            if (settings is not null)
                return Join(new[] { Parse(settings) });
            if (urls.Length > 0)
                return Join(urls);
            return project.Any(entry => entry.Key == "Ports") ? null : FindPorts();
        }

        private ListeningEndpoints? FindPorts()
        {
            var ports = s_httpPorts.Select(name => FindVariable(name))
                .OfType<FoundVariable>().Select(port => ParsePorts("http", port)).ToArray();
            var securePorts = s_httpsPorts.Select(name => FindVariable(name))
                .OfType<FoundVariable>().Select(port => ParsePorts("https", port)).ToArray();
            if (securePorts.Length > 0 && ports.Length == 0 && _stage.BaseImage?.Facts?.HttpPort is { } inherited)
                return Join(securePorts.Append(new[] { new Endpoint("http", "+", inherited, "The base image", null) }));
            if (ports.Length + securePorts.Length > 0)
                return Join(ports.Concat(securePorts));
            return _stage.BaseImage?.Facts?.HttpPort is { } port
                ? new ListeningEndpoints(
                    ImmutableArray.Create(new Endpoint("http", "+", port, "The base image", null)), IsDefault: true)
                : null;
        }

        private static IReadOnlyList<Endpoint>? ParsePorts(string scheme, FoundVariable variable)
        {
            if (variable.Value is not { } value)
                return null;
            var urls = value.Split(new[] { ';' }, StringSplitOptions.RemoveEmptyEntries)
                .Select(number => $"{scheme}://+:{number.Trim()}");
            return value.Trim().Length == 0
                ? Array.Empty<Endpoint>()
                : Endpoint.ParseList(string.Join(";", urls), variable.Origin, variable.Span);
        }

        // Every variable and option that names URLs.
        private IReadOnlyList<Endpoint>?[] FindUrlVariables()
        {
            var option = _settings.LastOrDefault(setting => setting.Name == "--urls");
            if (option is not null)
                return new[] { Endpoint.ParseList(option.Value, option.Origin, null) };
            if (FindArgument("--urls") is { } argument)
                return new[] { Endpoint.ParseList(argument.Value, "'--urls'", argument.Span) };
            return s_urls.Select(FindVariable).OfType<FoundVariable>()
                .Where(variable => variable.Value is null or { Length: > 0 })
                .Select(variable => Endpoint.ParseList(variable.Value, variable.Origin, variable.Span)).ToArray();
        }

        private (string? Value, TextSpan Span)? FindArgument(string name)
        {
            foreach (var command in _start)
            {
                // The CMD of an image with an ENTRYPOINT has arguments only.
                var arguments = command.ProgramAsWritten.StartsWith("-", StringComparison.Ordinal)
                    ? command.Arguments.Insert(
                        0, new CommandArgument(command.ProgramAsWritten, command.ProgramAsWritten, command.NameSpan))
                    : command.Arguments;
                for (var i = 0; i < arguments.Length; i++)
                {
                    var text = arguments[i].Literal ?? arguments[i].Text;
                    if (text == name && i + 1 < arguments.Length)
                        return (arguments[i + 1].Literal, arguments[i + 1].Span);
                    if (text.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))
                        return (text.Substring(name.Length + 1), arguments[i].Span);
                }
            }

            return null;
        }

        private FoundVariable? FindVariable(string name)
        {
            if (_settings.LastOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                is { } setting)
                return new FoundVariable(setting.Value.Length > 0 ? setting.Value : null, setting.Origin, null);
            return _stage.FinalState.Variables.Find(name) is { } variable
                ? new FoundVariable(variable.Value, $"'{name}'", variable.Definition?.Value?.Span) : null;
        }

        // A later file or variable replaces the endpoint of the same name.
        private IEnumerable<ProjectEndpoint> GetKestrelSettings(IEnumerable<ProjectEndpoint> project) => project
            .Where(entry => entry.Key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase))
            .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.Last())
            .Where(entry => !FindKestrelNames().Contains(entry.Key, StringComparer.OrdinalIgnoreCase));

        private IEnumerable<KestrelVariable> KestrelVariables => _stage.FinalState.Variables.Variables
            .Select(variable => new KestrelVariable(
                CodeSetting.GetKey(variable.Name), variable.Value, $"'{variable.Name}'",
                variable.Definition?.Value?.Span))
            .Where(variable =>
                !_settings.Any(setting =>
                    CodeSetting.GetKey(setting.Name).Equals(variable.Key, StringComparison.OrdinalIgnoreCase)))
            .Concat(_settings.Select(setting =>
                new KestrelVariable(CodeSetting.GetKey(setting.Name), setting.Value, setting.Origin, null)))
            .Where(variable => variable.Key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase)
                && variable.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase));

        private IEnumerable<string> FindKestrelNames() =>
            KestrelVariables.Select(variable => variable.Key.Substring(0, variable.Key.Length - ":Url".Length));

        private IEnumerable<IReadOnlyList<Endpoint>?> FindKestrelVariables() =>
            KestrelVariables.Select(variable => Endpoint.ParseList(variable.Value, variable.Origin, variable.Span));

        private static IReadOnlyList<Endpoint>? Parse(ProjectEndpoint entry) =>
            entry.Value == "none" ? Array.Empty<Endpoint>() : Endpoint.ParseList(entry.Value, entry.Origin, null);

        private sealed record FoundVariable(string? Value, string Origin, TextSpan? Span);

        private sealed record KestrelVariable(string Key, string? Value, string Origin, TextSpan? Span);

        private static ListeningEndpoints? Join(IEnumerable<IReadOnlyList<Endpoint>?> lists)
        {
            var all = lists.ToArray();
            return all.Any(list => list is null)
                ? null
                : new ListeningEndpoints(all.SelectMany(list => list!).ToImmutableArray(), IsDefault: false);
        }
    }
}

/// <param name="Service">The service of a compose file; <see langword="null"/> for the image as it is.</param>
internal sealed record ServiceEndpoints(string? Service, ListeningEndpoints? Endpoints);
