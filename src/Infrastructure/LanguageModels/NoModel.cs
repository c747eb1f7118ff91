using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Stands where no model is set; says so and never writes.</summary>
internal sealed class NoModel(string reason) : IModelWriter
{
    public SummaryAuthor Author => SummaryAuthor.Model;

    public string? Model => null;

    public string Version => Prompt.Version;

    public string? Hindrance => reason;

    public decimal? Estimate(SummaryBrief brief) => null;

    /// <summary>Why none is asked with these settings; null where one is.</summary>
    public static string? Reason(LanguageModelOptions options) =>
        string.IsNullOrWhiteSpace(options.Model) ? "No language model is set."
        : string.IsNullOrWhiteSpace(options.ApiKey) && !ModelHost.IsNear(options.BaseUrl) ? "No key is set for the language model."
        : null;

    public async IAsyncEnumerable<WrittenPiece> Write(SummaryBrief brief, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.FromException(new WriterFailed(WriterFault.Unavailable, reason));
        yield break;
    }
}
