using Axon.PaymentSimulator.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.PaymentSimulator.Faults;

/// <summary>Reads and turns the knobs. A PUT replaces all of them; {} makes the simulator behave again.</summary>
internal static class KnobEndpoints
{
    public static void MapKnobs(this IEndpointRouteBuilder routes)
    {
        var knobs = routes.MapGroup("/knobs").AddEndpointFilter<LocalOrSecretFilter>();
        knobs.MapGet("", Read);
        knobs.MapPut("", SetAsync);
    }

    public static IResult Read(KnobBoard board) => TypedResults.Json(board.Current, TossJson.Strict);

    public static async Task<IResult> SetAsync(HttpRequest request, KnobBoard board)
    {
        if (await RequestBody.ReadAsync(request) is not { } bytes || RequestBody.Parse<Knobs>(bytes, TossJson.Known) is not { } knobs)
            return Wrong("not a JSON object of known knobs");
        if (knobs.Error() is { } error)
            return Wrong(error);
        board.Set(knobs);
        return Read(board);
    }

    private static JsonHttpResult<TossError> Wrong(string what) => TypedResults.Json(new TossError("INVALID_REQUEST", what), TossJson.Options, statusCode: 400);
}
