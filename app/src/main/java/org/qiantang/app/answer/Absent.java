package org.qiantang.app.answer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Offer;

/** What is asked for in words of its own and stands nowhere on a sheet, so that nothing that stands near answers it. */
final class Absent {
    /** What is asked, and how it would be written. */
    private record Matter(Pattern asked, Pattern written) {}

    private static final List<Matter> MATTERS = List.of(
            matter("静不静音|静音[吗么不嘛的]|响不响|吵不吵|吵[吗么嘛]|分贝|噪[音声]", "噪|静音|分贝|db|(?<!影)响(?!应)|声|隔音|降音|吵|安静"),
            matter("ykk", "ykk"),
            matter("清真", "清真|回民|穆斯林|猪"),
            matter("亲笔|签名|签售|亲签", "签名|签售|亲签|亲笔"));

    /** What has its own place and is asked beside it. */
    private static final Set<Intent> BESIDE = EnumSet.of(
            Intent.PRICE,
            Intent.STOCK,
            Intent.SIZE,
            Intent.DELIVERY_TIME,
            Intent.SHIP_FROM,
            Intent.POSTAGE,
            Intent.REGION,
            Intent.AFTER_SALE,
            Intent.LINK);

    private static final Pattern CLAUSES = Pattern.compile("[\\s,，。;；?？!！]+");

    private Absent() {}

    private static Matter matter(String asked, String written) {
        return new Matter(Pattern.compile(asked), Pattern.compile(written));
    }

    /** Whether the question asks the offer for such a matter and for nothing else: another clause has its own answer. */
    static boolean isAsked(Question question, Offer offer, Set<Intent> wanted) {
        return wanted.stream().noneMatch(BESIDE::contains)
                && MATTERS.stream()
                        .anyMatch(matter -> CLAUSES.splitAsStream(question.text())
                                        .filter(clause -> !clause.isBlank())
                                        .allMatch(clause ->
                                                matter.asked().matcher(clause).find())
                                && !matter.written().matcher(sheet(offer)).find());
    }

    private static String sheet(Offer offer) {
        return Stream.concat(
                        Stream.of(offer.title()),
                        offer.facts().facts().stream().map(fact -> fact.label() + " " + fact.value()))
                .map(Lexicon::plain)
                .collect(Collectors.joining("\n"));
    }
}
