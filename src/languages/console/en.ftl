# The console of the admins: what stands round its pages, and its overview
console-name = Latchkey console
console-nav = Console
console-overview = Overview
console-overview-until = Last 24 hours, until { $time }
console-signed-in = Sign-ins
console-failed = Failed sign-ins
console-failed-short = Failed
console-sessions = Sessions
console-people = People
console-apps = Apps
console-chart = Sign-ins per hour
console-chart-title = Successful and failed sign-ins per hour in the last 24 hours
console-chart-good = Succeeded
console-chart-bad = Failed (below the line)
console-chart-empty = There were no sign-ins in the last 24 hours.
console-chart-peak = { $count } at { $time }
console-as-table = Show as a table
console-hour = Hour (UTC)
error-admins-only = This page is for administrators
error-admins-only-text = Your account cannot use the console. Ask an administrator to give you the administrator role, or sign in with another account.

# People, groups, sessions, keys and the record, as admins see them
console-groups = Groups
console-keys = Signing keys
console-audit = Audit log
console-sort = Sort by
search-everything = Search
search-title = Search results
search-empty = Enter what you are looking for
search-none = No results
search-hint = You can find people, apps and groups by part of their name, address or ID. You can find sessions, grants and events by their ID or by the reference on an error page.
search-grants = Grants
search-all-in = All in { $list }
console-clear = Clear filters
console-pages = Pages
console-previous = Previous
console-next = Next
console-save = Save
console-by-command = Command:
console-now = Current value: { $value }
console-now-empty = Current value: none
console-stale = Someone else saved changes after you opened this page. Your input is still here, with the current values next to it. Check both, then save.
console-field-malformed = This value was sent twice, is too long or contains characters that are not allowed. Enter it again.
console-type-to-confirm = Type { $word } to confirm
console-not-confirmed = That does not match. Type it exactly as shown.
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
people-new = Add a person
people-search = Name, email or username
people-status = Accounts
people-status-all = All
people-status-active = Active
people-status-waiting = Waiting for approval
people-status-disabled = Disabled
people-factor-all = With and without
people-factor-with = With second factor
people-factor-lost = Lost the second factor
people-factor-without = Without second factor
people-role-any = Any role
people-sort-address = Email address, A to Z
people-sort-address-down = Email address, Z to A
people-sort-seen = Last sign-in, oldest first
people-sort-seen-down = Last sign-in, newest first
people-sort-created = Oldest account first
people-sort-created-down = Newest account first
people-none = No people match
people-person = Person
people-username = Username
people-state = Status
people-last-sign-in = Last sign-in
person-active = Active
person-waiting = Waiting
person-disabled = Disabled
person-admin = Administrator
person-never = Never
person-username-hint = The person can sign in with it instead of the email address.
person-language = Language
person-language-hint = Of emails to this person, and of their pages in a browser where they have chosen none.
person-language-none = Not known
person-given-name = Given name
person-family-name = Family name
person-email-verified = Email address is verified
person-claims = Other claims
person-claims-hint = Additional claims for apps, as a JSON object.
person-claims-invalid = Enter a JSON object. It starts with an opening brace and ends with a closing brace.
person-claim-reserved = You cannot set { $claim } here. It has its own field, is taken from the account, or belongs to the tokens.
person-claim-empty = { $claim } is empty. Enter a value, or leave the claim out.
person-claims-long = These claims are too long. The limit is 8 kB in this form and 16 kB in total.
person-claim-text = { $claim } must be text in quotation marks, on one line and at most 254 characters long, with single spaces between words
person-claim-web-address = { $claim } must be a full web address in quotation marks, starting with https:// or http://
person-claim-birth-date = { $claim } must be a date in quotation marks: YYYY-MM-DD, or the year alone
person-claim-boolean = { $claim } must be true or false, without quotation marks
person-claim-address = { $claim } must be a JSON object. Its values must be text, for example the value of “formatted”.
person-name-unfit = Use at most 254 characters, with single spaces between words and without line breaks or characters that change the text direction
person-more-groups = Only the first 100 groups are shown. To add this person to another group, create the account first. Then open the person’s page.
person-group-gone = A group you chose was deleted in the meantime. Check the groups.
person-first-way = First sign-in
person-way-link = One-time link
person-way-password = Temporary password
person-create = Create account
person-history = History
person-id = ID
person-created = Account created
person-password-temporary = Temporary, set on { $date }
person-no-password = None
person-second-factors = Second factor
person-second-factor-count = { $count ->
    [0] None
    [one] 1
   *[other] { $count }
}
person-session-count = { $count ->
    [0] None
    [one] 1
   *[other] { $count }
}
person-no-groups = Not in any group
person-group = Group
person-group-add = Add to group
person-group-remove-which = Remove from { $group }
person-ways = Sign-in
person-link-text = Opens a page where this person chooses a password. It works once, within 24 hours, and replaces any earlier link.
person-link-make = Create link
person-password-text = Replaces the current password. All sessions end at once, and the person must choose a new password at the next sign-in.
person-password-make = Set temporary password
person-reset-text = Removes second factors and recovery codes. All sessions end at once.
person-connected-text = Accounts at other providers that sign this person in. If you disconnect one, the sessions that it began end.
person-phone-text = They confirmed the number. Codes to sign in may be sent to it.
person-reset = Reset second factor
person-end-text = Signs this person out everywhere. Apps lose access at once.
person-end = End all sessions
person-rights = Role
person-admin-text = Can do everything in this console, including making other people administrators.
person-admin-give = Make administrator
person-admin-take = Remove administrator role
person-may-sign-in = Account
person-disable-text = A disabled account cannot sign in. Its sessions end at once.
person-enable-text = This account is disabled and cannot sign in.
person-disable = Disable
person-enable = Enable
person-disabled-first = This account is disabled. Enable it first.
person-waiting-title = This account waits for approval
person-waiting-text = The person created it and confirmed the address. They cannot sign in before you approve it, and get an email in any case.
person-approve = Approve
person-refuse = Refuse and delete
person-refuse-reason = Reason
person-refuse-reason-hint = Optional. The email to the person contains it.
person-reason-unfit = Enter one line of at most 500 characters
person-not-waiting = This account no longer waits for approval.
person-loss-title = This person has lost their second factor
person-loss-asked = They proved the email address and asked at { $time }.
person-loss-due = From { $time } on, they can choose a new password without it, unless someone stops it.
person-loss-ready = They can choose a new password without it now, until { $time }.
person-loss-admin = This does not end by itself: an administrator has to confirm it.
person-loss-check = Confirm only if you have spoken to the person: whoever asked reads their emails, and may be someone else. They then choose a new password, and the second factors are removed.
person-loss-confirm = Confirm
person-loss-refuse = Refuse
person-loss-own = This is your own account: another administrator has to decide.
person-loss-over = This person does not wait any more: it was stopped, or it is done.
person-last-way-in = This person has no password and signs in with passkeys alone. Create a password link first, and reset the second factor once the password is set.
person-last-admin = This is the last administrator. Make someone else an administrator first.
person-delete = Delete person
person-delete-text = { $sessions ->
    [0] The account and everything in it are deleted, and all apps lose access.
    [one] The account and everything in it are deleted, 1 session ends and all apps lose access.
   *[other] The account and everything in it are deleted, { $sessions } sessions end and all apps lose access.
} You cannot undo this.
once-password = Temporary password
once-password-text = Give it to the person. We will not show it again. They must choose a new password at the next sign-in.
once-link = One-time link
once-link-text = Give it to the person. We will not show it again. It works once, until { $time }.
once-passkeys = { $count ->
    [one] 1 passkey still signs in without the password. If someone else may have set it up, reset the second factor.
   *[other] { $count } passkeys still sign in without the password. If someone else may have set up one of them, reset the second factor.
}
member-no-group = There is no group with this name. Check the name, or create the group first.
member-no-person = No one has this email address, username or ID
member-until-invalid = Choose a day after today, or leave the field empty
member-person = Person
member-person-hint = Email address, username or ID
member-until = Until (optional)
member-until-hint = The membership ends at the end of this day (UTC). If you leave the field empty, a new membership has no end, and an existing one keeps its end.
member-until-time = Until { $time }
member-for-good = No end date
groups-text = Apps can ask which groups a person is in.
groups-search = Name
groups-none = No groups match
groups-empty = No groups yet
groups-empty-text = Use groups to give several people the same access in apps.
groups-any-factor = Any
group-people = Show members in the list of people
group-name = Group name
group-name-hint = Apps see the name exactly as you type it.
group-name-unfit = Use 1 to 128 letters, numbers and symbols, with single spaces between words
group-name-taken = There is already a group with this name. Choose another name.
group-new = New group
group-create = Create group
group-members = Members
group-member-count = { $count ->
    [0] No members
    [one] 1 member
   *[other] { $count } members
}
group-no-members = This group has no members yet.
group-member-add = Add to group
group-member-remove-which = Remove { $person } from the group
group-settings = Settings
group-requires = Members need a second factor
group-email-codes = Codes by email
group-email-codes-both = Whatever the settings allow
group-email-codes-second = Only as a second factor
group-email-codes-first = Only instead of the password
group-email-codes-never = Not at all
group-requires-tag = Second factor
group-delete = Delete group
group-delete-text = { $count ->
    [0] The group has no members.
    [one] 1 person loses the access that apps give to this group. Their account is not deleted.
   *[other] { $count } people lose the access that apps give to this group. Their accounts are not deleted.
} You cannot undo this.
sessions-count = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
sessions-any-app = Any app
sessions-none = No sessions match
sessions-browser = Browser
sessions-started = Started
sessions-used = Last used
sessions-two-factors = Two factors
sessions-end-which = End this session of { $person }
sessions-kind = Kind
sessions-any-kind = Sessions and offline access
sessions-offline = Offline access
sessions-offline-until = Offline access until { $date }
sessions-end-offline-which = End this offline access to the account of { $person }
sessions-end-person = End all sessions of { $person }
sessions-end-everybody = End all sessions
sessions-end-everybody-text = { $count ->
    [one] 1 session ends
   *[other] { $count } sessions end
}, including yours. Apps lose access until people sign in again. You cannot undo this.
keys-text = { $days ->
    [0] These keys sign the tokens that apps receive. The next key takes over when you rotate the keys.
    [one] These keys sign the tokens that apps receive. The next key takes over automatically after 1 day.
   *[other] These keys sign the tokens that apps receive. The next key takes over automatically after { $days } days.
}
key-id = Key ID
key-algorithm = Algorithm
key-made = Created
key-signs-since = Signing since
key-stopped = Signed until
key-next = Next
key-active = Signing
key-retired = Retired
key-revoked = Revoked
key-revoke = Revoke
key-revoke-which = Revoke { $key }
key-revoke-title = Revoke signing key
key-revoke-active = Use this when a key has leaked. All tokens that it signed are refused, and the next key starts signing. You cannot undo this.
key-revoke-next = This key has not signed anything yet. A new key becomes the next one. You cannot undo this.
key-revoke-retired = All tokens that it signed are refused, even if they have not expired. You cannot undo this.
keys-rotate = Rotate keys
keys-rotate-text = Tokens signed by the current key stay valid until they expire.
keys-rotate-which = Rotate the { $algorithm } key
audit-text = Everything that was done or refused, newest first.
audit-export-lines = Export as JSON Lines
audit-export-csv = Export as CSV
audit-event = Event
audit-any-event = Any event
audit-outcome = Outcome
audit-any-outcome = Any outcome
audit-app = App
audit-since = From (UTC)
audit-until = To (UTC)
audit-day-invalid = Enter a date, like 2026-12-31
audit-reference = Reference
audit-reference-hint = A reference from an error page or the server log, or an ID
audit-none = No events match
audit-when = Time
audit-who = Who
audit-to = Affected
audit-more = Details
audit-more-of = Details of { $event }
audit-refused = Refused
audit-sum = { $count } in this minute
audit-by-person = Person
audit-by-app = App
audit-by-command = Command line
audit-by-system = Server
audit-by-nobody = Unknown
notice-saved = Saved.
notice-sessions-ended = Sessions ended.
notice-access-ended = Access ended.
notice-person-disabled = Account disabled and sessions ended.
notice-person-approved = Account approved. The person gets an email.
notice-person-refused = Account refused and deleted. The person gets an email.
notice-person-enabled = Account enabled.
notice-person-deleted = Person deleted.
notice-admin-given = This person is now an administrator.
notice-admin-taken = This person is no longer an administrator.
notice-loss-confirmed = Confirmed. The person gets an email and can choose a new password.
notice-loss-refused = Refused. The person gets an email.
notice-second-factor-reset = Second factor reset and sessions ended.
notice-member-added = Added to the group.
notice-member-removed = Removed from the group.
notice-group-created = Group created.
notice-group-deleted = Group deleted.
notice-key-rotated = The next key is now signing.
notice-key-not-known-yet = Nothing was changed. Apps may not know the next key yet: try again 10 minutes after the last rotation. If the current key has leaked, revoke it.
notice-key-revoked = Key revoked.
notice-console-gone = This was already deleted.
console-everybody = Everyone
console-safety = Security

# Apps
console-connections = Connections
console-now-on = Current value: on
console-now-off = Current value: off
console-address-good = This address can be registered.
console-address-length = Enter an address of 1 to 2,048 characters
console-address-characters = The address contains characters that are not allowed, such as spaces, backslashes or non-ASCII letters. Use punycode for the host and percent-encoding for the rest.
console-address-not-absolute = Enter the full address, starting with https://
console-address-fragment = Remove # and everything after it. Browsers do not send that part, and it could leak responses.
console-address-user-info = Remove the username and password before @. They make the address look as if it belonged to another host.
console-address-not-normal = Browsers write this address differently, so it would never match. Check for capital letters in the host, and for . or .. in the path.
console-address-plain-http = Use https. Plain http is allowed only for loopback and private hosts, because anyone in between could read the code.
console-address-scheme = This scheme is not allowed. Use https. A mobile or desktop app can also use its own scheme with a dot, such as com.example.app:/callback
console-address-scheme-browser = A single-page app cannot have its own scheme. Use https, or connect it as a mobile or desktop app.
console-address-wildcard = Enter each full address. “*” does not work as a wildcard.
console-address-several = Enter each address in a field of its own.
console-address-host = This host or port cannot exist. Check for double dots, a hyphen at the start or end, or port 0.
console-address-escape = After each “%” there must be two hexadecimal digits, and they must not stand for a control character
console-address-response-parameter = The query must not contain a parameter of the response, such as code, state, iss or error
console-address-instead = Use this instead: { $address }
console-app = App
console-kind = Type
console-state = Status
console-sign-ins-7 = Sign-ins (7 days)
console-open = Open
console-open-which = Open { $name }
console-connect = Connect an app
console-apps-lead = { $count ->
    [0] No apps are connected yet.
    [one] 1 app is connected.
   *[other] { $count } apps are connected.
}
console-apps-search = Name, address or client ID
console-search = Search
console-export = Export
console-more-filters = More filters
console-apps-none = No apps yet
console-apps-none-text = This page will list the apps that people sign in to.
console-apps-no-match = No apps match
apps-any-kind = Any type
apps-any-state = Any status
apps-with-errors = Errors in the last 24 hours
apps-with-secrets-over = Secret expired or expiring soon
apps-sort-name = Name, A to Z
apps-sort-name-down = Name, Z to A
apps-sort-kind = Type, A to Z
apps-sort-kind-down = Type, Z to A
apps-sort-sign-ins = Fewest sign-ins first
apps-sort-sign-ins-down = Most sign-ins first
console-range = { $from } to { $to } of { $all }
console-kind-web = Web app with a server
console-kind-web-text = Can keep a secret: Grafana, Gitea, your own website
console-kind-spa = Single-page app
console-kind-spa-text = Runs only in the browser and has no secret
console-kind-native = Mobile or desktop app
console-kind-native-text = People return to it through an app link or localhost
console-kind-service = Service
console-kind-service-text = A job or an API that gets its own tokens, without anyone signing in
console-state-healthy = Healthy
console-state-off = Switched off
console-state-failures = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
console-state-secret-ends = { $count ->
    [0] Secret expires today
    [one] Secret expires in 1 day
   *[other] Secret expires in { $count } days
}
console-state-secret-over = No valid secret
console-step-kind = Type
console-step-details = Details
console-step-set-up = Set up the app
console-steps = Steps
console-connect-title = What do you want to connect?
console-connect-lead = Choose a known app to have the settings filled in, or choose a type.
console-connect-missing = Choose a known app or a type
console-known = Known app
console-kinds = Or a type of app
console-cancel = Cancel
console-back = Back
console-place = Address of the app
console-place-hint = The address that people type, for example https://app.example.com
console-place-title = Where does { $name } run?
console-place-lead = We use this address to fill in the redirect addresses.
console-place-wrong = Enter the full address, with https:// and without a query
console-details-title = Enter the details
console-details-lead = You can change everything later except the client ID.
console-app-name = Name
console-app-name-wrong = Use 1 to 200 characters, without a space at the start or end and without invisible characters
console-app-id = Client ID
console-app-id-hint = The app uses it to identify itself. It is never given to another app.
console-app-id-wrong = Use 1 to 255 of these characters: A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = This ID is in use or was used before. Choose another one.
console-app-address-missing = Enter at least one redirect address
console-app-scopes = Scopes
console-app-scopes-service-hint = Scopes of an API that it may request. A service gets none of the standard scopes.
console-app-scopes-hint = What the app may ask for, separated by spaces. Leave empty to allow all standard scopes but no scopes of APIs.
console-app-scopes-wrong = Enter scopes separated by spaces, without quotation marks or backslashes
console-app-scopes-separate = Separate the scopes with spaces: { $scopes }
console-app-lifetime-wrong = Enter at most { $most } seconds, as a number or with a unit such as 5m, or leave the field empty
console-app-addresses = Redirect addresses
console-app-addresses-hint = Where people return after signing in. The address must match exactly.
console-app-addresses-native = Where people return after signing in. The address must match exactly, except for the port of a loopback address.
console-app-address-number = Address { $number }
console-id-token-large = The latest large ID token of this app is about { $size } kB, most of it in “{ $claim }”. Browsers and proxies may not send a token of that size when people sign out. Let the app read this claim from the userinfo endpoint, or reduce the number of groups.
console-id-token-left-out = “{ $claim }” was left out of an ID token of this app, because the token would have been too large. The userinfo endpoint still returns it.
console-app-logouts = Sign-out addresses
console-app-logouts-hint = Where the app may send people after they sign out. Most apps name an address, often their start page. It must be registered here.
console-app-logout-number = Sign-out address { $number }
console-app-add-address = Add an address
console-app-rules = Rules
console-app-first-party = Our own app
console-app-first-party-hint = People are not asked for consent.
console-app-second-factor = Require a second factor
console-app-second-factor-hint = People without one set it up when they sign in to this app.
console-app-pkce = Require PKCE
console-app-pkce-hint = Requests without a code challenge are refused.
console-app-id-token = Include profile claims in the ID token
console-app-id-token-hint = The ID token says who someone is, but by default it has no name and no email address. Turn this on if the app reads only the ID token and never calls the userinfo endpoint.
console-app-lifetimes = Lifetimes
console-app-lifetimes-hint = Seconds, or a number with a unit: 90s, 5m, 1h. Leave empty to use the provider’s default.
console-app-access-lifetime = Access token
console-app-id-lifetime = ID token
console-client-id = Client ID
console-tabs = Pages of this app
console-tab-settings = Settings
console-tab-secrets = Secrets
console-tab-set-up = Setup
console-apis = APIs
apis-lead = APIs that accept access tokens issued here (resource servers).
apis-search = Name, identifier or scope
apis-sort-identifier = Identifier, A to Z
apis-sort-identifier-down = Identifier, Z to A
apis-empty = No APIs yet
apis-empty-text = Add an API to give it its own scopes, and access tokens that work only there.
apis-no-match = No APIs match
api-new = Add an API
api-create = Add API
api-identifier = Identifier
api-identifier-hint = A full URI, usually the address of the API. Apps send it as “resource”, and tokens carry it as “aud”. You cannot change it later.
api-identifier-wrong = Enter a full URI without a # part, such as https://api.example.com
api-identifier-issuer = This is the address of this provider itself. Choose another identifier.
api-identifier-taken = There is already an API with this identifier
api-name-hint = People see this name when an app asks for their consent.
api-name-wrong = Use 1 to 254 characters, without a space at the start or end and without invisible characters
api-scopes-hint = What apps can be allowed to do with this API, separated by spaces. For example: notes.read notes.write
api-scope-standard = “{ $scope }” belongs to this provider. Give the scope another name.
api-lifetime = Access token lifetime
api-clients = Apps that may check tokens
api-clients-hint = Client IDs, separated by spaces. These apps may ask the introspection endpoint about tokens of this API. Usually the API itself is one: connect it as a service first, and enter the client ID of that service here.
api-clients-wrong = There is no app with the client ID { $id }
api-callers = Which apps may ask for which scopes
api-callers-none = No app may ask for scopes of this API yet. To change this, open an app and choose the scopes in its settings.
api-callers-change = Change
api-callers-change-which = Change the scopes of { $name }
api-delete = Delete API
api-delete-text = Apps stop receiving tokens for this API at once. Tokens that were already issued may work until they expire. You cannot undo this.
app-api-scopes = Scopes of { $name }
notice-api-added = API added.
notice-api-deleted = API deleted.
console-attributes = Attributes
attributes-lead = What you keep about people beside name and address, and which apps are told.
attributes-search = Name, label or scope
attributes-sort-order = Their order
attributes-sort-name = Name, A to Z
attributes-sort-name-down = Name, Z to A
attributes-empty = No attributes yet
attributes-empty-text = Add an attribute, such as a department, to give it a type, a label and rules.
attributes-no-match = No attributes match
attribute-new = Add an attribute
attribute-create = Add attribute
attribute-name = Name of the claim
attribute-name-hint = Apps find the value under this name. You cannot change it later.
attribute-name-wrong = Use 1 to 64 letters, digits and . _ - : / and start with a letter
attribute-name-reserved = This name has a meaning of its own for apps. Choose another name.
attribute-name-taken = There is already an attribute with this name
attribute-too-many = There can be at most 100 attributes
attribute-kind = Type
attribute-kind-text = Text
attribute-kind-number = Number
attribute-kind-boolean = Yes or no
attribute-kind-date = Date
attribute-kind-choice = Choice from a list
attribute-kind-url = Web address
attribute-kind-phone = Phone number
attribute-several = Several values
attribute-several-short = several
attribute-several-hint = A person can have up to 20 values, and apps get a list. You cannot change this or the type later.
attribute-several-wrong = Yes or no can have one value only
attribute-words = What people read
attribute-label = Label
attribute-label-hint = Shown beside the field, and where an app asks for it.
attribute-label-wrong = Use 1 to 100 characters on one line, without invisible characters
attribute-help = Explanation
attribute-help-hint = One sentence that says what to enter.
attribute-help-wrong = Use at most 500 characters on one line, without invisible characters
attribute-translations = In other languages
attribute-translations-hint = Where a field is empty, people read the text above.
attribute-label-in = Label ({ $language })
attribute-help-in = Explanation ({ $language })
attribute-choices = Values to choose from
attribute-choices-hint = One value per line. Apps get the value as it stands here.
attribute-choices-wrong = Enter 1 to 100 values of at most 100 characters, none of them twice
attribute-shortest = Fewest characters
attribute-longest = Most characters
attribute-length-wrong = Enter 1 to 1000, and no fewer than the fewest characters
attribute-pattern-label = Pattern
attribute-pattern-hint = A regular expression that the whole text must match, such as [A-Z]{ "{" }2{ "}" }[0-9]+
attribute-pattern-wrong = Enter a regular expression of at most 200 characters. It must not be too large.
attribute-least = Smallest number
attribute-most = Largest number
attribute-range-wrong = The largest number must not be smaller than the smallest
attribute-rules-wrong = Leave the fields of other types empty
attribute-number-wrong = Enter a number
attribute-choose = Choose one of the values
attribute-people = Who sees and changes it
attribute-seen = The person sees it
attribute-seen-hint = It stands in their profile. Otherwise only administrators and apps see it.
attribute-changed-by = Who changes it
attribute-changed-by-person = The person and administrators
attribute-changed-by-admin = Administrators only
attribute-required = Required
attribute-required-never = Never
attribute-required-registration = When creating an account
attribute-required-later = At the next sign-in
attribute-required-offered = No, but ask at the next sign-in
attribute-required-wrong = What people must fill in they must be able to see and change
attribute-position = Place in the order
attribute-position-hint = Lower numbers come first.
attribute-apps = Which apps are told
attribute-scope = Scope
attribute-scope-hint = “profile”, or a name of your own that you also allow the app in its settings. Apps that people already allowed this scope are told without asking again. Without a scope, an app must ask for the claim by name.
attribute-scope-wrong = Enter one scope without spaces
attribute-scope-standard = This scope has a meaning of its own. Use “profile” or a name of your own.
attribute-scope-api = This scope belongs to an API. Choose another name.
attribute-id-token = Also in ID tokens
attribute-id-token-hint = Otherwise apps get it from the userinfo endpoint only.
attribute-id-token-wrong = Choose a scope first: ID tokens get what a scope tells
attribute-held = { $people ->
    [0] nobody has a value
    [one] 1 person has a value
   *[other] { $people } people have a value
}
attribute-delete = Delete attribute
attribute-delete-text = { $people ->
    [0] Nobody has a value, and apps are no longer told of it.
    [one] The value of 1 person is erased, and apps are no longer told of it.
   *[other] The values of { $people } people are erased, and apps are no longer told of them.
} You cannot undo this.
notice-attribute-added = Attribute added.
notice-attribute-deleted = Attribute deleted.
console-saved = Changes saved.
console-danger = Switch off or delete
console-off-text = When an app is switched off, no one can sign in to it, and its tokens stop working. You can switch it on again.
console-on-text = This app is switched off. No one can sign in to it.
console-off = Switch off
console-on = Switch on
console-switched-on = App switched on.
console-switched-off = App switched off.
console-delete = Delete
console-delete-lost = People who lose access at once: { $people }. Grants that end: { $grants }. The ID can never be used again. You cannot undo this.
console-delete-lost-many = More than { $grants } grants end, and the people they belong to lose access at once. The ID can never be used again. You cannot undo this.
console-delete-type = Type { $id } to confirm
console-delete-unconfirmed = That is not { $id }. Type the ID to delete the app.
console-app-deleted = App { $id } deleted.
console-app-gone = This app was deleted
console-app-gone-text = Its client ID was { $id } and cannot be used again. Nothing was changed.
console-app-unknown = App not found
console-app-unknown-text = There is no app with the client ID { $id }.
console-all-apps = All apps
console-connected-title = Now set up { $name }
console-connected-lead = The app is registered here. Enter these values in its settings.
console-secret-copy = Copy the secret now
console-secret-once = We will not show it again. Only a hash of it is stored.
console-copy = Copy
console-copied = Copied
console-secret-old-until = The previous secret keeps working until { $time }.
console-stored = I have saved it
console-open-app = Open the app
console-paste-in = Paste into { $name }
console-facts = What apps need to know
console-fact-issuer = Issuer
console-fact-discovery = Discovery document
console-fact-authorization = Authorization endpoint
console-fact-token = Token endpoint
console-fact-userinfo = Userinfo endpoint
console-app-page = Address of the app
console-app-page-hint = The tile on people’s home pages opens this page. If you leave it empty, the tile opens the start page of the redirect address.
console-app-start = Sign-in start address (optional)
console-app-start-hint = For apps that start the sign-in themselves at an address of their own (initiate_login_uri). The tile then opens that address.
console-app-pages = Where the app opens
console-app-page-wrong = Enter the full address of a page, starting with https://
console-example = Example: { $example }
console-library = Programming language
console-library-title = Add this to your app
console-library-lead = Choose the language your app is written in. The values of this app are already filled in.
console-library-secret = The code reads the secret from the environment variable { $variable }.
console-library-example = A complete program that you can run is in { $folder }, in Latchkey’s source code.
console-fact-redirect = Redirect address
console-fact-keys = Public keys (JWKS)
console-fact-introspection = Introspection endpoint
console-fact-resource = API (resource)
console-fact-sign-out = Sign-out endpoint
console-secret-made = Created on { $date }
console-secret-ends = Expires on { $time }
console-secret-no-end = Works until you replace it
console-secret-none = This app has no valid secret
console-secret-stale = Someone created a newer secret in the meantime. Check it before you create another one.
console-rotate = New secret
console-rotate-text = The new secret is shown once. Give it to the app before the current one expires.
console-rotate-do = Create new secret
console-keep = How long the current secret keeps working
console-keep-none = It stops working at once
console-keep-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
console-keep-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

# What needs an admin, and what was refused to an app
console-needs = Needs attention
console-needs-nothing = Nothing needs your attention.
console-usual-same = About as usual
console-usual-more = { $usual ->
    [0] More than usual (usually none)
   *[other] More than usual (usually { $usual })
}
console-usual-far-more = { $usual ->
    [0] Far more than usual (usually none)
   *[other] Far more than usual (usually { $usual })
}
console-usual-fewer = Fewer than usual (usually { $usual })
console-need-failures = { $usual ->
    [0] { $count } failed sign-ins. Usually there are none.
   *[other] { $count } failed sign-ins. Usually there are { $usual }.
}
console-need-failures-do = Check whether one account or one IP address stands out. If an app was changed recently, check its errors.
console-need-failures-open = Show failed sign-ins
console-need-disowned = { $count ->
    [one] 1 report that a change to an account was made by someone else
   *[other] { $count } reports that a change to an account was made by someone else
}
console-need-disowned-do = Check what was changed, also second factors and the address, and help the person to sign in again.
console-need-disowned-open = Show reports
console-need-bounds = { $count ->
    [one] A limit for messages was reached in the last 24 hours
   *[other] { $count } limits for messages were reached in the last 24 hours
}
console-need-bounds-do = Codes by email or SMS are not sent until the limit is over. Check who asks for them: someone may earn by it.
console-need-bounds-open = Show limits
console-need-errors-do = Check what was refused. Each entry says how to fix it.
console-need-secret-ends-do = Create a new secret and give it to the app before then.
console-need-secret-over-do = Create a new secret and give it to the app. Until then, no one can sign in to the app.
console-need-key-do = This key should have been rotated automatically. Rotate it now, and look for the reason in the server log.
console-need-lost = { $count ->
    [one] 1 person has lost their second factor
   *[other] { $count } people have lost their second factor
}
console-need-lost-do = Ask each of them in another way whether it is they, then confirm or refuse it.
console-need-waiting = { $count ->
    [one] 1 account waits for approval
   *[other] { $count } accounts wait for approval
}
console-need-waiting-do = Approve or refuse each of them. The person gets an email.
console-need-provider = { $count ->
    [one] 1 person can sign in with this provider only.
   *[other] { $count } people can sign in with this provider only.
}
console-need-provider-or-more = { $count ->
    [one] 1 person or more can sign in with this provider only.
   *[other] { $count } people or more can sign in with this provider only.
}
console-need-provider-off-do = It is switched off: switch it on, or send them password links.
console-need-provider-away-do = It did not answer a moment ago: test it on its page, or send them password links.
console-need-factor = { $count ->
    [one] 1 person signs in without a second factor.
   *[other] { $count } people sign in without a second factor.
}
console-need-own-factor = You sign in without a second factor.
console-need-own-factor-do = Set one up for your own account.
console-need-own-factor-open = Set up a second factor
console-need-factor-do = Ask them to set one up, or require it for a group or in the settings of an app.
console-need-factor-open = Show these people
console-failures = Recent errors
console-failures-none = There were no errors in the last 24 hours.
console-failures-record = Show in the audit log
console-failures-like = Show in the audit log: { $what }
console-failures-all = All errors
console-keys-open = All signing keys
console-key-age = { $count ->
    [0] The { $algorithm } signing key was created today.
    [one] The { $algorithm } signing key is 1 day old.
   *[other] The { $algorithm } signing key is { $count } days old.
}
console-tab-test = Test
console-test-title = Test sign-in
console-test-again = Run again
console-test-text = You go through the same sign-in as people who use { $app }: password, second factor, consent. At the end you see what the app would receive. The app itself is not contacted.
console-test-redirect = Redirect address
console-test-prompt = What people are asked (prompt)
console-test-prompt-none = Default: people who are already signed in are not asked again
console-test-prompt-login = Ask for the password again (prompt=login)
console-test-prompt-account = Let people choose an account (prompt=select_account)
console-test-prompt-consent = Ask for consent, including offline access (prompt=consent)
console-test-do = Test a sign-in
console-test-refused = The app would receive an error
console-test-given = What { $app } would receive
console-test-harmless = None of this can be used: the signatures are left out, no grant was created and nothing was saved.
console-test-who = Signed in as
console-test-over = The result of that test is no longer stored. Run it again.
console-test-id-token = ID token
console-test-id-token-text = What the app learns when people sign in.
console-test-no-id-token = None. The app did not ask for the scope openid.
console-test-id-token-header = ID token header
console-test-header-text = The signing key and algorithm.
console-test-userinfo = Userinfo
console-test-userinfo-text = What the app receives from the userinfo endpoint with the access token.
console-test-no-userinfo = The access token does not work there. The app did not ask for the scope openid, or the token is for an API.
console-test-access-token = Access token
console-test-access-token-text = What APIs see.
console-test-access-token-header = Access token header
console-test-refresh-token = Refresh token
console-test-refresh = The app receives one and can get new tokens without asking the person again.
console-test-no-refresh = The app does not receive one. It must send people here again.
console-test-service = People do not sign in to this app
console-test-service-text = It gets tokens for itself. You can request one with its secret, which curl asks you for:
console-tab-errors = Errors
console-errors-title = Recent errors
console-errors-none = No errors
console-errors-none-text = When a request from this app is refused, the reason and the fix appear here.
console-reference = Reference
console-error-redirect = The redirect address is not registered.
console-error-redirect-fix = Compare the address that the app sends with the addresses under Settings. Add it there, or correct it in the app.
console-error-sign-out-address = The sign-out address is not registered.
console-error-sign-out-address-fix = The app asked to return to this address after a sign-out. Add it under Settings, Sign-out addresses, or correct it in the app.
console-error-sign-out-address-none = No sign-out address is registered for this app.
console-error-sign-out-hint = The ID token of a sign-out could not be verified.
console-error-sign-out-hint-fix = You do not need to do anything, unless this happens often: then let the app send the ID token that it received last.
console-error-sign-out = A sign-out request was invalid.
console-error-unknown-app = An app sent a client ID that is not registered here.
console-error-unknown-app-fix = Compare the client ID in the app with the one on its Setup page here.
console-error-no-app = An app sent a request without a client ID.
console-error-no-redirect = The app sent no redirect address.
console-error-no-redirect-fix = Set the callback (redirect) address in the app.
console-error-off = The app is switched off.
console-error-off-fix = Switch it on under Settings, or remove the sign-in from the app.
console-error-scope = The app asked for a scope that it is not allowed to use.
console-error-scope-fix = Add the scope under Settings, or remove it in the app.
console-error-target = The app asked for an API that is not registered.
console-error-target-fix = Add the API under APIs, or correct its identifier in the app.
console-error-silent = The app asked for a sign-in that shows no page (prompt=none), but the person has to do something first.
console-error-silent-fix = This is normal if the app then shows the sign-in page. Otherwise remove prompt=none in the app.
console-error-secret = The app could not be authenticated: wrong secret, or wrong authentication method.
console-error-secret-fix = Paste the secret again, or create a new one under Secrets.
console-error-grant = The request used an authorization code, refresh token or access token that has expired or was already used.
console-error-grant-fix = This is normal after a page is reloaded or a session ends. If it keeps happening, check whether two instances of the app share a token.
console-error-mismatch = The token request did not match the sign-in request.
console-error-mismatch-fix = Send the same redirect address in both requests, and the PKCE code verifier that belongs to this sign-in.
console-error-grant-type = The app used a grant type or response type that it is not registered for.
console-error-grant-type-fix = Set the app to the authorization code flow, or change its registration on the command line.
console-error-person = A person could not sign in: wrong password or code, or too many attempts.
console-error-person-fix = There is nothing wrong with the app.
console-error-denied = A person denied the request.
console-error-denied-fix = Request fewer scopes. Only if the app is your own, mark it so under Settings: then nobody is asked.
console-error-form = A form was out of date or came from another site.
console-error-form-fix = There is nothing to do. If it keeps happening, check whether a proxy changes cookies.
console-error-access = Someone who is not an administrator tried to open the console.
console-error-access-fix = If they should have access, make them an administrator.
console-error-registration = An app tried to register itself and was refused.
console-error-registration-fix = Apps cannot register themselves. Connect the app here.
console-error-request = The request was invalid.
console-error-request-fix = Correct the request in the app. The message says what is wrong.
console-error-ours = The error happened here, not in the app.
console-error-ours-fix = Look for the reference in the server log.
console-error-address-now = This address is registered now.
console-error-address-none = No redirect address is registered for this app.

# Terms
console-terms = Terms
terms-lead = Versions of the terms that people accept before they are signed in. A version is never changed: what people accepted is what it says.
terms-new = Publish a version
terms-none = No terms
terms-none-text = Nobody has to accept any. Publish a version, and people are asked at their next sign-in.
terms-new-lead = Give the address where people read the version. Leave out languages that you have no text for: people read the English one, or else the first.
terms-version-name = Version
terms-version-hint = One word, such as 2026-11-30. It cannot be changed later.
terms-since = In force from
terms-since-hint = The day in UTC. If you leave it empty, it is in force at once.
terms-again = Everybody accepts it again
terms-again-hint = Also people who accepted an earlier version. Leave it off for a small correction.
terms-again-short = everybody again
terms-title-label = Title
terms-url-label = Address
terms-publish = Publish version
terms-coming = Coming
terms-in-force = In force
terms-over = Over
terms-accepted-by = Accepted by
terms-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
terms-withdraw = Withdraw
terms-withdraw-which = Withdraw version { $version }
terms-version-taken = There is or was a version with this name
terms-version-wrong = Enter 1 to 64 letters, numbers and signs without spaces
terms-url-wrong = Enter a web address such as https://example.com/terms
terms-title-wrong = Enter a title
terms-since-past = Enter today or a later day
terms-too-many = There are as many versions as there can be
notice-terms-published = The version is published.
notice-terms-withdrawn = The version is withdrawn.
notice-terms-accepted = People have accepted this version, so it stays. Publish a newer one.

# Messages
console-messages = Messages
messages-text = Mails to people from the last 30 days. What they say is deleted when they are sent.
messages-as-files = No mail server is set (LATCHKEY_SMTP_URL). Every mail is a file in
messages-any-state = Any state
messages-none = No messages
messages-all = All messages
messages-not-delivered = Not delivered
messages-test = Send a test message
messages-test-text = The server sends it now, in the language of this page. The list shows what became of it.
messages-test-to = Email address
messages-test-send = Send test message
messages-not-an-address = Enter an email address such as mara@example.com.
messages-preview = What mails look like
messages-preview-text = Every mail that people can get, with made-up details and with your own words where you have set some. Its links lead to nothing.
messages-preview-which = Mail
messages-preview-language = Language
messages-preview-show = Show
messages-preview-subject = Subject
messages-preview-as-text = As text
messages-preview-html = Show as HTML
messages-preview-form = { $name } ({ $number })
message-to = To
message-kind = About
message-kind-test = Test
message-sent = Sent
message-failed = Failed
message-queued = Waiting
message-under-way = Being sent
message-written = Written
message-next = Next attempt
message-tries = { $count ->
    [one] 1 attempt
   *[other] { $count } attempts
}
message-send-again = Send again
message-send-again-which = Send again: { $address }
notice-message-sent-again = The message is being sent again.
notice-message-under-way = This message is already being sent. Reload this page to see what became of it.
notice-message-tested = The test message is being sent. Reload this page to see what became of it.

# Invitations
console-invitations = Invitations
invitations-text = Invitations to people, and what became of them. They are kept for 30 days after they are over.
invitations-search = Name or email address
invitations-none = No invitations match
invitations-empty = No invitations yet
invitations-sort-age = Newest invitation first
invitations-sort-age-down = Oldest invitation first
invitations-sort-expires = Expires first
invitations-sort-expires-down = Expires last
invitation-open = Open
invitation-accepted = Accepted
invitation-withdrawn = Withdrawn
invitation-expired = Expired
invitation-created = Invited
invitation-sent = Last sent
invitation-expires = Expires
invitation-invited-by = Invited by
invitation-deleted-person = Deleted person
invitation-link-text = No mail server is set, so give this link to the person yourself. We will not show it again. It works once, until { $time }.
invitation-send-again = Send again
invitation-send-again-text = Sends a new link, which works for at least 7 days. The old link stops working.
invitation-withdraw = Withdraw
invitation-withdraw-text = The link stops working at once. You can invite the person again.
invite-title = Invite a person
invite-text = They get a link by mail and choose their own password.
invite-many-title = Invite many
invite-many-text = Everyone in the file is invited, or no one if a line is wrong.
invite-name-hint = The person can change it.
invite-until-hint = The memberships end at the end of this day (UTC). If you leave the field empty, they have no end.
invite-language = Language of the mail
invite-admin = Make this person an administrator
invite-expires = Invitation valid until (optional)
invite-expires-hint = If you leave the field empty, the invitation expires after 7 days. The limit is 90 days.
invite-expires-invalid = Choose a day after today and within 90 days, or leave the field empty
invite-more-groups = Only the first 100 groups are shown. You can add the person to another group later.
invite-send = Send invitation
invite-no-group = There is no group { $group }. Check the name, or create the group first.
invite-is-invited = This address is already invited. Send that invitation again, or withdraw it first.
invite-has-account = There is already an account with this address, and the invitation would give it nothing. Choose a group, or do not invite it.
invite-disabled = The account with this address is disabled. Enable it first.
invite-twice = Another line invites the same address
invite-too-many = You can send 500 invitations in an hour. Try again later, or use the command line.
invite-file-empty = There is no invitation here. The first line names the columns, and each further line is one invitation.
invite-file-too-many = A file can have 1,000 invitations. Split it.
invite-no-email-column = No column is called email
invite-column = The column { $column } is not known, or stands twice
invite-too-many-values = The line has more values than there are columns
invite-not-a-day = Enter a day like 2026-12-31 instead of { $value }
invite-not-yes-or-no = Enter yes or no for admin instead of { $value }
invite-no-language = There is no language { $value }. Use en, de, fr, es or ar.
invite-nobody = No one was invited
invite-line = Line { $line }: { $problem }
invite-more-problems = { $count ->
    [one] 1 more line is wrong
   *[other] { $count } more lines are wrong
}
invite-skip-known = Leave out people who already have an account or an invitation
invite-known = { $count ->
    [one] 1 line is left out: that person has an account or an invitation already.
   *[other] { $count } lines are left out: those people have an account or an invitation already.
}
invite-checked = { $count ->
    [one] The file is good: 1 person can be invited. No one was invited yet.
   *[other] The file is good: { $count } people can be invited. No one was invited yet.
}
invite-file = Choose a CSV file
invite-rows = Invitations
invite-rows-hint = CSV. The first line names the columns: email, and any of name, groups (several separated by semicolons), until, admin (yes or no), language, expires.
invite-check = Check
invite-send-all = Send invitations
notice-invitation-sent = Invitation sent.
notice-invitations-sent = Invitations sent.
notice-invitation-sent-again = Sent again. The old link no longer works.
notice-invitation-withdrawn = Invitation withdrawn.
notice-invitation-changed = Nothing was changed: this invitation is already over, or someone else changed it.
message-kind-invitation = Invitation
console-rules = Sign-in rules
rules-lead = Who must use what to sign in. All rules that apply to a person and an app add up.
rules-empty = No rules yet
rules-empty-text = Everyone signs in with what they have.
rules-for = Applies to
rules-allowed = Accepted
rules-required = Required
rules-within = Asked again after
rules-set-by = Set in
rules-set-here = This table
rules-set-setting = Setting { $name }
rules-set-group = The group
rules-set-app = The app
rules-everybody = Everyone
rules-admins = Administrators
rules-group = Group { $name }
rules-app = App { $name }
rules-a-group = A group
rules-an-app = An app
rules-all = Everything
rules-all-but = Not accepted: { $factors }
rules-second = Second factor
rules-one-of = One of: { $factors }
rules-separator = { ", " }
rules-new = Add or change a rule
rules-name = Group name or client ID
rules-name-hint = Leave empty for everyone.
rules-no-place = There is no such group or app.
rules-open = Open the rule
rules-preview = Preview for a person
rules-preview-text = Shows what a person would be asked at a new sign-in, and why. Nobody is signed in.
rules-person = Email address, username or ID
rules-no-person = There is no such person.
rules-preview-app = Client ID of the app
rules-preview-app-hint = Leave empty for the person’s own pages.
rules-no-app = There is no such app.
rules-preview-show = Show
rules-own-pages = Own pages
rules-no-first = This person has nothing to sign in with.
rules-with = With: { $factor }
rules-with-none = With: { $factor }. It shows who they are, and is not accepted.
rules-then-prove = Asked for one of: { $factors }
rules-then-set-up = Has to set up one of: { $factors }
rules-then-stuck = Cannot sign in: nothing that the rules accept can be set up.
rules-then-in = Signed in
rules-why = Why
rules-no-reason = No rule asks for more.
rules-because-not = does not accept { $factors }
rules-because-second = requires a second factor
rules-because-one-of = requires one of { $factors }
rules-because-age = asks again for what was used longer ago than { $time }
rule-title = Rule: { $whom }
rule-allowed = What is accepted
rule-allowed-hint = Other factors do not count. People who have nothing that is accepted set it up when they sign in.
rule-second = A second factor
rule-one-of-hint = Or one of these, and nothing in their place, not even a recovery code:
rule-age = Ask again after
rule-age-hint = Such as 10m, 12h or 7d. Leave empty for no limit.
rule-age-wrong = Enter a time from 60s to 400d.
person-remembered = { $count ->
    [one] One browser without a second factor
   *[other] { $count } browsers without a second factor
}
person-remembered-text = They are not asked for the second factor there for a while.
rules-remembered = a browser may be remembered for { $days } days
rules-never-remembered = no browser is remembered
rule-remember = Remember a browser for so many days
rule-remember-hint = People can tick a box, and are not asked for a second factor in that browser for so long. 0: never. Leave empty to say nothing.
rule-remember-wrong = Enter a number of days from 0 to 90.
rule-empty = This rule says nothing. Choose something, or remove the rule.
rule-no-first = Accept something that shows who someone is, such as a password or a passkey.
rule-no-second = Accept passkeys or authenticator apps: people can set them up when they sign in.
rule-nobody = One of what is required must be accepted, and something that people can set up when they sign in.
rule-locks-out = With this rule no administrator could sign in any more. Nothing was changed.
rule-remove = Remove this rule
notice-rule-removed = Rule removed.
rule-factor-password = Password
rule-factor-passkey = Passkey
rule-factor-totp = Authenticator app
rule-factor-recovery-codes = Recovery code
rule-factor-email-code = Code by email in place of a password
rule-factor-email-code-second = Code by email as a second factor
rule-factor-sms-code = Code by SMS in place of a password
rule-factor-sms-code-second = Code by SMS as a second factor
rule-factor-upstream = Account at another provider
console-upstreams = Providers
upstreams-lead = Other providers whose accounts people can sign in with.
upstreams-search = Name or issuer
upstreams-sort-name = Name in addresses, A to Z
upstreams-sort-name-down = Name in addresses, Z to A
upstreams-empty = No providers yet
upstreams-empty-text = Add one, and the sign-in page has a button for it.
upstreams-no-match = No providers match
upstream-new = Add a provider
upstream-create = Add the provider
upstream-preset = Fill in what is known of:
upstream-name = Name in addresses
upstream-name-hint = a-z, 0-9 and -. It cannot be changed later. Register this redirect address at the provider: { $address }
upstream-name-wrong = Enter 1 to 40 characters from a-z, 0-9 and -, not beginning with -.
upstream-name-taken = A provider with this name exists already.
upstream-title-label = Name on the button
upstream-title-hint = What people call it, such as Google or the name of your company.
upstream-title-wrong = Enter one line of 1 to 100 characters.
upstream-issuer = Issuer
upstream-issuer-hint = The address that the provider’s discovery document calls issuer, exactly as it stands there.
upstream-issuer-change = If you change it, accounts that are connected now no longer sign anyone in, and the sessions that they began end. If you do not enter a secret with it, the stored one is deleted.
upstream-issuer-wrong = Enter an address that begins with https://, without ? and #.
upstream-issuer-own = This is the address of this Latchkey itself.
upstream-client-id = Client ID
upstream-client-id-hint = As the provider gave it.
upstream-client-id-wrong = Enter 1 to 512 visible ASCII characters.
upstream-secret = Secret
upstream-secret-hint = Leave it empty if the provider gave none.
upstream-secret-kept = A secret is stored. Enter another one to replace it.
upstream-secret-wrong = Enter one line of 1 to 512 characters.
upstream-scopes = Scopes that are asked for
upstream-scopes-hint = openid is required; email is needed to recognise addresses.
upstream-scopes-wrong = Enter scopes separated by spaces, openid among them.
upstream-in-header = Send the secret in the header of requests
upstream-in-header-hint = HTTP Basic (client_secret_basic), in place of the body (client_secret_post). Some providers take only one of the two.
upstream-signs = Sign requests with a key of Latchkey’s own
upstream-signs-hint = In place of a secret (private_key_jwt). Save, then give the provider the address of the public key, which this page shows.
upstream-jwks = Address of the public key
upstream-tenants = Tenants whose accounts count
upstream-tenants-hint = Their IDs, separated by spaces. Required for common and organizations in the issuer: anyone can create a tenant.
upstream-tenants-missing = Enter the IDs of the tenants whose accounts count.
upstream-tenant-wrong = “{ $tenant }” is not the ID of a tenant, such as 11111111-2222-3333-4444-555555555555.
upstream-team-id = Team ID
upstream-key-id = Key ID
upstream-apple-id-hint = As Apple shows it, such as AB1C23D4EF.
upstream-apple-id-wrong = Enter 1 to 40 letters and digits.
upstream-apple-key-hint = Apple’s secret is the content of the file AuthKey_KEYID.p8.
upstream-apple-key-wrong = Enter the content of the file AuthKey_KEYID.p8 that Apple gave.
upstream-authorization-endpoint = Authorization endpoint
upstream-token-endpoint = Token endpoint
upstream-user-endpoint = User endpoint
upstream-endpoint-hint = As the provider’s documentation names it.
upstream-endpoint-wrong = Enter an address that begins with https://.
upstream-members = Members of the user endpoint’s answer
upstream-members-hint = Where they differ from OpenID Connect: subject, email, email_verified, name and username, such as subject=id username=login. The subject must never change and never be given to someone else.
upstream-members-wrong = Enter pairs of subject, email, email_verified, name or username, such as subject=id.
upstream-fixed-wrong = You can change this only together with the issuer. Connected accounts then no longer sign anyone in.
upstream-accounts = Who gets an account at the first sign-in
upstream-accounts-hint = Empty: no one. *: everyone whose address the provider verified. Or domains of verified addresses, such as example.com, separated by spaces.
upstream-trusted = Domains that it is trusted for
upstream-trusted-hint = Whoever has a verified address in one of these domains there is signed in to the account with this address without being asked for it. Enter only domains whose addresses the provider controls.
upstream-login-domains = Domains whose people are led there
upstream-login-domains-hint = Whoever enters an address in one of these domains on the sign-in page comes to the provider at once, whether or not there is such an account. Passwords of these addresses are used only while the provider cannot be reached; usernames, passkeys and codes by email are not affected.
upstream-native = Apps whose ID tokens count
upstream-native-hint = Client IDs at the provider, separated by spaces. An app on a device that signs people in with Google One Tap or Sign in with Apple can exchange the ID token for tokens, if it has the grant for token exchange. Empty: no ID token is exchanged.
upstream-native-wrong = “{ $client }” is not a client ID: enter 1 to 512 visible ASCII characters.
upstream-group-rules = Groups by what the provider says
upstream-group-rules-hint = One rule a line: claim = value -> group, such as groups = engineering -> staff. Each sign-in puts people in these groups, and takes them out again when the rule no longer applies. Memberships that no rule gave stay.
upstream-group-rule-wrong = “{ $rule }” is not a rule. Enter claim = value -> group.
upstream-group-rules-right = You need the right to manage groups for these rules, and to have another provider stand behind them. There can be 100 of them at most.
upstream-group-rules-unknown = There is no group called “{ $group }”.
upstream-attribute-rules = Attributes by what the provider says
upstream-attribute-rules-hint = One rule a line: attribute = $claim, or a fixed text, such as department = $org.department or site = Berlin if office = b-1. The first rule that applies decides. Each sign-in refreshes what a rule filled in; what someone set here by hand stays. Begin a rule with once to fill in at the first sign-in only, or with always to replace what was set by hand.
upstream-attribute-rule-wrong = “{ $rule }” is not a rule. Enter attribute = $claim, optionally with once or always before it and if claim = value behind it.
upstream-attribute-rules-right = You need the right to manage people for these rules, and to have another provider stand behind them. There can be 100 of them at most.
upstream-attribute-rules-unknown = “{ $attribute }” cannot be filled in by a provider. Declare it as an attribute first, or choose name, given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture or website.
upstream-sign-out = Sign people out there too
upstream-sign-out-hint = Whoever signs out here is sent to the provider to sign out there, and comes back. They are signed out here first, whether or not the provider answers. Register the address that this page shows after saving at the provider.
upstream-signed-out = Address after signing out, to be registered there
upstream-trial = Try a sign-in
upstream-trial-text = You sign in at the provider as anyone would. No one is signed in here by it, nothing is connected and no one is changed. Only you see the result, for 10 minutes.
upstream-trial-off = The provider is switched off: you can try it before people sign in with it.
upstream-trial-do = Go to the provider
upstream-trial-again = Try again
upstream-trial-over = The result of this trial is not available any more. Try again.
upstream-trial-nothing = The provider signed no one in
upstream-trial-nothing-fix = Check the settings of the provider. The log says more. The reason is:
upstream-trial-account = The account here
upstream-trial-known = A sign-in as this leads to this account, which is connected with it:
upstream-trial-known-off = This account is connected with it, but cannot sign in, as it is disabled or waits for approval:
upstream-trial-trusted = A sign-in as this would be connected with this account without asking, as the provider is trusted for the domain of its address:
upstream-trial-made = A sign-in as this would create an account with the address { $address }.
upstream-trial-asked = No account is connected with it. Whoever signs in so is asked to prove an account here, and then whether to connect it:
upstream-trial-no-address = The provider says no email address.
upstream-trial-unverified = The provider does not say that the email address is verified.
upstream-trial-not-trusted = The provider is not trusted for the domain of this address.
upstream-trial-nobody = No active account here has this as its verified address.
upstream-trial-connected = The account with this address has connected another account already.
upstream-trial-not-admitted = No accounts are created for the domain of this address.
upstream-trial-not-signed-up = The settings for signing up do not allow the domain of this address.
upstream-trial-another-trusted = Another provider is trusted for the domain of this address.
upstream-trial-taken = An account here has this address.
upstream-trial-met = Applies: they are in this group.
upstream-trial-unmet = Does not apply.
upstream-trial-no-group = There is no such group any more.
upstream-trial-no-attribute = There is no such attribute any more.
upstream-trial-unknown = Not known: the provider left the claim out, or it could not be read. Nothing changes.
upstream-trial-fills = Fills in:
upstream-trial-unfit = Left out: the value cannot be kept in this attribute.
upstream-trial-passed-over = Not reached: a rule before it decides.
upstream-trial-claims = What the provider said
upstream-trial-claims-text = From the ID token and the user endpoint together, as the rules see it. Tokens are not shown.
upstream-trial-partial = The user endpoint could not be read: there may be more.
upstream-trial-too-long = It said too much to be shown here.
upstream-domain-wrong = “{ $domain }” is not a domain such as example.com or *.example.com.
upstream-enabled = Offer it on the sign-in page
upstream-domain-not-given-out = This provider cannot be trusted for “{ $domain }”: it does not know who has an address there now.
upstream-enabled-hint = While it is off, no one signs in with it. Switching it off ends the sessions that began with it.
upstream-off = Off
upstream-facts = At the provider
upstream-callback = Redirect address
upstream-backchannel = Back-channel logout address
upstream-connected = Connected people
upstream-sessions = Sessions that began with it
upstream-sessions-count = { $count }
upstream-sessions-or-more = { $count } or more
upstream-test = Test the provider
upstream-test-good = The provider’s document and keys are as they should be.
upstream-test-private = The issuer leads to the private address { $detail }. Name its network in LATCHKEY_FETCH_ALLOW if Latchkey may reach it.
upstream-test-unresolved = The host of the issuer was not found. Check the address.
upstream-test-slow = The provider did not answer in time. Try again later.
upstream-test-address = The issuer must begin with https://. http:// is possible only on a network of LATCHKEY_FETCH_ALLOW.
upstream-test-status = /.well-known/openid-configuration below the issuer was answered with status { $detail }. Check the issuer.
upstream-test-issuer = The provider’s document names another issuer: { $detail }. Enter it exactly like that.
upstream-test-keys = The keys that the provider’s document names cannot be read.
upstream-test-other = The provider cannot be used: { $detail }
upstream-delete = Delete the provider
upstream-delete-text = { $count ->
    [one] 1 person is connected with it and can then not sign in with it any more, also if you add it again.
   *[other] { $count } people are connected with it and can then not sign in with it any more, also if you add it again.
}
upstream-ends = { $count ->
    [0] No session began with it.
    [one] 1 session that began with it ends.
   *[other] { $count } sessions that began with it end.
}
notice-upstream-added = Provider added. Test it before people use it.
notice-upstream-deleted = Provider deleted.
