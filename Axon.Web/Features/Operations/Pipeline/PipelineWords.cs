using System.Globalization;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>Figures of the pipeline in words.</summary>
internal static class PipelineWords
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Of(this IStringLocalizer<OperationsStrings> words, PipelineConcern concern) => words["Concern" + concern];

    /// <summary>Roles as operators call them; a process without work of its own only answers, and without a stream some have nothing to do.</summary>
    public static string Roles(this IStringLocalizer<OperationsStrings> words, string roles, bool servesWeb, bool hasStream)
    {
        var named = roles.Split(',').Where(role => role is not "none" && (hasStream || role is not ("consumer" or "indexer"))).Select(role => words["Role" + role] is { ResourceNotFound: false } found ? found.Value : role);
        return string.Join(" · ", servesWeb ? named.Prepend(words[nameof(OperationsStrings.RoleWeb)]) : named);
    }

    /// <summary>What a group of readers does; its own name when nobody gave it words.</summary>
    public static string Group(this IStringLocalizer<OperationsStrings> words, string group)
    {
        var name = group[(group.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return words["Group" + name] is { ResourceNotFound: false } found ? found.Value : name;
    }

    /// <summary>85 ms below a second, 2.4초 above; a dash where nothing was measured.</summary>
    public static string Duration(this IStringLocalizer<OperationsStrings> words, double? seconds) => seconds switch
    {
        null => "–",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        _ => words[nameof(OperationsStrings.PipeSeconds), seconds.Value.ToString("0.0", CultureInfo.InvariantCulture)],
    };

    /// <summary>Whole above ten, with one digit below: a trickle is not nothing.</summary>
    public static string Rate(double perSecond) => perSecond is 0 or >= 10 ? NumberFormat.Count((long)Math.Round(perSecond)) : Math.Max(.1, Math.Round(perSecond, 1)).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes)
    {
        double size = bytes;
        var unit = 0;
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
        {
            size /= 1000;
        }

        return size.ToString(unit == 0 || size >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
