using System.Management.Automation;
using System.Text.Json;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Errors;

/// <summary>
/// The one place where exceptions become error records: a stable id, a category, a target that is a reference and never a
/// value, and what to do about it.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>Whether an exception says what went wrong with one key, so that the others can go on.</summary>
    public static bool IsExpected(Exception exception) => exception is BinanceException or VaultException or UntrustedAddressException
        or ApiKeyFormatException or KeyMaterialException or RequestParameterException or JsonException or AuditPolicyException or CommandException
        or AllowedAddressException or KeyNotProvenException;

    public static ErrorRecord From(Exception exception, object? target) => exception switch
    {
        BinanceException { Error: var error } => Create(exception, error.ErrorId, CategoryOf(error), target, error.Remedy),
        VaultException vault => Create(vault, vault.ErrorId, vault.Category, vault.Target, vault.Remedy),
        UntrustedAddressException address => Create(address, address.ErrorId, ErrorCategory.InvalidArgument, target, "See Get-Help about_BinanceKeyTools, section ENVIRONMENTS."),
        ApiKeyFormatException format => Create(format, format.ErrorId, ErrorCategory.InvalidData, target,
            "Store the API key again, exactly as the exchange's web page shows it: as the user name of a PSCredential, with its secret as the password."),
        KeyMaterialException material => Create(material, material.ErrorId, ErrorCategory.InvalidData, target, material.Remedy),
        RequestParameterException parameter => Create(parameter, parameter.ErrorId, ErrorCategory.InvalidArgument, parameter.ParameterName,
            "See Get-Help about_BinanceKeyTools, section ERROR IDS, for the forms that are taken."),
        JsonException json => Create(json, "BinanceResponseUnexpected", ErrorCategory.InvalidResult, target,
            "The exchange answered in a form that this version does not know. Look at the answer with Invoke-BinanceSignedRequest -Raw."),
        AllowedAddressException address => Create(address, address.ErrorId, ErrorCategory.InvalidArgument, target ?? address.Entry, address.Remedy),
        AuditPolicyException policy => Create(policy, policy.ErrorId, PolicyCategoryOf(policy), target, policy.Remedy),
        KeyNotProvenException unproven => Create(unproven, unproven.ErrorId, ErrorCategory.AuthenticationError, target, unproven.Remedy),
        CommandException command => Create(command, command.ErrorId, command.Category, target ?? command.Target, command.Remedy),
        _ => Create(exception, exception.GetType().Name, ErrorCategory.NotSpecified, target, "This should not happen. Please report it."),
    };

    /// <summary>The error about one of many keys: what it says names the key.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="key">The key, as vault and name.</param>
    public static ErrorRecord About(Exception exception, string key)
    {
        var record = From(exception, key);

        // An argument is wrong for every key.
        if (exception is not RequestParameterException && !Names(exception.Message, key))
        {
            record.ErrorDetails = new ErrorDetails($"{KeyLikeText.Hide(key)}: {record.ErrorDetails.Message}") { RecommendedAction = record.ErrorDetails.RecommendedAction };
        }

        return record;
    }

    // Vaults are named apart from what is in them where that reads better. Either name may have a slash in it.
    private static bool Names(string message, string key)
    {
        key = KeyLikeText.Hide(key);
        if (message.Contains(key.AsSpan().ContainsAny('/', ' ') ? key : $"'{key}'", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (var slash = key.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = key.IndexOf('/', slash + 1))
        {
            if (message.Contains($"'{key[..slash]}'", StringComparison.OrdinalIgnoreCase) && message.Contains($"'{key[(slash + 1)..]}'", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ErrorRecord Create(Exception exception, string id, ErrorCategory category, object? target, string remedy) =>
        new(exception, id, category, target is string text ? KeyLikeText.Hide(text) : target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = remedy },
        };

    private static ErrorCategory PolicyCategoryOf(AuditPolicyException policy) => policy.ErrorId switch
    {
        "AuditPolicyInvalid" => ErrorCategory.InvalidData,
        "AuditPolicyNotFound" => ErrorCategory.ObjectNotFound,
        "AuditPolicyNotWritten" => ErrorCategory.WriteError,
        _ => ErrorCategory.ReadError,
    };

    private static ErrorCategory CategoryOf(BinanceError error) => error.Kind switch
    {
        BinanceErrorKind.RateLimited or BinanceErrorKind.Banned => ErrorCategory.LimitsExceeded,
        BinanceErrorKind.Connection or BinanceErrorKind.NameResolution or BinanceErrorKind.Tls or BinanceErrorKind.Proxy => ErrorCategory.ConnectionError,
        BinanceErrorKind.Timeout => ErrorCategory.OperationTimeout,
        BinanceErrorKind.Firewall or BinanceErrorKind.RestrictedLocation => ErrorCategory.SecurityError,
        BinanceErrorKind.PathNotFound => ErrorCategory.ObjectNotFound,
        BinanceErrorKind.Redirect or BinanceErrorKind.Server => ErrorCategory.ProtocolError,
        BinanceErrorKind.Api => error.Code switch
        {
            -2014 or -2015 or -2008 or -1022 or -1021 => ErrorCategory.AuthenticationError,
            -1002 or -2010 or -2017 => ErrorCategory.PermissionDenied,
            <= -1100 and > -1200 => ErrorCategory.InvalidArgument,
            _ => ErrorCategory.InvalidOperation,
        },
        _ => ErrorCategory.InvalidResult,
    };
}
