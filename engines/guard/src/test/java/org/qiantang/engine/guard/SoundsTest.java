package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundsTest {
    private final Sounds sounds = new Sounds(List.of("微信", "最好", "治疗"));

    @Test
    void a_word_is_heard_in_other_characters_and_in_letters() {
        assertThat(sounds.in("加我威芯")).containsExactly("微信");
        assertThat(sounds.in("加我weixin聊")).containsExactly("微信");
        assertThat(sounds.in("这个zui好用")).containsExactly("最好");
        assertThat(sounds.in("加我wx")).containsExactly("微信");
    }

    @Test
    void careless_speech_is_heard_too() {
        assertThat(sounds.in("能自疗")).containsExactly("治疗");
    }

    @Test
    void a_word_that_is_written_as_itself_is_no_hint() {
        assertThat(sounds.in("加我微信")).isEmpty();
    }

    @Test
    void the_words_that_are_shipped_hear_each_other_no_more_than_these() {
        Sounds shipped = Sounds.shipped();

        assertThat(shipped.in("加我微信")).doesNotContain("薇信");
        assertThat(shipped.in("加wx")).contains("微信");
    }

    @Test
    void other_text_sounds_like_nothing() {
        assertThat(sounds.in("大家晚上好，今天讲尺码 abc 123")).isEmpty();
    }
}
