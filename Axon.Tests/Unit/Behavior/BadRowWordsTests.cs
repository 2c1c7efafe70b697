using System.Globalization;
using System.Reflection;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Rejected;
using Axon.Web.Features.Operations.BadRows;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Axon.Tests.Unit.Behavior;

public sealed class BadRowWordsTests
{
    private static readonly IStringLocalizer<OperationsStrings> Words = new ServiceCollection().AddLogging().AddAxonWords().BuildServiceProvider().GetRequiredService<IStringLocalizer<OperationsStrings>>();

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void ReasonAndStage_AreNeverShownAsCodes(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);

        // Who says no is not kept as a bad row either.
        Assert.All(Texts(typeof(RejectReason)).Except([RejectReason.ConsentDenied]), code => AssertWord(code, Words.Reason(code), culture));
        Assert.All([BadRow.Body, BadRow.Event, BadRow.Store, BadRow.Stream, BadRow.Index], code => AssertWord(code, Words.Stage(code), culture));
    }

    private static void AssertWord(string code, string word, string culture)
    {
        Assert.NotEqual(code, word);
        Assert.Equal(culture == "ko", word.Any(letter => letter is >= '가' and <= '힣'));
    }

    private static IEnumerable<string> Texts(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!); // all are texts
}
