using System.Collections.Frozen;

namespace OmicsOracle.Application.Search;

/// <summary>Words that stand in nearly every record and say nothing of it. Function words only: "expression" or "cell" may be all that a question has.</summary>
public static class StopWords
{
    private const string All = """
        a about after all also although among an and another any are as at
        be because been before being between both but by
        can could did do does doing done during each either
        for from further had has have having he her here his how however
        i if in into is it its itself may might more most must
        no nor not of on only onto or other our out over own
        she should since so some such than that the their them then there therefore thereby these they this those through thus to
        under until up upon us very via
        was we were what when where whereas whether which while who whom whose why will with within without would
        yet you your
        """;

    private static readonly FrozenSet<string> Words = All.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string folded) => Words.Contains(folded);
}
