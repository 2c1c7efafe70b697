using System.Net.Sockets;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>What the driver's errors mean to us.</summary>
public static class MySqlFailures
{
    /// <summary>Another transaction was in the way; the same work may succeed when repeated.</summary>
    public static bool IsLockConflict(MySqlException exception) =>
        exception.ErrorCode is MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout;

    /// <summary>A unique or primary key refused the row.</summary>
    public static bool IsDuplicate(MySqlException exception) =>
        exception.ErrorCode is MySqlErrorCode.DuplicateKeyEntry or MySqlErrorCode.DuplicateKey;

    /// <summary>The server is away, going away, full, or too busy to take us, as opposed to refusing the statement: nothing is wrong with what was to be written.</summary>
    /// <remarks>A lock conflict is one when it outlasts the tries of <see cref="Database.InTransactionAsync{T}"/>.</remarks>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        // 0: the driver lost the stream, -1: it waited longer than for any statement. 1040 too many connections, 1042 no host, 1053 shutting down, 1077/1078 normal and aborted stop,
        // 1129 host shut out, 1152/1158-1161 network errors, 1203/1226 the account's connections are used up, 1290 read only, 1927 killed,
        // 1969 slower than max_statement_time, 2002/2003/2006/2013 cannot connect, gone away, lost.
        MySqlException { Number: -1 or 0 or 1040 or 1042 or 1053 or 1077 or 1078 or 1129 or 1152 or 1158 or 1159 or 1160 or 1161 or 1203 or 1226 or 1290 or 1927 or 1969 or 2002 or 2003 or 2006 or 2013 } => true,
        // No room: 3/1026 a file cannot be written, 1021 disk full, 1030 what the storage engine met (28: no room on the device), 1114 table full,
        // 1037/1038/1041 memory, 1135 no thread, 1180 error during the commit.
        MySqlException { Number: 3 or 1021 or 1026 or 1030 or 1037 or 1038 or 1041 or 1114 or 1135 or 1180 } => true,
        MySqlException conflict when IsLockConflict(conflict) => true,
        MySqlException { InnerException: { } inner } => IsUnavailable(inner),
        SocketException or EndOfStreamException or IOException or TimeoutException => true,
        _ => false,
    };
}
