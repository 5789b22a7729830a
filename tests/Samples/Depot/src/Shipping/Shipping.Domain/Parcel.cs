namespace Depot.Shipping;

public sealed record Parcel(int Id);
