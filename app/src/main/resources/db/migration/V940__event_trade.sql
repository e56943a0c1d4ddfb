-- A desk stands again from what it trades on; what viewers said, of which a long show holds very much, is passed over.
create index event_trade on event (shard, stream, position) where type <> 'TalkHeard';
