-- Provisional limits of traffic (先行限流) that the program set by itself: folded from the office with the judgements of findings.
-- One binds from set_at until until_at, unless it ended before.
create table provisional_limit (
    show_id          bigint      not null,
    limit_id         bigint      not null,
    merchant_id      bigint      not null,
    rules            jsonb       not null,
    set_at           timestamptz not null,
    until_at         timestamptz not null,
    joined           int         not null default 0,
    contested_at     timestamptz,
    contest_position bigint,
    dossier_id       bigint,
    ended_at         timestamptz,
    end_cause        text,
    end_reason       text,
    ended_by         bigint,
    primary key (show_id, limit_id)
);
create index provisional_limit_binds on provisional_limit (until_at) where ended_at is null;
create index provisional_limit_of_shop on provisional_limit (merchant_id, until_at) where ended_at is null;
create index provisional_limit_newest on provisional_limit (set_at desc);
