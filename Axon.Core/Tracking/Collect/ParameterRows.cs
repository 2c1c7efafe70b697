using System.Globalization;
using Dapper;

namespace Axon.Core.Tracking.Collect;

/// <summary>Several rows in one statement, a parameter for each value. For few rows: each parameter costs the driver some microseconds.</summary>
internal static class ParameterRows
{
    public static (string Values, DynamicParameters Parameters) Of<T>(IEnumerable<T> items, params Func<T, object?>[] columns)
    {
        var parameters = new DynamicParameters();
        List<string> rows = [];
        var n = 0;
        foreach (var item in items)
        {
            List<string> names = [];
            foreach (var column in columns)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{n++}");
                parameters.Add(name, column(item));
                names.Add("@" + name);
            }

            rows.Add($"({string.Join(", ", names)})");
        }

        return (string.Join(", ", rows), parameters);
    }
}
