using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Ui;

/// <summary>The texts of the product: resources by the reader's language, with plurals.</summary>
public static class WordsStartup
{
    public static IServiceCollection AddAxonWords(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        return services.AddSingleton<IStringLocalizerFactory, PluralLocalizerFactory>();
    }

    private sealed class PluralLocalizerFactory(ResourceManagerStringLocalizerFactory resources) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new PluralLocalizer(resources.Create(resourceSource));

        public IStringLocalizer Create(string baseName, string location) => new PluralLocalizer(resources.Create(baseName, location));
    }

    private sealed class PluralLocalizer(IStringLocalizer words) : IStringLocalizer
    {
        public LocalizedString this[string name] => words[name];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = words[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, PluralText.Choose(text.Value, arguments), arguments), text.ResourceNotFound, text.SearchedLocation);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
    }
}
