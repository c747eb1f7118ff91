using System.IO.Pipelines;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>Writes an export to a pipe as it comes: no more than a few records are held, and a slow reader slows the walk.</summary>
internal static class ExportWriting
{
    /// <summary>Bytes written before the reader is waited for.</summary>
    private const int Portion = 64 * 1024;

    /// <param name="begin">Told once, before anything is written.</param>
    /// <returns>Series written.</returns>
    public static async Task<int> Write(this ISeriesFormat format, IAsyncEnumerable<ExportPart> parts, PipeWriter output, Action<ExportHead> begin, CancellationToken cancellation)
    {
        var (written, isRead) = (0, true);
        await foreach (var part in parts.WithCancellation(cancellation))
        {
            if (part is ExportHead head)
            {
                begin(head);
                format.Begin(head, output);
            }
            else if (part is ExportRow row)
            {
                format.Write(row.Series, output);
                written++;
            }

            if (output.UnflushedBytes >= Portion)
            {
                isRead = !(await output.FlushAsync(cancellation)).IsCompleted;
            }

            if (!isRead)
            {
                break;
            }
        }

        await output.FlushAsync(cancellation);
        return written;
    }
}
