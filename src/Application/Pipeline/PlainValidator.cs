using FluentValidation;
using FluentValidation.Results;

namespace OmicsOracle.Application.Pipeline;

/// <summary>A validator whose rules are plain conditions in one method, for requests that the cache answers in a microsecond:
/// what has no fault costs it nothing, where FluentValidation's own rules cost a search more than all else that a hit needs.</summary>
internal abstract class PlainValidator<T> : AbstractValidator<T>, IValidator<T>
{
    private static readonly ValidationResult Faultless = new();

    public override ValidationResult Validate(ValidationContext<T> context) => Judge(context.InstanceToValidate);

    public override Task<ValidationResult> ValidateAsync(ValidationContext<T> context, CancellationToken cancellation = default) =>
        Task.FromResult(Judge(context.InstanceToValidate));

    // Stated again because the base makes a context for it first.
    ValidationResult IValidator<T>.Validate(T instance) => Judge(instance);

    /// <summary>Adds every fault of the request.</summary>
    protected abstract void Check(T request, ref Faults faults);

    private ValidationResult Judge(T request)
    {
        var faults = default(Faults);
        Check(request, ref faults);
        return faults.All is null ? Faultless : new(faults.All);
    }
}

/// <summary>What is wrong with a request; takes no memory until something is.</summary>
internal ref struct Faults
{
    public List<ValidationFailure>? All { get; private set; }

    /// <param name="isMet">Whether the request keeps the rule.</param>
    /// <param name="parameter">As the person calls it.</param>
    /// <param name="rule">A sentence that says what to do.</param>
    public void Require(bool isMet, string parameter, string rule)
    {
        if (!isMet)
        {
            (All ??= []).Add(new(parameter, rule));
        }
    }
}
