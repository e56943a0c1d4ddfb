-- What is asked again and again of time-stamps and of the ledger of accesses, which both only grow.
create index proof_stamp_newest on proof_stamp (at desc, size desc);
create index proof_stamp_independent on proof_stamp (size) where not own;
create index proof_access_leaf on proof_access (idx) where idx is not null;
create index proof_access_act on proof_access (act, id);
-- Whether somebody's look at something was noted a little while ago.
create index proof_access_looked on proof_access (person_id, about, at) where act = 'READ';
