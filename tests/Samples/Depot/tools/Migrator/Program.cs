Console.WriteLine(Depot.Orders.OrderStore.Export(new Depot.Orders.Order(1, "box")));
