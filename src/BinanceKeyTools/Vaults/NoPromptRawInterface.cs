using System.Management.Automation.Host;

namespace BinanceKeyTools.Vaults;

/// <summary>The screen of a host, and for everybody but the vault its keyboard.</summary>
/// <param name="conversation">What the vault asks.</param>
/// <param name="host">The screen and keyboard.</param>
/// <param name="isVault">Whether the module of the vault is what calls.</param>
internal sealed class NoPromptRawInterface(VaultConversation conversation, PSHostRawUserInterface host, Func<bool> isVault) : PSHostRawUserInterface
{
    // A vault that looks whether a key was pressed waits for one.
    public override bool KeyAvailable => Keyboard.KeyAvailable;

    public override ConsoleColor BackgroundColor
    {
        get => host.BackgroundColor;
        set => host.BackgroundColor = value;
    }

    public override Size BufferSize
    {
        get => host.BufferSize;
        set => host.BufferSize = value;
    }

    public override Coordinates CursorPosition
    {
        get => host.CursorPosition;
        set => host.CursorPosition = value;
    }

    public override int CursorSize
    {
        get => host.CursorSize;
        set => host.CursorSize = value;
    }

    public override ConsoleColor ForegroundColor
    {
        get => host.ForegroundColor;
        set => host.ForegroundColor = value;
    }

    public override Size MaxPhysicalWindowSize => host.MaxPhysicalWindowSize;

    public override Size MaxWindowSize => host.MaxWindowSize;

    public override Coordinates WindowPosition
    {
        get => host.WindowPosition;
        set => host.WindowPosition = value;
    }

    public override Size WindowSize
    {
        get => host.WindowSize;
        set => host.WindowSize = value;
    }

    public override string WindowTitle
    {
        get => host.WindowTitle;
        set => host.WindowTitle = value;
    }

    private PSHostRawUserInterface Keyboard => isVault() ? throw conversation.Refuse() : host;

    public override KeyInfo ReadKey(ReadKeyOptions options) => Keyboard.ReadKey(options);

    public override void FlushInputBuffer() => host.FlushInputBuffer();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => host.GetBufferContents(rectangle);

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        host.ScrollBufferContents(source, destination, clip, fill);

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => host.SetBufferContents(rectangle, fill);

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => host.SetBufferContents(origin, contents);

    public override int LengthInBufferCells(char source) => host.LengthInBufferCells(source);

    public override int LengthInBufferCells(string source) => host.LengthInBufferCells(source);

    public override int LengthInBufferCells(string source, int offset) => host.LengthInBufferCells(source, offset);
}
