-- The shows of all shops that were closed lately, for the median that a report compares with.
create index insight_show_closed on insight_show (closed_at, show_id) where kind = 'STAGE' and state = 'closed';
