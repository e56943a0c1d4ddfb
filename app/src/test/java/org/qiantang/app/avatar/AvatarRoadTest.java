package org.qiantang.app.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.host.Airing;
import org.qiantang.app.host.Body;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.RtmpIngest;

/** The whole road: our voice to an engine, its picture back by RTMP, and what the audience then sees and hears. */
final class AvatarRoadTest {
    private static final String KEY = "avatar-0123456789";
    private static final long ROOM = 3;
    private static final long MOST_BEHIND_MS = 300;

    @TempDir
    Path folder;

    private Optional<Path> ffmpeg = Optional.empty();
    private FakeLiveTalking fake;
    private RtmpIngest ingest;
    private Body body;
    private Airing airing;
    private String rtmp = "";

    @BeforeEach
    void an_engine_sends_its_picture_to_our_own_door() throws Exception {
        ffmpeg = MediaPrograms.ffmpeg();
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
        fake = new FakeLiveTalking(300);
        var engine = new AvatarSettings.Engine(fake.url(), "0", null, KEY, ROOM, 5, 0);
        var avatars =
                new Avatars(new AvatarSettings(List.of(engine)), ffmpeg, InstantSource.system(), System::nanoTime);
        ingest =
                new RtmpIngest(_ -> Optional.empty(), new Programmes(InstantSource.system(), (_, _, _) -> {}), avatars);
        int port = ingest.start("127.0.0.1", 0);
        Dimension size = Airing.likeness();
        body = avatars.of(ROOM, size.width, size.height).orElseThrow();
        airing = new Airing(ffmpeg.get(), body);
        rtmp = "rtmp://127.0.0.1:" + port + "/live/" + KEY;
        fake.push(ffmpeg.get(), rtmp);
        Airing.await(() -> body.state().trouble() == null);
    }

    @AfterEach
    void all_is_put_away() {
        if (airing != null) {
            airing.close();
            fake.close();
            ingest.close();
        }
    }

    @Test
    void a_sentence_is_heard_in_our_voice_with_its_picture_and_under_our_label() throws Exception {
        airing.awaitMs(airing.ms() + 1_500);
        int from = saidInTime("这一句由外面的形象来说。", 3);
        Airing.Seen seen = closed();

        assertThat(Math.abs(lipsAfterSound(seen, from)))
                .as("ms between lips and sound")
                .isLessThanOrEqualTo(80);
        int sounds = onset(seen.sound(), from);
        assertThat(green(seen.pictures().get(sounds / 40 + 25))).isGreaterThan(0.8);
        assertThat(seen.pictures()).allSatisfy(AvatarRoadTest::hasLabel);
        assertThat(seen.mark()).contains("show-7").contains("Label");
        assertThat(fake.sessions).containsOnly("0");
        assertThat(fake.asked).contains("/humanaudio").doesNotContain("/human");
    }

    @Test
    void an_interruption_is_silent_at_once_whatever_the_engine_still_says() throws Exception {
        CompletableFuture<Boolean> said = airing.say("这一句说到一半就被打断。", Babble.of(2, 10, Airing.RATE));
        Airing.await(() -> heardSince(said, 6_500));
        int cutAt = airing.ms();
        airing.hush(true);
        assertThat(said.get(20, TimeUnit.SECONDS)).isFalse();
        airing.awaitMs(cutAt + 2_000);
        Airing.await(() -> fake.asked.contains("/interrupt_talk"));
        Airing.Seen seen = closed();

        // Pictures may wait in the encoder of a busy machine; the engine itself would have spoken for seconds more.
        assertThat(lastLoud(seen.sound())).isBetween(1, cutAt + 1_000);
        assertThat(body.state().strange()).isZero();
    }

    @Test
    void what_somebody_else_says_through_the_engine_is_not_heard_and_is_noted() throws Exception {
        fake.saysByItself(Babble.of(3, 2, FakeLiveTalking.RATE));
        Airing.await(() -> body.state().strange() == 1);
        airing.awaitMs(airing.ms() + 2_000);
        Airing.Seen seen = closed();

        assertThat(lastLoud(seen.sound())).isNegative();
        assertThat(seen.pictures().stream()
                        .filter(picture -> green(picture) > 0.8)
                        .mapToDouble(AvatarRoadTest::lips))
                .as("its lips were seen to move")
                .anyMatch(lips -> lips > 0.02);
    }

    @Test
    void when_the_picture_is_lost_our_own_presenter_says_the_sentence_to_its_end_until_it_is_back() throws Exception {
        CompletableFuture<Boolean> said = airing.say("画面没了，话还要说完。", Babble.of(4, 6, Airing.RATE));
        Airing.await(() -> heardSince(said, 4_000));
        fake.losesPicture();
        assertThat(said.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(body.state().trouble()).isEqualTo(Body.Trouble.NO_PICTURE);
        int from = airing.ms();
        assertThat(airing.say("下一句也一样。", Babble.of(5, 1, Airing.RATE)).get(20, TimeUnit.SECONDS))
                .isTrue();
        int lost = airing.ms();
        fake.push(ffmpeg.orElseThrow(), rtmp);
        Airing.await(() -> body.state().trouble() == null);
        airing.awaitMs(airing.ms() + 1_000);
        int back = saidInTime("形象回来了。", 2);
        Airing.Seen seen = closed();

        assertThat(green(seen.pictures().get(lost / 40 - 5))).isLessThan(0.1);
        assertThat(green(seen.pictures().get(onset(seen.sound(), back) / 40 + 15)))
                .as("it says the third sentence itself")
                .isGreaterThan(0.8);
        assertThat(onset(seen.sound(), from) - from).as("ms until she speaks").isLessThan(2_000);
        assertThat(longestQuiet(seen.sound(), onset(seen.sound(), 0), 5_000)).isLessThan(500);
        assertThat(seen.pictures()).allSatisfy(AvatarRoadTest::hasLabel);
    }

    private final long[] begun = {-1};

    /** Has it said, again where this machine did not keep pace, and tells where in the film that began. */
    private int saidInTime(String words, int seconds) throws Exception {
        int from = 0;
        long behind = Long.MAX_VALUE;
        for (int tries = 0; tries < 3 && behind > MOST_BEHIND_MS; tries++) {
            from = airing.ms();
            long begun = System.nanoTime();
            assertThat(airing.say(words, Babble.of(1 + tries, seconds, Airing.RATE))
                            .get(30, TimeUnit.SECONDS))
                    .isTrue();
            behind = (System.nanoTime() - begun) / 1_000_000 - (airing.ms() - from);
        }
        return from;
    }

    /** Well into it, by the film's own clock. */
    private boolean heardSince(CompletableFuture<Boolean> said, int ms) {
        if (begun[0] < 0 && fake.asked.contains("/humanaudio")) {
            begun[0] = airing.ms();
        }
        return said.isDone() || (begun[0] >= 0 && airing.ms() > begun[0] + ms);
    }

    private Airing.Seen closed() throws IOException, InterruptedException {
        airing.close();
        Path file = folder.resolve("film.flv");
        Airing.Seen seen = airing.seen(file);
        String kept = System.getProperty("film.kept");
        if (kept != null) {
            Files.copy(file, Path.of(kept, System.nanoTime() + ".flv"));
        }
        return seen;
    }

    /** By how much the lips are late, in steps of a picture: where their movement is most like the loudness. */
    private static int lipsAfterSound(Airing.Seen seen, int fromMs) {
        int perPicture = Airing.RATE / 25;
        int from = fromMs / 40;
        int count = Math.min(seen.pictures().size(), seen.sound().length / perPicture) - from;
        double[] lips = new double[count];
        double[] loud = new double[count];
        for (int i = 0; i < count; i++) {
            lips[i] = lips(seen.pictures().get(from + i));
            double sum = 0;
            for (int k = 0; k < perPicture; k++) {
                double value = seen.sound()[(from + i) * perPicture + k];
                sum += value * value;
            }
            loud[i] = Math.sqrt(Math.sqrt(sum / perPicture));
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int late = -10; late <= 10; late++) {
            double alike = alike(lips, loud, late);
            if (alike > most) {
                most = alike;
                best = late;
            }
        }
        return 40 * best;
    }

    private static double alike(double[] lips, double[] loud, int late) {
        double lipsMean = Arrays.stream(lips).average().orElse(0);
        double loudMean = Arrays.stream(loud).average().orElse(0);
        double both = 0;
        for (int i = Math.max(0, -late); i < lips.length - Math.max(0, late); i++) {
            both += (lips[i + late] - lipsMean) * (loud[i] - loudMean);
        }
        return both;
    }

    private static int onset(short[] sound, int fromMs) {
        int at = fromMs * (Airing.RATE / 1_000);
        while (Math.abs(sound[at]) < 800) {
            at++;
        }
        return at / (Airing.RATE / 1_000);
    }

    private static int lastLoud(short[] sound) {
        int at = sound.length - 1;
        while (at >= 0 && Math.abs(sound[at]) < 800) {
            at--;
        }
        return at < 0 ? -1 : at / (Airing.RATE / 1_000);
    }

    private static int longestQuiet(short[] sound, int fromMs, int ms) {
        int longest = 0;
        int quiet = 0;
        int from = fromMs * (Airing.RATE / 1_000);
        for (int i = from; i < from + ms * (Airing.RATE / 1_000); i++) {
            quiet = Math.abs(sound[i]) < 500 ? quiet + 1 : 0;
            longest = Math.max(longest, quiet);
        }
        return longest / (Airing.RATE / 1_000);
    }

    /** How much of the middle of its picture is not its own green. */
    private static double lips(byte[] picture) {
        return 1 - plain(picture, 200, 150);
    }

    /** How much of its picture's top is its own green: nearly all, or nothing where it is not seen. */
    private static double green(byte[] picture) {
        return plain(picture, 105, 20);
    }

    private static double plain(byte[] picture, int top, int height) {
        int count = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = 80; x < 280; x++) {
                int at = 3 * (y * Airing.WIDTH + x);
                boolean own =
                        (picture[at] & 0xFF) < 100 && (picture[at + 1] & 0xFF) > 140 && (picture[at + 2] & 0xFF) < 60;
                count += own ? 1 : 0;
            }
        }
        return count / (200.0 * height);
    }

    /** The plate of the label is dark with white words, in every picture. */
    private static void hasLabel(byte[] picture) {
        int white = 0;
        int dark = 0;
        for (int y = 55; y < 77; y++) {
            for (int x = 224; x < 308; x++) {
                int at = 3 * (y * Airing.WIDTH + x);
                int light = (picture[at] & 0xFF) + (picture[at + 1] & 0xFF) + (picture[at + 2] & 0xFF);
                white += light > 600 ? 1 : 0;
                dark += light < 240 ? 1 : 0;
            }
        }
        assertThat(white).isGreaterThan(184);
        assertThat(dark).isGreaterThan(554);
    }
}
