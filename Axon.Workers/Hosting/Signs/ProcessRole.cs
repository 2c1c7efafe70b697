namespace Axon.Workers.Hosting.Signs;

/// <summary>What this process is for.</summary>
internal sealed record ProcessRole(string Roles, bool ServesWeb);
