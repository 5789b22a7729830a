namespace Depot.Catalog;

public sealed record Article(string Name);
