# The console of the admins: what stands round its pages, and its overview
console-name = Latchkey-Konsole
console-nav = Konsole
console-overview = Übersicht
console-overview-until = Letzte 24 Stunden bis { $time }
console-signed-in = Anmeldungen
console-failed = Fehlgeschlagene Anmeldungen
console-failed-short = Fehlgeschlagen
console-sessions = Sitzungen
console-people = Personen
console-apps = Apps
console-chart = Anmeldungen pro Stunde
console-chart-title = Erfolgreiche und fehlgeschlagene Anmeldungen pro Stunde in den letzten 24 Stunden
console-chart-good = Erfolgreich
console-chart-bad = Fehlgeschlagen (unter der Linie)
console-chart-empty = In den letzten 24 Stunden gab es keine Anmeldungen.
console-chart-peak = { $count } um { $time }
console-as-table = Als Tabelle anzeigen
console-hour = Stunde (UTC)
error-admins-only = Diese Seite ist nur für Administratoren
error-admins-only-text = Ihr Konto darf die Konsole nicht verwenden. Bitten Sie einen Administrator um die Administratorrolle oder melden Sie sich mit einem anderen Konto an.

# Personen, Gruppen, Sitzungen, Schlüssel und Protokoll aus Sicht der Admins
console-groups = Gruppen
console-keys = Signaturschlüssel
console-audit = Protokoll
console-sort = Sortieren nach
search-everything = Suchen
search-title = Suchergebnisse
search-empty = Geben Sie einen Suchbegriff ein
search-none = Keine Treffer
search-hint = Personen, Apps und Gruppen finden Sie über einen Teil des Namens, der Adresse oder der ID. Sitzungen, Berechtigungen und Ereignisse finden Sie über ihre ID oder die Referenz auf einer Fehlerseite.
search-grants = Berechtigungen
search-all-in = Alle in { $list }
console-clear = Filter zurücksetzen
console-pages = Seiten
console-previous = Zurück
console-next = Weiter
console-save = Speichern
console-by-command = Befehl:
console-now = Aktueller Wert: { $value }
console-now-empty = Aktueller Wert: keiner
console-stale = Jemand anderes hat Änderungen gespeichert, nachdem Sie diese Seite geöffnet haben. Ihre Eingaben sind noch da, daneben stehen die aktuellen Werte. Prüfen Sie beides und speichern Sie dann.
console-field-malformed = Dieser Wert wurde doppelt gesendet, ist zu lang oder enthält unzulässige Zeichen. Geben Sie ihn erneut ein.
console-type-to-confirm = Geben Sie zur Bestätigung { $word } ein
console-not-confirmed = Die Eingabe stimmt nicht überein. Geben Sie den Text genau wie angezeigt ein.
people-count = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
people-new = Person hinzufügen
people-search = Name, E-Mail-Adresse oder Benutzername
people-status = Konten
people-status-all = Alle
people-status-active = Aktiv
people-status-waiting = Warten auf Freigabe
people-status-disabled = Gesperrt
people-factor-all = Mit und ohne
people-factor-with = Mit zweitem Faktor
people-factor-lost = Zweiten Faktor verloren
people-factor-without = Ohne zweiten Faktor
people-role-any = Alle Rollen
people-sort-address = E-Mail-Adresse, A bis Z
people-sort-address-down = E-Mail-Adresse, Z bis A
people-sort-seen = Letzte Anmeldung, älteste zuerst
people-sort-seen-down = Letzte Anmeldung, neueste zuerst
people-sort-created = Ältestes Konto zuerst
people-sort-created-down = Neuestes Konto zuerst
people-none = Keine Personen gefunden
people-person = Person
people-username = Benutzername
people-state = Status
people-last-sign-in = Letzte Anmeldung
person-active = Aktiv
person-waiting = Wartet
person-disabled = Gesperrt
person-admin = Administrator
person-never = Noch nie
person-username-hint = Die Person kann sich damit statt mit der E-Mail-Adresse anmelden.
person-language = Sprache
person-language-hint = Der E-Mails an diese Person und ihrer Seiten in einem Browser, in dem sie keine gewählt hat.
person-language-none = Nicht bekannt
person-given-name = Vorname
person-family-name = Nachname
person-email-verified = E-Mail-Adresse ist bestätigt
person-claims = Weitere Angaben für Apps (Claims)
person-claims-hint = Als JSON-Objekt, zum Beispiel {"{"}"department": "Einkauf"{"}"}.
person-claims-invalid = Geben Sie ein JSON-Objekt ein. Es beginnt mit einer öffnenden und endet mit einer schließenden geschweiften Klammer.
person-claim-reserved = { $claim } können Sie hier nicht festlegen. Dafür gibt es ein eigenes Feld, oder der Wert ergibt sich aus dem Konto oder gehört zu den Tokens.
person-claim-empty = { $claim } ist leer. Geben Sie einen Wert ein, oder lassen Sie den Claim weg.
person-claims-long = Diese Claims sind zu lang. Erlaubt sind 8 kB in diesem Formular und 16 kB insgesamt.
person-claim-text = { $claim } muss ein Text in Anführungszeichen sein, in einer Zeile, mit höchstens 254 Zeichen und einzelnen Leerzeichen zwischen den Wörtern
person-claim-web-address = { $claim } muss eine vollständige Webadresse in Anführungszeichen sein, die mit https:// oder http:// beginnt
person-claim-birth-date = { $claim } muss ein Datum in Anführungszeichen sein: JJJJ-MM-TT oder das Jahr allein
person-claim-boolean = { $claim } muss true oder false sein, ohne Anführungszeichen
person-claim-address = { $claim } muss ein JSON-Objekt sein, dessen Werte Texte sind, zum Beispiel der Wert von „formatted“.
person-name-unfit = Verwenden Sie höchstens 254 Zeichen, mit einzelnen Leerzeichen zwischen den Wörtern und ohne Zeilenumbrüche oder Zeichen, die die Schreibrichtung ändern
person-more-groups = Hier werden nur die ersten 100 Gruppen angezeigt. Um die Person zu einer anderen Gruppe hinzuzufügen, legen Sie zuerst das Konto an. Öffnen Sie dann die Seite der Person.
person-group-gone = Eine der gewählten Gruppen wurde inzwischen gelöscht. Prüfen Sie die Gruppen.
person-first-way = Erste Anmeldung
person-way-link = Einmal-Link
person-way-password = Temporäres Passwort
person-create = Konto anlegen
person-history = Verlauf
person-id = ID
person-created = Konto angelegt
person-password-temporary = Temporär, festgelegt am { $date }
person-no-password = Keines
person-second-factors = Zweiter Faktor
person-second-factor-count = { $count ->
    [0] Keiner
    [one] 1
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Keine
    [one] 1
   *[other] { $count }
}
person-no-groups = In keiner Gruppe
person-group = Gruppe
person-group-add = Zur Gruppe hinzufügen
person-group-remove-which = Aus { $group } entfernen
person-ways = Anmeldung
person-link-text = Öffnet eine Seite, auf der die Person ein Passwort wählt. Der Link funktioniert nur einmal, innerhalb von 24 Stunden, und ersetzt frühere Links.
person-link-make = Link erstellen
person-password-text = Ersetzt das aktuelle Passwort. Alle Sitzungen enden sofort, und die Person muss bei der nächsten Anmeldung ein neues Passwort wählen.
person-password-make = Temporäres Passwort festlegen
person-reset-text = Entfernt zweite Faktoren und Wiederherstellungscodes. Alle Sitzungen enden sofort.
person-connected-text = Konten bei anderen Anbietern, mit denen sich diese Person anmeldet. Wenn Sie eines trennen, enden die Sitzungen, die mit ihm begonnen haben.
person-phone-text = Die Person hat die Nummer bestätigt. Codes zum Anmelden können dorthin geschickt werden.
person-reset = Zweiten Faktor zurücksetzen
person-end-text = Meldet die Person überall ab. Apps verlieren sofort den Zugriff.
person-end = Alle Sitzungen beenden
person-rights = Rolle
person-admin-text = Darf in dieser Konsole alles, auch andere Personen zu Administratoren machen.
person-admin-give = Zum Administrator machen
person-admin-take = Administratorrolle entziehen
person-may-sign-in = Konto
person-disable-text = Mit einem gesperrten Konto kann sich niemand anmelden. Seine Sitzungen enden sofort.
person-enable-text = Dieses Konto ist gesperrt. Niemand kann sich damit anmelden.
person-disable = Sperren
person-enable = Entsperren
person-disabled-first = Dieses Konto ist gesperrt. Entsperren Sie es zuerst.
person-waiting-title = Dieses Konto wartet auf Freigabe
person-waiting-text = Die Person hat es erstellt und die Adresse bestätigt. Anmelden kann sie sich erst, wenn Sie es freigeben. Eine E-Mail bekommt sie in jedem Fall.
person-approve = Freigeben
person-refuse = Ablehnen und löschen
person-refuse-reason = Grund
person-refuse-reason-hint = Optional. Er steht in der E-Mail an die Person.
person-reason-unfit = Geben Sie eine Zeile mit höchstens 500 Zeichen ein
person-not-waiting = Dieses Konto wartet nicht mehr auf Freigabe.
person-loss-title = Diese Person hat ihren zweiten Faktor verloren
person-loss-asked = Sie hat die E-Mail-Adresse nachgewiesen und am { $time } gefragt.
person-loss-due = Ab { $time } kann sie ohne ihn ein neues Passwort wählen, wenn niemand es stoppt.
person-loss-ready = Sie kann jetzt ohne ihn ein neues Passwort wählen, bis { $time }.
person-loss-admin = Das endet nicht von selbst: Ein Administrator muss es bestätigen.
person-loss-check = Bestätigen Sie nur, wenn Sie mit der Person gesprochen haben: Wer gefragt hat, liest ihre E-Mails und kann jemand anderes sein. Danach wählt sie ein neues Passwort, und die zweiten Faktoren werden entfernt.
person-loss-confirm = Bestätigen
person-loss-refuse = Ablehnen
person-loss-own = Das ist Ihr eigenes Konto: Ein anderer Administrator muss entscheiden.
person-loss-over = Diese Person wartet nicht mehr: Es wurde gestoppt oder ist geschehen.
person-last-way-in = Diese Person hat kein Passwort und meldet sich nur mit Passkeys an. Erstellen Sie zuerst einen Passwort-Link, und setzen Sie den zweiten Faktor zurück, sobald das Passwort festgelegt ist.
person-last-admin = Das ist der letzte Administrator. Machen Sie zuerst eine andere Person zum Administrator.
person-delete = Person löschen
person-delete-text = { $sessions ->
    [0] Das Konto und alle zugehörigen Daten werden gelöscht, und alle Apps verlieren den Zugriff.
    [one] Das Konto und alle zugehörigen Daten werden gelöscht, 1 Sitzung endet, und alle Apps verlieren den Zugriff.
   *[other] Das Konto und alle zugehörigen Daten werden gelöscht, { $sessions } Sitzungen enden, und alle Apps verlieren den Zugriff.
} Das lässt sich nicht rückgängig machen.
once-password = Temporäres Passwort
once-password-text = Geben Sie es der Person. Es wird nicht noch einmal angezeigt. Bei der nächsten Anmeldung muss die Person ein neues Passwort wählen.
once-link = Einmal-Link
once-link-text = Geben Sie ihn der Person. Er wird nicht noch einmal angezeigt. Er funktioniert nur einmal und ist bis { $time } gültig.
once-passkeys = { $count ->
    [one] 1 Passkey meldet weiterhin ohne das Passwort an. Wenn jemand anders ihn eingerichtet haben könnte, setzen Sie den zweiten Faktor zurück.
   *[other] { $count } Passkeys melden weiterhin ohne das Passwort an. Wenn jemand anders einen davon eingerichtet haben könnte, setzen Sie den zweiten Faktor zurück.
}
member-no-group = Es gibt keine Gruppe mit diesem Namen. Prüfen Sie den Namen oder legen Sie die Gruppe zuerst an.
member-no-person = Niemand hat diese E-Mail-Adresse, diesen Benutzernamen oder diese ID
member-until-invalid = Wählen Sie ein Datum nach dem heutigen Tag oder lassen Sie das Feld leer
member-person = Person
member-person-hint = E-Mail-Adresse, Benutzername oder ID
member-until = Bis (optional)
member-until-hint = Die Mitgliedschaft endet mit dem Ende dieses Tages (UTC). Bleibt das Feld leer, endet eine neue Mitgliedschaft nicht, und eine bestehende behält ihr Ende.
member-until-time = Bis { $time }
member-for-good = Unbefristet
groups-text = Apps können abfragen, in welchen Gruppen eine Person ist.
groups-search = Name
groups-none = Keine Gruppen gefunden
groups-empty = Noch keine Gruppen
groups-empty-text = Mit Gruppen geben Sie mehreren Personen denselben Zugriff in Apps.
groups-any-factor = Alle
group-people = Mitglieder in der Personenliste anzeigen
group-name = Gruppenname
group-name-hint = Apps sehen den Namen genau so, wie Sie ihn eingeben.
group-name-unfit = Verwenden Sie 1 bis 128 Buchstaben, Ziffern und Symbole, mit einzelnen Leerzeichen zwischen den Wörtern
group-name-taken = Es gibt bereits eine Gruppe mit diesem Namen. Wählen Sie einen anderen Namen.
group-new = Neue Gruppe
group-create = Gruppe anlegen
group-members = Mitglieder
group-member-count = { $count ->
    [0] Keine Mitglieder
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
}
group-no-members = Diese Gruppe hat noch keine Mitglieder.
group-member-add = Zur Gruppe hinzufügen
group-member-remove-which = { $person } aus der Gruppe entfernen
group-settings = Einstellungen
group-requires = Mitgliedern einen zweiten Faktor vorschreiben
group-email-codes = Codes per E-Mail
group-email-codes-both = Was die Einstellungen erlauben
group-email-codes-second = Nur als zweiter Faktor
group-email-codes-first = Nur anstelle des Passworts
group-email-codes-never = Gar nicht
group-requires-tag = Zweiter Faktor
group-delete = Gruppe löschen
group-delete-text = { $count ->
    [0] Die Gruppe hat keine Mitglieder.
    [one] 1 Person verliert den Zugriff, den Apps dieser Gruppe geben. Das Konto wird nicht gelöscht.
   *[other] { $count } Personen verlieren den Zugriff, den Apps dieser Gruppe geben. Die Konten werden nicht gelöscht.
} Das lässt sich nicht rückgängig machen.
sessions-count = { $count ->
    [one] 1 Sitzung
   *[other] { $count } Sitzungen
}
sessions-any-app = Alle Apps
sessions-none = Keine Sitzungen gefunden
sessions-browser = Browser
sessions-started = Begonnen
sessions-used = Zuletzt verwendet
sessions-two-factors = Zwei Faktoren
sessions-end-which = Diese Sitzung von { $person } beenden
sessions-kind = Art
sessions-any-kind = Sitzungen und Offline-Zugriff
sessions-offline = Offline-Zugriff
sessions-offline-until = Offline-Zugriff bis { $date }
sessions-end-offline-which = Diesen Offline-Zugriff auf das Konto von { $person } beenden
sessions-end-person = Alle Sitzungen von { $person } beenden
sessions-end-everybody = Alle Sitzungen beenden
sessions-end-everybody-text = { $count ->
    [one] 1 Sitzung endet
   *[other] { $count } Sitzungen enden
}, auch Ihre eigene. Apps verlieren den Zugriff, bis sich die Personen erneut anmelden. Das lässt sich nicht rückgängig machen.
keys-text = { $days ->
    [0] Diese Schlüssel signieren die Token, die Apps erhalten. Der nächste Schlüssel übernimmt, wenn Sie die Schlüssel rotieren.
    [one] Diese Schlüssel signieren die Token, die Apps erhalten. Der nächste Schlüssel übernimmt automatisch nach 1 Tag.
   *[other] Diese Schlüssel signieren die Token, die Apps erhalten. Der nächste Schlüssel übernimmt automatisch nach { $days } Tagen.
}
key-id = Schlüssel-ID
key-algorithm = Algorithmus
key-made = Erstellt
key-signs-since = Signiert seit
key-stopped = Signiert bis
key-next = Nächster
key-active = In Verwendung
key-retired = Abgelöst
key-revoked = Widerrufen
key-revoke = Widerrufen
key-revoke-which = { $key } widerrufen
key-revoke-title = Signaturschlüssel widerrufen
key-revoke-active = Nur wenn der Schlüssel in falsche Hände geraten ist. Alle Token, die er signiert hat, werden abgelehnt, und der nächste Schlüssel signiert ab sofort. Das lässt sich nicht rückgängig machen.
key-revoke-next = Dieser Schlüssel hat noch nichts signiert. Ein neuer Schlüssel wird der nächste. Das lässt sich nicht rückgängig machen.
key-revoke-retired = Alle Token, die er signiert hat, werden abgelehnt, auch wenn sie noch nicht abgelaufen sind. Das lässt sich nicht rückgängig machen.
keys-rotate = Schlüssel rotieren
keys-rotate-text = Vom aktuellen Schlüssel signierte Token bleiben bis zum Ablauf gültig.
keys-rotate-which = Schlüssel für { $algorithm } rotieren
audit-text = Alle Vorgänge, auch abgelehnte. Neueste zuerst.
audit-export-lines = Als JSON Lines exportieren
audit-export-csv = Als CSV exportieren
audit-event = Ereignis
audit-any-event = Alle Ereignisse
audit-outcome = Ergebnis
audit-any-outcome = Alle Ergebnisse
audit-app = App
audit-since = Von (UTC)
audit-until = Bis (UTC)
audit-day-invalid = Geben Sie ein Datum ein, zum Beispiel 2026-12-31
audit-reference = Referenz
audit-reference-hint = Eine Referenz von einer Fehlerseite oder aus dem Log des Servers, oder eine ID
audit-none = Keine Ereignisse gefunden
audit-when = Zeit
audit-who = Wer
audit-to = Betroffen
audit-more = Details
audit-more-of = Details zu { $event }
audit-refused = Abgelehnt
audit-sum = { $count } in dieser Minute
audit-by-person = Person
audit-by-app = App
audit-by-command = Befehlszeile
audit-by-system = Server
audit-by-nobody = Unbekannt
notice-saved = Gespeichert.
notice-sessions-ended = Sitzungen beendet.
notice-access-ended = Zugriff beendet.
notice-person-disabled = Konto gesperrt und Sitzungen beendet.
notice-person-approved = Konto freigegeben. Die Person bekommt eine E-Mail.
notice-person-refused = Konto abgelehnt und gelöscht. Die Person bekommt eine E-Mail.
notice-person-enabled = Konto entsperrt.
notice-person-deleted = Person gelöscht.
notice-admin-given = Diese Person ist jetzt Administrator.
notice-admin-taken = Diese Person ist kein Administrator mehr.
notice-loss-confirmed = Bestätigt. Die Person bekommt eine E-Mail und kann ein neues Passwort wählen.
notice-loss-refused = Abgelehnt. Die Person bekommt eine E-Mail.
notice-second-factor-reset = Zweiter Faktor zurückgesetzt und Sitzungen beendet.
notice-member-added = Zur Gruppe hinzugefügt.
notice-member-removed = Aus der Gruppe entfernt.
notice-group-created = Gruppe angelegt.
notice-group-deleted = Gruppe gelöscht.
notice-key-rotated = Der nächste Schlüssel signiert jetzt.
notice-key-not-known-yet = Es wurde nichts geändert. Apps kennen den nächsten Schlüssel vielleicht noch nicht: Versuchen Sie es 10 Minuten nach der letzten Rotation erneut. Wenn der aktuelle Schlüssel bekannt geworden ist, widerrufen Sie ihn.
notice-key-revoked = Schlüssel widerrufen.
notice-console-gone = Das wurde bereits gelöscht.
console-everybody = Alle
console-safety = Sicherheit

# Apps
console-connections = Verbindungen
console-now-on = Aktueller Wert: ein
console-now-off = Aktueller Wert: aus
console-address-good = Diese Adresse kann registriert werden.
console-address-length = Geben Sie eine Adresse mit 1 bis 2.048 Zeichen ein
console-address-characters = Die Adresse enthält unzulässige Zeichen, etwa Leerzeichen, umgekehrte Schrägstriche oder Nicht-ASCII-Buchstaben. Verwenden Sie Punycode für den Host und Prozentkodierung für den Rest.
console-address-not-absolute = Geben Sie die vollständige Adresse ein, beginnend mit https://
console-address-fragment = Entfernen Sie # und alles danach. Browser senden diesen Teil nicht, und er könnte Antworten preisgeben.
console-address-user-info = Entfernen Sie Benutzername und Passwort vor dem @. Durch diese Angaben sieht die Adresse wie die eines anderen Hosts aus.
console-address-not-normal = Browser schreiben diese Adresse anders, deshalb würde sie nie übereinstimmen. Achten Sie auf Großbuchstaben im Host und auf . oder .. im Pfad.
console-address-plain-http = Verwenden Sie https. Unverschlüsseltes http ist nur für Loopback-Adressen und private Hosts erlaubt, weil sonst jeder auf dem Weg den Code mitlesen kann.
console-address-scheme = Dieses Schema ist nicht erlaubt. Verwenden Sie https. Eine Mobil- oder Desktop-App kann auch ein eigenes Schema mit Punkt verwenden, zum Beispiel com.example.app:/callback
console-address-scheme-browser = Eine Single-Page-App kann kein eigenes Schema haben. Verwenden Sie https oder verbinden Sie sie als Mobil- oder Desktop-App.
console-address-wildcard = Geben Sie jede Adresse vollständig ein. „*“ ist kein Platzhalter.
console-address-several = Geben Sie jede Adresse in ein eigenes Feld ein.
console-address-host = Diesen Host oder Port kann es nicht geben. Achten Sie auf doppelte Punkte, einen Bindestrich am Anfang oder Ende oder Port 0.
console-address-escape = Auf jedes „%“ müssen zwei hexadezimale Ziffern folgen, die nicht für ein Steuerzeichen stehen
console-address-response-parameter = Der Query-String darf keinen Parameter der Antwort enthalten, zum Beispiel code, state, iss oder error
console-address-instead = Verwenden Sie stattdessen: { $address }
console-app = App
console-kind = Typ
console-state = Status
console-sign-ins-7 = Anmeldungen (7 Tage)
console-open = Öffnen
console-open-which = { $name } öffnen
console-connect = App verbinden
console-apps-lead = { $count ->
    [0] Noch keine Apps verbunden.
    [one] 1 App ist verbunden.
   *[other] { $count } Apps sind verbunden.
}
console-apps-search = Name, Adresse oder Client-ID
console-search = Suchen
console-export = Exportieren
console-more-filters = Weitere Filter
console-apps-none = Noch keine Apps
console-apps-none-text = Hier erscheinen die Apps, bei denen sich die Personen anmelden.
console-apps-no-match = Keine Apps gefunden
apps-any-kind = Alle Typen
apps-any-state = Jeder Status
apps-with-errors = Fehler in den letzten 24 Stunden
apps-with-secrets-over = Secret abgelaufen oder bald abgelaufen
apps-sort-name = Name, A bis Z
apps-sort-name-down = Name, Z bis A
apps-sort-kind = Typ, A bis Z
apps-sort-kind-down = Typ, Z bis A
apps-sort-sign-ins = Anmeldungen, wenigste zuerst
apps-sort-sign-ins-down = Anmeldungen, meiste zuerst
console-range = { $from } bis { $to } von { $all }
console-kind-web = Web-App mit Server
console-kind-web-text = Kann ein Secret geheim halten: Grafana, Gitea, Ihre eigene Website
console-kind-spa = Single-Page-App
console-kind-spa-text = Läuft nur im Browser und hat kein Secret
console-kind-native = Mobil- oder Desktop-App
console-kind-native-text = Personen kehren über einen App-Link oder localhost zurück
console-kind-service = Dienst
console-kind-service-text = Ein Job oder eine API mit eigenen Token, ohne dass sich jemand anmeldet
console-state-healthy = In Ordnung
console-state-off = Deaktiviert
console-state-failures = { $count ->
    [one] 1 Fehler
   *[other] { $count } Fehler
}
console-state-secret-ends = { $count ->
    [0] Secret läuft heute ab
    [one] Secret läuft in 1 Tag ab
   *[other] Secret läuft in { $count } Tagen ab
}
console-state-secret-over = Kein gültiges Secret
console-step-kind = Typ
console-step-details = Details
console-step-set-up = App einrichten
console-steps = Schritte
console-connect-title = Was möchten Sie verbinden?
console-connect-lead = Wählen Sie eine bekannte App, um die Einstellungen vorauszufüllen, oder einen Typ.
console-connect-missing = Wählen Sie eine bekannte App oder einen Typ
console-known = Bekannte App
console-kinds = Oder ein App-Typ
console-cancel = Abbrechen
console-back = Zurück
console-place = Adresse der App
console-place-hint = Die Adresse, die im Browser steht, zum Beispiel https://app.example.com
console-place-title = Wo läuft { $name }?
console-place-lead = Mit dieser Adresse füllen wir die Weiterleitungsadressen aus.
console-place-wrong = Geben Sie die vollständige Adresse ein, mit https:// und ohne Query-String
console-details-title = Details eingeben
console-details-lead = Sie können später alles außer der Client-ID ändern.
console-app-name = Name
console-app-name-wrong = Verwenden Sie 1 bis 200 Zeichen, ohne Leerzeichen am Anfang oder Ende und ohne unsichtbare Zeichen
console-app-id = Client-ID
console-app-id-hint = Damit weist sich die App aus. Die ID wird nie an eine andere App vergeben.
console-app-id-wrong = Verwenden Sie 1 bis 255 dieser Zeichen: A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Diese ID ist oder war bereits vergeben. Wählen Sie eine andere.
console-app-address-missing = Geben Sie mindestens eine Weiterleitungsadresse ein
console-app-scopes = Scopes
console-app-scopes-service-hint = Scopes einer API, die er anfordern darf. Ein Dienst erhält keinen der Standard-Scopes.
console-app-scopes-hint = Was die App anfragen darf, durch Leerzeichen getrennt. Bleibt das Feld leer, sind alle Standard-Scopes erlaubt, aber keine Scopes von APIs.
console-app-scopes-wrong = Geben Sie Scopes durch Leerzeichen getrennt ein, ohne Anführungszeichen oder umgekehrte Schrägstriche
console-app-scopes-separate = Trennen Sie die Scopes durch Leerzeichen: { $scopes }
console-app-lifetime-wrong = Geben Sie höchstens { $most } Sekunden ein, als Zahl oder mit einer Einheit wie 5m, oder lassen Sie das Feld leer
console-app-addresses = Weiterleitungsadressen
console-app-addresses-hint = Wohin Personen nach der Anmeldung zurückkehren. Die Adresse muss exakt übereinstimmen.
console-app-addresses-native = Wohin Personen nach der Anmeldung zurückkehren. Die Adresse muss exakt übereinstimmen, mit Ausnahme des Ports einer Loopback-Adresse.
console-app-address-number = Adresse { $number }
console-id-token-large = Das neueste große ID-Token dieser App ist etwa { $size } kB groß. Das meiste davon entfällt auf „{ $claim }“. Browser und Proxys übertragen so große Token bei der Abmeldung möglicherweise nicht. Lassen Sie die App diesen Claim am Userinfo-Endpunkt abrufen oder verringern Sie die Anzahl der Gruppen.
console-id-token-left-out = „{ $claim }“ fehlt in einem ID-Token dieser App, weil das Token sonst zu groß geworden wäre. Der Userinfo-Endpunkt liefert den Claim weiterhin.
console-app-logouts = Abmeldeadressen
console-app-logouts-hint = Wohin die App Personen nach der Abmeldung weiterleiten darf. Die meisten Apps nennen eine Adresse, oft ihre Startseite. Sie muss hier registriert sein.
console-app-logout-number = Abmeldeadresse { $number }
console-app-add-address = Adresse hinzufügen
console-app-rules = Regeln
console-app-first-party = Eigene App
console-app-first-party-hint = Personen werden nicht um Zustimmung gebeten.
console-app-second-factor = Zweiten Faktor vorschreiben
console-app-second-factor-hint = Wer noch keinen hat, richtet ihn bei der Anmeldung an dieser App ein.
console-app-pkce = PKCE verlangen
console-app-pkce-hint = Anfragen ohne Code-Challenge werden abgelehnt.
console-app-id-token = Profil-Claims in das ID-Token aufnehmen
console-app-id-token-hint = Das ID-Token sagt, wer jemand ist, enthält aber standardmäßig weder Namen noch E-Mail-Adresse. Aktivieren Sie diese Option, wenn die App nur das ID-Token liest und den Userinfo-Endpunkt nie abfragt.
console-app-lifetimes = Gültigkeit
console-app-lifetimes-hint = Sekunden oder eine Zahl mit Einheit: 90s, 5m, 1h. Bleibt das Feld leer, gilt der Standardwert des Anbieters.
console-app-access-lifetime = Access-Token
console-app-id-lifetime = ID-Token
console-client-id = Client-ID
console-tabs = Seiten dieser App
console-tab-settings = Einstellungen
console-tab-secrets = Secrets
console-tab-set-up = Einrichtung
console-apis = APIs
apis-lead = APIs, die hier ausgestellte Access-Token annehmen (Ressourcenserver).
apis-search = Name, Kennung oder Scope
apis-sort-identifier = Kennung, A bis Z
apis-sort-identifier-down = Kennung, Z bis A
apis-empty = Noch keine APIs
apis-empty-text = Fügen Sie eine API hinzu, um ihr eigene Scopes zu geben und Access-Token, die nur dort gelten.
apis-no-match = Keine APIs gefunden
api-new = API hinzufügen
api-create = API hinzufügen
api-identifier = Kennung
api-identifier-hint = Ein vollständiger URI, meist die Adresse der API. Apps senden ihn als „resource“, und in den Token steht er als „aud“. Sie können ihn später nicht ändern.
api-identifier-wrong = Geben Sie einen vollständigen URI ohne #-Teil ein, zum Beispiel https://api.example.com
api-identifier-issuer = Das ist die Adresse von Latchkey selbst. Wählen Sie eine andere Kennung.
api-identifier-taken = Es gibt bereits eine API mit dieser Kennung
api-name-hint = Diesen Namen sehen Personen, wenn eine App um Zustimmung bittet.
api-name-wrong = Verwenden Sie 1 bis 254 Zeichen, ohne Leerzeichen am Anfang oder Ende und ohne unsichtbare Zeichen
api-scopes-hint = Was Apps bei dieser API erlaubt werden kann, durch Leerzeichen getrennt. Zum Beispiel: notes.read notes.write
api-scope-standard = „{ $scope }“ gehört zu Latchkey selbst. Geben Sie dem Scope einen anderen Namen.
api-lifetime = Gültigkeit der Access-Token
api-clients = Apps, die Token prüfen dürfen
api-clients-hint = Client-IDs, durch Leerzeichen getrennt. Diese Apps dürfen Token dieser API am Introspection-Endpunkt prüfen. Meist ist das die API selbst: Verbinden Sie sie zuerst als Dienst und tragen Sie dessen Client-ID hier ein.
api-clients-wrong = Es gibt keine App mit der Client-ID { $id }
api-callers = Welche Apps welche Scopes anfragen dürfen
api-callers-none = Noch darf keine App Scopes dieser API anfragen. Öffnen Sie dazu eine App und wählen Sie die Scopes in ihren Einstellungen.
api-callers-change = Ändern
api-callers-change-which = Scopes von { $name } ändern
api-delete = API löschen
api-delete-text = Apps erhalten ab sofort keine Token mehr für diese API. Bereits ausgestellte Token können bis zu ihrem Ablauf gelten. Das lässt sich nicht rückgängig machen.
app-api-scopes = Scopes von { $name }
notice-api-added = API hinzugefügt.
notice-api-deleted = API gelöscht.
console-attributes = Attribute
attributes-lead = Was Sie über Personen neben Name und Adresse speichern und welche Apps es erfahren.
attributes-search = Name, Beschriftung oder Scope
attributes-sort-order = Ihre Reihenfolge
attributes-sort-name = Name, A bis Z
attributes-sort-name-down = Name, Z bis A
attributes-empty = Noch keine Attribute
attributes-empty-text = Fügen Sie ein Attribut hinzu, zum Beispiel eine Abteilung, um ihm Typ, Beschriftung und Regeln zu geben.
attributes-no-match = Keine passenden Attribute
attribute-new = Attribut hinzufügen
attribute-create = Attribut hinzufügen
attribute-name = Name des Claims
attribute-name-hint = Unter diesem Namen finden Apps den Wert. Er lässt sich später nicht ändern.
attribute-name-wrong = Verwenden Sie 1 bis 64 Buchstaben, Ziffern und . _ - : / und beginnen Sie mit einem Buchstaben
attribute-name-reserved = Dieser Name hat für Apps eine eigene Bedeutung. Wählen Sie einen anderen Namen.
attribute-name-taken = Es gibt bereits ein Attribut mit diesem Namen
attribute-too-many = Es kann höchstens 100 Attribute geben
attribute-kind = Typ
attribute-kind-text = Text
attribute-kind-number = Zahl
attribute-kind-boolean = Ja oder nein
attribute-kind-date = Datum
attribute-kind-choice = Auswahl aus einer Liste
attribute-kind-url = Webadresse
attribute-kind-phone = Telefonnummer
attribute-several = Mehrere Werte
attribute-several-short = mehrere
attribute-several-hint = Eine Person kann bis zu 20 Werte haben, und Apps erhalten eine Liste. Das und der Typ lassen sich später nicht ändern.
attribute-several-wrong = Ja oder nein kann nur einen Wert haben
attribute-words = Was Personen lesen
attribute-label = Beschriftung
attribute-label-hint = Steht neben dem Feld und dort, wo eine App danach fragt.
attribute-label-wrong = Verwenden Sie 1 bis 100 Zeichen in einer Zeile, ohne unsichtbare Zeichen
attribute-help = Erklärung
attribute-help-hint = Ein Satz, der sagt, was einzugeben ist.
attribute-help-wrong = Verwenden Sie höchstens 500 Zeichen in einer Zeile, ohne unsichtbare Zeichen
attribute-translations = In anderen Sprachen
attribute-translations-hint = Wo ein Feld leer ist, lesen Personen den Text oben.
attribute-label-in = Beschriftung ({ $language })
attribute-help-in = Erklärung ({ $language })
attribute-choices = Werte zur Auswahl
attribute-choices-hint = Ein Wert pro Zeile. Apps erhalten den Wert, wie er hier steht.
attribute-choices-wrong = Geben Sie 1 bis 100 Werte mit höchstens 100 Zeichen ein, keinen doppelt
attribute-shortest = Wenigste Zeichen
attribute-longest = Meiste Zeichen
attribute-length-wrong = Geben Sie 1 bis 1000 ein, und nicht weniger als die wenigsten Zeichen
attribute-pattern-label = Muster
attribute-pattern-hint = Ein regulärer Ausdruck, dem der ganze Text entsprechen muss, zum Beispiel [A-Z]{ "{" }2{ "}" }[0-9]+
attribute-pattern-wrong = Geben Sie einen regulären Ausdruck mit höchstens 200 Zeichen ein. Er darf nicht zu groß sein.
attribute-least = Kleinste Zahl
attribute-most = Größte Zahl
attribute-range-wrong = Die größte Zahl darf nicht kleiner als die kleinste sein
attribute-rules-wrong = Lassen Sie die Felder anderer Typen leer
attribute-number-wrong = Geben Sie eine Zahl ein
attribute-choose = Wählen Sie einen der Werte
attribute-people = Wer es sieht und ändert
attribute-seen = Die Person sieht es
attribute-seen-hint = Es steht im Profil. Sonst sehen es nur Administratoren und Apps.
attribute-changed-by = Wer es ändert
attribute-changed-by-person = Die Person und Administratoren
attribute-changed-by-admin = Nur Administratoren
attribute-required = Erforderlich
attribute-required-never = Nie
attribute-required-registration = Beim Erstellen eines Kontos
attribute-required-later = Bei der nächsten Anmeldung
attribute-required-offered = Nein, aber bei der nächsten Anmeldung fragen
attribute-required-wrong = Was Personen ausfüllen müssen, müssen sie sehen und ändern können
attribute-position = Platz in der Reihenfolge
attribute-position-hint = Kleinere Zahlen stehen zuerst.
attribute-apps = Welche Apps es erfahren
attribute-scope = Scope
attribute-scope-hint = „profile“ oder ein eigener Name, den Sie der App auch in ihren Einstellungen erlauben. Apps, denen Personen diesen Scope schon erlaubt haben, erfahren es ohne neue Frage. Ohne Scope muss eine App den Claim beim Namen anfordern.
attribute-scope-wrong = Geben Sie einen Scope ohne Leerzeichen ein
attribute-scope-standard = Dieser Scope hat eine eigene Bedeutung. Verwenden Sie „profile“ oder einen eigenen Namen.
attribute-scope-api = Dieser Scope gehört zu einer API. Wählen Sie einen anderen Namen.
attribute-id-token = Auch in ID-Token
attribute-id-token-hint = Sonst erhalten Apps es nur vom Userinfo-Endpunkt.
attribute-id-token-wrong = Wählen Sie zuerst einen Scope: ID-Token erhalten, was ein Scope mitteilt
attribute-held = { $people ->
    [0] niemand hat einen Wert
    [one] 1 Person hat einen Wert
   *[other] { $people } Personen haben einen Wert
}
attribute-delete = Attribut löschen
attribute-delete-text = { $people ->
    [0] Niemand hat einen Wert, und Apps erfahren nichts mehr davon.
    [one] Der Wert von 1 Person wird gelöscht, und Apps erfahren nichts mehr davon.
   *[other] Die Werte von { $people } Personen werden gelöscht, und Apps erfahren nichts mehr davon.
} Das lässt sich nicht rückgängig machen.
notice-attribute-added = Attribut hinzugefügt.
notice-attribute-deleted = Attribut gelöscht.
console-saved = Änderungen gespeichert.
console-danger = Deaktivieren oder löschen
console-off-text = Bei einer deaktivierten App kann sich niemand anmelden, und ihre Token funktionieren nicht mehr. Sie können sie wieder aktivieren.
console-on-text = Diese App ist deaktiviert. Niemand kann sich bei ihr anmelden.
console-off = Deaktivieren
console-on = Aktivieren
console-switched-on = App aktiviert.
console-switched-off = App deaktiviert.
console-delete = Löschen
console-delete-lost = Personen, die sofort den Zugriff verlieren: { $people }. Berechtigungen, die enden: { $grants }. Die ID kann nie wieder verwendet werden. Das lässt sich nicht rückgängig machen.
console-delete-lost-many = Mehr als { $grants } Berechtigungen enden, und die betroffenen Personen verlieren sofort den Zugriff. Die ID kann nie wieder verwendet werden. Das lässt sich nicht rückgängig machen.
console-delete-type = Geben Sie zur Bestätigung { $id } ein
console-delete-unconfirmed = Das stimmt nicht überein. Geben Sie { $id } genau so ein.
console-app-deleted = App { $id } gelöscht.
console-app-gone = Diese App wurde gelöscht
console-app-gone-text = Die App hatte die Client-ID { $id }. Diese kann nicht wieder verwendet werden. Es wurde nichts geändert.
console-app-unknown = App nicht gefunden
console-app-unknown-text = Es gibt keine App mit der Client-ID { $id }.
console-all-apps = Alle Apps
console-connected-title = Richten Sie nun { $name } ein
console-connected-lead = Die App ist hier registriert. Tragen Sie diese Werte in den Einstellungen der App ein.
console-secret-copy = Kopieren Sie das Secret jetzt
console-secret-once = Es wird nicht noch einmal angezeigt. Gespeichert wird nur ein Hash.
console-copy = Kopieren
console-copied = Kopiert
console-secret-old-until = Das vorherige Secret funktioniert noch bis { $time }.
console-stored = Ich habe es gespeichert
console-open-app = App öffnen
console-paste-in = In { $name } einfügen
console-facts = Was Apps wissen müssen
console-fact-issuer = Issuer
console-fact-discovery = Discovery-Dokument
console-fact-authorization = Autorisierungsendpunkt
console-fact-token = Token-Endpunkt
console-fact-userinfo = Userinfo-Endpunkt
console-app-page = Adresse der App
console-app-page-hint = Die Kachel auf der Startseite jeder Person öffnet diese Seite. Bleibt das Feld leer, öffnet sie die Startseite der Weiterleitungsadresse.
console-app-start = Startadresse der Anmeldung (optional)
console-app-start-hint = Für Apps, die die Anmeldung unter einer eigenen Adresse selbst starten (initiate_login_uri). Die Kachel öffnet dann diese Adresse.
console-app-pages = Wo die App geöffnet wird
console-app-page-wrong = Geben Sie die vollständige Adresse einer Seite ein, beginnend mit https://
console-example = Beispiel: { $example }
console-library = Sprache und Bibliothek
console-library-title = Fügen Sie dies in Ihre App ein
console-library-lead = Wählen Sie die Sprache, in der Ihre App geschrieben ist. Die Werte dieser App sind schon eingesetzt.
console-library-secret = Der Code liest das Secret aus der Umgebungsvariablen { $variable }.
console-library-example = Ein vollständiges Programm zum Ausführen finden Sie im Quellcode von Latchkey unter { $folder }.
console-fact-redirect = Weiterleitungsadresse
console-fact-keys = Öffentliche Schlüssel (JWKS)
console-fact-introspection = Introspection-Endpunkt
console-fact-resource = API (resource)
console-fact-sign-out = Abmelde-Endpunkt
console-secret-made = Erstellt am { $date }
console-secret-ends = Läuft am { $time } ab
console-secret-no-end = Gültig, bis Sie es ersetzen
console-secret-none = Diese App hat kein gültiges Secret
console-secret-stale = Inzwischen wurde ein neueres Secret erstellt. Prüfen Sie das, bevor Sie noch eines erstellen.
console-rotate = Neues Secret
console-rotate-text = Das neue Secret wird einmal angezeigt. Tragen Sie es in der App ein, bevor das aktuelle abläuft.
console-rotate-do = Neues Secret erstellen
console-keep = Wie lange das aktuelle Secret noch funktioniert
console-keep-none = Gar nicht mehr
console-keep-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
console-keep-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}

# What needs an admin, and what was refused to an app
console-needs = Zu erledigen
console-needs-nothing = Zurzeit ist nichts zu erledigen.
console-usual-same = Etwa wie üblich
console-usual-more = { $usual ->
    [0] Mehr als üblich (sonst keine)
   *[other] Mehr als üblich (sonst { $usual })
}
console-usual-far-more = { $usual ->
    [0] Weit mehr als üblich (sonst keine)
   *[other] Weit mehr als üblich (sonst { $usual })
}
console-usual-fewer = Weniger als üblich (sonst { $usual })
console-need-failures = { $usual ->
    [0] { $count } fehlgeschlagene Anmeldungen. Üblicherweise gibt es keine.
   *[other] { $count } fehlgeschlagene Anmeldungen. Üblicherweise sind es { $usual }.
}
console-need-failures-do = Prüfen Sie, ob ein Konto oder eine IP-Adresse auffällt. Wenn eine App kürzlich geändert wurde, prüfen Sie deren Fehler.
console-need-failures-open = Fehlgeschlagene Anmeldungen anzeigen
console-need-disowned = { $count ->
    [one] 1 Meldung, dass jemand anderes ein Konto geändert hat
   *[other] { $count } Meldungen, dass jemand anderes ein Konto geändert hat
}
console-need-disowned-do = Prüfen Sie, was geändert wurde, auch zweite Faktoren und die Adresse, und helfen Sie der Person, sich wieder anzumelden.
console-need-disowned-open = Meldungen ansehen
console-need-bounds = { $count ->
    [one] Eine Grenze für Nachrichten wurde in den letzten 24 Stunden erreicht
   *[other] { $count } Grenzen für Nachrichten wurden in den letzten 24 Stunden erreicht
}
console-need-bounds-do = Codes per E-Mail oder SMS werden bis zum Ablauf nicht verschickt. Prüfen Sie, wer sie anfordert: Vielleicht verdient jemand daran.
console-need-bounds-open = Grenzen anzeigen
console-need-errors-do = Prüfen Sie, was abgelehnt wurde. Bei jedem Eintrag steht, wie Sie den Fehler beheben.
console-need-secret-ends-do = Erstellen Sie vorher ein neues Secret und tragen Sie es in der App ein.
console-need-secret-over-do = Erstellen Sie ein neues Secret und tragen Sie es in der App ein. Bis dahin kann sich dort niemand anmelden.
console-need-key-do = Dieser Schlüssel hätte automatisch rotiert werden sollen. Rotieren Sie ihn jetzt und suchen Sie die Ursache im Log des Servers.
console-need-lost = { $count ->
    [one] 1 Person hat ihren zweiten Faktor verloren
   *[other] { $count } Personen haben ihren zweiten Faktor verloren
}
console-need-lost-do = Fragen Sie jede auf einem anderen Weg, ob sie es ist, und bestätigen Sie es dann oder lehnen Sie es ab.
console-need-waiting = { $count ->
    [one] 1 Konto wartet auf Freigabe
   *[other] { $count } Konten warten auf Freigabe
}
console-need-waiting-do = Geben Sie jedes frei oder lehnen Sie es ab. Die Person bekommt eine E-Mail.
console-need-provider = { $count ->
    [one] 1 Person kann sich nur mit diesem Anbieter anmelden.
   *[other] { $count } Personen können sich nur mit diesem Anbieter anmelden.
}
console-need-provider-or-more = { $count ->
    [one] 1 Person oder mehr kann sich nur mit diesem Anbieter anmelden.
   *[other] { $count } Personen oder mehr können sich nur mit diesem Anbieter anmelden.
}
console-need-provider-off-do = Er ist ausgeschaltet: Schalten Sie ihn ein, oder senden Sie Passwort-Links.
console-need-provider-away-do = Er hat gerade nicht geantwortet: Testen Sie ihn auf seiner Seite, oder senden Sie Passwort-Links.
console-need-factor = { $count ->
    [one] 1 Person meldet sich ohne zweiten Faktor an.
   *[other] { $count } Personen melden sich ohne zweiten Faktor an.
}
console-need-own-factor = Sie melden sich ohne zweiten Faktor an.
console-need-own-factor-do = Richten Sie einen für Ihr eigenes Konto ein.
console-need-own-factor-open = Zweiten Faktor einrichten
console-need-factor-do = Bitten Sie sie, einen einzurichten, oder schreiben Sie ihn für eine Gruppe oder in den Einstellungen einer App vor.
console-need-factor-open = Diese Personen anzeigen
console-failures = Letzte Fehler
console-failures-none = In den letzten 24 Stunden gab es keine Fehler.
console-failures-record = Im Protokoll anzeigen
console-failures-like = Im Protokoll anzeigen: { $what }
console-failures-all = Alle Fehler
console-keys-open = Alle Signaturschlüssel
console-key-age = { $count ->
    [0] Der Signaturschlüssel für { $algorithm } wurde heute erstellt.
    [one] Der Signaturschlüssel für { $algorithm } ist 1 Tag alt.
   *[other] Der Signaturschlüssel für { $algorithm } ist { $count } Tage alt.
}
console-tab-test = Test
console-test-title = Anmeldung testen
console-test-again = Erneut ausführen
console-test-text = Sie durchlaufen dieselbe Anmeldung wie Personen, die { $app } verwenden: Passwort, zweiter Faktor, Zustimmung. Am Ende sehen Sie, was die App erhalten würde. Die App selbst wird nicht kontaktiert.
console-test-redirect = Weiterleitungsadresse
console-test-prompt = Was abgefragt wird (prompt)
console-test-prompt-none = Standard: Wer bereits angemeldet ist, wird nicht noch einmal gefragt
console-test-prompt-login = Erneut nach dem Passwort fragen (prompt=login)
console-test-prompt-account = Konto auswählen lassen (prompt=select_account)
console-test-prompt-consent = Um Zustimmung bitten, auch für Offline-Zugriff (prompt=consent)
console-test-do = Anmeldung testen
console-test-refused = Die App würde einen Fehler erhalten
console-test-given = Das würde { $app } erhalten
console-test-harmless = Nichts davon kann verwendet werden: Die Signaturen fehlen, es wurde keine Berechtigung erstellt und nichts gespeichert.
console-test-who = Angemeldet als
console-test-over = Das Ergebnis dieses Tests ist nicht mehr gespeichert. Führen Sie ihn erneut aus.
console-test-id-token = ID-Token
console-test-id-token-text = Was die App erfährt, wenn sich jemand anmeldet.
console-test-no-id-token = Keines. Die App hat den Scope openid nicht angefragt.
console-test-id-token-header = Header des ID-Tokens
console-test-header-text = Signaturschlüssel und Algorithmus.
console-test-userinfo = Userinfo
console-test-userinfo-text = Was die App mit dem Access-Token vom Userinfo-Endpunkt erhält.
console-test-no-userinfo = Das Access-Token funktioniert dort nicht. Die App hat den Scope openid nicht angefragt, oder das Token ist für eine API.
console-test-access-token = Access-Token
console-test-access-token-text = Was APIs sehen.
console-test-access-token-header = Header des Access-Tokens
console-test-refresh-token = Refresh-Token
console-test-refresh = Die App erhält eines und kann neue Token holen, ohne die Person erneut zu fragen.
console-test-no-refresh = Die App erhält keines. Sie muss die Person erneut hierher weiterleiten.
console-test-service = Bei dieser App melden sich keine Personen an
console-test-service-text = Die App erhält Token für sich selbst. Sie können eines mit dem Secret der App anfordern. curl fragt danach:
console-tab-errors = Fehler
console-errors-title = Letzte Fehler
console-errors-none = Keine Fehler
console-errors-none-text = Wird eine Anfrage dieser App abgelehnt, stehen hier der Grund und die Lösung.
console-reference = Referenz
console-error-redirect = Die Weiterleitungsadresse ist nicht registriert.
console-error-redirect-fix = Vergleichen Sie die Adresse, die die App sendet, mit den Adressen unter „Einstellungen“. Fügen Sie sie dort hinzu oder korrigieren Sie sie in der App.
console-error-sign-out-address = Die Abmeldeadresse ist nicht registriert.
console-error-sign-out-address-fix = Die App wollte nach einer Abmeldung zu dieser Adresse zurück. Tragen Sie sie in den Einstellungen unter „Abmeldeadressen“ ein oder korrigieren Sie sie in der App.
console-error-sign-out-address-none = Für diese App ist keine Abmeldeadresse registriert.
console-error-sign-out-hint = Das ID-Token einer Abmeldung konnte nicht geprüft werden.
console-error-sign-out-hint-fix = Sie müssen nichts tun, außer wenn das oft vorkommt: Dann muss die App das zuletzt erhaltene ID-Token senden.
console-error-sign-out = Eine Abmeldeanfrage war ungültig.
console-error-unknown-app = Eine App hat eine Client-ID gesendet, die hier nicht registriert ist.
console-error-unknown-app-fix = Vergleichen Sie die Client-ID in der App mit der auf ihrer Einrichtungsseite hier.
console-error-no-app = Eine App hat eine Anfrage ohne Client-ID gesendet.
console-error-no-redirect = Die App hat keine Weiterleitungsadresse gesendet.
console-error-no-redirect-fix = Tragen Sie die Callback- oder Weiterleitungsadresse in der App ein.
console-error-off = Die App ist deaktiviert.
console-error-off-fix = Aktivieren Sie sie unter „Einstellungen“ oder entfernen Sie die Anmeldung in der App.
console-error-scope = Die App hat einen Scope angefordert, den sie nicht verwenden darf.
console-error-scope-fix = Fügen Sie den Scope unter „Einstellungen“ hinzu oder entfernen Sie ihn in der App.
console-error-target = Die App hat eine API angefragt, die nicht registriert ist.
console-error-target-fix = Fügen Sie die API unter „APIs“ hinzu oder korrigieren Sie ihre Kennung in der App.
console-error-silent = Die App wollte eine Anmeldung im Hintergrund (prompt=none), aber die Person muss zuerst etwas tun.
console-error-silent-fix = Das ist normal, wenn die App danach die Anmeldeseite zeigt. Entfernen Sie andernfalls prompt=none in der App.
console-error-secret = Die App konnte nicht authentifiziert werden: falsches Secret oder falsche Authentifizierungsmethode.
console-error-secret-fix = Fügen Sie das Secret erneut ein oder erstellen Sie unter „Secrets“ ein neues.
console-error-grant = Ein Autorisierungscode, Refresh-Token oder Access-Token war abgelaufen oder wurde bereits verwendet.
console-error-grant-fix = Das ist normal, wenn jemand eine Seite neu lädt oder eine Sitzung endet. Wenn es öfter passiert, prüfen Sie, ob sich zwei Instanzen der App ein Token teilen.
console-error-mismatch = Die Token-Anfrage passte nicht zur Anmeldung.
console-error-mismatch-fix = Senden Sie in beiden Anfragen dieselbe Weiterleitungsadresse und den PKCE-Code-Verifier, der zu dieser Anmeldung gehört.
console-error-grant-type = Die App hat einen Grant- oder Response-Typ verwendet, für den sie nicht registriert ist.
console-error-grant-type-fix = Stellen Sie die App auf den Authorization-Code-Flow um oder ändern Sie ihre Registrierung auf der Befehlszeile.
console-error-person = Eine Person konnte sich nicht anmelden: falsches Passwort, falscher Code oder zu viele Versuche.
console-error-person-fix = Sie müssen nichts tun.
console-error-denied = Eine Person hat die Anfrage abgelehnt.
console-error-denied-fix = Lassen Sie die App weniger Scopes anfordern oder kennzeichnen Sie sie, nur wenn sie Ihre eigene ist, unter „Einstellungen“ als eigene.
console-error-form = Ein Formular war veraltet oder kam von einer anderen Website.
console-error-form-fix = Sie müssen nichts tun. Wenn das öfter passiert, prüfen Sie, ob ein Proxy die Cookies verändert.
console-error-access = Jemand, der kein Administrator ist, hat versucht, die Konsole zu öffnen.
console-error-access-fix = Wenn die Person Zugriff haben soll, machen Sie sie zum Administrator.
console-error-registration = Eine App hat versucht, sich selbst zu registrieren. Die Anfrage wurde abgelehnt.
console-error-registration-fix = Apps können sich nicht selbst registrieren. Verbinden Sie die App hier.
console-error-request = Die Anfrage war ungültig.
console-error-request-fix = Korrigieren Sie die Anfrage in der App. Die Meldung sagt, was falsch ist.
console-error-ours = Der Fehler ist hier aufgetreten, nicht in der App.
console-error-ours-fix = Suchen Sie die Referenz im Log des Servers.
console-error-address-now = Diese Adresse ist inzwischen registriert.
console-error-address-none = Für diese App ist keine Weiterleitungsadresse registriert.

# Terms
console-terms = Nutzungsbedingungen
terms-lead = Fassungen der Bedingungen, die Personen akzeptieren, bevor sie angemeldet sind. Eine Fassung wird nie geändert: Akzeptiert wurde, was in ihr steht.
terms-new = Fassung veröffentlichen
terms-none = Keine Bedingungen
terms-none-text = Niemand muss welche akzeptieren. Veröffentlichen Sie eine Fassung, dann werden Personen bei der nächsten Anmeldung gefragt.
terms-new-lead = Geben Sie die Adresse an, unter der die Fassung zu lesen ist. Lassen Sie Sprachen weg, für die Sie keinen Text haben: Dann gilt der englische oder der erste.
terms-version-name = Fassung
terms-version-hint = Ein Wort wie 2026-11-30. Es kann später nicht geändert werden.
terms-since = In Kraft ab
terms-since-hint = Der Tag in UTC. Wenn Sie nichts eingeben, gilt sie sofort.
terms-again = Alle akzeptieren sie erneut
terms-again-hint = Auch Personen, die eine frühere Fassung akzeptiert haben. Schalten Sie es für eine kleine Korrektur aus.
terms-again-short = alle erneut
terms-title-label = Titel
terms-url-label = Adresse
terms-publish = Fassung veröffentlichen
terms-coming = Kommt
terms-in-force = In Kraft
terms-over = Abgelöst
terms-accepted-by = Akzeptiert von
terms-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
terms-withdraw = Zurückziehen
terms-withdraw-which = Fassung { $version } zurückziehen
terms-version-taken = Es gibt oder gab bereits eine Fassung mit diesem Namen
terms-version-wrong = Geben Sie 1 bis 64 Buchstaben, Ziffern und Zeichen ohne Leerzeichen ein
terms-url-wrong = Geben Sie eine Webadresse wie https://example.com/terms ein
terms-title-wrong = Geben Sie einen Titel ein
terms-since-past = Geben Sie den heutigen oder einen späteren Tag ein
terms-too-many = Es gibt so viele Fassungen, wie es geben kann
notice-terms-published = Die Fassung ist veröffentlicht.
notice-terms-withdrawn = Die Fassung ist zurückgezogen.
notice-terms-accepted = Diese Fassung wurde bereits akzeptiert, deshalb bleibt sie. Veröffentlichen Sie eine neuere.

# Nachrichten
console-messages = Nachrichten
messages-text = Mails an Personen aus den letzten 30 Tagen. Ihr Inhalt wird gelöscht, sobald sie gesendet sind.
messages-as-files = Es ist kein Mailserver eingestellt (LATCHKEY_SMTP_URL). Jede Mail ist eine Datei in
messages-any-state = Jeder Zustand
messages-none = Keine Nachrichten
messages-all = Alle Nachrichten
messages-not-delivered = Nicht zugestellt
messages-test = Testnachricht senden
messages-test-text = Der Server sendet sie sofort, in der Sprache dieser Seite. Die Liste zeigt, was daraus wurde.
messages-test-to = E-Mail-Adresse
messages-test-send = Testnachricht senden
messages-not-an-address = Geben Sie eine E-Mail-Adresse wie mara@example.com ein.
messages-preview = Vorschau der Mails
messages-preview-text = Jede Mail, die Personen bekommen können, mit erfundenen Angaben und mit Ihren eigenen Texten, wo Sie welche hinterlegt haben. Die Links führen ins Leere.
messages-preview-which = Mail
messages-preview-language = Sprache
messages-preview-show = Anzeigen
messages-preview-subject = Betreff
messages-preview-as-text = Als Text
messages-preview-html = Als HTML anzeigen
messages-preview-form = { $name } ({ $number })
message-to = An
message-kind = Thema
message-kind-test = Test
message-sent = Gesendet
message-failed = Fehlgeschlagen
message-queued = Wartet
message-under-way = Wird gesendet
message-written = Geschrieben
message-next = Nächster Versuch
message-tries = { $count ->
    [one] 1 Versuch
   *[other] { $count } Versuche
}
message-send-again = Erneut senden
message-send-again-which = Erneut senden: { $address }
notice-message-sent-again = Die Nachricht wird erneut gesendet.
notice-message-under-way = Diese Nachricht wird bereits gesendet. Laden Sie diese Seite neu, um zu sehen, was daraus wurde.
notice-message-tested = Die Testnachricht wird gesendet. Laden Sie diese Seite neu, um zu sehen, was daraus wurde.

# Einladungen
console-invitations = Einladungen
invitations-text = Einladungen und was aus ihnen wurde. Sie werden noch 30 Tage aufbewahrt, wenn sie vorbei sind.
invitations-search = Name oder E-Mail-Adresse
invitations-none = Keine passenden Einladungen
invitations-empty = Noch keine Einladungen
invitations-sort-age = Neueste Einladung zuerst
invitations-sort-age-down = Älteste Einladung zuerst
invitations-sort-expires = Läuft zuerst ab
invitations-sort-expires-down = Läuft zuletzt ab
invitation-open = Offen
invitation-accepted = Angenommen
invitation-withdrawn = Zurückgezogen
invitation-expired = Abgelaufen
invitation-created = Eingeladen
invitation-sent = Zuletzt gesendet
invitation-expires = Läuft ab
invitation-invited-by = Eingeladen von
invitation-deleted-person = Gelöschte Person
invitation-link-text = Es ist kein Mailserver eingestellt: Geben Sie der Person diesen Link selbst. Wir zeigen ihn nicht noch einmal. Er funktioniert einmal, bis { $time }.
invitation-send-again = Erneut senden
invitation-send-again-text = Sendet einen neuen Link, der mindestens 7 Tage lang funktioniert. Der alte Link funktioniert dann nicht mehr.
invitation-withdraw = Zurückziehen
invitation-withdraw-text = Der Link funktioniert sofort nicht mehr. Sie können die Person wieder einladen.
invite-title = Person einladen
invite-text = Die Person bekommt einen Link per E-Mail und wählt ihr Passwort selbst.
invite-many-title = Viele einladen
invite-many-text = Alle in der Datei werden eingeladen, oder niemand, wenn eine Zeile falsch ist.
invite-name-hint = Die Person kann ihn ändern.
invite-until-hint = Die Mitgliedschaften enden am Ende dieses Tages (UTC). Wenn Sie das Feld leer lassen, haben sie kein Ende.
invite-language = Sprache der E-Mail
invite-admin = Diese Person zum Administrator machen
invite-expires = Einladung gültig bis (optional)
invite-expires-hint = Wenn Sie das Feld leer lassen, läuft die Einladung nach 7 Tagen ab. Höchstens sind 90 Tage möglich.
invite-expires-invalid = Wählen Sie einen Tag nach heute und innerhalb von 90 Tagen, oder lassen Sie das Feld leer
invite-more-groups = Nur die ersten 100 Gruppen werden angezeigt. Sie können die Person später einer anderen Gruppe hinzufügen.
invite-send = Einladung senden
invite-no-group = Es gibt keine Gruppe { $group }. Prüfen Sie den Namen oder legen Sie zuerst die Gruppe an.
invite-is-invited = Diese Adresse ist bereits eingeladen. Senden Sie jene Einladung erneut, oder ziehen Sie sie zuerst zurück.
invite-has-account = Mit dieser Adresse gibt es bereits ein Konto, und die Einladung gäbe ihm nichts. Wählen Sie eine Gruppe, oder laden Sie es nicht ein.
invite-disabled = Das Konto mit dieser Adresse ist deaktiviert. Aktivieren Sie es zuerst.
invite-twice = Eine andere Zeile lädt dieselbe Adresse ein
invite-too-many = Sie können 500 Einladungen in einer Stunde senden. Versuchen Sie es später wieder, oder nutzen Sie die Befehlszeile.
invite-file-empty = Hier ist keine Einladung. Die erste Zeile nennt die Spalten, jede weitere Zeile ist eine Einladung.
invite-file-too-many = Eine Datei kann 1.000 Einladungen enthalten. Teilen Sie sie auf.
invite-no-email-column = Keine Spalte heißt email
invite-column = Die Spalte { $column } ist nicht bekannt oder kommt doppelt vor
invite-too-many-values = Die Zeile hat mehr Werte, als es Spalten gibt
invite-not-a-day = Geben Sie einen Tag wie 2026-12-31 statt { $value } ein
invite-not-yes-or-no = Geben Sie bei admin yes oder no statt { $value } ein
invite-no-language = Es gibt keine Sprache { $value }. Verwenden Sie en, de, fr, es oder ar.
invite-nobody = Niemand wurde eingeladen
invite-line = Zeile { $line }: { $problem }
invite-more-problems = { $count ->
    [one] 1 weitere Zeile ist falsch
   *[other] { $count } weitere Zeilen sind falsch
}
invite-skip-known = Personen auslassen, die schon ein Konto oder eine Einladung haben
invite-known = { $count ->
    [one] 1 Zeile wird ausgelassen: Diese Person hat schon ein Konto oder eine Einladung.
   *[other] { $count } Zeilen werden ausgelassen: Diese Personen haben schon ein Konto oder eine Einladung.
}
invite-checked = { $count ->
    [one] Die Datei ist gut: 1 Person kann eingeladen werden. Noch wurde niemand eingeladen.
   *[other] Die Datei ist gut: { $count } Personen können eingeladen werden. Noch wurde niemand eingeladen.
}
invite-file = CSV-Datei auswählen
invite-rows = Einladungen
invite-rows-hint = CSV. Die erste Zeile nennt die Spalten: email, dazu beliebige von name, groups (mehrere mit Semikolons getrennt), until, admin (yes oder no), language, expires.
invite-check = Prüfen
invite-send-all = Einladungen senden
notice-invitation-sent = Einladung gesendet.
notice-invitations-sent = Einladungen gesendet.
notice-invitation-sent-again = Erneut gesendet. Der alte Link funktioniert nicht mehr.
notice-invitation-withdrawn = Einladung zurückgezogen.
notice-invitation-changed = Nichts wurde geändert: Diese Einladung ist bereits vorbei, oder jemand anderes hat sie geändert.
message-kind-invitation = Einladung
console-rules = Anmelderegeln
rules-lead = Wer sich womit anmelden muss. Alle Regeln, die für eine Person und eine App gelten, gelten zusammen.
rules-empty = Noch keine Regeln
rules-empty-text = Alle melden sich mit dem an, was sie haben.
rules-for = Gilt für
rules-allowed = Zugelassen
rules-required = Erforderlich
rules-within = Erneut gefragt nach
rules-set-by = Festgelegt in
rules-set-here = Dieser Tabelle
rules-set-setting = Einstellung { $name }
rules-set-group = Der Gruppe
rules-set-app = Der App
rules-everybody = Alle
rules-admins = Administratoren
rules-group = Gruppe { $name }
rules-app = App { $name }
rules-a-group = Eine Gruppe
rules-an-app = Eine App
rules-all = Alles
rules-all-but = Nicht zugelassen: { $factors }
rules-second = Zweiter Faktor
rules-one-of = Eines von: { $factors }
rules-separator = { ", " }
rules-new = Regel hinzufügen oder ändern
rules-name = Name der Gruppe oder Client-ID
rules-name-hint = Für alle leer lassen.
rules-no-place = Diese Gruppe oder App gibt es nicht.
rules-open = Regel öffnen
rules-preview = Vorschau für eine Person
rules-preview-text = Zeigt, was eine Person bei einer neuen Anmeldung gefragt würde, und warum. Niemand wird angemeldet.
rules-person = E-Mail-Adresse, Benutzername oder ID
rules-no-person = Diese Person gibt es nicht.
rules-preview-app = Client-ID der App
rules-preview-app-hint = Für die eigenen Seiten der Person leer lassen.
rules-no-app = Diese App gibt es nicht.
rules-preview-show = Anzeigen
rules-own-pages = Eigene Seiten
rules-no-first = Diese Person hat nichts, womit sie sich anmelden kann.
rules-with = Mit: { $factor }
rules-with-none = Mit: { $factor }. Es zeigt, wer sie sind, und ist nicht zugelassen.
rules-then-prove = Gefragt nach einem von: { $factors }
rules-then-set-up = Muss eines einrichten: { $factors }
rules-then-stuck = Kann sich nicht anmelden: Nichts, was die Regeln zulassen, lässt sich einrichten.
rules-then-in = Angemeldet
rules-why = Warum
rules-no-reason = Keine Regel verlangt mehr.
rules-because-not = lässt nicht zu: { $factors }
rules-because-second = verlangt einen zweiten Faktor
rules-because-one-of = verlangt eines von: { $factors }
rules-because-age = fragt erneut, was länger her ist als { $time }
rule-title = Regel: { $whom }
rule-allowed = Was zugelassen ist
rule-allowed-hint = Anderes zählt nicht. Wer nichts Zugelassenes hat, richtet es bei der Anmeldung ein.
rule-second = Ein zweiter Faktor
rule-one-of-hint = Oder eines von diesen, und nichts an ihrer Stelle, auch kein Wiederherstellungscode:
rule-age = Erneut fragen nach
rule-age-hint = Zum Beispiel 10m, 12h oder 7d. Ohne Grenze leer lassen.
rule-age-wrong = Geben Sie eine Zeit von 60s bis 400d ein.
person-remembered = { $count ->
    [one] Ein Browser ohne zweiten Faktor
   *[other] { $count } Browser ohne zweiten Faktor
}
person-remembered-text = Dort wird eine Zeit lang nicht nach dem zweiten Faktor gefragt.
rules-remembered = ein Browser kann { $days } Tage lang gemerkt werden
rules-never-remembered = kein Browser wird gemerkt
rule-remember = Einen Browser so viele Tage merken
rule-remember-hint = Personen können ein Kästchen ankreuzen und werden in diesem Browser so lange nicht nach einem zweiten Faktor gefragt. 0: nie. Leer lassen, um nichts festzulegen.
rule-remember-wrong = Geben Sie eine Zahl von 0 bis 90 Tagen ein.
rule-empty = Diese Regel besagt nichts. Wählen Sie etwas aus, oder entfernen Sie die Regel.
rule-no-first = Lassen Sie etwas zu, das zeigt, wer jemand ist, etwa ein Passwort oder einen Passkey.
rule-no-second = Lassen Sie Passkeys oder Authenticator-Apps zu: Diese können bei der Anmeldung eingerichtet werden.
rule-nobody = Eines davon muss zugelassen sein und bei der Anmeldung eingerichtet werden können.
rule-locks-out = Mit dieser Regel könnte sich kein Administrator mehr anmelden. Nichts wurde geändert.
rule-remove = Diese Regel entfernen
notice-rule-removed = Regel entfernt.
rule-factor-password = Passwort
rule-factor-passkey = Passkey
rule-factor-totp = Authenticator-App
rule-factor-recovery-codes = Wiederherstellungscode
rule-factor-email-code = Code per E-Mail statt Passwort
rule-factor-email-code-second = Code per E-Mail als zweiter Faktor
rule-factor-sms-code = Code per SMS statt Passwort
rule-factor-sms-code-second = Code per SMS als zweiter Faktor
rule-factor-upstream = Konto bei einem anderen Anbieter
console-upstreams = Anbieter
upstreams-lead = Andere Anbieter, mit deren Konten sich Personen anmelden können.
upstreams-search = Name oder Issuer
upstreams-sort-name = Name in Adressen, A bis Z
upstreams-sort-name-down = Name in Adressen, Z bis A
upstreams-empty = Noch keine Anbieter
upstreams-empty-text = Fügen Sie einen hinzu, und die Anmeldeseite hat eine Schaltfläche dafür.
upstreams-no-match = Keine passenden Anbieter
upstream-new = Anbieter hinzufügen
upstream-create = Anbieter hinzufügen
upstream-preset = Bekannte Werte eintragen für:
upstream-name = Name in Adressen
upstream-name-hint = a-z, 0-9 und -. Er kann später nicht geändert werden. Tragen Sie beim Anbieter diese Weiterleitungsadresse ein: { $address }
upstream-name-wrong = Geben Sie 1 bis 40 Zeichen aus a-z, 0-9 und - ein, nicht mit - am Anfang.
upstream-name-taken = Einen Anbieter mit diesem Namen gibt es schon.
upstream-title-label = Name auf der Schaltfläche
upstream-title-hint = Wie man ihn nennt, etwa Google oder der Name Ihrer Firma.
upstream-title-wrong = Geben Sie eine Zeile mit 1 bis 100 Zeichen ein.
upstream-issuer = Issuer
upstream-issuer-hint = Die Adresse, die im Discovery-Dokument des Anbieters issuer heißt, genau so, wie sie dort steht.
upstream-issuer-change = Wenn Sie ihn ändern, melden die jetzt verbundenen Konten niemanden mehr an, und die Sitzungen, die mit ihnen begonnen haben, enden. Wenn Sie dabei kein Secret eingeben, wird das gespeicherte gelöscht.
upstream-issuer-wrong = Geben Sie eine Adresse ein, die mit https:// beginnt, ohne ? und #.
upstream-issuer-own = Das ist die Adresse dieses Latchkey selbst.
upstream-client-id = Client-ID
upstream-client-id-hint = Wie der Anbieter sie vergeben hat.
upstream-client-id-wrong = Geben Sie 1 bis 512 sichtbare ASCII-Zeichen ein.
upstream-secret = Secret
upstream-secret-hint = Lassen Sie das Feld leer, wenn der Anbieter keines vergeben hat.
upstream-secret-kept = Ein Secret ist gespeichert. Geben Sie ein anderes ein, um es zu ersetzen.
upstream-secret-wrong = Geben Sie eine Zeile mit 1 bis 512 Zeichen ein.
upstream-scopes = Erbetene Scopes
upstream-scopes-hint = openid ist erforderlich; email braucht es, um Adressen zu erkennen.
upstream-scopes-wrong = Geben Sie Scopes durch Leerzeichen getrennt ein, darunter openid.
upstream-in-header = Das Secret im Header der Anfragen senden
upstream-in-header-hint = HTTP Basic (client_secret_basic) anstelle des Inhalts (client_secret_post). Manche Anbieter nehmen nur eines von beiden.
upstream-signs = Anfragen mit einem eigenen Schlüssel von Latchkey signieren
upstream-signs-hint = Anstelle eines Secrets (private_key_jwt). Speichern Sie, und geben Sie dem Anbieter dann die Adresse des öffentlichen Schlüssels, die diese Seite zeigt.
upstream-jwks = Adresse des öffentlichen Schlüssels
upstream-tenants = Mandanten, deren Konten zählen
upstream-tenants-hint = Ihre IDs, durch Leerzeichen getrennt. Erforderlich bei common und organizations im Issuer: Jeder kann einen Mandanten anlegen.
upstream-tenants-missing = Geben Sie die IDs der Mandanten ein, deren Konten zählen.
upstream-tenant-wrong = „{ $tenant }“ ist nicht die ID eines Mandanten, etwa 11111111-2222-3333-4444-555555555555.
upstream-team-id = Team-ID
upstream-key-id = Schlüssel-ID
upstream-apple-id-hint = Wie Apple sie zeigt, etwa AB1C23D4EF.
upstream-apple-id-wrong = Geben Sie 1 bis 40 Buchstaben und Ziffern ein.
upstream-apple-key-hint = Das Secret von Apple ist der Inhalt der Datei AuthKey_KEYID.p8.
upstream-apple-key-wrong = Geben Sie den Inhalt der Datei AuthKey_KEYID.p8 ein, die Apple vergeben hat.
upstream-authorization-endpoint = Autorisierungsendpunkt
upstream-token-endpoint = Token-Endpunkt
upstream-user-endpoint = Benutzerendpunkt
upstream-endpoint-hint = Wie die Dokumentation des Anbieters ihn nennt.
upstream-endpoint-wrong = Geben Sie eine Adresse ein, die mit https:// beginnt.
upstream-members = Felder in der Antwort des Benutzerendpunkts
upstream-members-hint = Wo sie von OpenID Connect abweichen: subject, email, email_verified, name und username, etwa subject=id username=login. Das subject darf sich nie ändern und nie an jemand anderen vergeben werden.
upstream-members-wrong = Geben Sie Paare aus subject, email, email_verified, name oder username ein, etwa subject=id.
upstream-fixed-wrong = Sie können das nur zusammen mit dem Issuer ändern. Verbundene Konten melden dann niemanden mehr an.
upstream-accounts = Wer bei der ersten Anmeldung ein Konto bekommt
upstream-accounts-hint = Leer: niemand. *: alle, deren Adresse der Anbieter bestätigt hat. Oder Domains bestätigter Adressen, etwa example.com, durch Leerzeichen getrennt.
upstream-trusted = Domains, für die ihm vertraut wird
upstream-trusted-hint = Wer dort eine bestätigte Adresse in einer dieser Domains hat, wird ohne Nachfrage bei dem Konto mit dieser Adresse angemeldet. Tragen Sie nur Domains ein, deren Adressen der Anbieter kontrolliert.
upstream-login-domains = Domains, deren Personen dorthin geführt werden
upstream-login-domains-hint = Wer auf der Anmeldeseite eine Adresse in einer dieser Domains eingibt, kommt sofort zum Anbieter, gleich ob es ein solches Konto gibt. Passwörter dieser Adressen gelten nur, solange der Anbieter nicht erreichbar ist; Benutzernamen, Passkeys und Codes per E-Mail sind nicht betroffen.
upstream-native = Apps, deren ID-Token zählen
upstream-native-hint = Client-IDs beim Anbieter, durch Leerzeichen getrennt. Eine App auf einem Gerät, die Personen mit Google One Tap oder „Mit Apple anmelden“ anmeldet, kann das ID-Token gegen Token tauschen, wenn sie den Grant für Token-Tausch hat. Leer: Kein ID-Token wird getauscht.
upstream-native-wrong = „{ $client }“ ist keine Client-ID: Geben Sie 1 bis 512 sichtbare ASCII-Zeichen ein.
upstream-group-rules = Gruppen nach den Angaben des Anbieters
upstream-group-rules-hint = Eine Regel je Zeile: Claim = Wert -> Gruppe, etwa groups = engineering -> staff. Jede Anmeldung nimmt Personen in diese Gruppen auf und entfernt sie wieder, wenn die Regel nicht mehr zutrifft. Mitgliedschaften, die keine Regel gegeben hat, bleiben.
upstream-group-rule-wrong = „{ $rule }“ ist keine Regel. Geben Sie Claim = Wert -> Gruppe ein.
upstream-group-rules-right = Für diese Regeln, und um einen anderen Anbieter hinter sie zu stellen, brauchen Sie das Recht, Gruppen zu verwalten. Es sind höchstens 100 möglich.
upstream-group-rules-unknown = Es gibt keine Gruppe mit dem Namen „{ $group }“.
upstream-attribute-rules = Attribute nach den Angaben des Anbieters
upstream-attribute-rules-hint = Eine Regel je Zeile: Attribut = $claim oder ein fester Text, etwa department = $org.department oder site = Berlin if office = b-1. Die erste zutreffende Regel entscheidet. Jede Anmeldung erneuert, was eine Regel eingetragen hat; was hier von Hand gesetzt wurde, bleibt. Beginnen Sie eine Regel mit once, um nur bei der ersten Anmeldung einzutragen, oder mit always, um auch von Hand Gesetztes zu ersetzen.
upstream-attribute-rule-wrong = „{ $rule }“ ist keine Regel. Geben Sie Attribut = $claim ein, auf Wunsch mit once oder always davor und if Claim = Wert dahinter.
upstream-attribute-rules-right = Für diese Regeln, und um einen anderen Anbieter hinter sie zu stellen, brauchen Sie das Recht, Personen zu verwalten. Es sind höchstens 100 möglich.
upstream-attribute-rules-unknown = „{ $attribute }“ kann kein Anbieter eintragen. Legen Sie es zuerst als Attribut an, oder wählen Sie name, given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture oder website.
upstream-sign-out = Personen auch dort abmelden
upstream-sign-out-hint = Wer sich hier abmeldet, wird zum Anbieter geschickt, um sich auch dort abzumelden, und kommt zurück. Hier endet die Anmeldung zuerst, ob der Anbieter antwortet oder nicht. Tragen Sie die Adresse, die diese Seite nach dem Speichern zeigt, beim Anbieter ein.
upstream-signed-out = Adresse nach dem Abmelden, dort einzutragen
upstream-trial = Anmeldung ausprobieren
upstream-trial-text = Sie melden sich beim Anbieter an wie alle anderen. Dadurch wird hier niemand angemeldet, nichts verbunden und niemand geändert. Nur Sie sehen das Ergebnis, 10 Minuten lang.
upstream-trial-off = Der Anbieter ist ausgeschaltet: Sie können ihn ausprobieren, bevor sich jemand damit anmeldet.
upstream-trial-do = Zum Anbieter
upstream-trial-again = Noch einmal ausprobieren
upstream-trial-over = Das Ergebnis dieses Versuchs ist nicht mehr verfügbar. Probieren Sie es noch einmal.
upstream-trial-nothing = Der Anbieter hat niemanden angemeldet
upstream-trial-nothing-fix = Prüfen Sie die Einstellungen des Anbieters. Das Protokoll sagt mehr. Der Grund ist:
upstream-trial-account = Das Konto hier
upstream-trial-known = Eine solche Anmeldung führt zu diesem Konto, das damit verbunden ist:
upstream-trial-known-off = Dieses Konto ist damit verbunden, kann sich aber nicht anmelden, weil es gesperrt ist oder auf Freigabe wartet:
upstream-trial-trusted = Eine solche Anmeldung würde ohne Rückfrage mit diesem Konto verbunden, weil dem Anbieter für die Domain der Adresse vertraut wird:
upstream-trial-made = Eine solche Anmeldung würde ein Konto mit der Adresse { $address } anlegen.
upstream-trial-asked = Kein Konto ist damit verbunden. Wer sich so anmeldet, muss ein Konto hier nachweisen und wird dann gefragt, ob es verbunden werden soll:
upstream-trial-no-address = Der Anbieter nennt keine E-Mail-Adresse.
upstream-trial-unverified = Der Anbieter sagt nicht, dass die E-Mail-Adresse bestätigt ist.
upstream-trial-not-trusted = Dem Anbieter wird für die Domain dieser Adresse nicht vertraut.
upstream-trial-nobody = Kein aktives Konto hier hat diese als bestätigte Adresse.
upstream-trial-connected = Das Konto mit dieser Adresse ist schon mit einem anderen Konto verbunden.
upstream-trial-not-admitted = Für die Domain dieser Adresse werden keine Konten angelegt.
upstream-trial-not-signed-up = Die Einstellungen zur Registrierung erlauben die Domain dieser Adresse nicht.
upstream-trial-another-trusted = Einem anderen Anbieter wird für die Domain dieser Adresse vertraut.
upstream-trial-taken = Ein Konto hier hat diese Adresse.
upstream-trial-met = Trifft zu: Die Person ist in dieser Gruppe.
upstream-trial-unmet = Trifft nicht zu.
upstream-trial-no-group = Diese Gruppe gibt es nicht mehr.
upstream-trial-no-attribute = Dieses Attribut gibt es nicht mehr.
upstream-trial-unknown = Nicht bekannt: Der Anbieter hat den Claim weggelassen, oder er konnte nicht gelesen werden. Nichts ändert sich.
upstream-trial-fills = Trägt ein:
upstream-trial-unfit = Weggelassen: Dieser Wert passt nicht zum Attribut.
upstream-trial-passed-over = Nicht erreicht: Eine Regel davor entscheidet.
upstream-trial-claims = Was der Anbieter gesagt hat
upstream-trial-claims-text = Aus ID-Token und Benutzer-Endpunkt zusammen, wie die Regeln es sehen. Token werden nicht gezeigt.
upstream-trial-partial = Der Benutzer-Endpunkt konnte nicht gelesen werden: Es kann mehr geben.
upstream-trial-too-long = Es war zu viel, um es hier zu zeigen.
upstream-domain-wrong = „{ $domain }“ ist keine Domain wie example.com oder *.example.com.
upstream-enabled = Auf der Anmeldeseite anbieten
upstream-domain-not-given-out = Diesem Anbieter kann für „{ $domain }“ nicht vertraut werden: Er weiß nicht, wer dort jetzt eine Adresse hat.
upstream-enabled-hint = Solange er aus ist, meldet sich niemand damit an. Wenn Sie ihn ausschalten, enden die Sitzungen, die mit ihm begonnen haben.
upstream-off = Aus
upstream-facts = Beim Anbieter
upstream-callback = Weiterleitungsadresse
upstream-backchannel = Adresse für Back-Channel-Logout
upstream-connected = Verbundene Personen
upstream-sessions = Sitzungen, die mit ihm begonnen haben
upstream-sessions-count = { $count }
upstream-sessions-or-more = { $count } oder mehr
upstream-test = Anbieter testen
upstream-test-good = Dokument und Schlüssel des Anbieters sind, wie sie sein sollen.
upstream-test-private = Der Issuer führt zur privaten Adresse { $detail }. Nennen Sie ihr Netz in LATCHKEY_FETCH_ALLOW, wenn Latchkey sie erreichen darf.
upstream-test-unresolved = Der Host des Issuers wurde nicht gefunden. Prüfen Sie die Adresse.
upstream-test-slow = Der Anbieter hat nicht rechtzeitig geantwortet. Versuchen Sie es später noch einmal.
upstream-test-address = Der Issuer muss mit https:// beginnen. http:// geht nur in einem Netz von LATCHKEY_FETCH_ALLOW.
upstream-test-status = /.well-known/openid-configuration unter dem Issuer wurde mit Status { $detail } beantwortet. Prüfen Sie den Issuer.
upstream-test-issuer = Das Dokument des Anbieters nennt einen anderen Issuer: { $detail }. Geben Sie ihn genau so ein.
upstream-test-keys = Die Schlüssel, die das Dokument des Anbieters nennt, sind nicht lesbar.
upstream-test-other = Der Anbieter ist nicht verwendbar: { $detail }
upstream-delete = Anbieter löschen
upstream-delete-text = { $count ->
    [one] 1 Person ist damit verbunden und kann sich dann nicht mehr damit anmelden, auch wenn Sie ihn wieder hinzufügen.
   *[other] { $count } Personen sind damit verbunden und können sich dann nicht mehr damit anmelden, auch wenn Sie ihn wieder hinzufügen.
}
upstream-ends = { $count ->
    [0] Keine Sitzung hat mit ihm begonnen.
    [one] 1 Sitzung, die mit ihm begonnen hat, endet.
   *[other] { $count } Sitzungen, die mit ihm begonnen haben, enden.
}
notice-upstream-added = Anbieter hinzugefügt. Testen Sie ihn, bevor er benutzt wird.
notice-upstream-deleted = Anbieter gelöscht.
