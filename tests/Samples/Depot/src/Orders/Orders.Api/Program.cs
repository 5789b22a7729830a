using Depot.Orders;

var app = WebApplication.Create(args);
app.MapGet("/orders/{id}", (int id) => OrderStore.Export(new Order(id, Depot.Messaging.Bus.Name)));
app.Run();
