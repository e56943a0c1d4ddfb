-- Written and never read: the events tell them.
alter table measure drop column officer_id;
alter table measure drop column proposed_at;
