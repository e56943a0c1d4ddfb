-- Accounts of the demo's crowd: marked at their birth, wherever they are counted.
alter table person add column simulated boolean not null default false;
create index person_simulated on person (id) where simulated;

-- Who bought how often in a show, so that the orders of the crowd can be told from people's.
create table show_buyer (
    show_id  bigint not null,
    buyer_id bigint not null,
    orders   int    not null,
    primary key (show_id, buyer_id)
);

-- How many of the viewers that were counted last were simulated.
alter table show_row add column simulated int not null default 0;
