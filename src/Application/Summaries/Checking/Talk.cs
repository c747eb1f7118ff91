using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds what is said to the reader or to the writer rather than about a study: orders, marks of a conversation, an assistant's phrases, and text that no person reads.</summary>
internal static partial class Talk
{
    private const int LongestWord = 60, Following = 3;

    public static IEnumerable<Claim> In(string text, List<TextWord> words)
    {
        if (!words.Exists(w => char.IsLetter(text[w.Start])))
        {
            yield return Claim.Missing(ClaimKind.Statement, 0, text.Length);
        }

        foreach (var match in Orders().Matches(text).Concat(Phrases().Matches(text)))
        {
            yield return Claim.Missing(ClaimKind.Statement, match.Index, match.Index + match.Length);
        }

        foreach (var word in words.Where(w => w.End - w.Start > LongestWord))
        {
            yield return Claim.Missing(ClaimKind.Statement, word.Start, word.End);
        }
    }

    /// <summary>A record's text without orders to whoever reads it, and without the sentences right after them, which may be what they order: nothing may rest on that. As long as before, so that places stay.</summary>
    public static string WithoutOrders(string text)
    {
        for (var order = Orders().Match(text); order.Success; order = Orders().Match(text))
        {
            var end = order.Index + order.Length;
            for (var taken = 0; taken <= Following && end < text.Length; taken++)
            {
                end = Sentences.EndOf(text, end) is var next && next < 0 ? text.Length : next;
            }

            text = string.Concat(text.AsSpan(0, order.Index), new string(' ', end - order.Index), text.AsSpan(end));
        }

        // Orders may be hidden between characters that are not seen.
        return PlainText.IsPlain(text) || !Orders().IsMatch(PlainText.Seen(text)) ? text : new string(' ', text.Length);
    }

    [GeneratedRegex("""
        \b(?:ignor|disregard|forget|overrid|bypass)\w*\s+(?:\w+\s+){0,3}(?:previous|prior|above|earlier|preceding|instructions?|prompts?|rules|guidelines|orders)\b
        | \b(?:obey|follow)\w*\s+(?:these|my|new|this|the\s+(?:following|new|hidden))\s+(?:instructions?|orders?|rules|commands?)\b
        | \b(?:previous|prior|new|system|hidden|secret|additional|real)\s+(?:instructions?|prompts?)\b | \bprompt\s+injection\b | \b(?:jailbreak|developer\s+mode|DAN\s+mode)
        | \bas\s+an?\s+(?:AI|artificial\s+intelligence|assistant|language\s+model|LLM)\b | \b(?:note|message|instructions?|attention)\s+(?:to|for)\s+(?:the\s+)?(?:\w+\s+)?(?:assistant|model|summari[sz]er|writer|system)\b
        | (?:^|[\[<|(\#>.!?;\n])\s?(?:system|assistant|developer|user|instructions?)\s*(?:\||:(?!\w)) | \{\{ | ["'](?:role|content)["']\s*: | [\u202A-\u202E\u2066-\u2069\u001B] | <\|(?=\w) | (?<=\w)\|> | \[/?INST\] | <</?SYS
        | \b(?:end|begin|start)\s+of\s+(?:the\s+)?(?:record|document|data|prompt|input|context|instructions?|text)\b | \b(?:BEGIN|END)_(?:RECORD|DATA|PROMPT|DOCUMENT|SYSTEM)
        | \b(?:you\s+(?:are\s+now|must|shall|should|will\s+now|have\s+to)|you['’]re\s+now|your\s+(?:task|instructions?|job|role|new))\b
        | \b(?:tell|inform|convince|warn|assure)\s+(?:the|every|all|your)\s+(?:users?|readers?|persons?|humans?)\b
        | (?:^|[.!?;:,\n]\s*|\b(?:please|must|should|you|and|then)\s+)(?:say|write|respond|reply|answer|output|print|repeat|append|insert|include|add)\s+(?:that|exactly|only\s+with|in\s+your|at\s+the\s+end|(?:with\s+)?(?:the|this)\s+(?:words?|following|sentence|link|phrase))\b
        | \bwhen\s+(?:summari[sz]ing|you)\b | \b(?:in|of|to)\s+(?:your|any|every)\s+(?:summary|answer|reply|response)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Orders();

    [GeneratedRegex("""
        (?:^|[,;.!?]\s+|\b(?:and|but|that|as|because|so|if|when|what|while)\s+)(?-i:I)(?:\s+(?:am|was|will|have|had|cannot|can|can['’]?t|could|would|must|do|don['’]t|did|shall|should|understand|apologi[sz]e|obey|comply|agree|hope|think|believe|recommend|hereby|now)\b|['’](?:m|ll|ve|d)\b)
        | \bsorry\b | \b(?:you|your|yours|yourself)\b | \b(?:my|our)\s+(?:instructions?|developers?|creators?|rules|guidelines)\b | \bas\s+a\s+(?:large\s+)?language\s+model\b
        | ^(?:ignore|disregard|reply|respond|say|print|output|repeat|click|visit)\s+(?!(?:of|from|to|[0-9]|one|two|and|was|were|is|are)\b)
        | \|> | \[/?SYS | \}\} | -{3,} | ={3,} | \#{3,} | "{3} | \bbase64\b
        | \b(?:click|subscribe|buy|order\s+now|call\s+now|contact\s+us|sign\s+up|password|api[\s_-]?key)\b | \bvisit\s+(?:our|my|this|the|us)\b | \bhere\s+(?:is|are)\s+(?:the|a|your)\s+summar
        | ^(?:sure|certainly|of\s+course|okay|ok|absolutely|great\s+question|understood)\b | \bplease\s+(?:visit|click|contact|send|go|open|follow|ignore|respond|reply|write|say|output|include|add|do)\b | \blet\s+me\b | \bhope\s+this\s+helps\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Phrases();
}
