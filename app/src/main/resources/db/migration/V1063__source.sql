-- By what way people came into a show, as the last count of each sitting tells; a demo's crowd is no part of it.
create table insight_source_sitting (
    show_id         bigint not null,
    sitting_id      bigint not null,
    source          text   not null,
    entries         bigint not null,
    viewers         bigint not null,
    watch_seconds   bigint not null,
    product_viewers bigint not null,
    clickers        bigint not null,
    orderers        bigint not null,
    buyers          bigint not null,
    paid_minor      bigint not null,
    primary key (show_id, sitting_id, source)
);
