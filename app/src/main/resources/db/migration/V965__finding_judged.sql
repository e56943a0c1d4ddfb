-- What officers judged of the findings in hosts' lines, folded from the office; the last judgement of a line counts.
create table finding_judgement (
    show_id    bigint      not null,
    line_id    bigint      not null,
    ruling     text        not null,
    reason     text        not null,
    officer_id bigint      not null,
    dossier_id bigint,
    at         timestamptz not null,
    position   bigint      not null,
    primary key (show_id, line_id, position)
);

-- The turn of a show's findings: who judges waits here, and time never runs back in the stream.
create table finding_turn (
    show_id bigint      primary key,
    at      timestamptz not null
);

-- The stream of findings of all rooms, the newest first.
create index host_line_found on host_line (at desc, line_id desc) where verdict <> 'clear';
