using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Tests what a key may do against what it should be able to do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BinanceKeyPermission", DefaultParameterSetName = NameSet)]
[OutputType(typeof(KeyPermissionResult), typeof(bool))]
public sealed class TestBinanceKeyPermissionCommand : ExchangeCommand
{
    private readonly ExpectationParameters _expected = new();
    private int _answers;

    /// <summary>Rights that must be on.</summary>
    [Parameter]
    public KeyPermission[] Require
    {
        get => Split(_expected.Require);
        set => _expected.Require = Join(value);
    }

    /// <summary>Rights that must be off.</summary>
    [Parameter]
    public KeyPermission[] Forbid
    {
        get => Split(_expected.Forbid);
        set => _expected.Forbid = Join(value);
    }

    /// <summary>The key must be restricted to trusted IPs.</summary>
    [Parameter]
    public SwitchParameter RequireIPRestriction { get; set; }

    /// <summary>The rights that go with a purpose. The purpose recorded with the key when nothing else is expected.</summary>
    [Parameter]
    public KeyPurpose Purpose
    {
        get => _expected.Purpose ?? default;
        set => _expected.Purpose = value;
    }

    /// <summary>Also prove rights by calls that change nothing: reads and test orders.</summary>
    [Parameter]
    public SwitchParameter Active { get; set; }

    /// <summary>Return one Boolean a key: true when every expectation is met. Never true when something is unknown; false as well for what
    /// could not be found, read or asked.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if ((_expected.Require & _expected.Forbid) is not KeyPermission.None and var both)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new CommandException(
                    "ExpectationContradiction", ErrorCategory.InvalidArgument, $"{both} is both required and forbidden.", "Name it once.", both.ToString()),
                target: null));
        }

        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_answers == 0)
        {
            // A pipeline that lost its keys on the way would otherwise look like one whose keys are all in order.
            Report(ErrorRecords.From(
                new CommandException(
                    "NothingTested",
                    ErrorCategory.ObjectNotFound,
                    "No key was given, so nothing was tested.",
                    "Look at what comes before in the pipeline. Get-BinanceKey lists the keys, and names the vaults that cannot be read.",
                    ""),
                target: null));
        }

        base.EndProcessing();
    }

    // In the order of the input, so that each answer stands where its key did.
    private protected override void Report(ErrorRecord error)
    {
        _answers++;
        PostWork((output, _) =>
        {
            AnswerUnknown(output, error);
            return Task.CompletedTask;
        });
    }

    private protected override void WriteUnknown()
    {
        if (Quiet)
        {
            WriteObject(false);
        }
    }

    private protected override IEnumerable<ResolvedKey> ResolveInput() => ParameterSetName switch
    {
        NameSet => Name.SelectMany(name => Answered(() => ResolveName(name))),
        InputObjectSet => InputObject.SelectMany(record => Answered(() => ResolveRecords([record]))),
        _ => Answered(base.ResolveInput),
    };

    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        try
        {
            await TestAsync(use, output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            AnswerUnknown(output, ErrorRecords.About(exception, use.Key.ToString()));
        }
    }

    private async Task TestAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        var expectations = KeyExpectation.Create(_expected.Require, _expected.Forbid, RequireIPRestriction, PurposeFor(use.Key));
        if (expectations.Count == 0)
        {
            throw new CommandException(
                "ExpectationMissing",
                ErrorCategory.InvalidArgument,
                $"Nothing is expected of the key '{use.Key}', so there is nothing to test.",
                "Name -Purpose, -Require, -Forbid or -RequireIPRestriction, or record a purpose with the key.",
                use.Key.ToString());
        }

        var test = await new KeyPermissionTester(use.Client)
            .TestAsync(use.Key, use.Credential, expectations, Active, RecvWindowOption, cancellationToken).ConfigureAwait(false);
        if (Quiet)
        {
            output.WriteObject(test.Passed);
        }
        else
        {
            foreach (var result in test.Results)
            {
                output.WriteObject(result);
            }
        }

        if (test.Obstacle is BinanceException obstacle)
        {
            output.WriteError(ErrorRecords.About(obstacle, use.Key.ToString()));
        }
    }

    private void AnswerUnknown(PumpItem output, ErrorRecord error)
    {
        if (Quiet)
        {
            output.WriteObject(false);
        }

        output.WriteError(error);
    }

    // Each name and each object has an answer, also when the error about its vault has been reported before.
    private IEnumerable<ResolvedKey> Answered(Func<IEnumerable<ResolvedKey>> resolve)
    {
        var before = _answers;
        foreach (var key in resolve())
        {
            _answers++;
            yield return key;
        }

        if (_answers == before)
        {
            _answers++;
            PostWork((output, _) =>
            {
                if (Quiet)
                {
                    output.WriteObject(false);
                }

                return Task.CompletedTask;
            });
        }
    }

    private KeyPurpose? PurposeFor(KeyRecord key) =>
        _expected.Purpose is null && _expected.Require == KeyPermission.None && _expected.Forbid == KeyPermission.None && !RequireIPRestriction
            && Enum.TryParse<KeyPurpose>(key.Purpose, ignoreCase: true, out var recorded)
                ? recorded
                : _expected.Purpose;

    private static KeyPermission Join(KeyPermission[] permissions) =>
        permissions.Aggregate(KeyPermission.None, (all, permission) => all | permission);

    private static KeyPermission[] Split(KeyPermission permissions) =>
        [.. PermissionField.All.Select(field => field.Permission).Where(permission => permissions.HasFlag(permission))];
}
