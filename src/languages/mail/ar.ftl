# Mails
mail-test-subject = رسالة تجريبية من { $host }
mail-test-text = هذه رسالة تجريبية. الرسائل من { $host } تصل إلى هذا العنوان.
mail-footer = أرسل { $host } هذه الرسالة. لا تُقرأ الردود عليها.
mail-fact = { $name }: { $value }
mail-time = الوقت
mail-browser = المتصفح
mail-address = العنوان
mail-not-you = إذا لم تكن أنت من فعل ذلك: سجّل الدخول إلى { $host } وغيّر كلمة مرورك وأنهِ الجلسات التي لا تعرفها. وإذا تعذّر عليك تسجيل الدخول فاسأل أحد المشرفين.
mail-sessions = جلساتك
mail-disown = إذا لم تكن أنت من فعل ذلك، فافتح هذا الرابط وأكّد، دون تسجيل الدخول. عندئذٍ يتم تسجيل خروجك من كل مكان، وتتوقف كلمة المرور عن العمل، ويُبلَّغ المشرفون. الرابط صالح لمدة 7 أيام، إلى أن تستخدم رابطًا آخر مثله.
mail-disown-link = لم أكن أنا
mail-password-changed-subject = تم تغيير كلمة مرورك
mail-password-changed-text = تم تغيير كلمة مرور حسابك لدى { $host }.
mail-password-set-subject = تم استبدال كلمة مرورك
mail-password-set-text = عيّن أحد المشرفين كلمة مرور جديدة لحسابك لدى { $host }. انتهت كل الجلسات.
mail-password-removed-subject = أُزيلت كلمة مرورك
mail-password-removed-text = أُزيلت كلمة مرور حسابك لدى { $host }. تسجّل الدخول بمفاتيح المرور وحدها.
mail-second-factor-enrolled-subject = أُضيف عامل مصادقة ثانٍ
mail-second-factor-enrolled-text = أُضيف مفتاح مرور أو تطبيق مصادقة إلى حسابك لدى { $host }. ويمكنه تأكيد عمليات تسجيل دخولك.
mail-second-factor-removed-subject = أُزيل عامل مصادقة ثانٍ
mail-second-factor-removed-text = أُزيل مفتاح مرور أو تطبيق مصادقة من حسابك لدى { $host }.
mail-second-factor-copied-subject = ربما نُسخ أحد مفاتيح مرورك
mail-second-factor-copied-text = استخدم شخص ما يبدو نسخة من أحد مفاتيح مرورك لحسابك لدى { $host }. رُفض تسجيل الدخول. أزل مفتاح المرور هذا، وأعدّ مفتاحًا جديدًا.
mail-second-factor-reset-subject = أُزيل العامل الثاني لحسابك
mail-second-factor-reset-text = أزال أحد المشرفين كل مفاتيح المرور وكل تطبيقات المصادقة وكل رموز الاسترداد من حسابك لدى { $host }.
mail-recovery-codes-renewed-subject = أُنشئت رموز استرداد جديدة
mail-recovery-codes-renewed-text = أُنشئت رموز استرداد جديدة لحسابك لدى { $host }. ولم تعد الرموز القديمة صالحة.
mail-recovery-code-used-subject = استُخدم رمز استرداد
mail-recovery-code-used-text = { $count ->
    [zero] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. لم يتبقَّ أي رمز.
    [one] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. تبقّى رمز واحد.
    [two] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. تبقّى رمزان.
    [few] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. تبقّت { $count } رموز.
    [many] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. تبقّى { $count } رمزًا.
   *[other] استُخدم رمز استرداد لتسجيل الدخول إلى حسابك لدى { $host }. تبقّى { $count } رمز.
}
mail-new-browser-subject = تسجيل دخول جديد إلى حسابك
mail-new-browser-text = سجّل أحدهم الدخول إلى حسابك لدى { $host } بمتصفح لم يُستخدم له من قبل.
mail-code = الرمز
mail-password-recovery-subject = إعادة تعيين كلمة المرور
mail-password-recovery-text = طلب أحدهم إعادة تعيين كلمة مرور حسابك لدى { $host }. إذا كنت أنت من طلب ذلك، يُرجى فتح الرابط في المتصفح الذي طلبت منه، أو إدخال الرمز فيه. كلاهما صالح لمرة واحدة، ومدة الصلاحية بالدقائق: { $minutes }.
mail-recovery-not-you = إذا لم تكن أنت من طلب ذلك، فلا تفعل شيئًا: تبقى كلمة مرورك كما هي. لا تعطِ رمزًا لأحد يطلبه منك.
mail-recovery-not-possible-subject = تتعذّر إعادة تعيين كلمة مرورك
mail-recovery-disabled-text = طلب أحدهم إعادة تعيين كلمة مرور حسابك لدى { $host }. الحساب معطّل. يُرجى التواصل مع المشرف.
mail-recovery-no-password-text = طلب أحدهم إعادة تعيين كلمة مرور حسابك لدى { $host }. ليس للحساب كلمة مرور بعد. يُرجى طلب رابط صالح لمرة واحدة من المشرف.
mail-password-recovered-subject = أُعيد تعيين كلمة مرورك
mail-password-recovered-text = أُعيد تعيين كلمة مرور حسابك لدى { $host } برسالة إلى هذا العنوان.
mail-invitation-subject = دعوتك إلى { $host }
mail-invitation-by-text = يدعوك { $person } إلى { $host }. اتبع الرابط لقبول الدعوة.
mail-invitation-text = أنت مدعو إلى { $host }. اتبع الرابط لقبول الدعوة.
mail-invitation-until = صالحة حتى
mail-invitation-advice = الرابط صالح لمرة واحدة. وإذا كنت لا ترغب في قبول الدعوة فليس عليك فعل أي شيء.
mail-change-disowned-subject = تم تأمين حسابك
mail-change-disowned-text = أفاد شخص ما، برابط من رسالة إلى هذا العنوان، بأن تغييرًا في حسابك لدى { $host } لم يكن منك. تم تسجيل خروج الجميع، ولم تعد كلمة المرور صالحة، وأُزيلت مفاتيح المرور وتطبيقات المصادقة التي أُضيفت في آخر 7 أيام.
mail-change-disowned-stays = لا يزال من الممكن تسجيل الدخول أو تأكيد تسجيل دخول بما يلي. إذا لم يكن أحدها لك، فيُرجى إبلاغ أحد المشرفين.
mail-sign-up-subject = تأكيد عنوان بريدك الإلكتروني
mail-sign-up-text = يريد أحدهم إنشاء حساب لدى { $host } بهذا العنوان. إذا كنت أنت من طلب ذلك، يُرجى فتح الرابط في المتصفح الذي بدأت فيه، أو إدخال الرمز فيه. كلاهما صالح لمرة واحدة، ومدة الصلاحية بالدقائق: { $minutes }.
mail-sign-up-not-you = إذا لم تكن أنت من طلب ذلك، فلا تفعل شيئًا: لن يُنشأ أي حساب. لا تعطِ رمزًا لأحد يطلبه منك.
mail-sign-up-taken-subject = لديك حساب بالفعل
mail-sign-up-taken-text = حاول أحدهم إنشاء حساب لدى { $host } بهذا العنوان. لديك حساب بالفعل: يُرجى تسجيل الدخول إليه. تذكر صفحة تسجيل الدخول ما يمكن فعله إذا نسيت كلمة المرور.
mail-sign-up-taken-not-you = إذا لم تكن أنت من فعل ذلك، فلا تفعل شيئًا: يبقى حسابك كما هو.
mail-recovery-waiting-text = طلب أحدهم إعادة تعيين كلمة مرور حسابك لدى { $host }. الحساب في انتظار موافقة أحد المشرفين.
mail-account-approved-subject = تمت الموافقة على حسابك
mail-account-approved-text = وافق أحد المشرفين على حسابك لدى { $host }. يمكنك تسجيل الدخول الآن.
mail-account-refused-subject = لم تتم الموافقة على حسابك
mail-account-refused-text = لم يوافق أحد المشرفين على حسابك لدى { $host }. حُذف الحساب بكل ما فيه.
mail-reason = السبب
