; Osteoscope for Windows, by Inno Setup 6:
;     iscc /DVersion=0.1.0 resources\installer\windows\osteoscope.iss
; NOT compiled and NOT run so far: Inno Setup needs Windows. To sign, name the tool: iscc "/Ssigned=signtool sign … $f"
; and /DSign=1. Settings and reviews stay when it is removed.
#ifndef Version
  #error Version is not given
#endif

[Setup]
AppId={{6E0C1C1E-6B7B-4C55-9C5B-2C5A0F0B7C41}
AppName=Osteoscope
AppVersion={#Version}
AppComments=Research use only. Not a medical device. Not for use in diagnosis.
DefaultDirName={autopf}\Osteoscope
DefaultGroupName=Osteoscope
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
SourceDir=..\..\..
OutputDir=dist\packages
OutputBaseFilename=osteoscope-{#Version}-windows-x86_64-inno
UninstallDisplayIcon={app}\osteoscope.exe
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
#ifdef Sign
SignTool=signed
SignedUninstaller=yes
#endif

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\osteoscope\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Osteoscope"; Filename: "{app}\osteoscope.exe"

[Registry]
; Offered under "Open with" for films; no type is taken away from the program that has it.
Root: HKA; Subkey: "Software\Classes\Osteoscope.Film"; ValueType: string; ValueData: "Radiograph"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Osteoscope.Film\shell\open\command"; ValueType: string; ValueData: """{app}\osteoscope.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.dcm\OpenWithProgids"; ValueType: string; ValueName: "Osteoscope.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.dicom\OpenWithProgids"; ValueType: string; ValueName: "Osteoscope.Film"; Flags: uninsdeletevalue

[Code]
const
  Removal = 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{6E0C1C1E-6B7B-4C55-9C5B-2C5A0F0B7C41}_is1';

function InitializeSetup(): Boolean;
var
  Found: String;
  Theirs, Ours: Int64;
begin
  Result := True;
  if RegQueryStringValue(HKA, Removal, 'DisplayVersion', Found) then
    if StrToVersion(Found, Theirs) and StrToVersion('{#Version}', Ours) and (ComparePackedVersion(Theirs, Ours) > 0) then
    begin
      SuppressibleMsgBox('Osteoscope ' + Found + ' is installed, and {#Version} could not read its reviews. ' +
        'To go back, remove it first; settings and reviews are kept.', mbCriticalError, MB_OK, IDOK);
      Result := False;
    end;
end;
