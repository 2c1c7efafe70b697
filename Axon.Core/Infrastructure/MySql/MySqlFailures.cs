using System.Net.Sockets;
using MySql.Data.MySqlClient;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>What the driver's errors mean to us.</summary>
public static class MySqlFailures
{
    /// <summary>Another transaction was in the way; the same work may succeed when repeated.</summary>
    public static bool IsLockConflict(MySqlException exception) =>
        (MySqlErrorCode)exception.Number is MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout;

    /// <summary>A unique or primary key refused the row.</summary>
    public static bool IsDuplicate(MySqlException exception) =>
        (MySqlErrorCode)exception.Number is MySqlErrorCode.DuplicateKeyEntry or MySqlErrorCode.DuplicateKey;

    /// <summary>The server is away, going away or too busy to take us, as opposed to refusing the statement.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        // 0: the driver lost the stream. 1040 too many connections, 1042 no host, 1053 shutting down, 1077/1078 normal and aborted stop,
        // 1152/1158-1161 network errors, 1290 read only, 1927 killed,
        // 1969 slower than max_statement_time, 2002/2003/2006/2013 cannot connect, gone away, lost.
        MySqlException { Number: 0 or 1040 or 1042 or 1053 or 1077 or 1078 or 1152 or 1158 or 1159 or 1160 or 1161 or 1290 or 1927 or 1969 or 2002 or 2003 or 2006 or 2013 } => true,
        MySqlException { InnerException: { } inner } => IsUnavailable(inner),
        SocketException or EndOfStreamException or IOException or TimeoutException => true,
        _ => false,
    };
}
