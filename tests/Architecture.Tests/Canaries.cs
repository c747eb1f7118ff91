using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;

// What breaks each rule, so that the rules are seen to fail.
#pragma warning disable CA1852, CA1812, CA1822, CA1034 // these types exist to be wrong

namespace OmicsOracle.Architecture.Canaries
{
    public class OpenHandler : IRequestHandler<Handled, int>
    {
        public Task<int> Handle(Handled request, CancellationToken cancellationToken) => Task.FromResult(1);
    }

    internal sealed class SecondHandler : IRequestHandler<Handled, int>
    {
        public Task<int> Handle(Handled request, CancellationToken cancellationToken) => Task.FromResult(2);
    }

    public sealed record Handled(string Text) : IRequest<int>;

    public sealed record Orphan(string Text) : IRequest<int>, IWithoutUserInput;

    internal sealed class RecordManager;
}

namespace OmicsOracle.Architecture.Canaries.Controllers
{
    internal sealed class KnowsAnAdapter
    {
        public Type Adapter => typeof(OmicsOracle.Infrastructure.DependencyInjection);
    }
}

namespace OmicsOracle.Architecture.Canaries.Validated
{
    public sealed record Checked(string Text) : IRequest<int>;

    internal sealed class CheckedValidator : AbstractValidator<Checked>;

    internal sealed class CheckedHandler : IRequestHandler<Checked, int>
    {
        public Task<int> Handle(Checked request, CancellationToken cancellationToken) => Task.FromResult(1);
    }
}
