# The console of the admins: what stands round its pages, and its overview
console-name = Console Latchkey
console-nav = Console
console-overview = Vue d’ensemble
console-overview-until = Dernières 24 heures, jusqu’à { $time }
console-signed-in = Connexions
console-failed = Connexions échouées
console-failed-short = Échouées
console-sessions = Sessions
console-people = Personnes
console-apps = Applications
console-chart = Connexions par heure
console-chart-title = Connexions réussies et échouées par heure au cours des dernières 24 heures
console-chart-good = Réussies
console-chart-bad = Échouées (sous la ligne)
console-chart-empty = Il n’y a eu aucune connexion au cours des dernières 24 heures.
console-chart-peak = { $count } à { $time }
console-as-table = Afficher sous forme de tableau
console-hour = Heure (UTC)
error-admins-only = Cette page est réservée aux administrateurs
error-admins-only-text = Votre compte ne peut pas utiliser la console. Demandez le rôle d’administrateur à un administrateur ou connectez-vous avec un autre compte.

# Personnes, groupes, sessions, clés et journal, vus par les admins
console-groups = Groupes
console-keys = Clés de signature
console-audit = Journal d’audit
console-sort = Trier par
search-everything = Rechercher
search-title = Résultats de la recherche
search-empty = Saisissez ce que vous cherchez
search-none = Aucun résultat
search-hint = Recherchez les personnes, les applications et les groupes par une partie de leur nom, de leur adresse ou de leur ID. Recherchez les sessions, les autorisations et les événements par leur ID ou par la référence d’une page d’erreur.
search-grants = Autorisations
search-all-in = Tout dans { $list }
console-clear = Effacer les filtres
console-pages = Pages
console-previous = Précédent
console-next = Suivant
console-save = Enregistrer
console-by-command = Commande :
console-now = Valeur actuelle : { $value }
console-now-empty = Valeur actuelle : aucune
console-stale = Quelqu’un d’autre a enregistré des modifications après l’ouverture de cette page. Votre saisie est toujours là, à côté des valeurs actuelles. Vérifiez les deux, puis enregistrez.
console-field-malformed = Cette valeur a été envoyée deux fois, est trop longue ou contient des caractères non autorisés. Saisissez-la de nouveau.
console-type-to-confirm = Saisissez { $word } pour confirmer
console-not-confirmed = Le texte ne correspond pas. Saisissez-le exactement comme indiqué.
people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
people-new = Ajouter une personne
people-search = Nom, adresse e-mail ou nom d’utilisateur
people-status = Comptes
people-status-all = Tous
people-status-active = Actifs
people-status-waiting = En attente d’approbation
people-status-disabled = Désactivés
people-factor-all = Avec et sans
people-factor-with = Avec second facteur
people-factor-lost = Second facteur perdu
people-factor-without = Sans second facteur
people-role-any = Tous les rôles
people-sort-address = Adresse e-mail, de A à Z
people-sort-address-down = Adresse e-mail, de Z à A
people-sort-seen = Dernière connexion, la plus ancienne d’abord
people-sort-seen-down = Dernière connexion, la plus récente d’abord
people-sort-created = Compte le plus ancien d’abord
people-sort-created-down = Compte le plus récent d’abord
people-none = Aucune personne ne correspond
people-person = Personne
people-username = Nom d’utilisateur
people-state = État
people-last-sign-in = Dernière connexion
person-active = Actif
person-waiting = En attente
person-disabled = Désactivé
person-admin = Administrateur
person-never = Jamais
person-username-hint = La personne peut se connecter avec celui-ci au lieu de son adresse e-mail.
person-language = Langue
person-language-hint = Des messages à cette personne, et de ses pages dans un navigateur où elle n’en a pas choisi.
person-language-none = Inconnue
person-given-name = Prénom
person-family-name = Nom de famille
person-email-verified = L’adresse e-mail est vérifiée
person-claims = Autres claims
person-claims-hint = Claims supplémentaires pour les applications, sous forme d’objet JSON.
person-claims-invalid = Saisissez un objet JSON. Il commence par une accolade ouvrante et se termine par une accolade fermante.
person-claim-reserved = Vous ne pouvez pas définir { $claim } ici. Il a son propre champ, sa valeur vient du compte, ou il appartient aux jetons.
person-claim-empty = { $claim } est vide. Saisissez une valeur ou supprimez le claim.
person-claims-long = Ces claims sont trop longs. La limite est de 8 ko dans ce formulaire et de 16 ko au total.
person-claim-text = { $claim } doit être un texte entre guillemets, sur une ligne et d’au plus 254 caractères, avec un seul espace entre les mots
person-claim-web-address = { $claim } doit être une adresse web complète entre guillemets, commençant par https:// ou http://
person-claim-birth-date = { $claim } doit être une date entre guillemets : AAAA-MM-JJ, ou l’année seule
person-claim-boolean = { $claim } doit être true ou false, sans guillemets
person-claim-address = { $claim } doit être un objet JSON dont les valeurs sont des textes, par exemple la valeur de « formatted ».
person-name-unfit = Utilisez au plus 254 caractères, avec un seul espace entre les mots, sans saut de ligne ni caractère qui change le sens d’écriture
person-more-groups = Seuls les 100 premiers groupes sont affichés. Pour ajouter cette personne à un autre groupe, créez d’abord le compte. Ouvrez ensuite la page de la personne.
person-group-gone = L’un des groupes choisis a été supprimé entre-temps. Vérifiez les groupes.
person-first-way = Première connexion
person-way-link = Lien à usage unique
person-way-password = Mot de passe temporaire
person-create = Créer le compte
person-history = Historique
person-id = ID
person-created = Compte créé
person-password-temporary = Temporaire, défini le { $date }
person-no-password = Aucun
person-second-factors = Second facteur
person-second-factor-count = { $count ->
    [0] Aucun
    [one] { $count }
   *[other] { $count }
}
person-session-count = { $count ->
    [0] Aucune
    [one] { $count }
   *[other] { $count }
}
person-no-groups = Dans aucun groupe
person-group = Groupe
person-group-add = Ajouter au groupe
person-group-remove-which = Retirer de { $group }
person-ways = Connexion
person-link-text = Ouvre une page où la personne choisit un mot de passe. Le lien ne fonctionne qu’une fois, dans les 24 heures, et remplace tout lien précédent.
person-link-make = Créer un lien
person-password-text = Remplace le mot de passe actuel. Toutes les sessions se ferment aussitôt, et la personne devra choisir un nouveau mot de passe à la prochaine connexion.
person-password-make = Définir un mot de passe temporaire
person-reset-text = Supprime les seconds facteurs et les codes de secours. Toutes les sessions se ferment aussitôt.
person-connected-text = Comptes d’autres fournisseurs avec lesquels cette personne se connecte. Si vous en déconnectez un, les sessions ouvertes avec lui se ferment.
person-phone-text = La personne a vérifié ce numéro. Des codes de connexion peuvent y être envoyés.
person-reset = Réinitialiser le second facteur
person-end-text = Déconnecte cette personne partout. Les applications perdent aussitôt leur accès.
person-end = Fermer toutes les sessions
person-rights = Rôle
person-admin-text = Peut tout faire dans cette console, y compris nommer d’autres administrateurs.
person-admin-give = Nommer administrateur
person-admin-take = Retirer le rôle d’administrateur
person-may-sign-in = Compte
person-disable-text = Un compte désactivé ne peut pas se connecter. Ses sessions se ferment aussitôt.
person-enable-text = Ce compte est désactivé et ne peut pas se connecter.
person-disable = Désactiver
person-enable = Activer
person-disabled-first = Ce compte est désactivé. Activez-le d’abord.
person-waiting-title = Ce compte attend une approbation
person-waiting-text = La personne l’a créé et a confirmé l’adresse. Elle ne peut pas se connecter avant votre approbation et reçoit un e-mail dans tous les cas.
person-approve = Approuver
person-refuse = Refuser et supprimer
person-refuse-reason = Motif
person-refuse-reason-hint = Facultatif. L’e-mail à la personne le contient.
person-reason-unfit = Saisissez une ligne de 500 caractères au plus
person-not-waiting = Ce compte n’attend plus d’approbation.
person-loss-title = Cette personne a perdu son second facteur
person-loss-asked = Elle a prouvé l’adresse e-mail et l’a demandé le { $time }.
person-loss-due = À partir du { $time }, elle pourra choisir un nouveau mot de passe sans lui, sauf si quelqu’un y met fin.
person-loss-ready = Elle peut maintenant choisir un nouveau mot de passe sans lui, jusqu’au { $time }.
person-loss-admin = Cela ne se termine pas tout seul : un administrateur doit le confirmer.
person-loss-check = Ne confirmez que si vous avez parlé à la personne : celui ou celle qui a demandé lit ses e-mails et peut être quelqu’un d’autre. Elle choisit alors un nouveau mot de passe, et les seconds facteurs sont retirés.
person-loss-confirm = Confirmer
person-loss-refuse = Refuser
person-loss-own = C’est votre propre compte : un autre administrateur doit décider.
person-loss-over = Cette personne n’attend plus : cela a été arrêté, ou c’est fait.
person-last-way-in = Cette personne n’a pas de mot de passe et se connecte uniquement avec des clés d’accès. Créez d’abord un lien de mot de passe, puis réinitialisez le second facteur une fois le mot de passe défini.
person-last-admin = C’est le dernier administrateur. Nommez d’abord un autre administrateur.
person-delete = Supprimer la personne
person-delete-text = { $sessions ->
    [0] Le compte et toutes ses données sont supprimés, et toutes les applications perdent leur accès.
    [one] Le compte et toutes ses données sont supprimés, { $sessions } session se ferme et toutes les applications perdent leur accès.
   *[other] Le compte et toutes ses données sont supprimés, { $sessions } sessions se ferment et toutes les applications perdent leur accès.
} Cette action est irréversible.
once-password = Mot de passe temporaire
once-password-text = Donnez-le à la personne. Il ne sera plus affiché. Elle devra choisir un nouveau mot de passe à la prochaine connexion.
once-link = Lien à usage unique
once-link-text = Donnez-le à la personne. Il ne sera plus affiché. Il fonctionne une fois, jusqu’au { $time }.
once-passkeys = { $count ->
    [one] 1 clé d’accès permet toujours de se connecter sans le mot de passe. Si quelqu’un d’autre a pu la configurer, réinitialisez le second facteur.
   *[other] { $count } clés d’accès permettent toujours de se connecter sans le mot de passe. Si quelqu’un d’autre a pu en configurer une, réinitialisez le second facteur.
}
member-no-group = Il n’existe aucun groupe de ce nom. Vérifiez le nom ou créez d’abord le groupe.
member-no-person = Personne n’a cette adresse e-mail, ce nom d’utilisateur ou cet ID
member-until-invalid = Choisissez une date postérieure à aujourd’hui ou laissez le champ vide
member-person = Personne
member-person-hint = Adresse e-mail, identifiant ou ID
member-until = Jusqu’au (facultatif)
member-until-hint = L’appartenance prend fin à la fin de ce jour (UTC). Si vous laissez le champ vide, une nouvelle appartenance n’a pas de fin et une appartenance existante garde la sienne.
member-until-time = Jusqu’au { $time }
member-for-good = Sans date de fin
groups-text = Les applications peuvent demander à quels groupes appartient une personne.
groups-search = Nom
groups-none = Aucun groupe ne correspond
groups-empty = Aucun groupe pour l’instant
groups-empty-text = Les groupes permettent de donner à plusieurs personnes le même accès dans les applications.
groups-any-factor = Tous
group-people = Afficher les membres dans la liste des personnes
group-name = Nom du groupe
group-name-hint = Les applications voient le nom exactement tel que vous le saisissez.
group-name-unfit = Utilisez de 1 à 128 lettres, chiffres et symboles, avec un seul espace entre les mots
group-name-taken = Il existe déjà un groupe de ce nom. Choisissez-en un autre.
group-new = Nouveau groupe
group-create = Créer le groupe
group-members = Membres
group-member-count = { $count ->
    [0] Aucun membre
    [one] { $count } membre
   *[other] { $count } membres
}
group-no-members = Ce groupe n’a pas encore de membres.
group-member-add = Ajouter au groupe
group-member-remove-which = Retirer { $person } du groupe
group-settings = Paramètres
group-requires = Les membres doivent avoir un second facteur
group-email-codes = Codes par e-mail
group-email-codes-both = Ce que les paramètres permettent
group-email-codes-second = Seulement comme second facteur
group-email-codes-first = Seulement à la place du mot de passe
group-email-codes-never = Jamais
group-requires-tag = Second facteur
group-delete = Supprimer le groupe
group-delete-text = { $count ->
    [0] Le groupe n’a aucun membre.
    [one] { $count } personne perd l’accès que les applications donnent à ce groupe. Son compte n’est pas supprimé.
   *[other] { $count } personnes perdent l’accès que les applications donnent à ce groupe. Leurs comptes ne sont pas supprimés.
} Cette action est irréversible.
sessions-count = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
sessions-any-app = Toutes les applications
sessions-none = Aucune session ne correspond
sessions-browser = Navigateur
sessions-started = Début
sessions-used = Dernière utilisation
sessions-two-factors = Deux facteurs
sessions-end-which = Fermer cette session de { $person }
sessions-kind = Type
sessions-any-kind = Sessions et accès hors ligne
sessions-offline = Accès hors ligne
sessions-offline-until = Accès hors ligne jusqu’au { $date }
sessions-end-offline-which = Retirer cet accès hors ligne au compte de { $person }
sessions-end-person = Fermer toutes les sessions de { $person }
sessions-end-everybody = Fermer toutes les sessions
sessions-end-everybody-text = { $count ->
    [one] { $count } session se ferme
   *[other] { $count } sessions se ferment
}, y compris la vôtre. Les applications perdent leur accès jusqu’à la prochaine connexion. Cette action est irréversible.
keys-text = { $days ->
    [0] Ces clés signent les jetons que reçoivent les applications. La clé suivante prend le relais quand vous effectuez la rotation des clés.
    [one] Ces clés signent les jetons que reçoivent les applications. La clé suivante prend automatiquement le relais après { $days } jour.
   *[other] Ces clés signent les jetons que reçoivent les applications. La clé suivante prend automatiquement le relais après { $days } jours.
}
key-id = ID de la clé
key-algorithm = Algorithme
key-made = Créée
key-signs-since = Signe depuis
key-stopped = A signé jusqu’au
key-next = Suivante
key-active = En service
key-retired = Retirée
key-revoked = Révoquée
key-revoke = Révoquer
key-revoke-which = Révoquer { $key }
key-revoke-title = Révoquer une clé de signature
key-revoke-active = À utiliser quand une clé a fuité. Tous les jetons qu’elle a signés sont refusés, et la clé suivante commence à signer. Cette action est irréversible.
key-revoke-next = Cette clé n’a encore rien signé. Une nouvelle clé devient la suivante. Cette action est irréversible.
key-revoke-retired = Tous les jetons qu’elle a signés sont refusés, même s’ils n’ont pas expiré. Cette action est irréversible.
keys-rotate = Rotation des clés
keys-rotate-text = Les jetons signés par la clé actuelle restent valides jusqu’à leur expiration.
keys-rotate-which = Effectuer la rotation de la clé { $algorithm }
audit-text = Tout ce qui a été fait ou refusé, du plus récent au plus ancien.
audit-export-lines = Exporter en JSON Lines
audit-export-csv = Exporter en CSV
audit-event = Événement
audit-any-event = Tous les événements
audit-outcome = Résultat
audit-any-outcome = Tous les résultats
audit-app = Application
audit-since = Du (UTC)
audit-until = Au (UTC)
audit-day-invalid = Saisissez une date, par exemple 2026-12-31
audit-reference = Référence
audit-reference-hint = Une référence tirée d’une page d’erreur ou du journal du serveur, ou un ID
audit-none = Aucun événement ne correspond
audit-when = Heure
audit-who = Qui
audit-to = Concerne
audit-more = Détails
audit-more-of = Détails de { $event }
audit-refused = Refusé
audit-sum = { $count } au cours de cette minute
audit-by-person = Personne
audit-by-app = Application
audit-by-command = Ligne de commande
audit-by-system = Serveur
audit-by-nobody = Inconnu
notice-saved = Enregistré.
notice-sessions-ended = Sessions fermées.
notice-access-ended = Accès retiré.
notice-person-disabled = Compte désactivé et sessions fermées.
notice-person-approved = Compte approuvé. La personne reçoit un e-mail.
notice-person-refused = Compte refusé et supprimé. La personne reçoit un e-mail.
notice-person-enabled = Compte activé.
notice-person-deleted = Personne supprimée.
notice-admin-given = Cette personne est maintenant administrateur.
notice-admin-taken = Cette personne n’est plus administrateur.
notice-loss-confirmed = Confirmé. La personne reçoit un e-mail et peut choisir un nouveau mot de passe.
notice-loss-refused = Refusé. La personne reçoit un e-mail.
notice-second-factor-reset = Second facteur réinitialisé et sessions fermées.
notice-member-added = Personne ajoutée au groupe.
notice-member-removed = Personne retirée du groupe.
notice-group-created = Groupe créé.
notice-group-deleted = Groupe supprimé.
notice-key-rotated = La clé suivante est maintenant en service.
notice-key-not-known-yet = Rien n’a été modifié. Les applications ne connaissent peut-être pas encore la clé suivante : réessayez 10 minutes après la dernière rotation. Si la clé actuelle a fuité, révoquez-la.
notice-key-revoked = Clé révoquée.
notice-console-gone = Cet élément était déjà supprimé.
console-everybody = Tout le monde
console-safety = Sécurité

# Apps
console-connections = Intégrations
console-now-on = Valeur actuelle : activé
console-now-off = Valeur actuelle : désactivé
console-address-good = Cette adresse peut être enregistrée.
console-address-length = Saisissez une adresse de 1 à 2 048 caractères
console-address-characters = L’adresse contient des caractères non autorisés, comme des espaces, des barres obliques inverses ou des lettres non ASCII. Utilisez le punycode pour l’hôte et l’encodage-pourcent pour le reste.
console-address-not-absolute = Saisissez l’adresse complète, en commençant par https://
console-address-fragment = Supprimez # et tout ce qui suit. Les navigateurs n’envoient pas cette partie, et des réponses pourraient fuiter par là.
console-address-user-info = Supprimez le nom d’utilisateur et le mot de passe avant @. Ils font passer l’adresse pour un autre hôte.
console-address-not-normal = Les navigateurs écrivent cette adresse autrement, elle ne correspondrait donc jamais. Vérifiez s’il y a des majuscules dans l’hôte, ou . ou .. dans le chemin.
console-address-plain-http = Utilisez https. Sans chiffrement, http n’est autorisé que pour les adresses de bouclage et les hôtes privés, car un intermédiaire pourrait lire le code.
console-address-scheme = Ce schéma n’est pas autorisé. Utilisez https. Une application mobile ou de bureau peut aussi utiliser son propre schéma avec un point, comme com.example.app:/callback
console-address-scheme-browser = Une application monopage ne peut pas avoir son propre schéma. Utilisez https ou connectez-la comme application mobile ou de bureau.
console-address-wildcard = Saisissez chaque adresse en entier. « * » ne fonctionne pas comme caractère générique.
console-address-several = Saisissez chaque adresse dans son propre champ.
console-address-host = Cet hôte ou ce port ne peut pas exister. Cherchez deux points de suite, un tiret au début ou à la fin, ou le port 0.
console-address-escape = Chaque « % » doit être suivi de deux chiffres hexadécimaux qui ne désignent pas un caractère de contrôle
console-address-response-parameter = La chaîne de requête ne doit contenir aucun paramètre de la réponse, comme code, state, iss ou error
console-address-instead = Utilisez plutôt : { $address }
console-app = Application
console-kind = Type
console-state = État
console-sign-ins-7 = Connexions (7 jours)
console-open = Ouvrir
console-open-which = Ouvrir { $name }
console-connect = Connecter une application
console-apps-lead = { $count ->
    [0] Aucune application n’est encore connectée.
    [one] { $count } application est connectée.
   *[other] { $count } applications sont connectées.
}
console-apps-search = Nom, adresse ou ID client
console-search = Rechercher
console-export = Exporter
console-more-filters = Plus de filtres
console-apps-none = Aucune application pour l’instant
console-apps-none-text = Les applications auxquelles les personnes se connectent apparaîtront ici.
console-apps-no-match = Aucune application ne correspond
apps-any-kind = Tous les types
apps-any-state = Tous les états
apps-with-errors = Erreurs au cours des dernières 24 heures
apps-with-secrets-over = Secret expiré ou proche de l’expiration
apps-sort-name = Nom, de A à Z
apps-sort-name-down = Nom, de Z à A
apps-sort-kind = Type, de A à Z
apps-sort-kind-down = Type, de Z à A
apps-sort-sign-ins = Le moins de connexions d’abord
apps-sort-sign-ins-down = Le plus de connexions d’abord
console-range = { $from } à { $to } sur { $all }
console-kind-web = Application web avec serveur
console-kind-web-text = Peut garder un secret : Grafana, Gitea, votre propre site
console-kind-spa = Application monopage
console-kind-spa-text = Fonctionne seulement dans le navigateur et n’a pas de secret
console-kind-native = Application mobile ou de bureau
console-kind-native-text = Les personnes y reviennent via un lien d’application ou localhost
console-kind-service = Service
console-kind-service-text = Une tâche ou une API qui obtient ses propres jetons, sans que personne se connecte
console-state-healthy = Aucun problème
console-state-off = Désactivée
console-state-failures = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
console-state-secret-ends = { $count ->
    [0] Le secret expire aujourd’hui
    [one] Le secret expire dans { $count } jour
   *[other] Le secret expire dans { $count } jours
}
console-state-secret-over = Aucun secret valide
console-step-kind = Type
console-step-details = Détails
console-step-set-up = Configurer l’application
console-steps = Étapes
console-connect-title = Que voulez-vous connecter ?
console-connect-lead = Choisissez une application connue pour que les paramètres soient remplis, ou choisissez un type.
console-connect-missing = Choisissez une application connue ou un type
console-known = Application connue
console-kinds = Ou un type d’application
console-cancel = Annuler
console-back = Retour
console-place = Adresse de l’application
console-place-hint = L’adresse que l’on saisit dans le navigateur, par exemple https://app.example.com
console-place-title = Où se trouve { $name } ?
console-place-lead = Cette adresse sert à remplir les adresses de redirection.
console-place-wrong = Saisissez l’adresse complète, avec https:// et sans chaîne de requête
console-details-title = Saisir les détails
console-details-lead = Vous pourrez tout modifier plus tard, sauf l’ID client.
console-app-name = Nom
console-app-name-wrong = Utilisez de 1 à 200 caractères, sans espace au début ou à la fin et sans caractères invisibles
console-app-id = ID client
console-app-id-hint = L’application s’identifie avec cet ID. Il n’est jamais donné à une autre application.
console-app-id-wrong = Utilisez de 1 à 255 de ces caractères : A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Cet ID est ou a déjà été utilisé. Choisissez-en un autre.
console-app-address-missing = Saisissez au moins une adresse de redirection
console-app-scopes = Scopes
console-app-scopes-service-hint = Scopes d’une API qu’il peut demander. Un service ne reçoit aucun scope standard.
console-app-scopes-hint = Ce que l’application peut demander, séparé par des espaces. Laissez vide pour autoriser tous les scopes standard, mais aucun scope des API.
console-app-scopes-wrong = Saisissez des scopes séparés par des espaces, sans guillemets ni barres obliques inverses
console-app-scopes-separate = Séparez les scopes par des espaces : { $scopes }
console-app-lifetime-wrong = Saisissez au plus { $most } secondes, en nombre ou avec une unité comme 5m, ou laissez le champ vide
console-app-addresses = Adresses de redirection
console-app-addresses-hint = Où les personnes reviennent après la connexion. L’adresse doit correspondre exactement.
console-app-addresses-native = Où les personnes reviennent après la connexion. L’adresse doit correspondre exactement, sauf le port d’une adresse de bouclage.
console-app-address-number = Adresse { $number }
console-id-token-large = Le dernier jeton d’identité volumineux de cette application pèse environ { $size } ko, dont l’essentiel dans « { $claim } ». Les navigateurs et les proxys risquent de ne pas transmettre un jeton de cette taille à la déconnexion. Faites lire ce claim à l’application au point d’accès userinfo, ou réduisez le nombre de groupes.
console-id-token-left-out = « { $claim } » a été omis d’un jeton d’identité de cette application, qui aurait été trop volumineux. Le point d’accès userinfo le fournit toujours.
console-app-logouts = Adresses de déconnexion
console-app-logouts-hint = Où l’application peut envoyer les personnes après la déconnexion. La plupart des applications indiquent une adresse, souvent leur page d’accueil. Elle doit être enregistrée ici.
console-app-logout-number = Adresse de déconnexion { $number }
console-app-add-address = Ajouter une adresse
console-app-rules = Règles
console-app-first-party = Notre propre application
console-app-first-party-hint = Le consentement n’est pas demandé aux personnes.
console-app-second-factor = Exiger un second facteur
console-app-second-factor-hint = Les personnes qui n’en ont pas en configurent un en se connectant à cette application.
console-app-pkce = Exiger PKCE
console-app-pkce-hint = Les requêtes sans code challenge sont refusées.
console-app-id-token = Inclure les claims du profil dans le jeton d’identité
console-app-id-token-hint = Le jeton d’identité indique qui est la personne, mais ne contient par défaut ni son nom ni son adresse e-mail. Activez cette option si l’application ne lit que ce jeton et n’appelle jamais le point d’accès userinfo.
console-app-lifetimes = Durées
console-app-lifetimes-hint = Des secondes ou un nombre avec une unité : 90s, 5m, 1h. Laissez vide pour la valeur par défaut du fournisseur.
console-app-access-lifetime = Jeton d’accès
console-app-id-lifetime = Jeton d’identité
console-client-id = ID client
console-tabs = Pages de cette application
console-tab-settings = Paramètres
console-tab-secrets = Secrets
console-tab-set-up = Configuration
console-apis = API
apis-lead = API qui acceptent les jetons d’accès émis ici (serveurs de ressources).
apis-search = Nom, identifiant ou scope
apis-sort-identifier = Identifiant, de A à Z
apis-sort-identifier-down = Identifiant, de Z à A
apis-empty = Aucune API pour l’instant
apis-empty-text = Ajoutez une API pour lui donner ses propres scopes et des jetons d’accès valables pour elle seule.
apis-no-match = Aucune API ne correspond
api-new = Ajouter une API
api-create = Ajouter l’API
api-identifier = Identifiant
api-identifier-hint = Un URI complet, en général l’adresse de l’API. Les applications l’envoient dans « resource » et les jetons le portent dans « aud ». Vous ne pourrez plus le modifier.
api-identifier-wrong = Saisissez un URI complet, sans partie #, par exemple https://api.example.com
api-identifier-issuer = C’est l’adresse de ce fournisseur. Choisissez un autre identifiant.
api-identifier-taken = Il existe déjà une API avec cet identifiant
api-name-hint = Les personnes voient ce nom lorsqu’une application demande leur consentement.
api-name-wrong = Utilisez de 1 à 254 caractères, sans espace au début ni à la fin et sans caractères invisibles
api-scopes-hint = Ce que les applications peuvent être autorisées à faire avec cette API, séparé par des espaces. Par exemple : notes.read notes.write
api-scope-standard = « { $scope } » appartient à ce fournisseur. Donnez un autre nom à ce scope.
api-lifetime = Durée des jetons d’accès
api-clients = Applications autorisées à vérifier les jetons
api-clients-hint = ID clients, séparés par des espaces. Ces applications peuvent vérifier les jetons de cette API au point d’accès d’introspection. Le plus souvent, c’est l’API elle-même : connectez-la d’abord en tant que service et saisissez ici l’ID client de ce service.
api-clients-wrong = Il n’existe aucune application avec l’ID client { $id }
api-callers = Quelles applications peuvent demander quels scopes
api-callers-none = Aucune application ne peut encore demander de scopes de cette API. Pour changer cela, ouvrez une application et choisissez les scopes dans ses paramètres.
api-callers-change = Modifier
api-callers-change-which = Modifier les scopes de { $name }
api-delete = Supprimer l’API
api-delete-text = Après la suppression, les applications ne reçoivent plus de jetons pour cette API. Les jetons déjà émis peuvent rester valides jusqu’à leur expiration. Cette action est irréversible.
app-api-scopes = Scopes de { $name }
notice-api-added = API ajoutée.
notice-api-deleted = API supprimée.
console-attributes = Attributs
attributes-lead = Ce que vous conservez sur les personnes en plus du nom et de l’adresse, et quelles applications le reçoivent.
attributes-search = Nom, libellé ou scope
attributes-sort-order = Leur ordre
attributes-sort-name = Nom, de A à Z
attributes-sort-name-down = Nom, de Z à A
attributes-empty = Aucun attribut
attributes-empty-text = Ajoutez un attribut, par exemple un service, pour lui donner un type, un libellé et des règles.
attributes-no-match = Aucun attribut ne correspond
attribute-new = Ajouter un attribut
attribute-create = Ajouter l’attribut
attribute-name = Nom du claim
attribute-name-hint = Les applications trouvent la valeur sous ce nom. Il ne peut plus être modifié ensuite.
attribute-name-wrong = Utilisez de 1 à 64 lettres, chiffres et . _ - : / en commençant par une lettre
attribute-name-reserved = Ce nom a déjà un sens pour les applications. Choisissez un autre nom.
attribute-name-taken = Il existe déjà un attribut portant ce nom
attribute-too-many = Il peut y avoir au plus 100 attributs
attribute-kind = Type
attribute-kind-text = Texte
attribute-kind-number = Nombre
attribute-kind-boolean = Oui ou non
attribute-kind-date = Date
attribute-kind-choice = Choix dans une liste
attribute-kind-url = Adresse web
attribute-kind-phone = Numéro de téléphone
attribute-several = Plusieurs valeurs
attribute-several-short = plusieurs
attribute-several-hint = Une personne peut avoir jusqu’à 20 valeurs, et les applications reçoivent une liste. Ceci et le type ne peuvent plus être modifiés ensuite.
attribute-several-wrong = Oui ou non ne peut avoir qu’une valeur
attribute-words = Ce que lisent les personnes
attribute-label = Libellé
attribute-label-hint = Affiché à côté du champ et lorsqu’une application le demande.
attribute-label-wrong = Utilisez de 1 à 100 caractères sur une ligne, sans caractères invisibles
attribute-help = Explication
attribute-help-hint = Une phrase qui dit quoi saisir.
attribute-help-wrong = Utilisez au plus 500 caractères sur une ligne, sans caractères invisibles
attribute-translations = Dans d’autres langues
attribute-translations-hint = Si un champ est vide, les personnes lisent le texte ci-dessus.
attribute-label-in = Libellé ({ $language })
attribute-help-in = Explication ({ $language })
attribute-choices = Valeurs proposées
attribute-choices-hint = Une valeur par ligne. Les applications reçoivent la valeur telle qu’elle est écrite ici.
attribute-choices-wrong = Saisissez de 1 à 100 valeurs d’au plus 100 caractères, sans doublon
attribute-shortest = Nombre minimal de caractères
attribute-longest = Nombre maximal de caractères
attribute-length-wrong = Saisissez de 1 à 1000, sans descendre sous le minimum
attribute-pattern-label = Motif
attribute-pattern-hint = Une expression régulière à laquelle tout le texte doit correspondre, par exemple [A-Z]{ "{" }2{ "}" }[0-9]+
attribute-pattern-wrong = Saisissez une expression régulière d’au plus 200 caractères. Elle ne doit pas être trop grande.
attribute-least = Plus petit nombre
attribute-most = Plus grand nombre
attribute-range-wrong = Le plus grand nombre ne doit pas être inférieur au plus petit
attribute-rules-wrong = Laissez vides les champs des autres types
attribute-number-wrong = Saisissez un nombre
attribute-choose = Choisissez l’une des valeurs
attribute-people = Qui le voit et le modifie
attribute-seen = La personne le voit
attribute-seen-hint = Il figure dans son profil. Sinon, seuls les administrateurs et les applications le voient.
attribute-changed-by = Qui le modifie
attribute-changed-by-person = La personne et les administrateurs
attribute-changed-by-admin = Les administrateurs seulement
attribute-required = Obligatoire
attribute-required-never = Jamais
attribute-required-registration = À la création d’un compte
attribute-required-later = À la prochaine connexion
attribute-required-offered = Non, mais demander à la prochaine connexion
attribute-required-wrong = Ce que les personnes doivent remplir, elles doivent pouvoir le voir et le modifier
attribute-position = Place dans l’ordre
attribute-position-hint = Les plus petits nombres viennent en premier.
attribute-apps = Quelles applications le reçoivent
attribute-scope = Scope
attribute-scope-hint = « profile », ou un nom à vous que vous autorisez aussi dans les paramètres de l’application. Les applications auxquelles ce scope est déjà accordé le reçoivent sans nouvelle demande. Sans scope, une application doit demander le claim par son nom.
attribute-scope-wrong = Saisissez un scope sans espaces
attribute-scope-standard = Ce scope a déjà un sens. Utilisez « profile » ou un nom à vous.
attribute-scope-api = Ce scope appartient à une API. Choisissez un autre nom.
attribute-id-token = Aussi dans les jetons d’identité
attribute-id-token-hint = Sinon, les applications ne le reçoivent que du point d’accès userinfo.
attribute-id-token-wrong = Choisissez d’abord un scope : les jetons d’identité contiennent ce que dit un scope
attribute-held = { $people ->
    [0] personne n’a de valeur
    [one] { $people } personne a une valeur
   *[other] { $people } personnes ont une valeur
}
attribute-delete = Supprimer l’attribut
attribute-delete-text = { $people ->
    [0] Personne n’a de valeur, et les applications ne la reçoivent plus.
    [one] La valeur de { $people } personne est effacée, et les applications ne la reçoivent plus.
   *[other] Les valeurs de { $people } personnes sont effacées, et les applications ne les reçoivent plus.
} Cette action est irréversible.
notice-attribute-added = Attribut ajouté.
notice-attribute-deleted = Attribut supprimé.
console-saved = Modifications enregistrées.
console-danger = Désactiver ou supprimer
console-off-text = Quand une application est désactivée, personne ne peut s’y connecter et ses jetons ne fonctionnent plus. Vous pouvez la réactiver.
console-on-text = Cette application est désactivée. Personne ne peut s’y connecter.
console-off = Désactiver
console-on = Activer
console-switched-on = Application activée.
console-switched-off = Application désactivée.
console-delete = Supprimer
console-delete-lost = Personnes qui perdent aussitôt l’accès : { $people }. Autorisations qui prennent fin : { $grants }. L’ID ne pourra plus jamais être utilisé. Cette action est irréversible.
console-delete-lost-many = Plus de { $grants } autorisations prennent fin, et les personnes concernées perdent aussitôt l’accès. L’ID ne pourra plus jamais être utilisé. Cette action est irréversible.
console-delete-type = Saisissez { $id } pour confirmer
console-delete-unconfirmed = Ce n’est pas { $id }. Saisissez l’ID pour supprimer l’application.
console-app-deleted = Application { $id } supprimée.
console-app-gone = Cette application a été supprimée
console-app-gone-text = Son ID client était { $id } et ne peut plus être utilisé. Rien n’a été modifié.
console-app-unknown = Application introuvable
console-app-unknown-text = Il n’existe aucune application avec l’ID client { $id }.
console-all-apps = Toutes les applications
console-connected-title = Configurez maintenant { $name }
console-connected-lead = L’application est enregistrée ici. Saisissez ces valeurs dans ses paramètres.
console-secret-copy = Copiez le secret maintenant
console-secret-once = Il ne sera plus affiché. Seule son empreinte est conservée.
console-copy = Copier
console-copied = Copié
console-secret-old-until = Le secret précédent fonctionne jusqu’au { $time }.
console-stored = Je l’ai enregistré
console-open-app = Ouvrir l’application
console-paste-in = À coller dans { $name }
console-facts = Ce que les applications doivent savoir
console-fact-issuer = Émetteur
console-fact-discovery = Document de découverte
console-fact-authorization = Point d’accès d’autorisation
console-fact-token = Point d’accès des jetons
console-fact-userinfo = Point d’accès userinfo
console-app-page = Adresse de l’application
console-app-page-hint = La vignette sur la page d’accueil de chaque personne ouvre cette page. Si vous laissez ce champ vide, elle ouvre la page d’accueil de l’adresse de redirection.
console-app-start = Adresse de début de connexion (facultatif)
console-app-start-hint = Pour les applications qui lancent elles-mêmes la connexion à une adresse dédiée (initiate_login_uri). La vignette ouvre alors cette adresse.
console-app-pages = Ouverture de l’application
console-app-page-wrong = Saisissez l’adresse complète d’une page, en commençant par https://
console-example = Exemple : { $example }
console-library = Langage de programmation
console-library-title = Ajoutez ceci à votre application
console-library-lead = Choisissez le langage de votre application. Les valeurs de cette application sont déjà renseignées.
console-library-secret = Le code lit le secret dans la variable d’environnement { $variable }.
console-library-example = Un programme complet, prêt à être exécuté, se trouve dans { $folder }, dans le code source de Latchkey.
console-fact-redirect = Adresse de redirection
console-fact-keys = Clés publiques (JWKS)
console-fact-introspection = Point d’accès d’introspection
console-fact-resource = API (resource)
console-fact-sign-out = Point d’accès de déconnexion
console-secret-made = Créé le { $date }
console-secret-ends = Expire le { $time }
console-secret-no-end = Valide jusqu’à son remplacement
console-secret-none = Cette application n’a aucun secret valide
console-secret-stale = Un secret plus récent a été créé entre-temps. Vérifiez-le avant d’en créer un autre.
console-rotate = Nouveau secret
console-rotate-text = Le nouveau secret n’est affiché qu’une fois. Configurez-le dans l’application avant l’expiration de l’actuel.
console-rotate-do = Créer un nouveau secret
console-keep = Durée pendant laquelle le secret actuel fonctionne encore
console-keep-none = Il cesse aussitôt de fonctionner
console-keep-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
console-keep-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

# What needs an admin, and what was refused to an app
console-needs = À traiter
console-needs-nothing = Rien à traiter pour l’instant.
console-usual-same = À peu près comme d’habitude
console-usual-more = { $usual ->
    [0] Plus que d’habitude (en général aucune)
   *[other] Plus que d’habitude (en général { $usual })
}
console-usual-far-more = { $usual ->
    [0] Bien plus que d’habitude (en général aucune)
   *[other] Bien plus que d’habitude (en général { $usual })
}
console-usual-fewer = Moins que d’habitude (en général { $usual })
console-need-failures = { $usual ->
    [0] { $count } connexions échouées. En général, il n’y en a aucune.
   *[other] { $count } connexions échouées. En général, il y en a { $usual }.
}
console-need-failures-do = Vérifiez si un compte ou une adresse IP se distingue. Si une application a été modifiée récemment, vérifiez ses erreurs.
console-need-failures-open = Afficher les connexions échouées
console-need-disowned = { $count ->
    [one] { $count } signalement d’une modification de compte faite par quelqu’un d’autre
   *[other] { $count } signalements d’une modification de compte faite par quelqu’un d’autre
}
console-need-disowned-do = Vérifiez ce qui a été modifié, y compris les seconds facteurs et l’adresse, et aidez la personne à se reconnecter.
console-need-disowned-open = Voir les signalements
console-need-bounds = { $count ->
    [one] Une limite de messages a été atteinte ces dernières 24 heures
   *[other] { $count } limites de messages ont été atteintes ces dernières 24 heures
}
console-need-bounds-do = Les codes par e-mail ou SMS ne sont plus envoyés jusqu’à la fin de la limite. Vérifiez qui les demande : quelqu’un y gagne peut-être de l’argent.
console-need-bounds-open = Afficher les limites
console-need-errors-do = Vérifiez ce qui a été refusé. Chaque entrée indique comment y remédier.
console-need-secret-ends-do = Créez un nouveau secret et configurez-le dans l’application avant cette date.
console-need-secret-over-do = Créez un nouveau secret et configurez-le dans l’application. D’ici là, personne ne peut s’y connecter.
console-need-key-do = La rotation de cette clé aurait dû être automatique. Effectuez-la maintenant et cherchez la cause dans le journal du serveur.
console-need-lost = { $count ->
    [one] 1 personne a perdu son second facteur
   *[other] { $count } personnes ont perdu leur second facteur
}
console-need-lost-do = Demandez à chacune par un autre moyen si c’est bien elle, puis confirmez ou refusez.
console-need-waiting = { $count ->
    [one] { $count } compte attend une approbation
   *[other] { $count } comptes attendent une approbation
}
console-need-waiting-do = Approuvez ou refusez chacun d’eux. La personne reçoit un e-mail.
console-need-provider = { $count ->
    [one] { $count } personne ne peut se connecter qu’avec ce fournisseur.
   *[other] { $count } personnes ne peuvent se connecter qu’avec ce fournisseur.
}
console-need-provider-or-more = { $count ->
    [one] { $count } personne ou plus ne peut se connecter qu’avec ce fournisseur.
   *[other] { $count } personnes ou plus ne peuvent se connecter qu’avec ce fournisseur.
}
console-need-provider-off-do = Il est désactivé : activez-le, ou envoyez des liens de mot de passe.
console-need-provider-away-do = Il n’a pas répondu à l’instant : testez-le sur sa page, ou envoyez des liens de mot de passe.
console-need-factor = { $count ->
    [one] { $count } personne se connecte sans second facteur.
   *[other] { $count } personnes se connectent sans second facteur.
}
console-need-own-factor = Vous vous connectez sans second facteur.
console-need-own-factor-do = Configurez-en un pour votre propre compte.
console-need-own-factor-open = Configurer un second facteur
console-need-factor-do = Demandez-leur d’en configurer un, ou exigez-le pour un groupe ou dans les paramètres d’une application.
console-need-factor-open = Afficher ces personnes
console-failures = Erreurs récentes
console-failures-none = Il n’y a eu aucune erreur au cours des dernières 24 heures.
console-failures-record = Afficher dans le journal d’audit
console-failures-like = Afficher dans le journal d’audit : { $what }
console-failures-all = Toutes les erreurs
console-keys-open = Toutes les clés de signature
console-key-age = { $count ->
    [0] La clé de signature { $algorithm } a été créée aujourd’hui.
    [one] La clé de signature { $algorithm } a { $count } jour.
   *[other] La clé de signature { $algorithm } a { $count } jours.
}
console-tab-test = Test
console-test-title = Tester la connexion
console-test-again = Relancer
console-test-text = Vous passez par la même connexion que les personnes qui utilisent { $app } : mot de passe, second facteur, consentement. À la fin, vous voyez ce que l’application recevrait. L’application elle-même n’est pas contactée.
console-test-redirect = Adresse de redirection
console-test-prompt = Ce qui est demandé (prompt)
console-test-prompt-none = Par défaut : rien n’est redemandé aux personnes déjà connectées
console-test-prompt-login = Redemander le mot de passe (prompt=login)
console-test-prompt-account = Laisser choisir le compte (prompt=select_account)
console-test-prompt-consent = Demander le consentement, y compris pour l’accès hors ligne (prompt=consent)
console-test-do = Tester une connexion
console-test-refused = L’application recevrait une erreur
console-test-given = Ce que { $app } recevrait
console-test-harmless = Rien de tout cela n’est utilisable : les signatures sont retirées, aucune autorisation n’a été créée et rien n’a été mémorisé.
console-test-who = Connecté en tant que
console-test-over = Le résultat de ce test n’est plus conservé. Relancez-le.
console-test-id-token = Jeton d’identité
console-test-id-token-text = Ce que l’application apprend lors d’une connexion.
console-test-no-id-token = Aucun. L’application n’a pas demandé le scope openid.
console-test-id-token-header = En-tête du jeton d’identité
console-test-header-text = Clé de signature et algorithme.
console-test-userinfo = Userinfo
console-test-userinfo-text = Ce que l’application reçoit du point d’accès userinfo avec le jeton d’accès.
console-test-no-userinfo = Le jeton d’accès n’y fonctionne pas. L’application n’a pas demandé le scope openid, ou le jeton est destiné à une API.
console-test-access-token = Jeton d’accès
console-test-access-token-text = Ce que voient les API.
console-test-access-token-header = En-tête du jeton d’accès
console-test-refresh-token = Jeton d’actualisation
console-test-refresh = L’application en reçoit un et peut obtenir de nouveaux jetons sans rien redemander à la personne.
console-test-no-refresh = L’application n’en reçoit pas. Elle doit renvoyer les personnes ici.
console-test-service = Personne ne se connecte à cette application
console-test-service-text = Elle obtient des jetons pour elle-même. Vous pouvez en demander un avec son secret, que curl vous demandera :
console-tab-errors = Erreurs
console-errors-title = Erreurs récentes
console-errors-none = Aucune erreur
console-errors-none-text = Quand une requête de cette application est refusée, la raison et la solution apparaissent ici.
console-reference = Référence
console-error-redirect = L’adresse de redirection n’est pas enregistrée.
console-error-redirect-fix = Comparez l’adresse envoyée par l’application à celles des « Paramètres ». Ajoutez-la, ou corrigez-la dans l’application.
console-error-sign-out-address = L’adresse de déconnexion n’est pas enregistrée.
console-error-sign-out-address-fix = L’application voulait revenir à cette adresse après une déconnexion. Ajoutez-la dans les paramètres, sous « Adresses de déconnexion », ou corrigez-la dans l’application.
console-error-sign-out-address-none = Aucune adresse de déconnexion n’est enregistrée pour cette application.
console-error-sign-out-hint = Le jeton d’identité d’une déconnexion n’a pas pu être vérifié.
console-error-sign-out-hint-fix = Vous n’avez rien à faire, sauf si cela se répète : l’application doit alors envoyer le dernier jeton d’identité reçu.
console-error-sign-out = Une requête de déconnexion n’était pas valide.
console-error-unknown-app = Une application a envoyé un ID client qui n’est pas enregistré ici.
console-error-unknown-app-fix = Comparez l’ID client de l’application avec celui de sa page de configuration ici.
console-error-no-app = Une application a envoyé une requête sans ID client.
console-error-no-redirect = L’application n’a pas envoyé d’adresse de redirection.
console-error-no-redirect-fix = Définissez l’adresse de redirection (callback) dans l’application.
console-error-off = L’application est désactivée.
console-error-off-fix = Activez-la dans les « Paramètres », ou retirez la connexion de l’application.
console-error-scope = L’application a demandé un scope qu’elle n’a pas le droit d’utiliser.
console-error-scope-fix = Ajoutez le scope dans les « Paramètres », ou retirez-le de l’application.
console-error-target = L’application a demandé une API qui n’est pas enregistrée.
console-error-target-fix = Ajoutez l’API dans « API », ou corrigez son identifiant dans l’application.
console-error-silent = L’application a demandé une connexion silencieuse (prompt=none), mais la personne doit d’abord agir.
console-error-silent-fix = C’est normal si l’application affiche ensuite la page de connexion. Sinon, retirez prompt=none de l’application.
console-error-secret = L’application n’a pas pu être authentifiée : secret incorrect ou mauvaise méthode d’authentification.
console-error-secret-fix = Collez de nouveau le secret, ou créez-en un nouveau dans « Secrets ».
console-error-grant = Un code d’autorisation, un jeton d’actualisation ou un jeton d’accès avait expiré ou était déjà utilisé.
console-error-grant-fix = C’est normal quand une page est rechargée ou qu’une session se termine. Si cela se répète, vérifiez si deux instances de l’application partagent un jeton.
console-error-mismatch = La requête de jeton ne correspondait pas à la requête de connexion.
console-error-mismatch-fix = Envoyez la même adresse de redirection dans les deux requêtes, et le vérificateur PKCE (code_verifier) de cette connexion.
console-error-grant-type = L’application a utilisé un type d’autorisation ou de réponse pour lequel elle n’est pas enregistrée.
console-error-grant-type-fix = Configurez l’application pour le flux par code d’autorisation, ou modifiez son enregistrement en ligne de commande.
console-error-person = Une personne n’a pas pu se connecter : mot de passe ou code incorrect, ou trop de tentatives.
console-error-person-fix = L’application n’est pas en cause.
console-error-denied = Une personne a refusé la demande.
console-error-denied-fix = Demandez moins de scopes, ou marquez l’application comme la vôtre dans les « Paramètres ».
console-error-form = Un formulaire n’était plus à jour ou venait d’un autre site.
console-error-form-fix = Vous n’avez rien à faire. Si cela se répète, vérifiez si un proxy modifie les cookies.
console-error-access = Une personne qui n’est pas administrateur a tenté d’ouvrir la console.
console-error-access-fix = Si cette personne doit y avoir accès, nommez-la administrateur.
console-error-registration = Une application a tenté de s’enregistrer elle-même. La requête a été refusée.
console-error-registration-fix = Les applications ne peuvent pas s’enregistrer elles-mêmes. Connectez l’application ici.
console-error-request = La requête n’était pas valide.
console-error-request-fix = Corrigez la requête dans l’application. Le message indique ce qui ne va pas.
console-error-ours = L’erreur s’est produite ici, pas dans l’application.
console-error-ours-fix = Cherchez la référence dans le journal du serveur.
console-error-address-now = Cette adresse est maintenant enregistrée.
console-error-address-none = Aucune adresse de redirection n’est enregistrée pour cette application.

# Terms
console-terms = Conditions d’utilisation
terms-lead = Versions des conditions que les personnes acceptent avant d’être connectées. Une version n’est jamais modifiée : ce qui a été accepté est ce qu’elle dit.
terms-new = Publier une version
terms-none = Aucune condition
terms-none-text = Personne n’a rien à accepter. Publiez une version, et les personnes seront sollicitées à leur prochaine connexion.
terms-new-lead = Indiquez l’adresse où lire la version. Laissez vides les langues sans texte : le texte anglais ou le premier s’affiche alors.
terms-version-name = Version
terms-version-hint = Un seul mot, comme 2026-11-30. Il ne peut pas être modifié ensuite.
terms-since = En vigueur à partir du
terms-since-hint = Le jour en UTC. Si vous ne saisissez rien, elle est en vigueur tout de suite.
terms-again = Tout le monde l’accepte de nouveau
terms-again-hint = Même les personnes qui ont accepté une version antérieure. Désactivez cette option pour une petite correction.
terms-again-short = tout le monde de nouveau
terms-title-label = Titre
terms-url-label = Adresse
terms-publish = Publier la version
terms-coming = À venir
terms-in-force = En vigueur
terms-over = Remplacée
terms-accepted-by = Acceptée par
terms-people = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
terms-withdraw = Retirer
terms-withdraw-which = Retirer la version { $version }
terms-version-taken = Il y a ou il y a eu une version portant ce nom
terms-version-wrong = Saisissez de 1 à 64 lettres, chiffres et signes sans espace
terms-url-wrong = Saisissez une adresse web comme https://example.com/terms
terms-title-wrong = Saisissez un titre
terms-since-past = Saisissez la date du jour ou une date ultérieure
terms-too-many = Le nombre maximal de versions est atteint
notice-terms-published = La version est publiée.
notice-terms-withdrawn = La version est retirée.
notice-terms-accepted = Cette version a déjà été acceptée : elle reste. Publiez-en une plus récente.

# Messages
console-messages = Messages
messages-text = Les e-mails envoyés aux personnes ces 30 derniers jours. Leur contenu est supprimé dès leur envoi.
messages-as-files = Aucun serveur de messagerie n’est défini (LATCHKEY_SMTP_URL). Chaque e-mail est un fichier dans
messages-any-state = Tous les états
messages-none = Aucun message
messages-all = Tous les messages
messages-not-delivered = Non remis
messages-test = Envoyer un message de test
messages-test-text = Le serveur l’envoie tout de suite, dans la langue de cette page. La liste montre ce qu’il est devenu.
messages-test-to = Adresse e-mail
messages-test-send = Envoyer le message de test
messages-not-an-address = Saisissez une adresse e-mail comme mara@example.com.
messages-preview = Aperçu des e-mails
messages-preview-text = Tous les e-mails que les personnes peuvent recevoir, avec des données fictives et avec vos propres textes si vous en avez défini. Leurs liens ne mènent nulle part.
messages-preview-which = E-mail
messages-preview-language = Langue
messages-preview-show = Afficher
messages-preview-subject = Objet
messages-preview-as-text = En texte
messages-preview-html = Afficher en HTML
messages-preview-form = { $name } ({ $number })
message-to = À
message-kind = Sujet
message-kind-test = Test
message-sent = Envoyé
message-failed = Échec
message-queued = En attente
message-under-way = En cours d’envoi
message-written = Écrit
message-next = Prochain essai
message-tries = { $count ->
    [one] 1 essai
   *[other] { $count } essais
}
message-send-again = Renvoyer
message-send-again-which = Renvoyer : { $address }
notice-message-sent-again = Le message est renvoyé.
notice-message-under-way = Ce message est déjà en cours d’envoi. Rechargez cette page pour voir ce qu’il est devenu.
notice-message-tested = Le message de test est en cours d’envoi. Rechargez cette page pour voir ce qu’il est devenu.

# Invitations
console-invitations = Invitations
invitations-text = Les invitations et ce qu’elles sont devenues. Elles sont conservées 30 jours après leur fin.
invitations-search = Nom ou adresse e-mail
invitations-none = Aucune invitation ne correspond
invitations-empty = Aucune invitation pour le moment
invitations-sort-age = Invitation la plus récente d’abord
invitations-sort-age-down = Invitation la plus ancienne d’abord
invitations-sort-expires = Expire en premier
invitations-sort-expires-down = Expire en dernier
invitation-open = Ouverte
invitation-accepted = Acceptée
invitation-withdrawn = Retirée
invitation-expired = Expirée
invitation-created = Invitation
invitation-sent = Dernier envoi
invitation-expires = Expire
invitation-invited-by = Invité par
invitation-deleted-person = Personne supprimée
invitation-link-text = Aucun serveur de messagerie n’est défini : donnez vous-même ce lien à la personne. Nous ne l’afficherons plus. Il fonctionne une fois, jusqu’au { $time }.
invitation-send-again = Renvoyer
invitation-send-again-text = Envoie un nouveau lien, valable au moins 7 jours. L’ancien lien cesse de fonctionner.
invitation-withdraw = Retirer
invitation-withdraw-text = Le lien cesse aussitôt de fonctionner. Vous pouvez inviter la personne à nouveau.
invite-title = Inviter une personne
invite-text = La personne reçoit un lien par e-mail et choisit elle-même son mot de passe.
invite-many-title = Inviter plusieurs personnes
invite-many-text = Toutes les personnes du fichier sont invitées, ou aucune si une ligne est fausse.
invite-name-hint = La personne peut le modifier.
invite-until-hint = Les appartenances aux groupes prennent fin à la fin de ce jour (UTC). Si vous laissez le champ vide, elles n’ont pas de fin.
invite-language = Langue du message
invite-admin = Faire de cette personne un administrateur
invite-expires = Invitation valable jusqu’au (facultatif)
invite-expires-hint = Si vous laissez le champ vide, l’invitation expire après 7 jours. La limite est de 90 jours.
invite-expires-invalid = Choisissez un jour postérieur à aujourd’hui et dans les 90 jours, ou laissez le champ vide
invite-more-groups = Seuls les 100 premiers groupes sont affichés. Vous pourrez ajouter la personne à un autre groupe plus tard.
invite-send = Envoyer l’invitation
invite-no-group = Il n’existe aucun groupe { $group }. Vérifiez le nom, ou créez d’abord le groupe.
invite-is-invited = Cette adresse est déjà invitée. Renvoyez cette invitation, ou retirez-la d’abord.
invite-has-account = Il existe déjà un compte avec cette adresse, et l’invitation ne lui donnerait rien. Choisissez un groupe, ou ne l’invitez pas.
invite-disabled = Le compte avec cette adresse est désactivé. Activez-le d’abord.
invite-twice = Une autre ligne invite la même adresse
invite-too-many = Vous pouvez envoyer 500 invitations par heure. Réessayez plus tard, ou utilisez la ligne de commande.
invite-file-empty = Il n’y a aucune invitation ici. La première ligne nomme les colonnes, chaque ligne suivante est une invitation.
invite-file-too-many = Un fichier peut contenir 1 000 invitations. Divisez-le.
invite-no-email-column = Aucune colonne ne s’appelle email
invite-column = La colonne { $column } est inconnue, ou figure deux fois
invite-too-many-values = La ligne contient plus de valeurs qu’il n’y a de colonnes
invite-not-a-day = Saisissez un jour comme 2026-12-31 au lieu de { $value }
invite-not-yes-or-no = Saisissez yes ou no pour admin au lieu de { $value }
invite-no-language = Il n’existe aucune langue { $value }. Utilisez en, de, fr, es ou ar.
invite-nobody = Personne n’a été invité
invite-line = Ligne { $line } : { $problem }
invite-more-problems = { $count ->
    [one] { $count } autre ligne est fausse
   *[other] { $count } autres lignes sont fausses
}
invite-skip-known = Ignorer les personnes qui ont déjà un compte ou une invitation
invite-known = { $count ->
    [one] { $count } ligne est ignorée : cette personne a déjà un compte ou une invitation.
   *[other] { $count } lignes sont ignorées : ces personnes ont déjà un compte ou une invitation.
}
invite-checked = { $count ->
    [one] Le fichier est bon : { $count } personne peut être invitée. Personne n’a encore été invité.
   *[other] Le fichier est bon : { $count } personnes peuvent être invitées. Personne n’a encore été invité.
}
invite-file = Choisir un fichier CSV
invite-rows = Invitations
invite-rows-hint = CSV. La première ligne nomme les colonnes : email, et au choix name, groups (plusieurs séparés par des points-virgules), until, admin (yes ou no), language, expires.
invite-check = Vérifier
invite-send-all = Envoyer les invitations
notice-invitation-sent = Invitation envoyée.
notice-invitations-sent = Invitations envoyées.
notice-invitation-sent-again = Renvoyée. L’ancien lien ne fonctionne plus.
notice-invitation-withdrawn = Invitation retirée.
notice-invitation-changed = Rien n’a été modifié : cette invitation est déjà terminée, ou quelqu’un d’autre l’a modifiée.
message-kind-invitation = Invitation
console-rules = Règles de connexion
rules-lead = Qui doit utiliser quoi pour se connecter. Toutes les règles qui concernent une personne et une application s’additionnent.
rules-empty = Aucune règle pour l’instant
rules-empty-text = Chacun se connecte avec ce qu’il a.
rules-for = S’applique à
rules-allowed = Accepté
rules-required = Obligatoire
rules-within = Redemandé après
rules-set-by = Défini dans
rules-set-here = Ce tableau
rules-set-setting = Paramètre { $name }
rules-set-group = Le groupe
rules-set-app = L’application
rules-everybody = Tout le monde
rules-admins = Administrateurs
rules-group = Groupe { $name }
rules-app = Application { $name }
rules-a-group = Un groupe
rules-an-app = Une application
rules-all = Tout
rules-all-but = Non accepté : { $factors }
rules-second = Second facteur
rules-one-of = L’un de : { $factors }
rules-separator = { ", " }
rules-new = Ajouter ou modifier une règle
rules-name = Nom du groupe ou ID client
rules-name-hint = Laissez vide pour tout le monde.
rules-no-place = Ce groupe ou cette application n’existe pas.
rules-open = Ouvrir la règle
rules-preview = Aperçu pour une personne
rules-preview-text = Montre ce qui serait demandé à une personne lors d’une nouvelle connexion, et pourquoi. Personne n’est connecté.
rules-person = Adresse e-mail, nom d’utilisateur ou ID
rules-no-person = Cette personne n’existe pas.
rules-preview-app = ID client de l’application
rules-preview-app-hint = Laissez vide pour les pages de la personne.
rules-no-app = Cette application n’existe pas.
rules-preview-show = Afficher
rules-own-pages = Ses propres pages
rules-no-first = Cette personne n’a rien pour se connecter.
rules-with = Avec : { $factor }
rules-with-none = Avec : { $factor }. Cela montre qui c’est, sans être accepté.
rules-then-prove = Demande l’un de : { $factors }
rules-then-set-up = Doit configurer l’un de : { $factors }
rules-then-stuck = Ne peut pas se connecter : rien de ce que les règles acceptent ne peut être configuré.
rules-then-in = Connexion réussie
rules-why = Pourquoi
rules-no-reason = Aucune règle n’en demande plus.
rules-because-not = n’accepte pas : { $factors }
rules-because-second = exige un second facteur
rules-because-one-of = exige l’un de : { $factors }
rules-because-age = redemande ce qui a été utilisé il y a plus de { $time }
rule-title = Règle : { $whom }
rule-allowed = Ce qui est accepté
rule-allowed-hint = Le reste ne compte pas. Qui n’a rien d’accepté le configure lors de la connexion.
rule-second = Un second facteur
rule-one-of-hint = Ou l’un de ceux-ci, et rien à leur place, pas même un code de secours :
rule-age = Redemander après
rule-age-hint = Par exemple 10m, 12h ou 7d. Laissez vide pour aucune limite.
rule-age-wrong = Saisissez une durée de 60s à 400d.
person-remembered = { $count ->
    [one] Un navigateur sans second facteur
   *[other] { $count } navigateurs sans second facteur
}
person-remembered-text = Le second facteur n’y est pas demandé pendant un certain temps.
rules-remembered = un navigateur peut être mémorisé pendant { $days } jours
rules-never-remembered = aucun navigateur n’est mémorisé
rule-remember = Mémoriser un navigateur pendant ce nombre de jours
rule-remember-hint = Les personnes peuvent cocher une case et ne se voient pas demander de second facteur dans ce navigateur pendant ce temps. 0 : jamais. Laissez vide pour ne rien préciser.
rule-remember-wrong = Saisissez un nombre de jours de 0 à 90.
rule-empty = Cette règle ne dit rien. Choisissez quelque chose, ou supprimez la règle.
rule-no-first = Acceptez quelque chose qui montre qui est la personne, comme un mot de passe ou une clé d’accès.
rule-no-second = Acceptez les clés d’accès ou les applications d’authentification : on peut les configurer lors de la connexion.
rule-nobody = L’un d’eux doit être accepté et pouvoir être configuré lors de la connexion.
rule-locks-out = Avec cette règle, plus aucun administrateur ne pourrait se connecter. Rien n’a été modifié.
rule-remove = Supprimer cette règle
notice-rule-removed = Règle supprimée.
rule-factor-password = Mot de passe
rule-factor-passkey = Clé d’accès
rule-factor-totp = Application d’authentification
rule-factor-recovery-codes = Code de secours
rule-factor-email-code = Code par e-mail à la place du mot de passe
rule-factor-email-code-second = Code par e-mail comme second facteur
rule-factor-sms-code = Code par SMS à la place du mot de passe
rule-factor-sms-code-second = Code par SMS comme second facteur
rule-factor-upstream = Compte chez un autre fournisseur
console-upstreams = Fournisseurs
upstreams-lead = Autres fournisseurs avec les comptes desquels les personnes peuvent se connecter.
upstreams-search = Nom ou émetteur
upstreams-sort-name = Nom dans les adresses, A à Z
upstreams-sort-name-down = Nom dans les adresses, Z à A
upstreams-empty = Aucun fournisseur
upstreams-empty-text = Ajoutez-en un : la page de connexion aura un bouton pour lui.
upstreams-no-match = Aucun fournisseur ne correspond
upstream-new = Ajouter un fournisseur
upstream-create = Ajouter le fournisseur
upstream-preset = Remplir avec les valeurs connues de :
upstream-name = Nom dans les adresses
upstream-name-hint = a-z, 0-9 et -. Il ne peut pas être modifié plus tard. Enregistrez chez le fournisseur cette adresse de redirection : { $address }
upstream-name-wrong = Saisissez 1 à 40 caractères parmi a-z, 0-9 et -, sans commencer par -.
upstream-name-taken = Un fournisseur avec ce nom existe déjà.
upstream-title-label = Nom sur le bouton
upstream-title-hint = Ce que les gens connaissent, par exemple Google ou le nom de votre entreprise.
upstream-title-wrong = Saisissez une ligne de 1 à 100 caractères.
upstream-issuer = Émetteur
upstream-issuer-hint = L’adresse que le document de découverte du fournisseur appelle issuer, exactement comme elle y figure.
upstream-issuer-change = Si vous le modifiez, les comptes connectés actuellement ne connectent plus personne, et les sessions ouvertes avec eux se ferment. Si vous ne saisissez pas de secret en même temps, celui qui est enregistré est supprimé.
upstream-issuer-wrong = Saisissez une adresse qui commence par https://, sans ? ni #.
upstream-issuer-own = C’est l’adresse de ce Latchkey lui-même.
upstream-client-id = ID client
upstream-client-id-hint = Tel que le fournisseur l’a donné.
upstream-client-id-wrong = Saisissez 1 à 512 caractères ASCII visibles.
upstream-secret = Secret
upstream-secret-hint = Laissez vide si le fournisseur n’en a pas donné.
upstream-secret-kept = Un secret est enregistré. Saisissez-en un autre pour le remplacer.
upstream-secret-wrong = Saisissez une ligne de 1 à 512 caractères.
upstream-scopes = Scopes demandés
upstream-scopes-hint = openid est obligatoire ; email est nécessaire pour reconnaître les adresses.
upstream-scopes-wrong = Saisissez des scopes séparés par des espaces, dont openid.
upstream-in-header = Envoyer le secret dans l’en-tête des requêtes
upstream-in-header-hint = HTTP Basic (client_secret_basic), à la place du corps (client_secret_post). Certains fournisseurs n’acceptent que l’un des deux.
upstream-signs = Signer les requêtes avec une clé propre à Latchkey
upstream-signs-hint = À la place d’un secret (private_key_jwt). Enregistrez, puis donnez au fournisseur l’adresse de la clé publique, que cette page affiche.
upstream-jwks = Adresse de la clé publique
upstream-tenants = Locataires dont les comptes comptent
upstream-tenants-hint = Leurs ID, séparés par des espaces. Obligatoire avec common et organizations dans l’émetteur : tout le monde peut créer un locataire.
upstream-tenants-missing = Saisissez les ID des locataires dont les comptes comptent.
upstream-tenant-wrong = « { $tenant } » n’est pas l’ID d’un locataire, tel que 11111111-2222-3333-4444-555555555555.
upstream-team-id = ID d’équipe
upstream-key-id = ID de clé
upstream-apple-id-hint = Tel qu’Apple l’affiche, par exemple AB1C23D4EF.
upstream-apple-id-wrong = Saisissez de 1 à 40 lettres et chiffres.
upstream-apple-key-hint = Le secret d’Apple est le contenu du fichier AuthKey_KEYID.p8.
upstream-apple-key-wrong = Saisissez le contenu du fichier AuthKey_KEYID.p8 fourni par Apple.
upstream-authorization-endpoint = Point d’accès d’autorisation
upstream-token-endpoint = Point d’accès des jetons
upstream-user-endpoint = Point d’accès de l’utilisateur
upstream-endpoint-hint = Tel que la documentation du fournisseur l’indique.
upstream-endpoint-wrong = Saisissez une adresse qui commence par https://.
upstream-members = Champs de la réponse du point d’accès de l’utilisateur
upstream-members-hint = S’ils diffèrent d’OpenID Connect : subject, email, email_verified, name et username, par exemple subject=id username=login. Le subject ne doit jamais changer ni être attribué à quelqu’un d’autre.
upstream-members-wrong = Saisissez des paires de subject, email, email_verified, name ou username, par exemple subject=id.
upstream-fixed-wrong = Vous ne pouvez le modifier qu’avec l’émetteur. Les comptes connectés ne connectent alors plus personne.
upstream-accounts = Qui obtient un compte à la première connexion
upstream-accounts-hint = Vide : personne. * : toute personne dont le fournisseur a vérifié l’adresse. Ou des domaines d’adresses vérifiées, par exemple example.com, séparés par des espaces.
upstream-trusted = Domaines pour lesquels il est de confiance
upstream-trusted-hint = Quiconque y possède une adresse vérifiée dans un de ces domaines est connecté au compte de cette adresse sans autre question. Saisissez uniquement des domaines dont le fournisseur contrôle les adresses.
upstream-login-domains = Domaines dont les personnes y sont dirigées
upstream-login-domains-hint = Quiconque saisit une adresse de l’un de ces domaines sur la page de connexion arrive aussitôt chez le fournisseur, qu’un tel compte existe ou non. Les mots de passe de ces adresses ne servent que lorsque le fournisseur est injoignable ; les noms d’utilisateur, les clés d’accès et les codes par e-mail ne sont pas concernés.
upstream-native = Applications dont les jetons d’identité comptent
upstream-native-hint = Identifiants client chez le fournisseur, séparés par des espaces. Une application sur un appareil qui connecte des personnes avec Google One Tap ou « Se connecter avec Apple » peut échanger le jeton d’identité contre des jetons, si elle a l’autorisation d’échange de jetons. Vide : aucun jeton d’identité n’est échangé.
upstream-native-wrong = « { $client } » n’est pas un identifiant client : saisissez de 1 à 512 caractères ASCII visibles.
upstream-group-rules = Groupes selon ce que dit le fournisseur
upstream-group-rules-hint = Une règle par ligne : claim = valeur -> groupe, par exemple groups = engineering -> staff. Chaque connexion ajoute les personnes à ces groupes et les en retire quand la règle ne s’applique plus. Les appartenances qu’aucune règle n’a données restent.
upstream-group-rule-wrong = « { $rule } » n’est pas une règle. Saisissez claim = valeur -> groupe.
upstream-group-rules-right = Pour ces règles, et pour mettre un autre fournisseur derrière elles, il vous faut le droit de gérer les groupes. Il peut y en avoir 100 au plus.
upstream-group-rules-unknown = Aucun groupe ne s’appelle « { $group } ».
upstream-attribute-rules = Attributs selon ce que dit le fournisseur
upstream-attribute-rules-hint = Une règle par ligne : attribut = $claim, ou un texte fixe, par exemple department = $org.department ou site = Berlin if office = b-1. La première règle qui s’applique décide. Chaque connexion actualise ce qu’une règle a rempli ; ce qui a été saisi ici à la main reste. Commencez une règle par once pour ne remplir qu’à la première connexion, ou par always pour remplacer aussi ce qui a été saisi à la main.
upstream-attribute-rule-wrong = « { $rule } » n’est pas une règle. Saisissez attribut = $claim, avec si besoin once ou always devant et if claim = valeur derrière.
upstream-attribute-rules-right = Pour ces règles, et pour mettre un autre fournisseur derrière elles, il vous faut le droit de gérer les personnes. Il peut y en avoir 100 au plus.
upstream-attribute-rules-unknown = « { $attribute } » ne peut pas être rempli par un fournisseur. Déclarez-le d’abord comme attribut, ou choisissez name, given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture ou website.
upstream-sign-out = Déconnecter aussi les personnes là-bas
upstream-sign-out-hint = Qui se déconnecte ici est envoyé chez le fournisseur pour s’y déconnecter aussi, puis revient. La déconnexion a d’abord lieu ici, que le fournisseur réponde ou non. Enregistrez chez le fournisseur l’adresse que cette page affiche après l’enregistrement.
upstream-signed-out = Adresse après la déconnexion, à enregistrer là-bas
upstream-trial = Essayer une connexion
upstream-trial-text = Vous vous connectez chez le fournisseur comme tout le monde. Personne n’est connecté ici, rien n’est relié et personne n’est modifié. Vous seul voyez le résultat, pendant 10 minutes.
upstream-trial-off = Le fournisseur est désactivé : vous pouvez l’essayer avant que quelqu’un se connecte avec lui.
upstream-trial-do = Aller chez le fournisseur
upstream-trial-again = Essayer encore
upstream-trial-over = Le résultat de cet essai n’est plus disponible. Essayez encore.
upstream-trial-nothing = Le fournisseur n’a connecté personne
upstream-trial-nothing-fix = Vérifiez les réglages du fournisseur. Le journal en dit plus. La raison est :
upstream-trial-account = Le compte ici
upstream-trial-known = Une telle connexion mène à ce compte, qui y est relié :
upstream-trial-known-off = Ce compte y est relié, mais ne peut pas se connecter, car il est désactivé ou attend une approbation :
upstream-trial-trusted = Une telle connexion serait reliée à ce compte sans question, car le fournisseur est de confiance pour le domaine de son adresse :
upstream-trial-made = Une telle connexion créerait un compte avec l’adresse { $address }.
upstream-trial-asked = Aucun compte n’y est relié. Qui se connecte ainsi doit prouver un compte ici, puis choisir s’il faut le relier :
upstream-trial-no-address = Le fournisseur ne donne pas d’adresse e-mail.
upstream-trial-unverified = Le fournisseur ne dit pas que l’adresse e-mail est vérifiée.
upstream-trial-not-trusted = Le fournisseur n’est pas de confiance pour le domaine de cette adresse.
upstream-trial-nobody = Aucun compte actif ici n’a cette adresse vérifiée.
upstream-trial-connected = Le compte qui a cette adresse est déjà relié à un autre compte.
upstream-trial-not-admitted = Aucun compte n’est créé pour le domaine de cette adresse.
upstream-trial-not-signed-up = Les réglages d’inscription n’autorisent pas le domaine de cette adresse.
upstream-trial-another-trusted = Un autre fournisseur est de confiance pour le domaine de cette adresse.
upstream-trial-taken = Un compte ici a cette adresse.
upstream-trial-met = S’applique : la personne est dans ce groupe.
upstream-trial-unmet = Ne s’applique pas.
upstream-trial-no-group = Ce groupe n’existe plus.
upstream-trial-no-attribute = Cet attribut n’existe plus.
upstream-trial-unknown = Inconnu : le fournisseur a omis le claim, ou il n’a pas pu être lu. Rien ne change.
upstream-trial-fills = Remplit :
upstream-trial-unfit = Omis : la valeur ne convient pas à cet attribut.
upstream-trial-passed-over = Pas atteinte : une règle précédente décide.
upstream-trial-claims = Ce que le fournisseur a dit
upstream-trial-claims-text = Du jeton d’identité et du point d’accès utilisateur ensemble, comme les règles le voient. Les jetons ne sont pas affichés.
upstream-trial-partial = Le point d’accès utilisateur n’a pas pu être lu : il peut y en avoir plus.
upstream-trial-too-long = Il en a dit trop pour l’afficher ici.
upstream-domain-wrong = « { $domain } » n’est pas un domaine comme example.com ou *.example.com.
upstream-enabled = Le proposer sur la page de connexion
upstream-domain-not-given-out = Ce fournisseur ne peut pas être digne de confiance pour « { $domain } » : il ne sait pas qui y a une adresse aujourd’hui.
upstream-enabled-hint = Tant qu’il est désactivé, personne ne se connecte avec lui. Le désactiver ferme les sessions ouvertes avec lui.
upstream-off = Désactivé
upstream-facts = Chez le fournisseur
upstream-callback = Adresse de redirection
upstream-backchannel = Adresse de déconnexion en arrière-plan (back-channel)
upstream-connected = Personnes connectées
upstream-sessions = Sessions ouvertes avec lui
upstream-sessions-count = { $count }
upstream-sessions-or-more = { $count } ou plus
upstream-test = Tester le fournisseur
upstream-test-good = Le document et les clés du fournisseur sont corrects.
upstream-test-private = L’émetteur mène à l’adresse privée { $detail }. Indiquez son réseau dans LATCHKEY_FETCH_ALLOW si Latchkey peut l’atteindre.
upstream-test-unresolved = L’hôte de l’émetteur est introuvable. Vérifiez l’adresse.
upstream-test-slow = Le fournisseur n’a pas répondu à temps. Réessayez plus tard.
upstream-test-address = L’émetteur doit commencer par https://. http:// n’est possible que sur un réseau de LATCHKEY_FETCH_ALLOW.
upstream-test-status = /.well-known/openid-configuration sous l’émetteur a répondu avec le statut { $detail }. Vérifiez l’émetteur.
upstream-test-issuer = Le document du fournisseur indique un autre émetteur : { $detail }. Saisissez-le exactement ainsi.
upstream-test-keys = Les clés qu’indique le document du fournisseur sont illisibles.
upstream-test-other = Le fournisseur n’est pas utilisable : { $detail }
upstream-delete = Supprimer le fournisseur
upstream-delete-text = { $count ->
    [one] { $count } personne y est connectée et ne pourra plus se connecter avec lui, même si vous l’ajoutez à nouveau.
   *[other] { $count } personnes y sont connectées et ne pourront plus se connecter avec lui, même si vous l’ajoutez à nouveau.
}
upstream-ends = { $count ->
    [0] Aucune session n’a été ouverte avec lui.
    [one] { $count } session ouverte avec lui se ferme.
   *[other] { $count } sessions ouvertes avec lui se ferment.
}
notice-upstream-added = Fournisseur ajouté. Testez-le avant qu’il ne soit utilisé.
notice-upstream-deleted = Fournisseur supprimé.
