namespace OmicsOracle.Presentation.Web.Commands;

internal enum OutputFormat
{
    Table,
    Json,
    Tsv,
}
