<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Likeliest part is the film&apos;s main part</source>
        <translation>最可能部位即胶片的主要部位</translation>
    </message>
    <message>
        <source>Likeliest part is on the film</source>
        <translation>最可能部位在胶片上</translation>
    </message>
    <message>
        <source>Upper or lower limb right</source>
        <translation>上肢或下肢判断正确</translation>
    </message>
    <message>
        <source>Fracture, AUC</source>
        <translation>骨折，AUC</translation>
    </message>
    <message>
        <source>Fracture, AUC on films without a cast</source>
        <translation>骨折，无石膏胶片的 AUC</translation>
    </message>
    <message>
        <source>For scale: AUC of the image&apos;s size alone</source>
        <translation>对照：仅凭图像尺寸的 AUC</translation>
    </message>
    <message>
        <source>For scale: AUC of knowing the cast alone</source>
        <translation>对照：仅凭有无石膏的 AUC</translation>
    </message>
    <message>
        <source>Fracture, calibration error (ECE)</source>
        <translation>骨折，校准误差 (ECE)</translation>
    </message>
    <message>
        <source>Fracture, Brier score</source>
        <translation>骨折，Brier 评分</translation>
    </message>
    <message>
        <source>Fracture outline, Dice on fractured films</source>
        <translation>骨折轮廓，骨折胶片上的 Dice</translation>
    </message>
    <message>
        <source>Bone outline, Dice on traced films</source>
        <translation>骨轮廓，已描记胶片上的 Dice</translation>
    </message>
    <message>
        <source>Fracture outline, IoU on fractured films</source>
        <translation>骨折轮廓，骨折片上的 IoU</translation>
    </message>
    <message>
        <source>Fractures found at 0.5 false regions a film</source>
        <translation>每片 0.5 个假区域时检出的骨折</translation>
    </message>
    <message>
        <source>Bone outline, IoU on traced films</source>
        <translation>骨轮廓，描绘片上的 IoU</translation>
    </message>
    <message>
        <source>Called negative, and no fracture</source>
        <translation>判为阴性且无骨折</translation>
    </message>
    <message>
        <source>Called positive, and a fracture</source>
        <translation>判为阳性且有骨折</translation>
    </message>
    <message>
        <source>Films turned away</source>
        <translation>被拒读的胶片</translation>
    </message>
    <message>
        <source>Limb films turned away</source>
        <translation>被拒判的四肢片</translation>
    </message>
    <message>
        <source>Chest films turned away</source>
        <translation>被拒判的胸片</translation>
    </message>
    <message>
        <source>CT images turned away</source>
        <translation>被拒判的 CT 图像</translation>
    </message>
    <message>
        <source>MR images turned away</source>
        <translation>被拒判的 MR 图像</translation>
    </message>
    <message>
        <source>Ultrasound images turned away</source>
        <translation>被拒判的超声图像</translation>
    </message>
    <message>
        <source>Knee films of another source turned away, though known</source>
        <translation>被误拒的其他来源膝关节片</translation>
    </message>
    <message>
        <source>Knees cut to the joint turned away, though known</source>
        <translation>被误拒的关节裁剪膝片</translation>
    </message>
    <message>
        <source>Synthetic chests turned away</source>
        <translation>被拒判的合成胸片</translation>
    </message>
    <message>
        <source>Synthetic spines turned away</source>
        <translation>被拒判的合成脊柱片</translation>
    </message>
    <message>
        <source>Synthetic skulls turned away</source>
        <translation>被拒判的合成颅骨片</translation>
    </message>
    <message>
        <source>Drawn pictures turned away</source>
        <translation>被拒判的绘制图片</translation>
    </message>
    <message>
        <source>Bone density, macro AUC of the best attempt (switched off)</source>
        <translation>骨密度：最佳尝试的宏平均 AUC（已关闭）</translation>
    </message>
    <message>
        <source>Knees cut to the joint that were graded</source>
        <translation>已分级的关节裁剪膝片</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grade, quadratic kappa</source>
        <translation>Kellgren-Lawrence 分级，二次加权 kappa</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grade exactly right</source>
        <translation>Kellgren-Lawrence 分级完全正确</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Licence of the data</source>
        <translation>数据许可</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>权重许可</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Seed papers</source>
        <translation>基础论文</translation>
    </message>
    <message>
        <source>Aims not reached, and what was tried</source>
        <translation>未达到的目标及所作尝试</translation>
    </message>
    <message>
        <source>About Osteoscope</source>
        <translation>关于 Osteoscope</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用。不是医疗器械。</translation>
    </message>
    <message>
        <source>An offline reader for orthopaedic radiographs. It never uses a network.</source>
        <translation>离线阅读骨科 X 线片的程序，从不使用网络。</translation>
    </message>
    <message>
        <source>No finding may be used for a decision about a patient without a qualified reader.</source>
        <translation>未经合格人员阅片，任何所见均不得用于患者的决策。</translation>
    </message>
    <message>
        <source>Model {name} {version}</source>
        <translation>模型 {name} {version}</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>At the operating points</source>
        <translation>在工作点上</translation>
    </message>
    <message>
        <source>Measured on held-out films</source>
        <translation>在保留测试胶片上测得</translation>
    </message>
    <message>
        <source>Training and licences</source>
        <translation>训练与许可</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>{parts}; measured on: {scope}</source>
        <translation>{parts}；测量依据：{scope}</translation>
    </message>
    <message>
        <source>negative below {threshold}</source>
        <translation>低于 {threshold} 为阴性</translation>
    </message>
    <message>
        <source>positive from {threshold}</source>
        <translation>自 {threshold} 起为阳性</translation>
    </message>
    <message>
        <source>Films with / without fracture</source>
        <translation>有/无骨折的胶片</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>分诊</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>Fracture, AUC: {part}</source>
        <translation>骨折，AUC：{part}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>阅片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the samples</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Passphrase of the case store…</source>
        <translation>病例库的密码短语…</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next film</source>
        <translation>下一张胶片</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Previous film</source>
        <translation>上一张胶片</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Own verdict: fracture</source>
        <translation>自己的判断：骨折</translation>
    </message>
    <message>
        <source>Own verdict: no fracture</source>
        <translation>自己的判断：无骨折</translation>
    </message>
    <message>
        <source>Own verdict: cannot say</source>
        <translation>自己的判断：无法确定</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Read again as…</source>
        <translation>按部位重新阅读…</translation>
    </message>
    <message>
        <source>Read what waits</source>
        <translation>阅读待读胶片</translation>
    </message>
    <message>
        <source>Go on with the reading that was stopped</source>
        <translation>继续已停止的阅读</translation>
    </message>
    <message>
        <source>Forget the reading that was stopped</source>
        <translation>放弃已停止的阅读</translation>
    </message>
    <message>
        <source>Read the chosen films again</source>
        <translation>重新阅读所选胶片</translation>
    </message>
    <message>
        <source>Read failed films again</source>
        <translation>重新阅读失败的胶片</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止阅读</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Local validation…</source>
        <translation>本地验证…</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>筛选工作列表</translation>
    </message>
    <message>
        <source>Keep the films of a study together</source>
        <translation>同一检查的胶片排在一起</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>About Osteoscope…</source>
        <translation>关于 Osteoscope…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Overlays</source>
        <translation>叠加层(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Magnifier (strike or hold)</source>
        <translation>放大镜（点按或按住）</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Flip up and down</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Window: automatic</source>
        <translation>窗口：自动</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Window: bone</source>
        <translation>窗口：骨</translation>
    </message>
    <message>
        <source>Window: soft tissue</source>
        <translation>窗口：软组织</translation>
    </message>
    <message>
        <source>Window: as stored</source>
        <translation>窗口：按存储值</translation>
    </message>
    <message>
        <source>Hold this film beside the next</source>
        <translation>将此胶片与下一张并排</translation>
    </message>
    <message>
        <source>Two films</source>
        <translation>两张胶片</translation>
    </message>
    <message>
        <source>Both views of the study side by side</source>
        <translation>并排显示该检查的两个位置</translation>
    </message>
    <message>
        <source>Next suspected region</source>
        <translation>下一个可疑区域</translation>
    </message>
    <message>
        <source>Flip the film beside (the other limb)</source>
        <translation>翻转并排胶片（对侧肢体）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Bone outline</source>
        <translation>骨轮廓</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Fracture mask</source>
        <translation>骨折掩膜</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Mask as contour</source>
        <translation>掩膜显示为轮廓</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Class activation map</source>
        <translation>类激活图</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>激活图</translation>
    </message>
    <message>
        <source>Your own mask</source>
        <translation>您自己的掩膜</translation>
    </message>
    <message>
        <source>Hide all overlays</source>
        <translation>隐藏所有叠加层</translation>
    </message>
    <message>
        <source>Overlays stronger</source>
        <translation>叠加层变深</translation>
    </message>
    <message>
        <source>Overlays fainter</source>
        <translation>叠加层变淡</translation>
    </message>
    <message>
        <source>Outline less: higher threshold</source>
        <translation>勾画更少：提高阈值</translation>
    </message>
    <message>
        <source>Outline more: lower threshold</source>
        <translation>勾画更多：降低阈值</translation>
    </message>
    <message>
        <source>Outline at the model&apos;s threshold</source>
        <translation>按模型阈值勾画</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Angle of two lines</source>
        <translation>两线夹角</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb 角</translation>
    </message>
    <message>
        <source>Calibrate by an object of known size…</source>
        <translation>用已知尺寸的物体标定…</translation>
    </message>
    <message>
        <source>Forget the calibration</source>
        <translation>清除标定</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>手形工具</translation>
    </message>
    <message>
        <source>Delete the measure</source>
        <translation>删除测量</translation>
    </message>
    <message>
        <source>Brush: your own fracture mask</source>
        <translation>画笔：您自己的骨折掩膜</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>增大画笔</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>减小画笔</translation>
    </message>
    <message>
        <source>Take your own mask back</source>
        <translation>撤回您自己的掩膜</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>{why} Films are read, and reviews are not kept.</source>
        <translation>{why} 胶片仍可阅读，但复核结果不会保存。</translation>
    </message>
    <message>
        <source>Osteoscope is open already. Both copies keep their reviews safely, but neither shows at once what is said in the other, and the settings of the one that is closed last stay.</source>
        <translation>Osteoscope 已经打开。两个副本都会安全保存复核结果，但不会立即互相显示，且以最后关闭者的设置为准。</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open films</source>
        <translation>打开胶片</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing was read yet, so there is nothing to export.</source>
        <translation>尚未阅读任何胶片，没有可导出的内容。</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Exporting {number} films…</source>
        <translation>正在导出 {number} 张胶片…</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>标定</translation>
    </message>
    <message>
        <source>Length of the object along your line, in mm:</source>
        <translation>物体沿所画线的长度（mm）：</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>{name} is being read again.</source>
        <translation>正在重新阅读 {name}。</translation>
    </message>
    <message>
        <source>Stopped. {done} of {total} films were read; the rest wait.</source>
        <translation>已停止。已阅读 {done}/{total} 张胶片，其余等待。</translation>
    </message>
    <message>
        <source>Finished: {total} files.</source>
        <translation>完成：{total} 个文件。</translation>
    </message>
    <message>
        <source>{name} was read again.</source>
        <translation>{name} 已重新阅读。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>On Windows this runtime is used when Osteoscope is opened again.</source>
        <translation>在 Windows 上，重新打开 Osteoscope 后才使用此运行环境。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>The list holds no other film of this study.</source>
        <translation>列表中没有该检查的其他胶片。</translation>
    </message>
    <message>
        <source>{name} is held beside. Choose another film; the same key goes back to one film.</source>
        <translation>{name} 已并排固定。请选择另一张胶片；再按同一键恢复单张显示。</translation>
    </message>
</context>
<context>
    <name>CornersDialog</name>
    <message>
        <source>Look at the corners</source>
        <translation>查看四角</translation>
    </message>
    <message>
        <source>Names are often burned into the corners of a film, and stay in its pictures. Look at all four of every film, and take away the tick of what must not leave the house. The rest of the film is not shown here.</source>
        <translation>姓名常被烧录在胶片的四角，并会留在其图片中。请查看每张胶片的四角，并取消不得外传的胶片的勾选。此处不显示胶片的其余部分。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Looked at: next films</source>
        <translation>已查看：下一批胶片</translation>
    </message>
    <message>
        <source>Looked at: go on</source>
        <translation>已查看：继续</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>四角</translation>
    </message>
    <message>
        <source>Page {page} of {pages}…</source>
        <translation>第 {page} 页，共 {pages} 页…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>The corners of {name}</source>
        <translation>{name} 的四角</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something unforeseen happened. What was reviewed so far is saved.</source>
        <translation>发生了意外错误。此前的复核结果已保存。</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>Threshold curve</source>
        <translation>阈值曲线</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Threshold on the fracture probability</source>
        <translation>骨折概率阈值</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>accept {name}</source>
        <translation>接受 {name}</translation>
    </message>
    <message>
        <source>reject {name}</source>
        <translation>拒绝 {name}</translation>
    </message>
    <message>
        <source>own verdict on {name}</source>
        <translation>对 {name} 的自己的判断</translation>
    </message>
    <message>
        <source>note on {name}</source>
        <translation>{name} 的备注</translation>
    </message>
    <message>
        <source>measure on {name}</source>
        <translation>{name} 上的测量</translation>
    </message>
    <message>
        <source>calibration of {name}</source>
        <translation>{name} 的标定</translation>
    </message>
    <message>
        <source>mask of {name}</source>
        <translation>{name} 的掩膜</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>{file} could not be read: {clause}.</source>
        <translation>无法读取 {file}：{clause}。</translation>
    </message>
    <message>
        <source>{file} could not be written: {clause}.</source>
        <translation>无法写入 {file}：{clause}。</translation>
    </message>
    <message>
        <source>The case store {file} cannot be used: {clause}.</source>
        <translation>病例库 {file} 无法使用：{clause}。</translation>
    </message>
    <message>
        <source>The model in {file} cannot be used: {clause}.</source>
        <translation>{file} 中的模型无法使用：{clause}。</translation>
    </message>
    <message>
        <source>{file} cannot be used: {clause}.</source>
        <translation>无法使用 {file}：{clause}。</translation>
    </message>
    <message>
        <source>No model is installed: films are shown and measured, not read.</source>
        <translation>未安装模型：胶片可以显示和测量，但不会被阅读。</translation>
    </message>
    <message>
        <source>No CUDA device was found; choose the CPU, or automatic.</source>
        <translation>未找到 CUDA 设备；请选择 CPU 或自动。</translation>
    </message>
    <message>
        <source>The {device} ran out of memory: films are now read {number} at a time, not {before}, which is slower.</source>
        <translation>{device} 内存不足：现在每次阅读 {number} 张胶片，而不是 {before} 张，速度较慢。</translation>
    </message>
    <message>
        <source>The {device} has no memory for a single film: reading goes on on the {other}, which is much slower.</source>
        <translation>{device} 的内存不足以阅读一张胶片：改在 {other} 上继续，速度慢得多。</translation>
    </message>
    <message>
        <source>it is a colour picture, not a radiograph</source>
        <translation>这是彩色图片，不是 X 光片</translation>
    </message>
    <message>
        <source>it is a page of text or a drawing, not a radiograph</source>
        <translation>这是文字页或图画，不是 X 光片</translation>
    </message>
    <message>
        <source>it is nearly empty, with hardly any contrast</source>
        <translation>几乎空白，没有什么对比度</translation>
    </message>
    <message>
        <source>it is clipped: nearly all that it shows is pure black or pure white</source>
        <translation>灰度被截断：几乎全是纯黑或纯白</translation>
    </message>
    <message>
        <source>it is too small, {rows} x {cols} pixels, where {least} are needed on the short side</source>
        <translation>太小：{rows} x {cols} 像素，短边至少需要 {least} 像素</translation>
    </message>
    <message>
        <source>the film shows the {part}, which the models do not know</source>
        <translation>胶片显示的是{part}，模型不认识该部位</translation>
    </message>
    <message>
        <source>it shows none of the body parts that the models know</source>
        <translation>图中没有模型所认识的身体部位</translation>
    </message>
    <message>
        <source>it is {what}, not an image file</source>
        <translation>这是{what}，不是图像文件</translation>
    </message>
    <message>
        <source>it is {what}, not a radiograph</source>
        <translation>这是{what}，不是 X 光片</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>您无权读取它</translation>
    </message>
    <message>
        <source>the disk did not give it ({why})</source>
        <translation>磁盘没有给出该文件（{why}）</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>its pixel data ({syntax}) are damaged or end early</source>
        <translation>其像素数据（{syntax}）已损坏或提前结束</translation>
    </message>
    <message>
        <source>its {kind} data are damaged or end early</source>
        <translation>其 {kind} 数据已损坏或提前结束</translation>
    </message>
    <message>
        <source>its pixel data are empty</source>
        <translation>其像素数据是空的</translation>
    </message>
    <message>
        <source>its compressed data end early or are damaged</source>
        <translation>其压缩数据提前结束或已损坏</translation>
    </message>
    <message>
        <source>its compressed data end early</source>
        <translation>其压缩数据提前结束</translation>
    </message>
    <message>
        <source>its compressed data are damaged</source>
        <translation>其压缩数据已损坏</translation>
    </message>
    <message>
        <source>its transfer syntax ({syntax}) is not supported</source>
        <translation>不支持其传输语法（{syntax}）</translation>
    </message>
    <message>
        <source>it describes an image and holds no pixel data: the file may be cut short</source>
        <translation>它描述了图像却没有像素数据：文件可能被截断</translation>
    </message>
    <message>
        <source>it holds no pixel data{what}</source>
        <translation>它不含像素数据{what}</translation>
    </message>
    <message>
        <source>it claims more pixels than any radiograph has</source>
        <translation>它声称的像素多于任何 X 光片</translation>
    </message>
    <message>
        <source>it was changed after it had been read: read it again</source>
        <translation>阅读之后文件被更改：请重新阅读</translation>
    </message>
    <message>
        <source>its decoder crashed on it</source>
        <translation>其解码程序在处理它时崩溃</translation>
    </message>
    <message>
        <source>its decoder could not be started</source>
        <translation>其解码程序无法启动</translation>
    </message>
    <message>
        <source>decoding it was stopped</source>
        <translation>对它的解码已被停止</translation>
    </message>
    <message>
        <source>decoding it took longer than {seconds} seconds</source>
        <translation>解码它用时超过 {seconds} 秒</translation>
    </message>
    <message>
        <source>decoding it needs more than the {size} GB that are allowed</source>
        <translation>解码它需要的内存超过允许的 {size} GB</translation>
    </message>
    <message>
        <source>it claims {rows} x {cols} pixels, over the {most} million allowed</source>
        <translation>它声称有 {rows} x {cols} 像素，超过允许的 {most} 百万</translation>
    </message>
    <message>
        <source>it claims {rows} x {cols} pixels, over the {most} allowed to a side</source>
        <translation>它声称有 {rows} x {cols} 像素，超过每边允许的 {most}</translation>
    </message>
    <message>
        <source>it claims {frames} frames; from 1 to {most} are allowed</source>
        <translation>它声称有 {frames} 帧；允许 1 到 {most} 帧</translation>
    </message>
    <message>
        <source>it holds more than {number} pages</source>
        <translation>它的页数超过 {number}</translation>
    </message>
    <message>
        <source>it needs more memory than a film may</source>
        <translation>它需要的内存超过一张片子允许的量</translation>
    </message>
    <message>
        <source>it is larger than {size} GB</source>
        <translation>它大于 {size} GB</translation>
    </message>
    <message>
        <source>its pixel data are damaged or end early</source>
        <translation>其像素数据已损坏或提前结束</translation>
    </message>
    <message>
        <source>its pixel data are damaged</source>
        <translation>其像素数据已损坏</translation>
    </message>
    <message>
        <source>its pixel data end early, at {reached} of {wanted} bytes</source>
        <translation>其像素数据提前结束：{wanted} 字节中只有 {reached}</translation>
    </message>
    <message>
        <source>its DICOM header is damaged or ends early</source>
        <translation>其 DICOM 头已损坏或提前结束</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>其文件头已损坏</translation>
    </message>
    <message>
        <source>its deflated data unpack to more than {size} MB</source>
        <translation>其压缩数据解开后超过 {size} MB</translation>
    </message>
    <message>
        <source>it is a link out of the folder</source>
        <translation>它是指向文件夹之外的链接</translation>
    </message>
    <message>
        <source>the folder or the file is write-protected, or another program has the file open</source>
        <translation>文件夹或文件被写保护，或文件被另一个程序打开</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间已满</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>数据库或磁盘已满</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>the logo {name} is not a picture that can be read</source>
        <translation>徽标 {name} 不是可读取的图片</translation>
    </message>
    <message>
        <source>a newer version of Osteoscope has written it (form {form}, and this version knows {known})</source>
        <translation>它由更新版本的 Osteoscope 写成（格式 {form}，本版本只认识 {known}）</translation>
    </message>
    <message>
        <source>its card cannot be read ({why})</source>
        <translation>无法读取其模型卡（{why}）</translation>
    </message>
    <message>
        <source>its card has format {format}, and this version reads {known}</source>
        <translation>其模型卡格式为 {format}，本版本读取 {known}</translation>
    </message>
    <message>
        <source>{name} is not the file its card names (SHA-256 {sha256}…)</source>
        <translation>{name} 不是模型卡所指的文件（SHA-256 {sha256}…）</translation>
    </message>
    <message>
        <source>{name} cannot be read ({why})</source>
        <translation>无法读取 {name}（{why}）</translation>
    </message>
    <message>
        <source>its weights do not fit the networks its card names</source>
        <translation>其权重与模型卡所述网络不符</translation>
    </message>
    <message>
        <source>its first line names no column “{column}”</source>
        <translation>其首行没有“{column}”列</translation>
    </message>
    <message>
        <source>it is not UTF-8 text; save it as “CSV UTF-8”</source>
        <translation>它不是 UTF-8 文本；请另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>it holds no films</source>
        <translation>其中没有胶片</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>未知类型的文件</translation>
    </message>
    <message>
        <source>a damaged PNG image</source>
        <translation>损坏的 PNG 图像</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>文本文档</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP 压缩包</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a CT image</source>
        <translation>CT 图像</translation>
    </message>
    <message>
        <source>an MR image</source>
        <translation>磁共振图像</translation>
    </message>
    <message>
        <source>an ultrasound image</source>
        <translation>超声图像</translation>
    </message>
    <message>
        <source>a report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Its header says that writing is burned into the picture: look at it before it leaves the house.</source>
        <translation>其文件头表明图片中烧录有文字：外传之前请查看。</translation>
    </message>
    <message>
        <source>Its header does not say whether writing is burned into the picture: look at it before it leaves the house.</source>
        <translation>其文件头未说明图片中是否烧录有文字：外传之前请查看。</translation>
    </message>
    <message>
        <source>A picture has no header that could say whether writing is burned into it: look at it before it leaves the house.</source>
        <translation>普通图片没有文件头可说明其中是否烧录有文字：外传之前请查看。</translation>
    </message>
    <message>
        <source>it is not a DICOM file, and only those are de-identified</source>
        <translation>它不是 DICOM 文件，只有 DICOM 文件才会去标识</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device. Not for use in diagnosis.</source>
        <translation>仅供研究使用。不是医疗器械。不得用于诊断。</translation>
    </message>
    <message>
        <source>It misses fractures: read the operating points below before you trust a negative film.</source>
        <translation>它会漏掉骨折：在相信阴性胶片之前，请先看下面的工作点。</translation>
    </message>
    <message>
        <source>Learnt on films of one collection (FracAtlas, three hospitals in Bangladesh); not validated on your machines or patients.</source>
        <translation>只用一个数据集（FracAtlas，孟加拉国三家医院）的胶片训练；未在您的设备或患者上验证。</translation>
    </message>
    <message>
        <source>A cast, splint or metal raises the fracture probability by itself; read such films as if it had said nothing.</source>
        <translation>石膏、夹板或金属本身就会提高骨折概率；阅读这类胶片时请当作它什么也没说。</translation>
    </message>
    <message>
        <source>Reads hand to shoulder and hip to foot. Other films are turned away more often than not, but not always: of {films} chest films of another source {refused} were, and of {limbs} limb films {lost} wrongly.</source>
        <translation>可判读手到肩、髋到足。其他影像多数会被拒判，但并非总是：{films} 张其他来源的胸片中有 {refused} 张被拒判，{limbs} 张四肢片中有 {lost} 张被误拒。</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence grades are given only to frontal knees cut square to the joint, as in the set they were learnt on; a whole knee film gets none.</source>
        <translation>Kellgren-Lawrence 分级仅给予按关节裁成方形的正位膝片（与学习所用的数据相同）；整张膝关节片不给出分级。</translation>
    </message>
    <message>
        <source>Low bone density is not asked in this version.</source>
        <translation>本版本不判读低骨密度。</translation>
    </message>
    <message>
        <source>experimental: the best of six attempts reached a macro AUC of {value} (95 % interval {low} to {high}) on {films} knees, where 0.5 is chance</source>
        <translation>实验性：六种尝试中最好的在 {films} 例膝关节上宏平均 AUC 为 {value}（95 % 区间 {low} 至 {high}），0.5 即为随机水平</translation>
    </message>
    <message>
        <source>Reads hand to shoulder and hip to foot. Other films are often read as one of these: of {films} chest films of another source {refused} were turned away.</source>
        <translation type="vanished">阅读从手到肩、从髋到足的胶片。其他胶片常被当作其中之一：另一来源的 {films} 张胸片中有 {refused} 张被拒绝。</translation>
    </message>
    <message>
        <source>Low bone density and osteoarthritis are not asked in this version.</source>
        <translation type="vanished">本版本不判断低骨密度和骨关节炎。</translation>
    </message>
    <message>
        <source>Fracture outlines are approximate; hairline fractures are often missed by the outline even where the film is called.</source>
        <translation>骨折轮廓是近似的；即使胶片被判阳性，轮廓也常漏掉细微骨折。</translation>
    </message>
    <message>
        <source>no network of this version has been shown to beat chance on held-out knees</source>
        <translation type="vanished">本版本没有网络在预留的膝关节胶片上被证明优于随机</translation>
    </message>
    <message>
        <source>no network of this version has been trained to grade whole films</source>
        <translation type="vanished">本版本没有训练过给整张胶片分级的网络</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>电子表格 (CSV)</translation>
    </message>
    <message>
        <source>Exact results (JSON Lines)</source>
        <translation>精确结果 (JSON Lines)</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>报告 (PDF)</translation>
    </message>
    <message>
        <source>Films with their overlays (PNG)</source>
        <translation>带叠加层的胶片 (PNG)</translation>
    </message>
    <message>
        <source>Masks of bone and fracture (PNG)</source>
        <translation>骨与骨折掩膜 (PNG)</translation>
    </message>
    <message>
        <source>Findings (DICOM structured report)</source>
        <translation>所见 (DICOM 结构化报告)</translation>
    </message>
    <message>
        <source>Outlines (DICOM segmentation)</source>
        <translation>轮廓 (DICOM 分割)</translation>
    </message>
    <message>
        <source>Films with their overlays (DICOM secondary capture)</source>
        <translation>带叠加层的胶片 (DICOM 二次捕获)</translation>
    </message>
    <message>
        <source>The films themselves, without names (DICOM)</source>
        <translation>胶片本身，不含姓名（DICOM）</translation>
    </message>
    <message>
        <source>{number} films were exported to {folder}.</source>
        <translation>已将 {number} 张胶片导出到 {folder}。</translation>
    </message>
    <message>
        <source>{told} Left out: {number}. {first}</source>
        <translation>{told} 遗漏：{number}。{first}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>All films of the list that were read ({number})</source>
        <translation>列表中所有已阅读的胶片（{number}）</translation>
    </message>
    <message>
        <source>The films selected ({number})</source>
        <translation>所选胶片（{number}）</translation>
    </message>
    <message>
        <source>Without names, identifiers, dates, paths and notes</source>
        <translation>不含姓名、标识符、日期、路径和备注</translation>
    </message>
    <message>
        <source>Writing that is burned into a film stays in its pictures. Before they are written you will be shown the four corners of every film.</source>
        <translation>烧录在胶片上的文字会留在其图片中。写出之前会向您显示每张胶片的四角。</translation>
    </message>
    <message>
        <source>Preview the report</source>
        <translation>预览报告</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Results go into a new folder inside the one you choose.</source>
        <translation>结果写入所选文件夹内的一个新文件夹。</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Something unforeseen happened ({kind}). Details are in the log.</source>
        <translation>发生了意外错误 ({kind})。详情见日志。</translation>
    </message>
</context>
<context>
    <name>FilmPane</name>
    <message>
        <source>shown mirrored</source>
        <translation>镜像显示</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Examine first</source>
        <translation>请先检查</translation>
    </message>
    <message>
        <source>For the finding you confirmed.</source>
        <translation>针对您确认的所见。</translation>
    </message>
    <message>
        <source>Suggested by the finding; you have not confirmed it.</source>
        <translation>由所见提示；您尚未确认。</translation>
    </message>
    <message>
        <source>{source}, {section}. For: {population}.</source>
        <translation>{source}，{section}。适用于：{population}。</translation>
    </message>
    <message>
        <source>{link} (reviewed {date})</source>
        <translation>{link}（{date} 审阅）</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>未打开胶片</translation>
    </message>
    <message>
        <source>{triage} · {probability}</source>
        <translation>{triage} · {probability}</translation>
    </message>
    <message>
        <source>A fracture is suspected.</source>
        <translation>疑似骨折。</translation>
    </message>
    <message>
        <source>The model cannot tell: between its two operating points.</source>
        <translation>模型无法判断：介于两个工作点之间。</translation>
    </message>
    <message>
        <source>No fracture is suspected. Small fractures can be missed.</source>
        <translation>未见疑似骨折。细小骨折可能漏检。</translation>
    </message>
    <message>
        <source>The model asks no fracture question of this part.</source>
        <translation>模型不对该部位判断骨折。</translation>
    </message>
    <message>
        <source>This film has not been read.</source>
        <translation>此胶片尚未阅读。</translation>
    </message>
    <message>
        <source>{part}: {probability}</source>
        <translation>{part}：{probability}</translation>
    </message>
    <message>
        <source>{part}: {probability}, {margin} points before {next}</source>
        <translation>{part}：{probability}，领先{next} {margin} 个百分点</translation>
    </message>
    <message>
        <source>{part} (part: {probability})</source>
        <translation>{part}（部位：{probability}）</translation>
    </message>
    <message>
        <source>Fracture: {triage}, {probability}</source>
        <translation>骨折：{triage}，{probability}</translation>
    </message>
    <message>
        <source>Pattern: {label}, {probability}</source>
        <translation>表现：{label}，{probability}</translation>
    </message>
    <message>
        <source>Consider measuring: FRAX, DXA. A film gives no T-score.</source>
        <translation>请考虑测量：FRAX、DXA。X 线片不能得出 T 值。</translation>
    </message>
    <message>
        <source>Bone density</source>
        <translation>骨密度</translation>
    </message>
    <message>
        <source>Kellgren-Lawrence {grade}, {probability}</source>
        <translation>Kellgren-Lawrence {grade} 级，{probability}</translation>
    </message>
    <message>
        <source>Osteoarthritis</source>
        <translation>骨关节炎</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>Not asked in this version: {reason}</source>
        <translation>此版本不判断：{reason}</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>指引</translation>
    </message>
    <message>
        <source>Model: {name} {version}</source>
        <translation>模型：{name} {version}</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>分诊</translation>
    </message>
    <message>
        <source>Regions; activate one to centre on it</source>
        <translation>区域；激活某项可将其居中</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Reader&apos;s name</source>
        <translation>阅片者姓名</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>诊所</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The name stands beside every review; clinic, address and logo head every report, those of the command line too. They are kept in {file}, which your site may also write.</source>
        <translation>姓名会显示在每条审阅旁；诊所、地址和徽标印在每份报告（包括命令行的报告）的抬头。它们保存在 {file} 中，贵机构也可以直接编写该文件。</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Third-party software</source>
        <translation>第三方软件</translation>
    </message>
    <message>
        <source>This program contains the work of others, each under its licence.</source>
        <translation>本程序包含他人的作品，各按其许可证使用。</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL: its source, and how to replace it</source>
        <translation>Qt 按 LGPL 使用：其源代码及替换方法</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop films or a folder here, or open a folder.</source>
        <translation>将胶片或文件夹拖到此处，或打开文件夹。</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Cobb {degrees}°</source>
        <translation>Cobb {degrees}°</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
    <message>
        <source>{size} mm calibrated</source>
        <translation>{size} mm（已标定）</translation>
    </message>
    <message>
        <source>{size} mm at detector</source>
        <translation>{size} mm（探测器平面）</translation>
    </message>
</context>
<context>
    <name>OnScreen</name>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Hand</source>
        <translation>手</translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation>腕</translation>
    </message>
    <message>
        <source>Forearm</source>
        <translation>前臂</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>肘</translation>
    </message>
    <message>
        <source>Upper arm</source>
        <translation>上臂</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>肩</translation>
    </message>
    <message>
        <source>Pelvis hip</source>
        <translation>骨盆与髋</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>大腿</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>膝</translation>
    </message>
    <message>
        <source>Lower leg</source>
        <translation>小腿</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>踝</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>足</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>胸部</translation>
    </message>
    <message>
        <source>Spine</source>
        <translation>脊柱</translation>
    </message>
    <message>
        <source>Skull</source>
        <translation>颅骨</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>The case store is closed. Its passphrase:</source>
        <translation>病例库已锁定。其密码短语：</translation>
    </message>
    <message>
        <source>That was not it. The passphrase of the case store:</source>
        <translation>不正确。病例库的密码短语：</translation>
    </message>
    <message>
        <source>There is no case store.</source>
        <translation>没有病例库。</translation>
    </message>
    <message>
        <source>Notes, readers&apos; names and drawings are encrypted in the case store.</source>
        <translation>病例库中的备注、阅片者姓名和绘图均已加密。</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改密码短语…</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>取消密码短语</translation>
    </message>
    <message>
        <source>Notes and drawings stand in the case store in clear now.</source>
        <translation>病例库中的备注和绘图现在未加密。</translation>
    </message>
    <message>
        <source>A new passphrase, of at least {number} characters. Without it nobody gets at notes and drawings again: write it down.</source>
        <translation>新的密码短语，至少 {number} 个字符。没有它，任何人都无法再读取备注和绘图：请记下来。</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>请再输入一次：</translation>
    </message>
    <message>
        <source>The two were not alike. Nothing was changed.</source>
        <translation>两次输入不一致。未作任何更改。</translation>
    </message>
    <message>
        <source>Notes and drawings are encrypted in the case store now.</source>
        <translation>病例库中的备注和绘图现已加密。</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose: {what}</source>
        <translation>选择：{what}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview of the report: the first films</source>
        <translation>报告预览：前几张胶片</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>Forget these</source>
        <translation>清除记录</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>A copy holds what was in it on {day}. The damaged store is set aside and kept, whatever you choose.</source>
        <translation>一份副本保存了 {day} 时的内容。无论您如何选择，损坏的存储都会另行保留。</translation>
    </message>
    <message>
        <source>Use the copy</source>
        <translation>使用副本</translation>
    </message>
    <message>
        <source>There is no copy. The damaged store is kept, whatever you choose.</source>
        <translation>没有副本。无论您如何选择，损坏的存储都会保留。</translation>
    </message>
    <message>
        <source>Begin an empty store</source>
        <translation>新建空存储</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>不使用存储，继续</translation>
    </message>
</context>
<context>
    <name>ReviewBox</name>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用。不是医疗器械。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>Your own verdict, whatever the machine says</source>
        <translation>您自己的判断，与机器结论无关</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>No film has failed.</source>
        <translation>没有失败的胶片。</translation>
    </message>
    <message>
        <source>There is no film there.</source>
        <translation>该处没有胶片。</translation>
    </message>
    <message>
        <source>Those films are in the list already.</source>
        <translation>这些胶片已在列表中。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Automatic takes CUDA where there is a card, else the CPU. The status bar says where the model runs, and nothing changes in silence. The operating points belong to the model, with the figures measured at them, and cannot be set here.</source>
        <translation>“自动”在有显卡时使用 CUDA，否则使用 CPU。状态栏显示模型运行的位置，任何变化都会告知。工作点及其测得的指标属于模型，不能在此设置。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A language is used when Osteoscope is opened again.</source>
        <translation>语言在下次打开 Osteoscope 时生效。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Where the windows that ask for a folder begin.</source>
        <translation>选择文件夹的窗口由此开始。</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>CUDA 显卡</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}” already.</source>
        <translation>{keys} 已分配给“{action}”。</translation>
    </message>
    <message>
        <source>Search for an action or a key…</source>
        <translation>搜索操作或按键…</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New keys of the chosen action</source>
        <translation>所选操作的新按键</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Wheel: zoom to the cursor. Left drag: pan, measure or draw. Right drag: window and level. Ctrl and wheel with brush or eraser: its size.</source>
        <translation>滚轮：以光标为中心缩放。左键拖动：平移、测量或绘制。右键拖动：窗宽窗位。使用画笔或橡皮时按 Ctrl 加滚轮：调整大小。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Drop films or a folder here, or:</source>
        <translation>将胶片或文件夹拖到此处，或：</translation>
    </message>
    <message>
        <source>Reading was stopped: {waiting} of {total} files wait.</source>
        <translation>阅读曾被停止：{total} 个文件中有 {waiting} 个在等待。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of reading</source>
        <translation>阅读进度</translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation>模型运行位置</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{rate} films a second</source>
        <translation>每秒 {rate} 张</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>剩余 {seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>剩余 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>Threshold of the fracture outline, in per cent</source>
        <translation>骨折轮廓阈值（百分比）</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Outline at the model&apos;s threshold</source>
        <translation>按模型阈值勾画</translation>
    </message>
    <message>
        <source>What is outlined</source>
        <translation>勾画内容</translation>
    </message>
    <message>
        <source>You look at what lies from {now}. The model&apos;s own outline, which is kept, is from {own}.</source>
        <translation>当前显示自 {now} 起的部分。保留的模型自身轮廓自 {own} 起。</translation>
    </message>
    <message>
        <source>Outlined from {own}, the model&apos;s own threshold.</source>
        <translation>自 {own} 起勾画，即模型自身的阈值。</translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>Sensitivity, positive or in doubt</source>
        <translation>灵敏度，阳性或存疑</translation>
    </message>
    <message>
        <source>Specificity, positive or in doubt</source>
        <translation>特异度，阳性或存疑</translation>
    </message>
    <message>
        <source>Sensitivity, positive alone</source>
        <translation>灵敏度，仅阳性</translation>
    </message>
    <message>
        <source>Specificity, positive alone</source>
        <translation>特异度，仅阳性</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Share in doubt</source>
        <translation>存疑比例</translation>
    </message>
    <message>
        <source>Part right</source>
        <translation>部位正确</translation>
    </message>
    <message>
        <source>Fracture called negative</source>
        <translation>骨折判为阴性</translation>
    </message>
    <message>
        <source>No fracture, called positive</source>
        <translation>无骨折判为阳性</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无结果</translation>
    </message>
</context>
<context>
    <name>ValidationControl</name>
    <message>
        <source>The model is still being loaded.</source>
        <translation>模型仍在加载。</translation>
    </message>
    <message>
        <source>The films are being read; what was asked for before goes first.</source>
        <translation>正在阅读胶片；先前的任务优先。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was measured.</source>
        <translation>已停止。未作任何测量。</translation>
    </message>
    <message>
        <source>Written into {folder}.</source>
        <translation>已写入 {folder}。</translation>
    </message>
</context>
<context>
    <name>ValidationDialog</name>
    <message>
        <source>Local validation</source>
        <translation>本地验证</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save as PDF and tables…</source>
        <translation>保存为 PDF 和表格…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>漏误</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>漏误类型</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{films} films, {broken} with a fracture; {misses} misses. Choose one to look at it.</source>
        <translation>{films} 张胶片，其中 {broken} 张有骨折；{misses} 处漏误。选择一项即可查看。</translation>
    </message>
    <message>
        <source>Not in the folder: {names}.</source>
        <translation>文件夹中没有：{names}。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Folder of films</source>
        <translation>胶片文件夹</translation>
    </message>
    <message>
        <source>Truth (CSV: file, fracture)</source>
        <translation>真值 (CSV：file, fracture)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Progress of the validation</source>
        <translation>验证进度</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>仅供研究使用。不是医疗器械。</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Save into</source>
        <translation>保存到</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message>
        <source>Viewer tools</source>
        <translation>查看工具</translation>
    </message>
    <message>
        <source>Film held beside</source>
        <translation>并排的胶片</translation>
    </message>
    <message>
        <source>Opacity of the overlays</source>
        <translation>叠加层不透明度</translation>
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
        <translation>欢迎使用 Osteoscope</translation>
    </message>
    <message>
        <source>I have read this and use Osteoscope for research only.</source>
        <translation>我已阅读，且仅将 Osteoscope 用于研究。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin with the samples</source>
        <translation>从示例开始</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>仅供研究使用</translation>
    </message>
    <message>
        <source>Osteoscope is not a medical device and must not be used for diagnosis.</source>
        <translation>Osteoscope 不是医疗器械，不得用于诊断。</translation>
    </message>
    <message>
        <source>It reads orthopaedic radiographs on this computer, without a network. It misses fractures and marks some where there are none: every film must be read by a qualified person, whatever it says.</source>
        <translation>它在本机上阅读骨科 X 线片，不使用网络。它会漏掉骨折，也会在没有骨折处标出骨折：无论其结果如何，每张胶片都必须由合格人员阅读。</translation>
    </message>
    <message>
        <source>How often it is right was measured on held-out films of one collection, not on yours. The figures, with their intervals and limits, stand under Help, About Osteoscope.</source>
        <translation>其准确程度是在一个数据集的保留测试胶片上测得的，而非在您的胶片上。各项指标及其区间与局限见“帮助”中的“关于 Osteoscope”。</translation>
    </message>
    <message>
        <source>What you say of a film is kept on this computer, in the case store, and nowhere else.</source>
        <translation>您对胶片的复核保存在本机的病例库中，不会存放到别处。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Positive</source>
        <translation>阳性</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>阴性</translation>
    </message>
    <message>
        <source>Not assessable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未阅读</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>No fracture</source>
        <translation>无骨折</translation>
    </message>
    <message>
        <source>Cannot say</source>
        <translation>无法确定</translation>
    </message>
    <message>
        <source>{clause}.</source>
        <translation>{clause}。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已阅读</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Not reviewed yet.</source>
        <translation>尚未复核。</translation>
    </message>
    <message>
        <source>{verdict} by {reader}, {when}.</source>
        <translation>{reader} 于 {when}：{verdict}。</translation>
    </message>
    <message>
        <source>{verdict}, {when}.</source>
        <translation>{verdict}，{when}。</translation>
    </message>
    <message>
        <source>One view only</source>
        <translation>仅一个体位</translation>
    </message>
    <message>
        <source>{films} films</source>
        <translation>{films} 张</translation>
    </message>
    <message>
        <source>One view ({films})</source>
        <translation>一个体位 ({films})</translation>
    </message>
    <message>
        <source>The file names no patient and no study.</source>
        <translation>文件未标明患者或检查。</translation>
    </message>
    <message>
        <source>Films of this patient, part and day: {films}. The worst is: {worst}.</source>
        <translation>该患者同一部位同日的胶片：{films}。最严重者：{worst}。</translation>
    </message>
    <message>
        <source>There is one view only: a fracture may show on another alone.</source>
        <translation>仅有一个体位：骨折可能只在另一体位显示。</translation>
    </message>
    <message>
        <source>no spacing: px</source>
        <translation>无像素间距：px</translation>
    </message>
    <message>
        <source>{size} mm/px calibrated</source>
        <translation>{size} mm/px（已标定）</translation>
    </message>
    <message>
        <source>{size} mm/px at detector</source>
        <translation>{size} mm/px（探测器平面）</translation>
    </message>
    <message>
        <source>Own mask of {reader}, {when}. The machine&apos;s mask stays as it was.</source>
        <translation>{reader} 自己的掩膜，{when}。机器的掩膜保持不变。</translation>
    </message>
    <message>
        <source>Own mask of {when}. The machine&apos;s mask stays as it was.</source>
        <translation>自己的掩膜，{when}。机器的掩膜保持不变。</translation>
    </message>
    <message>
        <source>{spacing} mm/px calibrated by a {size} mm object</source>
        <translation>{spacing} mm/px，由 {size} mm 物体标定</translation>
    </message>
    <message>
        <source>Calibrated by {reader} along an object of {size}&#xa0;mm, {when}. It holds at its depth.</source>
        <translation>{reader} 沿 {size}&#xa0;mm 的物体标定，{when}。仅在其所在深度有效。</translation>
    </message>
    <message>
        <source>Calibrated along an object of {size}&#xa0;mm, {when}. It holds at its depth.</source>
        <translation>沿 {size}&#xa0;mm 的物体标定，{when}。仅在其所在深度有效。</translation>
    </message>
    <message>
        <source>Negative below {threshold}</source>
        <translation>低于 {threshold} 为阴性</translation>
    </message>
    <message>
        <source>Positive from {threshold}</source>
        <translation>自 {threshold} 起为阳性</translation>
    </message>
    <message>
        <source>Measured on: {scope}.</source>
        <translation>测量依据：{scope}。</translation>
    </message>
    <message>
        <source>all parts</source>
        <translation>所有部位</translation>
    </message>
    <message>
        <source>{share} across the bone</source>
        <translation>占骨横径 {share}</translation>
    </message>
    <message>
        <source>{size} mm calibrated</source>
        <translation>{size} mm（已标定）</translation>
    </message>
    <message>
        <source>{size} mm at detector</source>
        <translation>{size} mm（探测器平面）</translation>
    </message>
    <message>
        <source>sensitivity {rate}</source>
        <translation>灵敏度 {rate}</translation>
    </message>
    <message>
        <source>specificity {rate}</source>
        <translation>特异度 {rate}</translation>
    </message>
    <message>
        <source>{value} ({low} to {high}, {films} films)</source>
        <translation>{value}（{low} 至 {high}，{films} 张胶片）</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>Fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Filter by name, part, triage…</source>
        <translation>按名称、部位、分诊筛选…</translation>
    </message>
    <message>
        <source>Filter the worklist</source>
        <translation>筛选工作列表</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>{positive} positive, {doubt} doubt, {negative} negative, {failed} failed</source>
        <translation>阳性 {positive}，存疑 {doubt}，阴性 {negative}，失败 {failed}</translation>
    </message>
    <message>
        <source>{counts}, {number} not assessable</source>
        <translation>{counts}，无法评估 {number}</translation>
    </message>
    <message>
        <source>{counts}, {number} not read</source>
        <translation>{counts}，未阅读 {number}</translation>
    </message>
</context>
</TS>
