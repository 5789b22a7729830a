namespace DockerfileAnalyzers.Input;

/// <summary>
/// A place in the code of the project that uses a member of a library, as the compiler understands it.
/// </summary>
/// <param name="Type">The type that declares the member: <c>System.TimeZoneInfo</c>.</param>
/// <param name="Member">The name of the member; <c>.ctor</c> where an object is created.</param>
/// <param name="Span">The whole expression.</param>
/// <param name="NameSpan">The name of the member as written; of an object that is created, its type.</param>
internal sealed record CodeUse(string Type, string Member, SourceFile File, TextSpan Span, TextSpan NameSpan)
{
    /// <summary>
    /// The arguments in the order of the parameters. For a property, those of the method that is called on it.
    /// </summary>
    public ImmutableArray<CodeArgument> Arguments { get; init; } = ImmutableArray<CodeArgument>.Empty;

    /// <summary>The method that is called on the value of a property: <c>Add</c> in <c>app.Urls.Add("…")</c>.</summary>
    public string? CalledMember { get; init; }

    /// <summary>What is assigned to the property; <see langword="null"/> where nothing is.</summary>
    public CodeValue? Assigned { get; init; }

    /// <summary>
    /// Whether something decides at run time whether it is reached: an <c>if</c>, a loop, a <c>catch</c>.
    /// </summary>
    public bool IsConditional { get; init; }

    /// <summary>
    /// The library of a native function that is called; <see langword="null"/> where a member of .NET is used.
    /// </summary>
    public string? Library { get; init; }

    /// <summary>
    /// Whether it writes a number as an amount of money in the culture of the thread: the format <c>C</c>.
    /// </summary>
    public bool IsCurrency { get; init; }

    /// <summary>Whether the member is annotated as one that works on Windows.</summary>
    public bool IsForWindows { get; init; }

    /// <summary>Whether the compiler reports its use on other operating systems (CA1416).</summary>
    public bool IsCheckedByCompiler { get; init; }

    /// <summary>
    /// The event or token whose handler it is in: <c>System.AppDomain.ProcessExit</c>; <see langword="null"/> where
    /// it is in none.
    /// </summary>
    public string? Handler { get; init; }

    /// <summary>Whether it is a statement of its own: nothing is done with what it returns.</summary>
    public bool IsResultUnused { get; init; }

    /// <summary>The texts of all files with code of the project.</summary>
    public Func<IEnumerable<string>> Sources { get; init; } = Enumerable.Empty<string>;

    /// <summary>Whether the code of the project has one of these texts in it, not as the beginning of a word.</summary>
    public bool MentionsInCode(params string[] texts) => Sources().Any(source =>
        texts.Any(text => Mentions(source, text)));

    private static bool Mentions(string source, string text)
    {
        for (var at = 0; (at = source.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (at + text.Length == source.Length || !char.IsLetterOrDigit(source[at + text.Length]))
                return true;
        }

        return false;
    }

    /// <summary>What is passed for a parameter.</summary>
    public CodeArgument? Find(string parameter) =>
        Arguments.FirstOrDefault(argument => argument.Parameter == parameter);

    /// <summary>
    /// The constant text that is passed for a parameter; <see langword="null"/> where it is not known.
    /// </summary>
    public string? GetText(string parameter) => Find(parameter)?.Value.Text;

    /// <summary>
    /// Type and member: <c>System.TimeZoneInfo.FindSystemTimeZoneById</c>; of a native function,
    /// <see cref="NativeCall"/>; of an amount of money, <see cref="CurrencyFormat"/>.
    /// </summary>
    public string FullName => IsCurrency ? CurrencyFormat : Library is null ? $"{Type}.{Member}" : NativeCall;

    /// <summary>The name under which a rule asks for all calls of native functions.</summary>
    public const string NativeCall = "DllImport";

    /// <summary>The name under which a rule asks for all amounts of money.</summary>
    public const string CurrencyFormat = "C";

    /// <summary>Whether it is called on its type, and not as an extension.</summary>
    public bool IsStatic { get; init; }

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

/// <summary>What is known of an expression.</summary>
/// <param name="Constant">
/// Its value, also of a local variable that is assigned once; of a path below the folder of the program, that path.
/// <see langword="null"/> where it is not known.
/// </param>
internal sealed record CodeValue(TextSpan Span, object? Constant)
{
    public string? Text => Constant as string;

    /// <summary>A number, or the number of an enumeration's value.</summary>
    public int? Number => Constant as int?;

    /// <summary>How its text begins, as far as that is known; empty where it is not.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>Whether it is written here as one literal, which an edit can replace.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>
    /// The static field or property that it reads: <c>System.Net.IPAddress.Loopback</c>;
    /// <see langword="null"/> for anything else.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>The name of that member, as written.</summary>
    public TextSpan MemberSpan { get; init; }

    /// <summary>The elements of an array that is created here.</summary>
    public ImmutableArray<CodeValue> Elements { get; init; } = ImmutableArray<CodeValue>.Empty;

    /// <summary>The members that are called in it, as in the lambda of an option: <c>UseHttps</c>.</summary>
    public ImmutableArray<string> Calls { get; init; } = ImmutableArray<string>.Empty;
}
