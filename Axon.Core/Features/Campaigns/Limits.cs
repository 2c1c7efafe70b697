namespace Axon.Core.Features.Campaigns;

/// <summary>Bounds of what staff may write; the table's columns and CHECKs are at least as wide.</summary>
public static class Limits
{
    public const int Name = 120;
    public const int CampaignDescription = 2000;
    public const int Description = 4000;
    public const int Category = 40;
    public const int Channel = 40;
    public const int Note = 200;
    public const int Art = 40;

    /// <summary>A trillion won: far above every price, far below where sums overflow.</summary>
    public const long Money = 1_000_000_000_000;
    public const int Units = 10_000_000;
    public const int PerPerson = 1000;
    public const int HoldSecondsLeast = 10;
    public const int HoldSecondsMost = 86_400;
    public const int RefundDays = 365;
    public const int Rules = 20;
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    public const int PageSize = 100;
    public const int PageNumber = 100_000;
}
