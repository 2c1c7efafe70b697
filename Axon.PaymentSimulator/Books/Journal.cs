using System.Text.Json;
using System.Threading.Channels;

namespace Axon.PaymentSimulator.Books;

/// <summary>
/// The append-only file that is the truth: one JSON line per change, on disk before anyone is told. Lines that wait together share one write and one
/// fsync. A line torn by a crash was never answered, so it is cut off at the next start; damage anywhere else stops the start.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FileStream _file;
    private readonly Task _writer;
    private long _sequence;

    private Journal(FileStream file, long sequence)
    {
        _file = file;
        _sequence = sequence;
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Opens the journal of a folder for this process alone and hands every line it holds to <paramref name="replay"/>.</summary>
    /// <remarks>The lock ends with the process, however that ends.</remarks>
    public static Journal Open(string folder, Action<long, JournalLine> replay)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStream(
            Path.Combine(folder, "journal.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        try
        {
            return new Journal(file, Replay(file, replay));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Completes with the line's number once it is on disk; throws, and then it is not in the journal, when it cannot be written.</summary>
    public async Task<long> AppendAsync(JournalLine line)
    {
        var pending = new Pending([.. JsonSerializer.SerializeToUtf8Bytes(line.Facts, Json), (byte)'\n']);
        await _queue.Writer.WriteAsync(pending);
        return await pending.Written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        await _file.DisposeAsync();
    }

    private static long Replay(FileStream file, Action<long, JournalLine> replay)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var sequence = 0L;
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            replay(++sequence, Read(bytes.AsSpan(start, end - start), sequence));
            start = end + 1;
        }
        file.SetLength(start);
        file.Position = start;
        return sequence;
    }

    private static JournalLine Read(ReadOnlySpan<byte> line, long sequence)
    {
        try
        {
            return new JournalLine(JsonSerializer.Deserialize<JournalEvent[]>(line, Json) ?? throw new JsonException("empty"));
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException($"Line {sequence} of the journal cannot be read; it is not the torn end of a crash.", damaged);
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<Pending>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 256 && _queue.Reader.TryRead(out var pending))
                batch.Add(pending);
            Write(batch);
        }
    }

    private void Write(List<Pending> batch)
    {
        var good = _file.Position;
        try
        {
            foreach (var pending in batch)
                _file.Write(pending.Bytes);
            _file.Flush(flushToDisk: true);
        }
        catch (Exception failure)
        {
            Undo(good);
            foreach (var pending in batch)
                pending.Written.SetException(new IOException("The journal could not be written.", failure));
            return;
        }
        foreach (var pending in batch)
            pending.Written.SetResult(++_sequence);
    }

    // A half-written line followed by good ones would be damage in the middle: if it cannot be cut off, nothing more may be written.
    private void Undo(long good)
    {
        try
        {
            _file.SetLength(good);
            _file.Position = good;
        }
        catch (IOException)
        {
            _file.Dispose();
        }
    }

    private sealed record Pending(byte[] Bytes)
    {
        public TaskCompletionSource<long> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Facts that become true together: they are one line of the journal, written by one write.</summary>
internal sealed record JournalLine(IReadOnlyList<JournalEvent> Facts)
{
    public JournalLine(params JournalEvent[] facts)
        : this((IReadOnlyList<JournalEvent>)facts)
    {
    }
}
