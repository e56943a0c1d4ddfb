-- Prices of flash sales, from the plan on; they become a show's prices when their window opens.
create table deal_flash (
    show_id  bigint not null,
    flash_id bigint not null,
    version  bigint not null,
    sku_id   bigint not null,
    minor    bigint not null,
    currency text   not null,
    primary key (show_id, flash_id, version)
);

alter table deal_price add column flash_id bigint;

-- Whether buyers may see the shop's goods at all.
alter table mall_shop add column open boolean not null default true;

update mall_shop s
   set open = false
  from shop_standing t
 where t.merchant_id = s.merchant_id and t.standing <> 'OPEN';
