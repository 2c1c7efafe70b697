using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Axon.Core.Tracking.Search;

/// <summary>Which certificates of nodes are believed.</summary>
internal static class SearchTls
{
    public static SocketsHttpHandler Handler(SearchOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Rule(options) },
    };

    private static RemoteCertificateValidationCallback? Rule(SearchOptions options)
    {
        if (options.CaFile is not { Length: > 0 } file)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return (_, certificate, _, errors) => certificate is X509Certificate2 node && IsSigned(node, authorities, errors);
    }

    // Who signed it is decided here; that the name fits stays decided by the framework.
    private static bool IsSigned(X509Certificate2 node, X509Certificate2Collection authorities, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && chain.Build(node);
    }
}
