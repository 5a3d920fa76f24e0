<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Validation</name>
    <message numerus="yes">
        <source>%1 is more than the %n CPU(s) of the machine.</source>
        <translation>
            <numerusform>%1 is more than the %n CPU of the machine.</numerusform>
            <numerusform>%1 is more than the %n CPUs of the machine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ActivityDetail</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ActivityModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ActivityPanel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s)</source>
        <translation>
            <numerusform>%n leftover</numerusform>
            <numerusform>%n leftovers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ArchiveModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BatchDialog</name>
    <message numerus="yes">
        <source>%n sandbox(es) can be created.</source>
        <translation>
            <numerusform>%n sandbox can be created.</numerusform>
            <numerusform>%n sandboxes can be created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be used (line %1); see the reason of each below.</source>
        <translation>
            <numerusform>%n cannot be used (line %1); see the reason below.</numerusform>
            <numerusform>%n cannot be used (lines %1); see the reason of each below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n sandbox(es)</source>
        <translation>
            <numerusform>Create %n sandbox</numerusform>
            <numerusform>Create %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n sandbox(es)</source>
        <translation>
            <numerusform>Retry %n sandbox</numerusform>
            <numerusform>Retry %n sandboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BatchRun</name>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were not created.</source>
        <translation>
            <numerusform>%n sandbox was not created.</numerusform>
            <numerusform>%n sandboxes were not created.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BucketSourceForm</name>
    <message numerus="yes">
        <source>More: %1, %n option(s)</source>
        <translation>
            <numerusform>More: %1, %n option</numerusform>
            <numerusform>More: %1, %n options</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BulkNotices</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::BulkRun</name>
    <message numerus="yes">
        <source>%n sandbox(es) were paused.</source>
        <translation>
            <numerusform>%n sandbox was paused.</numerusform>
            <numerusform>%n sandboxes were paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were resumed.</source>
        <translation>
            <numerusform>%n sandbox was resumed.</numerusform>
            <numerusform>%n sandboxes were resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were renewed.</source>
        <translation>
            <numerusform>%n sandbox was renewed.</numerusform>
            <numerusform>%n sandboxes were renewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n sandbox(es) was changed.</source>
        <translation>
            <numerusform>The metadata of %n sandbox was changed.</numerusform>
            <numerusform>The metadata of %n sandboxes was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were deleted.</source>
        <translation>
            <numerusform>%n sandbox was deleted.</numerusform>
            <numerusform>%n sandboxes were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be paused.</source>
        <translation>
            <numerusform>%n sandbox could not be paused.</numerusform>
            <numerusform>%n sandboxes could not be paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be resumed.</source>
        <translation>
            <numerusform>%n sandbox could not be resumed.</numerusform>
            <numerusform>%n sandboxes could not be resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be renewed.</source>
        <translation>
            <numerusform>%n sandbox could not be renewed.</numerusform>
            <numerusform>%n sandboxes could not be renewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The metadata of %n sandbox(es) could not be changed.</source>
        <translation>
            <numerusform>The metadata of %n sandbox could not be changed.</numerusform>
            <numerusform>The metadata of %n sandboxes could not be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) could not be deleted.</source>
        <translation>
            <numerusform>%n sandbox could not be deleted.</numerusform>
            <numerusform>%n sandboxes could not be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone meanwhile</source>
        <translation>
            <numerusform>%n gone meanwhile</numerusform>
            <numerusform>%n gone meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not waited for</source>
        <translation>
            <numerusform>%n not waited for</numerusform>
            <numerusform>%n not waited for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n sandbox(es)</source>
        <translation>
            <numerusform>%1: %2 of %n sandbox</numerusform>
            <numerusform>%1: %2 of %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) were gone meanwhile.</source>
        <translation>
            <numerusform>%n sandbox was gone meanwhile.</numerusform>
            <numerusform>%n sandboxes were gone meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ChangesView</name>
    <message numerus="yes">
        <source>%n thing(s) differ from the request.</source>
        <translation>
            <numerusform>%n thing differs from the request.</numerusform>
            <numerusform>%n things differ from the request.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CleanUpDialog</name>
    <message numerus="yes">
        <source>Clean up %n leftover(s)?</source>
        <translation>
            <numerusform>Clean up %n leftover?</numerusform>
            <numerusform>Clean up %n leftovers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files of %n of them are lost and cannot be brought back.</source>
        <translation>
            <numerusform>Files of %n of them are lost and cannot be brought back.</numerusform>
            <numerusform>Files of %n of them are lost and cannot be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clean up %n leftover(s)</source>
        <translation>
            <numerusform>Clean up %n leftover</numerusform>
            <numerusform>Clean up %n leftovers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ConnectionBanner</name>
    <message numerus="yes">
        <source>%1, tried %n time(s) since %2</source>
        <translation>
            <numerusform>%1, tried %n time since %2</numerusform>
            <numerusform>%1, tried %n times since %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ConnectionModel</name>
    <message numerus="yes">
        <source>%1 of %n connection(s) live</source>
        <translation>
            <numerusform>%1 of %n connection live</numerusform>
            <numerusform>%1 of %n connections live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialActions</name>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>%n key imported.</numerusform>
            <numerusform>%n keys imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key ID(s) copied.</source>
        <translation>
            <numerusform>%n key ID copied.</numerusform>
            <numerusform>%n key IDs copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialModel</name>
    <message numerus="yes">
        <source>%n in memory for this run</source>
        <translation>
            <numerusform>%n in memory for this run</numerusform>
            <numerusform>%n in memory for this run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the keychain</source>
        <translation>
            <numerusform>%n in the keychain</numerusform>
            <numerusform>%n in the keychain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialStore</name>
    <message numerus="yes">
        <source>Before that, %n OSS key(s) could be imported. %1</source>
        <translation>
            <numerusform>Before that, %n OSS key could be imported. %1</numerusform>
            <numerusform>Before that, %n OSS keys could be imported. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialTest</name>
    <message numerus="yes">
        <source>The name has %n address(es)</source>
        <translation>
            <numerusform>The name has %n address</numerusform>
            <numerusform>The name has %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted. This computer’s clock is %n second(s) off, which is fine</source>
        <translation>
            <numerusform>Accepted. This computer’s clock is %n second off, which is fine</numerusform>
            <numerusform>Accepted. This computer’s clock is %n seconds off, which is fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but this computer’s clock is %n minute(s) fast</source>
        <translation>
            <numerusform>Accepted, but this computer’s clock is %n minute fast</numerusform>
            <numerusform>Accepted, but this computer’s clock is %n minutes fast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but this computer’s clock is %n minute(s) slow</source>
        <translation>
            <numerusform>Accepted, but this computer’s clock is %n minute slow</numerusform>
            <numerusform>Accepted, but this computer’s clock is %n minutes slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, first %n object(s)</source>
        <translation>
            <numerusform>Works, first %n object</numerusform>
            <numerusform>Works, first %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, %n object(s)</source>
        <translation>
            <numerusform>Works, %n object</numerusform>
            <numerusform>Works, %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, first %n bucket(s)</source>
        <translation>
            <numerusform>Works, first %n bucket</numerusform>
            <numerusform>Works, first %n buckets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works, %n bucket(s)</source>
        <translation>
            <numerusform>Works, %n bucket</numerusform>
            <numerusform>Works, %n buckets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialTests</name>
    <message numerus="yes">
        <source>%n OSS key(s)</source>
        <translation>
            <numerusform>%n OSS key</numerusform>
            <numerusform>%n OSS keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialUse</name>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialWords</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::CredentialsPlace</name>
    <message numerus="yes">
        <source>%n OSS key(s) lie in plain text in %1: %2.</source>
        <translation>
            <numerusform>%n OSS key lies in plain text in %1: %2.</numerusform>
            <numerusform>%n OSS keys lie in plain text in %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>Import %n key</numerusform>
            <numerusform>Import %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) imported.</source>
        <translation>
            <numerusform>%n key imported.</numerusform>
            <numerusform>%n keys imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n credential(s) passes the filter.</source>
        <translation>
            <numerusform>%n credential does not pass the filter.</numerusform>
            <numerusform>None of %n credentials passes the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n credential(s).</source>
        <translation>
            <numerusform>Nothing matches “%1” in %n credential.</numerusform>
            <numerusform>Nothing matches “%1” in %n credentials.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DeleteCredentialsDialog</name>
    <message numerus="yes">
        <source>Delete %n credential(s)</source>
        <translation>
            <numerusform>Delete %n credential</numerusform>
            <numerusform>Delete %n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n credential(s)?</source>
        <translation>
            <numerusform>Delete %n credential?</numerusform>
            <numerusform>Delete %n credentials?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DeleteDialog</name>
    <message numerus="yes">
        <source>%n file(s) changed outside its mounts</source>
        <translation>
            <numerusform>%n file changed outside its mounts</numerusform>
            <numerusform>%n files changed outside its mounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running process(es)</source>
        <translation>
            <numerusform>%n running process</numerusform>
            <numerusform>%n running processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n sandbox(es)</source>
        <translation>
            <numerusform>Delete %n sandbox</numerusform>
            <numerusform>Delete %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n sandbox(es)?</source>
        <translation>
            <numerusform>Delete %n sandbox?</numerusform>
            <numerusform>Delete %n sandboxes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, of which all that is not in a mount is lost</source>
        <translation>
            <numerusform>and %n more, of which all that is not in a mount is lost</numerusform>
            <numerusform>and %n more, of which all that is not in a mount is lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>%n changed file</numerusform>
            <numerusform>%n changed files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>an unknown amount in %n sandbox(es)</source>
        <translation>
            <numerusform>an unknown amount in %n sandbox</numerusform>
            <numerusform>an unknown amount in %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) have not been looked at yet.</source>
        <translation>
            <numerusform>%n sandbox has not been looked at yet.</numerusform>
            <numerusform>%n sandboxes have not been looked at yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DeleteSnapshotsDialog</name>
    <message numerus="yes">
        <source>Delete %n snapshot(s)?</source>
        <translation>
            <numerusform>Delete %n snapshot?</numerusform>
            <numerusform>Delete %n snapshots?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DeleteStrip</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DockerVolumeService</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::Doctor</name>
    <message numerus="yes">
        <source>It did not answer within %n second(s).</source>
        <translation>
            <numerusform>It did not answer within %n second.</numerusform>
            <numerusform>It did not answer within %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n context(s) in %1.</source>
        <translation>
            <numerusform>%n context in %1.</numerusform>
            <numerusform>%n contexts in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OSS key(s) in plain text in %1.</source>
        <translation>
            <numerusform>%n OSS key in plain text in %1.</numerusform>
            <numerusform>%n OSS keys in plain text in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DoctorDialog</name>
    <message numerus="yes">
        <source>%n thing(s) to mend.</source>
        <translation>
            <numerusform>%n thing to mend.</numerusform>
            <numerusform>%n things to mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::DropZone</name>
    <message numerus="yes">
        <source>Drop %n folder(s) to start a sandbox that mounts them, read-only</source>
        <translation>
            <numerusform>Drop %n folder to start a sandbox that mounts it, read-only</numerusform>
            <numerusform>Drop %n folders to start a sandbox that mounts them, read-only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::EditorWindow</name>
    <message numerus="yes">
        <source>%n hidden character(s) change the order of the text</source>
        <translation>
            <numerusform>%n hidden character changes the order of the text</numerusform>
            <numerusform>%n hidden characters change the order of the text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ElsewhereNotes</name>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::EventsTab</name>
    <message numerus="yes">
        <source>Nothing matches the search in %n event(s).</source>
        <translation>
            <numerusform>Nothing matches the search in %n event.</numerusform>
            <numerusform>Nothing matches the search in %n events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ExecdArtefacts</name>
    <message numerus="yes">
        <source>The image %1 could not be had within %n second(s).</source>
        <translation>
            <numerusform>The image %1 could not be had within %n second.</numerusform>
            <numerusform>The image %1 could not be had within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ExportVolumeDialog</name>
    <message numerus="yes">
        <source>Export %n volume(s)</source>
        <translation>
            <numerusform>Export %n volume</numerusform>
            <numerusform>Export %n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Running sandboxes use %n of them: files that are written meanwhile may be half written in the archive.</source>
        <translation>
            <numerusform>Running sandboxes use %n of them: files that are written meanwhile may be half written in the archive.</numerusform>
            <numerusform>Running sandboxes use %n of them: files that are written meanwhile may be half written in the archive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileBrowser</name>
    <message numerus="yes">
        <source>%n item(s) chosen.</source>
        <translation>
            <numerusform>%n item chosen.</numerusform>
            <numerusform>%n items chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileCommands</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counting: %n item(s) so far</source>
        <translation>
            <numerusform>Counting: %n item so far</numerusform>
            <numerusform>Counting: %n items so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileCompareWindow</name>
    <message numerus="yes">
        <source>They differ in more than %n place(s).</source>
        <translation>
            <numerusform>They differ in more than %n place.</numerusform>
            <numerusform>They differ in more than %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They differ in %n place(s).</source>
        <translation>
            <numerusform>They differ in %n place.</numerusform>
            <numerusform>They differ in %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) only on the left</source>
        <translation>
            <numerusform>%n line only on the left</numerusform>
            <numerusform>%n lines only on the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>%n only on the right</numerusform>
            <numerusform>%n only on the right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileCount</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FilePane</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n item(s).</source>
        <translation>
            <numerusform>Nothing matches “%1” in %n item.</numerusform>
            <numerusform>Nothing matches “%1” in %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FileSearch</name>
    <message numerus="yes">
        <source>%n folder(s) could not be read.</source>
        <translation>
            <numerusform>%n folder could not be read.</numerusform>
            <numerusform>%n folders could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FilterBar</name>
    <message numerus="yes">
        <source>%1 of %n sandbox(es)</source>
        <translation>
            <numerusform>%1 of %n sandbox</numerusform>
            <numerusform>%1 of %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FolderCompareWindow</name>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n different</numerusform>
            <numerusform>%n different</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the left</source>
        <translation>
            <numerusform>%n only on the left</numerusform>
            <numerusform>%n only on the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only on the right</source>
        <translation>
            <numerusform>%n only on the right</numerusform>
            <numerusform>%n only on the right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not readable</source>
        <translation>
            <numerusform>%n not readable</numerusform>
            <numerusform>%n not readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n to the right</source>
        <translation>
            <numerusform>Copy %n to the right</numerusform>
            <numerusform>Copy %n to the right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n to the left</source>
        <translation>
            <numerusform>Copy %n to the left</numerusform>
            <numerusform>Copy %n to the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in %1 are replaced.</source>
        <translation>
            <numerusform>%n file in %1 is replaced.</numerusform>
            <numerusform>%n files in %1 are replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::FolderPreviewer</name>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::HttpError</name>
    <message numerus="yes">
        <source>The answer of %1 is larger than %n MiB, which is too large.</source>
        <translation>
            <numerusform>The answer of %1 is larger than %n MiB, which is too large.</numerusform>
            <numerusform>The answer of %1 is larger than %n MiB, which is too large.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was heard from %1 for %n second(s).</source>
        <translation>
            <numerusform>Nothing was heard from %1 for %n second.</numerusform>
            <numerusform>Nothing was heard from %1 for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>Import %n key</numerusform>
            <numerusform>Import %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::JobRun</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not done</source>
        <translation>
            <numerusform>%n not done</numerusform>
            <numerusform>%n not done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::JsonTreeModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::LeftoverStore</name>
    <message numerus="yes">
        <source>%n leftover(s)</source>
        <translation>
            <numerusform>%n leftover</numerusform>
            <numerusform>%n leftovers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s) could not be cleaned.</source>
        <translation>
            <numerusform>%n leftover could not be cleaned.</numerusform>
            <numerusform>%n leftovers could not be cleaned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::LeftoversBox</name>
    <message numerus="yes">
        <source>%n cleaned</source>
        <translation>
            <numerusform>%n cleaned</numerusform>
            <numerusform>%n cleaned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::LogsTab</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n new line</numerusform>
            <numerusform>%n new lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MainWindow</name>
    <message numerus="yes">
        <source>%n operation(s) running</source>
        <translation>
            <numerusform>%n operation running</numerusform>
            <numerusform>%n operations running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume helper(s) running</source>
        <translation>
            <numerusform>%n volume helper running</numerusform>
            <numerusform>%n volume helpers running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume helper(s) running, closes in %1</source>
        <translation>
            <numerusform>%n volume helper running, closes in %1</numerusform>
            <numerusform>%n volume helpers running, closes in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n item(s) for other programs…</source>
        <translation>
            <numerusform>Fetching %n item for other programs…</numerusform>
            <numerusform>Fetching %n items for other programs…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can be pasted in other programs now.</source>
        <translation>
            <numerusform>%n item can be pasted in other programs now.</numerusform>
            <numerusform>%n items can be pasted in other programs now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MetadataChange</name>
    <message numerus="yes">
        <source>%n different value(s)</source>
        <translation>
            <numerusform>%n different value</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MetadataDialog</name>
    <message numerus="yes">
        <source>Metadata of %n sandbox(es)</source>
        <translation>
            <numerusform>Metadata of %n sandbox</numerusform>
            <numerusform>Metadata of %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change metadata of %n sandbox(es)</source>
        <translation>
            <numerusform>Change metadata of %n sandbox</numerusform>
            <numerusform>Change metadata of %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This changes %n of the sandboxes.</source>
        <translation>
            <numerusform>This changes %n of the sandboxes.</numerusform>
            <numerusform>This changes %n of the sandboxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) cannot be changed:</source>
        <translation>
            <numerusform>%n sandbox cannot be changed:</numerusform>
            <numerusform>%n sandboxes cannot be changed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::MountsPanel</name>
    <message numerus="yes">
        <source>%1, also in %2 and %n more</source>
        <translation>
            <numerusform>%1, also in %2 and %n more</numerusform>
            <numerusform>%1, also in %2 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::NewSandboxFooter</name>
    <message numerus="yes">
        <source>Create %n sandbox(es)</source>
        <translation>
            <numerusform>Create %n sandbox</numerusform>
            <numerusform>Create %n sandboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::NewVolumeDialog</name>
    <message numerus="yes">
        <source>%n running sandbox(es) use it: files that are written meanwhile may be copied half written.</source>
        <translation>
            <numerusform>%n running sandbox uses it: files that are written meanwhile may be copied half written.</numerusform>
            <numerusform>%n running sandboxes use it: files that are written meanwhile may be copied half written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::Notifications</name>
    <message numerus="yes">
        <source>%1 expires in %n minute(s)</source>
        <translation>
            <numerusform>%1 expires in %n minute</numerusform>
            <numerusform>%1 expires in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) expire within 10 minutes</source>
        <translation>
            <numerusform>%n sandbox expire within 10 minutes</numerusform>
            <numerusform>%n sandboxes expire within 10 minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::PolicyStore</name>
    <message numerus="yes">
        <source>Everything may be reached, but for %n rule(s).</source>
        <translation>
            <numerusform>Everything may be reached, but for %n rule.</numerusform>
            <numerusform>Everything may be reached, but for %n rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing may be reached, but for %n rule(s).</source>
        <translation>
            <numerusform>Nothing may be reached, but for %n rule.</numerusform>
            <numerusform>Nothing may be reached, but for %n rules.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::QuitQuestion</name>
    <message numerus="yes">
        <source>%n sandbox(es) not done yet.</source>
        <translation>
            <numerusform>%n sandbox is not done yet.</numerusform>
            <numerusform>%n sandboxes are not done yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::RenewDialog</name>
    <message numerus="yes">
        <source>Renew %n sandbox(es)</source>
        <translation>
            <numerusform>Renew %n sandbox</numerusform>
            <numerusform>Renew %n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is earlier than the present expiry of %n sandbox(es).</source>
        <translation>
            <numerusform>This is earlier than the present expiry of %n sandbox.</numerusform>
            <numerusform>This is earlier than the present expiry of %n sandboxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) cannot be renewed:</source>
        <translation>
            <numerusform>%n sandbox cannot be renewed:</numerusform>
            <numerusform>%n sandboxes cannot be renewed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SandboxModel</name>
    <message numerus="yes">
        <source>expires in %n minute(s)</source>
        <translation>
            <numerusform>expires in %n minute</numerusform>
            <numerusform>expires in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n hour(s)</source>
        <translation>
            <numerusform>expires in %n hour</numerusform>
            <numerusform>expires in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mount(s)</source>
        <translation>
            <numerusform>%n mount</numerusform>
            <numerusform>%n mounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SandboxRescue</name>
    <message numerus="yes">
        <source>%n sandbox(es)</source>
        <translation>
            <numerusform>%n sandbox</numerusform>
            <numerusform>%n sandboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n not saved</numerusform>
            <numerusform>%n not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SandboxesPanel</name>
    <message numerus="yes">
        <source>%1 on %n connection(s)</source>
        <translation>
            <numerusform>%1 on %n connection</numerusform>
            <numerusform>%1 on %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) not answering</source>
        <translation>
            <numerusform>%n connection not answering</numerusform>
            <numerusform>%n connections not answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read</source>
        <translation>
            <numerusform>%n more could not be read</numerusform>
            <numerusform>%n more could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n sandbox(es) passes the filter.</source>
        <translation>
            <numerusform>None of %n sandbox passes the filter.</numerusform>
            <numerusform>None of %n sandboxes passes the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n sandbox(es).</source>
        <translation>
            <numerusform>Nothing matches “%1” in %n sandbox.</numerusform>
            <numerusform>Nothing matches “%1” in %n sandboxes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SecretDialog</name>
    <message numerus="yes">
        <source>Every program of this session can read the clipboard. It is cleared after %n second(s).</source>
        <translation>
            <numerusform>Every program of this session can read the clipboard. It is cleared after %n second.</numerusform>
            <numerusform>Every program of this session can read the clipboard. It is cleared after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::ServerReadiness</name>
    <message numerus="yes">
        <source>The sandbox did not run within %n second(s).</source>
        <translation>
            <numerusform>The sandbox did not run within %n second.</numerusform>
            <numerusform>The sandbox did not run within %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sandbox did not answer within %n second(s).</source>
        <translation>
            <numerusform>The sandbox did not answer within %n second.</numerusform>
            <numerusform>The sandbox did not answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::Sidebar</name>
    <message numerus="yes">
        <source>Found %n, see right</source>
        <translation>
            <numerusform>Found %n, see right</numerusform>
            <numerusform>Found %n, see right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SnapshotStore</name>
    <message numerus="yes">
        <source>%n snapshot(s) begun.</source>
        <translation>
            <numerusform>%n snapshot begun.</numerusform>
            <numerusform>%n snapshots begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) could not be made.</source>
        <translation>
            <numerusform>%n snapshot could not be made.</numerusform>
            <numerusform>%n snapshots could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n snapshot</numerusform>
            <numerusform>%n snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) deleted.</source>
        <translation>
            <numerusform>%n snapshot deleted.</numerusform>
            <numerusform>%n snapshots deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) could not be deleted.</source>
        <translation>
            <numerusform>%n snapshot could not be deleted.</numerusform>
            <numerusform>%n snapshots could not be deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::SnapshotsPlace</name>
    <message numerus="yes">
        <source>None of %n snapshot(s) passes the filter.</source>
        <translation>
            <numerusform>None of %n snapshot passes the filter.</numerusform>
            <numerusform>None of %n snapshots passes the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TemplatesDialog</name>
    <message numerus="yes">
        <source>%n template(s) were deleted.</source>
        <translation>
            <numerusform>%n template was deleted.</numerusform>
            <numerusform>%n templates were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) were not imported.</source>
        <translation>
            <numerusform>%n template was not imported.</numerusform>
            <numerusform>%n templates were not imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) were imported.</source>
        <translation>
            <numerusform>%n template was imported.</numerusform>
            <numerusform>%n templates were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the names are there already.</source>
        <translation>
            <numerusform>%n of the names is there already.</numerusform>
            <numerusform>%n of the names are there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TransferEntries</name>
    <message numerus="yes">
        <source>%n item(s) in %1</source>
        <translation>
            <numerusform>%n item in %1</numerusform>
            <numerusform>%n items in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TransferModel</name>
    <message numerus="yes">
        <source>%1 (%n file(s))</source>
        <translation>
            <numerusform>%1 (%n file)</numerusform>
            <numerusform>%1 (%n files)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n item(s) left out</source>
        <translation>
            <numerusform>Done, %n item left out</numerusform>
            <numerusform>Done, %n items left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done, %n file(s) skipped</source>
        <translation>
            <numerusform>Done, %n file skipped</numerusform>
            <numerusform>Done, %n files skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::TransferStore</name>
    <message numerus="yes">
        <source>%1 %n tries failed.</source>
        <translation>
            <numerusform>%1 %n tries failed.</numerusform>
            <numerusform>%1 %n tries failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s)</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::Tray</name>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sandbox(es) running</source>
        <translation>
            <numerusform>%n sandbox running</numerusform>
            <numerusform>%n sandboxes running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window</source>
        <translation>
            <numerusform>%n more in the window</numerusform>
            <numerusform>%n more in the window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::UsageChart</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VaultPanel</name>
    <message numerus="yes">
        <source>%n credential(s) that nobody can read back</source>
        <translation>
            <numerusform>%n credential that nobody can read back</numerusform>
            <numerusform>%n credentials that nobody can read back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n binding(s); requests go out without credentials</source>
        <translation>
            <numerusform>%n binding; requests go out without credentials</numerusform>
            <numerusform>%n bindings; requests go out without credentials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VersionsDialog</name>
    <message numerus="yes">
        <source>%n version(s), the newest first.</source>
        <translation>
            <numerusform>%n version, the newest first.</numerusform>
            <numerusform>%n versions, the newest first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeLossDialog</name>
    <message numerus="yes">
        <source>Empty %n volume(s)?</source>
        <translation>
            <numerusform>Empty %n volume?</numerusform>
            <numerusform>Empty %n volumes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Which of %n unused volume(s) are to be deleted?</source>
        <translation>
            <numerusform>Is %n unused volume to be deleted?</numerusform>
            <numerusform>Which of %n unused volumes are to be deleted?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s) with their sandboxes?</source>
        <translation>
            <numerusform>Delete %n volume with its sandboxes?</numerusform>
            <numerusform>Delete %n volumes with their sandboxes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s)?</source>
        <translation>
            <numerusform>Delete %n volume?</numerusform>
            <numerusform>Delete %n volumes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %n volume(s)</source>
        <translation>
            <numerusform>Empty %n volume</numerusform>
            <numerusform>Empty %n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n volume(s)</source>
        <translation>
            <numerusform>Delete %n volume</numerusform>
            <numerusform>Delete %n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%1 in %n file, counted %2</numerusform>
            <numerusform>%1 in %n files, counted %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost in all: %1 in %n file(s).</source>
        <translation>
            <numerusform>Lost in all: %1 in %n file.</numerusform>
            <numerusform>Lost in all: %1 in %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How much is in %n volume(s) is not known.</source>
        <translation>
            <numerusform>How much is in %n volume is not known.</numerusform>
            <numerusform>How much is in %n volumes is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) are in use and stay.</source>
        <translation>
            <numerusform>%n volume is in use and stays.</numerusform>
            <numerusform>%n volumes are in use and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not used for %n day(s)</source>
        <translation>
            <numerusform>not used for %n day</numerusform>
            <numerusform>not used for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more</source>
        <translation>
            <numerusform>%1, %n more</numerusform>
            <numerusform>%1, %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing for %n day(s)</source>
        <translation>
            <numerusform>nothing for %n day</numerusform>
            <numerusform>nothing for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%1 in %n file, counted %2</numerusform>
            <numerusform>%1 in %n files, counted %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeOverview</name>
    <message numerus="yes">
        <source>%1 in %n file(s), counted %2</source>
        <translation>
            <numerusform>%1 in %n file, counted %2</numerusform>
            <numerusform>%1 in %n files, counted %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n folder(s) could not be read</source>
        <translation>
            <numerusform>%1; %n folder could not be read</numerusform>
            <numerusform>%1; %n folders could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeProgress</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeStore</name>
    <message numerus="yes">
        <source>%n running sandbox(es) use this volume.</source>
        <translation>
            <numerusform>%n running sandbox uses this volume.</numerusform>
            <numerusform>%n running sandboxes use this volume.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped sandbox(es) use this volume.</source>
        <translation>
            <numerusform>%n stopped sandbox uses this volume.</numerusform>
            <numerusform>%n stopped sandboxes use this volume.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumeWork</name>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were made.</source>
        <translation>
            <numerusform>%n volume was made.</numerusform>
            <numerusform>%n volumes were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be made.</source>
        <translation>
            <numerusform>%n volume could not be made.</numerusform>
            <numerusform>%n volumes could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were cloned.</source>
        <translation>
            <numerusform>%n volume was cloned.</numerusform>
            <numerusform>%n volumes were cloned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be cloned.</source>
        <translation>
            <numerusform>%n volume could not be cloned.</numerusform>
            <numerusform>%n volumes could not be cloned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were emptied.</source>
        <translation>
            <numerusform>%n volume was emptied.</numerusform>
            <numerusform>%n volumes were emptied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be emptied.</source>
        <translation>
            <numerusform>%n volume could not be emptied.</numerusform>
            <numerusform>%n volumes could not be emptied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were exported.</source>
        <translation>
            <numerusform>%n volume was exported.</numerusform>
            <numerusform>%n volumes were exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be exported.</source>
        <translation>
            <numerusform>%n volume could not be exported.</numerusform>
            <numerusform>%n volumes could not be exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were filled.</source>
        <translation>
            <numerusform>%n volume was filled.</numerusform>
            <numerusform>%n volumes were filled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be filled.</source>
        <translation>
            <numerusform>%n volume could not be filled.</numerusform>
            <numerusform>%n volumes could not be filled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) were deleted.</source>
        <translation>
            <numerusform>%n volume was deleted.</numerusform>
            <numerusform>%n volumes were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) could not be deleted.</source>
        <translation>
            <numerusform>%n volume could not be deleted.</numerusform>
            <numerusform>%n volumes could not be deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>osc::VolumesPanel</name>
    <message numerus="yes">
        <source>%1 on %n connection(s)</source>
        <translation>
            <numerusform>%1 on %n connection</numerusform>
            <numerusform>%1 on %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n volume(s) passes the filter.</source>
        <translation>
            <numerusform>None of %n volume passes the filter.</numerusform>
            <numerusform>None of %n volumes passes the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing matches “%1” in %n volume(s).</source>
        <translation>
            <numerusform>Nothing matches “%1” in %n volume.</numerusform>
            <numerusform>Nothing matches “%1” in %n volumes.</numerusform>
        </translation>
    </message>
</context>
</TS>
