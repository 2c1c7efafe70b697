namespace Axon.Core.Features.Behavior;

/// <summary>Why an event or a body is not stored. They are kept with the bad rows and sent to the sender.</summary>
public static class RejectReason
{
    public const string MalformedJson = "malformed_json";
    public const string BadEncoding = "bad_encoding";
    public const string TooLarge = "too_large";
    public const string TooMany = "too_many";
    public const string Schema = "schema";
    public const string BadId = "bad_id";
    public const string UnknownVersion = "unknown_version";
    public const string BadType = "bad_type";

    /// <summary>Only the backend can say that this happened.</summary>
    public const string BackendType = "backend_type";
    public const string TooLate = "too_late";
    public const string OversizeProps = "oversize_props";
    public const string Oversize = "oversize";
    public const string Store = "store";

    /// <summary>It happened before the time that events are kept for.</summary>
    public const string Expired = "expired";

    /// <summary>It happened after it was received.</summary>
    public const string FromFuture = "from_future";

    /// <summary>Not a bad row: it is not kept at all.</summary>
    public const string ConsentDenied = "consent_denied";
}
