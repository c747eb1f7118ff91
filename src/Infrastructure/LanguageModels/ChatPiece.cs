namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What an event tells.</summary>
/// <param name="Text">Empty where it has no words.</param>
/// <param name="Ends">How the text ends with it; null where it goes on.</param>
/// <param name="IsLast">Whether nothing comes after it.</param>
internal readonly record struct ChatPiece(string Text, ChatEnd? Ends = null, ChatUsage? Usage = null, bool IsLast = false);

internal enum ChatEnd
{
    Whole,

    /// <summary>The model wrote as much as it was allowed to: the last sentence may lack its end.</summary>
    CutShort,
}
