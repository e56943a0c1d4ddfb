package org.qiantang.app.shortvideo;

import static org.qiantang.app.copywriting.FilmPart.AFTER_SALE;
import static org.qiantang.app.copywriting.FilmPart.CALL;
import static org.qiantang.app.copywriting.FilmPart.COMPARE;
import static org.qiantang.app.copywriting.FilmPart.DELIVERY;
import static org.qiantang.app.copywriting.FilmPart.HOOK;
import static org.qiantang.app.copywriting.FilmPart.HOW;
import static org.qiantang.app.copywriting.FilmPart.LEAD;
import static org.qiantang.app.copywriting.FilmPart.MAKER;
import static org.qiantang.app.copywriting.FilmPart.POINT;
import static org.qiantang.app.copywriting.FilmPart.PRICE;
import static org.qiantang.app.copywriting.FilmPart.PROOF;
import static org.qiantang.app.copywriting.FilmPart.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmScripts;

/** A way to tell of goods in a film: what comes in which order, and what is seen with it. */
enum Template {
    REASONS("几条理由", "reasons", List.of(HOOK, LEAD), List.of(POINT), List.of(PROOF, WARNING, WARNING, PRICE, CALL)),
    UNBOXING("开箱", "unboxing", List.of(HOOK, LEAD), List.of(POINT, POINT, HOW), List.of(WARNING, WARNING, PRICE, CALL)),
    COMPARISON("对比", "comparison", List.of(HOOK, LEAD), List.of(COMPARE), List.of(WARNING, WARNING, PRICE, CALL)),
    HOW_TO("怎么用", "how to use", List.of(HOOK, LEAD), List.of(HOW, POINT), List.of(WARNING, WARNING, AFTER_SALE, CALL)),
    LOCAL(
            "本地店铺",
            "local shop",
            List.of(HOOK, LEAD),
            List.of(POINT, DELIVERY, AFTER_SALE),
            List.of(WARNING, WARNING, PRICE, CALL)),
    BRAND("品牌故事", "brand story", List.of(HOOK, LEAD), List.of(MAKER, POINT, PROOF), List.of(WARNING, WARNING, CALL));

    private final String zh;
    private final String en;

    // List.of makes lists that nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<FilmPart> opening;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<FilmPart> body;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<FilmPart> closing;

    Template(String zh, String en, List<FilmPart> opening, List<FilmPart> body, List<FilmPart> closing) {
        this.zh = zh;
        this.en = en;
        this.opening = opening;
        this.body = body;
        this.closing = closing;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mood of its words. */
    String mood() {
        return this == COMPARISON ? "compare" : word();
    }

    boolean needsTwo() {
        return this == COMPARISON;
    }

    /**
     * Has a film of this kind written.
     *
     * @param seconds how long its sentences may take
     * @param first the keys of the facts that are told before others
     */
    FilmScripts.Order order(long productId, @Nullable Long besideId, double seconds, List<String> first, long seed) {
        return new FilmScripts.Order(productId, besideId, mood(), opening, body, closing, seconds, first, seed);
    }

    static Optional<Template> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
