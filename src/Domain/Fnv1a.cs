namespace OmicsOracle.Domain;

/// <summary>The 32-bit FNV-1a hash: small, and the same in every process, which <see cref="object.GetHashCode"/> is not.</summary>
public static class Fnv1a
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = Offset;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }
}
