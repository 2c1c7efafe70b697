using System.Globalization;
using System.Reflection;
using Axon.Core.Accounts;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Core.Tracking;
using Axon.Tests.Support;
using Axon.Web.Http;

namespace Axon.Tests.Unit.Platform;

public sealed class RefusalsTests
{
    public static TheoryData<string> Codes => [.. RefusalCatalogue.All.All.Select(refusal => refusal.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Refusal_EveryOne_HasAStatusAndWordsInBothLanguages(string code)
    {
        var refusal = RefusalCatalogue.All[code];
        Assert.InRange(refusal.Status, 400, 599);
        Assert.Equal($"axon:{code}", refusal.Type);
        CultureInfo.CurrentUICulture = new CultureInfo("ko");
        var korean = RefusalCatalogue.All.Text(code);
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var english = RefusalCatalogue.All.Text(code);

        Assert.Contains(korean, letter => letter is >= '가' and <= '힣');
        Assert.DoesNotContain(english, letter => letter is >= '가' and <= '힣');
        // A key without words is answered with the key.
        Assert.NotEqual(refusal.Title, RefusalCatalogue.All.Title(code));
        Assert.DoesNotContain(refusal.Detail ?? code, english, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(AccountProblems))]
    [InlineData(typeof(CampaignProblems))]
    [InlineData(typeof(BehaviorProblems))]
    public void Refusals_HoldEveryProblemOfTheCore(Type problems) => Assert.Empty(problems
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!) // constants of text
        .Except(RefusalCatalogue.All.All.Select(refusal => refusal.Code)));

    [Fact]
    public void Problems_SeveralOfOneFeature_AreOneRefusalWithWordsAndTypesByField()
    {
        var answer = RefusalCatalogue.All.Result([new Problem(CampaignProblems.Required, "name"), new Problem(CampaignProblems.TooLong, "name"), new Problem(CampaignProblems.BadRule)]).ProblemDetails;

        Assert.Equal(("axon:campaigns/invalid", 400), (answer.Type, answer.Status));
        Assert.Equal(["name"], ((IReadOnlyDictionary<string, string[]>)answer.Extensions["errors"]!).Keys);
        Assert.Equal(["axon:campaigns/required", "axon:campaigns/too-long"], ((Dictionary<string, string[]>)answer.Extensions["codes"]!)["name"]);
    }

    [Fact]
    public void Problems_OfAFeatureWithoutAWordForSeveral_AreAnInvalidRequest() =>
        Assert.Equal("axon:request/invalid", RefusalCatalogue.All.Result([new Problem(AccountProblems.NameInvalid, "displayName"), new Problem(AccountProblems.TooYoung, "birthYear")]).ProblemDetails.Type);

    [Fact]
    public void Problems_OneThatIsNoMatterOfForm_SpeaksForAll() =>
        Assert.Equal(409, RefusalCatalogue.All.Result([new Problem(CampaignProblems.Required, "name"), new Problem(CampaignProblems.Frozen, "capacity")]).StatusCode);

    [Fact]
    public void Refusal_ThatNobodyRegistered_IsAFault() => Assert.Throws<KeyNotFoundException>(() => RefusalCatalogue.All.Result("entry/no-such-thing"));

    [Fact]
    public void Refusal_RegisteredTwice_IsAFault()
    {
        var twice = Refusal.Of<Axon.Web.Resources.ApiStrings>(400, "request/invalid");

        Assert.Throws<ArgumentException>(() => new Refusals([twice, twice], null!)); // asked for no words
    }
}
