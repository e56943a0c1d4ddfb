-- What officers judged of doubts (刷单、刷量), each with its time, so that a past day of the green-room score can be counted again as
-- it stood: folded from the office by the table "green-traffic". Whose score it bears on, the doubt itself tells; "waiting" goes when
-- that score has been counted anew.
create table green_traffic_ruling (
    position bigint      primary key,
    doubt_id bigint      not null,
    ruling   text        not null,
    at       timestamptz not null,
    waiting  boolean     not null default true
);
create index green_traffic_ruling_of_doubt on green_traffic_ruling (doubt_id, position desc);
create index green_traffic_ruling_waiting on green_traffic_ruling (position) where waiting;
