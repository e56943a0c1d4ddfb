package org.qiantang.app.simulcast;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.qiantang.app.media.Outlet;
import org.qiantang.app.media.Programmes;

/** All pushes to places outside: begun when they are wanted and there is a picture, ended when either is over. */
final class Simulcast implements AutoCloseable {
    private final Programmes programmes;
    private final Optional<Path> ffmpeg;
    private final Path folder;
    private final AddressCheck check;
    private final InstantSource clock;
    private final Function<Long, List<Target>> targetsOf;
    private final Map<Long, Push> pushes = new ConcurrentHashMap<>();

    /**
     * All pushes of this process.
     *
     * @param targetsOf a room's targets, those included that are not wanted
     */
    Simulcast(
            Programmes programmes,
            Optional<Path> ffmpeg,
            Path folder,
            AddressCheck check,
            InstantSource clock,
            Function<Long, List<Target>> targetsOf) {
        this.programmes = programmes;
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        this.check = check;
        this.clock = clock;
        this.targetsOf = targetsOf;
        // Rows are read on another thread: a programme begins under a lock.
        // By the way that it gives, since it does not stand in the rooms yet.
        programmes.whenOneBegins((roomId, join) -> Thread.ofVirtual().start(() -> beginAll(roomId, join)));
    }

    boolean canPush() {
        return ffmpeg.isPresent();
    }

    PushState state(Target target) {
        Push push = pushes.get(target.id());
        if (push != null) {
            return push.state();
        }
        return target.wanted() ? new PushState.Waiting() : new PushState.Stopped();
    }

    /** Begins to push, at once if the room has a picture. */
    void start(Target target) {
        begin(target, push -> programmes.join(target.roomId(), push));
    }

    private synchronized void begin(Target target, Predicate<Push> joins) {
        ffmpeg.ifPresent(program -> {
            stop(target.id());
            var push = new Push(target, program, folder, check, clock);
            if (joins.test(push)) {
                pushes.put(target.id(), push);
            } else {
                push.ended();
            }
        });
    }

    synchronized void stop(long targetId) {
        Push push = pushes.remove(targetId);
        if (push != null) {
            programmes.leave(push.roomId(), push);
            push.ended();
            push.awaitEnd();
        }
    }

    @Override
    public void close() {
        List.copyOf(pushes.keySet()).forEach(this::stop);
    }

    private void beginAll(long roomId, Consumer<Outlet> join) {
        targetsOf.apply(roomId).stream()
                .filter(Target::wanted)
                .forEach(target -> begin(target, push -> {
                    join.accept(push);
                    return true;
                }));
    }
}
