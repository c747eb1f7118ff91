using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Asking;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search;

/// <summary>What is asked of it, each time of the commit that is the latest when it is asked.</summary>
internal sealed partial class SearchIndex
{
    public Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation) => Search(new WordQuestion(query, []), cancellation);

    public Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation) => Ask(snapshot => Answer(question, snapshot, cancellation));

    public Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation) => Ask(snapshot => Answer(question, snapshot, cancellation));

    public Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation) => Open(best, (snapshot, opening) => Answer(question, snapshot, cancellation, opening));

    public Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation) => Open(best, (snapshot, opening) => Answer(question, snapshot, cancellation, opening));

    public Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation) => Ask(snapshot => LikeAnswering.Answer(question, snapshot, cancellation));

    public Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation) => Ask(snapshot => FieldedQuery.IsMeant(question.Query.Text)
        ? new FieldedExplaining(question.Query, question.Mentioned, snapshot, cancellation).Of(accession)
        : new ConceptExplaining(question, snapshot, cancellation).Of(accession));

    public Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation) => Ask(snapshot => FieldedQuery.IsMeant(question.Query.Text)
        ? new FieldedExplaining(question.Query, question.Mentioned, snapshot, cancellation).Of(accession)
        : new WordExplaining(question, snapshot, cancellation).Of(accession));

    public Task<AllHits> All(WordQuestion question, CancellationToken cancellation) => Ask(snapshot => Walk(snapshot, HitWalk.Of(question, snapshot, cancellation)));

    public Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation) => Ask(snapshot => Walk(snapshot, HitWalk.Of(question, snapshot, cancellation)));

    public int Records(string word) =>
        Ask(snapshot => PostingList.Find([.. QuestionWord.Read(word).Parts], Fields.Text, snapshot).Select(l => l.Records).DefaultIfEmpty().Min(), without: 0);

    public IReadOnlyList<Suggestion> Complete(string beginning, int limit) => Ask(snapshot => new Completions(snapshot).Of(beginning, limit), without: []);

    private Task<IOpenedQuestion> Open(int best, Func<IndexSnapshot, Opening, IndexAnswer> answer) => Ask(IOpenedQuestion (snapshot) =>
    {
        var opening = new Opening(snapshot, best);
        var answered = answer(snapshot, opening);
        snapshot.Reader.IncRef();
        return new OpenedQuestion(answered, opening, snapshot, () => OpenGeneration.Return(snapshot));
    });

    private static IndexAnswer Answer(WordQuestion question, IndexSnapshot snapshot, CancellationToken cancellation, Opening? opening = null) => FieldedQuery.IsMeant(question.Query.Text)
        ? FieldedAnswering.Answer(question.Query, FieldedQuery.Read(question.Query.Text), snapshot, cancellation, MentionFilter.Of(question.Mentioned, snapshot, cancellation), opening)
        : Answering.Answer(question, snapshot, cancellation, opening);

    private static IndexAnswer Answer(ConceptQuestion question, IndexSnapshot snapshot, CancellationToken cancellation, Opening? opening = null) => FieldedQuery.IsMeant(question.Query.Text)
        ? FieldedAnswering.Answer(question.Query, FieldedQuery.Read(question.Query.Text), snapshot, cancellation, MentionFilter.Of(question.Mentioned, snapshot, cancellation), opening)
        : ConceptAnswering.Answer(question, snapshot, cancellation, opening);

    /// <summary>The walk keeps the snapshot open for itself, so that it may go on after the question is answered.</summary>
    private AllHits Walk(IndexSnapshot snapshot, Ranked[] ranked)
    {
        snapshot.Reader.IncRef();
        return new(ranked.Length, StatusOf(snapshot), new HitRows(snapshot).Of(ranked), () => OpenGeneration.Return(snapshot));
    }

    private T Ask<T>(Func<IndexSnapshot, T> answer, T without)
    {
        OpenOnce();
        if (_open?.Lease() is not { } snapshot)
        {
            return without;
        }

        try
        {
            return answer(snapshot);
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }

    private Task<T> Ask<T>(Func<IndexSnapshot, T> answer)
    {
        OpenOnce();
        var generation = _open;
        if (generation?.Lease() is not { } snapshot)
        {
            StartRepair();
            throw Unavailable(_damaged is null ? "There is no search index yet" : "The search index was damaged");
        }

        try
        {
            return Task.FromResult(answer(snapshot));
        }
        catch (Exception failure) when (failure is not OperationCanceledException && FoundDamaged(generation, failure))
        {
            throw Unavailable("The search index was damaged", failure);
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }
}
