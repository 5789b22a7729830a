namespace Depot.Orders;

public sealed record Order(int Id, string Article);
