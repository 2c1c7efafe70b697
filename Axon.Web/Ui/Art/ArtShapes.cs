using System.Diagnostics;

namespace Axon.Web.Ui.Art;

/// <summary>The things themselves, drawn on 390 × 292 over a shadow at 246. Fills: b body, d dark, f flat accent.</summary>
internal static class ArtShapes
{
    public static string Of(ArtFamily family, ArtPalette p) => family switch
    {
        ArtFamily.Earphones => $"""
            <rect x="112" y="112" width="166" height="128" rx="44" fill="url(#b)"/><path d="M112 168h166" stroke="{p.Line}" stroke-width="2"/><circle cx="195" cy="204" r="5" fill="{p.Accent}"/>
            <g id="e"><rect x="140" y="58" width="24" height="70" rx="12" fill="url(#b)"/><circle cx="148" cy="66" r="24" fill="url(#b)"/><circle cx="143" cy="66" r="11" fill="url(#d)"/></g><use href="#e" transform="matrix(-1 0 0 1 390 0)"/>
            """,
        ArtFamily.Chair => $"""
            <path d="M150 176l-16 70M240 176l16 70M166 178l-4 60M224 178l4 60" stroke="url(#d)" stroke-width="8" stroke-linecap="round"/>
            <path d="M146 56q49-18 98 0q10 4 8 16l-10 82H148l-10-82q-2-12 8-16z" fill="url(#b)"/><path d="M160 72q35-10 70 0M158 92q37-9 74 0" stroke="{p.Line}" stroke-width="2" fill="none"/>
            <path d="M132 150h126q10 0 10 12v6q0 16-16 16H138q-16 0-16-16v-6q0-12 10-12z" fill="url(#f)"/><path d="M130 164h130" stroke="#fff" stroke-opacity=".35" stroke-width="3" stroke-linecap="round"/>
            """,
        ArtFamily.Lamp => $"""
            <path d="M195 128L122 246h146z" fill="#fff" opacity=".4"/><rect x="191" y="112" width="8" height="122" rx="4" fill="url(#d)"/><rect x="150" y="232" width="90" height="14" rx="7" fill="url(#d)"/>
            <path d="M164 48h62q8 0 11 8l26 68q4 12-8 12H135q-12 0-8-12l26-68q3-8 11-8z" fill="url(#b)"/><path d="M128 128h134" stroke="{p.Accent}" stroke-width="5" stroke-linecap="round"/><path d="M228 136v28" stroke="{p.Line}" stroke-width="2"/><circle cx="228" cy="167" r="4" fill="{p.Accent}"/>
            """,
        ArtFamily.Mug => $"""
            <path d="M250 132h20q30 0 30 31t-30 31h-24" fill="none" stroke="{p.Body2}" stroke-width="16"/><path d="M126 108h132v104q0 34-34 34h-64q-34 0-34-34z" fill="url(#b)"/><ellipse cx="192" cy="108" rx="66" ry="15" fill="{p.Line}"/><ellipse cx="192" cy="110" rx="56" ry="10" fill="url(#d)"/>
            <path d="M126 166h132v18H126z" fill="{p.Accent}" opacity=".9"/><path d="M172 84q-8-12 0-22t0-22M196 80q-8-12 0-22t0-22M220 84q-8-12 0-22t0-22" stroke="#fff" stroke-opacity=".75" stroke-width="5" fill="none" stroke-linecap="round"/>
            """,
        ArtFamily.Bag => $"""
            <path d="M156 118V92q0-40 39-40t39 40v26" fill="none" stroke="url(#d)" stroke-width="9" stroke-linecap="round"/><path d="M124 106h142q10 0 11 10l12 116q1 14-13 14H114q-14 0-13-14l12-116q1-10 11-10z" fill="url(#b)"/>
            <path d="M113 128q82 34 164 0" fill="none" stroke="{p.Line}" stroke-width="2"/><rect x="158" y="170" width="74" height="46" rx="8" fill="url(#f)"/><path d="M174 188h42M174 200h26" stroke="#fff" stroke-opacity=".7" stroke-width="4" stroke-linecap="round"/><circle cx="156" cy="122" r="5" fill="{p.Dark1}"/><circle cx="234" cy="122" r="5" fill="{p.Dark1}"/>
            """,
        ArtFamily.Sneaker => $"""
            <path d="M92 222q-8 0-8-10v-88q0-10 10-8q26 8 44-14q8-8 16 0l66 64q10 8 34 12q52 8 52 34v10z" fill="url(#b)"/><path d="M84 196v-72q0-10 10-8q22 6 38-8q-6 60 44 88z" fill="url(#f)"/>
            <path d="M84 216h222q6 0 6 8q0 22-24 22H102q-18 0-18-20z" fill="url(#d)"/><path d="M96 232h198" stroke="#fff" stroke-opacity=".35" stroke-width="3" stroke-dasharray="2 8" stroke-linecap="round"/><path d="M158 128l22-16M174 144l22-16M190 160l22-16M206 174l20-14" stroke="{p.Dark1}" stroke-width="5" stroke-linecap="round"/><path d="M232 178q20 8 26 30" stroke="{p.Line}" stroke-width="2" fill="none"/>
            """,
        ArtFamily.Speaker => $"""
            <rect x="132" y="40" width="126" height="206" rx="30" fill="url(#b)"/><circle cx="195" cy="178" r="46" fill="url(#d)"/><circle cx="195" cy="178" r="30" fill="none" stroke="#fff" stroke-opacity=".12" stroke-width="3"/><circle cx="195" cy="178" r="15" fill="{p.Dark2}"/>
            <circle cx="195" cy="94" r="25" fill="url(#d)"/><circle cx="195" cy="94" r="8" fill="{p.Accent}"/><circle cx="195" cy="232" r="3" fill="{p.Accent}"/><path d="M148 66v140" stroke="#fff" stroke-opacity=".8" stroke-width="4" stroke-linecap="round"/>
            """,
        ArtFamily.Candle => $"""
            <circle cx="195" cy="86" r="54" fill="#fff" opacity=".4"/><path d="M195 56q22 26 14 42q-6 10-14 10t-14-10q-8-16 14-42z" fill="{p.Accent}"/><path d="M195 78q10 13 6 22q-3 5-6 5t-6-5q-4-9 6-22z" fill="#fff" opacity=".85"/><path d="M195 106v20" stroke="{p.Dark1}" stroke-width="4" stroke-linecap="round"/>
            <path d="M136 124h118v106q0 16-16 16h-86q-16 0-16-16z" fill="url(#b)"/><ellipse cx="195" cy="124" rx="59" ry="13" fill="{p.Line}"/><rect x="160" y="166" width="70" height="50" rx="6" fill="{p.Ground1}"/><path d="M174 184h42M174 198h28" stroke="{p.Dark1}" stroke-width="4" stroke-linecap="round"/>
            """,
        ArtFamily.Plant => $"""
            <g fill="url(#f)"><path d="M195 178q-70-14-84-84q66 4 84 84z"/><path d="M195 178q70-14 84-84q-66 4-84 84z"/><path d="M195 176q-34-60 0-132q34 72 0 132z"/></g><path d="M195 64v112M122 104q46 30 73 72M268 104q-46 30-73 72" stroke="#fff" stroke-opacity=".4" stroke-width="2.5" fill="none"/>
            <path d="M138 172h114l-12 64q-2 10-12 10h-66q-10 0-12-10z" fill="url(#b)"/><rect x="130" y="160" width="130" height="22" rx="9" fill="url(#b)" stroke="{p.Line}" stroke-width="1.5"/>
            """,
        ArtFamily.Watch => $"""
            <path d="M162 104l8-60q1-8 9-8h32q8 0 9 8l8 60zM162 184l8 56q1 8 9 8h32q8 0 9-8l8-56z" fill="url(#f)"/><rect x="270" y="134" width="12" height="20" rx="5" fill="{p.Dark1}"/><circle cx="195" cy="144" r="76" fill="url(#d)"/><circle cx="195" cy="144" r="64" fill="url(#b)"/>
            <path d="M195 88v8M195 192v8M139 144h8M243 144h8" stroke="{p.Dark1}" stroke-width="4" stroke-linecap="round"/><path d="M195 144v-36M195 144l26 16" stroke="{p.Dark2}" stroke-width="5" stroke-linecap="round"/><path d="M195 144l-16 32" stroke="{p.Accent}" stroke-width="2.5" stroke-linecap="round"/><circle cx="195" cy="144" r="5" fill="{p.Accent}"/>
            """,
        _ => throw new UnreachableException(family.ToString()),
    };
}

/// <summary>The colours of one picture: a soft ground, a body from light to shade, a dark, and one accent.</summary>
internal sealed record ArtPalette(string Ground1, string Ground2, string Shadow, string Body1, string Body2, string Dark1, string Dark2, string Line, string Accent)
{
    private static readonly ArtPalette[] All =
    [
        new("#dfe7fb", "#c5d2f4", "#8ea0cf", "#ffffff", "#dfe4ef", "#3a4257", "#1d2230", "#c3cbdc", "#2f5bea"),
        new("#fbe9e1", "#f3cfc0", "#c99a86", "#fff6f0", "#f0cdbb", "#6b3d2e", "#432318", "#e3b8a4", "#d1552f"),
        new("#e3f3ea", "#c3e2d1", "#8ab79f", "#f8fffb", "#cfe8da", "#2f5946", "#173528", "#b3d6c3", "#14804a"),
        new("#fbf1d9", "#f1dca6", "#c7a95f", "#fffdf6", "#f2e0b0", "#6a5320", "#42330f", "#e0c98d", "#c2780c"),
        new("#efe6fa", "#d9c8f0", "#a68cc9", "#fdfaff", "#ddd0f0", "#4a3670", "#2c1f47", "#cbb8e5", "#5f45ab"),
        new("#e1f2f5", "#bfe0e6", "#82b3bd", "#f7feff", "#c9e6eb", "#24525c", "#123138", "#abd3db", "#14889c"),
        new("#eceef2", "#d5dae2", "#9aa3b2", "#ffffff", "#dadfe7", "#39404d", "#1c2028", "#c2c9d4", "#4a5362"),
        new("#fce6ec", "#f4c8d5", "#cc91a5", "#fff8fa", "#f3cdd9", "#6b2c44", "#451829", "#e6b3c4", "#c0345f"),
        new("#e9efe0", "#cfdbbb", "#9bab80", "#fcfdf8", "#d6e0c4", "#47552f", "#2b351a", "#bfcca8", "#6a8a2a"),
        new("#2b3347", "#171c29", "#0b0e15", "#eef1f8", "#b9c2d6", "#4a5470", "#2a3145", "#98a3bc", "#7f9dff"),
    ];

    public static ArtPalette Of(uint number) => All[number % (uint)All.Length];
}

/// <summary>What a generated picture shows.</summary>
public enum ArtFamily
{
    Earphones,
    Chair,
    Lamp,
    Mug,
    Bag,
    Sneaker,
    Speaker,
    Candle,
    Plant,
    Watch,
}
