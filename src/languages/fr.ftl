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
title-error = Erreur :
summary-title = { $count ->
    [one] Un champ est à corriger
   *[other] { $count } champs sont à corriger
}
continue = Continuer
cancel = Annuler
done = Terminé
remove = Retirer
view = Voir
go-back = Retour
try-again = Réessayer
back-to-app = Revenir à { $app }
open-app = Ouvrir { $app }
not-you = Ce n’est pas vous ?
sign-in = Se connecter
sign-in-again = Se reconnecter
sign-out = Se déconnecter
stay-signed-in = Rester connecté
signed-in = Connecté
signed-out = Déconnecté
throttled = { $minutes ->
    [one] Trop de tentatives. Réessayez dans { $minutes } minute.
   *[other] Trop de tentatives. Réessayez dans { $minutes } minutes.
}
throttled-hours = Trop de tentatives. Réessayez dans { $hours } heures.
footer-help = Aide
footer-privacy = Confidentialité
footer-terms = Conditions
theme-current = Thème : { $theme }
theme-auto = automatique
theme-light = clair
theme-dark = sombre
language-title = Choisir une langue

# La plaque
plate-sign-in = vous demande de vous connecter
plate-consent = souhaite utiliser votre compte
plate-sent-you = vous a redirigé vers cette page
plate-came-from = Vous venez de cette application
plate-sign-out = vous demande de vous déconnecter
plate-provider = Votre compte
plate-setup = est prêt à être configuré
plate-local = sur cet ordinateur
plate-advice = Ne saisissez votre mot de passe que si la barre d’adresse indique { $host }.
app-unchecked = { $provider } n’a pas vérifié cette application. Ne continuez que si vous savez qui la gère.

# Connexion
sign-in-title = Se connecter
sign-in-one-account = L’application demande le compte que vous y avez utilisé auparavant. Aucun autre compte ne fonctionnera.
sign-in-username = Adresse e-mail ou nom d’utilisateur
sign-in-username-missing = Saisissez votre adresse e-mail ou votre nom d’utilisateur
sign-in-mismatch = L’adresse e-mail, le nom d’utilisateur ou le mot de passe est incorrect. Réessayez.
sign-in-disabled = Ce compte est désactivé. Contactez votre administrateur.
sign-in-waiting = Ce compte attend l’approbation d’un administrateur. Vous recevrez un e-mail.
sign-in-accounts = Choisir un autre compte
password = Mot de passe
password-show = Afficher
password-hide = Masquer
password-missing = Saisissez votre mot de passe
password-mismatch = Le mot de passe est incorrect. Réessayez.
password-forgot = Mot de passe oublié ?
password-forgot-ask = Mot de passe oublié ? Demandez un lien à usage unique à un administrateur.
password-title = Saisissez votre mot de passe
password-title-again = Saisissez de nouveau votre mot de passe
password-again = { $app } vous demande de confirmer que c’est bien vous.
password-recent = Votre dernière connexion est trop ancienne pour { $app }.
password-confirm = L’étape suivante concerne la sécurité. Confirmez que c’est bien vous.
new-password-title = Choisissez un nouveau mot de passe
first-password-title = Choisissez un mot de passe
new-password = Nouveau mot de passe
new-password-set = Définir le mot de passe
new-password-temporary = Quelqu’un d’autre a défini votre mot de passe. Choisissez-en un que vous seul connaissez.
new-password-compromised = D’autres personnes connaissent peut-être votre mot de passe. Choisissez-en un nouveau.
new-password-first = Choisissez un mot de passe pour votre compte, puis utilisez-le pour vous connecter. Ce lien ne fonctionne qu’une fois.
new-password-forgotten = Choisissez un nouveau mot de passe pour votre compte.
new-password-lost = Choisissez un nouveau mot de passe. Vos clés d’accès, vos applications d’authentification et vos codes de secours sont alors retirés, et vous êtes déconnecté partout ailleurs, y compris des applications.
recover-title = Réinitialiser votre mot de passe
recover-text = Nous vous enverrons un e-mail avec un lien et un code.
recover-known-text = Nous enverrons un e-mail avec un lien et un code à l’adresse de ce compte.
recover-send = Envoyer l’e-mail
recover-back = Retour à la connexion
recover-sent-title = Consultez vos e-mails
recover-sent-text = S’il existe un compte pour { $login }, nous avons envoyé un e-mail à son adresse. Ouvrez le lien qu’il contient dans ce navigateur, ou saisissez son code ici.
recover-code = Code de l’e-mail
recover-code-hint = 8 chiffres. Le lien et le code sont valables { $minutes } minutes.
recover-code-missing = Saisissez le code de l’e-mail
recover-code-mismatch = Le code est incorrect. Utilisez l’e-mail le plus récent ou envoyez-en un autre.
recover-no-mail = Pas d’e-mail ? Regardez dans les indésirables et vérifiez votre saisie. Seuls quelques-uns sont envoyés par jour. Si vous n’avez plus accès à l’adresse, demandez à un administrateur.
recover-again = Envoyer un autre e-mail
recover-sent-again = Vous avez demandé un autre e-mail. Le code du précédent n’est plus valable.
recover-code-link = Saisir le code du dernier e-mail
recover-used-up = Trop de codes incorrects. Envoyez un autre e-mail.
recover-over = L’e-mail a expiré ou n’est plus valable. Envoyez-en un autre.
recover-link-text = Vous avez ouvert le lien de notre e-mail. Continuez pour choisir un nouveau mot de passe.
recover-elsewhere-title = Saisissez ce code
recover-elsewhere-text = Saisissez-le dans le navigateur où vous avez demandé l’e-mail.
recover-elsewhere-warning = Si vous ne l’avez pas demandé, fermez cette page : rien ne change. Ne donnez jamais le code à personne.
recover-end-all = Me déconnecter partout ailleurs, y compris des applications
email-code = Code par e-mail
email-code-use = Se connecter avec un code par e-mail
email-code-title = Se connecter avec un code par e-mail
email-code-text = Nous vous enverrons un e-mail avec un lien et un code. Avec l’un des deux, vous vous connectez sans mot de passe.
email-code-link-text = Vous avez ouvert le lien de notre e-mail. Continuez pour vous connecter.
email-code-no-mail = Pas d’e-mail ? Regardez dans les indésirables et vérifiez votre saisie. Nous n’en envoyons que quelques-uns par jour, et seulement aux adresses vérifiées. Si vous avez un mot de passe, connectez-vous avec celui-ci.
email-code-second-title = Confirmez que c’est bien vous
email-code-second-sent-text = Nous avons envoyé un e-mail à { $login }. Ouvrez dans ce navigateur le lien qu’il contient, ou saisissez son code ici.
email-code-second-no-mail = Pas d’e-mail ? Regardez dans les indésirables. Nous n’en envoyons que quelques-uns par jour.
email-code-second-no-access = Si vous n’avez pas accès à l’adresse, adressez-vous à un administrateur.
email-code-instead = Utiliser plutôt un code par e-mail
sms-code = Code par SMS
sms-code-use = Se connecter avec un code par SMS
sms-code-title = Se connecter avec un code par SMS
sms-code-text = Nous enverrons un SMS avec un code à votre téléphone vérifié. Avec ce code, vous vous connectez sans mot de passe.
sms-code-known-text = Nous enverrons un SMS avec un code au téléphone de ce compte.
sms-code-send = Envoyer le SMS
sms-code-sent-title = Consultez votre téléphone
sms-code-sent-text = S’il existe un compte avec un téléphone vérifié pour { $login }, nous lui avons envoyé un SMS. Saisissez son code ici.
sms-code-none-came = Pas de SMS ? Vérifiez votre saisie. Nous n’en envoyons que quelques-uns par jour, et seulement aux téléphones vérifiés. Si vous avez un mot de passe, connectez-vous avec celui-ci.
sms-code-second-sent-text = Nous avons envoyé un SMS au { $login }. Saisissez son code ici.
sms-code-second-none-came = Pas de SMS ? Cela peut prendre une minute. Nous n’en envoyons que quelques-uns par jour.
sms-code-second-no-access = Si vous n’avez plus ce téléphone, adressez-vous à un administrateur.
sms-code-code = Code du SMS
sms-code-hint = 8 chiffres. Le code fonctionne pendant { $minutes } minutes.
sms-code-missing = Saisissez le code du SMS
sms-code-mismatch = Le code est incorrect. Utilisez le SMS le plus récent ou envoyez-en un autre.
sms-code-again = Envoyer un autre SMS
sms-code-sent-again = Vous avez demandé un autre SMS. Le code du précédent ne fonctionne plus.
sms-code-link = Saisir le code du dernier SMS
sms-code-used-up = Trop de codes incorrects. Envoyez un autre SMS.
sms-code-over = Le code a expiré ou n’est plus valable. Envoyez un autre SMS.
sms-code-instead = Utiliser plutôt un code par SMS
not-me-title = Ce n’était pas vous ?
not-me-text = Continuez si la modification annoncée par l’e-mail n’était pas de vous. Vous êtes alors déconnecté partout, y compris des applications, le mot de passe ne fonctionne plus, les clés d’accès, applications d’authentification et téléphones ajoutés ces 7 derniers jours sont supprimées et les administrateurs sont prévenus. Si vous n’avez que celles-là, un administrateur devra vous rendre l’accès.
not-me-confirm = Ce n’était pas moi
not-me-close = Si c’était vous, fermez cette page : rien ne change.
not-me-done-title = Votre compte est protégé
not-me-done-text = Tout le monde est déconnecté et le mot de passe ne fonctionne plus. Les administrateurs sont prévenus.
not-me-done-mail = Choisissez un nouveau mot de passe par e-mail. Si vous avez un second facteur, il vous sera demandé.
not-me-done-ask = Demandez à un administrateur un lien à usage unique pour choisir un nouveau mot de passe.
not-me-done-factor = Vos clés d’accès et applications d’authentification ont été ajoutées ces 7 derniers jours et sont supprimées. Un e-mail seul ne peut pas les remplacer, car quelqu’un d’autre peut le lire : demandez à un administrateur un lien à usage unique pour choisir un nouveau mot de passe.
not-me-stays = Ce que vous avez encore
not-me-stays-text = Ces éléments permettent toujours de se connecter ou de confirmer une connexion. Si l’un d’eux n’est pas à vous, dites-le à un administrateur.
not-me-sign-in = Se connecter avec une clé d’accès qui est à vous
not-me-address-text = L’adresse de votre compte a été changée. Continuez si ce n’était pas vous : { $address } redevient son adresse.
not-me-done-address = L’adresse de votre compte est de nouveau { $address }.
not-me-done-taken = { $address } appartient maintenant à un autre compte et n’a donc pas pu être rétablie. Un administrateur doit vous aider.
lost-factors-use = J’ai perdu tout cela
lost-factors-title = Se connecter sans second facteur
lost-factors-text = Si vous avez perdu vos clés d’accès, vos applications d’authentification et vos codes de secours, vous pouvez choisir un nouveau mot de passe sans eux. Vous prouvez d’abord que l’adresse e-mail du compte est la vôtre.
lost-factors-wait = Ensuite, vous devez attendre, au moins jusqu’au { $time }. Pendant ce temps, nous vous envoyons un e-mail chaque jour, et toute personne qui se connecte avec le second facteur peut y mettre fin.
lost-factors-admin = Ensuite, un administrateur doit le confirmer.
lost-factors-continue = Continuer
lost-factors-meanwhile = Si vous retrouvez votre second facteur, connectez-vous simplement avec. Un administrateur peut vous aider plus tôt.
lost-factors-back = Retour au second facteur
lost-factors-link-text = Vous avez ouvert le lien de notre e-mail. Continuez pour vous connecter sans second facteur.
lost-factors-waiting-title = Vous devez attendre
lost-factors-waiting-text = À partir du { $time }, vous pourrez choisir un nouveau mot de passe sans second facteur.
lost-factors-waiting-admin = Un administrateur doit confirmer que vous pouvez choisir un nouveau mot de passe sans second facteur.
lost-factors-waiting-told = Nous vous avons envoyé un e-mail, et nous en enverrons un autre quand vous pourrez continuer. Connectez-vous alors de nouveau et revenez à cette page.
lost-factors-waiting-again = Vous l’avez déjà demandé. Le demander de nouveau ne le rend ni plus court ni plus long.
lost-factors-cancel = Y mettre fin
lost-factors-heard-title = Avez-vous perdu votre second facteur ?
lost-factors-heard = C’était moi : continuer
lost-factors-cancel-title = Avez-vous encore votre second facteur ?
lost-factors-cancel-text = Quelqu’un a demandé à se connecter à votre compte sans votre second facteur. Si ce n’était pas vous, ou si vous l’avez retrouvé, mettez-y fin ici : rien d’autre ne change.
lost-factors-cancel-close = Si vous l’avez demandé et en avez encore besoin, fermez cette page : rien ne change.
lost-factors-cancelled-title = Personne n’entre sans votre second facteur
lost-factors-cancelled-text = Si vous ne l’avez pas demandé, quelqu’un connaît votre mot de passe ou lit vos e-mails : changez les deux mots de passe.
lost-factors-banner = Quelqu’un a demandé à se connecter à votre compte sans votre second facteur, à partir du { $time }. Si ce n’était pas vous, mettez-y fin.
lost-factors-banner-admin = Quelqu’un a demandé à un administrateur de pouvoir se connecter à votre compte sans votre second facteur. Si ce n’était pas vous, mettez-y fin.
lost-factors-banner-ready = Quelqu’un peut maintenant choisir un nouveau mot de passe pour votre compte sans votre second facteur. Si ce n’est pas vous, mettez-y fin tout de suite.
sign-up-title = Créer un compte
sign-up-text = Nous enverrons un e-mail à votre adresse. Dès que vous l’aurez confirmée, votre compte sera créé.
sign-up-sign-in = J’ai déjà un compte
sign-up-domain = Vous pouvez créer un compte ici uniquement avec une adresse e-mail de ces domaines : { $domains }
sign-up-throwaway = Cette adresse appartient à un service d’adresses jetables. Saisissez une adresse que vous conservez.
sign-up-closed-title = Vous ne pouvez pas créer de compte ici
sign-up-closed-text = Les comptes sont créés par les administrateurs. Demandez un compte à l’un d’eux.
sign-up-invitation-text = Il vous faut une invitation. Si vous en avez une, ouvrez le lien de son e-mail. Sinon, demandez à un administrateur.
sign-up-sent-text = Nous avons envoyé un e-mail à { $login }. Ouvrez le lien qu’il contient dans ce navigateur, ou saisissez son code ici.
sign-up-no-mail = Pas d’e-mail ? Regardez dans les indésirables et vérifiez l’adresse. Seuls quelques-uns sont envoyés par jour.
sign-up-link-text = Vous avez ouvert le lien de notre e-mail. Continuez pour créer votre compte.
sign-up-terms = J’ai lu et j’accepte : { $link }
sign-up-terms-missing = Cochez la case pour accepter les conditions
terms-title = Accepter les conditions
terms-text = Pour continuer, lisez et acceptez : { $link }.
terms-version = Version { $version }
terms-accept = Accepter et continuer
sign-up-work = De nombreux comptes ont été créés depuis votre réseau. Votre navigateur effectue d’abord une courte vérification ; remplissez le formulaire en attendant.
sign-up-work-done = La vérification est terminée.
sign-up-work-script = De nombreux comptes ont été créés depuis votre réseau : votre navigateur doit d’abord effectuer une courte vérification. Autorisez pour cela JavaScript sur ce site. Ou réessayez dans une heure ou depuis un autre réseau, ou demandez un compte à un administrateur.
sign-up-with-passkey = Utiliser une clé d’accès au lieu d’un mot de passe
sign-up-with-password = Choisir un mot de passe
sign-up-passkey-text = Vous n’avez pas besoin de mot de passe. Une fois votre adresse confirmée, vous créez une clé d’accès : vous vous connectez avec votre empreinte, votre visage ou le code PIN de votre appareil.
sign-up-passkey-confirmed = Vous avez confirmé { $address }. Créez maintenant une clé d’accès : vous vous connecterez avec elle, sans mot de passe.
sign-up-passkey-lost-mail = Vous recevez aussi des codes de secours. Si vous perdez votre clé d’accès, choisissez « Mot de passe oublié ? » à la connexion : avec notre e-mail et l’un de ces codes, vous retrouvez votre compte.
sign-up-passkey-lost-code = Vous recevez aussi des codes de secours. Si vous perdez votre clé d’accès, connectez-vous avec un code reçu par e-mail et l’un de ces codes.
sign-up-passkey-lost = Vous recevez aussi des codes de secours. Conservez-les : si vous perdez votre clé d’accès, un administrateur vous aidera.
sign-up-username-title = Choisissez un autre nom d’utilisateur
sign-up-username-text = Votre adresse est confirmée. Choisissez un autre nom d’utilisateur.
sign-up-username-missing = Saisissez un nom d’utilisateur
sign-up-username-unfit = Utilisez de 3 à 32 lettres, chiffres, points, traits d’union et tirets bas, avec une lettre ou un chiffre au début et à la fin
sign-up-username-reserved = Ce nom d’utilisateur est réservé. Choisissez-en un autre
sign-up-username-mixed = Utilisez les lettres d’un seul alphabet
sign-up-username-password = C’est votre mot de passe. Choisissez un autre nom d’utilisateur
sign-up-waiting-title = Votre compte attend une approbation
sign-up-waiting-text = Vous avez confirmé { $address }. Un administrateur doit encore approuver votre compte. Vous recevrez alors un e-mail. Vous pouvez fermer cette page.
new-password-rule = { $minimum ->
    [one] Au moins { $minimum } caractère. Quelques mots sans rapport entre eux conviennent bien.
   *[other] Au moins { $minimum } caractères. Quelques mots sans rapport entre eux conviennent bien.
}
password-meter-short = Trop court
password-meter-weak = Facile à deviner
password-meter-fair = Moyen
password-meter-strong = Difficile à deviner
new-password-missing = Saisissez un nouveau mot de passe
new-password-too-short = { $minimum ->
    [one] Utilisez au moins { $minimum } caractère
   *[other] Utilisez au moins { $minimum } caractères
}
new-password-too-long = { $maximum ->
    [one] Utilisez au plus { $maximum } octet
   *[other] Utilisez au plus { $maximum } octets
}
new-password-personal = N’utilisez ni votre nom ni votre adresse e-mail
new-password-former = Vous avez déjà utilisé ce mot de passe ici. Choisissez-en un nouveau.
new-password-breached = Ce mot de passe figure dans des données volées : il est donc essayé parmi les premiers. Choisissez-en un autre, ici et partout où vous l’utilisez.
new-password-same = Choisissez un mot de passe différent de l’actuel
new-password-keyboard = Des touches voisines sont faciles à deviner. Ajoutez des mots sans rapport.
new-password-repeats = Répéter des caractères ne rend pas un mot de passe plus sûr. Ajoutez des mots sans rapport.
new-password-sequence = Les suites comme abc ou 6543 sont faciles à deviner. Ajoutez des mots sans rapport.
new-password-dates = Les dates et les années sont faciles à deviner. Ajoutez des mots sans rapport.
new-password-word = Un seul mot est facile à deviner. Ajoutez des mots sans rapport.
new-password-names = Les noms sont faciles à deviner. Ajoutez des mots sans rapport.
new-password-common = Ce mot de passe est très répandu. Choisissez-en un autre.
new-password-guessable = Ce mot de passe est trop facile à deviner. Ajoutez des mots sans rapport.

# Comptes dans ce navigateur
account-choice-title = Choisissez un compte
account-choice-app = Vous continuerez ensuite vers { $app }.
account-choice-another = Utiliser un autre compte
account-choice-remove = Retirer un compte de cette liste
account-removal-title = Retirer des comptes
account-removal-text = Retirer un compte le déconnecte dans ce navigateur. Le compte lui-même n’est pas supprimé.
remove-account = Retirer { $account }

# Consentement
consent-title = Autoriser { $app } à utiliser votre compte ?
consent-run-by = Gérée par
consent-return-to = Vous serez redirigé vers
consent-policy = Politique de confidentialité
consent-will-see = { $app } recevra
consent-may-do = { $app } pourra, en votre nom
consent-identity-only = { $app } saura seulement que c’est vous.
consent-resource = Utiliser { $name }
consent-choice = Facultatif
consent-new = Nouveau
consent-accept = Autoriser
consent-take-back = Vous pouvez retirer l’accès à tout moment dans { $link }.
consent-take-back-link = Votre compte, Applications
scope-profile = Votre nom et votre profil
scope-email = Votre adresse e-mail
scope-email-confirmed = { $email }, vérifiée
scope-email-unconfirmed = { $email }, non vérifiée
scope-address = Votre adresse postale
scope-phone = Votre numéro de téléphone
scope-groups = Vos groupes
scope-offline-access = Accès même lorsque vous n’utilisez pas l’application
scope-offline-access-until = { $days ->
    [one] Pendant { $days } jour au plus, jusqu’au { $date }
   *[other] Pendant { $days } jours au plus, jusqu’au { $date }
}
scope-claim = Votre « { $name } »
scope-other = Autorisation « { $name } »
scope-nothing = Absent de votre compte
scope-attributes = Vos informations : { $labels }
account-details-title = Vos informations
account-details-text = Ces informations font partie de votre compte.
account-details-change = Modifier les informations
account-details-save = Enregistrer
account-details-long = Ces informations sont trop longues au total. Raccourcissez-en certaines.
more-about-you-title = Encore quelques informations
more-about-you-text = Ces informations sont nécessaires pour continuer.
more-about-you-offered = Vous pouvez aussi ajouter ces informations plus tard, dans votre profil.
more-about-you-skip = Pas maintenant
attribute-yes = Oui
attribute-no = Non
attribute-now = Valeur actuelle : { $value }
attribute-now-empty = Valeur actuelle : aucune
attribute-lines = Saisissez une valeur par ligne.
attribute-missing = Remplissez « { $label } »
attribute-not-text = « { $label } » doit être une ligne de texte, avec des espaces simples et sans caractères invisibles
attribute-not-number = « { $label } » doit être un nombre, par exemple 12 ou 1.5
attribute-not-date = « { $label } » doit être une date
attribute-not-url = « { $label } » doit être une adresse web complète commençant par https:// ou http://
attribute-not-phone = « { $label } » doit être un numéro de téléphone avec indicatif du pays, par exemple +491234567
attribute-no-choice = Choisissez l’une des valeurs de « { $label } »
attribute-short = « { $label } » : nombre minimal de caractères : { $number }
attribute-long = « { $label } » : nombre maximal de caractères : { $number }
attribute-pattern = « { $label } » n’a pas la forme requise
attribute-low = « { $label } » doit être supérieur ou égal à { $number }
attribute-high = « { $label } » doit être inférieur ou égal à { $number }
attribute-many = « { $label } » : nombre maximal de valeurs : { $number }
attribute-twice = « { $label } » contient deux fois la même valeur

# Configuration
setup-title = Créer le premier administrateur
setup-text = Ce compte peut tout faire. Vous pourrez ajouter d’autres personnes plus tard.
before-setup-title = Ce service n’est pas encore configuré
before-setup-text = Au démarrage, le serveur a affiché un lien permettant de créer le premier administrateur. Ouvrez ce lien dans ce navigateur.
before-setup-where = Le lien se trouve dans le journal du serveur. Utilisez la commande qui correspond à votre installation :
before-setup-terminal = Ou regardez dans le terminal où vous avez démarré Latchkey.
setup-email = Adresse e-mail
setup-name = Nom
setup-username = Nom d’utilisateur
field-optional = { $field } (facultatif)
setup-username-hint = Vous pouvez l’utiliser à la place de votre adresse e-mail pour vous connecter.
setup-create = Créer l’administrateur
setup-email-invalid = Saisissez une adresse e-mail valide, par exemple nom@example.com
setup-email-taken = Il existe déjà un compte avec cette adresse e-mail
setup-username-invalid = Utilisez uniquement des lettres, des chiffres, des points, des traits d’union et des tirets bas
setup-username-taken = Ce nom d’utilisateur est déjà pris

# Erreurs
back-to-the-app = Revenir à l’application
error-the-app-disabled = Cette application est désactivée
error-the-app-request-text = L’application a envoyé une requête que nous ne pouvons pas accepter. Votre compte n’est pas en cause et aucune donnée n’a été transmise. Revenez à l’application et réessayez.
error-the-app-expired-text = Rien n’est perdu. Revenez à l’application et recommencez.
error-the-app-not-allowed = Vous n’avez pas accès à cette application
error-the-app-not-allowed-text = Votre compte fonctionne, mais il n’a pas accès à cette application. Contactez votre administrateur.
error-the-app-redirect-address = Ce lien de connexion ne correspond pas aux paramètres de l’application
error-the-app-redirect-address-text = Votre compte n’est pas en cause et aucune donnée n’a été transmise à l’application. Les personnes qui gèrent l’application doivent corriger son lien.
error-the-app-sign-out-address = L’application a demandé de vous rediriger vers une adresse qui n’est pas enregistrée pour elle. Nous ne vous y redirigerons donc pas.
error-the-app-sign-out-hint = Ce lien de déconnexion ne peut plus être vérifié. Nous ne vous renverrons donc pas vers l’application.
error-reference-administrator = Si le problème persiste, donnez cette référence à votre administrateur :
error-home = Aller à la page d’accueil
error-reference = Si le problème persiste, donnez cette référence aux personnes qui gèrent l’application :
error-developer = Informations pour les développeurs de cette application
error-code = Erreur
error-parameter = Paramètre
error-rule = Règle
error-received = Valeur reçue
error-registered = { $count ->
    [one] Valeur enregistrée
   *[other] La plus proche des { $count } valeurs enregistrées
}
error-registered-hidden = Les administrateurs connectés voient aussi ce qui est enregistré, avec la différence mise en évidence.
error-differences = { $count ->
    [one] Il y a { $count } différence, mise en évidence ci-dessus.
   *[other] Il y a { $count } différences, mises en évidence ci-dessus.
}
error-app-request = Ce lien de connexion ne fonctionne pas
error-app-request-text = { $app } a envoyé une requête que nous ne pouvons pas accepter. Votre compte n’est pas en cause et aucune donnée n’a été transmise. Revenez en arrière et réessayez.
error-redirect-address = Ce lien de connexion ne correspond pas aux paramètres de { $app }
error-redirect-address-text = Votre compte n’est pas en cause et aucune donnée n’a été transmise à { $app }. Les personnes qui gèrent l’application doivent corriger son lien.
error-unknown-app = Application inconnue
error-unknown-app-text = Ce lien concerne une application qui n’est pas enregistrée ici. Votre compte n’est pas en cause. Revenez en arrière et vérifiez d’où vient le lien.
error-app-disabled = { $app } est désactivée
error-app-disabled-text = Un administrateur a désactivé cette application. Votre compte n’est pas en cause.
error-no-way = Vous ne pouvez pas vous connecter avec ce que vous avez
error-no-way-text = Les règles de connexion n’acceptent rien de ce que vous avez ou pouvez configurer ici. Contactez votre administrateur ou utilisez un autre compte.
error-locks-out = Plus aucun administrateur ne pourrait se connecter
error-locks-out-text = Rien n’a été fait : d’après les règles de connexion, plus aucun propriétaire ne pourrait se connecter ensuite. Modifiez d’abord les règles, ou donnez à un propriétaire un autre moyen de se connecter.
error-not-allowed = Vous n’avez pas accès à { $app }
error-not-allowed-text = Votre compte fonctionne, mais il n’a pas accès à { $app }. Contactez votre administrateur.
error-expired = Cette page a expiré ou a déjà été utilisée
error-expired-text = Rien n’est perdu. Revenez à { $app } et recommencez.
error-no-cookies = Les cookies sont bloqués
error-no-cookies-text = Les cookies sont nécessaires pour vous connecter. Autorisez-les pour ce site et réessayez.
error-foreign-form = Ce formulaire n’est plus valide
error-foreign-form-text = Il vient d’une autre page, ou vous vous êtes déconnecté après l’avoir ouvert. Rien n’a été modifié. Réessayez.
error-another-host = Ouvrez cette page à l’adresse { $host }
error-another-host-text = Vous l’avez ouverte à une autre adresse. Les formulaires ne sont acceptés qu’à l’adresse { $host }. Rien n’a été modifié.
error-link-over = Ce lien a déjà été utilisé ou a expiré
error-link-over-text = Si vous avez déjà choisi votre mot de passe, connectez-vous avec celui-ci. Sinon, demandez un nouveau lien à un administrateur.
error-recovery-link-over-text = Si vous avez déjà choisi un nouveau mot de passe, connectez-vous avec celui-ci. Sinon, demandez un nouvel e-mail sur la page de connexion.
error-email-code-link-over-text = Si vous vous êtes connecté avec ce lien, vous n’en avez plus besoin. Sinon, demandez un nouvel e-mail sur la page de connexion.
error-sign-up-link-over-text = Si votre compte a été créé, connectez-vous. Sinon, créez-le sur la page de connexion.
error-recovery-no-cookies-text = Saisissez le code de l’e-mail dans le navigateur où vous l’avez demandé. Pour utiliser le lien, autorisez les cookies pour ce site.
error-not-me-over-text = Si vous avez déjà confirmé que ce n’était pas vous, ou si vous avez un nouveau mot de passe depuis, il n’y a rien de plus à faire. Sinon, changez votre mot de passe ou contactez un administrateur.
error-lost-factors-over-text = Plus rien n’attend : cela a été arrêté, ou c’est fait. Si votre compte a été modifié et que ce n’était pas vous, utilisez le lien de l’e-mail qui vous l’a annoncé ou contactez un administrateur.
error-email-link-over-text = Si votre adresse est déjà changée, il n’y a rien de plus à faire. Sinon, demandez un nouvel e-mail dans votre compte.
error-setup-link-over-text = Si le premier administrateur a déjà été créé, connectez-vous. Sinon, utilisez le dernier lien que le serveur a affiché à son démarrage.
error-sign-out = Vous êtes toujours connecté
error-signed-out-already = Vous n’êtes pas connecté ici
error-sign-out-hint = Le lien de déconnexion de { $app } ne peut plus être vérifié. Nous ne vous renverrons donc pas vers cette application.
error-sign-out-address = { $app } a demandé de vous rediriger vers une adresse qui n’est pas enregistrée pour cette application. Nous ne vous y redirigerons donc pas.
error-sign-out-app = Le lien de déconnexion concerne une application qui n’est pas enregistrée ici, ou a été créé pour une autre application. Nous ne vous renverrons donc pas vers l’application.
error-sign-out-malformed = Le lien de déconnexion est endommagé. Nous ne vous renverrons donc pas vers l’application.
error-not-found = Page introuvable
error-not-found-text = Vérifiez l’adresse ou allez à la page d’accueil.
error-method = Cette adresse ne peut pas être ouverte dans un navigateur
error-method-text = Elle est destinée aux applications. Allez à la page d’accueil.
error-malformed = Cette requête n’est pas valide
error-malformed-text = Il manque un élément, ou son format est incorrect. Revenez en arrière et réessayez.
error-too-large = Cette requête est trop volumineuse
error-too-large-text = Envoyez moins à la fois et réessayez.
error-too-many = Trop de requêtes
error-too-many-text = Attendez une minute, puis réessayez.
error-unavailable = Le service n’est pas disponible pour le moment
error-unavailable-text = Une partie du service ne répond pas. Votre compte n’est pas en cause. Réessayez dans une minute.
error-internal = Une erreur s’est produite
error-internal-text = Vous n’y êtes pour rien. Le problème a été enregistré. Réessayez dans une minute.

# Déconnexion
sign-out-title = Se déconnecter ?
sign-out-text = Vous serez déconnecté dans ce navigateur.
signed-out-title = Vous êtes déconnecté
signed-out-text = Vous vous êtes déconnecté dans ce navigateur à { $time }. Les autres appareils restent connectés.
signed-out-nobody = Personne n’était connecté dans ce navigateur.
signed-out-advice = Sur un ordinateur partagé, fermez aussi le navigateur.
signed-out-no-answer = Cette application n’a pas répondu. Vous y êtes peut-être encore connecté.
signed-out-not-told = Cette application a sa propre session. Vous y êtes peut-être encore connecté.
form-post-title = Un instant
form-post-text = Vous allez revenir à { $app }.

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
home-open-there = Ouvrez cette application pour vous connecter
home-empty-title = Aucune application pour l’instant
home-empty-text = Les applications que vous pouvez utiliser apparaissent ici dès qu’elles sont connectées.
account-title = Votre compte
account-name = Nom
account-email = Adresse e-mail
account-username = Nom d’utilisateur
account-groups = Groupes
account-no-groups = Aucun
account-terms = Conditions acceptées
account-since = Membre depuis
email-confirmed = Vérifiée
email-unconfirmed = Non vérifiée
account-sessions = { $count ->
    [one] Connecté sur { $count } appareil
   *[other] Connecté sur { $count } appareils
}
account-apps = { $count ->
    [0] Aucune application n’a accès à votre compte
    [one] { $count } application a accès à votre compte
   *[other] { $count } applications ont accès à votre compte
}
password-set-at = Dernière modification le { $date }
next-password = Quelqu’un d’autre a défini votre mot de passe, ou d’autres personnes le connaissent peut-être.
next-sessions = { $count ->
    [one] { $count } session est inutilisée depuis longtemps.
   *[other] { $count } sessions sont inutilisées depuis longtemps.
}
next-sessions-action = Vérifier les sessions
next-apps = { $count ->
    [one] { $count } application est inutilisée depuis longtemps.
   *[other] { $count } applications sont inutilisées depuis longtemps.
}
next-apps-action = Vérifier les applications
sessions-title = Vos sessions
sessions-text = Si vous ne reconnaissez pas une session, fermez-la et changez votre mot de passe.
sessions-empty = Aucune session
session-this = Ce navigateur
session-active-now = Active en ce moment
session-used = Dernière utilisation : { $time }
session-started = Connexion le { $time }
session-apps = Applications : { $apps }
session-end = Fermer
session-end-which = Fermer : { $browser }
session-end-others = Fermer toutes les autres sessions
remember-browser = Ne pas demander de second facteur dans ce navigateur pendant { $days } jours
remembered-title = Navigateurs sans second facteur
remembered-text = Dans ces navigateurs, votre second facteur ne vous est pas demandé. Si vous n’en reconnaissez pas un, oubliez-le et changez votre mot de passe.
remembered-until = Jusqu’au { $date }
remembered-this = Ce navigateur
remembered-forget = Oublier
remembered-forget-which = Oublier : { $browser }
remembered-forget-all = Oublier tous les navigateurs
notice-browsers-forgotten = Le second facteur est de nouveau demandé.
event-browser-remembered = Le second facteur n’est plus demandé dans un navigateur pendant un certain temps
event-browsers-forgotten = Le second facteur est de nouveau demandé dans tous les navigateurs
browser-on-system = { $browser } sur { $system }
browser-unknown = Navigateur inconnu
apps-title = Applications ayant accès à votre compte
apps-text = Retirez l’accès aux applications que vous n’utilisez plus. Elles devront vous le redemander.
apps-empty-title = Aucune application n’a accès à votre compte
apps-empty-text = Les applications apparaissent ici une fois que vous vous y êtes connecté.
app-since = Depuis le { $date }
app-revoke = Retirer l’accès
app-revoke-which = Retirer l’accès à { $app }
set-password = Définir un mot de passe
password-none = Aucun : vous vous connectez avec des clés d’accès
password-none-text = Vous n’avez pas de mot de passe. Vous vous connectez uniquement avec des clés d’accès.
password-remove = Retirer le mot de passe
password-remove-text = Vous vous connecterez uniquement avec vos clés d’accès. Si vous les perdez toutes, seul un administrateur pourra vous redonner accès. Ayez donc une clé d’accès sur plus d’un appareil.
change-password = Changer le mot de passe
current-password = Mot de passe actuel
current-password-missing = Saisissez votre mot de passe actuel
current-password-mismatch = Ce n’est pas votre mot de passe actuel. Réessayez.
end-other-sessions = Fermer mes autres sessions

# Second facteur
second-factor = Second facteur
second-factor-text = Un second facteur confirme que c’est bien vous : une clé d’accès, ou un code d’une application d’authentification après votre mot de passe. Ainsi, un mot de passe volé ne suffit pas pour se connecter. Avec une clé d’accès, vous pouvez aussi vous connecter sans mot de passe.
second-factor-apps = Applications d’authentification
second-factor-app = Application d’authentification
second-factor-none = Aucune application d’authentification pour l’instant
second-factor-none-text = Vous pouvez utiliser n’importe quelle application de codes à usage unique. De nombreux gestionnaires de mots de passe en fournissent aussi.
second-factor-add = Ajouter une application d’authentification
second-factor-set-up = Configurer
second-factor-full = { $count ->
    [one] Vous pouvez avoir { $count } application au maximum. Retirez-la pour en ajouter une autre.
   *[other] Vous pouvez avoir { $count } applications au maximum. Retirez-en une pour en ajouter une autre.
}
second-factor-since = Ajoutée le { $date }
second-factor-used = Dernière utilisation : { $time }
second-factor-unused = Pas encore utilisée
second-factor-manage = Gérer
second-factor-manage-which = Gérer : { $name }
second-factor-required = Votre compte doit avoir un second facteur, vous ne pouvez donc pas retirer le dernier. Ajoutez-en d’abord un autre.
second-factor-name = Nom
second-factor-name-hint = Par exemple, le téléphone sur lequel se trouve l’application.
second-factor-rename = Enregistrer le nom
second-factor-remove = Retirer ce second facteur
second-factor-remove-text = Vous ne pourrez plus vous en servir pour vous connecter.
second-factor-only-way-in = Vous n’avez pas de mot de passe et c’est votre dernière clé d’accès : rien d’autre ne vous permet de vous connecter. Ajoutez d’abord une autre clé d’accès ou définissez un mot de passe.
second-factor-remove-last = C’est votre seul second facteur. Vos codes de secours seront aussi supprimés, et vous vous connecterez avec votre seul mot de passe.
second-factor-back = Retour au second facteur
label-missing = Saisissez un nom
label-too-long = Utilisez 64 caractères au plus
label-character = Retirez les caractères invisibles
enrol-title = Configurer une application d’authentification
enrol-picture = Code QR pour l’application d’authentification
enrol-scan = Scannez ce code QR avec l’application
enrol-by-hand = Ou saisissez cette clé manuellement :
enrol-open = Ouvrir dans une application de cet appareil
enrol-code = Code à 6 chiffres
enrol-code-hint = Le code que l’application affiche en ce moment. Il change toutes les 30 secondes.
enrol-code-missing = Saisissez le code que l’application affiche
enrol-code-mismatch = Le code est incorrect. Saisissez le code le plus récent et vérifiez que l’horloge de votre appareil est à l’heure.
enrol-confirm = Configurer
recovery-codes = Codes de secours
recovery-codes-left = { $count ->
    [0] Il ne reste aucun code
    [one] Il reste { $count } code
   *[other] Il reste { $count } codes
}
recovery-codes-few = { $count ->
    [0] Vous n’avez plus de codes de secours. Si vous perdez votre second facteur, vous ne pourrez plus vous connecter.
    [one] Il vous reste { $count } code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
recovery-codes-made = Créés le { $date }
recovery-codes-renew = Créer de nouveaux codes
recovery-codes-renew-text = Les nouveaux codes remplacent tous les anciens.
recovery-codes-title = Vos codes de secours
recovery-codes-text = Chaque code peut servir une fois à la place de votre second facteur. Imprimez-les ou enregistrez-les dans votre gestionnaire de mots de passe. Ils ne seront plus affichés.
recovery-codes-whose = Pour { $account } sur { $host }
recovery-codes-stored = J’ai enregistré ces codes
account-passkeys = { $count ->
    [0] Non configuré
    [one] { $count } clé d’accès
   *[other] { $count } clés d’accès
}
account-second-factors = { $count ->
    [0] Non configuré
    [one] { $count } second facteur
   *[other] { $count } seconds facteurs
}
next-second-factor = Seul votre mot de passe protège ce compte. Avec un second facteur, un mot de passe volé ne suffit plus.

# Événements de sécurité
events-title = Événements de sécurité récents
events-text = Si vous ne reconnaissez pas un événement, changez votre mot de passe et fermez vos autres sessions.
event-signed-in = Vous vous êtes connecté
event-sign-in-refused = Une connexion a échoué
event-password-changed = Vous avez changé votre mot de passe
event-password-removed = Vous avez retiré votre mot de passe
event-password-change-refused = Un changement de mot de passe a échoué
event-password-chosen = Vous avez choisi votre mot de passe avec un lien à usage unique
event-password-set = Un administrateur a défini votre mot de passe
event-recovery-requested = Quelqu’un a demandé à réinitialiser votre mot de passe
event-recovery-refused = Une tentative de réinitialisation de votre mot de passe a échoué
event-email-code-requested = Quelqu’un a demandé un code par e-mail pour se connecter
event-email-code-refused = Une tentative de connexion avec un code par e-mail a échoué
event-email-code-used = Un code par e-mail a été utilisé pour se connecter
event-sms-code-requested = Quelqu’un a demandé un code par SMS pour se connecter
event-sms-code-refused = Une tentative de connexion avec un code par SMS a échoué
event-sms-code-used = Un code par SMS a été utilisé pour se connecter
event-phone-refused = Une tentative d’ajout d’un téléphone a échoué
event-phone-added = Un téléphone a été ajouté à votre compte
event-phone-removed = Le téléphone de votre compte a été retiré
event-password-recovered = Vous avez réinitialisé votre mot de passe par e-mail
event-change-disowned = Vous avez signalé une modification qui n’était pas de vous
event-email-change-requested = Vous avez demandé à changer votre adresse e-mail
event-email-change-refused = Une tentative de changer votre adresse e-mail a échoué
event-email-collided = Quelqu’un a essayé d’utiliser votre adresse e-mail pour un autre compte
event-email-changed = Vous avez changé votre adresse e-mail
event-email-restored = Votre adresse e-mail précédente a été rétablie
event-sign-up-requested = Quelqu’un a essayé de créer un compte avec votre adresse e-mail
event-user-registered = Vous avez créé votre compte
event-user-approved = Un administrateur a approuvé votre compte
event-factor-enrolled = Un second facteur a été ajouté
event-factor-renamed = Un second facteur a été renommé
event-factor-removed = Un second facteur a été retiré
event-factor-reset = Un administrateur a réinitialisé votre second facteur
event-factor-loss-asked = Quelqu’un a demandé à se connecter sans votre second facteur
event-factor-loss-cancelled = La connexion sans votre second facteur a été arrêtée
event-factor-loss-confirmed = Un administrateur a confirmé la connexion sans votre second facteur
event-factor-loss-refused = Un administrateur a refusé la connexion sans votre second facteur
event-account-regained = Vous avez choisi un nouveau mot de passe sans votre second facteur, qui a été retiré
event-factor-used = Un second facteur a été utilisé
event-factor-copied = Une copie d’une clé d’accès a été utilisée. La connexion a été refusée
event-factor-refused = Le mot de passe était correct, mais le second facteur était incorrect
event-codes-renewed = De nouveaux codes de secours ont été créés
event-code-used = Un code de secours a été utilisé
event-sessions-ended = Toutes vos sessions ont été fermées

# Ce qui vient de se passer
notice-password-changed = { $count ->
    [0] Mot de passe modifié.
    [one] Mot de passe modifié. { $count } autre session a été fermée.
   *[other] Mot de passe modifié. { $count } autres sessions ont été fermées.
}
notice-session-ended = Session fermée.
notice-other-sessions-ended = { $count ->
    [one] { $count } autre session a été fermée.
   *[other] { $count } autres sessions ont été fermées.
}
notice-app-revoked = { $app } n’a plus accès à votre compte.
notice-second-factor-added = Second facteur configuré.
notice-second-factor-renamed = Nom enregistré.
notice-password-removed = Mot de passe retiré.
notice-second-factor-removed = Second facteur retiré.
notice-factor-too-new = Ce facteur a été configuré il y a moins de 10 minutes et ne peut pas encore confirmer cette modification. Réessayez dans 10 minutes, ou reconnectez-vous avec un autre facteur.
notice-account-removed = Compte retiré de cette liste.
notice-set-up = La configuration est terminée. Connectez votre première application dans « Applications ».
notice-stale-page = La page précédente n’était plus à jour. Continuez ici.
notice-not-saved-yet = Rien n’est encore enregistré. Vérifiez vos données, puis enregistrez-les.
notice-press-again = C’est confirmé. Rien n’a encore été modifié : appuyez à nouveau sur le bouton.
notice-trial = Ceci est un test : rien n’est enregistré et l’application ne reçoit rien.
notice-account-made = Votre compte est créé. Connectez-vous maintenant.
notice-address-taken = Il existe maintenant un compte avec cette adresse e-mail. Connectez-vous-y.
notice-email-changed = Votre adresse e-mail est changée.
change-email = Changer l’adresse e-mail
change-email-ask = Pour la changer, contactez un administrateur.
change-email-text = L’adresse de votre compte est { $address }.
change-email-how = Nous enverrons un e-mail à la nouvelle adresse. Une fois confirmée, elle devient l’adresse de votre compte, et vous vous connectez avec elle. Nous prévenons l’ancienne adresse, d’où le changement peut être annulé pendant 7 jours.
change-email-new = Nouvelle adresse e-mail
change-email-same = C’est déjà l’adresse de votre compte
change-email-domain = Seules les adresses de ces domaines peuvent être utilisées ici : { $domains }
change-email-link-text = Vous avez ouvert le lien de notre e-mail. Continuez pour faire de { $address } l’adresse de votre compte.
phone = Téléphone
phone-text = Le téléphone de votre compte est le { $number }.
phone-how = Nous enverrons un SMS avec un code à ce numéro. Quand vous l’aurez saisi, le numéro fera partie de votre compte : les applications que vous autorisez peuvent le voir et, là où c’est permis, vous pouvez vous connecter avec des codes envoyés à ce numéro. Nous vous prévenons par e-mail.
phone-new = Numéro de téléphone
phone-hint = Numéro de mobile avec l’indicatif du pays, par exemple +49 170 1234567
phone-invalid = Saisissez un numéro de téléphone avec l’indicatif du pays, par exemple +49 170 1234567
phone-not-mobile = Saisissez le numéro d’un téléphone mobile
phone-not-admitted = Seuls les numéros qui commencent ainsi peuvent être utilisés ici : { $prefixes }
phone-same = C’est déjà le téléphone de votre compte
phone-add = Ajouter un téléphone
phone-change = Changer ou retirer
phone-remove = Retirer le téléphone
phone-remove-text = Plus aucun code n’y est envoyé, et les applications ne voient plus ce numéro.
phone-off = Il n’est pas possible d’ajouter un numéro de téléphone ici.
notice-phone-added = Téléphone ajouté.
notice-phone-removed = Téléphone retiré.
notice-work-not-done = Votre navigateur n’a pas terminé la vérification. Saisissez à nouveau votre mot de passe et renvoyez le formulaire.
notice-password-set = Votre mot de passe est défini. Connectez-vous maintenant avec celui-ci.
notice-password-not-replaced = Votre nouveau mot de passe n’a pas été enregistré, car cette connexion a pris fin entre-temps. Connectez-vous ou réinitialisez à nouveau votre mot de passe.
notice-session-over = Vous êtes déconnecté : rien n’a donc été modifié. Connectez-vous pour continuer.

# Second facteur à la connexion
signing-in-as = Connexion en tant que { $account }
totp-title = Saisissez le code de votre application d’authentification
totp-hint = Il change toutes les 30 secondes.
totp-missing = Saisissez le code de votre application
totp-mismatch = Le code est incorrect. Saisissez le code le plus récent ou utilisez une autre méthode.
totp-used = Ce code a déjà été utilisé. Attendez le suivant.
totp-verify = Vérifier
totp-use = Utiliser un code de l’application
totp-lost = Téléphone perdu ? { $link }.
totp-lost-all = Téléphone perdu ? Un administrateur peut réinitialiser votre second facteur.
totp-never = Nous ne demandons jamais de codes par e-mail ni par téléphone.
recovery-code = Code de secours
recovery-code-title = Saisissez un code de secours
recovery-code-use = Utiliser un code de secours
recovery-code-hint = L’un des dix codes que vous avez enregistrés. Chacun ne fonctionne qu’une fois.
recovery-code-missing = Saisissez l’un de vos codes de secours
recovery-code-mismatch = Le code de secours est incorrect. Réessayez ou utilisez une autre méthode.
recovery-code-used = Ce code de secours a déjà été utilisé. Utilisez-en un autre.
recovery-codes-left-text = Vous pouvez en créer de nouveaux dans votre compte, dans « Second facteur ».
enrol-because-app = { $app } exige un second facteur.
enrol-because-account = Votre compte exige un second facteur.
enrol-because-faster = Créez une clé d’accès sur cet appareil et connectez-vous avec votre empreinte digitale, votre visage ou le code PIN de l’appareil. Votre mot de passe seul ne suffira alors plus. Vous recevrez des codes de secours au cas où vous perdriez l’appareil.
enrol-because-offered = { $app } recommande un second facteur. Configurez-le maintenant ou continuez sans.
not-now = Pas maintenant
codes-used-up = Trop de codes incorrects. Recommencez la connexion.

# Clés d’accès
passkeys = Clés d’accès
passkey = Clé d’accès
passkey-none = Aucune clé d’accès pour l’instant
passkey-none-text = Avec une clé d’accès, vous confirmez votre identité par votre empreinte digitale, votre visage ou le code PIN de votre appareil. Une clé d’accès ne se devine pas et ne fonctionne pas sur de fausses pages.
passkey-add = Ajouter une clé d’accès
passkey-full = { $count ->
    [one] Vous pouvez avoir { $count } clé d’accès au maximum. Retirez-la pour en ajouter une autre.
   *[other] Vous pouvez avoir { $count } clés d’accès au maximum. Retirez-en une pour en ajouter une autre.
}
passkey-synced = Utilisable sur plusieurs de vos appareils
passkey-bound = Reste sur un seul appareil
passkey-name-hint = Par exemple, l’appareil ou le gestionnaire de mots de passe qui contient la clé d’accès.
passkey-enrol-title = Configurer une clé d’accès
passkey-enrol-confirm = Créer la clé d’accès
passkey-enrol-mismatch = La clé d’accès n’a pas pu être configurée. Réessayez.
passkey-taken = Cette clé d’accès est déjà configurée. Créez-en une nouvelle.
passkey-held = Cet appareil a déjà une clé d’accès pour votre compte. Utilisez un autre appareil ou gardez celle que vous avez.
passkey-title = Confirmez avec votre clé d’accès
passkey-text = Votre appareil vous demandera votre empreinte digitale, votre visage ou son code PIN.
passkey-use = Utiliser une clé d’accès
passkey-sign-in = Se connecter avec une clé d’accès
passkey-missing = Les clés d’accès nécessitent JavaScript. Activez-le dans votre navigateur ou utilisez une autre méthode.
passkey-unsupported = Les clés d’accès ne fonctionnent pas dans ce navigateur ou sur cet appareil. Utilisez un autre navigateur ou une autre méthode.
passkey-stopped = Rien n’a été confirmé. Réessayez ou utilisez une autre méthode.
passkey-mismatch = La clé d’accès n’a pas pu être vérifiée. Réessayez ou utilisez une autre méthode.
passkey-unverified = Votre appareil n’a pas vérifié que c’est bien vous. Configurez-y un verrouillage de l’écran ou un code PIN, puis réessayez.
passkey-unknown = Cette clé d’accès n’appartient pas à votre compte. Utilisez-en une autre ou une autre méthode.
passkey-gone = Cette clé d’accès n’est plus configurée ici. Utilisez-en une autre ou connectez-vous avec votre mot de passe.
passkey-offer-title = Se connecter plus vite la prochaine fois

# Invitations
plate-invitation = vous invite
invitation-title = Accepter votre invitation
invitation-by = { $person } vous invite sur { $host }.
invitation-text = Vous êtes invité sur { $host }.
invitation-new = Choisissez un mot de passe pour votre nouveau compte, puis utilisez-le pour vous connecter. Le lien ne fonctionne qu’une fois.
invitation-has-account = Il existe déjà un compte avec cette adresse. Connectez-vous à ce compte pour accepter l’invitation.
invitation-this-account = Vous êtes connecté à ce compte. Il reçoit ce que donne l’invitation.
invitation-groups = Groupes : { $groups }
invitation-admin = Vous devenez administrateur.
invitation-create = Créer le compte
invitation-sign-in = Se connecter et accepter
invitation-accept = Accepter l’invitation
error-invitation-over-text = Si vous avez accepté l’invitation, connectez-vous. Sinon, ouvrez le lien du message le plus récent, ou demandez-en un nouveau à la personne qui vous a invité.
notice-invitation-accepted = Invitation acceptée.
upstream-sign-in = Continuer avec { $name }
upstream-title = Confirmez votre identité
upstream-use = Utiliser un compte connecté
upstream-denied = Vous ne vous êtes pas connecté avec { $name }. Réessayez ou connectez-vous d’une autre façon.
upstream-away = { $name } est injoignable pour le moment. Réessayez plus tard ou connectez-vous d’une autre façon.
upstream-refused = La connexion avec { $name } n’a pas pu aboutir. Réessayez ou connectez-vous d’une autre façon. Si cela se reproduit, prévenez votre administrateur.
upstream-unknown = Votre compte { $name } n’est connecté à aucun compte ici. Connectez-vous à votre compte ici : il vous sera ensuite demandé si vous voulez les connecter.
upstream-other = Ce compte { $name } n’est pas connecté à votre compte ici. Connectez-vous là-bas avec le compte connecté ou choisissez une autre façon.
upstream-taken = Ce compte { $name } est connecté à un autre compte ici.
upstream-not-fresh = { $name } ne confirme pas que vous venez de vous y connecter. Déconnectez-vous là-bas et réessayez, ou choisissez une autre façon.
upstream-too-many = Trop de connexions avec { $name } ont échoué depuis votre réseau. Attendez quelques minutes ou connectez-vous d’une autre façon.
connect-title = Connecter votre compte { $name } ?
connect-title-none = Connecter un compte
connect-text = Ensuite, quiconque peut se connecter là-bas peut se connecter à votre compte ici. Ne le connectez que s’il est à vous.
connect-unproven = Non vérifiée là-bas
connect-yes = Connecter
connect-no = Pas maintenant
connect-taken = Ce compte sert déjà à connecter quelqu’un. Il n’a pas été connecté.
connect-too-many = Vous avez atteint le nombre maximal de comptes connectés. Déconnectez-en d’abord un.
connect-gone = Le compte ne peut plus être connecté : la connexion là-bas est trop ancienne, ou le fournisseur a changé. Vous pouvez recommencer sur la page de votre compte.
connect-with = Connecter { $name }
nav-connected = Comptes connectés
connected-title = Comptes connectés
connected-text = Comptes d’autres fournisseurs avec lesquels vous pouvez vous connecter.
connected-none = Aucun compte connecté
connected-dead = Ne permet pas de se connecter
connected-only = C’est votre seule façon de vous connecter. Définissez un mot de passe ou une clé d’accès avant de le déconnecter.
disconnect = Déconnecter
disconnect-which = Déconnecter { $name }
connected-account = Compte connecté
notice-account-connected = Compte connecté.
notice-account-disconnected = Compte déconnecté.
event-account-connected = Un compte d’un autre fournisseur a été connecté
event-account-disconnected = Un compte d’un autre fournisseur a été déconnecté
