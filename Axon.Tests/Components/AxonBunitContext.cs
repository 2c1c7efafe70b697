using System.Globalization;
using Axon.Tests.Support;
using Axon.Web.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Axon.Tests.Components;

/// <summary>What every component test needs: the real words, a clock that stands still at 14:00 in Seoul, Korean unless asked otherwise, no unexpected script calls.</summary>
public abstract class AxonBunitContext : BunitContext
{
    protected AxonBunitContext()
    {
        UseCulture("ko-KR");
        JSInterop.Mode = JSRuntimeMode.Strict;
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        Services.AddAxonWords();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<DisplayClock>();
    }

    protected FakeTimeProvider Clock { get; } = Clocks.Still();

    /// <summary>The language of everything drawn from now on in this test.</summary>
    protected static void UseCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    /// <summary>Plain text as the content of a component.</summary>
    protected static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
