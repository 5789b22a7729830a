namespace Storefront.Catalog;

public sealed record Product(string Name, decimal Price)
{
    public static IReadOnlyList<Product> All { get; } = [new("Kettle", 39.90m), new("Teapot", 24.50m)];
}
