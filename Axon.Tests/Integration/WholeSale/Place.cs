namespace Axon.Tests.Integration.WholeSale;

/// <summary>A reservation, with the token that proves it.</summary>
/// <param name="IsNew">False when the person had it before.</param>
internal sealed record Place(Guid Id, int Quantity, string? Token, bool IsNew)
{
    public static Place? Of(Answer answer)
    {
        if (!answer.IsOk)
        {
            return null;
        }

        var reservation = answer.Body.GetProperty("reservation");
        return new Place(
            reservation.GetProperty("id").GetGuid(), reservation.GetProperty("quantity").GetInt32(), answer.Body.GetProperty("token").GetString(), answer.Status == System.Net.HttpStatusCode.Created);
    }
}
