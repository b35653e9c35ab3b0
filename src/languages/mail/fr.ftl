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
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-text = Le mot de passe de votre compte sur { $host } a été changé.
mail-password-set-subject = Votre mot de passe a été remplacé
mail-password-set-text = Un administrateur a défini un nouveau mot de passe pour votre compte sur { $host }. Toutes les sessions sont terminées.
mail-password-removed-subject = Votre mot de passe a été retiré
mail-password-removed-text = Le mot de passe de votre compte sur { $host } a été retiré. Vous vous connectez uniquement avec des clés d’accès.
mail-second-factor-enrolled-subject = Un second facteur a été ajouté
mail-second-factor-enrolled-text = Une clé d’accès ou une application d’authentification a été ajoutée à votre compte sur { $host }. Elle peut confirmer vos connexions.
mail-second-factor-removed-subject = Un second facteur a été retiré
mail-second-factor-removed-text = Une clé d’accès ou une application d’authentification a été retirée de votre compte sur { $host }.
mail-second-factor-copied-subject = L’une de vos clés d’accès a peut-être été copiée
mail-second-factor-copied-text = Quelqu’un a utilisé ce qui ressemble à une copie de l’une de vos clés d’accès pour votre compte sur { $host }. La connexion a été refusée. Retirez cette clé d’accès et configurez-en une nouvelle.
mail-second-factor-reset-subject = Votre second facteur a été réinitialisé
mail-second-factor-reset-text = Un administrateur a retiré toutes les clés d’accès, toutes les applications d’authentification et tous les codes de secours de votre compte sur { $host }.
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
mail-recovery-not-possible-subject = Votre mot de passe ne peut pas être réinitialisé
mail-recovery-disabled-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Le compte est désactivé. Contactez votre administrateur.
mail-recovery-no-password-text = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte sur { $host }. Le compte n’a pas encore de mot de passe. Demandez un lien à usage unique à votre administrateur.
mail-password-recovered-subject = Votre mot de passe a été réinitialisé
mail-password-recovered-text = Le mot de passe de votre compte sur { $host } a été réinitialisé par un e-mail envoyé à cette adresse.
mail-invitation-subject = Votre invitation sur { $host }
mail-invitation-by-text = { $person } vous invite sur { $host }. Suivez le lien pour accepter l’invitation.
mail-invitation-text = Vous êtes invité sur { $host }. Suivez le lien pour accepter l’invitation.
mail-invitation-until = Valable jusqu’au
mail-invitation-advice = Le lien fonctionne une fois. Si vous ne souhaitez pas accepter l’invitation, vous n’avez rien à faire.
