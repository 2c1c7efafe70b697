namespace Axon.Tests.Integration.WholeSale;

/// <summary>People who come and go without pause: enter, leave, pay, take their money back. Whatever is in the way, each of them tries again.</summary>
internal sealed class SaleCrowd(SaleHost host, long activity, int limit, TimeSpan between)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private Task _all = Task.CompletedTask;
    private volatile TaskCompletionSource? _pause;
    private int _visiting;
    private volatile bool _closing;

    /// <param name="visitors">How many are there at a time.</param>
    /// <param name="between">How long a place in the crowd stays empty after a visit; without it the machine is as busy as it can be.</param>
    public static SaleCrowd Come(SaleHost host, long activity, IReadOnlyList<Person> people, int visitors, int limit, int seed, TimeSpan between = default)
    {
        var crowd = new SaleCrowd(host, activity, limit, between);
        crowd._all = Task.WhenAll(Enumerable.Range(0, visitors).Select(number =>
            crowd.ComeAndGoAsync([.. people.Where(person => person.Number % visitors == number)], new Random(seed + number))));
        return crowd;
    }

    /// <summary>Waits until so many more calls were answered: the sale is in full swing.</summary>
    public Task AnsweredAsync(int more)
    {
        var until = host.Times.Count + more;
        return UntilAsync("people are answered", () => Task.FromResult(host.Times.Count >= until), Patience, () => string.Join('\n', host.Api.PutOff.TakeLast(5)));
    }

    /// <summary>As <see cref="SaleHost.UntilAsync"/>, and fails at once when somebody of the crowd met what should not be.</summary>
    public Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? patience = null, Func<string>? why = null) => SaleHost.UntilAsync(
        what,
        async () =>
        {
            if (_all.IsCompleted)
            {
                await _all;
            }

            return await condition();
        },
        patience,
        why);

    /// <summary>Returns when everybody has ended the visit that was under way; the next ones wait for <see cref="GoOn"/>.</summary>
    public Task PauseAsync()
    {
        _pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return UntilAsync("visits end", () => Task.FromResult(Volatile.Read(ref _visiting) == 0), Patience, () => string.Join('\n', host.Api.PutOff.TakeLast(5)));
    }

    public void GoOn()
    {
        var pause = _pause;
        _pause = null;
        pause?.SetResult();
    }

    /// <summary>Nobody begins anything new.</summary>
    public void Close()
    {
        _closing = true;
        GoOn();
    }

    public Task LeaveAsync()
    {
        Close();
        return _all;
    }

    private async Task ComeAndGoAsync(Person[] people, Random random)
    {
        for (var number = 0; !_closing; number++)
        {
            Interlocked.Increment(ref _visiting);
            while (_pause is { } pause)
            {
                Interlocked.Decrement(ref _visiting);
                await pause.Task;
                Interlocked.Increment(ref _visiting);
            }

            await VisitAsync(people[number % people.Length], random);
            Interlocked.Decrement(ref _visiting);
            await Task.Delay(between, TestContext.Current.CancellationToken);
        }
    }

    private async Task VisitAsync(Person person, Random random)
    {
        var entered = await host.Api.EnterAsync(activity, person, random.Next(1, limit + 1));
        if (Place.Of(entered) is not { } place)
        {
            Assert.True(entered.Type is "axon:entry/sold-out" or "axon:entry/too-few-left" or "axon:entry/limit-reached", $"entered: {entered}");
            return;
        }

        switch (random.Next(100))
        {
            case < 12:
                // Leaves without a word.
                return;
            case < 25:
                var givenUp = await host.Api.GiveUpAsync(person, place);
                Assert.True(givenUp.IsOk || givenUp.Type is "axon:entry/ended" or "axon:entry/in-payment", $"gave up: {givenUp}");
                return;
            default:
                await OrderAsync(person, place, random);
                return;
        }
    }

    private async Task OrderAsync(Person person, Place place, Random random)
    {
        var order = await host.Api.OrderAsync(person, place);
        if (!order.IsOk)
        {
            Assert.True(order.Type is "axon:payments/expired" or "axon:payments/cancelled", $"ordered: {order}");
            return;
        }

        switch (random.Next(100))
        {
            case < 10:
                return;
            case < 22:
                var cancelled = await host.Api.PostAsync($"/api/orders/{order.Id}/cancel", person.Token, new { }, $"cancel-{order.Id:N}");
                Assert.True(cancelled.IsOk || cancelled.Type is "axon:payments/already-paid" or "axon:payments/under-way", $"cancelled: {cancelled}");
                return;
            default:
                var paid = await host.Api.PayAsync(person, order, confirms: 3);
                if (paid.Body.GetProperty("status").GetString() == "PAID" && random.Next(100) < 85)
                {
                    var refund = await host.Api.PostAsync($"/api/orders/{order.Id}/refunds", person.Token, new { reason = "changed my mind" }, $"refund-{order.Id:N}");
                    Assert.True(refund.IsOk, $"refunded: {refund}");
                }

                return;
        }
    }
}
