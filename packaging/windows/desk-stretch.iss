; The Windows installer, for Inno Setup 6; `python3 dev.py build windows` calls it with
;   /DAppVersion=… /DFrozen=folder of the frozen app /DMessages=file with the one sentence of ours
; and /DSigned together with /Ssigntool=… where there is a certificate (packaging/README.md).
; For one person, without administrator rights. What the person keeps is never touched.

#ifndef AppVersion
  #error AppVersion is missing; use: python3 dev.py build windows
#endif
#define AppName "Desk Stretch"
#define Program "desk-stretch.exe"
#define Window "desk-stretchw.exe"

[Setup]
AppId={{6B0F6C58-2B53-4C3B-9E0C-5B1D3D0A7E41}
AppName={#AppName}
AppVersion={#AppVersion}
AppPublisher={#AppName}
VersionInfoVersion={#AppVersion}
DefaultDirName={autopf}\{#AppName}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
LicenseFile={#SourcePath}\..\..\LICENSE
SetupIconFile={#SourcePath}\..\..\build\icons\desk-stretch.ico
UninstallDisplayIcon={app}\{#Window}
UninstallDisplayName={#AppName}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
#ifdef Signed
SignTool=signtool
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"
Name: "pl"; MessagesFile: "compiler:Languages\Polish.isl"
Name: "pt_BR"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"
; These two come with newer or fuller installations of Inno Setup only.
#if FileExists(AddBackslash(CompilerPath) + "Languages\Arabic.isl")
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
#define HasArabic
#endif
#if FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
Name: "zh_CN"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#define HasChinese
#endif

; The sentence that the app's own window says about its folders, in each language.
#include Messages

[Tasks]
Name: "autostart"; Description: "{cm:AutoStartProgram,{#AppName}}"; GroupDescription: "{cm:AutoStartProgramGroupDescription}"; Flags: unchecked

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; A newer version brings all of it anew; nothing of the person's is in there.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\{#AppName}"; Filename: "{app}\{#Window}"

[Registry]
; Shown, and switched off, by Windows' own list of startup apps.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "{#AppName}"; ValueData: """{app}\{#Window}"" --background"; Tasks: autostart
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "{#AppName}"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#AppName}}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
Filename: "{app}\{#Program}"; Parameters: "quit"; Flags: runhidden; RunOnceId: "Quit"

[Code]
function PrepareToInstall(var NeedsRestart: Boolean): String;
var
  Code: Integer;
begin
  Result := '';
  if FileExists(ExpandConstant('{app}\{#Program}')) then
    Exec(ExpandConstant('{app}\{#Program}'), 'quit', '', SW_HIDE, ewWaitUntilTerminated, Code);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Kept: String;
begin
  Kept := ExpandConstant('{localappdata}\desk-stretch');
  if (CurUninstallStep = usPostUninstall) and DirExists(Kept) and not UninstallSilent then
    MsgBox(CustomMessage('Kept') + #13#10#13#10 + Kept, mbInformation, MB_OK);
end;
