namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class SettingsPasswordsTests
{
    [TestMethod]
    [DataRow("Server=db;Database=Shop;User Id=sa;Password=Kettle42!")]
    [DataRow("host=db.example.com; username=shop; password=Kettle42!")]
    [DataRow("Server=tcp:shop.database.windows.net,1433;Uid=shop;Pwd=Kettle42!;")]
    [DataRow("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a2V0dGxl")]
    public void A_connection_string_with_a_password_is_found(string value) =>
        Assert.AreEqual("3:Shop", Find(value));

    [TestMethod]
    [DataRow("Server=db;Database=Shop;Integrated Security=true")]
    [DataRow("Server=localhost;Database=Shop;User Id=sa;Password=Kettle42!")]
    [DataRow("Data Source=127.0.0.1,1433;User Id=sa;Password=Kettle42!")]
    [DataRow("Server=(localdb)\\\\mssqllocaldb;Password=Kettle42!")]
    [DataRow("Server=.\\\\SQLEXPRESS;User Id=sa;Password=Kettle42!")]
    [DataRow("Server=db;Password=<password>")]
    [DataRow("Server=db;Password=${DB_PASSWORD}")]
    [DataRow("Server=db;Password=your_password_here")]
    [DataRow("Server=db;Password=***")]
    [DataRow("Server=db;Password=")]
    [DataRow("UseDevelopmentStorage=true;AccountKey=x2")]
    public void Local_servers_and_placeholders_are_not(string value) => Assert.AreEqual("", Find(value));

    [TestMethod]
    public void The_line_is_that_of_the_connection_string() => Assert.AreEqual(5, SettingsPasswords.FindIn(
        "appsettings.json", """
        {
          "Logging": { "LogLevel": { "Default": "Warning" } },
          "ConnectionStrings": {
            // "Default": "Server=old;Password=Kettle42!",
            "Default": "Server=db;Password=Kettle42!"
          }
        }
        """).Single().Line);

    [TestMethod]
    public void Other_sections_and_files_that_are_not_JSON_are_not() => Assert.AreEqual("", string.Join(
        " ", SettingsPasswords.FindIn("appsettings.json", """{"Smtp": {"Url": "host=a;password=Kettle42!"}""")));

    private static string Find(string value) => string.Join(" ", SettingsPasswords.FindIn("appsettings.json", $$"""
        { // for the shop
          "ConnectionStrings": {
            "Shop": "{{value}}",
          }
        }
        """).Select(password => $"{password.Line}:{password.Name}"));
}
