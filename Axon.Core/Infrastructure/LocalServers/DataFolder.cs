using System.Globalization;
using System.Security.Cryptography;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The folder that holds one Axon: its data, logs, passwords and ports. One process at a time owns it.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Takes the folder, making it when missing. The kernel gives the lock back when this process ends, however it ends.</summary>
    /// <exception cref="LocalServersException">Another process holds it, or it cannot be written.</exception>
    public static DataFolder Take(string directory)
    {
        var path = System.IO.Path.GetFullPath(directory);
        var owner = System.IO.Path.Combine(path, "owner.pid");
        try
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            var held = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(path, held);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new LocalServersException($"{path} cannot be written. Choose another folder with --data, or change its owner.", exception);
        }
        catch (IOException exception)
        {
            var who = File.Exists(owner) ? $" (process {File.ReadAllText(owner)})" : "";
            throw new LocalServersException($"Another Axon{who} already uses {path}. Stop it first, or choose another folder with --data. [{exception.Message}]", exception);
        }
    }

    /// <summary>Whether a process holds the folder now. Changes nothing.</summary>
    public static bool IsTaken(string directory)
    {
        var file = System.IO.Path.Combine(directory, "lock");
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var free = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>A file or folder inside, with its parent folders made.</summary>
    public string In(params ReadOnlySpan<string> parts)
    {
        var full = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>A password made once and kept in a file that only the owner reads.</summary>
    public string Secret(string name)
    {
        var file = In("secrets", name);
        if (!File.Exists(file))
        {
            WritePrivate(file, RandomNumberGenerator.GetHexString(40, lowercase: true));
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>The port this server had last time, free or not; null when it never had one.</summary>
    public int? LastPort(string name) =>
        In("run", $"{name}.port") is var file && File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>The port this server had last time when it is free, else a new one, remembered.</summary>
    public int Port(string name) => FreePort.Remembered(In("run", $"{name}.port"));

    /// <summary>Writes a file that was never readable by others, not even while it was written.</summary>
    public static void WritePrivate(string file, string text)
    {
        File.Delete(file);
        using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    public void Dispose() => _lock.Dispose();
}
