namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>The seventeen first-level regions of Korea (시·도), in their official order.</summary>
public enum Region
{
    SEOUL,
    BUSAN,
    DAEGU,
    INCHEON,
    GWANGJU,
    DAEJEON,
    ULSAN,
    SEJONG,
    GYEONGGI,
    GANGWON,
    CHUNGBUK,
    CHUNGNAM,
    JEONBUK,
    JEONNAM,
    GYEONGBUK,
    GYEONGNAM,
    JEJU,
}
