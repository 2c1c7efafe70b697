using Axon.PaymentSimulator.Faults;

namespace Axon.PaymentSimulator.Books;

/// <summary>A card of the payment window and what happens to a charge on it; the last is no card but an account to pay into later.</summary>
/// <param name="Id">Its name in forms and in the test API.</param>
/// <param name="DeclineCode">The code with which it is refused; null for a card that pays.</param>
internal sealed record TestCard(string Id, string Number, string IssuerCode, string? DeclineCode = null, FaultKind? Fault = null, bool Slow = false, bool Deposit = false)
{
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("approve", "4330-12**-****-1112", "61"),
        new("balance", "5310-51**-****-2006", "51", DeclineCode: "REJECT_CARD_PAYMENT"),
        new("expired", "9410-61**-****-3104", "41", DeclineCode: "INVALID_CARD_EXPIRATION"),
        new("lost", "5365-10**-****-4021", "11", DeclineCode: "INVALID_CARD_LOST_OR_STOLEN"),
        new("timeout", "4579-73**-****-5503", "71", Fault: FaultKind.TimeoutAfter),
        new("error", "3560-45**-****-6611", "21", Fault: FaultKind.ErrorAfter),
        new("slow", "9490-94**-****-7702", "91", Slow: true),
        new("deposit", "****-****-8804", "20", Deposit: true),
    ];

    public static TestCard? Find(string? id) => All.FirstOrDefault(card => card.Id == id);
}
