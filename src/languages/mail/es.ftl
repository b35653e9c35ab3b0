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
mail-disown = Si no fuiste tú, abre este enlace y confirma, sin tener que iniciar sesión. Entonces se cierran todas tus sesiones, la contraseña deja de funcionar y se avisa a los administradores. El enlace funciona durante 7 días, hasta que uses otro como este.
mail-disown-link = No fui yo
mail-password-changed-subject = Se cambió tu contraseña
mail-password-changed-text = Se cambió la contraseña de tu cuenta en { $host }.
mail-password-set-subject = Se reemplazó tu contraseña
mail-password-set-text = Un administrador estableció una nueva contraseña para tu cuenta en { $host }. Todas las sesiones se cerraron.
mail-password-removed-subject = Se quitó tu contraseña
mail-password-removed-text = Se quitó la contraseña de tu cuenta en { $host }. Inicias sesión con una llave de acceso o una cuenta conectada.
mail-second-factor-enrolled-subject = Se añadió un segundo factor
mail-second-factor-enrolled-text = Se añadió una llave de acceso o una aplicación de autenticación a tu cuenta en { $host }. Puede confirmar tus inicios de sesión.
mail-second-factor-removed-subject = Se quitó un segundo factor
mail-second-factor-removed-text = Se quitó una llave de acceso o una aplicación de autenticación de tu cuenta en { $host }.
mail-second-factor-copied-subject = Es posible que se haya copiado una de tus llaves de acceso
mail-second-factor-copied-text = Alguien usó lo que parece una copia de una de tus llaves de acceso para tu cuenta en { $host }. Se rechazó el inicio de sesión. Quita esta llave de acceso y configura una nueva.
mail-second-factor-reset-subject = Se restableció tu segundo factor
mail-second-factor-reset-text = Un administrador quitó todas las llaves de acceso, todas las aplicaciones de autenticación, todos los códigos de recuperación y cualquier número de teléfono confirmado de tu cuenta en { $host }.
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
mail-email-code-subject = Confirma tu inicio de sesión
mail-email-code-text = Alguien quiere iniciar sesión en tu cuenta en { $host } con un código por correo electrónico. Si eres tú, abre el enlace en el navegador en el que lo pediste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-email-code-not-you = Si no fuiste tú, no hagas nada: nadie inició sesión. Nunca des un código a quien te lo pida.
mail-email-code-second-text = Alguien inició sesión en tu cuenta en { $host } con tu contraseña y necesita este código para continuar. Si eres tú, abre el enlace en el navegador en el que lo pediste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-email-code-second-not-you = Si no fuiste tú, alguien conoce tu contraseña: cámbiala. Nunca des un código a quien te lo pida.
sms-message-code = { $code } es tu clave para entrar en { $host }. No se la des a nadie.
sms-message-phone = { $code } es la clave para añadir este dispositivo a una cuenta en { $host }. No se la des a nadie.
sms-message-phone-gone = Este dispositivo ya no forma parte de tu cuenta de { $host }. Si no lo has cambiado, entra y revisa tu cuenta.
sms-message-loss = Alguien quiere entrar en tu cuenta de { $host } sin el segundo factor. Si no lo has pedido, entra y detenlo.
sms-message-loss-ready = La espera ha terminado: alguien puede entrar en tu cuenta de { $host } sin el segundo factor. Si no lo has pedido, entra y detenlo.
mail-phone-added-subject = Se añadió un teléfono a tu cuenta
mail-phone-added-text = Se añadió un teléfono a tu cuenta en { $host }. Se le pueden enviar códigos para iniciar sesión.
mail-phone-removed-subject = Se quitó el teléfono de tu cuenta
mail-phone-removed-text = Se quitó el teléfono de tu cuenta en { $host }. Ya no se le envían códigos.
mail-recovery-not-possible-subject = Tu contraseña no se puede restablecer
mail-recovery-disabled-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. La cuenta está desactivada. Ponte en contacto con tu administrador.
mail-recovery-no-password-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. La cuenta todavía no tiene contraseña. Pide a tu administrador un enlace de un solo uso.
mail-password-recovered-subject = Se restableció tu contraseña
mail-password-recovered-text = La contraseña de tu cuenta en { $host } se restableció con un correo enviado a esta dirección.
mail-factor-loss-code-subject = Confirma tu dirección de correo
mail-factor-loss-code-text = Alguien inició sesión en tu cuenta en { $host } con tu contraseña y dice que perdió el segundo factor. Si fuiste tú, abre el enlace en el navegador en el que lo pediste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-factor-loss-code-not-you = Si no fuiste tú, alguien conoce tu contraseña: cámbiala. Nunca des un código a quien te lo pida.
mail-factor-loss-subject = Alguien quiere iniciar sesión sin tu segundo factor
mail-factor-loss-ready-subject = Ya puedes elegir una contraseña nueva
mail-factor-loss-asked-text = Alguien que lee los correos de esta dirección dice que perdió el segundo factor de tu cuenta en { $host }. A partir del { $time } podrá elegir una contraseña nueva sin él. Hasta entonces recibes un correo cada día.
mail-factor-loss-asked-admin-text = Alguien que lee los correos de esta dirección dice que perdió el segundo factor de tu cuenta en { $host }. Un administrador tiene que confirmarlo antes de que pueda elegir una contraseña nueva sin él.
mail-factor-loss-waiting-text = Alguien sigue esperando para iniciar sesión en tu cuenta en { $host } sin tu segundo factor. A partir del { $time } podrá elegir una contraseña nueva sin él.
mail-factor-loss-waiting-admin-text = Alguien sigue esperando a que un administrador le permita iniciar sesión en tu cuenta en { $host } sin tu segundo factor.
mail-factor-loss-ready-text = La espera terminó: puedes elegir una contraseña nueva para tu cuenta en { $host } sin tu segundo factor, hasta el { $time }. Inicia sesión e indica en la página del segundo factor que lo perdiste.
mail-factor-loss-not-you = Si no fuiste tú, o si tienes otra vez el segundo factor, abre este enlace y detenlo, sin tener que iniciar sesión. También se detiene cuando inicias sesión con el segundo factor.
mail-factor-loss-ended-subject = Nadie entra sin tu segundo factor
mail-factor-loss-cancelled-text = Se detuvo el inicio de sesión en tu cuenta en { $host } sin tu segundo factor: con un enlace de un correo, desde tu cuenta, porque se usó o se volvió a configurar el segundo factor, porque se cambió la contraseña o la dirección, o porque se puso fin al acceso a la cuenta.
mail-factor-loss-refused-text = Un administrador rechazó el inicio de sesión en tu cuenta en { $host } sin tu segundo factor.
mail-factor-loss-lapsed-text = No se eligió a tiempo una contraseña nueva para tu cuenta en { $host }. Quien todavía la necesite tiene que pedirla otra vez.
mail-factor-loss-ended-not-you = Si no lo habías pedido, alguien conoce tu contraseña o lee tus correos: cambia las dos contraseñas.
mail-account-regained-subject = Se eligió una contraseña nueva sin tu segundo factor
mail-account-regained-text = Tras la espera, alguien eligió una contraseña nueva para tu cuenta en { $host } sin tu segundo factor. Se quitaron todas las llaves de acceso, todas las aplicaciones de autenticación, todos los códigos de recuperación y cualquier número de teléfono confirmado, y se cerraron todas las sesiones.
mail-invitation-subject = Tu invitación a { $host }
mail-invitation-by-text = { $person } te invita a { $host }. Sigue el enlace para aceptar la invitación.
mail-invitation-text = Tienes una invitación a { $host }. Sigue el enlace para aceptarla.
mail-invitation-until = Válida hasta
mail-invitation-advice = El enlace funciona una vez. Si no quieres aceptar la invitación, no tienes que hacer nada.
mail-change-disowned-subject = Tu cuenta está protegida
mail-change-disowned-text = Alguien indicó, con un enlace de un correo enviado a esta dirección, que un cambio de tu cuenta en { $host } no fue tuyo. Se han cerrado todas las sesiones, la contraseña ya no funciona y se han eliminado las llaves de acceso, las aplicaciones de autenticación y los teléfonos añadidos en los últimos 7 días.
mail-change-disowned-stays = Con lo siguiente todavía se puede iniciar sesión o confirmar un inicio de sesión. Si algo no es tuyo, avisa a un administrador.
mail-sign-up-subject = Confirma tu correo electrónico
mail-sign-up-text = Alguien quiere crear una cuenta en { $host } con esta dirección. Si fuiste tú, abre el enlace en el navegador en el que empezaste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-sign-up-not-you = Si no fuiste tú, no hagas nada: no se crea ninguna cuenta. Nunca des un código a alguien que te lo pida.
mail-sign-up-taken-subject = Ya tienes una cuenta
mail-sign-up-taken-text = Alguien intentó crear una cuenta en { $host } con esta dirección. Ya tienes una: inicia sesión con ella. La página de inicio de sesión dice qué hacer si has olvidado tu contraseña.
mail-sign-up-taken-not-you = Si no fuiste tú, no hagas nada: tu cuenta sigue igual.
mail-recovery-waiting-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. La cuenta espera la aprobación de un administrador.
mail-account-approved-subject = Se aprobó tu cuenta
mail-account-approved-text = Un administrador aprobó tu cuenta en { $host }. Ya puedes iniciar sesión.
mail-account-refused-subject = No se aprobó tu cuenta
mail-account-refused-text = Un administrador no aprobó tu cuenta en { $host }. Se eliminó con todo su contenido.
mail-reason = Motivo
mail-new-address = Nueva dirección
mail-put-back = Si no fuiste tú, abre este enlace y confirma, sin tener que iniciar sesión. Entonces esta dirección vuelve a ser la de la cuenta, se cierran todas las sesiones, la contraseña deja de funcionar y se avisa a los administradores. El enlace funciona durante 7 días.
mail-put-back-link = Restablecer esta dirección
mail-email-change-subject = Confirma tu nuevo correo electrónico
mail-email-change-text = Alguien quiere que esta sea la dirección de su cuenta en { $host }. Si fuiste tú, abre el enlace en el navegador en el que empezaste o escribe allí el código. Ambos funcionan una vez, durante { $minutes } minutos.
mail-email-change-not-you = Si no fuiste tú, no hagas nada: no cambia nada. Nunca des un código a alguien que te lo pida.
mail-email-change-taken-subject = Alguien quiso usar tu correo electrónico
mail-email-change-taken-text = Alguien intentó que esta fuera la dirección de otra cuenta en { $host }. Ya tienes una cuenta con ella, así que no se cambió nada. Si fuiste tú, da primero otra dirección a esta cuenta.
mail-email-change-asked-subject = Se pidió cambiar tu correo electrónico
mail-email-change-asked-text = Alguien con la sesión iniciada en tu cuenta de { $host } pidió cambiar su correo electrónico. No cambia nada hasta que se confirme la nueva dirección.
mail-email-changed-subject = Tu correo electrónico ha cambiado
mail-email-changed-text = Este es ahora el correo electrónico de tu cuenta en { $host }. Inicias sesión con él.
mail-email-moved-text = El correo electrónico de tu cuenta en { $host } ha cambiado. Esta dirección ya no le pertenece.
mail-email-taken-back-subject = Se deshizo el cambio de tu correo electrónico
mail-email-taken-back-text = Este ya no es el correo electrónico de la cuenta en { $host }. Alguien restableció la dirección anterior, con un enlace de un correo enviado a ella. Se han cerrado todas las sesiones y la contraseña ya no funciona.
mail-email-taken-back-advice = Si la cuenta es tuya, pide ayuda a un administrador.
mail-recovery-address-changed-text = Alguien pidió restablecer la contraseña de tu cuenta en { $host }. El correo electrónico de la cuenta cambió en los últimos días, así que con esta dirección no se puede restablecer su contraseña.
mail-email-replaced-text = Un administrador cambió el correo electrónico de tu cuenta en { $host }. Esta dirección ya no le pertenece.
mail-email-set-text = Un administrador hizo que este sea el correo electrónico de tu cuenta en { $host }. Inicias sesión con él.
mail-email-replaced-advice = Si no lo esperabas, pregunta a un administrador.
mail-admin-waiting-subject = Hay cuentas que esperan aprobación
mail-admin-waiting-text = { $count ->
    [one] 1 cuenta que creó una persona en { $host } espera aprobación.
   *[other] { $count } cuentas que crearon personas en { $host } esperan aprobación.
}
mail-admin-disowned-subject = Una persona informó de un cambio que no fue suyo
mail-admin-disowned-text = { $count ->
    [one] 1 persona en { $host } indicó que un cambio de su cuenta no fue suyo. La cuenta está protegida.
   *[other] En { $host } se indicó { $count } veces que un cambio de una cuenta no fue de su persona. Las cuentas están protegidas.
}
mail-admin-lost-subject = Hay personas que perdieron su segundo factor
mail-admin-lost-text = { $count ->
    [one] 1 persona en { $host } pidió iniciar sesión sin el segundo factor que perdió. Si sabes que es ella, confírmalo; si no, recházalo.
   *[other] { $count } personas en { $host } pidieron iniciar sesión sin el segundo factor que perdieron. Confirma las que conozcas y rechaza las demás.
}
mail-admin-advice = Recibes este mensaje como máximo una vez por hora, porque eres administrador o los ajustes del servidor nombran esta dirección.
mail-admin-link = Abrir la consola
mail-account-connected-subject = Se conectó una cuenta con la tuya
mail-account-connected-text = { $account } se conectó con tu cuenta en { $host }. Quien pueda iniciar sesión allí puede iniciar sesión en tu cuenta.
mail-account-disconnected-subject = Se desconectó una cuenta de la tuya
mail-account-disconnected-text = { $account } se desconectó de tu cuenta en { $host }. Ya no sirve para iniciar sesión.
