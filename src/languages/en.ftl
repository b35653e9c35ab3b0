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
    [one] Check one thing
   *[other] Check { $count } things
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
    [one] Too many tries. Wait 1 minute, then try again.
   *[other] Too many tries. Wait { $minutes } minutes, then try again.
}
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
plate-came-from = You came from here
plate-sign-out = asks you to sign out
plate-provider = Your account
plate-setup = is ready to be set up
plate-local = on this computer
plate-advice = Type your password only where the address bar says { $host }.
app-unchecked = Not checked by { $provider }. Continue only if you know who runs this app.

# Sign in
sign-in-title = Sign in
sign-in-username = Email or username
sign-in-username-missing = Enter your email address or username
sign-in-mismatch = That did not match. Check both and type the password again.
sign-in-disabled = This account is switched off. Ask the people who run it.
sign-in-accounts = Choose another account
password = Password
password-show = Show
password-hide = Hide
password-missing = Enter your password
password-mismatch = That did not match. Type it again.
password-forgot = Forgot your password?
password-title = Enter your password
password-title-again = Enter your password again
password-again = { $app } wants to be sure that it is you.
password-recent = Your last sign-in is too long ago for { $app }.
password-confirm = What comes next is sensitive: show that it is you.
new-password-title = Choose a new password
first-password-title = Choose a password
new-password = New password
new-password-set = Set password
new-password-temporary = Somebody else set your password. Choose one that only you know.
new-password-compromised = Your password is known to others. Choose a new one.
new-password-first = This link works once. Choose the password for your account, then sign in with it.
new-password-rule = { $minimum ->
    [one] 1 character or more. A few unrelated words work well.
   *[other] { $minimum } characters or more. A few unrelated words work well.
}
new-password-missing = Enter a new password.
new-password-too-short = { $minimum ->
    [one] Use 1 character or more.
   *[other] Use { $minimum } characters or more.
}
new-password-too-long = { $maximum ->
    [one] Use at most 1 byte.
   *[other] Use at most { $maximum } bytes.
}
new-password-personal = Leave out your name and your address.
new-password-same = Choose one that differs from the present password.
new-password-keyboard = Keys that lie in a row are guessed at once. Add unrelated words.
new-password-repeats = Repeated characters add little. Add unrelated words.
new-password-sequence = Sequences such as abc or 6543 are guessed at once. Add unrelated words.
new-password-dates = Dates and years are guessed early. Add unrelated words.
new-password-word = A single word is guessed early. Add unrelated words.
new-password-names = Names are guessed early. Add unrelated words.
new-password-common = Many people use this one. Choose another.
new-password-guessable = This is guessed too easily. Add unrelated words.

# Accounts in this browser
account-choice-title = Choose an account
account-choice-app = to continue to { $app }
account-choice-another = Use another account
account-choice-remove = Remove an account from this list
account-removal-title = Remove accounts
account-removal-text = A removed account is signed out in this browser. The account itself stays.
remove-account = Remove { $account }

# Consent
consent-title = Let { $app } use your account?
consent-run-by = Run by
consent-return-to = You return to
consent-policy = Privacy policy
consent-will-see = { $app } will see
consent-may-do = { $app } may act for you
consent-identity-only = { $app } learns that it is you, and nothing more.
consent-resource = Use { $name }
consent-choice = Your choice
consent-new = New
consent-accept = Allow
consent-take-back = You can take this back at any time under { $link }.
consent-take-back-link = Your account, Apps
scope-profile = Your name and profile
scope-email = Your email address
scope-email-confirmed = { $email }, confirmed
scope-email-unconfirmed = { $email }, not confirmed
scope-address = Your postal address
scope-phone = Your phone number
scope-groups = Your groups
scope-offline-access = Access while you are away
scope-offline-access-until = { $days ->
    [one] For at most 1 day, until { $date }
   *[other] For at most { $days } days, until { $date }
}
scope-claim = Your “{ $name }”
scope-other = Permission “{ $name }”
scope-nothing = Not in your account

# Set up
setup-title = Create the first administrator
setup-text = This account can do everything here. You can add others later.
setup-email = Email
setup-name = Name
setup-username = Username
setup-username-hint = What you sign in with, beside the email address.
setup-create = Create administrator
setup-email-invalid = Enter an email address, such as name@example.com
setup-email-taken = This email address has an account already
setup-username-invalid = Use letters, digits, dots, dashes and underscores
setup-username-taken = This username is taken

# Errors
error-the-app = the app
error-reference = If it happens again, give this reference to the people who run the app:
error-developer = For the developer of this app
error-code = Error
error-parameter = Parameter
error-rule = Rule
error-received = Received
error-registered = { $count ->
    [one] Registered
   *[other] Registered, nearest of { $count }
}
error-registered-hidden = An admin of the app who is signed in here also sees what is registered, with the difference marked.
error-differences = { $count ->
    [one] One difference, marked above.
   *[other] { $count } differences, marked above.
}
error-app-request = This sign-in link does not work
error-app-request-text = Something about it does not fit what { $app } agreed with us. Your account is fine and nothing was sent. Go back and try once more.
error-redirect-address = This sign-in link does not fit the settings of { $app }
error-redirect-address-text = Your account is fine and nothing was sent to { $app }. Go back and try once more.
error-unknown-app = We do not know this app
error-unknown-app-text = The link names an app that is not registered here. Your account is fine. Go back and look for another way in.
error-app-disabled = { $app } is switched off
error-app-disabled-text = The people who run this sign-in switched it off. Your account is fine.
error-not-allowed = You do not have access to { $app }
error-not-allowed-text = Your account is fine, but it is not on the list for { $app }. Ask the people who run it.
error-expired = This page was used already or is too old
error-expired-text = Nothing was lost. Go back to { $app } and start again.
error-no-cookies = Your browser sent no cookie
error-no-cookies-text = Signing in needs cookies. Allow them for this address and try again.
error-foreign-form = This form is no longer valid
error-foreign-form-text = It came from another page or from before you signed out. Nothing was changed. Try again.
error-another-host = Open this page at { $host }
error-another-host-text = You opened it under another address. Forms are accepted only at { $host }. Nothing was changed.
error-link-over = This link was used already or has expired
error-link-over-text = If you have chosen your password, sign in with it. Otherwise ask an administrator for a new link.
error-setup-link-over-text = If the first administrator has been created, sign in. Otherwise use the newest link that the server printed when it started.
error-sign-out = You are still signed in
error-signed-out-already = You are not signed in here
error-sign-out-hint = The sign-out link from { $app } can no longer be verified, so we will not send you back there.
error-sign-out-address = { $app } asked to continue at an address that is not registered for it, so we will not send you there.
error-sign-out-app = The sign-out link names an app that is not registered here, or was made for another one, so we will not send you back.
error-sign-out-malformed = The sign-out link is damaged, so we will not send you back.
error-not-found = There is nothing at this address
error-not-found-text = Check the address, or go to the start page.
error-method = This address cannot be opened like this
error-method-text = It is meant for apps. Go to the start page.
error-malformed = This request cannot be read
error-malformed-text = A part of it is missing or not as expected. Go back and try once more.
error-too-large = This request is too large
error-too-large-text = Send less at once and try again.
error-too-many = Too many requests
error-too-many-text = Wait a minute, then try again.
error-unavailable = We cannot sign you in right now
error-unavailable-text = A part of the service does not answer. Your account is fine. Try again in a minute.
error-internal = Something went wrong here
error-internal-text = It is not your doing, and it is recorded. Try again in a minute.

# Sign out
sign-out-title = Sign out?
sign-out-text = This ends your session in this browser.
signed-out-title = You are signed out
signed-out-text = In this browser, at { $time }. Other devices stay signed in.
signed-out-advice = On a shared computer, close the browser as well.
signed-out-no-answer = Did not answer. You may still be signed in there.
signed-out-not-told = Has its own session. You may still be signed in there.
form-post-title = One moment
form-post-text = You are being sent back to { $app }.

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
home-open-there = Start signing in there
home-empty-title = No app is connected yet
home-empty-text = Apps that you may use appear here as soon as somebody connects them.
account-title = Your account
account-name = Name
account-email = Email
account-username = Username
account-groups = Groups
account-no-groups = None
account-since = Since
email-confirmed = Confirmed
email-unconfirmed = Not confirmed
account-sessions = { $count ->
    [one] Signed in at one place
   *[other] Signed in at { $count } places
}
account-apps = { $count ->
    [0] No app uses your account
    [one] One app uses your account
   *[other] { $count } apps use your account
}
password-set-at = Last changed on { $date }
next-password = Your password was set by somebody else or is known to others.
next-sessions = { $count ->
    [one] One session was not used for a long time.
   *[other] { $count } sessions were not used for a long time.
}
next-sessions-action = Look at sessions
next-apps = { $count ->
    [one] One app was not used for a long time.
   *[other] { $count } apps were not used for a long time.
}
next-apps-action = Look at apps
sessions-title = Where you are signed in
sessions-text = If you do not know one of these, end it and change your password.
sessions-empty = No session
session-this = This browser
session-active-now = Active now
session-used = Last used { $time }
session-started = Signed in on { $time }
session-apps = Apps: { $apps }
session-end = End
session-end-which = End: { $browser }
session-end-others = End all others
browser-on-system = { $browser } on { $system }
browser-unknown = Unknown browser
apps-title = Apps that use your account
apps-text = Revoke what you no longer use. The app then asks again.
apps-empty-title = No app uses your account
apps-empty-text = Apps appear here after you signed in to them.
app-since = Since { $date }
app-revoke = Revoke
app-revoke-which = Revoke { $app }
change-password = Change password
current-password = Current password
current-password-missing = Enter your current password
current-password-mismatch = That is not your current password. Type it again.
end-other-sessions = End my other sessions

# Second factor
second-factor = Second factor
second-factor-text = A code from an authenticator app is asked after the password. Whoever learns your password still cannot sign in.
second-factor-apps = Authenticator apps
second-factor-app = Authenticator app
second-factor-none = No authenticator app yet
second-factor-none-text = Any app for one-time codes will do. Many password managers are one, too.
second-factor-add = Add an authenticator app
second-factor-set-up = Set up
second-factor-full = { $count ->
    [one] One app is the most that you can have. Remove it to add another.
   *[other] { $count } apps are the most that you can have. Remove one to add another.
}
second-factor-since = Added on { $date }
second-factor-used = Last used { $time }
second-factor-unused = Never used since
second-factor-manage = Manage
second-factor-manage-which = Manage: { $name }
second-factor-required = Your account must have a second factor, so the last app stays. Add another one first.
second-factor-name = Name
second-factor-name-hint = May stay empty. Such as the phone that the app is on.
second-factor-rename = Save name
second-factor-remove = Remove this app
second-factor-remove-text = Its codes no longer sign you in.
second-factor-remove-last = It is the only one: your recovery codes go with it, and the password alone signs you in.
second-factor-back = Back to your second factor
label-missing = Enter a name
label-too-long = Use at most 64 characters
label-character = Leave out characters that cannot be seen
enrol-title = Set up an authenticator app
enrol-picture = QR code for the authenticator app
enrol-scan = Scan the picture with the app
enrol-by-hand = Or type this key into it:
enrol-open = Open in an app on this device
enrol-code = 6-digit code
enrol-code-hint = What the app shows now. It changes every 30 seconds. Spaces are fine.
enrol-code-missing = Enter the code that the app shows
enrol-code-mismatch = That did not match. Type the newest code, and check that the clock of your device is right.
enrol-confirm = Set up
recovery-codes = Recovery codes
recovery-codes-left = { $count ->
    [0] No code is left
    [one] 1 code is left
   *[other] { $count } codes are left
}
recovery-codes-few = { $count ->
    [0] You have no recovery code left. Without your authenticator app you could not sign in.
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}
recovery-codes-made = Made on { $date }
recovery-codes-renew = Make new codes
recovery-codes-renew-text = New codes replace all that you have.
recovery-codes-title = Your recovery codes
recovery-codes-text = Each signs you in once, in place of a code from the app. Print them or keep them with your passwords: they are not shown again.
recovery-codes-whose = For { $account } at { $host }
recovery-codes-stored = I have stored them
account-second-factors = { $count ->
    [0] Not set up
    [one] One authenticator app
   *[other] { $count } authenticator apps
}
next-second-factor = Only your password protects this account. A second factor keeps out whoever learns it.

# Security events
events-title = Recent security events
events-text = If you do not know one of these, change your password and end your other sessions.
event-signed-in = You signed in
event-sign-in-refused = A sign-in was refused
event-password-changed = You changed your password
event-password-change-refused = A change of your password was refused
event-password-chosen = You chose your password with a one-time link
event-password-set = Your password was set by an administrator
event-factor-enrolled = An authenticator app was added
event-factor-renamed = An authenticator app got another name
event-factor-removed = An authenticator app was removed
event-factor-reset = An administrator removed your second factor
event-factor-used = A code from your authenticator app was used
event-factor-refused = The password was right, but the code was refused
event-codes-renewed = New recovery codes were made
event-code-used = A recovery code was used
event-sessions-ended = All your sessions were ended

# What was just done
notice-password-changed = { $count ->
    [0] Your password is changed.
    [one] Your password is changed. One other session ended.
   *[other] Your password is changed. { $count } other sessions ended.
}
notice-session-ended = The session ended.
notice-other-sessions-ended = { $count ->
    [one] One other session ended.
   *[other] { $count } other sessions ended.
}
notice-app-revoked = { $app } can no longer use your account.
notice-second-factor-added = The authenticator app is set up.
notice-second-factor-renamed = The name is saved.
notice-second-factor-removed = The authenticator app is removed.
notice-account-removed = The account is removed from this list.
notice-set-up = Everything is set up. Connect your first app under Apps.
notice-stale-page = That page was old. Go on from here.
notice-session-over = Your session ended meanwhile. Sign in to go on.

# Second factor at sign-in
signing-in-as = Signing in as { $account }
totp-title = Enter the code from your authenticator app
totp-hint = It changes every 30 seconds. Spaces are fine.
totp-missing = Enter the code that your app shows
totp-mismatch = That did not match. Type the newest code, or use another way.
totp-used = That code was used already. Wait for the next one.
totp-verify = Verify
totp-use = Use the code from the app
totp-lost = Lost your phone? { $link }.
totp-lost-all = Lost your phone? An administrator can reset your second factor.
totp-never = We never ask for codes by mail or telephone.
recovery-code = Recovery code
recovery-code-title = Enter a recovery code
recovery-code-use = Use a recovery code
recovery-code-hint = One of the ten that you stored. Each works once.
recovery-code-missing = Enter one of your recovery codes
recovery-code-mismatch = That is none of your recovery codes. Type it again or use another way.
recovery-code-used = That recovery code was used already. Use another one.
recovery-codes-left-text = Make new ones on your account page, under “Second factor”.
enrol-because-app = { $app } can only be used with a second factor.
enrol-because-account = Your account must have a second factor.
enrol-because-offered = { $app } would like a second factor. Set one up now, or go on without.
not-now = Not now
codes-used-up = Too many wrong codes. Sign in again from the start.
