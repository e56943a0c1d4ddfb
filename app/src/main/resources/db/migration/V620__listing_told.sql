-- Where in the office's shard each version of a product's page ('page') and each price of a SKU ('price') is told, so
-- that what a buyer was shown can be read from the journal without reading a whole shop.
create table listing_told (
    what     text        not null check (what in ('page', 'price')),
    about    bigint      not null,
    position bigint      not null,
    at       timestamptz not null,
    primary key (what, about, position)
);
create index evidence_picture_of on evidence_picture (case_id, person_id);
