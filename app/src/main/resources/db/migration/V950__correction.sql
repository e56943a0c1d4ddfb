-- When the host took a line back, within the minute that a correction counts.
alter table host_line add column corrected_at timestamptz;
