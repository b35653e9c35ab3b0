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
ago-now = ahora mismo
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
    [one] Revise un dato
   *[other] Revise { $count } datos
}
continue = Continuar
cancel = Cancelar
done = Listo
remove = Quitar
view = Ver
go-back = Volver
try-again = Intentarlo de nuevo
back-to-app = Volver a { $app }
open-app = Abrir { $app }
not-you = ¿No es usted?
sign-in = Iniciar sesión
sign-in-again = Iniciar sesión de nuevo
sign-out = Cerrar sesión
stay-signed-in = Seguir con la sesión
signed-in = Sesión iniciada
signed-out = Sesión cerrada
throttled = { $minutes ->
    [one] Demasiados intentos. Espere 1 minuto e inténtelo de nuevo.
   *[other] Demasiados intentos. Espere { $minutes } minutos e inténtelo de nuevo.
}
footer-help = Ayuda
footer-privacy = Privacidad
footer-terms = Condiciones
theme-current = Tema: { $theme }
theme-auto = automático
theme-light = claro
theme-dark = oscuro
language-title = Elegir un idioma

# La placa
plate-sign-in = le pide que inicie sesión
plate-consent = quiere usar su cuenta
plate-sent-you = le ha traído aquí
plate-came-from = Usted viene de aquí
plate-sign-out = le pide que cierre la sesión
plate-provider = Su cuenta
plate-setup = está listo para configurarse
plate-local = en este ordenador
plate-advice = Escriba su contraseña solo si la barra de direcciones dice { $host }.
app-unchecked = No revisada por { $provider }. Continúe solo si sabe quién gestiona esta aplicación.

# Iniciar sesión
sign-in-title = Iniciar sesión
sign-in-username = Correo electrónico o nombre de usuario
sign-in-username-missing = Escriba su correo electrónico o su nombre de usuario
sign-in-mismatch = No coincide. Revise ambos y escriba de nuevo la contraseña.
sign-in-disabled = Esta cuenta está desactivada. Consulte a quienes gestionan el servicio.
sign-in-accounts = Elegir otra cuenta
password = Contraseña
password-show = Mostrar
password-hide = Ocultar
password-missing = Escriba su contraseña
password-mismatch = No coincide. Escríbala de nuevo.
password-forgot = ¿Olvidó su contraseña?
password-title = Escriba su contraseña
password-title-again = Escriba de nuevo su contraseña
password-again = { $app } quiere asegurarse de que es usted.
password-recent = Su último inicio de sesión es demasiado antiguo para { $app }.
password-confirm = Lo que sigue es delicado: confirme que es usted.
new-password-title = Elija una contraseña nueva
first-password-title = Elija una contraseña
new-password = Contraseña nueva
new-password-set = Establecer contraseña
new-password-temporary = Otra persona puso su contraseña. Elija una que solo usted conozca.
new-password-compromised = Otras personas conocen su contraseña. Elija una nueva.
new-password-first = Este enlace sirve una sola vez. Elija la contraseña de su cuenta y después inicie sesión con ella.
new-password-rule = { $minimum ->
    [one] Al menos 1 carácter. Unas pocas palabras sin relación entre sí funcionan bien.
   *[other] Al menos { $minimum } caracteres. Unas pocas palabras sin relación entre sí funcionan bien.
}
new-password-missing = Escriba una contraseña nueva.
new-password-too-short = { $minimum ->
    [one] Use al menos 1 carácter.
   *[other] Use al menos { $minimum } caracteres.
}
new-password-too-long = { $maximum ->
    [one] Use como máximo 1 byte.
   *[other] Use como máximo { $maximum } bytes.
}
new-password-personal = No incluya su nombre ni su dirección.
new-password-same = Elija una distinta de la actual.
new-password-keyboard = Las teclas contiguas se adivinan enseguida. Añada palabras sin relación.
new-password-repeats = Los caracteres repetidos aportan poco. Añada palabras sin relación.
new-password-sequence = Las secuencias como abc o 6543 se adivinan enseguida. Añada palabras sin relación.
new-password-dates = Las fechas y los años se adivinan pronto. Añada palabras sin relación.
new-password-word = Una sola palabra se adivina pronto. Añada palabras sin relación.
new-password-names = Los nombres se adivinan pronto. Añada palabras sin relación.
new-password-common = Mucha gente usa esta. Elija otra.
new-password-guessable = Esta se adivina con demasiada facilidad. Añada palabras sin relación.

# Cuentas en este navegador
account-choice-title = Elija una cuenta
account-choice-app = para continuar en { $app }
account-choice-another = Usar otra cuenta
account-choice-remove = Quitar una cuenta de esta lista
account-removal-title = Quitar cuentas
account-removal-text = Al quitar una cuenta se cierra su sesión en este navegador. La cuenta en sí se conserva.
remove-account = Quitar { $account }

# Consentimiento
consent-title = ¿Permitir que { $app } use su cuenta?
consent-run-by = Gestionada por
consent-return-to = Usted vuelve a
consent-policy = Política de privacidad
consent-will-see = { $app } verá
consent-may-do = { $app } podrá actuar en su nombre
consent-identity-only = { $app } sabrá que es usted, y nada más.
consent-resource = Usar { $name }
consent-choice = Usted decide
consent-new = Nuevo
consent-accept = Permitir
consent-take-back = Puede retirar este permiso en cualquier momento en { $link }.
consent-take-back-link = Su cuenta, Aplicaciones
scope-profile = Su nombre y perfil
scope-email = Su correo electrónico
scope-email-confirmed = { $email }, confirmado
scope-email-unconfirmed = { $email }, sin confirmar
scope-address = Su dirección postal
scope-phone = Su número de teléfono
scope-groups = Sus grupos
scope-offline-access = Acceso mientras usted no está
scope-offline-access-until = { $days ->
    [one] Durante 1 día como máximo, hasta el { $date }
   *[other] Durante { $days } días como máximo, hasta el { $date }
}
scope-claim = Su dato «{ $name }»
scope-other = Permiso «{ $name }»
scope-nothing = No consta en su cuenta

# Configuración
setup-title = Crear la primera cuenta de administración
setup-text = Esta cuenta puede hacerlo todo aquí. Más adelante podrá añadir otras.
setup-email = Correo electrónico
setup-name = Nombre
setup-username = Nombre de usuario
setup-username-hint = Sirve para iniciar sesión, igual que el correo electrónico.
setup-create = Crear cuenta
setup-email-invalid = Escriba un correo electrónico, por ejemplo nombre@example.com
setup-email-taken = Ya hay una cuenta con este correo electrónico
setup-username-invalid = Use letras, cifras, puntos, guiones y guiones bajos
setup-username-taken = Este nombre de usuario ya está en uso

# Errores
error-the-app = la aplicación
error-reference = Si vuelve a ocurrir, indique esta referencia a quienes gestionan la aplicación:
error-developer = Para quienes desarrollan esta aplicación
error-code = Error
error-parameter = Parámetro
error-rule = Regla
error-received = Recibido
error-registered = { $count ->
    [one] Registrada
   *[other] Registrada, la más cercana de { $count }
}
error-registered-hidden = Quien administra la aplicación y ha iniciado sesión aquí ve también lo registrado, con la diferencia marcada.
error-differences = { $count ->
    [one] Una diferencia, marcada arriba.
   *[other] { $count } diferencias, marcadas arriba.
}
error-app-request = Este enlace de inicio de sesión no funciona
error-app-request-text = Algo en él no corresponde a lo acordado con { $app }. Su cuenta está bien y no se envió nada. Vuelva atrás e inténtelo otra vez.
error-redirect-address = Este enlace no corresponde a los ajustes de { $app }
error-redirect-address-text = Su cuenta está bien y no se envió nada a { $app }. Vuelva atrás e inténtelo otra vez.
error-unknown-app = No conocemos esta aplicación
error-unknown-app-text = El enlace nombra una aplicación que no está registrada aquí. Su cuenta está bien. Vuelva atrás y busque otra entrada.
error-app-disabled = { $app } está desactivada
error-app-disabled-text = Quienes gestionan este servicio la desactivaron. Su cuenta está bien.
error-not-allowed = Usted no tiene acceso a { $app }
error-not-allowed-text = Su cuenta está bien, pero no figura en la lista de { $app }. Consulte a quienes la gestionan.
error-expired = Esta página ya se usó o es demasiado antigua
error-expired-text = No se perdió nada. Vuelva a { $app } y empiece de nuevo.
error-no-cookies = Su navegador no envió ninguna cookie
error-no-cookies-text = Para iniciar sesión hacen falta cookies. Permítalas para esta dirección e inténtelo de nuevo.
error-foreign-form = Este formulario ya no es válido
error-foreign-form-text = Vino de otra página o es anterior al cierre de su sesión. No se cambió nada. Inténtelo de nuevo.
error-another-host = Abra esta página en { $host }
error-another-host-text = La abrió con otra dirección. Los formularios solo se aceptan en { $host }. No se cambió nada.
error-link-over = Este enlace ya se usó o ha caducado
error-link-over-text = Si ya eligió su contraseña, inicie sesión con ella. Si no, pida un enlace nuevo a la administración.
error-setup-link-over-text = Si ya se creó la primera cuenta de administración, inicie sesión. Si no, use el último enlace que mostró el servidor al arrancar.
error-sign-out = Su sesión sigue abierta
error-signed-out-already = No tiene ninguna sesión abierta aquí
error-sign-out-hint = El enlace de cierre de sesión de { $app } ya no se puede verificar, así que no le devolveremos allí.
error-sign-out-address = { $app } pidió continuar en una dirección que no tiene registrada, así que no le enviaremos a ella.
error-sign-out-app = El enlace de cierre de sesión nombra una aplicación que no está registrada aquí o se hizo para otra, así que no le devolveremos.
error-sign-out-malformed = El enlace de cierre de sesión está dañado, así que no le devolveremos.
error-not-found = No hay nada en esta dirección
error-not-found-text = Revise la dirección o vaya a la página de inicio.
error-method = Esta dirección no se abre así
error-method-text = Está pensada para aplicaciones. Vaya a la página de inicio.
error-malformed = Esta petición no se puede leer
error-malformed-text = Falta una parte o no es como se esperaba. Vuelva atrás e inténtelo otra vez.
error-too-large = Esta petición es demasiado grande
error-too-large-text = Envíe menos de una vez e inténtelo de nuevo.
error-too-many = Demasiadas peticiones
error-too-many-text = Espere un minuto e inténtelo de nuevo.
error-unavailable = Ahora mismo no se puede iniciar sesión
error-unavailable-text = Una parte del servicio no responde. Su cuenta está bien. Inténtelo de nuevo dentro de un minuto.
error-internal = Algo salió mal aquí
error-internal-text = No es culpa suya y ha quedado registrado. Inténtelo de nuevo dentro de un minuto.

# Cerrar sesión
sign-out-title = ¿Cerrar sesión?
sign-out-text = Su sesión en este navegador terminará.
signed-out-title = Ha cerrado la sesión
signed-out-text = En este navegador, a las { $time }. Los demás dispositivos siguen con la sesión iniciada.
signed-out-advice = En un ordenador compartido, cierre también el navegador.
signed-out-no-answer = No respondió. Puede que su sesión siga abierta allí.
signed-out-not-told = Tiene su propia sesión. Puede que siga abierta allí.
form-post-title = Un momento
form-post-text = Está volviendo a { $app }.

# Su cuenta
nav-account = Su cuenta
nav-menu = Menú
nav-home = Inicio
nav-profile = Perfil
nav-security = Seguridad
nav-sessions = Sesiones
nav-apps = Aplicaciones
home-title = Hola, { $name }
home-signed-in = Inició sesión { $time }
home-apps = Sus aplicaciones
home-open-there = Inicie la sesión allí
home-empty-title = Aún no hay ninguna aplicación conectada
home-empty-text = Las aplicaciones que puede usar aparecen aquí en cuanto alguien las conecta.
account-title = Su cuenta
account-name = Nombre
account-email = Correo electrónico
account-username = Nombre de usuario
account-groups = Grupos
account-no-groups = Ninguno
account-since = Desde
email-confirmed = Confirmado
email-unconfirmed = Sin confirmar
account-sessions = { $count ->
    [one] Sesión iniciada en un lugar
   *[other] Sesión iniciada en { $count } lugares
}
account-apps = { $count ->
    [0] Ninguna aplicación usa su cuenta
    [one] Una aplicación usa su cuenta
   *[other] { $count } aplicaciones usan su cuenta
}
password-set-at = Último cambio: { $date }
next-password = Otra persona puso su contraseña o la conocen otras personas.
next-sessions = { $count ->
    [one] Una sesión no se usa desde hace mucho.
   *[other] { $count } sesiones no se usan desde hace mucho.
}
next-sessions-action = Ver las sesiones
next-apps = { $count ->
    [one] Una aplicación no se usa desde hace mucho.
   *[other] { $count } aplicaciones no se usan desde hace mucho.
}
next-apps-action = Ver las aplicaciones
sessions-title = Dónde tiene la sesión iniciada
sessions-text = Si no reconoce alguna, termínela y cambie su contraseña.
sessions-empty = Ninguna sesión
session-this = Este navegador
session-active-now = Activa ahora
session-used = Último uso: { $time }
session-started = Iniciada el { $time }
session-apps = Aplicaciones: { $apps }
session-end = Terminar
session-end-which = Terminar: { $browser }
session-end-others = Terminar todas las demás
browser-on-system = { $browser } en { $system }
browser-unknown = Navegador desconocido
apps-title = Aplicaciones que usan su cuenta
apps-text = Revoque lo que ya no use. La aplicación volverá a pedir permiso.
apps-empty-title = Ninguna aplicación usa su cuenta
apps-empty-text = Las aplicaciones aparecen aquí después de iniciar sesión en ellas.
app-since = Desde el { $date }
app-revoke = Revocar
app-revoke-which = Revocar { $app }
change-password = Cambiar contraseña
current-password = Contraseña actual
current-password-missing = Escriba su contraseña actual
current-password-mismatch = Esa no es su contraseña actual. Escríbala de nuevo.
end-other-sessions = Terminar mis otras sesiones

# Segundo factor
second-factor = Segundo factor
second-factor-text = Después de la contraseña se pide un código de una aplicación de autenticación. Quien averigüe su contraseña seguirá sin poder entrar.
second-factor-apps = Aplicaciones de autenticación
second-factor-app = Aplicación de autenticación
second-factor-none = Todavía no hay ninguna aplicación de autenticación
second-factor-none-text = Sirve cualquier aplicación de códigos de un solo uso; muchos gestores de contraseñas también lo son.
second-factor-add = Añadir una aplicación de autenticación
second-factor-set-up = Configurar
second-factor-full = { $count ->
    [one] No puede tener más de una aplicación. Quítela para añadir otra.
   *[other] No puede tener más de { $count } aplicaciones. Quite una para añadir otra.
}
second-factor-since = Añadida el { $date }
second-factor-used = Último uso: { $time }
second-factor-unused = Sin usar desde entonces
second-factor-manage = Gestionar
second-factor-manage-which = Gestionar: { $name }
second-factor-required = Su cuenta debe tener un segundo factor, por eso la última aplicación se queda. Añada antes otra.
second-factor-name = Nombre
second-factor-name-hint = Puede quedar vacío. Por ejemplo, el teléfono en que está la aplicación.
second-factor-rename = Guardar el nombre
second-factor-remove = Quitar esta aplicación
second-factor-remove-text = Sus códigos dejarán de servir para entrar.
second-factor-remove-last = Es la única: con ella desaparecen sus códigos de recuperación, y la contraseña sola bastará para entrar.
second-factor-back = Volver al segundo factor
label-missing = Escriba un nombre
label-too-long = Use 64 caracteres como máximo
label-character = Quite los caracteres invisibles
enrol-title = Configurar una aplicación de autenticación
enrol-picture = Código QR para la aplicación de autenticación
enrol-scan = Escanee la imagen con la aplicación
enrol-by-hand = O escriba en ella esta clave:
enrol-open = Abrir en una aplicación de este dispositivo
enrol-code = Código de 6 cifras
enrol-code-hint = El que la aplicación muestra ahora. Cambia cada 30 segundos. Los espacios no molestan.
enrol-code-missing = Escriba el código que muestra la aplicación
enrol-code-mismatch = No coincide. Escriba el código más reciente y compruebe que el reloj de su dispositivo está en hora.
enrol-confirm = Configurar
recovery-codes = Códigos de recuperación
recovery-codes-left = { $count ->
    [0] No queda ningún código
    [one] Queda 1 código
   *[other] Quedan { $count } códigos
}
recovery-codes-few = { $count ->
    [0] No le queda ningún código de recuperación. Sin su aplicación de autenticación no podría entrar.
    [one] Le queda un código de recuperación.
   *[other] Le quedan { $count } códigos de recuperación.
}
recovery-codes-made = Creados el { $date }
recovery-codes-renew = Crear códigos nuevos
recovery-codes-renew-text = Los códigos nuevos sustituyen a todos los que tiene.
recovery-codes-title = Sus códigos de recuperación
recovery-codes-text = Cada uno sirve para entrar una vez, en lugar de un código de la aplicación. Imprímalos o guárdelos con sus contraseñas: no se mostrarán de nuevo.
recovery-codes-whose = Para { $account } en { $host }
recovery-codes-stored = Los he guardado
account-second-factors = { $count ->
    [0] Sin configurar
    [one] Una aplicación de autenticación
   *[other] { $count } aplicaciones de autenticación
}
next-second-factor = Solo su contraseña protege esta cuenta. Un segundo factor detiene a quien la averigüe.

# Sucesos de seguridad
events-title = Sucesos de seguridad recientes
events-text = Si no reconoce alguno, cambie su contraseña y cierre sus otras sesiones.
event-signed-in = Usted inició sesión
event-sign-in-refused = Se rechazó un inicio de sesión
event-password-changed = Usted cambió su contraseña
event-password-change-refused = Se rechazó un cambio de su contraseña
event-password-chosen = Usted eligió su contraseña con un enlace de un solo uso
event-password-set = La administración puso su contraseña
event-factor-enrolled = Se añadió una aplicación de autenticación
event-factor-renamed = Se cambió el nombre de una aplicación de autenticación
event-factor-removed = Se quitó una aplicación de autenticación
event-factor-reset = La administración quitó su segundo factor
event-factor-used = Se usó un código de su aplicación de autenticación
event-factor-refused = La contraseña era correcta, pero se rechazó el código
event-codes-renewed = Se crearon códigos de recuperación nuevos
event-code-used = Se usó un código de recuperación
event-sessions-ended = Se cerraron todas sus sesiones

# Lo que acaba de ocurrir
notice-password-changed = { $count ->
    [0] Su contraseña ha cambiado.
    [one] Su contraseña ha cambiado. Terminó otra sesión.
   *[other] Su contraseña ha cambiado. Terminaron otras { $count } sesiones.
}
notice-session-ended = La sesión terminó.
notice-other-sessions-ended = { $count ->
    [one] Terminó otra sesión.
   *[other] Terminaron otras { $count } sesiones.
}
notice-app-revoked = { $app } ya no puede usar su cuenta.
notice-second-factor-added = La aplicación de autenticación está configurada.
notice-second-factor-renamed = El nombre está guardado.
notice-second-factor-removed = La aplicación de autenticación se ha quitado.
notice-account-removed = La cuenta ya no está en esta lista.
notice-set-up = Todo está listo. Conecte su primera aplicación en «Aplicaciones».
notice-stale-page = Esa página era antigua. Continúe desde aquí.
notice-session-over = Su sesión terminó entretanto. Inicie sesión para continuar.

# Segundo factor al iniciar sesión
signing-in-as = Inicio de sesión como { $account }
totp-title = Escriba el código de su aplicación de autenticación
totp-hint = Cambia cada 30 segundos. Los espacios no molestan.
totp-missing = Escriba el código que muestra su aplicación
totp-mismatch = No coincide. Escriba el código más reciente o use otro medio.
totp-used = Ese código ya se usó. Espere al siguiente.
totp-verify = Verificar
totp-use = Usar el código de la aplicación
totp-lost = ¿Perdió su teléfono? { $link }.
totp-lost-all = ¿Perdió su teléfono? Un administrador puede restablecer su segundo factor.
totp-never = Nunca pedimos códigos por correo ni por teléfono.
recovery-code = Código de recuperación
recovery-code-title = Escriba un código de recuperación
recovery-code-use = Use un código de recuperación
recovery-code-hint = Uno de los diez que guardó. Cada uno sirve una vez.
recovery-code-missing = Escriba uno de sus códigos de recuperación
recovery-code-mismatch = No es ninguno de sus códigos de recuperación. Escríbalo de nuevo o use otro medio.
recovery-code-used = Ese código de recuperación ya se usó. Use otro.
recovery-codes-left-text = Cree códigos nuevos en la página de su cuenta, en «Segundo factor».
enrol-because-app = { $app } solo se puede usar con un segundo factor.
enrol-because-account = Su cuenta debe tener un segundo factor.
enrol-because-offered = { $app } prefiere un segundo factor. Configúrelo ahora o continúe sin él.
not-now = Ahora no
codes-used-up = Demasiados códigos incorrectos. Inicie sesión de nuevo desde el principio.
