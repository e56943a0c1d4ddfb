package org.qiantang.app.avatar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.host.Bodies;
import org.qiantang.app.host.Body;
import org.qiantang.app.media.FlvTag;
import org.qiantang.app.media.Inlet;
import org.qiantang.app.media.SideDoor;

/** The engines of this house: gives each room's show its body, and takes the streams that they send back. */
final class Avatars implements Bodies, SideDoor {
    private final Map<Long, Seat> byRoom = new HashMap<>();
    private final Optional<Path> ffmpeg;
    private final InstantSource clock;
    private final LongSupplier nanos;

    Avatars(AvatarSettings settings, Optional<Path> ffmpeg, InstantSource clock, LongSupplier nanos) {
        this.ffmpeg = ffmpeg;
        this.clock = clock;
        this.nanos = nanos;
        settings.engines().forEach(engine -> byRoom.put(engine.room(), new Seat(engine)));
    }

    @Override
    public Optional<Body> of(long roomId, int width, int height) {
        return Optional.ofNullable(byRoom.get(roomId))
                .flatMap(seat -> ffmpeg.map(program -> seat.take(program, width, height)));
    }

    @Override
    public boolean knows(String key) {
        return seat(key).isPresent();
    }

    @Override
    public Optional<Inlet> enter(String key) {
        return seat(key).flatMap(Seat::enter);
    }

    private Optional<Seat> seat(String key) {
        return byRoom.values().stream()
                .filter(seat -> MessageDigest.isEqual(seat.engine.streamKey().getBytes(UTF_8), key.getBytes(UTF_8)))
                .findFirst();
    }

    /** One engine, the stream that comes from it, and the show that it plays in at present. */
    private final class Seat {
        private final AvatarSettings.Engine engine;
        // Guarded by this.
        private @Nullable Avatar avatar;
        private @Nullable Stream sender;
        private @Nullable FlvTag pictureSetup;
        private @Nullable FlvTag soundSetup;

        Seat(AvatarSettings.Engine engine) {
            this.engine = engine;
        }

        Body take(Path program, int width, int height) {
            // Made beside the lock, under which the engine's pictures come in.
            Avatar next = new Avatar(
                    engine,
                    new LiveTalking(engine),
                    new Avatar.Tools(program, clock, nanos),
                    width,
                    height,
                    this::leave);
            sit(next);
            return next;
        }

        private synchronized void sit(Avatar next) {
            if (avatar != null) {
                avatar.shut();
            }
            avatar = next;
            tell(next, pictureSetup);
            tell(next, soundSetup);
        }

        private synchronized void leave(Avatar gone) {
            if (avatar == gone) {
                avatar = null;
            }
        }

        /** Whoever comes last has the way: an engine that was started again need not wait until its old line is found dead. */
        synchronized Optional<Inlet> enter() {
            if (sender != null) {
                ended(sender);
            }
            Stream entered = new Stream(this);
            sender = entered;
            return Optional.of(entered);
        }

        synchronized boolean accept(Stream from, FlvTag tag) {
            if (sender != from) {
                return false;
            }
            if (tag.isSetup() && tag.type() == FlvTag.Type.VIDEO) {
                pictureSetup = tag;
            } else if (tag.isSetup()) {
                soundSetup = tag;
            }
            tell(avatar, tag);
            return true;
        }

        synchronized void ended(Stream from) {
            if (sender != from) {
                return;
            }
            sender = null;
            pictureSetup = null;
            soundSetup = null;
            if (avatar != null) {
                avatar.shut();
            }
        }

        private static void tell(@Nullable Avatar avatar, @Nullable FlvTag tag) {
            if (avatar != null && tag != null) {
                avatar.look(tag);
            }
        }
    }

    /** A stream of an engine, from its first tag to its end. */
    private static final class Stream implements Inlet {
        private final Seat seat;

        private Stream(Seat seat) {
            this.seat = seat;
        }

        @Override
        public boolean accept(FlvTag tag) {
            return seat.accept(this, tag);
        }

        @Override
        public void close() {
            seat.ended(this);
        }
    }
}
