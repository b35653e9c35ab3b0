# Dates
date = { $day } { $month } { $year }
date-time = { $date }, { $time }
time = { $time } UTC
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
ago-now = just now
ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}

# Everywhere
title-error = Error:
summary-title = { $count ->
    [one] There is a problem
   *[other] There are { $count } problems
}
continue = Continue
cancel = Cancel
done = Done
remove = Remove
view = View
go-back = Go back
try-again = Try again
back-to-app = Back to { $app }
open-app = Open { $app }
not-you = Not you?
sign-in = Sign in
sign-in-again = Sign in again
sign-out = Sign out
stay-signed-in = Stay signed in
signed-in = Signed in
signed-out = Signed out
throttled = { $minutes ->
    [one] Too many attempts. Wait 1 minute, then try again.
   *[other] Too many attempts. Wait { $minutes } minutes, then try again.
}
throttled-hours = Too many attempts. Wait { $hours } hours, then try again.
footer-help = Help
footer-privacy = Privacy
footer-terms = Terms
theme-current = Theme: { $theme }
theme-auto = automatic
theme-light = light
theme-dark = dark
language-title = Choose a language

# The plate
plate-sign-in = asks you to sign in
plate-consent = would like to use your account
plate-sent-you = sent you here
plate-came-from = You came from this app
plate-sign-out = asks you to sign out
plate-provider = Your account
plate-setup = is ready to be set up
plate-local = on this computer
plate-advice = Only enter your password if the address bar shows { $host }.
app-unchecked = { $provider } has not checked this app. Only continue if you know who runs it.

# Sign in
sign-in-title = Sign in
sign-in-one-account = The app is asking for the account that you used there before. No other account will work.
sign-in-username = Email address or username
sign-in-username-missing = Enter your email address or username
sign-in-mismatch = The email address, username or password is wrong. Try again.
sign-in-disabled = This account is disabled. Contact your administrator.
sign-in-waiting = This account waits for an administrator’s approval. You will get an email.
sign-in-accounts = Choose another account
password = Password
password-show = Show
password-hide = Hide
password-missing = Enter your password
password-mismatch = The password is wrong. Try again.
password-forgot = Forgot your password?
password-forgot-ask = Forgot your password? Ask an administrator for a one-time link.
password-title = Enter your password
password-title-again = Enter your password again
password-again = { $app } needs you to confirm that it’s you.
password-recent = Your last sign-in was too long ago for { $app }.
password-confirm = The next step affects security. Confirm that it’s you.
new-password-title = Choose a new password
first-password-title = Choose a password
new-password = New password
new-password-set = Set password
new-password-temporary = Someone else set your password. Choose one that only you know.
new-password-compromised = Other people may know your password. Choose a new one.
new-password-first = Choose a password for your account, then sign in with it. This link works only once.
new-password-forgotten = Choose a new password for your account.
new-password-lost = Choose a new password. Your passkeys, authenticator apps and recovery codes are then removed, and you are signed out everywhere else, also from apps.
recover-title = Reset your password
recover-text = We will send you an email with a link and a code.
recover-known-text = We will send an email with a link and a code to this account’s address.
recover-send = Send email
recover-back = Back to sign-in
recover-sent-title = Check your email
recover-sent-text = If there is an account for { $login }, we have sent an email to its address. Open the link in it in this browser, or enter its code here.
recover-code = Code from the email
recover-code-hint = 8 digits. The link and the code work for { $minutes } minutes.
recover-code-missing = Enter the code from the email
recover-code-mismatch = The code is wrong. Use the newest email, or send another one.
recover-no-mail = No email? Check the spam folder and what you entered. Only a few are sent in a day. If you have no access to the address, ask an administrator.
recover-again = Send another email
recover-sent-again = You asked for another email. The code of the one before no longer works.
recover-code-link = Enter the code from the last email
recover-used-up = Too many wrong codes. Send another email.
recover-over = The email has expired or is no longer valid. Send another one.
recover-link-text = You opened the link from our email. Continue to choose a new password.
recover-elsewhere-title = Enter this code
recover-elsewhere-text = Enter it in the browser in which you asked for the email.
recover-elsewhere-warning = If you did not ask for it, close this page: nothing changes. Never give the code to anyone.
recover-end-all = Sign out everywhere else, also from apps
email-code = Code by email
email-code-use = Sign in with a code by email
email-code-title = Sign in with a code by email
email-code-text = We will send you an email with a link and a code. With either of them you sign in without a password.
email-code-link-text = You opened the link from our email. Continue to sign in.
email-code-no-mail = No email? Check the spam folder and what you entered. Only a few are sent in a day, and only to confirmed addresses. If you have a password, sign in with it.
email-code-second-title = Confirm that it is you
email-code-second-sent-text = We have sent an email to { $login }. Open the link in it in this browser, or enter its code here.
email-code-second-no-mail = No email? Check the spam folder. Only a few are sent in a day.
email-code-second-no-access = If you have no access to the address, ask an administrator.
email-code-instead = Use a code by email instead
sms-code = Code by SMS
sms-code-use = Sign in with a code by SMS
sms-code-title = Sign in with a code by SMS
sms-code-text = We will send a text message with a code to your confirmed phone. With it you sign in without a password.
sms-code-known-text = We will send a text message with a code to the phone of this account.
sms-code-send = Send text message
sms-code-sent-title = Check your phone
sms-code-sent-text = If there is an account with a confirmed phone for { $login }, we have sent a text message to it. Enter its code here.
sms-code-none-came = No message? Check what you entered. Only a few are sent in a day, and only to confirmed phones. If you have a password, sign in with it.
sms-code-second-sent-text = We have sent a text message to { $login }. Enter its code here.
sms-code-second-none-came = No message? It can take a minute. Only a few are sent in a day.
sms-code-second-no-access = If you no longer have the phone, ask an administrator.
sms-code-code = Code from the text message
sms-code-hint = 8 digits. The code works for { $minutes } minutes.
sms-code-missing = Enter the code from the text message
sms-code-mismatch = The code is wrong. Use the newest message, or send another one.
sms-code-again = Send another message
sms-code-sent-again = You asked for another message. The code of the one before no longer works.
sms-code-link = Enter the code from the last message
sms-code-used-up = Too many wrong codes. Send another message.
sms-code-over = The code has expired or is no longer valid. Send another message.
sms-code-instead = Use a code by SMS instead
not-me-title = Was this not you?
not-me-text = Continue if you did not make the change that the email told you about. You are then signed out everywhere, also from apps, the password stops working, the passkeys, the authenticator apps and the phone that were added in the last 7 days are removed, and the administrators are told. If these are the only ones that you have, an administrator has to let you in again.
not-me-confirm = This was not me
not-me-close = If it was you, close this page: nothing changes.
not-me-done-title = Your account is locked down
not-me-done-text = Everyone is signed out, and the password no longer works. The administrators have been told.
not-me-done-mail = Choose a new password by email. If you have a second factor, you are asked for it.
not-me-done-ask = Ask an administrator for a one-time link to choose a new password.
not-me-done-factor = Your passkeys and authenticator apps were added in the last 7 days and are removed. An email alone cannot replace them, since someone else may read it: ask an administrator for a one-time link to choose a new password.
not-me-stays = What you still have
not-me-stays-text = These can still be used to sign in or to confirm a sign-in. If one of them is not yours, tell an administrator.
not-me-sign-in = Sign in with a passkey that is yours
not-me-address-text = The address of your account was changed. Continue if you did not do that: { $address } becomes its address again.
not-me-done-address = The address of your account is { $address } again.
not-me-done-taken = { $address } belongs to another account now, so it could not be put back. An administrator has to help you.
lost-factors-use = I have lost all of these
lost-factors-title = Sign in without your second factor
lost-factors-text = If you have lost your passkeys, authenticator apps and recovery codes, you can choose a new password without them. First you prove that the email address of the account is yours.
lost-factors-wait = Then you have to wait, at least until { $time }. Meanwhile we send you an email every day, and anyone who signs in with the second factor can stop it.
lost-factors-admin = Then an administrator has to confirm it.
lost-factors-continue = Continue
lost-factors-meanwhile = If you find your second factor again, just sign in with it. An administrator can help you sooner.
lost-factors-back = Back to the second factor
lost-factors-link-text = You opened the link from our email. Continue to sign in without your second factor.
lost-factors-waiting-title = You have to wait
lost-factors-waiting-text = From { $time } on, you can choose a new password without your second factor.
lost-factors-waiting-admin = An administrator has to confirm that you can choose a new password without your second factor.
lost-factors-waiting-told = We have sent you an email, and send another one when you can go on. Then sign in again and come back to this page.
lost-factors-waiting-again = You have asked for this before. Asking again makes it neither shorter nor longer.
lost-factors-cancel = Stop this
lost-factors-heard-title = Have you lost your second factor?
lost-factors-heard = It was me: continue
lost-factors-cancel-title = Still have your second factor?
lost-factors-cancel-text = Someone asked to sign in to your account without your second factor. If it was not you, or if you have found it again, stop it here: nothing else changes.
lost-factors-cancel-close = If you asked for it and still need it, close this page: nothing changes.
lost-factors-cancelled-title = Nobody gets in without your second factor
lost-factors-cancelled-text = If you did not ask for it, someone knows your password or reads your emails: change both passwords.
lost-factors-banner = Someone asked to sign in to your account without your second factor, from { $time } on. If it was not you, stop it.
lost-factors-banner-admin = Someone asked an administrator to let them sign in to your account without your second factor. If it was not you, stop it.
lost-factors-banner-ready = Someone can choose a new password for your account now without your second factor. If it is not you, stop it at once.
sign-up-title = Create an account
sign-up-text = We will send an email to your address. Once you have confirmed it, your account is created.
sign-up-sign-in = I already have an account
sign-up-domain = You can create an account here only with an email address in: { $domains }
sign-up-throwaway = This address belongs to a service for throw-away addresses. Enter one that you keep.
sign-up-closed-title = You cannot create an account here
sign-up-closed-text = Administrators create the accounts. Ask one for an account.
sign-up-invitation-text = You need an invitation. If you have one, open the link in its email. Otherwise ask an administrator.
sign-up-sent-text = We have sent an email to { $login }. Open the link in it in this browser, or enter its code here.
sign-up-no-mail = No email? Check the spam folder and the address. Only a few are sent in a day.
sign-up-link-text = You opened the link from our email. Continue to create your account.
sign-up-terms = I have read and accept the { $link }
sign-up-terms-missing = Tick the box to accept the terms
terms-title = Accept the terms
terms-text = To continue, read and accept the { $link }.
terms-version = Version { $version }
terms-accept = Accept and continue
sign-up-work = Many accounts were created from your network. Your browser does a short check first; fill in the form meanwhile.
sign-up-work-done = The check is done.
sign-up-work-script = Many accounts were created from your network, so your browser has to do a short check first. For that, allow JavaScript for this site. Or try again in an hour or from another network, or ask an administrator for an account.
sign-up-with-passkey = Use a passkey instead of a password
sign-up-with-password = Choose a password
sign-up-passkey-text = You need no password. Once you have confirmed your address, you create a passkey: you sign in with your fingerprint, your face or the PIN of your device.
sign-up-passkey-confirmed = You have confirmed { $address }. Create a passkey now: you sign in with it, without a password.
sign-up-passkey-lost-mail = You also get recovery codes. If you lose your passkey, choose “Forgot your password?” when you sign in: with our email and one of these codes you get back in.
sign-up-passkey-lost-code = You also get recovery codes. If you lose your passkey, sign in with a code by email and one of these codes.
sign-up-passkey-lost = You also get recovery codes. Keep them: if you lose your passkey, an administrator helps you.
sign-up-username-title = Choose another username
sign-up-username-text = Your address is confirmed. Choose another username.
sign-up-username-missing = Enter a username
sign-up-username-unfit = Use 3 to 32 letters, numbers, dots, hyphens and underscores, beginning and ending with a letter or number
sign-up-username-reserved = This username is reserved. Choose another one
sign-up-username-mixed = Use letters of one alphabet only
sign-up-username-password = This is your password. Choose another username
sign-up-waiting-title = Your account waits for approval
sign-up-waiting-text = You have confirmed { $address }. An administrator has to approve your account. You will get an email then. You can close this page.
new-password-rule = { $minimum ->
    [one] 1 character or more. A few unrelated words work well.
   *[other] { $minimum } characters or more. A few unrelated words work well.
}
password-meter-short = Too short
password-meter-weak = Easy to guess
password-meter-fair = Fair
password-meter-strong = Hard to guess
new-password-missing = Enter a new password
new-password-too-short = { $minimum ->
    [one] Use 1 character or more
   *[other] Use { $minimum } characters or more
}
new-password-too-long = { $maximum ->
    [one] Use at most 1 byte
   *[other] Use at most { $maximum } bytes
}
new-password-personal = Do not use your name or email address
new-password-former = You have already used this password here. Choose a new one.
new-password-breached = This password was found in stolen data, so it is among the first that are tried. Choose another one, here and wherever else you use it.
new-password-same = Choose a password that is different from your current one
new-password-keyboard = Keys next to each other are easy to guess. Add unrelated words.
new-password-repeats = Repeated characters do not make a password stronger. Add unrelated words.
new-password-sequence = Sequences such as abc or 6543 are easy to guess. Add unrelated words.
new-password-dates = Dates and years are easy to guess. Add unrelated words.
new-password-word = A single word is easy to guess. Add unrelated words.
new-password-names = Names are easy to guess. Add unrelated words.
new-password-common = This password is very common. Choose another one.
new-password-guessable = This password is too easy to guess. Add unrelated words.

# Accounts in this browser
account-choice-title = Choose an account
account-choice-app = You will then continue to { $app }.
account-choice-another = Use another account
account-choice-remove = Remove an account from this list
account-removal-title = Remove accounts
account-removal-text = Removing an account signs it out in this browser. The account itself is not deleted.
remove-account = Remove { $account }

# Consent
consent-title = Allow { $app } to use your account?
consent-run-by = Run by
consent-return-to = Returns you to
consent-policy = Privacy policy
consent-will-see = { $app } will receive
consent-may-do = { $app } will be able to
consent-identity-only = { $app } will only know that it’s you.
consent-resource = Use { $name }
consent-choice = Optional
consent-new = New
consent-accept = Allow
consent-take-back = You can remove access at any time in { $link }.
consent-take-back-link = Your account, Apps
scope-profile = Your name and profile
scope-email = Your email address
scope-email-confirmed = { $email }, verified
scope-email-unconfirmed = { $email }, not verified
scope-address = Your postal address
scope-phone = Your phone number
scope-groups = Your groups
scope-offline-access = Access while you are not using the app
scope-offline-access-until = { $days ->
    [one] For up to 1 day, until { $date }
   *[other] For up to { $days } days, until { $date }
}
scope-claim = Your “{ $name }”
scope-other = Permission “{ $name }”
scope-nothing = Not in your account
scope-attributes = Your details: { $labels }
account-details-title = Your details
account-details-text = Your organization keeps these details with your account.
account-details-change = Change details
account-details-save = Save
account-details-long = These details are too long in total. Shorten some of them.
more-about-you-title = A few more details
more-about-you-text = These details are needed before you continue.
more-about-you-offered = You can also add these details later, in your profile.
more-about-you-skip = Not now
attribute-yes = Yes
attribute-no = No
attribute-now = Current value: { $value }
attribute-now-empty = Current value: none
attribute-lines = Enter one value per line.
attribute-missing = Fill in “{ $label }”
attribute-not-text = “{ $label }” must be one line of text, with single spaces and without invisible characters
attribute-not-number = “{ $label }” must be a number, such as 12 or 1.5
attribute-not-date = “{ $label }” must be a date
attribute-not-url = “{ $label }” must be a full web address that starts with https:// or http://
attribute-not-phone = “{ $label }” must be a phone number with country code, such as +491234567
attribute-no-choice = Choose one of the values of “{ $label }”
attribute-short = “{ $label }” needs at least this many characters: { $number }
attribute-long = “{ $label }” can have at most this many characters: { $number }
attribute-pattern = “{ $label }” does not have the required form
attribute-low = “{ $label }” must be { $number } or more
attribute-high = “{ $label }” must be { $number } or less
attribute-many = “{ $label }” can have at most this many values: { $number }
attribute-twice = “{ $label }” has the same value twice

# Set up
setup-title = Create the first administrator
setup-text = This account can do everything. You can add more people later.
before-setup-title = This provider is not set up yet
before-setup-text = When the server started, it printed a link that creates the first administrator. Open that link in this browser.
before-setup-where = The link is in the server log. To find it, use the command that fits your installation:
before-setup-terminal = Or look in the terminal in which you started Latchkey.
setup-email = Email address
setup-name = Name
setup-username = Username
field-optional = { $field } (optional)
setup-username-hint = You can sign in with it instead of your email address.
setup-create = Create administrator
setup-email-invalid = Enter an email address in the correct format, like name@example.com
setup-email-taken = There is already an account with this email address
setup-username-invalid = Use only letters, numbers, dots, hyphens and underscores
setup-username-taken = This username is already taken

# Errors
back-to-the-app = Back to the app
error-the-app-disabled = This app is switched off
error-the-app-request-text = The app sent a request that we cannot accept. Your account is fine, and nothing was shared. Go back to the app and try again.
error-the-app-expired-text = Nothing was lost. Go back to the app and start again.
error-the-app-not-allowed = You do not have access to this app
error-the-app-not-allowed-text = Your account is fine, but it does not have access to this app. Contact your administrator.
error-the-app-redirect-address = This sign-in link does not match the settings of the app
error-the-app-redirect-address-text = Your account is fine, and nothing was shared with the app. The people who run the app have to correct its link.
error-the-app-sign-out-address = The app asked us to send you to an address that is not registered for it, so we will not send you there.
error-the-app-sign-out-hint = This sign-out link can no longer be verified, so we will not send you back to the app.
error-reference-administrator = If this keeps happening, give this reference to your administrator:
error-home = Go to the home page
error-reference = If this keeps happening, give this reference to the people who run the app:
error-developer = Details for the developer of this app
error-code = Error
error-parameter = Parameter
error-rule = Rule
error-received = Received
error-registered = { $count ->
    [one] Registered
   *[other] Closest of { $count } registered
}
error-registered-hidden = Administrators who are signed in here also see what is registered, with the difference highlighted.
error-differences = { $count ->
    [one] There is one difference, highlighted above.
   *[other] There are { $count } differences, highlighted above.
}
error-app-request = This sign-in link does not work
error-app-request-text = { $app } sent a request that we cannot accept. Your account is fine, and nothing was shared. Go back and try again.
error-redirect-address = This sign-in link does not match the settings of { $app }
error-redirect-address-text = Your account is fine, and nothing was shared with { $app }. The people who run the app have to correct its link.
error-unknown-app = Unknown app
error-unknown-app-text = The link is for an app that is not registered here. Your account is fine. Go back and check where the link came from.
error-app-disabled = { $app } is switched off
error-app-disabled-text = An administrator switched this app off. Your account is fine.
error-no-way = You cannot sign in with what you have
error-no-way-text = The sign-in rules accept nothing that you have, or that you can set up here. Contact your administrator, or use another account.
error-locks-out = No administrator could sign in any more
error-locks-out-text = This was not done: by the sign-in rules, no owner of this deployment could sign in after it. Change the rules first, or give an owner another way to sign in.
error-not-allowed = You do not have access to { $app }
error-not-allowed-text = Your account is fine, but it does not have access to { $app }. Contact your administrator.
error-expired = This page has expired or was already used
error-expired-text = Nothing was lost. Go back to { $app } and start again.
error-no-cookies = Cookies are blocked
error-no-cookies-text = You need cookies to sign in. Allow cookies for this site and try again.
error-foreign-form = This form is no longer valid
error-foreign-form-text = It came from another page, or you have signed out since you opened it. Nothing was changed. Try again.
error-another-host = Open this page at { $host }
error-another-host-text = You opened it under another address. Forms are accepted only at { $host }. Nothing was changed.
error-link-over = This link has expired or was already used
error-link-over-text = If you have chosen your password, sign in with it. Otherwise ask an administrator for a new link.
error-recovery-link-over-text = If you have chosen a new password, sign in with it. Otherwise ask for a new email on the sign-in page.
error-email-code-link-over-text = If you have signed in with it, you do not need it any more. Otherwise ask for a new email on the sign-in page.
error-sign-up-link-over-text = If your account was created, sign in. Otherwise create it on the sign-in page.
error-recovery-no-cookies-text = Enter the code from the email in the browser in which you asked for it. To use the link, allow cookies for this site.
error-not-me-over-text = If you have already confirmed that it was not you, or have a new password since, there is nothing more to do. Otherwise change your password, or ask an administrator.
error-lost-factors-over-text = Nothing waits any more: it was stopped, or it is done. If your account was changed and it was not you, use the link in the email that told you so, or ask an administrator.
error-email-link-over-text = If your address is changed already, you do not need to do anything. Otherwise ask for a new email in your account.
error-setup-link-over-text = If the first administrator has been created, sign in. Otherwise use the newest link that the server printed when it started.
error-sign-out = You are still signed in
error-signed-out-already = You are not signed in here
error-sign-out-hint = The sign-out link from { $app } can no longer be verified, so we will not send you back there.
error-sign-out-address = { $app } asked us to send you to an address that is not registered for it, so we will not send you there.
error-sign-out-app = The sign-out link is for an app that is not registered here, or it was made for another app. We will not send you back to the app.
error-sign-out-malformed = The sign-out link is damaged, so we will not send you back to the app.
error-not-found = Page not found
error-not-found-text = Check the address, or go to the home page.
error-method = This address cannot be opened in a browser
error-method-text = It is for apps. Go to the home page.
error-malformed = This request is not valid
error-malformed-text = Something is missing or has the wrong format. Go back and try again.
error-too-large = This request is too large
error-too-large-text = Send less at a time, then try again.
error-too-many = Too many requests
error-too-many-text = Wait a minute, then try again.
error-unavailable = The service is not available right now
error-unavailable-text = Part of the service is not responding. Your account is fine. Try again in a minute.
error-internal = There is a problem with the service
error-internal-text = You did nothing wrong, and the problem has been recorded. Try again in a minute.

# Sign out
sign-out-title = Sign out?
sign-out-text = You will be signed out in this browser.
signed-out-title = You are signed out
signed-out-text = You signed out in this browser at { $time }. Other devices stay signed in.
signed-out-nobody = Nobody was signed in in this browser.
signed-out-advice = On a shared computer, close the browser as well.
signed-out-no-answer = It did not respond. You may still be signed in there.
signed-out-not-told = It has its own session. You may still be signed in there.
form-post-title = One moment
form-post-text = Taking you back to { $app }.

# Your account
nav-account = Your account
nav-menu = Menu
nav-home = Home
nav-profile = Profile
nav-security = Security
nav-sessions = Sessions
nav-apps = Apps
home-title = Hello, { $name }
home-signed-in = You signed in { $time }
home-apps = Your apps
home-open-there = Open this app to sign in
home-empty-title = No apps yet
home-empty-text = Apps that you can use appear here once they are connected.
account-title = Your account
account-name = Name
account-email = Email address
account-username = Username
account-groups = Groups
account-no-groups = None
account-terms = Terms accepted
account-since = Member since
email-confirmed = Verified
email-unconfirmed = Not verified
account-sessions = { $count ->
    [one] Signed in on 1 device
   *[other] Signed in on { $count } devices
}
account-apps = { $count ->
    [0] No apps use your account
    [one] 1 app uses your account
   *[other] { $count } apps use your account
}
password-set-at = Last changed on { $date }
next-password = Someone else set your password, or other people may know it.
next-sessions = { $count ->
    [one] 1 session has not been used for a long time.
   *[other] { $count } sessions have not been used for a long time.
}
next-sessions-action = Review sessions
next-apps = { $count ->
    [one] 1 app has not been used for a long time.
   *[other] { $count } apps have not been used for a long time.
}
next-apps-action = Review apps
sessions-title = Where you are signed in
sessions-text = If you do not recognise a session, end it and change your password.
sessions-empty = No sessions
session-this = This browser
session-active-now = Active now
session-used = Last used { $time }
session-started = Signed in on { $time }
session-apps = Apps: { $apps }
session-end = End
session-end-which = End: { $browser }
session-end-others = End all other sessions
remember-browser = Do not ask for a second factor in this browser for { $days } days
remembered-title = Browsers without a second factor
remembered-text = In these browsers you are not asked for your second factor, only for what you sign in with. If you do not recognise one, forget it and change your password.
remembered-until = Until { $date }
remembered-this = This browser
remembered-forget = Forget
remembered-forget-which = Forget: { $browser }
remembered-forget-all = Forget all browsers
notice-browsers-forgotten = You are asked for the second factor again.
event-browser-remembered = A browser is no longer asked for the second factor for a while
event-browsers-forgotten = The second factor is asked for in every browser again
browser-on-system = { $browser } on { $system }
browser-unknown = Unknown browser
apps-title = Apps that use your account
apps-text = Remove access for apps that you no longer use. They will have to ask you again.
apps-empty-title = No apps use your account
apps-empty-text = Apps appear here after you sign in to them.
app-since = Since { $date }
app-revoke = Remove access
app-revoke-which = Remove access for { $app }
set-password = Set a password
password-none = None: you sign in with passkeys
password-none-text = You have no password. You sign in with passkeys alone.
password-remove = Remove password
password-remove-text = You will sign in with your passkeys alone. If you lose all of them, only an administrator can let you in again, so have a passkey on more than one device.
change-password = Change password
current-password = Current password
current-password-missing = Enter your current password
current-password-mismatch = That is not your current password. Try again.
end-other-sessions = End my other sessions

# Second factor
second-factor = Second factor
second-factor-text = A second factor confirms that it is you: a passkey, or a code from an authenticator app after your password. That way, a stolen password alone is not enough to sign in. With a passkey, you can also sign in without your password.
second-factor-apps = Authenticator apps
second-factor-app = Authenticator app
second-factor-none = No authenticator app yet
second-factor-none-text = You can use any app for one-time codes. Many password managers can do this too.
second-factor-add = Add an authenticator app
second-factor-set-up = Set up
second-factor-full = { $count ->
    [one] You can have only one app. Remove it to add another.
   *[other] You can have up to { $count } apps. Remove one to add another.
}
second-factor-since = Added on { $date }
second-factor-used = Last used { $time }
second-factor-unused = Not used yet
second-factor-manage = Manage
second-factor-manage-which = Manage: { $name }
second-factor-required = Your account must have a second factor, so you cannot remove the last one. Add another one first.
second-factor-name = Name
second-factor-name-hint = For example, the phone that the app is on.
second-factor-rename = Save name
second-factor-remove = Remove this second factor
second-factor-remove-text = You will no longer be able to sign in with it.
second-factor-only-way-in = You have no password, and this is your last passkey: nothing else lets you sign in. Add another passkey or set a password first.
second-factor-remove-last = This is your only second factor. Your recovery codes will be deleted too, and you will sign in with your password alone.
second-factor-back = Back to your second factor
label-missing = Enter a name
label-too-long = Use at most 64 characters
label-character = Remove invisible characters
enrol-title = Set up an authenticator app
enrol-picture = QR code for the authenticator app
enrol-scan = Scan this QR code with the app
enrol-by-hand = Or enter this key by hand:
enrol-open = Open in an app on this device
enrol-code = 6-digit code
enrol-code-hint = The code that the app shows now. It changes every 30 seconds.
enrol-code-missing = Enter the code that the app shows
enrol-code-mismatch = The code is wrong. Enter the newest code, and check that the clock on your device is right.
enrol-confirm = Set up
recovery-codes = Recovery codes
recovery-codes-left = { $count ->
    [0] No codes left
    [one] 1 code left
   *[other] { $count } codes left
}
recovery-codes-few = { $count ->
    [0] You have no recovery codes left. If you lose your second factor, you cannot sign in.
    [one] You have 1 recovery code left.
   *[other] You have { $count } recovery codes left.
}
recovery-codes-made = Created on { $date }
recovery-codes-renew = Create new codes
recovery-codes-renew-text = New codes replace all your old ones.
recovery-codes-title = Your recovery codes
recovery-codes-text = You can use each code once instead of your second factor. Print them or keep them in your password manager. We will not show them again.
recovery-codes-whose = For { $account } at { $host }
recovery-codes-stored = I have saved these codes
account-passkeys = { $count ->
    [0] Not set up
    [one] 1 passkey
   *[other] { $count } passkeys
}
account-second-factors = { $count ->
    [0] Not set up
    [one] 1 second factor
   *[other] { $count } second factors
}
next-second-factor = Only a password protects your account. With a second factor, a stolen password alone is not enough.

# Security events
events-title = Recent security events
events-text = If you do not recognise something, change your password and end your other sessions.
event-signed-in = You signed in
event-sign-in-refused = A sign-in failed
event-password-changed = You changed your password
event-password-removed = You removed your password
event-password-change-refused = A password change failed
event-password-chosen = You chose your password with a one-time link
event-password-set = An administrator set your password
event-recovery-requested = Someone asked to reset your password
event-recovery-refused = An attempt to reset your password failed
event-email-code-requested = Someone asked for a code by email to sign in
event-email-code-refused = An attempt to sign in with a code by email failed
event-email-code-used = A code by email was used to sign in
event-sms-code-requested = Someone asked for a code by SMS to sign in
event-sms-code-refused = An attempt to sign in with a code by SMS failed
event-sms-code-used = A code by SMS was used to sign in
event-phone-refused = An attempt to add a phone failed
event-phone-added = A phone was added to your account
event-phone-removed = The phone of your account was removed
event-password-recovered = You reset your password by email
event-change-disowned = You reported a change that was not yours
event-email-change-requested = You asked to change your email address
event-email-change-refused = An attempt to change your email address failed
event-email-collided = Someone tried to use your email address for another account
event-email-changed = You changed your email address
event-email-restored = Your previous email address was put back
event-sign-up-requested = Someone tried to create an account with your email address
event-user-registered = You created your account
event-user-approved = An administrator approved your account
event-factor-enrolled = A second factor was added
event-factor-renamed = A second factor was renamed
event-factor-removed = A second factor was removed
event-factor-reset = An administrator reset your second factor
event-factor-loss-asked = Someone asked to sign in without your second factor
event-factor-loss-cancelled = The sign-in without your second factor was stopped
event-factor-loss-confirmed = An administrator confirmed the sign-in without your second factor
event-factor-loss-refused = An administrator refused the sign-in without your second factor
event-account-regained = You chose a new password without your second factor, which was removed
event-factor-used = A second factor was used
event-factor-copied = A copy of a passkey was used. The sign-in was refused
event-factor-refused = The password was right, but the second factor was wrong
event-codes-renewed = New recovery codes were created
event-code-used = A recovery code was used
event-sessions-ended = All your sessions were ended

# What was just done
notice-password-changed = { $count ->
    [0] Password changed.
    [one] Password changed. 1 other session was ended.
   *[other] Password changed. { $count } other sessions were ended.
}
notice-session-ended = Session ended.
notice-other-sessions-ended = { $count ->
    [one] 1 other session was ended.
   *[other] { $count } other sessions were ended.
}
notice-app-revoked = { $app } no longer has access to your account.
notice-second-factor-added = Second factor set up.
notice-second-factor-renamed = Name saved.
notice-password-removed = Password removed.
notice-second-factor-removed = Second factor removed.
notice-factor-too-new = This factor was set up less than 10 minutes ago, so it cannot confirm this change yet. Try again in 10 minutes, or sign in again with another factor.
notice-account-removed = Account removed from this list.
notice-set-up = Setup is complete. Connect your first app under Apps.
notice-stale-page = The page you came from was out of date. Continue here.
notice-not-saved-yet = Nothing has been saved yet. Check your entries, then save them.
notice-press-again = Thank you for confirming. Nothing has been changed yet: press the button again.
notice-trial = This is a test: nothing is saved, and the app receives nothing.
notice-account-made = Your account has been created. Sign in to it now.
notice-address-taken = There is an account with this email address now. Sign in to it.
notice-email-changed = Your email address is changed.
change-email = Change email address
change-email-ask = To change it, ask an administrator.
change-email-text = The address of your account is { $address }.
change-email-how = We will send an email to the new address. When you have confirmed it there, it becomes the address of your account, and you sign in with it. We tell the old address, which can undo the change for 7 days.
change-email-new = New email address
change-email-same = This is the address of your account already
change-email-domain = Only addresses of these domains can be used here: { $domains }
change-email-link-text = You opened the link from our email. Continue to make { $address } the address of your account.
phone = Phone
phone-text = The phone of your account is { $number }.
phone-how = We will send a text message with a code to the number. When you have entered it, the number belongs to your account: apps that you allow can see it, and where it is allowed, you can sign in with codes that are sent to it. We tell you by email.
phone-new = Phone number
phone-hint = Mobile number with country code, such as +49 170 1234567
phone-invalid = Enter a phone number with country code, such as +49 170 1234567
phone-not-mobile = Enter the number of a mobile phone
phone-not-admitted = Only numbers that start with one of these can be used here: { $prefixes }
phone-same = This is the phone of your account already
phone-add = Add phone
phone-change = Change or remove
phone-remove = Remove phone
phone-remove-text = No codes are sent to it any more, and apps no longer see it.
phone-off = Phone numbers cannot be added here.
notice-phone-added = Phone added.
notice-phone-removed = Phone removed.
notice-work-not-done = Your browser did not complete the check. Enter your password again, and send the form once more.
notice-password-set = Your password is set. Sign in with it now.
notice-password-not-replaced = Your new password was not saved, because this sign-in ended meanwhile. Sign in, or reset your password again.
notice-session-over = You are signed out, so nothing was changed. Sign in to continue.

# Second factor at sign-in
signing-in-as = Signing in as { $account }
totp-title = Enter the code from your authenticator app
totp-hint = It changes every 30 seconds.
totp-missing = Enter the code from your app
totp-mismatch = The code is wrong. Enter the newest code, or try another way.
totp-used = This code was already used. Wait for the next one.
totp-verify = Verify
totp-use = Use a code from the app
totp-lost = Lost your phone? { $link }.
totp-lost-all = Lost your phone? An administrator can reset your second factor.
totp-never = We never ask for codes by email or phone.
recovery-code = Recovery code
recovery-code-title = Enter a recovery code
recovery-code-use = Use a recovery code
recovery-code-hint = One of the ten codes that you saved. Each works once.
recovery-code-missing = Enter one of your recovery codes
recovery-code-mismatch = The recovery code is wrong. Try again or use another way.
recovery-code-used = This recovery code was already used. Use another one.
recovery-codes-left-text = You can create new ones in your account, under “Second factor”.
enrol-because-app = { $app } requires a second factor.
enrol-because-account = Your account requires a second factor.
enrol-because-faster = Create a passkey on this device, and sign in with your fingerprint, your face or the PIN of the device. From then on your password alone is not enough to sign in. You get recovery codes for the case that you lose the device.
enrol-because-offered = { $app } recommends a second factor. Set one up now, or continue without one.
not-now = Not now
codes-used-up = Too many wrong codes. Start the sign-in again.

# Passkeys
passkeys = Passkeys
passkey = Passkey
passkey-none = No passkey yet
passkey-none-text = With a passkey, you confirm that it is you with your fingerprint, your face or the PIN of your device. A passkey cannot be guessed, and it does not work on fake pages.
passkey-add = Add a passkey
passkey-full = { $count ->
    [one] You can have only one passkey. Remove it to add another one.
   *[other] You can have at most { $count } passkeys. Remove one to add another one.
}
passkey-synced = Can be used on several of your devices
passkey-bound = Stays on one device
passkey-name-hint = For example, the device or the password manager that holds the passkey.
passkey-enrol-title = Set up a passkey
passkey-enrol-confirm = Create passkey
passkey-enrol-mismatch = The passkey could not be set up. Try again.
passkey-taken = This passkey is already set up. Create a new one.
passkey-held = This device already has a passkey for your account. Use another device, or keep the one that you have.
passkey-title = Confirm with your passkey
passkey-text = Your device will ask for your fingerprint, your face or its PIN.
passkey-use = Use a passkey
passkey-sign-in = Sign in with a passkey
passkey-missing = Passkeys need JavaScript. Turn it on in your browser, or use another way.
passkey-unsupported = Passkeys do not work in this browser or on this device. Use another browser, or another way.
passkey-stopped = Nothing was confirmed. Try again, or use another way.
passkey-mismatch = The passkey could not be checked. Try again, or use another way.
passkey-unverified = Your device did not check that it is you. Set up a screen lock or a PIN on it, and try again.
passkey-unknown = This passkey does not belong to your account. Use another one, or another way.
passkey-gone = This passkey is no longer set up here. Use another one, or sign in with your password.
passkey-offer-title = Sign in faster next time

# Invitations
plate-invitation = invites you
invitation-title = Accept your invitation
invitation-by = { $person } invites you to { $host }.
invitation-text = You are invited to { $host }.
invitation-new = Choose a password for your new account, then sign in with it. The link works only once.
invitation-has-account = There is already an account with this address. Sign in to it to accept the invitation.
invitation-this-account = You are signed in to this account. What the invitation gives is added to it.
invitation-groups = Groups: { $groups }
invitation-admin = You become an administrator.
invitation-create = Create account
invitation-sign-in = Sign in and accept
invitation-accept = Accept invitation
error-invitation-over-text = If you have accepted the invitation, sign in. Otherwise open the link in the newest mail, or ask the person who invited you for a new one.
notice-invitation-accepted = Invitation accepted.
upstream-sign-in = Continue with { $name }
upstream-title = Confirm that it is you
upstream-use = Use a connected account
upstream-denied = You did not sign in with { $name }. You can try again, or sign in another way.
upstream-away = { $name } cannot be reached right now. Try again later, or sign in another way.
upstream-refused = The sign-in with { $name } could not be completed. Try again, or sign in another way. If it happens again, tell your administrator.
upstream-unknown = Your account at { $name } is not connected with an account here. Sign in to your account here: you are then asked whether to connect them.
upstream-other = This account at { $name } is not connected with your account here. Sign in there with the connected account, or use another way.
upstream-taken = This account at { $name } is connected with another account here.
upstream-not-fresh = { $name } does not confirm that you signed in there just now. Sign out there and try again, or use another way.
upstream-too-many = Too many sign-ins with { $name } failed from your network. Wait a few minutes, or sign in another way.
connect-title = Connect your account at { $name }?
connect-title-none = Connect an account
connect-text = From then on, whoever can sign in there can sign in to your account here. Connect it only if it is yours.
connect-unproven = Not verified there
connect-yes = Connect
connect-no = Not now
connect-taken = This account signs in someone already. It was not connected.
connect-too-many = You have as many connected accounts as possible. Disconnect one first.
connect-gone = The account can no longer be connected: the sign-in there is too long ago, or the provider has changed. You can start again on your account page.
connect-with = Connect { $name }
nav-connected = Connected accounts
connected-title = Connected accounts
connected-text = Accounts at other providers that you can sign in with.
connected-none = No connected accounts
connected-dead = Does not sign in now
connected-only = This is your only way to sign in. Set a password or a passkey before you disconnect it.
disconnect = Disconnect
disconnect-which = Disconnect { $name }
connected-account = Connected account
notice-account-connected = Account connected.
notice-account-disconnected = Account disconnected.
event-account-connected = An account at another provider was connected
event-account-disconnected = An account at another provider was disconnected
