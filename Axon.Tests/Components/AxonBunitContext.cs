using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Axon.Tests.Support;
using Axon.Web.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Components;

/// <summary>What every component test needs: the real words, a clock that stands still at 14:00 in Seoul, Korean unless asked otherwise, no unexpected script calls.</summary>
public abstract class AxonBunitContext : BunitContext
{
    // bUnit was built against another version of AngleSharp.Diffing; the one referenced here serves.
    static AxonBunitContext() => AssemblyLoadContext.Default.Resolving += static (_, name) =>
        name.Name == "AngleSharp.Diffing" ? Assembly.Load("AngleSharp.Diffing") : null;

    protected AxonBunitContext()
    {
        UseCulture("ko-KR");
        JSInterop.Mode = JSRuntimeMode.Strict;
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        Services.AddAxonWords();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<DisplayClock>();
    }

    /// <summary>21 November 2026, 14:00:00 in Seoul.</summary>
    protected TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 5, 0, 0, TimeSpan.Zero));

    /// <summary>The language of everything drawn from now on in this test.</summary>
    protected static void UseCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    /// <summary>Plain text as the content of a component.</summary>
    protected static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
