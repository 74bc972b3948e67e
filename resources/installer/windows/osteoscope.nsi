; Osteoscope for Windows, by NSIS:
;     makensis -DVERSION=0.1.0 -DPAYLOAD=dist\osteoscope -DOUT=osteoscope-setup.exe resources\installer\windows\osteoscope.nsi
; The script is compiled on Linux with a placeholder for the programs; the installer has NOT been run: that needs Windows.
; Every user's own folder, no administrator: clinics seldom have one. Settings and reviews stay when it is removed.
Unicode true
!include MUI2.nsh
!include x64.nsh
!include WordFunc.nsh

!define NAME "Osteoscope"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "Arabic"

LangString OLDER ${LANG_ENGLISH} "A newer version is installed, and ${VERSION} could not read its reviews. To go back, remove it first; settings and reviews are kept."
LangString OLDER ${LANG_SIMPCHINESE} "已安装较新的版本，而 ${VERSION} 无法读取其复核记录。如需退回，请先卸载；设置和复核记录会保留。"
LangString OLDER ${LANG_ARABIC} "هناك إصدار أحدث مثبت، ولا يستطيع ${VERSION} قراءة مراجعاته. للرجوع أزله أولاً؛ وتبقى الإعدادات والمراجعات."

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_ICONSTOP "Osteoscope needs a 64-bit Windows." /SD IDOK
        Abort
    ${EndIf}
    ReadRegStr $0 HKCU "${REMOVAL}" "DisplayVersion"
    ${If} $0 != ""
        ${VersionCompare} "$0" "${VERSION}" $1
        ${If} $1 == 1
            MessageBox MB_ICONSTOP "$(OLDER)" /SD IDOK
            Abort
        ${EndIf}
    ${EndIf}
FunctionEnd

Section
    ReadRegStr $0 HKCU "Software\${NAME}" "Folder"
    ${If} $0 == $INSTDIR
        RMDir /r "$INSTDIR\_internal" ; what an older version brought and this one does not
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\osteoscope.exe"
    WriteRegStr HKCU "Software\${NAME}" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${NAME} (research use only)"
    WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\osteoscope.exe"
    WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
    WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
    ; Offered under "Open with" for films; no type is taken away from the program that has it.
    WriteRegStr HKCU "Software\Classes\${NAME}.Film" "" "Radiograph"
    WriteRegStr HKCU "Software\Classes\${NAME}.Film\shell\open\command" "" '"$INSTDIR\osteoscope.exe" "%1"'
    WriteRegStr HKCU "Software\Classes\.dcm\OpenWithProgids" "${NAME}.Film" ""
    WriteRegStr HKCU "Software\Classes\.dicom\OpenWithProgids" "${NAME}.Film" ""
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\osteoscope.exe"
    Delete "$INSTDIR\osteoscope-cli.exe"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR" ; only where nothing of the user's lies in it
    DeleteRegValue HKCU "Software\Classes\.dcm\OpenWithProgids" "${NAME}.Film"
    DeleteRegValue HKCU "Software\Classes\.dicom\OpenWithProgids" "${NAME}.Film"
    DeleteRegKey HKCU "Software\Classes\${NAME}.Film"
    DeleteRegKey HKCU "Software\${NAME}"
    DeleteRegKey HKCU "${REMOVAL}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
