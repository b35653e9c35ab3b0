# The console of the admins: what stands round its pages, and its overview
console-name = وحدة تحكّم Latchkey
console-nav = وحدة التحكّم
console-overview = نظرة عامة
console-overview-until = آخر 24 ساعة، حتى الساعة { $time }
console-signed-in = عمليات تسجيل الدخول
console-failed = عمليات تسجيل الدخول الفاشلة
console-failed-short = فاشلة
console-sessions = الجلسات
console-people = الأشخاص
console-apps = التطبيقات
console-chart = عمليات تسجيل الدخول في الساعة
console-chart-title = عمليات تسجيل الدخول الناجحة والفاشلة في الساعة خلال آخر 24 ساعة
console-chart-good = ناجحة
console-chart-bad = فاشلة (تحت الخط)
console-chart-empty = لم تكن هناك عمليات تسجيل دخول في آخر 24 ساعة.
console-chart-peak = { $count } الساعة { $time }
console-as-table = عرض كجدول
console-hour = الساعة (بالتوقيت العالمي)
error-admins-only = هذه الصفحة مخصّصة للمشرفين
error-admins-only-text = لا يمكن لحسابك استخدام وحدة التحكّم. يُرجى طلب دور المشرف من أحد المشرفين، أو تسجيل الدخول بحساب آخر.

# الأشخاص والمجموعات والجلسات والمفاتيح والسجلّ كما يراها المشرفون
console-groups = المجموعات
console-keys = مفاتيح التوقيع
console-audit = سجلّ التدقيق
console-sort = ترتيب حسب
search-everything = بحث
search-title = نتائج البحث
search-empty = يُرجى إدخال عبارة بحث
search-none = لا توجد نتائج
search-hint = يمكنك البحث عن الأشخاص والتطبيقات والمجموعات بجزء من الاسم أو العنوان أو المعرّف. ويمكنك البحث عن الجلسات والتفويضات والأحداث بالمعرّف أو بالمرجع الظاهر في صفحة خطأ.
search-grants = التفويضات
search-all-in = الكل في { $list }
console-clear = محو عوامل التصفية
console-pages = الصفحات
console-previous = السابق
console-next = التالي
console-save = حفظ
console-by-command = الأمر:
console-now = القيمة الحالية: { $value }
console-now-empty = القيمة الحالية: لا توجد
console-stale = حفظ شخص آخر تغييرات بعد فتحك هذه الصفحة. ما أدخلته لا يزال هنا، وبجانبه القيم الحالية. يُرجى مراجعتهما ثم الحفظ.
console-field-malformed = تم إرسال هذه القيمة مرتين، أو أنها طويلة جدًا أو تحتوي على أحرف غير مسموح بها. يُرجى إدخالها مجددًا.
console-type-to-confirm = للتأكيد، يُرجى كتابة { $word }
console-not-confirmed = النص غير مطابق. يُرجى كتابته كما هو معروض تمامًا.
people-count = { $count ->
    [zero] لا يوجد أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
people-new = إضافة شخص
people-search = الاسم أو عنوان البريد الإلكتروني أو اسم المستخدم
people-status = الحسابات
people-status-all = الكل
people-status-active = النشطة
people-status-waiting = في انتظار الموافقة
people-status-disabled = المعطَّلة
people-factor-all = مع أو بدون
people-factor-with = مع عامل مصادقة ثانٍ
people-factor-lost = فقد عامل المصادقة الثاني
people-factor-without = بدون عامل مصادقة ثانٍ
people-role-any = أي دور
people-sort-address = عنوان البريد الإلكتروني، تصاعديًا
people-sort-address-down = عنوان البريد الإلكتروني، تنازليًا
people-sort-seen = آخر تسجيل دخول، الأقدم أولًا
people-sort-seen-down = آخر تسجيل دخول، الأحدث أولًا
people-sort-created = الحساب الأقدم أولًا
people-sort-created-down = الحساب الأحدث أولًا
people-none = لا يوجد أشخاص مطابقون
people-person = الشخص
people-username = اسم المستخدم
people-state = الحالة
people-last-sign-in = آخر تسجيل دخول
person-active = نشط
person-waiting = في الانتظار
person-disabled = معطَّل
person-admin = مشرف
person-never = لم يسجّل الدخول بعد
person-username-hint = يمكن للشخص تسجيل الدخول به بدلاً من عنوان البريد الإلكتروني.
person-language = اللغة
person-language-hint = لغة الرسائل إلى هذا الشخص، ولغة صفحاته في متصفّح لم تُختر فيه لغة.
person-language-none = غير معروفة
person-given-name = الاسم الأول
person-family-name = اسم العائلة
person-email-verified = تم التحقّق من عنوان البريد الإلكتروني
person-claims = مطالبات أخرى (claims)
person-claims-hint = مطالبات إضافية للتطبيقات، على شكل كائن JSON.
person-claims-invalid = يُرجى إدخال كائن JSON. يبدأ بقوس معقوف مفتوح وينتهي بقوس معقوف مغلق.
person-claim-reserved = لا يمكنك ضبط { $claim } هنا. له حقل خاص به، أو تُستمدّ قيمته من الحساب، أو يخص الرموز المميزة.
person-claim-empty = المطالبة { $claim } فارغة. يُرجى إدخال قيمة أو حذفها.
person-claims-long = هذه المطالبات طويلة جدًا. الحدّ الأقصى 8 كيلوبايت في هذا النموذج و16 كيلوبايت إجمالًا.
person-claim-text = يجب أن يكون { $claim } نصًا بين علامتَي اقتباس، في سطر واحد وبحدّ أقصى 254 حرفًا، مع مسافة واحدة بين الكلمات
person-claim-web-address = يجب أن يكون { $claim } عنوان ويب كاملًا بين علامتَي اقتباس، يبدأ بـ { "\u2066" }https://{ "\u2069" } أو { "\u2066" }http://{ "\u2069" }
person-claim-birth-date = يجب أن يكون { $claim } تاريخًا بين علامتَي اقتباس: { "\u2066" }YYYY-MM-DD{ "\u2069" } أو السنة وحدها
person-claim-boolean = يجب أن يكون { $claim } القيمة true أو false، بدون علامتَي اقتباس
person-claim-address = يجب أن يكون { $claim } كائن JSON قيمه نصوص، مثل قيمة «formatted».
person-name-unfit = يُرجى استخدام 254 حرفًا كحدّ أقصى، مع مسافة واحدة بين الكلمات وبدون فواصل أسطر أو أحرف تغيّر اتجاه الكتابة
person-more-groups = تظهر هنا أول 100 مجموعة فقط. لإضافة الشخص إلى مجموعة أخرى، يُرجى إنشاء الحساب أولًا ثم فتح صفحة الشخص.
person-group-gone = تم حذف إحدى المجموعات المختارة في هذه الأثناء. يُرجى مراجعة المجموعات.
person-first-way = أول تسجيل دخول
person-way-link = رابط صالح لمرة واحدة
person-way-password = كلمة مرور مؤقتة
person-create = إنشاء حساب
person-history = السجلّ
person-id = المعرّف
person-created = تاريخ إنشاء الحساب
person-password-temporary = مؤقتة، تم تعيينها في { $date }
person-no-password = لا توجد
person-second-factors = عامل المصادقة الثاني
person-second-factor-count = { $count ->
    [0] لا يوجد
    [one] 1
   *[other] { $count }
}
person-session-count = { $count ->
    [0] لا توجد
    [one] 1
   *[other] { $count }
}
person-no-groups = ليس في أي مجموعة
person-group = المجموعة
person-group-add = إضافة إلى المجموعة
person-group-remove-which = إزالة من { $group }
person-ways = تسجيل الدخول
person-link-text = يفتح صفحة يختار فيها هذا الشخص كلمة مرور. وهو صالح لمرة واحدة خلال 24 ساعة، ويحلّ محلّ أي رابط سابق.
person-link-make = إنشاء رابط
person-password-text = تحلّ محلّ كلمة المرور الحالية. تنتهي كل الجلسات فورًا، ويجب على الشخص اختيار كلمة مرور جديدة عند تسجيل الدخول التالي.
person-password-make = تعيين كلمة مرور مؤقتة
person-reset-text = تتم إزالة عوامل المصادقة الثانية ورموز الاسترداد. تنتهي كل الجلسات فورًا.
person-connected-text = حسابات لدى مزوّدين آخرين تتيح لهذا الشخص تسجيل الدخول. عند إلغاء ربط أحدها تنتهي الجلسات التي بدأت به.
person-phone-text = تم التحقّق من الرقم من قِبل الشخص. قد تُرسل رموز تسجيل الدخول إليه.
person-reset = إعادة ضبط عامل المصادقة الثاني
person-end-text = يتم تسجيل خروج هذا الشخص من كل مكان. تفقد التطبيقات إذن الوصول فورًا.
person-end = إنهاء كل الجلسات
person-rights = الدور
person-admin-text = يمكن للمشرف تنفيذ كل الإجراءات في وحدة التحكّم هذه، بما في ذلك تعيين مشرفين آخرين.
person-admin-give = تعيين كمشرف
person-admin-take = إزالة دور المشرف
person-may-sign-in = الحساب
person-disable-text = لا يمكن تسجيل الدخول إلى حساب معطَّل. تنتهي جلساته فورًا.
person-enable-text = هذا الحساب معطَّل ولا يمكن تسجيل الدخول إليه.
person-disable = تعطيل
person-enable = تفعيل
person-disabled-first = هذا الحساب معطَّل. يُرجى تفعيله أولًا.
person-waiting-title = هذا الحساب في انتظار الموافقة
person-waiting-text = أنشأ الشخص هذا الحساب وأكّد العنوان. لا يمكنه تسجيل الدخول قبل موافقتك، وستصله رسالة في كل الأحوال.
person-approve = موافقة
person-refuse = رفض وحذف
person-refuse-reason = السبب
person-refuse-reason-hint = اختياري. تتضمّنه الرسالة إلى الشخص.
person-reason-unfit = يُرجى إدخال سطر واحد لا يتجاوز 500 حرف
person-not-waiting = لم يعد هذا الحساب في انتظار الموافقة.
person-loss-title = فقد هذا الشخص عامل المصادقة الثاني
person-loss-asked = أثبت هذا الشخص عنوان البريد الإلكتروني وطلب ذلك في { $time }.
person-loss-due = ابتداءً من { $time } يمكن لهذا الشخص اختيار كلمة مرور جديدة بدونه، ما لم يوقف أحد ذلك.
person-loss-ready = يمكن لهذا الشخص الآن اختيار كلمة مرور جديدة بدونه، حتى { $time }.
person-loss-admin = لا ينتهي ذلك من تلقاء نفسه: على أحد المشرفين تأكيده.
person-loss-check = يُرجى التأكيد فقط بعد التحدث مع الشخص: من طلب ذلك يقرأ رسائله وقد يكون غيره. بعد ذلك يختار كلمة مرور جديدة وتُزال عوامل المصادقة الثانية.
person-loss-confirm = تأكيد
person-loss-refuse = رفض
person-loss-own = هذا حسابك: على مشرف آخر أن يقرر.
person-loss-over = لم يعد هذا الشخص ينتظر: أُوقف ذلك أو تمّ.
person-last-way-in = ليست لدى هذا الشخص كلمة مرور، ويسجّل الدخول بمفاتيح المرور وحدها. أنشئ رابط كلمة مرور أولًا، ثم أعد تعيين عامل المصادقة الثاني بعد تعيين كلمة المرور.
person-last-admin = هذا هو المشرف الأخير. يُرجى تعيين مشرف آخر أولًا.
person-delete = حذف الشخص
person-delete-text = { $sessions ->
    [0] سيتم حذف الحساب وكل محتواه، وستفقد كل التطبيقات إذن الوصول.
    [one] سيتم حذف الحساب وكل محتواه، وستنتهي جلسة واحدة، وستفقد كل التطبيقات إذن الوصول.
    [two] سيتم حذف الحساب وكل محتواه، وستنتهي جلستان، وستفقد كل التطبيقات إذن الوصول.
    [few] سيتم حذف الحساب وكل محتواه، وستنتهي { $sessions } جلسات، وستفقد كل التطبيقات إذن الوصول.
   *[other] سيتم حذف الحساب وكل محتواه، وستنتهي { $sessions } جلسة، وستفقد كل التطبيقات إذن الوصول.
} لا يمكن التراجع عن هذا الإجراء.
once-password = كلمة مرور مؤقتة
once-password-text = يُرجى إعطاؤها للشخص. لن نعرضها مرة أخرى. يجب على الشخص اختيار كلمة مرور جديدة عند تسجيل الدخول التالي.
once-link = رابط صالح لمرة واحدة
once-link-text = يُرجى إعطاؤه للشخص. لن نعرضه مرة أخرى. وهو صالح لمرة واحدة حتى { $time }.
once-passkeys = { $count ->
    [zero] لا يوجد مفتاح مرور.
    [one] لا يزال مفتاح مرور واحد يسجّل الدخول دون كلمة المرور. إذا كان من الممكن أن شخصًا آخر أعدّه، فأعد تعيين العامل الثاني.
    [two] لا يزال مفتاحا مرور يسجّلان الدخول دون كلمة المرور. إذا كان من الممكن أن شخصًا آخر أعدّ أحدهما، فأعد تعيين العامل الثاني.
    [few] لا تزال { $count } مفاتيح مرور تسجّل الدخول دون كلمة المرور. إذا كان من الممكن أن شخصًا آخر أعدّ أحدها، فأعد تعيين العامل الثاني.
    [many] لا يزال { $count } مفتاح مرور يسجّل الدخول دون كلمة المرور. إذا كان من الممكن أن شخصًا آخر أعدّ أحدها، فأعد تعيين العامل الثاني.
   *[other] لا يزال { $count } مفتاح مرور يسجّل الدخول دون كلمة المرور. إذا كان من الممكن أن شخصًا آخر أعدّ أحدها، فأعد تعيين العامل الثاني.
}
member-no-group = لا توجد مجموعة بهذا الاسم. يُرجى التحقّق من الاسم أو إنشاء المجموعة أولًا.
member-no-person = لا يوجد شخص بعنوان البريد الإلكتروني أو اسم المستخدم أو المعرّف هذا
member-until-invalid = يُرجى اختيار يوم بعد اليوم الحالي أو ترك الحقل فارغًا
member-person = الشخص
member-person-hint = عنوان البريد الإلكتروني أو اسم المستخدم أو المعرّف
member-until = حتى (اختياري)
member-until-hint = تنتهي العضوية في نهاية هذا اليوم (بالتوقيت العالمي). إذا تركت الحقل فارغًا، فلن تنتهي العضوية الجديدة، وستحتفظ العضوية الحالية بموعد انتهائها.
member-until-time = حتى { $time }
member-for-good = بلا تاريخ انتهاء
groups-text = يمكن للتطبيقات الاستعلام عن المجموعات التي ينتمي إليها الشخص.
groups-search = الاسم
groups-none = لا توجد مجموعات مطابقة
groups-empty = لا توجد مجموعات بعد
groups-empty-text = تتيح المجموعات منح عدّة أشخاص إذن الوصول نفسه في التطبيقات.
groups-any-factor = الكل
group-people = عرض الأعضاء في قائمة الأشخاص
group-name = اسم المجموعة
group-name-hint = تظهر للتطبيقات صيغة الاسم كما تُكتب هنا تمامًا.
group-name-unfit = يُرجى استخدام من 1 إلى 128 حرفًا ورقمًا ورمزًا، مع مسافة واحدة بين الكلمات
group-name-taken = توجد مجموعة بالفعل بهذا الاسم. يُرجى اختيار اسم آخر.
group-new = مجموعة جديدة
group-create = إنشاء مجموعة
group-members = الأعضاء
group-member-count = { $count ->
    [0] لا يوجد أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضوًا
   *[other] { $count } عضو
}
group-no-members = لا يوجد أعضاء في هذه المجموعة بعد.
group-member-add = إضافة إلى المجموعة
group-member-remove-which = إزالة { $person } من المجموعة
group-settings = الإعدادات
group-requires = يحتاج الأعضاء إلى عامل مصادقة ثانٍ
group-email-codes = الرموز عبر البريد الإلكتروني
group-email-codes-both = كل ما تسمح به الإعدادات
group-email-codes-second = كعامل مصادقة ثانٍ فقط
group-email-codes-first = بدلًا من كلمة المرور فقط
group-email-codes-never = غير مسموح بها
group-requires-tag = عامل مصادقة ثانٍ
group-delete = حذف المجموعة
group-delete-text = { $count ->
    [0] لا يوجد أعضاء في المجموعة.
    [one] سيفقد شخص واحد إذن الوصول الذي تمنحه التطبيقات لهذه المجموعة. لن يتم حذف الحساب.
    [two] سيفقد شخصان إذن الوصول الذي تمنحه التطبيقات لهذه المجموعة. لن يتم حذف الحسابين.
    [few] سيفقد { $count } أشخاص إذن الوصول الذي تمنحه التطبيقات لهذه المجموعة. لن يتم حذف الحسابات.
    [many] سيفقد { $count } شخصًا إذن الوصول الذي تمنحه التطبيقات لهذه المجموعة. لن يتم حذف الحسابات.
   *[other] سيفقد { $count } شخص إذن الوصول الذي تمنحه التطبيقات لهذه المجموعة. لن يتم حذف الحسابات.
} لا يمكن التراجع عن هذا الإجراء.
sessions-count = { $count ->
    [zero] لا توجد جلسات
    [one] جلسة واحدة
    [two] جلستان
    [few] { $count } جلسات
   *[other] { $count } جلسة
}
sessions-any-app = أي تطبيق
sessions-none = لا توجد جلسات مطابقة
sessions-browser = المتصفّح
sessions-started = البدء
sessions-used = آخر استخدام
sessions-two-factors = عاملا مصادقة
sessions-end-which = إنهاء هذه الجلسة من جلسات { $person }
sessions-kind = النوع
sessions-any-kind = الجلسات والوصول دون اتصال
sessions-offline = الوصول دون اتصال
sessions-offline-until = الوصول دون اتصال حتى { $date }
sessions-end-offline-which = إنهاء هذا الوصول دون اتصال إلى حساب { $person }
sessions-end-person = إنهاء كل جلسات { $person }
sessions-end-everybody = إنهاء كل الجلسات
sessions-end-everybody-text = { $count ->
    [one] ستنتهي جلسة واحدة
    [two] ستنتهي جلستان
    [few] ستنتهي { $count } جلسات
   *[other] ستنتهي { $count } جلسة
}، بما في ذلك جلستك. ستفقد التطبيقات إذن الوصول حتى يسجّل الأشخاص الدخول مجددًا. لا يمكن التراجع عن هذا الإجراء.
keys-text = { $days ->
    [0] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي عند تدوير المفاتيح.
    [one] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي تلقائيًا بعد يوم واحد.
    [two] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي تلقائيًا بعد يومين.
    [few] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي تلقائيًا بعد { $days } أيام.
    [many] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي تلقائيًا بعد { $days } يومًا.
   *[other] توقّع هذه المفاتيح الرموز المميّزة التي تتلقّاها التطبيقات. يبدأ استخدام المفتاح التالي تلقائيًا بعد { $days } يوم.
}
key-id = معرّف المفتاح
key-algorithm = الخوارزمية
key-made = تاريخ الإنشاء
key-signs-since = بدء التوقيع
key-stopped = نهاية التوقيع
key-next = التالي
key-active = قيد الاستخدام
key-retired = خارج الاستخدام
key-revoked = مُبطَل
key-revoke = إبطال
key-revoke-which = إبطال { $key }
key-revoke-title = إبطال مفتاح التوقيع
key-revoke-active = يُستخدم هذا الإجراء عند تسرُّب مفتاح. ستُرفض كل الرموز المميّزة التي وقّعها، وسيبدأ المفتاح التالي بالتوقيع. لا يمكن التراجع عن هذا الإجراء.
key-revoke-next = لم يوقّع هذا المفتاح أي شيء بعد. سيصبح مفتاح جديد هو المفتاح التالي. لا يمكن التراجع عن هذا الإجراء.
key-revoke-retired = ستُرفض كل الرموز المميّزة التي وقّعها، حتى إذا لم تنتهِ صلاحيتها. لا يمكن التراجع عن هذا الإجراء.
keys-rotate = تدوير المفاتيح
keys-rotate-text = تظل الرموز المميّزة التي وقّعها المفتاح الحالي صالحة حتى تنتهي صلاحيتها.
keys-rotate-which = تدوير مفتاح { $algorithm }
audit-text = كل ما تم تنفيذه أو رفضه، الأحدث أولًا.
audit-export-lines = تصدير JSON Lines
audit-export-csv = تصدير CSV
audit-event = الحدث
audit-any-event = أي حدث
audit-outcome = النتيجة
audit-any-outcome = أي نتيجة
audit-app = التطبيق
audit-since = من (بالتوقيت العالمي)
audit-until = إلى (بالتوقيت العالمي)
audit-day-invalid = يُرجى إدخال تاريخ، مثل { "\u2066" }2026-12-31{ "\u2069" }
audit-reference = المرجع
audit-reference-hint = مرجع من صفحة خطأ أو من سجلّ الخادم، أو معرّف
audit-none = لا توجد أحداث مطابقة
audit-when = الوقت
audit-who = المنفّذ
audit-to = الطرف المتأثّر
audit-more = التفاصيل
audit-more-of = تفاصيل { $event }
audit-refused = مرفوض
audit-sum = { $count } في هذه الدقيقة
audit-by-person = شخص
audit-by-app = تطبيق
audit-by-command = سطر الأوامر
audit-by-system = الخادم
audit-by-nobody = غير معروف
notice-saved = تم الحفظ.
notice-sessions-ended = تم إنهاء الجلسات.
notice-access-ended = انتهى الوصول.
notice-person-disabled = تم تعطيل الحساب وإنهاء الجلسات.
notice-person-approved = تمت الموافقة على الحساب. ستصل رسالة إلى الشخص.
notice-person-refused = تم رفض الحساب وحذفه. ستصل رسالة إلى الشخص.
notice-person-enabled = تم تفعيل الحساب.
notice-person-deleted = تم حذف الشخص.
notice-admin-given = أصبح هذا الشخص مشرفًا.
notice-admin-taken = لم يعُد هذا الشخص مشرفًا.
notice-loss-confirmed = تم التأكيد. ستصل رسالة إلى الشخص ويمكنه اختيار كلمة مرور جديدة.
notice-loss-refused = تم الرفض. ستصل رسالة إلى الشخص.
notice-second-factor-reset = تمت إعادة ضبط عامل المصادقة الثاني وإنهاء الجلسات.
notice-member-added = تمت الإضافة إلى المجموعة.
notice-member-removed = تمت الإزالة من المجموعة.
notice-group-created = تم إنشاء المجموعة.
notice-group-deleted = تم حذف المجموعة.
notice-key-rotated = بدأ المفتاح التالي بالتوقيع.
notice-key-not-known-yet = لم يتغيّر شيء. قد لا تعرف التطبيقات المفتاح التالي بعد: يُرجى إعادة المحاولة بعد 10 دقائق من آخر تدوير. إذا تسرّب المفتاح الحالي فيُرجى إبطاله.
notice-key-revoked = تم إبطال المفتاح.
notice-console-gone = تم حذفه من قبل.
console-everybody = الجميع
console-safety = الأمان

# Apps
console-connections = عمليات الربط
console-now-on = القيمة الحالية: مفعَّل
console-now-off = القيمة الحالية: غير مفعَّل
console-address-good = يمكن تسجيل هذا العنوان.
console-address-length = يُرجى إدخال عنوان من 1 إلى 2048 حرفًا
console-address-characters = يحتوي العنوان على أحرف غير مسموح بها، مثل المسافات أو الشرطات المائلة للخلف أو أحرف ليست من ASCII. يُرجى استخدام punycode للمضيف والترميز بالنسبة المئوية للباقي.
console-address-not-absolute = يُرجى إدخال العنوان كاملًا، بدءًا من { "\u2066" }https://{ "\u2069" }
console-address-fragment = يُرجى إزالة { "\u2066" }#{ "\u2069" } وكل ما بعدها. لا ترسل المتصفّحات هذا الجزء، وقد تتسرّب الاستجابات من خلاله.
console-address-user-info = يُرجى إزالة اسم المستخدم وكلمة المرور قبل { "\u2066" }@{ "\u2069" }، لأنهما يجعلان العنوان يبدو لمضيف آخر.
console-address-not-normal = تكتب المتصفّحات هذا العنوان بصيغة مختلفة، لذا لن يتطابق أبدًا. يُرجى التحقّق من وجود أحرف كبيرة في المضيف، أو { "\u2066" }.{ "\u2069" } أو { "\u2066" }..{ "\u2069" } في المسار.
console-address-plain-http = يُرجى استخدام https. لا يُسمح باستخدام http غير المشفّر إلا لعناوين الاسترجاع (loopback) والمضيفين في الشبكات الخاصة، لأنه يمكن لأي طرف وسيط قراءة الرمز.
console-address-scheme = هذا المخطط غير مسموح به. يُرجى استخدام https، أو مخطط خاص يحتوي على نقطة لتطبيق على جهاز جوّال أو كمبيوتر، مثل { "\u2066" }com.example.app:/callback{ "\u2069" }
console-address-scheme-browser = لا يمكن أن يكون لتطبيق من صفحة واحدة مخطط خاص به. يُرجى استخدام https أو ربطه كتطبيق على جهاز جوّال أو كمبيوتر.
console-address-wildcard = يُرجى إدخال كل عنوان كاملًا. لا تعمل «*» كحرف بدل.
console-address-several = يُرجى إدخال كل عنوان في حقل خاص به.
console-address-host = لا يمكن أن يوجد هذا المضيف أو المنفذ. يُرجى التحقّق من عدم وجود نقطتين متتاليتين أو واصلة في البداية أو النهاية أو المنفذ 0.
console-address-escape = يجب أن يلي كل «%» رقمان بالنظام الست عشري لا يمثّلان حرف تحكّم
console-address-response-parameter = يجب ألا تحتوي سلسلة الاستعلام على أي من مَعلمات الاستجابة، مثل code أو state أو iss أو error
console-address-instead = يُرجى استخدام هذا العنوان بدلًا منه: { $address }
console-app = التطبيق
console-kind = النوع
console-state = الحالة
console-sign-ins-7 = عمليات تسجيل الدخول (7 أيام)
console-open = فتح
console-open-which = فتح { $name }
console-connect = ربط تطبيق
console-apps-lead = { $count ->
    [0] لا توجد تطبيقات مرتبطة بعد.
    [one] تطبيق واحد مرتبط.
    [two] تطبيقان مرتبطان.
    [few] { $count } تطبيقات مرتبطة.
    [many] { $count } تطبيقًا مرتبطًا.
   *[other] { $count } تطبيق مرتبط.
}
console-apps-search = الاسم أو العنوان أو معرّف العميل
console-search = بحث
console-export = تصدير
console-more-filters = مزيد من عوامل التصفية
console-apps-none = لا توجد تطبيقات بعد
console-apps-none-text = ستظهر هنا التطبيقات التي يسجّل الأشخاص الدخول إليها.
console-apps-no-match = لا توجد تطبيقات مطابقة
apps-any-kind = أي نوع
apps-any-state = أي حالة
apps-with-errors = أخطاء في آخر 24 ساعة
apps-with-secrets-over = سرّ العميل منتهي الصلاحية أو على وشك الانتهاء
apps-sort-name = الاسم، تصاعديًا
apps-sort-name-down = الاسم، تنازليًا
apps-sort-kind = النوع، تصاعديًا
apps-sort-kind-down = النوع، تنازليًا
apps-sort-sign-ins = الأقل في عمليات تسجيل الدخول أولًا
apps-sort-sign-ins-down = الأكثر في عمليات تسجيل الدخول أولًا
console-range = { $from } إلى { $to } من { $all }
console-kind-web = تطبيق ويب مع خادم
console-kind-web-text = يمكنه الاحتفاظ بسرّ عميل: Grafana أو Gitea أو موقعك الإلكتروني
console-kind-spa = تطبيق من صفحة واحدة
console-kind-spa-text = يعمل في المتصفّح فقط وليس له سرّ عميل
console-kind-native = تطبيق على جهاز جوّال أو كمبيوتر
console-kind-native-text = يعود الأشخاص إليه عبر رابط تطبيق أو localhost
console-kind-service = خدمة
console-kind-service-text = مهمة أو واجهة برمجة تطبيقات تحصل على رموزها المميّزة بنفسها، بدون أن يسجّل أي شخص الدخول
console-state-healthy = بلا مشاكل
console-state-off = معطَّل
console-state-failures = { $count ->
    [zero] لا توجد أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
   *[other] { $count } خطأ
}
console-state-secret-ends = { $count ->
    [0] تنتهي صلاحية سرّ العميل اليوم
    [one] تنتهي صلاحية سرّ العميل خلال يوم واحد
    [two] تنتهي صلاحية سرّ العميل خلال يومين
    [few] تنتهي صلاحية سرّ العميل خلال { $count } أيام
    [many] تنتهي صلاحية سرّ العميل خلال { $count } يومًا
   *[other] تنتهي صلاحية سرّ العميل خلال { $count } يوم
}
console-state-secret-over = لا يوجد سرّ عميل صالح
console-step-kind = النوع
console-step-details = التفاصيل
console-step-set-up = إعداد التطبيق
console-steps = الخطوات
console-connect-title = ما التطبيق المطلوب ربطه؟
console-connect-lead = يُرجى اختيار تطبيق معروف لملء الإعدادات تلقائيًا، أو اختيار نوع.
console-connect-missing = يُرجى اختيار تطبيق معروف أو نوع
console-known = تطبيق معروف
console-kinds = أو نوع التطبيق
console-cancel = إلغاء
console-back = رجوع
console-place = عنوان التطبيق
console-place-hint = العنوان الذي يكتبه الأشخاص في المتصفّح، مثل https://app.example.com
console-place-title = أين يعمل { $name }؟
console-place-lead = نستخدم هذا العنوان لملء عناوين إعادة التوجيه.
console-place-wrong = يُرجى إدخال العنوان كاملًا، مع { "\u2066" }https://{ "\u2069" } وبدون سلسلة استعلام
console-details-title = إدخال التفاصيل
console-details-lead = يمكنك تغيير كل شيء لاحقًا باستثناء معرّف العميل.
console-app-name = الاسم
console-app-name-wrong = يُرجى استخدام من 1 إلى 200 حرف، بدون مسافة في البداية أو النهاية وبدون أحرف غير مرئية
console-app-id = معرّف العميل
console-app-id-hint = يستخدمه التطبيق للتعريف بنفسه. ولا يُمنح لتطبيق آخر أبدًا.
console-app-id-wrong = يُرجى استخدام من 1 إلى 255 من هذه الأحرف: { "\u2066" }A-Z a-z 0-9 - . _ ~ @{ "\u2069" }
console-app-id-taken = هذا المعرّف مستخدَم أو سبق استخدامه. يُرجى اختيار معرّف آخر.
console-app-address-missing = يُرجى إدخال عنوان إعادة توجيه واحد على الأقل
console-app-scopes = النطاقات
console-app-scopes-service-hint = نطاقات واجهة برمجة التطبيقات التي يجوز له طلبها. لا تحصل الخدمة على أي من النطاقات القياسية.
console-app-scopes-hint = ما يمكن للتطبيق طلبه، مفصولًا بمسافات. عند ترك الحقل فارغًا، يُسمح بكل النطاقات العادية ولا يُسمح بنطاقات واجهات برمجة التطبيقات.
console-app-scopes-wrong = يُرجى إدخال نطاقات مفصولة بمسافات، بدون علامات اقتباس أو شرطات مائلة للخلف
console-app-scopes-separate = يُرجى الفصل بين النطاقات بمسافات: { $scopes }
console-app-lifetime-wrong = يُرجى إدخال { $most } ثانية كحد أقصى، كرقم أو مع وحدة مثل 5m، أو ترك الحقل فارغًا
console-app-addresses = عناوين إعادة التوجيه
console-app-addresses-hint = الوجهة التي يعود إليها الأشخاص بعد تسجيل الدخول. يجب أن يتطابق العنوان تمامًا.
console-app-addresses-native = الوجهة التي يعود إليها الأشخاص بعد تسجيل الدخول. يجب أن يتطابق العنوان تمامًا، باستثناء منفذ عنوان الاسترجاع (loopback).
console-app-address-number = العنوان { $number }
console-id-token-large = يبلغ حجم أحدث رمز هوية مميّز كبير لهذا التطبيق حوالي { $size } كيلوبايت، ومعظمه في «{ $claim }». قد لا تنقل المتصفّحات والخوادم الوكيلة رمزًا بهذا الحجم عند تسجيل الخروج. يُرجى جعل التطبيق يقرأ هذه المطالبة من نقطة نهاية userinfo، أو تقليل عدد المجموعات.
console-id-token-left-out = تم استبعاد «{ $claim }» من رمز هوية مميّز لهذا التطبيق، لأن الرمز كان سيصبح كبيرًا جدًا. ولا تزال نقطة نهاية userinfo تعيد هذه المطالبة.
console-app-logouts = عناوين تسجيل الخروج
console-app-logouts-hint = الوجهة التي يمكن للتطبيق إرسال الأشخاص إليها بعد تسجيل الخروج. تحدّد معظم التطبيقات عنوانًا، وهو غالبًا صفحتها الرئيسية. ويجب تسجيله هنا.
console-app-logout-number = عنوان تسجيل الخروج { $number }
console-app-add-address = إضافة عنوان
console-app-rules = القواعد
console-app-first-party = تطبيقنا الخاص
console-app-first-party-hint = لا تُطلب الموافقة من الأشخاص.
console-app-second-factor = اشتراط عامل مصادقة ثانٍ
console-app-second-factor-hint = من ليس لديه عامل مصادقة ثانٍ يُعِدّه عند تسجيل الدخول إلى هذا التطبيق.
console-app-pkce = اشتراط PKCE
console-app-pkce-hint = تُرفض الطلبات التي لا تحتوي على code challenge.
console-app-id-token = تضمين مطالبات الملف الشخصي في رمز الهوية المميّز
console-app-id-token-hint = يحدّد رمز الهوية المميّز هوية الشخص، ولكنه لا يتضمّن تلقائيًا اسمه أو عنوان بريده الإلكتروني. يُرجى تفعيل هذا الخيار إذا كان التطبيق يقرأ رمز الهوية المميّز فقط ولا يستدعي نقطة نهاية userinfo.
console-app-lifetimes = مدة الصلاحية
console-app-lifetimes-hint = ثوانٍ، أو رقم مع وحدة: 90s أو 5m أو 1h. يُرجى ترك الحقل فارغًا لاستخدام القيمة التلقائية للموفّر.
console-app-access-lifetime = رمز الوصول المميّز
console-app-id-lifetime = رمز الهوية المميّز
console-client-id = معرّف العميل
console-tabs = صفحات هذا التطبيق
console-tab-settings = الإعدادات
console-tab-secrets = أسرار العميل
console-tab-set-up = الإعداد
console-apis = واجهات برمجة التطبيقات
apis-lead = واجهات برمجة التطبيقات التي تقبل رموز الوصول المميّزة الصادرة من هنا (خوادم الموارد).
apis-search = الاسم أو المعرّف أو النطاق
apis-sort-identifier = المعرّف، تصاعديًا
apis-sort-identifier-down = المعرّف، تنازليًا
apis-empty = لا توجد واجهات برمجة تطبيقات بعد
apis-empty-text = يُرجى إضافة واجهة برمجة تطبيقات لتكون لها نطاقاتها الخاصة ورموز وصول مميّزة صالحة لديها فقط.
apis-no-match = لا توجد واجهات برمجة تطبيقات مطابقة
api-new = إضافة واجهة برمجة تطبيقات
api-create = إضافة واجهة برمجة التطبيقات
api-identifier = المعرّف
api-identifier-hint = معرّف URI كامل، وهو عادةً عنوان واجهة برمجة التطبيقات. ترسله التطبيقات باسم «resource» ويظهر في الرموز المميّزة باسم «aud». لا يمكن تغييره لاحقًا.
api-identifier-wrong = يُرجى إدخال معرّف URI كامل بدون جزء #، مثل https://api.example.com
api-identifier-issuer = هذا عنوان هذا الموفّر نفسه. يُرجى اختيار معرّف آخر.
api-identifier-taken = توجد واجهة برمجة تطبيقات بهذا المعرّف
api-name-hint = يظهر هذا الاسم للأشخاص عندما يطلب تطبيق موافقتهم.
api-name-wrong = يُرجى استخدام من 1 إلى 254 حرفًا، بدون مسافة في البداية أو النهاية وبدون أحرف غير مرئية
api-scopes-hint = ما يمكن السماح للتطبيقات به في واجهة برمجة التطبيقات هذه، مفصولًا بمسافات. على سبيل المثال: notes.read notes.write
api-scope-standard = النطاق «{ $scope }» خاص بهذا الموفّر. يُرجى اختيار اسم آخر للنطاق.
api-lifetime = مدة صلاحية رمز الوصول المميّز
api-clients = التطبيقات التي يمكنها التحقّق من الرموز المميّزة
api-clients-hint = معرّفات العملاء، مفصولة بمسافات. يمكن لهذه التطبيقات التحقّق من الرموز المميّزة لواجهة برمجة التطبيقات هذه في نقطة نهاية introspection. وعادةً ما تكون الواجهة نفسها: يُرجى ربطها أولاً كخدمة ثم إدخال معرّف العميل لهذه الخدمة هنا.
api-clients-wrong = لا يوجد تطبيق بمعرّف العميل { $id }
api-callers = التطبيقات والنطاقات التي يمكنها طلبها
api-callers-none = لا يمكن لأي تطبيق بعد طلب نطاقات واجهة برمجة التطبيقات هذه. للسماح بذلك، يُرجى فتح تطبيق واختيار النطاقات في إعداداته.
api-callers-change = تغيير
api-callers-change-which = تغيير نطاقات { $name }
api-delete = حذف واجهة برمجة التطبيقات
api-delete-text = لن تتلقّى التطبيقات من الآن فصاعدًا رموزًا مميّزة لواجهة برمجة التطبيقات هذه. قد تظلّ الرموز المميّزة الصادرة سابقًا صالحة حتى انتهاء صلاحيتها. لا يمكن التراجع عن هذا الإجراء.
app-api-scopes = نطاقات { $name }
notice-api-added = تمت إضافة واجهة برمجة التطبيقات.
notice-api-deleted = تم حذف واجهة برمجة التطبيقات.
console-attributes = السمات
attributes-lead = ما يُحفظ عن الأشخاص إلى جانب الاسم والعنوان، والتطبيقات التي تتلقّاه.
attributes-search = الاسم أو التسمية أو النطاق
attributes-sort-order = ترتيبها
attributes-sort-name = الاسم، تصاعديًا
attributes-sort-name-down = الاسم، تنازليًا
attributes-empty = لا توجد سمات بعد
attributes-empty-text = يُرجى إضافة سمة، مثل القسم، لتحديد نوعها وتسميتها وقواعدها.
attributes-no-match = لا توجد سمات مطابقة
attribute-new = إضافة سمة
attribute-create = إضافة السمة
attribute-name = اسم المطالبة
attribute-name-hint = تجد التطبيقات القيمة تحت هذا الاسم. لا يمكن تغييره لاحقًا.
attribute-name-wrong = يُرجى استخدام 1 إلى 64 من الأحرف اللاتينية والأرقام و{ "\u2066" }. _ - : /{ "\u2069" } مع البدء بحرف
attribute-name-reserved = لهذا الاسم معنى خاص لدى التطبيقات. يُرجى اختيار اسم آخر.
attribute-name-taken = توجد سمة بهذا الاسم بالفعل
attribute-too-many = لا يمكن أن يزيد عدد السمات على 100
attribute-kind = النوع
attribute-kind-text = نص
attribute-kind-number = عدد
attribute-kind-boolean = نعم أو لا
attribute-kind-date = تاريخ
attribute-kind-choice = اختيار من قائمة
attribute-kind-url = عنوان ويب
attribute-kind-phone = رقم هاتف
attribute-several = عدّة قيم
attribute-several-short = عدّة
attribute-several-hint = يمكن أن يكون للشخص ما يصل إلى 20 قيمة، وتتلقّى التطبيقات قائمة. لا يمكن تغيير ذلك ولا النوع لاحقًا.
attribute-several-wrong = لا يمكن أن تكون لـ«نعم أو لا» إلا قيمة واحدة
attribute-words = ما يقرؤه الأشخاص
attribute-label = التسمية
attribute-label-hint = تظهر بجانب الحقل وعندما يطلبه تطبيق.
attribute-label-wrong = يُرجى استخدام 1 إلى 100 حرف في سطر واحد، من دون أحرف غير مرئية
attribute-help = التوضيح
attribute-help-hint = جملة توضّح ما يجب إدخاله.
attribute-help-wrong = يُرجى استخدام 500 حرف على الأكثر في سطر واحد، من دون أحرف غير مرئية
attribute-translations = بلغات أخرى
attribute-translations-hint = إذا كان الحقل فارغًا، يُعرض النص أعلاه.
attribute-label-in = التسمية ({ $language })
attribute-help-in = التوضيح ({ $language })
attribute-choices = القيم المتاحة للاختيار
attribute-choices-hint = قيمة واحدة في كل سطر. تتلقّى التطبيقات القيمة كما هي مكتوبة هنا.
attribute-choices-wrong = يُرجى إدخال 1 إلى 100 قيمة، لا تزيد كل منها على 100 حرف، من دون تكرار
attribute-shortest = أقل عدد من الأحرف
attribute-longest = أكبر عدد من الأحرف
attribute-length-wrong = يُرجى إدخال 1 إلى 1000، وألا يقل عن الحدّ الأدنى
attribute-pattern-label = النمط
attribute-pattern-hint = تعبير نمطي يجب أن يطابقه النص كله، مثل { "\u2066" }[A-Z]{ "{" }2{ "}" }[0-9]+{ "\u2069" }
attribute-pattern-wrong = يُرجى إدخال تعبير نمطي لا يزيد على 200 حرف، على ألا يكون كبيرًا جدًا.
attribute-least = أصغر عدد
attribute-most = أكبر عدد
attribute-range-wrong = يجب ألا يكون أكبر عدد أصغر من أصغر عدد
attribute-rules-wrong = يُرجى ترك حقول الأنواع الأخرى فارغة
attribute-number-wrong = يُرجى إدخال عدد
attribute-choose = يُرجى اختيار إحدى القيم
attribute-people = من يطّلع عليها ومن يغيّرها
attribute-seen = تظهر للشخص
attribute-seen-hint = تظهر في الملف الشخصي. وإلا فلا يطّلع عليها سوى المشرفين والتطبيقات.
attribute-changed-by = من يغيّرها
attribute-changed-by-person = الشخص والمشرفون
attribute-changed-by-admin = المشرفون فقط
attribute-required = إلزامية
attribute-required-never = أبدًا
attribute-required-registration = عند إنشاء حساب
attribute-required-later = عند تسجيل الدخول التالي
attribute-required-offered = لا، مع السؤال عند تسجيل الدخول التالي
attribute-required-wrong = ما يجب على الأشخاص ملؤه يجب أن يتمكنوا من الاطلاع عليه وتغييره
attribute-position = الموضع في الترتيب
attribute-position-hint = الأعداد الأصغر تأتي أولًا.
attribute-apps = التطبيقات التي تتلقّاها
attribute-scope = النطاق
attribute-scope-hint = «profile» أو اسم من اختيارك يُسمح به أيضًا في إعدادات التطبيق. التطبيقات التي سُمح لها بهذا النطاق من قبل تتلقّاها من دون سؤال جديد. ومن دون نطاق يجب على التطبيق طلب المطالبة باسمها.
attribute-scope-wrong = يُرجى إدخال نطاق واحد من دون مسافات
attribute-scope-standard = لهذا النطاق معنى خاص. يُرجى استخدام «profile» أو اسم من اختيارك.
attribute-scope-api = هذا النطاق تابع لواجهة برمجة تطبيقات. يُرجى اختيار اسم آخر.
attribute-id-token = أيضًا في رموز الهوية المميّزة
attribute-id-token-hint = وإلا فلا تتلقّاها التطبيقات إلا من نقطة النهاية userinfo.
attribute-id-token-wrong = يُرجى اختيار نطاق أولًا: تحتوي رموز الهوية المميّزة على ما يحدّده النطاق
attribute-held = { $people ->
    [0] لا توجد قيمة لأي شخص
    [one] توجد قيمة لشخص واحد
    [two] توجد قيمة لشخصين
    [few] توجد قيمة لـ { $people } أشخاص
   *[other] توجد قيمة لـ { $people } شخصًا
}
attribute-delete = حذف السمة
attribute-delete-text = { $people ->
    [0] لا توجد قيمة لأي شخص، ولن تتلقّاها التطبيقات بعد الآن.
    [one] ستُمحى قيمة شخص واحد، ولن تتلقّاها التطبيقات بعد الآن.
    [two] ستُمحى قيمتا شخصين، ولن تتلقّاهما التطبيقات بعد الآن.
    [few] ستُمحى قيم { $people } أشخاص، ولن تتلقّاها التطبيقات بعد الآن.
   *[other] ستُمحى قيم { $people } شخصًا، ولن تتلقّاها التطبيقات بعد الآن.
} لا يمكن التراجع عن هذا الإجراء.
notice-attribute-added = تمت إضافة السمة.
notice-attribute-deleted = تم حذف السمة.
console-saved = تم حفظ التغييرات.
console-danger = تعطيل أو حذف
console-off-text = عند تعطيل تطبيق، لا يمكن لأحد تسجيل الدخول إليه وتتوقّف رموزه المميّزة عن العمل. يمكنك تفعيله مجددًا.
console-on-text = هذا التطبيق معطَّل. لا يمكن لأحد تسجيل الدخول إليه.
console-off = تعطيل
console-on = تفعيل
console-switched-on = تم تفعيل التطبيق.
console-switched-off = تم تعطيل التطبيق.
console-delete = حذف
console-delete-lost = الأشخاص الذين سيفقدون إذن الوصول فورًا: { $people }. التفويضات التي ستنتهي: { $grants }. لا يمكن استخدام المعرّف مجددًا أبدًا. لا يمكن التراجع عن هذا الإجراء.
console-delete-lost-many = سينتهي أكثر من { $grants } تفويض، وسيفقد أصحابها إذن الوصول فورًا. لا يمكن استخدام المعرّف مجددًا أبدًا. لا يمكن التراجع عن هذا الإجراء.
console-delete-type = للتأكيد، يُرجى كتابة { $id }
console-delete-unconfirmed = هذا ليس { $id }. لحذف التطبيق، يُرجى كتابة المعرّف.
console-app-deleted = تم حذف التطبيق { $id }.
console-app-gone = تم حذف هذا التطبيق
console-app-gone-text = كان معرّف العميل للتطبيق { $id }، ولا يمكن استخدامه مجددًا. لم يتم تغيير أي شيء.
console-app-unknown = لم يتم العثور على التطبيق
console-app-unknown-text = لا يوجد تطبيق بمعرّف العميل { $id }.
console-all-apps = كل التطبيقات
console-connected-title = الخطوة التالية: إعداد { $name }
console-connected-lead = التطبيق مسجّل هنا. يُرجى إدخال هذه القيم في إعدادات التطبيق.
console-secret-copy = يُرجى نسخ سرّ العميل الآن
console-secret-once = لن نعرضه مرة أخرى. لا يتم تخزين سوى قيمة تجزئة له.
console-copy = نسخ
console-copied = تم النسخ
console-secret-old-until = يظل سرّ العميل السابق صالحًا حتى { $time }.
console-stored = حفظت سرّ العميل
console-open-app = فتح التطبيق
console-paste-in = للصق في { $name }
console-facts = ما تحتاج التطبيقات إلى معرفته
console-fact-issuer = جهة الإصدار
console-fact-discovery = مستند الاكتشاف
console-fact-authorization = نقطة نهاية التفويض
console-fact-token = نقطة نهاية الرموز المميّزة
console-fact-userinfo = نقطة نهاية userinfo
console-app-page = عنوان التطبيق
console-app-page-hint = تفتح بطاقة التطبيق في الصفحة الرئيسية لكل شخص هذه الصفحة. عند ترك الحقل فارغًا، تفتح البطاقة الصفحة الرئيسية لعنوان إعادة التوجيه.
console-app-start = عنوان بدء تسجيل الدخول (اختياري)
console-app-start-hint = للتطبيقات التي تبدأ تسجيل الدخول بنفسها من عنوان خاص بها (initiate_login_uri). في هذه الحالة، تفتح البطاقة هذا العنوان.
console-app-pages = أين يُفتح التطبيق
console-app-page-wrong = يُرجى إدخال العنوان الكامل للصفحة، بدءًا من { "\u2066" }https://{ "\u2069" }
console-example = مثال: { $example }
console-library = لغة البرمجة
console-library-title = إضافة هذا إلى تطبيقك
console-library-lead = يُرجى اختيار لغة البرمجة المستخدَمة في تطبيقك. تم إدراج قيم هذا التطبيق مسبقًا.
console-library-secret = يقرأ الرمز البرمجي سرّ العميل من متغيّر البيئة { $variable }.
console-library-example = يتوفّر برنامج كامل جاهز للتشغيل في { $folder } ضمن الرمز المصدري لـ Latchkey.
console-fact-redirect = عنوان إعادة التوجيه
console-fact-keys = المفاتيح العامة (JWKS)
console-fact-introspection = نقطة نهاية الاستعلام عن الرموز
console-fact-resource = واجهة برمجة التطبيقات (resource)
console-fact-sign-out = نقطة نهاية تسجيل الخروج
console-secret-made = تاريخ الإنشاء: { $date }
console-secret-ends = تاريخ انتهاء الصلاحية: { $time }
console-secret-no-end = صالح حتى يتم استبداله
console-secret-none = ليس لهذا التطبيق سرّ عميل صالح
console-secret-stale = أنشأ شخص آخر سرّ عميل أحدث في هذه الأثناء. يُرجى مراجعته قبل إنشاء سرّ آخر.
console-rotate = سرّ عميل جديد
console-rotate-text = يُعرض سرّ العميل الجديد مرة واحدة. يُرجى إدخاله في التطبيق قبل انتهاء صلاحية السرّ الحالي.
console-rotate-do = إنشاء سرّ عميل جديد
console-keep = المدة التي يظل فيها سرّ العميل الحالي صالحًا
console-keep-none = يتوقّف عن العمل فورًا
console-keep-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
console-keep-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

# What needs an admin, and what was refused to an app
console-needs = يتطلّب الانتباه
console-needs-nothing = لا يوجد ما يتطلّب انتباهك.
console-usual-same = كالمعتاد تقريبًا
console-usual-more = { $usual ->
    [0] أكثر من المعتاد (عادةً لا شيء)
   *[other] أكثر من المعتاد (عادةً { $usual })
}
console-usual-far-more = { $usual ->
    [0] أكثر بكثير من المعتاد (عادةً لا شيء)
   *[other] أكثر بكثير من المعتاد (عادةً { $usual })
}
console-usual-fewer = أقل من المعتاد (عادةً { $usual })
console-need-failures = { $usual ->
    [0] عمليات تسجيل الدخول الفاشلة: { $count }. لا تحدث عادةً أي عمليات فاشلة.
   *[other] عمليات تسجيل الدخول الفاشلة: { $count }. العدد المعتاد: { $usual }.
}
console-need-failures-do = يُرجى التحقّق مما إذا كان هناك حساب أو عنوان IP يبرز عن غيره. إذا تم تغيير تطبيق مؤخرًا، يُرجى مراجعة أخطائه.
console-need-failures-open = عرض عمليات تسجيل الدخول الفاشلة
console-need-disowned = { $count ->
    [zero] بلاغات عن تغييرات في حسابات أجراها شخص آخر: { $count }
    [one] بلاغ واحد عن تغيير في حساب أجراه شخص آخر
    [two] بلاغان عن تغيير في حساب أجراه شخص آخر
    [few] { $count } بلاغات عن تغيير في حساب أجراه شخص آخر
    [many] { $count } بلاغًا عن تغيير في حساب أجراه شخص آخر
   *[other] { $count } بلاغ عن تغيير في حساب أجراه شخص آخر
}
console-need-disowned-do = يُرجى التحقّق مما تغيّر، بما في ذلك عوامل المصادقة الثانية والعنوان، ومساعدة الشخص على تسجيل الدخول من جديد.
console-need-disowned-open = عرض البلاغات
console-need-bounds = { $count ->
    [zero] لم يُبلغ أي حدّ للرسائل في آخر 24 ساعة
    [one] بُلغ حدّ واحد للرسائل في آخر 24 ساعة
    [two] بُلغ حدّان للرسائل في آخر 24 ساعة
    [few] بُلغت { $count } حدود للرسائل في آخر 24 ساعة
    [many] بُلغ { $count } حدًّا للرسائل في آخر 24 ساعة
   *[other] بُلغ { $count } حدّ للرسائل في آخر 24 ساعة
}
console-need-bounds-do = لا تُرسل الرموز عبر البريد الإلكتروني أو الرسائل النصية حتى ينتهي الحدّ. يُرجى التحقّق ممن يطلبها: فقد يربح أحدهم من ذلك.
console-need-bounds-open = عرض الحدود
console-need-errors-do = يُرجى مراجعة ما تم رفضه. يوضّح كل إدخال كيفية حلّ المشكلة.
console-need-secret-ends-do = يُرجى إنشاء سرّ عميل جديد وإدخاله في التطبيق قبل ذلك.
console-need-secret-over-do = يُرجى إنشاء سرّ عميل جديد وإدخاله في التطبيق. حتى ذلك الحين، لا يمكن لأحد تسجيل الدخول إليه.
console-need-key-do = كان من المفترض تدوير هذا المفتاح تلقائيًا. يُرجى تدويره الآن والبحث عن السبب في سجلّ الخادم.
console-need-lost = { $count ->
    [zero] لم يفقد أحد عامل المصادقة الثاني
    [one] فقد شخص واحد عامل المصادقة الثاني
    [two] فقد شخصان عامل المصادقة الثاني
    [few] فقد { $count } أشخاص عامل المصادقة الثاني
    [many] فقد { $count } شخصًا عامل المصادقة الثاني
   *[other] فقد { $count } شخص عامل المصادقة الثاني
}
console-need-lost-do = يُرجى سؤال كل شخص بطريقة أخرى للتأكد من أنه هو، ثم التأكيد أو الرفض.
console-need-waiting = { $count ->
    [zero] لا حسابات في انتظار الموافقة
    [one] حساب واحد في انتظار الموافقة
    [two] حسابان في انتظار الموافقة
    [few] { $count } حسابات في انتظار الموافقة
    [many] { $count } حسابًا في انتظار الموافقة
   *[other] { $count } حساب في انتظار الموافقة
}
console-need-waiting-do = يُرجى الموافقة على كل حساب أو رفضه. ستصل رسالة إلى الشخص.
console-need-provider = { $count ->
    [zero] لا أحد يعتمد على هذا المزوّد وحده.
    [one] شخص واحد لا يستطيع تسجيل الدخول إلا بهذا المزوّد.
    [two] شخصان لا يستطيعان تسجيل الدخول إلا بهذا المزوّد.
    [few] { $count } أشخاص لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
    [many] { $count } شخصًا لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
   *[other] { $count } شخص لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
}
console-need-provider-or-more = { $count ->
    [zero] لا أحد يعتمد على هذا المزوّد وحده.
    [one] شخص واحد أو أكثر لا يستطيع تسجيل الدخول إلا بهذا المزوّد.
    [two] شخصان أو أكثر لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
    [few] { $count } أشخاص أو أكثر لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
    [many] { $count } شخصًا أو أكثر لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
   *[other] { $count } شخص أو أكثر لا يستطيعون تسجيل الدخول إلا بهذا المزوّد.
}
console-need-provider-off-do = المزوّد معطَّل: يُرجى تفعيله أو إرسال روابط كلمات مرور إليهم.
console-need-provider-away-do = لم يجب المزوّد قبل قليل: يُرجى اختباره في صفحته أو إرسال روابط كلمات مرور إليهم.
console-need-factor = { $count ->
    [one] يسجّل شخص واحد الدخول بدون عامل مصادقة ثانٍ.
    [two] يسجّل شخصان الدخول بدون عامل مصادقة ثانٍ.
    [few] يسجّل { $count } أشخاص الدخول بدون عامل مصادقة ثانٍ.
    [many] يسجّل { $count } شخصًا الدخول بدون عامل مصادقة ثانٍ.
   *[other] يسجّل { $count } شخص الدخول بدون عامل مصادقة ثانٍ.
}
console-need-own-factor = تسجّل الدخول من دون عامل مصادقة ثانٍ.
console-need-own-factor-do = يُرجى إعداد عامل لحسابك.
console-need-own-factor-open = إعداد عامل مصادقة ثانٍ
console-need-factor-do = يُرجى مطالبتهم بإعداده، أو اشتراطه على مجموعة أو في إعدادات تطبيق.
console-need-factor-open = عرض هؤلاء الأشخاص
console-failures = الأخطاء الأخيرة
console-failures-none = لم تحدث أخطاء في آخر 24 ساعة.
console-failures-record = عرض في سجلّ التدقيق
console-failures-like = عرض في سجلّ التدقيق: { $what }
console-failures-all = كل الأخطاء
console-keys-open = كل مفاتيح التوقيع
console-key-age = { $count ->
    [0] تم إنشاء مفتاح توقيع { $algorithm } اليوم.
    [one] عمر مفتاح توقيع { $algorithm } يوم واحد.
    [two] عمر مفتاح توقيع { $algorithm } يومان.
    [few] عمر مفتاح توقيع { $algorithm } هو { $count } أيام.
    [many] عمر مفتاح توقيع { $algorithm } هو { $count } يومًا.
   *[other] عمر مفتاح توقيع { $algorithm } هو { $count } يوم.
}
console-tab-test = اختبار
console-test-title = اختبار تسجيل الدخول
console-test-again = إعادة الاختبار
console-test-text = يمرّ الاختبار بخطوات تسجيل الدخول التي تظهر لمستخدمي { $app }: كلمة المرور وعامل المصادقة الثاني والموافقة. وفي النهاية، يظهر لك ما سيتلقّاه التطبيق. لا يتم الاتصال بالتطبيق نفسه.
console-test-redirect = عنوان إعادة التوجيه
console-test-prompt = ما يُطلب من الشخص (prompt)
console-test-prompt-none = تلقائي: لا يُطلب شيء مجددًا ممّن سبق أن سجّل الدخول
console-test-prompt-login = طلب كلمة المرور مجددًا (prompt=login)
console-test-prompt-account = إتاحة اختيار حساب (prompt=select_account)
console-test-prompt-consent = طلب الموافقة، بما في ذلك على الوصول بلا اتصال (prompt=consent)
console-test-do = اختبار عملية تسجيل دخول
console-test-refused = سيتلقّى التطبيق خطأ
console-test-given = ما سيتلقّاه { $app }
console-test-harmless = لا يمكن استخدام أي من هذا: تمت إزالة التوقيعات، ولم يتم إنشاء أي تفويض، ولم يتم حفظ أي شيء.
console-test-who = تم تسجيل الدخول باسم
console-test-over = لم تعُد نتيجة هذا الاختبار محفوظة. يُرجى إعادة الاختبار.
console-test-id-token = رمز الهوية المميّز
console-test-id-token-text = ما يعرفه التطبيق عند تسجيل دخول الأشخاص.
console-test-no-id-token = لا يوجد. لم يطلب التطبيق النطاق openid.
console-test-id-token-header = ترويسة رمز الهوية المميّز
console-test-header-text = مفتاح التوقيع والخوارزمية.
console-test-userinfo = Userinfo
console-test-userinfo-text = ما يتلقّاه التطبيق من نقطة نهاية userinfo باستخدام رمز الوصول المميّز.
console-test-no-userinfo = لا يعمل رمز الوصول المميّز هناك. لم يطلب التطبيق النطاق openid، أو الرمز مخصّص لواجهة برمجة تطبيقات.
console-test-access-token = رمز الوصول المميّز
console-test-access-token-text = ما تراه واجهات برمجة التطبيقات.
console-test-access-token-header = ترويسة رمز الوصول المميّز
console-test-refresh-token = رمز التحديث المميّز
console-test-refresh = يتلقّى التطبيق رمزًا ويمكنه الحصول على رموز مميّزة جديدة بدون سؤال الشخص مجددًا.
console-test-no-refresh = لا يتلقّى التطبيق رمزًا. وعليه إرسال الأشخاص إلى هنا مجددًا.
console-test-service = لا يسجّل الأشخاص الدخول إلى هذا التطبيق
console-test-service-text = يحصل التطبيق على رموز مميّزة لنفسه. يمكنك طلب رمز باستخدام سرّ العميل الذي سيطلبه منك curl:
console-tab-errors = الأخطاء
console-errors-title = الأخطاء الأخيرة
console-errors-none = لا توجد أخطاء
console-errors-none-text = عند رفض طلب من هذا التطبيق، يظهر السبب والحلّ هنا.
console-reference = المرجع
console-error-redirect = عنوان إعادة التوجيه غير مسجّل.
console-error-redirect-fix = يُرجى مقارنة العنوان الذي يرسله التطبيق بالعناوين ضمن «الإعدادات»، ثم إضافته هناك أو تصحيحه في التطبيق.
console-error-sign-out-address = عنوان تسجيل الخروج غير مسجّل.
console-error-sign-out-address-fix = أراد التطبيق العودة إلى هذا العنوان بعد تسجيل الخروج. يُرجى إضافته في الإعدادات ضمن «عناوين تسجيل الخروج» أو تصحيحه في التطبيق.
console-error-sign-out-address-none = لا يوجد عنوان تسجيل خروج مسجّل لهذا التطبيق.
console-error-sign-out-hint = تعذّر التحقّق من رمز الهوية في طلب تسجيل خروج.
console-error-sign-out-hint-fix = لا يلزم فعل أي شيء إلا إذا تكرّر ذلك كثيرًا: عندئذٍ يجب أن يرسل التطبيق آخر رمز هوية تلقّاه.
console-error-sign-out = كان طلب تسجيل خروج غير صالح.
console-error-unknown-app = أرسل تطبيق معرّف عميل غير مسجّل هنا.
console-error-unknown-app-fix = يُرجى مقارنة معرّف العميل في التطبيق بالمعرّف الظاهر في صفحة إعداده هنا.
console-error-no-app = أرسل تطبيق طلبًا من دون معرّف عميل.
console-error-no-redirect = لم يرسل التطبيق عنوان إعادة توجيه.
console-error-no-redirect-fix = يُرجى ضبط عنوان إعادة التوجيه (callback) في التطبيق.
console-error-off = التطبيق معطَّل.
console-error-off-fix = يُرجى تفعيله ضمن «الإعدادات» أو إزالة تسجيل الدخول من التطبيق.
console-error-scope = طلب التطبيق نطاقًا لا يُسمح له باستخدامه.
console-error-scope-fix = يُرجى إضافة النطاق ضمن «الإعدادات» أو إزالته من التطبيق.
console-error-target = طلب التطبيق واجهة برمجة تطبيقات غير مسجّلة.
console-error-target-fix = يُرجى إضافة واجهة برمجة التطبيقات ضمن «واجهات برمجة التطبيقات» أو تصحيح معرّفها في التطبيق.
console-error-silent = طلب التطبيق تسجيل دخول صامتًا (prompt=none)، ولكن على الشخص تنفيذ إجراء أولًا.
console-error-silent-fix = هذا طبيعي إذا عرض التطبيق صفحة تسجيل الدخول بعد ذلك. وإلا، يُرجى إزالة prompt=none من التطبيق.
console-error-secret = تعذّرت مصادقة التطبيق: سرّ العميل غير صحيح أو طريقة المصادقة غير صحيحة.
console-error-secret-fix = يُرجى لصق سرّ العميل مجددًا أو إنشاء سرّ جديد ضمن «أسرار العميل».
console-error-grant = استخدم الطلب رمز تفويض أو رمز تحديث مميّزًا أو رمز وصول مميّزًا انتهت صلاحيته أو سبق استخدامه.
console-error-grant-fix = هذا طبيعي بعد إعادة تحميل صفحة أو انتهاء جلسة. إذا تكرّر ذلك، يُرجى التحقّق مما إذا كانت نسختان من التطبيق تتشاركان رمزًا مميّزًا واحدًا.
console-error-mismatch = لم يطابق طلب الرمز المميّز طلب تسجيل الدخول.
console-error-mismatch-fix = يُرجى إرسال عنوان إعادة التوجيه نفسه في الطلبين، مع قيمة code_verifier (PKCE) الخاصة بعملية تسجيل الدخول هذه.
console-error-grant-type = استخدم التطبيق نوع تفويض أو نوع استجابة غير مسجّل له.
console-error-grant-type-fix = يُرجى ضبط التطبيق على تدفّق رمز التفويض، أو تغيير تسجيله من سطر الأوامر.
console-error-person = تعذّر على شخص تسجيل الدخول: كلمة المرور أو الرمز غير صحيح، أو المحاولات كثيرة جدًا.
console-error-person-fix = لا توجد أي مشكلة في التطبيق.
console-error-denied = رفض شخص الطلب.
console-error-denied-fix = يُرجى طلب نطاقات أقل، أو وضع علامة على التطبيق كتطبيق خاص بك ضمن «الإعدادات».
console-error-form = كان أحد النماذج قديمًا أو من موقع إلكتروني آخر.
console-error-form-fix = لا يلزم أي إجراء. إذا تكرّر ذلك، يُرجى التحقّق مما إذا كان خادم وكيل يغيّر ملفات تعريف الارتباط.
console-error-access = حاول شخص ليس مشرفًا فتح وحدة التحكّم.
console-error-access-fix = إذا كان ينبغي أن يكون لديه إذن بالوصول، يُرجى تعيينه مشرفًا.
console-error-registration = حاول تطبيق تسجيل نفسه. تم رفض الطلب.
console-error-registration-fix = لا يمكن للتطبيقات تسجيل نفسها. يُرجى ربط التطبيق هنا.
console-error-request = كان الطلب غير صالح.
console-error-request-fix = يُرجى تصحيح الطلب في التطبيق. توضّح الرسالة سبب الخطأ.
console-error-ours = حدث الخطأ هنا، وليس في التطبيق.
console-error-ours-fix = يُرجى البحث عن المرجع في سجلّ الخادم.
console-error-address-now = أصبح هذا العنوان مسجّلًا الآن.
console-error-address-none = لا يوجد عنوان إعادة توجيه مسجّل لهذا التطبيق.

# Terms
console-terms = شروط الاستخدام
terms-lead = إصدارات الشروط التي يقبلها الأشخاص قبل تسجيل دخولهم. لا يتغيّر أي إصدار أبدًا: ما قُبل هو ما ورد فيه.
terms-new = نشر إصدار
terms-none = لا توجد شروط
terms-none-text = لا يلزم أحدًا قبول شيء. عند نشر إصدار يُطلب قبوله عند تسجيل الدخول التالي.
terms-new-lead = يُرجى إدخال العنوان الذي يُقرأ فيه الإصدار. ويمكن ترك اللغات التي لا نص لها: فيظهر النص الإنجليزي أو الأول.
terms-version-name = الإصدار
terms-version-hint = كلمة واحدة مثل ⁦2026-11-30⁩. لا يمكن تغييرها لاحقًا.
terms-since = ساري من
terms-since-hint = اليوم بتوقيت UTC. إن تُرك فارغًا يسري الإصدار فورًا.
terms-again = يقبله الجميع من جديد
terms-again-hint = حتى من قبل إصدارًا سابقًا. يُرجى إيقافه عند تصحيح بسيط.
terms-again-short = الجميع من جديد
terms-title-label = العنوان الظاهر
terms-url-label = العنوان
terms-publish = نشر الإصدار
terms-coming = قادم
terms-in-force = ساري
terms-over = سابق
terms-accepted-by = قبله
terms-people = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
terms-withdraw = سحب
terms-withdraw-which = سحب الإصدار { $version }
terms-version-taken = يوجد أو وُجد إصدار بهذا الاسم
terms-version-wrong = يُرجى إدخال 1 إلى 64 من الأحرف والأرقام والرموز دون مسافات
terms-url-wrong = يُرجى إدخال عنوان ويب مثل ⁦https://example.com/terms⁩
terms-title-wrong = يُرجى إدخال عنوان ظاهر
terms-since-past = يُرجى إدخال اليوم أو يوم لاحق
terms-too-many = بلغ عدد الإصدارات أقصاه
notice-terms-published = نُشر الإصدار.
notice-terms-withdrawn = سُحب الإصدار.
notice-terms-accepted = قُبل هذا الإصدار من قبل، لذا يبقى. يُرجى نشر إصدار أحدث.

# الرسائل
console-messages = الرسائل
messages-text = رسائل البريد المرسلة إلى الأشخاص في آخر 30 يومًا. يُحذف محتواها فور إرسالها.
messages-as-files = لم يُضبط خادم بريد (⁦LATCHKEY_SMTP_URL⁩). كل رسالة ملف في
messages-any-state = أي حالة
messages-none = لا توجد رسائل
messages-all = كل الرسائل
messages-not-delivered = لم تُسلَّم
messages-test = إرسال رسالة تجريبية
messages-test-text = يرسلها الخادم الآن بلغة هذه الصفحة. وتُظهر القائمة ما آلت إليه.
messages-test-to = عنوان البريد الإلكتروني
messages-test-send = إرسال الرسالة التجريبية
messages-not-an-address = يُرجى إدخال عنوان بريد إلكتروني مثل ⁦mara@example.com⁩.
messages-preview = معاينة الرسائل
messages-preview-text = كل رسالة قد تصل إلى الأشخاص، ببيانات غير حقيقية وبنصوصك الخاصة إن أُعدّت. ولا تؤدي روابطها إلى شيء.
messages-preview-which = الرسالة
messages-preview-language = اللغة
messages-preview-show = عرض
messages-preview-subject = العنوان
messages-preview-as-text = كنص
messages-preview-html = عرض بصيغة HTML
messages-preview-form = { $name } ({ $number })
message-to = إلى
message-kind = الموضوع
message-kind-test = تجربة
message-sent = أُرسلت
message-failed = فشلت
message-queued = قيد الانتظار
message-under-way = قيد الإرسال
message-written = كُتبت
message-next = المحاولة التالية
message-tries = { $count ->
    [zero] لا محاولات
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
    [many] { $count } محاولة
   *[other] { $count } محاولة
}
message-send-again = إعادة الإرسال
message-send-again-which = إعادة الإرسال: { $address }
notice-message-sent-again = تُرسَل الرسالة مرة أخرى.
notice-message-under-way = يجري إرسال هذه الرسالة بالفعل. يُرجى إعادة تحميل هذه الصفحة لمعرفة ما آلت إليه.
notice-message-tested = تُرسَل الرسالة التجريبية. يُرجى إعادة تحميل هذه الصفحة لمعرفة ما آلت إليه.

# الدعوات
console-invitations = الدعوات
invitations-text = الدعوات الموجّهة إلى الأشخاص وما آلت إليه. تُحفظ لمدة 30 يومًا بعد انتهائها.
invitations-search = الاسم أو عنوان البريد الإلكتروني
invitations-none = لا توجد دعوات مطابقة
invitations-empty = لا توجد دعوات بعد
invitations-sort-age = أحدث دعوة أولًا
invitations-sort-age-down = أقدم دعوة أولًا
invitations-sort-expires = التي تنتهي صلاحيتها أولًا
invitations-sort-expires-down = التي تنتهي صلاحيتها أخيرًا
invitation-open = مفتوحة
invitation-accepted = مقبولة
invitation-withdrawn = مسحوبة
invitation-expired = منتهية الصلاحية
invitation-created = تاريخ الدعوة
invitation-sent = آخر إرسال
invitation-expires = تنتهي الصلاحية
invitation-invited-by = دعاه
invitation-deleted-person = شخص محذوف
invitation-link-text = لم يُضبط أي خادم بريد، لذا يُرجى تسليم هذا الرابط إلى الشخص بنفسك. لن نعرضه مرة أخرى. وهو صالح لمرة واحدة حتى { $time }.
invitation-send-again = إعادة الإرسال
invitation-send-again-text = يرسل رابطًا جديدًا صالحًا لمدة 7 أيام على الأقل. ويتوقف الرابط القديم عن العمل.
invitation-withdraw = سحب
invitation-withdraw-text = يتوقف الرابط عن العمل فورًا. ويمكنك دعوة الشخص مرة أخرى.
invite-title = دعوة شخص
invite-text = يتلقى الشخص رابطًا بالبريد الإلكتروني ويختار كلمة مروره بنفسه.
invite-many-title = دعوة عدة أشخاص
invite-many-text = يُدعى كل من في الملف، أو لا أحد إذا كان أحد الأسطر خاطئًا.
invite-name-hint = يمكن للشخص تغييره.
invite-until-hint = تنتهي العضويات بنهاية هذا اليوم (بالتوقيت العالمي). وإذا تُرك الحقل فارغًا فلا نهاية لها.
invite-language = لغة الرسالة
invite-admin = جعل هذا الشخص مشرفًا
invite-expires = الدعوة صالحة حتى (اختياري)
invite-expires-hint = إذا تُرك الحقل فارغًا فستنتهي صلاحية الدعوة بعد 7 أيام. والحد الأقصى 90 يومًا.
invite-expires-invalid = يُرجى اختيار يوم بعد اليوم وخلال 90 يومًا، أو ترك الحقل فارغًا
invite-more-groups = تُعرض أول 100 مجموعة فقط. ويمكنك إضافة الشخص إلى مجموعة أخرى لاحقًا.
invite-send = إرسال الدعوة
invite-no-group = لا توجد مجموعة { $group }. يُرجى التحقّق من الاسم، أو إنشاء المجموعة أولًا.
invite-is-invited = هذا العنوان مدعو بالفعل. يُرجى إعادة إرسال تلك الدعوة، أو سحبها أولًا.
invite-has-account = يوجد حساب بالفعل بهذا العنوان ولن تمنحه الدعوة شيئًا. يُرجى اختيار مجموعة، أو عدم دعوته.
invite-disabled = الحساب بهذا العنوان معطّل. يُرجى تفعيله أولًا.
invite-twice = سطر آخر يدعو العنوان نفسه
invite-too-many = يمكنك إرسال 500 دعوة في الساعة. يُرجى المحاولة لاحقًا، أو استخدام سطر الأوامر.
invite-file-empty = لا توجد أي دعوة هنا. السطر الأول يسمّي الأعمدة، وكل سطر بعده دعوة واحدة.
invite-file-too-many = يمكن أن يحتوي الملف على 1000 دعوة. يُرجى تقسيمه.
invite-no-email-column = لا يوجد عمود باسم ⁦email⁩
invite-column = العمود { $column } غير معروف أو مكرّر
invite-too-many-values = يحتوي السطر على قيم أكثر من عدد الأعمدة
invite-not-a-day = يُرجى إدخال يوم مثل ⁦2026-12-31⁩ بدلًا من { $value }
invite-not-yes-or-no = يُرجى إدخال ⁦yes⁩ أو ⁦no⁩ في ⁦admin⁩ بدلًا من { $value }
invite-no-language = لا توجد لغة { $value }. يُرجى استخدام ⁦en, de, fr, es⁩ أو ⁦ar⁩.
invite-nobody = لم تتم دعوة أحد
invite-line = السطر { $line }: { $problem }
invite-more-problems = { $count ->
    [zero] لا أسطر خاطئة أخرى
    [one] سطر خاطئ آخر
    [two] سطران خاطئان آخران
    [few] { $count } أسطر خاطئة أخرى
    [many] { $count } سطرًا خاطئًا آخر
   *[other] { $count } سطر خاطئ آخر
}
invite-skip-known = تخطّي من لديهم حساب أو دعوة بالفعل
invite-known = { $count ->
    [one] يُترك سطر واحد: لدى هذا الشخص حساب أو دعوة بالفعل.
    [two] يُترك سطران: لدى هذين الشخصين حساب أو دعوة بالفعل.
    [few] تُترك { $count } أسطر: لدى هؤلاء الأشخاص حساب أو دعوة بالفعل.
    [many] يُترك { $count } سطرًا: لدى هؤلاء الأشخاص حساب أو دعوة بالفعل.
   *[other] يُترك { $count } سطر: لدى هؤلاء الأشخاص حساب أو دعوة بالفعل.
}
invite-checked = { $count ->
    [zero] الملف سليم: لا يمكن دعوة أحد. لم تتم دعوة أحد بعد.
    [one] الملف سليم: يمكن دعوة شخص واحد. لم تتم دعوة أحد بعد.
    [two] الملف سليم: يمكن دعوة شخصين. لم تتم دعوة أحد بعد.
    [few] الملف سليم: يمكن دعوة { $count } أشخاص. لم تتم دعوة أحد بعد.
    [many] الملف سليم: يمكن دعوة { $count } شخصًا. لم تتم دعوة أحد بعد.
   *[other] الملف سليم: يمكن دعوة { $count } شخص. لم تتم دعوة أحد بعد.
}
invite-file = اختيار ملف ⁦CSV⁩
invite-rows = الدعوات
invite-rows-hint = ملف ⁦CSV⁩. السطر الأول يسمّي الأعمدة: ⁦email⁩، وأيًّا من ⁦name⁩ و⁦groups⁩ (تُفصل بينها فاصلة منقوطة) و⁦until⁩ و⁦admin⁩ (إما ⁦yes⁩ أو ⁦no⁩) و⁦language⁩ و⁦expires⁩.
invite-check = تحقّق
invite-send-all = إرسال الدعوات
notice-invitation-sent = تم إرسال الدعوة.
notice-invitations-sent = تم إرسال الدعوات.
notice-invitation-sent-again = تمت إعادة الإرسال. لم يعُد الرابط القديم يعمل.
notice-invitation-withdrawn = تم سحب الدعوة.
notice-invitation-changed = لم يتغيّر شيء: هذه الدعوة منتهية بالفعل، أو غيّرها شخص آخر.
message-kind-invitation = دعوة
console-rules = قواعد تسجيل الدخول
rules-lead = من يجب أن يستخدم ماذا لتسجيل الدخول. تُطبَّق معًا كل القواعد التي تخصّ الشخص والتطبيق.
rules-empty = لا توجد قواعد بعد
rules-empty-text = يسجّل كل شخص الدخول بما لديه.
rules-for = تنطبق على
rules-allowed = المقبول
rules-required = المطلوب
rules-within = يُطلب مجددًا بعد
rules-set-by = محدَّد في
rules-set-here = هذا الجدول
rules-set-setting = الإعداد { $name }
rules-set-group = المجموعة
rules-set-app = التطبيق
rules-everybody = الجميع
rules-admins = المشرفون
rules-group = المجموعة { $name }
rules-app = التطبيق { $name }
rules-a-group = مجموعة
rules-an-app = تطبيق
rules-all = كل شيء
rules-all-but = غير مقبول: { $factors }
rules-second = عامل المصادقة الثاني
rules-one-of = واحد من: { $factors }
rules-separator = { "، " }
rules-new = إضافة قاعدة أو تغييرها
rules-name = اسم المجموعة أو معرّف العميل
rules-name-hint = يُترك فارغًا إذا كانت القاعدة للجميع.
rules-no-place = لا توجد مجموعة أو تطبيق بهذا الاسم.
rules-open = فتح القاعدة
rules-preview = معاينة لشخص
rules-preview-text = تعرض ما سيُطلب من شخص عند تسجيل دخول جديد، والسبب. لا يُسجَّل دخول أحد.
rules-person = عنوان البريد الإلكتروني أو اسم المستخدم أو المعرّف
rules-no-person = لا يوجد شخص بهذا الاسم.
rules-preview-app = معرّف العميل للتطبيق
rules-preview-app-hint = يُترك فارغًا لصفحات الشخص نفسه.
rules-no-app = لا يوجد تطبيق بهذا المعرّف.
rules-preview-show = عرض
rules-own-pages = صفحاته الخاصة
rules-no-first = ليس لدى هذا الشخص ما يسجّل به الدخول.
rules-with = باستخدام: { $factor }
rules-with-none = باستخدام: { $factor }. يبيّن هوية الشخص، ولكنه غير مقبول.
rules-then-prove = يُطلب واحد من: { $factors }
rules-then-set-up = يجب إعداد واحد من: { $factors }
rules-then-stuck = لا يمكن تسجيل الدخول: لا يمكن إعداد أي شيء تقبله القواعد.
rules-then-in = تم تسجيل الدخول
rules-why = السبب
rules-no-reason = لا تطلب أي قاعدة المزيد.
rules-because-not = لا يُقبل: { $factors }
rules-because-second = عامل المصادقة الثاني مطلوب
rules-because-one-of = مطلوب واحد من: { $factors }
rules-because-age = يُطلب مجددًا ما مضى على استخدامه أكثر من { $time }
rule-title = القاعدة: { $whom }
rule-allowed = ما هو مقبول
rule-allowed-hint = لا يُحتسب ما سوى ذلك. من ليس لديه ما هو مقبول يُعدّه عند تسجيل الدخول.
rule-second = عامل مصادقة ثانٍ
rule-one-of-hint = أو واحد مما يلي، دون أي بديل عنه، ولا حتى رمز استرداد:
rule-age = الطلب مجددًا بعد
rule-age-hint = مثل { "\u2066" }10m{ "\u2069" } أو { "\u2066" }12h{ "\u2069" } أو { "\u2066" }7d{ "\u2069" }. يُترك فارغًا إذا لم يكن هناك حد.
rule-age-wrong = يُرجى إدخال مدة من { "\u2066" }60s{ "\u2069" } إلى { "\u2066" }400d{ "\u2069" }.
person-remembered = { $count ->
    [one] متصفح واحد بلا عامل مصادقة ثانٍ
    [two] متصفحان بلا عامل مصادقة ثانٍ
    [few] { $count } متصفحات بلا عامل مصادقة ثانٍ
   *[other] { $count } متصفحًا بلا عامل مصادقة ثانٍ
}
person-remembered-text = لا يُطلب عامل المصادقة الثاني هناك لفترة من الوقت.
rules-remembered = يمكن تذكّر المتصفح لمدة { $days } يومًا
rules-never-remembered = لا يُتذكّر أي متصفح
rule-remember = تذكّر المتصفح لهذا العدد من الأيام
rule-remember-hint = يمكن تحديد مربع، ولا يُطلب بعدها عامل مصادقة ثانٍ في ذلك المتصفح طوال هذه المدة. 0: أبدًا. يُترك فارغًا لعدم تحديد شيء.
rule-remember-wrong = يُرجى إدخال عدد أيام من 0 إلى 90.
rule-empty = هذه القاعدة فارغة. يُرجى اختيار شيء أو إزالة القاعدة.
rule-no-first = يُرجى قبول ما يبيّن هوية الشخص، مثل كلمة المرور أو مفتاح المرور.
rule-no-second = يُرجى قبول مفاتيح المرور أو تطبيقات المصادقة: يمكن إعدادها عند تسجيل الدخول.
rule-nobody = يجب أن يكون واحد مما هو مطلوب مقبولًا وقابلًا للإعداد عند تسجيل الدخول.
rule-locks-out = مع هذه القاعدة لن يتمكن أي مشرف من تسجيل الدخول. لم يتغيّر شيء.
rule-remove = إزالة هذه القاعدة
notice-rule-removed = تمت إزالة القاعدة.
rule-factor-password = كلمة المرور
rule-factor-passkey = مفتاح مرور
rule-factor-totp = تطبيق مصادقة
rule-factor-recovery-codes = رمز استرداد
rule-factor-email-code = رمز بالبريد الإلكتروني بدلًا من كلمة المرور
rule-factor-email-code-second = رمز بالبريد الإلكتروني كعامل مصادقة ثانٍ
rule-factor-sms-code = رمز عبر رسالة نصية بدلًا من كلمة المرور
rule-factor-sms-code-second = رمز عبر رسالة نصية كعامل مصادقة ثانٍ
rule-factor-upstream = حساب لدى مزوّد آخر
console-upstreams = المزوّدون
upstreams-lead = مزوّدون آخرون يمكن تسجيل الدخول بحساباتهم.
upstreams-search = الاسم أو المُصدِر
upstreams-sort-name = الاسم في العناوين، تصاعديًا
upstreams-sort-name-down = الاسم في العناوين، تنازليًا
upstreams-empty = لا يوجد مزوّدون بعد
upstreams-empty-text = عند إضافة مزوّد يظهر له زر في صفحة تسجيل الدخول.
upstreams-no-match = لا يوجد مزوّدون مطابقون
upstream-new = إضافة مزوّد
upstream-create = إضافة المزوّد
upstream-preset = تعبئة القيم المعروفة لـ:
upstream-name = الاسم في العناوين
upstream-name-hint = a-z و0-9 و-. لا يمكن تغييره لاحقًا. يُرجى تسجيل عنوان إعادة التوجيه هذا لدى المزوّد: { $address }
upstream-name-wrong = يُرجى إدخال 1 إلى 40 حرفًا من a-z و0-9 و- دون البدء بـ-.
upstream-name-taken = يوجد مزوّد بهذا الاسم بالفعل.
upstream-title-label = الاسم على الزر
upstream-title-hint = الاسم المعروف لدى الناس، مثل Google أو اسم شركتك.
upstream-title-wrong = يُرجى إدخال سطر واحد من 1 إلى 100 حرف.
upstream-issuer = المُصدِر
upstream-issuer-hint = العنوان الذي تسمّيه وثيقة الاكتشاف لدى المزوّد issuer، كما هو مكتوب فيها تمامًا.
upstream-issuer-change = عند تغييره لن تتيح الحسابات المرتبطة الآن تسجيل الدخول لأحد، وتنتهي الجلسات التي بدأت بها. وإذا لم يُدخَل سرّ معه يُحذف السرّ المحفوظ.
upstream-issuer-wrong = يُرجى إدخال عنوان يبدأ بـ{ "\u2066" }https://{ "\u2069" } دون ? و#.
upstream-issuer-own = هذا عنوان Latchkey هذا نفسه.
upstream-client-id = معرّف العميل
upstream-client-id-hint = كما أعطاه المزوّد.
upstream-client-id-wrong = يُرجى إدخال 1 إلى 512 حرف ASCII مرئيًا.
upstream-secret = سرّ العميل
upstream-secret-hint = يُرجى تركه فارغًا إذا لم يعطِ المزوّد سرًّا.
upstream-secret-kept = يوجد سرّ محفوظ. يُرجى إدخال سرّ آخر لاستبداله.
upstream-secret-wrong = يُرجى إدخال سطر واحد من 1 إلى 512 حرفًا.
upstream-scopes = النطاقات المطلوبة
upstream-scopes-hint = openid مطلوب، وemail لازم للتعرّف على العناوين.
upstream-scopes-wrong = يُرجى إدخال نطاقات تفصل بينها مسافات ومنها openid.
upstream-in-header = إرسال السرّ في ترويسة الطلبات
upstream-in-header-hint = HTTP Basic (client_secret_basic) بدلًا من المتن (client_secret_post). بعض المزوّدين لا يقبلون إلا أحدهما.
upstream-signs = توقيع الطلبات بمفتاح خاص بـ Latchkey
upstream-signs-hint = بدلًا من سرّ (private_key_jwt). يُرجى الحفظ ثم إعطاء المزوّد عنوان المفتاح العام الذي تعرضه هذه الصفحة.
upstream-jwks = عنوان المفتاح العام
upstream-tenants = المستأجرون الذين تُقبل حساباتهم
upstream-tenants-hint = معرّفاتهم مفصولة بمسافات. مطلوبة مع common وorganizations في المُصدِر، فيمكن لأي شخص إنشاء مستأجر.
upstream-tenants-missing = يُرجى إدخال معرّفات المستأجرين الذين تُقبل حساباتهم.
upstream-tenant-wrong = «{ $tenant }» ليس معرّف مستأجر مثل { "\u2066" }11111111-2222-3333-4444-555555555555{ "\u2069" }.
upstream-team-id = معرّف الفريق
upstream-key-id = معرّف المفتاح
upstream-apple-id-hint = كما تعرضه Apple، مثل AB1C23D4EF.
upstream-apple-id-wrong = يُرجى إدخال 1 إلى 40 حرفًا ورقمًا.
upstream-apple-key-hint = سرّ Apple هو محتوى الملف AuthKey_KEYID.p8.
upstream-apple-key-wrong = يُرجى إدخال محتوى الملف AuthKey_KEYID.p8 الذي أعطته Apple.
upstream-authorization-endpoint = نقطة نهاية التفويض
upstream-token-endpoint = نقطة نهاية الرموز المميّزة
upstream-user-endpoint = نقطة نهاية المستخدم
upstream-endpoint-hint = كما تذكرها وثائق المزوّد.
upstream-endpoint-wrong = يُرجى إدخال عنوان يبدأ بـ{ "\u2066" }https://{ "\u2069" }.
upstream-members = حقول إجابة نقطة نهاية المستخدم
upstream-members-hint = إذا اختلفت عن OpenID Connect: subject وemail وemail_verified وname وusername، مثل subject=id username=login. يجب ألا يتغيّر subject أبدًا وألا يُعطى لشخص آخر.
upstream-members-wrong = يُرجى إدخال أزواج من subject أو email أو email_verified أو name أو username، مثل subject=id.
upstream-fixed-wrong = لا يمكن تغيير هذا إلا مع المُصدِر، وعندها لن تتيح الحسابات المرتبطة تسجيل الدخول لأحد.
upstream-accounts = من يحصل على حساب عند أول تسجيل دخول
upstream-accounts-hint = فارغ: لا أحد. *: كل من تحقّق المزوّد من عنوانه. أو نطاقات عناوين تم التحقّق منها مثل example.com تفصل بينها مسافات.
upstream-trusted = النطاقات الموثوق به فيها
upstream-trusted-hint = كل من له هناك عنوان تم التحقّق منه في أحد هذه النطاقات يُسجَّل دخوله إلى الحساب ذي هذا العنوان دون سؤال. يُرجى إدخال نطاقات يتحكّم المزوّد بعناوينها فقط.
upstream-login-domains = النطاقات التي يُوجَّه أشخاصها إليه
upstream-login-domains-hint = كل من يُدخل في صفحة تسجيل الدخول عنوانًا في أحد هذه النطاقات يصل إلى المزوّد مباشرة، سواء كان هذا الحساب موجودًا أم لا. تُستخدم كلمات مرور هذه العناوين فقط ما دام الوصول إلى المزوّد متعذّرًا، ولا يشمل ذلك أسماء المستخدمين ومفاتيح المرور والرموز بالبريد الإلكتروني.
upstream-native = التطبيقات التي تُقبل رموز هويتها
upstream-native-hint = معرّفات العميل لدى المزوّد، مفصولة بمسافات. يمكن لتطبيق على جهاز يسجّل دخول الأشخاص عبر Google One Tap أو «تسجيل الدخول باستخدام Apple» أن يستبدل رمز الهوية برموز، إذا كان لديه إذن استبدال الرموز. فارغ: لا يُستبدل أي رمز هوية.
upstream-native-wrong = «{ $client }» ليس معرّف عميل: يُرجى إدخال 1 إلى 512 حرف ASCII مرئيًا.
upstream-group-rules = المجموعات وفق ما يذكره المزوّد
upstream-group-rules-hint = قاعدة واحدة في كل سطر: { "\u2066" }claim = value -> group{ "\u2069" }، مثل { "\u2066" }groups = engineering -> staff{ "\u2069" }. كل تسجيل دخول يضيف الأشخاص إلى هذه المجموعات، ويزيلهم منها عندما لا تعود القاعدة منطبقة. تبقى العضويات التي لم تمنحها قاعدة.
upstream-group-rule-wrong = «{ $rule }» ليست قاعدة. يُرجى إدخال { "\u2066" }claim = value -> group{ "\u2069" }.
upstream-group-rules-right = تتطلب هذه القواعد، وكذلك جعل مزوّد آخر وراءها، صلاحية إدارة المجموعات، ولا يمكن أن تزيد على 100.
upstream-group-rules-unknown = لا توجد مجموعة باسم «{ $group }».
upstream-attribute-rules = السمات وفق ما يذكره المزوّد
upstream-attribute-rules-hint = قاعدة واحدة في كل سطر: { "\u2066" }attribute = $claim{ "\u2069" } أو نص ثابت، مثل { "\u2066" }department = $org.department{ "\u2069" } أو { "\u2066" }site = Berlin if office = b-1{ "\u2069" }. أول قاعدة تنطبق هي التي تقرّر. كل تسجيل دخول يحدّث ما ملأته القاعدة، ويبقى ما كُتب هنا يدويًا. تبدأ القاعدة بكلمة once للملء عند أول تسجيل دخول فقط، أو بكلمة always لاستبدال ما كُتب يدويًا أيضًا.
upstream-attribute-rule-wrong = «{ $rule }» ليست قاعدة. يُرجى إدخال { "\u2066" }attribute = $claim{ "\u2069" }، ويمكن أن تسبقها once أو always وأن تتبعها { "\u2066" }if claim = value{ "\u2069" }.
upstream-attribute-rules-right = تتطلب هذه القواعد، وكذلك جعل مزوّد آخر وراءها، صلاحية إدارة الأشخاص، ولا يمكن أن تزيد على 100.
upstream-attribute-rules-unknown = لا يمكن لمزوّد أن يملأ «{ $attribute }». يُرجى إعلانها سمةً أولًا، أو اختيار { "\u2066" }name, given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture, website{ "\u2069" }.
upstream-sign-out = تسجيل خروج الأشخاص هناك أيضًا
upstream-sign-out-hint = من يسجّل خروجه هنا يُرسل إلى المزوّد ليسجّل خروجه هناك أيضًا ثم يعود. يتم الخروج هنا أولًا، سواء أجاب المزوّد أم لا. يُرجى تسجيل العنوان الذي تعرضه هذه الصفحة بعد الحفظ لدى المزوّد.
upstream-signed-out = العنوان بعد تسجيل الخروج، ليُسجَّل هناك
upstream-trial = تجربة تسجيل دخول
upstream-trial-text = تسجّل الدخول لدى المزوّد كأي شخص. لا يسجَّل دخول أحد هنا بذلك، ولا يُربط شيء، ولا يتغيّر أحد. أنت وحدك ترى النتيجة لمدة 10 دقائق.
upstream-trial-off = المزوّد معطَّل: يمكن تجربته قبل أن يسجّل أحد الدخول به.
upstream-trial-do = الذهاب إلى المزوّد
upstream-trial-again = التجربة مرة أخرى
upstream-trial-over = لم تعد نتيجة هذه التجربة متاحة. يُرجى التجربة مرة أخرى.
upstream-trial-nothing = لم يسجّل المزوّد دخول أحد
upstream-trial-nothing-fix = يُرجى التحقق من إعدادات المزوّد. في السجل تفاصيل أكثر. السبب هو:
upstream-trial-account = الحساب هنا
upstream-trial-known = تسجيل دخول كهذا يقود إلى هذا الحساب المرتبط به:
upstream-trial-known-off = هذا الحساب مرتبط به، لكنه لا يستطيع تسجيل الدخول لأنه معطَّل أو ينتظر الموافقة:
upstream-trial-trusted = تسجيل دخول كهذا يُربط بهذا الحساب دون سؤال، لأن المزوّد موثوق لنطاق عنوانه:
upstream-trial-made = تسجيل دخول كهذا ينشئ حسابًا بالعنوان { $address }.
upstream-trial-asked = لا حساب مرتبط به. من يسجّل الدخول هكذا يُطلب منه إثبات حساب هنا، ثم يُسأل هل يُربط به:
upstream-trial-no-address = لا يذكر المزوّد عنوان بريد إلكتروني.
upstream-trial-unverified = لا يذكر المزوّد أن عنوان البريد الإلكتروني مُتحقَّق منه.
upstream-trial-not-trusted = المزوّد غير موثوق لنطاق هذا العنوان.
upstream-trial-nobody = لا حساب نشط هنا له هذا العنوان مُتحقَّقًا منه.
upstream-trial-connected = الحساب صاحب هذا العنوان مرتبط بحساب آخر بالفعل.
upstream-trial-not-admitted = لا تُنشأ حسابات لنطاق هذا العنوان.
upstream-trial-not-signed-up = لا تسمح إعدادات التسجيل بنطاق هذا العنوان.
upstream-trial-another-trusted = مزوّد آخر موثوق لنطاق هذا العنوان.
upstream-trial-taken = لحساب هنا هذا العنوان.
upstream-trial-met = تنطبق: الشخص في هذه المجموعة.
upstream-trial-unmet = لا تنطبق.
upstream-trial-no-group = لم تعد هذه المجموعة موجودة.
upstream-trial-no-attribute = لم تعد هذه السمة موجودة.
upstream-trial-unknown = غير معروف: لم يذكر المزوّد المطالبة أو تعذّرت قراءتها. لا يتغيّر شيء.
upstream-trial-fills = تملأ:
upstream-trial-unfit = تُرك: القيمة لا تناسب هذه السمة.
upstream-trial-passed-over = لم يُصل إليها: قاعدة قبلها تقرّر.
upstream-trial-claims = ما ذكره المزوّد
upstream-trial-claims-text = من رمز الهوية ونقطة المستخدم معًا، كما تراها القواعد. لا تُعرض الرموز.
upstream-trial-partial = تعذّرت قراءة نقطة المستخدم: قد يكون هناك المزيد.
upstream-trial-too-long = ما ذكره أطول من أن يُعرض هنا.
upstream-domain-wrong = «{ $domain }» ليس نطاقًا مثل example.com أو { "\u2066" }*.example.com{ "\u2069" }.
upstream-enabled = عرضه في صفحة تسجيل الدخول
upstream-domain-not-given-out = لا يمكن الوثوق بهذا المزوّد في «{ $domain }»: فهو لا يعرف من يملك عنوانًا هناك الآن.
upstream-enabled-hint = ما دام معطَّلًا لا يسجّل أحد الدخول به. عند تعطيله تنتهي الجلسات التي بدأت به.
upstream-off = معطَّل
upstream-facts = لدى المزوّد
upstream-callback = عنوان إعادة التوجيه
upstream-backchannel = عنوان تسجيل الخروج الخلفي (back-channel)
upstream-connected = الأشخاص المرتبطون
upstream-sessions = الجلسات التي بدأت به
upstream-sessions-count = { $count ->
    [zero] 0
    [one] 1
    [two] 2
    [few] { $count }
    [many] { $count }
   *[other] { $count }
}
upstream-sessions-or-more = { $count } أو أكثر
upstream-test = اختبار المزوّد
upstream-test-good = وثيقة المزوّد ومفاتيحه سليمة.
upstream-test-private = يؤدي المُصدِر إلى العنوان الخاص { $detail }. يُرجى ذكر شبكته في LATCHKEY_FETCH_ALLOW إذا كان مسموحًا لـLatchkey بالوصول إليه.
upstream-test-unresolved = لم يُعثر على مضيف المُصدِر. يُرجى التحقّق من العنوان.
upstream-test-slow = لم يُجب المزوّد في الوقت المناسب. يُرجى إعادة المحاولة لاحقًا.
upstream-test-address = يجب أن يبدأ المُصدِر بـ{ "\u2066" }https://{ "\u2069" }. لا يمكن استخدام { "\u2066" }http://{ "\u2069" } إلا في شبكة من LATCHKEY_FETCH_ALLOW.
upstream-test-status = أجاب { "\u2066" }/.well-known/openid-configuration{ "\u2069" } تحت المُصدِر بالحالة { $detail }. يُرجى التحقّق من المُصدِر.
upstream-test-issuer = تذكر وثيقة المزوّد مُصدِرًا آخر: { $detail }. يُرجى إدخاله هكذا تمامًا.
upstream-test-keys = تتعذّر قراءة المفاتيح التي تذكرها وثيقة المزوّد.
upstream-test-other = لا يمكن استخدام المزوّد: { $detail }
upstream-delete = حذف المزوّد
upstream-delete-text = { $count ->
    [zero] لا أحد مرتبط به.
    [one] شخص واحد مرتبط به ولن يسجّل الدخول به بعد ذلك.
    [two] شخصان مرتبطان به ولن يسجّلا الدخول به بعد ذلك.
    [few] { $count } أشخاص مرتبطون به ولن يسجّلوا الدخول به بعد ذلك.
    [many] { $count } شخصًا مرتبطًا به ولن يسجّلوا الدخول به بعد ذلك.
   *[other] { $count } شخص مرتبط به ولن يسجّلوا الدخول به بعد ذلك.
}
upstream-ends = { $count ->
    [zero] لم تبدأ به أي جلسة.
    [one] تنتهي جلسة واحدة بدأت به.
    [two] تنتهي جلستان بدأتا به.
    [few] تنتهي { $count } جلسات بدأت به.
    [many] تنتهي { $count } جلسة بدأت به.
   *[other] تنتهي { $count } جلسة بدأت به.
}
notice-upstream-added = تمت إضافة المزوّد. يُرجى اختباره قبل استخدامه.
notice-upstream-deleted = تم حذف المزوّد.
