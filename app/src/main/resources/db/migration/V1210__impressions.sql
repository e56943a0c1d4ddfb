-- What of somebody's lists was on their screen: each place with the chance by which it stood there, so that policies can be
-- compared later, and with what the ranker saw of it, so that the ranker stands again after a restart. Only of people who
-- let lists be made for them; beside the journal, where it can be forgotten.
create table feed_impression (
    impression_id bigint generated always as identity primary key,
    person_id     bigint           not null,
    kind          text             not null,
    item_id       bigint           not null,
    surface       text             not null,
    list_id       bigint           not null,
    place         integer          not null,
    explored      boolean          not null,
    propensity    double precision not null,
    scheme        integer          not null,
    features      real[]           not null,
    at            timestamptz      not null
);
create index feed_impression_of_person on feed_impression (person_id, item_id);
create index feed_impression_at on feed_impression (at);

comment on column feed_impression.surface is 'where the list stood: HOME, PRODUCT, BAG, PAID, ROOM or ELSEWHERE';
comment on column feed_impression.list_id is 'the places of one answer have the same; numbers grow over restarts';
comment on column feed_impression.place is 'from 0, the place in that answer';
comment on column feed_impression.explored is 'whether it was put there to find out about it';
comment on column feed_impression.propensity is 'the probability with which this item was put in this place';
comment on column feed_impression.scheme is 'what features mean (Impression.SCHEME of engines/recommend)';
comment on column feed_impression.at is 'when it was told that half of it had been on the screen for a second';
