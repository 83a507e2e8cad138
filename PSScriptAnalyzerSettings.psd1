@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Tests make secure strings from text that is no secret.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Pester sets variables in BeforeAll that other blocks use.
        'PSUseDeclaredVarsMoreThanAssignments'
        # It does not see that functions of a script use the script's parameters.
        'PSReviewUnusedParameter'
        # Scripts for people say things to them.
        'PSAvoidUsingWriteHost'
        # PowerShell 7 reads scripts as UTF-8, and .editorconfig asks for files without a byte order mark.
        'PSUseBOMForUnicodeEncodedFile'
        # The functions are those of tests; what people call are the cmdlets, which ask.
        'PSUseShouldProcessForStateChangingFunctions'
    )
}
