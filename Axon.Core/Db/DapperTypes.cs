using System.Data;
using System.Globalization;
using Axon.Core.Kernel;
using Dapper;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>How ids and times are stored: UUIDs as 16 big-endian bytes, so that UUIDv7 sorts by time; times as UTC.</summary>
internal static class DapperTypes
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DateHandler());
        AddIds();
        return true;
    });

    public static void Register() => _ = Registered.Value;

    private static void AddIds()
    {
        SqlMapper.AddTypeHandler(new NumberIdHandler<ActivityId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new NumberIdHandler<CampaignId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new NumberIdHandler<CouponId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new NumberIdHandler<ProductId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<ImageId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<IssuedCouponId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<OrderId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<PaymentId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<ReservationId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<SessionId>(value => new(value), id => id.Value));
        SqlMapper.AddTypeHandler(new UuidIdHandler<UserId>(value => new(value), id => id.Value));
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            // DynamicParameters has made it a text parameter by now.
            ((MySqlParameter)parameter).MySqlDbType = MySqlDbType.DateTime;
            parameter.Value = value.UtcDateTime;
        }

        public override DateTimeOffset Parse(object value) => new((DateTime)value);
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

        public override DateOnly Parse(object value) => DateOnly.FromDateTime((DateTime)value);
    }
}

/// <summary>A typed id that is a UUID, stored as 16 big-endian bytes.</summary>
internal sealed class UuidIdHandler<T>(Func<Guid, T> wrap, Func<T, Guid> unwrap) : SqlMapper.TypeHandler<T>
{
    public override void SetValue(IDbDataParameter parameter, T? value)
    {
        ((MySqlParameter)parameter).MySqlDbType = MySqlDbType.Guid;
        parameter.Value = value is null ? DBNull.Value : unwrap(value);
    }

    public override T? Parse(object value) => wrap((Guid)value);
}

/// <summary>A typed id that the database counts up.</summary>
internal sealed class NumberIdHandler<T>(Func<long, T> wrap, Func<T, long> unwrap) : SqlMapper.TypeHandler<T>
{
    public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value is null ? DBNull.Value : unwrap(value);

    public override T? Parse(object value) => wrap(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
