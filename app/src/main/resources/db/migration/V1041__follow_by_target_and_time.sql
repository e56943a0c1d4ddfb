-- How many came to follow a shop in the last seconds is asked every few seconds while its helpdesk thanks for it.
create index follow_target_at on follow (kind, target_id, at);
drop index follow_target;
