using System.Diagnostics;
using System.Globalization;
using Axon.Core.Kernel;
using StackExchange.Redis;

namespace Axon.Core.Entry;

/// <summary>What the scripts' numbers and texts mean: the one place that knows.</summary>
internal static class GateAnswers
{
    public static GateReply Reply(RedisResult result, UserId user)
    {
        var answer = Parts(result);
        return (int)answer[0] switch
        {
            1 => new GateReply(GateOutcome.Reserved, Fresh(answer, user, HoldState.Waiting)),
            2 => new GateReply(GateOutcome.AlreadyReserved, Fresh(answer, user, State(Word(answer[5]))), At: Time(answer[6])),
            3 => new GateReply(GateOutcome.SoldOut, FirstRefusal: (int)answer[1] == 1),
            4 => new GateReply(GateOutcome.NotOpen, FirstRefusal: (int)answer[1] == 1, At: Time(answer[2])),
            5 => new GateReply(GateOutcome.Closed, FirstRefusal: (int)answer[1] == 1),
            6 => new GateReply(GateOutcome.LimitReached, FirstRefusal: (int)answer[1] == 1, Figure: (int)answer[2]),
            7 => new GateReply(GateOutcome.QuantityRefused, Figure: (int)answer[2]),
            8 => new GateReply(GateOutcome.Missing),
            9 => new GateReply(GateOutcome.OtherEpoch, Epoch: (int)answer[1]),
            10 => new GateReply(GateOutcome.OtherServer),
            11 => new GateReply(GateOutcome.TooFewLeft, FirstRefusal: (int)answer[1] == 1, Figure: (int)answer[2]),
            var code => throw new UnreachableException($"Reserve answered {code}"),
        };
    }

    public static PinOutcome Pin(int code) => code switch
    {
        0 => PinOutcome.Unknown,
        1 => PinOutcome.Pinned,
        2 => PinOutcome.Sold,
        _ => throw new UnreachableException($"Pin answered {code}"),
    };

    public static ConfigureOutcome Configured(int code) => code switch
    {
        1 => ConfigureOutcome.Applied,
        2 => ConfigureOutcome.Older,
        8 => ConfigureOutcome.Missing,
        9 => ConfigureOutcome.OtherEpoch,
        10 => ConfigureOutcome.OtherServer,
        _ => throw new UnreachableException($"Configure answered {code}"),
    };

    public static DueHolds Due(RedisResult result)
    {
        var answer = Parts(result);
        if (answer.Length == 1)
        {
            return new DueHolds([], null);
        }

        List<Hold> holds = [];
        for (var i = 2; i < answer.Length; i += 2)
        {
            holds.Add(Place(Word(answer[i]), Word(answer[i + 1])));
        }

        var next = (long)answer[1];
        return new DueHolds(holds, next == 0 ? null : TimeSpan.FromMilliseconds(Math.Max(0, next - (long)answer[0])));
    }

    public static GateSnapshot? Snapshot(ActivityId activity, RedisResult result)
    {
        var answer = Parts(result);
        return answer.Length == 1
            ? null
            : new GateSnapshot(
                (int)answer[0],
                (int)answer[1] == 1,
                new GateSettings(
                    activity,
                    (int)answer[2],
                    Status(Word(answer[3])),
                    Time(answer[4]),
                    Time(answer[5]),
                    (int)answer[6],
                    (int)answer[7],
                    (int)answer[8],
                    (int)answer[9]),
                (int)answer[10],
                (int)answer[11],
                (long)answer[12] == 0 ? null : Time(answer[12]),
                Time(answer[13]));
    }

    public static GateContents? Contents(RedisResult result)
    {
        var answer = Parts(result);
        return answer.Length == 1
            ? null
            : new GateContents(
                (int)answer[0],
                (int)answer[1] == 1,
                (int)answer[2],
                (int)answer[3],
                (int)answer[4],
                Time(answer[5]),
                Pairs(answer[6], Place).ToDictionary(hold => hold.Id),
                Pairs(answer[7], (user, units) => (User: new UserId(Guid.Parse(user)), Units: int.Parse(units, CultureInfo.InvariantCulture))).ToDictionary(pair => pair.User, pair => pair.Units),
                Pairs(answer[8], (user, id) => (User: new UserId(Guid.Parse(user)), Id: new ReservationId(Guid.Parse(id)))).ToDictionary(pair => pair.User, pair => pair.Id));
    }

    public static IEnumerable<RedisValue> Values(Hold hold) =>
    [
        Text(hold.Id.Value),
        Text(hold.User.Value),
        hold.Quantity,
        Text(hold.State),
        hold.ReservedAt.ToUnixTimeMilliseconds(),
        hold.DeadlineAt.ToUnixTimeMilliseconds(),
    ];

    public static string Text(Guid id) => id.ToString("N");

    public static string Text(GateStatus status) => status switch
    {
        GateStatus.Scheduled => "S",
        GateStatus.Open => "O",
        GateStatus.Paused => "P",
        GateStatus.Ended => "E",
        _ => throw new UnreachableException(status.ToString()),
    };

    private static string Text(HoldState state) => state switch
    {
        HoldState.Waiting => "P",
        HoldState.Pinned => "C",
        HoldState.Sold => "S",
        _ => throw new UnreachableException(state.ToString()),
    };

    private static GateStatus Status(string text) => text switch
    {
        "S" => GateStatus.Scheduled,
        "O" => GateStatus.Open,
        "P" => GateStatus.Paused,
        "E" => GateStatus.Ended,
        _ => throw new UnreachableException(text),
    };

    private static HoldState State(string text) => text switch
    {
        "P" => HoldState.Waiting,
        "C" => HoldState.Pinned,
        "S" => HoldState.Sold,
        _ => throw new UnreachableException(text),
    };

    private static Hold Fresh(RedisResult[] answer, UserId user, HoldState state) =>
        new(new ReservationId(Guid.Parse(Word(answer[1]))), user, (int)answer[2], state, Time(answer[3]), Time(answer[4]));

    private static Hold Place(string id, string place)
    {
        var parts = place.Split(' ');
        return new Hold(
            new ReservationId(Guid.Parse(id)),
            new UserId(Guid.Parse(parts[1])),
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            State(parts[0]),
            Time(long.Parse(parts[3], CultureInfo.InvariantCulture)),
            Time(long.Parse(parts[4], CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<T> Pairs<T>(RedisResult result, Func<string, string, T> make) =>
        Parts(result).Select(Word).Chunk(2).Select(pair => make(pair[0], pair[1]));

    /// <remarks>Our scripts never answer with nothing.</remarks>
    private static RedisResult[] Parts(RedisResult result) => (RedisResult[]?)result ?? throw new UnreachableException("A script answered with nothing");

    private static string Word(RedisResult result) => (string?)result ?? throw new UnreachableException("A script answered with nothing");

    private static DateTimeOffset Time(RedisResult milliseconds) => Time((long)milliseconds);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <param name="Units">Units by person, held and sold.</param>
/// <param name="Live">The one unpaid hold of each person who has one.</param>
public sealed record GateContents(
    int Epoch,
    bool OnThisServer,
    int Capacity,
    int Left,
    int Held,
    DateTimeOffset Now,
    IReadOnlyDictionary<ReservationId, Hold> Places,
    IReadOnlyDictionary<UserId, int> Units,
    IReadOnlyDictionary<UserId, ReservationId> Live);

/// <param name="OnThisServer">False when the gate was built on another server and grants nothing.</param>
/// <param name="Left">Units that nobody has; below zero when the capacity was lowered under what is held.</param>
/// <param name="Held">Units in holds that are not yet paid.</param>
/// <param name="LastDeadline">The latest moment at which a held unit can come back; null when none is held.</param>
/// <param name="Now">The gate's clock.</param>
public sealed record GateSnapshot(
    int Epoch,
    bool OnThisServer,
    GateSettings Settings,
    int Left,
    int Held,
    DateTimeOffset? LastDeadline,
    DateTimeOffset Now);
