using Storefront.Catalog;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Storefront");
app.MapGet("/products", () => Product.All);
app.Run();
