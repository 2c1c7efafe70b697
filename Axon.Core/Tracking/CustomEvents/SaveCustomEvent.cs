using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Tracking.CustomEvents;

/// <summary>Writes a custom event: a new one, or the present one if nobody else has saved since <c>version</c>. Trackers have it within two minutes.</summary>
public sealed class SaveCustomEvent(ICustomEventStore store, IAuditLog audit, Database database, TimeProvider clock)
{
    /// <summary>Every page of the shop reads them all.</summary>
    public const int Most = 50;
    private const string Target = "custom_event";

    public async Task<Result<long>> CreateAsync(CustomEventInput input, UserId actor, CancellationToken cancellationToken)
    {
        var values = CustomEventChecks.Check(input);
        if (!values.Ok)
        {
            return Result<long>.Fail(values.Problems);
        }

        if ((await store.ListAsync(cancellationToken)).Count >= Most)
        {
            return new Problem(BehaviorProblems.TooManyDefinitions);
        }

        return await database.InTransactionAsync<Result<long>>(
            async work =>
            {
                var id = await store.InsertAsync(values.Value, clock.GetUtcNow(), work, cancellationToken);
                await audit.AppendAsync(Entry(actor, "custom_event.create", id, values.Value), work, cancellationToken);
                return id;
            },
            cancellationToken);
    }

    public async Task<Result<long>> UpdateAsync(long id, int version, CustomEventInput input, UserId actor, CancellationToken cancellationToken)
    {
        var values = CustomEventChecks.Check(input);
        return values.Ok
            ? await database.InTransactionAsync<Result<long>>(
                async work =>
                {
                    if (await store.LockAsync(id, work, cancellationToken) is not { } present)
                    {
                        return new Problem(BehaviorProblems.NotFound);
                    }

                    if (present.Version != version)
                    {
                        return new Problem(BehaviorProblems.StaleVersion);
                    }

                    await store.UpdateAsync(id, values.Value, clock.GetUtcNow(), work, cancellationToken);
                    await audit.AppendAsync(Entry(actor, "custom_event.update", id, new { From = present.Values, To = values.Value }), work, cancellationToken);
                    return id;
                },
                cancellationToken)
            : Result<long>.Fail(values.Problems);
    }

    private static AuditEntry Entry(UserId actor, string action, long id, object detail) =>
        new(actor, action, Target, id.ToString(System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Serialize(detail, JsonSerializerOptions.Web));
}

/// <summary>Which version of the index readers read, after a wish to read this program's.</summary>
public enum SwitchOutcome
{
    /// <summary>They read it already.</summary>
    InUse,

    Switched,

    /// <summary>It does not hold yet what the version in use holds; that one stays in use.</summary>
    Behind,

    /// <summary>They read a newer one: this program is the old one of an update.</summary>
    Overtaken,
}
