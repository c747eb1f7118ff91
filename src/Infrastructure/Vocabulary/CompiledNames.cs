using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The arrays of a vocabulary in a file, so that a start need not make them again. Derived: whatever is wrong with the file, it counts as absent.
/// Layout: "OONAMES1", the stamp's hash, the arrays each behind its length in bytes, the hash of them.</summary>
internal static class CompiledNames
{
    private static readonly byte[] Magic = "OONAMES1"u8.ToArray();

    /// <summary>Of this program's rules for names: another build may have others.</summary>
    private static readonly Guid Rules = typeof(CompiledNames).Module.ModuleVersionId;

    /// <param name="stamp">What the arrays were made from.</param>
    /// <returns>Null where the file is absent, damaged, or made from something else.</returns>
    public static NameArrays? Read(string path, string stamp)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            Span<byte> head = stackalloc byte[Magic.Length + sizeof(ulong)];
            file.ReadExactly(head);
            if (!head.SequenceEqual(Head(stamp)))
            {
                return null;
            }

            var reading = new Reading(file);
            var arrays = NameArrays.Through(reading, given: null);
            return reading.EndsWell() ? arrays : null;
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Writes beside the file and then puts it in its place, so that nobody ever reads half of one.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string path, string stamp, NameArrays arrays)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.new";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(Head(stamp));
                var writing = new Writing(file);
                NameArrays.Through(writing, arrays);
                writing.End();
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static byte[] Head(string stamp)
    {
        var head = new byte[Magic.Length + sizeof(ulong)];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(Magic.Length), XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{stamp} {Rules}")));
        return head;
    }

    private sealed class Writing(Stream file) : IArrayExchange
    {
        private readonly XxHash3 _hash = new();

        public T[] Exchange<T>(T[]? given) where T : unmanaged
        {
            var bytes = MemoryMarshal.AsBytes<T>(given);
            var length = BitConverter.GetBytes(bytes.Length);
            _hash.Append(length);
            _hash.Append(bytes);
            file.Write(length);
            file.Write(bytes);
            return given!;
        }

        public void End() => file.Write(BitConverter.GetBytes(_hash.GetCurrentHashAsUInt64()));
    }

    private sealed class Reading(FileStream file) : IArrayExchange
    {
        private readonly XxHash3 _hash = new();
        private readonly byte[] _number = new byte[sizeof(ulong)];

        /// <exception cref="InvalidDataException">The length cannot be.</exception>
        public T[] Exchange<T>(T[]? given) where T : unmanaged
        {
            var length = _number.AsSpan(0, sizeof(int));
            file.ReadExactly(length);
            _hash.Append(length);
            var bytes = BitConverter.ToInt32(length);
            if (bytes < 0 || bytes > file.Length - file.Position || bytes % Marshal.SizeOf<T>() != 0)
            {
                throw new InvalidDataException();
            }

            var array = GC.AllocateUninitializedArray<T>(bytes / Marshal.SizeOf<T>());
            var content = MemoryMarshal.AsBytes(array.AsSpan());
            file.ReadExactly(content);
            _hash.Append(content);
            return array;
        }

        public bool EndsWell()
        {
            file.ReadExactly(_number);
            return BitConverter.ToUInt64(_number) == _hash.GetCurrentHashAsUInt64() && file.Position == file.Length;
        }
    }
}
