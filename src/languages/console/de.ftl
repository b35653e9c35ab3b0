# The console of the admins: what stands round its pages, and its overview
console-name = Latchkey-Konsole
console-nav = Konsole
console-overview = Übersicht
console-overview-until = Die letzten 24 Stunden bis { $time }
console-signed-in = Anmeldungen
console-failed = Gescheiterte Anmeldungen
console-failed-short = Gescheitert
console-sessions = Sitzungen
console-people = Personen
console-apps = Apps
console-chart = Anmeldungen je Stunde
console-chart-title = Gelungene und gescheiterte Anmeldungen, je Stunde der letzten 24 Stunden
console-chart-good = Gelungen
console-chart-bad = Gescheitert, unter der Linie
console-chart-empty = In den letzten 24 Stunden hat sich niemand angemeldet oder ist daran gescheitert.
console-chart-peak = { $count } um { $time }
console-as-table = Als Tabelle zeigen
console-hour = Stunde (UTC)
error-admins-only = Das ist für Admins
error-admins-only-text = Ihr Konto darf die Konsole nicht nutzen. Ein Admin kann Ihnen die Rolle owner geben, oder Sie melden sich mit einem anderen Konto an.

# Personen, Gruppen, Sitzungen, Schlüssel und Protokoll aus Sicht der Admins
console-groups = Gruppen
console-keys = Signaturschlüssel
console-audit = Protokoll
console-find = Suchen
console-sort = Sortiert nach
search-everything = Alles durchsuchen
search-title = Gefunden
search-empty = Geben Sie ein, was Sie suchen
search-none = Nichts passt
search-hint = Personen, Apps und Gruppen werden an einem Teil von Name, Adresse oder ID gefunden; Sitzungen, Berechtigungen und Ereignisse an ihrer ID oder an der Kennnummer einer Fehlerseite.
search-grants = Berechtigungen
search-all-in = Alle in { $list }
console-clear = Filter aufheben
console-pages = Seiten
console-previous = Zurück
console-next = Weiter
console-save = Speichern
console-by-command = Dasselbe als Befehl:
console-now = Jetzt gespeichert: { $value }
console-now-empty = Jetzt gespeichert: nichts
console-stale = Jemand anderes hat seit dem Öffnen dieser Seite etwas gespeichert. Ihre Eingaben sind noch da, daneben steht, was jetzt gespeichert ist. Vergleichen Sie beides und speichern Sie dann.
console-field-malformed = Das kam doppelt, ist zu lang oder enthält Zeichen, die nicht gespeichert werden können. Geben Sie es noch einmal ein.
console-type-to-confirm = Zur Bestätigung { $word } eingeben
console-not-confirmed = Das stimmt nicht überein. Geben Sie es genau so ein, wie es hier steht.
people-count = { $count ->
    [one] Eine Person
   *[other] { $count } Personen
}
people-new = Person hinzufügen
people-search = Name, Adresse oder Benutzername
people-status = Konten
people-status-all = Alle
people-status-active = Dürfen sich anmelden
people-status-disabled = Gesperrt
people-factor-all = Mit und ohne
people-factor-with = Vorhanden
people-factor-without = Keiner
people-role-any = Alle Rechte
people-sort-address = Adresse, von A an
people-sort-address-down = Adresse, von Z an
people-sort-seen = Letzte Anmeldung, älteste zuerst
people-sort-seen-down = Letzte Anmeldung, neueste zuerst
people-sort-created = Ältestes Konto zuerst
people-sort-created-down = Neuestes Konto zuerst
people-none = Keine Person passt dazu
people-person = Person
people-username = Benutzername
people-state = Zustand
people-last-sign-in = Letzte Anmeldung
person-active = Darf sich anmelden
person-disabled = Gesperrt
person-admin = Admin
person-never = Noch nie
person-given-name = Vorname
person-family-name = Nachname
person-email-verified = Die Adresse gehört nachweislich dieser Person
person-claims = Weitere Claims
person-claims-hint = Was Apps außer den Feldern oben erfahren, als JSON-Objekt.
person-claims-invalid = Das ist kein JSON-Objekt. Es beginnt mit einer öffnenden und endet mit einer schließenden geschweiften Klammer.
person-claim-reserved = { $claim } wird hier nicht gesetzt: Dafür gibt es ein eigenes Feld, oder es folgt aus dem Konto.
person-claims-long = Diese Claims sind länger als 8 kB in diesem Formular oder 16 kB insgesamt. Kürzen Sie sie.
person-claim-text = { $claim } muss ein Text in Anführungszeichen sein, in einer Zeile und mit höchstens 254 Zeichen.
person-claim-web-address = { $claim } muss eine ganze Webadresse in Anführungszeichen sein, die mit https:// oder http:// beginnt.
person-claim-birth-date = { $claim } muss ein Datum in Anführungszeichen sein: JJJJ-MM-TT oder das Jahr allein.
person-claim-boolean = { $claim } muss true oder false sein, ohne Anführungszeichen.
person-claim-address = { $claim } muss ein Objekt sein, dessen Werte Texte sind, etwa formatted.
person-name-unfit = Höchstens 254 Zeichen, ohne Zeilenumbrüche und ohne Zeichen, die die Schreibrichtung umkehren.
person-first-way = Erster Zugang
person-way-link = Einmal-Link
person-way-password = Vorläufiges Passwort
person-create = Konto anlegen
person-history = Verlauf
person-id = ID
person-created = Konto seit
person-password-temporary = Vorläufig, gesetzt am { $date }
person-no-password = Noch keines
person-second-factors = Zweiter Faktor
person-second-factor-count = { $count ->
    [0] Keiner
    [one] Einer
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Keine
    [one] Eine
   *[other] { $count }
}
person-no-groups = In keiner Gruppe
person-group = Gruppe
person-group-add = In die Gruppe aufnehmen
person-group-remove-which = Aus { $group } entfernen
person-ways = Anmelden
person-link-text = Führt die Person zu einer Seite, auf der sie ein Passwort wählt. Er gilt einmal, 24 Stunden lang, und ersetzt den vorigen Link.
person-link-make = Link erstellen
person-password-text = Ersetzt das Passwort. Alle Sitzungen enden sofort, und bei der nächsten Anmeldung muss die Person ein anderes wählen.
person-password-make = Vorläufiges Passwort setzen
person-reset-text = Entfernt Code-Apps und Wiederherstellungscodes. Alle Sitzungen enden sofort.
person-reset = Zweiten Faktor zurücksetzen
person-end-text = Meldet die Person überall ab. Apps verlieren sofort den Zugriff.
person-end = Alle Sitzungen beenden
person-rights = Rechte
person-admin-text = Darf in dieser Konsole alles, auch andere zu Admins machen.
person-admin-give = Zum Admin machen
person-admin-take = Recht entziehen
person-may-sign-in = Konto
person-disable-text = In ein gesperrtes Konto kann sich niemand anmelden; seine Sitzungen enden sofort.
person-enable-text = Dieses Konto ist gesperrt: Niemand kann sich damit anmelden.
person-disable = Sperren
person-enable = Freigeben
person-disabled-first = Dieses Konto ist gesperrt. Geben Sie es zuerst frei.
person-last-admin = Das ist der letzte Admin. Machen Sie zuerst eine andere Person zum Admin.
person-delete = Diese Person löschen
person-delete-text = { $sessions ->
    [0] Das Konto und alles, was dazu gehört, verschwindet, und jede App verliert den Zugriff.
    [one] Das Konto und alles, was dazu gehört, verschwindet, eine Sitzung endet und jede App verliert den Zugriff.
   *[other] Das Konto und alles, was dazu gehört, verschwindet, { $sessions } Sitzungen enden und jede App verliert den Zugriff.
} Das lässt sich nicht rückgängig machen.
once-password = Geben Sie dieses vorläufige Passwort weiter
once-password-text = Es wird nur dieses eine Mal gezeigt. Bei der nächsten Anmeldung wählt die Person ein anderes.
once-link = Geben Sie diesen Link weiter
once-link-text = Er wird nur dieses eine Mal gezeigt, gilt einmal, und zwar bis { $time }.
member-no-group = Es gibt keine Gruppe mit diesem Namen. Prüfen Sie ihn, oder legen Sie die Gruppe zuerst an.
member-no-person = Niemand hat diese Adresse, diesen Benutzernamen oder diese ID. Prüfen Sie die Angabe.
member-until-invalid = Das ist kein künftiger Tag. Wählen Sie einen nach heute, oder lassen Sie das Feld leer.
member-person = Person
member-until = Bis (freiwillig)
member-until-hint = Die Zugehörigkeit endet, wenn dieser Tag beginnt (UTC).
member-until-time = Bis { $time }
member-for-good = Ohne Ende
groups-text = Apps erfahren die Gruppen einer Person, wenn sie danach fragen.
groups-search = Name
groups-none = Keine Gruppe passt dazu
groups-empty = Noch keine Gruppe
groups-empty-text = Gruppen fassen Personen zusammen, damit Apps ihnen gemeinsam Rechte geben.
groups-any-factor = Alle
group-people = In der Liste der Personen
group-name = Name der Gruppe
group-name-hint = Apps sehen ihn so, wie er hier steht.
group-name-unfit = 1 bis 128 Buchstaben, Ziffern und Zeichen, mit einzelnen Leerzeichen zwischen Wörtern.
group-name-taken = Eine andere Gruppe heißt so. Wählen Sie einen anderen Namen.
group-new = Gruppe anlegen
group-create = Gruppe anlegen
group-members = Mitglieder
group-member-count = { $count ->
    [0] Niemand
    [one] Ein Mitglied
   *[other] { $count } Mitglieder
}
group-no-members = Noch niemand gehört zu dieser Gruppe.
group-member-add = In die Gruppe aufnehmen
group-member-remove-which = { $person } aus der Gruppe entfernen
group-settings = Einstellungen
group-requires = Ihre Mitglieder brauchen einen zweiten Faktor
group-requires-tag = Zweiter Faktor
group-delete = Diese Gruppe löschen
group-delete-text = { $count ->
    [0] Zurzeit gehört niemand dazu.
    [one] Eine Person verliert, was Apps dieser Gruppe geben.
   *[other] { $count } Personen verlieren, was Apps dieser Gruppe geben.
} Die Konten bleiben. Das lässt sich nicht rückgängig machen.
sessions-count = { $count ->
    [one] Eine Sitzung
   *[other] { $count } Sitzungen
}
sessions-any-app = Jede App
sessions-none = Keine Sitzung passt dazu
sessions-browser = Browser
sessions-started = Begonnen
sessions-used = Zuletzt benutzt
sessions-two-factors = Zwei Faktoren
sessions-end-which = Diese Sitzung von { $person } beenden
sessions-end-person = Alle Sitzungen von { $person } beenden
sessions-end-everybody = Alle Sitzungen aller beenden
sessions-end-everybody-text = { $count ->
    [one] Eine Sitzung endet
   *[other] { $count } Sitzungen enden
}, auch Ihre, und jede App verliert den Zugriff, bis sich die Personen wieder anmelden. Das lässt sich nicht rückgängig machen.
keys-text = { $days ->
    [0] Sie unterschreiben, was Apps bekommen. Der nächste Schlüssel übernimmt, wenn Sie wechseln.
    [one] Sie unterschreiben, was Apps bekommen. Der nächste Schlüssel übernimmt von selbst nach einem Tag.
   *[other] Sie unterschreiben, was Apps bekommen. Der nächste Schlüssel übernimmt von selbst nach { $days } Tagen.
}
key-id = Schlüssel-ID
key-algorithm = Verfahren
key-made = Erzeugt
key-signs-since = Unterschreibt seit
key-stopped = Beendet
key-next = Nächster
key-active = Unterschreibt
key-retired = Abgelöst
key-revoked = Widerrufen
key-revoke = Widerrufen
key-revoke-which = { $key } widerrufen
key-revoke-title = Einen Signaturschlüssel widerrufen
key-revoke-active = Für einen Schlüssel, der bekannt wurde. Jedes Token, das er unterschrieben hat, wird ab jetzt abgelehnt, und der nächste Schlüssel unterschreibt sofort. Das lässt sich nicht rückgängig machen.
key-revoke-next = Er hat noch nichts unterschrieben. Ein neuer Schlüssel tritt als nächster an seine Stelle. Das lässt sich nicht rückgängig machen.
key-revoke-retired = Jedes noch gültige Token, das er unterschrieben hat, wird ab jetzt abgelehnt. Das lässt sich nicht rückgängig machen.
keys-rotate = Mit dem nächsten Schlüssel unterschreiben
keys-rotate-text = Was der jetzige Schlüssel unterschrieben hat, bleibt bis zum Ablauf gültig.
keys-rotate-which = { $algorithm } wechseln
audit-text = Was getan und was abgelehnt wurde, das Neueste zuerst.
audit-export-lines = Als JSON Lines ausgeben
audit-export-csv = Als CSV ausgeben
audit-event = Ereignis
audit-any-event = Jedes Ereignis
audit-outcome = Ergebnis
audit-any-outcome = Jedes Ergebnis
audit-app = App
audit-since = Von (UTC)
audit-until = Bis (UTC)
audit-day-invalid = Das ist kein Tag. Geben Sie ihn als 2026-12-31 ein.
audit-reference = Kennnummer
audit-reference-hint = Von einer Fehlerseite, aus dem Log, oder eine ID
audit-none = Kein Ereignis passt dazu
audit-when = Wann
audit-who = Wer
audit-to = Wem oder was
audit-more = Einzelheiten
audit-more-of = Einzelheiten zu { $event }
audit-refused = Abgelehnt
audit-sum = { $count } in dieser Minute
audit-by-person = Eine Person
audit-by-app = Eine App
audit-by-command = Die Befehlszeile
audit-by-system = Der Server selbst
audit-by-nobody = Niemand Bekanntes
notice-saved = Gespeichert.
notice-sessions-ended = Die Sitzungen sind beendet.
notice-person-disabled = Das Konto ist gesperrt, seine Sitzungen sind beendet.
notice-person-enabled = Das Konto ist wieder freigegeben.
notice-person-deleted = Die Person ist gelöscht.
notice-admin-given = Diese Person ist jetzt Admin.
notice-admin-taken = Diese Person ist kein Admin mehr.
notice-second-factor-reset = Der zweite Faktor ist zurückgesetzt, die Sitzungen sind beendet.
notice-member-added = In die Gruppe aufgenommen.
notice-member-removed = Aus der Gruppe entfernt.
notice-group-created = Die Gruppe ist angelegt.
notice-group-deleted = Die Gruppe ist gelöscht.
notice-key-rotated = Ab jetzt unterschreibt der nächste Schlüssel.
notice-key-revoked = Der Schlüssel ist widerrufen.
notice-console-gone = Das gab es nicht mehr.
console-everybody = Alle
console-safety = Sicherheit

# Apps
console-connections = Verbindungen
console-now-on = Jetzt gespeichert: an
console-now-off = Jetzt gespeichert: aus
console-address-good = Diese Adresse kann registriert werden.
console-address-length = Eine Adresse hat 1 bis 2.048 Zeichen.
console-address-characters = Sie enthält Zeichen, die eine Adresse nicht hat, etwa Leerzeichen, umgekehrte Schrägstriche oder Buchstaben jenseits von ASCII. Schreiben Sie den Host als Punycode und den Rest prozentkodiert.
console-address-not-absolute = Das ist keine ganze Adresse. Beginnen Sie mit https://
console-address-fragment = Sie darf keinen Teil hinter # haben: Browser senden ihn nicht, und Antworten könnten dadurch bekannt werden.
console-address-user-info = Sie darf keinen Benutzernamen und kein Passwort vor einem @ haben: Was wie der Host aussieht, wäre es nicht.
console-address-not-normal = Sie ist anders geschrieben, als Browser sie schreiben, und würde nie passen: Großbuchstaben im Host oder . und .. im Pfad.
console-address-plain-http = Einfaches http wird nur für Loopback und private Hosts angenommen. Unterwegs könnte jeder den Code lesen.
console-address-scheme = Dieses Schema wird nicht angenommen: Nehmen Sie https oder für eine App auf Telefon oder Rechner ein eigenes Schema mit Punkt, etwa com.example.app:/callback
console-address-scheme-browser = Eine App im Browser hat kein eigenes Schema: Nehmen Sie https oder verbinden Sie sie als installierte App.
console-address-wildcard = Schreiben Sie jede Adresse ganz aus: „*“ im Host oder im Pfad steht für nichts.
console-address-host = Diesen Host oder Port kann es nicht geben: Suchen Sie nach zwei Punkten hintereinander, einem Bindestrich am Anfang oder Ende oder Port 0.
console-address-escape = Nach jedem „%“ stehen zwei hexadezimale Ziffern, und keine dürfen für ein Steuerzeichen stehen.
console-address-response-parameter = Ihre Abfrage darf keinen Parameter der Antwort haben (code, state, iss, error und so weiter).
console-address-instead = Schreiben Sie: { $address }
console-app = App
console-kind = Art
console-state = Zustand
console-sign-ins-7 = Anmeldungen, 7 Tage
console-open = Öffnen
console-open-which = { $name } öffnen
console-connect = App verbinden
console-apps-lead = { $count ->
    [0] Noch nutzt keine App diese Anmeldung.
    [one] Eine App nutzt diese Anmeldung.
   *[other] { $count } Apps nutzen diese Anmeldung.
}
console-apps-search = Name, Adresse oder Client-ID
console-search = Suchen
console-apps-none = Noch keine App
console-apps-none-text = Hier stehen Apps, an denen man sich über diesen Anbieter anmeldet.
console-apps-no-match = Keine App passt
apps-any-kind = Jede Art
apps-any-state = Jeder Zustand
apps-with-errors = Mit Fehlern heute
apps-with-secrets-over = Geheimnis abgelaufen oder bald
apps-sort-name = Name, von A an
apps-sort-name-down = Name, von Z an
apps-sort-kind = Art
apps-sort-kind-down = Art, umgekehrt
apps-sort-sign-ins = Wenigste Anmeldungen zuerst
apps-sort-sign-ins-down = Meiste Anmeldungen zuerst
console-range = { $from } bis { $to } von { $all }
console-kind-web = Web-App mit Server
console-kind-web-text = Bewahrt ein Geheimnis: Grafana, Gitea, Ihre eigene Seite
console-kind-spa = Single-Page-App
console-kind-spa-text = Läuft nur im Browser, ohne Geheimnis
console-kind-native = App für Telefon oder Rechner
console-kind-native-text = Kehrt über einen App-Link oder zu localhost zurück
console-kind-service = Dienst ohne Person
console-kind-service-text = Ein Job oder eine API, die sich selbst anmeldet
console-state-healthy = In Ordnung
console-state-off = Ausgeschaltet
console-state-failures = { $count ->
    [one] Ein Fehler
   *[other] { $count } Fehler
}
console-state-secret-ends = { $count ->
    [0] Geheimnis endet heute
    [one] Geheimnis endet in einem Tag
   *[other] Geheimnis endet in { $count } Tagen
}
console-state-secret-over = Kein Geheimnis gilt
console-step-kind = Art
console-step-place = Wo sie läuft
console-step-details = Einzelheiten
console-step-set-up = App einrichten
console-steps = Schritte
console-connect-title = Was verbinden Sie?
console-connect-lead = Wählen Sie eine bekannte App, dann ist alles ausgefüllt, oder die Art, die passt.
console-connect-missing = Wählen Sie eine bekannte App oder eine Art
console-known = Bekannte App
console-kinds = Oder eine Art von App
console-cancel = Abbrechen
console-back = Zurück
console-place = Adresse der App
console-place-hint = So wie man sie eintippt, zum Beispiel https://app.example.com
console-place-title = Wo läuft { $name }?
console-place-lead = Damit beginnen die Rückkehradressen.
console-place-wrong = Geben Sie die ganze Adresse ein, mit https:// und ohne Abfrage.
console-details-title = Einzelheiten prüfen
console-details-lead = Alles außer der Client-ID lässt sich später ändern.
console-app-name = Name
console-app-name-wrong = Ein Name hat 1 bis 200 Zeichen, beginnt und endet nicht mit einem Leerzeichen und dreht die Schreibrichtung nicht.
console-app-id = Client-ID
console-app-id-hint = Damit sagt die App, wer sie ist. Keine andere App bekommt sie je.
console-app-id-wrong = Eine Client-ID hat 1 bis 255 Zeichen aus A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Diese ID ist oder war schon vergeben. Wählen Sie eine andere.
console-app-address-missing = Geben Sie mindestens eine Adresse ein, zu der man zurückkehrt.
console-app-scopes = Scopes
console-app-scopes-hint = Wonach sie fragen darf, durch Leerzeichen getrennt. Leer: jeder übliche Scope, keiner einer API.
console-app-scopes-wrong = Geben Sie Scopes ein, durch Leerzeichen getrennt, ohne Anführungszeichen und umgekehrte Schrägstriche.
console-app-lifetime-wrong = Geben Sie Sekunden von 1 bis { $most } ein oder nichts.
console-app-addresses = Rückkehradressen
console-app-addresses-hint = Wohin man nach der Anmeldung zurückkehrt. Zeichen für Zeichen verglichen.
console-app-addresses-native = Wohin man nach der Anmeldung zurückkehrt. Zeichen für Zeichen verglichen; auf einer Loopback-Adresse passt jeder Port.
console-app-address-number = Adresse { $number }
console-id-token-large = Das neueste große ID-Token dieser App hat etwa { $size } kB, das meiste davon in „{ $claim }“. Browser und Proxys übertragen es bei der Abmeldung womöglich nicht. Lassen Sie die App diese Angabe am Userinfo-Endpunkt lesen, oder verringern Sie die Zahl der Gruppen.
console-id-token-left-out = „{ $claim }“ fehlt in einem ID-Token dieser App, weil das Token sonst zu groß geworden wäre. Der Userinfo-Endpunkt liefert die Angabe weiterhin.
console-app-logouts = Adressen nach der Abmeldung
console-app-logouts-hint = Wohin die App nach der Abmeldung führen darf. Die meisten Apps nennen eine Adresse, oft ihre Startseite; sie muss hier registriert sein.
console-app-logout-number = Adresse nach der Abmeldung { $number }
console-app-add-address = Adresse hinzufügen
console-app-rules = Regeln
console-app-first-party = Sie ist unsere eigene
console-app-first-party-hint = Niemand wird um Zustimmung gebeten.
console-app-second-factor = Zweiten Faktor verlangen
console-app-second-factor-hint = Wer keinen hat, richtet ihn auf dem Weg zu dieser App ein.
console-app-pkce = PKCE verlangen
console-app-pkce-hint = Anfragen ohne code_challenge werden abgelehnt.
console-app-id-token = Angaben auch in das ID-Token setzen
console-app-id-token-hint = Für Apps, die nicht am Userinfo-Endpunkt fragen.
console-app-lifetimes = Lebensdauer in Sekunden
console-app-lifetimes-hint = Leer: so lange wie beim Anbieter.
console-app-access-lifetime = Zugriffstoken
console-app-id-lifetime = ID-Token
console-client-id = Client-ID
console-tabs = Seiten dieser App
console-tab-settings = Einstellungen
console-tab-secrets = Geheimnisse
console-tab-set-up = Einrichtung
console-saved = Die Änderungen sind gespeichert.
console-danger = Ausschalten oder löschen
console-off-text = Ausgeschaltet wird die App überall abgelehnt, und was ihr gegeben wurde, endet. Sie kann wieder eingeschaltet werden.
console-on-text = Die App ist ausgeschaltet: Sie wird überall abgelehnt.
console-off = Ausschalten
console-on = Einschalten
console-switched-on = Die App ist eingeschaltet.
console-switched-off = Die App ist ausgeschaltet.
console-delete = Löschen
console-delete-lost = Personen, die sofort den Zugang verlieren: { $people }. Berechtigungen, die enden: { $grants }. Die ID wird nie wieder vergeben. Das lässt sich nicht rückgängig machen.
console-delete-lost-many = Mehr als { $grants } Berechtigungen enden, und die Personen dahinter verlieren sofort den Zugang. Die ID wird nie wieder vergeben. Das lässt sich nicht rückgängig machen.
console-delete-type = Geben Sie zur Bestätigung { $id } ein
console-delete-unconfirmed = Das ist nicht { $id }. Geben Sie es ein, um die App zu löschen.
console-app-deleted = Die App { $id } ist gelöscht.
console-app-gone = Diese App gibt es nicht mehr
console-app-gone-text = Die App { $id } wurde gelöscht. Nichts wurde geändert.
console-app-unknown = Diese App gibt es nicht
console-app-unknown-text = Keine App hat die Client-ID { $id }.
console-all-apps = Alle Apps
console-connected-title = Richten Sie nun { $name } ein
console-connected-lead = Die App ist hier registriert. Die andere Seite braucht, was unten steht.
console-secret-copy = Kopieren Sie das Geheimnis jetzt
console-secret-once = Es wird dieses eine Mal gezeigt. Nur ein Hash davon wird aufbewahrt.
console-copy = Kopieren
console-copied = Kopiert
console-secret-old-until = Das Geheimnis davor gilt weiter bis { $time }.
console-stored = Ich habe es aufbewahrt
console-open-app = App öffnen
console-paste-in = In { $name } einfügen
console-facts = Wonach Apps fragen
console-fact-issuer = Aussteller
console-fact-discovery = Discovery-Dokument
console-fact-authorization = Autorisierungsendpunkt
console-fact-token = Token-Endpunkt
console-fact-userinfo = Userinfo-Endpunkt
console-secret-made = Erstellt am { $date }
console-secret-ends = Endet am { $time }
console-secret-no-end = Gilt, bis es ersetzt wird
console-secret-none = Diese App hat kein gültiges Geheimnis
console-secret-stale = Inzwischen wurde ein neueres Geheimnis erstellt. Sehen Sie nach, bevor Sie noch eines erstellen.
console-rotate = Neues Geheimnis
console-rotate-text = Das neue Geheimnis wird einmal gezeigt. Geben Sie es der App, bevor ihr jetziges endet.
console-rotate-do = Neues Geheimnis erstellen
console-keep = Wie lange das jetzige Geheimnis weiter gilt
console-keep-none = Es endet sofort
console-keep-hours = { $count ->
    [one] Eine Stunde
   *[other] { $count } Stunden
}
console-keep-days = { $count ->
    [one] Einen Tag
   *[other] { $count } Tage
}

# What needs an admin, and what was refused to an app
console-needs = Braucht Sie
console-needs-nothing = Nichts braucht Sie gerade.
console-usual-same = Etwa wie üblich
console-usual-more = { $usual ->
    [0] Mehr als üblich: sonst keine
   *[other] Mehr als üblich: sonst { $usual }
}
console-usual-far-more = { $usual ->
    [0] Weit mehr als üblich: sonst keine
   *[other] Weit mehr als üblich: sonst { $usual }
}
console-usual-fewer = Weniger als üblich: sonst { $usual }
console-need-failures = { $usual ->
    [0] { $count } Anmeldungen schlugen fehl; sonst keine.
   *[other] { $count } Anmeldungen schlugen fehl; sonst { $usual }.
}
console-need-failures-do = Sehen Sie nach, ob ein Konto oder eine Adresse heraussticht. Wurde eine App kürzlich geändert, sehen Sie deren Fehler an.
console-need-failures-open = Ansehen
console-need-errors-do = Sehen Sie an, was abgelehnt wurde: Bei jeder Ablehnung steht, wie sie behoben wird.
console-need-secret-ends-do = Erzeugen Sie ein neues Geheimnis und geben Sie es der App vorher.
console-need-secret-over-do = Erzeugen Sie ein neues Geheimnis und geben Sie es der App: Bis dahin kommt niemand hinein.
console-need-key-do = Schlüssel sollten von selbst gewechselt haben. Wechseln Sie ihn jetzt, und suchen Sie den Grund in den Meldungen des Servers.
console-need-factor = { $count ->
    [one] Eine Person meldet sich ohne zweiten Faktor an.
   *[other] { $count } Personen melden sich ohne zweiten Faktor an.
}
console-need-factor-do = Bitten Sie sie, einen einzurichten, oder verlangen Sie ihn: von einer Gruppe oder in den Einstellungen einer App.
console-need-factor-open = Wer das ist
console-failures = Letzte Ablehnungen
console-failures-none = In den letzten 24 Stunden wurde nichts abgelehnt.
console-failures-record = Im Protokoll
console-failures-like = Im Protokoll: { $what }
console-failures-all = Alles, was abgelehnt wurde
console-keys-open = Alle Signaturschlüssel
console-key-age = { $count ->
    [0] Der Schlüssel für { $algorithm } ist von heute.
    [one] Der Schlüssel für { $algorithm } ist einen Tag alt.
   *[other] Der Schlüssel für { $algorithm } ist { $count } Tage alt.
}
console-tab-test = Test
console-test-title = Eine echte Anmeldung ausführen
console-test-again = Noch einmal ausführen
console-test-text = Sie durchlaufen die Anmeldung wie die Personen, die { $app } nutzen: Passwort, zweiter Faktor, Zustimmung. Am Ende sehen Sie hier, was die App bekäme. Die App selbst erfährt nichts davon.
console-test-redirect = Weiterleitungsadresse
console-test-prompt = Wie gefragt wird
console-test-prompt-none = Wie üblich: Wer schon angemeldet ist, wird nicht noch einmal gefragt
console-test-prompt-login = Erneut nach dem Passwort fragen (prompt=login)
console-test-prompt-account = Das Konto wählen lassen (prompt=select_account)
console-test-prompt-consent = Um Zustimmung bitten, auch für den Offline-Zugriff (prompt=consent)
console-test-do = Anmeldung testen
console-test-refused = Die App bekäme einen Fehler
console-test-given = Was { $app } bekäme
console-test-harmless = Nichts davon lässt sich verwenden: Die Signaturen fehlen, es gibt keine Berechtigung, und nichts wurde gemerkt.
console-test-who = Angemeldet als
console-test-over = Was dieser Test gezeigt hat, ist nicht mehr gespeichert. Führen Sie ihn noch einmal aus.
console-test-id-token = ID-Token
console-test-id-token-text = Was die App erfährt, wenn sich jemand anmeldet.
console-test-no-id-token = Keines: Der Scope openid wurde nicht angefragt.
console-test-id-token-header = Kopf des ID-Tokens
console-test-header-text = Welcher Schlüssel wie signiert.
console-test-userinfo = Userinfo
console-test-userinfo-text = Was die App bekommt, wenn sie mit dem Zugriffstoken nach mehr fragt.
console-test-no-userinfo = Das Zugriffstoken öffnet sie nicht: Der Scope openid wurde nicht angefragt, oder das Token ist für einen Ressourcenserver.
console-test-access-token = Zugriffstoken
console-test-access-token-text = Was Ressourcenserver sehen.
console-test-access-token-header = Kopf des Zugriffstokens
console-test-refresh-token = Aktualisierungstoken
console-test-refresh = Die App bekommt eines und kann ohne die Person neue Token holen.
console-test-no-refresh = Die App bekommt keines: Sie muss die Person wieder hierher schicken.
console-test-service = Diese App meldet niemanden an
console-test-service-text = Sie bekommt Token für sich selbst. Fordern Sie eines mit ihrem Geheimnis an, nach dem curl fragt:
console-tab-errors = Fehler
console-errors-title = Letzte Fehler
console-errors-none = Nichts wurde abgelehnt
console-errors-none-text = Was dieser App abgelehnt wird, steht hier in Worten, mit dem, was zu tun ist.
console-reference = Referenz
console-error-redirect = Die Rückkehradresse ist keine der registrierten.
console-error-redirect-fix = Vergleichen Sie die Adresse, die die App sendet, Zeichen für Zeichen mit denen unter Einstellungen, und fügen Sie sie dort hinzu oder ändern Sie sie in der App.
console-error-no-redirect = Die App sandte keine Rückkehradresse.
console-error-no-redirect-fix = Setzen Sie in der App die Callback- oder Rückkehradresse.
console-error-off = Die App ist ausgeschaltet.
console-error-off-fix = Schalten Sie sie unter Einstellungen ein, oder nehmen Sie die Anmeldung aus der App.
console-error-scope = Die App fragte nach einem Scope, den sie nicht haben darf.
console-error-scope-fix = Fügen Sie den Scope unter Einstellungen hinzu, oder nehmen Sie ihn aus der App.
console-error-target = Die App fragte nach einem Ressourcenserver, den es nicht gibt.
console-error-target-fix = Registrieren Sie den Ressourcenserver, oder berichtigen Sie seine Adresse in der App.
console-error-silent = Die App fragte ohne Seite, aber die Person muss erst etwas tun.
console-error-silent-fix = Nichts ist falsch, wenn die App danach mit einer Seite fragt. Sonst nehmen Sie prompt=none aus der App.
console-error-secret = Die App bewies nicht, wer sie ist: ein anderes Geheimnis oder eine andere Art, es zu senden.
console-error-secret-fix = Fügen Sie das Geheimnis noch einmal ein, oder erstellen Sie unter Geheimnisse ein neues.
console-error-grant = Ein Code oder Refresh-Token war falsch, schon benutzt oder zu alt.
console-error-grant-fix = Wenn es sich wiederholt: Sehen Sie nach der Uhr der App, nach ihrer Rückkehradresse und ob zwei Kopien sich ein Token teilen.
console-error-grant-type = Die App nutzte eine Grant- oder Antwortart, die sie nicht registriert hat.
console-error-grant-type-fix = Stellen Sie die App auf den Authorization-Code-Ablauf, oder ändern Sie die Registrierung per Befehl.
console-error-person = Eine Person kam nicht hinein: Passwort oder Code passten nicht, oder es waren zu viele Versuche.
console-error-person-fix = Mit der App ist alles in Ordnung.
console-error-denied = Eine Person erlaubte der App nicht, wonach sie fragte.
console-error-denied-fix = Fragen Sie unter Einstellungen nach weniger, oder kennzeichnen Sie die App als Ihre eigene.
console-error-form = Ein Formular war veraltet oder kam von einer anderen Seite.
console-error-form-fix = Nichts, solange es sich nicht wiederholt: Dann sehen Sie nach, was ein Proxy mit Cookies macht.
console-error-access = Jemand ohne das Recht rief eine Seite der Admins auf.
console-error-access-fix = Machen Sie die Person auf ihrer Seite zum Admin, wenn sie es sein soll.
console-error-registration = Eine App, die sich selbst registrieren wollte, wurde abgelehnt.
console-error-registration-fix = Verbinden Sie sie hier, oder öffnen Sie die Registrierung in der Konfiguration.
console-error-request = Die Anfrage war fehlerhaft.
console-error-request-fix = Sehen Sie im Protokoll unter der Referenz nach: Es nennt den Parameter.
