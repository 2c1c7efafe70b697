using System.Diagnostics;

namespace Axon.Tests.Support;

/// <summary>Waiting for something to become true, with a limit.</summary>
public static class Wait
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    public static async Task UntilAsync(string what, Func<Task<bool>> isTrue, int seconds = 30, Func<string>? state = null, TimeSpan? every = null)
    {
        for (var watch = Stopwatch.StartNew(); !await isTrue();)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"Not within {seconds} s: {what}. {state?.Invoke()}");
            await Task.Delay(every ?? Often, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(string what, Func<bool> isTrue, int seconds = 30, Func<string>? state = null) => UntilAsync(what, () => Task.FromResult(isTrue()), seconds, state);
}
