using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What stands in a record and says nothing of the study: notes of the archive, pointers elsewhere, headings, words meant for somebody other than the reader.</summary>
internal static partial class Boilerplate
{
    /// <summary>Whether a sentence is one that no summary should hold.</summary>
    public static bool Is(string sentence) => Note().IsMatch(sentence) || Address().IsMatch(sentence) || Order().IsMatch(sentence) || Markup().IsMatch(sentence);

    /// <summary>The sentence without the heading before it ("Results:") and without the list of keywords after it.</summary>
    public static string Bare(string sentence)
    {
        var bare = Keywords().Replace(sentence, "");
        return bare[Headings().Match(bare).Length..].Trim();
    }

    /// <summary>Notes of the archive and of the submitter to whoever downloads.</summary>
    [GeneratedRegex("""
        ^please\b | ^keywords?\b | ^refer\s+to\b | ^see\s+(also\b|(the\s+)?(individual|separate|sub-?series|supplementary|below|above|publication|paper|manuscript|citation|reference|text)\b)
        | ^(nb|note|n\.b\.)\s*: | ^reference\s*: | ^citation\s*: | ^contact\b | ^submitted\s+by\b | ^(all\s+)?(raw\s+)?(data|files?)\s+(is|are|was|were|have\s+been|has\s+been)\s+(\w+\s+){0,2}(deposited|available|provided|uploaded|submitted|released)
        | \bsuper-?series\b | \bsub-?series\b | \bindividual\s+series\b
        | \b(available|deposited|accessible|downloaded|found|submitted|provided)\b.{0,40}\b(dbGaP|GEO|SRA|ENA|EGA|ArrayExpress|Gene\s+Expression\s+Omnibus|Sequence\s+Read\s+Archive|supplementary\s+(file|material|table|data))
        | \b(reanaly[sz]ed|re-analy[sz]ed)\s+samples?\b | \braw\s+data\s+(files?\s+)?(is|are|was|were|not|for|provided|available|unavailable|cannot|could) | \b(patient|donor|subject)\s+privacy\b
        | \bdata\s+not\s+shown\b | \bfor\s+(further|more)\s+(details|information)\b | \bcorresponding\s+author\b | \bhas\s+been\s+(published|submitted\s+for\s+publication)\b | \bmanuscript\s+(in\s+preparation|submitted)\b
        | ^(the\s+|all\s+)?(clinical|patient|sample)\s+(\w+\s+){0,2}(parameters?|data|information|characteristics|annotations?)\s+(\w+\s+){0,2}(is|are|was|were)\s+(\w+\s+)?(attached|given|listed|included)\b
        | \b(was|were|is|are|been)\s+(\w+\s+)?(funded|financed|sponsored)\s+(\w+\s+)?by\b | \bsupported\s+(\w+\s+)?by\s+(an?\s+|the\s+)?([\w-]+\s+){0,4}(grants?|funding|fellowships?|foundation|NIH|NCI)\b | \backnowledg(e|ment|ement)s?\b
        | \bauthor_?s?\s*: | \bcopyright\b | \ball\s+rights\s+reserved\b | ^set\s+of\s+arrays\s+organi[sz]ed\s+by\b | ^using\s+regression\s+correlation\b | \baccording\s+to\s+(the\s+)?manufacturer | \bper\s+(the\s+)?manufacturer
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Note();

    [GeneratedRegex(@"\bhttps?\b|\bftp\b|://|\bwww\.|\S@\S+\.\S|\bdoi\b|\b\w[\w-]*\.(com|org|net|gov|edu|io)\b|\bjavascript\s*:|\bdata:", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>What tells a reader, or a machine that reads, what to do; prose about a study tells what was done.</summary>
    [GeneratedRegex("""
        \b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(previous|prior|above|preceding|earlier|all|any|your|the)\b.{0,30}\b(instructions?|rules?|prompts?|text|context|directions?|guidelines?|orders?)\b
        | \b(system|developer|user|assistant)\s*(prompt|message|instructions?)\b | \b(system|assistant|user|developer)\s*: | \byou\s+(are|must|should|will|shall|have\s+to|need\s+to|can)\b | \b(do|does)\s+not\s+(summari[sz]e|mention|tell|reveal|follow)\b
        | \bas\s+an?\s+(AI|language\s+model|assistant|LLM)\b | \b(language\s+model|chatbot|chatgpt|LLMs?|AI\s+assistant)\b | \b(reply|respond|answer|output|print|say|write|repeat|reveal|summari[sz]e)\s+(only|with|exactly|the\s+following|this|that|in|your|as|nothing|to\s+the\s+user)\b
        | \bnew\s+instructions?\b | \bprompt\s+injection\b | \b(click|visit|subscribe|log\s*in|sign\s+in)\b.{0,30}\b(here|this|our|link|page|site|website|now)\b | \byour\s+(instructions?|task|role|prompt|answer|response|password|account|key)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Order();

    [GeneratedRegex(@"<\s*[/!?]?\s*[a-z|][^<>]*>|\[/?\s*(INST|SYS|system|assistant|user)\b|<<\s*/?\s*SYS|<\||\|>|!\[|\]\(|```|\#{3}|\{\{|\}\}|&(lt|gt|\#\w+);", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\s,;]*\bkey\s?words?\s*[:=].*$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Keywords();

    /// <summary>A heading stands before a capital, with a colon or in a line of its own.</summary>
    [GeneratedRegex(@"^((?i:(study\s+|experimental\s+|overall\s+)?(abstract|background|introduction|motivation|purpose|objectives?|aims?|goals?|rationale|hypothesis|summary|description|designs?|context|materials?\s+and\s+methods|methods?|methodology(/principal\s+findings)?|results?|principal\s+findings|findings|discussion|conclusions?|significance|interpretation|experiment(al)?|overview))\s*((?-i)[:.\-–—]+\s*|\s)(?=[\p{Lu}\d\(""“']))+")]
    private static partial Regex Headings();
}
