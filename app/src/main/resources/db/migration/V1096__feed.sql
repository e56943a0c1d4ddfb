-- What people did with goods and rooms, so that their lists fit them. It lies beside the journal, where it can be forgotten.
create table feed_act (
    act_id    bigint generated always as identity primary key,
    person_id bigint      not null,
    kind      text        not null,
    item_id   bigint      not null,
    act       text        not null,
    at        timestamptz not null
);
create index feed_act_of_person on feed_act (person_id, at desc);
create index feed_act_at on feed_act (at);

-- Whether somebody wants lists made for them, and since when they are to be known.
create table feed_choice (
    person_id    bigint primary key,
    off_at       timestamptz,
    on_at        timestamptz,
    forgotten_at timestamptz
);

create table feed_interest (
    person_id bigint not null,
    category  text   not null,
    interest  text   not null,
    primary key (person_id, category)
);

create table feed_block (
    person_id bigint      not null,
    kind      text        not null,
    target_id bigint      not null,
    at        timestamptz not null,
    primary key (person_id, kind, target_id)
);
