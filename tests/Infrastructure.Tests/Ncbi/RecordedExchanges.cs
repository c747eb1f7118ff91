using System.Net;
using System.Text;
using System.Text.Json;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>One answer of NCBI as somebody recorded it.</summary>
internal sealed record RecordedExchange(string? Utility, HttpStatusCode Status, string? MediaType, byte[] Body);

/// <summary>The answers that a recorded file holds: itself one, or several within a cassette (VCR, YAML) or a list of exchanges (nock, JSON).</summary>
internal static class RecordedExchanges
{
    public static IReadOnlyList<RecordedExchange> Of(string path) =>
        path.EndsWith(".yaml", StringComparison.Ordinal) ? Cassette(File.ReadAllText(path))
        : path.Contains("bionode-nock", StringComparison.Ordinal) ? Nock(File.ReadAllBytes(path))
        : [new(null, HttpStatusCode.OK, null, File.ReadAllBytes(path))];

    private static List<RecordedExchange> Nock(byte[] file)
    {
        using var json = JsonDocument.Parse(file);
        return
        [
            .. json.RootElement.EnumerateArray().Select(exchange =>
            {
                var response = exchange.GetProperty("response");
                var body = response.ValueKind == JsonValueKind.String ? response.GetString()! : response.GetRawText();
                return new RecordedExchange(UtilityIn(exchange.GetProperty("path").GetString()!), (HttpStatusCode)exchange.GetProperty("status").GetInt32(), null, Encoding.UTF8.GetBytes(body));
            }),
        ];
    }

    private static List<RecordedExchange> Cassette(string yaml)
    {
        var exchanges = new List<RecordedExchange>();
        for (var at = yaml.IndexOf("    uri: ", StringComparison.Ordinal); at >= 0; at = yaml.IndexOf("    uri: ", at + 1, StringComparison.Ordinal))
        {
            var text = yaml.IndexOf("      string: ", at, StringComparison.Ordinal) + "      string: ".Length;
            var type = yaml.IndexOf("      Content-Type:\n      - ", text, StringComparison.Ordinal) + "      Content-Type:\n      - ".Length;
            var code = yaml.IndexOf("      code: ", text, StringComparison.Ordinal) + "      code: ".Length;
            var body = yaml[text] == '"' ? DoubleQuoted(yaml, text + 1) : SingleQuoted(yaml, text + 1);
            exchanges.Add(new(UtilityIn(yaml[at..yaml.IndexOf('\n', at)]), (HttpStatusCode)int.Parse(yaml.AsSpan(code, 3)), yaml[type..yaml.IndexOfAny([';', '\n'], type)], Encoding.UTF8.GetBytes(body)));
        }

        return exchanges;
    }

    private static string UtilityIn(string address)
    {
        var end = address.IndexOf(".fcgi", StringComparison.Ordinal);
        return address[(address.LastIndexOf('/', end) + 1)..end];
    }

    private static string SingleQuoted(string yaml, int start)
    {
        var text = new StringBuilder();
        for (var i = start; yaml[i] != '\'' || yaml[i + 1] == '\''; i++)
        {
            i = yaml[i] == '\n' ? Fold(yaml, i, text) : Take(yaml, yaml[i] == '\'' ? i + 1 : i, text);
        }

        return text.ToString();
    }

    private static string DoubleQuoted(string yaml, int start)
    {
        var text = new StringBuilder();
        for (var i = start; yaml[i] != '"'; i++)
        {
            if (yaml[i] != '\\')
            {
                i = yaml[i] == '\n' ? Fold(yaml, i, text) : Take(yaml, i, text);
                continue;
            }

            i++;
            if (yaml[i] == '\n')
            {
                i = EndOfIndent(yaml, i + 1) - 1;
            }
            else if (yaml[i] is 'x' or 'u')
            {
                var digits = yaml[i] == 'x' ? 2 : 4;
                text.Append((char)Convert.ToInt32(yaml.Substring(i + 1, digits), 16));
                i += digits;
            }
            else
            {
                text.Append(yaml[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c });
            }
        }

        return text.ToString();
    }

    private static int Take(string yaml, int at, StringBuilder text)
    {
        text.Append(yaml[at]);
        return at;
    }

    /// <summary>A line break within a YAML text is a blank; empty lines after it are line breaks.</summary>
    private static int Fold(string yaml, int at, StringBuilder text)
    {
        var next = EndOfIndent(yaml, at + 1);
        if (yaml[next] != '\n')
        {
            text.Append(' ');
        }

        while (yaml[next] == '\n')
        {
            text.Append('\n');
            next = EndOfIndent(yaml, next + 1);
        }

        return next - 1;
    }

    private static int EndOfIndent(string yaml, int at)
    {
        while (yaml[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
