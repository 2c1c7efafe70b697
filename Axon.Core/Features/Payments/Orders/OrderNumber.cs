using System.Security.Cryptography;

namespace Axon.Core.Features.Payments.Orders;

/// <summary>Order numbers that people read aloud and type: <c>K7QM-2W9D</c>, without letters and digits that look or sound alike.</summary>
public static class OrderNumber
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Random: neither guessable nor telling how much is sold. The database keeps it unique.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
