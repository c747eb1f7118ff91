namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>Answers of the E-utilities in their shape.</summary>
internal static class Replies
{
    public const string NoHits = """{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"count":"0","retmax":"0","retstart":"0","idlist":[],"translationset":[],"querytranslation":"(zzz[All Fields])","errorlist":{"phrasesnotfound":["zzz"],"fieldsnotfound":[]},"warninglist":{"phrasesignored":[],"quotedphrasesnotfound":[],"outputmessages":["No items found."]}}}""";

    public static string Hits(int total, params IReadOnlyList<int> uids) =>
        $$$"""{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"count":"{{{total}}}","retmax":"{{{uids.Count}}}","retstart":"0","idlist":[{{{string.Join(',', uids.Select(u => $"\"{u}\""))}}}],"translationset":[],"querytranslation":"asthma[All Fields]"}}""";

    public static string Series(params IEnumerable<int> uids) => Series(uids, []);

    public static string Series(IEnumerable<int> uids, IEnumerable<int> unknown) =>
        $$$"""{"header":{"type":"esummary","version":"0.3"},"result":{"uids":[{{{string.Join(',', uids.Concat(unknown).Select(u => $"\"{u}\""))}}}],{{{string.Join(',', [.. uids.Select(One), .. unknown.Select(Unknown)])}}}}}""";

    /// <summary>The ids of a request for summaries.</summary>
    public static IEnumerable<int> Asked(WireRequest request) => request["id"]!.Split(',').Select(int.Parse);

    private static string One(int uid) => $$$"""  "{{{uid}}}":{"uid":"{{{uid}}}","accession":"GSE{{{uid - 200_000_000}}}","title":"Series {{{uid}}}","summary":"Of asthma.","gpl":"570","entrytype":"GSE","taxon":"Homo sapiens","n_samples":4,"samples":[],"pubmedids":[]}""";

    private static string Unknown(int uid) => $$$"""  "{{{uid}}}":{"uid":"{{{uid}}}","error":"cannot get document summary"}""";
}
