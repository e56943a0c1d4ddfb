-- Files on their way in, piece by piece; how much of one has come is the length of its file.
create table film_upload (
    id          bigint      primary key,
    person_id   bigint      not null references person on delete cascade,
    merchant_id bigint,
    bytes       bigint      not null check (bytes > 0),
    file_name   text        not null,
    title       text        not null,
    product_id  bigint,
    ai          boolean     not null,
    begun_at    timestamptz not null
);
create index film_upload_of_person on film_upload (person_id, id);
create index film_upload_by_age on film_upload (begun_at);
