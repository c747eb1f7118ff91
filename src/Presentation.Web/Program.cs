using OmicsOracle.Application;
using OmicsOracle.Infrastructure;
using OmicsOracle.Presentation.Web.Commands;

return await CommandTree.Run(args, services => services.AddApplication().AddInfrastructure());
