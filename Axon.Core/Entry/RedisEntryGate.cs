using Axon.Core.Kernel;
using Axon.Core.Redis;
using StackExchange.Redis;

namespace Axon.Core.Entry;

/// <inheritdoc cref="IEntryGate"/>
public sealed class RedisEntryGate(RedisConnection redis) : IEntryGate
{
    /// <summary>A gate stays this long after its activity has closed: refunds may still come, and people look.</summary>
    internal static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    /// <summary>Places put by one call while rebuilding, so that no other command waits long behind it.</summary>
    private const int StageSize = 500;

    private const long StageMilliseconds = 60_000;

    private static readonly string Reserve = Script(nameof(Reserve));
    private static readonly string Pin = Script(nameof(Pin));
    private static readonly string Return = Script(nameof(Return));
    private static readonly string Sell = Script(nameof(Sell));
    private static readonly string TakeDue = Script(nameof(TakeDue));
    private static readonly string Refuse = Script(nameof(Refuse));
    private static readonly string Configure = Script(nameof(Configure));
    private static readonly string Snapshot = Script(nameof(Snapshot));
    private static readonly string Contents = Script(nameof(Contents));
    private static readonly string Stage = Script(nameof(Stage));
    private static readonly string Swap = Script(nameof(Swap));

    public async Task<GateReply> ReserveAsync(GateRequest request, CancellationToken cancellationToken) => GateAnswers.Reply(
        await EvaluateAsync(
            Reserve,
            request.Activity,
            [request.Epoch, GateAnswers.Text(request.User.Value), GateAnswers.Text(request.Reservation.Value), request.Quantity],
            cancellationToken),
        request.User);

    public async Task<PinOutcome> PinAsync(ActivityId activity, ReservationId reservation, UserId? user, TimeSpan lookAgain, CancellationToken cancellationToken) =>
        GateAnswers.Pin((int)await EvaluateAsync(
            Pin,
            activity,
            [GateAnswers.Text(reservation.Value), user is { } person ? GateAnswers.Text(person.Value) : "", (long)lookAgain.TotalMilliseconds],
            cancellationToken));

    public async Task<bool> ReturnAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken) =>
        (int)await EvaluateAsync(Return, activity, [GateAnswers.Text(reservation.Value), ""], cancellationToken) == 1;

    public async Task<bool> ReturnUnwrittenAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken) =>
        (int)await EvaluateAsync(Return, activity, [GateAnswers.Text(reservation.Value), "1"], cancellationToken) == 1;

    public async Task<bool> SellAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken) =>
        (int)await EvaluateAsync(Sell, activity, [GateAnswers.Text(reservation.Value)], cancellationToken) != 0;

    public async Task<DueHolds> TakeDueAsync(ActivityId activity, int most, TimeSpan lease, CancellationToken cancellationToken) =>
        GateAnswers.Due(await EvaluateAsync(TakeDue, activity, [most, (long)lease.TotalMilliseconds], cancellationToken));

    public async Task<GateReply> RefuseAsync(ActivityId activity, UserId user, string reason, CancellationToken cancellationToken) =>
        GateAnswers.Reply(await EvaluateAsync(Refuse, activity, [GateAnswers.Text(user.Value), reason], cancellationToken), user);

    public async Task<ConfigureOutcome> ConfigureAsync(GateSettings settings, int epoch, CancellationToken cancellationToken) =>
        GateAnswers.Configured((int)await EvaluateAsync(Configure, settings.Activity, Settings(settings, epoch), cancellationToken));

    public async Task<GateSnapshot?> SnapshotAsync(ActivityId activity, CancellationToken cancellationToken) =>
        GateAnswers.Snapshot(activity, await EvaluateAsync(Snapshot, activity, [], cancellationToken));

    public async Task<GateContents?> ReadAsync(ActivityId activity, CancellationToken cancellationToken) =>
        GateAnswers.Contents(await EvaluateAsync(Contents, activity, [], cancellationToken));

    public async Task<bool> RebuildAsync(GateSettings settings, int epoch, IReadOnlyList<Hold> places, CancellationToken cancellationToken)
    {
        var staged = AxonKeys.StagedGate(settings.Activity, Guid.NewGuid());
        for (var start = 0; start == 0 || start < places.Count; start += StageSize)
        {
            RedisValue[] values =
            [
                StageMilliseconds,
                (long)EntryTimes.LookAgain.TotalMilliseconds,
                .. places.Skip(start).Take(StageSize).SelectMany(GateAnswers.Values),
            ];
            await redis.EvaluateAsync(Stage, staged, values, cancellationToken);
        }

        return (int)await redis.EvaluateAsync(Swap, [.. AxonKeys.Gate(settings.Activity), .. staged], Settings(settings, epoch), cancellationToken) switch
        {
            1 => true,
            2 => false,
            var code => throw new InvalidOperationException($"The gate of activity {settings.Activity} was not built: answer {code}"),
        };
    }

    private static RedisValue[] Settings(GateSettings settings, int epoch) =>
    [
        epoch,
        settings.Revision,
        GateAnswers.Text(settings.Status),
        settings.OpensAt.ToUnixTimeMilliseconds(),
        settings.ClosesAt.ToUnixTimeMilliseconds(),
        settings.Capacity,
        settings.PerPersonLimit,
        settings.MaxQuantity,
        settings.HoldSeconds,
        (settings.ClosesAt + Keep).ToUnixTimeMilliseconds(),
    ];

    /// <summary>Its text; it lies beside this class.</summary>
    private static string Script(string name)
    {
        var (owner, resource) = (typeof(RedisEntryGate), $"{typeof(RedisEntryGate).Namespace}.{name}.lua");
        using var stream = owner.Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private Task<RedisResult> EvaluateAsync(string script, ActivityId activity, RedisValue[] values, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(script, AxonKeys.Gate(activity), values, cancellationToken);
}
