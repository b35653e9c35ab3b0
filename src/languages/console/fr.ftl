# The console of the admins: what stands round its pages, and its overview
console-name = Console Latchkey
console-nav = Console
console-overview = Vue d’ensemble
console-overview-until = Les dernières 24 heures jusqu’à { $time }
console-signed-in = Connexions
console-failed = Connexions échouées
console-failed-short = Échouées
console-sessions = Sessions
console-people = Personnes
console-apps = Applications
console-chart = Connexions par heure
console-chart-title = Connexions réussies et échouées, par heure, pour les dernières 24 heures
console-chart-good = Réussies
console-chart-bad = Échouées, sous la ligne
console-chart-empty = Personne ne s’est connecté ni n’a échoué dans les dernières 24 heures.
console-chart-peak = { $count } à { $time }
console-as-table = Afficher sous forme de tableau
console-hour = Heure (UTC)
error-admins-only = Réservé aux administrateurs
error-admins-only-text = Votre compte ne peut pas utiliser la console. Un administrateur peut vous donner le rôle owner, ou connectez-vous avec un autre compte.

# Personnes, groupes, sessions, clés et journal, vus par les admins
console-groups = Groupes
console-keys = Clés de signature
console-audit = Journal d’audit
console-find = Chercher
console-clear = Effacer les filtres
console-pages = Pages
console-previous = Précédent
console-next = Suivant
console-save = Enregistrer
console-by-command = La même chose en commande :
console-now = Enregistré maintenant : { $value }
console-now-empty = Enregistré maintenant : rien
console-stale = Quelqu’un d’autre a enregistré des changements depuis l’ouverture de cette page. Votre saisie est toujours là, avec à côté ce qui est enregistré maintenant. Comparez les deux, puis enregistrez.
console-field-malformed = Cette valeur est arrivée deux fois, est trop longue ou contient des caractères qui ne peuvent être enregistrés. Saisissez-la de nouveau.
console-type-to-confirm = Saisissez { $word } pour confirmer
console-not-confirmed = Cela ne correspond pas. Saisissez-le exactement comme il est écrit ici.
people-count = { $count ->
    [one] Une personne
   *[other] { $count } personnes
}
people-new = Ajouter une personne
people-search = Nom, adresse ou nom d’utilisateur
people-status = Comptes
people-status-all = Tous
people-status-active = Peuvent se connecter
people-status-disabled = Désactivés
people-none = Aucune personne ne correspond
people-person = Personne
people-username = Nom d’utilisateur
people-state = État
people-last-sign-in = Dernière connexion
person-active = Peut se connecter
person-disabled = Désactivé
person-admin = Admin
person-never = Jamais
person-given-name = Prénom
person-family-name = Nom de famille
person-email-verified = L’adresse est bien celle de cette personne
person-claims = Autres claims
person-claims-hint = Ce que les apps apprennent en plus des champs ci-dessus, sous forme d’objet JSON.
person-claims-invalid = Ce n’est pas un objet JSON. Commencez par une accolade ouvrante et terminez par une accolade fermante.
person-claim-reserved = { $claim } ne se définit pas ici : il a son propre champ ou découle du compte.
person-claims-long = Ces claims dépassent 8 ko dans ce formulaire ou 16 ko en tout. Raccourcissez-les.
person-name-unfit = Au plus 254 caractères, sans saut de ligne ni caractère qui inverse le sens d’écriture.
person-first-way = Premier accès
person-way-link = Lien à usage unique
person-way-password = Mot de passe provisoire
person-create = Créer le compte
person-history = Historique
person-id = ID
person-created = Compte depuis
person-password-temporary = Provisoire, défini le { $date }
person-no-password = Pas encore
person-second-factors = Second facteur
person-second-factor-count = { $count ->
    [0] Aucun
    [one] Un
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Aucune
    [one] Une
   *[other] { $count }
}
person-no-groups = Dans aucun groupe
person-group = Groupe
person-group-add = Ajouter au groupe
person-group-remove-which = Retirer de { $group }
person-ways = Connexion
person-link-text = Mène cette personne à une page où elle choisit un mot de passe. Il sert une fois, pendant 24 heures, et remplace le lien précédent.
person-link-make = Créer un lien
person-password-text = Remplace le mot de passe. Toutes les sessions se terminent aussitôt, et la personne devra en choisir un autre à la prochaine connexion.
person-password-make = Définir un mot de passe provisoire
person-reset-text = Supprime les applications de codes et les codes de secours. Toutes les sessions se terminent aussitôt.
person-reset = Réinitialiser le second facteur
person-end-text = Déconnecte cette personne partout. Les apps perdent leur accès aussitôt.
person-end = Terminer toutes les sessions
person-rights = Droits
person-admin-text = Peut tout faire dans cette console, y compris nommer d’autres admins.
person-admin-give = Nommer admin
person-admin-take = Retirer le droit
person-may-sign-in = Compte
person-disable-text = Personne ne peut se connecter à un compte désactivé ; ses sessions se terminent aussitôt.
person-enable-text = Ce compte est désactivé : personne ne peut s’y connecter.
person-disable = Désactiver
person-enable = Activer
person-disabled-first = Ce compte est désactivé. Activez-le d’abord.
person-last-admin = C’est le dernier admin. Nommez d’abord une autre personne admin.
person-delete = Supprimer cette personne
person-delete-text = { $sessions ->
    [0] Le compte et tout ce qui en dépend disparaît, et chaque app perd son accès.
    [one] Le compte et tout ce qui en dépend disparaît, une session se termine et chaque app perd son accès.
   *[other] Le compte et tout ce qui en dépend disparaît, { $sessions } sessions se terminent et chaque app perd son accès.
} C’est irréversible.
once-password = Transmettez ce mot de passe provisoire
once-password-text = Il n’est montré que cette fois. À la prochaine connexion, la personne en choisit un autre.
once-link = Transmettez ce lien
once-link-text = Il n’est montré que cette fois, sert une fois et reste valable jusqu’au { $time }.
member-no-group = Aucun groupe ne porte ce nom. Vérifiez-le, ou créez d’abord le groupe.
member-no-person = Personne n’a cette adresse, ce nom d’utilisateur ou cet ID. Vérifiez.
member-until-invalid = Ce n’est pas un jour à venir. Choisissez un jour après aujourd’hui, ou laissez vide.
member-person = Personne
member-until = Jusqu’au (facultatif)
member-until-hint = L’appartenance prend fin quand ce jour commence, en UTC.
member-until-time = Jusqu’au { $time }
member-for-good = Sans fin
groups-text = Les apps apprennent les groupes d’une personne quand elles les demandent.
groups-search = Nom
groups-none = Aucun groupe ne correspond
groups-empty = Aucun groupe pour l’instant
groups-empty-text = Les groupes rassemblent des personnes pour que les apps leur donnent des droits ensemble.
group-name = Nom du groupe
group-name-hint = Les apps le voient tel qu’il est écrit ici.
group-name-unfit = De 1 à 128 lettres, chiffres et signes, avec une seule espace entre les mots.
group-name-taken = Un autre groupe porte ce nom. Choisissez-en un autre.
group-new = Créer un groupe
group-create = Créer le groupe
group-members = Membres
group-member-count = { $count ->
    [0] Personne
    [one] Un membre
   *[other] { $count } membres
}
group-no-members = Personne n’appartient encore à ce groupe.
group-member-add = Ajouter au groupe
group-member-remove-which = Retirer { $person } du groupe
group-settings = Réglages
group-requires = Ses membres ont besoin d’un second facteur
group-requires-tag = Second facteur
group-delete = Supprimer ce groupe
group-delete-text = { $count ->
    [0] Personne n’en fait partie actuellement.
    [one] Une personne perd ce que les apps accordent à ce groupe.
   *[other] { $count } personnes perdent ce que les apps accordent à ce groupe.
} Les comptes restent. C’est irréversible.
sessions-count = { $count ->
    [one] Une session
   *[other] { $count } sessions
}
sessions-any-app = Toutes les apps
sessions-none = Aucune session ne correspond
sessions-browser = Navigateur
sessions-started = Début
sessions-used = Dernier usage
sessions-two-factors = Deux facteurs
sessions-end-which = Terminer cette session de { $person }
sessions-end-person = Terminer toutes les sessions de { $person }
sessions-end-everybody = Terminer les sessions de tout le monde
sessions-end-everybody-text = { $count ->
    [one] Une session se termine
   *[other] { $count } sessions se terminent
}, la vôtre aussi, et chaque app perd son accès jusqu’à une nouvelle connexion. C’est irréversible.
keys-text = { $days ->
    [0] Elles signent ce que reçoivent les apps. La clé suivante prend le relais quand vous en changez.
    [one] Elles signent ce que reçoivent les apps. La clé suivante prend le relais d’elle-même après un jour.
   *[other] Elles signent ce que reçoivent les apps. La clé suivante prend le relais d’elle-même après { $days } jours.
}
key-id = ID de la clé
key-algorithm = Algorithme
key-made = Créée
key-signs-since = Signe depuis
key-stopped = Arrêt
key-next = Suivante
key-active = Signe
key-retired = Retirée
key-revoked = Révoquée
key-revoke = Révoquer
key-revoke-which = Révoquer { $key }
key-revoke-title = Révoquer une clé de signature
key-revoke-active = Pour une clé qui a fuité. Tout jeton qu’elle a signé est refusé dès maintenant, et la clé suivante signe aussitôt. C’est irréversible.
key-revoke-next = Elle n’a encore rien signé. Une nouvelle clé prend sa place comme suivante. C’est irréversible.
key-revoke-retired = Tout jeton encore valable qu’elle a signé est refusé dès maintenant. C’est irréversible.
keys-rotate = Signer avec la clé suivante
keys-rotate-text = Ce que la clé actuelle a signé reste valable jusqu’à son expiration.
keys-rotate-which = Changer { $algorithm }
audit-text = Ce qui a été fait et ce qui a été refusé, le plus récent d’abord.
audit-export-lines = Exporter en JSON Lines
audit-export-csv = Exporter en CSV
audit-event = Événement
audit-any-event = Tous les événements
audit-app = App
audit-since = Du (UTC)
audit-until = Au (UTC)
audit-day-invalid = Ce n’est pas un jour. Saisissez-le comme 2026-12-31.
audit-reference = Référence
audit-reference-hint = D’une page d’erreur, du log, ou un ID
audit-none = Aucun événement ne correspond
audit-when = Quand
audit-who = Qui
audit-to = À qui ou à quoi
audit-more = Détails
audit-more-of = Détails de { $event }
audit-refused = Refusé
audit-by-person = Une personne
audit-by-app = Une app
audit-by-command = La ligne de commande
audit-by-system = Le serveur lui-même
audit-by-nobody = Personne de connu
notice-saved = Enregistré.
notice-sessions-ended = Les sessions sont terminées.
notice-person-disabled = Le compte est désactivé et ses sessions sont terminées.
notice-person-enabled = Le compte est de nouveau actif.
notice-person-deleted = La personne est supprimée.
notice-admin-given = Cette personne est maintenant admin.
notice-admin-taken = Cette personne n’est plus admin.
notice-second-factor-reset = Le second facteur est réinitialisé et les sessions sont terminées.
notice-member-added = Ajouté au groupe.
notice-member-removed = Retiré du groupe.
notice-group-created = Le groupe est créé.
notice-group-deleted = Le groupe est supprimé.
notice-key-rotated = La clé suivante signe désormais.
notice-key-revoked = La clé est révoquée.
notice-console-gone = Cela n’existait déjà plus.
console-everybody = Tout le monde
console-safety = Sécurité
