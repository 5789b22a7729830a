namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A setting of the garbage collector, which is read as a hexadecimal number, and is not one.</summary>
internal sealed class NonHexadecimalGcSetting() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA4209",
    Title = "Specify garbage collector limits in hexadecimal",
    Message = "'{0}' is read as a hexadecimal number; '{1}' {2}",
})
{
    private const long Megabyte = 1024 * 1024;

    // The names after DOTNET_ or COMPlus_; the values are all numbers.
    private static readonly ImmutableHashSet<string> s_settings = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "GCHeapAffinitizeMask", "GCgen0size", "GCgen0MaxBudget", "GCHeapHardLimit",
        "GCHeapHardLimitPercent", "GCHeapHardLimitSOH", "GCHeapHardLimitLOH", "GCHeapHardLimitPOH", "GCHeapCount",
        "GCHighMemPercent", "GCRegionSize", "GCLOHThreshold", "GCConserveMemory", "Thread_DefaultStackSize",
        "ThreadPool_ForceMinWorkerThreads", "ThreadPool_ForceMaxWorkerThreads");

    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        foreach (var pair in env.Pairs)
        {
            if (pair.Key.Literal is { } name && s_settings.Contains(GetSetting(name))
                && pair.Value is { Literal: { Length: > 0 } text } value && Describe(text) is { } problem)
                context.Report(value.Span, [name, text, problem]);
        }
    }

    private static string GetSetting(string name) => new[] { "DOTNET_", "COMPlus_" }
        .Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(prefix => name.Substring(prefix.Length)).FirstOrDefault() ?? "";

    private static string? Describe(string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.Substring(2) : text;
        if (!long.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture, out var number))
            return digits.Length > 16 ? null : "is not hexadecimal";
        // So many megabytes as a decimal number, and an odd number of bytes as the hexadecimal one that it is.
        return digits == text && WholeNumber.TryParse(text, out var bytes) && bytes >= Megabyte
            && bytes % Megabyte == 0 && number % 4096 != 0
            ? System.FormattableString.Invariant($"is {number / Megabyte} MB, not {bytes / Megabyte} MB") : null;
    }
}
