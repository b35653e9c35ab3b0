# Mails
mail-test-subject = Testnachricht von { $host }
mail-test-text = Dies ist ein Test. Nachrichten von { $host } erreichen diese Adresse.
mail-footer = { $host } hat diese Nachricht gesendet. Antworten darauf werden nicht gelesen.
mail-fact = { $name }: { $value }
mail-time = Zeit
mail-browser = Browser
mail-address = Adresse
mail-not-you = Wenn Sie das nicht waren: Melden Sie sich bei { $host } an, ändern Sie Ihr Passwort und beenden Sie die Sitzungen, die Sie nicht kennen. Wenn Sie sich nicht anmelden können, fragen Sie Ihren Administrator.
mail-sessions = Ihre Sitzungen
mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text = Das Passwort Ihres Kontos bei { $host } wurde geändert.
mail-password-set-subject = Ihr Passwort wurde ersetzt
mail-password-set-text = Ein Administrator hat ein neues Passwort für Ihr Konto bei { $host } festgelegt. Alle Sitzungen sind beendet.
mail-password-removed-subject = Ihr Passwort wurde entfernt
mail-password-removed-text = Das Passwort Ihres Kontos bei { $host } wurde entfernt. Sie melden sich nur noch mit Passkeys an.
mail-second-factor-enrolled-subject = Ein zweiter Faktor wurde hinzugefügt
mail-second-factor-enrolled-text = Ihrem Konto bei { $host } wurde ein Passkey oder eine Authenticator-App hinzugefügt. Damit lassen sich Ihre Anmeldungen bestätigen.
mail-second-factor-removed-subject = Ein zweiter Faktor wurde entfernt
mail-second-factor-removed-text = Ein Passkey oder eine Authenticator-App wurde von Ihrem Konto bei { $host } entfernt.
mail-second-factor-copied-subject = Einer Ihrer Passkeys wurde vielleicht kopiert
mail-second-factor-copied-text = Für Ihr Konto bei { $host } wurde etwas verwendet, das wie die Kopie eines Ihrer Passkeys aussieht. Die Anmeldung wurde abgelehnt. Entfernen Sie diesen Passkey, und richten Sie einen neuen ein.
mail-second-factor-reset-subject = Ihr zweiter Faktor wurde zurückgesetzt
mail-second-factor-reset-text = Ein Administrator hat alle Passkeys, alle Authenticator-Apps und alle Wiederherstellungscodes von Ihrem Konto bei { $host } entfernt.
mail-recovery-codes-renewed-subject = Neue Wiederherstellungscodes wurden erstellt
mail-recovery-codes-renewed-text = Für Ihr Konto bei { $host } wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.
mail-recovery-code-used-subject = Ein Wiederherstellungscode wurde verwendet
mail-recovery-code-used-text = { $count ->
    [one] Mit einem Wiederherstellungscode wurde die Anmeldung bei Ihrem Konto bei { $host } bestätigt. 1 Code ist übrig.
   *[other] Mit einem Wiederherstellungscode wurde die Anmeldung bei Ihrem Konto bei { $host } bestätigt. { $count } Codes sind übrig.
}
mail-new-browser-subject = Neue Anmeldung bei Ihrem Konto
mail-new-browser-text = Jemand hat sich bei Ihrem Konto bei { $host } mit einem Browser angemeldet, der dafür noch nicht verwendet wurde.
mail-code = Code
mail-password-recovery-subject = Passwort zurücksetzen
mail-password-recovery-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie die E-Mail angefordert haben, oder geben Sie dort den Code ein. Beide gelten einmal und { $minutes } Minuten lang.
mail-recovery-not-you = Wenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist. Geben Sie einen Code nie jemandem, der danach fragt.
mail-recovery-not-possible-subject = Ihr Passwort kann nicht zurückgesetzt werden
mail-recovery-disabled-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Das Konto ist deaktiviert. Wenden Sie sich an Ihren Administrator.
mail-recovery-no-password-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Das Konto hat noch kein Passwort. Bitten Sie Ihren Administrator um einen Einmal-Link.
mail-password-recovered-subject = Ihr Passwort wurde zurückgesetzt
mail-password-recovered-text = Das Passwort Ihres Kontos bei { $host } wurde mit einer E-Mail an diese Adresse zurückgesetzt.
mail-invitation-subject = Ihre Einladung zu { $host }
mail-invitation-by-text = { $person } lädt Sie zu { $host } ein. Folgen Sie dem Link, um die Einladung anzunehmen.
mail-invitation-text = Sie sind zu { $host } eingeladen. Folgen Sie dem Link, um die Einladung anzunehmen.
mail-invitation-until = Gültig bis
mail-invitation-advice = Der Link funktioniert einmal. Wenn Sie die Einladung nicht annehmen möchten, müssen Sie nichts tun.
