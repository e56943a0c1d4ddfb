package org.qiantang.app.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "给方巾拍个20秒的开箱, UNBOXING, 20",
        "方巾拆箱 15s, UNBOXING, 15",
        "方巾和披肩对比一下，半分钟, COMPARISON, 30",
        "讲讲方巾怎么打理，四十五秒左右, HOW_TO, 45",
        "方巾的品牌故事，一分钟, BRAND, 60",
        "三个理由种草方巾, REASONS, 30",
        "方巾, REASONS, 30",
        "店里火锅双人餐探店十五秒, LOCAL, 15",
        "给九分裤拍个20秒的, REASONS, 20",
        "十分柔软的方巾, REASONS, 30",
        "它比较轻薄，拍一条, REASONS, 30",
        "本地土鸡蛋拍一条, REASONS, 30"
    })
    void the_kind_of_film_and_its_length_are_read(String line, Template template, int seconds) {
        WishSettings read = WishSettings.read(line);

        assertThat(read.template()).isEqualTo(template);
        assertThat(read.seconds()).isEqualTo(seconds);
        assertThat(read.unused()).isEmpty();
    }

    @Test
    void form_music_presenter_and_price_are_what_the_line_says_and_as_usual_where_it_is_silent() {
        WishSettings said = WishSettings.read("方巾横屏，不要音乐，别出镜，写上当天价格");
        WishSettings silent = WishSettings.read("方巾讲讲材质");
        WishSettings opposite = WishSettings.read("方巾方形画幅，配上音乐，数字人出镜，不要写价格");

        assertThat(said.shape()).isEqualTo(Shape.WIDE);
        assertThat(said.music()).isFalse();
        assertThat(said.presenter()).isFalse();
        assertThat(said.priced()).isTrue();
        assertThat(silent.shape()).isEqualTo(Shape.TALL);
        assertThat(silent.music()).isTrue();
        assertThat(silent.presenter()).isTrue();
        assertThat(silent.priced()).isFalse();
        assertThat(opposite.shape()).isEqualTo(Shape.SQUARE);
        assertThat(opposite.music()).isTrue();
        assertThat(opposite.presenter()).isTrue();
        assertThat(opposite.priced()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"方巾不要加音乐", "方巾不加背景音乐", "方巾，别放音乐", "方巾不要配乐", "方巾静音"})
    void music_that_is_refused_in_other_words_is_refused(String line) {
        assertThat(WishSettings.read(line).music()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"方巾不带价格", "方巾不要写售价", "不要标今天的价格", "别写价钱"})
    void a_price_that_is_refused_is_not_written(String line) {
        assertThat(WishSettings.read(line).priced()).isFalse();
    }

    @Test
    void whoever_is_not_to_be_seen_is_not_and_goods_are_no_form() {
        assertThat(WishSettings.read("数字人不出镜").presenter()).isFalse();
        assertThat(WishSettings.read("不要让主播露脸").presenter()).isFalse();
        assertThat(WishSettings.read("给方形丝巾拍个开箱").shape()).isEqualTo(Shape.TALL);
        assertThat(WishSettings.read("丝巾拍一条，方形").shape()).isEqualTo(Shape.SQUARE);
    }

    @Test
    void a_length_that_no_film_has_becomes_the_nearest_and_is_told() {
        WishSettings read = WishSettings.read("方巾做个三分钟的片子");

        assertThat(read.seconds()).isEqualTo(60);
        assertThat(read.unused()).containsExactly("三分钟");
    }

    @Test
    void what_was_understood_is_gone_from_the_rest() {
        assertThat(WishSettings.read("给方巾拍个20秒的开箱，重点讲材质").rest()).isEqualTo("给方巾拍个◇的◇，重点讲材质");
    }
}
