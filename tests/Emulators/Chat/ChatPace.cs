namespace OmicsOracle.Emulators.Chat;

/// <summary>When which token is due. It is kept from the beginning on, so that late ones do not make the later ones later.</summary>
internal sealed class ChatPace(ChatEmulatorOptions options)
{
    private readonly long _begun = options.Time.GetTimestamp();

    /// <param name="token">0 for the first.</param>
    public Task Due(int token, CancellationToken cancellation)
    {
        var due = options.FirstTokenAfter + (options.TokensPerSecond is { } rate ? TimeSpan.FromSeconds(token / rate) : TimeSpan.Zero);
        var left = due - options.Time.GetElapsedTime(_begun);
        return left > TimeSpan.Zero ? Task.Delay(left, options.Time, cancellation) : Task.CompletedTask;
    }
}
