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
console-sort = Trier par
search-everything = Tout chercher
search-title = Trouvé
search-empty = Tapez ce que vous cherchez
search-none = Rien ne correspond
search-hint = Personnes, applications et groupes se trouvent par une partie du nom, de l’adresse ou de l’identifiant ; sessions, autorisations et événements par leur identifiant ou par la référence d’une page d’erreur.
search-grants = Autorisations
search-all-in = Tout dans { $list }
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
people-factor-all = Avec et sans
people-factor-with = En a un
people-factor-without = N’en a pas
people-role-any = Tous les droits
people-sort-address = Adresse, à partir de A
people-sort-address-down = Adresse, à partir de Z
people-sort-seen = Dernière connexion, la plus ancienne d’abord
people-sort-seen-down = Dernière connexion, la plus récente d’abord
people-sort-created = Compte le plus ancien d’abord
people-sort-created-down = Compte le plus récent d’abord
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
person-claim-text = { $claim } doit être un texte entre guillemets, sur une ligne et d’au plus 254 caractères.
person-claim-web-address = { $claim } doit être une adresse web complète entre guillemets, commençant par https:// ou http://.
person-claim-birth-date = { $claim } doit être une date entre guillemets : AAAA-MM-JJ, ou l’année seule.
person-claim-boolean = { $claim } doit être true ou false, sans guillemets.
person-claim-address = { $claim } doit être un objet dont les valeurs sont des textes, comme formatted.
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
groups-any-factor = Tous
group-people = Dans la liste des personnes
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
sessions-end-which = Mettre fin à cette session de { $person }
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
audit-outcome = Issue
audit-any-outcome = Toute issue
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
audit-sum = { $count } dans cette minute
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

# Apps
console-connections = Liaisons
console-now-on = Enregistré actuellement : activé
console-now-off = Enregistré actuellement : désactivé
console-address-good = Cette adresse peut être enregistrée.
console-address-length = Une adresse compte de 1 à 2 048 caractères.
console-address-characters = Elle contient des caractères qu’une adresse n’a pas : espaces, barres obliques inverses ou lettres hors ASCII. Écrivez l’hôte en punycode et le reste avec des codes pour cent.
console-address-not-absolute = Ce n’est pas une adresse complète. Commencez par https://
console-address-fragment = Elle ne doit pas avoir de partie après # : les navigateurs ne l’envoient pas et des réponses pourraient fuir par là.
console-address-user-info = Elle ne doit avoir ni nom d’utilisateur ni mot de passe avant un @ : ce qui ressemble à l’hôte ne le serait pas.
console-address-not-normal = Elle est écrite autrement que les navigateurs l’écrivent et ne correspondrait jamais : majuscules dans l’hôte, ou . et .. dans le chemin.
console-address-plain-http = Le http simple n’est accepté que pour les hôtes de bouclage et privés. N’importe qui sur le chemin pourrait lire le code.
console-address-scheme = Ce schéma n’est pas accepté : utilisez https ou, pour une application sur un téléphone ou un ordinateur, un schéma propre avec un point, comme com.example.app:/callback
console-address-scheme-browser = Une application dans le navigateur n’a pas de schéma propre : utilisez https ou connectez-la comme application installée.
console-address-wildcard = Écrivez chaque adresse en entier : « * » dans l’hôte ou le chemin ne remplace rien.
console-address-host = Cet hôte ou ce port ne peut pas exister : cherchez deux points de suite, un tiret au début ou à la fin, ou le port 0.
console-address-escape = Chaque « % » est suivi de deux chiffres hexadécimaux, qui ne doivent pas désigner un caractère de contrôle.
console-address-response-parameter = Sa requête ne doit pas avoir de paramètre de la réponse (code, state, iss, error, etc.).
console-address-instead = Écrivez : { $address }
console-app = Application
console-kind = Type
console-state = État
console-sign-ins-7 = Connexions, 7 jours
console-open = Ouvrir
console-open-which = Ouvrir { $name }
console-connect = Relier une application
console-apps-lead = { $count ->
    [0] Aucune application n’utilise encore cette connexion.
    [one] Une application utilise cette connexion.
   *[other] { $count } applications utilisent cette connexion.
}
console-apps-search = Nom, adresse ou identifiant client
console-search = Rechercher
console-apps-none = Pas encore d’application
console-apps-none-text = Les applications auxquelles on se connecte par ce fournisseur figurent ici.
console-apps-no-match = Aucune application ne correspond
apps-any-kind = Tout type
apps-any-state = Tout état
apps-with-errors = Avec erreurs aujourd’hui
apps-with-secrets-over = Secret expiré ou bientôt
apps-sort-name = Nom, à partir de A
apps-sort-name-down = Nom, à partir de Z
apps-sort-kind = Type
apps-sort-kind-down = Type, inversé
apps-sort-sign-ins = Le moins de connexions d’abord
apps-sort-sign-ins-down = Le plus de connexions d’abord
console-range = { $from } à { $to } sur { $all }
console-kind-web = Application web avec serveur
console-kind-web-text = Garde un secret : Grafana, Gitea, votre propre site
console-kind-spa = Application monopage
console-kind-spa-text = Fonctionne seulement dans le navigateur, sans secret
console-kind-native = Application mobile ou de bureau
console-kind-native-text = Revient par un lien d’application ou vers localhost
console-kind-service = Service sans personne
console-kind-service-text = Une tâche ou une API qui se connecte elle-même
console-state-healthy = En ordre
console-state-off = Désactivée
console-state-failures = { $count ->
    [one] Un échec
   *[other] { $count } échecs
}
console-state-secret-ends = { $count ->
    [0] Le secret expire aujourd’hui
    [one] Le secret expire dans un jour
   *[other] Le secret expire dans { $count } jours
}
console-state-secret-over = Aucun secret valable
console-step-kind = Type
console-step-place = Où elle fonctionne
console-step-details = Détails
console-step-set-up = Configurer l’application
console-steps = Étapes
console-connect-title = Que voulez-vous relier ?
console-connect-lead = Choisissez une application connue et tout est rempli, ou le type qui convient.
console-connect-missing = Choisissez une application connue ou un type
console-known = Application connue
console-kinds = Ou un type d’application
console-cancel = Annuler
console-back = Retour
console-place = Adresse de l’application
console-place-hint = Comme on la saisit, par exemple https://app.example.com
console-place-title = Où fonctionne { $name } ?
console-place-lead = Ses adresses de retour commencent ainsi.
console-place-wrong = Saisissez l’adresse complète, avec https:// et sans requête.
console-details-title = Vérifier les détails
console-details-lead = Tout peut être modifié plus tard, sauf l’identifiant client.
console-app-name = Nom
console-app-name-wrong = Un nom compte de 1 à 200 caractères, ne commence ni ne finit par une espace et ne change pas le sens de l’écriture.
console-app-id = Identifiant client
console-app-id-hint = L’application l’envoie pour dire qui elle est. Il n’est jamais donné à une autre.
console-app-id-wrong = Un identifiant client compte de 1 à 255 caractères parmi A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = Cet identifiant est ou a été utilisé. Choisissez-en un autre.
console-app-address-missing = Saisissez au moins une adresse de retour.
console-app-scopes = Portées
console-app-scopes-hint = Ce qu’elle peut demander, séparé par des espaces. Vide : toutes les portées standard, aucune d’une API.
console-app-scopes-wrong = Saisissez des portées séparées par des espaces, sans guillemets ni barres obliques inverses.
console-app-lifetime-wrong = Saisissez un nombre de secondes de 1 à { $most }, ou rien.
console-app-addresses = Adresses de retour
console-app-addresses-hint = Où l’on revient après la connexion. Comparées caractère par caractère.
console-app-addresses-native = Où l’on revient après la connexion. Comparées caractère par caractère ; sur une adresse de bouclage, tout port convient.
console-app-address-number = Adresse { $number }
console-id-token-large = Le dernier jeton ID volumineux de cette application pèse environ { $size } ko, dont l’essentiel dans « { $claim } ». Les navigateurs et les proxys risquent de ne pas le transmettre à la déconnexion. Faites lire cette donnée à l’application au point d’accès userinfo, ou réduisez le nombre de groupes.
console-id-token-left-out = « { $claim } » a été omis d’un jeton ID de cette application, qui aurait été trop volumineux. Le point d’accès userinfo le fournit toujours.
console-app-logouts = Adresses après la déconnexion
console-app-logouts-hint = Où l’application peut envoyer après la déconnexion. La plupart indiquent une adresse, souvent leur page d’accueil ; elle doit être enregistrée ici.
console-app-logout-number = Adresse après la déconnexion { $number }
console-app-add-address = Ajouter une adresse
console-app-rules = Règles
console-app-first-party = Elle est à nous
console-app-first-party-hint = Le consentement n’est pas demandé.
console-app-second-factor = Demander un second facteur
console-app-second-factor-hint = Qui n’en a pas le configure en se rendant à cette application.
console-app-pkce = Exiger PKCE
console-app-pkce-hint = Les demandes sans code_challenge sont refusées.
console-app-id-token = Mettre aussi les informations dans le jeton d’identité
console-app-id-token-hint = Pour les applications qui n’interrogent pas le point userinfo.
console-app-lifetimes = Durées en secondes
console-app-lifetimes-hint = Vide : comme celles du fournisseur.
console-app-access-lifetime = Jeton d’accès
console-app-id-lifetime = Jeton d’identité
console-client-id = Identifiant client
console-tabs = Pages de cette application
console-tab-settings = Réglages
console-tab-secrets = Secrets
console-tab-set-up = Configuration
console-saved = Les modifications sont enregistrées.
console-danger = Désactiver ou supprimer
console-off-text = Désactivée, l’application est refusée partout et ce qui lui a été accordé prend fin. Elle peut être réactivée.
console-on-text = L’application est désactivée : elle est refusée partout.
console-off = Désactiver
console-on = Activer
console-switched-on = L’application est activée.
console-switched-off = L’application est désactivée.
console-delete = Supprimer
console-delete-lost = Personnes qui perdent l’accès aussitôt : { $people }. Autorisations qui prennent fin : { $grants }. L’identifiant n’est jamais redonné. C’est irréversible.
console-delete-lost-many = Plus de { $grants } autorisations prennent fin, et les personnes concernées perdent aussitôt l’accès. L’identifiant n’est plus jamais attribué. C’est irréversible.
console-delete-type = Saisissez { $id } pour confirmer
console-delete-unconfirmed = Ce n’est pas { $id }. Saisissez-le pour supprimer l’application.
console-app-deleted = L’application { $id } est supprimée.
console-app-gone = Cette application n’existe plus
console-app-gone-text = L’application { $id } a été supprimée. Rien n’a été modifié.
console-app-unknown = Cette application n’existe pas
console-app-unknown-text = Aucune application n’a l’identifiant client { $id }.
console-all-apps = Toutes les applications
console-connected-title = Configurez maintenant { $name }
console-connected-lead = L’application est enregistrée ici. L’autre côté a besoin de ce qui suit.
console-secret-copy = Copiez le secret maintenant
console-secret-once = Il n’est montré que cette fois. Seule son empreinte est gardée.
console-copy = Copier
console-copied = Copié
console-secret-old-until = Le secret précédent reste valable jusqu’au { $time }.
console-stored = Je l’ai conservé
console-open-app = Ouvrir l’application
console-paste-in = À coller dans { $name }
console-facts = Ce que les applications demandent
console-fact-issuer = Émetteur
console-fact-discovery = Document de découverte
console-fact-authorization = Point d’autorisation
console-fact-token = Point de jetons
console-fact-userinfo = Point userinfo
console-secret-made = Créé le { $date }
console-secret-ends = Prend fin le { $time }
console-secret-no-end = Valable jusqu’à son remplacement
console-secret-none = Cette application n’a aucun secret valable
console-secret-stale = Un secret plus récent a été créé entre-temps. Regardez avant d’en créer un autre.
console-rotate = Nouveau secret
console-rotate-text = Le nouveau secret n’est montré qu’une fois. Donnez-le à l’application avant que l’actuel prenne fin.
console-rotate-do = Créer un nouveau secret
console-keep = Combien de temps le secret actuel reste valable
console-keep-none = Il prend fin aussitôt
console-keep-hours = { $count ->
    [one] Une heure
   *[other] { $count } heures
}
console-keep-days = { $count ->
    [one] Un jour
   *[other] { $count } jours
}

# What needs an admin, and what was refused to an app
console-needs = À votre attention
console-needs-nothing = Rien ne demande votre attention.
console-usual-same = À peu près comme d’habitude
console-usual-more = { $usual ->
    [0] Plus que d’habitude : d’ordinaire aucune
   *[other] Plus que d’habitude : d’ordinaire { $usual }
}
console-usual-far-more = { $usual ->
    [0] Bien plus que d’habitude : d’ordinaire aucune
   *[other] Bien plus que d’habitude : d’ordinaire { $usual }
}
console-usual-fewer = Moins que d’habitude : d’ordinaire { $usual }
console-need-failures = { $usual ->
    [0] { $count } connexions ont échoué ; d’ordinaire aucune.
   *[other] { $count } connexions ont échoué ; d’ordinaire { $usual }.
}
console-need-failures-do = Regardez si un compte ou une adresse se détache. Si une application a changé récemment, regardez ses erreurs.
console-need-failures-open = Les regarder
console-need-errors-do = Regardez ce qui a été refusé : chaque refus dit comment y remédier.
console-need-secret-ends-do = Créez un nouveau secret et donnez-le à l’application avant cette date.
console-need-secret-over-do = Créez un nouveau secret et donnez-le à l’application : d’ici là, personne n’y entre.
console-need-key-do = Les clés auraient dû changer d’elles-mêmes. Changez-la maintenant, et cherchez la cause dans les messages du serveur.
console-need-factor = { $count ->
    [one] Une personne se connecte sans second facteur.
   *[other] { $count } personnes se connectent sans second facteur.
}
console-need-factor-do = Demandez-leur d’en configurer un, ou exigez-le : d’un groupe, ou dans les réglages d’une application.
console-need-factor-open = Qui elles sont
console-failures = Derniers refus
console-failures-none = Rien n’a été refusé ces dernières 24 heures.
console-failures-record = Dans le journal d’audit
console-failures-like = Dans le journal d’audit : { $what }
console-failures-all = Tout ce qui a été refusé
console-keys-open = Toutes les clés de signature
console-key-age = { $count ->
    [0] La clé pour { $algorithm } date d’aujourd’hui.
    [one] La clé pour { $algorithm } a un jour.
   *[other] La clé pour { $algorithm } a { $count } jours.
}
console-tab-test = Test
console-test-title = Lancer une vraie connexion
console-test-again = Relancer le test
console-test-text = Vous suivez la connexion comme les personnes qui utilisent { $app } : mot de passe, second facteur, consentement. À la fin, vous voyez ici ce que l’application recevrait. L’application elle-même n’en sait rien.
console-test-redirect = Adresse de redirection
console-test-prompt = Ce qui est demandé aux personnes
console-test-prompt-none = Comme d’habitude : rien n’est redemandé à qui est déjà connecté
console-test-prompt-login = Redemander le mot de passe (prompt=login)
console-test-prompt-account = Laisser choisir le compte (prompt=select_account)
console-test-prompt-consent = Demander le consentement, y compris pour l’accès hors ligne (prompt=consent)
console-test-do = Tester une connexion
console-test-refused = L’application recevrait une erreur
console-test-given = Ce que { $app } recevrait
console-test-harmless = Rien ici n’est utilisable : les signatures sont omises, aucune autorisation n’a été créée et rien n’a été retenu.
console-test-who = Connecté en tant que
console-test-over = Le résultat de ce test n’est plus conservé. Relancez-le.
console-test-id-token = Jeton d’identité
console-test-id-token-text = Ce que l’application apprend lors d’une connexion.
console-test-no-id-token = Aucun : le scope openid n’a pas été demandé.
console-test-id-token-header = En-tête du jeton d’identité
console-test-header-text = Quelle clé signe, et comment.
console-test-userinfo = Userinfo
console-test-userinfo-text = Ce que l’application obtient en demandant davantage avec le jeton d’accès.
console-test-no-userinfo = Le jeton d’accès n’y donne pas accès : le scope openid n’a pas été demandé, ou le jeton est destiné à un serveur de ressources.
console-test-access-token = Jeton d’accès
console-test-access-token-text = Ce que voient les serveurs de ressources.
console-test-access-token-header = En-tête du jeton d’accès
console-test-refresh-token = Jeton d’actualisation
console-test-refresh = L’application en reçoit un et peut obtenir de nouveaux jetons sans la personne.
console-test-no-refresh = L’application n’en reçoit pas : elle doit renvoyer les personnes ici.
console-test-service = Cette application ne connecte personne
console-test-service-text = Elle obtient des jetons pour elle-même. Demandez-en un avec son secret, que curl vous demandera :
console-tab-errors = Erreurs
console-errors-title = Dernières erreurs
console-errors-none = Rien n’a été refusé
console-errors-none-text = Ce qui est refusé à cette application figure ici en toutes lettres, avec le remède.
console-reference = Référence
console-error-redirect = L’adresse de retour n’est aucune de celles enregistrées.
console-error-redirect-fix = Comparez l’adresse envoyée par l’application à celles des Réglages, caractère par caractère, puis ajoutez-la là ou changez-la dans l’application.
console-error-no-redirect = L’application n’a pas envoyé d’adresse de retour.
console-error-no-redirect-fix = Définissez l’adresse de rappel ou de retour dans l’application.
console-error-off = L’application est désactivée.
console-error-off-fix = Activez-la dans les Réglages, ou retirez la connexion de l’application.
console-error-scope = L’application a demandé une portée qu’elle ne peut pas avoir.
console-error-scope-fix = Ajoutez la portée dans les Réglages, ou retirez-la de l’application.
console-error-target = L’application a demandé un serveur de ressources qui n’existe pas.
console-error-target-fix = Enregistrez le serveur de ressources, ou corrigez son adresse dans l’application.
console-error-silent = L’application a demandé sans page, mais la personne doit d’abord agir.
console-error-silent-fix = Tout va bien si l’application demande ensuite avec une page. Sinon, retirez prompt=none de l’application.
console-error-secret = L’application n’a pas prouvé qui elle est : un autre secret, ou une autre façon de l’envoyer.
console-error-secret-fix = Collez de nouveau le secret, ou créez-en un sous Secrets.
console-error-grant = Un code ou un jeton d’actualisation était faux, déjà utilisé ou trop ancien.
console-error-grant-fix = Si cela se répète : vérifiez l’horloge de l’application, son adresse de retour, et si deux copies partagent un jeton.
console-error-grant-type = L’application a utilisé un type d’autorisation ou de réponse qu’elle n’a pas enregistré.
console-error-grant-type-fix = Réglez l’application sur le flux par code, ou changez l’enregistrement par commande.
console-error-person = Une personne n’est pas entrée : mot de passe ou code incorrect, ou trop d’essais.
console-error-person-fix = L’application n’est pas en cause.
console-error-denied = Une personne n’a pas accordé à l’application ce qu’elle demandait.
console-error-denied-fix = Demandez moins dans les Réglages, ou marquez l’application comme la vôtre.
console-error-form = Un formulaire était périmé ou venait d’un autre site.
console-error-form-fix = Rien, sauf si cela se répète : regardez alors ce qu’un proxy fait des cookies.
console-error-access = Quelqu’un sans ce droit a demandé une page des admins.
console-error-access-fix = Nommez cette personne admin sur sa page si elle doit l’être.
console-error-registration = Une application qui voulait s’enregistrer elle-même a été refusée.
console-error-registration-fix = Connectez-la ici, ou ouvrez l’enregistrement dans la configuration.
console-error-request = La demande était mal formée.
console-error-request-fix = Cherchez la référence dans le journal : il nomme le paramètre.
