namespace OmicsOracle.Emulators.Endpoints;

/// <summary>One of NCBI's addresses. Called by one request at a time, with the records held still.</summary>
internal interface IEndpoint
{
    Answer Answer(EntrezRequest request);
}
