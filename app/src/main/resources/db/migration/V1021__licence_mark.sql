-- The number of a business licence as it stood when an officer noted that the paper was seen: what the shop types later
-- says nothing of that paper. Written by the register's desk with its event; it goes when the check is withdrawn.
create table licence_mark (
    check_id    bigint      primary key,
    merchant_id bigint      not null,
    number      text        not null,
    noted_at    timestamptz not null
);
create index licence_mark_by_number on licence_mark (number);

-- Of older checks nobody knows more than the number that stands there now.
insert into licence_mark (check_id, merchant_id, number, noted_at)
select c.check_id, m.id, m.licence_number, c.at
  from register_check c
  join merchant m on m.id = c.subject_id
 where c.party = 'SHOP' and c.what = 'BUSINESS_LICENCE' and not c.withdrawn and m.licence_number is not null;

-- When a show's closing began; it is closed only once the last of its holds is paid or has run out.
alter table recording_show add column closing_at timestamptz;
update recording_show w
   set closing_at = (select min(e.at)
                       from event e
                      where e.shard = 1 and e.stream = 'show/' || w.show_id and e.type = 'ShowClosing');
