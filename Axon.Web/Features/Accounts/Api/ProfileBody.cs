using Axon.Core.Shared;

namespace Axon.Web.Features.Accounts.Api;

/// <summary>The whole of what people may change about themselves: what is left out is cleared.</summary>
public sealed record ProfileBody(string DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false);
