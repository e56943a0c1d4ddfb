package org.qiantang.app.copywriting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.qiantang.engine.guard.Channel;

/** What a text is for, which says where it appears and how long its sentences may be. */
enum TextKind {
    /** Several titles to choose from. */
    TITLE("商品标题", "product title", Channel.TITLE, 30),
    POINTS("卖点", "selling points", Channel.PRODUCT_TEXT, 60),
    DESCRIPTION("详情文案", "long description", Channel.PRODUCT_TEXT, 160),
    VIDEO("短视频口播", "short-video copy", Channel.SPEECH, 120),
    POSTER("海报文案", "poster lines", Channel.SCREEN, 28),
    /** Several messages to choose from. */
    PUSH("推送文案", "push text", Channel.PRODUCT_TEXT, 60),
    /** All that is said in a show. */
    SCRIPT("直播脚本", "live script", Channel.SPEECH, 160);

    private final String zh;
    private final String en;
    private final Channel channel;
    private final int longest;

    TextKind(String zh, String en, Channel channel, int longest) {
        this.zh = zh;
        this.en = en;
        this.channel = channel;
        this.longest = longest;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    Channel channel() {
        return channel;
    }

    /** How many characters one of its sentences may have as it is read. */
    int longest() {
        return longest;
    }

    boolean isOfAShow() {
        return this == SCRIPT;
    }

    /** Whether it is said and not read, so that its length is a time. */
    boolean isSpoken() {
        return channel == Channel.SPEECH;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TextKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
