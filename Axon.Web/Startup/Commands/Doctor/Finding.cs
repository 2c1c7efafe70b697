namespace Axon.Web.Startup.Commands.Doctor;

/// <summary>One thing the doctor looked at. With a <paramref name="Todo"/> it is a problem.</summary>
internal sealed record Finding(string Subject, string Words, string? Todo = null)
{
    public bool IsProblem => Todo is not null;
}
