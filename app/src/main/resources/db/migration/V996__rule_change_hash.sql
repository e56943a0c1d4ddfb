-- Nobody reads it: the hash of a page is in the event, and the page itself is here.
alter table rule_change drop column sha256;
