namespace Axon.Core.Infrastructure.MySql.Entry;

/// <summary>Ids for <c>IN</c> lists, whose items Dapper passes on without asking its type handlers.</summary>
internal static class Binary
{
    public static byte[] Of(Guid id) => id.ToByteArray(bigEndian: true);
}
