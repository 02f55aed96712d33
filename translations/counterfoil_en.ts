<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Display</name>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DomainSentence</name>
    <message numerus="yes">
        <source>%n page(s) belong to no paper of the list. All pages are kept. Assign them with Alt and a digit, or set them aside with Del.</source>
        <translation>
            <numerusform>%n page belongs to no paper of the list. All pages are kept. Assign it with Alt and a digit, or set it aside with Del.</numerusform>
            <numerusform>%n pages belong to no paper of the list. All pages are kept. Assign them with Alt and a digit, or set them aside with Del.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Nothing is lost. Wait %n second(s), then try again.</source>
        <translation>
            <numerusform>Too many wrong tries. Nothing is lost. Wait %n second, then try again.</numerusform>
            <numerusform>Too many wrong tries. Nothing is lost. Wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scans of dossier %1 are kept until this PC has been on for %n more day(s). Nothing was removed. Try again then.</source>
        <translation>
            <numerusform>The scans of dossier %1 are kept until this PC has been on for %n more day. Nothing was removed. Try again then.</numerusform>
            <numerusform>The scans of dossier %1 are kept until this PC has been on for %n more days. Nothing was removed. Try again then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was typed of dossier %1 is kept until this PC has been on for %n more day(s). Nothing was removed. Try again then.</source>
        <translation>
            <numerusform>What was typed of dossier %1 is kept until this PC has been on for %n more day. Nothing was removed. Try again then.</numerusform>
            <numerusform>What was typed of dossier %1 is kept until this PC has been on for %n more days. Nothing was removed. Try again then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passphrase is too short. Nothing was changed. Use at least %n character(s), or four different words.</source>
        <translation>
            <numerusform>The passphrase is too short. Nothing was changed. Use at least %n character, or four different words.</numerusform>
            <numerusform>The passphrase is too short. Nothing was changed. Use at least %n characters, or four different words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) are incomplete. What was scanned is kept. Scan these sheets again in place with S, or take the pages as they are with T.</source>
        <translation>
            <numerusform>%n page is incomplete. What was scanned is kept. Scan this sheet again in place with S, or take the page as it is with T.</numerusform>
            <numerusform>%n pages are incomplete. What was scanned is kept. Scan these sheets again in place with S, or take the pages as they are with T.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message numerus="yes">
        <source>%n page(s) still being read</source>
        <translation>
            <numerusform>%n page still being read</numerusform>
            <numerusform>%n pages still being read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a place for %n page(s)</source>
        <translation>
            <numerusform>a place for %n page</numerusform>
            <numerusform>a place for %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) not usable: scan again (S) or set aside (Del)</source>
        <translation>
            <numerusform>%n page not usable: scan again (S) or set aside (Del)</numerusform>
            <numerusform>%n pages not usable: scan again (S) or set aside (Del)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete page(s): scan again (S) or take as they are (T)</source>
        <translation>
            <numerusform>%n incomplete page: scan again (S) or take as it is (T)</numerusform>
            <numerusform>%n incomplete pages: scan again (S) or take as they are (T)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReckoningWords</name>
    <message numerus="yes">
        <source>%n day(s) of weekends do not count.</source>
        <translation>
            <numerusform>%n day of a weekend does not count.</numerusform>
            <numerusform>%n days of weekends do not count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanSentence</name>
    <message numerus="yes">
        <source>%n page(s) of this stack are kept.</source>
        <translation>
            <numerusform>%n page of this stack is kept.</numerusform>
            <numerusform>%n pages of this stack are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::dossiers::DossierDetails</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::dossiers::DossiersPage</name>
    <message numerus="yes">
        <source>%n dossier(s) do not open whole and may not be found. Call the technician.</source>
        <translation>
            <numerusform>%n dossier does not open whole and may not be found. Call the technician.</numerusform>
            <numerusform>%n dossiers do not open whole and may not be found. Call the technician.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::intake::IntakeDesk</name>
    <message numerus="yes">
        <source>%n page(s) were kept.</source>
        <translation>
            <numerusform>%n page was kept.</numerusform>
            <numerusform>%n pages were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s).</source>
        <translation>
            <numerusform>%n page.</numerusform>
            <numerusform>%n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::models::ChecklistModel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n dossier(s) waiting to be sent</source>
        <translation>
            <numerusform>%n dossier waiting to be sent</numerusform>
            <numerusform>%n dossiers waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a clerk</source>
        <translation>
            <numerusform>%n needs a clerk</numerusform>
            <numerusform>%n need a clerk</numerusform>
        </translation>
    </message>
</context>
</TS>
