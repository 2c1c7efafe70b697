using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Elastic.Transport;

namespace Axon.Core.Tracking.Search;

/// <summary>Whom the cluster's connections believe, and what they never do.</summary>
internal static class SearchTrust
{
    /// <summary>The transport's own connections; <paramref name="around"/> stands between them and it.</summary>
    public static IRequestInvoker Invoker(Func<HttpMessageHandler, HttpMessageHandler>? around = null) => new HttpRequestInvoker((handler, _) =>
    {
        if (handler is SocketsHttpHandler sockets)
        {
            (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.ConnectTimeout) = (false, false, TimeSpan.FromSeconds(3));
        }

        return around?.Invoke(handler) ?? handler;
    });

    /// <summary>Null leaves it to the authorities that the machine trusts.</summary>
    public static Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool>? Rule(SearchOptions options)
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
