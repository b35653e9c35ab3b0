# The console of the admins: what stands round its pages, and its overview
console-name = Latchkey console
console-nav = Console
console-overview = Overview
console-overview-until = The last 24 hours until { $time }
console-signed-in = Sign-ins
console-failed = Failed sign-ins
console-failed-short = Failed
console-sessions = Sessions
console-people = People
console-apps = Apps
console-chart = Sign-ins per hour
console-chart-title = Sign-ins that succeeded and that failed, per hour of the last 24 hours
console-chart-good = Succeeded
console-chart-bad = Failed, below the line
console-chart-empty = Nobody signed in or failed to in the last 24 hours.
console-chart-peak = { $count } at { $time }
console-as-table = Show as a table
console-hour = Hour (UTC)
error-admins-only = This is for admins
error-admins-only-text = Your account may not use the console. An admin can give you the role owner, or you sign in with another account.

# People, groups, sessions, keys and the record, as admins see them
console-groups = Groups
console-keys = Signing keys
console-audit = Audit
console-find = Find
console-sort = Sorted by
search-everything = Find anything
search-title = Found
search-empty = Type what you are looking for
search-none = Nothing matches
search-hint = People, apps and groups are found by a part of their name, address or ID; sessions, grants and events by their ID, or by the reference of an error page.
search-grants = Grants
search-all-in = All in { $list }
console-clear = Clear filters
console-pages = Pages
console-previous = Previous
console-next = Next
console-save = Save
console-by-command = Same by command:
console-now = Kept now: { $value }
console-now-empty = Kept now: nothing
console-stale = Somebody else saved changes since you opened this page. What you typed is still here, with what is kept now beside it. Look at both, then save.
console-field-malformed = This came twice, is too long or holds characters that cannot be kept. Type it again.
console-type-to-confirm = Type { $word } to confirm
console-not-confirmed = That did not match. Type it exactly as it stands here.
people-count = { $count ->
    [one] One person
   *[other] { $count } people
}
people-new = Add a person
people-search = Name, address or user name
people-status = Accounts
people-status-all = All
people-status-active = May sign in
people-status-disabled = Disabled
people-factor-all = With and without
people-factor-with = Has one
people-factor-without = Has none
people-role-any = Any rights
people-sort-address = Address, from A
people-sort-address-down = Address, from Z
people-sort-seen = Last sign-in, longest ago first
people-sort-seen-down = Last sign-in, latest first
people-sort-created = Oldest account first
people-sort-created-down = Newest account first
people-none = No person matches
people-person = Person
people-username = User name
people-state = State
people-last-sign-in = Last sign-in
person-active = May sign in
person-disabled = Disabled
person-admin = Admin
person-never = Never
person-given-name = Given name
person-family-name = Family name
person-email-verified = The address is known to be theirs
person-claims = Other claims
person-claims-hint = What apps learn beside the fields above, as a JSON object.
person-claims-invalid = This is not a JSON object. Begin it with an opening brace and end it with a closing one.
person-claim-reserved = { $claim } is not set here: it has a field of its own or follows from the account.
person-claims-long = These claims are longer than 8 kB in this form and 16 kB in all. Shorten them.
person-claim-text = { $claim } must be a text in quotation marks, of one line and at most 254 characters.
person-claim-web-address = { $claim } must be a whole web address in quotation marks, beginning with https:// or http://.
person-claim-birth-date = { $claim } must be a date in quotation marks: YYYY-MM-DD, or the year alone.
person-claim-boolean = { $claim } must be true or false, without quotation marks.
person-claim-address = { $claim } must be an object whose members are texts, such as formatted.
person-name-unfit = Use at most 254 characters, without line breaks or characters that turn the direction of writing.
person-first-way = First way in
person-way-link = One-time link
person-way-password = Temporary password
person-create = Create the account
person-history = History
person-id = ID
person-created = Account since
person-password-temporary = Temporary, set on { $date }
person-no-password = None yet
person-second-factors = Second factor
person-second-factor-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
person-session-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
person-no-groups = In no group
person-group = Group
person-group-add = Add to the group
person-group-remove-which = Remove from { $group }
person-ways = Signing in
person-link-text = Leads this person to a page where they choose a password. It works once, for 24 hours, and replaces the link before it.
person-link-make = Make a link
person-password-text = Replaces the password. All sessions end at once, and the person must choose another at the next sign-in.
person-password-make = Set a temporary password
person-reset-text = Removes apps for codes and recovery codes. All sessions end at once.
person-reset = Reset the second factor
person-end-text = Signs this person out everywhere. Apps lose their access at once.
person-end = End all sessions
person-rights = Rights
person-admin-text = May do everything in this console, also make others admins.
person-admin-give = Make an admin
person-admin-take = Take the right away
person-may-sign-in = Account
person-disable-text = Nobody can sign in to a disabled account; its sessions end at once.
person-enable-text = This account is disabled: nobody can sign in to it.
person-disable = Disable
person-enable = Enable
person-disabled-first = This account is disabled. Enable it first.
person-last-admin = This is the last admin. Make another person an admin first.
person-delete = Delete this person
person-delete-text = { $sessions ->
    [0] The account with all that belongs to it goes, and every app loses its access.
    [one] The account with all that belongs to it goes, one session ends and every app loses its access.
   *[other] The account with all that belongs to it goes, { $sessions } sessions end and every app loses its access.
} This cannot be undone.
once-password = Hand over this temporary password
once-password-text = It is shown this once. At the next sign-in the person chooses another.
once-link = Hand over this link
once-link-text = It is shown this once, works once, and is good until { $time }.
member-no-group = There is no group of this name. Check it, or make the group first.
member-no-person = Nobody has this address, user name or ID. Check it.
member-until-invalid = This is no day to come. Choose one after today, or leave it empty.
member-person = Person
member-until = Until (optional)
member-until-hint = The membership ends when this day begins, in UTC.
member-until-time = Until { $time }
member-for-good = Without an end
groups-text = Apps learn a person’s groups where they ask for them.
groups-search = Name
groups-none = No group matches
groups-empty = No group yet
groups-empty-text = Groups gather people, so that apps can give them rights together.
groups-any-factor = Any
group-people = In the list of people
group-name = Name of the group
group-name-hint = Apps see it as it stands here.
group-name-unfit = Use 1 to 128 letters, digits and signs, with single spaces between words.
group-name-taken = Another group has this name. Choose another.
group-new = Make a group
group-create = Create the group
group-members = Members
group-member-count = { $count ->
    [0] Nobody
    [one] One member
   *[other] { $count } members
}
group-no-members = Nobody belongs to this group yet.
group-member-add = Add to the group
group-member-remove-which = Remove { $person } from the group
group-settings = Settings
group-requires = Its members need a second factor
group-requires-tag = Second factor
group-delete = Delete this group
group-delete-text = { $count ->
    [0] Nobody belongs to it now.
    [one] One person loses what apps give to this group.
   *[other] { $count } people lose what apps give to this group.
} Their accounts stay. This cannot be undone.
sessions-count = { $count ->
    [one] One session
   *[other] { $count } sessions
}
sessions-any-app = Any app
sessions-none = No session matches
sessions-browser = Browser
sessions-started = Began
sessions-used = Last used
sessions-two-factors = Two factors
sessions-end-which = End this session of { $person }
sessions-end-person = End all sessions of { $person }
sessions-end-everybody = End everybody’s sessions
sessions-end-everybody-text = { $count ->
    [one] One session ends
   *[other] { $count } sessions end
}, yours too, and every app loses its access until people sign in again. This cannot be undone.
keys-text = { $days ->
    [0] They sign what apps get. The next key takes over when you rotate.
    [one] They sign what apps get. The next key takes over by itself after one day.
   *[other] They sign what apps get. The next key takes over by itself after { $days } days.
}
key-id = Key ID
key-algorithm = Algorithm
key-made = Made
key-signs-since = Signs since
key-stopped = Stopped
key-next = Next
key-active = Signs
key-retired = Retired
key-revoked = Revoked
key-revoke = Revoke
key-revoke-which = Revoke { $key }
key-revoke-title = Revoke a signing key
key-revoke-active = For a key that leaked. Every token it signed is refused from now on, and the next key signs at once. This cannot be undone.
key-revoke-next = It has signed nothing yet. A new key takes its place as the next. This cannot be undone.
key-revoke-retired = Every token it signed that is still good is refused from now on. This cannot be undone.
keys-rotate = Sign with the next key
keys-rotate-text = What the present key signed stays good until it expires.
keys-rotate-which = Rotate { $algorithm }
audit-text = What was done and what was refused, the newest first.
audit-export-lines = Export JSON Lines
audit-export-csv = Export CSV
audit-event = Event
audit-any-event = Any event
audit-outcome = Outcome
audit-any-outcome = Any outcome
audit-app = App
audit-since = From (UTC)
audit-until = To (UTC)
audit-day-invalid = This is no day. Type it as 2026-12-31.
audit-reference = Reference
audit-reference-hint = From an error page, the log, or an ID
audit-none = No event matches
audit-when = When
audit-who = Who
audit-to = To whom or what
audit-more = Details
audit-more-of = Details of { $event }
audit-refused = Refused
audit-sum = { $count } in this minute
audit-by-person = A person
audit-by-app = An app
audit-by-command = The command line
audit-by-system = The server itself
audit-by-nobody = Nobody known
notice-saved = Saved.
notice-sessions-ended = The sessions are ended.
notice-person-disabled = The account is disabled and its sessions are ended.
notice-person-enabled = The account is enabled again.
notice-person-deleted = The person is deleted.
notice-admin-given = This person is an admin now.
notice-admin-taken = This person is no admin any more.
notice-second-factor-reset = The second factor is reset and the sessions are ended.
notice-member-added = Added to the group.
notice-member-removed = Removed from the group.
notice-group-created = The group is made.
notice-group-deleted = The group is deleted.
notice-key-rotated = The next key signs from now on.
notice-key-revoked = The key is revoked.
notice-console-gone = That was gone already.
console-everybody = Everybody
console-safety = Safety

# Apps
console-connections = Connections
console-now-on = Stored now: on
console-now-off = Stored now: off
console-address-good = This address may be registered.
console-address-length = An address has 1 to 2,048 characters.
console-address-characters = It holds characters that an address does not have, such as spaces, backslashes or letters beyond ASCII. Write the host as punycode and the rest percent-encoded.
console-address-not-absolute = This is not a whole address. Begin with https://
console-address-fragment = It must not have a part behind #: browsers do not send it, and answers could leak through it.
console-address-user-info = It must not have a user name or password before an @: what looks like the host would not be it.
console-address-not-normal = It is written in another way than browsers write it, so that it would never match: upper case in the host, or . and .. in the path.
console-address-plain-http = Plain http is accepted only for loopback and private hosts. Anyone on the way could read the code.
console-address-scheme = This scheme is not accepted: use https, or, for an app on a phone or a desk, a scheme of its own with a dot, such as com.example.app:/callback
console-address-scheme-browser = An app in the browser has no scheme of its own: use https, or connect it as an installed app.
console-address-wildcard = Write every address whole: “*” in the host or the path stands for nothing.
console-address-host = This host or port cannot exist: look for two dots in a row, a hyphen at the start or the end, or port 0.
console-address-escape = After each “%” come two hexadecimal digits, and none may stand for a control character.
console-address-response-parameter = Its query must not have a parameter of the answer (code, state, iss, error and so on).
console-address-instead = Write: { $address }
console-app = App
console-kind = Kind
console-state = State
console-sign-ins-7 = Sign-ins, 7 days
console-open = Open
console-open-which = Open { $name }
console-connect = Connect an app
console-apps-lead = { $count ->
    [0] No app uses this sign-in yet.
    [one] One app uses this sign-in.
   *[other] { $count } apps use this sign-in.
}
console-apps-search = Name, address or client ID
console-search = Search
console-apps-none = No app yet
console-apps-none-text = Apps that people sign in to with this provider stand here.
console-apps-no-match = No app matches
apps-any-kind = Any kind
apps-any-state = Any state
apps-with-errors = With errors today
apps-with-secrets-over = Secret over or ending soon
apps-sort-name = Name, from A
apps-sort-name-down = Name, from Z
apps-sort-kind = Kind
apps-sort-kind-down = Kind, turned round
apps-sort-sign-ins = Fewest sign-ins first
apps-sort-sign-ins-down = Most sign-ins first
console-range = { $from } to { $to } of { $all }
console-kind-web = Web app with a server
console-kind-web-text = Keeps a secret: Grafana, Gitea, your own site
console-kind-spa = Single-page app
console-kind-spa-text = Runs in the browser only, without a secret
console-kind-native = Mobile or desktop app
console-kind-native-text = Returns by an app link or to localhost
console-kind-service = Service without a person
console-kind-service-text = A job or an API that signs in by itself
console-state-healthy = Healthy
console-state-off = Switched off
console-state-failures = { $count ->
    [one] One failure
   *[other] { $count } failures
}
console-state-secret-ends = { $count ->
    [0] Secret ends today
    [one] Secret ends in one day
   *[other] Secret ends in { $count } days
}
console-state-secret-over = No secret works
console-step-kind = Kind
console-step-place = Where it runs
console-step-details = Details
console-step-set-up = Set up the app
console-steps = Steps
console-connect-title = What are you connecting?
console-connect-lead = Pick a known app and everything is filled in, or the kind that fits.
console-connect-missing = Choose a known app or a kind
console-known = Known app
console-kinds = Or a kind of app
console-cancel = Cancel
console-back = Back
console-place = Address of the app
console-place-hint = As people type it, for example https://app.example.com
console-place-title = Where does { $name } run?
console-place-lead = Its redirect addresses begin with it.
console-place-wrong = Type the whole address, with https:// and without a query.
console-details-title = Check the details
console-details-lead = Everything can be changed later but the client ID.
console-app-name = Name
console-app-name-wrong = A name has 1 to 200 characters, does not begin or end with a space, and does not turn the direction of writing.
console-app-id = Client ID
console-app-id-hint = The app sends it to say who it is. It is never given to another app.
console-app-id-wrong = A client ID has 1 to 255 characters of A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = This ID is, or was, used already. Choose another.
console-app-address-missing = Type at least one address that people return to.
console-app-scopes = Scopes
console-app-scopes-hint = What it may ask for, parted by spaces. Empty: every standard scope, none of an API.
console-app-scopes-wrong = Type scopes parted by spaces, without quotation marks or backslashes.
console-app-lifetime-wrong = Type seconds from 1 to { $most }, or nothing.
console-app-addresses = Redirect addresses
console-app-addresses-hint = Where people return after sign-in. Compared character by character.
console-app-addresses-native = Where people return after sign-in. Compared character by character; on a loopback address any port passes.
console-app-address-number = Address { $number }
console-id-token-large = The newest large ID token of this app has about { $size } kB, most of it in “{ $claim }”. Browsers and proxies may not carry it back at sign-out. Let the app read this claim at the userinfo endpoint, or reduce the number of groups.
console-id-token-left-out = “{ $claim }” was left out of an ID token of this app, because the token would have been too large. The userinfo endpoint still returns it.
console-app-logouts = Addresses after sign-out
console-app-logouts-hint = Where the app may send people after they signed out. Most apps name an address, often their start page; it has to be registered here.
console-app-logout-number = Address after sign-out { $number }
console-app-add-address = Add an address
console-app-rules = Rules
console-app-first-party = It is our own
console-app-first-party-hint = People are not asked for consent.
console-app-second-factor = Ask for a second factor
console-app-second-factor-hint = People without one set it up on their way to this app.
console-app-pkce = Demand PKCE
console-app-pkce-hint = Requests without a code challenge are refused.
console-app-id-token = Put the claims into the ID token too
console-app-id-token-hint = For apps that do not ask at the userinfo endpoint.
console-app-lifetimes = Lifetimes in seconds
console-app-lifetimes-hint = Empty: as long as the provider's own.
console-app-access-lifetime = Access token
console-app-id-lifetime = ID token
console-client-id = Client ID
console-tabs = Pages of this app
console-tab-settings = Settings
console-tab-secrets = Secrets
console-tab-set-up = Set-up
console-saved = The changes are saved.
console-danger = Switch off or delete
console-off-text = Switched off, the app is refused everywhere and what it was given ends. It can be switched on again.
console-on-text = The app is switched off: it is refused everywhere.
console-off = Switch off
console-on = Switch on
console-switched-on = The app is switched on.
console-switched-off = The app is switched off.
console-delete = Delete
console-delete-lost = People who lose access at once: { $people }. Grants that end: { $grants }. The ID is never given again. This cannot be undone.
console-delete-lost-many = More than { $grants } grants end, and the people they are of lose access at once. The ID is never given again. This cannot be undone.
console-delete-type = Type { $id } to confirm
console-delete-unconfirmed = That is not { $id }. Type it to delete the app.
console-app-deleted = The app { $id } is deleted.
console-app-gone = This app is gone
console-app-gone-text = The app { $id } was deleted. Nothing was changed.
console-app-unknown = There is no such app
console-app-unknown-text = No app has the client ID { $id }.
console-all-apps = All apps
console-connected-title = Now set up { $name }
console-connected-lead = The app is registered here. The other side needs what stands below.
console-secret-copy = Copy the secret now
console-secret-once = It is shown this once. Only a hash of it is kept.
console-copy = Copy
console-copied = Copied
console-secret-old-until = The secret before it keeps working until { $time }.
console-stored = I have stored it
console-open-app = Open the app
console-paste-in = Paste into { $name }
console-facts = What apps ask for
console-fact-issuer = Issuer
console-fact-discovery = Discovery document
console-fact-authorization = Authorization endpoint
console-fact-token = Token endpoint
console-fact-userinfo = Userinfo endpoint
console-secret-made = Made on { $date }
console-secret-ends = Ends on { $time }
console-secret-no-end = Works until it is replaced
console-secret-none = This app has no secret that works
console-secret-stale = A newer secret was made meanwhile. Look again before you make another.
console-rotate = New secret
console-rotate-text = The new secret is shown once. Give it to the app before the one it has now ends.
console-rotate-do = Make a new secret
console-keep = How long the present secret works on
console-keep-none = It ends at once
console-keep-hours = { $count ->
    [one] One hour
   *[other] { $count } hours
}
console-keep-days = { $count ->
    [one] One day
   *[other] { $count } days
}

# What needs an admin, and what was refused to an app
console-needs = Needs you
console-needs-nothing = Nothing needs you now.
console-usual-same = About as usual
console-usual-more = { $usual ->
    [0] More than usual: usually none
   *[other] More than usual: usually { $usual }
}
console-usual-far-more = { $usual ->
    [0] Far more than usual: usually none
   *[other] Far more than usual: usually { $usual }
}
console-usual-fewer = Fewer than usual: usually { $usual }
console-need-failures = { $usual ->
    [0] { $count } sign-ins failed; usually none do.
   *[other] { $count } sign-ins failed; usually { $usual } do.
}
console-need-failures-do = Look whether one account or one address stands out. If an app was changed lately, look at its errors.
console-need-failures-open = Look at them
console-need-errors-do = Look at what was refused: each refusal says how it is fixed.
console-need-secret-ends-do = Make a new secret and give it to the app before then.
console-need-secret-over-do = Make a new secret and give it to the app: until then nobody gets into it.
console-need-key-do = Keys should have rotated by themselves. Rotate it now, and look into the log for why they did not.
console-need-factor = { $count ->
    [one] One person signs in without a second factor.
   *[other] { $count } people sign in without a second factor.
}
console-need-factor-do = Ask them to set one up, or demand it: of a group, or in the settings of an app.
console-need-factor-open = Who they are
console-failures = Last refusals
console-failures-none = Nothing was refused in the last 24 hours.
console-failures-record = In the record
console-failures-like = In the record: { $what }
console-failures-all = Everything that was refused
console-keys-open = All signing keys
console-key-age = { $count ->
    [0] The key that signs with { $algorithm } is of today.
    [one] The key that signs with { $algorithm } is one day old.
   *[other] The key that signs with { $algorithm } is { $count } days old.
}
console-tab-test = Test
console-test-title = Run a real sign-in
console-test-again = Run it again
console-test-text = You go through the sign-in as people of { $app } do: password, second factor, consent. At its end you see here what the app would get. The app itself hears nothing of it.
console-test-redirect = Redirect address
console-test-prompt = How people are asked
console-test-prompt-none = As usual: who is signed in already is not asked again
console-test-prompt-login = Ask for the password again (prompt=login)
console-test-prompt-account = Let people choose the account (prompt=select_account)
console-test-prompt-consent = Ask for consent, also for offline access (prompt=consent)
console-test-do = Test a sign-in
console-test-refused = The app would get an error
console-test-given = What { $app } would get
console-test-harmless = Nothing here can be used: the signatures are left out, no grant was made, and nothing was remembered.
console-test-who = Signed in as
console-test-over = What that test showed is no longer kept. Run it again.
console-test-id-token = ID token
console-test-id-token-text = What the app learns when people sign in.
console-test-no-id-token = None: the scope openid was not asked for.
console-test-id-token-header = Header of the ID token
console-test-header-text = Which key signs, and how.
console-test-userinfo = Userinfo
console-test-userinfo-text = What the app gets when it asks for more with the access token.
console-test-no-userinfo = The access token does not open it: the scope openid was not asked for, or the token is for a resource server.
console-test-access-token = Access token
console-test-access-token-text = What resource servers see.
console-test-access-token-header = Header of the access token
console-test-refresh-token = Refresh token
console-test-refresh = The app gets one, and can have new tokens without the person.
console-test-no-refresh = The app gets none: it must send people here again.
console-test-service = This app signs nobody in
console-test-service-text = It gets tokens for itself. Ask for one with its secret, which curl will ask you for:
console-tab-errors = Errors
console-errors-title = Last errors
console-errors-none = Nothing was refused
console-errors-none-text = What is refused to this app stands here in words, with what to do about it.
console-reference = Reference
console-error-redirect = The redirect address is none of those registered.
console-error-redirect-fix = Compare the address that the app sends with those under Settings, character by character, and add it there or change it in the app.
console-error-no-redirect = The app sent no redirect address.
console-error-no-redirect-fix = Set the callback or redirect address in the app.
console-error-off = The app is switched off.
console-error-off-fix = Switch it on under Settings, or take the sign-in out of the app.
console-error-scope = The app asked for a scope that it may not have.
console-error-scope-fix = Add the scope under Settings, or take it out of the app.
console-error-target = The app asked for a resource server that is not there.
console-error-target-fix = Register the resource server, or correct its address in the app.
console-error-silent = The app asked without showing a page, but the person must do something first.
console-error-silent-fix = Nothing is wrong if the app then asks again with a page. Otherwise take prompt=none out of the app.
console-error-secret = The app did not prove who it is: another secret, or another way to send it.
console-error-secret-fix = Paste the secret again, or make a new one under Secrets.
console-error-grant = A code or refresh token was wrong, used before or too old.
console-error-grant-fix = If it repeats: look at the clock of the app, at its redirect address, and whether two copies of it share one token.
console-error-grant-type = The app used a grant or response type that it did not register.
console-error-grant-type-fix = Set the app to the authorization code flow, or change the registration by command.
console-error-person = A person did not get in: the password or code did not match, or there were too many tries.
console-error-person-fix = Nothing is wrong with the app.
console-error-denied = A person did not allow the app what it asked for.
console-error-denied-fix = Ask for less under Settings, or mark the app as your own.
console-error-form = A form was stale, or came from another site.
console-error-form-fix = Nothing, unless it repeats: then look at what a proxy does to cookies.
console-error-access = Somebody without the right asked for a page of the admins.
console-error-access-fix = Make them an admin on their page if they should be one.
console-error-registration = An app that wanted to register itself was refused.
console-error-registration-fix = Connect it here, or open registration in the configuration.
console-error-request = The request was malformed.
console-error-request-fix = Look at the log under the reference: it names the parameter.
