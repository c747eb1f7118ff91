using System.Globalization;
using OmicsOracle.Application;
using OmicsOracle.Presentation.Web.Settings;
using Serilog;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace OmicsOracle.Presentation.Web.Http.Logs;

internal static class LogSetup
{
    private const string TextLine = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}";

    /// <summary>The service's log: standard output and, by setting, files.</summary>
    public static void AddServiceLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LogOptions>()
            .BindConfiguration(LogOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.IsReadable, "Log:FileBytes must be 10000 or more and Log:Files 1 to 1000.")
            .Validate(o => o.IsWritable, "Log:File cannot be written: name a file in a folder that this user may write to.")
            .ValidateOnStart();
        builder.Services.AddSerilog((provider, log) =>
        {
            var options = SettingsSections.ReadOrDefault<LogOptions>(provider);
            Levels(log, provider.GetRequiredService<IConfiguration>());
            log.WriteTo.Sink(Output(options));
            if (options.File is { Length: > 0 } file)
            {
                log.WriteTo.File(Form(options.Format), file, fileSizeLimitBytes: options.FileBytes, rollOnFileSizeLimit: true, retainedFileCountLimit: options.Files);
            }
        });
    }

    private static void Levels(LoggerConfiguration log, IConfiguration configuration)
    {
        try
        {
            log.ReadFrom.Configuration(configuration);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new CannotProceed($"The section Serilog of the settings cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Whether standard output is for a person: then the service greets, and lines are text.</summary>
    public static bool IsForPeople(LogOptions options) => options.Format is LogFormat.Text || !Console.IsOutputRedirected;

    private static LinesBehind Output(LogOptions options) => new(Form(IsForPeople(options) ? LogFormat.Text : LogFormat.Json), Console.OpenStandardOutput());

    private static ITextFormatter Form(LogFormat format) =>
        format is LogFormat.Json ? new CompactJsonFormatter() : new MessageTemplateTextFormatter(TextLine, CultureInfo.InvariantCulture);
}
