using OmicsOracle.Emulators.Query;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>The databases by name.</summary>
internal static class Databases
{
    public static readonly string[] Names = ["gds", "pubmed", "sra"];

    public static ISearchedDatabase? Find(EmulatedRecords records, string name) => name switch
    {
        "gds" => records.Geo,
        "pubmed" => records.PubMed,
        "sra" => records.Sra,
        _ => null,
    };
}
