namespace DockerfileAnalyzers.Model.Image;

/// <summary>A fact about the image, and the part of the Dockerfile that decides it.</summary>
internal sealed record ImageFact<T>(T Value, TextSpan Span);

/// <summary>
/// The image of a Dockerfile, as the program of the project sees it. A fact that is <see langword="null"/> is not
/// known. Not thread-safe.
/// </summary>
internal sealed class FinalImage
{
    private const string WebRoot = "wwwroot";

    // It publishes settings files, as that of web projects does.
    private const string WorkerSdk = "Microsoft.NET.Sdk.Worker";

    private const string InvariantVariable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private static readonly Fact<FinalImage?> s_fact = new(model =>
        model.FinalStage is { } stage && !model.IsForDevelopment && !model.IsTemplate
            && stage.BaseImage is { IsWindows: not true, Facts.Os: not OsFamily.Windows }
            && DotNetBuild.Of(model).ShipsThisProject ? new FinalImage(model, stage) : null);

    private ImmutableArray<ListeningEndpoints?>? _listening;

    private FinalImage(DockerfileModel model, Stage stage)
    {
        Model = model;
        Stage = stage;
        Base = stage.BaseImage!;
        From = stage.Chain.Last().From.ImageName.Span;
        Start = ((InstructionSyntax?)stage.FinalState.Entrypoint ?? stage.FinalState.Cmd)?.Span ?? From;
    }

    /// <summary>
    /// <see langword="null"/> where the Dockerfile is not known to ship this project, is made for development, or
    /// makes an image of Windows.
    /// </summary>
    public static FinalImage? Of(DockerfileModel model) => s_fact.Of(model);

    public DockerfileModel Model { get; }

    public Stage Stage { get; }

    public BaseImage Base { get; }

    public SourceFile File => Model.File;

    public ProjectFacts Project => Model.Project;

    /// <summary>The name of the base image in the Dockerfile.</summary>
    public TextSpan From { get; }

    /// <summary>The instruction that starts the program; the name of the base image where there is none.</summary>
    public TextSpan Start { get; }

    /// <summary>Whether culture data is turned off; <see langword="null"/> where that is not known.</summary>
    public ImageFact<bool>? IsInvariant
    {
        get
        {
            // The variable takes precedence over the property.
            if (Stage.FinalState.Variables.Find(InvariantVariable) is { IsArgument: false } variable)
            {
                return variable is { Value: { } value, Definition: { } definition }
                    ? new(value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase), definition.Span)
                    : null;
            }

            return Base.Facts?.IsInvariant is { } isInvariant ? new(isInvariant, From) : null;
        }
    }

    /// <summary>Whether there is time zone data; <see langword="null"/> where that is not known.</summary>
    public bool? HasTimeZones => Base.Facts?.Contents.Has("tzdata") switch
    {
        false when MayBeBrought("/usr/share/zoneinfo", "tzdata", "zoneinfo") => null,
        var has => has,
    };

    /// <summary>Whether anything indicates a server certificate.</summary>
    public bool MayHaveCertificate => ServerCertificate.MayExist(Model, Stage);

    /// <summary>The ports of EXPOSE; <see langword="null"/> where one of them is not known.</summary>
    public ImmutableArray<ImageFact<int>>? ExposedPorts => Stage.ExposedPorts
        .Select(word => PortSpecification.FindPort(word) is { } port ? new ImageFact<int>(port, word.Span) : null)
        .ToImmutableArray() is var ports
        && !ports.Contains(null) ? ports.OfType<ImageFact<int>>().ToImmutableArray() : null;

    /// <summary>Whether a container finds a program: its name, or a path in a folder of the system.</summary>
    public Presence FindProgram(string program)
    {
        // No image of .NET has it; many packages bring it along.
        if (program == "xdg-open")
            return Base.Facts?.Toolchain is not Toolchain.DotNetRuntime
                || MayBeBrought("/usr/bin", "xdg", "install", "apk", "dnf", "yum") ? Presence.Unknown : Presence.Absent;
        return new ImagePrograms(Model, Stage).FindCalled(program);
    }

    /// <summary>Whether the system of the image is certainly one of Linux.</summary>
    public bool IsLinux => Base.Facts?.Os is not (null or OsFamily.Windows or OsFamily.Scratch);

    /// <summary>Whether a container of the image is known to be started with open input or a terminal.</summary>
    public bool IsInteractive => Project.InteractiveImages.Any(path => ProjectFacts.SamePath(path, File.Path));

    /// <summary>Whether a directory may be next to the program; also where that is not known.</summary>
    public bool MayExist(string path)
    {
        var full = ContainerPath.Normalize(path);
        var first = full.Split('/')[0];
        return BuildContext.Of(Model).Manifest is not { IsTruncated: false } manifest
            || DotNetBuild.Of(Model).ToContext(Project.ProjectFile) is not { } project
            || manifest.Exists(project.Substring(0, project.LastIndexOf('/') + 1)
                // A publish copies it as it is.
                + (first == WebRoot ? full : first)) || Mentions(first);
    }

    /// <summary>The settings file in the image that has the password of a connection string.</summary>
    public SettingsPassword? FindPassword(string name) =>
        Project.SettingsPasswords.FirstOrDefault(password =>
            password.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && ContainsSettings(password.File));

    /// <summary>Whether the image contains a settings file of the project as it is.</summary>
    public bool ContainsSettings(string file) =>
        (Project.IsTrue("UsingMicrosoftNETSdkWeb") == true || Project["Sdk"] == WorkerSdk)
        && !Mentions("appsettings") && IsSent(file);

    private bool Mentions(string text) => Model.Syntax.Instructions.Any(instruction =>
        instruction.Arguments.Text.Mentions(text));

    private bool IsSent(string file) => DotNetBuild.Of(Model).ToContext(Project.ProjectFile) is { } project
        && BuildContext.Of(Model).Exists(project.Substring(0, project.LastIndexOf('/') + 1) + file) == true;

    /// <summary>Whether an instruction may have put something at a path.</summary>
    /// <param name="words">An instruction with one of these in its text may bring it.</param>
    public bool MayBeBrought(string path, params string[] words) => Stage.ChainInstructions.Any(instruction =>
        words.Any(word => instruction.Arguments.Text.Mentions(word))
        || (instruction is CopyingInstructionSyntax copying
            && (CopyResolver.Of(Model, copying).Target is not { } target || ContainerPath.IsWithin(path, target.Path)))
        || (instruction is RunInstructionSyntax && UnseenCode.FindInstaller(Model, instruction) is not null));

    /// <summary>
    /// The USER, or the base image, because of which the program may not write at a path; <see langword="null"/>
    /// where it may, or that is not known.
    /// </summary>
    public TextSpan? FindWriteProtection(string path) =>
        WriteProtection.IsIn(Model, Stage, path, out var decider) ? decider ?? From : null;

    /// <summary>
    /// The same for a path whose directories the program creates: because of which it may not create the first one.
    /// </summary>
    public TextSpan? FindProtectionOfTree(string path) =>
        ContainerPath.IsAbsolute(path) || path.StartsWith("..", StringComparison.Ordinal) ? null
            : FindWriteProtection(ContainerPath.Normalize(path).Split('/')[0]);

    /// <summary>
    /// The addresses on which the program listens, from the known code, settings and image: one list for each way in
    /// which it can be started. <see langword="null"/> in it where that is not known.
    /// </summary>
    public ImmutableArray<ListeningEndpoints?> Listening => _listening ??=
        ListeningEndpoints.FindAll(Model, Stage).Select(service => service.Endpoints).ToImmutableArray();
}
