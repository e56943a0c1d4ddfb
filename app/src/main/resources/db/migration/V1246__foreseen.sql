-- What was foreseen of each place when its list was made, of what stands there and of what other policies would have put
-- there, so that these can be weighed. Of places before there is none.
alter table feed_impression add column foreseen real[] not null default '{}';

comment on column feed_impression.foreseen is
    'probabilities of what stands there, then what each policy would have done (Foreseen of engines/recommend); empty: not known';
