-- A paid order until nothing is owed to anybody: its own events again, in their order, so that the shop's desk can
-- fold one order without reading the whole shop. Written in the transaction that writes the journal.
create table order_story (
    order_id bigint   not null references shop_order,
    number   integer  not null,
    type     text     not null,
    version  smallint not null,
    body     bytea    not null,
    primary key (order_id, number)
);

-- When time alone will ask something of an order; no row where it asks nothing.
create table order_due (
    order_id    bigint      primary key references shop_order,
    merchant_id bigint      not null,
    due_at      timestamptz not null
);
create index order_due_at on order_due (due_at);

-- What became of the order is told by its story.
alter table shop_order drop column state, drop column carrier, drop column tracking_no, drop column sent_at;

-- Pictures that people show in an after-sale; the journal has their hashes.
create table evidence_picture (
    hash      text        not null,
    case_id   bigint      not null,
    person_id bigint      not null,
    type      text        not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
    bytes     bytea       not null,
    added_at  timestamptz not null,
    primary key (case_id, hash)
);
