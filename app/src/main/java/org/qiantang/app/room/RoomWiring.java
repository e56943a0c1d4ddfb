package org.qiantang.app.room;

import java.time.InstantSource;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The show desks of this machine, on the floor's shard. */
@Configuration(proxyBeanMethods = false)
class RoomWiring {
    @Bean
    ShardWriter floor(PostgresJournal journal) {
        return journal.take(Streams.FLOOR);
    }

    @Bean
    Story story(PostgresJournal journal, EventCodec codec) {
        return new Story(journal, codec);
    }

    @Bean
    LocalRooms rooms(ShardWriter floor, Story story, EventCodec codec, WordHash words, InstantSource clock) {
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return LocalRooms.on(floor, story, codec, words, clock, loops);
    }

    @Bean
    Boards boards(Rooms rooms, Story story) {
        var boards = new Boards(story);
        rooms.tell(boards);
        return boards;
    }
}
