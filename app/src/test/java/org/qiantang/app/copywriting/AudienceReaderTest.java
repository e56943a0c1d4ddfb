package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.AudienceReader.Unused;
import org.qiantang.app.copywriting.AudienceReader.Why;
import org.qiantang.app.copywriting.Brief.Audience;

class AudienceReaderTest {
    private final AudienceReader reader = AudienceReader.load();

    private List<Audience> audiences(String words) {
        return reader.read(words, Audience.ANYONE).audiences();
    }

    private List<Unused> unused(String words) {
        return reader.read(words, Audience.ANYONE).unused();
    }

    @Test
    void people_are_known_by_many_words() {
        assertThat(audiences("宝妈")).containsExactly(Audience.PARENTS);
        assertThat(audiences("说给带娃家庭")).containsExactly(Audience.PARENTS);
        assertThat(audiences("大学生群体")).containsExactly(Audience.STUDENT);
        assertThat(audiences("给爸妈买的人")).containsExactly(Audience.ELDERS);
        assertThat(audiences("打工人们")).containsExactly(Audience.OFFICE);
        assertThat(audiences("租房的朋友")).containsExactly(Audience.SINGLE);
        assertThat(audiences("想送礼的顾客")).containsExactly(Audience.GIFT);
        assertThat(audiences("女士")).containsExactly(Audience.WOMEN);
        assertThat(audiences("")).isEmpty();
    }

    @Test
    void several_are_told_apart_and_who_is_named_twice_counts_once() {
        assertThat(audiences("通勤的上班族和宝妈")).containsExactly(Audience.OFFICE, Audience.PARENTS);
        assertThat(unused("通勤的上班族和宝妈")).isEmpty();
        assertThat(audiences("爱露营的年轻人、老顾客")).containsExactly(Audience.YOUNG, Audience.OUTDOOR, Audience.REGULAR);
        assertThat(unused("爱露营的年轻人、老顾客")).isEmpty();
    }

    @Test
    void the_longest_word_counts() {
        assertThat(audiences("新手妈妈")).containsExactly(Audience.PARENTS);
        assertThat(audiences("小学生家长")).containsExactly(Audience.PARENTS);
    }

    @Test
    void what_names_no_known_audience_is_told_and_not_left_out() {
        assertThat(audiences("爱喝茶的上班族，火星人")).containsExactly(Audience.OFFICE);
        assertThat(unused("爱喝茶的上班族，火星人"))
                .containsExactly(new Unused("爱喝茶", Why.UNKNOWN), new Unused("火星人", Why.UNKNOWN));
        assertThat(unused("25岁左右的学生")).containsExactly(new Unused("25岁左右", Why.UNKNOWN));
        assertThat(unused("上班族、宝妈、学生、健身")).containsExactly(new Unused("健身", Why.MANY));
    }

    @Test
    void children_the_sick_and_those_it_is_not_for_are_not_written_for() {
        assertThat(audiences("初中生和小朋友")).isEmpty();
        assertThat(unused("初中生和小朋友")).extracting(Unused::why).containsExactly(Why.MINOR, Why.MINOR);
        assertThat(unused("糖尿病人")).containsExactly(new Unused("糖尿病", Why.BODY));
        assertThat(audiences("不要学生")).isEmpty();
        assertThat(unused("不要学生")).containsExactly(new Unused("不要学生", Why.NOT));
    }

    @Test
    void a_word_that_is_denied_names_nobody_and_the_others_of_its_part_do() {
        assertThat(audiences("不爱运动的上班族")).containsExactly(Audience.OFFICE);
        assertThat(unused("不爱运动的上班族")).containsExactly(new Unused("不爱运动", Why.NOT));
        assertThat(audiences("没有孩子的年轻人")).containsExactly(Audience.YOUNG);
        assertThat(audiences("非常爱运动的人")).containsExactly(Audience.FITNESS);
        assertThat(audiences("没用过的人")).containsExactly(Audience.NOVICE);
    }

    @Test
    void whom_the_text_is_for_already_counts_among_the_three() {
        assertThat(reader.read("上班族、宝妈、学生", Audience.GIFT).audiences())
                .containsExactly(Audience.OFFICE, Audience.PARENTS);
        assertThat(reader.read("上班族、宝妈、送礼的人", Audience.GIFT).unused()).isEmpty();
    }

    @Test
    void marks_around_words_are_no_words() {
        assertThat(audiences("上班族（通勤），“宝妈”")).containsExactly(Audience.OFFICE, Audience.PARENTS);
        assertThat(unused("上班族（通勤），“宝妈”")).isEmpty();
    }
}
