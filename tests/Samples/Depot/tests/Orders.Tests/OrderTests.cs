namespace Depot.Orders.Tests;

public static class OrderTests
{
    public static bool An_order_keeps_its_article() => new Order(1, "box").Article == "box";
}
