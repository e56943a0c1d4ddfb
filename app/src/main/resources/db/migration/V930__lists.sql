-- Lists that are read page by page: what is on air, what was, and a shop's shows by their number.
create index show_on_air on show_row (show_id) where state in ('open', 'closing') and kind = 'STAGE';
create index show_closed on show_row (closed_at desc, show_id desc) where state = 'closed' and kind = 'STAGE';
create index show_mute_by_time on show_mute (show_id, at desc, person_id desc);
