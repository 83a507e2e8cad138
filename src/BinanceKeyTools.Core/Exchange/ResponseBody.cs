using System.Text.Json;

namespace BinanceKeyTools.Exchange;

/// <summary>Reads a body within a size limit and says what it is.</summary>
internal static class ResponseBody
{
    private const int LargestFirstBuffer = 1 << 20;

    /// <summary>Reads the whole body.</summary>
    /// <param name="content">The content of the answer.</param>
    /// <param name="limit">The most bytes that are read.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public static async ValueTask<ReceivedBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadWithinAsync(content, limit, cancellationToken).ConfigureAwait(false) is { } bytes
                ? new ReceivedBody(bytes)
                : new ReceivedBody([], BinanceErrorKind.ResponseTooLarge);
        }
        catch (Exception exception) when (exception is InvalidDataException or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
        {
            // Broken compression or chunks: not cut off, but wrong.
            return new ReceivedBody([], BinanceErrorKind.ResponseNotJson);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new ReceivedBody([], BinanceErrorKind.ResponseTruncated, NetworkFailure.CauseOf(exception));
        }
    }

    /// <summary>Finds out whether the bytes are JSON, and if not, what they are.</summary>
    /// <returns><see langword="null"/> for JSON.</returns>
    public static BinanceErrorKind? FindDefect(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return BinanceErrorKind.ResponseEmpty;
        }

        if (text[0] == (byte)'<')
        {
            return BinanceErrorKind.ResponseHtml;
        }

        var reader = new Utf8JsonReader(body, isFinalBlock: true, state: default);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException)
        {
            // What begins like an answer and stops in the middle was cut off on the way.
            return text[0] is (byte)'{' or (byte)'[' && reader.BytesConsumed > 0 && IsPrefixOfJson(body)
                ? BinanceErrorKind.ResponseTruncated
                : BinanceErrorKind.ResponseNotJson;
        }
    }

    /// <summary>Reads <c>{"code":…,"msg":…}</c>.</summary>
    public static bool TryReadError(ReadOnlySpan<byte> body, out int code, out string message)
    {
        code = 0;
        message = "";
        var hasCode = false;
        var hasMessage = false;
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCode = reader.ValueTextEquals("code"u8);
            var isMessage = reader.ValueTextEquals("msg"u8);
            reader.Read();
            if (isCode && reader.TokenType == JsonTokenType.Number)
            {
                hasCode = reader.TryGetInt32(out code);
            }
            else if (isMessage && reader.TokenType == JsonTokenType.String)
            {
                message = reader.GetString()!;
                hasMessage = true;
            }
            else
            {
                reader.Skip();
            }
        }

        return hasCode && hasMessage;
    }

    /// <returns>The bytes, or <see langword="null"/> when there are more than <paramref name="limit"/>.</returns>
    private static async ValueTask<byte[]?> ReadWithinAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is { } length && length > limit)
        {
            return null;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // An announced length is only a promise, so not more than a little memory is given for it.
            var buffer = new byte[content.Headers.ContentLength is { } known ? Math.Clamp((int)known, 1, LargestFirstBuffer) : 4096];
            var filled = 0;
            while (true)
            {
                if (filled == buffer.Length)
                {
                    // Probe for the end before growing: a body of the announced length fills the buffer exactly.
                    var probe = new byte[1];
                    if (await stream.ReadAsync(probe, cancellationToken).ConfigureAwait(false) == 0)
                    {
                        return buffer;
                    }

                    if (filled >= limit)
                    {
                        return null;
                    }

                    Array.Resize(ref buffer, (int)Math.Min(Math.Max(buffer.Length * 2L, 4096), (long)limit + 1));
                    buffer[filled++] = probe[0];
                    continue;
                }

                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return filled > limit ? null : buffer[..filled];
                }

                filled += read;
                if (filled > limit)
                {
                    return null;
                }
            }
        }
    }

    private static bool IsPrefixOfJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
