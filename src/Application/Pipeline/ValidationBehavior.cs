using FluentValidation;
using MediatR;

namespace OmicsOracle.Application.Pipeline;

/// <summary>Refuses an invalid request before anything else sees it, with every fault at once.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private readonly IValidator<TRequest>[] _validators = [.. validators];

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in _validators)
        {
            if (validator.Validate(request) is { IsValid: false } result)
            {
                return Task.FromException<TResponse>(new ValidationException(result.Errors));
            }
        }

        return next();
    }
}
