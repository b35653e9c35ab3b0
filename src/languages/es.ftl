# Fechas
date = { $day } de { $month } de { $year }
date-time = { $date }, { $time }
time = { $time } UTC
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
ago-now = hace un momento
ago-minutes = { $count ->
    [one] hace 1 minuto
   *[other] hace { $count } minutos
}
ago-hours = { $count ->
    [one] hace 1 hora
   *[other] hace { $count } horas
}
ago-days = { $count ->
    [one] hace 1 día
   *[other] hace { $count } días
}

# En todas partes
title-error = Error:
summary-title = { $count ->
    [one] Hay un problema
   *[other] Hay { $count } problemas
}
continue = Continuar
cancel = Cancelar
done = Listo
remove = Quitar
view = Ver
go-back = Volver
try-again = Reintentar
back-to-app = Volver a { $app }
open-app = Abrir { $app }
not-you = ¿No eres tú?
sign-in = Iniciar sesión
sign-in-again = Volver a iniciar sesión
sign-out = Cerrar sesión
stay-signed-in = Mantener la sesión iniciada
signed-in = Sesión iniciada
signed-out = Sesión cerrada
throttled = { $minutes ->
    [one] Demasiados intentos. Espera 1 minuto e inténtalo de nuevo.
   *[other] Demasiados intentos. Espera { $minutes } minutos e inténtalo de nuevo.
}
throttled-hours = Demasiados intentos. Espera { $hours } horas e inténtalo de nuevo.
footer-help = Ayuda
footer-privacy = Privacidad
footer-terms = Condiciones
theme-current = Tema: { $theme }
theme-auto = automático
theme-light = claro
theme-dark = oscuro
language-title = Elige un idioma

# La placa
plate-sign-in = te pide que inicies sesión
plate-consent = quiere usar tu cuenta
plate-sent-you = te ha enviado aquí
plate-came-from = Vienes de esta aplicación
plate-sign-out = te pide que cierres sesión
plate-provider = Tu cuenta
plate-setup = está listo para configurarse
plate-local = en este equipo
plate-advice = Escribe tu contraseña solo si la barra de direcciones muestra { $host }.
app-unchecked = { $provider } no ha verificado esta aplicación. Continúa solo si sabes quién la gestiona.

# Iniciar sesión
sign-in-title = Iniciar sesión
sign-in-one-account = La aplicación pide la cuenta que usaste allí antes. No funcionará ninguna otra cuenta.
sign-in-username = Correo electrónico o nombre de usuario
sign-in-username-missing = Escribe tu correo electrónico o nombre de usuario
sign-in-mismatch = El correo electrónico, el nombre de usuario o la contraseña no son correctos. Inténtalo de nuevo.
sign-in-disabled = Esta cuenta está desactivada. Ponte en contacto con tu administrador.
sign-in-waiting = Esta cuenta espera la aprobación de un administrador. Recibirás un correo.
sign-in-accounts = Elegir otra cuenta
password = Contraseña
password-show = Mostrar
password-hide = Ocultar
password-missing = Escribe tu contraseña
password-mismatch = La contraseña no es correcta. Inténtalo de nuevo.
password-forgot = ¿Has olvidado tu contraseña?
password-forgot-ask = ¿Has olvidado tu contraseña? Pide un enlace de un solo uso a un administrador.
password-title = Escribe tu contraseña
password-title-again = Vuelve a escribir tu contraseña
password-again = { $app } necesita que confirmes que eres tú.
password-recent = Tu último inicio de sesión es demasiado antiguo para { $app }.
password-confirm = El siguiente paso afecta a la seguridad. Confirma que eres tú.
new-password-title = Elige una contraseña nueva
first-password-title = Elige una contraseña
new-password = Contraseña nueva
new-password-set = Guardar contraseña
new-password-temporary = Otra persona estableció tu contraseña. Elige una que solo conozcas tú.
new-password-compromised = Es posible que otras personas conozcan tu contraseña. Elige una nueva.
new-password-first = Elige una contraseña para tu cuenta y, después, inicia sesión con ella. Este enlace solo funciona una vez.
new-password-forgotten = Elige una contraseña nueva para tu cuenta.
new-password-lost = Elige una contraseña nueva. Entonces se quitan tus llaves de acceso, tus aplicaciones de autenticación y tus códigos de recuperación, y se cierran todas tus demás sesiones, también en las aplicaciones.
recover-title = Restablecer tu contraseña
recover-text = Te enviaremos un correo con un enlace y un código.
recover-known-text = Enviaremos un correo con un enlace y un código a la dirección de esta cuenta.
recover-send = Enviar correo
recover-back = Volver al inicio de sesión
recover-sent-title = Revisa tu correo
recover-sent-text = Si hay una cuenta para { $login }, hemos enviado un correo a su dirección. Abre el enlace en este navegador o escribe aquí el código.
recover-code = Código del correo
recover-code-hint = 8 dígitos. El enlace y el código funcionan durante { $minutes } minutos.
recover-code-missing = Escribe el código del correo
recover-code-mismatch = El código no es correcto. Usa el correo más reciente o envía otro.
recover-no-mail = ¿No llegó el correo? Mira en la carpeta de spam y revisa lo que escribiste. Solo se envían unos pocos al día. Si no tienes acceso a la dirección, pregunta a un administrador.
recover-again = Enviar otro correo
recover-sent-again = Has pedido otro correo. El código del anterior ya no es válido.
recover-code-link = Escribir el código del último correo
recover-used-up = Demasiados códigos incorrectos. Envía otro correo.
recover-over = El correo ha caducado o ya no es válido. Envía otro.
recover-link-text = Abriste el enlace de nuestro correo. Continúa para elegir una contraseña nueva.
recover-elsewhere-title = Escribe este código
recover-elsewhere-text = Escríbelo en el navegador en el que pediste el correo.
recover-elsewhere-warning = Si no lo pediste, cierra esta página: no cambia nada. Nunca des el código a nadie.
recover-end-all = Cerrar sesión en todos los demás lugares, también en las aplicaciones
email-code = Código por correo electrónico
email-code-use = Iniciar sesión con un código por correo electrónico
email-code-title = Iniciar sesión con un código por correo electrónico
email-code-text = Te enviaremos un correo electrónico con un enlace y un código. Con cualquiera de los dos inicias sesión sin contraseña.
email-code-link-text = Abriste el enlace de nuestro correo electrónico. Continúa para iniciar sesión.
email-code-no-mail = ¿No llegó nada? Revisa la carpeta de spam y lo que escribiste. Solo se envían unos pocos al día, y solo a direcciones verificadas. Si tienes una contraseña, inicia sesión con ella.
email-code-second-title = Confirma que eres tú
email-code-second-sent-text = Enviamos un correo electrónico a { $login }. Abre en este navegador el enlace que contiene o escribe aquí su código.
email-code-second-no-mail = ¿No llegó nada? Revisa la carpeta de spam. Solo se envían unos pocos al día.
email-code-second-no-access = Si no tienes acceso a la dirección, pide ayuda a un administrador.
email-code-instead = Usar un código por correo electrónico
sms-code = Código por SMS
sms-code-use = Iniciar sesión con un código por SMS
sms-code-title = Iniciar sesión con un código por SMS
sms-code-text = Enviaremos un SMS con un código a tu teléfono verificado. Con él inicias sesión sin contraseña.
sms-code-known-text = Enviaremos un SMS con un código al teléfono de esta cuenta.
sms-code-send = Enviar SMS
sms-code-sent-title = Revisa tu teléfono
sms-code-sent-text = Si hay una cuenta con un teléfono verificado para { $login }, le enviamos un SMS. Escribe aquí su código.
sms-code-none-came = ¿No llegó nada? Revisa lo que escribiste. Solo se envían unos pocos al día, y solo a teléfonos verificados. Si tienes una contraseña, inicia sesión con ella.
sms-code-second-sent-text = Enviamos un SMS a { $login }. Escribe aquí su código.
sms-code-second-none-came = ¿No llegó nada? Puede tardar un minuto. Solo se envían unos pocos al día.
sms-code-second-no-access = Si ya no tienes el teléfono, pide ayuda a un administrador.
sms-code-code = Código del SMS
sms-code-hint = 8 dígitos. El código funciona durante { $minutes } minutos.
sms-code-missing = Escribe el código del SMS
sms-code-mismatch = El código es incorrecto. Usa el SMS más reciente o envía otro.
sms-code-again = Enviar otro SMS
sms-code-sent-again = Pediste otro SMS. El código del anterior ya no funciona.
sms-code-link = Escribir el código del último SMS
sms-code-used-up = Demasiados códigos incorrectos. Envía otro SMS.
sms-code-over = El código caducó o ya no es válido. Envía otro SMS.
sms-code-instead = Usar un código por SMS
not-me-title = ¿No fuiste tú?
not-me-text = Continúa si no hiciste el cambio del que te avisó el correo. Entonces se cierran todas tus sesiones, también en las aplicaciones, la contraseña deja de funcionar, se eliminan las llaves de acceso, las aplicaciones de autenticación y los teléfonos añadidos en los últimos 7 días y se avisa a los administradores. Si solo tienes esas, un administrador tendrá que devolverte el acceso.
not-me-confirm = No fui yo
not-me-close = Si fuiste tú, cierra esta página: no cambia nada.
not-me-done-title = Tu cuenta está protegida
not-me-done-text = Se han cerrado todas las sesiones y la contraseña ya no funciona. Se ha avisado a los administradores.
not-me-done-mail = Elige una contraseña nueva por correo. Si tienes un segundo factor, se te pedirá.
not-me-done-ask = Pide a un administrador un enlace de un solo uso para elegir una contraseña nueva.
not-me-done-factor = Tus llaves de acceso y aplicaciones de autenticación se añadieron en los últimos 7 días y se han eliminado. Un correo por sí solo no puede sustituirlas, porque otra persona podría leerlo: pide a un administrador un enlace de un solo uso para elegir una contraseña nueva.
not-me-stays = Lo que aún tienes
not-me-stays-text = Con esto todavía se puede iniciar sesión o confirmar un inicio de sesión. Si algo no es tuyo, avisa a un administrador.
not-me-sign-in = Iniciar sesión con una llave de acceso que sea tuya
not-me-address-text = El correo electrónico de tu cuenta cambió. Continúa si no fuiste tú: { $address } volverá a ser el suyo.
not-me-done-address = El correo electrónico de tu cuenta vuelve a ser { $address }.
not-me-done-taken = { $address } pertenece ahora a otra cuenta, así que no se pudo restablecer. Un administrador tiene que ayudarte.
lost-factors-use = He perdido todo esto
lost-factors-title = Iniciar sesión sin segundo factor
lost-factors-text = Si has perdido tus llaves de acceso, tus aplicaciones de autenticación y tus códigos de recuperación, puedes elegir una contraseña nueva sin ellos. Primero demuestras que la dirección de correo de la cuenta es tuya.
lost-factors-wait = Después tienes que esperar, al menos hasta el { $time }. Mientras tanto te enviamos un correo cada día, y quien inicie sesión con el segundo factor puede detenerlo.
lost-factors-admin = Después, un administrador tiene que confirmarlo.
lost-factors-continue = Continuar
lost-factors-meanwhile = Si encuentras tu segundo factor, inicia sesión con él. Un administrador puede ayudarte antes.
lost-factors-back = Volver al segundo factor
lost-factors-link-text = Has abierto el enlace de nuestro correo. Continúa para iniciar sesión sin segundo factor.
lost-factors-waiting-title = Tienes que esperar
lost-factors-waiting-text = A partir del { $time } puedes elegir una contraseña nueva sin segundo factor.
lost-factors-waiting-admin = Un administrador tiene que confirmar que puedes elegir una contraseña nueva sin segundo factor.
lost-factors-waiting-told = Te hemos enviado un correo, y te enviaremos otro cuando puedas continuar. Entonces inicia sesión de nuevo y vuelve a esta página.
lost-factors-waiting-again = Ya lo habías pedido. Pedirlo otra vez no lo hace ni más corto ni más largo.
lost-factors-cancel = Detenerlo
lost-factors-heard-title = ¿Has perdido tu segundo factor?
lost-factors-heard = He sido yo: continuar
lost-factors-cancel-title = ¿Todavía tienes tu segundo factor?
lost-factors-cancel-text = Alguien pidió iniciar sesión en tu cuenta sin tu segundo factor. Si no fuiste tú, o si lo has encontrado, detenlo aquí: nada más cambia.
lost-factors-cancel-close = Si lo pediste y todavía lo necesitas, cierra esta página: nada cambia.
lost-factors-cancelled-title = Nadie entra sin tu segundo factor
lost-factors-cancelled-text = Si no lo pediste, alguien conoce tu contraseña o lee tus correos: cambia las dos contraseñas.
lost-factors-banner = Alguien pidió iniciar sesión en tu cuenta sin tu segundo factor, a partir del { $time }. Si no fuiste tú, detenlo.
lost-factors-banner-admin = Alguien pidió a un administrador poder iniciar sesión en tu cuenta sin tu segundo factor. Si no fuiste tú, detenlo.
lost-factors-banner-ready = Alguien puede elegir ahora una contraseña nueva para tu cuenta sin tu segundo factor. Si no eres tú, detenlo de inmediato.
sign-up-title = Crear una cuenta
sign-up-text = Enviaremos un correo a tu dirección. Cuando la hayas confirmado, se creará tu cuenta.
sign-up-sign-in = Ya tengo una cuenta
sign-up-domain = Aquí solo puedes crear una cuenta con un correo electrónico de estos dominios: { $domains }
sign-up-throwaway = Esta dirección pertenece a un servicio de direcciones desechables. Escribe una que conserves.
sign-up-closed-title = Aquí no puedes crear una cuenta
sign-up-closed-text = Los administradores crean las cuentas. Pide una a un administrador.
sign-up-invitation-text = Necesitas una invitación. Si tienes una, abre el enlace de su correo. Si no, pregunta a un administrador.
sign-up-sent-text = Hemos enviado un correo a { $login }. Abre el enlace en este navegador o escribe aquí el código.
sign-up-no-mail = ¿No llegó el correo? Mira en la carpeta de spam y revisa la dirección. Solo se envían unos pocos al día.
sign-up-link-text = Abriste el enlace de nuestro correo. Continúa para crear tu cuenta.
sign-up-terms = He leído y acepto: { $link }
sign-up-terms-missing = Marca la casilla para aceptar las condiciones
terms-title = Aceptar las condiciones
terms-text = Para continuar, lee y acepta: { $link }.
terms-version = Versión { $version }
terms-accept = Aceptar y continuar
sign-up-work = Se han creado muchas cuentas desde tu red. Tu navegador hace primero una breve comprobación; mientras tanto, rellena el formulario.
sign-up-work-done = La comprobación ha terminado.
sign-up-work-script = Se han creado muchas cuentas desde tu red, así que tu navegador tiene que hacer primero una breve comprobación. Para ello, permite JavaScript en este sitio web. O inténtalo de nuevo en una hora o desde otra red, o pide una cuenta a un administrador.
sign-up-with-passkey = Usar una llave de acceso en lugar de una contraseña
sign-up-with-password = Elegir una contraseña
sign-up-passkey-text = No necesitas contraseña. Cuando hayas confirmado tu dirección, crearás una llave de acceso: iniciarás sesión con tu huella, tu cara o el PIN de tu dispositivo.
sign-up-passkey-confirmed = Has confirmado { $address }. Crea ahora una llave de acceso: iniciarás sesión con ella, sin contraseña.
sign-up-passkey-lost-mail = También recibirás códigos de recuperación. Si pierdes tu llave de acceso, elige «¿Has olvidado tu contraseña?» al iniciar sesión: con nuestro correo y uno de estos códigos volverás a entrar.
sign-up-passkey-lost-code = También recibirás códigos de recuperación. Si pierdes tu llave de acceso, inicia sesión con un código por correo y uno de estos códigos.
sign-up-passkey-lost = También recibirás códigos de recuperación. Guárdalos: si pierdes tu llave de acceso, un administrador te ayudará.
sign-up-username-title = Elige otro nombre de usuario
sign-up-username-text = Tu dirección está confirmada. Elige otro nombre de usuario.
sign-up-username-missing = Escribe un nombre de usuario
sign-up-username-unfit = Usa de 3 a 32 letras, números, puntos, guiones y guiones bajos, con una letra o un número al principio y al final
sign-up-username-reserved = Este nombre de usuario está reservado. Elige otro
sign-up-username-mixed = Usa solo letras de un alfabeto
sign-up-username-password = Esta es tu contraseña. Elige otro nombre de usuario
sign-up-waiting-title = Tu cuenta espera aprobación
sign-up-waiting-text = Has confirmado { $address }. Un administrador tiene que aprobar tu cuenta. Entonces recibirás un correo. Puedes cerrar esta página.
new-password-rule = { $minimum ->
    [one] Al menos 1 carácter. Varias palabras sin relación entre sí son una buena opción.
   *[other] Al menos { $minimum } caracteres. Varias palabras sin relación entre sí son una buena opción.
}
password-meter-short = Demasiado corta
password-meter-weak = Fácil de adivinar
password-meter-fair = Regular
password-meter-strong = Difícil de adivinar
new-password-missing = Escribe una contraseña nueva
new-password-too-short = { $minimum ->
    [one] Usa al menos 1 carácter
   *[other] Usa al menos { $minimum } caracteres
}
new-password-too-long = { $maximum ->
    [one] Usa 1 byte como máximo
   *[other] Usa { $maximum } bytes como máximo
}
new-password-personal = No uses tu nombre ni tu correo electrónico
new-password-former = Ya has usado esta contraseña aquí. Elige una nueva.
new-password-breached = Esta contraseña aparece en datos robados, así que es de las primeras que se prueban. Elige otra, aquí y en cualquier otro sitio donde la uses.
new-password-same = Elige una contraseña distinta de la actual
new-password-keyboard = Las teclas contiguas son fáciles de adivinar. Añade palabras sin relación entre sí.
new-password-repeats = Repetir caracteres no hace más segura una contraseña. Añade palabras sin relación entre sí.
new-password-sequence = Las secuencias como abc o 6543 son fáciles de adivinar. Añade palabras sin relación entre sí.
new-password-dates = Las fechas y los años son fáciles de adivinar. Añade palabras sin relación entre sí.
new-password-word = Una sola palabra es fácil de adivinar. Añade palabras sin relación entre sí.
new-password-names = Los nombres son fáciles de adivinar. Añade palabras sin relación entre sí.
new-password-common = Esta contraseña es muy común. Elige otra.
new-password-guessable = Esta contraseña es demasiado fácil de adivinar. Añade palabras sin relación entre sí.

# Cuentas en este navegador
account-choice-title = Elige una cuenta
account-choice-app = Después continuarás en { $app }.
account-choice-another = Usar otra cuenta
account-choice-remove = Quitar una cuenta de esta lista
account-removal-title = Quitar cuentas
account-removal-text = Al quitar una cuenta, se cierra su sesión en este navegador. La cuenta en sí no se elimina.
remove-account = Quitar { $account }

# Consentimiento
consent-title = ¿Permitir que { $app } use tu cuenta?
consent-run-by = Gestionada por
consent-return-to = Te lleva de vuelta a
consent-policy = Política de privacidad
consent-will-see = { $app } recibirá
consent-may-do = { $app } podrá
consent-identity-only = { $app } solo sabrá que eres tú.
consent-resource = Usar { $name }
consent-choice = Opcional
consent-new = Nuevo
consent-accept = Permitir
consent-take-back = Puedes quitar el acceso en cualquier momento en { $link }.
consent-take-back-link = Tu cuenta, Aplicaciones
scope-profile = Tu nombre y tu perfil
scope-email = Tu correo electrónico
scope-email-confirmed = { $email }, verificado
scope-email-unconfirmed = { $email }, sin verificar
scope-address = Tu dirección postal
scope-phone = Tu número de teléfono
scope-groups = Tus grupos
scope-offline-access = Acceso cuando no estés usando la aplicación
scope-offline-access-until = { $days ->
    [one] Durante 1 día como máximo, hasta el { $date }
   *[other] Durante { $days } días como máximo, hasta el { $date }
}
scope-claim = Tu dato «{ $name }»
scope-other = Permiso «{ $name }»
scope-nothing = No está en tu cuenta
scope-attributes = Tus datos: { $labels }
account-details-title = Tus datos
account-details-text = Estos datos forman parte de tu cuenta.
account-details-change = Cambiar datos
account-details-save = Guardar
account-details-long = Estos datos son demasiado largos en total. Acorta algunos.
more-about-you-title = Unos datos más
more-about-you-text = Estos datos son necesarios para continuar.
more-about-you-offered = También puedes añadir estos datos más tarde, en tu perfil.
more-about-you-skip = Ahora no
attribute-yes = Sí
attribute-no = No
attribute-now = Valor actual: { $value }
attribute-now-empty = Valor actual: ninguno
attribute-lines = Escribe un valor por línea.
attribute-missing = Rellena «{ $label }»
attribute-not-text = «{ $label }» debe ser una línea de texto, con espacios sencillos y sin caracteres invisibles
attribute-not-number = «{ $label }» debe ser un número, por ejemplo 12 o 1.5
attribute-not-date = «{ $label }» debe ser una fecha
attribute-not-url = «{ $label }» debe ser una dirección web completa que empiece por https:// o http://
attribute-not-phone = «{ $label }» debe ser un número de teléfono con prefijo de país, por ejemplo +491234567
attribute-no-choice = Elige uno de los valores de «{ $label }»
attribute-short = «{ $label }»: número mínimo de caracteres: { $number }
attribute-long = «{ $label }»: número máximo de caracteres: { $number }
attribute-pattern = «{ $label }» no tiene la forma requerida
attribute-low = «{ $label }» debe ser { $number } o más
attribute-high = «{ $label }» debe ser { $number } o menos
attribute-many = «{ $label }»: número máximo de valores: { $number }
attribute-twice = «{ $label }» tiene el mismo valor dos veces

# Configuración
setup-title = Crea el primer administrador
setup-text = Esta cuenta puede hacerlo todo. Más adelante podrás añadir a otras personas.
before-setup-title = Este proveedor aún no está configurado
before-setup-text = Al iniciarse, el servidor mostró un enlace para crear el primer administrador. Abre ese enlace en este navegador.
before-setup-where = El enlace está en el registro del servidor. Usa el comando que corresponda a tu instalación:
before-setup-terminal = O mira en el terminal en el que iniciaste Latchkey.
setup-email = Correo electrónico
setup-name = Nombre
setup-username = Nombre de usuario
field-optional = { $field } (opcional)
setup-username-hint = Puedes iniciar sesión con él en lugar de con tu correo electrónico.
setup-create = Crear administrador
setup-email-invalid = Escribe un correo electrónico válido, por ejemplo nombre@example.com
setup-email-taken = Ya existe una cuenta con este correo electrónico
setup-username-invalid = Usa solo letras, números, puntos, guiones y guiones bajos
setup-username-taken = Este nombre de usuario ya está en uso

# Errores
back-to-the-app = Volver a la aplicación
error-the-app-disabled = Esta aplicación está desactivada
error-the-app-request-text = La aplicación ha enviado una solicitud que no podemos aceptar. Tu cuenta no tiene ningún problema y no se han compartido datos. Vuelve a la aplicación e inténtalo de nuevo.
error-the-app-expired-text = No se ha perdido nada. Vuelve a la aplicación y empieza de nuevo.
error-the-app-not-allowed = No tienes acceso a esta aplicación
error-the-app-not-allowed-text = Tu cuenta no tiene ningún problema, pero no tiene acceso a esta aplicación. Ponte en contacto con tu administrador.
error-the-app-redirect-address = Este enlace de inicio de sesión no coincide con los ajustes de la aplicación
error-the-app-redirect-address-text = Tu cuenta no tiene ningún problema y no se han compartido datos con la aplicación. Quienes gestionan la aplicación tienen que corregir su enlace.
error-the-app-sign-out-address = La aplicación ha pedido que te llevemos a una URL que no tiene registrada, así que no te llevaremos allí.
error-the-app-sign-out-hint = Este enlace de cierre de sesión ya no se puede verificar, así que no te llevaremos de vuelta a la aplicación.
error-reference-administrator = Si el problema continúa, facilita esta referencia a tu administrador:
error-home = Ir a la página de inicio
error-reference = Si el problema continúa, facilita esta referencia a quienes gestionan la aplicación:
error-developer = Detalles para quien desarrolla esta aplicación
error-code = Error
error-parameter = Parámetro
error-rule = Regla
error-received = Valor recibido
error-registered = { $count ->
    [one] Valor registrado
   *[other] El más parecido de los { $count } registrados
}
error-registered-hidden = Los administradores que tienen la sesión iniciada aquí también ven lo que está registrado, con la diferencia resaltada.
error-differences = { $count ->
    [one] Hay una diferencia, resaltada arriba.
   *[other] Hay { $count } diferencias, resaltadas arriba.
}
error-app-request = Este enlace de inicio de sesión no funciona
error-app-request-text = { $app } ha enviado una solicitud que no podemos aceptar. Tu cuenta no tiene ningún problema y no se han compartido datos. Vuelve atrás e inténtalo de nuevo.
error-redirect-address = Este enlace de inicio de sesión no coincide con los ajustes de { $app }
error-redirect-address-text = Tu cuenta no tiene ningún problema y no se han compartido datos con { $app }. Quienes gestionan la aplicación tienen que corregir su enlace.
error-unknown-app = Aplicación desconocida
error-unknown-app-text = El enlace es de una aplicación que no está registrada aquí. Tu cuenta no tiene ningún problema. Vuelve atrás y comprueba de dónde viene el enlace.
error-app-disabled = { $app } está desactivada
error-app-disabled-text = Un administrador ha desactivado esta aplicación. Tu cuenta no tiene ningún problema.
error-no-way = No puedes iniciar sesión con lo que tienes
error-no-way-text = Las reglas de inicio de sesión no aceptan nada de lo que tienes o puedes configurar aquí. Ponte en contacto con tu administrador o usa otra cuenta.
error-locks-out = Ningún administrador podría iniciar sesión
error-locks-out-text = No se ha hecho: según las reglas de inicio de sesión, después ningún propietario podría iniciar sesión. Cambia primero las reglas o da a un propietario otra forma de iniciar sesión.
error-not-allowed = No tienes acceso a { $app }
error-not-allowed-text = Tu cuenta no tiene ningún problema, pero no tiene acceso a { $app }. Ponte en contacto con tu administrador.
error-expired = Esta página ha caducado o ya se ha usado
error-expired-text = No se ha perdido nada. Vuelve a { $app } y empieza de nuevo.
error-no-cookies = Las cookies están bloqueadas
error-no-cookies-text = Necesitas las cookies para iniciar sesión. Permítelas en este sitio web e inténtalo de nuevo.
error-foreign-form = Este formulario ya no es válido
error-foreign-form-text = Procede de otra página o has cerrado sesión desde que lo abriste. No se ha cambiado nada. Inténtalo de nuevo.
error-another-host = Abre esta página en { $host }
error-another-host-text = La has abierto con otra dirección. Los formularios solo se aceptan en { $host }. No se ha cambiado nada.
error-link-over = Este enlace ya se ha usado o ha caducado
error-link-over-text = Si ya has elegido tu contraseña, inicia sesión con ella. Si no, pide un enlace nuevo a un administrador.
error-recovery-link-over-text = Si ya has elegido una contraseña nueva, inicia sesión con ella. Si no, pide otro correo en la página de inicio de sesión.
error-email-code-link-over-text = Si iniciaste sesión con él, ya no lo necesitas. Si no, pide un nuevo correo electrónico en la página de inicio de sesión.
error-sign-up-link-over-text = Si tu cuenta ya se creó, inicia sesión. Si no, créala en la página de inicio de sesión.
error-recovery-no-cookies-text = Escribe el código del correo en el navegador en el que lo pediste. Para usar el enlace, permite las cookies en este sitio web.
error-not-me-over-text = Si ya confirmaste que no fuiste tú, o tienes una contraseña nueva desde entonces, no hay nada más que hacer. Si no, cambia tu contraseña o pregunta a un administrador.
error-lost-factors-over-text = Ya no espera nada: se detuvo o ya está hecho. Si tu cuenta cambió y no fuiste tú, usa el enlace del correo que te avisó o pregunta a un administrador.
error-email-link-over-text = Si tu correo electrónico ya cambió, no hay nada más que hacer. Si no, pide otro correo en tu cuenta.
error-setup-link-over-text = Si ya se ha creado el primer administrador, inicia sesión. Si no, usa el último enlace que mostró el servidor al iniciarse.
error-sign-out = Tu sesión sigue iniciada
error-signed-out-already = No has iniciado sesión aquí
error-sign-out-hint = El enlace de cierre de sesión de { $app } ya no se puede verificar, así que no te llevaremos de vuelta allí.
error-sign-out-address = { $app } ha pedido que te llevemos a una URL que no tiene registrada, así que no te llevaremos allí.
error-sign-out-app = El enlace de cierre de sesión es de una aplicación que no está registrada aquí o se creó para otra aplicación. No te llevaremos de vuelta a la aplicación.
error-sign-out-malformed = El enlace de cierre de sesión está dañado, así que no te llevaremos de vuelta a la aplicación.
error-not-found = Página no encontrada
error-not-found-text = Comprueba la dirección o ve a la página de inicio.
error-method = Esta dirección no se puede abrir en un navegador
error-method-text = Es para aplicaciones. Ve a la página de inicio.
error-malformed = Esta solicitud no es válida
error-malformed-text = Falta algo o el formato no es correcto. Vuelve atrás e inténtalo de nuevo.
error-too-large = Esta solicitud es demasiado grande
error-too-large-text = Envía menos datos a la vez e inténtalo de nuevo.
error-too-many = Demasiadas solicitudes
error-too-many-text = Espera un minuto e inténtalo de nuevo.
error-unavailable = El servicio no está disponible en este momento
error-unavailable-text = Una parte del servicio no responde. Tu cuenta no tiene ningún problema. Inténtalo de nuevo dentro de un minuto.
error-internal = Se ha producido un error
error-internal-text = No has hecho nada mal y el problema ha quedado registrado. Inténtalo de nuevo dentro de un minuto.

# Cerrar sesión
sign-out-title = ¿Cerrar sesión?
sign-out-text = Se cerrará tu sesión en este navegador.
signed-out-title = Has cerrado sesión
signed-out-text = Has cerrado sesión en este navegador a las { $time }. La sesión sigue iniciada en los demás dispositivos.
signed-out-nobody = Nadie tenía la sesión iniciada en este navegador.
signed-out-advice = Si es un equipo compartido, cierra también el navegador.
signed-out-no-answer = No ha respondido. Es posible que tu sesión siga iniciada allí.
signed-out-not-told = Tiene su propia sesión. Es posible que siga iniciada allí.
form-post-title = Un momento
form-post-text = Volviendo a { $app }.

# Tu cuenta
nav-account = Tu cuenta
nav-menu = Menú
nav-home = Inicio
nav-profile = Perfil
nav-security = Seguridad
nav-sessions = Sesiones
nav-apps = Aplicaciones
home-title = Hola, { $name }
home-signed-in = Iniciaste sesión { $time }
home-apps = Tus aplicaciones
home-open-there = Abre esta aplicación para iniciar sesión
home-empty-title = Aún no hay aplicaciones
home-empty-text = Las aplicaciones que puedes usar aparecerán aquí cuando estén conectadas.
account-title = Tu cuenta
account-name = Nombre
account-email = Correo electrónico
account-username = Nombre de usuario
account-groups = Grupos
account-no-groups = Ninguno
account-terms = Condiciones aceptadas
account-since = Miembro desde
email-confirmed = Verificado
email-unconfirmed = Sin verificar
account-sessions = { $count ->
    [one] Sesión iniciada en 1 dispositivo
   *[other] Sesión iniciada en { $count } dispositivos
}
account-apps = { $count ->
    [0] Ninguna aplicación usa tu cuenta
    [one] 1 aplicación usa tu cuenta
   *[other] { $count } aplicaciones usan tu cuenta
}
password-set-at = Último cambio: { $date }
next-password = Otra persona estableció tu contraseña o es posible que otras la conozcan.
next-sessions = { $count ->
    [one] 1 sesión no se usa desde hace mucho tiempo.
   *[other] { $count } sesiones no se usan desde hace mucho tiempo.
}
next-sessions-action = Revisar sesiones
next-apps = { $count ->
    [one] 1 aplicación no se usa desde hace mucho tiempo.
   *[other] { $count } aplicaciones no se usan desde hace mucho tiempo.
}
next-apps-action = Revisar aplicaciones
sessions-title = Dónde has iniciado sesión
sessions-text = Si no reconoces alguna sesión, ciérrala y cambia tu contraseña.
sessions-empty = No hay sesiones
session-this = Este navegador
session-active-now = Activa ahora
session-used = Último uso: { $time }
session-started = Sesión iniciada el { $time }
session-apps = Aplicaciones: { $apps }
session-end = Cerrar
session-end-which = Cerrar: { $browser }
session-end-others = Cerrar todas las demás sesiones
remember-browser = No pedir un segundo factor en este navegador durante { $days } días
remembered-title = Navegadores sin segundo factor
remembered-text = En estos navegadores no se te pide el segundo factor. Si no reconoces alguno, olvídalo y cambia tu contraseña.
remembered-until = Hasta el { $date }
remembered-this = Este navegador
remembered-forget = Olvidar
remembered-forget-which = Olvidar: { $browser }
remembered-forget-all = Olvidar todos los navegadores
notice-browsers-forgotten = Se vuelve a pedir el segundo factor.
event-browser-remembered = En un navegador no se pide el segundo factor durante un tiempo
event-browsers-forgotten = Se vuelve a pedir el segundo factor en todos los navegadores
browser-on-system = { $browser } en { $system }
browser-unknown = Navegador desconocido
apps-title = Aplicaciones que usan tu cuenta
apps-text = Quita el acceso a las aplicaciones que ya no uses. Tendrán que volver a pedirte permiso.
apps-empty-title = Ninguna aplicación usa tu cuenta
apps-empty-text = Las aplicaciones aparecen aquí después de que inicies sesión en ellas.
app-since = Desde el { $date }
app-revoke = Quitar acceso
app-revoke-which = Quitar acceso a { $app }
set-password = Establecer una contraseña
password-none = Ninguna: inicias sesión con llaves de acceso
password-none-text = No tienes contraseña. Inicias sesión solo con llaves de acceso.
password-remove = Quitar la contraseña
password-remove-text = Iniciarás sesión solo con tus llaves de acceso. Si las pierdes todas, solo un administrador podrá devolverte el acceso, así que ten una llave de acceso en más de un dispositivo.
change-password = Cambiar contraseña
current-password = Contraseña actual
current-password-missing = Escribe tu contraseña actual
current-password-mismatch = Esa no es tu contraseña actual. Inténtalo de nuevo.
end-other-sessions = Cerrar mis otras sesiones

# Segundo factor
second-factor = Segundo factor
second-factor-text = Un segundo factor confirma que eres tú: una llave de acceso, o un código de una aplicación de autenticación después de la contraseña. Así, una contraseña robada no basta para iniciar sesión. Con una llave de acceso también puedes iniciar sesión sin contraseña.
second-factor-apps = Aplicaciones de autenticación
second-factor-app = Aplicación de autenticación
second-factor-none = Aún no hay ninguna aplicación de autenticación
second-factor-none-text = Puedes usar cualquier aplicación de códigos de un solo uso. Muchos gestores de contraseñas también sirven.
second-factor-add = Añadir una aplicación de autenticación
second-factor-set-up = Configurar
second-factor-full = { $count ->
    [one] Solo puedes tener una aplicación. Quítala para añadir otra.
   *[other] Puedes tener { $count } aplicaciones como máximo. Quita una para añadir otra.
}
second-factor-since = Añadida el { $date }
second-factor-used = Último uso: { $time }
second-factor-unused = Aún sin usar
second-factor-manage = Gestionar
second-factor-manage-which = Gestionar: { $name }
second-factor-required = Tu cuenta debe tener un segundo factor, así que no puedes quitar el último. Añade otro primero.
second-factor-name = Nombre
second-factor-name-hint = Por ejemplo, el teléfono en el que está la aplicación.
second-factor-rename = Guardar nombre
second-factor-remove = Quitar este segundo factor
second-factor-remove-text = Ya no podrás iniciar sesión con él.
second-factor-only-way-in = No tienes contraseña y esta es tu última llave de acceso: nada más te permite iniciar sesión. Añade primero otra llave de acceso o establece una contraseña.
second-factor-remove-last = Es tu único segundo factor. También se eliminarán tus códigos de recuperación e iniciarás sesión solo con tu contraseña.
second-factor-back = Volver al segundo factor
label-missing = Escribe un nombre
label-too-long = Usa 64 caracteres como máximo
label-character = Quita los caracteres invisibles
enrol-title = Configura una aplicación de autenticación
enrol-picture = Código QR para la aplicación de autenticación
enrol-scan = Escanea este código QR con la aplicación
enrol-by-hand = O escribe esta clave a mano:
enrol-open = Abrir en una aplicación de este dispositivo
enrol-code = Código de 6 dígitos
enrol-code-hint = El código que muestra ahora la aplicación. Cambia cada 30 segundos.
enrol-code-missing = Escribe el código que muestra la aplicación
enrol-code-mismatch = El código no es correcto. Escribe el más reciente y comprueba que el reloj de tu dispositivo esté en hora.
enrol-confirm = Configurar
recovery-codes = Códigos de recuperación
recovery-codes-left = { $count ->
    [0] No quedan códigos
    [one] Queda 1 código
   *[other] Quedan { $count } códigos
}
recovery-codes-few = { $count ->
    [0] No te quedan códigos de recuperación. Si pierdes tu segundo factor, no podrás iniciar sesión.
    [one] Te queda 1 código de recuperación.
   *[other] Te quedan { $count } códigos de recuperación.
}
recovery-codes-made = Creados el { $date }
recovery-codes-renew = Crear códigos nuevos
recovery-codes-renew-text = Los códigos nuevos sustituyen a todos los anteriores.
recovery-codes-title = Tus códigos de recuperación
recovery-codes-text = Puedes usar cada código una vez en lugar de tu segundo factor. Imprímelos o guárdalos en tu gestor de contraseñas. No volveremos a mostrarlos.
recovery-codes-whose = Para { $account } en { $host }
recovery-codes-stored = He guardado estos códigos
account-passkeys = { $count ->
    [0] Sin configurar
    [one] 1 llave de acceso
   *[other] { $count } llaves de acceso
}
account-second-factors = { $count ->
    [0] Sin configurar
    [one] 1 segundo factor
   *[other] { $count } segundos factores
}
next-second-factor = Solo una contraseña protege tu cuenta. Con un segundo factor, una contraseña robada no basta por sí sola.

# Eventos de seguridad
events-title = Eventos de seguridad recientes
events-text = Si no reconoces alguno, cambia tu contraseña y cierra tus otras sesiones.
event-signed-in = Iniciaste sesión
event-sign-in-refused = Falló un inicio de sesión
event-password-changed = Cambiaste tu contraseña
event-password-removed = Quitaste tu contraseña
event-password-change-refused = Falló un cambio de contraseña
event-password-chosen = Elegiste tu contraseña con un enlace de un solo uso
event-password-set = Un administrador estableció tu contraseña
event-recovery-requested = Alguien pidió restablecer tu contraseña
event-recovery-refused = Un intento de restablecer tu contraseña falló
event-email-code-requested = Alguien pidió un código por correo electrónico para iniciar sesión
event-email-code-refused = Un intento de iniciar sesión con un código por correo electrónico falló
event-email-code-used = Se usó un código por correo electrónico para iniciar sesión
event-sms-code-requested = Alguien pidió un código por SMS para iniciar sesión
event-sms-code-refused = Un intento de iniciar sesión con un código por SMS falló
event-sms-code-used = Se usó un código por SMS para iniciar sesión
event-phone-refused = Un intento de añadir un teléfono falló
event-phone-added = Se añadió un teléfono a tu cuenta
event-phone-removed = Se quitó el teléfono de tu cuenta
event-password-recovered = Restableciste tu contraseña por correo
event-change-disowned = Informaste de un cambio que no fue tuyo
event-email-change-requested = Pediste cambiar tu correo electrónico
event-email-change-refused = Falló un intento de cambiar tu correo electrónico
event-email-collided = Alguien intentó usar tu correo electrónico para otra cuenta
event-email-changed = Cambiaste tu correo electrónico
event-email-restored = Se restableció tu correo electrónico anterior
event-sign-up-requested = Alguien intentó crear una cuenta con tu correo electrónico
event-user-registered = Creaste tu cuenta
event-user-approved = Un administrador aprobó tu cuenta
event-factor-enrolled = Se añadió un segundo factor
event-factor-renamed = Se cambió el nombre de un segundo factor
event-factor-removed = Se quitó un segundo factor
event-factor-reset = Un administrador restableció tu segundo factor
event-factor-loss-asked = Alguien pidió iniciar sesión sin tu segundo factor
event-factor-loss-cancelled = Se detuvo el inicio de sesión sin tu segundo factor
event-factor-loss-confirmed = Un administrador confirmó el inicio de sesión sin tu segundo factor
event-factor-loss-refused = Un administrador rechazó el inicio de sesión sin tu segundo factor
event-account-regained = Elegiste una contraseña nueva sin tu segundo factor, que se quitó
event-factor-used = Se usó un segundo factor
event-factor-copied = Se usó una copia de una llave de acceso. Se rechazó el inicio de sesión
event-factor-refused = La contraseña era correcta, pero el segundo factor no
event-codes-renewed = Se crearon códigos de recuperación nuevos
event-code-used = Se usó un código de recuperación
event-sessions-ended = Se cerraron todas tus sesiones

# Lo que acaba de ocurrir
notice-password-changed = { $count ->
    [0] Contraseña cambiada.
    [one] Contraseña cambiada. Se ha cerrado otra sesión.
   *[other] Contraseña cambiada. Se han cerrado otras { $count } sesiones.
}
notice-session-ended = Sesión cerrada.
notice-other-sessions-ended = { $count ->
    [one] Se ha cerrado otra sesión.
   *[other] Se han cerrado otras { $count } sesiones.
}
notice-app-revoked = { $app } ya no tiene acceso a tu cuenta.
notice-second-factor-added = Segundo factor configurado.
notice-second-factor-renamed = Nombre guardado.
notice-password-removed = Se ha quitado la contraseña.
notice-second-factor-removed = Se ha quitado el segundo factor.
notice-factor-too-new = Este factor se configuró hace menos de 10 minutos y aún no puede confirmar este cambio. Inténtalo de nuevo en 10 minutos, o vuelve a iniciar sesión con otro factor.
notice-account-removed = Se ha quitado la cuenta de esta lista.
notice-set-up = La configuración ha terminado. Conecta tu primera aplicación en «Aplicaciones».
notice-stale-page = La página anterior no estaba actualizada. Continúa aquí.
notice-not-saved-yet = Todavía no se ha guardado nada. Comprueba tus datos y guárdalos.
notice-press-again = Confirmado. Todavía no se ha cambiado nada: pulsa el botón otra vez.
notice-trial = Esto es una prueba: no se guarda nada y la aplicación no recibe nada.
notice-account-made = Tu cuenta está creada. Inicia sesión ahora.
notice-address-taken = Ahora ya existe una cuenta con este correo electrónico. Inicia sesión con ella.
notice-email-changed = Tu correo electrónico ha cambiado.
change-email = Cambiar el correo electrónico
change-email-ask = Para cambiarlo, pregunta a un administrador.
change-email-text = El correo electrónico de tu cuenta es { $address }.
change-email-how = Enviaremos un correo a la nueva dirección. Cuando la confirmes allí, será la de tu cuenta e iniciarás sesión con ella. Avisamos a la dirección anterior, desde la que se puede deshacer el cambio durante 7 días.
change-email-new = Nuevo correo electrónico
change-email-same = Este ya es el correo electrónico de tu cuenta
change-email-domain = Aquí solo se pueden usar correos electrónicos de estos dominios: { $domains }
change-email-link-text = Abriste el enlace de nuestro correo. Continúa para que { $address } sea el correo electrónico de tu cuenta.
phone = Teléfono
phone-text = El teléfono de tu cuenta es { $number }.
phone-how = Enviaremos un SMS con un código al número. Cuando lo hayas escrito, el número será parte de tu cuenta: las aplicaciones a las que se lo permitas pueden verlo y, donde esté permitido, puedes iniciar sesión con códigos que se envían a él. Te avisamos por correo electrónico.
phone-new = Número de teléfono
phone-hint = Número de móvil con prefijo del país, por ejemplo +49 170 1234567
phone-invalid = Escribe un número de teléfono con prefijo del país, por ejemplo +49 170 1234567
phone-not-mobile = Escribe el número de un teléfono móvil
phone-not-admitted = Aquí solo se pueden usar números que empiecen por: { $prefixes }
phone-same = Este ya es el teléfono de tu cuenta
phone-add = Añadir teléfono
phone-change = Cambiar o quitar
phone-remove = Quitar teléfono
phone-remove-text = Ya no se le envían códigos y las aplicaciones dejan de verlo.
phone-off = Aquí no se pueden añadir números de teléfono.
notice-phone-added = Teléfono añadido.
notice-phone-removed = Teléfono quitado.
notice-work-not-done = Tu navegador no completó la comprobación. Escribe de nuevo tu contraseña y envía otra vez el formulario.
notice-password-set = Tu contraseña está definida. Inicia sesión con ella.
notice-password-not-replaced = Tu contraseña nueva no se ha guardado, porque este inicio de sesión terminó mientras tanto. Inicia sesión o restablece tu contraseña otra vez.
notice-session-over = Has cerrado la sesión, así que no se ha cambiado nada. Inicia sesión para continuar.

# Segundo factor al iniciar sesión
signing-in-as = Inicio de sesión como { $account }
totp-title = Escribe el código de tu aplicación de autenticación
totp-hint = Cambia cada 30 segundos.
totp-missing = Escribe el código de tu aplicación
totp-mismatch = El código no es correcto. Escribe el más reciente o usa otro método.
totp-used = Este código ya se ha usado. Espera al siguiente.
totp-verify = Verificar
totp-use = Usar un código de la aplicación
totp-lost = ¿Has perdido tu teléfono? { $link }.
totp-lost-all = ¿Has perdido tu teléfono? Un administrador puede restablecer tu segundo factor.
totp-never = Nunca pedimos códigos por correo electrónico ni por teléfono.
recovery-code = Código de recuperación
recovery-code-title = Escribe un código de recuperación
recovery-code-use = Usa un código de recuperación
recovery-code-hint = Uno de los diez códigos que guardaste. Cada uno funciona una sola vez.
recovery-code-missing = Escribe uno de tus códigos de recuperación
recovery-code-mismatch = El código de recuperación no es correcto. Inténtalo de nuevo o usa otro método.
recovery-code-used = Este código de recuperación ya se ha usado. Usa otro.
recovery-codes-left-text = Puedes crear códigos nuevos en tu cuenta, en «Segundo factor».
enrol-because-app = { $app } requiere un segundo factor.
enrol-because-account = Tu cuenta requiere un segundo factor.
enrol-because-faster = Crea una llave de acceso en este dispositivo e inicia sesión con tu huella, tu cara o el PIN del dispositivo. A partir de entonces, tu contraseña sola no bastará. Recibirás códigos de recuperación por si pierdes el dispositivo.
enrol-because-offered = { $app } recomienda un segundo factor. Configúralo ahora o continúa sin él.
not-now = Ahora no
codes-used-up = Demasiados códigos incorrectos. Inicia sesión de nuevo desde el principio.

# Llaves de acceso
passkeys = Llaves de acceso
passkey = Llave de acceso
passkey-none = Aún no hay ninguna llave de acceso
passkey-none-text = Con una llave de acceso confirmas que eres tú con tu huella, tu rostro o el PIN de tu dispositivo. Una llave de acceso no se puede adivinar y no funciona en páginas falsas.
passkey-add = Añadir una llave de acceso
passkey-full = { $count ->
    [one] Solo puedes tener una llave de acceso. Quítala para añadir otra.
   *[other] Puedes tener { $count } llaves de acceso como máximo. Quita una para añadir otra.
}
passkey-synced = Se puede usar en varios de tus dispositivos
passkey-bound = Permanece en un solo dispositivo
passkey-name-hint = Por ejemplo, el dispositivo o el gestor de contraseñas que guarda la llave de acceso.
passkey-enrol-title = Configura una llave de acceso
passkey-enrol-confirm = Crear llave de acceso
passkey-enrol-mismatch = No se ha podido configurar la llave de acceso. Inténtalo de nuevo.
passkey-taken = Esta llave de acceso ya está configurada. Crea una nueva.
passkey-held = Este dispositivo ya tiene una llave de acceso para tu cuenta. Usa otro dispositivo o conserva la que tienes.
passkey-title = Confirma con tu llave de acceso
passkey-text = Tu dispositivo te pedirá tu huella, tu rostro o su PIN.
passkey-use = Usar una llave de acceso
passkey-sign-in = Iniciar sesión con una llave de acceso
passkey-missing = Las llaves de acceso necesitan JavaScript. Actívalo en tu navegador o usa otro método.
passkey-unsupported = Las llaves de acceso no funcionan en este navegador o en este dispositivo. Usa otro navegador u otro método.
passkey-stopped = No se ha confirmado nada. Inténtalo de nuevo o usa otro método.
passkey-mismatch = No se ha podido comprobar la llave de acceso. Inténtalo de nuevo o usa otro método.
passkey-unverified = Tu dispositivo no ha comprobado que eres tú. Configura en él un bloqueo de pantalla o un PIN e inténtalo de nuevo.
passkey-unknown = Esta llave de acceso no pertenece a tu cuenta. Usa otra u otro método.
passkey-gone = Esta llave de acceso ya no está configurada aquí. Usa otra o inicia sesión con tu contraseña.
passkey-offer-title = Inicia sesión más rápido la próxima vez

# Invitaciones
plate-invitation = te invita
invitation-title = Acepta tu invitación
invitation-by = { $person } te invita a { $host }.
invitation-text = Tienes una invitación a { $host }.
invitation-new = Elige una contraseña para tu cuenta nueva y luego inicia sesión con ella. El enlace solo funciona una vez.
invitation-has-account = Ya existe una cuenta con esta dirección. Inicia sesión en ella para aceptar la invitación.
invitation-this-account = Has iniciado sesión en esta cuenta. Se le añade lo que da la invitación.
invitation-groups = Grupos: { $groups }
invitation-admin = Pasas a ser administrador.
invitation-create = Crear cuenta
invitation-sign-in = Iniciar sesión y aceptar
invitation-accept = Aceptar invitación
error-invitation-over-text = Si ya aceptaste la invitación, inicia sesión. Si no, abre el enlace del correo más reciente o pide uno nuevo a quien te invitó.
notice-invitation-accepted = Invitación aceptada.
upstream-sign-in = Continuar con { $name }
upstream-title = Confirma que eres tú
upstream-use = Usar una cuenta conectada
upstream-denied = No iniciaste sesión con { $name }. Vuelve a intentarlo o inicia sesión de otra forma.
upstream-away = No se puede acceder a { $name } en este momento. Vuelve a intentarlo más tarde o inicia sesión de otra forma.
upstream-refused = No se pudo completar el inicio de sesión con { $name }. Vuelve a intentarlo o inicia sesión de otra forma. Si vuelve a ocurrir, avisa a tu administrador.
upstream-unknown = Tu cuenta de { $name } no está conectada con ninguna cuenta de aquí. Inicia sesión en tu cuenta de aquí: después se te preguntará si quieres conectarlas.
upstream-other = Esta cuenta de { $name } no está conectada con tu cuenta de aquí. Inicia sesión allí con la cuenta conectada o usa otra forma.
upstream-taken = Esta cuenta de { $name } está conectada con otra cuenta de aquí.
upstream-not-fresh = { $name } no confirma que acabas de iniciar sesión allí. Cierra la sesión allí y vuelve a intentarlo, o usa otra forma.
upstream-too-many = Fallaron demasiados inicios de sesión con { $name } desde tu red. Espera unos minutos o inicia sesión de otra forma.
connect-title = ¿Conectar tu cuenta de { $name }?
connect-title-none = Conectar una cuenta
connect-text = A partir de entonces, quien pueda iniciar sesión allí podrá iniciar sesión en tu cuenta de aquí. Conéctala solo si es tuya.
connect-unproven = No verificada allí
connect-yes = Conectar
connect-no = Ahora no
connect-taken = Alguien ya inicia sesión con esta cuenta. No se ha conectado.
connect-too-many = Tienes el máximo de cuentas conectadas. Desconecta una primero.
connect-gone = La cuenta ya no se puede conectar: el inicio de sesión allí fue hace demasiado tiempo o el proveedor ha cambiado. Puedes empezar de nuevo en la página de tu cuenta.
connect-with = Conectar { $name }
nav-connected = Cuentas conectadas
connected-title = Cuentas conectadas
connected-text = Cuentas de otros proveedores con las que puedes iniciar sesión.
connected-none = Ninguna cuenta conectada
connected-dead = No permite iniciar sesión
connected-only = Es tu única forma de iniciar sesión. Configura una contraseña o una llave de acceso antes de desconectarla.
disconnect = Desconectar
disconnect-which = Desconectar { $name }
connected-account = Cuenta conectada
notice-account-connected = Cuenta conectada.
notice-account-disconnected = Cuenta desconectada.
event-account-connected = Se conectó una cuenta de otro proveedor
event-account-disconnected = Se desconectó una cuenta de otro proveedor
