# What an error means: by code, by text, from real errors in the pipeline, and from what other programs have logged.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox

    function Complete([string] $Line) {
        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches)
    }

    function Get-Failure([scriptblock] $Script) {
        try {
            & $Script
            throw 'This should have failed.'
        }
        catch {
            $_
        }
    }
}

AfterAll {
    Stop-BinanceSandbox
}

Describe 'Resolve-BinanceError by code' {
    It 'takes a code from the pipeline, as an argument, as text and by name' {
        $ways = @(
            -1022 | Resolve-BinanceError
            '-1022' | Resolve-BinanceError
            Resolve-BinanceError -1022
            Resolve-BinanceError '-1022'
            Resolve-BinanceError -Code -1022
            Resolve-BinanceError -Family Spot -1022
            [long] -1022 | Resolve-BinanceError
        )
        $ways.Count | Should -Be 7
        $ways.Name | Should -Be (@('INVALID_SIGNATURE') * 7)
    }

    It 'is a typed object whose lists can be indexed' {
        $explanation = Resolve-BinanceError -1022
        $explanation.GetType().FullName | Should -Be 'BinanceKeyTools.Exchange.Errors.ErrorExplanation'
        $explanation.Families.Count | Should -Be 6
        $explanation.Families[0] | Should -Be 'Spot'
        $explanation.Causes[0] | Should -Not -BeNullOrEmpty
        $explanation.Remedy | Should -Not -BeNullOrEmpty
        $explanation.Source | Should -Not -BeNullOrEmpty
        $explanation.Documented | Should -BeTrue
    }

    It 'gives every meaning of a number, and each says so' {
        $meanings = Resolve-BinanceError -4087
        $meanings.Count | Should -Be 2
        $meanings.DiffersByFamily | Should -Be $true, $true
        ($meanings | Where-Object Families -Contains CoinMargined).OtherMeanings | Should -BeLike 'UsdMargined, PortfolioMargin: REDUCE_ONLY_ORDER_PERMISSION: *'
        ($meanings | Format-At80) -join "`n" | Should -Match 'Means something else elsewhere'
    }

    It 'keeps to the family that is named, and still says that others differ' {
        $meaning = Resolve-BinanceError -4087 -Family CoinMargined
        $meaning.Name | Should -Be 'INVALID_PAIR'
        $meaning.DiffersByFamily | Should -BeTrue
    }

    It 'says which message a meaning belongs to' {
        (Resolve-BinanceError -2015 -Family UsdMargined | Format-At80) -join "`n" | Should -Match 'When the message'
    }

    It 'takes several codes' {
        (Resolve-BinanceError -1022, -1002).Code | Select-Object -Unique | Should -Be -1022, -1002
        (-1022, -1002 | Resolve-BinanceError).Code | Select-Object -Unique | Should -Be -1022, -1002
    }

    It 'names the nearest codes of an unknown one' {
        $failure = Get-Failure { Resolve-BinanceError 2015 -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be 'ErrorCodeUnknown,BinanceKeyTools.Commands.ResolveBinanceErrorCommand'
        $failure.ErrorDetails.RecommendedAction | Should -Match '-2015'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'names the families that have a code' {
        $failure = Get-Failure { Resolve-BinanceError -4087 -Family Spot -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ErrorCodeUnknown,*'
        "$failure" | Should -Match 'UsdMargined, CoinMargined, PortfolioMargin'
    }

    It 'goes on after an unknown one' {
        (-99999, -1022 | Resolve-BinanceError -ErrorAction SilentlyContinue -ErrorVariable failed).Code | Should -Be -1022
        $failed.Count | Should -Be 1
    }

    It 'knows the numbers of Binance TR' {
        (Resolve-BinanceError 3701).Name | Should -BeLike 'Binance TR*'
    }
}

Describe 'Resolve-BinanceError by text' {
    It 'finds errors by <text>' -ForEach @(
        @{ text = 'signature'; code = -1022 }
        @{ text = 'whitelist'; code = -4035 }
        @{ text = 'REJECTED_MBX_KEY'; code = -2015 }
    ) {
        (Resolve-BinanceError $text).Code | Should -Contain $code
        (Resolve-BinanceError -Text $text).Code | Should -Contain $code
        ($text.Split('_')[0] | Resolve-BinanceError).Code | Should -Contain $code
    }

    It 'finds only in the family that is named' {
        (Resolve-BinanceError whitelist -Family Sapi).Families | Sort-Object -Unique | Should -Be 'Sapi'
    }

    It 'says when nothing is found' {
        $failure = Get-Failure { Resolve-BinanceError 'no error mentions this' -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be 'ErrorTextNotFound,BinanceKeyTools.Commands.ResolveBinanceErrorCommand'
    }
}

Describe 'Resolve-BinanceError with errors' {
    It 'explains an error of the exchange in its family' {
        $failure = Get-Failure { $sandbox.Keys | Where-Object Name -EQ cloud-bot | Get-BinanceKeyRestriction -ErrorAction Stop }
        $meaning = $failure | Resolve-BinanceError
        $meaning.Code | Should -Be -2015
        $meaning.Families | Should -Be 'Sapi'
        $meaning.Message | Should -BeLike 'Invalid API-key*'
    }

    It 'takes $Error[0] and an exception' {
        $null = $sandbox.Keys | Where-Object Name -EQ ghost | Get-BinanceKeyRestriction -ErrorAction SilentlyContinue
        ($global:Error[0] | Resolve-BinanceError).Code | Should -Be -2008
        ($global:Error[0].Exception | Resolve-BinanceError).Code | Should -Be -2008
        (Resolve-BinanceError $global:Error[0]).Code | Should -Be -2008
    }

    It 'explains what is no error of the exchange by its id' {
        $failure = Get-Failure { Get-BinanceKeyRestriction nobody-has-this -ErrorAction Stop }
        $meaning = $failure | Resolve-BinanceError
        $meaning.Name | Should -BeIn 'KeyNotFound', 'VaultNotFound'
        $meaning.Remedy | Should -Be $failure.ErrorDetails.RecommendedAction
        $meaning.Code | Should -BeNullOrEmpty
    }

    It 'reads errors of Invoke-RestMethod' {
        $failure = Get-Failure { Invoke-RestMethod "$($sandbox.BaseAddress)fapi/v3/account" }
        $meaning = $failure | Resolve-BinanceError
        $meaning.Code | Should -Be -2014
        $meaning.Families | Should -Be 'UsdMargined'
    }

    It 'reads failures without an answer' {
        $failure = Get-Failure { Invoke-RestMethod 'http://127.0.0.1:1/api/v3/account' -TimeoutSec 5 }
        ($failure | Resolve-BinanceError).Name | Should -Be 'BinanceConnection'
    }
}

Describe 'Resolve-BinanceError with logs' {
    BeforeAll {
        $script:log = Join-Path $TestDrive 'bot.log'
        Set-Content $log @(
            '2026-01-02 10:00:00 INFO started'
            '2026-01-02 10:00:01 INFO GET https://api.binance.com/api/v3/time 200'
            'ccxt.base.errors.AuthenticationError: binanceusdm {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action, request ip: 203.0.113.7"}'
            ''
            '2026-01-02 10:00:03 INFO -1000 in the pocket'
        )
    }

    It 'passes over lines that tell of no error' {
        $meaning = Get-Content $log -Tail 5 | Resolve-BinanceError
        @($meaning).Count | Should -Be 1
        $meaning.Families | Should -Be 'UsdMargined'
        $meaning.RequestAddress | Should -Be '203.0.113.7'
    }

    It 'says once that none does' {
        $null = Get-Content $log -TotalCount 2 | Resolve-BinanceError -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ErrorTextNotFound,*'
        "$($failed[0])" | Should -BeLike '*2 lines*'
    }

    It 'reads a page as one text' {
        (Get-Content $log -Raw | Resolve-BinanceError).Code | Should -Be -2015
    }

    It 'explains <name>' -ForEach @(
        @{ name = 'BinanceRestrictedLocation'; text = 'HTTP 451 {"code":0,"msg":"Service unavailable from a restricted location"}' }
        @{ name = 'BinanceFirewall'; text = '403 Forbidden <html>The request could not be satisfied</html>' }
        @{ name = 'BinanceNameResolution'; text = 'getaddrinfo ENOTFOUND api.binance.com' }
    ) {
        (Resolve-BinanceError $text).Name | Should -Be $name
    }

    It 'repeats no key, no signature and no text in what it says' {
        $key = (Get-SampleKey).ApiKey
        $signature = 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71'
        $line = "GET https://api.binance.com/api/v3/account?signature=$signature X-MBX-APIKEY: $key {`"code`":-2015,`"msg`":`"no $key $signature`"}"
        $said = $line, "nothing $key here" | Resolve-BinanceError -Verbose -Debug *>&1 | ForEach-Object { $_ | Format-List * -Force | Out-String }
        $said += Resolve-BinanceError "nothing $key here" -ErrorAction Continue *>&1 | ForEach-Object { $_ | Format-List * -Force | Out-String }
        $said -join '' | Should -Not -Match "$($key.Substring(0, 20))|$($signature.Substring(0, 20))"
    }
}

Describe 'Completion of codes' {
    It 'offers <code> for <line>' -ForEach @(
        @{ line = 'Resolve-BinanceError -201'; code = '-2015' }
        @{ line = 'Resolve-BinanceError -Code -201'; code = '-2015' }
        @{ line = 'Resolve-BinanceError -Code REJ'; code = '-2015' }
        @{ line = 'Resolve-BinanceError REJ'; code = '-2015' }
        @{ line = 'Resolve-BinanceError x -Family Usd'; code = 'UsdMargined' }
    ) {
        (Complete $line).CompletionText | Should -Contain $code
    }

    It 'narrows to the family, and tells names' {
        $offered = Complete 'Resolve-BinanceError -Family Options -Code -500'
        $offered.CompletionText | Should -Contain '-5008'
        ($offered | Where-Object CompletionText -EQ '-5008').ToolTip | Should -Match 'KYC'
        (Complete 'Resolve-BinanceError -Family Spot -Code -500').CompletionText | Should -Not -Contain '-5008'
        (Complete 'Resolve-BinanceError -Family Spot, Options -Code -500').CompletionText | Should -Contain '-5008'
    }
}
