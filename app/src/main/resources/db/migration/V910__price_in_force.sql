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
