namespace DockerfileAnalyzers.Shell;

/// <summary>Which shell reads a script.</summary>
internal enum ShellDialect
{
    Unknown,
    /// <summary>Some <c>/bin/sh</c>, of which nothing more is known.</summary>
    Posix,
    /// <summary><c>/bin/sh</c> of Debian and Ubuntu.</summary>
    Dash,
    /// <summary><c>/bin/sh</c> of Alpine and BusyBox.</summary>
    Ash,
    Bash,
    PowerShell,
    Cmd,
}

/// <summary>
/// The constructs that bash has and POSIX does not. They are parsed in every dialect, and the dialect decides how they
/// behave.
/// </summary>
internal enum ShellFeature
{
    /// <summary><c>&lt;( )</c>, <c>&gt;( )</c>.</summary>
    ProcessSubstitution,
    /// <summary><c>@(a|b)</c>.</summary>
    ExtendedGlob,
    /// <summary><c>$'a\tb'</c>.</summary>
    AnsiQuote,
    /// <summary><c>$"…"</c>.</summary>
    LocalizedQuote,
    /// <summary><c>for ((;;))</c>.</summary>
    ArithmeticFor,
    /// <summary><c>((x += 1))</c>.</summary>
    ArithmeticCommand,
    /// <summary><c>$[1 + 2]</c>.</summary>
    OldArithmetic,
    /// <summary><c>{a,b}</c>, <c>{1..3}</c>.</summary>
    BraceExpansion,
    /// <summary><c>[[ a = b ]]</c>.</summary>
    DoubleBracket,
    /// <summary><c>&lt;&lt;&lt; word</c>.</summary>
    HereString,
    /// <summary><c>&amp;&gt; file</c>.</summary>
    RedirectBoth,
    /// <summary><c>&amp;&gt;&gt; file</c>.</summary>
    AppendBoth,
    /// <summary><c>for x in a; { b; }</c>.</summary>
    BracedLoop,
    /// <summary><c>&gt;&amp; file</c>.</summary>
    RedirectBothOldStyle,
    /// <summary><c>{fd}&gt; file</c>.</summary>
    NamedDescriptor,
    /// <summary><c>x+=1</c>.</summary>
    AppendAssignment,
    /// <summary><c>x=(a b)</c>, <c>x[0]=a</c>, <c>${x[0]}</c>.</summary>
    Array,
    /// <summary><c>a |&amp; b</c>.</summary>
    PipeBoth,
    /// <summary><c>function f { }</c>.</summary>
    FunctionKeyword,
    /// <summary>A function whose name is not a plain one: <c>a-b() { }</c>.</summary>
    FunctionName,
    /// <summary><c>${x:1:2}</c>.</summary>
    Slice,
    /// <summary><c>${x/a/b}</c>.</summary>
    Replacement,
    /// <summary><c>${x^^}</c>, <c>${x,,}</c>.</summary>
    CaseModification,
    /// <summary><c>${!x}</c>.</summary>
    Indirection,
    /// <summary><c>${x@Q}</c>.</summary>
    Transformation,
    /// <summary><c>;&amp;</c>, <c>;;&amp;</c>.</summary>
    CaseFallThrough,
    Select,
    Coprocess,
    /// <summary><c>$(&lt;file)</c>.</summary>
    FileSubstitution,
    /// <summary><c>${ command; }</c>.</summary>
    FunctionSubstitution,
}
