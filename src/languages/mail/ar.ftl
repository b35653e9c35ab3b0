# Mails
mail-test-subject = رسالة تجريبية من { $host }
mail-test-text = هذه رسالة تجريبية. الرسائل من { $host } تصل إلى هذا العنوان.
mail-footer = أرسل { $host } هذه الرسالة. لا تُقرأ الردود عليها.
