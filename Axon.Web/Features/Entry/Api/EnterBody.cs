namespace Axon.Web.Features.Entry.Api;

/// <param name="Quantity">Units, 1 to the activity's most.</param>
internal sealed record EnterBody(int Quantity = 1);
