using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Axon.Web.Features.Checkout.Api;

namespace Axon.Web.Http;

/// <summary>Every kind of refusal, from where the code has it: the constants of the classes named after problems, the table of payments, and the resources whose keys are codes.</summary>
internal static class ProblemCatalog
{
    /// <summary>Such as <c>entry/sold-out</c>.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Constants(typeof(ProblemCatalog).Assembly)
            .Concat(Constants(typeof(Core.Kernel.Problem).Assembly))
            .Concat(Enum.GetValues<PaymentProblem>().Select(problem => PaymentProblems.Type(problem).Code))
            .Concat(Keys())
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>As they stand in answers: <c>axon:entry/sold-out</c>.</summary>
    public static IEnumerable<string> Types => Codes.Select(code => ApiProblem.TypePrefix + code);

    private static IEnumerable<string> Constants(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Name.Contains("Problem", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Where(field => field.IsLiteral)
        .Select(field => field.GetRawConstantValue())
        .OfType<string>()
        .Where(IsCode);

    private static IEnumerable<string> Keys()
    {
        var assembly = typeof(ProblemCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)))
        {
            var words = new ResourceManager(name[..^".resources".Length], assembly);
            if (words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false) is not { } set)
            {
                continue;
            }

            foreach (var key in set.Cast<DictionaryEntry>().Select(entry => entry.Key).OfType<string>().Where(IsCode))
            {
                yield return key;
            }
        }
    }

    private static bool IsCode(string text) => text.Contains('/', StringComparison.Ordinal) && !text.EndsWith("/detail", StringComparison.Ordinal);
}
