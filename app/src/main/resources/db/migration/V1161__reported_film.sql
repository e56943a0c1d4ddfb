-- Films and what is said below them are reported like rooms and lines; their reports are about no show.
alter table report drop constraint report_kind_check;
alter table report
    add constraint report_kind_check check (kind in ('SHOW', 'LINE', 'FILM', 'COMMENT')),
    add column film_id bigint,
    -- Who made the film and who said the comment, as it was when it was reported: both may be deleted before somebody decides.
    add column about_people bigint[] not null default '{}',
    add constraint report_about_one check ((film_id is null) = (kind in ('SHOW', 'LINE'))),
    add constraint report_of_film_no_show check (film_id is null or show_id = 0);
create index report_of_film on report (film_id) where film_id is not null;
