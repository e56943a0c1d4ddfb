package org.qiantang.app.preair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Product;
import org.qiantang.engine.guard.Guard;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedItem;

/**
 * What came of looking through a line-up: every item with its prices, papers and points.
 *
 * @param subject SHA-256 over all that was looked at; equal as long as nothing of it changes
 * @param points of the show as a whole
 */
record Review(
        String subject,
        String edition,
        List<ReviewedItem> items,
        List<ReviewPoint> points,
        int linesJudged,
        List<String> notJudged) {
    Review {
        items = List.copyOf(items);
        points = List.copyOf(points);
        notJudged = List.copyOf(notJudged);
    }

    /** Of the show, and of each item. */
    private static final int MOST_POINTS = 100;

    /** The check of a point that says what else there is. */
    static final String MORE = "more";

    static final Comparator<ReviewPoint> GRAVEST_FIRST = Comparator.comparing(ReviewPoint::blocks)
            .thenComparing(ReviewPoint::fitness)
            .reversed();

    /** A line that the digital host might say, and the item on screen with it. */
    record Said(long itemId, String text) {}

    /** Why something was not judged. */
    static final String HOST_SPEAKS = "host-speaks";

    static final String SCRIPT_IS_A_DRAFT = "script-is-a-draft";
    static final String SCRIPT_NOT_ASKED = "script-not-asked";
    static final String SCRIPT_EMPTY = "script-empty";
    static final String PICTURES = "pictures";

    /** @param script lines of a script that was written for this; null where none was asked for */
    static Review of(LineUp lineUp, Guard book, @Nullable List<Said> script) {
        var words = new WordCheck(book, lineUp.airDay());
        var showPoints = new ArrayList<ReviewPoint>(words.show(lineUp));
        List<Said> lines = script == null ? List.of() : script;
        lines.stream()
                .filter(line -> lineUp.items().stream().noneMatch(item -> item.itemId() == line.itemId()))
                .forEach(line -> showPoints.addAll(words.said(line.text(), null)));
        List<ReviewedItem> items = lineUp.items().stream()
                .map(item -> item(lineUp, item, words, lines))
                .toList();
        return new Review(
                subject(lineUp, book),
                book.version(),
                items,
                listed(showPoints),
                lines.size(),
                notJudged(lineUp, script));
    }

    private static ReviewedItem item(LineUp lineUp, LineUp.Item item, WordCheck words, List<Said> lines) {
        List<String> said = lines.stream()
                .filter(line -> line.itemId() == item.itemId())
                .map(Said::text)
                .toList();
        var points = new ArrayList<ReviewPoint>();
        points.addAll(PaperCheck.points(item.product(), lineUp.airDay()));
        points.addAll(StruckCheck.points(item));
        points.addAll(words.item(item));
        said.forEach(text -> points.addAll(words.said(text, item)));
        points.addAll(PriceCheck.ofPrices(item, lineUp.airDay()));
        return new ReviewedItem(
                item.itemId(),
                item.product().id(),
                item.shopId(),
                item.product().title(),
                item.product().legalCategory().zh(),
                worst(points),
                item.perBuyerLimit(),
                item.skus().stream().map(PriceCheck::sealed).toList(),
                PaperCheck.papers(item.product(), lineUp.airDay()),
                listed(points));
    }

    /** Each once; where there are more than a record is to hold, the gravest, and how many are left out. */
    private static List<ReviewPoint> listed(List<ReviewPoint> points) {
        List<ReviewPoint> distinct = points.stream().distinct().toList();
        if (distinct.size() <= MOST_POINTS) {
            return distinct;
        }
        List<ReviewPoint> gravest = distinct.stream().sorted(GRAVEST_FIRST).toList();
        int left = distinct.size() - MOST_POINTS;
        ReviewPoint more =
                more(gravest.get(MOST_POINTS).fitness(), "另有 " + left + " 处没有列出", left + " more are not listed");
        return Stream.concat(gravest.stream().limit(MOST_POINTS), Stream.of(more))
                .toList();
    }

    static ReviewPoint more(Fitness fitness, String message, String messageEn) {
        return new ReviewPoint(
                MORE,
                fitness,
                "",
                "",
                null,
                message,
                messageEn,
                List.of(),
                "先改好列出的，再审核一次",
                "mend those that are listed, then review again",
                false);
    }

    private static Fitness worst(Collection<ReviewPoint> points) {
        return points.stream().map(ReviewPoint::fitness).max(Enum::compareTo).orElse(Fitness.PASS);
    }

    /** The worst of the show and all its items. */
    Fitness fitness() {
        Fitness ofItems =
                items.stream().map(ReviewedItem::fitness).max(Enum::compareTo).orElse(Fitness.PASS);
        Fitness ofShow = worst(points);
        return ofItems.compareTo(ofShow) > 0 ? ofItems : ofShow;
    }

    /** Nothing is lined up and nothing was found: there is nothing to seal. */
    boolean isBare() {
        return items.isEmpty() && points.isEmpty();
    }

    /** What keeps the show from opening, in words that name the item. */
    List<Bar> bars() {
        Stream<Bar> ofShow = points.stream().filter(ReviewPoint::blocks).map(point -> new Bar(null, "", point));
        Stream<Bar> ofItems = items.stream()
                .flatMap(item -> item.points().stream()
                        .filter(ReviewPoint::blocks)
                        .map(point -> new Bar(item.itemId(), item.title(), point)));
        return Stream.concat(ofShow, ofItems).toList();
    }

    /** @param itemId null where it is the show itself */
    record Bar(@Nullable Long itemId, String title, ReviewPoint point) {}

    private static List<String> notJudged(LineUp lineUp, @Nullable List<Said> script) {
        var not = new ArrayList<String>();
        if (!lineUp.digital()) {
            not.add(HOST_SPEAKS);
        } else if (script == null) {
            not.add(SCRIPT_NOT_ASKED);
        } else {
            not.add(script.isEmpty() ? SCRIPT_EMPTY : SCRIPT_IS_A_DRAFT);
        }
        not.add(PICTURES);
        return not;
    }

    /** A hash over what is looked at. Pieces are left out: that some are sold or sent makes no other line-up. */
    static String subject(LineUp lineUp, Guard book) {
        var all = new StringBuilder(book.version());
        Stream.of(lineUp.title(), lineUp.teaser(), lineUp.airDay(), lineUp.digital())
                .forEach(one -> all.append('\n').append(one));
        for (LineUp.Item item : lineUp.items()) {
            Product product = item.product();
            Stream.of(
                            item.itemId(),
                            item.shopId(),
                            item.perBuyerLimit(),
                            product.id(),
                            product.title(),
                            product.legalCategory(),
                            product.description(),
                            product.facts(),
                            item.skus(),
                            item.struck())
                    .forEach(one -> all.append('\n').append(one));
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
