# The console of the admins: what stands round its pages, and its overview
console-name = Consola de Latchkey
console-nav = Consola
console-overview = Resumen
console-overview-until = Las últimas 24 horas hasta las { $time }
console-signed-in = Inicios de sesión
console-failed = Inicios fallidos
console-failed-short = Fallidos
console-sessions = Sesiones
console-people = Personas
console-apps = Aplicaciones
console-chart = Inicios de sesión por hora
console-chart-title = Inicios de sesión logrados y fallidos, por hora, en las últimas 24 horas
console-chart-good = Logrados
console-chart-bad = Fallidos, bajo la línea
console-chart-empty = Nadie inició sesión ni falló al intentarlo en las últimas 24 horas.
console-chart-peak = { $count } a las { $time }
console-as-table = Mostrar como tabla
console-hour = Hora (UTC)
error-admins-only = Esto es para administradores
error-admins-only-text = Tu cuenta no puede usar la consola. Un administrador puede darte el rol owner, o inicia sesión con otra cuenta.

# Personas, grupos, sesiones, claves y registro, vistos por los admins
console-groups = Grupos
console-keys = Claves de firma
console-audit = Auditoría
console-find = Buscar
console-sort = Ordenar por
search-everything = Buscar cualquier cosa
search-title = Encontrado
search-empty = Escriba lo que busca
search-none = Nada coincide
search-hint = Personas, aplicaciones y grupos se encuentran por una parte del nombre, la dirección o el ID; sesiones, autorizaciones y eventos por su ID o por la referencia de una página de error.
search-grants = Autorizaciones
search-all-in = Todo en { $list }
console-clear = Quitar los filtros
console-pages = Páginas
console-previous = Anterior
console-next = Siguiente
console-save = Guardar
console-by-command = Lo mismo con una orden:
console-now = Guardado ahora: { $value }
console-now-empty = Guardado ahora: nada
console-stale = Otra persona guardó cambios desde que abrió esta página. Lo que escribió sigue aquí, junto a lo que está guardado ahora. Compare ambos y después guarde.
console-field-malformed = Esto llegó dos veces, es demasiado largo o contiene caracteres que no se pueden guardar. Escríbalo de nuevo.
console-type-to-confirm = Escriba { $word } para confirmar
console-not-confirmed = No coincide. Escríbalo exactamente como aparece aquí.
people-count = { $count ->
    [one] Una persona
   *[other] { $count } personas
}
people-new = Añadir una persona
people-search = Nombre, dirección o nombre de usuario
people-status = Cuentas
people-status-all = Todas
people-status-active = Pueden iniciar sesión
people-status-disabled = Desactivadas
people-factor-all = Con y sin
people-factor-with = Tiene uno
people-factor-without = No tiene
people-role-any = Cualquier derecho
people-sort-address = Dirección, desde la A
people-sort-address-down = Dirección, desde la Z
people-sort-seen = Último inicio, el más antiguo primero
people-sort-seen-down = Último inicio, el más reciente primero
people-sort-created = La cuenta más antigua primero
people-sort-created-down = La cuenta más nueva primero
people-none = Ninguna persona coincide
people-person = Persona
people-username = Nombre de usuario
people-state = Estado
people-last-sign-in = Último inicio de sesión
person-active = Puede iniciar sesión
person-disabled = Desactivada
person-admin = Admin
person-never = Nunca
person-given-name = Nombre de pila
person-family-name = Apellidos
person-email-verified = Se sabe que la dirección es suya
person-claims = Otros claims
person-claims-hint = Lo que las apps saben además de los campos de arriba, como objeto JSON.
person-claims-invalid = No es un objeto JSON. Empiece con una llave de apertura y termine con una de cierre.
person-claim-reserved = { $claim } no se pone aquí: tiene un campo propio o se deduce de la cuenta.
person-claims-long = Estos claims superan 8 kB en este formulario o 16 kB en total. Acórtelos.
person-claim-text = { $claim } debe ser un texto entre comillas, de una línea y de 254 caracteres como máximo.
person-claim-web-address = { $claim } debe ser una dirección web completa entre comillas, que empiece por https:// o http://.
person-claim-birth-date = { $claim } debe ser una fecha entre comillas: AAAA-MM-DD, o solo el año.
person-claim-boolean = { $claim } debe ser true o false, sin comillas.
person-claim-address = { $claim } debe ser un objeto cuyos valores sean textos, como formatted.
person-name-unfit = Como máximo 254 caracteres, sin saltos de línea ni caracteres que inviertan el sentido de la escritura.
person-first-way = Primer acceso
person-way-link = Enlace de un solo uso
person-way-password = Contraseña temporal
person-create = Crear la cuenta
person-history = Historial
person-id = ID
person-created = Cuenta desde
person-password-temporary = Temporal, puesta el { $date }
person-no-password = Todavía ninguna
person-second-factors = Segundo factor
person-second-factor-count = { $count ->
    [0] Ninguno
    [one] Uno
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Ninguna
    [one] Una
   *[other] { $count }
}
person-no-groups = En ningún grupo
person-group = Grupo
person-group-add = Añadir al grupo
person-group-remove-which = Quitar de { $group }
person-ways = Inicio de sesión
person-link-text = Lleva a esta persona a una página donde elige una contraseña. Sirve una vez, durante 24 horas, y sustituye al enlace anterior.
person-link-make = Crear un enlace
person-password-text = Sustituye la contraseña. Todas las sesiones terminan de inmediato y la persona deberá elegir otra en el próximo inicio de sesión.
person-password-make = Poner una contraseña temporal
person-reset-text = Quita las aplicaciones de códigos y los códigos de recuperación. Todas las sesiones terminan de inmediato.
person-reset = Restablecer el segundo factor
person-end-text = Cierra la sesión de esta persona en todas partes. Las apps pierden el acceso de inmediato.
person-end = Terminar todas las sesiones
person-rights = Derechos
person-admin-text = Puede hacer todo en esta consola, también nombrar a otros admins.
person-admin-give = Hacer admin
person-admin-take = Quitar el derecho
person-may-sign-in = Cuenta
person-disable-text = Nadie puede iniciar sesión en una cuenta desactivada; sus sesiones terminan de inmediato.
person-enable-text = Esta cuenta está desactivada: nadie puede iniciar sesión en ella.
person-disable = Desactivar
person-enable = Activar
person-disabled-first = Esta cuenta está desactivada. Actívela primero.
person-last-admin = Es el último admin. Haga admin a otra persona primero.
person-delete = Eliminar a esta persona
person-delete-text = { $sessions ->
    [0] La cuenta y todo lo que le pertenece desaparece, y todas las apps pierden el acceso.
    [one] La cuenta y todo lo que le pertenece desaparece, termina una sesión y todas las apps pierden el acceso.
   *[other] La cuenta y todo lo que le pertenece desaparece, terminan { $sessions } sesiones y todas las apps pierden el acceso.
} No se puede deshacer.
once-password = Entregue esta contraseña temporal
once-password-text = Se muestra solo esta vez. En el próximo inicio de sesión la persona elige otra.
once-link = Entregue este enlace
once-link-text = Se muestra solo esta vez, sirve una vez y vale hasta { $time }.
member-no-group = No hay ningún grupo con este nombre. Revíselo o cree el grupo primero.
member-no-person = Nadie tiene esta dirección, nombre de usuario o ID. Revíselo.
member-until-invalid = No es un día futuro. Elija uno posterior a hoy o déjelo vacío.
member-person = Persona
member-until = Hasta (opcional)
member-until-hint = La pertenencia termina cuando empieza este día, en UTC.
member-until-time = Hasta { $time }
member-for-good = Sin fin
groups-text = Las apps conocen los grupos de una persona cuando los piden.
groups-search = Nombre
groups-none = Ningún grupo coincide
groups-empty = Todavía no hay grupos
groups-empty-text = Los grupos reúnen personas para que las apps les den derechos en conjunto.
groups-any-factor = Cualquiera
group-people = En la lista de personas
group-name = Nombre del grupo
group-name-hint = Las apps lo ven tal como está aquí.
group-name-unfit = De 1 a 128 letras, cifras y signos, con un solo espacio entre palabras.
group-name-taken = Otro grupo tiene este nombre. Elija otro.
group-new = Crear un grupo
group-create = Crear el grupo
group-members = Miembros
group-member-count = { $count ->
    [0] Nadie
    [one] Un miembro
   *[other] { $count } miembros
}
group-no-members = Todavía nadie pertenece a este grupo.
group-member-add = Añadir al grupo
group-member-remove-which = Quitar a { $person } del grupo
group-settings = Ajustes
group-requires = Sus miembros necesitan un segundo factor
group-requires-tag = Segundo factor
group-delete = Eliminar este grupo
group-delete-text = { $count ->
    [0] Ahora nadie pertenece a él.
    [one] Una persona pierde lo que las apps dan a este grupo.
   *[other] { $count } personas pierden lo que las apps dan a este grupo.
} Las cuentas permanecen. No se puede deshacer.
sessions-count = { $count ->
    [one] Una sesión
   *[other] { $count } sesiones
}
sessions-any-app = Cualquier app
sessions-none = Ninguna sesión coincide
sessions-browser = Navegador
sessions-started = Comienzo
sessions-used = Último uso
sessions-two-factors = Dos factores
sessions-end-which = Terminar esta sesión de { $person }
sessions-end-person = Terminar todas las sesiones de { $person }
sessions-end-everybody = Terminar las sesiones de todos
sessions-end-everybody-text = { $count ->
    [one] Termina una sesión
   *[other] Terminan { $count } sesiones
}, también la suya, y todas las apps pierden el acceso hasta que las personas vuelvan a iniciar sesión. No se puede deshacer.
keys-text = { $days ->
    [0] Firman lo que reciben las apps. La clave siguiente toma el relevo cuando usted la cambia.
    [one] Firman lo que reciben las apps. La clave siguiente toma el relevo sola después de un día.
   *[other] Firman lo que reciben las apps. La clave siguiente toma el relevo sola después de { $days } días.
}
key-id = ID de la clave
key-algorithm = Algoritmo
key-made = Creada
key-signs-since = Firma desde
key-stopped = Fin
key-next = Siguiente
key-active = Firma
key-retired = Retirada
key-revoked = Revocada
key-revoke = Revocar
key-revoke-which = Revocar { $key }
key-revoke-title = Revocar una clave de firma
key-revoke-active = Para una clave que se filtró. Todo token que firmó se rechaza desde ahora y la clave siguiente firma de inmediato. No se puede deshacer.
key-revoke-next = Todavía no ha firmado nada. Una clave nueva ocupa su lugar como siguiente. No se puede deshacer.
key-revoke-retired = Todo token aún válido que firmó se rechaza desde ahora. No se puede deshacer.
keys-rotate = Firmar con la clave siguiente
keys-rotate-text = Lo que firmó la clave actual sigue siendo válido hasta que caduque.
keys-rotate-which = Cambiar { $algorithm }
audit-text = Lo que se hizo y lo que se rechazó, lo más reciente primero.
audit-export-lines = Exportar JSON Lines
audit-export-csv = Exportar CSV
audit-event = Evento
audit-any-event = Cualquier evento
audit-outcome = Resultado
audit-any-outcome = Cualquier resultado
audit-app = App
audit-since = Desde (UTC)
audit-until = Hasta (UTC)
audit-day-invalid = No es un día. Escríbalo como 2026-12-31.
audit-reference = Referencia
audit-reference-hint = De una página de error, del log o un ID
audit-none = Ningún evento coincide
audit-when = Cuándo
audit-who = Quién
audit-to = A quién o a qué
audit-more = Detalles
audit-more-of = Detalles de { $event }
audit-refused = Rechazado
audit-sum = { $count } en este minuto
audit-by-person = Una persona
audit-by-app = Una app
audit-by-command = La línea de órdenes
audit-by-system = El propio servidor
audit-by-nobody = Nadie conocido
notice-saved = Guardado.
notice-sessions-ended = Las sesiones han terminado.
notice-person-disabled = La cuenta está desactivada y sus sesiones han terminado.
notice-person-enabled = La cuenta vuelve a estar activa.
notice-person-deleted = La persona ha sido eliminada.
notice-admin-given = Esta persona ya es admin.
notice-admin-taken = Esta persona ya no es admin.
notice-second-factor-reset = El segundo factor está restablecido y las sesiones han terminado.
notice-member-added = Añadido al grupo.
notice-member-removed = Quitado del grupo.
notice-group-created = El grupo está creado.
notice-group-deleted = El grupo ha sido eliminado.
notice-key-rotated = La clave siguiente firma desde ahora.
notice-key-revoked = La clave está revocada.
notice-console-gone = Eso ya no existía.
console-everybody = Todos
console-safety = Seguridad

# Apps
console-connections = Conexiones
console-now-on = Guardado ahora: activado
console-now-off = Guardado ahora: desactivado
console-address-good = Esta dirección se puede registrar.
console-address-length = Una dirección tiene de 1 a 2.048 caracteres.
console-address-characters = Contiene caracteres que una dirección no tiene, como espacios, barras invertidas o letras fuera de ASCII. Escribe el host en punycode y el resto codificado con porcentaje.
console-address-not-absolute = No es una dirección completa. Empieza por https://
console-address-fragment = No debe tener una parte detrás de #: los navegadores no la envían y las respuestas podrían filtrarse por ella.
console-address-user-info = No debe tener nombre de usuario ni contraseña antes de una @: lo que parece el host no lo sería.
console-address-not-normal = Está escrita de otro modo que como la escriben los navegadores y nunca coincidiría: mayúsculas en el host, o . y .. en la ruta.
console-address-plain-http = El http simple solo se acepta para hosts locales y privados. Cualquiera en el camino podría leer el código.
console-address-scheme = Este esquema no se acepta: usa https o, para una aplicación en un teléfono o un ordenador, un esquema propio con un punto, como com.example.app:/callback
console-address-scheme-browser = Una aplicación en el navegador no tiene un esquema propio: usa https o conéctala como aplicación instalada.
console-address-wildcard = Escribe cada dirección entera: «*» en el host o en la ruta no representa nada.
console-address-host = Este host o este puerto no puede existir: busca dos puntos seguidos, un guion al principio o al final, o el puerto 0.
console-address-escape = Tras cada «%» van dos cifras hexadecimales, que no deben representar un carácter de control.
console-address-response-parameter = Su consulta no debe tener un parámetro de la respuesta (code, state, iss, error, etc.).
console-address-instead = Escribe: { $address }
console-app = Aplicación
console-kind = Tipo
console-state = Estado
console-sign-ins-7 = Inicios, 7 días
console-open = Abrir
console-open-which = Abrir { $name }
console-connect = Conectar una aplicación
console-apps-lead = { $count ->
    [0] Ninguna aplicación usa todavía este inicio de sesión.
    [one] Una aplicación usa este inicio de sesión.
   *[other] { $count } aplicaciones usan este inicio de sesión.
}
console-apps-search = Nombre, dirección o ID de cliente
console-search = Buscar
console-apps-none = Aún no hay aplicaciones
console-apps-none-text = Aquí están las aplicaciones en las que se inicia sesión con este proveedor.
console-apps-no-match = Ninguna aplicación coincide
apps-any-kind = Cualquier tipo
apps-any-state = Cualquier estado
apps-with-errors = Con errores hoy
apps-with-secrets-over = Secreto terminado o por terminar
apps-sort-name = Nombre, desde la A
apps-sort-name-down = Nombre, desde la Z
apps-sort-kind = Tipo
apps-sort-kind-down = Tipo, al revés
apps-sort-sign-ins = Menos inicios de sesión primero
apps-sort-sign-ins-down = Más inicios de sesión primero
console-range = { $from } a { $to } de { $all }
console-kind-web = Aplicación web con servidor
console-kind-web-text = Guarda un secreto: Grafana, Gitea, tu propio sitio
console-kind-spa = Aplicación de una sola página
console-kind-spa-text = Se ejecuta solo en el navegador, sin secreto
console-kind-native = Aplicación móvil o de escritorio
console-kind-native-text = Vuelve por un enlace de aplicación o a localhost
console-kind-service = Servicio sin persona
console-kind-service-text = Una tarea o una API que inicia sesión por sí misma
console-state-healthy = En orden
console-state-off = Apagada
console-state-failures = { $count ->
    [one] Un fallo
   *[other] { $count } fallos
}
console-state-secret-ends = { $count ->
    [0] El secreto termina hoy
    [one] El secreto termina en un día
   *[other] El secreto termina en { $count } días
}
console-state-secret-over = Ningún secreto vale
console-step-kind = Tipo
console-step-place = Dónde se ejecuta
console-step-details = Detalles
console-step-set-up = Configurar la aplicación
console-steps = Pasos
console-connect-title = ¿Qué quieres conectar?
console-connect-lead = Elige una aplicación conocida y todo se rellena, o el tipo adecuado.
console-connect-missing = Elige una aplicación conocida o un tipo
console-known = Aplicación conocida
console-kinds = O un tipo de aplicación
console-cancel = Cancelar
console-back = Atrás
console-place = Dirección de la aplicación
console-place-hint = Como se escribe, por ejemplo https://app.example.com
console-place-title = ¿Dónde se ejecuta { $name }?
console-place-lead = Sus direcciones de retorno empiezan así.
console-place-wrong = Escribe la dirección completa, con https:// y sin consulta.
console-details-title = Revisa los detalles
console-details-lead = Todo se puede cambiar después, salvo el ID de cliente.
console-app-name = Nombre
console-app-name-wrong = Un nombre tiene de 1 a 200 caracteres, no empieza ni termina con un espacio y no cambia la dirección de la escritura.
console-app-id = ID de cliente
console-app-id-hint = La aplicación lo envía para decir quién es. Nunca se da a otra.
console-app-id-wrong = Un ID de cliente tiene de 1 a 255 caracteres de A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Este ID está o estuvo en uso. Elige otro.
console-app-address-missing = Escribe al menos una dirección de retorno.
console-app-scopes = Ámbitos
console-app-scopes-hint = Lo que puede pedir, separado por espacios. Vacío: todos los ámbitos estándar, ninguno de una API.
console-app-scopes-wrong = Escribe ámbitos separados por espacios, sin comillas ni barras invertidas.
console-app-lifetime-wrong = Escribe segundos de 1 a { $most }, o nada.
console-app-addresses = Direcciones de retorno
console-app-addresses-hint = Adónde se vuelve tras iniciar sesión. Se comparan carácter por carácter.
console-app-addresses-native = Adónde se vuelve tras iniciar sesión. Se comparan carácter por carácter; en una dirección local vale cualquier puerto.
console-app-address-number = Dirección { $number }
console-id-token-large = El último token de ID grande de esta aplicación ocupa unos { $size } kB, casi todo en «{ $claim }». Puede que los navegadores y los proxies no lo transmitan al cerrar sesión. Haga que la aplicación lea ese dato en el punto de acceso userinfo, o reduzca el número de grupos.
console-id-token-left-out = «{ $claim }» se omitió de un token de ID de esta aplicación porque el token habría sido demasiado grande. El punto de acceso userinfo lo sigue devolviendo.
console-app-logouts = Direcciones tras cerrar sesión
console-app-logouts-hint = Adónde puede enviar la aplicación tras cerrar sesión. La mayoría indica una dirección, a menudo su página de inicio; debe estar registrada aquí.
console-app-logout-number = Dirección tras cerrar sesión { $number }
console-app-add-address = Añadir una dirección
console-app-rules = Reglas
console-app-first-party = Es nuestra
console-app-first-party-hint = No se pide consentimiento.
console-app-second-factor = Pedir un segundo factor
console-app-second-factor-hint = Quien no lo tiene lo configura de camino a esta aplicación.
console-app-pkce = Exigir PKCE
console-app-pkce-hint = Las peticiones sin code_challenge se rechazan.
console-app-id-token = Poner los datos también en el token de identidad
console-app-id-token-hint = Para aplicaciones que no preguntan en el punto userinfo.
console-app-lifetimes = Duraciones en segundos
console-app-lifetimes-hint = Vacío: como las del proveedor.
console-app-access-lifetime = Token de acceso
console-app-id-lifetime = Token de identidad
console-client-id = ID de cliente
console-tabs = Páginas de esta aplicación
console-tab-settings = Ajustes
console-tab-secrets = Secretos
console-tab-set-up = Configuración
console-saved = Los cambios se guardaron.
console-danger = Apagar o eliminar
console-off-text = Apagada, la aplicación se rechaza en todas partes y lo que se le dio termina. Se puede encender de nuevo.
console-on-text = La aplicación está apagada: se rechaza en todas partes.
console-off = Apagar
console-on = Encender
console-switched-on = La aplicación está encendida.
console-switched-off = La aplicación está apagada.
console-delete = Eliminar
console-delete-lost = Personas que pierden el acceso al instante: { $people }. Autorizaciones que terminan: { $grants }. El ID no se vuelve a dar. Esto no se puede deshacer.
console-delete-lost-many = Terminan más de { $grants } permisos, y sus personas pierden el acceso al instante. El ID no se vuelve a dar nunca. No se puede deshacer.
console-delete-type = Escribe { $id } para confirmar
console-delete-unconfirmed = Eso no es { $id }. Escríbelo para eliminar la aplicación.
console-app-deleted = La aplicación { $id } se eliminó.
console-app-gone = Esta aplicación ya no existe
console-app-gone-text = La aplicación { $id } se eliminó. No se cambió nada.
console-app-unknown = No existe esa aplicación
console-app-unknown-text = Ninguna aplicación tiene el ID de cliente { $id }.
console-all-apps = Todas las aplicaciones
console-connected-title = Ahora configura { $name }
console-connected-lead = La aplicación está registrada aquí. El otro lado necesita lo que sigue.
console-secret-copy = Copia el secreto ahora
console-secret-once = Se muestra solo esta vez. Solo se guarda un hash.
console-copy = Copiar
console-copied = Copiado
console-secret-old-until = El secreto anterior sigue valiendo hasta el { $time }.
console-stored = Lo he guardado
console-open-app = Abrir la aplicación
console-paste-in = Pegar en { $name }
console-facts = Lo que piden las aplicaciones
console-fact-issuer = Emisor
console-fact-discovery = Documento de descubrimiento
console-fact-authorization = Punto de autorización
console-fact-token = Punto de tokens
console-fact-userinfo = Punto userinfo
console-secret-made = Creado el { $date }
console-secret-ends = Termina el { $time }
console-secret-no-end = Vale hasta que se reemplace
console-secret-none = Esta aplicación no tiene ningún secreto que valga
console-secret-stale = Mientras tanto se creó un secreto más nuevo. Mira antes de crear otro.
console-rotate = Secreto nuevo
console-rotate-text = El secreto nuevo se muestra una vez. Dáselo a la aplicación antes de que termine el actual.
console-rotate-do = Crear un secreto nuevo
console-keep = Cuánto tiempo sigue valiendo el secreto actual
console-keep-none = Termina al instante
console-keep-hours = { $count ->
    [one] Una hora
   *[other] { $count } horas
}
console-keep-days = { $count ->
    [one] Un día
   *[other] { $count } días
}

# What needs an admin, and what was refused to an app
console-needs = Te necesita
console-needs-nothing = Nada te necesita ahora.
console-usual-same = Más o menos como siempre
console-usual-more = { $usual ->
    [0] Más de lo habitual: normalmente ninguno
   *[other] Más de lo habitual: normalmente { $usual }
}
console-usual-far-more = { $usual ->
    [0] Mucho más de lo habitual: normalmente ninguno
   *[other] Mucho más de lo habitual: normalmente { $usual }
}
console-usual-fewer = Menos de lo habitual: normalmente { $usual }
console-need-failures = { $usual ->
    [0] Fallaron { $count } inicios de sesión; normalmente ninguno.
   *[other] Fallaron { $count } inicios de sesión; normalmente { $usual }.
}
console-need-failures-do = Mire si destaca una cuenta o una dirección. Si una aplicación cambió hace poco, mire sus errores.
console-need-failures-open = Verlos
console-need-errors-do = Mire lo que se rechazó: cada rechazo dice cómo se arregla.
console-need-secret-ends-do = Cree un secreto nuevo y déselo a la aplicación antes de esa fecha.
console-need-secret-over-do = Cree un secreto nuevo y déselo a la aplicación: hasta entonces nadie entra en ella.
console-need-key-do = Las claves deberían haber rotado solas. Rótela ahora y busque la causa en los mensajes del servidor.
console-need-factor = { $count ->
    [one] Una persona entra sin segundo factor.
   *[other] { $count } personas entran sin segundo factor.
}
console-need-factor-do = Pídales que configuren uno, o exíjalo: de un grupo, o en los ajustes de una aplicación.
console-need-factor-open = Quiénes son
console-failures = Últimos rechazos
console-failures-none = No se rechazó nada en las últimas 24 horas.
console-failures-record = En la auditoría
console-failures-like = En la auditoría: { $what }
console-failures-all = Todo lo que se rechazó
console-keys-open = Todas las claves de firma
console-key-age = { $count ->
    [0] La clave para { $algorithm } es de hoy.
    [one] La clave para { $algorithm } tiene un día.
   *[other] La clave para { $algorithm } tiene { $count } días.
}
console-tab-test = Prueba
console-test-title = Hacer un inicio de sesión real
console-test-again = Repetir la prueba
console-test-text = Usted pasa por el inicio de sesión como las personas que usan { $app }: contraseña, segundo factor, consentimiento. Al final ve aquí lo que recibiría la aplicación. La propia aplicación no se entera.
console-test-redirect = Dirección de redirección
console-test-prompt = Qué se pide a las personas
console-test-prompt-none = Como siempre: a quien ya inició sesión no se le vuelve a preguntar
console-test-prompt-login = Pedir otra vez la contraseña (prompt=login)
console-test-prompt-account = Dejar elegir la cuenta (prompt=select_account)
console-test-prompt-consent = Pedir consentimiento, también para el acceso sin conexión (prompt=consent)
console-test-do = Probar un inicio de sesión
console-test-refused = La aplicación recibiría un error
console-test-given = Lo que recibiría { $app }
console-test-harmless = Nada de esto se puede usar: faltan las firmas, no se creó ninguna autorización y no se recordó nada.
console-test-who = Sesión iniciada como
console-test-over = El resultado de esa prueba ya no se conserva. Vuelva a hacerla.
console-test-id-token = Token de identidad
console-test-id-token-text = Lo que la aplicación sabe cuando alguien inicia sesión.
console-test-no-id-token = Ninguno: no se pidió el scope openid.
console-test-id-token-header = Cabecera del token de identidad
console-test-header-text = Qué clave firma y cómo.
console-test-userinfo = Userinfo
console-test-userinfo-text = Lo que obtiene la aplicación cuando pide más con el token de acceso.
console-test-no-userinfo = El token de acceso no lo abre: no se pidió el scope openid, o el token es para un servidor de recursos.
console-test-access-token = Token de acceso
console-test-access-token-text = Lo que ven los servidores de recursos.
console-test-access-token-header = Cabecera del token de acceso
console-test-refresh-token = Token de actualización
console-test-refresh = La aplicación recibe uno y puede obtener tokens nuevos sin la persona.
console-test-no-refresh = La aplicación no recibe ninguno: debe enviar a las personas aquí otra vez.
console-test-service = Esta aplicación no inicia la sesión de nadie
console-test-service-text = Obtiene tokens para sí misma. Pida uno con su secreto, que curl le pedirá:
console-tab-errors = Errores
console-errors-title = Últimos errores
console-errors-none = No se rechazó nada
console-errors-none-text = Lo que se rechaza a esta aplicación está aquí en palabras, con lo que hay que hacer.
console-reference = Referencia
console-error-redirect = La dirección de retorno no es ninguna de las registradas.
console-error-redirect-fix = Compara la dirección que envía la aplicación con las de Ajustes, carácter por carácter, y añádela allí o cámbiala en la aplicación.
console-error-no-redirect = La aplicación no envió dirección de retorno.
console-error-no-redirect-fix = Configura la dirección de retorno en la aplicación.
console-error-off = La aplicación está apagada.
console-error-off-fix = Enciéndela en Ajustes, o quita el inicio de sesión de la aplicación.
console-error-scope = La aplicación pidió un ámbito que no puede tener.
console-error-scope-fix = Añade el ámbito en Ajustes, o quítalo de la aplicación.
console-error-target = La aplicación pidió un servidor de recursos que no existe.
console-error-target-fix = Registra el servidor de recursos, o corrige su dirección en la aplicación.
console-error-silent = La aplicación preguntó sin página, pero la persona debe hacer algo antes.
console-error-silent-fix = No pasa nada si la aplicación pregunta después con una página. Si no, quita prompt=none de la aplicación.
console-error-secret = La aplicación no demostró quién es: otro secreto, u otra forma de enviarlo.
console-error-secret-fix = Pega el secreto otra vez, o crea uno nuevo en Secretos.
console-error-grant = Un código o token de renovación era incorrecto, ya usado o demasiado antiguo.
console-error-grant-fix = Si se repite: mira el reloj de la aplicación, su dirección de retorno y si dos copias comparten un token.
console-error-grant-type = La aplicación usó un tipo de autorización o de respuesta que no registró.
console-error-grant-type-fix = Configura la aplicación con el flujo de código, o cambia el registro por comando.
console-error-person = Una persona no entró: la contraseña o el código no coincidían, o hubo demasiados intentos.
console-error-person-fix = La aplicación está bien.
console-error-denied = Una persona no permitió a la aplicación lo que pedía.
console-error-denied-fix = Pide menos en Ajustes, o marca la aplicación como tuya.
console-error-form = Un formulario estaba caducado o venía de otro sitio.
console-error-form-fix = Nada, salvo que se repita: entonces mire qué hace un proxy con las cookies.
console-error-access = Alguien sin ese derecho pidió una página de los administradores.
console-error-access-fix = Nómbrelo administrador en su página si debe serlo.
console-error-registration = Se rechazó una aplicación que quería registrarse sola.
console-error-registration-fix = Conéctela aquí, o abra el registro en la configuración.
console-error-request = La petición estaba mal formada.
console-error-request-fix = Mira la referencia en el registro: nombra el parámetro.
