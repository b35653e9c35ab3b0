# The console of the admins: what stands round its pages, and its overview
console-name = Consola de Latchkey
console-nav = Consola
console-overview = Resumen
console-overview-until = Últimas 24 horas, hasta las { $time }
console-signed-in = Inicios de sesión
console-failed = Inicios de sesión fallidos
console-failed-short = Fallidos
console-sessions = Sesiones
console-people = Personas
console-apps = Aplicaciones
console-chart = Inicios de sesión por hora
console-chart-title = Inicios de sesión correctos y fallidos por hora en las últimas 24 horas
console-chart-good = Correctos
console-chart-bad = Fallidos (debajo de la línea)
console-chart-empty = No ha habido inicios de sesión en las últimas 24 horas.
console-chart-peak = { $count } a las { $time }
console-as-table = Mostrar como tabla
console-hour = Hora (UTC)
error-admins-only = Esta página es para administradores
error-admins-only-text = Tu cuenta no puede usar la consola. Pide a un administrador que te nombre administrador o inicia sesión con otra cuenta.

# Personas, grupos, sesiones, claves y registro, vistos por los administradores
console-groups = Grupos
console-keys = Claves de firma
console-audit = Registro de auditoría
console-sort = Ordenar por
search-everything = Buscar
search-title = Resultados de la búsqueda
search-empty = Escribe lo que buscas
search-none = No hay resultados
search-hint = Busca personas, aplicaciones y grupos por una parte de su nombre, su dirección o su ID. Busca sesiones, autorizaciones y eventos por su ID o por la referencia de una página de error.
search-grants = Autorizaciones
search-all-in = Todo en { $list }
console-clear = Borrar filtros
console-pages = Páginas
console-previous = Anterior
console-next = Siguiente
console-save = Guardar
console-by-command = Comando:
console-now = Valor actual: { $value }
console-now-empty = Valor actual: ninguno
console-stale = Otra persona ha guardado cambios después de que abrieras esta página. Lo que escribiste sigue aquí, junto a los valores actuales. Compruébalos y guarda los cambios.
console-field-malformed = Este valor se ha enviado dos veces, es demasiado largo o contiene caracteres no permitidos. Escríbelo de nuevo.
console-type-to-confirm = Escribe { $word } para confirmar
console-not-confirmed = El texto no coincide. Escríbelo exactamente como se muestra.
people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
people-new = Añadir una persona
people-search = Nombre, correo electrónico o nombre de usuario
people-status = Cuentas
people-status-all = Todas
people-status-active = Activas
people-status-waiting = Esperan aprobación
people-status-disabled = Desactivadas
people-factor-all = Con y sin
people-factor-with = Con segundo factor
people-factor-lost = Perdió el segundo factor
people-factor-without = Sin segundo factor
people-role-any = Cualquier rol
people-sort-address = Correo electrónico, de la A a la Z
people-sort-address-down = Correo electrónico, de la Z a la A
people-sort-seen = Último inicio de sesión, los más antiguos primero
people-sort-seen-down = Último inicio de sesión, los más recientes primero
people-sort-created = Cuentas más antiguas primero
people-sort-created-down = Cuentas más recientes primero
people-none = Ninguna persona coincide
people-person = Persona
people-username = Nombre de usuario
people-state = Estado
people-last-sign-in = Último inicio de sesión
person-active = Activa
person-waiting = En espera
person-disabled = Desactivada
person-admin = Administrador
person-never = Nunca
person-username-hint = La persona puede iniciar sesión con él en lugar del correo electrónico.
person-language = Idioma
person-language-hint = De los correos a esta persona y de sus páginas en un navegador donde no haya elegido ninguno.
person-language-none = Desconocido
person-given-name = Nombre
person-family-name = Apellidos
person-email-verified = El correo electrónico está verificado
person-claims = Otros claims
person-claims-hint = Claims adicionales para las aplicaciones, como objeto JSON.
person-claims-invalid = Escribe un objeto JSON. Empieza con una llave de apertura y termina con una llave de cierre.
person-claim-reserved = No puedes definir { $claim } aquí. Tiene su propio campo, depende de la cuenta o pertenece a los tokens.
person-claim-empty = { $claim } está vacío. Escribe un valor o quita el claim.
person-claims-long = Estos claims son demasiado largos. Se permiten 8 kB en este formulario y 16 kB en total.
person-claim-text = { $claim } debe ser un texto entre comillas, de una sola línea y con 254 caracteres como máximo, con un solo espacio entre palabras
person-claim-web-address = { $claim } debe ser una URL completa entre comillas que empiece por https:// o http://
person-claim-birth-date = { $claim } debe ser una fecha entre comillas: AAAA-MM-DD, o solo el año
person-claim-boolean = { $claim } debe ser true o false, sin comillas
person-claim-address = { $claim } debe ser un objeto JSON cuyos valores sean textos, por ejemplo el valor de «formatted».
person-name-unfit = Usa 254 caracteres como máximo, con un solo espacio entre palabras y sin saltos de línea ni caracteres que cambien la dirección del texto
person-more-groups = Solo se muestran los primeros 100 grupos. Para añadir a esta persona a otro grupo, crea primero la cuenta. Después, abre la página de la persona.
person-group-gone = Se ha eliminado uno de los grupos que elegiste. Revisa los grupos.
person-first-way = Primer inicio de sesión
person-way-link = Enlace de un solo uso
person-way-password = Contraseña temporal
person-create = Crear cuenta
person-history = Historial
person-id = ID
person-created = Cuenta creada
person-password-temporary = Temporal, establecida el { $date }
person-no-password = Ninguna
person-second-factors = Segundo factor
person-second-factor-count = { $count ->
    [0] Ninguno
    [one] 1
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Ninguna
    [one] 1
   *[other] { $count }
}
person-no-groups = No está en ningún grupo
person-group = Grupo
person-group-add = Añadir al grupo
person-group-remove-which = Quitar de { $group }
person-ways = Inicio de sesión
person-link-text = Abre una página en la que esta persona elige una contraseña. Funciona una sola vez, durante 24 horas, y sustituye a cualquier enlace anterior.
person-link-make = Crear enlace
person-password-text = Sustituye a la contraseña actual. Todas las sesiones se cierran de inmediato y la persona debe elegir una contraseña nueva en el próximo inicio de sesión.
person-password-make = Establecer contraseña temporal
person-reset-text = Quita los segundos factores y los códigos de recuperación. Todas las sesiones se cierran de inmediato.
person-connected-text = Cuentas de otros proveedores con las que esta persona inicia sesión. Si desconectas una, se cierran las sesiones iniciadas con ella.
person-phone-text = La persona verificó el número. Se le pueden enviar códigos para iniciar sesión.
person-reset = Restablecer segundo factor
person-end-text = Cierra la sesión de esta persona en todas partes. Las aplicaciones pierden el acceso de inmediato.
person-end = Cerrar todas las sesiones
person-rights = Rol
person-admin-text = Puede hacerlo todo en esta consola, también nombrar a otros administradores.
person-admin-give = Nombrar administrador
person-admin-take = Quitar rol de administrador
person-may-sign-in = Cuenta
person-disable-text = Una cuenta desactivada no puede iniciar sesión. Sus sesiones se cierran de inmediato.
person-enable-text = Esta cuenta está desactivada y no puede iniciar sesión.
person-disable = Desactivar
person-enable = Activar
person-disabled-first = Esta cuenta está desactivada. Actívala primero.
person-waiting-title = Esta cuenta espera aprobación
person-waiting-text = La persona la creó y confirmó la dirección. No puede iniciar sesión antes de que la apruebes y recibe un correo en cualquier caso.
person-approve = Aprobar
person-refuse = Rechazar y eliminar
person-refuse-reason = Motivo
person-refuse-reason-hint = Opcional. El correo a la persona lo contiene.
person-reason-unfit = Escribe una línea de 500 caracteres como máximo
person-not-waiting = Esta cuenta ya no espera aprobación.
person-loss-title = Esta persona perdió su segundo factor
person-loss-asked = Demostró la dirección de correo y lo pidió el { $time }.
person-loss-due = A partir del { $time } puede elegir una contraseña nueva sin él, salvo que alguien lo detenga.
person-loss-ready = Ya puede elegir una contraseña nueva sin él, hasta el { $time }.
person-loss-admin = Esto no termina por sí solo: un administrador tiene que confirmarlo.
person-loss-check = Confirma solo si has hablado con la persona: quien lo pidió lee sus correos y puede ser otra. Entonces elige una contraseña nueva y se quitan los segundos factores.
person-loss-confirm = Confirmar
person-loss-refuse = Rechazar
person-loss-own = Esta es tu propia cuenta: otro administrador tiene que decidir.
person-loss-over = Esta persona ya no espera: se detuvo o ya está hecho.
person-last-way-in = Esta persona no tiene contraseña e inicia sesión solo con llaves de acceso. Crea primero un enlace de contraseña y restablece el segundo factor cuando la contraseña esté establecida.
person-last-admin = Es el último administrador. Nombra primero a otro administrador.
person-delete = Eliminar persona
person-delete-text = { $sessions ->
    [0] Se eliminan la cuenta y todo su contenido, y todas las aplicaciones pierden el acceso.
    [one] Se eliminan la cuenta y todo su contenido, se cierra 1 sesión y todas las aplicaciones pierden el acceso.
   *[other] Se eliminan la cuenta y todo su contenido, se cierran { $sessions } sesiones y todas las aplicaciones pierden el acceso.
} Esta acción no se puede deshacer.
once-password = Contraseña temporal
once-password-text = Entrégala a la persona. No volveremos a mostrarla. La persona deberá elegir una contraseña nueva en el próximo inicio de sesión.
once-link = Enlace de un solo uso
once-link-text = Entrégalo a la persona. No volveremos a mostrarlo. Funciona una sola vez, hasta el { $time }.
once-passkeys = { $count ->
    [one] 1 llave de acceso todavía inicia sesión sin la contraseña. Si otra persona pudo configurarla, restablece el segundo factor.
   *[other] { $count } llaves de acceso todavía inician sesión sin la contraseña. Si otra persona pudo configurar alguna, restablece el segundo factor.
}
member-no-group = No hay ningún grupo con este nombre. Comprueba el nombre o crea primero el grupo.
member-no-person = Nadie tiene este correo electrónico, nombre de usuario o ID
member-until-invalid = Elige un día posterior a hoy o deja el campo vacío
member-person = Persona
member-person-hint = Correo electrónico, nombre de usuario o ID
member-until = Hasta (opcional)
member-until-hint = La pertenencia al grupo termina al acabar este día (UTC). Si dejas el campo vacío, una pertenencia nueva no termina y una existente conserva su fin.
member-until-time = Hasta el { $time }
member-for-good = Sin fecha de fin
groups-text = Las aplicaciones pueden consultar a qué grupos pertenece una persona.
groups-search = Nombre
groups-none = Ningún grupo coincide
groups-empty = Aún no hay grupos
groups-empty-text = Usa grupos para dar a varias personas el mismo acceso en las aplicaciones.
groups-any-factor = Cualquiera
group-people = Mostrar los miembros en la lista de personas
group-name = Nombre del grupo
group-name-hint = Las aplicaciones ven el nombre exactamente como lo escribes.
group-name-unfit = Usa de 1 a 128 letras, números y símbolos, con un solo espacio entre palabras
group-name-taken = Ya hay un grupo con este nombre. Elige otro nombre.
group-new = Grupo nuevo
group-create = Crear grupo
group-members = Miembros
group-member-count = { $count ->
    [0] Sin miembros
    [one] 1 miembro
   *[other] { $count } miembros
}
group-no-members = Este grupo aún no tiene miembros.
group-member-add = Añadir al grupo
group-member-remove-which = Quitar a { $person } del grupo
group-settings = Ajustes
group-requires = Los miembros necesitan un segundo factor
group-email-codes = Códigos por correo electrónico
group-email-codes-both = Lo que permitan los ajustes
group-email-codes-second = Solo como segundo factor
group-email-codes-first = Solo en lugar de la contraseña
group-email-codes-never = Nunca
group-requires-tag = Segundo factor
group-delete = Eliminar grupo
group-delete-text = { $count ->
    [0] El grupo no tiene miembros.
    [one] 1 persona pierde el acceso que las aplicaciones dan a este grupo. Su cuenta no se elimina.
   *[other] { $count } personas pierden el acceso que las aplicaciones dan a este grupo. Sus cuentas no se eliminan.
} Esta acción no se puede deshacer.
sessions-count = { $count ->
    [one] 1 sesión
   *[other] { $count } sesiones
}
sessions-any-app = Cualquier aplicación
sessions-none = Ninguna sesión coincide
sessions-browser = Navegador
sessions-started = Inicio
sessions-used = Último uso
sessions-two-factors = Dos factores
sessions-end-which = Cerrar esta sesión de { $person }
sessions-kind = Tipo
sessions-any-kind = Sesiones y acceso sin conexión
sessions-offline = Acceso sin conexión
sessions-offline-until = Acceso sin conexión hasta el { $date }
sessions-end-offline-which = Retirar este acceso sin conexión a la cuenta de { $person }
sessions-end-person = Cerrar todas las sesiones de { $person }
sessions-end-everybody = Cerrar todas las sesiones
sessions-end-everybody-text = { $count ->
    [one] Se cierra 1 sesión
   *[other] Se cierran { $count } sesiones
}, incluida la tuya. Las aplicaciones pierden el acceso hasta que las personas vuelvan a iniciar sesión. Esta acción no se puede deshacer.
keys-text = { $days ->
    [0] Estas claves firman los tokens que reciben las aplicaciones. La siguiente clave toma el relevo cuando rotas las claves.
    [one] Estas claves firman los tokens que reciben las aplicaciones. La siguiente clave toma el relevo automáticamente al cabo de 1 día.
   *[other] Estas claves firman los tokens que reciben las aplicaciones. La siguiente clave toma el relevo automáticamente al cabo de { $days } días.
}
key-id = ID de la clave
key-algorithm = Algoritmo
key-made = Creada
key-signs-since = Firma desde
key-stopped = Firmó hasta
key-next = Siguiente
key-active = En uso
key-retired = Retirada
key-revoked = Revocada
key-revoke = Revocar
key-revoke-which = Revocar { $key }
key-revoke-title = Revocar clave de firma
key-revoke-active = Usa esta acción si se ha filtrado una clave. Se rechazan todos los tokens que firmó y la siguiente clave empieza a firmar. Esta acción no se puede deshacer.
key-revoke-next = Esta clave aún no ha firmado nada. Una clave nueva pasa a ser la siguiente. Esta acción no se puede deshacer.
key-revoke-retired = Se rechazan todos los tokens que firmó, aunque no hayan caducado. Esta acción no se puede deshacer.
keys-rotate = Rotar claves
keys-rotate-text = Los tokens firmados con la clave actual siguen siendo válidos hasta que caduquen.
keys-rotate-which = Rotar la clave { $algorithm }
audit-text = Todo lo que se ha hecho o rechazado, lo más reciente primero.
audit-export-lines = Exportar como JSON Lines
audit-export-csv = Exportar como CSV
audit-event = Evento
audit-any-event = Cualquier evento
audit-outcome = Resultado
audit-any-outcome = Cualquier resultado
audit-app = Aplicación
audit-since = Desde (UTC)
audit-until = Hasta (UTC)
audit-day-invalid = Escribe una fecha, por ejemplo 2026-12-31
audit-reference = Referencia
audit-reference-hint = Una referencia de una página de error o del registro del servidor, o un ID
audit-none = Ningún evento coincide
audit-when = Hora
audit-who = Quién
audit-to = Afectado
audit-more = Detalles
audit-more-of = Detalles de { $event }
audit-refused = Rechazado
audit-sum = { $count } en este minuto
audit-by-person = Persona
audit-by-app = Aplicación
audit-by-command = Línea de comandos
audit-by-system = Servidor
audit-by-nobody = Desconocido
notice-saved = Guardado.
notice-sessions-ended = Sesiones cerradas.
notice-access-ended = Acceso retirado.
notice-person-disabled = Cuenta desactivada y sesiones cerradas.
notice-person-approved = Cuenta aprobada. La persona recibe un correo.
notice-person-refused = Cuenta rechazada y eliminada. La persona recibe un correo.
notice-person-enabled = Cuenta activada.
notice-person-deleted = Persona eliminada.
notice-admin-given = Esta persona ahora es administrador.
notice-admin-taken = Esta persona ya no es administrador.
notice-loss-confirmed = Confirmado. La persona recibe un correo y puede elegir una contraseña nueva.
notice-loss-refused = Rechazado. La persona recibe un correo.
notice-second-factor-reset = Segundo factor restablecido y sesiones cerradas.
notice-member-added = Se ha añadido a la persona al grupo.
notice-member-removed = Se ha quitado a la persona del grupo.
notice-group-created = Grupo creado.
notice-group-deleted = Grupo eliminado.
notice-key-rotated = La siguiente clave ya está en uso.
notice-key-not-known-yet = No se cambió nada. Es posible que las aplicaciones aún no conozcan la siguiente clave: inténtalo de nuevo 10 minutos después de la última rotación. Si la clave actual se filtró, revócala.
notice-key-revoked = Clave revocada.
notice-console-gone = Ya se había eliminado.
console-everybody = Todos
console-safety = Seguridad

# Apps
console-connections = Conexiones
console-now-on = Valor actual: activado
console-now-off = Valor actual: desactivado
console-address-good = Esta URL se puede registrar.
console-address-length = Escribe una URL de entre 1 y 2048 caracteres
console-address-characters = La URL contiene caracteres no permitidos, como espacios, barras invertidas o letras no ASCII. Usa punycode para el host y la codificación con porcentaje para el resto.
console-address-not-absolute = Escribe la URL completa, empezando por https://
console-address-fragment = Quita # y todo lo que sigue. Los navegadores no envían esa parte y las respuestas podrían filtrarse por ella.
console-address-user-info = Quita el nombre de usuario y la contraseña que preceden a @. Hacen que la URL parezca de otro host.
console-address-not-normal = Los navegadores escriben esta URL de otra forma, así que nunca coincidiría. Comprueba si hay mayúsculas en el host, o . o .. en la ruta.
console-address-plain-http = Usa https. Sin cifrar, http solo se permite para direcciones de bucle local (loopback) y hosts privados, porque un intermediario podría leer el código.
console-address-scheme = Este esquema no está permitido. Usa https. Una aplicación móvil o de escritorio también puede tener un esquema propio con un punto, como com.example.app:/callback
console-address-scheme-browser = Una aplicación de una sola página no puede tener un esquema propio. Usa https o conéctala como aplicación móvil o de escritorio.
console-address-wildcard = Escribe cada URL completa. «*» no funciona como comodín.
console-address-several = Escribe cada URL en su propio campo.
console-address-host = Este host o puerto no puede existir. Comprueba si hay dos puntos seguidos, un guion al principio o al final, o el puerto 0.
console-address-escape = Después de cada «%» debe haber dos dígitos hexadecimales que no representen un carácter de control
console-address-response-parameter = La cadena de consulta no debe contener ningún parámetro de la respuesta, como code, state, iss o error
console-address-instead = Usa esta en su lugar: { $address }
console-app = Aplicación
console-kind = Tipo
console-state = Estado
console-sign-ins-7 = Inicios de sesión (7 días)
console-open = Abrir
console-open-which = Abrir { $name }
console-connect = Conectar una aplicación
console-apps-lead = { $count ->
    [0] Aún no hay aplicaciones conectadas.
    [one] Hay 1 aplicación conectada.
   *[other] Hay { $count } aplicaciones conectadas.
}
console-apps-search = Nombre, URL o ID de cliente
console-search = Buscar
console-export = Exportar
console-more-filters = Más filtros
console-apps-none = Aún no hay aplicaciones
console-apps-none-text = Aquí aparecerán las aplicaciones en las que las personas inician sesión.
console-apps-no-match = Ninguna aplicación coincide
apps-any-kind = Cualquier tipo
apps-any-state = Cualquier estado
apps-with-errors = Errores en las últimas 24 horas
apps-with-secrets-over = Secreto caducado o a punto de caducar
apps-sort-name = Nombre, de la A a la Z
apps-sort-name-down = Nombre, de la Z a la A
apps-sort-kind = Tipo, de la A a la Z
apps-sort-kind-down = Tipo, de la Z a la A
apps-sort-sign-ins = Menos inicios de sesión primero
apps-sort-sign-ins-down = Más inicios de sesión primero
console-range = { $from } a { $to } de { $all }
console-kind-web = Aplicación web con servidor
console-kind-web-text = Puede guardar un secreto: Grafana, Gitea o tu propio sitio web
console-kind-spa = Aplicación de una sola página
console-kind-spa-text = Se ejecuta solo en el navegador y no tiene secreto
console-kind-native = Aplicación móvil o de escritorio
console-kind-native-text = Las personas vuelven a ella mediante un enlace de aplicación o localhost
console-kind-service = Servicio
console-kind-service-text = Una tarea o una API que obtiene sus propios tokens, sin que nadie inicie sesión
console-state-healthy = Sin problemas
console-state-off = Desactivada
console-state-failures = { $count ->
    [one] 1 error
   *[other] { $count } errores
}
console-state-secret-ends = { $count ->
    [0] El secreto caduca hoy
    [one] El secreto caduca en 1 día
   *[other] El secreto caduca en { $count } días
}
console-state-secret-over = Sin secreto válido
console-step-kind = Tipo
console-step-details = Detalles
console-step-set-up = Configurar la aplicación
console-steps = Pasos
console-connect-title = ¿Qué quieres conectar?
console-connect-lead = Elige una aplicación conocida para que los ajustes se rellenen automáticamente, o elige un tipo.
console-connect-missing = Elige una aplicación conocida o un tipo
console-known = Aplicación conocida
console-kinds = O un tipo de aplicación
console-cancel = Cancelar
console-back = Atrás
console-place = URL de la aplicación
console-place-hint = La URL que las personas escriben en el navegador, por ejemplo https://app.example.com
console-place-title = ¿Dónde se ejecuta { $name }?
console-place-lead = Usamos esta URL para rellenar las URL de redirección.
console-place-wrong = Escribe la URL completa, con https:// y sin cadena de consulta
console-details-title = Introduce los detalles
console-details-lead = Más adelante puedes cambiarlo todo, excepto el ID de cliente.
console-app-name = Nombre
console-app-name-wrong = Usa de 1 a 200 caracteres, sin espacios al principio ni al final y sin caracteres invisibles
console-app-id = ID de cliente
console-app-id-hint = La aplicación lo usa para identificarse. Nunca se asigna a otra aplicación.
console-app-id-wrong = Usa de 1 a 255 de estos caracteres: A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Este ID está en uso o ya se usó antes. Elige otro.
console-app-address-missing = Escribe al menos una URL de redirección
console-app-scopes = Ámbitos
console-app-scopes-service-hint = Ámbitos de una API que puede solicitar. Un servicio no recibe ningún ámbito estándar.
console-app-scopes-hint = Lo que la aplicación puede solicitar, separado por espacios. Déjalo vacío para permitir todos los ámbitos estándar, pero ningún ámbito de las API.
console-app-scopes-wrong = Escribe ámbitos separados por espacios, sin comillas ni barras invertidas
console-app-scopes-separate = Separa los ámbitos con espacios: { $scopes }
console-app-lifetime-wrong = Escribe como máximo { $most } segundos, como número o con una unidad como 5m, o deja el campo vacío
console-app-addresses = URL de redirección
console-app-addresses-hint = Adónde vuelven las personas después de iniciar sesión. La URL debe coincidir exactamente.
console-app-addresses-native = Adónde vuelven las personas después de iniciar sesión. La URL debe coincidir exactamente, salvo el puerto de una URL de bucle local (loopback).
console-app-address-number = URL { $number }
console-id-token-large = El último token de ID grande de esta aplicación ocupa unos { $size } kB, la mayor parte en «{ $claim }». Es posible que los navegadores y los proxies no transmitan un token de ese tamaño al cerrar sesión. Haz que la aplicación lea este claim en el endpoint userinfo o reduce el número de grupos.
console-id-token-left-out = Se ha omitido «{ $claim }» en un token de ID de esta aplicación porque el token habría sido demasiado grande. El endpoint userinfo lo sigue devolviendo.
console-app-logouts = URL de cierre de sesión
console-app-logouts-hint = Adónde puede enviar la aplicación a las personas después de cerrar sesión. La mayoría de las aplicaciones indican una URL, a menudo la de su página de inicio. Debe estar registrada aquí.
console-app-logout-number = URL de cierre de sesión { $number }
console-app-add-address = Añadir una URL
console-app-rules = Reglas
console-app-first-party = Aplicación propia
console-app-first-party-hint = No se pide consentimiento a las personas.
console-app-second-factor = Requerir un segundo factor
console-app-second-factor-hint = Quien no tenga uno lo configura al iniciar sesión en esta aplicación.
console-app-pkce = Requerir PKCE
console-app-pkce-hint = Se rechazan las solicitudes sin code challenge.
console-app-id-token = Incluir los claims del perfil en el token de ID
console-app-id-token-hint = El token de ID indica quién es la persona, pero de forma predeterminada no contiene su nombre ni su correo electrónico. Activa esta opción si la aplicación solo lee el token de ID y nunca consulta el endpoint userinfo.
console-app-lifetimes = Duración
console-app-lifetimes-hint = Segundos o un número con una unidad: 90s, 5m, 1h. Déjalo vacío para usar el valor predeterminado del proveedor.
console-app-access-lifetime = Token de acceso
console-app-id-lifetime = Token de ID
console-client-id = ID de cliente
console-tabs = Páginas de esta aplicación
console-tab-settings = Ajustes
console-tab-secrets = Secretos
console-tab-set-up = Configuración
console-apis = API
apis-lead = API que aceptan los tokens de acceso emitidos aquí (servidores de recursos).
apis-search = Nombre, identificador o ámbito
apis-sort-identifier = Identificador, de la A a la Z
apis-sort-identifier-down = Identificador, de la Z a la A
apis-empty = Aún no hay API
apis-empty-text = Añade una API para darle sus propios ámbitos y tokens de acceso que solo funcionan en ella.
apis-no-match = Ninguna API coincide
api-new = Añadir una API
api-create = Añadir API
api-identifier = Identificador
api-identifier-hint = Un URI completo, normalmente la URL de la API. Las aplicaciones lo envían como «resource» y los tokens lo llevan como «aud». No se puede cambiar después.
api-identifier-wrong = Escribe un URI completo, sin la parte de #, por ejemplo https://api.example.com
api-identifier-issuer = Es la URL de este proveedor. Elige otro identificador.
api-identifier-taken = Ya hay una API con este identificador
api-name-hint = Las personas ven este nombre cuando una aplicación les pide su consentimiento.
api-name-wrong = Usa de 1 a 254 caracteres, sin espacios al principio ni al final y sin caracteres invisibles
api-scopes-hint = Lo que se puede permitir a las aplicaciones en esta API, separado por espacios. Por ejemplo: notes.read notes.write
api-scope-standard = «{ $scope }» pertenece a este proveedor. Ponle otro nombre al ámbito.
api-lifetime = Duración de los tokens de acceso
api-clients = Aplicaciones que pueden comprobar tokens
api-clients-hint = ID de cliente, separados por espacios. Estas aplicaciones pueden comprobar tokens de esta API en el endpoint de introspección. Normalmente es la propia API: conéctala primero como servicio e introduce aquí el ID de cliente de ese servicio.
api-clients-wrong = No hay ninguna aplicación con el ID de cliente { $id }
api-callers = Qué aplicaciones pueden solicitar qué ámbitos
api-callers-none = Ninguna aplicación puede solicitar aún ámbitos de esta API. Para cambiarlo, abre una aplicación y elige los ámbitos en sus ajustes.
api-callers-change = Cambiar
api-callers-change-which = Cambiar los ámbitos de { $name }
api-delete = Eliminar API
api-delete-text = Las aplicaciones dejan de recibir tokens para esta API de inmediato. Los tokens ya emitidos pueden seguir funcionando hasta que caduquen. Esta acción no se puede deshacer.
app-api-scopes = Ámbitos de { $name }
notice-api-added = API añadida.
notice-api-deleted = API eliminada.
console-attributes = Atributos
attributes-lead = Qué guardas de las personas además del nombre y el correo, y qué aplicaciones lo reciben.
attributes-search = Nombre, etiqueta o ámbito
attributes-sort-order = Su orden
attributes-sort-name = Nombre, de la A a la Z
attributes-sort-name-down = Nombre, de la Z a la A
attributes-empty = Aún no hay atributos
attributes-empty-text = Añade un atributo, por ejemplo un departamento, para darle un tipo, una etiqueta y reglas.
attributes-no-match = Ningún atributo coincide
attribute-new = Añadir un atributo
attribute-create = Añadir atributo
attribute-name = Nombre del claim
attribute-name-hint = Las aplicaciones encuentran el valor con este nombre. No se puede cambiar después.
attribute-name-wrong = Usa de 1 a 64 letras, cifras y . _ - : / y empieza por una letra
attribute-name-reserved = Este nombre ya tiene un significado para las aplicaciones. Elige otro nombre.
attribute-name-taken = Ya hay un atributo con este nombre
attribute-too-many = Puede haber como máximo 100 atributos
attribute-kind = Tipo
attribute-kind-text = Texto
attribute-kind-number = Número
attribute-kind-boolean = Sí o no
attribute-kind-date = Fecha
attribute-kind-choice = Elección de una lista
attribute-kind-url = Dirección web
attribute-kind-phone = Número de teléfono
attribute-several = Varios valores
attribute-several-short = varios
attribute-several-hint = Una persona puede tener hasta 20 valores y las aplicaciones reciben una lista. Ni esto ni el tipo se pueden cambiar después.
attribute-several-wrong = Sí o no solo puede tener un valor
attribute-words = Lo que leen las personas
attribute-label = Etiqueta
attribute-label-hint = Se muestra junto al campo y cuando una aplicación lo pide.
attribute-label-wrong = Usa de 1 a 100 caracteres en una línea, sin caracteres invisibles
attribute-help = Explicación
attribute-help-hint = Una frase que dice qué escribir.
attribute-help-wrong = Usa como máximo 500 caracteres en una línea, sin caracteres invisibles
attribute-translations = En otros idiomas
attribute-translations-hint = Si un campo está vacío, las personas leen el texto de arriba.
attribute-label-in = Etiqueta ({ $language })
attribute-help-in = Explicación ({ $language })
attribute-choices = Valores para elegir
attribute-choices-hint = Un valor por línea. Las aplicaciones reciben el valor tal como está aquí.
attribute-choices-wrong = Escribe de 1 a 100 valores de 100 caracteres como máximo, sin repetir ninguno
attribute-shortest = Mínimo de caracteres
attribute-longest = Máximo de caracteres
attribute-length-wrong = Escribe de 1 a 1000, y no menos que el mínimo
attribute-pattern-label = Patrón
attribute-pattern-hint = Una expresión regular que todo el texto debe cumplir, por ejemplo [A-Z]{ "{" }2{ "}" }[0-9]+
attribute-pattern-wrong = Escribe una expresión regular de 200 caracteres como máximo. No debe ser demasiado grande.
attribute-least = Número más pequeño
attribute-most = Número más grande
attribute-range-wrong = El número más grande no debe ser menor que el más pequeño
attribute-rules-wrong = Deja vacíos los campos de otros tipos
attribute-number-wrong = Escribe un número
attribute-choose = Elige uno de los valores
attribute-people = Quién lo ve y lo cambia
attribute-seen = La persona lo ve
attribute-seen-hint = Está en su perfil. Si no, solo lo ven los administradores y las aplicaciones.
attribute-changed-by = Quién lo cambia
attribute-changed-by-person = La persona y los administradores
attribute-changed-by-admin = Solo los administradores
attribute-required = Obligatorio
attribute-required-never = Nunca
attribute-required-registration = Al crear una cuenta
attribute-required-later = En el próximo inicio de sesión
attribute-required-offered = No, pero preguntar en el próximo inicio de sesión
attribute-required-wrong = Lo que las personas deben rellenar tienen que poder verlo y cambiarlo
attribute-position = Lugar en el orden
attribute-position-hint = Los números más pequeños van primero.
attribute-apps = Qué aplicaciones lo reciben
attribute-scope = Ámbito
attribute-scope-hint = «profile» o un nombre propio que también permitas en los ajustes de la aplicación. Las aplicaciones que ya tienen permitido este ámbito lo reciben sin volver a preguntar. Sin ámbito, una aplicación debe pedir el claim por su nombre.
attribute-scope-wrong = Escribe un ámbito sin espacios
attribute-scope-standard = Este ámbito ya tiene un significado. Usa «profile» o un nombre propio.
attribute-scope-api = Este ámbito pertenece a una API. Elige otro nombre.
attribute-id-token = También en los tokens de ID
attribute-id-token-hint = Si no, las aplicaciones solo lo reciben del endpoint userinfo.
attribute-id-token-wrong = Elige antes un ámbito: los tokens de ID reciben lo que dice un ámbito
attribute-held = { $people ->
    [0] nadie tiene un valor
    [one] 1 persona tiene un valor
   *[other] { $people } personas tienen un valor
}
attribute-delete = Eliminar atributo
attribute-delete-text = { $people ->
    [0] Nadie tiene un valor y las aplicaciones dejan de recibirlo.
    [one] Se borra el valor de 1 persona y las aplicaciones dejan de recibirlo.
   *[other] Se borran los valores de { $people } personas y las aplicaciones dejan de recibirlos.
} Esta acción no se puede deshacer.
notice-attribute-added = Atributo añadido.
notice-attribute-deleted = Atributo eliminado.
console-saved = Cambios guardados.
console-danger = Desactivar o eliminar
console-off-text = Cuando una aplicación está desactivada, nadie puede iniciar sesión en ella y sus tokens dejan de funcionar. Puedes volver a activarla.
console-on-text = Esta aplicación está desactivada. Nadie puede iniciar sesión en ella.
console-off = Desactivar
console-on = Activar
console-switched-on = Aplicación activada.
console-switched-off = Aplicación desactivada.
console-delete = Eliminar
console-delete-lost = Personas que pierden el acceso de inmediato: { $people }. Autorizaciones que terminan: { $grants }. El ID no se podrá volver a usar. Esta acción no se puede deshacer.
console-delete-lost-many = Terminan más de { $grants } autorizaciones y las personas afectadas pierden el acceso de inmediato. El ID no se podrá volver a usar. Esta acción no se puede deshacer.
console-delete-type = Escribe { $id } para confirmar
console-delete-unconfirmed = Eso no es { $id }. Escribe el ID para eliminar la aplicación.
console-app-deleted = Aplicación { $id } eliminada.
console-app-gone = Esta aplicación se ha eliminado
console-app-gone-text = Su ID de cliente era { $id } y no se puede volver a usar. No se ha cambiado nada.
console-app-unknown = Aplicación no encontrada
console-app-unknown-text = No hay ninguna aplicación con el ID de cliente { $id }.
console-all-apps = Todas las aplicaciones
console-connected-title = Ahora configura { $name }
console-connected-lead = La aplicación está registrada aquí. Escribe estos valores en sus ajustes.
console-secret-copy = Copia el secreto ahora
console-secret-once = No volveremos a mostrarlo. Solo se guarda un hash.
console-copy = Copiar
console-copied = Copiado
console-secret-old-until = El secreto anterior sigue funcionando hasta el { $time }.
console-stored = Lo he guardado
console-open-app = Abrir la aplicación
console-paste-in = Pegar en { $name }
console-facts = Lo que las aplicaciones necesitan saber
console-fact-issuer = Emisor
console-fact-discovery = Documento de descubrimiento
console-fact-authorization = Endpoint de autorización
console-fact-token = Endpoint de tokens
console-fact-userinfo = Endpoint userinfo
console-app-page = URL de la aplicación
console-app-page-hint = El icono en la página de inicio de cada persona abre esta página. Si dejas el campo vacío, abre la página principal de la URL de redirección.
console-app-start = URL de inicio de sesión de la aplicación (opcional)
console-app-start-hint = Para aplicaciones que empiezan ellas mismas el inicio de sesión en una URL propia (initiate_login_uri). En ese caso, el icono abre esa URL.
console-app-pages = Dónde se abre la aplicación
console-app-page-wrong = Escribe la URL completa de una página, empezando por https://
console-example = Ejemplo: { $example }
console-library = Lenguaje de programación
console-library-title = Añade esto a tu aplicación
console-library-lead = Elige el lenguaje en el que está escrita tu aplicación. Los valores de esta aplicación ya están incluidos.
console-library-secret = El código lee el secreto de la variable de entorno { $variable }.
console-library-example = Tienes un programa completo, listo para ejecutar, en { $folder }, en el código fuente de Latchkey.
console-fact-redirect = URL de redirección
console-fact-keys = Claves públicas (JWKS)
console-fact-introspection = Endpoint de introspección
console-fact-resource = API (resource)
console-fact-sign-out = Endpoint de cierre de sesión
console-secret-made = Creado el { $date }
console-secret-ends = Caduca el { $time }
console-secret-no-end = Funciona hasta que lo sustituyas
console-secret-none = Esta aplicación no tiene ningún secreto válido
console-secret-stale = Otra persona ha creado un secreto más reciente. Compruébalo antes de crear otro.
console-rotate = Secreto nuevo
console-rotate-text = El secreto nuevo se muestra una sola vez. Configúralo en la aplicación antes de que caduque el actual.
console-rotate-do = Crear secreto nuevo
console-keep = Cuánto tiempo sigue funcionando el secreto actual
console-keep-none = Deja de funcionar de inmediato
console-keep-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
console-keep-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}

# What needs an admin, and what was refused to an app
console-needs = Requiere atención
console-needs-nothing = Nada requiere tu atención.
console-usual-same = Más o menos lo habitual
console-usual-more = { $usual ->
    [0] Más de lo habitual (normalmente ninguno)
   *[other] Más de lo habitual (normalmente { $usual })
}
console-usual-far-more = { $usual ->
    [0] Mucho más de lo habitual (normalmente ninguno)
   *[other] Mucho más de lo habitual (normalmente { $usual })
}
console-usual-fewer = Menos de lo habitual (normalmente { $usual })
console-need-failures = { $usual ->
    [0] { $count } inicios de sesión fallidos. Normalmente no hay ninguno.
   *[other] { $count } inicios de sesión fallidos. Normalmente hay { $usual }.
}
console-need-failures-do = Comprueba si destaca una cuenta o una dirección IP. Si se ha cambiado una aplicación hace poco, comprueba sus errores.
console-need-failures-open = Mostrar inicios de sesión fallidos
console-need-disowned = { $count ->
    [one] 1 aviso de que otra persona cambió una cuenta
   *[other] { $count } avisos de que otra persona cambió una cuenta
}
console-need-disowned-do = Comprueba qué se cambió, también los segundos factores y la dirección, y ayuda a la persona a iniciar sesión de nuevo.
console-need-disowned-open = Ver avisos
console-need-bounds = { $count ->
    [one] Se alcanzó un límite de mensajes en las últimas 24 horas
   *[other] Se alcanzaron { $count } límites de mensajes en las últimas 24 horas
}
console-need-bounds-do = Los códigos por correo electrónico o SMS no se envían hasta que termine el límite. Comprueba quién los pide: quizá alguien gana dinero con ello.
console-need-bounds-open = Mostrar límites
console-need-errors-do = Comprueba qué se ha rechazado. Cada entrada indica cómo solucionarlo.
console-need-secret-ends-do = Crea un secreto nuevo y configúralo en la aplicación antes de esa fecha.
console-need-secret-over-do = Crea un secreto nuevo y configúralo en la aplicación. Hasta entonces, nadie puede iniciar sesión en ella.
console-need-key-do = Esta clave debería haberse rotado automáticamente. Rótala ahora y busca la causa en el registro del servidor.
console-need-lost = { $count ->
    [one] 1 persona perdió su segundo factor
   *[other] { $count } personas perdieron su segundo factor
}
console-need-lost-do = Pregunta a cada una por otro medio si es ella y luego confírmalo o recházalo.
console-need-waiting = { $count ->
    [one] 1 cuenta espera aprobación
   *[other] { $count } cuentas esperan aprobación
}
console-need-waiting-do = Aprueba o rechaza cada una. La persona recibe un correo.
console-need-provider = { $count ->
    [one] 1 persona solo puede iniciar sesión con este proveedor.
   *[other] { $count } personas solo pueden iniciar sesión con este proveedor.
}
console-need-provider-or-more = { $count ->
    [one] 1 persona o más solo puede iniciar sesión con este proveedor.
   *[other] { $count } personas o más solo pueden iniciar sesión con este proveedor.
}
console-need-provider-off-do = Está desactivado: actívalo o envíales enlaces de contraseña.
console-need-provider-away-do = No ha respondido hace un momento: pruébalo en su página o envíales enlaces de contraseña.
console-need-factor = { $count ->
    [one] 1 persona inicia sesión sin segundo factor.
   *[other] { $count } personas inician sesión sin segundo factor.
}
console-need-own-factor = Inicias sesión sin un segundo factor.
console-need-own-factor-do = Configura uno para tu propia cuenta.
console-need-own-factor-open = Configurar un segundo factor
console-need-factor-do = Pídeles que lo configuren o haz que sea obligatorio para un grupo o en los ajustes de una aplicación.
console-need-factor-open = Mostrar estas personas
console-failures = Errores recientes
console-failures-none = No ha habido errores en las últimas 24 horas.
console-failures-record = Mostrar en el registro de auditoría
console-failures-like = Mostrar en el registro de auditoría: { $what }
console-failures-all = Todos los errores
console-keys-open = Todas las claves de firma
console-key-age = { $count ->
    [0] La clave de firma { $algorithm } se ha creado hoy.
    [one] La clave de firma { $algorithm } tiene 1 día.
   *[other] La clave de firma { $algorithm } tiene { $count } días.
}
console-tab-test = Prueba
console-test-title = Probar el inicio de sesión
console-test-again = Repetir la prueba
console-test-text = Pasas por el mismo inicio de sesión que las personas que usan { $app }: contraseña, segundo factor y consentimiento. Al final verás lo que recibiría la aplicación. No se contacta con la aplicación.
console-test-redirect = URL de redirección
console-test-prompt = Qué se pide (prompt)
console-test-prompt-none = Predeterminado: no se vuelve a preguntar a quien ya ha iniciado sesión
console-test-prompt-login = Volver a pedir la contraseña (prompt=login)
console-test-prompt-account = Permitir elegir una cuenta (prompt=select_account)
console-test-prompt-consent = Pedir consentimiento, también para el acceso sin conexión (prompt=consent)
console-test-do = Probar un inicio de sesión
console-test-refused = La aplicación recibiría un error
console-test-given = Lo que recibiría { $app }
console-test-harmless = Nada de esto se puede usar: se han quitado las firmas, no se ha creado ninguna autorización y no se ha guardado nada.
console-test-who = Sesión iniciada como
console-test-over = El resultado de esa prueba ya no se conserva. Repítela.
console-test-id-token = Token de ID
console-test-id-token-text = Lo que sabe la aplicación cuando alguien inicia sesión.
console-test-no-id-token = Ninguno. La aplicación no solicitó el ámbito openid.
console-test-id-token-header = Encabezado del token de ID
console-test-header-text = La clave de firma y el algoritmo.
console-test-userinfo = Userinfo
console-test-userinfo-text = Lo que recibe la aplicación del endpoint userinfo con el token de acceso.
console-test-no-userinfo = El token de acceso no funciona ahí. La aplicación no solicitó el ámbito openid o el token es para una API.
console-test-access-token = Token de acceso
console-test-access-token-text = Lo que ven las API.
console-test-access-token-header = Encabezado del token de acceso
console-test-refresh-token = Token de actualización
console-test-refresh = La aplicación recibe uno y puede obtener tokens nuevos sin volver a preguntar a la persona.
console-test-no-refresh = La aplicación no recibe ninguno. Tendrá que volver a enviar a las personas aquí.
console-test-service = Nadie inicia sesión en esta aplicación
console-test-service-text = Obtiene tokens para sí misma. Puedes solicitar uno con su secreto, que curl te pedirá:
console-tab-errors = Errores
console-errors-title = Errores recientes
console-errors-none = No hay errores
console-errors-none-text = Cuando se rechaza una solicitud de esta aplicación, aquí aparecen el motivo y la solución.
console-reference = Referencia
console-error-redirect = La URL de redirección no está registrada.
console-error-redirect-fix = Compara la URL que envía la aplicación con las de «Ajustes». Añádela ahí o corrígela en la aplicación.
console-error-sign-out-address = La URL de cierre de sesión no está registrada.
console-error-sign-out-address-fix = La aplicación quería volver a esta URL después de un cierre de sesión. Añádela en los ajustes, en «URL de cierre de sesión», o corrígela en la aplicación.
console-error-sign-out-address-none = No hay ninguna URL de cierre de sesión registrada para esta aplicación.
console-error-sign-out-hint = No se ha podido verificar el token de ID de un cierre de sesión.
console-error-sign-out-hint-fix = No tienes que hacer nada, salvo si ocurre a menudo: entonces la aplicación debe enviar el último token de ID que recibió.
console-error-sign-out = Una solicitud de cierre de sesión no era válida.
console-error-unknown-app = Una aplicación ha enviado un ID de cliente que no está registrado aquí.
console-error-unknown-app-fix = Compara el ID de cliente de la aplicación con el de su página de configuración aquí.
console-error-no-app = Una aplicación ha enviado una solicitud sin ID de cliente.
console-error-no-redirect = La aplicación no ha enviado ninguna URL de redirección.
console-error-no-redirect-fix = Configura la URL de redirección (callback) en la aplicación.
console-error-off = La aplicación está desactivada.
console-error-off-fix = Actívala en «Ajustes» o quita el inicio de sesión de la aplicación.
console-error-scope = La aplicación ha solicitado un ámbito que no puede usar.
console-error-scope-fix = Añade el ámbito en «Ajustes» o quítalo en la aplicación.
console-error-target = La aplicación ha solicitado una API que no está registrada.
console-error-target-fix = Añade la API en «API» o corrige su identificador en la aplicación.
console-error-silent = La aplicación ha solicitado un inicio de sesión silencioso (prompt=none), pero la persona tiene que hacer algo antes.
console-error-silent-fix = Es normal si la aplicación muestra después la página de inicio de sesión. Si no, quita prompt=none en la aplicación.
console-error-secret = No se ha podido autenticar la aplicación: el secreto o el método de autenticación no es correcto.
console-error-secret-fix = Pega el secreto de nuevo o crea uno en «Secretos».
console-error-grant = Un código de autorización, un token de actualización o un token de acceso había caducado o ya se había usado.
console-error-grant-fix = Es normal cuando se recarga una página o termina una sesión. Si se repite, comprueba si dos instancias de la aplicación comparten un token.
console-error-mismatch = La solicitud del token no coincidía con la solicitud de inicio de sesión.
console-error-mismatch-fix = Envía la misma URL de redirección en las dos solicitudes y el verificador de PKCE (code_verifier) de ese inicio de sesión.
console-error-grant-type = La aplicación ha usado un tipo de autorización o de respuesta para el que no está registrada.
console-error-grant-type-fix = Configura la aplicación con el flujo de código de autorización o cambia su registro en la línea de comandos.
console-error-person = Una persona no ha podido iniciar sesión: contraseña o código incorrectos, o demasiados intentos.
console-error-person-fix = La aplicación no tiene ningún problema.
console-error-denied = Una persona ha denegado la solicitud.
console-error-denied-fix = Solicita menos ámbitos o marca la aplicación como propia en «Ajustes».
console-error-form = Un formulario no estaba actualizado o procedía de otro sitio web.
console-error-form-fix = No tienes que hacer nada. Si se repite, comprueba si un proxy modifica las cookies.
console-error-access = Alguien que no es administrador ha intentado abrir la consola.
console-error-access-fix = Si debe tener acceso, nómbralo administrador.
console-error-registration = Una aplicación ha intentado registrarse. La solicitud se ha rechazado.
console-error-registration-fix = Las aplicaciones no se pueden registrar por sí mismas. Conecta la aplicación aquí.
console-error-request = La solicitud no era válida.
console-error-request-fix = Corrige la solicitud en la aplicación. El mensaje indica qué falla.
console-error-ours = El error se produjo aquí, no en la aplicación.
console-error-ours-fix = Busca la referencia en el registro del servidor.
console-error-address-now = Esta URL ya está registrada.
console-error-address-none = Esta aplicación no tiene ninguna URL de redirección registrada.

# Terms
console-terms = Condiciones
terms-lead = Versiones de las condiciones que las personas aceptan antes de iniciar sesión. Una versión nunca se cambia: lo aceptado es lo que dice.
terms-new = Publicar una versión
terms-none = No hay condiciones
terms-none-text = Nadie tiene que aceptar nada. Publica una versión y se preguntará a las personas en su próximo inicio de sesión.
terms-new-lead = Indica la URL donde se lee la versión. Deja vacíos los idiomas para los que no tengas texto: se mostrará el inglés o el primero.
terms-version-name = Versión
terms-version-hint = Una palabra, como 2026-11-30. No se puede cambiar después.
terms-since = En vigor desde
terms-since-hint = El día en UTC. Si no escribes nada, está en vigor de inmediato.
terms-again = Todos la aceptan de nuevo
terms-again-hint = También quienes aceptaron una versión anterior. Desactívalo para una pequeña corrección.
terms-again-short = todos de nuevo
terms-title-label = Título
terms-url-label = URL
terms-publish = Publicar versión
terms-coming = Próxima
terms-in-force = En vigor
terms-over = Anterior
terms-accepted-by = Aceptada por
terms-people = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
terms-withdraw = Retirar
terms-withdraw-which = Retirar la versión { $version }
terms-version-taken = Ya hay o hubo una versión con este nombre
terms-version-wrong = Escribe de 1 a 64 letras, números y signos sin espacios
terms-url-wrong = Escribe una URL como https://example.com/terms
terms-title-wrong = Escribe un título
terms-since-past = Escribe el día de hoy o uno posterior
terms-too-many = Hay tantas versiones como puede haber
notice-terms-published = La versión está publicada.
notice-terms-withdrawn = La versión está retirada.
notice-terms-accepted = Ya hay personas que han aceptado esta versión, por lo que se conserva. Publica una más reciente.

# Mensajes
console-messages = Mensajes
messages-text = Correos a personas de los últimos 30 días. Su contenido se borra en cuanto se envían.
messages-as-files = No hay ningún servidor de correo configurado (LATCHKEY_SMTP_URL). Cada correo es un archivo en
messages-any-state = Cualquier estado
messages-none = No hay mensajes
messages-all = Todos los mensajes
messages-not-delivered = No entregados
messages-test = Enviar un mensaje de prueba
messages-test-text = El servidor lo envía ahora, en el idioma de esta página. La lista muestra qué fue de él.
messages-test-to = Dirección de correo
messages-test-send = Enviar mensaje de prueba
messages-not-an-address = Escribe una dirección de correo como mara@example.com.
messages-preview = Vista previa de los correos
messages-preview-text = Todos los correos que las personas pueden recibir, con datos inventados y con tus propios textos si los has definido. Sus enlaces no llevan a ninguna parte.
messages-preview-which = Correo
messages-preview-language = Idioma
messages-preview-show = Mostrar
messages-preview-subject = Asunto
messages-preview-as-text = Como texto
messages-preview-html = Mostrar como HTML
messages-preview-form = { $name } ({ $number })
message-to = Para
message-kind = Asunto
message-kind-test = Prueba
message-sent = Enviado
message-failed = Fallido
message-queued = En espera
message-under-way = Enviándose
message-written = Escrito
message-next = Próximo intento
message-tries = { $count ->
    [one] 1 intento
   *[other] { $count } intentos
}
message-send-again = Reenviar
message-send-again-which = Reenviar: { $address }
notice-message-sent-again = El mensaje se está enviando de nuevo.
notice-message-under-way = Este mensaje ya se está enviando. Vuelve a cargar esta página para ver qué fue de él.
notice-message-tested = El mensaje de prueba se está enviando. Vuelve a cargar esta página para ver qué fue de él.

# Invitaciones
console-invitations = Invitaciones
invitations-text = Las invitaciones y qué ha sido de ellas. Se conservan 30 días después de terminar.
invitations-search = Nombre o correo electrónico
invitations-none = No hay invitaciones que coincidan
invitations-empty = Aún no hay invitaciones
invitations-sort-age = Primero la invitación más reciente
invitations-sort-age-down = Primero la invitación más antigua
invitations-sort-expires = Primero la que caduca antes
invitations-sort-expires-down = Primero la que caduca después
invitation-open = Abierta
invitation-accepted = Aceptada
invitation-withdrawn = Retirada
invitation-expired = Caducada
invitation-created = Invitación
invitation-sent = Último envío
invitation-expires = Caduca
invitation-invited-by = Invitado por
invitation-deleted-person = Persona eliminada
invitation-link-text = No hay ningún servidor de correo configurado: da tú este enlace a la persona. No lo volveremos a mostrar. Funciona una vez, hasta el { $time }.
invitation-send-again = Enviar de nuevo
invitation-send-again-text = Envía un enlace nuevo, que funciona durante al menos 7 días. El enlace anterior deja de funcionar.
invitation-withdraw = Retirar
invitation-withdraw-text = El enlace deja de funcionar al instante. Puedes volver a invitar a la persona.
invite-title = Invitar a una persona
invite-text = La persona recibe un enlace por correo y elige su propia contraseña.
invite-many-title = Invitar a varias personas
invite-many-text = Se invita a todas las personas del archivo, o a nadie si una línea está mal.
invite-name-hint = La persona puede cambiarlo.
invite-until-hint = La pertenencia a los grupos termina al final de este día (UTC). Si dejas el campo vacío, no tiene fin.
invite-language = Idioma del correo
invite-admin = Nombrar administrador a esta persona
invite-expires = Invitación válida hasta (opcional)
invite-expires-hint = Si dejas el campo vacío, la invitación caduca a los 7 días. El límite es de 90 días.
invite-expires-invalid = Elige un día posterior a hoy y dentro de 90 días, o deja el campo vacío
invite-more-groups = Solo se muestran los primeros 100 grupos. Puedes añadir la persona a otro grupo más adelante.
invite-send = Enviar invitación
invite-no-group = No existe ningún grupo { $group }. Comprueba el nombre o crea primero el grupo.
invite-is-invited = Esta dirección ya tiene una invitación. Envíala de nuevo o retírala primero.
invite-has-account = Ya existe una cuenta con esta dirección y la invitación no le daría nada. Elige un grupo o no la invites.
invite-disabled = La cuenta con esta dirección está desactivada. Actívala primero.
invite-twice = Otra línea invita a la misma dirección
invite-too-many = Puedes enviar 500 invitaciones por hora. Inténtalo más tarde o usa la línea de comandos.
invite-file-empty = Aquí no hay ninguna invitación. La primera línea nombra las columnas y cada línea siguiente es una invitación.
invite-file-too-many = Un archivo puede tener 1000 invitaciones. Divídelo.
invite-no-email-column = Ninguna columna se llama email
invite-column = La columna { $column } no se conoce o aparece dos veces
invite-too-many-values = La línea tiene más valores que columnas
invite-not-a-day = Escribe un día como 2026-12-31 en lugar de { $value }
invite-not-yes-or-no = Escribe yes o no en admin en lugar de { $value }
invite-no-language = No existe ningún idioma { $value }. Usa en, de, fr, es o ar.
invite-nobody = No se ha invitado a nadie
invite-line = Línea { $line }: { $problem }
invite-more-problems = { $count ->
    [one] 1 línea más está mal
   *[other] { $count } líneas más están mal
}
invite-skip-known = Omitir a las personas que ya tienen una cuenta o una invitación
invite-known = { $count ->
    [one] Se omite 1 línea: esa persona ya tiene una cuenta o una invitación.
   *[other] Se omiten { $count } líneas: esas personas ya tienen una cuenta o una invitación.
}
invite-checked = { $count ->
    [one] El archivo está bien: se puede invitar a 1 persona. Aún no se ha invitado a nadie.
   *[other] El archivo está bien: se puede invitar a { $count } personas. Aún no se ha invitado a nadie.
}
invite-file = Elegir un archivo CSV
invite-rows = Invitaciones
invite-rows-hint = CSV. La primera línea nombra las columnas: email y, si se quiere, name, groups (varios separados por punto y coma), until, admin (yes o no), language, expires.
invite-check = Comprobar
invite-send-all = Enviar invitaciones
notice-invitation-sent = Invitación enviada.
notice-invitations-sent = Invitaciones enviadas.
notice-invitation-sent-again = Enviada de nuevo. El enlace anterior ya no funciona.
notice-invitation-withdrawn = Invitación retirada.
notice-invitation-changed = No se ha cambiado nada: esta invitación ya ha terminado o alguien la ha cambiado.
message-kind-invitation = Invitación
console-rules = Reglas de inicio de sesión
rules-lead = Quién debe usar qué para iniciar sesión. Todas las reglas que se aplican a una persona y a una aplicación se suman.
rules-empty = Aún no hay reglas
rules-empty-text = Cada persona inicia sesión con lo que tiene.
rules-for = Se aplica a
rules-allowed = Se acepta
rules-required = Se exige
rules-within = Se pide de nuevo tras
rules-set-by = Definido en
rules-set-here = Esta tabla
rules-set-setting = Ajuste { $name }
rules-set-group = El grupo
rules-set-app = La aplicación
rules-everybody = Todo el mundo
rules-admins = Administradores
rules-group = Grupo { $name }
rules-app = Aplicación { $name }
rules-a-group = Un grupo
rules-an-app = Una aplicación
rules-all = Todo
rules-all-but = No se acepta: { $factors }
rules-second = Segundo factor
rules-one-of = Uno de: { $factors }
rules-separator = { ", " }
rules-new = Añadir o cambiar una regla
rules-name = Nombre del grupo o ID de cliente
rules-name-hint = Déjalo vacío para todo el mundo.
rules-no-place = No existe ese grupo o esa aplicación.
rules-open = Abrir la regla
rules-preview = Vista previa para una persona
rules-preview-text = Muestra qué se le pediría a una persona en un nuevo inicio de sesión y por qué. Nadie inicia sesión.
rules-person = Correo electrónico, nombre de usuario o ID
rules-no-person = No existe esa persona.
rules-preview-app = ID de cliente de la aplicación
rules-preview-app-hint = Déjalo vacío para las páginas de la persona.
rules-no-app = No existe esa aplicación.
rules-preview-show = Mostrar
rules-own-pages = Sus propias páginas
rules-no-first = Esta persona no tiene con qué iniciar sesión.
rules-with = Con: { $factor }
rules-with-none = Con: { $factor }. Muestra quién es, pero no se acepta.
rules-then-prove = Se pide uno de: { $factors }
rules-then-set-up = Debe configurar uno de: { $factors }
rules-then-stuck = No puede iniciar sesión: no se puede configurar nada de lo que aceptan las reglas.
rules-then-in = Sesión iniciada
rules-why = Por qué
rules-no-reason = Ninguna regla pide más.
rules-because-not = no acepta: { $factors }
rules-because-second = exige un segundo factor
rules-because-one-of = exige uno de: { $factors }
rules-because-age = vuelve a pedir lo que se usó hace más de { $time }
rule-title = Regla: { $whom }
rule-allowed = Qué se acepta
rule-allowed-hint = Lo demás no cuenta. Quien no tenga nada de lo que se acepta lo configura al iniciar sesión.
rule-second = Un segundo factor
rule-one-of-hint = O uno de estos, y nada en su lugar, ni siquiera un código de recuperación:
rule-age = Volver a pedir tras
rule-age-hint = Por ejemplo 10m, 12h o 7d. Déjalo vacío para no poner límite.
rule-age-wrong = Escribe un tiempo de 60s a 400d.
person-remembered = { $count ->
    [one] Un navegador sin segundo factor
   *[other] { $count } navegadores sin segundo factor
}
person-remembered-text = Allí no se pide el segundo factor durante un tiempo.
rules-remembered = un navegador se puede recordar durante { $days } días
rules-never-remembered = no se recuerda ningún navegador
rule-remember = Recordar un navegador durante tantos días
rule-remember-hint = Las personas pueden marcar una casilla y no se les pide un segundo factor en ese navegador durante ese tiempo. 0: nunca. Déjalo vacío para no decir nada.
rule-remember-wrong = Escribe un número de días de 0 a 90.
rule-empty = Esta regla no dice nada. Elige algo o quita la regla.
rule-no-first = Acepta algo que muestre quién es la persona, como una contraseña o una llave de acceso.
rule-no-second = Acepta llaves de acceso o aplicaciones de autenticación: se pueden configurar al iniciar sesión.
rule-nobody = Uno de ellos debe aceptarse y poder configurarse al iniciar sesión.
rule-locks-out = Con esta regla ya no podría iniciar sesión ningún administrador. No se ha cambiado nada.
rule-remove = Quitar esta regla
notice-rule-removed = Regla quitada.
rule-factor-password = Contraseña
rule-factor-passkey = Llave de acceso
rule-factor-totp = Aplicación de autenticación
rule-factor-recovery-codes = Código de recuperación
rule-factor-email-code = Código por correo en lugar de la contraseña
rule-factor-email-code-second = Código por correo como segundo factor
rule-factor-sms-code = Código por SMS en lugar de la contraseña
rule-factor-sms-code-second = Código por SMS como segundo factor
rule-factor-upstream = Cuenta en otro proveedor
console-upstreams = Proveedores
upstreams-lead = Otros proveedores con cuyas cuentas se puede iniciar sesión.
upstreams-search = Nombre o emisor
upstreams-sort-name = Nombre en las URL, A a Z
upstreams-sort-name-down = Nombre en las URL, Z a A
upstreams-empty = Todavía no hay proveedores
upstreams-empty-text = Añade uno y la página de inicio de sesión tendrá un botón para él.
upstreams-no-match = Ningún proveedor coincide
upstream-new = Añadir un proveedor
upstream-create = Añadir el proveedor
upstream-preset = Rellenar con los valores conocidos de:
upstream-name = Nombre en las URL
upstream-name-hint = a-z, 0-9 y -. No se puede cambiar después. Registra en el proveedor esta URL de redirección: { $address }
upstream-name-wrong = Escribe de 1 a 40 caracteres de a-z, 0-9 y -, sin empezar por -.
upstream-name-taken = Ya existe un proveedor con este nombre.
upstream-title-label = Nombre en el botón
upstream-title-hint = Cómo lo llama la gente, por ejemplo Google o el nombre de tu empresa.
upstream-title-wrong = Escribe una línea de 1 a 100 caracteres.
upstream-issuer = Emisor
upstream-issuer-hint = La URL que el documento de descubrimiento del proveedor llama issuer, exactamente como está allí.
upstream-issuer-change = Si lo cambias, las cuentas conectadas ahora ya no permiten iniciar sesión a nadie, y se cierran las sesiones iniciadas con ellas. Si no escribes un secreto a la vez, se elimina el guardado.
upstream-issuer-wrong = Escribe una URL que empiece por https://, sin ? ni #.
upstream-issuer-own = Es la URL de este mismo Latchkey.
upstream-client-id = ID de cliente
upstream-client-id-hint = Tal como lo dio el proveedor.
upstream-client-id-wrong = Escribe de 1 a 512 caracteres ASCII visibles.
upstream-secret = Secreto
upstream-secret-hint = Déjalo vacío si el proveedor no dio ninguno.
upstream-secret-kept = Hay un secreto guardado. Escribe otro para sustituirlo.
upstream-secret-wrong = Escribe una línea de 1 a 512 caracteres.
upstream-scopes = Ámbitos que se piden
upstream-scopes-hint = openid es obligatorio; email hace falta para reconocer direcciones.
upstream-scopes-wrong = Escribe ámbitos separados por espacios, entre ellos openid.
upstream-in-header = Enviar el secreto en la cabecera de las solicitudes
upstream-in-header-hint = HTTP Basic (client_secret_basic), en lugar del cuerpo (client_secret_post). Algunos proveedores aceptan solo uno de los dos.
upstream-signs = Firmar las solicitudes con una clave propia de Latchkey
upstream-signs-hint = En lugar de un secreto (private_key_jwt). Guarda y luego da al proveedor la URL de la clave pública, que muestra esta página.
upstream-jwks = URL de la clave pública
upstream-tenants = Inquilinos cuyas cuentas cuentan
upstream-tenants-hint = Sus ID, separados por espacios. Obligatorio con common y organizations en el emisor: cualquiera puede crear un inquilino.
upstream-tenants-missing = Escribe los ID de los inquilinos cuyas cuentas cuentan.
upstream-tenant-wrong = «{ $tenant }» no es el ID de un inquilino, como 11111111-2222-3333-4444-555555555555.
upstream-team-id = ID de equipo
upstream-key-id = ID de clave
upstream-apple-id-hint = Como lo muestra Apple, por ejemplo AB1C23D4EF.
upstream-apple-id-wrong = Escribe de 1 a 40 letras y dígitos.
upstream-apple-key-hint = El secreto de Apple es el contenido del archivo AuthKey_KEYID.p8.
upstream-apple-key-wrong = Escribe el contenido del archivo AuthKey_KEYID.p8 que dio Apple.
upstream-authorization-endpoint = Endpoint de autorización
upstream-token-endpoint = Endpoint de tokens
upstream-user-endpoint = Endpoint del usuario
upstream-endpoint-hint = Como lo indica la documentación del proveedor.
upstream-endpoint-wrong = Escribe una URL que empiece por https://.
upstream-members = Campos de la respuesta del endpoint del usuario
upstream-members-hint = Si difieren de OpenID Connect: subject, email, email_verified, name y username, por ejemplo subject=id username=login. El subject no debe cambiar nunca ni darse a otra persona.
upstream-members-wrong = Escribe pares de subject, email, email_verified, name o username, por ejemplo subject=id.
upstream-fixed-wrong = Solo puedes cambiarlo junto con el emisor. Las cuentas conectadas ya no permiten entonces iniciar sesión a nadie.
upstream-accounts = Quién recibe una cuenta al iniciar sesión por primera vez
upstream-accounts-hint = Vacío: nadie. *: todas las personas cuya dirección verificó el proveedor. O dominios de direcciones verificadas, por ejemplo example.com, separados por espacios.
upstream-trusted = Dominios para los que se confía en él
upstream-trusted-hint = Quien tenga allí una dirección verificada en uno de estos dominios inicia sesión en la cuenta con esa dirección sin más preguntas. Escribe solo dominios cuyas direcciones controle el proveedor.
upstream-login-domains = Dominios cuyas personas se envían allí
upstream-login-domains-hint = Quien escribe una dirección de uno de estos dominios en la página de inicio de sesión llega enseguida al proveedor, exista o no esa cuenta. Las contraseñas de estas direcciones solo sirven mientras no se puede acceder al proveedor; los nombres de usuario, las llaves de acceso y los códigos por correo no se ven afectados.
upstream-native = Aplicaciones cuyos tokens de ID cuentan
upstream-native-hint = ID de cliente en el proveedor, separados por espacios. Una aplicación en un dispositivo que inicia sesión con Google One Tap o «Iniciar sesión con Apple» puede cambiar el token de ID por tokens, si tiene el permiso de intercambio de tokens. Vacío: no se cambia ningún token de ID.
upstream-native-wrong = «{ $client }» no es un ID de cliente: escribe de 1 a 512 caracteres ASCII visibles.
upstream-group-rules = Grupos según lo que dice el proveedor
upstream-group-rules-hint = Una regla por línea: claim = valor -> grupo, por ejemplo groups = engineering -> staff. Cada inicio de sesión añade a las personas a estos grupos y las quita cuando la regla ya no se cumple. Las pertenencias que no dio ninguna regla se mantienen.
upstream-group-rule-wrong = «{ $rule }» no es una regla. Escribe claim = valor -> grupo.
upstream-group-rules-right = Para estas reglas, y para poner otro proveedor detrás de ellas, necesitas el permiso de gestionar grupos. Puede haber 100 como máximo.
upstream-group-rules-unknown = No hay ningún grupo llamado «{ $group }».
upstream-attribute-rules = Atributos según lo que dice el proveedor
upstream-attribute-rules-hint = Una regla por línea: atributo = $claim, o un texto fijo, por ejemplo department = $org.department o site = Berlin if office = b-1. Decide la primera regla que se cumple. Cada inicio de sesión actualiza lo que rellenó una regla; lo que alguien escribió aquí a mano se mantiene. Empieza una regla con once para rellenar solo en el primer inicio de sesión, o con always para sustituir también lo escrito a mano.
upstream-attribute-rule-wrong = «{ $rule }» no es una regla. Escribe atributo = $claim, si hace falta con once o always delante e if claim = valor detrás.
upstream-attribute-rules-right = Para estas reglas, y para poner otro proveedor detrás de ellas, necesitas el permiso de gestionar personas. Puede haber 100 como máximo.
upstream-attribute-rules-unknown = Un proveedor no puede rellenar «{ $attribute }». Decláralo primero como atributo, o elige name, given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture o website.
upstream-sign-out = Cerrar también la sesión allí
upstream-sign-out-hint = Quien cierra la sesión aquí va al proveedor para cerrarla también allí, y vuelve. Primero se cierra aquí, responda o no el proveedor. Registra en el proveedor la dirección que muestra esta página después de guardar.
upstream-signed-out = Dirección tras cerrar la sesión, para registrarla allí
upstream-trial = Probar un inicio de sesión
upstream-trial-text = Inicias sesión en el proveedor como cualquier persona. Nadie inicia sesión aquí, no se conecta nada y no se cambia a nadie. Solo tú ves el resultado, durante 10 minutos.
upstream-trial-off = El proveedor está desactivado: puedes probarlo antes de que alguien inicie sesión con él.
upstream-trial-do = Ir al proveedor
upstream-trial-again = Probar otra vez
upstream-trial-over = El resultado de esta prueba ya no está disponible. Prueba otra vez.
upstream-trial-nothing = El proveedor no identificó a nadie
upstream-trial-nothing-fix = Comprueba los ajustes del proveedor. El registro dice más. El motivo es:
upstream-trial-account = La cuenta de aquí
upstream-trial-known = Este inicio de sesión lleva a esta cuenta, que está conectada con él:
upstream-trial-known-off = Esta cuenta está conectada con él, pero no puede iniciar sesión, porque está desactivada o espera aprobación:
upstream-trial-trusted = Este inicio de sesión se conectaría con esta cuenta sin preguntar, porque se confía en el proveedor para el dominio de su dirección:
upstream-trial-made = Este inicio de sesión crearía una cuenta con la dirección { $address }.
upstream-trial-asked = Ninguna cuenta está conectada con él. Quien inicia sesión así debe demostrar una cuenta de aquí, y después elige si conectarla:
upstream-trial-no-address = El proveedor no da ninguna dirección de correo.
upstream-trial-unverified = El proveedor no dice que la dirección de correo esté verificada.
upstream-trial-not-trusted = No se confía en el proveedor para el dominio de esta dirección.
upstream-trial-nobody = Ninguna cuenta activa de aquí tiene esta dirección verificada.
upstream-trial-connected = La cuenta con esta dirección ya tiene otra cuenta conectada.
upstream-trial-not-admitted = No se crean cuentas para el dominio de esta dirección.
upstream-trial-not-signed-up = Los ajustes de registro no permiten el dominio de esta dirección.
upstream-trial-another-trusted = Se confía en otro proveedor para el dominio de esta dirección.
upstream-trial-taken = Una cuenta de aquí tiene esta dirección.
upstream-trial-met = Se cumple: la persona está en este grupo.
upstream-trial-unmet = No se cumple.
upstream-trial-no-group = Este grupo ya no existe.
upstream-trial-no-attribute = Este atributo ya no existe.
upstream-trial-unknown = No se sabe: el proveedor omitió el claim, o no se pudo leer. No cambia nada.
upstream-trial-fills = Rellena:
upstream-trial-unfit = Omitido: el valor no encaja en este atributo.
upstream-trial-passed-over = No se alcanza: decide una regla anterior.
upstream-trial-claims = Lo que dijo el proveedor
upstream-trial-claims-text = Del token de ID y del punto de acceso de usuario juntos, como lo ven las reglas. Los tokens no se muestran.
upstream-trial-partial = No se pudo leer el punto de acceso de usuario: puede haber más.
upstream-trial-too-long = Dijo demasiado para mostrarlo aquí.
upstream-domain-wrong = «{ $domain }» no es un dominio como example.com o *.example.com.
upstream-enabled = Ofrecerlo en la página de inicio de sesión
upstream-domain-not-given-out = No se puede confiar en este proveedor para «{ $domain }»: no sabe quién tiene ahora una dirección allí.
upstream-enabled-hint = Mientras está desactivado, nadie inicia sesión con él. Al desactivarlo se cierran las sesiones iniciadas con él.
upstream-off = Desactivado
upstream-facts = En el proveedor
upstream-callback = URL de redirección
upstream-backchannel = URL de cierre de sesión por back-channel
upstream-connected = Personas conectadas
upstream-sessions = Sesiones iniciadas con él
upstream-sessions-count = { $count }
upstream-sessions-or-more = { $count } o más
upstream-test = Probar el proveedor
upstream-test-good = El documento y las claves del proveedor son correctos.
upstream-test-private = El emisor lleva a la dirección privada { $detail }. Indica su red en LATCHKEY_FETCH_ALLOW si Latchkey puede acceder a ella.
upstream-test-unresolved = No se encontró el host del emisor. Comprueba la URL.
upstream-test-slow = El proveedor no respondió a tiempo. Vuelve a intentarlo más tarde.
upstream-test-address = El emisor debe empezar por https://. http:// solo es posible en una red de LATCHKEY_FETCH_ALLOW.
upstream-test-status = /.well-known/openid-configuration bajo el emisor respondió con el estado { $detail }. Comprueba el emisor.
upstream-test-issuer = El documento del proveedor indica otro emisor: { $detail }. Escríbelo exactamente así.
upstream-test-keys = No se pueden leer las claves que indica el documento del proveedor.
upstream-test-other = El proveedor no se puede usar: { $detail }
upstream-delete = Eliminar el proveedor
upstream-delete-text = { $count ->
    [one] 1 persona está conectada con él y ya no podrá iniciar sesión con él, aunque lo vuelvas a añadir.
   *[other] { $count } personas están conectadas con él y ya no podrán iniciar sesión con él, aunque lo vuelvas a añadir.
}
upstream-ends = { $count ->
    [0] Ninguna sesión se inició con él.
    [one] Se cierra 1 sesión iniciada con él.
   *[other] Se cierran { $count } sesiones iniciadas con él.
}
notice-upstream-added = Proveedor añadido. Pruébalo antes de que se use.
notice-upstream-deleted = Proveedor eliminado.
