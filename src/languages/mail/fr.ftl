# Mails
mail-test-subject = Message de test de { $host }
mail-test-text = Ceci est un test. Les messages de { $host } arrivent à cette adresse.
mail-footer = { $host } a envoyé ce message. Les réponses ne sont pas lues.
mail-fact = { $name } : { $value }
mail-time = Heure
mail-browser = Navigateur
mail-address = Adresse
mail-not-you = Si ce n’était pas vous : connectez-vous sur { $host }, changez votre mot de passe et mettez fin aux sessions que vous ne connaissez pas. Si vous ne pouvez pas vous connecter, contactez votre administrateur.
mail-sessions = Vos sessions
mail-disown = Si ce n’était pas vous, ouvrez ce lien et confirmez, sans avoir à vous connecter. Vous êtes alors déconnecté partout, le mot de passe ne fonctionne plus et les administrateurs sont prévenus. Le lien est valable 7 jours, jusqu’à ce que vous en utilisiez un autre du même genre.
mail-disown-link = Ce n’était pas moi
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-text = Le mot de passe de votre compte sur { $host } a été changé.
mail-password-set-subject = Votre mot de passe a été remplacé
mail-password-set-text = Un administrateur a défini un nouveau mot de passe pour votre compte sur { $host }. Toutes les sessions sont terminées.
mail-password-removed-subject = Votre mot de passe a été retiré
mail-password-removed-text = Le mot de passe de votre compte sur { $host } a été retiré. Vous vous connectez avec une clé d’accès ou un compte connecté.
mail-second-factor-enrolled-subject = Un second facteur a été ajouté
mail-second-factor-enrolled-text = Une clé d’accès ou une application d’authentification a été ajoutée à votre compte sur { $host }. Elle peut confirmer vos connexions.
mail-second-factor-removed-subject = Un second facteur a été retiré
mail-second-factor-removed-text = Une clé d’accès ou une application d’authentification a été retirée de votre compte sur { $host }.
mail-second-factor-copied-subject = L’une de vos clés d’accès a peut-être été copiée
mail-second-factor-copied-text = Quelqu’un a utilisé ce qui ressemble à une copie de l’une de vos clés d’accès pour votre compte sur { $host }. La connexion a été refusée. Retirez cette clé d’accès et configurez-en une nouvelle.
mail-second-factor-reset-subject = Votre second facteur a été réinitialisé
mail-second-factor-reset-text = Un administrateur a retiré toutes les clés d’accès, toutes les applications d’authentification, tous les codes de secours et tout numéro de téléphone confirmé de votre compte sur { $host }.
mail-recovery-codes-renewed-subject = De nouveaux codes de secours ont été créés
mail-recovery-codes-renewed-text = De nouveaux codes de secours ont été créés pour votre compte sur { $host }. Les anciens ne fonctionnent plus.
mail-recovery-code-used-subject = Un code de secours a été utilisé
mail-recovery-code-used-text = { $count ->
    [one] Un code de secours a servi à une connexion à votre compte sur { $host }. Il reste { $count } code.
   *[other] Un code de secours a servi à une connexion à votre compte sur { $host }. Il reste { $count } codes.
}
mail-new-browser-subject = Nouvelle connexion à votre compte
mail-new-browser-text = Quelqu’un s’est connecté à votre compte sur { $host } avec un navigateur qui n’avait pas encore été utilisé pour ce compte.
mail-code = Code
mail-password-recovery-subject = Réinitialiser votre mot de passe
mail-password-recovery-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Si c’était vous, ouvrez le lien dans le navigateur où vous l’avez demandé, ou saisissez-y le code. Tous deux sont valables une fois, pendant { $minutes } minutes.
mail-recovery-not-you = Si ce n’était pas vous, ne faites rien : votre mot de passe reste tel quel. Ne donnez jamais un code à quelqu’un qui le demande.
mail-email-code-subject = Confirmez votre connexion
mail-email-code-text = Quelqu’un veut se connecter à votre compte sur { $host } avec un code par e-mail. Si c’est vous, ouvrez le lien dans le navigateur où vous l’avez demandé, ou saisissez-y le code. Les deux fonctionnent une seule fois, pendant { $minutes } minutes.
mail-email-code-not-you = Si ce n’était pas vous, ne faites rien : personne n’est connecté. Ne donnez jamais un code à quelqu’un qui le demande.
mail-email-code-second-text = Quelqu’un s’est connecté à votre compte sur { $host } avec votre mot de passe et a besoin de ce code pour continuer. Si c’est vous, ouvrez le lien dans le navigateur où vous l’avez demandé, ou saisissez-y le code. Les deux fonctionnent une seule fois, pendant { $minutes } minutes.
mail-email-code-second-not-you = Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le. Ne donnez jamais un code à quelqu’un qui le demande.
sms-message-code = { $code } est votre code de connexion pour { $host }. Ne le donnez jamais à personne.
sms-message-phone = { $code } est le code pour ajouter ce téléphone à un compte sur { $host }. Ne le donnez jamais à personne.
sms-message-phone-gone = Ce téléphone ne fait plus partie de votre compte sur { $host }. Sans changement de votre part, connectez-vous et vérifiez votre compte.
sms-message-loss = Une personne demande à entrer dans votre compte sur { $host } sans second facteur. Sans demande de votre part, connectez-vous et bloquez-la.
sms-message-loss-ready = Le délai est fini. Une personne peut entrer dans votre compte sur { $host } sans second facteur. Sans demande de votre part, connectez-vous.
mail-phone-added-subject = Un téléphone a été ajouté à votre compte
mail-phone-added-text = Un téléphone a été ajouté à votre compte sur { $host }. Des codes de connexion peuvent y être envoyés.
mail-phone-removed-subject = Le téléphone de votre compte a été retiré
mail-phone-removed-text = Le téléphone de votre compte sur { $host } a été retiré. Plus aucun code n’y est envoyé.
mail-recovery-not-possible-subject = Votre mot de passe ne peut pas être réinitialisé
mail-recovery-disabled-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Le compte est désactivé. Contactez votre administrateur.
mail-recovery-no-password-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Le compte n’a pas encore de mot de passe. Demandez un lien à usage unique à votre administrateur.
mail-password-recovered-subject = Votre mot de passe a été réinitialisé
mail-password-recovered-text = Le mot de passe de votre compte sur { $host } a été réinitialisé par un e-mail envoyé à cette adresse.
mail-factor-loss-code-subject = Confirmez votre adresse e-mail
mail-factor-loss-code-text = Quelqu’un s’est connecté à votre compte sur { $host } avec votre mot de passe et dit avoir perdu le second facteur. Si c’était vous, ouvrez le lien dans le navigateur où vous l’avez demandé, ou saisissez-y le code. Les deux fonctionnent une fois, pendant { $minutes } minutes.
mail-factor-loss-code-not-you = Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le. Ne donnez jamais un code à quelqu’un qui le demande.
mail-factor-loss-subject = Quelqu’un veut se connecter sans votre second facteur
mail-factor-loss-ready-subject = Vous pouvez maintenant choisir un nouveau mot de passe
mail-factor-loss-asked-text = Quelqu’un qui lit les e-mails de cette adresse dit avoir perdu le second facteur de votre compte sur { $host }. À partir du { $time }, cette personne pourra choisir un nouveau mot de passe sans lui. D’ici là, vous recevez un e-mail chaque jour.
mail-factor-loss-asked-admin-text = Quelqu’un qui lit les e-mails de cette adresse dit avoir perdu le second facteur de votre compte sur { $host }. Un administrateur doit le confirmer avant que cette personne puisse choisir un nouveau mot de passe sans lui.
mail-factor-loss-waiting-text = Quelqu’un attend toujours de se connecter à votre compte sur { $host } sans votre second facteur. À partir du { $time }, cette personne pourra choisir un nouveau mot de passe sans lui.
mail-factor-loss-waiting-admin-text = Quelqu’un attend toujours qu’un administrateur lui permette de se connecter à votre compte sur { $host } sans votre second facteur.
mail-factor-loss-ready-text = L’attente est terminée : vous pouvez choisir un nouveau mot de passe pour votre compte sur { $host } sans votre second facteur, jusqu’au { $time }. Connectez-vous et indiquez, sur la page du second facteur, que vous l’avez perdu.
mail-factor-loss-not-you = Si ce n’était pas vous, ou si vous avez retrouvé le second facteur, ouvrez ce lien et mettez-y fin, sans avoir à vous connecter. Cela prend fin aussi quand vous vous connectez avec le second facteur.
mail-factor-loss-ended-subject = Personne n’entre sans votre second facteur
mail-factor-loss-cancelled-text = La connexion à votre compte sur { $host } sans votre second facteur a été arrêtée : par un lien d’un e-mail, depuis votre compte, parce que le second facteur a été utilisé ou configuré de nouveau, parce que le mot de passe ou l’adresse a été modifié, ou parce que l’accès au compte a pris fin.
mail-factor-loss-refused-text = Un administrateur a refusé la connexion à votre compte sur { $host } sans votre second facteur.
mail-factor-loss-lapsed-text = Aucun nouveau mot de passe n’a été choisi à temps pour votre compte sur { $host }. Il faut refaire la demande si c’est encore nécessaire.
mail-factor-loss-ended-not-you = Si vous ne l’aviez pas demandé, quelqu’un connaît votre mot de passe ou lit vos e-mails : changez les deux mots de passe.
mail-account-regained-subject = Un nouveau mot de passe a été choisi sans votre second facteur
mail-account-regained-text = Après l’attente, quelqu’un a choisi un nouveau mot de passe pour votre compte sur { $host } sans votre second facteur. Toutes les clés d’accès, toutes les applications d’authentification, tous les codes de secours et tout numéro de téléphone confirmé ont été retirés, et tout le monde est déconnecté.
mail-invitation-subject = Votre invitation sur { $host }
mail-invitation-by-text = { $person } vous invite sur { $host }. Suivez le lien pour accepter l’invitation.
mail-invitation-text = Vous êtes invité sur { $host }. Suivez le lien pour accepter l’invitation.
mail-invitation-until = Valable jusqu’au
mail-invitation-advice = Le lien fonctionne une fois. Si vous ne souhaitez pas accepter l’invitation, vous n’avez rien à faire.
mail-change-disowned-subject = Votre compte a été protégé
mail-change-disowned-text = Quelqu’un a indiqué, par un lien d’un e-mail envoyé à cette adresse, qu’une modification de votre compte sur { $host } n’était pas de vous. Tout le monde est déconnecté, le mot de passe ne fonctionne plus, et les clés d’accès, applications d’authentification et téléphones ajoutés ces 7 derniers jours sont supprimées.
mail-change-disowned-stays = Les éléments suivants permettent toujours de se connecter ou de confirmer une connexion. Si l’un d’eux n’est pas à vous, dites-le à un administrateur.
mail-sign-up-subject = Confirmez votre adresse e-mail
mail-sign-up-text = Quelqu’un souhaite créer un compte sur { $host } avec cette adresse. Si c’est vous, ouvrez le lien dans le navigateur où vous avez commencé, ou saisissez-y le code. Tous deux sont valables une fois, pendant { $minutes } minutes.
mail-sign-up-not-you = Si ce n’était pas vous, ne faites rien : aucun compte n’est créé. Ne donnez jamais un code à quelqu’un qui le demande.
mail-sign-up-taken-subject = Vous avez déjà un compte
mail-sign-up-taken-text = Quelqu’un a essayé de créer un compte sur { $host } avec cette adresse. Vous en avez déjà un : connectez-vous-y. La page de connexion indique quoi faire si vous avez oublié votre mot de passe.
mail-sign-up-taken-not-you = Si ce n’était pas vous, ne faites rien : votre compte reste tel quel.
mail-recovery-waiting-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Le compte attend l’approbation d’un administrateur.
mail-account-approved-subject = Votre compte a été approuvé
mail-account-approved-text = Un administrateur a approuvé votre compte sur { $host }. Vous pouvez maintenant vous connecter.
mail-account-refused-subject = Votre compte n’a pas été approuvé
mail-account-refused-text = Un administrateur n’a pas approuvé votre compte sur { $host }. Il a été supprimé avec tout son contenu.
mail-reason = Motif
mail-new-address = Nouvelle adresse
mail-put-back = Si ce n’était pas vous, ouvrez ce lien et confirmez, sans avoir à vous connecter. Cette adresse redevient alors celle du compte, tout le monde est déconnecté, le mot de passe ne fonctionne plus et les administrateurs sont prévenus. Le lien est valable 7 jours.
mail-put-back-link = Rétablir cette adresse
mail-email-change-subject = Confirmez votre nouvelle adresse e-mail
mail-email-change-text = Quelqu’un souhaite faire de cette adresse celle de son compte sur { $host }. Si c’est vous, ouvrez le lien dans le navigateur où vous avez commencé, ou saisissez-y le code. Tous deux sont valables une fois, pendant { $minutes } minutes.
mail-email-change-not-you = Si ce n’était pas vous, ne faites rien : rien ne change. Ne donnez jamais un code à quelqu’un qui le demande.
mail-email-change-taken-subject = Quelqu’un a voulu utiliser votre adresse e-mail
mail-email-change-taken-text = Quelqu’un a essayé de faire de cette adresse celle d’un autre compte sur { $host }. Vous avez un compte avec elle, donc rien n’a été changé. Si c’était vous, donnez d’abord une autre adresse à ce compte.
mail-email-change-asked-subject = Un changement de votre adresse e-mail a été demandé
mail-email-change-asked-text = Une personne connectée à votre compte sur { $host } a demandé à changer son adresse e-mail. Rien ne change avant que la nouvelle adresse soit confirmée.
mail-email-changed-subject = Votre adresse e-mail a été changée
mail-email-changed-text = C’est maintenant l’adresse e-mail de votre compte sur { $host }. Vous vous connectez avec elle.
mail-email-moved-text = L’adresse e-mail de votre compte sur { $host } a été changée. Cette adresse n’en fait plus partie.
mail-email-taken-back-subject = Le changement de votre adresse e-mail a été annulé
mail-email-taken-back-text = Ce n’est plus l’adresse e-mail du compte sur { $host }. Quelqu’un a rétabli l’adresse précédente, par un lien d’un e-mail envoyé à celle-ci. Tout le monde est déconnecté, et le mot de passe ne fonctionne plus.
mail-email-taken-back-advice = Si le compte est à vous, demandez de l’aide à un administrateur.
mail-recovery-address-changed-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. L’adresse du compte a été changée ces derniers jours, donc cette adresse ne permet pas de réinitialiser son mot de passe.
mail-email-replaced-text = Un administrateur a changé l’adresse e-mail de votre compte sur { $host }. Cette adresse n’en fait plus partie.
mail-email-set-text = Un administrateur a fait de cette adresse celle de votre compte sur { $host }. Vous vous connectez avec elle.
mail-email-replaced-advice = Si vous ne vous y attendiez pas, contactez un administrateur.
mail-admin-waiting-subject = Des comptes attendent une approbation
mail-admin-waiting-text = { $count ->
    [one] 1 compte créé par une personne sur { $host } attend une approbation.
   *[other] { $count } comptes créés par des personnes sur { $host } attendent une approbation.
}
mail-admin-disowned-subject = Une personne a signalé une modification qui n’était pas d’elle
mail-admin-disowned-text = { $count ->
    [one] 1 personne sur { $host } a indiqué qu’une modification de son compte n’était pas d’elle. Le compte est protégé.
   *[other] Des personnes sur { $host } ont indiqué { $count } fois qu’une modification de leur compte n’était pas d’elles. Les comptes sont protégés.
}
mail-admin-lost-subject = Des personnes ont perdu leur second facteur
mail-admin-lost-text = { $count ->
    [one] 1 personne sur { $host } a demandé à se connecter sans le second facteur qu’elle a perdu. Si vous savez que c’est elle, confirmez ; sinon, refusez.
   *[other] { $count } personnes sur { $host } ont demandé à se connecter sans le second facteur qu’elles ont perdu. Confirmez celles dont vous êtes sûr, et refusez les autres.
}
mail-admin-advice = Vous recevez ce message au plus une fois par heure, parce que vous êtes administrateur ou que les paramètres du serveur nomment cette adresse.
mail-admin-link = Ouvrir la console
mail-account-connected-subject = Un compte a été connecté au vôtre
mail-account-connected-text = { $account } a été connecté à votre compte sur { $host }. Quiconque peut se connecter là-bas peut se connecter à votre compte.
mail-account-disconnected-subject = Un compte a été déconnecté du vôtre
mail-account-disconnected-text = { $account } a été déconnecté de votre compte sur { $host }. Il ne permet plus de vous connecter.
