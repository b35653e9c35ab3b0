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
console-sort = الترتيب حسب
search-everything = ابحث عن أي شيء
search-title = ما عُثر عليه
search-empty = اكتب ما تبحث عنه
search-none = لا شيء يطابق
search-hint = يُعثر على الأشخاص والتطبيقات والمجموعات بجزء من الاسم أو العنوان أو المعرّف، وعلى الجلسات والأذونات والأحداث بمعرّفها أو بالرقم المرجعي لصفحة خطأ.
search-grants = الأذونات
search-all-in = الكل في { $list }
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
people-factor-all = مع وبدون
people-factor-with = لديه واحد
people-factor-without = ليس لديه
people-role-any = أي صلاحيات
people-sort-address = العنوان، من الألف
people-sort-address-down = العنوان، من الياء
people-sort-seen = آخر دخول، الأقدم أولًا
people-sort-seen-down = آخر دخول، الأحدث أولًا
people-sort-created = أقدم حساب أولًا
people-sort-created-down = أحدث حساب أولًا
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
person-claim-text = يجب أن يكون { $claim } نصًا بين علامتي اقتباس، في سطر واحد وبما لا يزيد على 254 حرفًا.
person-claim-web-address = يجب أن يكون { $claim } عنوان ويب كاملًا بين علامتي اقتباس، يبدأ بـ https:// أو http://.
person-claim-birth-date = يجب أن يكون { $claim } تاريخًا بين علامتي اقتباس: YYYY-MM-DD، أو السنة وحدها.
person-claim-boolean = يجب أن يكون { $claim } true أو false بلا علامات اقتباس.
person-claim-address = يجب أن يكون { $claim } كائنًا قيمه نصوص، مثل formatted.
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
groups-any-factor = الكل
group-people = في قائمة الأشخاص
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
audit-outcome = النتيجة
audit-any-outcome = أي نتيجة
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
audit-sum = { $count } في هذه الدقيقة
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

# Apps
console-connections = الاتصالات
console-now-on = المحفوظ الآن: مفعّل
console-now-off = المحفوظ الآن: معطّل
console-address-good = يمكن تسجيل هذا العنوان.
console-address-length = يتكون العنوان من 1 إلى 2048 حرفًا.
console-address-characters = يحتوي على أحرف لا تكون في عنوان، مثل المسافات أو الشرطات المائلة العكسية أو أحرف خارج ASCII. اكتب المضيف بصيغة punycode والباقي بترميز النسبة المئوية.
console-address-not-absolute = هذا ليس عنوانًا كاملًا. ابدأ بـ https://
console-address-fragment = يجب ألا يكون فيه جزء بعد #: المتصفحات لا ترسله، وقد تتسرب الإجابات منه.
console-address-user-info = يجب ألا يكون فيه اسم مستخدم أو كلمة مرور قبل @: ما يبدو مضيفًا لن يكون كذلك.
console-address-not-normal = مكتوب بغير ما تكتبه المتصفحات، فلن يتطابق أبدًا: أحرف كبيرة في المضيف، أو . و .. في المسار.
console-address-plain-http = يُقبل http البسيط للمضيفين المحليين والخاصين فقط. يستطيع أي أحد في الطريق قراءة الرمز.
console-address-scheme = هذا المخطط غير مقبول: استخدم https، أو لتطبيق على هاتف أو حاسوب مخططًا خاصًا فيه نقطة، مثل com.example.app:/callback
console-address-scheme-browser = ليس لتطبيق يعمل في المتصفح مخطط خاص به: استخدم https، أو اربطه كتطبيق مثبّت.
console-address-wildcard = اكتب كل عنوان كاملًا: لا تقوم «*» في المضيف أو المسار مقام شيء.
console-address-host = لا يمكن أن يوجد هذا المضيف أو المنفذ: ابحث عن نقطتين متتاليتين أو شرطة في البداية أو النهاية أو المنفذ 0.
console-address-escape = يأتي بعد كل «%» رقمان ست عشريان، ولا يجوز أن يمثّلا محرف تحكّم.
console-address-response-parameter = يجب ألا يكون في استعلامه معامل من معاملات الإجابة (code و state و iss و error وغيرها).
console-address-instead = اكتب: { $address }
console-app = التطبيق
console-kind = النوع
console-state = الحالة
console-sign-ins-7 = عمليات الدخول، 7 أيام
console-open = فتح
console-open-which = فتح { $name }
console-connect = ربط تطبيق
console-apps-lead = { $count ->
    [0] لا يستخدم أي تطبيق تسجيل الدخول هذا بعد.
    [one] يستخدم تطبيق واحد تسجيل الدخول هذا.
   *[other] عدد التطبيقات التي تستخدم تسجيل الدخول هذا: { $count }.
}
console-apps-search = الاسم أو العنوان أو معرّف العميل
console-search = بحث
console-apps-none = لا تطبيقات بعد
console-apps-none-text = هنا تظهر التطبيقات التي يُسجَّل الدخول إليها عبر هذا المزوّد.
console-apps-no-match = لا تطبيق مطابق
apps-any-kind = أي نوع
apps-any-state = أي حالة
apps-with-errors = بأخطاء اليوم
apps-with-secrets-over = السر منتهٍ أو ينتهي قريبًا
apps-sort-name = الاسم، من الألف
apps-sort-name-down = الاسم، من الياء
apps-sort-kind = النوع
apps-sort-kind-down = النوع، معكوسًا
apps-sort-sign-ins = الأقل دخولًا أولًا
apps-sort-sign-ins-down = الأكثر دخولًا أولًا
console-range = { $from } إلى { $to } من { $all }
console-kind-web = تطبيق ويب بخادم
console-kind-web-text = يحفظ سرًا: Grafana أو Gitea أو موقعك
console-kind-spa = تطبيق صفحة واحدة
console-kind-spa-text = يعمل في المتصفح فقط، بلا سر
console-kind-native = تطبيق هاتف أو سطح مكتب
console-kind-native-text = يعود عبر رابط تطبيق أو إلى localhost
console-kind-service = خدمة بلا شخص
console-kind-service-text = مهمة أو واجهة برمجية تسجّل الدخول بنفسها
console-state-healthy = سليم
console-state-off = موقوف
console-state-failures = { $count ->
    [one] فشل واحد
   *[other] مرات الفشل: { $count }
}
console-state-secret-ends = { $count ->
    [0] ينتهي السر اليوم
    [one] ينتهي السر خلال يوم واحد
   *[other] ينتهي السر خلال { $count } يوم
}
console-state-secret-over = لا سر صالح
console-step-kind = النوع
console-step-place = أين يعمل
console-step-details = التفاصيل
console-step-set-up = إعداد التطبيق
console-steps = الخطوات
console-connect-title = ماذا تريد أن تربط؟
console-connect-lead = اختر تطبيقًا معروفًا فيُملأ كل شيء، أو النوع المناسب.
console-connect-missing = اختر تطبيقًا معروفًا أو نوعًا
console-known = تطبيق معروف
console-kinds = أو نوع تطبيق
console-cancel = إلغاء
console-back = رجوع
console-place = عنوان التطبيق
console-place-hint = كما يكتبه الناس، مثل https://app.example.com
console-place-title = أين يعمل { $name }؟
console-place-lead = عناوين العودة تبدأ به.
console-place-wrong = اكتب العنوان الكامل، مع https:// ودون استعلام.
console-details-title = راجع التفاصيل
console-details-lead = يمكن تغيير كل شيء لاحقًا ما عدا معرّف العميل.
console-app-name = الاسم
console-app-name-wrong = يتكون الاسم من 1 إلى 200 حرف، ولا يبدأ أو ينتهي بمسافة، ولا يقلب اتجاه الكتابة.
console-app-id = معرّف العميل
console-app-id-hint = يرسله التطبيق ليقول من هو. لا يُعطى لتطبيق آخر أبدًا.
console-app-id-wrong = يتكون معرّف العميل من 1 إلى 255 حرفًا من A-Z a-z 0-9 - . _ ~ @
console-app-id-taken = هذا المعرّف مستخدم أو كان مستخدمًا. اختر غيره.
console-app-address-missing = اكتب عنوان عودة واحدًا على الأقل.
console-app-scopes = النطاقات
console-app-scopes-hint = ما يجوز له طلبه، مفصولًا بمسافات. فارغ: كل النطاقات المعتادة، ولا نطاق لأي واجهة برمجية.
console-app-scopes-wrong = اكتب نطاقات مفصولة بمسافات، دون علامات اقتباس أو شرطات مائلة عكسية.
console-app-lifetime-wrong = اكتب ثواني من 1 إلى { $most }، أو لا شيء.
console-app-addresses = عناوين العودة
console-app-addresses-hint = إلى أين يعود الناس بعد تسجيل الدخول. تُقارن حرفًا بحرف.
console-app-addresses-native = إلى أين يعود الناس بعد تسجيل الدخول. تُقارن حرفًا بحرف؛ وعلى عنوان محلي يُقبل أي منفذ.
console-app-address-number = العنوان { $number }
console-id-token-large = أحدث رمز هوية كبير لهذا التطبيق حجمه نحو { $size } كيلوبايت، ومعظمه في «{ $claim }». قد لا تنقله المتصفحات والوسطاء عند تسجيل الخروج. اجعل التطبيق يقرأ هذه المعلومة من نقطة userinfo، أو قلّل عدد المجموعات.
console-id-token-left-out = أُسقط «{ $claim }» من رمز هوية لهذا التطبيق لأن الرمز كان سيكبر أكثر مما ينبغي. ما زالت نقطة userinfo تعيده.
console-app-logouts = عناوين ما بعد تسجيل الخروج
console-app-logouts-hint = إلى أين يجوز للتطبيق إرسال الناس بعد تسجيل الخروج. معظم التطبيقات تحدّد عنوانًا، وغالبًا صفحتها الأولى، ويجب تسجيله هنا.
console-app-logout-number = عنوان ما بعد تسجيل الخروج { $number }
console-app-add-address = إضافة عنوان
console-app-rules = القواعد
console-app-first-party = هو تطبيقنا
console-app-first-party-hint = لا تُطلب موافقة الناس.
console-app-second-factor = طلب عامل ثانٍ
console-app-second-factor-hint = من ليس لديه عامل ثانٍ يُعدّه في طريقه إلى هذا التطبيق.
console-app-pkce = اشتراط PKCE
console-app-pkce-hint = تُرفض الطلبات بلا code_challenge.
console-app-id-token = وضع البيانات في رمز الهوية أيضًا
console-app-id-token-hint = للتطبيقات التي لا تسأل نقطة userinfo.
console-app-lifetimes = المدد بالثواني
console-app-lifetimes-hint = فارغ: كمدد المزوّد.
console-app-access-lifetime = رمز الوصول
console-app-id-lifetime = رمز الهوية
console-client-id = معرّف العميل
console-tabs = صفحات هذا التطبيق
console-tab-settings = الإعدادات
console-tab-secrets = الأسرار
console-tab-set-up = الربط
console-saved = حُفظت التغييرات.
console-danger = إيقاف أو حذف
console-off-text = عند الإيقاف يُرفض التطبيق في كل مكان وينتهي ما مُنح له. يمكن تشغيله من جديد.
console-on-text = التطبيق موقوف: يُرفض في كل مكان.
console-off = إيقاف
console-on = تشغيل
console-switched-on = شُغّل التطبيق.
console-switched-off = أُوقف التطبيق.
console-delete = حذف
console-delete-lost = الأشخاص الذين يفقدون الوصول فورًا: { $people }. الأذونات التي تنتهي: { $grants }. لا يُعطى المعرّف مرة أخرى. لا يمكن التراجع عن هذا.
console-delete-lost-many = ينتهي أكثر من { $grants } من الأذونات، ويفقد أصحابها الوصول فورًا. ولا يُعطى المعرّف مرة أخرى أبدًا. ولا يمكن التراجع عن هذا.
console-delete-type = اكتب { $id } للتأكيد
console-delete-unconfirmed = هذا ليس { $id }. اكتبه لحذف التطبيق.
console-app-deleted = حُذف التطبيق { $id }.
console-app-gone = لم يعد هذا التطبيق موجودًا
console-app-gone-text = حُذف التطبيق { $id }. لم يتغير شيء.
console-app-unknown = لا يوجد تطبيق كهذا
console-app-unknown-text = لا تطبيق له معرّف العميل { $id }.
console-all-apps = كل التطبيقات
console-connected-title = أعدّ الآن { $name }
console-connected-lead = التطبيق مسجّل هنا. يحتاج الطرف الآخر إلى ما يلي.
console-secret-copy = انسخ السر الآن
console-secret-once = يُعرض هذه المرة فقط. لا يُحفظ منه إلا بصمة.
console-copy = نسخ
console-copied = نُسخ
console-secret-old-until = يبقى السر السابق صالحًا حتى { $time }.
console-stored = حفظته
console-open-app = فتح التطبيق
console-paste-in = الصق في { $name }
console-facts = ما تطلبه التطبيقات
console-fact-issuer = المُصدِر
console-fact-discovery = وثيقة الاكتشاف
console-fact-authorization = نقطة التفويض
console-fact-token = نقطة الرموز
console-fact-userinfo = نقطة userinfo
console-secret-made = أُنشئ في { $date }
console-secret-ends = ينتهي في { $time }
console-secret-no-end = صالح حتى يُستبدل
console-secret-none = ليس لهذا التطبيق سر صالح
console-secret-stale = أُنشئ سر أحدث في هذه الأثناء. انظر قبل أن تنشئ آخر.
console-rotate = سر جديد
console-rotate-text = يُعرض السر الجديد مرة واحدة. أعطه للتطبيق قبل أن ينتهي السر الحالي.
console-rotate-do = إنشاء سر جديد
console-keep = كم يبقى السر الحالي صالحًا
console-keep-none = ينتهي فورًا
console-keep-hours = { $count ->
    [one] ساعة واحدة
   *[other] { $count } ساعة
}
console-keep-days = { $count ->
    [one] يوم واحد
   *[other] { $count } يوم
}

# What needs an admin, and what was refused to an app
console-needs = يحتاج إليك
console-needs-nothing = لا شيء يحتاج إليك الآن.
console-usual-same = كالمعتاد تقريبًا
console-usual-more = { $usual ->
    [0] أكثر من المعتاد: لا شيء عادةً
   *[other] أكثر من المعتاد: { $usual } عادةً
}
console-usual-far-more = { $usual ->
    [0] أكثر بكثير من المعتاد: لا شيء عادةً
   *[other] أكثر بكثير من المعتاد: { $usual } عادةً
}
console-usual-fewer = أقل من المعتاد: { $usual } عادةً
console-need-failures = { $usual ->
    [0] فشلت { $count } من عمليات الدخول؛ ولا يفشل شيء عادةً.
   *[other] فشلت { $count } من عمليات الدخول؛ ويفشل { $usual } عادةً.
}
console-need-failures-do = انظر هل يبرز حساب أو عنوان بعينه. وإن تغيّر تطبيق مؤخرًا فانظر في أخطائه.
console-need-failures-open = انظر إليها
console-need-errors-do = انظر فيما رُفض: كل رفض يقول كيف يُصلَح.
console-need-secret-ends-do = أنشئ سرًّا جديدًا وأعطه للتطبيق قبل ذلك.
console-need-secret-over-do = أنشئ سرًّا جديدًا وأعطه للتطبيق: لا يدخله أحد حتى ذلك الحين.
console-need-key-do = كان يجب أن تتبدّل المفاتيح من تلقائها. بدّله الآن، وابحث عن السبب في رسائل الخادم.
console-need-factor = { $count ->
    [0] لا أحد يدخل دون عامل ثانٍ.
    [one] شخص واحد يدخل دون عامل ثانٍ.
    [two] شخصان يدخلان دون عامل ثانٍ.
    [few] { $count } أشخاص يدخلون دون عامل ثانٍ.
   *[other] { $count } شخصًا يدخلون دون عامل ثانٍ.
}
console-need-factor-do = اطلب منهم إعداد عامل ثانٍ، أو اشترطه على مجموعة أو في إعدادات تطبيق.
console-need-factor-open = من هم
console-failures = آخر ما رُفض
console-failures-none = لم يُرفض شيء في آخر 24 ساعة.
console-failures-record = في سجل التدقيق
console-failures-like = في سجل التدقيق: { $what }
console-failures-all = كل ما رُفض
console-keys-open = كل مفاتيح التوقيع
console-key-age = { $count ->
    [0] مفتاح { $algorithm } من اليوم.
    [one] عمر مفتاح { $algorithm } يوم واحد.
   *[other] عمر مفتاح { $algorithm } بالأيام: { $count }.
}
console-tab-test = اختبار
console-test-title = تشغيل تسجيل دخول حقيقي
console-test-again = تشغيله من جديد
console-test-text = تمر بتسجيل الدخول كما يمر به مستخدمو { $app }: كلمة المرور والعامل الثاني والموافقة. وفي النهاية ترى هنا ما سيحصل عليه التطبيق. أما التطبيق نفسه فلا يعلم بشيء من ذلك.
console-test-redirect = عنوان إعادة التوجيه
console-test-prompt = كيف يُسأل الأشخاص
console-test-prompt-none = كالمعتاد: من سجّل دخوله لا يُسأل مجددًا
console-test-prompt-login = طلب كلمة المرور مجددًا (prompt=login)
console-test-prompt-account = ترك اختيار الحساب للأشخاص (prompt=select_account)
console-test-prompt-consent = طلب الموافقة، وكذلك للوصول دون اتصال (prompt=consent)
console-test-do = اختبار تسجيل الدخول
console-test-refused = سيتلقى التطبيق خطأ
console-test-given = ما سيحصل عليه { $app }
console-test-harmless = لا شيء هنا صالح للاستخدام: حُذفت التوقيعات، ولم يُنشأ أي تفويض، ولم يُحفظ شيء.
console-test-who = تم تسجيل الدخول باسم
console-test-over = لم تعد نتيجة ذلك الاختبار محفوظة. أعد تشغيله.
console-test-id-token = رمز الهوية
console-test-id-token-text = ما يعرفه التطبيق عند تسجيل الدخول.
console-test-no-id-token = لا يوجد: لم يُطلب النطاق openid.
console-test-id-token-header = ترويسة رمز الهوية
console-test-header-text = أي مفتاح يوقّع وكيف.
console-test-userinfo = Userinfo
console-test-userinfo-text = ما يحصل عليه التطبيق عندما يطلب المزيد برمز الوصول.
console-test-no-userinfo = رمز الوصول لا يفتحه: لم يُطلب النطاق openid، أو أن الرمز مخصص لخادم موارد.
console-test-access-token = رمز الوصول
console-test-access-token-text = ما تراه خوادم الموارد.
console-test-access-token-header = ترويسة رمز الوصول
console-test-refresh-token = رمز التحديث
console-test-refresh = يحصل التطبيق على واحد ويستطيع الحصول على رموز جديدة دون الشخص.
console-test-no-refresh = لا يحصل التطبيق على أي منها: عليه أن يعيد الأشخاص إلى هنا.
console-test-service = هذا التطبيق لا يسجّل دخول أحد
console-test-service-text = يحصل على الرموز لنفسه. اطلب رمزًا بسره الذي سيسألك عنه curl:
console-tab-errors = الأخطاء
console-errors-title = آخر الأخطاء
console-errors-none = لم يُرفض شيء
console-errors-none-text = ما يُرفض لهذا التطبيق يظهر هنا بالكلمات، مع ما ينبغي فعله.
console-reference = المرجع
console-error-redirect = عنوان العودة ليس من العناوين المسجلة.
console-error-redirect-fix = قارن العنوان الذي يرسله التطبيق بما في الإعدادات حرفًا بحرف، ثم أضفه هناك أو غيّره في التطبيق.
console-error-no-redirect = لم يرسل التطبيق عنوان عودة.
console-error-no-redirect-fix = اضبط عنوان العودة في التطبيق.
console-error-off = التطبيق موقوف.
console-error-off-fix = شغّله من الإعدادات، أو أزل تسجيل الدخول من التطبيق.
console-error-scope = طلب التطبيق نطاقًا لا يجوز له.
console-error-scope-fix = أضف النطاق في الإعدادات، أو أزله من التطبيق.
console-error-target = طلب التطبيق خادم موارد غير موجود.
console-error-target-fix = سجّل خادم الموارد، أو صحّح عنوانه في التطبيق.
console-error-silent = سأل التطبيق دون صفحة، لكن على الشخص أن يفعل شيئًا أولًا.
console-error-silent-fix = لا خطأ إن سأل التطبيق بعد ذلك بصفحة. وإلا فأزل prompt=none من التطبيق.
console-error-secret = لم يثبت التطبيق هويته: سر آخر، أو طريقة إرسال أخرى.
console-error-secret-fix = الصق السر مرة أخرى، أو أنشئ سرًا جديدًا من صفحة الأسرار.
console-error-grant = كان رمز أو رمز تجديد خاطئًا أو مستخدمًا أو قديمًا جدًا.
console-error-grant-fix = إن تكرر ذلك فانظر إلى ساعة التطبيق، وعنوان عودته، وهل تتشارك نسختان منه رمزًا واحدًا.
console-error-grant-type = استخدم التطبيق نوع منح أو إجابة لم يسجّله.
console-error-grant-type-fix = اضبط التطبيق على تدفق رمز التفويض، أو غيّر التسجيل بالأمر.
console-error-person = لم يدخل شخص: لم تطابق كلمة المرور أو الرمز، أو كثرت المحاولات.
console-error-person-fix = لا خطأ في التطبيق.
console-error-denied = لم يسمح شخص للتطبيق بما طلبه.
console-error-denied-fix = اطلب أقل في الإعدادات، أو اجعل التطبيق تطبيقك.
console-error-form = كان نموذج قديمًا أو جاء من موقع آخر.
console-error-form-fix = لا شيء ما لم يتكرر: عندئذ انظر ماذا يفعل الوكيل بملفات تعريف الارتباط.
console-error-access = طلب شخص لا حق له صفحة من صفحات المديرين.
console-error-access-fix = اجعله مديرًا في صفحته إن كان ينبغي ذلك.
console-error-registration = رُفض تطبيق أراد أن يسجّل نفسه.
console-error-registration-fix = اربطه هنا، أو افتح التسجيل في الإعدادات.
console-error-request = كان الطلب غير سليم.
console-error-request-fix = انظر في السجل تحت المرجع: فهو يسمّي المعامل.
