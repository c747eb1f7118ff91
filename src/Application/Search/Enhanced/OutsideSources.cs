using System.Globalization;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>GEO and PubMed, asked for what a question means. Each has its own deadline, none throws, and what comes late is kept for the next who asks.</summary>
internal sealed class OutsideSources(LiveSearch live, IGeoSource geo, IPaperSource papers, IOptions<EnhancedOptions> options)
{
    public bool AreOn => live.IsOn;

    public Task<bool> AreNeedless(CancellationToken cancellation) => live.CatalogIsFresh(cancellation);

    public Task<LiveReport> Geo(ConceptQuestion question, CancellationToken cancellation) => live.Ask(
        new LiveQuestion(LiveSearch.Source, LiveSearch.Name, Key("upstream:geo:understood:", question), question.Query.Limit, stop => geo.Search(question, stop)),
        options.Value.Live,
        cancellation);

    public Task<LiveReport> PubMed(ConceptQuestion question, CancellationToken cancellation) => live.Ask(
        new LiveQuestion("pubmed", "PubMed", Key("upstream:pubmed:", question), question.Query.Limit, stop => papers.Series(question, stop)),
        options.Value.PubMed,
        cancellation);

    /// <summary>The same words may come to mean something else when a vocabulary is imported, so what they mean is part of the key.</summary>
    private static string Key(string prefix, ConceptQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"{question.Query.Canonical(prefix)}\u001f{Fnv1a.Hash(string.Join('\u001f', Meant(question))):x8}");

    private static IEnumerable<string> Meant(ConceptQuestion question) =>
        question.Groups.Concat(question.Excluded.Prepend(new PhraseGroup("not", 1, false, [], [], []))).SelectMany(g => g.Phrases.Select(p => p.Text).Prepend(g.Name));
}
