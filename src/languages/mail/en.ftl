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
mail-disown = If this was not you, open this link and confirm. You do not have to sign in. You are then signed out everywhere, the password stops working, and the administrators are told. The link works for 7 days, until you use another one like it.
mail-disown-link = This was not me
mail-password-changed-subject = Your password was changed
mail-password-changed-text = The password of your account at { $host } was changed.
mail-password-set-subject = Your password was replaced
mail-password-set-text = An administrator set a new password for your account at { $host }. All sessions have ended.
mail-password-removed-subject = Your password was removed
mail-password-removed-text = The password of your account at { $host } was removed. You sign in with a passkey or a connected account.
mail-second-factor-enrolled-subject = A second factor was added
mail-second-factor-enrolled-text = A passkey or an authenticator app was added to your account at { $host }. It can confirm your sign-ins.
mail-second-factor-removed-subject = A second factor was removed
mail-second-factor-removed-text = A passkey or an authenticator app was removed from your account at { $host }.
mail-second-factor-copied-subject = A passkey of yours may have been copied
mail-second-factor-copied-text = Someone used what looks like a copy of one of your passkeys for your account at { $host }. The sign-in was refused. Remove this passkey, and set up a new one.
mail-second-factor-reset-subject = Your second factor was removed
mail-second-factor-reset-text = An administrator removed every passkey, every authenticator app, all recovery codes and any confirmed phone number from your account at { $host }.
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
mail-email-code-subject = Confirm your sign-in
mail-email-code-text = Someone wants to sign in to your account at { $host } with a code by email. If it was you, open the link in the browser in which you asked, or enter the code there. Both work once, for { $minutes } minutes.
mail-email-code-not-you = If it was not you, do nothing: nobody is signed in. Never give a code to anyone who asks for it.
mail-email-code-second-text = Someone signed in to your account at { $host } with your password and needs this code to continue. If it was you, open the link in the browser in which you asked, or enter the code there. Both work once, for { $minutes } minutes.
mail-email-code-second-not-you = If it was not you, someone knows your password: change it. Never give a code to anyone who asks for it.
sms-message-code = { $code } is your code to sign in at { $host }. Never give it to anyone.
sms-message-phone = { $code } is the code to add this phone to an account at { $host }. Never give it to anyone.
sms-message-phone-gone = This phone no longer belongs to your account at { $host }. If you did not change that, sign in and check your account.
sms-message-loss = Someone wants to sign in to your account at { $host } without your second factor. If it was not you, sign in and stop it.
sms-message-loss-ready = The wait is over: someone can now sign in to your account at { $host } without your second factor. If it was not you, sign in and stop it.
mail-phone-added-subject = A phone was added to your account
mail-phone-added-text = A phone was added to your account at { $host }. Codes to sign in can be sent to it.
mail-phone-removed-subject = The phone of your account was removed
mail-phone-removed-text = The phone of your account at { $host } was removed. No codes are sent to it any more.
mail-recovery-not-possible-subject = Your password cannot be reset
mail-recovery-disabled-text = Someone asked to reset the password of your account at { $host }. The account is disabled. Contact your administrator.
mail-recovery-no-password-text = Someone asked to reset the password of your account at { $host }. The account has no password yet. Ask your administrator for a one-time link.
mail-password-recovered-subject = Your password was reset
mail-password-recovered-text = The password of your account at { $host } was reset with an email to this address.
mail-factor-loss-code-subject = Confirm your email address
mail-factor-loss-code-text = Someone signed in to your account at { $host } with your password and says that they have lost the second factor. If it was you, open the link in the browser in which you asked, or enter the code there. Both work once, for { $minutes } minutes.
mail-factor-loss-code-not-you = If it was not you, someone knows your password: change it. Never give a code to anyone who asks for it.
mail-factor-loss-subject = Someone wants to sign in without your second factor
mail-factor-loss-ready-subject = You can choose a new password now
mail-factor-loss-asked-text = Someone who reads the emails of this address says that they have lost the second factor of your account at { $host }. From { $time } on, they can choose a new password without it. Until then you get an email every day.
mail-factor-loss-asked-admin-text = Someone who reads the emails of this address says that they have lost the second factor of your account at { $host }. An administrator has to confirm it before they can choose a new password without it.
mail-factor-loss-waiting-text = Someone still waits to sign in to your account at { $host } without your second factor. From { $time } on, they can choose a new password without it.
mail-factor-loss-waiting-admin-text = Someone still waits for an administrator to let them sign in to your account at { $host } without your second factor.
mail-factor-loss-ready-text = The wait is over: you can choose a new password for your account at { $host } without your second factor, until { $time }. Sign in, and choose on the page for the second factor that you have lost it.
mail-factor-loss-not-you = If it was not you, or you have the second factor again, open this link and stop it. You do not have to sign in. It also stops when you sign in with the second factor.
mail-factor-loss-ended-subject = Nobody gets in without your second factor
mail-factor-loss-cancelled-text = The sign-in to your account at { $host } without your second factor was stopped: with a link in an email, from your account, because the second factor was used or set up anew, because the password or the address was changed, or because access to the account was ended.
mail-factor-loss-refused-text = An administrator refused the sign-in to your account at { $host } without your second factor.
mail-factor-loss-lapsed-text = No new password was chosen in time for your account at { $host }. Whoever still needs it has to ask again.
mail-factor-loss-ended-not-you = If you had not asked for it, someone knows your password or reads your emails: change both passwords.
mail-account-regained-subject = A new password was chosen without your second factor
mail-account-regained-text = Someone who waited for it chose a new password for your account at { $host } without your second factor. Every passkey, every authenticator app, all recovery codes and any confirmed phone number were removed, and everyone is signed out.
mail-invitation-subject = Your invitation to { $host }
mail-invitation-by-text = { $person } invites you to { $host }. Follow the link to accept the invitation.
mail-invitation-text = You are invited to { $host }. Follow the link to accept the invitation.
mail-invitation-until = Valid until
mail-invitation-advice = The link works once. If you do not want to accept the invitation, you do not need to do anything.
mail-change-disowned-subject = Your account was locked down
mail-change-disowned-text = Someone said, with a link in an email to this address, that a change of your account at { $host } was not made by you. Everyone is signed out, the password no longer works, and the passkeys, the authenticator apps and the phone that were added in the last 7 days are removed.
mail-change-disowned-stays = The following can still be used to sign in or to confirm a sign-in. If one of them is not yours, tell an administrator.
mail-sign-up-subject = Confirm your email address
mail-sign-up-text = Someone wants to create an account at { $host } with this address. If it was you, open the link in the browser in which you started, or enter the code there. Both work once, for { $minutes } minutes.
mail-sign-up-not-you = If it was not you, do nothing: no account is created. Never give a code to anyone who asks for it.
mail-sign-up-taken-subject = You already have an account
mail-sign-up-taken-text = Someone tried to create an account at { $host } with this address. You already have one: sign in to it. The sign-in page says what to do if you have forgotten your password.
mail-sign-up-taken-not-you = If it was not you, do nothing: your account stays as it is.
mail-recovery-waiting-text = Someone asked to reset the password of your account at { $host }. The account waits for an administrator’s approval.
mail-account-approved-subject = Your account was approved
mail-account-approved-text = An administrator approved your account at { $host }. You can sign in now.
mail-account-refused-subject = Your account was not approved
mail-account-refused-text = An administrator did not approve your account at { $host }. It was deleted with everything in it.
mail-reason = Reason
mail-new-address = New address
mail-put-back = If this was not you, open this link and confirm. You do not have to sign in. This address then becomes the address of the account again, everyone is signed out, the password stops working, and the administrators are told. The link works for 7 days.
mail-put-back-link = Put this address back
mail-email-change-subject = Confirm your new email address
mail-email-change-text = Someone wants to make this the address of their account at { $host }. If it was you, open the link in the browser in which you started, or enter the code there. Both work once, for { $minutes } minutes.
mail-email-change-not-you = If it was not you, do nothing: nothing changes. Never give a code to anyone who asks for it.
mail-email-change-taken-subject = Someone wanted to use your email address
mail-email-change-taken-text = Someone tried to make this the address of another account at { $host }. You have an account with it, so nothing was changed. If it was you, give this account another address first.
mail-email-change-asked-subject = A change of your email address was requested
mail-email-change-asked-text = Someone who is signed in to your account at { $host } asked to change its email address. Nothing changes until the new address is confirmed.
mail-email-changed-subject = Your email address was changed
mail-email-changed-text = This is now the email address of your account at { $host }. You sign in with it.
mail-email-moved-text = The email address of your account at { $host } was changed. This address does not belong to it any more.
mail-email-taken-back-subject = Your email address was changed back
mail-email-taken-back-text = This is not the email address of the account at { $host } any more. Someone put its previous address back, with a link in an email to that address. Everyone is signed out, and the password no longer works.
mail-email-taken-back-advice = If the account is yours, ask an administrator for help.
mail-recovery-address-changed-text = Someone asked to reset the password of your account at { $host }. The address of the account was changed in the last few days, so this address cannot be used to reset its password.
mail-email-replaced-text = An administrator changed the email address of your account at { $host }. This address does not belong to it any more.
mail-email-set-text = An administrator made this the email address of your account at { $host }. You sign in with it.
mail-email-replaced-advice = If you did not expect this, ask an administrator.
mail-admin-waiting-subject = Accounts wait for approval
mail-admin-waiting-text = { $count ->
    [one] 1 account that a person created at { $host } waits for approval.
   *[other] { $count } accounts that people created at { $host } wait for approval.
}
mail-admin-disowned-subject = A person reported a change that was not theirs
mail-admin-disowned-text = { $count ->
    [one] 1 person at { $host } said that a change of their account was not made by them. The account is locked down.
   *[other] People at { $host } said { $count } times that a change of their account was not made by them. The accounts are locked down.
}
mail-admin-lost-subject = People have lost their second factor
mail-admin-lost-text = { $count ->
    [one] 1 person at { $host } asked to sign in without the second factor that they have lost. If you know that it is they, confirm it; if not, refuse it.
   *[other] { $count } people at { $host } asked to sign in without the second factor that they have lost. Confirm those that you know it of, and refuse the others.
}
mail-admin-advice = You get this message at most once an hour, because you are an administrator or the server’s settings name this address.
mail-admin-link = Open the console
mail-account-connected-subject = An account was connected with yours
mail-account-connected-text = { $account } was connected with your account at { $host }. Whoever can sign in there can sign in to your account.
mail-account-disconnected-subject = An account was disconnected from yours
mail-account-disconnected-text = { $account } was disconnected from your account at { $host }. It no longer signs you in.
