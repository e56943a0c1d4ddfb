package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publishers that are strangers, two at once, out of step, or up to no good. */
class PublishersTest {
    private static final long ROOM = 7;
    private static final String KEY = "good-key";

    private final Time time = new Time();
    private final AtomicInteger asked = new AtomicInteger();
    private final StreamKeys keys = key -> {
        asked.incrementAndGet();
        return key.equals(KEY) ? Optional.of(ROOM) : Optional.empty();
    };
    private final WrongKeys wrongKeys = new WrongKeys(time);
    private final Programmes programmes = new Programmes(time, (_, _, _) -> {});

    @AfterEach
    void close() {
        programmes.close();
    }

    @Test
    void a_wrong_key_is_refused_in_words_and_after_five_the_address_is_not_listened_to_for_a_minute() {
        for (int i = 0; i < 5; i++) {
            HandPublisher guesser = publisher().publish("guess-" + i);
            assertThat(guesser.said()).isEqualTo("unknown stream key");
            assertThat(guesser.isConnected()).isFalse();
        }

        HandPublisher shut = publisher().publish(KEY);
        time.pass(60_000);
        HandPublisher later = publisher().publish(KEY);

        assertThat(shut.said()).isEqualTo("too many wrong stream keys from this address, wait a minute");
        assertThat(asked).as("the sixth was not looked up").hasValue(6);
        assertThat(later.said()).isEqualTo("publishing");
    }

    @Test
    void a_second_publisher_is_refused_until_the_studio_lets_the_next_one_take_over() {
        HandPublisher first = begin(publisher().publish(KEY));
        HandPublisher second = publisher().publish(KEY);
        programmes.letNextCameraIn(ROOM);
        HandPublisher third = begin(publisher().publish(KEY));
        first.send(Tags.frame(80, 5));
        HandPublisher fourth = publisher().publish(KEY);

        assertThat(second.said()).isEqualTo("somebody else is publishing to this room");
        assertThat(third.said()).isEqualTo("publishing");
        assertThat(first.said()).isEqualTo("this room's programme was ended or taken by another");
        assertThat(first.isConnected()).isFalse();
        assertThat(fourth.said()).as("the leave was for one").isEqualTo("somebody else is publishing to this room");
        assertThat(third.isConnected()).isTrue();
    }

    @Test
    void what_comes_by_the_side_is_in_no_programme_and_the_rooms_keys_are_not_asked_for_it() {
        List<FlvTag> taken = new ArrayList<>();
        SideDoor side = new SideDoor() {
            @Override
            public boolean knows(String key) {
                return key.equals("side-key");
            }

            @Override
            public Optional<Inlet> enter(String key) {
                return Optional.of(new Inlet() {
                    @Override
                    public boolean accept(FlvTag tag) {
                        return taken.add(tag) && taken.size() < 6;
                    }

                    @Override
                    public void close() {
                        taken.clear();
                    }
                });
            }
        };
        HandPublisher sender = new HandPublisher(keys, side, wrongKeys, programmes)
                .greet()
                .connect()
                .publish("side-key");
        begin(sender);

        assertThat(sender.said()).isEqualTo("publishing");
        assertThat(taken).isNotEmpty();
        assertThat(asked).hasValue(0);
        assertThat(programmes.snapshot(ROOM)).isEmpty();

        for (int i = 0; i < 4; i++) {
            sender.send(Tags.frame(80 + i, 5));
        }
        assertThat(sender.isConnected()).as("it is told to stop").isFalse();
        assertThat(taken).as("and its way is closed").isEmpty();
    }

    @Test
    void the_leave_to_take_over_ends_after_a_minute() {
        begin(publisher().publish(KEY));
        programmes.letNextCameraIn(ROOM);
        for (int second = 0; second < 61; second++) {
            time.pass(1_000);
            programmes.snapshot(ROOM);
        }
        HandPublisher first = begin(publisher().publish(KEY));

        assertThat(first.said()).as("the old one has been silent").isEqualTo("publishing");
        assertThat(publisher().publish(KEY).said()).isEqualTo("somebody else is publishing to this room");
    }

    @Test
    void a_publisher_is_sent_away_when_the_key_that_let_it_in_is_no_longer_good() {
        HandPublisher publisher = begin(publisher().publish(KEY));

        programmes.cutCamera(ROOM);
        publisher.send(Tags.frame(80, 5));

        assertThat(publisher.isConnected()).isFalse();
        assertThat(programmes.snapshot(ROOM).orElseThrow().live()).isFalse();
    }

    @Test
    void other_codecs_are_refused_by_their_name() {
        ByteBuf enhanced = Unpooled.buffer().writeByte(0x90).writeBytes("hvc1".getBytes(StandardCharsets.US_ASCII));
        ByteBuf classic = Unpooled.buffer().writeByte(0x1C).writeByte(0).writeZero(20);
        ByteBuf speex = Unpooled.buffer().writeByte(0xB2).writeZero(20);

        assertThat(afterFrame(FlvTag.Type.VIDEO, enhanced))
                .isEqualTo("video codec hvc1 is not taken here (expected: H.264)");
        assertThat(afterFrame(FlvTag.Type.VIDEO, classic))
                .isEqualTo("video codec H.265 is not taken here (expected: H.264)");
        assertThat(afterFrame(FlvTag.Type.AUDIO, speex)).isEqualTo("audio codec is not taken here (expected: AAC)");
    }

    @Test
    void metadata_as_large_as_a_picture_is_passed_over_and_larger_ends_the_connection() {
        HandPublisher publisher = begin(publisher().publish(KEY));

        publisher.say(
                new RtmpMessage(RtmpMessage.METADATA, 1, 90, Unpooled.buffer().writeZero(3 << 20)));
        boolean afterLarge = publisher.isConnected();
        publisher.say(
                new RtmpMessage(RtmpMessage.METADATA, 1, 95, Unpooled.buffer().writeZero(5 << 20)));

        assertThat(afterLarge).isTrue();
        assertThat(publisher.isConnected()).isFalse();
    }

    @Test
    void a_stranger_may_say_little_before_the_key_is_shown() {
        HandPublisher stranger = publisher();

        stranger.say(
                new RtmpMessage(RtmpMessage.METADATA, 0, 0, Unpooled.buffer().writeZero(70_000)));

        assertThat(stranger.isConnected()).isFalse();
    }

    @Test
    void who_drips_the_handshake_or_never_shows_a_key_is_closed_after_five_seconds() {
        var dripping = new HandPublisher(keys, wrongKeys, programmes);
        dripping.bytes(Unpooled.buffer().writeByte(3));
        for (int second = 0; second < 4; second++) {
            dripping.wait(1);
            dripping.bytes(Unpooled.buffer().writeByte(0));
        }
        boolean beforeTime = dripping.isConnected();
        dripping.wait(1);
        HandPublisher silent = publisher();
        silent.wait(5);

        assertThat(beforeTime).isTrue();
        assertThat(dripping.isConnected()).isFalse();
        assertThat(silent.isConnected()).isFalse();
    }

    @Test
    void a_publisher_that_goes_silent_is_closed_after_ten_seconds() {
        HandPublisher publisher = begin(publisher().publish(KEY));

        publisher.wait(10);

        assertThat(publisher.isConnected()).isFalse();
    }

    @Test
    void chunks_of_no_size_and_messages_larger_than_any_picture_end_the_connection() {
        HandPublisher noSize = publisher().say(RtmpMessage.setChunkSize(0));
        HandPublisher hugeChunks = begin(publisher().publish(KEY));
        hugeChunks.say(RtmpMessage.setChunkSize(Integer.MAX_VALUE));
        boolean afterHugeChunkSize = hugeChunks.isConnected();
        // A header that promises 16 MiB: nothing of it is waited for.
        hugeChunks.bytes(Unpooled.buffer()
                .writeByte(4)
                .writeMedium(0)
                .writeMedium(0xFFFFFF)
                .writeByte(9)
                .writeIntLE(1));

        assertThat(noSize.isConnected()).isFalse();
        assertThat(afterHugeChunkSize).isTrue();
        assertThat(hugeChunks.isConnected()).isFalse();
    }

    @Test
    void a_picture_without_sound_is_shown() {
        HandPublisher publisher = publisher().publish(KEY);

        publisher.send(Tags.videoSetup(1)).send(Tags.key(0, 50)).send(Tags.frame(40, 5));

        OnAir onAir = programmes.snapshot(ROOM).orElseThrow();
        assertThat(onAir.live()).isTrue();
        assertThat(onAir.audioCodec()).isEmpty();
    }

    @Test
    void a_dead_stream_is_not_live_though_it_is_still_connected() {
        HandPublisher publisher = begin(publisher().publish(KEY));
        boolean before = programmes.snapshot(ROOM).orElseThrow().live();

        time.pass(5_001);

        assertThat(before).isTrue();
        assertThat(publisher.isConnected()).isTrue();
        assertThat(programmes.snapshot(ROOM).orElseThrow().live()).isFalse();
    }

    private String afterFrame(FlvTag.Type type, ByteBuf payload) {
        HandPublisher publisher = publisher().publish(KEY);
        publisher.send(new FlvTag(type, 0, payload));
        assertThat(publisher.isConnected()).isFalse();
        return publisher.said();
    }

    private HandPublisher publisher() {
        return new HandPublisher(keys, wrongKeys, programmes).greet().connect();
    }

    private static HandPublisher begin(HandPublisher publisher) {
        return publisher
                .send(Tags.videoSetup(1))
                .send(Tags.soundSetup(1))
                .send(Tags.key(0, 50))
                .send(Tags.frame(40, 5));
    }

    /** A clock that a test turns. */
    private static final class Time implements InstantSource {
        private final AtomicLong ms = new AtomicLong(1_000_000);

        void pass(long more) {
            ms.addAndGet(more);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(ms.get());
        }
    }
}
