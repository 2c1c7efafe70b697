using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>One Elasticsearch node on the data folder, on loopback, with a password.</summary>
internal static class PrivateElasticsearch
{
    public const string User = "elastic";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };

    public static string PidFile(DataFolder folder) => folder.In("run", "elasticsearch.pid");

    /// <summary>The word of the command line that only this folder's node has.</summary>
    public static string Marker(DataFolder folder) => $"-Des.path.conf={Path.Combine(Data(folder), "config")}";

    public static ServerCommand Prepare(DataFolder folder, StreamPrograms programs)
    {
        var port = folder.Port("elasticsearch");
        var password = folder.Secret("elasticsearch");
        if (Environment.IsPrivilegedProcess)
        {
            // Elasticsearch refuses to be root and takes another user, who must be able to pass through to its own folder; the secrets stay the owner's.
            File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute);
        }

        string[] arguments =
        [
            "--dir", Data(folder), "--port", Word(port), "--transport-port", Word(folder.Port("elasticsearch-transport")), "--password", password,
        ];
        return new ServerCommand(
            "Elasticsearch", programs.Elasticsearch, arguments, port, PidFile(folder), folder.In("logs", "elasticsearch.log"), token => AnswersAsync(port, password, token));
    }

    public static Uri Address(int port) => new($"http://127.0.0.1:{Word(port)}");

    private static string Data(DataFolder folder) => folder.In("elasticsearch");

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(int port, string password, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address(port), "/_cluster/health"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{password}")));
        try
        {
            using var answer = await Http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
