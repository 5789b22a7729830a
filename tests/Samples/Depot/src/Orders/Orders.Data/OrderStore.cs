namespace Depot.Orders;

public static class OrderStore
{
    public static string Export(Order order) => Newtonsoft.Json.JsonConvert.SerializeObject(order);
}
