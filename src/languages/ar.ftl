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
ago-now = الآن
ago-minutes = { $count ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
}
ago-hours = { $count ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
}
ago-days = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
   *[other] قبل { $count } يومًا
}

# في كل مكان
title-error = خطأ:
summary-title = { $count ->
    [one] تحقّق من أمر واحد
    [two] تحقّق من أمرين
    [few] تحقّق من { $count } أمور
   *[other] تحقّق من { $count } أمرًا
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
not-you = لست أنت؟
sign-in = تسجيل الدخول
sign-in-again = تسجيل الدخول مجددًا
sign-out = تسجيل الخروج
stay-signed-in = البقاء مسجّلًا
signed-in = مسجّل الدخول
signed-out = مسجّل الخروج
throttled = { $minutes ->
    [one] محاولات كثيرة. انتظر دقيقة واحدة ثم أعد المحاولة.
    [two] محاولات كثيرة. انتظر دقيقتين ثم أعد المحاولة.
    [few] محاولات كثيرة. انتظر { $minutes } دقائق ثم أعد المحاولة.
   *[other] محاولات كثيرة. انتظر { $minutes } دقيقة ثم أعد المحاولة.
}
footer-help = المساعدة
footer-privacy = الخصوصية
footer-terms = الشروط
theme-current = المظهر: { $theme }
theme-auto = تلقائي
theme-light = فاتح
theme-dark = داكن
language-title = اختيار اللغة

# اللوح
plate-sign-in = يطلب منك تسجيل الدخول
plate-consent = يودّ استخدام حسابك
plate-sent-you = أرسلك إلى هنا
plate-came-from = أتيت من هنا
plate-sign-out = يطلب منك تسجيل الخروج
plate-provider = حسابك
plate-setup = جاهز للإعداد
plate-local = على هذا الجهاز
plate-advice = لا تكتب كلمة المرور إلا إذا كان العنوان في المتصفح { $host }.
app-unchecked = لم يراجعه { $provider }. لا تتابع إلا إذا كنت تعرف من يدير هذا التطبيق.

# تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-username = البريد الإلكتروني أو اسم المستخدم
sign-in-username-missing = أدخل بريدك الإلكتروني أو اسم المستخدم
sign-in-mismatch = البيانات غير متطابقة. تحقّق منها واكتب كلمة المرور من جديد.
sign-in-disabled = هذا الحساب موقوف. اسأل من يديرون الخدمة.
sign-in-accounts = اختيار حساب آخر
password = كلمة المرور
password-show = إظهار
password-hide = إخفاء
password-missing = أدخل كلمة المرور
password-mismatch = كلمة المرور غير مطابقة. اكتبها من جديد.
password-forgot = نسيت كلمة المرور؟
password-title = أدخل كلمة المرور
password-title-again = أدخل كلمة المرور مرة أخرى
password-again = يريد { $app } التأكد من أنك أنت.
password-recent = مضى على آخر تسجيل دخول لك وقت أطول مما يقبله { $app }.
password-confirm = الخطوة التالية حسّاسة: أكّد أنك أنت.
new-password-title = اختر كلمة مرور جديدة
first-password-title = اختر كلمة مرور
new-password = كلمة المرور الجديدة
new-password-set = تعيين كلمة المرور
new-password-temporary = شخص آخر عيّن كلمة مرورك. اختر كلمة لا يعرفها سواك.
new-password-compromised = كلمة مرورك معروفة لدى غيرك. اختر كلمة جديدة.
new-password-first = يعمل هذا الرابط مرة واحدة. اختر كلمة مرور حسابك ثم سجّل الدخول بها.
new-password-rule = { $minimum ->
    [one] حرف واحد على الأقل. بضع كلمات لا صلة بينها خيار جيد.
    [two] حرفان على الأقل. بضع كلمات لا صلة بينها خيار جيد.
    [few] { $minimum } أحرف على الأقل. بضع كلمات لا صلة بينها خيار جيد.
   *[other] { $minimum } حرفًا على الأقل. بضع كلمات لا صلة بينها خيار جيد.
}
new-password-missing = أدخل كلمة مرور جديدة.
new-password-too-short = { $minimum ->
    [one] استخدم حرفًا واحدًا على الأقل.
    [two] استخدم حرفين على الأقل.
    [few] استخدم { $minimum } أحرف على الأقل.
   *[other] استخدم { $minimum } حرفًا على الأقل.
}
new-password-too-long = { $maximum ->
    [one] استخدم بايتًا واحدًا على الأكثر.
   *[other] استخدم { $maximum } بايت على الأكثر.
}
new-password-personal = لا تُدخل فيها اسمك ولا عنوانك.
new-password-same = اختر كلمة تختلف عن الحالية.
new-password-keyboard = المفاتيح المتجاورة تُخمَّن فورًا. أضف كلمات لا صلة بينها.
new-password-repeats = تكرار الأحرف لا يفيد كثيرًا. أضف كلمات لا صلة بينها.
new-password-sequence = المتتاليات مثل abc أو 6543 تُخمَّن فورًا. أضف كلمات لا صلة بينها.
new-password-dates = التواريخ والسنوات تُخمَّن سريعًا. أضف كلمات لا صلة بينها.
new-password-word = الكلمة المفردة تُخمَّن سريعًا. أضف كلمات لا صلة بينها.
new-password-names = الأسماء تُخمَّن سريعًا. أضف كلمات لا صلة بينها.
new-password-common = يستخدمها كثيرون. اختر كلمة أخرى.
new-password-guessable = تخمينها سهل جدًا. أضف كلمات لا صلة بينها.

# الحسابات في هذا المتصفح
account-choice-title = اختر حسابًا
account-choice-app = للمتابعة إلى { $app }
account-choice-another = استخدام حساب آخر
account-choice-remove = إزالة حساب من هذه القائمة
account-removal-title = إزالة حسابات
account-removal-text = الحساب المُزال يُسجَّل خروجه من هذا المتصفح. أما الحساب نفسه فيبقى.
remove-account = إزالة { $account }

# الموافقة
consent-title = هل تسمح لتطبيق { $app } باستخدام حسابك؟
consent-run-by = يديره
consent-return-to = ستعود إلى
consent-policy = سياسة الخصوصية
consent-will-see = سيرى { $app }
consent-may-do = يمكن لتطبيق { $app } أن يعمل نيابةً عنك
consent-identity-only = سيعرف { $app } أنك أنت، ولا شيء غير ذلك.
consent-resource = استخدام { $name }
consent-choice = الخيار لك
consent-new = جديد
consent-accept = سماح
consent-take-back = يمكنك التراجع عن هذا في أي وقت من { $link }.
consent-take-back-link = حسابك، التطبيقات
scope-profile = اسمك وملفك الشخصي
scope-email = بريدك الإلكتروني
scope-email-confirmed = { $email }، مؤكَّد
scope-email-unconfirmed = { $email }، غير مؤكَّد
scope-address = عنوانك البريدي
scope-phone = رقم هاتفك
scope-groups = مجموعاتك
scope-offline-access = الوصول أثناء غيابك
scope-offline-access-until = { $days ->
    [one] ليوم واحد على الأكثر، حتى { $date }
    [two] ليومين على الأكثر، حتى { $date }
    [few] لمدة { $days } أيام على الأكثر، حتى { $date }
   *[other] لمدة { $days } يومًا على الأكثر، حتى { $date }
}
scope-claim = بيانك «{ $name }»
scope-other = الإذن «{ $name }»
scope-nothing = غير موجود في حسابك

# الإعداد
setup-title = إنشاء أول حساب مسؤول
setup-text = يستطيع هذا الحساب فعل كل شيء هنا. يمكنك إضافة غيره لاحقًا.
setup-email = البريد الإلكتروني
setup-name = الاسم
setup-username = اسم المستخدم
setup-username-hint = تسجّل به الدخول، إلى جانب البريد الإلكتروني.
setup-create = إنشاء الحساب
setup-email-invalid = أدخل بريدًا إلكترونيًا مثل name@example.com
setup-email-taken = لهذا البريد الإلكتروني حساب بالفعل
setup-username-invalid = استخدم أحرفًا وأرقامًا ونقاطًا وشرطات وشرطات سفلية
setup-username-taken = اسم المستخدم هذا مأخوذ

# الأخطاء
error-the-app = التطبيق
error-reference = إذا تكرّر الأمر، فأعطِ هذا الرقم لمن يديرون التطبيق:
error-developer = لمطوّري هذا التطبيق
error-code = الخطأ
error-parameter = المعامل
error-rule = القاعدة
error-received = الوارد
error-registered = { $count ->
    [one] المسجّل
   *[other] المسجّل، الأقرب من بين { $count }
}
error-registered-hidden = يرى مسؤول التطبيق المسجَّل دخوله هنا القيمة المسجّلة أيضًا، مع تمييز الاختلاف.
error-differences = { $count ->
    [one] اختلاف واحد، معلَّم أعلاه.
    [two] اختلافان، معلَّمان أعلاه.
    [few] { $count } اختلافات، معلَّمة أعلاه.
   *[other] { $count } اختلافًا، معلَّمة أعلاه.
}
error-app-request = رابط تسجيل الدخول هذا لا يعمل
error-app-request-text = شيء فيه لا يوافق ما اتُّفق عليه مع { $app }. حسابك بخير ولم يُرسَل شيء. ارجع وأعد المحاولة.
error-redirect-address = رابط تسجيل الدخول هذا لا يوافق إعدادات { $app }
error-redirect-address-text = حسابك بخير ولم يُرسَل شيء إلى { $app }. ارجع وأعد المحاولة.
error-unknown-app = لا نعرف هذا التطبيق
error-unknown-app-text = يذكر الرابط تطبيقًا غير مسجّل هنا. حسابك بخير. ارجع وابحث عن طريق آخر.
error-app-disabled = { $app } موقوف
error-app-disabled-text = أوقفه من يديرون هذه الخدمة. حسابك بخير.
error-not-allowed = ليس لديك وصول إلى { $app }
error-not-allowed-text = حسابك بخير، لكنه ليس في قائمة { $app }. اسأل من يديرونه.
error-expired = هذه الصفحة استُخدمت من قبل أو أنها قديمة جدًا
error-expired-text = لم يضِع شيء. عُد إلى { $app } وابدأ من جديد.
error-no-cookies = لم يرسل متصفحك أي ملف ارتباط
error-no-cookies-text = يحتاج تسجيل الدخول إلى ملفات تعريف الارتباط. اسمح بها لهذا العنوان وأعد المحاولة.
error-foreign-form = لم يعد هذا النموذج صالحًا
error-foreign-form-text = جاء من صفحة أخرى أو من قبل تسجيل خروجك. لم يتغيّر شيء. أعد المحاولة.
error-another-host = افتح هذه الصفحة على العنوان { $host }
error-another-host-text = لقد فتحتها على عنوان آخر. لا تُقبل النماذج إلا على { $host }. لم يتغيّر شيء.
error-link-over = استُخدم هذا الرابط من قبل أو انتهت صلاحيته
error-link-over-text = إن كنت قد اخترت كلمة مرورك فسجّل الدخول بها. وإلا فاطلب من الإدارة رابطًا جديدًا.
error-setup-link-over-text = إن كان أول حساب مسؤول قد أُنشئ فسجّل الدخول. وإلا فاستخدم أحدث رابط أظهره الخادم عند بدء تشغيله.
error-sign-out = ما زلت مسجّل الدخول
error-signed-out-already = لست مسجّل الدخول هنا
error-sign-out-hint = لم يعد من الممكن التحقق من رابط تسجيل الخروج الوارد من { $app }، لذلك لن نعيدك إليه.
error-sign-out-address = طلب { $app } المتابعة على عنوان غير مسجّل له، لذلك لن نرسلك إليه.
error-sign-out-app = رابط تسجيل الخروج يسمّي تطبيقًا غير مسجّل هنا أو أُعدّ لتطبيق آخر، لذلك لن نعيدك.
error-sign-out-malformed = رابط تسجيل الخروج تالف، لذلك لن نعيدك.
error-not-found = لا يوجد شيء في هذا العنوان
error-not-found-text = تحقّق من العنوان أو اذهب إلى صفحة البداية.
error-method = لا يمكن فتح هذا العنوان بهذه الطريقة
error-method-text = إنه مخصّص للتطبيقات. اذهب إلى صفحة البداية.
error-malformed = تعذّرت قراءة هذا الطلب
error-malformed-text = جزء منه ناقص أو ليس كما هو متوقع. ارجع وأعد المحاولة.
error-too-large = هذا الطلب كبير جدًا
error-too-large-text = أرسل أقل دفعة واحدة وأعد المحاولة.
error-too-many = طلبات كثيرة جدًا
error-too-many-text = انتظر دقيقة ثم أعد المحاولة.
error-unavailable = لا يمكن تسجيل دخولك الآن
error-unavailable-text = جزء من الخدمة لا يستجيب. حسابك بخير. أعد المحاولة بعد دقيقة.
error-internal = حدث خلل هنا
error-internal-text = ليس السبب منك، وقد سُجِّل. أعد المحاولة بعد دقيقة.

# تسجيل الخروج
sign-out-title = تسجيل الخروج؟
sign-out-text = ستنتهي جلستك في هذا المتصفح.
signed-out-title = تم تسجيل خروجك
signed-out-text = في هذا المتصفح، الساعة { $time }. تبقى الأجهزة الأخرى مسجّلة الدخول.
signed-out-advice = على جهاز مشترك، أغلق المتصفح أيضًا.
signed-out-no-answer = لم يُجب. قد تكون ما زلت مسجّل الدخول هناك.
signed-out-not-told = له جلسته الخاصة. قد تكون ما زلت مسجّل الدخول هناك.
form-post-title = لحظة واحدة
form-post-text = تجري إعادتك إلى { $app }.

# حسابك
nav-account = حسابك
nav-menu = القائمة
nav-home = البداية
nav-profile = الملف الشخصي
nav-security = الأمان
nav-sessions = الجلسات
nav-apps = التطبيقات
home-title = مرحبًا، { $name }
home-signed-in = سجّلت الدخول { $time }
home-apps = تطبيقاتك
home-open-there = ابدأ تسجيل الدخول من هناك
home-empty-title = لا يوجد تطبيق متصل بعد
home-empty-text = تظهر هنا التطبيقات التي يحق لك استخدامها حالما يصلها أحد.
account-title = حسابك
account-name = الاسم
account-email = البريد الإلكتروني
account-username = اسم المستخدم
account-groups = المجموعات
account-no-groups = لا شيء
account-since = منذ
email-confirmed = مؤكَّد
email-unconfirmed = غير مؤكَّد
account-sessions = { $count ->
    [one] مسجّل الدخول في مكان واحد
    [two] مسجّل الدخول في مكانين
    [few] مسجّل الدخول في { $count } أماكن
   *[other] مسجّل الدخول في { $count } مكانًا
}
account-apps = { $count ->
    [0] لا تطبيق يستخدم حسابك
    [one] تطبيق واحد يستخدم حسابك
    [two] تطبيقان يستخدمان حسابك
    [few] { $count } تطبيقات تستخدم حسابك
   *[other] { $count } تطبيقًا يستخدم حسابك
}
password-set-at = آخر تغيير في { $date }
next-password = كلمة مرورك عيّنها شخص آخر أو أنها معروفة لدى غيرك.
next-sessions = { $count ->
    [one] جلسة واحدة لم تُستخدم منذ مدة طويلة.
    [two] جلستان لم تُستخدما منذ مدة طويلة.
    [few] { $count } جلسات لم تُستخدم منذ مدة طويلة.
   *[other] { $count } جلسة لم تُستخدم منذ مدة طويلة.
}
next-sessions-action = عرض الجلسات
next-apps = { $count ->
    [one] تطبيق واحد لم يُستخدم منذ مدة طويلة.
    [two] تطبيقان لم يُستخدما منذ مدة طويلة.
    [few] { $count } تطبيقات لم تُستخدم منذ مدة طويلة.
   *[other] { $count } تطبيقًا لم يُستخدم منذ مدة طويلة.
}
next-apps-action = عرض التطبيقات
sessions-title = أين سجّلت الدخول
sessions-text = إذا لم تعرف إحداها، فأنهِها وغيّر كلمة مرورك.
sessions-empty = لا جلسات
session-this = هذا المتصفح
session-active-now = نشطة الآن
session-used = آخر استخدام: { $time }
session-started = تسجيل الدخول في { $time }
session-apps = التطبيقات: { $apps }
session-end = إنهاء
session-end-which = إنهاء: { $browser }
session-end-others = إنهاء كل الجلسات الأخرى
browser-on-system = { $browser } على { $system }
browser-unknown = متصفح غير معروف
apps-title = التطبيقات التي تستخدم حسابك
apps-text = ألغِ ما لم تعد تستخدمه. عندها يطلب التطبيق الإذن من جديد.
apps-empty-title = لا تطبيق يستخدم حسابك
apps-empty-text = تظهر التطبيقات هنا بعد أن تسجّل الدخول إليها.
app-since = منذ { $date }
app-revoke = إلغاء الإذن
app-revoke-which = إلغاء الإذن: { $app }
change-password = تغيير كلمة المرور
current-password = كلمة المرور الحالية
current-password-missing = أدخل كلمة المرور الحالية
current-password-mismatch = هذه ليست كلمة مرورك الحالية. اكتبها من جديد.
end-other-sessions = إنهاء جلساتي الأخرى

# العامل الثاني
second-factor = العامل الثاني
second-factor-text = يُطلب رمز من تطبيق مصادقة بعد كلمة المرور. ومن عرف كلمة مرورك لا يستطيع الدخول بها وحدها.
second-factor-apps = تطبيقات المصادقة
second-factor-app = تطبيق مصادقة
second-factor-none = لا تطبيق مصادقة بعد
second-factor-none-text = يصلح أي تطبيق للرموز ذات الاستخدام الواحد، وكثير من مديري كلمات المرور كذلك.
second-factor-add = إضافة تطبيق مصادقة
second-factor-set-up = إعداد
second-factor-full = { $count ->
    [one] لا يمكن أن يكون لك أكثر من تطبيق واحد. أزِله لتضيف غيره.
    [two] لا يمكن أن يكون لك أكثر من تطبيقين. أزِل أحدهما لتضيف غيره.
    [few] لا يمكن أن يكون لك أكثر من { $count } تطبيقات. أزِل أحدها لتضيف غيره.
   *[other] لا يمكن أن يكون لك أكثر من { $count } تطبيقًا. أزِل أحدها لتضيف غيره.
}
second-factor-since = أُضيف في { $date }
second-factor-used = آخر استخدام { $time }
second-factor-unused = لم يُستخدم منذ ذلك الحين
second-factor-manage = إدارة
second-factor-manage-which = إدارة: { $name }
second-factor-required = يجب أن يكون لحسابك عامل ثانٍ، ولذلك يبقى آخر تطبيق. أضِف تطبيقًا آخر أولًا.
second-factor-name = الاسم
second-factor-name-hint = يمكن تركه فارغًا. مثل الهاتف الذي عليه التطبيق.
second-factor-rename = حفظ الاسم
second-factor-remove = إزالة هذا التطبيق
second-factor-remove-text = لن تصلح رموزه لتسجيل دخولك بعد ذلك.
second-factor-remove-last = هو الوحيد: تزول معه رموز الاسترداد، وتكفي كلمة المرور وحدها لتسجيل دخولك.
second-factor-back = عودة إلى العامل الثاني
label-missing = أدخل اسمًا
label-too-long = استخدم 64 حرفًا على الأكثر
label-character = احذف الأحرف التي لا تُرى
enrol-title = إعداد تطبيق مصادقة
enrol-picture = رمز QR لتطبيق المصادقة
enrol-scan = امسح الصورة بالتطبيق
enrol-by-hand = أو اكتب فيه هذا المفتاح:
enrol-open = فتح في تطبيق على هذا الجهاز
enrol-code = رمز من 6 أرقام
enrol-code-hint = ما يعرضه التطبيق الآن. يتغيّر كل 30 ثانية. لا بأس بالمسافات.
enrol-code-missing = أدخل الرمز الذي يعرضه التطبيق
enrol-code-mismatch = لم يتطابق. اكتب أحدث رمز، وتأكد من أن ساعة جهازك مضبوطة.
enrol-confirm = إعداد
recovery-codes = رموز الاسترداد
recovery-codes-left = { $count ->
    [0] لم يبقَ أي رمز
    [one] بقي رمز واحد
    [two] بقي رمزان
    [few] بقيت { $count } رموز
   *[other] بقي { $count } رمزًا
}
recovery-codes-few = { $count ->
    [0] لم يبقَ لديك أي رمز استرداد. لن تستطيع الدخول من دون تطبيق المصادقة.
    [one] بقي لديك رمز استرداد واحد.
    [two] بقي لديك رمزا استرداد.
    [few] بقيت لديك { $count } رموز استرداد.
   *[other] بقي لديك { $count } رمز استرداد.
}
recovery-codes-made = أُنشئت في { $date }
recovery-codes-renew = إنشاء رموز جديدة
recovery-codes-renew-text = تحل الرموز الجديدة محل كل ما لديك.
recovery-codes-title = رموز الاسترداد الخاصة بك
recovery-codes-text = يسجّل كل منها دخولك مرة واحدة، بدل رمز من التطبيق. اطبعها أو احفظها مع كلمات مرورك، فلن تُعرض مرة أخرى.
recovery-codes-whose = للحساب { $account } لدى { $host }
recovery-codes-stored = حفظتُها
account-second-factors = { $count ->
    [0] غير مُعَدّ
    [one] تطبيق مصادقة واحد
    [two] تطبيقا مصادقة
    [few] { $count } تطبيقات مصادقة
   *[other] { $count } تطبيق مصادقة
}
next-second-factor = لا يحمي هذا الحساب إلا كلمة مرورك. العامل الثاني يمنع من يعرفها من الدخول.

# أحداث الأمان
events-title = أحداث الأمان الأخيرة
events-text = إن لم تعرف أحدها فغيّر كلمة مرورك وأنهِ جلساتك الأخرى.
event-signed-in = سجّلتَ الدخول
event-sign-in-refused = رُفض تسجيل دخول
event-password-changed = غيّرتَ كلمة مرورك
event-password-change-refused = رُفض تغيير كلمة مرورك
event-password-chosen = اخترتَ كلمة مرورك برابط يُستخدم مرة واحدة
event-password-set = عيّنت الإدارة كلمة مرورك
event-factor-enrolled = أُضيف تطبيق مصادقة
event-factor-renamed = تغيّر اسم تطبيق مصادقة
event-factor-removed = أُزيل تطبيق مصادقة
event-factor-reset = أزالت الإدارة عاملك الثاني
event-factor-used = استُخدم رمز من تطبيق المصادقة
event-factor-refused = كانت كلمة المرور صحيحة، لكن الرمز رُفض
event-codes-renewed = أُنشئت رموز استرداد جديدة
event-code-used = استُخدم رمز استرداد
event-sessions-ended = أُنهيت كل جلساتك

# ما جرى للتو
notice-password-changed = { $count ->
    [0] تم تغيير كلمة مرورك.
    [one] تم تغيير كلمة مرورك. انتهت جلسة أخرى.
    [two] تم تغيير كلمة مرورك. انتهت جلستان أخريان.
    [few] تم تغيير كلمة مرورك. انتهت { $count } جلسات أخرى.
   *[other] تم تغيير كلمة مرورك. انتهت { $count } جلسة أخرى.
}
notice-session-ended = انتهت الجلسة.
notice-other-sessions-ended = { $count ->
    [one] انتهت جلسة أخرى.
    [two] انتهت جلستان أخريان.
    [few] انتهت { $count } جلسات أخرى.
   *[other] انتهت { $count } جلسة أخرى.
}
notice-app-revoked = لم يعد { $app } قادرًا على استخدام حسابك.
notice-second-factor-added = أُعِدّ تطبيق المصادقة.
notice-second-factor-renamed = حُفظ الاسم.
notice-second-factor-removed = أُزيل تطبيق المصادقة.
notice-account-removed = أُزيل الحساب من هذه القائمة.
notice-set-up = اكتمل الإعداد. اربط تطبيقك الأول من «التطبيقات».
notice-stale-page = كانت تلك الصفحة قديمة. تابع من هنا.
notice-session-over = انتهت جلستك في هذه الأثناء. سجّل الدخول للمتابعة.

# العامل الثاني عند تسجيل الدخول
signing-in-as = تسجيل الدخول باسم { $account }
totp-title = أدخل الرمز من تطبيق المصادقة
totp-hint = يتغيّر كل 30 ثانية. لا بأس بالمسافات.
totp-missing = أدخل الرمز الذي يعرضه تطبيقك
totp-mismatch = لم يتطابق. اكتب أحدث رمز أو استخدم طريقة أخرى.
totp-used = استُخدم هذا الرمز من قبل. انتظر الرمز التالي.
totp-verify = تحقّق
totp-use = استخدام الرمز من التطبيق
totp-lost = هل فقدت هاتفك؟ { $link }.
totp-lost-all = هل فقدت هاتفك؟ يمكن للمسؤول إعادة تعيين عاملك الثاني.
totp-never = لا نطلب الرموز أبدًا بالبريد أو الهاتف.
recovery-code = رمز الاسترداد
recovery-code-title = أدخل رمز استرداد
recovery-code-use = استخدم رمز استرداد
recovery-code-hint = أحد الرموز العشرة التي احتفظت بها. يصلح كل منها مرة واحدة.
recovery-code-missing = أدخل أحد رموز الاسترداد
recovery-code-mismatch = ليس هذا من رموز الاسترداد الخاصة بك. اكتبه مرة أخرى أو استخدم طريقة أخرى.
recovery-code-used = استُخدم رمز الاسترداد هذا من قبل. استخدم رمزًا آخر.
recovery-codes-left-text = أنشئ رموزًا جديدة في صفحة حسابك تحت «العامل الثاني».
enrol-because-app = لا يمكن استخدام { $app } إلا بعامل ثانٍ.
enrol-because-account = يجب أن يكون لحسابك عامل ثانٍ.
enrol-because-offered = يفضّل { $app } عاملًا ثانيًا. أعدّه الآن أو تابع بدونه.
not-now = ليس الآن
codes-used-up = رموز خاطئة كثيرة جدًا. سجّل الدخول من البداية.
