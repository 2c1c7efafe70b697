using System.Globalization;
using System.Reflection;

namespace Axon.Web.Http;

/// <summary>Values in addresses are as plain as those in bodies: whole numbers are digits, and a name stands by its name.</summary>
/// <remarks>The framework's own reading lets blanks and signs pass before digits, and any number for a name.</remarks>
internal static class PlainValues
{
    /// <summary>Ids in paths. What is none leads nowhere.</summary>
    public static IServiceCollection AddPlainIds(this IServiceCollection services) =>
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<Digits>("long"));

    /// <summary>Queries of every endpoint in the group. What cannot be read is malformed.</summary>
    public static RouteGroupBuilder RequirePlainQueries(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory((built, next) =>
        {
            var checks = built.MethodInfo.GetParameters().Where(parameter => parameter.Name is not null).Select(parameter => (Name: parameter.Name!, Reads: Check(parameter))).Where(check => check.Reads is not null).ToArray(); // named
            return checks.Length == 0 ? next : context =>
            {
                var query = context.HttpContext.Request.Query;
                foreach (var (name, reads) in checks)
                {
                    if (query.TryGetValue(name, out var values) && values is [{ Length: > 0 } text] && !reads!(text)) // chosen for it
                    {
                        throw new UnreadableValueException(name);
                    }
                }

                return next(context);
            };
        });
        return group;
    }

    private static Func<string, bool>? Check(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum ? text => Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase)
            : type == typeof(int) || type == typeof(long) ? text => char.IsAsciiDigit(text[^1]) && text.AsSpan(text[0] == '-' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0
            : null;
    }

    private sealed class Digits : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values.TryGetValue(routeKey, out var value)
            && (value is long || long.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
