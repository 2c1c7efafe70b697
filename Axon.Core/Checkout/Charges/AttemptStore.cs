using Axon.Core.Checkout.Provider;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Charges;

/// <summary>The calls to the provider, as they were begun and as they ended.</summary>
public sealed class AttemptStore(Database database)
{
    private const string List =
        """
        SELECT a.id AS Id, a.payment_id AS Payment, a.kind AS Kind, a.amount_minor AS Amount, p.currency AS Currency, a.state AS State, a.payment_key AS PaymentKey,
          a.code AS Code, a.started_at AS StartedAt, a.finished_at AS FinishedAt
        FROM payment_attempt a JOIN payment p ON p.id = a.payment_id WHERE a.payment_id = @payment ORDER BY a.started_at, a.id
        """;

    /// <summary>Writes a begun attempt. A second open charge of one payment is refused by the database.</summary>
    public Task AddAsync(PaymentAttempt attempt, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            """
            INSERT INTO payment_attempt (id, payment_id, kind, amount_minor, state, payment_key, started_at)
            VALUES (@Id, @Payment, @Kind, @Amount, @State, @PaymentKey, @StartedAt)
            """,
            new
            {
                attempt.Id,
                attempt.Payment,
                Kind = attempt.Kind.ToString(),
                Amount = attempt.Amount.Minor,
                State = attempt.State.ToString(),
                PaymentKey = attempt.PaymentKey.Value,
                attempt.StartedAt,
            },
            cancellationToken);
    }

    public Task FinishAsync(Guid attempt, AttemptState state, string? code, DateTimeOffset? at, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE payment_attempt SET state = @state, code = @code, finished_at = @at WHERE id = @attempt",
            new { attempt, state = state.ToString(), code, at },
            cancellationToken);
    }

    /// <summary>All attempts of a payment, oldest first.</summary>
    public Task<IReadOnlyList<PaymentAttempt>> ListAsync(PaymentId payment, UnitOfWork work, CancellationToken cancellationToken)
    {
        return ReadAsync(work, payment, cancellationToken);
    }

    /// <summary>As above, without a transaction.</summary>
    public async Task<IReadOnlyList<PaymentAttempt>> ListAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        return await ReadAsync(database, payment, cancellationToken);
    }

    private static async Task<IReadOnlyList<PaymentAttempt>> ReadAsync(
        DbSession session, PaymentId payment, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync<Row>(List, new { payment }, cancellationToken);
        return [.. rows.Select(row => row.ToAttempt())];
    }

    private sealed class Row
    {
        public Guid Id { get; set; }
        public PaymentId Payment { get; set; }
        public string Kind { get; set; } = "";
        public long Amount { get; set; }
        public string Currency { get; set; } = "";
        public string State { get; set; } = "";
        public string? PaymentKey { get; set; }
        public string? Code { get; set; }
        public DateTimeOffset StartedAt { get; set; }
        public DateTimeOffset? FinishedAt { get; set; }

        public PaymentAttempt ToAttempt() => new(
            Id, Payment, Enum.Parse<AttemptKind>(Kind), new Money(Amount, Currency), Enum.Parse<AttemptState>(State),
            ProviderPaymentKey.TryParse(PaymentKey, out var key) ? key : throw new InvalidOperationException($"Attempt {Id} has no payment key."),
            Code, StartedAt, FinishedAt);
    }
}

/// <summary>One call to the provider that moves money, written down before it is made.</summary>
/// <param name="Id">Also the idempotency key that the provider sees.</param>
/// <param name="PaymentKey">The provider's name for the payment it acts on.</param>
/// <param name="Code">Why it failed, or what was odd about it.</param>
public sealed record PaymentAttempt(
    Guid Id,
    PaymentId Payment,
    AttemptKind Kind,
    Money Amount,
    AttemptState State,
    ProviderPaymentKey PaymentKey,
    string? Code,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    public bool IsOpen => State is AttemptState.STARTED or AttemptState.UNKNOWN;

    public string IdempotencyKey => Id.ToString("N");
}

public enum AttemptState
{
    /// <summary>Committed; the provider may or may not have been called.</summary>
    STARTED,
    SUCCEEDED,

    /// <summary>Proven: no money moved by it.</summary>
    FAILED,

    /// <summary>The provider was called and nobody can say what came of it.</summary>
    UNKNOWN,
}

public enum AttemptKind
{
    CONFIRM,
    REFUND,
}
