using System.Numerics;

namespace Axon.Core.Features.Behavior.Rules;

/// <summary>When events are marked as a program's. They are kept: whoever counts decides.</summary>
public static class BotRule
{
    /// <summary>What says of itself that it is a bot is one. Of what can also happen to people (a driven browser, a privacy tool that drops headers) it takes two signs.</summary>
    public static bool Suspects(BotSigns signs) => signs.HasFlag(BotSigns.Declared) || BitOperations.PopCount((uint)signs) >= 2;
}
