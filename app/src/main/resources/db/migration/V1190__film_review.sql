-- What machines heard and read in clips and uploads before they may be published, for each version that was made; what was
-- taken down stays with its version, so that another rule book can judge it again, and goes with its film.
create table film_review (
    film_id   bigint      not null,
    version   int         not null,
    state     text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'STOPPED')),
    queued_at timestamptz not null,
    -- Made before there was a line, or left out of it: whatever is made now comes first.
    late      boolean     not null default false,
    -- How often its turn came without coming to an end, as when the program died over it.
    attempts  int         not null default 0,
    -- How often somebody had it done over that was over.
    repeats   int         not null default 0,
    -- What was taken down of the sound and of the picture; null until that was tried.
    sound     jsonb,
    picture   jsonb,
    -- That somebody of the house is to look at it, and what was decided.
    asked     jsonb,
    decided   jsonb,
    primary key (film_id, version),
    check (state <> 'DONE' or (sound is not null and picture is not null)),
    check (decided is null or asked is not null)
);
create index film_review_in_line on film_review (late, attempts, queued_at, film_id) where state in ('QUEUED', 'RUNNING');
create index film_review_asked on film_review (film_id) where asked is not null;
