using System.Collections.Concurrent;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Which records of a snapshot mention what a group means. What is asked once is asked again, since many questions share their facets, so each phrase and each group is looked up once and remembered with the snapshot.</summary>
internal sealed class MentionSets
{
    /// <summary>Of what is remembered, in bytes; when there is more, all is forgotten.</summary>
    private const long Most = 32 << 20;

    private readonly ConcurrentDictionary<string, PhraseRecords> _known = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Adds the records that mention the group, by a phrase or by their study type or organism.</summary>
    public void Add(PhraseGroup group, IndexSnapshot snapshot, RecordSet into, CancellationToken cancellation)
    {
        AddPhrases(group, snapshot, into, cancellation);
        AddFacts(group, snapshot, into);
    }

    /// <summary>Adds the records in which a phrase of the group stands, or one that only seems to be of it and makes a hit all the same.</summary>
    public void AddPhrases(PhraseGroup group, IndexSnapshot snapshot, RecordSet into, CancellationToken cancellation)
    {
        var key = string.Join('\u001d', [.. group.Phrases.Select(p => p.Text).Prepend("group"), .. group.NotMeant.Where(n => n.MakesHit).Select(n => n.Text)]);
        if (!_known.TryGetValue(key, out var known))
        {
            var (held, read) = (new RecordSet(snapshot.Reader.MaxDoc), ReadGroup.Of(group));
            foreach (var terms in read.Phrases.Select(p => p.Terms).Concat(read.NotMeant.Where(n => n.Phrase.MakesHit).Select(n => n.Terms)))
            {
                cancellation.ThrowIfCancellationRequested();
                Of(terms, snapshot).AddTo(held);
            }

            known = Remember(key, new([.. held.All()], snapshot.Reader.MaxDoc));
        }

        known.AddTo(into);
    }

    private static void AddFacts(PhraseGroup group, IndexSnapshot snapshot, RecordSet into)
    {
        foreach (var segment in snapshot.Segments)
        {
            foreach (var doc in AccessionPostings.Of(group.Accessions, segment))
            {
                into.Add(segment.Context.DocBase + doc);
            }
        }

        if (ConceptScan.ProfilesOf(group, snapshot.Profiles) is not { } wanted)
        {
            return;
        }

        foreach (var segment in snapshot.Segments)
        {
            var profiles = segment.Columns.Profiles;
            for (var doc = 0; doc < profiles.Length; doc++)
            {
                if (wanted[profiles[doc]])
                {
                    into.Add(segment.Context.DocBase + doc);
                }
            }
        }
    }

    private PhraseRecords Of(Phrase phrase, IndexSnapshot snapshot)
    {
        var key = string.Join(' ', phrase.Terms.Select(t => $"{t.Term}\u001f{t.Position - phrase.Terms[0].Position}"));
        return _known.TryGetValue(key, out var known) ? known : Remember(key, Read(phrase, snapshot));
    }

    private PhraseRecords Remember(string key, PhraseRecords read)
    {
        if (_known.TryAdd(key, read) && Interlocked.Add(ref _bytes, read.Bytes) > Most)
        {
            _known.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }

        return read;
    }

    private static PhraseRecords Read(Phrase phrase, IndexSnapshot snapshot)
    {
        var held = new List<int>();
        foreach (var segment in snapshot.Segments)
        {
            if (PostingList.DictionaryOf(segment, Fields.Text) is { } dictionary)
            {
                PhrasePostings.Of(phrase, dictionary)?.Read((doc, _) => held.Add(segment.Context.DocBase + doc));
            }
        }

        return new(held, snapshot.Reader.MaxDoc);
    }
}
