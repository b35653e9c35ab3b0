# Mails
mail-test-subject = Testnachricht von { $host }
mail-test-text = Dies ist ein Test. Nachrichten von { $host } erreichen diese Adresse.
mail-footer = { $host } hat diese Nachricht gesendet. Antworten darauf werden nicht gelesen.
