# Mails
mail-test-subject = Test message from { $host }
mail-test-text = This is a test. Messages from { $host } reach this address.
mail-footer = { $host } sent this message. Replies to it are not read.
mail-fact = { $name }: { $value }
mail-time = Time
mail-browser = Browser
mail-address = Address
mail-not-you = If this was not you: sign in at { $host }, change your password, and end the sessions that you do not know. If you cannot sign in, ask your administrator.
mail-sessions = Your sessions
mail-password-changed-subject = Your password was changed
mail-password-changed-text = The password of your account at { $host } was changed.
mail-password-set-subject = Your password was replaced
mail-password-set-text = An administrator set a new password for your account at { $host }. All sessions have ended.
mail-password-removed-subject = Your password was removed
mail-password-removed-text = The password of your account at { $host } was removed. You sign in with passkeys alone.
mail-second-factor-enrolled-subject = A second factor was added
mail-second-factor-enrolled-text = A passkey or an authenticator app was added to your account at { $host }. It can confirm your sign-ins.
mail-second-factor-removed-subject = A second factor was removed
mail-second-factor-removed-text = A passkey or an authenticator app was removed from your account at { $host }.
mail-second-factor-copied-subject = A passkey of yours may have been copied
mail-second-factor-copied-text = Someone used what looks like a copy of one of your passkeys for your account at { $host }. The sign-in was refused. Remove this passkey, and set up a new one.
mail-second-factor-reset-subject = Your second factor was removed
mail-second-factor-reset-text = An administrator removed every passkey, every authenticator app and all recovery codes from your account at { $host }.
mail-recovery-codes-renewed-subject = New recovery codes were created
mail-recovery-codes-renewed-text = New recovery codes were created for your account at { $host }. The old ones no longer work.
mail-recovery-code-used-subject = A recovery code was used
mail-recovery-code-used-text = { $count ->
    [one] A recovery code was used to sign in to your account at { $host }. 1 code is left.
   *[other] A recovery code was used to sign in to your account at { $host }. { $count } codes are left.
}
mail-new-browser-subject = New sign-in to your account
mail-new-browser-text = Someone signed in to your account at { $host } with a browser that was not used for it before.
mail-code = Code
mail-password-recovery-subject = Reset your password
mail-password-recovery-text = Someone asked to reset the password of your account at { $host }. If it was you, open the link in the browser in which you asked, or enter the code there. Both work once, for { $minutes } minutes.
mail-recovery-not-you = If it was not you, do nothing: your password stays as it is. Never give a code to anyone who asks for it.
mail-recovery-not-possible-subject = Your password cannot be reset
mail-recovery-disabled-text = Someone asked to reset the password of your account at { $host }. The account is disabled. Contact your administrator.
mail-recovery-no-password-text = Someone asked to reset the password of your account at { $host }. The account has no password yet. Ask your administrator for a one-time link.
mail-password-recovered-subject = Your password was reset
mail-password-recovered-text = The password of your account at { $host } was reset with an email to this address.
mail-invitation-subject = Your invitation to { $host }
mail-invitation-by-text = { $person } invites you to { $host }. Follow the link to accept the invitation.
mail-invitation-text = You are invited to { $host }. Follow the link to accept the invitation.
mail-invitation-until = Valid until
mail-invitation-advice = The link works once. If you do not want to accept the invitation, you do not need to do anything.
