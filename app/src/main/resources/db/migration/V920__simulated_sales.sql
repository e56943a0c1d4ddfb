-- What of the pieces sold was a demo's crowd's: counted in them, and told apart.
alter table mall_offer add column simulated_sold integer not null default 0;
alter table mall_deal add column simulated bigint not null default 0;

-- An order that the table "mall" has not read as paid still has its hold there, and is counted when it has.
create temporary table simulated_line on commit drop as
select o.show_id, l.sku_id, l.price_version, l.pieces
  from placed_order o
  join person p on p.id = o.buyer_id and p.simulated
  join order_line l on l.order_id = o.order_id
 where o.paid_at is not null
   and not exists (select 1 from mall_hold h where h.order_id = o.order_id);

update mall_offer o
   set simulated_sold = least(o.sold, c.pieces)
  from (select show_id, sku_id, sum(pieces) as pieces from simulated_line group by show_id, sku_id) c
 where o.show_id = c.show_id and o.sku_id = c.sku_id;

update mall_deal d
   set simulated = least(d.pieces, c.pieces)
  from (select sku_id, price_version, sum(pieces) as pieces from simulated_line group by sku_id, price_version) c
 where d.sku_id = c.sku_id and d.price_version = c.price_version;

-- Whether an order is the crowd's, so that what scores are made of can be told apart.
alter table commission_order add column simulated boolean not null default false;

update commission_order c
   set simulated = true
  from placed_order o
  join person p on p.id = o.buyer_id and p.simulated
 where o.order_id = c.order_id;

-- The same of a show's own pieces.
alter table show_sku add column simulated_sold integer not null default 0;

update show_sku s
   set simulated_sold = least(s.sold, c.pieces)
  from (select show_id, sku_id, sum(pieces) as pieces from simulated_line group by show_id, sku_id) c
 where s.show_id = c.show_id and s.sku_id = c.sku_id;
