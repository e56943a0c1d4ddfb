-- What the shop wrote and nobody has settled yet: an answer until an officer acts on it, a repair until it is checked.
alter table dossier add column answer_waits boolean not null default false;
alter table dossier add column repair_waits boolean not null default false;
alter table dossier drop column last_reply;

-- Of older dossiers only the journal can tell, so all are folded anew at the next start.
delete from measure;
delete from dossier_finding;
delete from dossier;
update follower set position = 0 where name = 'dossiers';
