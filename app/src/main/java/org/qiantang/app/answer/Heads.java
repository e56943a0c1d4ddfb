package org.qiantang.app.answer;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Offer;

/** Of goods that one word fits alike, those that are called by it: 奶瓶 calls a 宽口径奶瓶, and says of a 奶瓶消毒器 what it is for. */
final class Heads {
    private static final String WITH = "[带送配含附赠](?:\\p{IsHan}{0,2})";

    private final Naming naming;

    Heads(Naming naming) {
        this.naming = naming;
    }

    /** The only one of the rivals that one of the words calls, if no other is called by any of them. */
    Optional<Offer> called(String text, List<Offer> rivals, BitSet by) {
        List<String> names = Referring.runs(text, by).filter(naming::isName).toList();
        List<Offer> called = rivals.stream()
                .filter(offer -> names.stream().anyMatch(name -> isHead(name, offer)))
                .toList();
        return called.size() == 1
                        && rivals.stream()
                                .filter(offer -> !offer.equals(called.getFirst()))
                                .allMatch(offer -> isDescribed(names, offer))
                ? Optional.of(called.getFirst())
                : Optional.empty();
    }

    /** Whether another name follows the word, or goods come with it: 保温杯大容量吸管款 is called 保温杯 all the same. */
    private boolean isDescribed(List<String> names, Offer offer) {
        String title = Lexicon.plain(offer.title());
        return names.stream()
                .filter(title::contains)
                .allMatch(name -> Pattern.compile(WITH + Pattern.quote(name))
                                .matcher(title)
                                .find()
                        || isFollowedByAName(title.substring(title.indexOf(name) + name.length())));
    }

    private boolean isFollowedByAName(String rest) {
        String segment = rest.split("[\\s,，、/()（）]+", 2)[0];
        return IntStream.range(0, Math.max(0, segment.length() - 1))
                .mapToObj(segment::substring)
                .anyMatch(naming::isCall);
    }

    /** Whether goods are called by the word, and not only described with it. */
    boolean isCalledBy(String word, Offer goods) {
        return naming.isName(word)
                && Stream.of(Lexicon.plain(goods.title()).split("\\s+", -1))
                        .anyMatch(segment -> segment.endsWith(word));
    }

    /** Whether a part of the title ends with the word; what goods come with is no head: 刀 of 带滑刀. */
    private static boolean isHead(String name, Offer offer) {
        Pattern with = Pattern.compile(WITH + Pattern.quote(name) + "$");
        return List.of(Lexicon.plain(offer.title()).split("[\\s,，、/()（）]+", -1)).stream()
                .anyMatch(segment ->
                        segment.endsWith(name) && !with.matcher(segment).find());
    }
}
