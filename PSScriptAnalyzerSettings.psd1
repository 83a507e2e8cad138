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
    )
}
