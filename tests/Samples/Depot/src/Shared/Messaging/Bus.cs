namespace Depot.Messaging;

public static class Bus
{
    public static string Name => "depot";

    public static void Send(string text) => Telemetry.Trace.Write(text);
}
