package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.copywriting.LiveScript.Line;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.event.ShowEvent.ItemRole;

/** Writes scripts from phrases and facts alone; the same seed writes the same script. */
final class Grammar {
    private final Phrases phrases;

    Grammar(Phrases phrases) {
        this.phrases = phrases;
    }

    /** A source of an item's praise: its hook and selling points, which something else than the grammar may write. */
    @FunctionalInterface
    interface Praise {
        List<LineTemplate> of(Offer offer);
    }

    LiveScript write(Shelf shelf, RandomGenerator random, Praise praise) {
        var pen = new Pen(phrases, random);
        var segments = new ArrayList<Segment>();
        List<Offer> offers = shelf.onSale();
        if (offers.isEmpty()) {
            return new LiveScript(List.of());
        }
        segments.add(spoken(Segment.NO_ITEM, "开场", pen, List.of("opening", "disclosure", "preview", "house-rules")));
        for (int place = 0; place < offers.size(); place++) {
            Offer offer = offers.get(place);
            segments.add(
                    new Segment(offer.itemId(), offer.title(), item(pen, offer, place > 0, random, praise.of(offer))));
        }
        segments.add(spoken(Segment.NO_ITEM, "收尾", pen, List.of("closing", "farewell")));
        return new LiveScript(segments);
    }

    /** That the host is a machine, for a script which somebody else wrote. */
    Segment disclosure(RandomGenerator random) {
        return spoken(Segment.NO_ITEM, "开场", new Pen(phrases, random), List.of("disclosure"));
    }

    private static Segment spoken(long itemId, String title, Pen pen, List<String> symbols) {
        return new Segment(
                itemId,
                title,
                symbols.stream()
                        .flatMap(symbol -> pen.write(symbol).stream())
                        .map(LineTemplate::line)
                        .toList());
    }

    private List<Line> item(Pen pen, Offer offer, boolean follows, RandomGenerator random, List<LineTemplate> given) {
        var lines = new ArrayList<LineTemplate>();
        if (follows) {
            pen.write("transition").ifPresent(lines::add);
        }
        List<LineTemplate> praise = given.stream()
                .map(line -> line.about(offer.itemId()))
                .filter(pen::isNew)
                .toList();
        lines.addAll(praise.isEmpty() ? praise(pen, offer, random) : praise);
        SellingPoints.warningsOf(offer)
                .forEach(key -> point(pen, offer, "warning." + key, key).ifPresent(lines::add));
        if (offer.category() == LegalCategory.HEALTH_FOOD) {
            pen.write("not-a-medicine").ifPresent(lines::add);
        }
        if (offer.sizes() != null && offer.sizes().rows().size() > 1) {
            pen.write("sizes").ifPresent(lines::add);
        }
        if (offer.onSale().size() > 1) {
            pen.write("skus").ifPresent(lines::add);
        }
        pen.write(offer.hasOnePrice() ? "price.one" : "price.many").ifPresent(lines::add);
        pen.write("stock").ifPresent(lines::add);
        if (!offer.isVoucher()) {
            pen.write(offer.delivery().freeShipping() ? "delivery.free" : "delivery.paid")
                    .ifPresent(lines::add);
        }
        if (!offer.afterSale().isEmpty()) {
            pen.write("after-sale").ifPresent(lines::add);
        }
        pen.write("call").ifPresent(lines::add);
        return lines.stream().map(line -> line.about(offer.itemId()).line()).toList();
    }

    private List<LineTemplate> praise(Pen pen, Offer offer, RandomGenerator random) {
        var lines = new ArrayList<LineTemplate>();
        pen.write("hook." + offer.role().name().toLowerCase(Locale.ROOT)).ifPresent(lines::add);
        for (String key : SellingPoints.of(offer, points(offer.role()), random)) {
            point(pen, offer, "point." + key, key).ifPresent(lines::add);
        }
        return lines;
    }

    private static int points(ItemRole role) {
        return switch (role) {
            case TRAFFIC -> 3;
            case FILLER -> 4;
            case PROFIT -> 5;
            case HERO -> 6;
        };
    }

    private Optional<LineTemplate> point(Pen pen, Offer offer, String symbol, String key) {
        Optional<LineTemplate> line =
                (phrases.has(symbol) ? pen.write(symbol) : Optional.<LineTemplate>empty()).or(() -> pen.write("point"));
        return line.map(one -> SellingPoints.about(offer, withProof(pen, offer, one, key), key));
    }

    private static LineTemplate withProof(Pen pen, Offer offer, LineTemplate line, String key) {
        boolean proved = offer.facts().fact(key).map(Fact::proof).isPresent();
        Optional<LineTemplate> proof = proved ? pen.write("proof") : Optional.empty();
        return proof.map(more -> {
                    var parts = new ArrayList<>(line.parts());
                    parts.addAll(more.parts());
                    return new LineTemplate(parts);
                })
                .orElse(line);
    }
}
