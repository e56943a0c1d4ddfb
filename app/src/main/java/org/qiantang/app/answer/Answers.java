package org.qiantang.app.answer;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Terms;

/** Answers viewers of shows from what is on the shelf at the moment they ask. */
public final class Answers {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** 刚才那款, and not 我刚才拍的, which is one's own order. */
    private static final Pattern POINTS_BACK =
            Pattern.compile("刚[才刚](?![拍买下付订收抢])|刚讲|刚说|刚那|方才|才讲|刚过去|先前|上一[个款件]|上个|前一[个款件]|前面[的那个款件双条]|之前的?那");

    private final Shelves shelves;
    private final Answering answering;
    private final Answering rules;
    private final InstantSource clock;

    Answers(Shelves shelves, Answering answering, Answering rules, InstantSource clock) {
        this.shelves = shelves;
        this.answering = answering;
        this.rules = rules;
        this.clock = clock;
    }

    /** Answers a line of a viewer who said these things before, oldest first; {@code pinnedItem} is what "this one" means. */
    public Answer answer(long showId, @Nullable Long pinnedItem, List<String> history, String question) {
        return answer(showId, pinnedItem, null, history, question);
    }

    /**
     * The same where it is known what was on screen before, which 刚才那款 means to a viewer who has named no goods.
     *
     * @param shownBefore the item that was on screen before the pinned one; null where none was
     */
    public Answer answer(
            long showId, @Nullable Long pinnedItem, @Nullable Long shownBefore, List<String> history, String question) {
        return inShow(showId, pinnedItem, shownBefore, history, question, UnaryOperator.identity());
    }

    /** What was on screen before counts as named first of all, where the line points back. */
    static List<String> withShown(Shelf shelf, @Nullable Long shownBefore, List<String> history, String question) {
        if (shownBefore == null || !POINTS_BACK.matcher(question).find()) {
            return history;
        }
        return shelf.offer(shownBefore)
                .map(offer -> Stream.concat(Stream.of(offer.number() + "号链接"), history.stream())
                        .toList())
                .orElse(history);
    }

    /**
     * Answers somebody who asks on the page of an item, to that one alone.
     *
     * @param had what the asker has of the item so far, which is told to nobody else
     */
    public Answer answer(long showId, long item, List<String> history, String question, List<Terms.Had> had) {
        return inShow(
                showId,
                item,
                null,
                history,
                question,
                offer -> offer.itemId() == item ? offer.on(offer.terms().forAsker(had)) : offer);
    }

    private Answer inShow(
            long showId,
            @Nullable Long pinnedItem,
            @Nullable Long shownBefore,
            List<String> history,
            String question,
            UnaryOperator<Offer> terms) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return shelves.of(showId)
                .filter(shelf -> !shelf.offers().isEmpty())
                .map(shelf -> seen(showId, shelf, question).with(terms))
                .map(shelf -> answering.answer(
                        shelf,
                        pinnedItem == null ? shelf.pinned() : pinnedItem,
                        withShown(shelf, shownBefore, history, question),
                        today,
                        question))
                .orElseGet(Answer.NotAQuestion::new);
    }

    /** Struck-through prices are reckoned from deals, and not for lines that cannot ask for them. */
    private Shelf seen(long showId, Shelf shelf, String question) {
        return OnAir.mayAskForStruck(question) ? shelves.withStruck(showId, shelf) : shelf;
    }

    /** What the rules alone understand of a line, without what is found by likeness of meaning. */
    public Answer byRules(Shelf shelf, long pinnedItem, String question) {
        return rules.answer(shelf, pinnedItem, List.of(), LocalDate.ofInstant(clock.instant(), CHINA), question);
    }

    /** Sums of yuan in what a person wrote about these goods that they do not cost, in figures: 30元 of 三十元. */
    public static List<String> otherPrices(String text, Offer offer) {
        return OtherPrices.in(text, offer);
    }

    /** Whether every figure of an approved answer is one of the facts of this offer that it is bound to, so that it may be said of it. */
    public static boolean holds(Approved approved, Offer offer) {
        return Saying.stillHolds(approved, offer);
    }

    /** The same from a shelf that is at hand, for goods that are in no show. */
    public Answer answer(Shelf shelf, @Nullable Long pinnedItem, List<String> history, String question) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return shelf.offers().isEmpty()
                ? new Answer.NotAQuestion()
                : answering.answer(shelf, pinnedItem, history, today, question);
    }
}
