# Mails
mail-test-subject = Mensaje de prueba de { $host }
mail-test-text = Esto es una prueba. Los mensajes de { $host } llegan a esta dirección.
mail-footer = { $host } envió este mensaje. Las respuestas no se leen.
mail-fact = { $name }: { $value }
mail-time = Hora
mail-browser = Navegador
mail-address = Dirección
mail-not-you = Si no fuiste tú: inicia sesión en { $host }, cambia tu contraseña y cierra las sesiones que no conozcas. Si no puedes iniciar sesión, pregunta a tu administrador.
mail-sessions = Tus sesiones
mail-password-changed-subject = Se cambió tu contraseña
mail-password-changed-text = Se cambió la contraseña de tu cuenta en { $host }.
mail-password-set-subject = Se reemplazó tu contraseña
mail-password-set-text = Un administrador estableció una nueva contraseña para tu cuenta en { $host }. Todas las sesiones se cerraron.
mail-password-removed-subject = Se quitó tu contraseña
mail-password-removed-text = Se quitó la contraseña de tu cuenta en { $host }. Inicias sesión solo con llaves de acceso.
mail-second-factor-enrolled-subject = Se añadió un segundo factor
mail-second-factor-enrolled-text = Se añadió una llave de acceso o una aplicación de autenticación a tu cuenta en { $host }. Puede confirmar tus inicios de sesión.
mail-second-factor-removed-subject = Se quitó un segundo factor
mail-second-factor-removed-text = Se quitó una llave de acceso o una aplicación de autenticación de tu cuenta en { $host }.
mail-second-factor-copied-subject = Es posible que se haya copiado una de tus llaves de acceso
mail-second-factor-copied-text = Alguien usó lo que parece una copia de una de tus llaves de acceso para tu cuenta en { $host }. Se rechazó el inicio de sesión. Quita esta llave de acceso y configura una nueva.
mail-second-factor-reset-subject = Se restableció tu segundo factor
mail-second-factor-reset-text = Un administrador quitó todas las llaves de acceso, todas las aplicaciones de autenticación y todos los códigos de recuperación de tu cuenta en { $host }.
mail-recovery-codes-renewed-subject = Se crearon nuevos códigos de recuperación
mail-recovery-codes-renewed-text = Se crearon nuevos códigos de recuperación para tu cuenta en { $host }. Los anteriores ya no funcionan.
mail-recovery-code-used-subject = Se usó un código de recuperación
mail-recovery-code-used-text = { $count ->
    [one] Se usó un código de recuperación para iniciar sesión en tu cuenta en { $host }. Queda 1 código.
   *[other] Se usó un código de recuperación para iniciar sesión en tu cuenta en { $host }. Quedan { $count } códigos.
}
mail-new-browser-subject = Nuevo inicio de sesión en tu cuenta
mail-new-browser-text = Alguien inició sesión en tu cuenta en { $host } con un navegador que no se había usado antes para ella.
mail-code = Código
mail-password-recovery-subject = Restablecer tu contraseña
mail-password-recovery-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. Si fuiste tú, abre el enlace en el navegador en el que lo pediste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-recovery-not-you = Si no fuiste tú, no hagas nada: tu contraseña sigue igual. Nunca des un código a alguien que te lo pida.
mail-recovery-not-possible-subject = Tu contraseña no se puede restablecer
mail-recovery-disabled-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. La cuenta está desactivada. Ponte en contacto con tu administrador.
mail-recovery-no-password-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. La cuenta todavía no tiene contraseña. Pide a tu administrador un enlace de un solo uso.
mail-password-recovered-subject = Se restableció tu contraseña
mail-password-recovered-text = La contraseña de tu cuenta en { $host } se restableció con un correo enviado a esta dirección.
mail-invitation-subject = Tu invitación a { $host }
mail-invitation-by-text = { $person } te invita a { $host }. Sigue el enlace para aceptar la invitación.
mail-invitation-text = Tienes una invitación a { $host }. Sigue el enlace para aceptarla.
mail-invitation-until = Válida hasta
mail-invitation-advice = El enlace funciona una vez. Si no quieres aceptar la invitación, no tienes que hacer nada.
