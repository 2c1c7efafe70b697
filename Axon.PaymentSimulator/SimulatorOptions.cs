namespace Axon.PaymentSimulator;

/// <summary>How a simulator is set up. The keys' defaults are no secrets: they open nothing but a simulator.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where the journal lives. One simulator at a time.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Loopback addresses, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:0";

    public string SecretKey { get; set; } = "test_sk_axon_simulator";

    public string ClientKey { get; set; } = "test_ck_axon_simulator";

    public string WebhookSecret { get; set; } = "test_whsec_axon_simulator";

    /// <summary>Where state changes are announced; none when null.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Listen on other than loopback addresses. Ledger, knobs and test payments then ask for the secret key.</summary>
    public bool AllowPublic { get; set; }

    /// <summary>How long an authenticated payment waits for its confirm.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the slow card takes.</summary>
    public TimeSpan SlowCard { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>When a request that is never answered is cut off after all.</summary>
    public TimeSpan LongestSilence { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pauses between tries to deliver a webhook.</summary>
    public IReadOnlyList<TimeSpan> WebhookRetries { get; set; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(64)];
}
