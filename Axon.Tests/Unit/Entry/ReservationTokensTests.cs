using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Entry;

public sealed class ReservationTokensTests
{
    private static readonly Reservation Row = new(
        new ReservationId(Guid.CreateVersion7()), new ActivityId(7), new UserId(Guid.CreateVersion7()), 2, ReservationStatus.PENDING, 3,
        DateTimeOffset.FromUnixTimeMilliseconds(1_763_700_000_123), DateTimeOffset.FromUnixTimeMilliseconds(1_763_700_300_123));

    private readonly ReservationTokens _tokens = new(new Key(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_Read_SaysWhatWasIssued()
    {
        var token = await _tokens.ReadAsync(await _tokens.IssueAsync(Row, Stop), Stop);

        Assert.Equal(new ReservationToken(Row.Activity, Row.User, Row.Id, 2, 3, Row.DeadlineAt), token);
        Assert.True(token!.Proves(Row.User, Row.Id));
        Assert.False(token.Proves(new UserId(Guid.NewGuid()), Row.Id));
        Assert.False(token.Proves(Row.User, new ReservationId(Guid.NewGuid())));
    }

    [Fact]
    public async Task Token_OfTheSameReservation_IsTheSame() => Assert.Equal(await _tokens.IssueAsync(Row, Stop), await _tokens.IssueAsync(Row, Stop));

    [Fact]
    public async Task Token_AnyCharacterChanged_IsRefused()
    {
        var token = await _tokens.IssueAsync(Row, Stop);

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(await _tokens.ReadAsync(changed, Stop));
        }
    }

    [Fact]
    public async Task Token_WithACharacterThatCannotBeThere_IsRefused()
    {
        var token = await _tokens.IssueAsync(Row, Stop);

        foreach (var odd in "!=+/ \0\n한")
        {
            foreach (var place in new[] { 0, token.Length / 2, token.Length - 1 })
            {
                Assert.Null(await _tokens.ReadAsync(token[..place] + odd + token[(place + 1)..], Stop));
            }
        }
    }

    [Fact]
    public async Task Token_WithAnyOtherLastCharacter_IsRefused()
    {
        var token = await _tokens.IssueAsync(Row, Stop);

        foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Where(last => last != token[^1]))
        {
            Assert.Null(await _tokens.ReadAsync(token[..^1] + last, Stop));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("한국어 토큰")]
    public async Task Token_Garbage_IsRefused(string text) => Assert.Null(await _tokens.ReadAsync(text, Stop));

    [Fact]
    public async Task Token_OfAnotherKeyCutOrLong_IsRefused()
    {
        var token = await _tokens.IssueAsync(Row, Stop);

        Assert.Null(await new ReservationTokens(new Key(2)).ReadAsync(token, Stop));
        Assert.Null(await _tokens.ReadAsync(token[..^1], Stop));
        Assert.Null(await _tokens.ReadAsync(token + "A", Stop));
        Assert.Null(await _tokens.ReadAsync(new string('A', token.Length), Stop));
    }

    private sealed class Key(byte value) : ITokenKey
    {
        public ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken) => new(Enumerable.Repeat(value, 32).ToArray());
    }
}
