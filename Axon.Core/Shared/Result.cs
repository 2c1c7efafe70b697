namespace Axon.Core.Shared;

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
