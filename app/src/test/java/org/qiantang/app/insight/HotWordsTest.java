package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qiantang.app.insight.HotWords.Line;
import org.qiantang.app.insight.HotWords.Word;

class HotWordsTest {
    private final List<Runnable> later = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private @Nullable List<Line> lines = List.of();

    @Test
    void a_word_counts_people_and_not_lines_and_fewer_than_three_are_not_shown() {
        List<Line> lines = Stream.concat(
                        LongStream.range(0, 50).mapToObj(_ -> new Line(1, "包邮")),
                        Stream.of(
                                new Line(2, "包邮吗"),
                                new Line(3, "我的电话是一三八"),
                                new Line(4, "包邮"),
                                new Line(5, "龙井"),
                                new Line(6, "龙井")))
                .toList();

        assertThat(HotWords.among(lines)).containsExactly(new Word("包邮", 3));
    }

    @Test
    void a_part_of_a_longer_word_is_left_out_unless_many_said_it_alone() {
        List<Line> whole = List.of(new Line(1, "明前龙井"), new Line(2, "明前龙井"), new Line(3, "明前龙井多少钱"));

        assertThat(HotWords.among(whole)).extracting(Word::text).containsExactly("明前龙井");

        List<Line> alone = List.of(
                new Line(1, "明前龙井"),
                new Line(2, "明前龙井"),
                new Line(3, "明前龙井"),
                new Line(4, "龙井"),
                new Line(5, "龙井"),
                new Line(6, "龙井"));

        assertThat(HotWords.among(alone)).extracting(Word::text).containsExactly("龙井", "明前龙井");
    }

    @Test
    void words_of_letters_are_taken_whole_and_filling_signs_make_no_word() {
        List<Line> lines = List.of(new Line(1, "有XL吗"), new Line(2, "xl 有没有"), new Line(3, "要XL的"));

        assertThat(HotWords.among(lines)).containsExactly(new Word("xl", 3));
    }

    @Test
    void who_looks_on_is_told_the_words_of_before_at_once_while_they_are_counted_anew() {
        var words = new HotWords(this::said, () -> now, later::add);
        saying("包邮");
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("包邮");

        saying("龙井");
        now = now.plusSeconds(6);
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("包邮");
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("包邮");
        assertThat(later).as("counted once for both").hasSize(1);

        later.removeFirst().run();
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("龙井");
    }

    @Test
    void who_comes_after_a_while_is_told_what_is_said_now() {
        var words = new HotWords(this::said, () -> now, later::add);
        saying("包邮");
        words.of(7, true);

        saying("龙井");
        now = now.plusSeconds(16);
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("龙井");
        assertThat(later).isEmpty();
    }

    @Test
    void words_that_could_not_be_counted_anew_are_tried_again() {
        var words = new HotWords(this::said, () -> now, later::add);
        saying("包邮");
        words.of(7, true);
        now = now.plusSeconds(6);
        words.of(7, true);

        lines = null;
        later.removeFirst().run();
        assertThat(words.of(7, true)).extracting(Word::text).containsExactly("包邮");
        assertThat(later).hasSize(1);
    }

    @Test
    void several_who_open_a_screen_at_the_same_time_wait_for_one_count() throws InterruptedException {
        var counting = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var counts = new AtomicInteger();
        HotWords.Said slow = (_, _) -> {
            counts.incrementAndGet();
            counting.countDown();
            await(goOn);
            return List.of();
        };
        var words = new HotWords(slow, () -> now, later::add);
        Thread first = Thread.ofPlatform().start(() -> words.of(7, true));
        await(counting);
        Thread second = Thread.ofPlatform().start(() -> words.of(7, true));
        while (second.isAlive() && second.getState() != Thread.State.BLOCKED && counts.get() == 1) {
            Thread.onSpinWait();
        }

        goOn.countDown();
        first.join();
        second.join();

        assertThat(counts).hasValue(1);
    }

    @Test
    @Timeout(60)
    void who_opens_another_show_does_not_wait_for_a_slow_count() throws InterruptedException {
        var counting = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        HotWords.Said slow = (show, _) -> {
            if (show == 7) {
                counting.countDown();
                await(goOn);
            }
            return List.of();
        };
        var words = new HotWords(slow, () -> now, later::add);
        Thread first = Thread.ofPlatform().start(() -> words.of(7, true));
        await(counting);

        List<HotWords.Word> others = words.of(8, true);
        boolean isFirstStillCounted = first.isAlive();
        goOn.countDown();
        first.join();

        assertThat(others).isEmpty();
        assertThat(isFirstStillCounted).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void saying(String word) {
        lines = LongStream.range(0, 3)
                .mapToObj(person -> new Line(person, word))
                .toList();
    }

    private List<Line> said(long show, boolean crowd) {
        if (lines == null) {
            throw new IllegalStateException("the database is away");
        }
        return lines;
    }
}
