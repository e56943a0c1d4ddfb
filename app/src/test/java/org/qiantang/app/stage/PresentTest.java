package org.qiantang.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.fanout.Viewer;

class PresentTest {
    private final Present present = new Present();

    @Test
    void of_the_people_there_are_neither_guests_nor_the_shows_own_nor_a_demos_crowd() {
        present.enter(Arrival.guest(new Sink(Viewer.GUEST), null));
        present.enter(new Arrival(new Sink(3), null, "店长", true, false));
        present.enter(new Arrival(new Sink(4), null, "模拟", false, true));
        present.enter(new Arrival(new Sink(7), null, "小满", false, false));

        assertThat(present.people()).containsExactly(7L);
        assertThat(present.viewers()).isEqualTo(4);
    }

    @Test
    void who_has_two_sockets_is_there_until_both_have_gone() {
        var phone = new Arrival(new Sink(7), null, "小满", false, false);
        var desk = new Arrival(new Sink(7), null, "小满", false, false);
        present.enter(phone);
        present.enter(desk);

        present.leave(phone);
        assertThat(present.people()).containsExactly(7L);
        present.leave(desk);

        assertThat(present.people()).isEmpty();
    }

    /** A socket that nothing is written to; equal to nothing but itself. */
    private static final class Sink implements Viewer {
        private final long personId;

        Sink(long personId) {
            this.personId = personId;
        }

        @Override
        public long personId() {
            return personId;
        }

        @Override
        public Executor lane() {
            return Runnable::run;
        }

        @Override
        public void write(ByteBuf frame) {
            frame.release();
        }

        @Override
        public long pendingBytes() {
            return 0;
        }

        @Override
        public void close(String reason) {}
    }
}
