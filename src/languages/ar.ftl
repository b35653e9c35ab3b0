# التواريخ
date = { $day } { $month } { $year }
date-time = { $date }، { $time }
time = { $time } بالتوقيت العالمي
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
ago-now = قبل لحظات
ago-minutes = { $count ->
    [one] قبل دقيقة واحدة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
}
ago-hours = { $count ->
    [one] قبل ساعة واحدة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
}
ago-days = { $count ->
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}

# في كل مكان
title-error = خطأ:
summary-title = { $count ->
    [one] توجد مشكلة
    [two] توجد مشكلتان
    [few] توجد { $count } مشاكل
   *[other] توجد { $count } مشكلة
}
continue = متابعة
cancel = إلغاء
done = تم
remove = إزالة
view = عرض
go-back = رجوع
try-again = إعادة المحاولة
back-to-app = العودة إلى { $app }
open-app = فتح { $app }
not-you = ليس هذا حسابك؟
sign-in = تسجيل الدخول
sign-in-again = تسجيل الدخول مجددًا
sign-out = تسجيل الخروج
stay-signed-in = الإبقاء على تسجيل الدخول
signed-in = تم تسجيل الدخول
signed-out = تم تسجيل الخروج
throttled = { $minutes ->
    [one] محاولات كثيرة جدًا. يُرجى الانتظار لمدة دقيقة واحدة ثم إعادة المحاولة.
    [two] محاولات كثيرة جدًا. يُرجى الانتظار لمدة دقيقتين ثم إعادة المحاولة.
    [few] محاولات كثيرة جدًا. يُرجى الانتظار لمدة { $minutes } دقائق ثم إعادة المحاولة.
   *[other] محاولات كثيرة جدًا. يُرجى الانتظار لمدة { $minutes } دقيقة ثم إعادة المحاولة.
}
throttled-hours = محاولات كثيرة جدًا. يُرجى إعادة المحاولة لاحقًا. مدة الانتظار بالساعات: { $hours }.
footer-help = مساعدة
footer-privacy = الخصوصية
footer-terms = البنود
theme-current = المظهر: { $theme }
theme-auto = تلقائي
theme-light = فاتح
theme-dark = داكن
language-title = اختيار اللغة

# اللوح
plate-sign-in = يطلب منك تسجيل الدخول
plate-consent = يريد استخدام حسابك
plate-sent-you = أرسلك إلى هنا
plate-came-from = أتيت من هذا التطبيق
plate-sign-out = يطلب منك تسجيل الخروج
plate-provider = حسابك
plate-setup = جاهز للإعداد
plate-local = على هذا الجهاز
plate-advice = يُرجى عدم كتابة كلمة المرور إلا إذا ظهر { $host } في شريط العناوين.
app-unchecked = لم يتحقّق { $provider } من هذا التطبيق. يُرجى عدم المتابعة إلا عند معرفة الجهة التي تديره.

# تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-one-account = يطلب التطبيق الحساب الذي استُخدم فيه سابقًا. لن يعمل أي حساب آخر.
sign-in-username = عنوان البريد الإلكتروني أو اسم المستخدم
sign-in-username-missing = يُرجى إدخال عنوان البريد الإلكتروني أو اسم المستخدم
sign-in-mismatch = عنوان البريد الإلكتروني أو اسم المستخدم أو كلمة المرور غير صحيحة. يُرجى إعادة المحاولة.
sign-in-disabled = هذا الحساب معطَّل. يُرجى التواصل مع المشرف.
sign-in-accounts = اختيار حساب آخر
password = كلمة المرور
password-show = إظهار
password-hide = إخفاء
password-missing = يُرجى إدخال كلمة المرور
password-mismatch = كلمة المرور غير صحيحة. يُرجى إعادة المحاولة.
password-forgot = هل نسيت كلمة المرور؟
password-forgot-ask = هل نسيت كلمة المرور؟ يُرجى طلب رابط صالح لمرة واحدة من أحد المشرفين.
password-title = إدخال كلمة المرور
password-title-again = إعادة إدخال كلمة المرور
password-again = يحتاج { $app } إلى التأكّد من هويتك.
password-recent = آخر تسجيل دخول لك أقدم ممّا يسمح به { $app }.
password-confirm = الخطوة التالية تتعلّق بالأمان. يُرجى تأكيد هويتك.
new-password-title = اختيار كلمة مرور جديدة
first-password-title = اختيار كلمة مرور
new-password = كلمة المرور الجديدة
new-password-set = حفظ كلمة المرور
new-password-temporary = عيّن شخص آخر كلمة مرورك. يُرجى اختيار كلمة مرور لا يعرفها أحد غيرك.
new-password-compromised = قد يعرف أشخاص آخرون كلمة مرورك. يُرجى اختيار كلمة مرور جديدة.
new-password-first = يُرجى اختيار كلمة مرور لحسابك ثم تسجيل الدخول بها. هذا الرابط صالح لمرة واحدة فقط.
new-password-forgotten = يُرجى اختيار كلمة مرور جديدة لحسابك.
recover-title = إعادة تعيين كلمة المرور
recover-text = سنرسل إليك رسالة بريد إلكتروني فيها رابط ورمز.
recover-known-text = سنرسل رسالة بريد إلكتروني فيها رابط ورمز إلى عنوان هذا الحساب.
recover-send = إرسال الرسالة
recover-back = العودة إلى تسجيل الدخول
recover-sent-title = يُرجى التحقّق من بريدك الإلكتروني
recover-sent-text = إذا كان هناك حساب باسم { $login }، فقد أرسلنا رسالة إلى عنوانه. يُرجى فتح الرابط الذي فيها في هذا المتصفح، أو إدخال رمزها هنا.
recover-code = الرمز من الرسالة
recover-code-hint = 8 أرقام. مدة صلاحية الرابط والرمز بالدقائق: { $minutes }.
recover-code-missing = يُرجى إدخال الرمز من الرسالة
recover-code-mismatch = الرمز غير صحيح. يُرجى استخدام أحدث رسالة أو إرسال رسالة أخرى.
recover-no-mail = لم تصلك رسالة؟ يُرجى البحث في مجلد الرسائل غير المرغوب فيها والتحقّق مما أدخلته. لا يُرسل منها إلا عدد قليل في اليوم. وإذا تعذّر عليك الوصول إلى العنوان، يُرجى سؤال أحد المشرفين.
recover-again = إرسال رسالة أخرى
recover-sent-again = طلبت رسالة أخرى. لم يعد رمز الرسالة السابقة صالحًا.
recover-code-link = إدخال الرمز من آخر رسالة
recover-used-up = رموز غير صحيحة كثيرة جدًا. يُرجى إرسال رسالة أخرى.
recover-over = انتهت صلاحية الرسالة أو لم تعد صالحة. يُرجى إرسال رسالة أخرى.
recover-link-text = لقد فتحت الرابط من رسالتنا. يُرجى المتابعة لاختيار كلمة مرور جديدة.
recover-elsewhere-title = يُرجى إدخال هذا الرمز
recover-elsewhere-text = يُرجى إدخاله في المتصفح الذي طلبت منه الرسالة.
recover-elsewhere-warning = إذا لم تطلبها، يُرجى إغلاق هذه الصفحة: لن يتغيّر شيء. لا تعطِ الرمز لأحد أبدًا.
recover-end-all = تسجيل الخروج من كل مكان آخر، ومن التطبيقات أيضًا
new-password-rule = { $minimum ->
    [one] حرف واحد أو أكثر. يُفضَّل استخدام عدة كلمات لا علاقة بينها.
    [two] حرفان أو أكثر. يُفضَّل استخدام عدة كلمات لا علاقة بينها.
    [few] { $minimum } أحرف أو أكثر. يُفضَّل استخدام عدة كلمات لا علاقة بينها.
    [many] { $minimum } حرفًا أو أكثر. يُفضَّل استخدام عدة كلمات لا علاقة بينها.
   *[other] { $minimum } حرف أو أكثر. يُفضَّل استخدام عدة كلمات لا علاقة بينها.
}
password-meter-short = قصيرة جدًا
password-meter-weak = سهلة التخمين
password-meter-fair = متوسطة
password-meter-strong = صعبة التخمين
new-password-missing = يُرجى إدخال كلمة مرور جديدة
new-password-too-short = { $minimum ->
    [one] يُرجى استخدام حرف واحد على الأقل
    [two] يُرجى استخدام حرفين على الأقل
    [few] يُرجى استخدام { $minimum } أحرف على الأقل
    [many] يُرجى استخدام { $minimum } حرفًا على الأقل
   *[other] يُرجى استخدام { $minimum } حرف على الأقل
}
new-password-too-long = { $maximum ->
    [one] يُرجى استخدام بايت واحد كحدّ أقصى
    [two] يُرجى استخدام بايتين كحدّ أقصى
    [few] يُرجى استخدام { $maximum } بايت كحدّ أقصى
   *[other] يُرجى استخدام { $maximum } بايت كحدّ أقصى
}
new-password-personal = يُرجى عدم استخدام اسمك أو عنوان بريدك الإلكتروني
new-password-former = سبق أن استخدمت كلمة المرور هذه هنا. يُرجى اختيار كلمة مرور جديدة.
new-password-breached = ظهرت كلمة المرور هذه في بيانات مسروقة، ولذلك تُجرَّب من بين الأولى. يُرجى اختيار كلمة مرور أخرى هنا وفي كل مكان تستخدمها فيه.
new-password-same = يُرجى اختيار كلمة مرور مختلفة عن كلمة المرور الحالية
new-password-keyboard = من السهل تخمين المفاتيح المتجاورة. يُرجى إضافة كلمات لا علاقة بينها.
new-password-repeats = تكرار الأحرف لا يجعل كلمة المرور أقوى. يُرجى إضافة كلمات لا علاقة بينها.
new-password-sequence = من السهل تخمين التسلسلات مثل abc أو 6543. يُرجى إضافة كلمات لا علاقة بينها.
new-password-dates = من السهل تخمين التواريخ والسنوات. يُرجى إضافة كلمات لا علاقة بينها.
new-password-word = من السهل تخمين كلمة واحدة. يُرجى إضافة كلمات لا علاقة بينها.
new-password-names = من السهل تخمين الأسماء. يُرجى إضافة كلمات لا علاقة بينها.
new-password-common = كلمة المرور هذه شائعة جدًا. يُرجى اختيار كلمة مرور أخرى.
new-password-guessable = من السهل جدًا تخمين كلمة المرور هذه. يُرجى إضافة كلمات لا علاقة بينها.

# الحسابات في هذا المتصفّح
account-choice-title = اختيار حساب
account-choice-app = للمتابعة إلى { $app }
account-choice-another = استخدام حساب آخر
account-choice-remove = إزالة حساب من هذه القائمة
account-removal-title = إزالة حسابات
account-removal-text = تؤدي إزالة الحساب إلى تسجيل خروجه من هذا المتصفّح، ولا تؤدي إلى حذفه.
remove-account = إزالة { $account }

# الموافقة
consent-title = السماح لتطبيق { $app } باستخدام حسابك؟
consent-run-by = الجهة المشغِّلة
consent-return-to = ستتم إعادتك إلى
consent-policy = سياسة الخصوصية
consent-will-see = سيحصل { $app } على
consent-may-do = سيتمكّن { $app } من
consent-identity-only = سيعرف { $app } هويتك فقط.
consent-resource = استخدام { $name }
consent-choice = اختياري
consent-new = جديد
consent-accept = سماح
consent-take-back = يمكنك إزالة إذن الوصول في أي وقت من { $link }.
consent-take-back-link = صفحة «التطبيقات» في حسابك
scope-profile = اسمك وملفك الشخصي
scope-email = عنوان بريدك الإلكتروني
scope-email-confirmed = { $email }، تم التحقّق منه
scope-email-unconfirmed = { $email }، لم يتم التحقّق منه
scope-address = عنوانك البريدي
scope-phone = رقم هاتفك
scope-groups = مجموعاتك
scope-offline-access = الوصول أثناء عدم استخدام التطبيق
scope-offline-access-until = { $days ->
    [one] لمدة يوم واحد كحدّ أقصى، حتى { $date }
    [two] لمدة يومين كحدّ أقصى، حتى { $date }
    [few] لمدة { $days } أيام كحدّ أقصى، حتى { $date }
    [many] لمدة { $days } يومًا كحدّ أقصى، حتى { $date }
   *[other] لمدة { $days } يوم كحدّ أقصى، حتى { $date }
}
scope-claim = معلومة «{ $name }» الخاصة بك
scope-other = الإذن «{ $name }»
scope-nothing = غير متوفّر في حسابك

# الإعداد
setup-title = إنشاء حساب المشرف الأول
setup-text = يمكن لهذا الحساب تنفيذ كل الإجراءات. يمكنك إضافة أشخاص آخرين لاحقًا.
before-setup-title = لم يتم إعداد هذا الموفّر بعد
before-setup-text = عند بدء التشغيل، عرض الخادم رابطًا لإنشاء حساب المشرف الأول. يُرجى فتح هذا الرابط في هذا المتصفّح.
before-setup-where = يوجد الرابط في سجلّ الخادم. يُرجى استخدام الأمر المناسب لطريقة تشغيل الخادم:
before-setup-terminal = أو يمكن النظر في الطرفية التي تم تشغيل Latchkey فيها.
setup-email = عنوان البريد الإلكتروني
setup-name = الاسم
setup-username = اسم المستخدم
field-optional = { $field } (اختياري)
setup-username-hint = يمكنك تسجيل الدخول به بدلًا من عنوان بريدك الإلكتروني.
setup-create = إنشاء حساب المشرف
setup-email-invalid = يُرجى إدخال عنوان بريد إلكتروني بالتنسيق الصحيح، مثل name@example.com
setup-email-taken = يوجد حساب بالفعل بعنوان البريد الإلكتروني هذا
setup-username-invalid = يُرجى استخدام الأحرف والأرقام والنقاط والواصلات والشرطات السفلية فقط
setup-username-taken = اسم المستخدم هذا مستخدَم بالفعل

# الأخطاء
back-to-the-app = العودة إلى التطبيق
error-the-app-disabled = هذا التطبيق معطَّل
error-the-app-request-text = أرسل التطبيق طلبًا لا يمكننا قبوله. لا توجد أي مشكلة في حسابك ولم تتم مشاركة أي بيانات. يُرجى العودة إلى التطبيق وإعادة المحاولة.
error-the-app-expired-text = لم يتم فقدان أي شيء. يُرجى العودة إلى التطبيق والبدء من جديد.
error-the-app-not-allowed = ليس لديك إذن بالوصول إلى هذا التطبيق
error-the-app-not-allowed-text = لا توجد أي مشكلة في حسابك، ولكن ليس لديه إذن بالوصول إلى هذا التطبيق. يُرجى التواصل مع المشرف.
error-the-app-redirect-address = رابط تسجيل الدخول هذا لا يتطابق مع إعدادات التطبيق
error-the-app-redirect-address-text = لا توجد أي مشكلة في حسابك ولم تتم مشاركة أي بيانات مع التطبيق. على الجهة التي تدير التطبيق تصحيح الرابط.
error-the-app-sign-out-address = طلب التطبيق نقلك إلى عنوان غير مسجّل له، لذا لن ننقلك إليه.
error-the-app-sign-out-hint = لم يعُد من الممكن التحقّق من رابط تسجيل الخروج هذا، لذا لن نعيدك إلى التطبيق.
error-reference-administrator = إذا استمرت المشكلة، يُرجى تقديم هذا المرجع إلى المشرف:
error-home = الانتقال إلى الصفحة الرئيسية
error-reference = إذا استمرت المشكلة، يُرجى تقديم هذا المرجع إلى الجهة التي تدير التطبيق:
error-developer = تفاصيل لمطوّر هذا التطبيق
error-code = الخطأ
error-parameter = المَعلمة
error-rule = القاعدة
error-received = القيمة المستلَمة
error-registered = { $count ->
    [one] القيمة المسجّلة
    [two] الأقرب من بين قيمتين مسجّلتين
    [few] الأقرب من بين { $count } قيم مسجّلة
   *[other] الأقرب من بين { $count } قيمة مسجّلة
}
error-registered-hidden = يرى المشرفون الذين سجّلوا الدخول هنا القيمة المسجّلة أيضًا، مع تمييز الاختلاف.
error-differences = { $count ->
    [one] يوجد اختلاف واحد، وهو مميَّز أعلاه.
    [two] يوجد اختلافان، وهما مميَّزان أعلاه.
    [few] توجد { $count } اختلافات، وهي مميَّزة أعلاه.
    [many] يوجد { $count } اختلافًا، وهي مميَّزة أعلاه.
   *[other] يوجد { $count } اختلاف، وهي مميَّزة أعلاه.
}
error-app-request = رابط تسجيل الدخول هذا لا يعمل
error-app-request-text = أرسل { $app } طلبًا لا يمكننا قبوله. لا توجد أي مشكلة في حسابك ولم تتم مشاركة أي بيانات. يُرجى الرجوع وإعادة المحاولة.
error-redirect-address = رابط تسجيل الدخول هذا لا يتطابق مع إعدادات { $app }
error-redirect-address-text = لا توجد أي مشكلة في حسابك ولم تتم مشاركة أي بيانات مع { $app }. على الجهة التي تدير التطبيق تصحيح الرابط.
error-unknown-app = تطبيق غير معروف
error-unknown-app-text = هذا الرابط لتطبيق غير مسجّل هنا. لا توجد أي مشكلة في حسابك. يُرجى الرجوع والتحقّق من مصدر الرابط.
error-app-disabled = { $app } معطَّل
error-app-disabled-text = عطّل أحد المشرفين هذا التطبيق. لا توجد أي مشكلة في حسابك.
error-not-allowed = ليس لديك إذن بالوصول إلى { $app }
error-not-allowed-text = لا توجد أي مشكلة في حسابك، ولكن ليس لديه إذن بالوصول إلى { $app }. يُرجى التواصل مع المشرف.
error-expired = انتهت صلاحية هذه الصفحة أو سبق استخدامها
error-expired-text = لم يتم فقدان أي شيء. يُرجى العودة إلى { $app } والبدء من جديد.
error-no-cookies = ملفات تعريف الارتباط محظورة
error-no-cookies-text = يتطلّب تسجيل الدخول ملفات تعريف الارتباط. يُرجى السماح بها لهذا الموقع الإلكتروني وإعادة المحاولة.
error-foreign-form = لم يعُد هذا النموذج صالحًا
error-foreign-form-text = النموذج من صفحة أخرى، أو سجّلت الخروج بعد فتحه. لم يتم تغيير أي شيء. يُرجى إعادة المحاولة.
error-another-host = يُرجى فتح هذه الصفحة على { $host }
error-another-host-text = تم فتح الصفحة على عنوان آخر. لا تُقبَل النماذج إلا على { $host }. لم يتم تغيير أي شيء.
error-link-over = سبق استخدام هذا الرابط أو انتهت صلاحيته
error-link-over-text = إذا كنت قد اخترت كلمة مرورك، يُرجى تسجيل الدخول بها. وإلا، يُرجى طلب رابط جديد من أحد المشرفين.
error-recovery-link-over-text = إذا كنت قد اخترت كلمة مرور جديدة، يُرجى تسجيل الدخول بها. وإلا، يُرجى طلب رسالة جديدة من صفحة تسجيل الدخول.
error-recovery-no-cookies-text = يُرجى إدخال رمز الرسالة في المتصفح الذي طلبتها منه. ولاستخدام الرابط، يُرجى السماح بملفات تعريف الارتباط لهذا الموقع الإلكتروني.
error-setup-link-over-text = إذا تم إنشاء حساب المشرف الأول، يُرجى تسجيل الدخول. وإلا، يُرجى استخدام أحدث رابط عرضه الخادم عند بدء تشغيله.
error-sign-out = لم يتم تسجيل خروجك بعد
error-signed-out-already = لم يتم تسجيل دخولك هنا
error-sign-out-hint = لم يعُد من الممكن التحقّق من رابط تسجيل الخروج الوارد من { $app }، لذا لن نعيدك إليه.
error-sign-out-address = طلب { $app } نقلك إلى عنوان غير مسجّل له، لذا لن ننقلك إليه.
error-sign-out-app = رابط تسجيل الخروج لتطبيق غير مسجّل هنا، أو تم إنشاؤه لتطبيق آخر، لذا لن نعيدك إلى التطبيق.
error-sign-out-malformed = رابط تسجيل الخروج تالف، لذا لن نعيدك إلى التطبيق.
error-not-found = لم يتم العثور على الصفحة
error-not-found-text = يُرجى التحقّق من العنوان أو الانتقال إلى الصفحة الرئيسية.
error-method = لا يمكن فتح هذا العنوان في المتصفّح
error-method-text = هذا العنوان مخصّص للتطبيقات. يُرجى الانتقال إلى الصفحة الرئيسية.
error-malformed = هذا الطلب غير صالح
error-malformed-text = هناك جزء ناقص أو تنسيق غير صحيح. يُرجى الرجوع وإعادة المحاولة.
error-too-large = هذا الطلب كبير جدًا
error-too-large-text = يُرجى إرسال بيانات أقل في المرة الواحدة وإعادة المحاولة.
error-too-many = طلبات كثيرة جدًا
error-too-many-text = يُرجى الانتظار دقيقة واحدة ثم إعادة المحاولة.
error-unavailable = الخدمة غير متوفّرة حاليًا
error-unavailable-text = جزء من الخدمة لا يستجيب. لا توجد أي مشكلة في حسابك. يُرجى إعادة المحاولة بعد دقيقة.
error-internal = حدث خطأ
error-internal-text = هذا الخطأ ليس بسببك، وقد سجّلنا المشكلة. يُرجى إعادة المحاولة بعد دقيقة.

# تسجيل الخروج
sign-out-title = تسجيل الخروج؟
sign-out-text = سيتم تسجيل خروجك من هذا المتصفّح.
signed-out-title = تم تسجيل خروجك
signed-out-text = سجّلت الخروج من هذا المتصفّح الساعة { $time }. لم يتم تسجيل خروجك من الأجهزة الأخرى.
signed-out-nobody = لم يكن أحد قد سجّل الدخول في هذا المتصفّح.
signed-out-advice = على جهاز مشترك، يُرجى إغلاق المتصفّح أيضًا.
signed-out-no-answer = لم يستجب هذا التطبيق. قد يظل تسجيل دخولك إليه ساريًا.
signed-out-not-told = لهذا التطبيق جلسة خاصة به. قد يظل تسجيل دخولك إليه ساريًا.
form-post-title = لحظة من فضلك
form-post-text = تتم إعادتك إلى { $app }.

# حسابك
nav-account = حسابك
nav-menu = القائمة
nav-home = الصفحة الرئيسية
nav-profile = الملف الشخصي
nav-security = الأمان
nav-sessions = الجلسات
nav-apps = التطبيقات
home-title = مرحبًا { $name }
home-signed-in = سجّلت الدخول { $time }
home-apps = تطبيقاتك
home-open-there = يُرجى فتح هذا التطبيق لتسجيل الدخول
home-empty-title = لا توجد تطبيقات بعد
home-empty-text = تظهر هنا التطبيقات التي يمكنك استخدامها بعد ربطها.
account-title = حسابك
account-name = الاسم
account-email = عنوان البريد الإلكتروني
account-username = اسم المستخدم
account-groups = المجموعات
account-no-groups = لا توجد
account-since = تاريخ الانضمام
email-confirmed = تم التحقّق منه
email-unconfirmed = لم يتم التحقّق منه
account-sessions = { $count ->
    [zero] لم يتم تسجيل الدخول على أي جهاز
    [one] تم تسجيل الدخول على جهاز واحد
    [two] تم تسجيل الدخول على جهازين
    [few] تم تسجيل الدخول على { $count } أجهزة
    [many] تم تسجيل الدخول على { $count } جهازًا
   *[other] تم تسجيل الدخول على { $count } جهاز
}
account-apps = { $count ->
    [0] لا توجد تطبيقات تستخدم حسابك
    [one] تطبيق واحد يستخدم حسابك
    [two] تطبيقان يستخدمان حسابك
    [few] { $count } تطبيقات تستخدم حسابك
    [many] { $count } تطبيقًا يستخدم حسابك
   *[other] { $count } تطبيق يستخدم حسابك
}
password-set-at = آخر تغيير: { $date }
next-password = عيّن شخص آخر كلمة مرورك، أو قد يعرفها أشخاص آخرون.
next-sessions = { $count ->
    [one] لم تُستخدم جلسة واحدة منذ مدة طويلة.
    [two] لم تُستخدم جلستان منذ مدة طويلة.
    [few] لم تُستخدم { $count } جلسات منذ مدة طويلة.
   *[other] لم تُستخدم { $count } جلسة منذ مدة طويلة.
}
next-sessions-action = مراجعة الجلسات
next-apps = { $count ->
    [one] لم يُستخدم تطبيق واحد منذ مدة طويلة.
    [two] لم يُستخدم تطبيقان منذ مدة طويلة.
    [few] لم تُستخدم { $count } تطبيقات منذ مدة طويلة.
    [many] لم يُستخدم { $count } تطبيقًا منذ مدة طويلة.
   *[other] لم يُستخدم { $count } تطبيق منذ مدة طويلة.
}
next-apps-action = مراجعة التطبيقات
sessions-title = أين سجّلت الدخول
sessions-text = إذا لم تكن إحدى الجلسات مألوفة لك، يُرجى إنهاؤها وتغيير كلمة المرور.
sessions-empty = لا توجد جلسات
session-this = هذا المتصفّح
session-active-now = نشطة الآن
session-used = آخر استخدام: { $time }
session-started = تسجيل الدخول في { $time }
session-apps = التطبيقات: { $apps }
session-end = إنهاء
session-end-which = إنهاء: { $browser }
session-end-others = إنهاء كل الجلسات الأخرى
browser-on-system = { $browser } على { $system }
browser-unknown = متصفّح غير معروف
apps-title = التطبيقات التي تستخدم حسابك
apps-text = يمكنك إزالة إذن وصول التطبيقات التي لم تعُد تستخدمها. وسيكون عليها طلب الإذن منك مجددًا.
apps-empty-title = لا توجد تطبيقات تستخدم حسابك
apps-empty-text = تظهر التطبيقات هنا بعد تسجيل الدخول إليها.
app-since = منذ { $date }
app-revoke = إزالة إذن الوصول
app-revoke-which = إزالة إذن وصول { $app }
set-password = تعيين كلمة مرور
password-none = لا توجد: تسجّل الدخول بمفاتيح المرور
password-none-text = ليست لديك كلمة مرور. تسجّل الدخول بمفاتيح المرور وحدها.
password-remove = إزالة كلمة المرور
password-remove-text = ستسجّل الدخول بمفاتيح المرور وحدها. إذا فقدتها كلها، فلن يستطيع إعادة الوصول إليك سوى أحد المشرفين، لذا احتفظ بمفتاح مرور على أكثر من جهاز.
change-password = تغيير كلمة المرور
current-password = كلمة المرور الحالية
current-password-missing = يُرجى إدخال كلمة المرور الحالية
current-password-mismatch = هذه ليست كلمة المرور الحالية. يُرجى إعادة المحاولة.
end-other-sessions = إنهاء جلساتي الأخرى

# عامل المصادقة الثاني
second-factor = عامل المصادقة الثاني
second-factor-text = بعد كلمة المرور، يُطلب منك التأكيد بمفتاح مرور أو برمز من تطبيق مصادقة. وبذلك لا تكفي كلمة مرور مسروقة وحدها لتسجيل الدخول.
second-factor-apps = تطبيقات المصادقة
second-factor-app = تطبيق مصادقة
second-factor-none = لا يوجد تطبيق مصادقة بعد
second-factor-none-text = يمكنك استخدام أي تطبيق للرموز الصالحة لمرة واحدة. ويمكن للعديد من برامج إدارة كلمات المرور القيام بذلك أيضًا.
second-factor-add = إضافة تطبيق مصادقة
second-factor-set-up = إعداد
second-factor-full = { $count ->
    [one] يمكنك استخدام تطبيق واحد فقط. لإضافة تطبيق آخر، يُرجى إزالته أولًا.
    [two] يمكنك استخدام تطبيقين كحدّ أقصى. لإضافة تطبيق آخر، يُرجى إزالة أحدهما أولًا.
    [few] يمكنك استخدام { $count } تطبيقات كحدّ أقصى. لإضافة تطبيق آخر، يُرجى إزالة أحدها أولًا.
    [many] يمكنك استخدام { $count } تطبيقًا كحدّ أقصى. لإضافة تطبيق آخر، يُرجى إزالة أحدها أولًا.
   *[other] يمكنك استخدام { $count } تطبيق كحدّ أقصى. لإضافة تطبيق آخر، يُرجى إزالة أحدها أولًا.
}
second-factor-since = تمت الإضافة في { $date }
second-factor-used = آخر استخدام: { $time }
second-factor-unused = لم يُستخدم بعد
second-factor-manage = إدارة
second-factor-manage-which = إدارة: { $name }
second-factor-required = يجب أن يكون لحسابك عامل مصادقة ثانٍ، لذا لا يمكنك إزالة العامل الأخير. يُرجى إضافة عامل آخر أولًا.
second-factor-name = الاسم
second-factor-name-hint = على سبيل المثال، الهاتف الذي يوجد عليه التطبيق.
second-factor-rename = حفظ الاسم
second-factor-remove = إزالة عامل المصادقة هذا
second-factor-remove-text = لن يعُد بإمكانك تسجيل الدخول به.
second-factor-only-way-in = ليست لديك كلمة مرور، وهذا آخر مفتاح مرور لديك: لا شيء غيره يتيح لك تسجيل الدخول. أضف مفتاح مرور آخر أو عيّن كلمة مرور أولًا.
second-factor-remove-last = هذا عامل المصادقة الثاني الوحيد لديك. سيتم حذف رموز الاسترداد أيضًا، وسيكون تسجيل دخولك بكلمة المرور وحدها.
second-factor-back = العودة إلى عامل المصادقة الثاني
label-missing = يُرجى إدخال اسم
label-too-long = يُرجى استخدام 64 حرفًا كحدّ أقصى
label-character = يُرجى إزالة الأحرف غير المرئية
enrol-title = إعداد تطبيق مصادقة
enrol-picture = رمز QR لتطبيق المصادقة
enrol-scan = يُرجى مسح رمز QR هذا ضوئيًا باستخدام التطبيق
enrol-by-hand = أو إدخال هذا المفتاح يدويًا:
enrol-open = فتح في تطبيق على هذا الجهاز
enrol-code = رمز مكوَّن من 6 أرقام
enrol-code-hint = الرمز الذي يعرضه التطبيق الآن. يتغيّر كل 30 ثانية.
enrol-code-missing = يُرجى إدخال الرمز الذي يعرضه التطبيق
enrol-code-mismatch = الرمز غير صحيح. يُرجى إدخال أحدث رمز والتحقّق من ضبط الساعة على جهازك.
enrol-confirm = إعداد
recovery-codes = رموز الاسترداد
recovery-codes-left = { $count ->
    [0] لم تتبقَّ أي رموز
    [one] تبقّى رمز واحد
    [two] تبقّى رمزان
    [few] تبقّت { $count } رموز
    [many] تبقّى { $count } رمزًا
   *[other] تبقّى { $count } رمز
}
recovery-codes-few = { $count ->
    [0] لم تتبقَّ لديك أي رموز استرداد. إذا فقدت عامل المصادقة الثاني، لن يكون بإمكانك تسجيل الدخول.
    [one] تبقّى لديك رمز استرداد واحد.
    [two] تبقّى لديك رمزا استرداد.
    [few] تبقّت لديك { $count } رموز استرداد.
   *[other] تبقّى لديك { $count } رمز استرداد.
}
recovery-codes-made = تاريخ الإنشاء: { $date }
recovery-codes-renew = إنشاء رموز جديدة
recovery-codes-renew-text = تحلّ الرموز الجديدة محلّ كل الرموز القديمة.
recovery-codes-title = رموز الاسترداد الخاصة بك
recovery-codes-text = يمكنك استخدام كل رمز مرة واحدة بدلًا من عامل المصادقة الثاني. يُرجى طباعة الرموز أو حفظها في برنامج إدارة كلمات المرور. لن نعرضها مرة أخرى.
recovery-codes-whose = للحساب { $account } على { $host }
recovery-codes-stored = حفظت هذه الرموز
account-passkeys = { $count ->
    [0] لم يتم إعداده
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $count } مفاتيح مرور
    [many] { $count } مفتاح مرور
   *[other] { $count } مفتاح مرور
}
account-second-factors = { $count ->
    [0] لم يتم إعداده
    [one] عامل مصادقة واحد
    [two] عاملا مصادقة
    [few] { $count } عوامل مصادقة
   *[other] { $count } عامل مصادقة
}
next-second-factor = لا يحمي حسابك سوى كلمة مرور. مع عامل مصادقة ثانٍ، لا تكفي كلمة مرور مسروقة وحدها.

# أحداث الأمان
events-title = أحداث الأمان الأخيرة
events-text = إذا لم يكن أحد الأحداث مألوفًا لك، يُرجى تغيير كلمة المرور وإنهاء جلساتك الأخرى.
event-signed-in = سجّلت الدخول
event-sign-in-refused = فشلت عملية تسجيل دخول
event-password-changed = غيّرت كلمة المرور
event-password-removed = أزلت كلمة مرورك
event-password-change-refused = فشلت محاولة تغيير كلمة المرور
event-password-chosen = اخترت كلمة المرور باستخدام رابط صالح لمرة واحدة
event-password-set = عيّن أحد المشرفين كلمة مرورك
event-recovery-requested = طلب أحدهم إعادة تعيين كلمة مرورك
event-recovery-refused = فشلت محاولة لإعادة تعيين كلمة مرورك
event-password-recovered = أعدت تعيين كلمة مرورك عبر البريد الإلكتروني
event-factor-enrolled = تمت إضافة عامل مصادقة ثانٍ
event-factor-renamed = تم تغيير اسم عامل مصادقة ثانٍ
event-factor-removed = تمت إزالة عامل مصادقة ثانٍ
event-factor-reset = أعاد أحد المشرفين ضبط عامل المصادقة الثاني الخاص بك
event-factor-used = تم استخدام عامل مصادقة ثانٍ
event-factor-copied = استُخدمت نسخة من مفتاح مرور. رُفض تسجيل الدخول
event-factor-refused = كانت كلمة المرور صحيحة، ولكن عامل المصادقة الثاني كان غير صحيح
event-codes-renewed = تم إنشاء رموز استرداد جديدة
event-code-used = تم استخدام رمز استرداد
event-sessions-ended = تم إنهاء كل جلساتك

# ما جرى للتو
notice-password-changed = { $count ->
    [0] تم تغيير كلمة المرور.
    [one] تم تغيير كلمة المرور. تم إنهاء جلسة أخرى واحدة.
    [two] تم تغيير كلمة المرور. تم إنهاء جلستين أخريين.
    [few] تم تغيير كلمة المرور. تم إنهاء { $count } جلسات أخرى.
   *[other] تم تغيير كلمة المرور. تم إنهاء { $count } جلسة أخرى.
}
notice-session-ended = تم إنهاء الجلسة.
notice-other-sessions-ended = { $count ->
    [zero] لم يتم إنهاء أي جلسات أخرى.
    [one] تم إنهاء جلسة أخرى واحدة.
    [two] تم إنهاء جلستين أخريين.
    [few] تم إنهاء { $count } جلسات أخرى.
   *[other] تم إنهاء { $count } جلسة أخرى.
}
notice-app-revoked = لم يعُد لدى { $app } إذن بالوصول إلى حسابك.
notice-second-factor-added = تم إعداد عامل المصادقة الثاني.
notice-second-factor-renamed = تم حفظ الاسم.
notice-password-removed = تمت إزالة كلمة المرور.
notice-second-factor-removed = تمت إزالة عامل المصادقة الثاني.
notice-account-removed = تمت إزالة الحساب من هذه القائمة.
notice-set-up = اكتمل الإعداد. يمكنك ربط أول تطبيق من «التطبيقات».
notice-stale-page = كانت الصفحة السابقة قديمة. يمكنك المتابعة من هنا.
notice-not-saved-yet = لم يتم حفظ أي شيء بعد. يُرجى التحقّق من الإدخالات ثم حفظها.
notice-press-again = تم التأكيد. لم يتغيّر أي شيء بعد: يُرجى الضغط على الزر مرة أخرى.
notice-trial = هذا اختبار: لا يتم حفظ أي شيء ولا يتلقّى التطبيق أي شيء.
notice-account-made = تم إنشاء حسابك. يُرجى تسجيل الدخول الآن.
notice-password-set = تم تعيين كلمة المرور. يُرجى تسجيل الدخول بها الآن.
notice-password-not-replaced = لم تُحفظ كلمة مرورك الجديدة لأن عملية تسجيل الدخول هذه انتهت في هذه الأثناء. يُرجى تسجيل الدخول أو إعادة تعيين كلمة المرور مرة أخرى.
notice-session-over = تم تسجيل خروجك، لذا لم يتغيّر أي شيء. يُرجى تسجيل الدخول للمتابعة.

# عامل المصادقة الثاني عند تسجيل الدخول
signing-in-as = تسجيل الدخول باسم { $account }
totp-title = إدخال الرمز من تطبيق المصادقة
totp-hint = يتغيّر كل 30 ثانية.
totp-missing = يُرجى إدخال الرمز من تطبيقك
totp-mismatch = الرمز غير صحيح. يُرجى إدخال أحدث رمز أو استخدام طريقة أخرى.
totp-used = سبق استخدام هذا الرمز. يُرجى انتظار الرمز التالي.
totp-verify = التحقّق
totp-use = استخدام رمز من التطبيق
totp-lost = هل فقدت هاتفك؟ { $link }.
totp-lost-all = هل فقدت هاتفك؟ يمكن لأحد المشرفين إعادة ضبط عامل المصادقة الثاني الخاص بك.
totp-never = لا نطلب الرموز أبدًا عبر البريد الإلكتروني أو الهاتف.
recovery-code = رمز الاسترداد
recovery-code-title = إدخال رمز استرداد
recovery-code-use = استخدام رمز استرداد
recovery-code-hint = أحد الرموز العشرة التي حفظتها. كل رمز صالح لمرة واحدة.
recovery-code-missing = يُرجى إدخال أحد رموز الاسترداد
recovery-code-mismatch = رمز الاسترداد غير صحيح. يُرجى إعادة المحاولة أو استخدام طريقة أخرى.
recovery-code-used = سبق استخدام رمز الاسترداد هذا. يُرجى استخدام رمز آخر.
recovery-codes-left-text = يمكنك إنشاء رموز جديدة في حسابك ضمن «عامل المصادقة الثاني».
enrol-because-app = يتطلّب { $app } عامل مصادقة ثانيًا.
enrol-because-account = يتطلّب حسابك عامل مصادقة ثانيًا.
enrol-because-faster = أنشئ مفتاح مرور على هذا الجهاز، ثم سجّل الدخول ببصمة إصبعك أو وجهك أو رمز PIN الخاص بالجهاز. لن تكفي كلمة مرورك وحدها بعد ذلك. وستحصل على رموز استرداد في حال فقدت الجهاز.
enrol-because-offered = يوصي { $app } بعامل مصادقة ثانٍ. يمكنك إعداده الآن أو المتابعة بدونه.
not-now = ليس الآن
codes-used-up = رموز غير صحيحة كثيرة جدًا. يُرجى بدء تسجيل الدخول من جديد.

# مفاتيح المرور
passkeys = مفاتيح المرور
passkey = مفتاح مرور
passkey-none = لا يوجد مفتاح مرور بعد
passkey-none-text = باستخدام مفتاح مرور، تؤكّد هويتك ببصمة الإصبع أو الوجه أو رقم التعريف الشخصي لجهازك. لا يمكن تخمين مفتاح المرور، وهو لا يعمل على الصفحات المزيّفة.
passkey-add = إضافة مفتاح مرور
passkey-full = { $count ->
    [one] يمكنك استخدام مفتاح مرور واحد فقط. لإضافة مفتاح آخر، يُرجى إزالته أولًا.
    [two] يمكنك استخدام مفتاحَي مرور كحدّ أقصى. لإضافة مفتاح آخر، يُرجى إزالة أحدهما أولًا.
    [few] يمكنك استخدام { $count } مفاتيح مرور كحدّ أقصى. لإضافة مفتاح آخر، يُرجى إزالة أحدها أولًا.
    [many] يمكنك استخدام { $count } مفتاح مرور كحدّ أقصى. لإضافة مفتاح آخر، يُرجى إزالة أحدها أولًا.
   *[other] يمكنك استخدام { $count } مفتاح مرور كحدّ أقصى. لإضافة مفتاح آخر، يُرجى إزالة أحدها أولًا.
}
passkey-synced = يمكن استخدامه على عدة أجهزة لك
passkey-bound = يبقى على جهاز واحد
passkey-name-hint = على سبيل المثال، الجهاز أو برنامج إدارة كلمات المرور الذي يحتفظ بمفتاح المرور.
passkey-enrol-title = إعداد مفتاح مرور
passkey-enrol-confirm = إنشاء مفتاح المرور
passkey-enrol-mismatch = تعذّر إعداد مفتاح المرور. يُرجى إعادة المحاولة.
passkey-taken = سبق إعداد مفتاح المرور هذا. يُرجى إنشاء مفتاح جديد.
passkey-held = يحتوي هذا الجهاز على مفتاح مرور لحسابك. يُرجى استخدام جهاز آخر أو الاحتفاظ بالمفتاح الموجود.
passkey-title = التأكيد باستخدام مفتاح المرور
passkey-text = سيطلب جهازك بصمة إصبعك أو وجهك أو رقم التعريف الشخصي الخاص به.
passkey-use = استخدام مفتاح مرور
passkey-sign-in = الدخول بمفتاح مرور
passkey-missing = تتطلّب مفاتيح المرور JavaScript. يُرجى تفعيلها في متصفحك أو استخدام طريقة أخرى.
passkey-unsupported = لا تعمل مفاتيح المرور في هذا المتصفح أو على هذا الجهاز. يُرجى استخدام متصفح آخر أو طريقة أخرى.
passkey-stopped = لم يتم تأكيد أي شيء. يُرجى إعادة المحاولة أو استخدام طريقة أخرى.
passkey-mismatch = تعذّر التحقّق من مفتاح المرور. يُرجى إعادة المحاولة أو استخدام طريقة أخرى.
passkey-unverified = لم يتحقّق جهازك من هويتك. يُرجى إعداد قفل شاشة أو رقم تعريف شخصي عليه ثم إعادة المحاولة.
passkey-unknown = لا ينتمي مفتاح المرور هذا إلى حسابك. يُرجى استخدام مفتاح آخر أو طريقة أخرى.
passkey-gone = لم يعد مفتاح المرور هذا مُعدًّا هنا. استخدم مفتاحًا آخر أو سجّل الدخول بكلمة مرورك.
passkey-offer-title = سجّل الدخول أسرع في المرة القادمة

# الدعوات
plate-invitation = يدعوك
invitation-title = قبول الدعوة
invitation-by = يدعوك { $person } إلى { $host }.
invitation-text = أنت مدعو إلى { $host }.
invitation-new = يُرجى اختيار كلمة مرور لحسابك الجديد ثم تسجيل الدخول بها. الرابط صالح لمرة واحدة فقط.
invitation-has-account = يوجد حساب بالفعل بهذا العنوان. يُرجى تسجيل الدخول إليه لقبول الدعوة.
invitation-this-account = لقد سجّلت الدخول إلى هذا الحساب. سيُضاف إليه ما تمنحه الدعوة.
invitation-groups = المجموعات: { $groups }
invitation-admin = ستصبح مشرفًا.
invitation-create = إنشاء الحساب
invitation-sign-in = تسجيل الدخول والقبول
invitation-accept = قبول الدعوة
error-invitation-over-text = إذا كنت قد قبلت الدعوة، يُرجى تسجيل الدخول. وإلا، يُرجى فتح الرابط في أحدث رسالة، أو طلب رابط جديد ممن دعاك.
notice-invitation-accepted = تم قبول الدعوة.
