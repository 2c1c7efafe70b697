using Axon.Web.Features.Accounts;
using Axon.Web.Features.Catalog;
using Axon.Web.Features.Checkout;
using Axon.Web.Features.Dashboard;
using Axon.Web.Features.Entry;
using Axon.Web.Features.Operations;
using Axon.Web.Features.Tracking;
using Axon.Web.Http;
using Axon.Web.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Support;

/// <summary>The catalogue of refusals as the program registers it, without a host.</summary>
internal static class RefusalCatalogue
{
    public static Refusals All { get; } = new ServiceCollection().AddLogging().AddAxonWords().AddAxonApi()
        .AddAccountsWeb().AddCatalogWeb().AddEntryWeb().AddCheckoutWeb().AddTrackingWeb().AddDashboardWeb().AddOperationsWeb()
        .BuildServiceProvider().GetRequiredService<Refusals>();
}
