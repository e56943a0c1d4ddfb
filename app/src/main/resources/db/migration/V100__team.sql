-- Who works in a shop beside its owner, and their posts there. Plain settings, not history.
create table shop_member (
    merchant_id bigint      not null,
    person_id   bigint      not null references person on delete cascade,
    posts       text[]      not null default '{}',
    joined_at   timestamptz not null default now(),
    primary key (merchant_id, person_id)
);
create index shop_member_by_person on shop_member (person_id);

-- A post at one show only.
create table show_post (
    show_id    bigint      not null,
    person_id  bigint      not null references person on delete cascade,
    post       text        not null,
    given_at   timestamptz not null default now(),
    primary key (show_id, person_id, post)
);
create index show_post_by_person on show_post (person_id);
