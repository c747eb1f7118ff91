using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Monitoring;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Search.Enhanced.Around;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Application.Vocabulary;

namespace OmicsOracle.Application;

public static class DependencyInjection
{
    /// <summary>The use cases, and the pipeline in front of them.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddOptions<PerformanceOptions>()
            .BindConfiguration(PerformanceOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.SlowRequest > TimeSpan.Zero, "Performance:SlowRequest must be above 0.")
            .ValidateOnStart();
        services.AddOptions<LiveOptions>()
            .BindConfiguration(LiveOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => IsWait(o.Deadline) && o.FreshFor >= TimeSpan.Zero, "Live:Deadline must be above 0 and at most an hour, Live:FreshFor 0 or more.")
            .ValidateOnStart();
        services.AddOptions<EnhancedOptions>()
            .BindConfiguration(EnhancedOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.IsReadable, "Enhanced:Live and Enhanced:PubMed must be above 0 and no longer than Enhanced:Within, which is at most a minute.")
            .ValidateOnStart();
        services.AddOptions<LinksOptions>()
            .BindConfiguration(LinksOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => IsWait(o.Publications) && IsWait(o.Runs), "Links:Publications and Links:Runs must be above 0 and at most an hour.")
            .ValidateOnStart();
        services.AddOptions<SummaryOptions>()
            .BindConfiguration(SummaryOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(o => o.IsReadable, "Summary:DailyBudget and Summary:CallerDailyBudget must be 0 or more, Summary:Hits 1 to 20, Summary:Heartbeat above 0 and at most 10 minutes.")
            .ValidateOnStart();
        services.AddMonitoringSettings();
        services.AddMetrics();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICacheExchange, NoCacheExchange>();

        services.AddSingleton<QuestionReader>().AddSingleton<MentionedConcepts>().AddSingleton<AroundHits>().AddSingleton<UnderstoodSearch>().AddSingleton<OutsideSources>().AddSingleton<EnhancedSearch>();
        services.AddSingleton<WordReader>().AddSingleton<LocalSearch>().AddSingleton<LiveSearch>().AddSingleton<FusedSearch>().AddSingleton<LiveKeeping>();
        services.AddSingleton<VocabularyIntake>();
        services.AddSingleton<SummaryBudget>().AddSingleton<SummaryWriting>().AddSingleton<SummaryStreams>().AddSingleton<HitsToSummarize>();
        services.AddSingleton<HeldOrLive>().AddSingleton<RunningSync>();
        services.AddSingleton<VitalSigns>();
        services.AddSingleton<IMediator, PipelineMediator>();
        services.Scan(scan => scan.FromAssemblyOf<RequestMetrics>()
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
            .AsImplementedInterfaces()
            .WithSingletonLifetime());
        services.AddValidatorsFromAssemblyContaining<RequestMetrics>(ServiceLifetime.Singleton, includeInternalTypes: true);

        return services
            .AddBehavior(typeof(PerformanceBehavior<,>))    // outermost: cache hits and failures are timed too
            .AddBehavior(typeof(ValidationBehavior<,>))     // nothing invalid reaches the cache
            .AddBehavior(typeof(CachingBehavior<,>))        // a hit spends no permit
            .AddBehavior(typeof(RateLimitingBehavior<,>));  // meters what has to be worked out
    }

    private static bool IsWait(TimeSpan time) => time > TimeSpan.Zero && time <= TimeSpan.FromHours(1);

    private static IServiceCollection AddBehavior(this IServiceCollection services, Type behavior) =>
        services.AddSingleton(typeof(IPipelineBehavior<,>), behavior);
}
