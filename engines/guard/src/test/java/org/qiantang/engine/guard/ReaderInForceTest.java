package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.meaning.SecondReader;

class ReaderInForceTest {
    private static final Line SAID =
            new Line("我婆婆喝了半个月，那个瓶子都收起来了", Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 26), null);

    private final List<SecondReader> loaded = new ArrayList<>();
    private final Guard rules = Guard.load();
    private final ReaderInForce readers = new ReaderInForce(this::load);

    private SecondReader load() {
        try {
            SecondReader reader = SecondReader.load();
            loaded.add(reader);
            return reader;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static @Nullable SecondReader none() {
        return null;
    }

    private static void mustBeClosed(SecondReader reader) {
        assertThatThrownBy(() -> reader.read("好", "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_reader_is_loaded_when_first_asked_and_once() {
        assertThat(readers.put(this::load)).isTrue();
        assertThat(loaded).isEmpty();

        Judgement judgement = readers.judge(rules, SAID);
        readers.judge(rules, SAID);

        assertThat(loaded).hasSize(1);
        assertThat(judgement.version())
                .isEqualTo(rules.version() + "+" + loaded.getFirst().version());
    }

    @Test
    void who_is_judging_ends_with_the_reader_it_began_with_and_that_one_is_closed_then() {
        ReaderInForce.Lease lease = readers.take();
        Guard old = lease.over(rules);

        assertThat(readers.put(this::load)).isTrue();
        readers.judge(rules, SAID);
        Judgement late = old.judge(SAID);
        lease.close();

        assertThat(late.version()).contains("+");
        assertThat(loaded).hasSize(2);
        mustBeClosed(loaded.getFirst());
        assertThat(loaded.getLast().read("好", "").violates()).isBetween(0.0, 1.0);
    }

    @Test
    void a_third_reader_waits_until_one_of_two_is_gone() throws InterruptedException {
        ReaderInForce.Lease lease = readers.take();
        assertThat(readers.put(this::load)).isTrue();

        boolean third = readers.put(this::load);
        boolean place = readers.place(Duration.ofMillis(10)).isPresent();
        lease.close();

        assertThat(third).isFalse();
        assertThat(place).isFalse();
        assertThat(loaded).hasSize(2);
        assertThat(readers.put(this::load)).isTrue();
    }

    @Test
    void while_one_is_tried_out_the_one_in_force_stays() throws InterruptedException {
        readers.judge(rules, SAID);
        ReaderInForce.Place place = readers.place(Duration.ZERO).orElseThrow();

        boolean during = readers.put(this::load);
        place.close();

        assertThat(during).isFalse();
        assertThat(readers.put(this::load)).isTrue();
    }

    @Test
    void where_no_reader_loads_the_rules_judge_alone_and_a_later_one_takes_over() {
        var bare = new ReaderInForce(ReaderInForceTest::none);

        Judgement alone = bare.judge(rules, SAID);
        boolean put = bare.put(this::load);
        Judgement read = bare.judge(rules, SAID);

        assertThat(alone.version()).isEqualTo(rules.version());
        assertThat(put).isTrue();
        assertThat(read.version()).startsWith(rules.version() + "+");
    }

    @Test
    void a_load_that_breaks_leaves_all_as_it_was() {
        readers.judge(rules, SAID);

        assertThatThrownBy(() -> readers.put(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(readers.put(this::load)).isTrue();
        assertThat(loaded).hasSize(2);
    }
}
