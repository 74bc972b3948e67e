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
    <message>
        <source>Training</source>
        <translation type="vanished">التدريب</translation>
    </message>
    <message>
        <source>Measured results</source>
        <translation type="vanished">النتائج المقيسة</translation>
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
        <source>Reader&apos;s name…</source>
        <translation type="vanished">اسم القارئ…</translation>
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
        <source>Soft tissue</source>
        <translation type="vanished">النسيج الرخو</translation>
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
        <source>Reader&apos;s name</source>
        <translation type="vanished">اسم القارئ</translation>
    </message>
    <message>
        <source>Written beside every review:</source>
        <translation type="vanished">يُكتب بجانب كل مراجعة:</translation>
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
        <source>All {number} films that were read</source>
        <translation>كل الصور المقروءة وعددها {number}</translation>
    </message>
    <message>
        <source>The {number} selected</source>
        <translation>المحدد وعدده {number}</translation>
    </message>
    <message>
        <source>Without names, identifiers, dates, paths and notes</source>
        <translation>من دون أسماء ومعرّفات وتواريخ ومسارات وملاحظات</translation>
    </message>
    <message>
        <source>DICOM objects always name their patient and are left out. Writing that is burned into a film stays in its pictures: look at every one before it leaves the house.</source>
        <translation>تحمل كائنات DICOM اسم المريض دائمًا فلا تُصدَّر. والكتابة المطبوعة داخل الصورة تبقى فيها: افحص كل صورة قبل إخراجها.</translation>
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
        <source>Research use only. Not a medical device.</source>
        <translation>للاستخدام البحثي فقط. ليس جهازًا طبيًا.</translation>
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
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>النتائج</translation>
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
        <source>{name} is held beside. Choose another film; the same key goes back to one film.</source>
        <translation>{name} مثبتة بجانبها. اختر صورة أخرى؛ والمفتاح نفسه يعيد صورة واحدة.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>فُتح مؤخرًا</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>{name} is held on the right. Choose another film; the same key goes back to one film.</source>
        <translation type="vanished">{name} مثبتة على اليمين. اختر صورة أخرى؛ والمفتاح نفسه يعيد صورة واحدة.</translation>
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
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>The name stands beside every review; clinic, address and logo head every report.</source>
        <translation>يظهر الاسم بجانب كل مراجعة، وتتصدر العيادة والعنوان والشعار كل تقرير.</translation>
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
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
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
        <source>Wheel: zoom to the cursor. Left drag: pan. Right drag: window and level.</source>
        <translation type="vanished">العجلة: تكبير نحو المؤشر. السحب بالزر الأيسر: تحريك. السحب بالزر الأيمن: عرض النافذة ومستواها.</translation>
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
        <source>Film</source>
        <translation type="vanished">الصورة</translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="vanished">رسالة</translation>
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
        <source>{films} films, one view</source>
        <translation type="vanished">{films} صور، وضعية واحدة</translation>
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
        <source>{spacing} mm/px calibrated on an object of {size} mm by {reader}</source>
        <translation type="vanished">{spacing} مم/بكسل، عايرها {reader} على جسم طوله {size} مم</translation>
    </message>
    <message>
        <source>{spacing} mm/px calibrated on an object of {size} mm</source>
        <translation type="vanished">{spacing} مم/بكسل معايَر على جسم طوله {size} مم</translation>
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
