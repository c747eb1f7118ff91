using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Finds the format of a content from how it begins; names say nothing (GSE16.txt holds a sample).</summary>
internal static partial class RecordFormat
{
    private const string Wanted = "give a SOFT or MINiML file, or document summaries of Entrez's gds database as JSON";

    /// <exception cref="FileRefused">It is none that can be imported.</exception>
    public static IRecordReader ReaderFor(PeekedStream content, UnpackedFile file)
    {
        var head = content.Head;
        if (TarMembers.IsTar(head))
        {
            return new TarReader(content, file);
        }

        return Recognised(content, file) ?? throw new FileRefused($"{file.Name} {WhatElse(head, file)}.");
    }

    /// <summary>Null where it is no format of records.</summary>
    public static IRecordReader? Recognised(PeekedStream content, UnpackedFile file)
    {
        var head = TextOf(content.Head);
        return head switch
        {
            ['^', ..] => new SoftReader(content, file),
            ['<', ..] when Root().Match(head) is { Success: true } root && IsMiniml(root) => new MinimlReader(content, file),
            ['{', ..] when FirstName().Match(head) is { Success: true } first && EntrezAnswerReader.IsOfAnswer(first.Groups["name"].Value) => new EntrezAnswerReader(content, file),
            ['{', ..] when FirstName().Match(head) is { Success: true } first && !first.Value.Contains('\n', StringComparison.Ordinal) => new SummaryLinesReader(content, file),
            _ => null,
        };
    }

    private static bool IsMiniml(Match root) => root.Groups["name"].Value == "MINiML" && !root.Value.StartsWith("<!", StringComparison.Ordinal);

    private static string WhatElse(ReadOnlySpan<byte> head, UnpackedFile file)
    {
        if (file.Damage is not null)
        {
            return RecordFiles.DamageOf(file);
        }

        if (!head.ContainsAnyExcept(" \t\r\n"u8))
        {
            return "is empty";
        }

        if (head is [0x1f, 0x8b, ..])
        {
            return "is gzip within gzip; unpack it once";
        }

        if (head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return "is text in UTF-16; write it as UTF-8";
        }

        if (head.Contains((byte)0))
        {
            return $"is binary data, not text; {Wanted}";
        }

        var text = TextOf(head);
        return text switch
        {
            ['<', ..] when Root().Match(text) is { Success: true } root => Markup(root.Groups["name"].Value),
            ['[' or '{', ..] => "is JSON, but not document summaries; give esummary's answer as it came, or one summary a line",
            ['!', ..] when text.Contains("\t\"", StringComparison.Ordinal) => "is a series matrix, which holds no more than SOFT does; give the family's SOFT file",
            _ => $"holds nothing of GEO that can be read; {Wanted}",
        };
    }

    private static string Markup(string root) => root switch
    {
        "MINiML" => "declares a document type, which MINiML has none of, and is not read for safety",
        _ when root.Equals("html", StringComparison.OrdinalIgnoreCase) => $"is a web page; {Wanted}",
        ['e' or 'E', ..] when root.EndsWith("Result", StringComparison.Ordinal) => "is an answer of the E-utilities as XML; fetch document summaries as JSON (retmode=json)",
        _ => $"is XML, but not MINiML; {Wanted}",
    };

    private static string TextOf(ReadOnlySpan<byte> head) => GeoText.Encoding.GetString(head).TrimStart();

    /// <summary>The document type, or else the first element.</summary>
    [GeneratedRegex(@"<!DOCTYPE\s+(?<name>\w+)|<(?:\w+:)?(?<name>[A-Za-z]\w*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(@"^\{\s*""(?<name>[^""\\]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FirstName();
}
