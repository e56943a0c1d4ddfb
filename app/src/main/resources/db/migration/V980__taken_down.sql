-- How a machine took a host's line down (means, engine, version, from, to, confidence); null where staff wrote it.
alter table host_line add column taken_down jsonb;
-- Whether the shop's owner lets machines listen to and read the show; null while nobody has said.
alter table show_row add column watched boolean;
