using Axon.PaymentSimulator.Protocol;

namespace Axon.PaymentSimulator.Books;

/// <summary>The provider's side of the books, for reconciling and for tests.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger", Read).AddEndpointFilter<LocalOrSecretFilter>();

    /// <param name="after">Only orders with an entry after this sequence number.</param>
    /// <param name="limit">How many orders at most, 1 to 10000.</param>
    public static IResult Read(PaymentBook book, TossAnswers answers, string? orderId = null, string? after = null, string? limit = null) =>
        (Number(after, 0, 0, long.MaxValue), Number(limit, 10_000, 1, 10_000)) is ({ } from, { } most)
            ? TypedResults.Json(LedgerView.Of(book, orderId, from, (int)most), TossJson.Options)
            : answers.Error("INVALID_REQUEST");

    private static long? Number(string? text, long none, long least, long most) =>
        text is null ? none
        : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null;
}
