using Axon.Core.Accounts;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Accounts;

public sealed class AccountChangesTests(PrivateServers servers) : IAsyncLifetime
{
    private AccountsLab _lab = null!; // InitializeAsync

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lab = await AccountsLab.CreateAsync(servers, nameof(AccountChangesTests));

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task ChangePassword_Right_EndsOldSessionsAtOnce()
    {
        var account = await _lab.SignUpAsync("change@example.com");
        Assert.NotNull(await _lab.Get<ISessions>().FindAsync(account.Id, account.SecurityStamp, null, Token));

        var result = await _lab.Get<ChangePassword>().HandleAsync(account.Id, AccountsLab.Password, "seven green bottles", Token);

        Assert.Empty(result.Problems);
        Assert.Null(await _lab.Get<ISessions>().FindAsync(account.Id, account.SecurityStamp, null, Token));
        Assert.NotNull(await _lab.Get<ISessions>().FindAsync(account.Id, result.Value!.SecurityStamp, null, Token));
        Assert.Equal(SignInOutcome.WrongCredentials, (await _lab.SignInAsync("change@example.com")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync("change@example.com", "seven green bottles")).Outcome);
    }

    [Theory]
    [InlineData("not the password", "seven green bottles", AccountProblems.PasswordWrong)]
    [InlineData(AccountsLab.Password, "short", AccountProblems.PasswordTooShort)]
    [InlineData(AccountsLab.Password, AccountsLab.Password, AccountProblems.PasswordUnchanged)]
    public async Task ChangePassword_Refused_KeepsPasswordAndSessions(string current, string wanted, string expected)
    {
        var account = await _lab.SignUpAsync($"{expected.Split('/')[1]}@example.com");

        var result = await _lab.Get<ChangePassword>().HandleAsync(account.Id, current, wanted, Token);

        Assert.Equal(expected, Assert.Single(result.Problems).Code);
        Assert.NotNull(await _lab.Get<ISessions>().FindAsync(account.Id, account.SecurityStamp, null, Token));
        Assert.Equal(SignInOutcome.SignedIn, (await _lab.SignInAsync(account.Email.Value)).Outcome);
    }

    [Fact]
    public async Task ChangePassword_GuessedFromAnOpenSession_Locks()
    {
        var account = await _lab.SignUpAsync("desk@example.com");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await _lab.Get<ChangePassword>().HandleAsync(account.Id, "not the password", "seven green bottles", Token);
        }

        var result = await _lab.Get<ChangePassword>().HandleAsync(account.Id, AccountsLab.Password, "seven green bottles", Token);

        Assert.Equal(AccountProblems.LockedOut, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public async Task UpdateProfile_Change_IsSeenByTheNextQuestion()
    {
        var account = await _lab.SignUpAsync("profile@example.com");
        Assert.Null((await _lab.Get<IProfiles>().FindAsync(account.Id, Token))?.Region);

        var result = await _lab.Get<UpdateProfile>().HandleAsync(account.Id, " 이준호 ", 1990, Region.JEJU, true, Token);

        Assert.Equal(("이준호", 1990, Region.JEJU, true), (result.Value?.DisplayName, result.Value?.BirthYear, result.Value?.Region, result.Value?.MarketingConsent));
        Assert.NotNull(result.Value?.MarketingConsentAt);
        var profile = await _lab.Get<IProfiles>().FindAsync(account.Id, Token);
        Assert.Equal((1990, Region.JEJU, Grade.BASIC, true), (profile?.BirthYear, profile?.Region, profile!.Grade, profile.MarketingConsent));
    }

    [Fact]
    public async Task UpdateProfile_SameConsent_KeepsItsTime()
    {
        var account = await _lab.SignUpAsync("consent@example.com");
        var first = await _lab.Get<UpdateProfile>().HandleAsync(account.Id, "이준호", null, null, true, Token);
        _lab.Clock.Advance(TimeSpan.FromDays(1));

        var second = await _lab.Get<UpdateProfile>().HandleAsync(account.Id, "이준호", 1990, null, true, Token);
        var third = await _lab.Get<UpdateProfile>().HandleAsync(account.Id, "이준호", 1990, null, false, Token);

        Assert.Equal(first.Value?.MarketingConsentAt, second.Value?.MarketingConsentAt);
        Assert.True(third.Value?.MarketingConsentAt > first.Value?.MarketingConsentAt);
    }

    [Fact]
    public async Task Profiles_ChangedByAnotherProcess_AreSeenWithinTenSeconds()
    {
        var account = await _lab.SignUpAsync("other@example.com");
        await _lab.Get<IProfiles>().FindAsync(account.Id, Token);
        await _lab.Database.ExecuteAsync("UPDATE user_account SET grade = 'VIP' WHERE id = @id", new { id = account.Id });

        var before = await _lab.Get<IProfiles>().FindAsync(account.Id, Token);
        _lab.Clock.Advance(TimeSpan.FromSeconds(IProfiles.MaximumAgeSeconds));
        var after = await _lab.Get<IProfiles>().FindAsync(account.Id, Token);

        Assert.Equal((Grade.BASIC, Grade.VIP), (before?.Grade, after?.Grade));
    }

    [Fact]
    public async Task SetRoles_GivenAndTaken_AreInForceAtOnceAndRecorded()
    {
        var account = await _lab.SignUpAsync("staff@example.com");
        var admin = await _lab.SignUpAsync("boss@example.com");
        var set = _lab.Get<SetRoles>();

        Assert.Equal(SetRolesOutcome.Changed, await set.HandleAsync(admin.Id, account.Id, [Role.Marketer, Role.Shopper, Role.Marketer], Token));
        Assert.Equal([Role.Marketer], (await _lab.Get<ISessions>().FindAsync(account.Id, account.SecurityStamp, null, Token))!.Roles);
        Assert.Equal(SetRolesOutcome.Unchanged, await set.HandleAsync(admin.Id, account.Id, [Role.Marketer], Token));
        Assert.Equal(SetRolesOutcome.Changed, await set.HandleAsync(admin.Id, account.Id, [], Token));
        Assert.Empty((await _lab.Get<ISessions>().FindAsync(account.Id, account.SecurityStamp, null, Token))!.Roles);
        Assert.Equal(2, _lab.Audit.Entries.Count(entry => entry.Actor == admin.Id && entry.TargetId == account.Id.ToString()));
        Assert.Equal(SetRolesOutcome.NotFound, await set.HandleAsync(admin.Id, new UserId(Guid.NewGuid()), [], Token));
    }

    [Fact]
    public async Task SetRoles_TwoAdminsRemoveEachOtherAtOnce_OneStays()
    {
        await _lab.Database.ExecuteAsync("DELETE FROM user_role");
        var first = await _lab.SignUpAsync("first@example.com");
        var second = await _lab.SignUpAsync("second@example.com");
        var set = _lab.Get<SetRoles>();
        await set.HandleAsync(null, first.Id, [Role.Admin], Token);
        await set.HandleAsync(null, second.Id, [Role.Admin], Token);

        var outcomes = await Task.WhenAll(
            Task.Run(() => set.HandleAsync(first.Id, second.Id, [], Token), Token),
            Task.Run(() => set.HandleAsync(second.Id, first.Id, [], Token), Token));

        Assert.Equal([SetRolesOutcome.Changed, SetRolesOutcome.LastAdmin], outcomes.Order());
        Assert.Equal(1, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM user_role WHERE role = 'Admin'"));
    }

    [Fact]
    public async Task FindUsers_Words_AreTakenAsTheyAre()
    {
        await _lab.SignUpAsync("50%_off@example.com");
        await _lab.SignUpAsync("500off@example.com");
        var find = _lab.Get<FindUsers>();

        Assert.Equal(1, (await find.HandleAsync("50%_off", null, 1, 20, Token)).Total);
        Assert.Equal(0, (await find.HandleAsync("' OR 1=1 --", null, 1, 20, Token)).Total);
        Assert.Equal(0, (await find.HandleAsync("50%_off", Role.Operator, 1, 20, Token)).Total);
        Assert.Single((await find.HandleAsync("off@", null, 2, 1, Token)).Items);
        Assert.Equal(1, (await find.HandleAsync("off@", null, -5, -5, Token)).Number);
        Assert.Empty((await find.HandleAsync("off@", null, int.MaxValue, int.MaxValue, Token)).Items);
    }

    [Fact]
    public async Task MakeTestShoppers_FiveThousand_AreDifferentAndMarked()
    {
        var people = await _lab.Get<MakeTestShoppers>().HandleAsync(5_000, Token);

        Assert.Equal(5_000, people.Select(person => person.Id).Distinct().Count());
        Assert.Equal(5_000, await _lab.Database.ScalarAsync<int>("SELECT COUNT(*) FROM user_account WHERE is_test AND password_hash IS NULL"));
        Assert.Equal(17, await _lab.Database.ScalarAsync<int>("SELECT COUNT(DISTINCT region) FROM user_account WHERE is_test"));
        Assert.Equal(4, await _lab.Database.ScalarAsync<int>("SELECT COUNT(DISTINCT grade) FROM user_account WHERE is_test"));
    }

    [Fact]
    public async Task SeedAccounts_Twice_MakesEachAccountOnceWithAPasswordThatWorks()
    {
        var made = await _lab.Get<SeedAccounts>().HandleAsync(Token);
        var again = await _lab.Get<SeedAccounts>().HandleAsync(Token);

        Assert.Empty(again);
        Assert.Equal(made.Count, made.Select(account => account.Password).Distinct().Count());
        var admin = Assert.Single(made, account => account.Role == Role.Admin);
        var result = await _lab.SignInAsync(admin.Email, admin.Password);
        Assert.Equal([Role.Admin], result.Account?.Roles);
    }
}
