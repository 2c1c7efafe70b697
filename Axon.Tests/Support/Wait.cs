using System.Diagnostics;

namespace Axon.Tests.Support;

/// <summary>Waiting for something to become true, with a limit.</summary>
public static class Wait
{
    public static async Task UntilAsync(string what, Func<Task<bool>> isTrue, int seconds = 30, Func<string>? state = null)
    {
        for (var watch = Stopwatch.StartNew(); !await isTrue();)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"Not within {seconds} s: {what}. {state?.Invoke()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(string what, Func<bool> isTrue, int seconds = 30, Func<string>? state = null) => UntilAsync(what, () => Task.FromResult(isTrue()), seconds, state);
}
