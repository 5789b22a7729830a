namespace DockerfileAnalyzers.Input;

/// <summary>
/// A place in the code of the project that uses a member of a library, as the compiler understands it. Each fact is
/// read when a rule asks for it: almost no place is reported.
/// </summary>
/// <param name="fullName">
/// Type and member: <c>System.TimeZoneInfo.FindSystemTimeZoneById</c>; <see cref="NativeCall"/> for a native function,
/// <see cref="CurrencyFormat"/> for an amount of money.
/// </param>
internal abstract class CodeUse(string fullName)
{
    /// <summary>The name under which a rule asks for all calls of native functions.</summary>
    public const string NativeCall = "DllImport";

    /// <summary>
    /// The name under which a rule asks for all numbers that are written as amounts of money in the culture of the
    /// thread: the format <c>C</c>.
    /// </summary>
    public const string CurrencyFormat = "C";

    public string FullName { get; } = fullName;

    /// <summary>The type that declares the member: <c>System.TimeZoneInfo</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The name of the member; <c>.ctor</c> where an object is created.</summary>
    public abstract string Member { get; }

    public abstract SourceFile File { get; }

    /// <summary>The settings of the file.</summary>
    public abstract AnalyzerConfig Config { get; }

    /// <summary>The whole expression.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>The name of the member as written; of an object that is created, its type.</summary>
    public abstract TextSpan NameSpan { get; }

    /// <summary>
    /// The arguments in the order of the parameters. For a property, those of the method that is called on it.
    /// </summary>
    public abstract IReadOnlyList<CodeArgument> Arguments { get; }

    /// <summary>The method that is called on the value of a property: <c>Add</c> in <c>app.Urls.Add("…")</c>.</summary>
    public abstract string? CalledMember { get; }

    /// <summary>The value that is assigned to the property; <see langword="null"/> where there is none.</summary>
    public abstract CodeValue? Assigned { get; }

    /// <summary>
    /// Whether the place is not meant for the container, or is prepared to fail there: no finding is reported then.
    /// </summary>
    public abstract bool IsProtected { get; }

    /// <summary>
    /// Whether something decides at run time whether it is reached: an <c>if</c>, a loop, a <c>catch</c>.
    /// </summary>
    public abstract bool IsConditional { get; }

    /// <summary>
    /// The library of a native function that is called; <see langword="null"/> where a member of .NET is used.
    /// </summary>
    public abstract string? Library { get; }

    /// <summary>Whether the member is annotated as one that works on Windows.</summary>
    public abstract bool IsForWindows { get; }

    /// <summary>Whether the compiler reports its use on other operating systems (CA1416).</summary>
    public bool IsCheckedByCompiler => IsForWindows && Config["dotnet_diagnostic.CA1416.severity"] != "none";

    /// <summary>
    /// The event or token whose handler it is in: <c>System.AppDomain.ProcessExit</c>; <see langword="null"/> where
    /// it is in none.
    /// </summary>
    public abstract string? Handler { get; }

    /// <summary>Whether it is a statement of its own: nothing is done with what it returns.</summary>
    public abstract bool IsResultUnused { get; }

    /// <summary>Whether it is called on its type, and not as an extension.</summary>
    public abstract bool IsStatic { get; }

    /// <summary>The same place, where values of settings are known.</summary>
    /// <param name="find">Returns the value of a setting; <see langword="null"/> where it is not known.</param>
    public abstract CodeUse With(Func<CodeSetting, string?> find);

    /// <summary>Whether the code of the project has one of these texts in it, not as the beginning of a word.</summary>
    public bool MentionsInCode(params string[] texts) => texts.Any(Mentions);

    protected abstract bool Mentions(string text);

    /// <summary>The argument that is passed for a parameter.</summary>
    public CodeArgument? Find(string parameter) =>
        Arguments.FirstOrDefault(argument => argument.Parameter == parameter);

    /// <summary>
    /// The constant text that is passed for a parameter; <see langword="null"/> where it is not known.
    /// </summary>
    public string? GetText(string parameter) => Find(parameter)?.Value.Text;

    /// <summary>As a message shows it: <c>new CultureInfo</c>, <c>File.Create</c>, <c>Urls.Add</c>.</summary>
    public string CallName
    {
        get
        {
            var type = Type.Substring(Type.LastIndexOf('.') + 1);
            if (Member == ".ctor")
                return "new " + type;
            var name = CalledMember is null ? Member : $"{Member}.{CalledMember}";
            return IsStatic ? $"{type}.{name}" : name;
        }
    }
}

/// <param name="Parameter">The name of the parameter.</param>
internal sealed record CodeArgument(string Parameter, CodeValue Value);

/// <summary>The known facts about an expression. Each is read when a rule asks for it.</summary>
internal abstract class CodeValue
{
    public abstract TextSpan Span { get; }

    /// <summary>
    /// Its value, also of a local variable or read-only field that is assigned once, and of a setting; of a path below
    /// the folder of the program, that path. <see langword="null"/> where it is not known.
    /// </summary>
    public abstract object? Constant { get; }

    public string? Text => Constant as string;

    /// <summary>A number, or the number of an enumeration's value.</summary>
    public int? Number => Constant as int?;

    /// <summary>How its text begins, as far as that is known; empty where it is not.</summary>
    public abstract string Beginning { get; }

    /// <summary>Whether it is written here as one literal, which an edit can replace.</summary>
    public abstract bool IsLiteral { get; }

    /// <summary>
    /// The static field or property that it reads: <c>System.Net.IPAddress.Loopback</c>;
    /// <see langword="null"/> for anything else.
    /// </summary>
    public abstract string? Member { get; }

    /// <summary>The name of that member, as written.</summary>
    public abstract TextSpan MemberSpan { get; }

    /// <summary>The elements of an array that is created here.</summary>
    public abstract IEnumerable<CodeValue> Elements { get; }

    /// <summary>Whether a member is called in it, as in the lambda of an option: <c>UseHttps</c>.</summary>
    public abstract bool Calls(string member);
}
