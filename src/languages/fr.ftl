# Dates
date = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
date-time = { $date } à { $time }
time = { $time } UTC
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
ago-now = à l’instant
ago-minutes = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
ago-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
ago-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}

# Partout
title-error = Erreur :
summary-title = { $count ->
    [one] Un point à vérifier
   *[other] { $count } points à vérifier
}
continue = Continuer
cancel = Annuler
done = Terminé
remove = Retirer
view = Voir
go-back = Revenir
try-again = Réessayer
back-to-app = Revenir à { $app }
open-app = Ouvrir { $app }
not-you = Ce n’est pas vous ?
sign-in = Se connecter
sign-in-again = Se reconnecter
sign-out = Se déconnecter
stay-signed-in = Rester connecté
signed-in = Connecté
signed-out = Déconnecté
throttled = { $minutes ->
    [one] Trop d’essais. Attendez { $minutes } minute, puis réessayez.
   *[other] Trop d’essais. Attendez { $minutes } minutes, puis réessayez.
}
footer-help = Aide
footer-privacy = Confidentialité
footer-terms = Conditions
theme-current = Thème : { $theme }
theme-auto = automatique
theme-light = clair
theme-dark = sombre
language-title = Choisir une langue

# La plaque
plate-sign-in = vous demande de vous connecter
plate-consent = souhaite utiliser votre compte
plate-sent-you = vous a envoyé ici
plate-came-from = Vous venez d’ici
plate-sign-out = vous demande de vous déconnecter
plate-provider = Votre compte
plate-setup = est prêt à être configuré
plate-local = sur cet ordinateur
plate-advice = Ne saisissez votre mot de passe que si la barre d’adresse indique { $host }.
app-unchecked = Non vérifiée par { $provider }. Ne continuez que si vous savez qui exploite cette application.

# Connexion
sign-in-title = Se connecter
sign-in-username = Adresse e-mail ou nom d’utilisateur
sign-in-username-missing = Saisissez votre adresse e-mail ou votre nom d’utilisateur
sign-in-mismatch = Cela ne correspond pas. Vérifiez les deux et saisissez de nouveau le mot de passe.
sign-in-disabled = Ce compte est désactivé. Adressez-vous aux personnes qui gèrent ce service.
sign-in-accounts = Choisir un autre compte
password = Mot de passe
password-show = Afficher
password-hide = Masquer
password-missing = Saisissez votre mot de passe
password-mismatch = Cela ne correspond pas. Saisissez-le de nouveau.
password-forgot = Mot de passe oublié ?
password-title = Saisissez votre mot de passe
password-title-again = Saisissez de nouveau votre mot de passe
password-again = { $app } veut s’assurer que c’est bien vous.
password-recent = Votre dernière connexion est trop ancienne pour { $app }.
password-confirm = La suite est sensible : confirmez que c’est bien vous.
new-password-title = Choisissez un nouveau mot de passe
first-password-title = Choisissez un mot de passe
new-password = Nouveau mot de passe
new-password-set = Définir le mot de passe
new-password-temporary = Quelqu’un d’autre a défini votre mot de passe. Choisissez-en un que vous seul connaissez.
new-password-compromised = Votre mot de passe est connu d’autres personnes. Choisissez-en un nouveau.
new-password-first = Ce lien ne sert qu’une fois. Choisissez le mot de passe de votre compte, puis connectez-vous avec lui.
new-password-rule = { $minimum ->
    [one] Au moins { $minimum } caractère. Quelques mots sans rapport entre eux conviennent bien.
   *[other] Au moins { $minimum } caractères. Quelques mots sans rapport entre eux conviennent bien.
}
new-password-missing = Saisissez un nouveau mot de passe.
new-password-too-short = { $minimum ->
    [one] Utilisez au moins { $minimum } caractère.
   *[other] Utilisez au moins { $minimum } caractères.
}
new-password-too-long = { $maximum ->
    [one] Utilisez au plus { $maximum } octet.
   *[other] Utilisez au plus { $maximum } octets.
}
new-password-personal = N’y mettez ni votre nom ni votre adresse.
new-password-same = Choisissez-en un différent du mot de passe actuel.
new-password-keyboard = Des touches voisines se devinent aussitôt. Ajoutez des mots sans rapport.
new-password-repeats = Les répétitions apportent peu. Ajoutez des mots sans rapport.
new-password-sequence = Les suites comme abc ou 6543 se devinent aussitôt. Ajoutez des mots sans rapport.
new-password-dates = Les dates et les années se devinent vite. Ajoutez des mots sans rapport.
new-password-word = Un seul mot se devine vite. Ajoutez des mots sans rapport.
new-password-names = Les noms se devinent vite. Ajoutez des mots sans rapport.
new-password-common = Beaucoup de gens utilisent celui-ci. Choisissez-en un autre.
new-password-guessable = Celui-ci se devine trop facilement. Ajoutez des mots sans rapport.

# Comptes dans ce navigateur
account-choice-title = Choisissez un compte
account-choice-app = pour continuer vers { $app }
account-choice-another = Utiliser un autre compte
account-choice-remove = Retirer un compte de cette liste
account-removal-title = Retirer des comptes
account-removal-text = Un compte retiré est déconnecté dans ce navigateur. Le compte lui-même demeure.
remove-account = Retirer { $account }

# Consentement
consent-title = Autoriser { $app } à utiliser votre compte ?
consent-run-by = Exploitée par
consent-return-to = Vous revenez à
consent-policy = Politique de confidentialité
consent-will-see = { $app } verra
consent-may-do = { $app } pourra agir en votre nom
consent-identity-only = { $app } apprend que c’est vous, et rien de plus.
consent-resource = Utiliser { $name }
consent-choice = À vous de choisir
consent-new = Nouveau
consent-accept = Autoriser
consent-take-back = Vous pouvez revenir là-dessus à tout moment sous { $link }.
consent-take-back-link = Votre compte, Applications
scope-profile = Votre nom et votre profil
scope-email = Votre adresse e-mail
scope-email-confirmed = { $email }, confirmée
scope-email-unconfirmed = { $email }, non confirmée
scope-address = Votre adresse postale
scope-phone = Votre numéro de téléphone
scope-groups = Vos groupes
scope-offline-access = Accès pendant votre absence
scope-offline-access-until = { $days ->
    [one] Pendant { $days } jour au plus, jusqu’au { $date }
   *[other] Pendant { $days } jours au plus, jusqu’au { $date }
}
scope-claim = Votre « { $name } »
scope-other = Autorisation « { $name } »
scope-nothing = Absent de votre compte

# Configuration
setup-title = Créer le premier compte d’administration
setup-text = Ce compte peut tout faire ici. Vous pourrez en ajouter d’autres plus tard.
setup-email = Adresse e-mail
setup-name = Nom
setup-username = Nom d’utilisateur
setup-username-hint = Il sert à vous connecter, tout comme l’adresse e-mail.
setup-create = Créer le compte
setup-email-invalid = Saisissez une adresse e-mail, par exemple nom@example.com
setup-email-taken = Cette adresse e-mail a déjà un compte
setup-username-invalid = Utilisez des lettres, des chiffres, des points, des traits d’union et des tirets bas
setup-username-taken = Ce nom d’utilisateur est déjà pris

# Erreurs
error-the-app = l’application
error-reference = Si cela se reproduit, donnez cette référence aux personnes qui gèrent l’application :
error-developer = Pour les développeurs de cette application
error-code = Erreur
error-parameter = Paramètre
error-rule = Règle
error-received = Reçu
error-registered = { $count ->
    [one] Enregistrée
   *[other] Enregistrée, la plus proche parmi { $count }
}
error-registered-hidden = Un administrateur de l’application connecté ici voit aussi ce qui est enregistré, avec la différence marquée.
error-differences = { $count ->
    [one] { $count } différence, marquée ci-dessus.
   *[other] { $count } différences, marquées ci-dessus.
}
error-app-request = Ce lien de connexion ne fonctionne pas
error-app-request-text = Quelque chose n’y correspond pas à ce qui est convenu avec { $app }. Votre compte va bien et rien n’a été envoyé. Revenez en arrière et réessayez.
error-redirect-address = Ce lien ne correspond pas aux réglages de { $app }
error-redirect-address-text = Votre compte va bien et rien n’a été envoyé à { $app }. Revenez en arrière et réessayez.
error-unknown-app = Nous ne connaissons pas cette application
error-unknown-app-text = Le lien désigne une application qui n’est pas enregistrée ici. Votre compte va bien. Revenez en arrière et cherchez un autre accès.
error-app-disabled = { $app } est désactivée
error-app-disabled-text = Les personnes qui gèrent ce service l’ont désactivée. Votre compte va bien.
error-not-allowed = Vous n’avez pas accès à { $app }
error-not-allowed-text = Votre compte va bien, mais il ne figure pas sur la liste pour { $app }. Adressez-vous aux personnes qui la gèrent.
error-expired = Cette page a déjà servi ou est trop ancienne
error-expired-text = Rien n’est perdu. Revenez à { $app } et recommencez.
error-no-cookies = Votre navigateur n’a envoyé aucun cookie
error-no-cookies-text = La connexion a besoin de cookies. Autorisez-les pour cette adresse et réessayez.
error-foreign-form = Ce formulaire n’est plus valable
error-foreign-form-text = Il vient d’une autre page ou date d’avant votre déconnexion. Rien n’a été modifié. Réessayez.
error-another-host = Ouvrez cette page à l’adresse { $host }
error-another-host-text = Vous l’avez ouverte sous une autre adresse. Les formulaires ne sont acceptés que sous { $host }. Rien n’a été modifié.
error-link-over = Ce lien a déjà été utilisé ou a expiré
error-link-over-text = Si vous avez déjà choisi votre mot de passe, connectez-vous avec lui. Sinon, demandez un nouveau lien à l’administration.
error-setup-link-over-text = Si le premier compte d’administration existe déjà, connectez-vous. Sinon, utilisez le dernier lien que le serveur a affiché à son démarrage.
error-sign-out = Vous êtes toujours connecté
error-signed-out-already = Vous n’êtes pas connecté ici
error-sign-out-hint = Le lien de déconnexion de { $app } ne peut plus être vérifié. Nous ne vous renverrons donc pas vers cette application.
error-sign-out-address = { $app } a demandé à continuer à une adresse qui n’est pas enregistrée pour elle. Nous ne vous y enverrons donc pas.
error-sign-out-app = Le lien de déconnexion désigne une application qui n’est pas enregistrée ici ou a été fait pour une autre. Nous ne vous renverrons donc pas.
error-sign-out-malformed = Le lien de déconnexion est endommagé. Nous ne vous renverrons donc pas.
error-not-found = Il n’y a rien à cette adresse
error-not-found-text = Vérifiez l’adresse ou allez à la page d’accueil.
error-method = Cette adresse ne s’ouvre pas ainsi
error-method-text = Elle est destinée aux applications. Allez à la page d’accueil.
error-malformed = Cette demande est illisible
error-malformed-text = Une partie manque ou n’est pas comme prévu. Revenez en arrière et réessayez.
error-too-large = Cette demande est trop volumineuse
error-too-large-text = Envoyez moins à la fois et réessayez.
error-too-many = Trop de demandes
error-too-many-text = Attendez une minute, puis réessayez.
error-unavailable = La connexion est impossible pour le moment
error-unavailable-text = Une partie du service ne répond pas. Votre compte va bien. Réessayez dans une minute.
error-internal = Quelque chose s’est mal passé ici
error-internal-text = Vous n’y êtes pour rien, et c’est consigné. Réessayez dans une minute.

# Déconnexion
sign-out-title = Se déconnecter ?
sign-out-text = Votre session dans ce navigateur prendra fin.
signed-out-title = Vous êtes déconnecté
signed-out-text = Dans ce navigateur, à { $time }. Les autres appareils restent connectés.
signed-out-advice = Sur un ordinateur partagé, fermez aussi le navigateur.
signed-out-no-answer = N’a pas répondu. Vous y êtes peut-être encore connecté.
signed-out-not-told = A sa propre session. Vous y êtes peut-être encore connecté.
form-post-title = Un instant
form-post-text = Vous retournez à { $app }.

# Votre compte
nav-account = Votre compte
nav-menu = Menu
nav-home = Accueil
nav-profile = Profil
nav-security = Sécurité
nav-sessions = Sessions
nav-apps = Applications
home-title = Bonjour { $name }
home-signed-in = Vous vous êtes connecté { $time }
home-apps = Vos applications
home-open-there = Commencez la connexion là-bas
home-empty-title = Aucune application n’est encore reliée
home-empty-text = Les applications que vous pouvez utiliser apparaissent ici dès que quelqu’un les relie.
account-title = Votre compte
account-name = Nom
account-email = Adresse e-mail
account-username = Nom d’utilisateur
account-groups = Groupes
account-no-groups = Aucun
account-since = Depuis
email-confirmed = Confirmée
email-unconfirmed = Non confirmée
account-sessions = { $count ->
    [one] Connecté à { $count } endroit
   *[other] Connecté à { $count } endroits
}
account-apps = { $count ->
    [0] Aucune application n’utilise votre compte
    [one] { $count } application utilise votre compte
   *[other] { $count } applications utilisent votre compte
}
password-set-at = Dernière modification le { $date }
next-password = Votre mot de passe a été défini par quelqu’un d’autre ou est connu d’autres personnes.
next-sessions = { $count ->
    [one] { $count } session n’a pas servi depuis longtemps.
   *[other] { $count } sessions n’ont pas servi depuis longtemps.
}
next-sessions-action = Voir les sessions
next-apps = { $count ->
    [one] { $count } application n’a pas servi depuis longtemps.
   *[other] { $count } applications n’ont pas servi depuis longtemps.
}
next-apps-action = Voir les applications
sessions-title = Où vous êtes connecté
sessions-text = Si l’une d’elles vous est inconnue, mettez-y fin et changez votre mot de passe.
sessions-empty = Aucune session
session-this = Ce navigateur
session-active-now = Active en ce moment
session-used = Dernière utilisation : { $time }
session-started = Connexion le { $time }
session-apps = Applications : { $apps }
session-end = Mettre fin
session-end-which = Mettre fin : { $browser }
session-end-others = Mettre fin à toutes les autres
browser-on-system = { $browser } sur { $system }
browser-unknown = Navigateur inconnu
apps-title = Applications qui utilisent votre compte
apps-text = Révoquez ce que vous n’utilisez plus. L’application demandera alors de nouveau.
apps-empty-title = Aucune application n’utilise votre compte
apps-empty-text = Les applications apparaissent ici une fois que vous vous y êtes connecté.
app-since = Depuis le { $date }
app-revoke = Révoquer
app-revoke-which = Révoquer { $app }
change-password = Changer le mot de passe
current-password = Mot de passe actuel
current-password-missing = Saisissez votre mot de passe actuel
current-password-mismatch = Ce n’est pas votre mot de passe actuel. Saisissez-le de nouveau.
end-other-sessions = Mettre fin à mes autres sessions

# Second facteur
second-factor = Second facteur
second-factor-text = Un code d’une application d’authentification est demandé après le mot de passe. Même en apprenant votre mot de passe, personne d’autre ne peut se connecter.
second-factor-apps = Applications d’authentification
second-factor-app = Application d’authentification
second-factor-none = Aucune application d’authentification pour l’instant
second-factor-none-text = Toute application de codes à usage unique convient ; beaucoup de gestionnaires de mots de passe en sont une aussi.
second-factor-add = Ajouter une application d’authentification
second-factor-set-up = Configurer
second-factor-full = { $count ->
    [one] Vous ne pouvez pas avoir plus de { $count } application. Retirez-la pour en ajouter une autre.
   *[other] Vous ne pouvez pas avoir plus de { $count } applications. Retirez-en une pour en ajouter une autre.
}
second-factor-since = Ajoutée le { $date }
second-factor-used = Dernière utilisation : { $time }
second-factor-unused = Jamais utilisée depuis
second-factor-manage = Gérer
second-factor-manage-which = Gérer : { $name }
second-factor-required = Votre compte doit avoir un second facteur, la dernière application reste donc en place. Ajoutez-en d’abord une autre.
second-factor-name = Nom
second-factor-name-hint = Peut rester vide. Par exemple le téléphone où se trouve l’application.
second-factor-rename = Enregistrer le nom
second-factor-remove = Retirer cette application
second-factor-remove-text = Ses codes ne permettront plus de vous connecter.
second-factor-remove-last = C’est la seule : vos codes de secours disparaissent avec elle, et le mot de passe suffira pour vous connecter.
second-factor-back = Retour au second facteur
label-missing = Saisissez un nom
label-too-long = Utilisez 64 caractères au plus
label-character = Retirez les caractères invisibles
enrol-title = Configurer une application d’authentification
enrol-picture = Code QR pour l’application d’authentification
enrol-scan = Scannez l’image avec l’application
enrol-by-hand = Ou saisissez-y cette clé :
enrol-open = Ouvrir dans une application de cet appareil
enrol-code = Code à 6 chiffres
enrol-code-hint = Celui que l’application affiche maintenant. Il change toutes les 30 secondes. Les espaces ne gênent pas.
enrol-code-missing = Saisissez le code que l’application affiche
enrol-code-mismatch = Cela ne correspond pas. Saisissez le code le plus récent et vérifiez que l’horloge de votre appareil est à l’heure.
enrol-confirm = Configurer
recovery-codes = Codes de secours
recovery-codes-left = { $count ->
    [0] Il ne reste aucun code
    [one] Il reste { $count } code
   *[other] Il reste { $count } codes
}
recovery-codes-few = { $count ->
    [0] Il ne vous reste aucun code de secours. Sans votre application d’authentification, vous ne pourriez pas vous connecter.
    [one] Il vous reste { $count } code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
recovery-codes-made = Créés le { $date }
recovery-codes-renew = Créer de nouveaux codes
recovery-codes-renew-text = Les nouveaux codes remplacent tous ceux que vous avez.
recovery-codes-title = Vos codes de secours
recovery-codes-text = Chacun vous connecte une fois, à la place d’un code de l’application. Imprimez-les ou gardez-les avec vos mots de passe : ils ne seront plus affichés.
recovery-codes-whose = Pour { $account } sur { $host }
recovery-codes-stored = Je les ai conservés
account-second-factors = { $count ->
    [0] Non configuré
    [one] { $count } application d’authentification
   *[other] { $count } applications d’authentification
}
next-second-factor = Seul votre mot de passe protège ce compte. Un second facteur arrête quiconque l’apprend.

# Événements de sécurité
events-title = Événements de sécurité récents
events-text = Si l’un d’eux vous est inconnu, changez votre mot de passe et mettez fin à vos autres sessions.
event-signed-in = Vous vous êtes connecté
event-sign-in-refused = Une connexion a été refusée
event-password-changed = Vous avez changé votre mot de passe
event-password-change-refused = Un changement de votre mot de passe a été refusé
event-password-chosen = Vous avez choisi votre mot de passe avec un lien à usage unique
event-password-set = Votre mot de passe a été défini par l’administration
event-factor-enrolled = Une application d’authentification a été ajoutée
event-factor-renamed = Une application d’authentification a été renommée
event-factor-removed = Une application d’authentification a été retirée
event-factor-reset = L’administration a retiré votre second facteur
event-factor-used = Un code de votre application d’authentification a été utilisé
event-factor-refused = Le mot de passe était juste, mais le code a été refusé
event-codes-renewed = De nouveaux codes de secours ont été créés
event-code-used = Un code de secours a été utilisé
event-sessions-ended = Toutes vos sessions ont pris fin

# Ce qui vient de se passer
notice-password-changed = { $count ->
    [0] Votre mot de passe est changé.
    [one] Votre mot de passe est changé. { $count } autre session a pris fin.
   *[other] Votre mot de passe est changé. { $count } autres sessions ont pris fin.
}
notice-session-ended = La session a pris fin.
notice-other-sessions-ended = { $count ->
    [one] { $count } autre session a pris fin.
   *[other] { $count } autres sessions ont pris fin.
}
notice-app-revoked = { $app } ne peut plus utiliser votre compte.
notice-second-factor-added = L’application d’authentification est configurée.
notice-second-factor-renamed = Le nom est enregistré.
notice-second-factor-removed = L’application d’authentification est retirée.
notice-account-removed = Le compte est retiré de cette liste.
notice-set-up = Tout est prêt. Reliez votre première application sous « Applications ».
notice-stale-page = Cette page était périmée. Continuez ici.
notice-session-over = Votre session a pris fin entre-temps. Connectez-vous pour continuer.

# Second facteur à la connexion
signing-in-as = Connexion en tant que { $account }
totp-title = Saisissez le code de votre application d’authentification
totp-hint = Il change toutes les 30 secondes. Les espaces ne gênent pas.
totp-missing = Saisissez le code qu’affiche votre application
totp-mismatch = Cela ne correspond pas. Saisissez le code le plus récent ou utilisez un autre moyen.
totp-used = Ce code a déjà servi. Attendez le suivant.
totp-verify = Vérifier
totp-use = Utiliser le code de l’application
totp-lost = Téléphone perdu ? { $link }.
totp-lost-all = Téléphone perdu ? Un administrateur peut réinitialiser votre second facteur.
totp-never = Nous ne demandons jamais de codes par courriel ni par téléphone.
recovery-code = Code de secours
recovery-code-title = Saisissez un code de secours
recovery-code-use = Utilisez un code de secours
recovery-code-hint = L’un des dix que vous avez conservés. Chacun sert une fois.
recovery-code-missing = Saisissez l’un de vos codes de secours
recovery-code-mismatch = Ce n’est aucun de vos codes de secours. Saisissez-le à nouveau ou utilisez un autre moyen.
recovery-code-used = Ce code de secours a déjà servi. Utilisez-en un autre.
recovery-codes-left-text = Créez-en de nouveaux sur la page de votre compte, sous « Second facteur ».
enrol-because-app = { $app } ne s’utilise qu’avec un second facteur.
enrol-because-account = Votre compte doit avoir un second facteur.
enrol-because-offered = { $app } souhaite un second facteur. Configurez-le maintenant ou continuez sans lui.
not-now = Pas maintenant
codes-used-up = Trop de codes erronés. Reconnectez-vous depuis le début.
