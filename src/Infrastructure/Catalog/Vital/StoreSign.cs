using OmicsOracle.Application;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Vital;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreSign(CatalogFile file) : IVitalSign
{
    public string Name => "store";

    public VitalSignSeen Look()
    {
        try
        {
            return file.Ask(store =>
            {
                using var command = store.CreateCommand();
                command.CommandText = "SELECT StoreId FROM Facts";
                return command.ExecuteScalar() is null ? new(ReadinessStatus.Unavailable, "The store has lost its facts.") : VitalSignSeen.Well;
            });
        }
        catch (SourceUnavailable failure)
        {
            return new(ReadinessStatus.Unavailable, failure.Message);
        }
    }
}
