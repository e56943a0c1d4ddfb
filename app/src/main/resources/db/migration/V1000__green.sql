-- The green-room score. The first five are folded from the office by the table "green": what was judged of findings, and what
-- officers asked of shops, each with its time, so that a past day can be counted again as it stood.
create table green_ruling (
    show_id  bigint      not null,
    line_id  bigint      not null,
    position bigint      not null,
    ruling   text        not null,
    at       timestamptz not null,
    primary key (show_id, line_id, position)
);

create table green_case (
    dossier_id   bigint primary key,
    merchant_id  bigint not null,
    subject_kind text   not null,
    subject_id   bigint not null,
    closed_at    timestamptz,
    unfounded    boolean not null default false
);
create index green_case_of_shop on green_case (merchant_id);
create index green_case_of_subject on green_case (subject_kind, subject_id);

create table green_line (
    show_id    bigint      not null,
    line_id    bigint      not null,
    dossier_id bigint      not null,
    joined_at  timestamptz not null,
    primary key (show_id, line_id, dossier_id)
);

create table green_notice (
    notice_id   bigint      primary key,
    dossier_id  bigint      not null,
    kind        text        not null,
    at          timestamptz not null,
    reply_by    timestamptz not null,
    replied_at  timestamptz,
    objected_at timestamptz,
    failed_at   timestamptz,
    passed_at   timestamptz
);
create index green_notice_of_case on green_notice (dossier_id);

-- Whose score has to be counted anew, and whether earlier days too; taken away when that is done.
create table green_touched (
    position    bigint  primary key,
    show_id     bigint,
    merchant_id bigint,
    again       boolean not null
);

-- Each score that was counted, whole, with the digest of its inputs; a later revision of a day stands for the earlier.
create table green_score (
    kind           text          not null,
    subject_id     bigint        not null,
    day            date          not null,
    revision       integer       not null,
    made_at        timestamptz   not null,
    version        text          not null,
    live_seconds   bigint        not null,
    points         numeric(4, 1),
    grade          text,
    vetoed         boolean       not null,
    platform_exact text,
    digest         text          not null,
    score          jsonb         not null,
    primary key (kind, subject_id, day, revision)
);
create index green_score_of_day on green_score (kind, day, subject_id);

-- The newest of each subject, as lists show it.
create table green_current (
    kind         text        not null,
    subject_id   bigint      not null,
    day          date        not null,
    made_at      timestamptz not null,
    rank         integer     not null,
    points       numeric(4, 1),
    grade        text,
    vetoed       boolean     not null,
    live_seconds bigint      not null,
    covered      integer     not null,
    of_points    integer     not null,
    primary key (kind, subject_id)
);
create index green_current_by_rank on green_current (kind, rank, subject_id);

-- Which shows somebody hosted lately, and which have ended since a score was counted.
create index show_by_host on show_row (host_id, created_at desc);
create index show_by_end on show_row (closed_at) where closed_at is not null;
create index show_by_opening on show_row (opened_at) where opened_at is not null;

-- The daily sample of each room's proofs: which leaf was looked at, and whether it held.
create table green_proof (
    merchant_id bigint      not null,
    day         date        not null,
    leaf        bigint      not null,
    show_id     bigint      not null,
    holds       boolean     not null,
    at          timestamptz not null,
    primary key (merchant_id, day, leaf)
);
