package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KeptReadingsTest {
    private final List<String> read = new ArrayList<>();
    private boolean isThere = true;
    private final KeptReadings readings = new KeptReadings(this::reads);

    @Test
    void a_question_is_read_beside_a_fact_once() {
        OptionalDouble first = readings.weight("能插卡吗", "风扇；接口：Type-C", 0.5);
        OptionalDouble again = readings.weight("能插卡吗", "风扇；接口：Type-C", 0.5);

        assertThat(again).isEqualTo(first).hasValue(4.5);
        assertThat(read).hasSize(1);
    }

    @Test
    void another_question_fact_or_likeness_is_read_for_itself() {
        readings.weight("能插卡吗", "风扇；接口：Type-C", 0.5);
        readings.weight("能插卡", "风扇；接口：Type-C", 0.5);
        readings.weight("能插卡吗", "风扇；档位：3", 0.5);
        OptionalDouble likelier = readings.weight("能插卡吗", "风扇；接口：Type-C", 0.75);

        assertThat(read).hasSize(4);
        assertThat(likelier).hasValue(4.75);
    }

    @Test
    void what_nobody_read_is_asked_for_again_once_there_is_a_reader() {
        isThere = false;
        assertThat(readings.weight("能插卡吗", "风扇；接口：Type-C", 0.5)).isEmpty();

        isThere = true;

        assertThat(readings.weight("能插卡吗", "风扇；接口：Type-C", 0.5)).hasValue(4.5);
    }

    @Test
    void what_was_not_looked_at_for_longest_is_forgotten_first() {
        for (int fact = 0; fact < KeptReadings.MOST; fact++) {
            readings.weight("能插卡吗", "事实" + fact, 0.5);
        }
        readings.weight("能插卡吗", "事实0", 0.5);
        readings.weight("能插卡吗", "又一条", 0.5);
        read.clear();

        readings.weight("能插卡吗", "事实0", 0.5);
        assertThat(read).isEmpty();

        readings.weight("能插卡吗", "事实1", 0.5);
        assertThat(read).hasSize(1);
    }

    private OptionalDouble reads(String question, String fact, double likeness) {
        read.add(question + " " + fact);
        return isThere ? OptionalDouble.of(question.length() + likeness) : OptionalDouble.empty();
    }
}
