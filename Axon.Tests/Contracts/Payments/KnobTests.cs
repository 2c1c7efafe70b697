using System.Net;
using System.Text;

namespace Axon.Tests.Contracts.Payments;

public sealed class KnobTests : SimulatorTest
{
    [Theory]
    [InlineData("{\"faults\":[{}]}")]
    [InlineData("{\"faults\":[{\"on\":\"confirm\"}]}")]
    [InlineData("{\"faults\":[{\"on\":\"confirm\",\"kind\":\"nonsense\"}]}")]
    [InlineData("{\"faults\":[{\"on\":\"confirm\",\"kind\":\"errorAfter\",\"next\":-1}]}")]
    [InlineData("{\"faults\":[null]}")]
    [InlineData("{\"latency\":1}")]
    [InlineData("{\"latencyMs\":-1}")]
    [InlineData("{\"declineRate\":1.01}")]
    [InlineData("{\"declineCode\":\"NOT_FOUND\"}")]
    [InlineData("{\"webhook\":{\"url\":\"file:///etc/passwd\"}}")]
    [InlineData("[]")]
    public async Task Put_KnobThatDoesNotExistOrFit_IsRefusedAndChangesNothing(string body)
    {
        await TurnAsync(new { jitterMs = 7 });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await Http.PutAsync("/knobs", content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"jitterMs\":7", await Http.GetStringAsync("/knobs", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterSomeFaults_ShowsHowManyAreLeft()
    {
        await TurnAsync("find", "errorBefore", next: 3);

        using var response = await Http.GetAsync("/v1/payments/nobody", Token);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("\"next\":2", await Http.GetStringAsync("/knobs", Token), StringComparison.Ordinal);
    }
}
