-- What was seen and liked by the hour: of a show (item 0), and of each of its items. Folded from the floor by the table "radar";
-- may be deleted and replayed. An item's entries are those that came while it was being explained. crowd is the demo's part.
create table radar_hour (
    show_id   bigint      not null,
    item_id   bigint      not null,
    hour      timestamptz not null,
    crowd     boolean     not null,
    exposures bigint      not null default 0,
    clicks    bigint      not null default 0,
    entries   bigint      not null default 0,
    likes     bigint      not null default 0,
    primary key (show_id, item_id, hour, crowd)
);
create index radar_hour_at on radar_hour (hour);

-- The last count of each sitting, to know what the next one adds.
create table radar_sitting (
    show_id    bigint  not null,
    sitting_id bigint  not null,
    item_id    bigint  not null,
    crowd      boolean not null,
    exposures  bigint  not null,
    clicks     bigint  not null,
    entries    bigint  not null,
    primary key (show_id, sitting_id, item_id, crowd)
);

create table radar_show (
    show_id     bigint primary key,
    pinned      bigint,
    likes       bigint not null default 0,
    crowd_likes bigint not null default 0
);

-- Brands as fact sheets name them, letter case and spaces aside; the number is made of the name, so that it stays.
create view radar_brand as
select distinct f.product_id,
       ('x' || substr(md5(lower(btrim(regexp_replace(f.value, '\s+', ' ', 'g')))), 1, 15))::bit(60)::bigint as brand_id,
       btrim(regexp_replace(f.value, '\s+', ' ', 'g')) as name
  from fact f
 where f.key in ('brand', '品牌') and btrim(f.value) <> '';

-- The radar looks at all shops' orders of a span, and at what viewers were shown; the table "insight" has them by show only.
create index insight_order_paid on insight_order (paid_at) where paid_at is not null;
create index insight_item_product on insight_item (product_id);
