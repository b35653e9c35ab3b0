# Mails
mail-test-subject = Message de test de { $host }
mail-test-text = Ceci est un test. Les messages de { $host } arrivent à cette adresse.
mail-footer = { $host } a envoyé ce message. Les réponses ne sont pas lues.
