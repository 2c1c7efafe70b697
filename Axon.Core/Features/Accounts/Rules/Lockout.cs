namespace Axon.Core.Features.Accounts.Rules;

/// <summary>How long guessing is stopped, and after how many wrong passwords in a row.</summary>
public static class Lockout
{
    public const int Attempts = 5;

    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);
}
