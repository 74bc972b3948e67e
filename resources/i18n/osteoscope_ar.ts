<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Likeliest part is the film&apos;s main part</source>
        <translation>الجزء الأرجح هو الجزء الرئيسي في الصورة</translation>
    </message>
    <message>
        <source>Likeliest part is on the film</source>
        <translation>الجزء الأرجح ظاهر في الصورة</translation>
    </message>
    <message>
        <source>Upper or lower limb right</source>
        <translation>تمييز الطرف العلوي من السفلي صحيح</translation>
    </message>
    <message>
        <source>Fracture, AUC</source>
        <translation>الكسر، AUC</translation>
    </message>
    <message>
        <source>Fracture, AUC on films without a cast</source>
        <translation>الكسر، AUC للصور من دون جبيرة</translation>
    </message>
    <message>
        <source>For scale: AUC of the image&apos;s size alone</source>
        <translation>للمقارنة: AUC لحجم الصورة وحده</translation>
    </message>
    <message>
        <source>For scale: AUC of knowing the cast alone</source>
        <translation>للمقارنة: AUC لمعرفة وجود الجبيرة وحدها</translation>
    </message>
    <message>
        <source>Fracture, calibration error (ECE)</source>
        <translation>الكسر، خطأ المعايرة (ECE)</translation>
    </message>
    <message>
        <source>Fracture, Brier score</source>
        <translation>الكسر، مقياس Brier</translation>
    </message>
    <message>
        <source>Fracture outline, Dice on fractured films</source>
        <translation>حدود الكسر، Dice في صور الكسور</translation>
    </message>
    <message>
        <source>Bone outline, Dice on traced films</source>
        <translation>حدود العظم، Dice في الصور المرسومة</translation>
    </message>
    <message>
        <source>Fracture outline, IoU on fractured films</source>
        <translation>حدود الكسر، IoU في صور الكسور</translation>
    </message>
    <message>
        <source>Fractures found at 0.5 false regions a film</source>
        <translation>كسور كُشفت عند 0.5 منطقة خاطئة لكل صورة</translation>
    </message>
    <message>
        <source>Bone outline, IoU on traced films</source>
        <translation>حدود العظم، IoU في الصور المرسومة</translation>
    </message>
    <message>
        <source>Called negative, and no fracture</source>
        <translation>صُنفت سلبية ولا كسر فيها</translation>
    </message>
    <message>
        <source>Called positive, and a fracture</source>
        <translation>صُنفت إيجابية وفيها كسر</translation>
    </message>
    <message>
        <source>Films turned away</source>
        <translation>صور لم تُقبل للقراءة</translation>
    </message>
    <message>
        <source>Limb films turned away</source>
        <translation>أفلام الأطراف التي رُدَّت</translation>
    </message>
    <message>
        <source>Chest films turned away</source>
        <translation>أفلام الصدر التي رُدَّت</translation>
    </message>
    <message>
        <source>CT images turned away</source>
        <translation>صور الأشعة المقطعية التي رُدَّت</translation>
    </message>
    <message>
        <source>MR images turned away</source>
        <translation>صور الرنين المغناطيسي التي رُدَّت</translation>
    </message>
    <message>
        <source>Ultrasound images turned away</source>
        <translation>صور الموجات فوق الصوتية التي رُدَّت</translation>
    </message>
    <message>
        <source>Knee films of another source turned away, though known</source>
        <translation>أفلام ركبة من مصدر آخر رُدَّت مع أنها معروفة</translation>
    </message>
    <message>
        <source>Knees cut to the joint turned away, though known</source>
        <translation>ركب مقصوصة على المفصل رُدَّت مع أنها معروفة</translation>
    </message>
    <message>
        <source>Synthetic chests turned away</source>
        <translation>أفلام صدر اصطناعية رُدَّت</translation>
    </message>
    <message>
        <source>Synthetic spines turned away</source>
        <translation>أفلام عمود فقري اصطناعية رُدَّت</translation>
    </message>
    <message>
        <source>Synthetic skulls turned away</source>
        <translation>أفلام جمجمة اصطناعية رُدَّت</translation>
    </message>
    <message>
        <source>Drawn pictures turned away</source>
        <translation>صور مرسومة رُدَّت</translation>
    </message>
    <message>
        <source>Bone density, macro AUC of the best attempt (switched off)</source>
        <translation>كثافة العظم، AUC الكلية لأفضل محاولة (متوقفة)</translation>
    </message>
    <message>
        <source>Knees cut to the joint that were graded</source>
        <translation>ركب مقصوصة على المفصل جرى تدريجها</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grade, quadratic kappa</source>
        <translation>درجة كيلغرين-لورنس، كابا التربيعية</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grade exactly right</source>
        <translation>درجة كيلغرين-لورنس صحيحة تمامًا</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>البيانات</translation>
    </message>
    <message>
        <source>Licence of the data</source>
        <translation>ترخيص البيانات</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>ترخيص الأوزان</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>تقسيم البيانات</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>نقطة البداية</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>Seed papers</source>
        <translation>الأوراق المرجعية</translation>
    </message>
    <message>
        <source>Aims not reached, and what was tried</source>
        <translation>أهداف لم تتحقق وما جُرّب من أجلها</translation>
    </message>
    <message>
        <source>About Osteoscope</source>
        <translation>حول Osteoscope</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>للاستخدام البحثي فقط. ليس جهازًا طبيًا.</translation>
    </message>
    <message>
        <source>An offline reader for orthopaedic radiographs. It never uses a network.</source>
        <translation>قارئ لصور الأشعة العظمية يعمل دون اتصال، ولا يستخدم الشبكة أبدًا.</translation>
    </message>
    <message>
        <source>No finding may be used for a decision about a patient without a qualified reader.</source>
        <translation>لا يجوز استخدام أي نتيجة في قرار يخص مريضًا من دون قارئ مؤهل.</translation>
    </message>
    <message>
        <source>Model {name} {version}</source>
        <translation>النموذج {name} {version}</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>At the operating points</source>
        <translation>عند نقاط التشغيل</translation>
    </message>
    <message>
        <source>Measured on held-out films</source>
        <translation>مقيس على صور محجوزة للاختبار</translation>
    </message>
    <message>
        <source>Training and licences</source>
        <translation>التدريب والتراخيص</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>الهوية</translation>
    </message>
    <message>
        <source>{parts}; measured on: {scope}</source>
        <translation>{parts}؛ قيس على: {scope}</translation>
    </message>
    <message>
        <source>negative below {threshold}</source>
        <translation>سلبي دون {threshold}</translation>
    </message>
    <message>
        <source>positive from {threshold}</source>
        <translation>إيجابي ابتداءً من {threshold}</translation>
    </message>
    <message>
        <source>Films with / without fracture</source>
        <translation>صور بكسر / من دون كسر</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>الفرز</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>الحساسية</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>النوعية</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>المؤشر</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>مجال الثقة 95 %</translation>
    </message>
    <message>
        <source>Fracture, AUC: {part}</source>
        <translation>الكسر، AUC: {part}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;قراءة</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;مساعدة</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>فتح مجلد…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح مجلد</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>فتح ملفات…</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>فتح ملفات</translation>
    </message>
    <message>
        <source>Open the samples</source>
        <translation>فتح العينات</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Passphrase of the case store…</source>
        <translation>عبارة مرور مخزن الحالات…</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>المظهر الفاتح</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Next film</source>
        <translation>الصورة التالية</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالية</translation>
    </message>
    <message>
        <source>Previous film</source>
        <translation>الصورة السابقة</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابقة</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Own verdict: fracture</source>
        <translation>حكمك: كسر</translation>
    </message>
    <message>
        <source>Own verdict: no fracture</source>
        <translation>حكمك: لا كسر</translation>
    </message>
    <message>
        <source>Own verdict: cannot say</source>
        <translation>حكمك: لا يمكن الجزم</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Read again as…</source>
        <translation>إعادة القراءة بوصفها…</translation>
    </message>
    <message>
        <source>Read what waits</source>
        <translation>قراءة ما ينتظر</translation>
    </message>
    <message>
        <source>Go on with the reading that was stopped</source>
        <translation>تابع القراءة التي أُوقفت</translation>
    </message>
    <message>
        <source>Forget the reading that was stopped</source>
        <translation>انسَ القراءة التي أُوقفت</translation>
    </message>
    <message>
        <source>Read the chosen films again</source>
        <translation>أعد قراءة الصور المختارة</translation>
    </message>
    <message>
        <source>Read failed films again</source>
        <translation>إعادة قراءة الصور الفاشلة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>إيقاف القراءة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Local validation…</source>
        <translation>التحقق المحلي…</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>تصفية قائمة العمل</translation>
    </message>
    <message>
        <source>Keep the films of a study together</source>
        <translation>إبقاء صور الدراسة معًا</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>الاختصارات…</translation>
    </message>
    <message>
        <source>About Osteoscope…</source>
        <translation>حول Osteoscope…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation>&amp;الطبقات</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>ال&amp;قياس</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>ال&amp;رسم</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>ملاءمة</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Magnifier (strike or hold)</source>
        <translation>المكبرة (نقرًا أو ضغطًا مستمرًا)</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>تدوير لليسار</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>تدوير لليمين</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>قلب أفقي</translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation>قلب رأسي</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>عكس الألوان</translation>
    </message>
    <message>
        <source>Window: automatic</source>
        <translation>النافذة: تلقائية</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Window: bone</source>
        <translation>النافذة: العظم</translation>
    </message>
    <message>
        <source>Window: soft tissue</source>
        <translation>النافذة: النسيج الرخو</translation>
    </message>
    <message>
        <source>Window: as stored</source>
        <translation>النافذة: كما خُزنت</translation>
    </message>
    <message>
        <source>Hold this film beside the next</source>
        <translation>تثبيت هذه الصورة بجانب التالية</translation>
    </message>
    <message>
        <source>Two films</source>
        <translation>صورتان</translation>
    </message>
    <message>
        <source>Both views of the study side by side</source>
        <translation>مسقطا الدراسة جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Next suspected region</source>
        <translation>المنطقة المشتبهة التالية</translation>
    </message>
    <message>
        <source>Flip the film beside (the other limb)</source>
        <translation>قلب الصورة المجاورة (الطرف الآخر)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة الضبط</translation>
    </message>
    <message>
        <source>Bone outline</source>
        <translation>حدود العظم</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>العظم</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Fracture mask</source>
        <translation>قناع الكسر</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>القناع</translation>
    </message>
    <message>
        <source>Mask as contour</source>
        <translation>القناع كخط محيطي</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>المربعات</translation>
    </message>
    <message>
        <source>Class activation map</source>
        <translation>خريطة تنشيط الصنف</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>الخريطة</translation>
    </message>
    <message>
        <source>Your own mask</source>
        <translation>قناعك الخاص</translation>
    </message>
    <message>
        <source>Hide all overlays</source>
        <translation>إخفاء كل الطبقات</translation>
    </message>
    <message>
        <source>Overlays stronger</source>
        <translation>طبقات أوضح</translation>
    </message>
    <message>
        <source>Overlays fainter</source>
        <translation>طبقات أخفت</translation>
    </message>
    <message>
        <source>Outline less: higher threshold</source>
        <translation>حدود أقل: عتبة أعلى</translation>
    </message>
    <message>
        <source>Outline more: lower threshold</source>
        <translation>حدود أكثر: عتبة أدنى</translation>
    </message>
    <message>
        <source>Outline at the model&apos;s threshold</source>
        <translation>الحدود عند عتبة النموذج</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>الطول</translation>
    </message>
    <message>
        <source>Angle of two lines</source>
        <translation>زاوية خطين</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>زاوية كوب</translation>
    </message>
    <message>
        <source>Calibrate by an object of known size…</source>
        <translation>معايرة بجسم معلوم الحجم…</translation>
    </message>
    <message>
        <source>Forget the calibration</source>
        <translation>نسيان المعايرة</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>أداة اليد</translation>
    </message>
    <message>
        <source>Delete the measure</source>
        <translation>حذف القياس</translation>
    </message>
    <message>
        <source>Brush: your own fracture mask</source>
        <translation>الفرشاة: قناع الكسر الخاص بك</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>الفرشاة</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>الممحاة</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>فرشاة أكبر</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>فرشاة أصغر</translation>
    </message>
    <message>
        <source>Take your own mask back</source>
        <translation>استرجاع قناعك الخاص</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>استرجاع</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>{why} Films are read, and reviews are not kept.</source>
        <translation>{why} تُقرأ الصور، ولا تُحفظ المراجعات.</translation>
    </message>
    <message>
        <source>Osteoscope is open already. Both copies keep their reviews safely, but neither shows at once what is said in the other, and the settings of the one that is closed last stay.</source>
        <translation>برنامج Osteoscope مفتوح بالفعل. تحفظ النسختان المراجعات بأمان، لكن لا تعرض إحداهما فورًا ما يُكتب في الأخرى، وتبقى إعدادات النسخة التي تُغلق أخيرًا.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Open folder</source>
        <translation>فتح مجلد</translation>
    </message>
    <message>
        <source>Open films</source>
        <translation>فتح صور</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;تلقائي</translation>
    </message>
    <message>
        <source>Nothing was read yet, so there is nothing to export.</source>
        <translation>لم يُقرأ شيء بعد، فلا يوجد ما يُصدَّر.</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>التصدير إلى</translation>
    </message>
    <message>
        <source>Exporting {number} films…</source>
        <translation>جارٍ تصدير {number} من الصور…</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>معايرة</translation>
    </message>
    <message>
        <source>Length of the object along your line, in mm:</source>
        <translation>طول الجسم على امتداد خطك، بالمم:</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Paused.</source>
        <translation>متوقف مؤقتًا.</translation>
    </message>
    <message>
        <source>{name} is being read again.</source>
        <translation>تجري إعادة قراءة {name}.</translation>
    </message>
    <message>
        <source>Stopped. {done} of {total} films were read; the rest wait.</source>
        <translation>توقفت القراءة. قُرئ {done} من {total} من الصور، والباقي ينتظر.</translation>
    </message>
    <message>
        <source>Finished: {total} files.</source>
        <translation>انتهى: {total} من الملفات.</translation>
    </message>
    <message>
        <source>{name} was read again.</source>
        <translation>أُعيدت قراءة {name}.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>On Windows this runtime is used when Osteoscope is opened again.</source>
        <translation>على Windows تُستخدم بيئة التشغيل هذه عند فتح Osteoscope من جديد.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>The list holds no other film of this study.</source>
        <translation>لا توجد في القائمة صورة أخرى من هذه الدراسة.</translation>
    </message>
    <message>
        <source>{name} is held beside. Choose another film; the same key goes back to one film.</source>
        <translation>{name} مثبتة بجانبها. اختر صورة أخرى؛ والمفتاح نفسه يعيد صورة واحدة.</translation>
    </message>
</context>
<context>
    <name>CornersDialog</name>
    <message>
        <source>Look at the corners</source>
        <translation>انظر إلى الزوايا</translation>
    </message>
    <message>
        <source>Names are often burned into the corners of a film, and stay in its pictures. Look at all four of every film, and take away the tick of what must not leave the house. The rest of the film is not shown here.</source>
        <translation>كثيرًا ما تُحفر الأسماء في زوايا الصورة وتبقى فيها. انظر إلى الزوايا الأربع لكل صورة، وأزل العلامة عما لا يجوز خروجه. لا يظهر هنا باقي الصورة.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Looked at: next films</source>
        <translation>نُظر إليها: الصور التالية</translation>
    </message>
    <message>
        <source>Looked at: go on</source>
        <translation>نُظر إليها: تابع</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>الزوايا</translation>
    </message>
    <message>
        <source>Page {page} of {pages}…</source>
        <translation>الصفحة {page} من {pages}…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>الصفحة {page} من {pages}</translation>
    </message>
    <message>
        <source>The corners of {name}</source>
        <translation>زوايا {name}</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something unforeseen happened. What was reviewed so far is saved.</source>
        <translation>حدث أمر غير متوقع. ما تمت مراجعته حتى الآن محفوظ.</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>Threshold curve</source>
        <translation>منحنى العتبة</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>الحساسية</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>النوعية</translation>
    </message>
    <message>
        <source>Threshold on the fracture probability</source>
        <translation>العتبة على احتمال الكسر</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>accept {name}</source>
        <translation>قبول {name}</translation>
    </message>
    <message>
        <source>reject {name}</source>
        <translation>رفض {name}</translation>
    </message>
    <message>
        <source>own verdict on {name}</source>
        <translation>حكمك على {name}</translation>
    </message>
    <message>
        <source>note on {name}</source>
        <translation>ملاحظة على {name}</translation>
    </message>
    <message>
        <source>measure on {name}</source>
        <translation>قياس على {name}</translation>
    </message>
    <message>
        <source>calibration of {name}</source>
        <translation>معايرة {name}</translation>
    </message>
    <message>
        <source>mask of {name}</source>
        <translation>قناع {name}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>{file} could not be read: {clause}.</source>
        <translation>تعذّرت قراءة {file}: {clause}.</translation>
    </message>
    <message>
        <source>{file} could not be written: {clause}.</source>
        <translation>تعذّرت كتابة {file}: {clause}.</translation>
    </message>
    <message>
        <source>The case store {file} cannot be used: {clause}.</source>
        <translation>تعذّر استخدام مخزن الحالات {file}: {clause}.</translation>
    </message>
    <message>
        <source>The model in {file} cannot be used: {clause}.</source>
        <translation>تعذّر استخدام النموذج في {file}: {clause}.</translation>
    </message>
    <message>
        <source>{file} cannot be used: {clause}.</source>
        <translation>تعذّر استخدام {file}: {clause}.</translation>
    </message>
    <message>
        <source>No model is installed: films are shown and measured, not read.</source>
        <translation>لا يوجد نموذج مثبَّت: تُعرض الصور وتُقاس ولا تُقرأ.</translation>
    </message>
    <message>
        <source>No CUDA device was found; choose the CPU, or automatic.</source>
        <translation>لم يُعثر على جهاز CUDA؛ اختر المعالج أو التلقائي.</translation>
    </message>
    <message>
        <source>The {device} ran out of memory: films are now read {number} at a time, not {before}, which is slower.</source>
        <translation>نفدت ذاكرة {device}: تُقرأ الآن {number} صور معًا بدل {before}، وهذا أبطأ.</translation>
    </message>
    <message>
        <source>The {device} has no memory for a single film: reading goes on on the {other}, which is much slower.</source>
        <translation>ذاكرة {device} لا تكفي لصورة واحدة: تستمر القراءة على {other}، وهذا أبطأ كثيرًا.</translation>
    </message>
    <message>
        <source>it is a colour picture, not a radiograph</source>
        <translation>هذه صورة ملونة وليست صورة شعاعية</translation>
    </message>
    <message>
        <source>it is a page of text or a drawing, not a radiograph</source>
        <translation>هذه صفحة نص أو رسم وليست صورة شعاعية</translation>
    </message>
    <message>
        <source>it is nearly empty, with hardly any contrast</source>
        <translation>تكاد تكون فارغة، بلا تباين يُذكر</translation>
    </message>
    <message>
        <source>it is clipped: nearly all that it shows is pure black or pure white</source>
        <translation>درجاتها مقطوعة: كل ما فيها تقريبًا أسود أو أبيض خالص</translation>
    </message>
    <message>
        <source>it is too small, {rows} x {cols} pixels, where {least} are needed on the short side</source>
        <translation>صغيرة جدًا: {rows} x {cols} بكسل، ويلزم {least} على الضلع القصير</translation>
    </message>
    <message>
        <source>the film shows the {part}, which the models do not know</source>
        <translation>تُظهر الصورة {part}، ولا تعرفه النماذج</translation>
    </message>
    <message>
        <source>it shows none of the body parts that the models know</source>
        <translation>لا يُظهر أيًّا من أجزاء الجسم التي تعرفها النماذج</translation>
    </message>
    <message>
        <source>it is {what}, not an image file</source>
        <translation>هذا {what} وليس ملف صورة</translation>
    </message>
    <message>
        <source>it is {what}, not a radiograph</source>
        <translation>هذا {what} وليس صورة شعاعية</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>لا يوجد ملف كهذا</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>ليس لديك إذن بقراءته</translation>
    </message>
    <message>
        <source>the disk did not give it ({why})</source>
        <translation>لم يُعطِه القرص ({why})</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>الملف فارغ</translation>
    </message>
    <message>
        <source>its pixel data ({syntax}) are damaged or end early</source>
        <translation>بيانات بكسلاته ({syntax}) تالفة أو تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>its {kind} data are damaged or end early</source>
        <translation>بيانات {kind} فيه تالفة أو تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>its pixel data are empty</source>
        <translation>بيانات بكسلاته فارغة</translation>
    </message>
    <message>
        <source>its compressed data end early or are damaged</source>
        <translation>بياناته المضغوطة تنتهي قبل أوانها أو تالفة</translation>
    </message>
    <message>
        <source>its compressed data end early</source>
        <translation>بياناته المضغوطة تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>its compressed data are damaged</source>
        <translation>بياناته المضغوطة تالفة</translation>
    </message>
    <message>
        <source>its transfer syntax ({syntax}) is not supported</source>
        <translation>صيغة النقل فيه ({syntax}) غير مدعومة</translation>
    </message>
    <message>
        <source>it describes an image and holds no pixel data: the file may be cut short</source>
        <translation>يصف صورة ولا يحوي بيانات بكسلات: ربما قُطع الملف</translation>
    </message>
    <message>
        <source>it holds no pixel data{what}</source>
        <translation>لا يحوي بيانات بكسلات{what}</translation>
    </message>
    <message>
        <source>it claims more pixels than any radiograph has</source>
        <translation>يدّعي بكسلات أكثر مما في أي صورة شعاعية</translation>
    </message>
    <message>
        <source>it was changed after it had been read: read it again</source>
        <translation>تغيّر الملف بعد قراءته: أعد قراءته</translation>
    </message>
    <message>
        <source>its decoder crashed on it</source>
        <translation>انهار برنامج فك ترميزه عند معالجته</translation>
    </message>
    <message>
        <source>its decoder could not be started</source>
        <translation>تعذّر تشغيل برنامج فك ترميزه</translation>
    </message>
    <message>
        <source>decoding it was stopped</source>
        <translation>أُوقف فك ترميزه</translation>
    </message>
    <message>
        <source>decoding it took longer than {seconds} seconds</source>
        <translation>استغرق فك ترميزه أكثر من {seconds} ثانية</translation>
    </message>
    <message>
        <source>decoding it needs more than the {size} GB that are allowed</source>
        <translation>يحتاج فك ترميزه إلى أكثر من {size} غيغابايت المسموح بها</translation>
    </message>
    <message>
        <source>it claims {rows} x {cols} pixels, over the {most} million allowed</source>
        <translation>يدّعي {rows} x {cols} بكسل، أي أكثر من {most} مليون المسموح بها</translation>
    </message>
    <message>
        <source>it claims {rows} x {cols} pixels, over the {most} allowed to a side</source>
        <translation>يدّعي {rows} x {cols} بكسل، أي أكثر من {most} المسموح بها لكل جانب</translation>
    </message>
    <message>
        <source>it claims {frames} frames; from 1 to {most} are allowed</source>
        <translation>يدّعي {frames} إطارًا، والمسموح به من 1 إلى {most}</translation>
    </message>
    <message>
        <source>it holds more than {number} pages</source>
        <translation>يحتوي على أكثر من {number} صفحة</translation>
    </message>
    <message>
        <source>it needs more memory than a film may</source>
        <translation>يحتاج إلى ذاكرة أكثر مما يُسمح به لصورة واحدة</translation>
    </message>
    <message>
        <source>it is larger than {size} GB</source>
        <translation>حجمه أكبر من {size} غيغابايت</translation>
    </message>
    <message>
        <source>its pixel data are damaged or end early</source>
        <translation>بيانات البكسل تالفة أو تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>its pixel data are damaged</source>
        <translation>بيانات البكسل تالفة</translation>
    </message>
    <message>
        <source>its pixel data end early, at {reached} of {wanted} bytes</source>
        <translation>تنتهي بيانات البكسل قبل أوانها، عند {reached} من {wanted} بايت</translation>
    </message>
    <message>
        <source>its DICOM header is damaged or ends early</source>
        <translation>ترويسة DICOM تالفة أو تنتهي قبل أوانها</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>ترويسته تالفة</translation>
    </message>
    <message>
        <source>its deflated data unpack to more than {size} MB</source>
        <translation>تتوسّع بياناته المضغوطة إلى أكثر من {size} ميغابايت</translation>
    </message>
    <message>
        <source>it is a link out of the folder</source>
        <translation>هو رابط يؤدي إلى خارج المجلد</translation>
    </message>
    <message>
        <source>the folder or the file is write-protected, or another program has the file open</source>
        <translation>المجلد أو الملف محمي من الكتابة، أو أن برنامجًا آخر يفتحه</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>لم تبقَ مساحة على القرص</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>قاعدة البيانات أو القرص ممتلئ</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>العملية غير مسموح بها</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>الإذن مرفوض</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>نظام الملفات للقراءة فقط</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>لا يوجد ملف أو مجلد كهذا</translation>
    </message>
    <message>
        <source>the logo {name} is not a picture that can be read</source>
        <translation>الشعار {name} ليس صورة يمكن قراءتها</translation>
    </message>
    <message>
        <source>a newer version of Osteoscope has written it (form {form}, and this version knows {known})</source>
        <translation>كتبه إصدار أحدث من Osteoscope (الصيغة {form}، وهذا الإصدار يعرف {known})</translation>
    </message>
    <message>
        <source>its card cannot be read ({why})</source>
        <translation>تعذّرت قراءة بطاقته ({why})</translation>
    </message>
    <message>
        <source>its card has format {format}, and this version reads {known}</source>
        <translation>صيغة بطاقته {format}، وهذا الإصدار يقرأ {known}</translation>
    </message>
    <message>
        <source>{name} is not the file its card names (SHA-256 {sha256}…)</source>
        <translation>{name} ليس الملف الذي تسميه بطاقته (SHA-256 {sha256}…)</translation>
    </message>
    <message>
        <source>{name} cannot be read ({why})</source>
        <translation>تعذّرت قراءة {name} ({why})</translation>
    </message>
    <message>
        <source>its weights do not fit the networks its card names</source>
        <translation>أوزانه لا تناسب الشبكات التي تسميها بطاقته</translation>
    </message>
    <message>
        <source>its first line names no column “{column}”</source>
        <translation>سطره الأول لا يسمي العمود «{column}»</translation>
    </message>
    <message>
        <source>it is not UTF-8 text; save it as “CSV UTF-8”</source>
        <translation>ليس نص UTF-8؛ احفظه بصيغة «CSV UTF-8»</translation>
    </message>
    <message>
        <source>it holds no films</source>
        <translation>لا صور فيه</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>ملف من نوع مجهول</translation>
    </message>
    <message>
        <source>a damaged PNG image</source>
        <translation>صورة PNG تالفة</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>مستند PDF</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>مستند نصي</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>أرشيف ZIP</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>مقطع فيديو</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>a CT image</source>
        <translation>صورة مقطعية CT</translation>
    </message>
    <message>
        <source>an MR image</source>
        <translation>صورة رنين مغناطيسي</translation>
    </message>
    <message>
        <source>an ultrasound image</source>
        <translation>صورة موجات فوق صوتية</translation>
    </message>
    <message>
        <source>a report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Its header says that writing is burned into the picture: look at it before it leaves the house.</source>
        <translation>يقول رأس الملف إن في الصورة كتابة محفورة: انظر إليها قبل خروجها.</translation>
    </message>
    <message>
        <source>Its header does not say whether writing is burned into the picture: look at it before it leaves the house.</source>
        <translation>لا يقول رأس الملف هل في الصورة كتابة محفورة: انظر إليها قبل خروجها.</translation>
    </message>
    <message>
        <source>A picture has no header that could say whether writing is burned into it: look at it before it leaves the house.</source>
        <translation>ليس للصورة العادية رأس يبين هل فيها كتابة محفورة: انظر إليها قبل خروجها.</translation>
    </message>
    <message>
        <source>it is not a DICOM file, and only those are de-identified</source>
        <translation>ليس ملف DICOM، ولا تُزال الهوية إلا عن تلك</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device. Not for use in diagnosis.</source>
        <translation>للبحث فقط. ليس جهازًا طبيًا. لا يُستخدم في التشخيص.</translation>
    </message>
    <message>
        <source>It misses fractures: read the operating points below before you trust a negative film.</source>
        <translation>تفوته كسور: اقرأ نقاط التشغيل أدناه قبل أن تثق بصورة سلبية.</translation>
    </message>
    <message>
        <source>Learnt on films of one collection (FracAtlas, three hospitals in Bangladesh); not validated on your machines or patients.</source>
        <translation>تعلّم من صور مجموعة واحدة (FracAtlas، ثلاثة مستشفيات في بنغلاديش)؛ ولم يُتحقق منه على أجهزتك أو مرضاك.</translation>
    </message>
    <message>
        <source>A cast, splint or metal raises the fracture probability by itself; read such films as if it had said nothing.</source>
        <translation>الجبيرة أو المعدن يرفعان احتمال الكسر بذاتهما؛ اقرأ صورًا كهذه كأنه لم يقل شيئًا.</translation>
    </message>
    <message>
        <source>Reads hand to shoulder and hip to foot. Other films are turned away more often than not, but not always: of {films} chest films of another source {refused} were, and of {limbs} limb films {lost} wrongly.</source>
        <translation>يقرأ من اليد إلى الكتف ومن الورك إلى القدم. تُرَدّ الأفلام الأخرى في الغالب لا دائمًا: من {films} من أفلام الصدر من مصدر آخر رُدَّ {refused}، ومن {limbs} من أفلام الأطراف رُدَّ {lost} خطأً.</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grades are given only to frontal knees cut square to the joint, as in the set they were learnt on; a whole knee film gets none.</source>
        <translation>تُعطى درجات كيلغرين-لورنس فقط لأفلام الركبة الأمامية المقصوصة مربعةً على المفصل كما في المجموعة التي جرى التعلّم عليها؛ ولا تُعطى لفيلم ركبة كامل.</translation>
    </message>
    <message>
        <source>Low bone density is not asked in this version.</source>
        <translation>لا يُسأل في هذا الإصدار عن انخفاض كثافة العظم.</translation>
    </message>
    <message>
        <source>experimental: the best of six attempts reached a macro AUC of {value} (95 % interval {low} to {high}) on {films} knees, where 0.5 is chance</source>
        <translation>تجريبي: بلغت أفضل المحاولات الست مساحة AUC كلية قدرها {value} (فاصل 95 % من {low} إلى {high}) على {films} ركبة، حيث 0.5 هي المصادفة</translation>
    </message>
    <message>
        <source>Reads hand to shoulder and hip to foot. Other films are often read as one of these: of {films} chest films of another source {refused} were turned away.</source>
        <translation type="vanished">يقرأ من اليد إلى الكتف ومن الورك إلى القدم. وكثيرًا ما يقرأ غيرها كواحدة منها: رُفضت {refused} من {films} صورة صدر من مصدر آخر.</translation>
    </message>
    <message>
        <source>Low bone density and osteoarthritis are not asked in this version.</source>
        <translation type="vanished">لا يُسأل في هذا الإصدار عن انخفاض كثافة العظم ولا عن الفُصال العظمي.</translation>
    </message>
    <message>
        <source>Fracture outlines are approximate; hairline fractures are often missed by the outline even where the film is called.</source>
        <translation>حدود الكسور تقريبية؛ وكثيرًا ما تفوت الحدودَ الكسورُ الشعرية حتى حين تُعدّ الصورة إيجابية.</translation>
    </message>
    <message>
        <source>no network of this version has been shown to beat chance on held-out knees</source>
        <translation type="vanished">لم يثبت لأي شبكة في هذا الإصدار تفوّق على المصادفة في صور ركبة محجوزة</translation>
    </message>
    <message>
        <source>no network of this version has been trained to grade whole films</source>
        <translation type="vanished">لم تُدرَّب في هذا الإصدار شبكة على تدريج صور كاملة</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>جدول بيانات (CSV)</translation>
    </message>
    <message>
        <source>Exact results (JSON Lines)</source>
        <translation>النتائج الدقيقة (JSON Lines)</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>التقرير (PDF)</translation>
    </message>
    <message>
        <source>Films with their overlays (PNG)</source>
        <translation>الصور مع طبقاتها (PNG)</translation>
    </message>
    <message>
        <source>Masks of bone and fracture (PNG)</source>
        <translation>أقنعة العظم والكسر (PNG)</translation>
    </message>
    <message>
        <source>Findings (DICOM structured report)</source>
        <translation>النتائج (تقرير DICOM المهيكل)</translation>
    </message>
    <message>
        <source>Outlines (DICOM segmentation)</source>
        <translation>الحدود (تجزئة DICOM)</translation>
    </message>
    <message>
        <source>Films with their overlays (DICOM secondary capture)</source>
        <translation>الصور مع طبقاتها (التقاط DICOM ثانوي)</translation>
    </message>
    <message>
        <source>The films themselves, without names (DICOM)</source>
        <translation>الصور نفسها بلا أسماء (DICOM)</translation>
    </message>
    <message>
        <source>{number} films were exported to {folder}.</source>
        <translation>صُدِّر {number} من الصور إلى {folder}.</translation>
    </message>
    <message>
        <source>{told} Left out: {number}. {first}</source>
        <translation>{told} لم يُشمل: {number}. {first}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>All films of the list that were read ({number})</source>
        <translation>كل ما قُرئ من صور القائمة ({number})</translation>
    </message>
    <message>
        <source>The films selected ({number})</source>
        <translation>الصور المحددة ({number})</translation>
    </message>
    <message>
        <source>Without names, identifiers, dates, paths and notes</source>
        <translation>من دون أسماء ومعرّفات وتواريخ ومسارات وملاحظات</translation>
    </message>
    <message>
        <source>Writing that is burned into a film stays in its pictures. Before they are written you will be shown the four corners of every film.</source>
        <translation>ما حُفر في الصورة من كتابة يبقى فيها. وقبل كتابتها تُعرض عليك الزوايا الأربع لكل صورة.</translation>
    </message>
    <message>
        <source>Preview the report</source>
        <translation>معاينة التقرير</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Results go into a new folder inside the one you choose.</source>
        <translation>توضع النتائج في مجلد جديد داخل المجلد الذي تختاره.</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Something unforeseen happened ({kind}). Details are in the log.</source>
        <translation>حدث أمر غير متوقع ({kind}). التفاصيل في السجل.</translation>
    </message>
</context>
<context>
    <name>FilmPane</name>
    <message>
        <source>shown mirrored</source>
        <translation>معروضة معكوسة</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Examine first</source>
        <translation>افحص أولًا</translation>
    </message>
    <message>
        <source>For the finding you confirmed.</source>
        <translation>للنتيجة التي أكدتها.</translation>
    </message>
    <message>
        <source>Suggested by the finding; you have not confirmed it.</source>
        <translation>مقترح من النتيجة؛ لم تؤكدها بعد.</translation>
    </message>
    <message>
        <source>{source}, {section}. For: {population}.</source>
        <translation>{source}، {section}. لفئة: {population}.</translation>
    </message>
    <message>
        <source>{link} (reviewed {date})</source>
        <translation>{link} (روجع في {date})</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>لا توجد صورة مفتوحة</translation>
    </message>
    <message>
        <source>{triage} · {probability}</source>
        <translation>{triage} · {probability}</translation>
    </message>
    <message>
        <source>A fracture is suspected.</source>
        <translation>يُشتبه في كسر.</translation>
    </message>
    <message>
        <source>The model cannot tell: between its two operating points.</source>
        <translation>لا يستطيع النموذج الجزم: بين نقطتي التشغيل.</translation>
    </message>
    <message>
        <source>No fracture is suspected. Small fractures can be missed.</source>
        <translation>لا يُشتبه في كسر. قد تفوت الكسور الصغيرة.</translation>
    </message>
    <message>
        <source>The model asks no fracture question of this part.</source>
        <translation>لا يسأل النموذج عن الكسر في هذا الجزء.</translation>
    </message>
    <message>
        <source>This film has not been read.</source>
        <translation>لم تُقرأ هذه الصورة.</translation>
    </message>
    <message>
        <source>{part}: {probability}</source>
        <translation>{part}: {probability}</translation>
    </message>
    <message>
        <source>{part}: {probability}, {margin} points before {next}</source>
        <translation>{part}: {probability}، متقدمًا على {next} بـ {margin} نقطة</translation>
    </message>
    <message>
        <source>{part} (part: {probability})</source>
        <translation>{part} (الجزء: {probability})</translation>
    </message>
    <message>
        <source>Fracture: {triage}, {probability}</source>
        <translation>الكسر: {triage}، {probability}</translation>
    </message>
    <message>
        <source>Pattern: {label}, {probability}</source>
        <translation>النمط: {label}، {probability}</translation>
    </message>
    <message>
        <source>Consider measuring: FRAX, DXA. A film gives no T-score.</source>
        <translation>فكّر في القياس: FRAX أو DXA. لا تعطي الصورة قيمة T.</translation>
    </message>
    <message>
        <source>Bone density</source>
        <translation>كثافة العظم</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence {grade}, {probability}</source>
        <translation>Kellgren-Lawrence درجة {grade}، {probability}</translation>
    </message>
    <message>
        <source>Osteoarthritis</source>
        <translation>الفصال العظمي</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>الكسر</translation>
    </message>
    <message>
        <source>Not asked in this version: {reason}</source>
        <translation>لا يُسأل في هذا الإصدار: {reason}</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Regions</source>
        <translation>المناطق</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>الإرشادات</translation>
    </message>
    <message>
        <source>Model: {name} {version}</source>
        <translation>النموذج: {name} {version}</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>الفرز</translation>
    </message>
    <message>
        <source>Regions; activate one to centre on it</source>
        <translation>المناطق؛ نشّط واحدة لتوسيطها</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>النتائج</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>Reader&apos;s name</source>
        <translation>اسم القارئ</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>The name stands beside every review; clinic, address and logo head every report, those of the command line too. They are kept in {file}, which your site may also write.</source>
        <translation>يظهر الاسم بجانب كل مراجعة؛ وتتصدر العيادة والعنوان والشعار كل تقرير، ومنها تقارير سطر الأوامر. تُحفظ في {file}، ويمكن لمؤسستك كتابته أيضًا.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Third-party software</source>
        <translation>برمجيات أطراف أخرى</translation>
    </message>
    <message>
        <source>This program contains the work of others, each under its licence.</source>
        <translation>يحتوي هذا البرنامج على أعمال آخرين، كل منها بموجب رخصته.</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL: its source, and how to replace it</source>
        <translation>يُستخدم Qt بموجب رخصة LGPL: مصدره وكيفية استبداله</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Magnifier</source>
        <translation>المكبرة</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop films or a folder here, or open a folder.</source>
        <translation>أسقط صورًا أو مجلدًا هنا، أو افتح مجلدًا.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>فُتح مؤخرًا</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Cobb {degrees}°</source>
        <translation>كوب {degrees}°</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
    <message>
        <source>{size} mm calibrated</source>
        <translation>{size} مم معايَر</translation>
    </message>
    <message>
        <source>{size} mm at detector</source>
        <translation>{size} مم عند الكاشف</translation>
    </message>
</context>
<context>
    <name>OnScreen</name>
    <message>
        <source>Opening {name}…</source>
        <translation>جارٍ فتح {name}…</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Hand</source>
        <translation>اليد</translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation>الرسغ</translation>
    </message>
    <message>
        <source>Forearm</source>
        <translation>الساعد</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>المرفق</translation>
    </message>
    <message>
        <source>Upper arm</source>
        <translation>العضد</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>الكتف</translation>
    </message>
    <message>
        <source>Pelvis hip</source>
        <translation>الحوض والورك</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>الفخذ</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>الركبة</translation>
    </message>
    <message>
        <source>Lower leg</source>
        <translation>الساق</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>الكاحل</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>القدم</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>الصدر</translation>
    </message>
    <message>
        <source>Spine</source>
        <translation>العمود الفقري</translation>
    </message>
    <message>
        <source>Skull</source>
        <translation>الجمجمة</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>أخرى</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>The case store is closed. Its passphrase:</source>
        <translation>مخزن الحالات مقفل. عبارة مروره:</translation>
    </message>
    <message>
        <source>That was not it. The passphrase of the case store:</source>
        <translation>ليست هذه. عبارة مرور مخزن الحالات:</translation>
    </message>
    <message>
        <source>There is no case store.</source>
        <translation>لا يوجد مخزن حالات.</translation>
    </message>
    <message>
        <source>Notes, readers&apos; names and drawings are encrypted in the case store.</source>
        <translation>الملاحظات وأسماء القراء والرسوم مشفرة في مخزن الحالات.</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>تغيير عبارة المرور…</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>إزالتها</translation>
    </message>
    <message>
        <source>Notes and drawings stand in the case store in clear now.</source>
        <translation>الملاحظات والرسوم الآن غير مشفرة في مخزن الحالات.</translation>
    </message>
    <message>
        <source>A new passphrase, of at least {number} characters. Without it nobody gets at notes and drawings again: write it down.</source>
        <translation>عبارة مرور جديدة من {number} أحرف على الأقل. بدونها لا يصل أحد إلى الملاحظات والرسوم بعد الآن: اكتبها واحفظها.</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>أعد كتابتها:</translation>
    </message>
    <message>
        <source>The two were not alike. Nothing was changed.</source>
        <translation>العبارتان غير متطابقتين. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Notes and drawings are encrypted in the case store now.</source>
        <translation>الملاحظات والرسوم الآن مشفرة في مخزن الحالات.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {what}</source>
        <translation>اختر: {what}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview of the report: the first films</source>
        <translation>معاينة التقرير: الصور الأولى</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>صفحة {number}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>Forget these</source>
        <translation>نسيان هذه</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>A copy holds what was in it on {day}. The damaged store is set aside and kept, whatever you choose.</source>
        <translation>توجد نسخة فيها ما كان محفوظًا في {day}. يُحتفظ بالمخزن التالف جانبًا أيًّا كان اختيارك.</translation>
    </message>
    <message>
        <source>Use the copy</source>
        <translation>استخدام النسخة</translation>
    </message>
    <message>
        <source>There is no copy. The damaged store is kept, whatever you choose.</source>
        <translation>لا توجد نسخة. يُحتفظ بالمخزن التالف أيًّا كان اختيارك.</translation>
    </message>
    <message>
        <source>Begin an empty store</source>
        <translation>بدء مخزن فارغ</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>المتابعة من دونه</translation>
    </message>
</context>
<context>
    <name>ReviewBox</name>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>للاستخدام البحثي فقط. ليس جهازًا طبيًا.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>حكمك</translation>
    </message>
    <message>
        <source>Your own verdict, whatever the machine says</source>
        <translation>حكمك أنت، مهما قالت الآلة</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>No film has failed.</source>
        <translation>لم تفشل أي صورة.</translation>
    </message>
    <message>
        <source>There is no film there.</source>
        <translation>لا توجد صور هناك.</translation>
    </message>
    <message>
        <source>Those films are in the list already.</source>
        <translation>هذه الصور في القائمة بالفعل.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>بيئة التشغيل</translation>
    </message>
    <message>
        <source>Automatic takes CUDA where there is a card, else the CPU. The status bar says where the model runs, and nothing changes in silence. The operating points belong to the model, with the figures measured at them, and cannot be set here.</source>
        <translation>يستخدم الوضع التلقائي CUDA إن وُجدت بطاقة، وإلا فالمعالج CPU. يذكر شريط الحالة أين يعمل النموذج، ولا يتغير شيء بصمت. نقاط التشغيل، مع الأرقام المقيسة عندها، جزء من النموذج ولا تُضبط هنا.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>A language is used when Osteoscope is opened again.</source>
        <translation>تُستخدم اللغة عند فتح Osteoscope من جديد.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>الواجهة</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>الترويسة</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج المصدَّرة</translation>
    </message>
    <message>
        <source>Where the windows that ask for a folder begin.</source>
        <translation>من أين تبدأ نوافذ اختيار المجلد.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>المعالج CPU</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>بطاقة رسوم CUDA</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>افتراضي</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>لا مفتاح</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>إعادة الكل إلى الافتراضي</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}” already.</source>
        <translation>{keys} مخصص بالفعل لـ «{action}».</translation>
    </message>
    <message>
        <source>Search for an action or a key…</source>
        <translation>ابحث عن إجراء أو مفتاح…</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>البحث في الاختصارات</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>New keys of the chosen action</source>
        <translation>مفاتيح جديدة للإجراء المختار</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Wheel: zoom to the cursor. Left drag: pan, measure or draw. Right drag: window and level. Ctrl and wheel with brush or eraser: its size.</source>
        <translation>العجلة: تكبير نحو المؤشر. السحب بالزر الأيسر: تحريك أو قياس أو رسم. السحب بالزر الأيمن: عرض النافذة ومستواها. Ctrl مع العجلة عند الفرشاة أو الممحاة: حجمها.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Opened lately</source>
        <translation>فُتح مؤخرًا</translation>
    </message>
    <message>
        <source>Drop films or a folder here, or:</source>
        <translation>أسقط صورًا أو مجلدًا هنا، أو:</translation>
    </message>
    <message>
        <source>Reading was stopped: {waiting} of {total} files wait.</source>
        <translation>أُوقفت القراءة: {waiting} من {total} ملفات تنتظر.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of reading</source>
        <translation>تقدم القراءة</translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation>مكان عمل النموذج</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>جارٍ تحميل النموذج…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>لا يوجد نموذج</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} من {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>{rate} films a second</source>
        <translation>{rate} صورة في الثانية</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>بقي {seconds} ث</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>بقي {minutes} د</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>Threshold of the fracture outline, in per cent</source>
        <translation>عتبة حدود الكسر، بالمئة</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة الضبط</translation>
    </message>
    <message>
        <source>Outline at the model&apos;s threshold</source>
        <translation>الحدود عند عتبة النموذج</translation>
    </message>
    <message>
        <source>What is outlined</source>
        <translation>ما هو مرسوم</translation>
    </message>
    <message>
        <source>You look at what lies from {now}. The model&apos;s own outline, which is kept, is from {own}.</source>
        <translation>ترى ما يبدأ من {now}. حدود النموذج نفسه، وهي المحفوظة، تبدأ من {own}.</translation>
    </message>
    <message>
        <source>Outlined from {own}, the model&apos;s own threshold.</source>
        <translation>مرسوم ابتداءً من {own}، عتبة النموذج نفسه.</translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>Sensitivity, positive or in doubt</source>
        <translation>الحساسية، إيجابي أو مشكوك فيه</translation>
    </message>
    <message>
        <source>Specificity, positive or in doubt</source>
        <translation>النوعية، إيجابي أو مشكوك فيه</translation>
    </message>
    <message>
        <source>Sensitivity, positive alone</source>
        <translation>الحساسية، الإيجابي وحده</translation>
    </message>
    <message>
        <source>Specificity, positive alone</source>
        <translation>النوعية، الإيجابي وحده</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Share in doubt</source>
        <translation>نسبة المشكوك فيه</translation>
    </message>
    <message>
        <source>Part right</source>
        <translation>صحة الجزء</translation>
    </message>
    <message>
        <source>Fracture called negative</source>
        <translation>كسر عُدّ سلبيًا</translation>
    </message>
    <message>
        <source>No fracture, called positive</source>
        <translation>لا كسر، عُدّ إيجابيًا</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>لا جواب</translation>
    </message>
</context>
<context>
    <name>ValidationControl</name>
    <message>
        <source>The model is still being loaded.</source>
        <translation>ما زال النموذج قيد التحميل.</translation>
    </message>
    <message>
        <source>The films are being read; what was asked for before goes first.</source>
        <translation>تُقرأ الصور الآن؛ وما طُلب قبلها يُنجز أولًا.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was measured.</source>
        <translation>توقف. لم يُقَس شيء.</translation>
    </message>
    <message>
        <source>Written into {folder}.</source>
        <translation>كُتب في {folder}.</translation>
    </message>
</context>
<context>
    <name>ValidationDialog</name>
    <message>
        <source>Local validation</source>
        <translation>التحقق المحلي</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Save as PDF and tables…</source>
        <translation>حفظ بصيغة PDF وجداول…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>المؤشرات</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>المؤشر</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>مجال الثقة 95 %</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>الأخطاء</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>نوع الخطأ</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>الاحتمال</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>{films} films, {broken} with a fracture; {misses} misses. Choose one to look at it.</source>
        <translation>{films} من الصور، منها {broken} بكسر؛ عدد الأخطاء {misses}. اختر واحدًا لعرضه.</translation>
    </message>
    <message>
        <source>Not in the folder: {names}.</source>
        <translation>ليست في المجلد: {names}.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Folder of films</source>
        <translation>مجلد الصور</translation>
    </message>
    <message>
        <source>Truth (CSV: file, fracture)</source>
        <translation>الحقيقة المرجعية (CSV: file, fracture)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>تقدم التحقق</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>للاستخدام البحثي فقط. ليس جهازًا طبيًا.</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>الحقيقة المرجعية</translation>
    </message>
    <message>
        <source>Save into</source>
        <translation>الحفظ في</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Viewer</source>
        <translation>العارض</translation>
    </message>
    <message>
        <source>Viewer tools</source>
        <translation>أدوات العارض</translation>
    </message>
    <message>
        <source>Film held beside</source>
        <translation>الصورة المثبتة بجانبها</translation>
    </message>
    <message>
        <source>Opacity of the overlays</source>
        <translation>عتامة الطبقات</translation>
    </message>
    <message>
        <source>W {width} L {level}</source>
        <translation>W {width} L {level}</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to Osteoscope</source>
        <translation>مرحبًا بك في Osteoscope</translation>
    </message>
    <message>
        <source>I have read this and use Osteoscope for research only.</source>
        <translation>قرأت هذا وأستخدم Osteoscope للبحث فقط.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Begin with the samples</source>
        <translation>ابدأ بالعينات</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>للاستخدام البحثي فقط</translation>
    </message>
    <message>
        <source>Osteoscope is not a medical device and must not be used for diagnosis.</source>
        <translation>ليس Osteoscope جهازًا طبيًا ولا يجوز استخدامه في التشخيص.</translation>
    </message>
    <message>
        <source>It reads orthopaedic radiographs on this computer, without a network. It misses fractures and marks some where there are none: every film must be read by a qualified person, whatever it says.</source>
        <translation>يقرأ صور الأشعة العظمية على هذا الحاسوب من دون شبكة. تفوته كسور، ويعلّم كسورًا حيث لا توجد: يجب أن يقرأ كل صورة شخص مؤهل، مهما قال البرنامج.</translation>
    </message>
    <message>
        <source>How often it is right was measured on held-out films of one collection, not on yours. The figures, with their intervals and limits, stand under Help, About Osteoscope.</source>
        <translation>قيست دقته على صور محجوزة من مجموعة واحدة، لا على صورك. الأرقام ومجالاتها وحدودها تحت «مساعدة»، «حول Osteoscope».</translation>
    </message>
    <message>
        <source>What you say of a film is kept on this computer, in the case store, and nowhere else.</source>
        <translation>ما تقوله عن صورة يُحفظ على هذا الحاسوب في مخزن الحالات، ولا يُحفظ في مكان آخر.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Positive</source>
        <translation>إيجابي</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>مشكوك فيه</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>سلبي</translation>
    </message>
    <message>
        <source>Not assessable</source>
        <translation>غير قابل للتقييم</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>الكسر</translation>
    </message>
    <message>
        <source>No fracture</source>
        <translation>لا كسر</translation>
    </message>
    <message>
        <source>Cannot say</source>
        <translation>لا يمكن الجزم</translation>
    </message>
    <message>
        <source>{clause}.</source>
        <translation>{clause}.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>مقروء</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Not reviewed yet.</source>
        <translation>لم تُراجع بعد.</translation>
    </message>
    <message>
        <source>{verdict} by {reader}, {when}.</source>
        <translation>{verdict} من {reader}، {when}.</translation>
    </message>
    <message>
        <source>{verdict}, {when}.</source>
        <translation>{verdict}، {when}.</translation>
    </message>
    <message>
        <source>One view only</source>
        <translation>وضعية واحدة فقط</translation>
    </message>
    <message>
        <source>{films} films</source>
        <translation>{films} صور</translation>
    </message>
    <message>
        <source>One view ({films})</source>
        <translation>وضعية واحدة ({films})</translation>
    </message>
    <message>
        <source>The file names no patient and no study.</source>
        <translation>لا يذكر الملف مريضًا ولا دراسة.</translation>
    </message>
    <message>
        <source>Films of this patient, part and day: {films}. The worst is: {worst}.</source>
        <translation>صور هذا المريض لهذا الجزء في هذا اليوم: {films}. الأسوأ: {worst}.</translation>
    </message>
    <message>
        <source>There is one view only: a fracture may show on another alone.</source>
        <translation>توجد وضعية واحدة فقط: قد لا يظهر الكسر إلا في وضعية أخرى.</translation>
    </message>
    <message>
        <source>no spacing: px</source>
        <translation>لا تباعد معروف: px</translation>
    </message>
    <message>
        <source>{size} mm/px calibrated</source>
        <translation>{size} مم/بكسل معايَر</translation>
    </message>
    <message>
        <source>{size} mm/px at detector</source>
        <translation>{size} مم/بكسل عند الكاشف</translation>
    </message>
    <message>
        <source>Own mask of {reader}, {when}. The machine&apos;s mask stays as it was.</source>
        <translation>قناع {reader} الخاص، {when}. يبقى قناع الآلة كما كان.</translation>
    </message>
    <message>
        <source>Own mask of {when}. The machine&apos;s mask stays as it was.</source>
        <translation>قناع خاص بتاريخ {when}. يبقى قناع الآلة كما كان.</translation>
    </message>
    <message>
        <source>{spacing} mm/px calibrated by a {size} mm object</source>
        <translation>{spacing} مم/بكسل معايَر بجسم طوله {size} مم</translation>
    </message>
    <message>
        <source>Calibrated by {reader} along an object of {size}&#xa0;mm, {when}. It holds at its depth.</source>
        <translation>عايرها {reader} على جسم طوله {size}&#xa0;مم، {when}. تصح عند عمقه.</translation>
    </message>
    <message>
        <source>Calibrated along an object of {size}&#xa0;mm, {when}. It holds at its depth.</source>
        <translation>عُويرت على جسم طوله {size}&#xa0;مم، {when}. تصح عند عمقه.</translation>
    </message>
    <message>
        <source>Negative below {threshold}</source>
        <translation>سلبي دون {threshold}</translation>
    </message>
    <message>
        <source>Positive from {threshold}</source>
        <translation>إيجابي ابتداءً من {threshold}</translation>
    </message>
    <message>
        <source>Measured on: {scope}.</source>
        <translation>قيس على: {scope}.</translation>
    </message>
    <message>
        <source>all parts</source>
        <translation>كل الأجزاء</translation>
    </message>
    <message>
        <source>{share} across the bone</source>
        <translation>{share} عبر عرض العظم</translation>
    </message>
    <message>
        <source>{size} mm calibrated</source>
        <translation>{size} مم معايَر</translation>
    </message>
    <message>
        <source>{size} mm at detector</source>
        <translation>{size} مم عند الكاشف</translation>
    </message>
    <message>
        <source>sensitivity {rate}</source>
        <translation>الحساسية {rate}</translation>
    </message>
    <message>
        <source>specificity {rate}</source>
        <translation>النوعية {rate}</translation>
    </message>
    <message>
        <source>{value} ({low} to {high}, {films} films)</source>
        <translation>{value} ({low} إلى {high}، {films} من الصور)</translation>
    </message>
    <message>
        <source>left</source>
        <translation>يسار</translation>
    </message>
    <message>
        <source>right</source>
        <translation>يمين</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Film</source>
        <translation>الصورة</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>الكسر</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>الاحتمال</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>الدراسة</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Filter by name, part, triage…</source>
        <translation>تصفية بالاسم أو الجزء أو الفرز…</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>تصفية قائمة العمل</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>العدادات</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>قائمة العمل</translation>
    </message>
    <message>
        <source>{positive} positive, {doubt} doubt, {negative} negative, {failed} failed</source>
        <translation>إيجابي {positive}، مشكوك فيه {doubt}، سلبي {negative}، فشل {failed}</translation>
    </message>
    <message>
        <source>{counts}, {number} not assessable</source>
        <translation>{counts}، غير قابل للتقييم {number}</translation>
    </message>
    <message>
        <source>{counts}, {number} not read</source>
        <translation>{counts}، غير مقروء {number}</translation>
    </message>
</context>
</TS>
