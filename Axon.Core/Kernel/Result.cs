namespace Axon.Core.Kernel;

/// <summary>A value, or the reasons why there is none.</summary>
public readonly record struct Result<T>
{
    private Result(T? value, IReadOnlyList<Problem> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>Set exactly when <see cref="Ok"/>.</summary>
    public T? Value { get; }

    public IReadOnlyList<Problem> Problems { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Problems is { Count: 0 };

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    public static Result<T> Fail(params IReadOnlyList<Problem> problems) => new(default, problems);
}

/// <summary>An expected refusal outside the hot path: a stable code such as <c>campaigns/stale-version</c> and the field it belongs to.</summary>
/// <param name="Code">Feature and reason; the problem type is <c>axon:</c> + code and the words are in Web's resources.</param>
/// <param name="Field">The input it belongs to, in camelCase, or null for the whole.</param>
public sealed record Problem(string Code, string? Field = null);
