-- The show in full: plans that change, line-ups that move, flash sales, people who may not speak.
alter table show_row add column hold_seconds int not null default 300;
alter table show_row add column announced_at timestamptz;
alter table show_row add column teaser text not null default '';
create index show_announced on show_row (starts_at) where announced_at is not null and state = 'planned';

alter table show_item add column withdrawn_at timestamptz;

-- Received and returned over the whole show; allotted is what of it is not returned.
alter table show_sku add column on_sale boolean not null default true;
alter table show_sku add column received int not null default 0;
alter table show_sku add column returned int not null default 0;

alter table show_hold add column pay_until timestamptz;

create table show_price (
    show_id       bigint      not null,
    position      bigint      not null,
    sku_id        bigint      not null,
    item_id       bigint      not null,
    price_version bigint      not null,
    price_minor   bigint      not null,
    currency      text        not null,
    reason        text        not null,
    at            timestamptz not null,
    primary key (show_id, position, sku_id)
);

create table show_flash (
    show_id       bigint      not null,
    flash_id      bigint      not null,
    item_id       bigint      not null,
    sku_id        bigint      not null,
    from_at       timestamptz not null,
    until_at      timestamptz not null,
    price_version bigint      not null,
    price_minor   bigint      not null,
    currency      text        not null,
    state         text        not null,
    ended_at      timestamptz,
    ended_by      text,
    primary key (flash_id, sku_id)
);
create index show_flash_by_show on show_flash (show_id, from_at);

create table show_mute (
    show_id   bigint      not null,
    person_id bigint      not null,
    until_at  timestamptz not null,
    staff_id  bigint      not null,
    at        timestamptz not null,
    primary key (show_id, person_id)
);

create table hidden_line (
    show_id  bigint      not null,
    line_id  bigint      not null,
    staff_id bigint      not null,
    at       timestamptz not null,
    primary key (show_id, line_id)
);

-- The show that a room last put on air. One show at a time: asked and settled before a show opens.
alter table room add column on_air bigint;

-- Who wants to be told when a show opens. Plain settings, not history.
create table show_reminder (
    show_id   bigint      not null,
    person_id bigint      not null,
    booked_at timestamptz not null,
    seen_at   timestamptz,
    primary key (show_id, person_id)
);
create index show_reminder_by_person on show_reminder (person_id) where seen_at is null;
