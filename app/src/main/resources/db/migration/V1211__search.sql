-- Whom and what viewers may find is read anew every few seconds while somebody searches: hosts among all people, replays
-- among all shows that are over.
create index person_host on person (id) where 'HOST' = any(roles);
create index recording_published on recording_setting (show_id) where published;
