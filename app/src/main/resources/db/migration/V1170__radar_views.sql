-- A fact sheet has one name for the brand.
create or replace view radar_brand as
select distinct f.product_id,
       ('x' || substr(md5(lower(btrim(regexp_replace(f.value, '\s+', ' ', 'g')))), 1, 15))::bit(60)::bigint as brand_id,
       btrim(regexp_replace(f.value, '\s+', ' ', 'g')) as name
  from fact f
 where f.key = 'brand' and btrim(f.value) <> '';

-- What was spent by day and channel, and what it is said to have brought; what was typed in of a channel's day stands for all that was
-- imported of it, whatever campaigns either names.
create or replace view radar_spending as
select side, owner_id, day, channel, campaign, spend_minor, orders, gmv_minor, spend_id, cast(null as bigint) as file_id, '' as file_name
  from radar_spend
union all
select o.side, o.owner_id, o.day, o.platform || case when o.name = o.platform then '' else ' · ' || o.name end, o.campaign,
       o.spend_minor, o.orders, o.gmv_minor, null, o.file_id, o.file_name
  from radar_outside_now o
 where o.kind = 'CHANNEL' and o.spend_minor is not null
   and not exists (select from radar_spend s
                    where s.side = o.side and s.owner_id = o.owner_id and s.day = o.day
                      and s.channel = o.platform || case when o.name = o.platform then '' else ' · ' || o.name end);
