namespace Depot.Telemetry;

public static class Trace
{
    public static void Write(string text) => Console.WriteLine(text);
}
