namespace Depot.Billing;

public sealed record Invoice(int Id);
