-- Which open dossier has a finding: one at most. The desk's own rows, written with its events; closing a dossier frees them.
create table open_dossier_finding (
    show_id    bigint not null,
    line_id    bigint not null,
    dossier_id bigint not null,
    primary key (show_id, line_id)
);
create index open_dossier_finding_dossier on open_dossier_finding (dossier_id);

-- Where several open ones had it until now, the oldest keeps it.
insert into open_dossier_finding (show_id, line_id, dossier_id)
select distinct on (f.show_id, f.line_id) f.show_id, f.line_id, f.dossier_id
  from dossier_finding f
  join dossier d on d.dossier_id = f.dossier_id
 where d.closed_at is null
 order by f.show_id, f.line_id, f.dossier_id;
