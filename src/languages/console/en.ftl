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
