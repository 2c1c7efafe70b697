using System.Globalization;
using Axon.Core.Kernel;
using StackExchange.Redis;

namespace Axon.Core.Redis;

/// <summary>The keys of gates, without the prefix of the installation, which the connection puts before them. All keys of one activity carry its hash tag, so that they live on one node.</summary>
public static class AxonKeys
{
    /// <summary>The gate's keys in the order in which its scripts take them.</summary>
    /// <remarks>They all end at the same instant, long after the last hold: see <c>RedisEntryGate.Keep</c>.</remarks>
    public static RedisKey[] Gate(ActivityId activity) =>
    [
        Of(activity, "gate"), // hash: epoch, server, settings, stock and held units
        Of(activity, "places"), // hash: reservation → state, person, quantity, times
        Of(activity, "people"), // hash: person → units held and sold
        Of(activity, "live"), // hash: person → their one unpaid reservation
        Of(activity, "due"), // sorted set: unpaid reservation → when to look at it
        Of(activity, "ends"), // sorted set: unpaid reservation → deadline
        Of(activity, "refused"), // set: person and reason, so that a refusal counts once
    ];

    /// <summary>A gate that is being built aside, in the order of <c>Stage.lua</c>. Ends a minute after the last change.</summary>
    public static RedisKey[] StagedGate(ActivityId activity, Guid build) =>
    [
        Staged(activity, build, "totals"),
        Staged(activity, build, "places"),
        Staged(activity, build, "people"),
        Staged(activity, build, "live"),
        Staged(activity, build, "due"),
        Staged(activity, build, "ends"),
    ];

    private static RedisKey Of(ActivityId activity, string what) => string.Create(CultureInfo.InvariantCulture, $"{{{activity.Value}}}:{what}");

    private static RedisKey Staged(ActivityId activity, Guid build, string what) => Of(activity, $"next:{build:N}:{what}");
}
