-- After-sale cases as pages show them: folded from the office alone.
create table after_sale (
    case_id      bigint      primary key,
    order_id     bigint      not null,
    merchant_id  bigint      not null,
    buyer_id     bigint      not null,
    show_id      bigint      not null,
    kind         text        not null,
    reason       text        not null,
    state        text        not null,
    lines        jsonb       not null,
    amount_minor bigint      not null,
    currency     text        not null,
    asked_at     timestamptz not null,
    due_at       timestamptz,
    disputed_at  timestamptz,
    verdict      text,
    back_parcel  bigint,
    ended_at     timestamptz
);
create index after_sale_of_buyer on after_sale (buyer_id, case_id);
create index after_sale_of_shop on after_sale (merchant_id, state, due_at);
create index after_sale_of_order on after_sale (order_id);
create index after_sale_disputes on after_sale (case_id) where disputed_at is not null;

-- Which shop took the order, when, from whom: known before anything is asked.
create table after_sale_order (
    order_id    bigint      primary key,
    merchant_id bigint      not null,
    buyer_id    bigint      not null,
    show_id     bigint      not null,
    taken_at    timestamptz not null
);

-- What happened in a case, step by step; words lie beside the journal at the place.
create table after_sale_step (
    case_id      bigint      not null,
    shard        smallint    not null,
    position     bigint      not null,
    what         text        not null,
    by_whom      text        not null,
    at           timestamptz not null,
    amount_minor bigint,
    has_words    boolean     not null,
    pictures     jsonb       not null,
    primary key (case_id, position)
);
