using System.IO.Pipelines;
using MediatR;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Export;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary><c>search --export</c>: all hits into a file, or to standard output for the next program.</summary>
internal static class ExportFile
{
    private const string StandardOutput = "-";

    public static async Task<int> Write(IMediator mediator, SearchQuery query, bool enhanced, string file, CancellationToken cancellation)
    {
        var format = SeriesFormats.Of(SeriesFormats.ByEnding(file) ?? ExportFormat.Tsv);
        var parts = await mediator.Send(new ExportHits(query, enhanced), cancellation);
        if (file == StandardOutput)
        {
            await Write(format, parts, Console.OpenStandardOutput(), cancellation);
            return ExitCode.Done;
        }

        // Under another name until it is whole: nobody takes half a list for the list.
        var unfinished = file + ".part";
        try
        {
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await Write(format, parts, stream, cancellation);
            }

            File.Move(unfinished, file, overwrite: true);
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file} cannot be written ({failure.Message.TrimEnd('.')}).");
            return ExitCode.BadInput;
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    /// <summary>The rule for the option's value; null where it is kept.</summary>
    public static string? Fault(string file) =>
        file == StandardOutput || SeriesFormats.ByEnding(file) is not null ? null : "--export: name a file that ends in .csv, .tsv, .ndjson, .bib or .ris, or - for tab-separated lines on standard output.";

    private static async Task Write(ISeriesFormat format, IAsyncEnumerable<ExportPart> parts, Stream stream, CancellationToken cancellation)
    {
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await format.Write(parts, pipe, Tell, cancellation);
        await pipe.CompleteAsync();
    }

    /// <summary>On standard error, which does not mix with the list.</summary>
    private static void Tell(ExportHead head)
    {
        foreach (var sentence in ExportTold.Sentences(head))
        {
            Console.Error.WriteLine(PlainText.OneLine(sentence));
        }
    }
}
