namespace Axon.PaymentSimulator.Resources;

/// <summary>Names of the texts in SimulatorStrings.resx. Error codes and cards find theirs by their own name.</summary>
internal sealed class SimulatorStrings
{
    public const string Name = nameof(Name);
    public const string NoRealMoney = nameof(NoRealMoney);
    public const string PayTitle = nameof(PayTitle);
    public const string OrderName = nameof(OrderName);
    public const string OrderNumber = nameof(OrderNumber);
    public const string Amount = nameof(Amount);
    public const string Won = nameof(Won);
    public const string ChooseCard = nameof(ChooseCard);
    public const string EndsWith = nameof(EndsWith);
    public const string Pay = nameof(Pay);
    public const string Cancel = nameof(Cancel);
    public const string ProblemTitle = nameof(ProblemTitle);
    public const string ProblemSays = nameof(ProblemSays);
    public const string ProblemNext = nameof(ProblemNext);
    public const string PAY_PROCESS_CANCELED = nameof(PAY_PROCESS_CANCELED);
}
