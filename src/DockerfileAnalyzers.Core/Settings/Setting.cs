namespace DockerfileAnalyzers.Settings;

/// <summary>Where a setting is written.</summary>
internal enum SettingPlace
{
    /// <summary>A property of MSBuild.</summary>
    Property,
    /// <summary>An item of MSBuild.</summary>
    Item,
    /// <summary>Metadata of an item.</summary>
    Metadata,
    /// <summary>A key of .editorconfig or .globalconfig.</summary>
    Key,
}

/// <summary>The components that read a setting.</summary>
[Flags]
internal enum SettingReaders
{
    /// <summary>A build, whether the compiler or the task reports.</summary>
    Build = 1,
    Fix = 2,
    Report = 4,
    All = Build | Fix | Report,
}

/// <summary>The description of a setting: its name, its valid values, and the components that read it.</summary>
internal abstract class Setting
{
    private protected Setting(
        SettingPlace place, string name, SettingKind kind, string description, SettingReaders readers)
    {
        Place = place;
        Name = name;
        Kind = kind;
        Description = description;
        Readers = readers;
    }

    public SettingPlace Place { get; }

    /// <summary>
    /// The name of the property, item or metadata; the whole key, with <c>{0}</c> where a rule or category is named.
    /// </summary>
    public string Name { get; }

    public SettingKind Kind { get; }

    /// <summary>One line.</summary>
    public string Description { get; }

    public SettingReaders Readers { get; }

    /// <summary>The rule of an option, or the item of metadata.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// Defined by the container tools of Visual Studio, and also read here: their
    /// packages set it without the user.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>The default where nothing valid is set, as users write it; empty for none.</summary>
    public string DefaultText { get; init; } = "";

    public override string ToString() => Name;
}

/// <typeparam name="T">What the code reads.</typeparam>
internal sealed class Setting<T> : Setting
{
    internal Setting(
        SettingPlace place,
        string name,
        SettingKind<T> kind,
        T defaultValue,
        string description,
        SettingReaders readers = SettingReaders.All)
        : base(place, name, kind, description, readers)
    {
        ValueKind = kind;
        Default = defaultValue;
    }

    public SettingKind<T> ValueKind { get; }

    public T Default { get; }

    /// <summary>The value that a text represents; the default where it is missing or not valid.</summary>
    public T Read(string? text) =>
        !string.IsNullOrWhiteSpace(text) && ValueKind.TryParse(text!, out var value) ? value : Default;

    /// <summary>The key for a rule or a category.</summary>
    public string GetKey(string of) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Name, of);
}
