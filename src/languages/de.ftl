# Daten
date = { $day }. { $month } { $year }
date-time = { $date }, { $time }
time = { $time } Uhr UTC
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
ago-now = gerade eben
ago-minutes = { $count ->
    [one] vor einer Minute
   *[other] vor { $count } Minuten
}
ago-hours = { $count ->
    [one] vor einer Stunde
   *[other] vor { $count } Stunden
}
ago-days = { $count ->
    [one] vor einem Tag
   *[other] vor { $count } Tagen
}

# Überall
title-error = Fehler:
summary-title = { $count ->
    [one] Bitte eine Angabe prüfen
   *[other] Bitte { $count } Angaben prüfen
}
continue = Weiter
cancel = Abbrechen
done = Fertig
remove = Entfernen
view = Ansehen
go-back = Zurück
try-again = Noch einmal versuchen
back-to-app = Zurück zu { $app }
open-app = { $app } öffnen
not-you = Nicht Ihr Konto?
sign-in = Anmelden
sign-in-again = Wieder anmelden
sign-out = Abmelden
stay-signed-in = Angemeldet bleiben
signed-in = Angemeldet
signed-out = Abgemeldet
throttled = { $minutes ->
    [one] Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann noch einmal.
   *[other] Zu viele Versuche. Warten Sie { $minutes } Minuten und versuchen Sie es dann noch einmal.
}
footer-help = Hilfe
footer-privacy = Datenschutz
footer-terms = Nutzungsbedingungen
theme-current = Farben: { $theme }
theme-auto = automatisch
theme-light = hell
theme-dark = dunkel
language-title = Sprache wählen

# Die Platte
plate-sign-in = bittet Sie, sich anzumelden
plate-consent = möchte Ihr Konto verwenden
plate-sent-you = hat Sie hierher geschickt
plate-came-from = Von hier sind Sie gekommen
plate-sign-out = bittet Sie, sich abzumelden
plate-provider = Ihr Konto
plate-setup = kann jetzt eingerichtet werden
plate-local = auf diesem Rechner
plate-advice = Geben Sie Ihr Passwort nur ein, wenn in der Adresszeile { $host } steht.
app-unchecked = Von { $provider } nicht geprüft. Fahren Sie nur fort, wenn Sie wissen, wer diese App betreibt.

# Anmelden
sign-in-title = Anmelden
sign-in-username = E-Mail-Adresse oder Benutzername
sign-in-username-missing = Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein
sign-in-mismatch = Das passt nicht zusammen. Prüfen Sie beides und geben Sie das Passwort noch einmal ein.
sign-in-disabled = Dieses Konto ist abgeschaltet. Wenden Sie sich an die Betreiber.
sign-in-accounts = Anderes Konto wählen
password = Passwort
password-show = Zeigen
password-hide = Verbergen
password-missing = Geben Sie Ihr Passwort ein
password-mismatch = Das stimmt nicht überein. Geben Sie es noch einmal ein.
password-forgot = Passwort vergessen?
password-title = Passwort eingeben
password-title-again = Passwort noch einmal eingeben
password-again = { $app } möchte sicher sein, dass Sie es sind.
password-recent = Ihre letzte Anmeldung liegt für { $app } zu lange zurück.
password-confirm = Der nächste Schritt ist heikel: Bestätigen Sie, dass Sie es sind.
new-password-title = Neues Passwort wählen
first-password-title = Passwort wählen
new-password = Neues Passwort
new-password-set = Passwort festlegen
new-password-temporary = Ihr Passwort hat jemand anderes festgelegt. Wählen Sie eines, das nur Sie kennen.
new-password-compromised = Ihr Passwort ist anderen bekannt. Wählen Sie ein neues.
new-password-first = Dieser Link gilt einmal. Wählen Sie das Passwort für Ihr Konto und melden Sie sich dann damit an.
new-password-rule = { $minimum ->
    [one] Mindestens ein Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.
   *[other] Mindestens { $minimum } Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.
}
new-password-missing = Geben Sie ein neues Passwort ein.
new-password-too-short = { $minimum ->
    [one] Verwenden Sie mindestens ein Zeichen.
   *[other] Verwenden Sie mindestens { $minimum } Zeichen.
}
new-password-too-long = { $maximum ->
    [one] Verwenden Sie höchstens ein Byte.
   *[other] Verwenden Sie höchstens { $maximum } Bytes.
}
new-password-personal = Lassen Sie Ihren Namen und Ihre Adresse weg.
new-password-same = Wählen Sie eines, das sich vom jetzigen unterscheidet.
new-password-keyboard = Nebeneinanderliegende Tasten sind sofort erraten. Fügen Sie andere Wörter hinzu.
new-password-repeats = Wiederholte Zeichen bringen wenig. Fügen Sie andere Wörter hinzu.
new-password-sequence = Folgen wie abc oder 6543 sind sofort erraten. Fügen Sie andere Wörter hinzu.
new-password-dates = Daten und Jahreszahlen sind früh erraten. Fügen Sie andere Wörter hinzu.
new-password-word = Ein einzelnes Wort ist früh erraten. Fügen Sie andere Wörter hinzu.
new-password-names = Namen sind früh erraten. Fügen Sie andere Wörter hinzu.
new-password-common = Dieses verwenden viele. Wählen Sie ein anderes.
new-password-guessable = Das ist zu leicht zu erraten. Fügen Sie andere Wörter hinzu.

# Konten in diesem Browser
account-choice-title = Konto wählen
account-choice-app = weiter zu { $app }
account-choice-another = Anderes Konto verwenden
account-choice-remove = Ein Konto aus dieser Liste entfernen
account-removal-title = Konten entfernen
account-removal-text = Ein entferntes Konto wird in diesem Browser abgemeldet. Das Konto selbst bleibt bestehen.
remove-account = { $account } entfernen

# Einwilligung
consent-title = Darf { $app } Ihr Konto verwenden?
consent-run-by = Betrieben von
consent-return-to = Sie kehren zurück zu
consent-policy = Datenschutzerklärung
consent-will-see = Das sieht { $app }
consent-may-do = Das darf { $app } in Ihrem Namen
consent-identity-only = { $app } erfährt, dass Sie es sind, und sonst nichts.
consent-resource = { $name } verwenden
consent-choice = Ihre Wahl
consent-new = Neu
consent-accept = Erlauben
consent-take-back = Sie können das jederzeit zurücknehmen unter { $link }.
consent-take-back-link = Ihr Konto, Apps
scope-profile = Ihr Name und Profil
scope-email = Ihre E-Mail-Adresse
scope-email-confirmed = { $email }, bestätigt
scope-email-unconfirmed = { $email }, nicht bestätigt
scope-address = Ihre Postanschrift
scope-phone = Ihre Telefonnummer
scope-groups = Ihre Gruppen
scope-offline-access = Zugriff, während Sie weg sind
scope-offline-access-until = { $days ->
    [one] Höchstens einen Tag, bis zum { $date }
   *[other] Höchstens { $days } Tage, bis zum { $date }
}
scope-claim = Ihre Angabe „{ $name }“
scope-other = Berechtigung „{ $name }“
scope-nothing = Nicht in Ihrem Konto

# Einrichten
setup-title = Das erste Verwaltungskonto anlegen
setup-text = Dieses Konto darf hier alles. Weitere können Sie später hinzufügen.
setup-email = E-Mail-Adresse
setup-name = Name
setup-username = Benutzername
setup-username-hint = Damit melden Sie sich an, ebenso wie mit der E-Mail-Adresse.
setup-create = Konto anlegen
setup-email-invalid = Geben Sie eine E-Mail-Adresse ein, etwa name@example.com
setup-email-taken = Zu dieser E-Mail-Adresse gibt es schon ein Konto
setup-username-invalid = Verwenden Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche
setup-username-taken = Diesen Benutzernamen gibt es schon

# Fehler
error-the-app = die App
error-reference = Wenn es wieder geschieht, nennen Sie den Betreibern der App diese Nummer:
error-developer = Für die Entwickler dieser App
error-code = Fehler
error-parameter = Parameter
error-rule = Regel
error-received = Empfangen
error-registered = { $count ->
    [one] Registriert
   *[other] Registriert, die nächstliegende von { $count }
}
error-registered-hidden = Wer die App verwaltet und hier angemeldet ist, sieht auch, was registriert ist, mit markiertem Unterschied.
error-differences = { $count ->
    [one] Ein Unterschied, oben markiert.
   *[other] { $count } Unterschiede, oben markiert.
}
error-app-request = Dieser Link zur Anmeldung funktioniert nicht
error-app-request-text = Etwas daran passt nicht zu dem, was mit { $app } vereinbart ist. Ihr Konto ist in Ordnung, und nichts wurde übermittelt. Gehen Sie zurück und versuchen Sie es noch einmal.
error-redirect-address = Dieser Link passt nicht zu den Einstellungen von { $app }
error-redirect-address-text = Ihr Konto ist in Ordnung, und nichts wurde an { $app } übermittelt. Gehen Sie zurück und versuchen Sie es noch einmal.
error-unknown-app = Diese App kennen wir nicht
error-unknown-app-text = Der Link nennt eine App, die hier nicht registriert ist. Ihr Konto ist in Ordnung. Gehen Sie zurück und suchen Sie einen anderen Weg.
error-app-disabled = { $app } ist abgeschaltet
error-app-disabled-text = Die Betreiber dieser Anmeldung haben sie abgeschaltet. Ihr Konto ist in Ordnung.
error-not-allowed = Sie haben keinen Zugang zu { $app }
error-not-allowed-text = Ihr Konto ist in Ordnung, aber es steht nicht auf der Liste für { $app }. Wenden Sie sich an die Betreiber.
error-expired = Diese Seite wurde schon verwendet oder ist zu alt
error-expired-text = Nichts ging verloren. Gehen Sie zurück zu { $app } und beginnen Sie noch einmal.
error-no-cookies = Ihr Browser hat kein Cookie gesendet
error-no-cookies-text = Für die Anmeldung sind Cookies nötig. Erlauben Sie sie für diese Adresse und versuchen Sie es noch einmal.
error-foreign-form = Dieses Formular gilt nicht mehr
error-foreign-form-text = Es kam von einer anderen Seite oder aus der Zeit vor Ihrer Abmeldung. Nichts wurde geändert. Versuchen Sie es noch einmal.
error-another-host = Öffnen Sie diese Seite unter { $host }
error-another-host-text = Sie haben sie unter einer anderen Adresse geöffnet. Formulare werden nur unter { $host } angenommen. Es wurde nichts geändert.
error-link-over = Dieser Link wurde bereits verwendet oder ist abgelaufen
error-link-over-text = Wenn Sie Ihr Passwort schon gewählt haben, melden Sie sich damit an. Andernfalls bitten Sie die Verwaltung um einen neuen Link.
error-setup-link-over-text = Wenn das erste Verwaltungskonto schon angelegt ist, melden Sie sich an. Andernfalls verwenden Sie den neuesten Link, den der Server beim Start ausgegeben hat.
error-sign-out = Sie sind noch angemeldet
error-signed-out-already = Sie sind hier nicht angemeldet
error-sign-out-hint = Der Abmeldelink von { $app } lässt sich nicht mehr prüfen. Deshalb leiten wir Sie nicht dorthin zurück.
error-sign-out-address = { $app } wollte unter einer Adresse fortfahren, die dafür nicht registriert ist. Deshalb leiten wir Sie nicht dorthin weiter.
error-sign-out-app = Der Abmeldelink nennt eine App, die hier nicht registriert ist, oder wurde für eine andere ausgestellt. Deshalb leiten wir Sie nicht zurück.
error-sign-out-malformed = Der Abmeldelink ist beschädigt. Deshalb leiten wir Sie nicht zurück.
error-not-found = Unter dieser Adresse gibt es nichts
error-not-found-text = Prüfen Sie die Adresse oder gehen Sie zur Startseite.
error-method = Diese Adresse lässt sich so nicht öffnen
error-method-text = Sie ist für Apps gedacht. Gehen Sie zur Startseite.
error-malformed = Diese Anfrage ist nicht lesbar
error-malformed-text = Ein Teil fehlt oder ist anders als erwartet. Gehen Sie zurück und versuchen Sie es noch einmal.
error-too-large = Diese Anfrage ist zu groß
error-too-large-text = Senden Sie weniger auf einmal und versuchen Sie es noch einmal.
error-too-many = Zu viele Anfragen
error-too-many-text = Warten Sie eine Minute und versuchen Sie es dann noch einmal.
error-unavailable = Die Anmeldung ist gerade nicht möglich
error-unavailable-text = Ein Teil des Dienstes antwortet nicht. Ihr Konto ist in Ordnung. Versuchen Sie es in einer Minute noch einmal.
error-internal = Hier ist etwas schiefgegangen
error-internal-text = Das liegt nicht an Ihnen, und es ist festgehalten. Versuchen Sie es in einer Minute noch einmal.

# Abmelden
sign-out-title = Abmelden?
sign-out-text = Damit endet Ihre Sitzung in diesem Browser.
signed-out-title = Sie sind abgemeldet
signed-out-text = In diesem Browser, um { $time }. Andere Geräte bleiben angemeldet.
signed-out-advice = Schließen Sie an einem gemeinsam genutzten Rechner auch den Browser.
signed-out-no-answer = Hat nicht geantwortet. Vielleicht sind Sie dort noch angemeldet.
signed-out-not-told = Hat eine eigene Sitzung. Vielleicht sind Sie dort noch angemeldet.
form-post-title = Einen Moment
form-post-text = Sie werden zu { $app } zurückgeleitet.

# Ihr Konto
nav-account = Ihr Konto
nav-menu = Menü
nav-home = Start
nav-profile = Profil
nav-security = Sicherheit
nav-sessions = Sitzungen
nav-apps = Apps
home-title = Guten Tag, { $name }
home-signed-in = Angemeldet { $time }
home-apps = Ihre Apps
home-open-there = Beginnen Sie die Anmeldung dort
home-empty-title = Noch ist keine App verbunden
home-empty-text = Apps, die Sie verwenden dürfen, erscheinen hier, sobald jemand sie verbindet.
account-title = Ihr Konto
account-name = Name
account-email = E-Mail-Adresse
account-username = Benutzername
account-groups = Gruppen
account-no-groups = Keine
account-since = Seit
email-confirmed = Bestätigt
email-unconfirmed = Nicht bestätigt
account-sessions = { $count ->
    [one] An einer Stelle angemeldet
   *[other] An { $count } Stellen angemeldet
}
account-apps = { $count ->
    [0] Keine App verwendet Ihr Konto
    [one] Eine App verwendet Ihr Konto
   *[other] { $count } Apps verwenden Ihr Konto
}
password-set-at = Zuletzt geändert am { $date }
next-password = Ihr Passwort hat jemand anderes festgelegt, oder es ist anderen bekannt.
next-sessions = { $count ->
    [one] Eine Sitzung wurde lange nicht verwendet.
   *[other] { $count } Sitzungen wurden lange nicht verwendet.
}
next-sessions-action = Sitzungen ansehen
next-apps = { $count ->
    [one] Eine App wurde lange nicht verwendet.
   *[other] { $count } Apps wurden lange nicht verwendet.
}
next-apps-action = Apps ansehen
sessions-title = Wo Sie angemeldet sind
sessions-text = Wenn Sie eine davon nicht kennen, beenden Sie sie und ändern Sie Ihr Passwort.
sessions-empty = Keine Sitzung
session-this = Dieser Browser
session-active-now = Gerade aktiv
session-used = Zuletzt verwendet { $time }
session-started = Angemeldet am { $time }
session-apps = Apps: { $apps }
session-end = Beenden
session-end-which = Beenden: { $browser }
session-end-others = Alle anderen beenden
browser-on-system = { $browser } auf { $system }
browser-unknown = Unbekannter Browser
apps-title = Apps, die Ihr Konto verwenden
apps-text = Widerrufen Sie, was Sie nicht mehr brauchen. Die App fragt dann neu.
apps-empty-title = Keine App verwendet Ihr Konto
apps-empty-text = Apps erscheinen hier, nachdem Sie sich bei ihnen angemeldet haben.
app-since = Seit { $date }
app-revoke = Widerrufen
app-revoke-which = { $app } widerrufen
change-password = Passwort ändern
current-password = Jetziges Passwort
current-password-missing = Geben Sie Ihr jetziges Passwort ein
current-password-mismatch = Das ist nicht Ihr jetziges Passwort. Geben Sie es noch einmal ein.
end-other-sessions = Meine anderen Sitzungen beenden

# Zweiter Faktor
second-factor = Zweiter Faktor
second-factor-text = Nach dem Passwort wird ein Code aus einer Authenticator-App verlangt. Wer Ihr Passwort erfährt, kann sich trotzdem nicht anmelden.
second-factor-apps = Authenticator-Apps
second-factor-app = Authenticator-App
second-factor-none = Noch keine Authenticator-App
second-factor-none-text = Jede App für Einmalcodes ist geeignet, auch viele Passwortmanager sind eine.
second-factor-add = Authenticator-App hinzufügen
second-factor-set-up = Einrichten
second-factor-full = { $count ->
    [one] Mehr als eine App ist nicht möglich. Entfernen Sie sie, um eine andere hinzuzufügen.
   *[other] Mehr als { $count } Apps sind nicht möglich. Entfernen Sie eine, um eine andere hinzuzufügen.
}
second-factor-since = Hinzugefügt am { $date }
second-factor-used = Zuletzt verwendet { $time }
second-factor-unused = Seitdem nie verwendet
second-factor-manage = Verwalten
second-factor-manage-which = Verwalten: { $name }
second-factor-required = Ihr Konto muss einen zweiten Faktor haben, deshalb bleibt die letzte App. Fügen Sie zuerst eine andere hinzu.
second-factor-name = Name
second-factor-name-hint = Darf leer bleiben. Zum Beispiel das Telefon, auf dem die App ist.
second-factor-rename = Namen speichern
second-factor-remove = Diese App entfernen
second-factor-remove-text = Mit ihren Codes können Sie sich dann nicht mehr anmelden.
second-factor-remove-last = Es ist die einzige: Mit ihr verschwinden Ihre Wiederherstellungscodes, und das Passwort allein meldet Sie an.
second-factor-back = Zurück zum zweiten Faktor
label-missing = Geben Sie einen Namen ein
label-too-long = Verwenden Sie höchstens 64 Zeichen
label-character = Lassen Sie unsichtbare Zeichen weg
enrol-title = Authenticator-App einrichten
enrol-picture = QR-Code für die Authenticator-App
enrol-scan = Scannen Sie das Bild mit der App
enrol-by-hand = Oder tippen Sie diesen Schlüssel dort ein:
enrol-open = In einer App auf diesem Gerät öffnen
enrol-code = 6-stelliger Code
enrol-code-hint = Was die App jetzt anzeigt. Er wechselt alle 30 Sekunden. Leerzeichen stören nicht.
enrol-code-missing = Geben Sie den Code ein, den die App anzeigt
enrol-code-mismatch = Das passte nicht. Geben Sie den neuesten Code ein und prüfen Sie, ob die Uhr Ihres Geräts richtig geht.
enrol-confirm = Einrichten
recovery-codes = Wiederherstellungscodes
recovery-codes-left = { $count ->
    [0] Kein Code ist übrig
    [one] 1 Code ist übrig
   *[other] { $count } Codes sind übrig
}
recovery-codes-few = { $count ->
    [0] Sie haben keinen Wiederherstellungscode mehr. Ohne Ihre Authenticator-App könnten Sie sich nicht anmelden.
    [one] Sie haben noch einen Wiederherstellungscode.
   *[other] Sie haben noch { $count } Wiederherstellungscodes.
}
recovery-codes-made = Erstellt am { $date }
recovery-codes-renew = Neue Codes erstellen
recovery-codes-renew-text = Neue Codes ersetzen alle, die Sie haben.
recovery-codes-title = Ihre Wiederherstellungscodes
recovery-codes-text = Jeder meldet Sie einmal an, anstelle eines Codes aus der App. Drucken Sie sie aus oder bewahren Sie sie bei Ihren Passwörtern auf: Sie werden nicht noch einmal angezeigt.
recovery-codes-whose = Für { $account } bei { $host }
recovery-codes-stored = Ich habe sie aufbewahrt
account-second-factors = { $count ->
    [0] Nicht eingerichtet
    [one] Eine Authenticator-App
   *[other] { $count } Authenticator-Apps
}
next-second-factor = Nur Ihr Passwort schützt dieses Konto. Ein zweiter Faktor hält fern, wer es erfährt.

# Sicherheitsereignisse
events-title = Letzte Sicherheitsereignisse
events-text = Wenn Sie eines davon nicht kennen, ändern Sie Ihr Passwort und beenden Sie Ihre anderen Sitzungen.
event-signed-in = Sie haben sich angemeldet
event-sign-in-refused = Eine Anmeldung wurde abgelehnt
event-password-changed = Sie haben Ihr Passwort geändert
event-password-change-refused = Eine Änderung Ihres Passworts wurde abgelehnt
event-password-chosen = Sie haben Ihr Passwort über einen Einmallink gewählt
event-password-set = Ihr Passwort wurde von der Verwaltung gesetzt
event-factor-enrolled = Eine Authenticator-App wurde hinzugefügt
event-factor-renamed = Eine Authenticator-App wurde umbenannt
event-factor-removed = Eine Authenticator-App wurde entfernt
event-factor-reset = Die Verwaltung hat Ihren zweiten Faktor entfernt
event-factor-used = Ein Code aus Ihrer Authenticator-App wurde verwendet
event-factor-refused = Das Passwort war richtig, aber der Code wurde abgelehnt
event-codes-renewed = Neue Wiederherstellungscodes wurden erstellt
event-code-used = Ein Wiederherstellungscode wurde verwendet
event-sessions-ended = Alle Ihre Sitzungen wurden beendet

# Was eben geschah
notice-password-changed = { $count ->
    [0] Ihr Passwort ist geändert.
    [one] Ihr Passwort ist geändert. Eine andere Sitzung wurde beendet.
   *[other] Ihr Passwort ist geändert. { $count } andere Sitzungen wurden beendet.
}
notice-session-ended = Die Sitzung ist beendet.
notice-other-sessions-ended = { $count ->
    [one] Eine andere Sitzung wurde beendet.
   *[other] { $count } andere Sitzungen wurden beendet.
}
notice-app-revoked = { $app } kann Ihr Konto nicht mehr verwenden.
notice-second-factor-added = Die Authenticator-App ist eingerichtet.
notice-second-factor-renamed = Der Name ist gespeichert.
notice-second-factor-removed = Die Authenticator-App ist entfernt.
notice-account-removed = Das Konto ist aus dieser Liste entfernt.
notice-set-up = Alles ist eingerichtet. Verbinden Sie unter „Apps“ Ihre erste App.
notice-stale-page = Die Seite war veraltet. Machen Sie hier weiter.
notice-session-over = Ihre Sitzung ist inzwischen zu Ende. Melden Sie sich an, um fortzufahren.

# Zweiter Faktor bei der Anmeldung
signing-in-as = Anmeldung als { $account }
totp-title = Geben Sie den Code aus Ihrer Authenticator-App ein
totp-hint = Er wechselt alle 30 Sekunden. Leerzeichen stören nicht.
totp-missing = Geben Sie den Code ein, den Ihre App zeigt
totp-mismatch = Das passt nicht. Geben Sie den neuesten Code ein oder nehmen Sie einen anderen Weg.
totp-used = Dieser Code wurde schon benutzt. Warten Sie auf den nächsten.
totp-verify = Prüfen
totp-use = Den Code aus der App benutzen
totp-lost = Telefon verloren? { $link }.
totp-lost-all = Telefon verloren? Die Verwaltung kann Ihren zweiten Faktor zurücksetzen.
totp-never = Wir fragen nie per E-Mail oder Telefon nach Codes.
recovery-code = Wiederherstellungscode
recovery-code-title = Geben Sie einen Wiederherstellungscode ein
recovery-code-use = Benutzen Sie einen Wiederherstellungscode
recovery-code-hint = Einer der zehn, die Sie aufbewahrt haben. Jeder gilt einmal.
recovery-code-missing = Geben Sie einen Ihrer Wiederherstellungscodes ein
recovery-code-mismatch = Das ist keiner Ihrer Wiederherstellungscodes. Geben Sie ihn noch einmal ein oder nehmen Sie einen anderen Weg.
recovery-code-used = Dieser Wiederherstellungscode wurde schon benutzt. Nehmen Sie einen anderen.
recovery-codes-left-text = Neue erstellen Sie auf Ihrer Kontoseite unter „Zweiter Faktor“.
enrol-because-app = { $app } lässt sich nur mit einem zweiten Faktor benutzen.
enrol-because-account = Ihr Konto muss einen zweiten Faktor haben.
enrol-because-offered = { $app } hätte gern einen zweiten Faktor. Richten Sie jetzt einen ein oder machen Sie ohne ihn weiter.
not-now = Jetzt nicht
codes-used-up = Zu viele falsche Codes. Melden Sie sich von vorn an.
