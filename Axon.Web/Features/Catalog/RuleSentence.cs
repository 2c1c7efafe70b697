using System.Diagnostics;
using System.Globalization;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;
using Axon.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Catalog;

/// <summary>Reads eligibility rules back as one sentence, in the reader's language.</summary>
/// <remarks>Korean joins by the ending of each condition (이상이고 … 사지 않은), English by commas and "and": each condition has words for both places.</remarks>
public sealed class RuleSentence(IStringLocalizer<RuleStrings> words)
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>For staff: 19세 이상이고 실버 등급 이상인 사람.</summary>
    public string Of(IReadOnlyList<EligibilityRule> rules) => rules.Count == 0 ? words["Everyone"] : words["Sentence", Join(rules)];

    /// <summary>For shoppers, all conditions: … 분이 참여할 수 있어요.</summary>
    public string ForShopper(IReadOnlyList<EligibilityRule> rules) => rules.Count == 0 ? words["EveryoneFor"] : words["SentenceFor", Join(rules)];

    /// <summary>For a shopper whom one rule refuses: … 분만 참여할 수 있어요.</summary>
    public string Refusal(EligibilityRule failed) => words["SentenceOnly", Phrase(failed, last: true)];

    private string Join(IReadOnlyList<EligibilityRule> rules)
    {
        var sentence = Phrase(rules[0], last: rules.Count == 1);
        for (var i = 1; i < rules.Count; i++)
        {
            var last = i == rules.Count - 1;
            sentence = words[last ? "ListLast" : "ListComma", sentence, Phrase(rules[i], last)];
        }

        return sentence;
    }

    private string Phrase(EligibilityRule rule, bool last)
    {
        var place = last ? "End" : "And";
        return rule switch
        {
            AgeRule { AtLeast: { } least, AtMost: null } => words[$"AgeAtLeast{place}", least],
            AgeRule { AtLeast: null, AtMost: { } most } => words[$"AgeAtMost{place}", most],
            AgeRule { AtLeast: { } one, AtMost: { } same } when one == same => words[$"AgeExactly{place}", one],
            AgeRule age => words[$"AgeBetween{place}", age.AtLeast ?? 0, age.AtMost ?? 0],
            GradeRule { AtLeast: Grade.VIP } => words[$"GradeTop{place}", Name(Grade.VIP)],
            GradeRule grade => words[$"Grade{place}", Name(grade.AtLeast)],
            RegionRule region => words[$"Region{place}", Or([.. region.In.Select(Name)])],
            BuyerRule { Is: BuyerKind.NEW } => words[$"BuyerNew{place}"],
            BuyerRule => words[$"BuyerReturning{place}"],
            SignedUpBeforeRule signedUp => words[$"SignedUp{place}", Date(signedUp.Before)],
            PurchaseRule purchase => Purchase(purchase, place),
            _ => throw new UnreachableException(rule.GetType().Name),
        };
    }

    private string Purchase(PurchaseRule rule, string place)
    {
        var kind = rule switch
        {
            { Days: not null, Category: not null } => "Both",
            { Category: not null } => "Category",
            _ => "Days",
        };
        return words[rule.Bought ? $"Bought{kind}{place}" : $"NotBought{kind}{place}", rule.Days ?? 0, rule.Category is null ? "" : AsObject(rule.Category)];
    }

    /// <summary>The word with the particle that its last sound asks for: 이어폰을, 모자를.</summary>
    private string AsObject(string word)
    {
        const char First = '가';
        const char Last = '힣';
        const int Finals = 28;
        var key = word[^1] is >= First and <= Last
            ? (word[^1] - First) % Finals == 0 ? "ObjectVowel" : "ObjectConsonant"
            : "ObjectOther";
        return words[key, word];
    }

    private string Or(IReadOnlyList<string> names)
    {
        var text = names[0];
        for (var i = 1; i < names.Count; i++)
        {
            text = words[i == names.Count - 1 ? "Or" : "OrComma", text, names[i]];
        }

        return text;
    }

    public string Name(Grade grade) => words[$"Grade{grade}"];

    public string Name(Region region) => words[$"Region{region}"];

    private static string Date(DateOnly date) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        ? date.ToString("MMM d, yyyy", English)
        : date.ToString("yyyy년 M월 d일", Korean);
}
