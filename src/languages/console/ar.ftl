# The console of the admins: what stands round its pages, and its overview
console-name = لوحة تحكم Latchkey
console-nav = لوحة التحكم
console-overview = نظرة عامة
console-overview-until = آخر 24 ساعة حتى { $time }
console-signed-in = عمليات تسجيل الدخول
console-failed = عمليات فاشلة
console-failed-short = فاشلة
console-sessions = الجلسات
console-people = الأشخاص
console-apps = التطبيقات
console-chart = عمليات تسجيل الدخول في الساعة
console-chart-title = عمليات تسجيل الدخول الناجحة والفاشلة في كل ساعة خلال آخر 24 ساعة
console-chart-good = ناجحة
console-chart-bad = فاشلة، تحت الخط
console-chart-empty = لم يسجّل أحد الدخول ولم يفشل أحد في آخر 24 ساعة.
console-chart-peak = { $count } عند { $time }
console-as-table = عرض كجدول
console-hour = الساعة (UTC)
error-admins-only = هذه الصفحة للمشرفين
error-admins-only-text = لا يحق لحسابك استخدام لوحة التحكم. يستطيع أحد المشرفين منحك الدور owner، أو سجّل الدخول بحساب آخر.

# الأشخاص والمجموعات والجلسات والمفاتيح والسجل كما يراها المديرون
console-groups = المجموعات
console-keys = مفاتيح التوقيع
console-audit = سجل التدقيق
console-find = بحث
console-clear = مسح عوامل التصفية
console-pages = الصفحات
console-previous = السابق
console-next = التالي
console-save = حفظ
console-by-command = الأمر نفسه في سطر الأوامر:
console-now = المحفوظ الآن: { $value }
console-now-empty = المحفوظ الآن: لا شيء
console-stale = حفظ شخص آخر تغييرات منذ فتحت هذه الصفحة. ما كتبته ما زال هنا وبجانبه المحفوظ الآن. قارن بينهما ثم احفظ.
console-field-malformed = وصلت هذه القيمة مرتين أو هي طويلة جدًا أو فيها حروف لا يمكن حفظها. اكتبها مرة أخرى.
console-type-to-confirm = اكتب { $word } للتأكيد
console-not-confirmed = لا يتطابق. اكتبه تمامًا كما هو مكتوب هنا.
people-count = { $count ->
    [one] شخص واحد
   *[other] عدد الأشخاص: { $count }
}
people-new = إضافة شخص
people-search = الاسم أو العنوان أو اسم المستخدم
people-status = الحسابات
people-status-all = الكل
people-status-active = يمكنها تسجيل الدخول
people-status-disabled = معطّلة
people-none = لا يوجد شخص مطابق
people-person = الشخص
people-username = اسم المستخدم
people-state = الحالة
people-last-sign-in = آخر تسجيل دخول
person-active = يمكنه تسجيل الدخول
person-disabled = معطّل
person-admin = مدير
person-never = لم يحدث
person-given-name = الاسم الأول
person-family-name = اسم العائلة
person-email-verified = من المؤكد أن العنوان لهذا الشخص
person-claims = بيانات أخرى (claims)
person-claims-hint = ما تعرفه التطبيقات إضافة إلى الحقول أعلاه، بصيغة كائن JSON.
person-claims-invalid = هذا ليس كائن JSON. ابدأه بقوس معقوف مفتوح واختمه بقوس معقوف مغلق.
person-claim-reserved = لا يُعيَّن { $claim } هنا: له حقل خاص به أو يُستنتج من الحساب.
person-claims-long = هذه البيانات أطول من 8 كيلوبايت في هذا النموذج أو 16 كيلوبايت إجمالًا. اختصرها.
person-name-unfit = استخدم 254 حرفًا على الأكثر بلا فواصل أسطر وبلا حروف تعكس اتجاه الكتابة.
person-first-way = طريقة الدخول الأولى
person-way-link = رابط لمرة واحدة
person-way-password = كلمة مرور مؤقتة
person-create = إنشاء الحساب
person-history = السجل
person-id = المعرّف
person-created = الحساب منذ
person-password-temporary = مؤقتة، عُيّنت في { $date }
person-no-password = لا توجد بعد
person-second-factors = العامل الثاني
person-second-factor-count = { $count ->
    [0] لا يوجد
    [one] واحد
   *[other] { $count }
}
person-session-count = { $count ->
    [0] لا توجد
    [one] واحدة
   *[other] { $count }
}
person-no-groups = ليس في أي مجموعة
person-group = المجموعة
person-group-add = إضافة إلى المجموعة
person-group-remove-which = إزالة من { $group }
person-ways = تسجيل الدخول
person-link-text = يقود هذا الشخص إلى صفحة يختار فيها كلمة مرور. يعمل مرة واحدة خلال 24 ساعة ويحل محل الرابط السابق.
person-link-make = إنشاء رابط
person-password-text = تحل محل كلمة المرور. تنتهي كل الجلسات فورًا وعلى الشخص اختيار كلمة أخرى عند تسجيل الدخول التالي.
person-password-make = تعيين كلمة مرور مؤقتة
person-reset-text = يزيل تطبيقات الرموز ورموز الاسترداد. تنتهي كل الجلسات فورًا.
person-reset = إعادة تعيين العامل الثاني
person-end-text = يسجّل خروج هذا الشخص من كل مكان. تفقد التطبيقات وصولها فورًا.
person-end = إنهاء كل الجلسات
person-rights = الصلاحيات
person-admin-text = يمكنه فعل كل شيء في هذه الواجهة، وجعل آخرين مديرين أيضًا.
person-admin-give = جعله مديرًا
person-admin-take = سحب الصلاحية
person-may-sign-in = الحساب
person-disable-text = لا يمكن تسجيل الدخول إلى حساب معطّل؛ وتنتهي جلساته فورًا.
person-enable-text = هذا الحساب معطّل: لا يمكن تسجيل الدخول إليه.
person-disable = تعطيل
person-enable = تفعيل
person-disabled-first = هذا الحساب معطّل. فعّله أولًا.
person-last-admin = هذا آخر مدير. اجعل شخصًا آخر مديرًا أولًا.
person-delete = حذف هذا الشخص
person-delete-text = { $sessions ->
    [0] يُحذف الحساب وكل ما يخصه وتفقد كل التطبيقات وصولها.
    [one] يُحذف الحساب وكل ما يخصه وتنتهي جلسة واحدة وتفقد كل التطبيقات وصولها.
   *[other] يُحذف الحساب وكل ما يخصه وتنتهي الجلسات ({ $sessions }) وتفقد كل التطبيقات وصولها.
} لا يمكن التراجع عن ذلك.
once-password = سلّم كلمة المرور المؤقتة هذه
once-password-text = تظهر هذه المرة فقط. عند تسجيل الدخول التالي يختار الشخص كلمة أخرى.
once-link = سلّم هذا الرابط
once-link-text = يظهر هذه المرة فقط ويعمل مرة واحدة ويبقى صالحًا حتى { $time }.
member-no-group = لا توجد مجموعة بهذا الاسم. تحقق منه أو أنشئ المجموعة أولًا.
member-no-person = لا أحد له هذا العنوان أو اسم المستخدم أو المعرّف. تحقق منه.
member-until-invalid = هذا ليس يومًا قادمًا. اختر يومًا بعد اليوم أو اترك الحقل فارغًا.
member-person = الشخص
member-until = حتى (اختياري)
member-until-hint = تنتهي العضوية عند بداية هذا اليوم بتوقيت UTC.
member-until-time = حتى { $time }
member-for-good = بلا نهاية
groups-text = تعرف التطبيقات مجموعات الشخص عندما تطلبها.
groups-search = الاسم
groups-none = لا توجد مجموعة مطابقة
groups-empty = لا توجد مجموعات بعد
groups-empty-text = تجمع المجموعات الأشخاص لتمنحهم التطبيقات الصلاحيات معًا.
group-name = اسم المجموعة
group-name-hint = تراه التطبيقات كما هو مكتوب هنا.
group-name-unfit = استخدم من 1 إلى 128 حرفًا ورقمًا وعلامة، مع مسافة واحدة بين الكلمات.
group-name-taken = لمجموعة أخرى هذا الاسم. اختر اسمًا آخر.
group-new = إنشاء مجموعة
group-create = إنشاء المجموعة
group-members = الأعضاء
group-member-count = { $count ->
    [0] لا أحد
    [one] عضو واحد
   *[other] عدد الأعضاء: { $count }
}
group-no-members = لا أحد في هذه المجموعة بعد.
group-member-add = إضافة إلى المجموعة
group-member-remove-which = إزالة { $person } من المجموعة
group-settings = الإعدادات
group-requires = يحتاج أعضاؤها إلى عامل ثانٍ
group-requires-tag = عامل ثانٍ
group-delete = حذف هذه المجموعة
group-delete-text = { $count ->
    [0] لا ينتمي إليها أحد الآن.
    [one] يفقد شخص واحد ما تمنحه التطبيقات لهذه المجموعة.
   *[other] يفقد أعضاؤها ({ $count }) ما تمنحه التطبيقات لهذه المجموعة.
} تبقى الحسابات. لا يمكن التراجع عن ذلك.
sessions-count = { $count ->
    [one] جلسة واحدة
   *[other] عدد الجلسات: { $count }
}
sessions-any-app = أي تطبيق
sessions-none = لا توجد جلسة مطابقة
sessions-browser = المتصفح
sessions-started = بدأت
sessions-used = آخر استخدام
sessions-two-factors = عاملان
sessions-end-which = إنهاء جلسة { $person } هذه
sessions-end-person = إنهاء كل جلسات { $person }
sessions-end-everybody = إنهاء جلسات الجميع
sessions-end-everybody-text = { $count ->
    [one] تنتهي جلسة واحدة
   *[other] تنتهي الجلسات ({ $count })
}، وجلستك أيضًا، وتفقد كل التطبيقات وصولها حتى يسجّل الأشخاص دخولهم من جديد. لا يمكن التراجع عن ذلك.
keys-text = { $days ->
    [0] توقّع ما تتلقاه التطبيقات. يحل المفتاح التالي محلها عندما تبدّله.
    [one] توقّع ما تتلقاه التطبيقات. يحل المفتاح التالي محلها تلقائيًا بعد يوم واحد.
   *[other] توقّع ما تتلقاه التطبيقات. يحل المفتاح التالي محلها تلقائيًا بعد عدد أيام: { $days }.
}
key-id = معرّف المفتاح
key-algorithm = الخوارزمية
key-made = أُنشئ
key-signs-since = يوقّع منذ
key-stopped = توقّف
key-next = التالي
key-active = يوقّع
key-retired = متقاعد
key-revoked = مُبطَل
key-revoke = إبطال
key-revoke-which = إبطال { $key }
key-revoke-title = إبطال مفتاح توقيع
key-revoke-active = لمفتاح تسرّب. يُرفض من الآن كل رمز وقّعه، ويوقّع المفتاح التالي فورًا. لا يمكن التراجع عن ذلك.
key-revoke-next = لم يوقّع شيئًا بعد. يحل مفتاح جديد محله بوصفه التالي. لا يمكن التراجع عن ذلك.
key-revoke-retired = يُرفض من الآن كل رمز ما زال صالحًا وقّعه هذا المفتاح. لا يمكن التراجع عن ذلك.
keys-rotate = التوقيع بالمفتاح التالي
keys-rotate-text = يبقى ما وقّعه المفتاح الحالي صالحًا حتى انتهاء مدته.
keys-rotate-which = تبديل { $algorithm }
audit-text = ما تم وما رُفض، الأحدث أولًا.
audit-export-lines = تصدير JSON Lines
audit-export-csv = تصدير CSV
audit-event = الحدث
audit-any-event = أي حدث
audit-app = التطبيق
audit-since = من (UTC)
audit-until = إلى (UTC)
audit-day-invalid = هذا ليس يومًا. اكتبه هكذا: 2026-12-31.
audit-reference = المرجع
audit-reference-hint = من صفحة خطأ أو من السجل أو معرّف
audit-none = لا يوجد حدث مطابق
audit-when = متى
audit-who = من
audit-to = لمن أو لماذا
audit-more = التفاصيل
audit-more-of = تفاصيل { $event }
audit-refused = مرفوض
audit-by-person = شخص
audit-by-app = تطبيق
audit-by-command = سطر الأوامر
audit-by-system = الخادم نفسه
audit-by-nobody = غير معروف
notice-saved = تم الحفظ.
notice-sessions-ended = انتهت الجلسات.
notice-person-disabled = عُطّل الحساب وانتهت جلساته.
notice-person-enabled = فُعّل الحساب من جديد.
notice-person-deleted = حُذف الشخص.
notice-admin-given = أصبح هذا الشخص مديرًا.
notice-admin-taken = لم يعد هذا الشخص مديرًا.
notice-second-factor-reset = أُعيد تعيين العامل الثاني وانتهت الجلسات.
notice-member-added = أُضيف إلى المجموعة.
notice-member-removed = أُزيل من المجموعة.
notice-group-created = أُنشئت المجموعة.
notice-group-deleted = حُذفت المجموعة.
notice-key-rotated = يوقّع المفتاح التالي من الآن.
notice-key-revoked = أُبطل المفتاح.
notice-console-gone = لم يعد ذلك موجودًا.
console-everybody = الجميع
console-safety = الأمان
