package org.qiantang.bench.fanout;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.qiantang.app.gateway.Door;
import org.qiantang.app.gateway.Gateway;
import org.qiantang.app.gateway.GatewaySettings;
import org.qiantang.app.gateway.LineJudge;
import org.qiantang.app.gateway.Neighbours;
import org.qiantang.app.gateway.Postage;
import org.qiantang.app.gateway.Visitor;
import org.qiantang.app.stage.Stage;
import org.qiantang.app.stage.StageSettings;
import org.qiantang.engine.fanout.Counters;

/**
 * Our side: the program's own gateway and stage as a process of their own, told what to say over a {@link Feed}.
 *
 * <p>Arguments: milliseconds of a frame, shows, port, port of the feed, seconds a viewer may be silent.
 */
public final class FanOutServer {
    private static final int SOCKETS = 60_000;
    /** With which a speaker's token begins; its number follows. */
    static final String SPEAKER = "speaker-";

    private static final long FIRST_SPEAKER = 1_000_000;

    private FanOutServer() {}

    public static void main(String[] words) throws IOException {
        Duration frame = Duration.ofMillis(Long.parseLong(words[0]));
        int shows = Integer.parseInt(words[1]);
        var settings = new GatewaySettings(
                "127.0.0.1",
                Integer.parseInt(words[2]),
                SOCKETS,
                SOCKETS,
                Duration.ofSeconds(5),
                Duration.ofSeconds(Long.parseLong(words[4])),
                Duration.ofSeconds(10));
        var rooms = new OpenShows(shows);
        ScheduledExecutorService ticker = Executors.newScheduledThreadPool(
                1, Thread.ofPlatform().name("stage").factory());
        ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
        var stage = new Stage(
                rooms,
                _ -> "林小满",
                ticker,
                InstantSource.system(),
                new SplittableRandom(1),
                new StageSettings(frame, StageSettings.USUAL.keptEmpty(), StageSettings.USUAL.bounds()));
        rooms.tell(stage);
        var gateway = new Gateway(
                settings,
                new Neighbours(
                        rooms,
                        stage,
                        new OpenDoor(),
                        (_, _, _) -> new LineJudge.Verdict.Allowed("clear"),
                        (_, _, _) -> new Postage.Answer.Ready("{}", null),
                        _ -> true,
                        List.of(),
                        blocking,
                        ticker,
                        InstantSource.system()));
        gateway.start();
        Feed.serve(Integer.parseInt(words[3]), asked -> answer(asked, rooms, stage, gateway));
    }

    private static Optional<String> answer(Feed.Asked asked, OpenShows rooms, Stage stage, Gateway gateway) {
        long show = OpenShows.FIRST + asked.room();
        switch (asked.what()) {
            case SAY -> rooms.say(show, asked.text());
            case MUST -> rooms.price(show, asked.number(), asked.text());
            case COUNTS -> {
                Counters.Counts counts = stage.deliveries();
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%d %d %d %d %d %d %d %d",
                        counts.frames(),
                        counts.sample(),
                        counts.sampledOut(),
                        counts.shedForSlow(),
                        counts.closedSlow(),
                        counts.leftOut(),
                        counts.mostWaiting(),
                        gateway.open()));
            }
            case COLLECT -> {
                System.gc();
                return Optional.of("done");
            }
        }
        return Optional.empty();
    }

    /** Everybody is a guest, but those who say by their token which speaker they are. */
    private static final class OpenDoor implements Door {
        @Override
        public Optional<Visitor> visitor(String token) {
            return token.startsWith(SPEAKER)
                    ? Optional.of(
                            new Visitor(FIRST_SPEAKER + Long.parseLong(token.substring(SPEAKER.length())), "周青山", true))
                    : Optional.empty();
        }

        @Override
        public boolean staffOf(long personId, long showId) {
            return false;
        }
    }
}
