namespace Axon.Web.Features.Operations;

/// <summary>The codes of this feature's refusals.</summary>
internal static class OperationsProblems
{
    public const string NoDeadLetter = "operations/no-dead-letter";
}
