-- What the shop wrote and nobody has settled yet: an answer until an officer acts on it, a repair until it is checked.
alter table dossier add column answer_waits boolean not null default false;
alter table dossier add column repair_waits boolean not null default false;
update dossier set answer_waits = coalesce(last_reply = 'ANSWER', false) and closed_at is null,
                   repair_waits = coalesce(last_reply = 'REPAIR', false);
update dossier set reply_by = null where closed_at is not null;
alter table dossier drop column last_reply;
