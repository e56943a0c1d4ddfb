-- The turn of a dossier: who asks waits here, and time never runs back in the stream.
create table dossier_turn (
    dossier_id bigint      primary key,
    at         timestamptz not null
);

-- Dossiers as lists show them: folded from the office alone.
create table dossier (
    dossier_id   bigint      primary key,
    subject_kind text        not null,
    subject_id   bigint      not null,
    merchant_id  bigint      not null,
    facts        text        not null,
    report_id    bigint,
    officer_id   bigint      not null,
    opened_at    timestamptz not null,
    due_at       timestamptz not null,
    reply_by     timestamptz,
    last_reply   text,
    served_at    timestamptz,
    read_at      timestamptz,
    closed_at    timestamptz,
    end_kind     text
);
create index dossier_open on dossier (dossier_id) where closed_at is null;
create index dossier_of_shop on dossier (merchant_id, dossier_id) where served_at is not null;

create table dossier_finding (
    dossier_id bigint not null,
    show_id    bigint not null,
    line_id    bigint not null,
    primary key (dossier_id, show_id, line_id)
);
create index dossier_finding_of_line on dossier_finding (show_id, line_id);

-- Measures that were proposed; one binds from taken_at until until_at, unless it ended before.
create table measure (
    measure_id  bigint      primary key,
    dossier_id  bigint      not null,
    merchant_id bigint      not null,
    kind        text        not null,
    reason      text        not null,
    officer_id  bigint      not null,
    proposed_at timestamptz not null,
    declined_at timestamptz,
    taken_at    timestamptz,
    until_at    timestamptz,
    appeal_by   timestamptz,
    appealed_at timestamptz,
    decide_by   timestamptz,
    decided_at  timestamptz,
    ended_at    timestamptz
);
create index measure_in_force on measure (merchant_id, kind, until_at) where taken_at is not null and ended_at is null;
create index measure_of_dossier on measure (dossier_id);
