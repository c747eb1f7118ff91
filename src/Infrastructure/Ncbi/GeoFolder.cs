using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The file site keeps a thousand series a folder: GSE226260 in GSE226nnn, and GSE1 to GSE999 in GSEnnn.</summary>
internal static class GeoFolder
{
    public static string Of(Accession series) =>
        series.Number < 1_000 ? "GSEnnn" : string.Create(CultureInfo.InvariantCulture, $"GSE{series.Number / 1_000}nnn");
}
