-- Offers of goods to hosts (选品): written by the desk of offers, in the turns of the offering shop.
create table offer (
    offer_id        bigint primary key,
    merchant_id     bigint      not null,
    product_id      bigint      not null,
    basis_points    integer     not null check (basis_points between 1 and 10000),
    valid_from      timestamptz not null,
    valid_until     timestamptz,
    samples         integer     not null check (samples >= 0),
    sample_terms    text        not null,
    pieces_promised integer     not null check (pieces_promised >= 0),
    published_at    timestamptz not null,
    withdrawn_at    timestamptz,
    reason          text
);
create index offer_of_merchant on offer (merchant_id, offer_id);
-- A product has one offer at a time, so that two rates never compete for one sale.
create unique index offer_open_of_product on offer (product_id) where withdrawn_at is null;

create table offer_sample (
    sample_id   bigint primary key,
    offer_id    bigint      not null references offer,
    merchant_id bigint      not null,
    asker_id    bigint      not null,
    pieces      integer     not null check (pieces > 0),
    state       text        not null,
    asked_at    timestamptz not null,
    carrier     text,
    tracking_no text,
    reason      text,
    answered_at timestamptz,
    received_at timestamptz
);
create index offer_sample_of_merchant on offer_sample (merchant_id, sample_id);
create index offer_sample_of_asker on offer_sample (asker_id, sample_id);
create index offer_sample_of_offer on offer_sample (offer_id);

-- Which item of which show was picked from which offer; noted before the show is asked to line it up.
create table offer_item (
    item_id     bigint primary key,
    show_id     bigint not null,
    offer_id    bigint not null references offer,
    merchant_id bigint not null
);
create index offer_item_of_offer on offer_item (offer_id);

-- What people have put aside to sell (选品车): plain rows, not history.
create table offer_pick (
    person_id bigint      not null,
    offer_id  bigint      not null references offer,
    place     bigint      not null,
    at        timestamptz not null,
    primary key (person_id, offer_id)
);

-- Folded from floor and office by the follower "selection", which reads the two shards at their own pace.
create table commission_show (
    show_id     bigint primary key,
    merchant_id bigint not null,
    host_id     bigint not null,
    title       text   not null
);

create table commission_item (
    item_id      bigint primary key,
    show_id      bigint not null,
    product_id   bigint not null,
    title        text   not null,
    offer_id     bigint,
    basis_points integer,
    shop_id      bigint
);

create table commission_order (
    order_id    bigint primary key,
    show_id     bigint,
    shop_id     bigint,
    total_minor bigint,
    currency    text,
    paid_at     timestamptz,
    ship_by     timestamptz,
    shipped_at  timestamptz,
    received_at timestamptz,
    closed_at   timestamptz
) with (fillfactor = 70);
create index commission_order_of_shop on commission_order (shop_id, ship_by);

-- One paid line: what of it the buyer has kept, and what is owed for selling it.
create table commission_line (
    order_id         bigint   not null,
    number           smallint not null,
    item_id          bigint   not null,
    product_id       bigint   not null,
    sku_id           bigint   not null,
    pieces           integer  not null,
    price_minor      bigint   not null,
    offer_id         bigint,
    basis_points     integer,
    kept_minor       bigint   not null default 0,
    commission_minor bigint   not null default 0,
    primary key (order_id, number)
);
create index commission_line_of_product on commission_line (product_id, order_id);
create index commission_line_of_offer on commission_line (offer_id, order_id) where offer_id is not null;

create table commission_refund (
    refund_id bigint primary key,
    order_id  bigint not null,
    minor     bigint not null
);
create index commission_refund_of_order on commission_refund (order_id);

-- Which pieces an after-sale case is about; a refund has the id of its case.
create table commission_case (
    case_id  bigint   not null,
    number   smallint not null,
    order_id bigint   not null,
    pieces   integer  not null,
    primary key (case_id, number)
);
create index commission_case_of_order on commission_case (order_id);

-- Pieces of picked items that shows gave back.
create table commission_return (
    item_id bigint primary key,
    pieces  bigint not null
);

-- Where each sample was asked for, since the address lies beside that event.
create table sample_place (
    sample_id bigint primary key,
    shard     smallint not null,
    position  bigint   not null
);

-- The shop's own prices, as they came into force.
create table offer_price (
    sku_id      bigint      not null,
    version     bigint      not null,
    minor       bigint      not null,
    at          timestamptz not null,
    primary key (sku_id, version)
);
