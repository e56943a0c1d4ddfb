-- Sums of the orders of a show, kept while they are folded: a big screen reads them every second, and a show has many orders.
-- People's rows and those of a demo's crowd (crowd) lie apart and add up to all.

create table insight_trade (
    show_id      bigint      not null,
    minute       timestamptz not null,
    crowd        boolean     not null,
    placed       bigint      not null default 0,
    placed_minor bigint      not null default 0,
    paid         bigint      not null default 0,
    paid_minor   bigint      not null default 0,
    orderers     bigint      not null default 0, -- who ordered in the show for the first time in this minute
    buyers       bigint      not null default 0, -- who paid in the show for the first time in this minute
    primary key (show_id, minute, crowd)
) with (fillfactor = 50);

create table insight_item_trade (
    show_id bigint  not null,
    item_id bigint  not null,
    crowd   boolean not null,
    pieces  bigint  not null default 0,
    minor   bigint  not null default 0,
    orders  bigint  not null default 0,
    buyers  bigint  not null default 0,
    primary key (show_id, item_id, crowd)
) with (fillfactor = 50);

-- Who has ordered in a show, and who has paid: in the show (item 0) and for an item.
create table insight_orderer (
    show_id   bigint not null,
    person_id bigint not null,
    primary key (show_id, person_id)
);
create table insight_buyer (
    show_id   bigint not null,
    item_id   bigint not null,
    person_id bigint not null,
    primary key (show_id, item_id, person_id)
);

-- Rows that were folded before have their sums at once.
insert into insight_orderer (show_id, person_id)
select distinct show_id, buyer_id
  from insight_order;

insert into insight_buyer (show_id, item_id, person_id)
select distinct show_id, 0, buyer_id
  from insight_order
 where paid_at is not null
union all
select distinct o.show_id, l.item_id, o.buyer_id
  from insight_order o join insight_line l using (order_id)
 where o.paid_at is not null;

insert into insight_trade (show_id, minute, crowd, placed, placed_minor, paid, paid_minor, orderers, buyers)
select show_id, date_trunc('minute', at, 'UTC'), crowd, sum(placed), sum(placed_minor), sum(paid), sum(paid_minor),
       sum(orderers), sum(buyers)
  from (select show_id, placed_at as at, crowd, 1 as placed, placed_minor, 0 as paid, 0 as paid_minor, 0 as orderers, 0 as buyers
          from insight_order
        union all
        select show_id, paid_at, crowd, 0, 0, 1, paid_minor, 0, 0
          from insight_order
         where paid_at is not null
        union all
        select show_id, min(placed_at), bool_or(crowd), 0, 0, 0, 0, 1, 0
          from insight_order
         group by show_id, buyer_id
        union all
        select show_id, min(paid_at), bool_or(crowd), 0, 0, 0, 0, 0, 1
          from insight_order
         where paid_at is not null
         group by show_id, buyer_id) act
 group by 1, 2, 3;

insert into insight_item_trade (show_id, item_id, crowd, pieces, minor, orders, buyers)
select o.show_id, l.item_id, o.crowd, sum(l.pieces), sum(l.pieces * l.minor), count(distinct o.order_id), count(distinct o.buyer_id)
  from insight_order o join insight_line l using (order_id)
 where o.paid_at is not null
 group by 1, 2, 3;
