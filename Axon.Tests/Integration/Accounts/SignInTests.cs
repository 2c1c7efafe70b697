using Axon.Core.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Accounts;

public sealed class SignInTests(PrivateServers servers) : IAsyncLifetime
{
    private AccountsLab _lab = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _lab = await AccountsLab.CreateAsync(servers, nameof(SignInTests));

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task SignUp_NewShopper_CanSignInAndBothFactsAreInTheOutbox()
    {
        var account = await _lab.SignUpAsync("Kim@Example.com");

        var result = await _lab.SignInAsync(" kim@EXAMPLE.com ");

        Assert.Equal(SignInOutcome.SignedIn, result.Outcome);
        Assert.Equal(account.Id, result.Account?.Id);
        Assert.Equal(
            ["SIGNED_UP", "SIGNED_IN"],
            await _lab.Database.QueryAsync<string>("SELECT type FROM outbox WHERE aggregate = @user ORDER BY id", new { user = account.Id.ToString() }));
    }

    [Fact]
    public async Task SignUp_AddressInUse_ChangesNothing()
    {
        await _lab.SignUpAsync("twin@example.com");

        var second = await _lab.Get<SignUp>().HandleAsync(new SignUpForm("TWIN@example.com", "another long one", "Twin"), TestContext.Current.CancellationToken);

        Assert.Equal(AccountProblems.EmailTaken, Assert.Single(second.Problems).Code);
        Assert.Equal(1, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM user_account WHERE normalized_email = 'twin@example.com'"));
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("twin@example.com")).Outcome);
    }

    [Fact]
    public async Task SignUp_SameAddressManyTimesAtOnce_MakesOneAccount()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => _lab.Get<SignUp>().HandleAsync(new SignUpForm("race@example.com", AccountsLab.Password, "Race"), TestContext.Current.CancellationToken))));

        Assert.Single(results, result => result.Ok);
        var winner = results.Single(result => result.Ok).Value;
        Assert.Equal(1, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE type = 'SIGNED_UP' AND aggregate = @user", new { user = winner?.Id.ToString() }));
    }

    [Fact]
    public async Task SignUp_EverythingWrong_NamesEveryField()
    {
        var result = await _lab.Get<SignUp>().HandleAsync(new SignUpForm("nobody", "short", " ", 1850, (Core.Kernel.Region)99), TestContext.Current.CancellationToken);

        Assert.Equal(["email", "displayName", "birthYear", "region", "password"], result.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksForFiveMinutesAlsoForTheRightOne()
    {
        await _lab.SignUpAsync("locked@example.com");
        for (var attempt = 0; attempt < Lockout.Attempts; attempt++)
        {
            Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync("locked@example.com", "not the password")).Outcome);
        }

        var locked = await _lab.SignInAsync("locked@example.com");
        _lab.Clock.Advance(Lockout.Duration);
        var free = await _lab.SignInAsync("locked@example.com");

        Assert.Equal(SignInOutcome.LockedOut, locked.Outcome);
        Assert.InRange(locked.RetryAfter!.Value, TimeSpan.FromMinutes(4), Lockout.Duration);
        Assert.Equal(SignInOutcome.SignedIn, free.Outcome);
    }

    [Fact]
    public async Task SignIn_AfterALock_CountsAnew()
    {
        await _lab.SignUpAsync("again@example.com");
        for (var attempt = 0; attempt < Lockout.Attempts; attempt++)
        {
            await _lab.SignInAsync("again@example.com", "not the password");
        }

        _lab.Clock.Advance(Lockout.Duration);
        for (var attempt = 0; attempt < Lockout.Attempts - 1; attempt++)
        {
            Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync("again@example.com", "not the password")).Outcome);
        }

        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("again@example.com")).Outcome);
    }

    [Fact]
    public async Task SignIn_RightPassword_ForgetsTheWrongOnes()
    {
        await _lab.SignUpAsync("forgetful@example.com");
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < Lockout.Attempts - 1; attempt++)
            {
                await _lab.SignInAsync("forgetful@example.com", "not the password");
            }

            Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("forgetful@example.com")).Outcome);
        }
    }

    [Fact]
    public async Task SignIn_FortyGuessesAtOnce_FiveAreLookedAtAndTheOthersAreSentAway()
    {
        await _lab.SignUpAsync("guessed@example.com");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => _lab.SignInAsync("guessed@example.com", $"wrong guess {n}"))));

        Assert.Equal(Lockout.Attempts, results.Count(result => result.Outcome == SignInOutcome.WrongCredentials));
        Assert.Equal(40 - Lockout.Attempts, results.Count(result => result.Outcome is SignInOutcome.LockedOut or SignInOutcome.Busy && result.RetryAfter > TimeSpan.Zero));
    }

    [Fact]
    public async Task SignIn_GuessedFromElsewhere_LeavesTheOwnersBrowserAndAddressAlone()
    {
        await _lab.SignUpAsync("owner@example.com");
        var home = new SignInSource("198.51.100.7", Guid.NewGuid());
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("owner@example.com", source: home)).Outcome);

        _lab.Clock.Advance(Lockout.Duration);
        // More than one address has, and then more than all strangers have together.
        for (var stranger = 0; stranger < Lockout.StrangersAttempts / Lockout.Attempts; stranger++)
        {
            for (var attempt = 0; attempt < Lockout.Attempts; attempt++)
            {
                Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync("owner@example.com", "a guess of mine", new SignInSource($"203.0.113.{stranger}"))).Outcome);
            }

            Assert.Equal(SignInOutcome.LockedOut, (await _lab.SignInAsync("owner@example.com", source: new SignInSource($"203.0.113.{stranger}"))).Outcome);
        }

        Assert.Equal(SignInOutcome.LockedOut, (await _lab.SignInAsync("owner@example.com", source: new SignInSource("192.0.2.200"))).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("owner@example.com", source: home with { Address = "192.0.2.201" })).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("owner@example.com", source: home with { Browser = null })).Outcome);
    }

    [Fact]
    public async Task SignIn_GuessedBehindTheOwnersAddress_LeavesTheOwnersBrowserAlone()
    {
        await _lab.SignUpAsync("office@example.com");
        var desk = new SignInSource("198.51.100.8", Guid.NewGuid());
        await _lab.SignInAsync("office@example.com", source: desk);
        for (var attempt = 0; attempt <= Lockout.Attempts; attempt++)
        {
            await _lab.SignInAsync("office@example.com", "a guess of mine", desk with { Browser = Guid.NewGuid() });
        }

        Assert.Equal(SignInOutcome.LockedOut, (await _lab.SignInAsync("office@example.com", source: desk with { Browser = null })).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("office@example.com", source: desk)).Outcome);
    }

    [Fact]
    public async Task SignIn_ManyAddressesThatNeverSignedIn_HaveOneLimitTogether()
    {
        await _lab.SignUpAsync("wanted@example.com");
        for (var attempt = 0; attempt < Lockout.StrangersAttempts; attempt++)
        {
            Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync("wanted@example.com", "a guess of mine", new SignInSource($"10.0.0.{attempt}"))).Outcome);
        }

        Assert.Equal(SignInOutcome.LockedOut, (await _lab.SignInAsync("wanted@example.com", "a guess of mine", new SignInSource("10.0.1.1"))).Outcome);
    }

    [Fact]
    public async Task SignIn_LaneFull_SaysBusyAndCountsNothing()
    {
        var account = await _lab.SignUpAsync("patient@example.com");
        List<HashingLane.Place> places = [];
        while (_lab.Get<HashingLane>().TryEnter() is { } place)
        {
            places.Add(place);
        }

        var busy = await _lab.SignInAsync("patient@example.com", "not the password");
        var signUp = await _lab.Get<SignUp>().HandleAsync(new SignUpForm("late@example.com", AccountsLab.Password, "Late"), TestContext.Current.CancellationToken);
        places.ForEach(place => place.Dispose());

        Assert.Equal((SignInOutcome.Busy, HashingLane.ComeBack), (busy.Outcome, busy.RetryAfter));
        Assert.Equal(AccountProblems.Busy, Assert.Single(signUp.Problems).Code);
        Assert.Equal(0, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM sign_in_source WHERE user_id = @user", new { user = account.Id }));
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("patient@example.com")).Outcome);
    }

    [Fact]
    public async Task Sweep_OldSessionsAndCounts_AreForgottenAndKnownBrowsersAreKept()
    {
        var account = await _lab.SignUpAsync("swept@example.com");
        await _lab.SignInAsync("swept@example.com");
        await _lab.SignInAsync("swept@example.com", "a guess of mine", new SignInSource("203.0.113.9"));
        await _lab.Get<OpenSession>().HandleAsync(account.Id, TestContext.Current.CancellationToken);

        _lab.Clock.Advance(OpenSession.Lifetime + TimeSpan.FromMinutes(1));
        await _lab.Get<CleanSessions>().HandleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM user_session WHERE user_id = @user", new { user = account.Id }));
        Assert.Equal(1, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM sign_in_source WHERE user_id = @user AND known", new { user = account.Id }));
        Assert.Equal(1, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM sign_in_source WHERE user_id = @user", new { user = account.Id }));
    }

    [Theory]
    [InlineData("nobody@example.com")]
    [InlineData("not an address")]
    public async Task SignIn_UnknownAddress_AnswersAsAnAccountWould(string email)
    {
        for (var attempt = 0; attempt < Lockout.Attempts; attempt++)
        {
            Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync(email)).Outcome);
        }

        Assert.Equal(SignInOutcome.LockedOut, (await _lab.SignInAsync(email.ToUpperInvariant())).Outcome);
        _lab.Clock.Advance(Lockout.Duration);
        Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync(email)).Outcome);
    }

    [Fact]
    public async Task SignIn_AccountWithoutPassword_IsRefused()
    {
        var people = await _lab.Get<MakeTestShoppers>().HandleAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync(people[0].Email.Value, "")).Outcome);
    }
}
