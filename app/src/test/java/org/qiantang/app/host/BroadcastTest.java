package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.AigcMark;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.SpeechNormaliser;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.music.Mood;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Look;
import org.qiantang.engine.performance.presenter.Pose;

/** The real broadcast with the real programs; skipped where FFmpeg or the speech program is not there. */
final class BroadcastTest {
    private static final Format FORMAT = new Format(360, 640, 25);
    private static final Playbill SHOW =
            new Playbill(7, 3, "钱塘茶集", () -> Presentation.PLAIN, new AigcMark("001191330100TEST"));
    private static final String WORDS = "大家好，这款明前龙井八十八元一盒，爸爸妈妈都爱喝。";
    private static final int WINDOW = Speech.RATE / 200;
    private static final Path SPEECH = Path.of("../speech-espeak/target/speech-espeak.jar");

    @TempDir
    Path folder;

    private final Film film = new Film();
    private Optional<Path> ffmpeg = Optional.empty();

    @BeforeEach
    void needs_ffmpeg() {
        ffmpeg = Encoder.program();
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
    }

    @Test
    void what_is_said_is_seen_and_heard_together() throws Exception {
        Utterance utterance = spoken(WORDS);
        Path file = broadcast(Speech.of(WORDS, utterance));

        assertThat(Film.probe(file, "-show_entries", "stream=codec_name")).containsExactlyInAnyOrder("h264", "aac");
        double video = seconds(file, "v");
        double sound = seconds(file, "a");
        assertThat(Math.abs(video - sound))
                .as("video %s s, sound %s s", video, sound)
                .isLessThan(0.1);

        short[] heard = Film.sound(file);
        double heardAt = start(file, "a")
                + offset(heard, utterance.resampledTo(Speech.RATE).levelled().samples());
        double seenAt = lipsAt(file, utterance);
        assertThat(heardAt).isBetween(0.2, 2.5);
        assertThat(Math.abs(heardAt - seenAt))
                .as("sound begins at %s s, lips at %s s", heardAt, seenAt)
                .isLessThan(0.06);
    }

    @Test
    void the_picture_moves_the_label_is_always_there_and_the_file_says_who_made_it() throws Exception {
        Path file = broadcast(Speech.silent("这句没有声音。"));

        List<byte[]> pictures = Film.pictures(file, FORMAT);
        assertThat(pictures).hasSizeGreaterThan(50);
        assertThat(pictures.get(10)).isNotEqualTo(pictures.get(40));
        for (byte[] picture : pictures) {
            // The plate of the label is dark and its words are white; behind it the wall is neither.
            assertThat(share(picture, 224, 55, 84, 22, true)).isGreaterThan(0.10);
            assertThat(share(picture, 224, 55, 84, 22, false)).isGreaterThan(0.30);
        }
        assertThat(Film.probe(file, "-show_entries", "format_tags=AIGC").toString())
                .contains("show-7")
                .contains("001191330100TEST")
                .contains("Label");
    }

    @Test
    void a_sentence_that_is_cut_falls_silent_at_once() throws Exception {
        Speech speech = Speech.of(WORDS, spoken(WORDS));
        Path file = folder.resolve("cut.flv");
        double seconds;
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.air(true);
            await(() -> film.size() > 50);
            long begun = System.nanoTime();
            CompletableFuture<Boolean> whole = said(broadcast, speech);
            Thread.sleep(1_200);
            broadcast.hush(true);
            assertThat(whole.get()).isFalse();
            seconds = (System.nanoTime() - begun) / 1e9;
            Thread.sleep(1_500);
        }
        short[] heard = Film.sound(film.write(file));
        int first = 0;
        int last = 0;
        for (int i = 0; i < heard.length; i++) {
            if (Math.abs(heard[i]) > 800) {
                first = first == 0 ? i : first;
                last = i;
            }
        }

        // A busy machine may begin later with it, and be slow to cut it.
        assertThat((last - first) / (double) Speech.RATE).isBetween(0.2, seconds + 0.3);
        assertThat(heard.length - last).isGreaterThan(Speech.RATE);
    }

    @Test
    void what_a_cue_cuts_is_in_no_frame_after_and_a_held_sentence_keeps_its_place() throws Exception {
        Speech speech = Speech.of(WORDS, spoken(WORDS));
        Cue cue = new Cue(Duration.ofMillis(250));
        double cutAt;
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.air(true);
            await(() -> film.size() > 50);
            var said = new CompletableFuture<Boolean>();
            Thread.ofVirtual().start(() -> {
                try {
                    said.complete(broadcast.say(speech, Pose.TALKING, cue));
                } catch (InterruptedException interrupted) {
                    said.completeExceptionally(interrupted);
                }
            });
            Thread.sleep(600);
            cue.hold();
            Thread.sleep(400);
            cue.release();
            Thread.sleep(500);
            long begun = System.nanoTime();
            cue.cut();
            assertThat(said.get()).isFalse();
            cutAt = (System.nanoTime() - begun) / 1e6;
            Thread.sleep(1_500);
        }
        short[] heard = Film.sound(film.write(folder.resolve("cue.flv")));
        int first = -1;
        int last = 0;
        int longestQuiet = 0;
        for (int i = 0; i < heard.length; i++) {
            if (Math.abs(heard[i]) > 800) {
                longestQuiet = first < 0 ? 0 : Math.max(longestQuiet, i - last);
                first = first < 0 ? i : first;
                last = i;
            }
        }
        System.out.printf("cut: the encoder got its last frame of the sentence %.0f ms after the decision%n", cutAt);

        // Heard for some 1.1 s, with 0.4 s of silence in it, and then for good.
        assertThat((last - first) / (double) Speech.RATE).isBetween(0.9, 2.0);
        assertThat(longestQuiet).isGreaterThan(Speech.RATE * 3 / 10);
        assertThat(heard.length - last).isGreaterThan(Speech.RATE);
    }

    @Test
    void what_is_held_or_cut_while_the_encoder_takes_no_frames_is_told_to_pages_at_once() throws Exception {
        Path stalling = folder.resolve("stalling");
        Files.writeString(stalling, "#!/bin/sh\nhead -c 3000000 > /dev/null\nexec sleep 60\n");
        assertThat(stalling.toFile().setExecutable(true)).isTrue();
        var told = new CopyOnWriteArrayList<Optional<DrawnMoment>>();
        Airtime airtime = new Airtime(SHOW, told::add, Runnable::run, InstantSource.system(), _ -> {});
        Cue cue = new Cue(Duration.ofMillis(250));
        var said = new CompletableFuture<Boolean>();
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, stalling, film::take, null, airtime)) {
            broadcast.air(true);
            Thread.ofVirtual().start(() -> {
                try {
                    said.complete(broadcast.say(Speech.silent("八十八元一盒。".repeat(10)), Pose.TALKING, cue));
                } catch (InterruptedException interrupted) {
                    said.completeExceptionally(interrupted);
                }
            });
            await(() -> told.getLast().filter(now -> now.id() != null).isPresent());
            Thread.sleep(1_500);
            String id = Objects.requireNonNull(told.getLast().orElseThrow().id());

            cue.hold();

            assertThat(told.getLast().orElseThrow().held()).isTrue();

            cue.cut();

            assertThat(told.getLast().orElseThrow().cut()).containsExactly(id);
            // The stalled program would keep it for a minute.
            assertThat(said.get(20, TimeUnit.SECONDS)).isFalse();
            // Twice without a frame between: the stalled program is ended.
            broadcast.check();
            broadcast.check();
        }
    }

    @Test
    void an_encoder_that_dies_is_replaced_and_the_sentence_goes_on() throws Exception {
        Path dying = folder.resolve("dying");
        Path once = folder.resolve("died");
        Files.writeString(dying, """
                #!/bin/sh
                [ -e %s ] && exec %s "$@"
                touch %s
                exec head -c 3000000 > /dev/null
                """.formatted(once, ffmpeg.orElseThrow(), once));
        assertThat(dying.toFile().setExecutable(true)).isTrue();
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, dying, film::take)) {
            broadcast.air(true);

            assertThat(said(broadcast, Speech.silent("编码器会在这一句里退出，但是这一句照样说完。")).get())
                    .isTrue();
        }

        Path file = film.write(folder.resolve("replaced.flv"));
        assertThat(Film.probe(file, "-show_entries", "stream=codec_name")).contains("h264", "aac");
    }

    @Test
    void music_is_heard_in_the_pauses_and_lies_low_under_the_voice() throws Exception {
        Presentation withMusic = new Presentation(Look.DEFAULT, new Mixer.Choice(Mood.CALM, 40, false));
        Playbill show = new Playbill(7, 3, "钱塘茶集", () -> withMusic);
        short[] tone = new short[3 * Speech.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8_000 * Math.sin(Math.TAU * 3_000 * i / Speech.RATE));
        }
        Speech speech = Speech.of("啊", new Utterance("啊", tone, Speech.RATE, List.of(), List.of()));
        short[] alone = recorded(
                show, Speech.of("", new Utterance("", new short[4 * Speech.RATE], Speech.RATE, List.of(), List.of())));
        film.clear();
        short[] spoken = recorded(show, speech);

        // The voice is one high note; what lies below it is the music, which begins with the picture both times.
        int begins = Speech.RATE;
        while (Math.abs(spoken[begins + 1] - spoken[begins]) < 1_800) {
            begins++;
        }
        double before = low(spoken, begins - Speech.RATE, begins) / low(alone, begins - Speech.RATE, begins);
        double under = low(spoken, begins + Speech.RATE / 2, begins + 2 * Speech.RATE)
                / low(alone, begins + Speech.RATE / 2, begins + 2 * Speech.RATE);
        assertThat(20 * Math.log10(before)).as("before a word is said, in dB").isBetween(-1.0, 1.0);
        assertThat(20 * Math.log10(under)).as("under the voice, in dB").isBetween(-16.0, -11.0);
    }

    private short[] recorded(Playbill show, Speech speech) throws Exception {
        try (Broadcast broadcast = new Broadcast(show, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.air(true);
            await(() -> film.size() > 30);
            Thread.sleep(2_000);
            assertThat(said(broadcast, speech).get()).isTrue();
        }
        return Film.sound(film.write(folder.resolve("music.flv")));
    }

    /** The loudness of what is below about 400 Hz. */
    private static double low(short[] samples, int from, int to) {
        double[] stages = new double[4];
        double energy = 0;
        for (int i = Math.max(0, from - 4_800); i < to; i++) {
            double value = samples[i];
            for (int stage = 0; stage < stages.length; stage++) {
                stages[stage] += 0.05 * (value - stages[stage]);
                value = stages[stage];
            }
            energy += i >= from ? value * value : 0;
        }
        return Math.sqrt(energy / (to - from));
    }

    @Test
    void another_presenter_takes_the_stage_while_the_show_is_on_air() throws Exception {
        AtomicReference<Presentation> chosen = new AtomicReference<>(Presentation.PLAIN);
        Playbill show = new Playbill(7, 3, "钱塘茶集", chosen::get);
        try (Broadcast broadcast = new Broadcast(show, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.air(true);
            await(() -> film.size() > 60);
            chosen.set(new Presentation(
                    Cast.MANNI.look().lit(Look.Light.NIGHT).in(Look.Scene.STUDIO), Mixer.Choice.SILENT));
            int before = film.size();
            await(() -> film.size() > before + 200);
        }

        List<byte[]> pictures = Film.pictures(film.write(folder.resolve("changed.flv")), FORMAT);
        // The tea room's wall is light and the studio's at night is not.
        assertThat(share(pictures.get(5), 10, 330, 40, 40, true)).isGreaterThan(0.7);
        assertThat(share(pictures.getLast(), 10, 330, 40, 40, true)).isLessThan(0.1);
        // The label does not go away with her.
        assertThat(share(pictures.getLast(), 224, 55, 84, 22, true)).isGreaterThan(0.10);
    }

    @Test
    void off_the_air_nothing_is_encoded_and_it_begins_again_with_a_key_frame() throws Exception {
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.air(true);
            await(() -> film.size() > 30);
            CompletableFuture<Boolean> said = said(broadcast, Speech.silent("有人接管了这个直播间，这句话就断在这里。"));
            Thread.sleep(200);

            broadcast.air(false);

            assertThat(said.get()).isFalse();
            Thread.sleep(500);
            film.clear();
            Thread.sleep(300);
            assertThat(film.size()).isZero();
            assertThat(broadcast.say(Speech.silent("没有人听见。"), Pose.TALKING, new Cue(Duration.ofMillis(250))))
                    .isFalse();

            broadcast.air(true);
            await(() -> film.size() > 30);
        }

        Path file = film.write(folder.resolve("again.flv"));
        assertThat(Film.probe(file, "-select_streams", "v", "-show_entries", "packet=flags")
                        .getFirst())
                .startsWith("K");
    }

    private Path broadcast(Speech speech) throws Exception {
        try (Broadcast broadcast = new Broadcast(SHOW, FORMAT, ffmpeg.orElseThrow(), film::take)) {
            broadcast.show(new GoodsCard("西湖龙井", "¥88.00", "库存 5 件", null));
            broadcast.air(true);
            await(() -> film.size() > 30);
            assertThat(said(broadcast, speech).get()).isTrue();
        }
        // A copy to look at by eye, if one is asked for.
        Path file = film.write(folder.resolve("film.flv"));
        String kept = System.getProperty("film.kept");
        if (kept != null) {
            Files.copy(file, Path.of(kept), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static CompletableFuture<Boolean> said(Broadcast broadcast, Speech speech) {
        CompletableFuture<Boolean> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                said.complete(broadcast.say(speech, Pose.TALKING, new Cue(Duration.ofMillis(250))));
            } catch (InterruptedException interrupted) {
                said.completeExceptionally(interrupted);
            }
        });
        return said;
    }

    private static Utterance spoken(String text) throws Exception {
        assumeTrue(Files.exists(SPEECH), "the speech program was not built");
        try (EspeakSpeech speech = new EspeakSpeech(EspeakSpeech.commandFor(SPEECH))) {
            return speech.speak(SpeechNormaliser.read(text).spoken());
        }
    }

    private static double seconds(Path file, String stream) throws Exception {
        List<String> times = Film.probe(file, "-select_streams", stream, "-show_entries", "packet=pts_time");
        return number(times.getLast()) - number(times.getFirst());
    }

    private static double start(Path file, String stream) throws Exception {
        return number(Film.probe(file, "-select_streams", stream, "-show_entries", "packet=pts_time")
                .getFirst());
    }

    private static double number(String field) {
        return Double.parseDouble(field.replace(",", ""));
    }

    /** Where in a recording the known sound begins, in seconds: where their envelopes agree best. */
    private static double offset(short[] heard, short[] known) {
        double[] other = envelope(known, 0);
        int best = 0;
        double most = -1;
        // The codec begins where it likes: windows of 5 ms are laid at each millisecond.
        for (int phase = 0; phase < WINDOW; phase += Speech.RATE / 1_000) {
            double[] one = envelope(heard, phase);
            for (int shift = 0; shift + other.length <= one.length; shift++) {
                double sum = correlation(one, shift, other);
                if (sum > most) {
                    most = sum;
                    best = phase + shift * WINDOW;
                }
            }
        }
        assertThat(most).as("likeness of what is heard and what was spoken").isGreaterThan(0.95);
        return best / (double) Speech.RATE;
    }

    private static double[] envelope(short[] samples, int from) {
        double[] loudness = new double[(samples.length - from) / WINDOW];
        for (int i = 0; i < loudness.length; i++) {
            for (int j = 0; j < WINDOW; j++) {
                loudness[i] += Math.abs(samples[from + WINDOW * i + j]);
            }
        }
        return loudness;
    }

    /** When the lips begin to say the utterance, in seconds: where the mouth seen agrees best with the mouth meant. */
    private static double lipsAt(Path file, Utterance utterance) throws Exception {
        List<byte[]> pictures = Film.pictures(file, FORMAT);
        double[] times = Film.probe(file, "-select_streams", "v", "-show_entries", "packet=pts_time").stream()
                .mapToDouble(BroadcastTest::number)
                .toArray();
        assertThat(pictures).hasSize(times.length);
        double[] seen = new double[times.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = openness(pictures.get(i));
        }
        MouthTimeline mouth =
                MouthTimeline.of(utterance.resampledTo(Speech.RATE).levelled());
        double best = 0;
        double most = -1;
        for (double at = 0.1; at < 2.5; at += 0.005) {
            double[] meant = new double[times.length];
            for (int i = 0; i < meant.length; i++) {
                meant[i] = mouth.at(times[i] + 0.5 / FORMAT.frames() - at).jaw();
            }
            double likeness = correlation(seen, 0, meant);
            if (likeness > most) {
                most = likeness;
                best = at;
            }
        }
        assertThat(most)
                .as("likeness of the mouth seen and the mouth meant at %s", best)
                .isGreaterThan(0.5);
        return best;
    }

    private static double correlation(double[] one, int shift, double[] other) {
        double meanOne = 0;
        double meanOther = 0;
        for (int i = 0; i < other.length; i++) {
            meanOne += one[shift + i] / other.length;
            meanOther += other[i] / other.length;
        }
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < other.length; i++) {
            double a = one[shift + i] - meanOne;
            double b = other[i] - meanOther;
            both += a * b;
            first += a * a;
            second += b * b;
        }
        return both / Math.sqrt(first * second + 1e-9);
    }

    /** How high the mouth is, from the top of what is as red as lips to its bottom. */
    private static double openness(byte[] picture) {
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        for (int y = 205; y < 255; y++) {
            for (int x = 105; x < 180; x++) {
                int at = 3 * (y * FORMAT.width() + x);
                int green = picture[at + 1] & 0xFF;
                int red = picture[at + 2] & 0xFF;
                if (red > 90 && green < 125 && red - green > 50) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return Math.max(0, bottom - top);
    }

    /** Which share of a rectangle is nearly white, or dark. */
    private static double share(byte[] picture, int left, int top, int width, int height, boolean white) {
        int found = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                int at = 3 * (y * FORMAT.width() + x);
                int light = (picture[at] & 0xFF) + (picture[at + 1] & 0xFF) + (picture[at + 2] & 0xFF);
                found += white ? (light > 600 ? 1 : 0) : (light < 240 ? 1 : 0);
            }
        }
        return found / (double) (width * height);
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come within 30 s");
            }
            Thread.sleep(20);
        }
    }
}
