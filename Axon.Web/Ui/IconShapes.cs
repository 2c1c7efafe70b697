using System.Diagnostics;

namespace Axon.Web.Ui;

/// <summary>The strokes of each icon, as the inside of an SVG of 24 × 24.</summary>
internal static class IconShapes
{
    public static string Of(IconName name) => name switch
    {
        IconName.Alert => """<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.2v.1"/>""",
        IconName.Back => """<path d="M15 5l-7 7 7 7"/>""",
        IconName.Bag => """<path d="M5 8h14l-1 12H6z"/><path d="M8.5 8V7a3.5 3.5 0 017 0v1"/>""",
        IconName.Bell => """<path d="M6 10a6 6 0 0112 0c0 6 2 7 2 7H4s2-1 2-7M10 20h4"/>""",
        IconName.Box => """<rect x="4" y="7" width="16" height="12" rx="2"/><path d="M8 7V5h8v2"/>""",
        IconName.Calendar => """<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>""",
        IconName.Card => """<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 15h3"/>""",
        IconName.Chart => """<path d="M4 19V9m6 10V5m6 14v-7m5 7H3"/>""",
        IconName.Chat => """<path d="M5 6h14v9H9l-4 4z"/>""",
        IconName.Check => """<path d="M5 12.5l4.5 4.5L19 7.5"/>""",
        IconName.Clock => """<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>""",
        IconName.Close => """<path d="M6 6l12 12M18 6L6 18"/>""",
        IconName.Code => """<path d="M8.5 7L4 12l4.5 5M15.5 7l4.5 5-4.5 5"/>""",
        IconName.Coupon => """<path d="M4 7h16v3.5a1.5 1.5 0 000 3V17H4v-3.5a1.5 1.5 0 000-3z"/><path d="M14 7v2M14 11v2M14 15v2"/>""",
        IconName.Document => """<path d="M5 4h14v16H5zM9 9h6M9 13h6"/>""",
        IconName.Download => """<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14"/>""",
        IconName.Edit => """<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/><path d="M14 7l3 3"/>""",
        IconName.Eye => """<path d="M3 12c2-4 5.5-6 9-6s7 2 9 6c-2 4-5.5 6-9 6s-7-2-9-6z"/><circle cx="12" cy="12" r="2.6"/>""",
        IconName.Filter => """<path d="M4 6h16l-6 7v6l-4-2v-4z"/>""",
        IconName.Globe => """<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17c-3-3-3-14 0-17z"/>""",
        IconName.Heart => """<path d="M12 19.5C6 15.5 4 12.5 4 9.5A4 4 0 0112 8a4 4 0 018 1.5c0 3-2 6-8 10z"/>""",
        IconName.History => """<path d="M4.5 12A7.5 7.5 0 107 6.4L4.5 8.5M4.5 4.5v4h4M12 8v4.5l3 1.5"/>""",
        IconName.Home => """<path d="M4 11l8-6.5 8 6.5M6 10v9.5h12V10M10 19.5V14h4v5.5"/>""",
        IconName.Info => """<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.1"/>""",
        IconName.Link => """<path d="M14 5h5v5M19 5l-8 8M17 14v5H5V7h5"/>""",
        IconName.List => """<path d="M4 7h16M4 12h16M4 17h10"/>""",
        IconName.Menu => """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        IconName.Minus => """<path d="M5 12h14"/>""",
        IconName.More => """<path d="M5.5 12h.1M12 12h.1M18.5 12h.1"/>""",
        IconName.Next => """<path d="M9 5l7 7-7 7"/>""",
        IconName.Pause => """<path d="M8.5 5.5v13M15.5 5.5v13"/>""",
        IconName.People => """<circle cx="9" cy="9" r="3.5"/><path d="M3 20c.6-4 3-5.5 6-5.5s5.4 1.5 6 5.5M16 6a3.5 3.5 0 010 6.5M18 15c2 .7 3 2.2 3.3 5"/>""",
        IconName.Person => """<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 5-6 8-6s7 1 8 6"/>""",
        IconName.Play => """<path d="M8 5.5l10 6.5-10 6.5z"/>""",
        IconName.Plus => """<path d="M12 5v14M5 12h14"/>""",
        IconName.Point => """<circle cx="12" cy="12" r="8.5"/><path d="M10 16.5v-9h3a2.7 2.7 0 010 5.4h-3"/>""",
        IconName.Receipt => """<path d="M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 18.9z"/><path d="M9.5 8.5h5M9.5 12.5h5"/>""",
        IconName.Refresh => """<path d="M19.5 12A7.5 7.5 0 1117 6.4l2.5 2.1M19.5 4.5v4h-4"/>""",
        IconName.Search => """<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>""",
        IconName.Settings => """<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>""",
        IconName.Shield => """<path d="M12 3l8 4v5c0 5-3.5 8-8 9-4.5-1-8-4-8-9V7z"/>""",
        IconName.SignOut => """<path d="M10 4.5H5v15h5M9.5 12H20m-4-4l4 4-4 4"/>""",
        IconName.Sun => """<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>""",
        IconName.Tag => """<path d="M4 4h8l8 8-8 8-8-8z"/><path d="M8.5 8.5h.1"/>""",
        IconName.Ticket => """<path d="M4 7h16v3.5a1.5 1.5 0 000 3V17H4v-3.5a1.5 1.5 0 000-3zM9 10.5h6M9 13.5h6"/>""",
        IconName.Trash => """<path d="M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>""",
        IconName.Upload => """<path d="M12 15V4M7.5 8.5L12 4l4.5 4.5M5 20h14"/>""",
        _ => throw new UnreachableException(name.ToString()),
    };
}

/// <summary>The one icon set of Axon: 24 × 24, drawn with a single stroke.</summary>
public enum IconName
{
    Alert, Back, Bag, Bell, Box, Calendar, Card, Chart, Chat, Check, Clock, Close, Code, Coupon, Document, Download, Edit, Eye, Filter, Globe, Heart, History,
    Home, Info, Link, List, Menu, Minus, More, Next, Pause, People, Person, Play, Plus, Point, Receipt, Refresh, Search, Settings, Shield, SignOut, Sun, Tag, Ticket, Trash, Upload,
}
