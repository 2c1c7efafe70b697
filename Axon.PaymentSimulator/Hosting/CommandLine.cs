namespace Axon.PaymentSimulator.Hosting;

/// <summary>Reads the simulator's arguments; the keys may come from the environment instead, where other users' process lists do not show them.</summary>
internal static class CommandLine
{
    private const string Usage = """
        A practice payment provider that speaks the Toss Payments protocol. No real money.

          --data FOLDER           where its journal lives (required)
          --urls URLS             loopback addresses, port 0 for a free one (http://127.0.0.1:0)
          --secret KEY            secret key of the API            (or AXON_SIMULATOR_SECRET)
          --client KEY            client key of the payment window (or AXON_SIMULATOR_CLIENT)
          --webhook-secret KEY    signs the webhooks               (or AXON_SIMULATOR_WEBHOOKSECRET)
          --webhook-url URL       where state changes are announced
          --allow-public true     listen on other than loopback addresses
        """;

    private static readonly string[] Names = ["data", "urls", "secret", "client", "webhook-secret", "webhook-url", "allow-public"];

    /// <summary>Null, after the usage was printed, when something is missing or unknown.</summary>
    public static SimulatorOptions? Parse(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("AXON_SIMULATOR_").AddCommandLine(args).Build();
        var unknown = args.FirstOrDefault(arg => arg.StartsWith("--", StringComparison.Ordinal) && !Names.Contains(arg[2..].Split('=')[0]));
        if (unknown is not null || given["data"] is not { Length: > 0 } data)
        {
            Console.Error.WriteLine(unknown is null ? Usage : $"Unknown argument {unknown}\n\n{Usage}");
            return null;
        }
        var options = new SimulatorOptions { DataFolder = data, AllowPublic = given["allow-public"] == "true" };
        options.Urls = given["urls"] ?? options.Urls;
        options.SecretKey = given["secret"] ?? options.SecretKey;
        options.ClientKey = given["client"] ?? options.ClientKey;
        options.WebhookSecret = given["webhook-secret"] ?? given["webhooksecret"] ?? options.WebhookSecret;
        options.WebhookUrl = given["webhook-url"] is { Length: > 0 } url ? new Uri(url) : null;
        return options;
    }
}
