-- Officers read lines that were held back by when they were tried last.
create index held_line_last on held_line (last_at desc, line_id desc);
drop index held_line_at;
