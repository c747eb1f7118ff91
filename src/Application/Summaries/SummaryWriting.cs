using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries.Checking;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>Has a summary written by the model where there is one and it may be asked, and by the built-in writer otherwise; checks each sentence as soon as it is complete.</summary>
internal sealed class SummaryWriting(IModelWriter model, IBuiltInWriter builtIn, IVocabulary vocabulary, SummaryBudget budget)
{
    private const string NothingStood = "What the model wrote does not stand in the record.";

    private bool HasModel => model.Model is not null;

    /// <summary>The request for a summary: by a model where one is set up.</summary>
    public WriteSummary Request(SummaryBrief brief) => new(brief, model.Model is { } name ? $"{name}:{model.Version}" : builtIn.Version, HasModel);

    /// <param name="told">Of everything that happens, except the end.</param>
    public async Task<Summary> Write(SummaryBrief brief, Action<SummaryEvent> told, CancellationToken cancellation)
    {
        var check = new SentenceCheck(RecordEvidence.Of(brief.Records, vocabulary));
        if (!HasModel || !brief.Records.Any(r => r.HasProse))
        {
            return await Through(builtIn, HasModel ? null : model.Hindrance, brief, check, told, _ => { }, cancellation);
        }

        var hindrance = model.Hindrance;
        if (hindrance is null)
        {
            (var summary, hindrance) = await ByModel(brief, check, told, cancellation);
            if (summary is not null)
            {
                return summary;
            }
        }

        return await Through(builtIn, hindrance, brief, check, told, _ => { }, cancellation);
    }

    private async Task<(Summary? Summary, string? Hindrance)> ByModel(SummaryBrief brief, SentenceCheck check, Action<SummaryEvent> told, CancellationToken cancellation)
    {
        var (reservation, reason) = budget.Reserve(model.Estimate(brief));
        if (reservation is null)
        {
            return (null, reason);
        }

        using (reservation)
        {
            try
            {
                var summary = await Through(model, null, brief, check, told, used => reservation.Settle(used.Cost ?? 0), cancellation);
                return summary.Text.Length > 0 ? (summary, null) : (null, NothingStood);
            }
            catch (WriterFailed failure)
            {
                if (failure.IsFree)
                {
                    reservation.Settle(0);
                }

                return (null, failure.Message);
            }
        }
    }

    private async Task<Summary> Through(
        ISummaryWriter writer, string? reason, SummaryBrief brief, SentenceCheck check, Action<SummaryEvent> told, Action<ModelUsage> used, CancellationToken cancellation)
    {
        var isModel = writer.Author is SummaryAuthor.Model;
        var meta = new SummaryMeta(writer.Author, writer.Model, reason, [.. brief.Records.Select(r => r.Source)], isModel ? writer.Version : null);
        told(new SummaryEvent.Begun(meta));
        var (begun, isUnfinished, sentences) = ("", false, new List<SummarySentence>());
        foreach (var fact in builtIn.Facts(brief))
        {
            told(new SummaryEvent.Delta($"{fact.Sentence} "));
            Add(new(fact.Sentence, true, [.. fact.Basis.Select(a => new SourceSpan(a, fact.Field, 0, 0))], []));
        }

        await foreach (var piece in writer.Write(brief, cancellation))
        {
            switch (piece)
            {
                case WrittenPiece.Words words:
                    told(new SummaryEvent.Delta(Shown(words.Text)));
                    begun = Complete(begun + words.Text);
                    break;
                case WrittenPiece.Used ended:
                    meta = meta with { Usage = ended.Usage };
                    isUnfinished = ended.IsUnfinished;
                    used(ended.Usage);
                    break;
            }
        }

        if (!isUnfinished && (!isModel || begun.TrimEnd() is [.., '.' or '!' or '?' or ')' or ']' or '"' or '”']))
        {
            Judge(begun); // a model's last words without an end were cut off
        }

        var stands = sentences.Where(s => s.IsSupported).Select(s => s.Text);
        return new(
            brief.Question ?? brief.Records[0].Accession.ToString(),
            string.Join(' ', stands),
            sentences,
            new(sentences.Count, sentences.Count(s => !s.IsSupported)),
            meta);

        // The sentences that are complete are judged; what is left is the beginning of the next.
        string Complete(string written)
        {
            var start = 0;
            for (var end = Sentences.EndOf(written, start); end >= 0; end = Sentences.EndOf(written, start))
            {
                Judge(written[start..end]);
                start = end;
            }

            return written[start..];
        }

        // What the built-in writer says where there is nothing to tell stands in no record.
        bool IsOurs(string sentence) => !isModel && sentence == SummaryWording.NothingToSummarise;

        void Judge(string sentence)
        {
            if (!string.IsNullOrWhiteSpace(sentence))
            {
                Add(IsOurs(sentence.Trim()) ? new(sentence.Trim(), true, [], []) : check.Check(sentence.Trim()));
            }
        }

        void Add(SummarySentence sentence)
        {
            sentences.Add(sentence);
            told(new SummaryEvent.Checked(sentences.Count - 1, sentence));
        }
    }

    /// <summary>Unchecked words as they may be shown: nothing that hides or turns writing.</summary>
    private static string Shown(string words) => words.Length > 0 && char.IsWhiteSpace(words[0]) ? $" {PlainText.Seen(words)}" : PlainText.Seen(words);
}
