namespace Axon.Web.Features.Wallet;

/// <summary>The wallet on the web: coupons that somebody has.</summary>
internal static class WalletWeb
{
    public static void MapWalletWeb(this IEndpointRouteBuilder api) => api.MapWallet();
}
