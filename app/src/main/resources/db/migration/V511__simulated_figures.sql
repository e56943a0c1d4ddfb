-- What of a show's figures is a demo's crowd: counted in them, and told apart.
create table show_crowd (
    show_id bigint primary key,
    peak    integer not null default 0,
    visits  bigint  not null default 0,
    likes   bigint  not null default 0
);

-- What each buyer has paid in a show.
create table show_spender (
    show_id    bigint not null,
    buyer_id   bigint not null,
    paid_minor bigint not null,
    primary key (show_id, buyer_id)
);
