package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.event.DigitalHost.Occasion;

/**
 * How soon a digital host falls silent for a question, and how soon its answer is heard: in the whole program, at the
 * encoder.
 *
 * <p>Not a test by its name. Run with {@code mvn -pl app test -Dtest=InterruptionMeasurement -Dquestions=100} when
 * {@code speech-espeak} is built; a question takes some 15 seconds, since what follows an answer is said to its end.
 */
class InterruptionMeasurement {
    private static final int QUESTIONS = Integer.getInteger("questions", 100);
    private static final int GOODS = 14;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Viewers do not stop asking because they are not answered, but a measurement may go on. */
    private static final Duration UNANSWERED = Duration.ofSeconds(20);

    private static final List<String> ABOUT =
            List.of("多少钱", "还有货吗", "什么材质的", "产地是哪里", "什么时候发货", "包邮吗", "能退吗", "有哪些规格", "怎么保存", "是什么牌子");

    /** What is measured, of each question, in milliseconds. */
    private enum Measure {
        DECIDED("question said in the room → its answer found and judged, the sentence cut"),
        SILENT("that decision → last old sound at the encoder"),
        ANSWERED("question said in the room → first sound of its answer at the encoder");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    private final SplittableRandom random = new SplittableRandom(29);
    private final Map<Measure, List<Double>> millis = new EnumMap<>(Measure.class);
    private int unanswered;

    @Test
    void questions_in_the_midst_of_sentences() throws Exception {
        for (Measure measure : Measure.values()) {
            millis.put(measure, new ArrayList<>());
        }
        try (HostAtWork work = new HostAtWork()) {
            await(work, Occasion.SCRIPT);
            Thread.sleep(20_000); // until the machine's own compiler is done with most of it
            for (int asked = 0; of(Measure.ANSWERED).size() < QUESTIONS; asked++) {
                assertThat(asked).as("questions asked in all").isLessThan(2 * QUESTIONS + 20);
                ask(work, asked);
            }
        }
        print();
    }

    private void ask(HostAtWork work, int number) throws InterruptedException {
        Tap.Passage old = somewhereInTheScript(work);
        String question = 1 + number % GOODS + "号链接" + ABOUT.get(number / GOODS % ABOUT.size());
        long cutBefore = work.cutAt;
        long asked = System.nanoTime();
        work.ask(10_000 + number, question);
        long until = System.nanoTime() + UNANSWERED.toNanos();
        while (!isAnswering(work)) {
            if (System.nanoTime() > until) {
                unanswered++;
                return;
            }
            Thread.sleep(1);
        }
        Tap.Passage answer = work.tap.recent().getLast();
        of(Measure.ANSWERED).add((answer.sounding() - asked) / 1e6);
        // What was over by itself before its answer was found was not interrupted.
        Tap.Passage before = work.tap.recent().getFirst();
        if (work.cutAt != cutBefore && work.cutAt > asked && before.words().equals(old.words())) {
            of(Measure.DECIDED).add((work.cutAt - asked) / 1e6);
            of(Measure.SILENT).add(Math.max(0, (before.last() - work.cutAt) / 1e6));
        }
    }

    /** In the midst of a sentence that a question may cut: the one after an answer is always finished. */
    private Tap.Passage somewhereInTheScript(HostAtWork work) throws InterruptedException {
        await(work, Occasion.SCRIPT);
        String first = words(work);
        HostAtWork.await(
                "a sentence that may be cut",
                PATIENCE,
                () -> is(work, Occasion.SCRIPT)
                        && !words(work).equals(first)
                        && work.tap.recent().getLast().sounding() != 0
                        && work.tap.recent().getLast().words().equals(words(work)));
        Thread.sleep(200 + random.nextInt(1_200));
        return work.tap.recent().getLast();
    }

    /** Whether the first piece of an answer is heard at the encoder. */
    private static boolean isAnswering(HostAtWork work) {
        List<Tap.Passage> recent = work.tap.recent();
        return is(work, Occasion.ANSWER)
                && recent.getLast().words().equals(words(work))
                && recent.getLast().sounding() != 0;
    }

    private static void await(HostAtWork work, Occasion occasion) throws InterruptedException {
        HostAtWork.await("she says " + occasion, PATIENCE, () -> is(work, occasion));
    }

    private static boolean is(HostAtWork work, Occasion occasion) {
        return work.performance()
                .current()
                .filter(now -> now.occasion() == occasion)
                .isPresent();
    }

    private static String words(HostAtWork work) {
        return work.performance().current().map(Mouthpiece.Current::text).orElse("");
    }

    private List<Double> of(Measure measure) {
        return millis.getOrDefault(measure, List.of());
    }

    private void print() {
        System.out.printf(
                "%d questions answered, %d not within %d s, %d cut a sentence; %dx%d at %d, espeak-ng%n%n",
                of(Measure.ANSWERED).size(),
                unanswered,
                UNANSWERED.toSeconds(),
                of(Measure.SILENT).size(),
                HostAtWork.FORMAT.width(),
                HostAtWork.FORMAT.height(),
                HostAtWork.FORMAT.frames());
        System.out.println("| | times | p50 | p95 | longest |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (Measure measure : Measure.values()) {
            List<Double> sorted = of(measure).stream().sorted().toList();
            if (sorted.isEmpty()) {
                continue;
            }
            System.out.printf(
                    "| %s | %d | %.0f ms | %.0f ms | %.0f ms |%n",
                    measure.words,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100),
                    sorted.getLast());
        }
    }
}
