using System.Xml.Linq;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>epost.fcgi: keeps a list of uids. It answers in XML alone.</summary>
internal sealed class EPost(EmulatedRecords records, History history) : IEndpoint
{
    public Answer Answer(EntrezRequest request)
    {
        if (Databases.Find(records, request.Database) is null)
        {
            return EntrezXml.Error("ePostResult", $"Invalid db name specified: {request.Database}");
        }

        long[] uids = [.. request.Ids.Select(id => long.TryParse(id, out var uid) ? uid : 0).Where(u => u > 0)];
        if (uids.Length == 0)
        {
            return EntrezXml.Error("ePostResult", "Empty ID list; Nothing to store");
        }

        var (webEnv, queryKey) = history.Keep(request["WebEnv"], request.Database, uids);
        return EntrezXml.Answer(new XElement("ePostResult", new XElement("QueryKey", queryKey), new XElement("WebEnv", webEnv)));
    }
}
