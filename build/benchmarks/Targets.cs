namespace OmicsOracle.Bench;

/// <summary>What a figure must be.</summary>
/// <param name="AtLeast">Whether the bound is the least allowed; otherwise it is the most.</param>
internal sealed record Target(string What, double Figure, bool AtLeast, double Bound, string Unit)
{
    public bool Met => AtLeast ? Figure >= Bound : Figure <= Bound;
}

/// <summary>The targets of one benchmark, and whether they are met.</summary>
internal sealed class Targets
{
    private readonly List<Target> _all = [];

    public Targets AtLeast(string what, double figure, double bound, string unit) => Add(new(what, figure, AtLeast: true, bound, unit));

    public Targets AtMost(string what, double figure, double bound, string unit) => Add(new(what, figure, AtLeast: false, bound, unit));

    /// <summary>Prints them; 0 where all are met, otherwise 1.</summary>
    public int Verdict()
    {
        var table = new Table("target", "measured", "asked", "");
        foreach (var target in _all)
        {
            table.Row(target.What, $"{target.Figure:N2} {target.Unit}", $"{(target.AtLeast ? "≥" : "≤")} {target.Bound:#,0.##} {target.Unit}", target.Met ? "met" : "MISSED");
        }

        table.Print("Targets");
        return _all.TrueForAll(t => t.Met) ? 0 : 1;
    }

    private Targets Add(Target target)
    {
        _all.Add(target);
        return this;
    }
}
