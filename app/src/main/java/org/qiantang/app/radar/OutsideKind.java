package org.qiantang.app.radar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a row of another platform's report is about. A channel is somewhere that money is spent on being seen. */
enum OutsideKind {
    HOST("主播", "达人"),
    ROOM("直播间"),
    SHOW("场次", "直播"),
    PRODUCT("商品"),
    BRAND("品牌"),
    CHANNEL("渠道", "计划", "投放");

    // List.of makes a list that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> words;

    OutsideKind(String... words) {
        this.words = List.of(words);
    }

    static Optional<OutsideKind> named(String word) {
        String plain = word.strip();
        return Arrays.stream(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(plain.toLowerCase(Locale.ROOT))
                        || kind.words.contains(plain))
                .findFirst();
    }
}
