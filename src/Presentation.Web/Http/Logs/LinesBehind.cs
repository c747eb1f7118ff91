using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace OmicsOracle.Presentation.Web.Http.Logs;

/// <summary>Writes the log behind the requests, many lines at once. Where its reader is slower than the service, lines are left out and counted; only errors wait for their place.</summary>
internal sealed class LinesBehind : ILogEventSink, IDisposable
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(2);
    private readonly BlockingCollection<LogEvent> _waiting = new(MostWaiting);
    private readonly ITextFormatter _formatter;
    private readonly TextWriter _to;
    private readonly Thread _writing;
    private long _leftOut;

    public LinesBehind(ITextFormatter formatter, Stream to)
    {
        (_formatter, _to) = (formatter, new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024) { NewLine = "\n" });
        _writing = new(Write) { IsBackground = true, Name = "log" };
        _writing.Start();
    }

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        try
        {
            if (!_waiting.TryAdd(logEvent, logEvent.Level >= LogEventLevel.Error ? Patience : TimeSpan.Zero))
            {
                Interlocked.Increment(ref _leftOut);
            }
        }
        catch (InvalidOperationException)
        {
            // The log is closed: the process is about to end.
        }
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        if (_writing.Join(LastLines))
        {
            _waiting.Dispose();
        }
    }

    private void Write()
    {
        try
        {
            foreach (var first in _waiting.GetConsumingEnumerable())
            {
                _formatter.Format(first, _to);
                for (var more = 1; more < MostAtOnce && _waiting.TryTake(out var next); more++)
                {
                    _formatter.Format(next, _to);
                }

                if (Interlocked.Exchange(ref _leftOut, 0) is > 0 and var leftOut)
                {
                    _formatter.Format(LeftOut(leftOut), _to);
                }

                _to.Flush();
            }
        }
        catch (IOException)
        {
            // Nobody reads standard output any more; the service goes on.
            foreach (var _ in _waiting.GetConsumingEnumerable())
            {
            }
        }
    }

    private static LogEvent LeftOut(long lines) => new(
        DateTimeOffset.UtcNow,
        LogEventLevel.Warning,
        exception: null,
        new Serilog.Parsing.MessageTemplateParser().Parse(string.Create(CultureInfo.InvariantCulture, $"{lines} lines of the log were left out: what reads it is too slow")),
        []);
}
