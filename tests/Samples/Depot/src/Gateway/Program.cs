using Depot.Billing;
using Depot.Catalog;

var app = WebApplication.Create(args);
app.MapGet("/", () => new { Invoice = new Invoice(1), Article = new Article("box") });
app.Run();
