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
mail-disown = Wenn Sie das nicht waren, öffnen Sie diesen Link und bestätigen Sie. Sie müssen sich dafür nicht anmelden. Danach sind Sie überall abgemeldet, das Passwort gilt nicht mehr, und die Administratoren sind benachrichtigt. Der Link gilt 7 Tage, bis Sie einen anderen dieser Art verwenden.
mail-disown-link = Das war ich nicht
mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text = Das Passwort Ihres Kontos bei { $host } wurde geändert.
mail-password-set-subject = Ihr Passwort wurde ersetzt
mail-password-set-text = Ein Administrator hat ein neues Passwort für Ihr Konto bei { $host } festgelegt. Alle Sitzungen sind beendet.
mail-password-removed-subject = Ihr Passwort wurde entfernt
mail-password-removed-text = Das Passwort Ihres Kontos bei { $host } wurde entfernt. Sie melden sich mit einem Passkey oder einem verbundenen Konto an.
mail-second-factor-enrolled-subject = Ein zweiter Faktor wurde hinzugefügt
mail-second-factor-enrolled-text = Ihrem Konto bei { $host } wurde ein Passkey oder eine Authenticator-App hinzugefügt. Damit lassen sich Ihre Anmeldungen bestätigen.
mail-second-factor-removed-subject = Ein zweiter Faktor wurde entfernt
mail-second-factor-removed-text = Ein Passkey oder eine Authenticator-App wurde von Ihrem Konto bei { $host } entfernt.
mail-second-factor-copied-subject = Einer Ihrer Passkeys wurde vielleicht kopiert
mail-second-factor-copied-text = Für Ihr Konto bei { $host } wurde etwas verwendet, das wie die Kopie eines Ihrer Passkeys aussieht. Die Anmeldung wurde abgelehnt. Entfernen Sie diesen Passkey, und richten Sie einen neuen ein.
mail-second-factor-reset-subject = Ihr zweiter Faktor wurde zurückgesetzt
mail-second-factor-reset-text = Ein Administrator hat alle Passkeys, alle Authenticator-Apps, alle Wiederherstellungscodes und jede bestätigte Telefonnummer von Ihrem Konto bei { $host } entfernt.
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
mail-email-code-subject = Bestätigen Sie Ihre Anmeldung
mail-email-code-text = Jemand möchte sich mit einem Code per E-Mail bei Ihrem Konto bei { $host } anmelden. Wenn Sie das sind, öffnen Sie den Link in dem Browser, in dem Sie die E-Mail angefordert haben, oder geben Sie den Code dort ein. Beide funktionieren einmal, { $minutes } Minuten lang.
mail-email-code-not-you = Wenn Sie das nicht waren, müssen Sie nichts tun: Niemand ist angemeldet. Geben Sie einen Code niemandem, der danach fragt.
mail-email-code-second-text = Jemand hat sich mit Ihrem Passwort bei Ihrem Konto bei { $host } angemeldet und braucht diesen Code, um fortzufahren. Wenn Sie das sind, öffnen Sie den Link in dem Browser, in dem Sie die E-Mail angefordert haben, oder geben Sie den Code dort ein. Beide funktionieren einmal, { $minutes } Minuten lang.
mail-email-code-second-not-you = Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es. Geben Sie einen Code niemandem, der danach fragt.
sms-message-code = { $code } ist Ihr Code zum Anmelden bei { $host }. Geben Sie ihn niemandem.
sms-message-phone = { $code } ist der Code, um dieses Telefon einem Konto bei { $host } hinzuzufügen. Geben Sie ihn niemandem.
sms-message-phone-gone = Dieses Telefon gehört nicht mehr zu Ihrem Konto bei { $host }. Haben Sie das nicht geändert, melden Sie sich an und prüfen Sie Ihr Konto.
sms-message-loss = Jemand will sich ohne Ihren zweiten Faktor bei { $host } anmelden. Wenn Sie das nicht waren, melden Sie sich an und stoppen Sie es.
sms-message-loss-ready = Die Wartezeit ist um: Jemand kann sich ohne Ihren zweiten Faktor bei { $host } anmelden. Waren Sie das nicht, melden Sie sich an und stoppen Sie es.
mail-phone-added-subject = Ihrem Konto wurde ein Telefon hinzugefügt
mail-phone-added-text = Ihrem Konto bei { $host } wurde ein Telefon hinzugefügt. Codes zum Anmelden können dorthin geschickt werden.
mail-phone-removed-subject = Das Telefon Ihres Kontos wurde entfernt
mail-phone-removed-text = Das Telefon Ihres Kontos bei { $host } wurde entfernt. Es werden keine Codes mehr dorthin geschickt.
mail-recovery-not-possible-subject = Ihr Passwort kann nicht zurückgesetzt werden
mail-recovery-disabled-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Das Konto ist deaktiviert. Wenden Sie sich an Ihren Administrator.
mail-recovery-no-password-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Das Konto hat noch kein Passwort. Bitten Sie Ihren Administrator um einen Einmal-Link.
mail-password-recovered-subject = Ihr Passwort wurde zurückgesetzt
mail-password-recovered-text = Das Passwort Ihres Kontos bei { $host } wurde mit einer E-Mail an diese Adresse zurückgesetzt.
mail-factor-loss-code-subject = Bestätigen Sie Ihre E-Mail-Adresse
mail-factor-loss-code-text = Jemand hat sich mit Ihrem Passwort bei Ihrem Konto bei { $host } angemeldet und gibt an, den zweiten Faktor verloren zu haben. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie gefragt haben, oder geben Sie dort den Code ein. Beide gelten einmal, { $minutes } Minuten lang.
mail-factor-loss-code-not-you = Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es. Geben Sie einen Code niemandem, der danach fragt.
mail-factor-loss-subject = Jemand möchte sich ohne Ihren zweiten Faktor anmelden
mail-factor-loss-ready-subject = Sie können jetzt ein neues Passwort wählen
mail-factor-loss-asked-text = Jemand, der die E-Mails dieser Adresse liest, gibt an, den zweiten Faktor Ihres Kontos bei { $host } verloren zu haben. Ab { $time } kann er ohne ihn ein neues Passwort wählen. Bis dahin erhalten Sie jeden Tag eine E-Mail.
mail-factor-loss-asked-admin-text = Jemand, der die E-Mails dieser Adresse liest, gibt an, den zweiten Faktor Ihres Kontos bei { $host } verloren zu haben. Ein Administrator muss das bestätigen, bevor er ohne ihn ein neues Passwort wählen kann.
mail-factor-loss-waiting-text = Jemand wartet weiterhin darauf, sich ohne Ihren zweiten Faktor bei Ihrem Konto bei { $host } anzumelden. Ab { $time } kann er ohne ihn ein neues Passwort wählen.
mail-factor-loss-waiting-admin-text = Jemand wartet weiterhin auf einen Administrator, um sich ohne Ihren zweiten Faktor bei Ihrem Konto bei { $host } anzumelden.
mail-factor-loss-ready-text = Das Warten ist vorbei: Sie können bis { $time } ohne Ihren zweiten Faktor ein neues Passwort für Ihr Konto bei { $host } wählen. Melden Sie sich an und wählen Sie auf der Seite für den zweiten Faktor, dass Sie ihn verloren haben.
mail-factor-loss-not-you = Wenn Sie das nicht waren oder den zweiten Faktor wiederhaben, öffnen Sie diesen Link und stoppen Sie es. Sie müssen sich dafür nicht anmelden. Es endet auch, wenn Sie sich mit dem zweiten Faktor anmelden.
mail-factor-loss-ended-subject = Ohne Ihren zweiten Faktor kommt niemand hinein
mail-factor-loss-cancelled-text = Die Anmeldung bei Ihrem Konto bei { $host } ohne Ihren zweiten Faktor wurde gestoppt: mit einem Link in einer E-Mail, von Ihrem Konto aus, weil der zweite Faktor verwendet oder neu eingerichtet wurde, weil das Passwort oder die Adresse geändert wurde oder weil der Zugang zum Konto beendet wurde.
mail-factor-loss-refused-text = Ein Administrator hat die Anmeldung bei Ihrem Konto bei { $host } ohne Ihren zweiten Faktor abgelehnt.
mail-factor-loss-lapsed-text = Für Ihr Konto bei { $host } wurde nicht rechtzeitig ein neues Passwort gewählt. Wer es noch braucht, muss erneut fragen.
mail-factor-loss-ended-not-you = Wenn Sie es nicht verlangt hatten, kennt jemand Ihr Passwort oder liest Ihre E-Mails: Ändern Sie beide Passwörter.
mail-account-regained-subject = Ohne Ihren zweiten Faktor wurde ein neues Passwort gewählt
mail-account-regained-text = Jemand hat nach der Wartezeit ohne Ihren zweiten Faktor ein neues Passwort für Ihr Konto bei { $host } gewählt. Alle Passkeys, alle Authenticator-Apps, alle Wiederherstellungscodes und jede bestätigte Telefonnummer wurden entfernt, und alle sind abgemeldet.
mail-invitation-subject = Ihre Einladung zu { $host }
mail-invitation-by-text = { $person } lädt Sie zu { $host } ein. Folgen Sie dem Link, um die Einladung anzunehmen.
mail-invitation-text = Sie sind zu { $host } eingeladen. Folgen Sie dem Link, um die Einladung anzunehmen.
mail-invitation-until = Gültig bis
mail-invitation-advice = Der Link funktioniert einmal. Wenn Sie die Einladung nicht annehmen möchten, müssen Sie nichts tun.
mail-change-disowned-subject = Ihr Konto wurde gesichert
mail-change-disowned-text = Jemand hat mit einem Link aus einer E-Mail an diese Adresse gesagt, dass eine Änderung Ihres Kontos bei { $host } nicht von Ihnen war. Alle sind abgemeldet, das Passwort gilt nicht mehr, und die in den letzten 7 Tagen hinzugefügten Passkeys, Authenticator-Apps und Telefone sind entfernt.
mail-change-disowned-stays = Mit Folgendem kann man sich weiterhin anmelden oder eine Anmeldung bestätigen. Wenn etwas davon nicht Ihnen gehört, sagen Sie es einem Administrator.
mail-sign-up-subject = E-Mail-Adresse bestätigen
mail-sign-up-text = Jemand möchte bei { $host } mit dieser Adresse ein Konto erstellen. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie begonnen haben, oder geben Sie dort den Code ein. Beide gelten einmal und { $minutes } Minuten lang.
mail-sign-up-not-you = Wenn Sie das nicht waren, tun Sie nichts: Es wird kein Konto erstellt. Geben Sie einen Code nie jemandem, der danach fragt.
mail-sign-up-taken-subject = Sie haben schon ein Konto
mail-sign-up-taken-text = Jemand wollte bei { $host } mit dieser Adresse ein Konto erstellen. Sie haben schon eines: Melden Sie sich damit an. Was Sie tun können, wenn Sie Ihr Passwort vergessen haben, steht auf der Anmeldeseite.
mail-sign-up-taken-not-you = Wenn Sie das nicht waren, tun Sie nichts: Ihr Konto bleibt, wie es ist.
mail-recovery-waiting-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Das Konto wartet auf die Freigabe durch einen Administrator.
mail-account-approved-subject = Ihr Konto wurde freigegeben
mail-account-approved-text = Ein Administrator hat Ihr Konto bei { $host } freigegeben. Sie können sich jetzt anmelden.
mail-account-refused-subject = Ihr Konto wurde nicht freigegeben
mail-account-refused-text = Ein Administrator hat Ihr Konto bei { $host } nicht freigegeben. Es wurde mit allem darin gelöscht.
mail-reason = Grund
mail-new-address = Neue Adresse
mail-put-back = Wenn Sie das nicht waren, öffnen Sie diesen Link und bestätigen Sie. Sie müssen sich dafür nicht anmelden. Danach ist diese Adresse wieder die des Kontos, alle sind abgemeldet, das Passwort gilt nicht mehr, und die Administratoren sind benachrichtigt. Der Link gilt 7 Tage.
mail-put-back-link = Diese Adresse wiederherstellen
mail-email-change-subject = Neue E-Mail-Adresse bestätigen
mail-email-change-text = Jemand möchte diese Adresse für das eigene Konto bei { $host } verwenden. Wenn Sie das waren, öffnen Sie den Link in dem Browser, in dem Sie begonnen haben, oder geben Sie dort den Code ein. Beide gelten einmal und { $minutes } Minuten lang.
mail-email-change-not-you = Wenn Sie das nicht waren, tun Sie nichts: Es ändert sich nichts. Geben Sie einen Code nie jemandem, der danach fragt.
mail-email-change-taken-subject = Jemand wollte Ihre E-Mail-Adresse verwenden
mail-email-change-taken-text = Jemand wollte diese Adresse für ein anderes Konto bei { $host } verwenden. Sie haben damit schon ein Konto, deshalb wurde nichts geändert. Wenn Sie das waren, geben Sie diesem Konto zuerst eine andere Adresse.
mail-email-change-asked-subject = Ihre E-Mail-Adresse soll geändert werden
mail-email-change-asked-text = Jemand, der bei Ihrem Konto bei { $host } angemeldet ist, möchte die E-Mail-Adresse ändern. Es ändert sich nichts, bis die neue Adresse bestätigt ist.
mail-email-changed-subject = Ihre E-Mail-Adresse wurde geändert
mail-email-changed-text = Das ist jetzt die E-Mail-Adresse Ihres Kontos bei { $host }. Sie melden sich damit an.
mail-email-moved-text = Die E-Mail-Adresse Ihres Kontos bei { $host } wurde geändert. Diese Adresse gehört nicht mehr dazu.
mail-email-taken-back-subject = Die Änderung Ihrer E-Mail-Adresse wurde rückgängig gemacht
mail-email-taken-back-text = Das ist nicht mehr die E-Mail-Adresse des Kontos bei { $host }. Jemand hat die vorherige Adresse mit einem Link aus einer E-Mail an diese wiederhergestellt. Alle sind abgemeldet, und das Passwort gilt nicht mehr.
mail-email-taken-back-advice = Wenn das Konto Ihnen gehört, fragen Sie einen Administrator um Hilfe.
mail-recovery-address-changed-text = Jemand möchte das Passwort Ihres Kontos bei { $host } zurücksetzen. Die Adresse des Kontos wurde in den letzten Tagen geändert, deshalb lässt sich das Passwort mit dieser Adresse nicht zurücksetzen.
mail-email-replaced-text = Ein Administrator hat die E-Mail-Adresse Ihres Kontos bei { $host } geändert. Diese Adresse gehört nicht mehr dazu.
mail-email-set-text = Ein Administrator hat diese Adresse zur E-Mail-Adresse Ihres Kontos bei { $host } gemacht. Sie melden sich damit an.
mail-email-replaced-advice = Wenn Sie das nicht erwartet haben, fragen Sie einen Administrator.
mail-admin-waiting-subject = Konten warten auf Freigabe
mail-admin-waiting-text = { $count ->
    [one] 1 Konto, das eine Person bei { $host } erstellt hat, wartet auf Freigabe.
   *[other] { $count } Konten, die Personen bei { $host } erstellt haben, warten auf Freigabe.
}
mail-admin-disowned-subject = Eine Person hat eine fremde Änderung gemeldet
mail-admin-disowned-text = { $count ->
    [one] 1 Person bei { $host } hat gesagt, dass eine Änderung ihres Kontos nicht von ihr war. Das Konto ist gesichert.
   *[other] Personen bei { $host } haben { $count } Mal gesagt, dass eine Änderung ihres Kontos nicht von ihnen war. Die Konten sind gesichert.
}
mail-admin-lost-subject = Personen haben ihren zweiten Faktor verloren
mail-admin-lost-text = { $count ->
    [one] 1 Person bei { $host } möchte sich ohne den zweiten Faktor anmelden, den sie verloren hat. Wenn Sie wissen, dass sie es ist, bestätigen Sie es; sonst lehnen Sie es ab.
   *[other] { $count } Personen bei { $host } möchten sich ohne den zweiten Faktor anmelden, den sie verloren haben. Bestätigen Sie die, von denen Sie es wissen, und lehnen Sie die anderen ab.
}
mail-admin-advice = Sie erhalten diese Nachricht höchstens einmal pro Stunde, weil Sie Administrator sind oder die Einstellungen des Servers diese Adresse nennen.
mail-admin-link = Konsole öffnen
mail-account-connected-subject = Ein Konto wurde mit Ihrem verbunden
mail-account-connected-text = { $account } wurde mit Ihrem Konto bei { $host } verbunden. Wer sich dort anmelden kann, kann sich bei Ihrem Konto anmelden.
mail-account-disconnected-subject = Ein Konto wurde von Ihrem getrennt
mail-account-disconnected-text = { $account } wurde von Ihrem Konto bei { $host } getrennt. Sie melden sich damit nicht mehr an.
