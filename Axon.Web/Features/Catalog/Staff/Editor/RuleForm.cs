using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>One rule while it is being chosen from lists.</summary>
public sealed class RuleForm
{
    /// <summary>Keeps rows apart while they are added and removed.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public RuleKind Kind { get; set; }

    /// <summary>AGE: which bounds are used.</summary>
    public AgeTest Test { get; set; } = AgeTest.AT_LEAST;

    public string From { get; set; } = "19";

    public string To { get; set; } = "29";

    public Grade Grade { get; set; } = Grade.SILVER;

    public HashSet<Region> Regions { get; init; } = [];

    public BuyerKind Buyer { get; set; }

    public string Before { get; set; } = "";

    public bool Bought { get; set; }

    public string Days { get; set; } = "30";

    public string Category { get; set; } = "";

    public static RuleForm Of(RuleDto dto) => new()
    {
        Kind = dto.Type,
        Test = (dto.AtLeast, dto.AtMost) switch
        {
            (not null, not null) => AgeTest.BETWEEN,
            (null, not null) => AgeTest.AT_MOST,
            _ => AgeTest.AT_LEAST,
        },
        From = TypedText.Of(dto.AtLeast ?? 19),
        To = TypedText.Of(dto.AtMost ?? 29),
        Grade = dto.Grade ?? Grade.SILVER,
        Regions = [.. dto.Regions ?? []],
        Buyer = dto.Buyer ?? BuyerKind.NEW,
        Before = TypedText.Of(dto.Before),
        Bought = dto.Bought ?? false,
        Days = TypedText.Of(dto.Days),
        Category = dto.Category ?? "",
    };

    public RuleDto ToDto() => Kind switch
    {
        RuleKind.AGE => new RuleDto(Kind, AtLeast: Test == AgeTest.AT_MOST ? null : Int(From), AtMost: Test == AgeTest.AT_LEAST ? null : Int(To)),
        RuleKind.GRADE => new RuleDto(Kind, Grade: Grade),
        RuleKind.REGION => new RuleDto(Kind, Regions: [.. Regions.Order()]),
        RuleKind.BUYER => new RuleDto(Kind, Buyer: Buyer),
        RuleKind.SIGNED_UP_BEFORE => new RuleDto(Kind, Before: TypedText.Date(Before, out _)),
        RuleKind.PURCHASE => new RuleDto(Kind, Bought: Bought, Days: Int(Days), Category: Category.Trim() is { Length: > 0 } category ? category : null),
        _ => throw new System.Diagnostics.UnreachableException(Kind.ToString()),
    };

    // What is no number of a sensible size is -1, which no rule accepts.
    private static int? Int(string text) => TypedText.Number(text, out var wrong) is { } number ? (number is >= 0 and <= int.MaxValue ? (int)number : -1) : wrong ? -1 : null;
}

public enum AgeTest
{
    AT_LEAST,
    AT_MOST,
    BETWEEN,
}
