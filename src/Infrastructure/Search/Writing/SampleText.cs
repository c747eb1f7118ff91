using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Writing;

/// <summary>What the samples of a series say, each thing once. One instance is used again and again, so it is not for two threads.</summary>
internal sealed class SampleText
{
    /// <summary>UTF-16 units that are indexed.</summary>
    private const int Most = 1_000_000;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public string Of(Dataset series)
    {
        _said.Clear();
        _text.Clear();
        foreach (var sample in series.Samples)
        {
            Say(sample.Source);
            foreach (var characteristic in sample.Characteristics)
            {
                Say(characteristic.Tag.Length > 0 ? $"{characteristic.Tag}: {characteristic.Value}" : characteristic.Value);
            }
        }

        return _text.ToString();
    }

    private void Say(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _said.Add(text) && _text.Length + text.Length <= Most)
        {
            _text.Append(_text.Length > 0 ? "; " : "").Append(text);
        }
    }
}
