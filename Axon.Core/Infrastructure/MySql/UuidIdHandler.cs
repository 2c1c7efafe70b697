using System.Data;
using Dapper;
using MySql.Data.MySqlClient;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>A typed id that is a UUID, stored as 16 big-endian bytes.</summary>
internal sealed class UuidIdHandler<T>(Func<Guid, T> wrap, Func<T, Guid> unwrap) : SqlMapper.TypeHandler<T>
{
    public override void SetValue(IDbDataParameter parameter, T? value)
    {
        ((MySqlParameter)parameter).MySqlDbType = MySqlDbType.Binary;
        parameter.Value = value is null ? DBNull.Value : unwrap(value).ToByteArray(bigEndian: true);
    }

    public override T? Parse(object value) => wrap(new Guid((byte[])value, bigEndian: true));
}
