using System.Data;
using System.Globalization;
using Dapper;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>A typed id that the database counts up.</summary>
internal sealed class NumberIdHandler<T>(Func<long, T> wrap, Func<T, long> unwrap) : SqlMapper.TypeHandler<T>
{
    public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value is null ? DBNull.Value : unwrap(value);

    public override T? Parse(object value) => wrap(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
