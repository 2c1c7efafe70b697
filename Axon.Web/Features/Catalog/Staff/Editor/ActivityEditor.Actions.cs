using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Images;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog.Api;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components.Forms;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <content>What the buttons do.</content>
public sealed partial class ActivityEditor
{
    private async Task SaveAsync()
    {
        if (await TrySaveAsync() is { } saved)
        {
            await ShowSavedAsync(saved, nameof(AdminStrings.Saved));
        }
    }

    /// <summary>The saved activity, or null when something is wrong (and shown).</summary>
    private async Task<ActivityId?> TrySaveAsync()
    {
        if (!_writes || _busy || _campaign is null)
        {
            return null;
        }

        _busy = true;
        try
        {
            List<string> unreadable = [];
            var typed = _keystroke;
            var input = _form.ToInput(unreadable);
            var result = unreadable.Count > 0 ? Result<ActivityId>.Fail([])
                : _details is null ? await Services.Save.CreateAsync(_campaign.Id, input, _user, _gone.Token)
                : await Services.Save.UpdateAsync(_details.View.Id, _details.View.Version, input, _user, _gone.Token);
            _errors = unreadable.Count > 0 || !result.Ok ? FormErrors.Of(result.Problems, unreadable, Services.Refusals) : new FormErrors();
            if (unreadable.Count > 0 || !result.Ok)
            {
                return null;
            }

            _saved = typed;
            return result.Value;
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>Scheduling saves what is typed first, so that what is announced is what is on the screen.</summary>
    private async Task ActAsync(ActivityAction action)
    {
        var id = action == ActivityAction.SCHEDULE ? await TrySaveAsync() : _details?.View.Id;
        if (!_writes || id is not { } activity)
        {
            return;
        }

        var version = action == ActivityAction.SCHEDULE ? null : _details?.View.Version;
        var result = await Services.Change.HandleAsync(activity, action, version, _user, _gone.Token);
        if (result.Ok)
        {
            await ShowSavedAsync(activity, "Done" + action);
            return;
        }

        _errors = FormErrors.Of(result.Problems, Services.Refusals);
        if (_details is null)
        {
            // It was saved as a draft; what stops the announcement is shown on its own page.
            await ShowSavedAsync(activity, nameof(AdminStrings.Saved));
        }
    }

    private async Task ChangeCapacityAsync((int Capacity, bool EvenBelowHeld) change)
    {
        if (!_writes || _details is null)
        {
            return;
        }

        var result = await Services.Capacity.HandleAsync(_details.View.Id, change.Capacity, _details.View.Version, change.EvenBelowHeld, _user, _gone.Token);
        if (result.Outcome == CapacityOutcome.Changed)
        {
            (_changesCapacity, _capacityErrors) = (false, null);
            await ShowSavedAsync(_details.View.Id, nameof(AdminStrings.CapacityChanged));
            return;
        }

        // Figures move during a sale: the dialog goes on with those of now.
        _capacityErrors = [Services.Refusals.Title(AdminActivityEndpoints.CapacityCode(result.Outcome))];
        _details = await Services.Activities.FindDetailsAsync(_details.View.Id, _gone.Token) ?? _details;
    }

    private async Task DeleteAsync()
    {
        if (!_writes || _details is null)
        {
            return;
        }

        var result = await Services.Delete.HandleAsync(_details.View.Id, _details.View.Version, _user, _gone.Token);
        if (result.Ok)
        {
            await DropDraftAsync();
            Navigation.NavigateTo(AdminUrls.Campaign(_details.View.Campaign));
            return;
        }

        _errors = FormErrors.Of(result.Problems, Services.Refusals);
    }

    private async Task UploadAsync(InputFileChangeEventArgs change)
    {
        if (!_writes)
        {
            return;
        }

        if (change.File.Size > ImageRules.MaximumBytes)
        {
            _errors = FormErrors.Of([new Problem(CampaignProblems.ImageTooLarge, "image")], Services.Refusals);
            return;
        }

        _saveState = Loc[nameof(AdminStrings.Uploading)];
        StateHasChanged();
        var bytes = new byte[change.File.Size];
        await using (var stream = change.File.OpenReadStream(ImageRules.MaximumBytes, _gone.Token))
        {
            await stream.ReadExactlyAsync(bytes, _gone.Token);
        }

        var result = await Services.Upload.HandleAsync(bytes, _user, _gone.Token);
        _saveState = null;
        _errors = result.Ok ? new FormErrors() : FormErrors.Of(result.Problems, Services.Refusals);
        if (result.Ok)
        {
            _form.ImageId = result.Value.Value;
            await ChangedAsync();
        }
    }

    private Task RemoveImageAsync()
    {
        _form.ImageId = null;
        return ChangedAsync();
    }

    private async Task ShowSavedAsync(ActivityId id, string said)
    {
        if (_keystroke == _saved || _details is null)
        {
            await DropDraftAsync();
        }

        if (_details is null)
        {
            Navigation.NavigateTo(AdminUrls.Activity(id));
            return;
        }

        await LoadAsync();
        if (_keystroke != _saved && _draft is not null)
        {
            // Kept again, for the version that there is now.
            await _draft.KeepAsync(_form);
        }

        await CountAsync();
        _saveState = Loc[said];
    }
}
