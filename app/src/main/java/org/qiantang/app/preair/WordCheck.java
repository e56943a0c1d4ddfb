package org.qiantang.app.preair;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Product;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Severity;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;

/** Words judged by the rule book as the law will stand on the day of the air, with the product's sheet and its prices there. */
final class WordCheck {
    private static final String PRICES = "price_fraud";

    private final Guard book;
    private final LocalDate airDay;

    WordCheck(Guard book, LocalDate airDay) {
        this.book = book;
        this.airDay = airDay;
    }

    /** What the line-up says of an item: its title, its page, its kinds. Of a kind's name nothing bars an opening. */
    List<ReviewPoint> item(LineUp.Item item) {
        Product product = item.product();
        List<Goods> goods = goods(item);
        var points = new ArrayList<ReviewPoint>(judge("title", product.title(), Channel.TITLE, item, goods));
        points.addAll(judge("page", product.description(), Channel.PRODUCT_TEXT, item, goods));
        for (LineUp.Sku sku : item.skus()) {
            points.addAll(judge("sku", sku.name(), Channel.TITLE, item, goods));
        }
        return points;
    }

    /** What the show says of itself, of no one product. */
    List<ReviewPoint> show(LineUp lineUp) {
        var points = new ArrayList<ReviewPoint>(judge("title", lineUp.title(), Channel.TITLE, null, List.of()));
        points.addAll(judge("teaser", lineUp.teaser(), Channel.PRODUCT_TEXT, null, List.of()));
        return points;
    }

    /** A line of a script, spoken with these goods on screen; of none where it opens or ends the show. */
    List<ReviewPoint> said(String text, LineUp.@Nullable Item item) {
        return judge("script", text, Channel.SPEECH, item, item == null ? List.of() : goods(item));
    }

    /** Of the same words about a price the rule book and the deals are asked both; what is graver counts. */
    private List<ReviewPoint> judge(
            String check, String text, Channel channel, LineUp.@Nullable Item item, List<Goods> goods) {
        List<Finding> found = found(text, channel, goods);
        List<PriceCheck.Named> prices = item == null ? List.of() : PriceCheck.named(text, item, airDay);
        return Stream.concat(
                        found.stream()
                                .filter(finding -> prices.stream()
                                        .noneMatch(price -> isSame(price, finding)
                                                && price.point().fitness().compareTo(fitness(finding)) >= 0))
                                .map(finding -> point(check, text, finding)),
                        prices.stream()
                                .filter(price -> found.stream()
                                        .noneMatch(finding -> isSame(price, finding)
                                                && price.point().fitness().compareTo(fitness(finding)) < 0))
                                .map(PriceCheck.Named::point))
                .toList();
    }

    private static boolean isSame(PriceCheck.Named price, Finding finding) {
        return finding.category().equals(PRICES) && price.from() < finding.to() && finding.from() < price.to();
    }

    private static Fitness fitness(Finding finding) {
        return finding.verdict() == Verdict.VIOLATES ? Fitness.MEND : Fitness.NEEDS_EVIDENCE;
    }

    private List<Finding> found(String text, Channel channel, List<Goods> goods) {
        if (text.isBlank()) {
            return List.of();
        }
        Speaker speaker = channel == Channel.SPEECH ? Speaker.BOT : Speaker.STAFF;
        return book.mildest(goods, one -> new Line(text, channel, speaker, airDay, one))
                .judgement()
                .standing();
    }

    private ReviewPoint point(String check, String text, Finding finding) {
        boolean violates = finding.verdict() == Verdict.VIOLATES;
        String rewrite = finding.rewrite();
        var facts = new ArrayList<ReviewFact>();
        facts.add(new ReviewFact("quote", excerpt(text, finding)));
        facts.add(new ReviewFact("air-day", airDay.toString()));
        finding.factsUsed().forEach(fact -> facts.add(new ReviewFact("used", fact)));
        finding.factsMissing().forEach(fact -> facts.add(new ReviewFact("lacks", fact)));
        return new ReviewPoint(
                check,
                fitness(finding),
                finding.rule(),
                finding.source() + finding.article(),
                finding.severity().name(),
                "“" + finding.matched() + "”：" + finding.message(),
                "“" + finding.matched() + "”: " + finding.messageEn(),
                facts,
                rewrite != null ? rewrite : violates ? "删去这几个字，或换成事实表里写明的说法" : "在事实表里补充它的依据",
                rewrite != null
                        ? rewrite
                        : violates ? "leave it out, or say what the fact sheet states" : "add its basis",
                violates && check.equals("title") && isGrave(finding));
    }

    /** What is said of prices warns, however grave: whether it is so changes with every deal. */
    private static boolean isGrave(Finding finding) {
        return finding.severity().compareTo(Severity.S3) >= 0
                && !finding.category().equals(PRICES);
    }

    private static String excerpt(String text, Finding finding) {
        int from = Math.max(0, finding.from() - 12);
        int to = Math.min(text.length(), finding.to() + 12);
        return (from > 0 ? "…" : "") + text.substring(from, to).replace('\n', ' ') + (to < text.length() ? "…" : "");
    }

    private static List<Goods> goods(LineUp.Item item) {
        Product product = item.product();
        return item.skus().stream()
                .map(sku -> new Goods(
                        product.legalCategory().judgedAs(),
                        product.textByLabel(),
                        null,
                        sku.price().minor(),
                        sku.base().minor()))
                .distinct()
                .toList();
    }
}
