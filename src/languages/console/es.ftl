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
