using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Axon.Web.Ui;

/// <summary>Carries one message over a redirect, in a sealed cookie, so that it needs no session and no second server can miss it.</summary>
public sealed class FlashMessages(IHttpContextAccessor contexts, IDataProtectionProvider protection)
{
    private const string Cookie = "axon-flash";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Axon.Flash").ToTimeLimitedDataProtector();

    /// <summary>Shows <paramref name="text"/> on the page that the answer to this request leads to.</summary>
    public void Set(Verdict kind, string text)
    {
        var value = _seal.Protect(JsonSerializer.Serialize(new FlashMessage(kind, text)), Lifetime);
        contexts.HttpContext?.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = contexts.HttpContext.Request.IsHttps,
            MaxAge = Lifetime,
            IsEssential = true,
        });
    }

    /// <summary>The message that waits, once.</summary>
    public FlashMessage? Take()
    {
        if (contexts.HttpContext is not { } context || context.Request.Cookies[Cookie] is not { Length: > 0 } value || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(_seal.Unprotect(value));
        }
        catch (CryptographicException)
        {
            // Expired, or not ours.
            return null;
        }
    }
}

/// <summary>One sentence about what has just been done, shown once on the next page.</summary>
public sealed record FlashMessage(Verdict Kind, string Text);
