using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>What happens while a summary is written.</summary>
public abstract record SummaryEvent
{
    private SummaryEvent()
    {
    }

    /// <summary>Who writes. Where it comes again, the text begins anew: the first writer failed.</summary>
    public sealed record Begun(SummaryMeta Meta) : SummaryEvent;

    /// <summary>A piece of text, as yet unchecked.</summary>
    public sealed record Delta(string Text) : SummaryEvent;

    /// <summary>A sentence is complete and was checked.</summary>
    /// <param name="Index">0 for the first since the last <see cref="Begun"/>.</param>
    public sealed record Checked(int Index, SummarySentence Sentence) : SummaryEvent;

    /// <summary>The whole, without what is not supported.</summary>
    public sealed record Done(Summary Summary) : SummaryEvent;
}
