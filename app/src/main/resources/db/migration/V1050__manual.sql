-- Manuals and detail pages that shops had read for facts: what was found and in which passage. The file itself is not kept.
create table manual (
    id          bigint primary key,
    merchant_id bigint      not null,
    product_id  bigint,
    name        text        not null,
    kind        text        not null,
    sha256      text        not null,
    pages       int         not null,
    scanned     int         not null,
    proposals   jsonb       not null,
    read_by     bigint      not null,
    read_at     timestamptz not null
);

create index manual_product on manual (merchant_id, product_id, id desc);
