using System.Text.Json;
using Axon.Core.Catalog.Rules;
using Microsoft.JSInterop;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>Keeps an unsaved form in the browser. Failing to keep it never stops the work.</summary>
internal sealed class UnsavedDraft(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Names the activity and the version that is being changed: a draft of an older version must not undo what others saved since.</summary>
    public string Key { get; set; } = "";

    private const string Module = "./Features/Catalog/Staff/Editor/ActivityEditor.razor.js";
    private const int LongestText = 100_000;
    private IJSObjectReference? _module;

    public async Task<ActivityForm?> LoadAsync()
    {
        var text = await CallAsync<string?>("load", Key);
        if (text is null or { Length: > LongestText })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ActivityForm>(text, RuleJson.Options);
        }
        catch (JsonException)
        {
            // Kept by another version of the page.
            return null;
        }
    }

    public async Task<bool> KeepAsync(ActivityForm form) => await CallAsync<bool>("keep", Key, JsonSerializer.Serialize(form, RuleJson.Options));

    public async Task DropAsync() => await CallAsync<object?>("drop", Key);

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser is gone, and its module with it.
            }
        }
    }

    private async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", Module);
            return await _module.InvokeAsync<T>(function, arguments);
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or TaskCanceledException)
        {
            return default;
        }
    }
}
