-- What people say below films, as it was judged before anybody else saw it.
create table film_comment (
    id        bigint      primary key,
    film_id   bigint      not null,
    person_id bigint      not null references person on delete cascade,
    words     text        not null,
    verdict   text        not null,
    said_at   timestamptz not null,
    hidden_at timestamptz,
    hidden_by bigint
);
create index film_comment_below on film_comment (film_id, id desc) where hidden_at is null;
create index film_comment_of_person on film_comment (person_id, said_at desc);
