using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Entry;

/// <summary>A short or misspelt secret stops the start instead of making tokens that anybody can forge.</summary>
internal sealed class TokenSecretValidator : IValidateOptions<EntryOptions>
{
    private const int Smallest = 32;

    public ValidateOptionsResult Validate(string? name, EntryOptions options)
    {
        Span<byte> bytes = new byte[options.TokenSecret.Length];
        return options.TokenSecret.Length == 0 || (Convert.TryFromBase64String(options.TokenSecret, bytes, out var length) && length >= Smallest)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Entry:TokenSecret must be the base64 text of at least 32 random bytes, or empty.");
    }
}
