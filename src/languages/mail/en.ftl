# Mails
mail-test-subject = Test message from { $host }
mail-test-text = This is a test. Messages from { $host } reach this address.
mail-footer = { $host } sent this message. Replies to it are not read.
