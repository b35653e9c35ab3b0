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
    [one] Bitte prüfen Sie Ihre Eingabe
   *[other] Bitte prüfen Sie { $count } Eingaben
}
continue = Weiter
cancel = Abbrechen
done = Fertig
remove = Entfernen
view = Ansehen
go-back = Zurück
try-again = Erneut versuchen
back-to-app = Zurück zu { $app }
open-app = { $app } öffnen
not-you = Nicht Sie?
sign-in = Anmelden
sign-in-again = Erneut anmelden
sign-out = Abmelden
stay-signed-in = Angemeldet bleiben
signed-in = Angemeldet
signed-out = Abgemeldet
throttled = { $minutes ->
    [one] Zu viele Versuche. Versuchen Sie es in einer Minute erneut.
   *[other] Zu viele Versuche. Versuchen Sie es in { $minutes } Minuten erneut.
}
throttled-hours = Zu viele Versuche. Versuchen Sie es in { $hours } Stunden erneut.
footer-help = Hilfe
footer-privacy = Datenschutz
footer-terms = Nutzungsbedingungen
theme-current = Darstellung: { $theme }
theme-auto = automatisch
theme-light = hell
theme-dark = dunkel
language-title = Sprache wählen

# Die Platte
plate-sign-in = bittet Sie, sich anzumelden
plate-consent = möchte Ihr Konto verwenden
plate-sent-you = hat Sie hierher weitergeleitet
plate-came-from = Sie kommen von dieser App
plate-sign-out = bittet Sie, sich abzumelden
plate-provider = Ihr Konto
plate-setup = kann jetzt eingerichtet werden
plate-local = auf diesem Gerät
plate-advice = Geben Sie Ihr Passwort nur ein, wenn in der Adresszeile { $host } steht.
app-unchecked = { $provider } hat diese App nicht überprüft. Fahren Sie nur fort, wenn Sie wissen, wer sie betreibt.

# Anmelden
sign-in-title = Anmelden
sign-in-one-account = Die App fragt nach dem Konto, das Sie dort zuletzt verwendet haben. Andere Konten funktionieren nicht.
sign-in-username = E-Mail-Adresse oder Benutzername
sign-in-username-missing = Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein
sign-in-mismatch = E-Mail-Adresse, Benutzername oder Passwort ist falsch. Versuchen Sie es erneut.
sign-in-disabled = Dieses Konto ist gesperrt. Wenden Sie sich an Ihren Administrator.
sign-in-waiting = Dieses Konto wartet auf die Freigabe durch einen Administrator. Sie bekommen eine E-Mail.
sign-in-accounts = Anderes Konto wählen
password = Passwort
password-show = Anzeigen
password-hide = Verbergen
password-missing = Geben Sie Ihr Passwort ein
password-mismatch = Das Passwort ist falsch. Versuchen Sie es erneut.
password-forgot = Passwort vergessen?
password-forgot-ask = Passwort vergessen? Bitten Sie einen Administrator um einen Einmal-Link.
password-title = Passwort eingeben
password-title-again = Passwort erneut eingeben
password-again = Für { $app } müssen Sie bestätigen, dass Sie es sind.
password-recent = Ihre letzte Anmeldung liegt für { $app } zu lange zurück.
password-confirm = Der nächste Schritt ist sicherheitsrelevant. Bestätigen Sie, dass Sie es sind.
new-password-title = Neues Passwort wählen
first-password-title = Passwort wählen
new-password = Neues Passwort
new-password-set = Passwort festlegen
new-password-temporary = Jemand anderes hat Ihr Passwort festgelegt. Wählen Sie eines, das nur Sie kennen.
new-password-compromised = Ihr Passwort könnte anderen bekannt sein. Wählen Sie ein neues.
new-password-first = Wählen Sie ein Passwort für Ihr Konto und melden Sie sich dann damit an. Dieser Link funktioniert nur einmal.
new-password-forgotten = Wählen Sie ein neues Passwort für Ihr Konto.
new-password-lost = Wählen Sie ein neues Passwort. Danach sind Ihre Passkeys, Authenticator-Apps und Wiederherstellungscodes entfernt, und Sie sind überall sonst abgemeldet, auch von Apps.
recover-title = Passwort zurücksetzen
recover-text = Wir senden Ihnen eine E-Mail mit einem Link und einem Code.
recover-known-text = Wir senden eine E-Mail mit einem Link und einem Code an die Adresse dieses Kontos.
recover-send = E-Mail senden
recover-back = Zurück zur Anmeldung
recover-sent-title = Sehen Sie in Ihre E-Mails
recover-sent-text = Wenn es ein Konto für { $login } gibt, haben wir eine E-Mail an seine Adresse gesendet. Öffnen Sie den Link darin in diesem Browser oder geben Sie den Code hier ein.
recover-code = Code aus der E-Mail
recover-code-hint = 8 Ziffern. Link und Code gelten { $minutes } Minuten.
recover-code-missing = Geben Sie den Code aus der E-Mail ein
recover-code-mismatch = Der Code ist falsch. Verwenden Sie die neueste E-Mail oder senden Sie eine weitere.
recover-no-mail = Keine E-Mail? Sehen Sie im Spam-Ordner nach und prüfen Sie Ihre Eingabe. Pro Tag werden nur wenige gesendet. Wenn Sie keinen Zugriff auf die Adresse haben, fragen Sie einen Administrator.
recover-again = Weitere E-Mail senden
recover-sent-again = Sie haben eine weitere E-Mail angefordert. Der Code der vorigen gilt nicht mehr.
recover-code-link = Code aus der letzten E-Mail eingeben
recover-used-up = Zu viele falsche Codes. Senden Sie eine weitere E-Mail.
recover-over = Die E-Mail ist abgelaufen oder gilt nicht mehr. Senden Sie eine weitere.
recover-link-text = Sie haben den Link aus unserer E-Mail geöffnet. Gehen Sie weiter, um ein neues Passwort zu wählen.
recover-elsewhere-title = Geben Sie diesen Code ein
recover-elsewhere-text = Geben Sie ihn in dem Browser ein, in dem Sie die E-Mail angefordert haben.
recover-elsewhere-warning = Wenn Sie sie nicht angefordert haben, schließen Sie diese Seite: Es ändert sich nichts. Geben Sie den Code niemandem.
recover-end-all = Überall sonst abmelden, auch bei Apps
email-code = Code per E-Mail
email-code-use = Mit einem Code per E-Mail anmelden
email-code-title = Mit einem Code per E-Mail anmelden
email-code-text = Wir schicken Ihnen eine E-Mail mit einem Link und einem Code. Mit einem von beiden melden Sie sich ohne Passwort an.
email-code-link-text = Sie haben den Link aus unserer E-Mail geöffnet. Fahren Sie fort, um sich anzumelden.
email-code-no-mail = Keine E-Mail? Sehen Sie im Spam-Ordner nach, und prüfen Sie Ihre Eingabe. Pro Tag werden nur wenige verschickt, und nur an bestätigte Adressen. Wenn Sie ein Passwort haben, melden Sie sich damit an.
email-code-second-title = Bestätigen Sie, dass Sie es sind
email-code-second-sent-text = Wir haben eine E-Mail an { $login } geschickt. Öffnen Sie den Link darin in diesem Browser, oder geben Sie den Code hier ein.
email-code-second-no-mail = Keine E-Mail? Sehen Sie im Spam-Ordner nach. Pro Tag werden nur wenige verschickt.
email-code-second-no-access = Wenn Sie keinen Zugriff auf die Adresse haben, wenden Sie sich an einen Administrator.
email-code-instead = Stattdessen einen Code per E-Mail verwenden
sms-code = Code per SMS
sms-code-use = Mit einem Code per SMS anmelden
sms-code-title = Mit einem Code per SMS anmelden
sms-code-text = Wir schicken eine SMS mit einem Code an Ihr bestätigtes Telefon. Damit melden Sie sich ohne Passwort an.
sms-code-known-text = Wir schicken eine SMS mit einem Code an das Telefon dieses Kontos.
sms-code-send = SMS senden
sms-code-sent-title = Sehen Sie auf Ihr Telefon
sms-code-sent-text = Wenn es zu { $login } ein Konto mit bestätigtem Telefon gibt, haben wir eine SMS dorthin geschickt. Geben Sie den Code daraus hier ein.
sms-code-none-came = Keine SMS? Prüfen Sie Ihre Eingabe. Pro Tag werden nur wenige verschickt, und nur an bestätigte Telefone. Wenn Sie ein Passwort haben, melden Sie sich damit an.
sms-code-second-sent-text = Wir haben eine SMS an { $login } geschickt. Geben Sie den Code daraus hier ein.
sms-code-second-none-came = Keine SMS? Das kann eine Minute dauern. Pro Tag werden nur wenige verschickt.
sms-code-second-no-access = Wenn Sie das Telefon nicht mehr haben, wenden Sie sich an einen Administrator.
sms-code-code = Code aus der SMS
sms-code-hint = 8 Ziffern. Der Code funktioniert { $minutes } Minuten lang.
sms-code-missing = Geben Sie den Code aus der SMS ein
sms-code-mismatch = Der Code ist falsch. Verwenden Sie die neueste SMS, oder fordern Sie eine weitere an.
sms-code-again = Weitere SMS senden
sms-code-sent-again = Sie haben eine weitere SMS angefordert. Der Code der vorigen gilt nicht mehr.
sms-code-link = Code aus der letzten SMS eingeben
sms-code-used-up = Zu viele falsche Codes. Fordern Sie eine weitere SMS an.
sms-code-over = Der Code ist abgelaufen oder gilt nicht mehr. Fordern Sie eine weitere SMS an.
sms-code-instead = Stattdessen einen Code per SMS verwenden
not-me-title = Waren Sie das nicht?
not-me-text = Gehen Sie weiter, wenn die Änderung aus der E-Mail nicht von Ihnen war. Danach sind Sie überall abgemeldet, auch bei Apps, das Passwort gilt nicht mehr, die in den letzten 7 Tagen hinzugefügten Passkeys, Authenticator-Apps und Telefone sind entfernt, und die Administratoren sind benachrichtigt. Haben Sie nur diese, muss ein Administrator Ihnen den Zugang zurückgeben.
not-me-confirm = Das war ich nicht
not-me-close = Wenn Sie es waren, schließen Sie diese Seite: Es ändert sich nichts.
not-me-done-title = Ihr Konto ist gesichert
not-me-done-text = Alle sind abgemeldet, und das Passwort gilt nicht mehr. Die Administratoren sind benachrichtigt.
not-me-done-mail = Wählen Sie per E-Mail ein neues Passwort. Wenn Sie einen zweiten Faktor haben, werden Sie danach gefragt.
not-me-done-ask = Bitten Sie einen Administrator um einen Einmal-Link, um ein neues Passwort zu wählen.
not-me-done-factor = Ihre Passkeys und Authenticator-Apps wurden in den letzten 7 Tagen hinzugefügt und sind entfernt. Eine E-Mail allein kann sie nicht ersetzen, denn jemand anders könnte sie lesen: Bitten Sie einen Administrator um einen Einmal-Link, um ein neues Passwort zu wählen.
not-me-stays = Was Sie noch haben
not-me-stays-text = Damit kann man sich weiterhin anmelden oder eine Anmeldung bestätigen. Wenn etwas davon nicht Ihnen gehört, sagen Sie es einem Administrator.
not-me-sign-in = Mit einem Passkey anmelden, der Ihnen gehört
not-me-address-text = Die Adresse Ihres Kontos wurde geändert. Gehen Sie weiter, wenn Sie das nicht waren: Danach ist wieder { $address } die Adresse.
not-me-done-address = Die Adresse Ihres Kontos ist wieder { $address }.
not-me-done-taken = { $address } gehört jetzt zu einem anderen Konto und konnte deshalb nicht zurückgesetzt werden. Ein Administrator muss Ihnen helfen.
lost-factors-use = Ich habe nichts davon mehr
lost-factors-title = Ohne zweiten Faktor anmelden
lost-factors-text = Wenn Sie Ihre Passkeys, Authenticator-Apps und Wiederherstellungscodes verloren haben, können Sie ohne sie ein neues Passwort wählen. Zuerst weisen Sie nach, dass die E-Mail-Adresse des Kontos Ihre ist.
lost-factors-wait = Danach müssen Sie warten, mindestens bis { $time }. In dieser Zeit senden wir Ihnen jeden Tag eine E-Mail, und wer sich mit dem zweiten Faktor anmeldet, kann es stoppen.
lost-factors-admin = Danach muss ein Administrator es bestätigen.
lost-factors-continue = Weiter
lost-factors-meanwhile = Wenn Sie Ihren zweiten Faktor wiederfinden, melden Sie sich einfach damit an. Ein Administrator kann Ihnen früher helfen.
lost-factors-back = Zurück zum zweiten Faktor
lost-factors-link-text = Sie haben den Link aus unserer E-Mail geöffnet. Fahren Sie fort, um sich ohne zweiten Faktor anzumelden.
lost-factors-waiting-title = Sie müssen warten
lost-factors-waiting-text = Ab { $time } können Sie ohne zweiten Faktor ein neues Passwort wählen.
lost-factors-waiting-admin = Ein Administrator muss bestätigen, dass Sie ohne zweiten Faktor ein neues Passwort wählen können.
lost-factors-waiting-told = Wir haben Ihnen eine E-Mail gesendet und senden eine weitere, sobald es weitergeht. Melden Sie sich dann wieder an und kommen Sie auf diese Seite zurück.
lost-factors-waiting-again = Sie haben das schon früher verlangt. Erneut zu fragen macht es weder kürzer noch länger.
lost-factors-cancel = Das stoppen
lost-factors-heard-title = Haben Sie Ihren zweiten Faktor verloren?
lost-factors-heard = Das war ich: weiter
lost-factors-cancel-title = Haben Sie Ihren zweiten Faktor noch?
lost-factors-cancel-text = Jemand hat verlangt, sich ohne Ihren zweiten Faktor bei Ihrem Konto anzumelden. Wenn Sie das nicht waren oder ihn wiedergefunden haben, stoppen Sie es hier: Sonst ändert sich nichts.
lost-factors-cancel-close = Wenn Sie es verlangt haben und noch brauchen, schließen Sie diese Seite: Nichts ändert sich.
lost-factors-cancelled-title = Ohne Ihren zweiten Faktor kommt niemand hinein
lost-factors-cancelled-text = Wenn Sie es nicht verlangt haben, kennt jemand Ihr Passwort oder liest Ihre E-Mails: Ändern Sie beide Passwörter.
lost-factors-banner = Jemand hat verlangt, sich ab { $time } ohne Ihren zweiten Faktor bei Ihrem Konto anzumelden. Wenn Sie das nicht waren, stoppen Sie es.
lost-factors-banner-admin = Jemand hat einen Administrator gebeten, sich ohne Ihren zweiten Faktor bei Ihrem Konto anmelden zu dürfen. Wenn Sie das nicht waren, stoppen Sie es.
lost-factors-banner-ready = Jemand kann jetzt ohne Ihren zweiten Faktor ein neues Passwort für Ihr Konto wählen. Wenn Sie das nicht sind, stoppen Sie es sofort.
sign-up-title = Konto erstellen
sign-up-text = Wir senden eine E-Mail an Ihre Adresse. Sobald Sie sie bestätigt haben, wird Ihr Konto erstellt.
sign-up-sign-in = Ich habe schon ein Konto
sign-up-domain = Hier können Sie nur mit einer E-Mail-Adresse aus diesen Domains ein Konto erstellen: { $domains }
sign-up-throwaway = Diese Adresse gehört zu einem Dienst für Wegwerfadressen. Geben Sie eine ein, die Sie behalten.
sign-up-closed-title = Hier können Sie kein Konto erstellen
sign-up-closed-text = Konten werden von Administratoren erstellt. Bitten Sie einen um ein Konto.
sign-up-invitation-text = Sie brauchen eine Einladung. Wenn Sie eine haben, öffnen Sie den Link in der E-Mail. Andernfalls fragen Sie einen Administrator.
sign-up-sent-text = Wir haben eine E-Mail an { $login } gesendet. Öffnen Sie den Link darin in diesem Browser oder geben Sie den Code hier ein.
sign-up-no-mail = Keine E-Mail? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse. Pro Tag werden nur wenige gesendet.
sign-up-link-text = Sie haben den Link aus unserer E-Mail geöffnet. Gehen Sie weiter, um Ihr Konto zu erstellen.
sign-up-terms = Ich habe das gelesen und nehme es an: { $link }
sign-up-terms-missing = Kreuzen Sie das Kästchen an, um die Bedingungen anzunehmen
terms-title = Bedingungen annehmen
terms-text = Um fortzufahren, lesen Sie dies und nehmen Sie es an: { $link }.
terms-version = Version { $version }
terms-accept = Annehmen und weiter
sign-up-work = Von Ihrem Netz aus wurden viele Konten erstellt. Ihr Browser führt zuerst eine kurze Prüfung aus; füllen Sie solange das Formular aus.
sign-up-work-done = Die Prüfung ist fertig.
sign-up-work-script = Von Ihrem Netz aus wurden viele Konten erstellt. Deshalb muss Ihr Browser zuerst eine kurze Prüfung ausführen. Erlauben Sie dafür JavaScript für diese Website. Oder versuchen Sie es in einer Stunde oder von einem anderen Netz aus erneut, oder bitten Sie einen Administrator um ein Konto.
sign-up-with-passkey = Passkey statt Passwort verwenden
sign-up-with-password = Ein Passwort wählen
sign-up-passkey-text = Sie brauchen kein Passwort. Sobald Sie Ihre Adresse bestätigt haben, erstellen Sie einen Passkey: Damit melden Sie sich mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts an.
sign-up-passkey-confirmed = Sie haben { $address } bestätigt. Erstellen Sie jetzt einen Passkey: Damit melden Sie sich an, ohne Passwort.
sign-up-passkey-lost-mail = Sie bekommen auch Wiederherstellungscodes. Wenn Sie Ihren Passkey verlieren, wählen Sie bei der Anmeldung „Passwort vergessen?“: Mit unserer E-Mail und einem dieser Codes kommen Sie wieder in Ihr Konto.
sign-up-passkey-lost-code = Sie bekommen auch Wiederherstellungscodes. Wenn Sie Ihren Passkey verlieren, melden Sie sich mit einem Code per E-Mail und einem dieser Codes an.
sign-up-passkey-lost = Sie bekommen auch Wiederherstellungscodes. Bewahren Sie sie auf: Wenn Sie Ihren Passkey verlieren, hilft Ihnen ein Administrator.
sign-up-username-title = Wählen Sie einen anderen Benutzernamen
sign-up-username-text = Ihre Adresse ist bestätigt. Wählen Sie einen anderen Benutzernamen.
sign-up-username-missing = Geben Sie einen Benutzernamen ein
sign-up-username-unfit = Verwenden Sie 3 bis 32 Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, mit einem Buchstaben oder einer Ziffer am Anfang und am Ende
sign-up-username-reserved = Dieser Benutzername ist reserviert. Wählen Sie einen anderen
sign-up-username-mixed = Verwenden Sie nur Buchstaben eines Alphabets
sign-up-username-password = Das ist Ihr Passwort. Wählen Sie einen anderen Benutzernamen
sign-up-waiting-title = Ihr Konto wartet auf Freigabe
sign-up-waiting-text = Sie haben { $address } bestätigt. Ein Administrator muss Ihr Konto noch freigeben. Dann bekommen Sie eine E-Mail. Sie können diese Seite schließen.
new-password-rule = { $minimum ->
    [one] Mindestens ein Zeichen. Am besten eignen sich mehrere Wörter ohne Zusammenhang.
   *[other] Mindestens { $minimum } Zeichen. Am besten eignen sich mehrere Wörter ohne Zusammenhang.
}
password-meter-short = Zu kurz
password-meter-weak = Leicht zu erraten
password-meter-fair = Mittel
password-meter-strong = Schwer zu erraten
new-password-missing = Geben Sie ein neues Passwort ein
new-password-too-short = { $minimum ->
    [one] Verwenden Sie mindestens ein Zeichen
   *[other] Verwenden Sie mindestens { $minimum } Zeichen
}
new-password-too-long = { $maximum ->
    [one] Verwenden Sie höchstens ein Byte
   *[other] Verwenden Sie höchstens { $maximum } Bytes
}
new-password-personal = Verwenden Sie weder Ihren Namen noch Ihre E-Mail-Adresse
new-password-former = Dieses Passwort haben Sie hier schon verwendet. Wählen Sie ein neues.
new-password-breached = Dieses Passwort steht in gestohlenen Daten und wird daher als eines der ersten ausprobiert. Wählen Sie ein anderes, hier und überall, wo Sie es sonst verwenden.
new-password-same = Wählen Sie ein anderes als Ihr aktuelles Passwort
new-password-keyboard = Nebeneinanderliegende Tasten sind leicht zu erraten. Ergänzen Sie weitere Wörter.
new-password-repeats = Wiederholte Zeichen machen ein Passwort nicht sicherer. Ergänzen Sie weitere Wörter.
new-password-sequence = Folgen wie abc oder 6543 sind leicht zu erraten. Ergänzen Sie weitere Wörter.
new-password-dates = Datumsangaben und Jahreszahlen sind leicht zu erraten. Ergänzen Sie weitere Wörter.
new-password-word = Ein einzelnes Wort ist leicht zu erraten. Ergänzen Sie weitere Wörter.
new-password-names = Namen sind leicht zu erraten. Ergänzen Sie weitere Wörter.
new-password-common = Dieses Passwort ist sehr verbreitet. Wählen Sie ein anderes.
new-password-guessable = Dieses Passwort ist zu leicht zu erraten. Ergänzen Sie weitere Wörter.

# Konten in diesem Browser
account-choice-title = Konto wählen
account-choice-app = Danach geht es weiter zu { $app }.
account-choice-another = Anderes Konto verwenden
account-choice-remove = Konto aus dieser Liste entfernen
account-removal-title = Konten entfernen
account-removal-text = Wenn Sie ein Konto entfernen, wird es in diesem Browser abgemeldet. Das Konto selbst wird nicht gelöscht.
remove-account = { $account } entfernen

# Zustimmung
consent-title = { $app } den Zugriff auf Ihr Konto erlauben?
consent-run-by = Betrieben von
consent-return-to = Weiterleitung zu
consent-policy = Datenschutzerklärung
consent-will-see = { $app } erhält dann
consent-may-do = { $app } kann dann in Ihrem Namen
consent-identity-only = { $app } erfährt nur, dass Sie es sind.
consent-resource = { $name } verwenden
consent-choice = Optional
consent-new = Neu
consent-accept = Erlauben
consent-take-back = Sie können den Zugriff jederzeit wieder entziehen: { $link }.
consent-take-back-link = Ihr Konto, Apps
scope-profile = Ihr Name und Profil
scope-email = Ihre E-Mail-Adresse
scope-email-confirmed = { $email }, bestätigt
scope-email-unconfirmed = { $email }, nicht bestätigt
scope-address = Ihre Postanschrift
scope-phone = Ihre Telefonnummer
scope-groups = Ihre Gruppen
scope-offline-access = Zugriff, während Sie die App nicht verwenden
scope-offline-access-until = { $days ->
    [one] Höchstens einen Tag, bis zum { $date }
   *[other] Höchstens { $days } Tage, bis zum { $date }
}
scope-claim = Ihre Angabe „{ $name }“
scope-other = Berechtigung „{ $name }“
scope-nothing = Keine Angabe
scope-attributes = Ihre Angaben: { $labels }
account-details-title = Ihre Angaben
account-details-text = Diese Angaben gehören zu Ihrem Konto.
account-details-change = Angaben ändern
account-details-save = Speichern
account-details-long = Diese Angaben sind insgesamt zu lang. Kürzen Sie einige davon.
more-about-you-title = Noch ein paar Angaben
more-about-you-text = Diese Angaben werden benötigt, bevor es weitergeht.
more-about-you-offered = Sie können diese Angaben auch später in Ihrem Profil ergänzen.
more-about-you-skip = Nicht jetzt
attribute-yes = Ja
attribute-no = Nein
attribute-now = Aktueller Wert: { $value }
attribute-now-empty = Aktueller Wert: keiner
attribute-lines = Geben Sie einen Wert pro Zeile ein.
attribute-missing = Füllen Sie „{ $label }“ aus
attribute-not-text = „{ $label }“ muss eine Zeile Text sein, mit einfachen Leerzeichen und ohne unsichtbare Zeichen
attribute-not-number = „{ $label }“ muss eine Zahl sein, zum Beispiel 12 oder 1.5
attribute-not-date = „{ $label }“ muss ein Datum sein
attribute-not-url = „{ $label }“ muss eine vollständige Webadresse sein, die mit https:// oder http:// beginnt
attribute-not-phone = „{ $label }“ muss eine Telefonnummer mit Ländervorwahl sein, zum Beispiel +491234567
attribute-no-choice = Wählen Sie einen der Werte von „{ $label }“
attribute-short = „{ $label }“ braucht mindestens so viele Zeichen: { $number }
attribute-long = „{ $label }“ darf höchstens so viele Zeichen haben: { $number }
attribute-pattern = „{ $label }“ hat nicht die erforderliche Form
attribute-low = „{ $label }“ muss { $number } oder mehr sein
attribute-high = „{ $label }“ muss { $number } oder weniger sein
attribute-many = „{ $label }“ darf höchstens so viele Werte haben: { $number }
attribute-twice = „{ $label }“ enthält denselben Wert zweimal

# Einrichten
setup-title = Ersten Administrator anlegen
setup-text = Dieses Konto hat alle Rechte. Weitere Personen können Sie später hinzufügen.
before-setup-title = Latchkey ist noch nicht eingerichtet
before-setup-text = Beim Start hat der Server einen Link ausgegeben, mit dem der erste Administrator angelegt wird. Öffnen Sie diesen Link in diesem Browser.
before-setup-where = Der Link steht im Log des Servers. Verwenden Sie den Befehl, der zu Ihrer Installation passt:
before-setup-terminal = Oder sehen Sie in dem Terminal nach, in dem Sie Latchkey gestartet haben.
setup-email = E-Mail-Adresse
setup-name = Name
setup-username = Benutzername
field-optional = { $field } (optional)
setup-username-hint = Damit können Sie sich statt mit der E-Mail-Adresse anmelden.
setup-create = Administrator anlegen
setup-email-invalid = Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.com
setup-email-taken = Für diese E-Mail-Adresse gibt es bereits ein Konto
setup-username-invalid = Verwenden Sie nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche
setup-username-taken = Dieser Benutzername ist bereits vergeben

# Fehler
back-to-the-app = Zurück zur App
error-the-app-disabled = Diese App ist deaktiviert
error-the-app-request-text = Die App hat eine Anfrage gesendet, die wir nicht annehmen können. Mit Ihrem Konto ist alles in Ordnung, und es wurden keine Daten weitergegeben. Gehen Sie zurück zur App und versuchen Sie es erneut.
error-the-app-expired-text = Es ist nichts verloren gegangen. Gehen Sie zurück zur App und beginnen Sie von vorn.
error-the-app-not-allowed = Sie haben keinen Zugriff auf diese App
error-the-app-not-allowed-text = Mit Ihrem Konto ist alles in Ordnung, aber es hat keinen Zugriff auf diese App. Wenden Sie sich an Ihren Administrator.
error-the-app-redirect-address = Dieser Anmeldelink passt nicht zu den Einstellungen der App
error-the-app-redirect-address-text = Mit Ihrem Konto ist alles in Ordnung, und es wurden keine Daten an die App weitergegeben. Die Betreiber der App müssen ihren Link korrigieren.
error-the-app-sign-out-address = Die App wollte Sie zu einer Adresse weiterleiten, die für sie nicht registriert ist. Deshalb leiten wir Sie nicht dorthin weiter.
error-the-app-sign-out-hint = Dieser Abmeldelink lässt sich nicht mehr prüfen. Deshalb leiten wir Sie nicht zur App zurück.
error-reference-administrator = Wenn das wieder passiert, nennen Sie Ihrem Administrator diese Referenz:
error-home = Zur Startseite
error-reference = Falls das wieder passiert, nennen Sie den Betreibern der App diese Referenz:
error-developer = Angaben für die Entwickler dieser App
error-code = Fehler
error-parameter = Parameter
error-rule = Regel
error-received = Empfangen
error-registered = { $count ->
    [one] Registriert
   *[other] Ähnlichster von { $count } registrierten Werten
}
error-registered-hidden = Angemeldete Administratoren sehen hier auch, was registriert ist. Der Unterschied ist dann hervorgehoben.
error-differences = { $count ->
    [one] Es gibt einen Unterschied, der oben hervorgehoben ist.
   *[other] Es gibt { $count } Unterschiede, die oben hervorgehoben sind.
}
error-app-request = Dieser Anmeldelink funktioniert nicht
error-app-request-text = { $app } hat eine Anfrage gesendet, die wir nicht annehmen können. Mit Ihrem Konto ist alles in Ordnung, und es wurden keine Daten weitergegeben. Gehen Sie zurück und versuchen Sie es erneut.
error-redirect-address = Dieser Anmeldelink passt nicht zu den Einstellungen von { $app }
error-redirect-address-text = Mit Ihrem Konto ist alles in Ordnung, und es wurden keine Daten an { $app } weitergegeben. Die Betreiber der App müssen ihren Link korrigieren.
error-unknown-app = Unbekannte App
error-unknown-app-text = Der Link gehört zu einer App, die hier nicht registriert ist. Mit Ihrem Konto ist alles in Ordnung. Gehen Sie zurück und prüfen Sie, woher der Link stammt.
error-app-disabled = { $app } ist deaktiviert
error-app-disabled-text = Ein Administrator hat diese App deaktiviert. Mit Ihrem Konto ist alles in Ordnung.
error-no-way = Mit dem, was Sie haben, können Sie sich nicht anmelden
error-no-way-text = Die Anmelderegeln lassen nichts zu, was Sie haben oder hier einrichten können. Wenden Sie sich an Ihren Administrator, oder verwenden Sie ein anderes Konto.
error-locks-out = Kein Administrator könnte sich mehr anmelden
error-locks-out-text = Das wurde nicht ausgeführt: Nach den Anmelderegeln könnte sich danach kein Eigentümer mehr anmelden. Ändern Sie zuerst die Regeln, oder geben Sie einem Eigentümer einen anderen Weg, sich anzumelden.
error-not-allowed = Sie haben keinen Zugriff auf { $app }
error-not-allowed-text = Mit Ihrem Konto ist alles in Ordnung, aber es hat keinen Zugriff auf { $app }. Wenden Sie sich an Ihren Administrator.
error-expired = Diese Seite ist abgelaufen oder wurde bereits verwendet
error-expired-text = Es ist nichts verloren gegangen. Gehen Sie zurück zu { $app } und beginnen Sie erneut.
error-no-cookies = Cookies sind blockiert
error-no-cookies-text = Zum Anmelden sind Cookies nötig. Erlauben Sie Cookies für diese Website und versuchen Sie es erneut.
error-foreign-form = Dieses Formular ist nicht mehr gültig
error-foreign-form-text = Es stammt von einer anderen Seite, oder Sie haben sich inzwischen abgemeldet. Es wurde nichts geändert. Versuchen Sie es erneut.
error-another-host = Öffnen Sie diese Seite unter { $host }
error-another-host-text = Sie haben sie unter einer anderen Adresse geöffnet. Formulare werden nur unter { $host } angenommen. Es wurde nichts geändert.
error-link-over = Dieser Link wurde bereits verwendet oder ist abgelaufen
error-link-over-text = Wenn Sie Ihr Passwort schon gewählt haben, melden Sie sich damit an. Andernfalls bitten Sie einen Administrator um einen neuen Link.
error-recovery-link-over-text = Wenn Sie schon ein neues Passwort gewählt haben, melden Sie sich damit an. Andernfalls fordern Sie auf der Anmeldeseite eine neue E-Mail an.
error-email-code-link-over-text = Wenn Sie sich damit angemeldet haben, brauchen Sie ihn nicht mehr. Fordern Sie sonst auf der Anmeldeseite eine neue E-Mail an.
error-sign-up-link-over-text = Wenn Ihr Konto schon erstellt ist, melden Sie sich an. Andernfalls erstellen Sie es auf der Anmeldeseite.
error-recovery-no-cookies-text = Geben Sie den Code aus der E-Mail in dem Browser ein, in dem Sie sie angefordert haben. Wenn Sie den Link verwenden möchten, erlauben Sie Cookies für diese Website.
error-not-me-over-text = Wenn Sie schon bestätigt haben, dass Sie es nicht waren, oder seither ein neues Passwort haben, ist nichts weiter zu tun. Andernfalls ändern Sie Ihr Passwort oder fragen Sie einen Administrator.
error-lost-factors-over-text = Es wartet nichts mehr: Es wurde gestoppt oder ist geschehen. Wenn Ihr Konto geändert wurde und Sie das nicht waren, verwenden Sie den Link in der E-Mail darüber oder fragen Sie einen Administrator.
error-email-link-over-text = Wenn Ihre Adresse schon geändert ist, ist nichts weiter zu tun. Andernfalls fordern Sie in Ihrem Konto eine neue E-Mail an.
error-setup-link-over-text = Wenn der erste Administrator schon angelegt ist, melden Sie sich an. Andernfalls verwenden Sie den neuesten Link, den der Server beim Start ausgegeben hat.
error-sign-out = Sie sind noch angemeldet
error-signed-out-already = Sie sind hier nicht angemeldet
error-sign-out-hint = Der Abmeldelink von { $app } lässt sich nicht mehr prüfen. Deshalb leiten wir Sie nicht dorthin zurück.
error-sign-out-address = { $app } wollte Sie zu einer Adresse weiterleiten, die für diese App nicht registriert ist. Deshalb leiten wir Sie nicht dorthin weiter.
error-sign-out-app = Der Abmeldelink gehört zu einer App, die hier nicht registriert ist, oder wurde für eine andere App ausgestellt. Deshalb leiten wir Sie nicht zur App zurück.
error-sign-out-malformed = Der Abmeldelink ist beschädigt. Deshalb leiten wir Sie nicht zur App zurück.
error-not-found = Seite nicht gefunden
error-not-found-text = Prüfen Sie die Adresse oder gehen Sie zur Startseite.
error-method = Diese Adresse kann nicht im Browser geöffnet werden
error-method-text = Sie ist für Apps bestimmt. Gehen Sie zur Startseite.
error-malformed = Diese Anfrage ist ungültig
error-malformed-text = Es fehlt etwas, oder das Format stimmt nicht. Gehen Sie zurück und versuchen Sie es erneut.
error-too-large = Diese Anfrage ist zu groß
error-too-large-text = Senden Sie weniger auf einmal und versuchen Sie es erneut.
error-too-many = Zu viele Anfragen
error-too-many-text = Versuchen Sie es in einer Minute erneut.
error-unavailable = Der Dienst ist zurzeit nicht verfügbar
error-unavailable-text = Ein Teil des Dienstes antwortet nicht. Mit Ihrem Konto ist alles in Ordnung. Versuchen Sie es in einer Minute erneut.
error-internal = Es ist ein Fehler aufgetreten
error-internal-text = Es liegt nicht an Ihnen. Der Fehler wurde aufgezeichnet. Versuchen Sie es in einer Minute erneut.

# Abmelden
sign-out-title = Abmelden?
sign-out-text = Sie werden in diesem Browser abgemeldet.
signed-out-title = Sie sind abgemeldet
signed-out-text = Sie haben sich in diesem Browser um { $time } abgemeldet. Auf anderen Geräten bleiben Sie angemeldet.
signed-out-nobody = In diesem Browser war niemand angemeldet.
signed-out-advice = Schließen Sie an einem gemeinsam genutzten Gerät auch den Browser.
signed-out-no-answer = Diese App hat nicht geantwortet. Möglicherweise sind Sie dort noch angemeldet.
signed-out-not-told = Diese App hat eine eigene Sitzung. Möglicherweise sind Sie dort noch angemeldet.
form-post-title = Einen Moment bitte
form-post-text = Sie werden zu { $app } zurückgeleitet.

# Ihr Konto
nav-account = Ihr Konto
nav-menu = Menü
nav-home = Startseite
nav-profile = Profil
nav-security = Sicherheit
nav-sessions = Sitzungen
nav-apps = Apps
home-title = Hallo, { $name }
home-signed-in = Angemeldet { $time }
home-apps = Ihre Apps
home-open-there = Öffnen Sie diese App, um sich anzumelden
home-empty-title = Noch keine Apps
home-empty-text = Hier erscheinen Apps, die Sie verwenden können, sobald sie verbunden sind.
account-title = Ihr Konto
account-name = Name
account-email = E-Mail-Adresse
account-username = Benutzername
account-groups = Gruppen
account-no-groups = Keine
account-terms = Akzeptierte Bedingungen
account-since = Konto seit
email-confirmed = Bestätigt
email-unconfirmed = Nicht bestätigt
account-sessions = { $count ->
    [one] Auf 1 Gerät angemeldet
   *[other] Auf { $count } Geräten angemeldet
}
account-apps = { $count ->
    [0] Keine App hat Zugriff auf Ihr Konto
    [one] 1 App hat Zugriff auf Ihr Konto
   *[other] { $count } Apps haben Zugriff auf Ihr Konto
}
password-set-at = Zuletzt geändert am { $date }
next-password = Jemand anderes hat Ihr Passwort festgelegt, oder es könnte anderen bekannt sein.
next-sessions = { $count ->
    [one] 1 Sitzung wurde lange nicht verwendet.
   *[other] { $count } Sitzungen wurden lange nicht verwendet.
}
next-sessions-action = Sitzungen prüfen
next-apps = { $count ->
    [one] 1 App wurde lange nicht verwendet.
   *[other] { $count } Apps wurden lange nicht verwendet.
}
next-apps-action = Apps prüfen
sessions-title = Wo Sie angemeldet sind
sessions-text = Wenn Ihnen eine Sitzung unbekannt ist, beenden Sie sie und ändern Sie Ihr Passwort.
sessions-empty = Keine Sitzungen
session-this = Dieser Browser
session-active-now = Gerade aktiv
session-used = Zuletzt verwendet { $time }
session-started = Angemeldet am { $time }
session-apps = Apps: { $apps }
session-end = Beenden
session-end-which = Beenden: { $browser }
session-end-others = Alle anderen Sitzungen beenden
remember-browser = In diesem Browser { $days } Tage lang nicht nach einem zweiten Faktor fragen
remembered-title = Browser ohne zweiten Faktor
remembered-text = In diesen Browsern werden Sie nicht nach Ihrem zweiten Faktor gefragt, nur nach dem, womit Sie sich anmelden. Wenn Ihnen einer unbekannt ist, vergessen Sie ihn und ändern Sie Ihr Passwort.
remembered-until = Bis { $date }
remembered-this = Dieser Browser
remembered-forget = Vergessen
remembered-forget-which = Vergessen: { $browser }
remembered-forget-all = Alle Browser vergessen
notice-browsers-forgotten = Nach dem zweiten Faktor wird wieder gefragt.
event-browser-remembered = In einem Browser wird eine Zeit lang nicht nach dem zweiten Faktor gefragt
event-browsers-forgotten = Nach dem zweiten Faktor wird wieder in jedem Browser gefragt
browser-on-system = { $browser } auf { $system }
browser-unknown = Unbekannter Browser
apps-title = Apps mit Zugriff auf Ihr Konto
apps-text = Entziehen Sie den Apps, die Sie nicht mehr verwenden, den Zugriff. Diese Apps müssen Sie dann erneut um Zustimmung bitten.
apps-empty-title = Keine App hat Zugriff auf Ihr Konto
apps-empty-text = Hier erscheinen Apps, bei denen Sie sich angemeldet haben.
app-since = Seit { $date }
app-revoke = Zugriff entziehen
app-revoke-which = { $app } den Zugriff entziehen
set-password = Passwort festlegen
password-none = Keines: Sie melden sich mit Passkeys an
password-none-text = Sie haben kein Passwort. Sie melden sich nur mit Passkeys an.
password-remove = Passwort entfernen
password-remove-text = Sie melden sich dann nur noch mit Ihren Passkeys an. Wenn Sie alle verlieren, kann nur ein Administrator Ihnen wieder Zugang geben. Richten Sie deshalb auf mehr als einem Gerät einen Passkey ein.
change-password = Passwort ändern
current-password = Aktuelles Passwort
current-password-missing = Geben Sie Ihr aktuelles Passwort ein
current-password-mismatch = Das ist nicht Ihr aktuelles Passwort. Versuchen Sie es erneut.
end-other-sessions = Meine anderen Sitzungen beenden

# Zweiter Faktor
second-factor = Zweiter Faktor
second-factor-text = Ein zweiter Faktor bestätigt, dass Sie es sind: ein Passkey, oder nach dem Passwort ein Code aus einer Authenticator-App. So reicht ein gestohlenes Passwort allein nicht für die Anmeldung. Mit einem Passkey können Sie sich auch ohne Passwort anmelden.
second-factor-apps = Authenticator-Apps
second-factor-app = Authenticator-App
second-factor-none = Noch keine Authenticator-App
second-factor-none-text = Sie können jede App für Einmalcodes verwenden. Auch viele Passwortmanager können das.
second-factor-add = Authenticator-App hinzufügen
second-factor-set-up = Einrichten
second-factor-full = { $count ->
    [one] Sie können nur eine App haben. Entfernen Sie sie, um eine andere hinzuzufügen.
   *[other] Sie können höchstens { $count } Apps haben. Entfernen Sie eine, um eine andere hinzuzufügen.
}
second-factor-since = Hinzugefügt am { $date }
second-factor-used = Zuletzt verwendet { $time }
second-factor-unused = Noch nicht verwendet
second-factor-manage = Verwalten
second-factor-manage-which = Verwalten: { $name }
second-factor-required = Für Ihr Konto ist ein zweiter Faktor vorgeschrieben. Deshalb können Sie den letzten nicht entfernen. Fügen Sie zuerst einen anderen hinzu.
second-factor-name = Name
second-factor-name-hint = Zum Beispiel das Smartphone, auf dem die App installiert ist.
second-factor-rename = Namen speichern
second-factor-remove = Diesen zweiten Faktor entfernen
second-factor-remove-text = Sie können sich dann nicht mehr damit anmelden.
second-factor-only-way-in = Sie haben kein Passwort, und das ist Ihr letzter Passkey: Ohne ihn können Sie sich nicht mehr anmelden. Fügen Sie zuerst einen anderen hinzu, oder legen Sie ein Passwort fest.
second-factor-remove-last = Das ist Ihr einziger zweiter Faktor. Ihre Wiederherstellungscodes werden ebenfalls gelöscht, und Sie melden sich dann nur noch mit Ihrem Passwort an.
second-factor-back = Zurück zum zweiten Faktor
label-missing = Geben Sie einen Namen ein
label-too-long = Verwenden Sie höchstens 64 Zeichen
label-character = Entfernen Sie unsichtbare Zeichen
enrol-title = Authenticator-App einrichten
enrol-picture = QR-Code für die Authenticator-App
enrol-scan = Scannen Sie diesen QR-Code mit der App
enrol-by-hand = Oder geben Sie diesen Schlüssel von Hand ein:
enrol-open = In einer App auf diesem Gerät öffnen
enrol-code = 6-stelliger Code
enrol-code-hint = Der Code, den die App gerade anzeigt. Er ändert sich alle 30 Sekunden.
enrol-code-missing = Geben Sie den Code ein, den die App anzeigt
enrol-code-mismatch = Der Code ist falsch. Geben Sie den neuesten Code ein und prüfen Sie, ob die Uhr Ihres Geräts richtig geht.
enrol-confirm = Einrichten
recovery-codes = Wiederherstellungscodes
recovery-codes-left = { $count ->
    [0] Keine Codes übrig
    [one] Noch 1 Code übrig
   *[other] Noch { $count } Codes übrig
}
recovery-codes-few = { $count ->
    [0] Sie haben keine Wiederherstellungscodes mehr. Wenn Sie Ihren zweiten Faktor verlieren, können Sie sich nicht mehr anmelden.
    [one] Sie haben noch 1 Wiederherstellungscode.
   *[other] Sie haben noch { $count } Wiederherstellungscodes.
}
recovery-codes-made = Erstellt am { $date }
recovery-codes-renew = Neue Codes erstellen
recovery-codes-renew-text = Neue Codes ersetzen alle bisherigen.
recovery-codes-title = Ihre Wiederherstellungscodes
recovery-codes-text = Jeden Code können Sie einmal anstelle Ihres zweiten Faktors verwenden. Drucken Sie die Codes aus oder speichern Sie sie in Ihrem Passwortmanager. Die Codes werden nicht noch einmal angezeigt.
recovery-codes-whose = Für { $account } bei { $host }
recovery-codes-stored = Ich habe die Codes gespeichert
account-passkeys = { $count ->
    [0] Nicht eingerichtet
    [one] 1 Passkey
   *[other] { $count } Passkeys
}
account-second-factors = { $count ->
    [0] Nicht eingerichtet
    [one] 1 zweiter Faktor
   *[other] { $count } zweite Faktoren
}
next-second-factor = Nur Ihr Passwort schützt dieses Konto. Mit einem zweiten Faktor nützt ein gestohlenes Passwort allein nichts.

# Sicherheitsereignisse
events-title = Letzte Sicherheitsereignisse
events-text = Wenn Ihnen etwas unbekannt vorkommt, ändern Sie Ihr Passwort und beenden Sie Ihre anderen Sitzungen.
event-signed-in = Sie haben sich angemeldet
event-sign-in-refused = Eine Anmeldung ist fehlgeschlagen
event-password-changed = Sie haben Ihr Passwort geändert
event-password-removed = Sie haben Ihr Passwort entfernt
event-password-change-refused = Eine Passwortänderung ist fehlgeschlagen
event-password-chosen = Sie haben Ihr Passwort über einen Einmal-Link gewählt
event-password-set = Ein Administrator hat Ihr Passwort festgelegt
event-recovery-requested = Jemand wollte Ihr Passwort zurücksetzen
event-recovery-refused = Ein Versuch, Ihr Passwort zurückzusetzen, ist fehlgeschlagen
event-email-code-requested = Jemand hat einen Code per E-Mail zum Anmelden angefordert
event-email-code-refused = Ein Versuch, sich mit einem Code per E-Mail anzumelden, ist fehlgeschlagen
event-email-code-used = Ein Code per E-Mail wurde zum Anmelden benutzt
event-sms-code-requested = Jemand hat einen Code per SMS zum Anmelden angefordert
event-sms-code-refused = Ein Versuch, sich mit einem Code per SMS anzumelden, ist fehlgeschlagen
event-sms-code-used = Ein Code per SMS wurde zum Anmelden benutzt
event-phone-refused = Ein Versuch, ein Telefon hinzuzufügen, ist fehlgeschlagen
event-phone-added = Ihrem Konto wurde ein Telefon hinzugefügt
event-phone-removed = Das Telefon Ihres Kontos wurde entfernt
event-password-recovered = Sie haben Ihr Passwort per E-Mail zurückgesetzt
event-change-disowned = Sie haben eine Änderung gemeldet, die nicht von Ihnen war
event-email-change-requested = Sie wollten Ihre E-Mail-Adresse ändern
event-email-change-refused = Ein Versuch, Ihre E-Mail-Adresse zu ändern, ist fehlgeschlagen
event-email-collided = Jemand wollte Ihre E-Mail-Adresse für ein anderes Konto verwenden
event-email-changed = Sie haben Ihre E-Mail-Adresse geändert
event-email-restored = Ihre vorherige E-Mail-Adresse wurde wiederhergestellt
event-sign-up-requested = Jemand wollte mit Ihrer E-Mail-Adresse ein Konto erstellen
event-user-registered = Sie haben Ihr Konto erstellt
event-user-approved = Ein Administrator hat Ihr Konto freigegeben
event-factor-enrolled = Ein zweiter Faktor wurde hinzugefügt
event-factor-renamed = Ein zweiter Faktor wurde umbenannt
event-factor-removed = Ein zweiter Faktor wurde entfernt
event-factor-reset = Ein Administrator hat Ihren zweiten Faktor zurückgesetzt
event-factor-loss-asked = Jemand hat verlangt, sich ohne Ihren zweiten Faktor anzumelden
event-factor-loss-cancelled = Die Anmeldung ohne Ihren zweiten Faktor wurde gestoppt
event-factor-loss-confirmed = Ein Administrator hat die Anmeldung ohne Ihren zweiten Faktor bestätigt
event-factor-loss-refused = Ein Administrator hat die Anmeldung ohne Ihren zweiten Faktor abgelehnt
event-account-regained = Sie haben ohne Ihren zweiten Faktor ein neues Passwort gewählt, und er wurde entfernt
event-factor-used = Ein zweiter Faktor wurde verwendet
event-factor-copied = Eine Kopie eines Passkeys wurde verwendet. Die Anmeldung wurde abgelehnt
event-factor-refused = Das Passwort war richtig, aber der zweite Faktor war falsch
event-codes-renewed = Neue Wiederherstellungscodes wurden erstellt
event-code-used = Ein Wiederherstellungscode wurde verwendet
event-sessions-ended = Alle Ihre Sitzungen wurden beendet

# Was eben geschah
notice-password-changed = { $count ->
    [0] Passwort geändert.
    [one] Passwort geändert. 1 andere Sitzung wurde beendet.
   *[other] Passwort geändert. { $count } andere Sitzungen wurden beendet.
}
notice-session-ended = Sitzung beendet.
notice-other-sessions-ended = { $count ->
    [one] 1 andere Sitzung wurde beendet.
   *[other] { $count } andere Sitzungen wurden beendet.
}
notice-app-revoked = { $app } hat keinen Zugriff mehr auf Ihr Konto.
notice-second-factor-added = Zweiter Faktor eingerichtet.
notice-second-factor-renamed = Name gespeichert.
notice-password-removed = Passwort entfernt.
notice-second-factor-removed = Zweiter Faktor entfernt.
notice-factor-too-new = Dieser Faktor wurde vor weniger als 10 Minuten eingerichtet und kann diese Änderung noch nicht bestätigen. Versuchen Sie es in 10 Minuten erneut, oder melden Sie sich mit einem anderen Faktor neu an.
notice-account-removed = Konto aus dieser Liste entfernt.
notice-set-up = Die Einrichtung ist abgeschlossen. Verbinden Sie unter „Apps“ Ihre erste App.
notice-stale-page = Die vorherige Seite war veraltet. Machen Sie hier weiter.
notice-not-saved-yet = Noch nicht gespeichert. Prüfen Sie Ihre Eingaben und speichern Sie sie dann.
notice-press-again = Bestätigt. Es wurde noch nichts geändert: Tippen Sie noch einmal auf die Schaltfläche.
notice-trial = Das ist ein Test: Es wird nichts gespeichert, und die App erhält nichts.
notice-account-made = Ihr Konto ist angelegt. Melden Sie sich jetzt an.
notice-address-taken = Für diese E-Mail-Adresse gibt es jetzt ein Konto. Melden Sie sich damit an.
notice-email-changed = Ihre E-Mail-Adresse ist geändert.
change-email = E-Mail-Adresse ändern
change-email-ask = Um sie zu ändern, fragen Sie einen Administrator.
change-email-text = Die Adresse Ihres Kontos ist { $address }.
change-email-how = Wir senden eine E-Mail an die neue Adresse. Wenn Sie sie dort bestätigt haben, ist sie die Adresse Ihres Kontos, und Sie melden sich damit an. Wir benachrichtigen die alte Adresse; von dort lässt sich die Änderung 7 Tage lang rückgängig machen.
change-email-new = Neue E-Mail-Adresse
change-email-same = Das ist schon die Adresse Ihres Kontos
change-email-domain = Hier können nur Adressen aus diesen Domains verwendet werden: { $domains }
change-email-link-text = Sie haben den Link aus unserer E-Mail geöffnet. Gehen Sie weiter, um { $address } zur Adresse Ihres Kontos zu machen.
phone = Telefon
phone-text = Das Telefon Ihres Kontos ist { $number }.
phone-how = Wir schicken eine SMS mit einem Code an die Nummer. Wenn Sie ihn eingegeben haben, gehört die Nummer zu Ihrem Konto: Apps, denen Sie es erlauben, sehen sie, und wo es erlaubt ist, können Sie sich mit Codes anmelden, die dorthin geschickt werden. Wir informieren Sie per E-Mail.
phone-new = Telefonnummer
phone-hint = Mobilnummer mit Landesvorwahl, zum Beispiel +49 170 1234567
phone-invalid = Geben Sie eine Telefonnummer mit Landesvorwahl ein, zum Beispiel +49 170 1234567
phone-not-mobile = Geben Sie die Nummer eines Mobiltelefons ein
phone-not-admitted = Nur Nummern mit einem dieser Anfänge können hier verwendet werden: { $prefixes }
phone-same = Das ist bereits das Telefon Ihres Kontos
phone-add = Telefon hinzufügen
phone-change = Ändern oder entfernen
phone-remove = Telefon entfernen
phone-remove-text = Es werden keine Codes mehr dorthin geschickt, und Apps sehen die Nummer nicht mehr.
phone-off = Telefonnummern können hier nicht hinzugefügt werden.
notice-phone-added = Telefon hinzugefügt.
notice-phone-removed = Telefon entfernt.
notice-work-not-done = Ihr Browser hat die Prüfung nicht abgeschlossen. Geben Sie Ihr Passwort erneut ein und senden Sie das Formular noch einmal.
notice-password-set = Ihr Passwort ist festgelegt. Melden Sie sich jetzt damit an.
notice-password-not-replaced = Ihr neues Passwort wurde nicht gespeichert, weil diese Anmeldung inzwischen beendet wurde. Melden Sie sich an oder setzen Sie Ihr Passwort noch einmal zurück.
notice-session-over = Sie sind abgemeldet, deshalb wurde nichts geändert. Melden Sie sich an, um fortzufahren.

# Zweiter Faktor bei der Anmeldung
signing-in-as = Anmeldung als { $account }
totp-title = Geben Sie den Code aus Ihrer Authenticator-App ein
totp-hint = Er ändert sich alle 30 Sekunden.
totp-missing = Geben Sie den Code aus Ihrer App ein
totp-mismatch = Der Code ist falsch. Geben Sie den neuesten Code ein oder verwenden Sie eine andere Methode.
totp-used = Dieser Code wurde bereits verwendet. Warten Sie auf den nächsten.
totp-verify = Bestätigen
totp-use = Code aus der App verwenden
totp-lost = Smartphone verloren? { $link }.
totp-lost-all = Smartphone verloren? Ein Administrator kann Ihren zweiten Faktor zurücksetzen.
totp-never = Wir fragen nie per E-Mail oder Telefon nach Codes.
recovery-code = Wiederherstellungscode
recovery-code-title = Wiederherstellungscode eingeben
recovery-code-use = Wiederherstellungscode verwenden
recovery-code-hint = Einer der zehn Codes, die Sie gespeichert haben. Jeder funktioniert einmal.
recovery-code-missing = Geben Sie einen Ihrer Wiederherstellungscodes ein
recovery-code-mismatch = Der Wiederherstellungscode ist falsch. Versuchen Sie es erneut oder verwenden Sie eine andere Methode.
recovery-code-used = Dieser Wiederherstellungscode wurde bereits verwendet. Verwenden Sie einen anderen.
recovery-codes-left-text = Neue Codes können Sie in Ihrem Konto unter „Zweiter Faktor“ erstellen.
enrol-because-app = Für { $app } ist ein zweiter Faktor vorgeschrieben.
enrol-because-account = Für Ihr Konto ist ein zweiter Faktor erforderlich.
enrol-because-faster = Erstellen Sie auf diesem Gerät einen Passkey, und melden Sie sich mit Fingerabdruck, Gesicht oder der PIN des Geräts an. Ihr Passwort allein genügt dann nicht mehr. Falls Sie das Gerät verlieren, helfen Wiederherstellungscodes, die Sie gleich erhalten.
enrol-because-offered = { $app } empfiehlt einen zweiten Faktor. Richten Sie jetzt einen ein oder fahren Sie ohne fort.
not-now = Jetzt nicht
codes-used-up = Zu viele falsche Codes. Beginnen Sie die Anmeldung von vorn.

# Passkeys
passkeys = Passkeys
passkey = Passkey
passkey-none = Noch kein Passkey
passkey-none-text = Mit einem Passkey bestätigen Sie per Fingerabdruck, Gesicht oder PIN Ihres Geräts, dass Sie es sind. Ein Passkey lässt sich nicht erraten und funktioniert nicht auf gefälschten Seiten.
passkey-add = Passkey hinzufügen
passkey-full = { $count ->
    [one] Sie können nur einen Passkey haben. Entfernen Sie ihn, um einen anderen hinzuzufügen.
   *[other] Sie können höchstens { $count } Passkeys haben. Entfernen Sie einen, um einen anderen hinzuzufügen.
}
passkey-synced = Auf mehreren Ihrer Geräte verwendbar
passkey-bound = Bleibt auf einem Gerät
passkey-name-hint = Zum Beispiel das Gerät oder der Passwortmanager, in dem der Passkey gespeichert ist.
passkey-enrol-title = Passkey einrichten
passkey-enrol-confirm = Passkey erstellen
passkey-enrol-mismatch = Der Passkey konnte nicht eingerichtet werden. Versuchen Sie es erneut.
passkey-taken = Dieser Passkey ist bereits eingerichtet. Erstellen Sie einen neuen.
passkey-held = Auf diesem Gerät gibt es bereits einen Passkey für Ihr Konto. Verwenden Sie ein anderes Gerät oder behalten Sie den vorhandenen.
passkey-title = Mit Ihrem Passkey bestätigen
passkey-text = Ihr Gerät fragt nach Ihrem Fingerabdruck, Ihrem Gesicht oder seiner PIN.
passkey-use = Passkey verwenden
passkey-sign-in = Mit Passkey anmelden
passkey-missing = Für Passkeys ist JavaScript nötig. Schalten Sie es in Ihrem Browser ein oder verwenden Sie eine andere Methode.
passkey-unsupported = In diesem Browser oder auf diesem Gerät funktionieren Passkeys nicht. Verwenden Sie einen anderen Browser oder eine andere Methode.
passkey-stopped = Es wurde nichts bestätigt. Versuchen Sie es erneut oder verwenden Sie eine andere Methode.
passkey-mismatch = Der Passkey konnte nicht geprüft werden. Versuchen Sie es erneut oder verwenden Sie eine andere Methode.
passkey-unverified = Ihr Gerät hat nicht geprüft, ob Sie es sind. Richten Sie darauf eine Bildschirmsperre oder eine PIN ein und versuchen Sie es erneut.
passkey-unknown = Dieser Passkey gehört nicht zu Ihrem Konto. Verwenden Sie einen anderen oder eine andere Methode.
passkey-gone = Dieser Passkey ist hier nicht mehr eingerichtet. Verwenden Sie einen anderen, oder melden Sie sich mit Ihrem Passwort an.
passkey-offer-title = Nächstes Mal schneller anmelden

# Einladungen
plate-invitation = lädt Sie ein
invitation-title = Einladung annehmen
invitation-by = { $person } lädt Sie zu { $host } ein.
invitation-text = Sie sind zu { $host } eingeladen.
invitation-new = Wählen Sie ein Passwort für Ihr neues Konto und melden Sie sich dann damit an. Der Link funktioniert nur einmal.
invitation-has-account = Mit dieser Adresse gibt es bereits ein Konto. Melden Sie sich damit an, um die Einladung anzunehmen.
invitation-this-account = Sie sind mit diesem Konto angemeldet. Ihm wird hinzugefügt, was die Einladung gibt.
invitation-groups = Gruppen: { $groups }
invitation-admin = Sie werden Administrator.
invitation-create = Konto erstellen
invitation-sign-in = Anmelden und annehmen
invitation-accept = Einladung annehmen
error-invitation-over-text = Wenn Sie die Einladung angenommen haben, melden Sie sich an. Öffnen Sie sonst den Link in der neuesten E-Mail, oder bitten Sie die Person, die Sie eingeladen hat, um einen neuen.
notice-invitation-accepted = Einladung angenommen.
upstream-sign-in = Weiter mit { $name }
upstream-title = Bestätigen Sie, dass Sie es sind
upstream-use = Verbundenes Konto verwenden
upstream-denied = Sie haben sich nicht mit { $name } angemeldet. Versuchen Sie es noch einmal, oder melden Sie sich auf andere Weise an.
upstream-away = { $name } ist im Moment nicht erreichbar. Versuchen Sie es später noch einmal, oder melden Sie sich auf andere Weise an.
upstream-refused = Die Anmeldung mit { $name } konnte nicht abgeschlossen werden. Versuchen Sie es noch einmal, oder melden Sie sich auf andere Weise an. Wenn es wieder geschieht, sagen Sie es Ihrem Administrator.
upstream-unknown = Ihr Konto bei { $name } ist mit keinem Konto hier verbunden. Melden Sie sich bei Ihrem Konto hier an: Dann werden Sie gefragt, ob Sie die beiden verbinden möchten.
upstream-other = Dieses Konto bei { $name } ist nicht mit Ihrem Konto hier verbunden. Melden Sie sich dort mit dem verbundenen Konto an, oder wählen Sie einen anderen Weg.
upstream-taken = Dieses Konto bei { $name } ist mit einem anderen Konto hier verbunden.
upstream-not-fresh = { $name } bestätigt nicht, dass Sie sich dort gerade angemeldet haben. Melden Sie sich dort ab und versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.
upstream-too-many = Zu viele Anmeldungen mit { $name } aus Ihrem Netz sind fehlgeschlagen. Warten Sie einige Minuten, oder melden Sie sich auf andere Weise an.
connect-title = Ihr Konto bei { $name } verbinden?
connect-title-none = Konto verbinden
connect-text = Wer sich dort anmelden kann, kann sich dann auch bei Ihrem Konto hier anmelden. Verbinden Sie es nur, wenn es Ihnen gehört.
connect-unproven = Dort nicht bestätigt
connect-yes = Verbinden
connect-no = Jetzt nicht
connect-taken = Mit diesem Konto meldet sich schon jemand an. Es wurde nicht verbunden.
connect-too-many = Sie haben so viele verbundene Konten wie möglich. Trennen Sie zuerst eines.
connect-gone = Das Konto kann nicht mehr verbunden werden: Die Anmeldung dort ist zu lange her, oder der Anbieter hat sich geändert. Auf Ihrer Kontoseite können Sie neu beginnen.
connect-with = { $name } verbinden
nav-connected = Verbundene Konten
connected-title = Verbundene Konten
connected-text = Konten bei anderen Anbietern, mit denen Sie sich anmelden können.
connected-none = Keine verbundenen Konten
connected-dead = Meldet zurzeit nicht an
connected-only = Das ist Ihr einziger Weg, sich anzumelden. Richten Sie ein Passwort oder einen Passkey ein, bevor Sie es trennen.
disconnect = Trennen
disconnect-which = { $name } trennen
connected-account = Verbundenes Konto
notice-account-connected = Konto verbunden.
notice-account-disconnected = Konto getrennt.
event-account-connected = Ein Konto bei einem anderen Anbieter wurde verbunden
event-account-disconnected = Ein Konto bei einem anderen Anbieter wurde getrennt
