namespace DockerfileAnalyzers.Edits;

/// <summary>
/// The kinds of changes that a fix makes. Every fix declares them when it is created; the tests and
/// <c>--check-fixes</c> compare the file before and after the fix and accept these differences only. A new kind needs
/// its check in <c>FixProof</c>.
/// </summary>
[Flags]
internal enum ChangeKind
{
    /// <summary>Another notation of the same: letter case, layout, quoting that changes nothing.</summary>
    Notation = 0,
    /// <summary>Existing commands get options.</summary>
    AddsOption = 1 << 0,
    /// <summary>Existing commands lose words.</summary>
    RemovesWord = 1 << 1,
    /// <summary>Words of existing commands are quoted and no longer split or expanded to file names.</summary>
    QuotesWord = 1 << 2,
    /// <summary>Words or redirections of existing commands are replaced; the sequence of commands stays.</summary>
    ReplacesWord = 1 << 3,
    /// <summary>Assignments become exports.</summary>
    ExportsVariable = 1 << 4,
    /// <summary>One <c>[ a -a b ]</c> becomes two commands.</summary>
    SplitsTest = 1 << 5,
    /// <summary>A RUN deletes files, or has a package manager clean its caches, after its last command.</summary>
    AppendsCleanUp = 1 << 6,
    /// <summary>Two RUN become one with the same commands.</summary>
    JoinsRuns = 1 << 7,
    /// <summary>COPY instructions are added.</summary>
    AddsCopy = 1 << 8,
    /// <summary>An instruction that a later one overrides is removed.</summary>
    RemovesInstruction = 1 << 9,
    /// <summary>ADD becomes COPY, MAINTAINER becomes LABEL.</summary>
    ReplacesKeyword = 1 << 10,
    /// <summary>A command is written in exec form: the same program and arguments, without a shell.</summary>
    WritesExecForm = 1 << 11,
    /// <summary>Operands or flags of COPY, ADD, EXPOSE and their like are replaced.</summary>
    ReplacesOperand = 1 << 12,
    /// <summary>FROM names another image.</summary>
    ReplacesImage = 1 << 13,
    /// <summary>The container starts something else.</summary>
    ChangesStart = 1 << 14,
    /// <summary>Lines are added to a .dockerignore.</summary>
    AddsPattern = 1 << 15,
    /// <summary>Lines of a .dockerignore are removed.</summary>
    RemovesPattern = 1 << 16,
    /// <summary>Lines of a .dockerignore are replaced.</summary>
    ReplacesPattern = 1 << 17,
    /// <summary>A file that does not exist is created.</summary>
    CreatesFile = 1 << 18,
    /// <summary>The commands of a script change in any other way.</summary>
    RewritesScript = 1 << 19,
    /// <summary>The value of an ENV, ARG or LABEL changes, or which instruction sees it.</summary>
    ChangesValue = 1 << 20,
    /// <summary>An instruction other than COPY is added.</summary>
    AddsInstruction = 1 << 21,
    /// <summary>An instruction becomes another one.</summary>
    ReplacesInstruction = 1 << 22,
    /// <summary>Instructions change their order.</summary>
    MovesInstruction = 1 << 23,
    /// <summary>A stage is built for another platform.</summary>
    ChangesPlatform = 1 << 24,
    /// <summary>A RUN runs with other mounts.</summary>
    ChangesMount = 1 << 25,
    /// <summary>One stage becomes two.</summary>
    SplitsStage = 1 << 26,
    /// <summary>The file asks for a newer frontend.</summary>
    RaisesSyntax = 1 << 27,
    /// <summary>The code of the project changes, not the Dockerfile.</summary>
    ChangesCode = 1 << 28,
}

/// <summary>A kind of change that no safe fix may make: builds or containers can behave differently after it.</summary>
internal class Change
{
    private protected Change(ChangeKind kind) => Kind = kind;

    /// <summary>The kinds, where it is a combination.</summary>
    public ChangeKind Kind { get; }

    public static SafeChange Notation { get; } = new(ChangeKind.Notation);

    public static SafeChange AddsOption { get; } = new(ChangeKind.AddsOption);

    public static SafeChange RemovesWord { get; } = new(ChangeKind.RemovesWord);

    public static SafeChange QuotesWord { get; } = new(ChangeKind.QuotesWord);

    public static SafeChange ReplacesWord { get; } = new(ChangeKind.ReplacesWord);

    public static SafeChange ExportsVariable { get; } = new(ChangeKind.ExportsVariable);

    public static SafeChange SplitsTest { get; } = new(ChangeKind.SplitsTest);

    public static SafeChange AppendsCleanUp { get; } = new(ChangeKind.AppendsCleanUp);

    public static SafeChange JoinsRuns { get; } = new(ChangeKind.JoinsRuns);

    public static SafeChange AddsCopy { get; } = new(ChangeKind.AddsCopy);

    public static SafeChange RemovesInstruction { get; } = new(ChangeKind.RemovesInstruction);

    public static SafeChange ReplacesKeyword { get; } = new(ChangeKind.ReplacesKeyword);

    public static SafeChange WritesExecForm { get; } = new(ChangeKind.WritesExecForm);

    public static SafeChange ReplacesOperand { get; } = new(ChangeKind.ReplacesOperand);

    public static SafeChange ReplacesImage { get; } = new(ChangeKind.ReplacesImage);

    public static SafeChange ChangesStart { get; } = new(ChangeKind.ChangesStart);

    public static SafeChange AddsPattern { get; } = new(ChangeKind.AddsPattern);

    public static SafeChange RemovesPattern { get; } = new(ChangeKind.RemovesPattern);

    public static SafeChange ReplacesPattern { get; } = new(ChangeKind.ReplacesPattern);

    public static SafeChange CreatesFile { get; } = new(ChangeKind.CreatesFile);

    public static SafeChange ChangesCode { get; } = new(ChangeKind.ChangesCode);

    public static Change RewritesScript { get; } = new(ChangeKind.RewritesScript);

    public static Change ChangesValue { get; } = new(ChangeKind.ChangesValue);

    public static Change AddsInstruction { get; } = new(ChangeKind.AddsInstruction);

    public static Change ReplacesInstruction { get; } = new(ChangeKind.ReplacesInstruction);

    public static Change MovesInstruction { get; } = new(ChangeKind.MovesInstruction);

    public static Change ChangesPlatform { get; } = new(ChangeKind.ChangesPlatform);

    public static Change ChangesMount { get; } = new(ChangeKind.ChangesMount);

    public static Change SplitsStage { get; } = new(ChangeKind.SplitsStage);

    public static Change RaisesSyntax { get; } = new(ChangeKind.RaisesSyntax);

    public static Change operator +(Change left, Change right) => new(left.Kind | right.Kind);

    public override string ToString() => Kind.ToString();
}

/// <summary>
/// A kind of change that a safe fix may make, where its rule has made certain that nothing that works changes.
/// </summary>
internal sealed class SafeChange : Change
{
    internal SafeChange(ChangeKind kind)
        : base(kind)
    {
    }

    public static SafeChange operator +(SafeChange left, SafeChange right) => new(left.Kind | right.Kind);
}
