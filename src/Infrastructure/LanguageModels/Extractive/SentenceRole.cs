using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What a sentence does in an account of a study.</summary>
internal enum SentenceRole
{
    /// <summary>What was known, or not known, before.</summary>
    Background,

    /// <summary>What is told and is none of the others.</summary>
    Account,

    /// <summary>What the study was for.</summary>
    Aim,

    /// <summary>What was measured, in what, with how many.</summary>
    Design,

    /// <summary>What came of it.</summary>
    Finding,

    /// <summary>Steps at the bench and in the computer that most studies share.</summary>
    Protocol,
}

/// <summary>Tells roles apart by the turns of phrase that authors use for them.</summary>
internal static partial class Roles
{
    /// <param name="isDesign">Whether it stands in the overall design.</param>
    public static SentenceRole Of(string sentence, bool isDesign) =>
        Protocol().IsMatch(sentence) ? SentenceRole.Protocol
        : Aim().IsMatch(sentence) ? SentenceRole.Aim
        : Finding().IsMatch(sentence) ? SentenceRole.Finding
        : isDesign || Design().IsMatch(sentence) ? SentenceRole.Design
        : Background().IsMatch(sentence) ? SentenceRole.Background
        : SentenceRole.Account;

    [GeneratedRegex(@"\b(aim(s|ed)?\b|purpose|objectives?|goals?|sought\s+to|set\s+out|in\s+order\s+to|(was|were)\s+(designed|undertaken)|to\s+(investigate|identify|determine|examine|understand|elucidate|characteri[sz]e|explore|study|assess|evaluate|define|test|address|gain|uncover|discover|compare|analy[sz]e)\b|here,?\s+we\b|in\s+(this|the\s+present|the\s+current)\s+(study|work|report|paper|project)|we\s+(hypothesi[sz]ed?|asked|investigated?|examined?|explored?|studied|wished|wanted|characteri[sz]ed?|report|describe|present))", RegexOptions.IgnoreCase)]
    private static partial Regex Aim();

    [GeneratedRegex(@"\b(we\s+(\w+\s+){0,2}(found|find|show(ed)?|identif(y|ied)|demonstrated?|observed?|discover(ed)?|reveal(ed)?|conclude|uncovered|detected|provide|propose)\b|(results?|data|findings?|analys[ei]s|study|studies|profiling|microarrays?|experiments?|work)\s+(\w+\s+){0,3}(show(ed|s|n)?|reveal(ed|s)?|indicate[sd]?|suggest(ed|s)?|demonstrate[sd]?|identif(y|ied|ies)|provide[sd]?|confirm(ed|s)?|highlight(ed|s)?|support(ed|s)?|uncovered)\b|(was|were)\s+(\w+\s+){0,2}(found|shown|identified|observed|associated|correlated|up-?regulated|down-?regulated|enriched|increased|decreased|reduced|elevated|altered)\b|significant(ly)?|in\s+(conclusion|summary)|taken\s+together|collectively|together,)", RegexOptions.IgnoreCase)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(\S+\s+){0,4}(samples?|patients?|donors?|replicates?|mice|rats|animals|subjects?|individuals?|controls?|biopsies|tumou?rs?|arrays?|groups?|cell\s+lines|time\s*points?|specimens?|cases)\b|\b(RNA|DNA|mRNA)\s+(was|were)\b|\b(was|were|been)\s+(\w+\s+){0,2}(collected|obtained|isolated|treated|profiled|sequenced|hybridi[sz]ed|analy[sz]ed|performed|compared|infected|stimulated|transfected|cultured|harvested|extracted)\b|\bwe\s+(\w+\s+){0,2}(used|performed|compared|profiled|analy[sz]ed|treated|sequenced|collected|obtained|generated|applied|measured|conducted|carried)\b|\b(microarrays?|RNA-?seq|ChIP-?seq|sequencing|profiling)\b|\bn\s*=\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex Design();

    [GeneratedRegex(@"\b(unknown|unclear|poorly|little\s+is\s+known|remains?\b|not\s+(well|fully|yet|been)|lack(s|ing)?\b|is\s+an?\b|are\s+(an?\b|the\b|among|known|often|commonly)|has\s+been|have\s+been|leading\s+cause|one\s+of\s+the\s+most|plays?\s+(an?|key|important|critical|roles?))", RegexOptions.IgnoreCase)]
    private static partial Regex Background();

    [GeneratedRegex(@"\b(kits?\b|standard\s+(\w+\s+)?(protocol|procedure)s?|\bof\s+total\s+RNA\b|[nµμu]g\s+(of\s+)?(total\s+|poly\W*A\S*\s+|c)?RNA|per\s+chip\b|DMEM|RPMI|foetal|fetal\s+(bovine|calf)\s+serum|medium\s+(supplemented|containing)|(was|were)\s+(\w+\s+)?(grown|maintained|cultured)\s+in\b|Qiagen|Ambion|Invitrogen|TRIzol|Agilent\s+Technologies|Bioanaly[sz]er|Nanodrop|centrifug|incubated\s+(at|for|with|in)|washed|PBS\b|buffer|(RMA|MAS\s?5|quantile|lowess|loess)\b.{0,40}normali|normali[sz](ed|ation)\b|FDR\b|fold[\s-]+changes?\s+(of|>|≥|cut)|p(-value)?\s*[<≤]\s*0|aligned\s+(to|with|using)|mapped\s+(to|with|using)|TopHat|Bowtie|Cufflinks|DESeq|STAR\b|hg\d\d\b|mm\d\d?\b|GRCh|washes|µl\b|μl\b|RIN\b|scanned|labell?ed\s+(with|using|c[DR]NA)|background[\s-]correct|software|version\s+\d|library\s+preparation|were\s+stored|frozen\s+at|°C|-80)", RegexOptions.IgnoreCase)]
    private static partial Regex Protocol();
}
