-- Where a shop stands, and why; a shop without a row is open. Written by its desk with the event that says so.
create table shop_standing (
    merchant_id bigint      primary key,
    standing    text        not null check (standing in ('WAITING', 'OPEN', 'SUSPENDED')),
    reason      text        not null,
    by_id       bigint      not null,
    at          timestamptz not null
);

-- Whom a viewer follows: a shop or a host.
create table follow (
    person_id bigint      not null references person on delete cascade,
    kind      text        not null check (kind in ('SHOP', 'HOST')),
    target_id bigint      not null,
    at        timestamptz not null,
    primary key (person_id, kind, target_id)
);
create index follow_target on follow (kind, target_id);
create index follow_by_time on follow (person_id, at desc);
