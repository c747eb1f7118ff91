namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>A vocabulary as arrays: no object a concept or name, every text once. Half a million names take some 50 MB.</summary>
/// <remarks>Of concept c the names are those from FirstName[c] to FirstName[c + 1], its label first. Lists of lists are two arrays: At[c] to At[c + 1] of the items.</remarks>
internal sealed record NameArrays
{
    /// <summary>Of each concept.</summary>
    public required byte[] Kinds { get; init; }

    public required int[] FirstName { get; init; }

    public required int[] BroaderAt { get; init; }

    public required int[] Broader { get; init; }

    public required int[] NarrowerAt { get; init; }

    public required int[] Narrower { get; init; }

    /// <summary>First of every concept its own id, in order, then further ids.</summary>
    public required byte[] IdLetters { get; init; }

    public required int[] IdAt { get; init; }

    /// <summary>The concepts of the further ids.</summary>
    public required int[] FurtherIds { get; init; }

    /// <summary>A hash table of ids: number + 1, or 0.</summary>
    public required int[] IdSlots { get; init; }

    /// <summary>Of each name, in UTF-8.</summary>
    public required byte[] Letters { get; init; }

    public required int[] LettersAt { get; init; }

    public required int[] ConceptOfName { get; init; }

    /// <summary><see cref="NameUse"/>.</summary>
    public required byte[] Uses { get; init; }

    /// <summary>The next name of the same words; -1 at the last.</summary>
    public required int[] NextOfState { get; init; }

    /// <summary>Names that can be found, by their letters whatever their case.</summary>
    public required int[] Sorted { get; init; }

    public required ulong[] States { get; init; }

    public required int[] StateNames { get; init; }

    /// <summary>GEO study types: a concept's number and one type, in UTF-8, a line each.</summary>
    public required byte[] Types { get; init; }

    /// <summary>See <see cref="WordCorrection"/>.</summary>
    public required byte[] WordLetters { get; init; }

    public required int[] WordShelves { get; init; }

    public required int[] WordUses { get; init; }

    /// <summary>Bytes in memory.</summary>
    public long Bytes
    {
        get
        {
            var count = new Counting();
            Through(count, this);
            return count.Bytes;
        }
    }

    /// <summary>Gives each array to the exchange, in the order of files, and takes what it gives back.</summary>
    /// <param name="given">Null where there are none yet.</param>
    public static NameArrays Through(IArrayExchange arrays, NameArrays? given) => new()
    {
        Kinds = arrays.Exchange(given?.Kinds),
        FirstName = arrays.Exchange(given?.FirstName),
        BroaderAt = arrays.Exchange(given?.BroaderAt),
        Broader = arrays.Exchange(given?.Broader),
        NarrowerAt = arrays.Exchange(given?.NarrowerAt),
        Narrower = arrays.Exchange(given?.Narrower),
        IdLetters = arrays.Exchange(given?.IdLetters),
        IdAt = arrays.Exchange(given?.IdAt),
        FurtherIds = arrays.Exchange(given?.FurtherIds),
        IdSlots = arrays.Exchange(given?.IdSlots),
        Letters = arrays.Exchange(given?.Letters),
        LettersAt = arrays.Exchange(given?.LettersAt),
        ConceptOfName = arrays.Exchange(given?.ConceptOfName),
        Uses = arrays.Exchange(given?.Uses),
        NextOfState = arrays.Exchange(given?.NextOfState),
        Sorted = arrays.Exchange(given?.Sorted),
        States = arrays.Exchange(given?.States),
        StateNames = arrays.Exchange(given?.StateNames),
        Types = arrays.Exchange(given?.Types),
        WordLetters = arrays.Exchange(given?.WordLetters),
        WordShelves = arrays.Exchange(given?.WordShelves),
        WordUses = arrays.Exchange(given?.WordUses),
    };

    private sealed class Counting : IArrayExchange
    {
        public long Bytes { get; private set; }

        public T[] Exchange<T>(T[]? given) where T : unmanaged
        {
            Bytes += System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(given).Length;
            return given!;
        }
    }
}

/// <summary>Writes arrays and gives back the same, or reads them.</summary>
internal interface IArrayExchange
{
    T[] Exchange<T>(T[]? given) where T : unmanaged;
}
