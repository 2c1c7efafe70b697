using System.Text.Json;
using Axon.Core.Features.Behavior.Pipeline;
using Axon.Core.Features.Behavior.Ports;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <inheritdoc cref="IProcessSigns"/>
internal sealed class MySqlProcessSigns(MySqlConnections connections) : IProcessSigns
{
    public Task WriteAsync(ProcessSign sign, CancellationToken cancellationToken) => RunAsync(
        """
        INSERT INTO process_sign (id, name, roles, serves_web, started_at, seen_at, figures) VALUES (@Id, @Name, @Roles, @ServesWeb, @StartedAt, @SeenAt, @figures)
        ON DUPLICATE KEY UPDATE seen_at = @SeenAt, figures = @figures
        """,
        new { sign.Id, sign.Name, sign.Roles, sign.ServesWeb, sign.StartedAt, sign.SeenAt, figures = JsonSerializer.Serialize(new Content(sign.Loops, sign.Minute, sign.FiveMinutes)) },
        cancellationToken);

    public async Task<IReadOnlyList<ProcessSign>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT id, name, roles, serves_web AS servesWeb, started_at AS startedAt, seen_at AS seenAt, figures
            FROM process_sign WHERE seen_at >= @since ORDER BY started_at, id
            """,
            new { since },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToSign())];
    }

    public Task RemoveAsync(Guid process, CancellationToken cancellationToken) => RunAsync("DELETE FROM process_sign WHERE id = @process", new { process }, cancellationToken);

    public Task RemoveBeforeAsync(DateTimeOffset seen, CancellationToken cancellationToken) => RunAsync("DELETE FROM process_sign WHERE seen_at < @seen", new { seen }, cancellationToken);

    private async Task RunAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private sealed record Content(IReadOnlyList<LoopSign> Loops, FigureWindow Minute, FigureWindow FiveMinutes);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string Roles { get; init; } = "";

        public bool ServesWeb { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset SeenAt { get; init; }

        public string Figures { get; init; } = "";

        public ProcessSign ToSign()
        {
            var figures = JsonSerializer.Deserialize<Content>(Figures)!; // written above
            return new ProcessSign(Id, Name, Roles, ServesWeb, StartedAt, SeenAt, figures.Loops, figures.Minute, figures.FiveMinutes);
        }
    }
}
