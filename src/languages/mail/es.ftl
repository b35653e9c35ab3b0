# Mails
mail-test-subject = Mensaje de prueba de { $host }
mail-test-text = Esto es una prueba. Los mensajes de { $host } llegan a esta dirección.
mail-footer = { $host } envió este mensaje. Las respuestas no se leen.
