using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds what is said to the reader or to the writer rather than about a study: an assistant's phrases, orders, marks of a conversation, and text that no person reads.</summary>
internal static partial class Talk
{
    private const int LongestWord = 60;

    public static IEnumerable<Claim> In(string text, List<TextWord> words)
    {
        if (!words.Exists(w => char.IsLetter(text[w.Start])))
        {
            yield return Claim.Missing(ClaimKind.Statement, 0, text.Length);
        }

        foreach (Match match in Phrases().Matches(text))
        {
            yield return Claim.Missing(ClaimKind.Statement, match.Index, match.Index + match.Length);
        }

        foreach (var word in words.Where(w => w.End - w.Start > LongestWord))
        {
            yield return Claim.Missing(ClaimKind.Statement, word.Start, word.End);
        }
    }

    [GeneratedRegex("""
        \b(?:as\s+an?\s+(?:AI|artificial|assistant|language\s+model|LLM)|(?:large\s+)?language\s+models?\b|AI\s+(?:assistant|model)|chatbot)
        | \bI(?:\s+(?:am|was|will|have|had|cannot|can|can['’]?t|could|would|must|do|don['’]t|did|shall|should|understand|apologi[sz]e|obey|comply|agree|hope|think|believe|recommend|hereby|now)\b|['’](?:m|ll|ve|d)\b)
        | \b(?:I['’]m\s+)?sorry\b | \b(?:you|your|yours|yourself)\b | \b(?:my|our)\s+(?:instructions?|system|developers?|creators?|rules|guidelines)\b
        | \b(?:ignor|disregard|forget|overrid|bypass|obey|follow)\w*\s+(?:\w+\s+){0,3}(?:previous|prior|above|earlier|preceding|instructions?|prompts?|rules|guidelines|orders)\b
        | \b(?:previous|prior|new|system|hidden|secret|following)\s+(?:instructions?|prompts?)\b | \bprompt\s+injection\b | \b(?:jailbreak|developer\s+mode|DAN\s+mode)
        | (?:^|[\s\[<|(#])(?:system|assistant|user|human|developer|tool)\s*(?:\||:(?!\w))(?!\s*\d) | <\|? | \|> | \[/?INST\] | \[/?SYS | <</?SYS | \{\{ | \}\} | -{3,} | ={3,} | \#{3,} | "{3}
        | \b(?:end|begin|start)\s+of\s+(?:the\s+)?(?:record|document|data|prompt|input|context|instructions?|text)\b | \b(?:BEGIN|END)[\s_](?:RECORD|DATA|PROMPT|DOCUMENT|SYSTEM)
        | \b(?:click|visit|subscribe|buy|order\s+now|call\s+now|download|contact\s+us|sign\s+up|log\s?in|password|api[\s_-]?key|credentials?)\b | \bhere\s+(?:is|are|'s)\s+(?:the|a|your)\s+summar
        | ^(?:sure|certainly|of\s+course|okay|ok|absolutely|great\s+question|understood)\b | \bplease\b | \blet\s+me\b | \bhope\s+this\s+helps\b | \bbase64\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Phrases();
}
