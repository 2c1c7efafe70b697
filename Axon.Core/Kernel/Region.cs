namespace Axon.Core.Kernel;

/// <summary>The first-level administrative divisions of Korea, as people choose them in their profile; stored by name.</summary>
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

/// <summary>A member's grade, lowest first; stored by name.</summary>
public enum Grade
{
    BASIC,
    SILVER,
    GOLD,
    VIP,
}
