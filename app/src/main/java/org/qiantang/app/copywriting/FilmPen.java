package org.qiantang.app.copywriting;

import static org.qiantang.app.catalog.FactKey.CARE;
import static org.qiantang.app.catalog.FactKey.CHARGING;
import static org.qiantang.app.catalog.FactKey.HOW_TO_USE;
import static org.qiantang.app.catalog.FactKey.MAKER;
import static org.qiantang.app.catalog.FactKey.STORAGE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/** Writes the sentences of one film, no fact twice. */
final class FilmPen {
    private static final int LONGEST_FACT = 40;

    private final Quill quill;
    private final ItemPen points;
    private final Offer goods;
    private final @Nullable Offer beside;
    private final Deque<String> uses = new ArrayDeque<>();
    private final Deque<String> shared = new ArrayDeque<>();
    private final Set<String> said = new HashSet<>();

    FilmPen(Quill quill, ItemPen points, Offer goods, @Nullable Offer beside) {
        this.quill = quill;
        this.points = points;
        this.goods = goods;
        this.beside = beside;
        // What a voucher is for and where it is good comes before all else that is known of it.
        points.prefer(SellingPoints.visit(goods));
        Stream.of(HOW_TO_USE, CARE, STORAGE, CHARGING)
                .map(FactKey::key)
                .filter(key -> has(goods, key))
                .forEach(uses::add);
        if (beside != null) {
            // Only what is known of both can be held side by side.
            SellingPoints.keys(goods.category()).stream()
                    .map(FactKey::key)
                    .filter(key -> has(goods, key) && has(beside, key))
                    .forEach(shared::add);
        }
    }

    /** Tells these facts before others, in this order, where they may be told. */
    void prefer(List<String> keys) {
        points.prefer(keys);
        keys.reversed().stream().filter(uses::remove).forEach(uses::addFirst);
        keys.reversed().stream().filter(shared::remove).forEach(shared::addFirst);
    }

    /** What stands there already: neither its words nor its fact come again. */
    void has(FilmLine line) {
        quill.has(line.text());
        said.addAll(LineTemplate.parse(line.text()).facts());
    }

    /** The keys of the facts that a part may tell of the goods. */
    Set<String> keys(FilmPart part) {
        return switch (part) {
            case POINT -> points.keys(Part.POINT);
            case WARNING -> points.keys(Part.WARNING);
            case PROOF -> points.keys(Part.PROOF);
            case HOW -> Set.copyOf(uses);
            case COMPARE -> Set.copyOf(shared);
            case MAKER -> has(goods, MAKER.key()) ? Set.of(MAKER.key()) : Set.of();
            case HOOK, LEAD, DELIVERY, AFTER_SALE, PRICE, CALL -> Set.of();
        };
    }

    /** A sentence about one fact of the goods; empty where none may be told of it, or nothing new can be said. */
    Optional<FilmLine> about(String key) {
        if (uses.contains(key)) {
            return quill.write("film-how", List.of()).map(line -> line(FilmPart.HOW, goods, line.with(key)));
        }
        points.prefer(List.of(key));
        return points.keys(Part.POINT).contains(key)
                ? of(FilmPart.POINT, points.write(Part.POINT)).stream().findFirst()
                : Optional.empty();
    }

    Optional<FilmLine> title() {
        return quill.write("film-title", List.of()).map(line -> line(FilmPart.LEAD, goods, line));
    }

    /** The next sentences of a part: two for a comparison, else one; none once there is nothing more to say. */
    List<FilmLine> write(FilmPart part) {
        return switch (part) {
            case HOOK -> draw(part, "film-hook");
            case LEAD -> draw(part, goods.isVoucher() ? "film-visit" : "film-lead");
            case POINT -> point();
            case WARNING -> of(part, points.write(Part.WARNING));
            case PROOF -> of(part, points.write(Part.PROOF));
            case HOW -> how();
            case COMPARE -> compared();
            case MAKER -> has(goods, MAKER.key()) ? once(part, "film-maker") : List.of();
            case DELIVERY -> goods.isVoucher() ? List.of() : once(part, "film-ship");
            case AFTER_SALE -> goods.afterSale().isEmpty() ? List.of() : once(part, "film-after");
            case PRICE -> draw(part, "film-price");
            case CALL -> draw(part, "film-call");
        };
    }

    /** Another sentence for the place of one, about the same fact where it is about one. */
    Optional<FilmLine> again(FilmLine old) {
        quill.has(old.text());
        String key = LineTemplate.parse(old.text()).facts().stream().findFirst().orElse("");
        return switch (old.part()) {
            case POINT ->
                of(old.part(), points.again(asSentence(Part.POINT, old))).stream()
                        .findFirst();
            case WARNING ->
                of(old.part(), points.again(asSentence(Part.WARNING, old))).stream()
                        .findFirst();
            case PROOF ->
                of(old.part(), points.again(asSentence(Part.PROOF, old))).stream()
                        .findFirst();
            case HOW -> quill.write("film-how", List.of()).map(line -> line(old.part(), goods, line.with(key)));
            case COMPARE ->
                quill.write("film-side", List.of()).map(line -> line(old.part(), sideOf(old), line.with(key)));
            case MAKER -> draw(old.part(), "film-maker").stream().findFirst();
            case DELIVERY -> draw(old.part(), "film-ship").stream().findFirst();
            case AFTER_SALE -> draw(old.part(), "film-after").stream().findFirst();
            case HOOK, LEAD, PRICE, CALL -> write(old.part()).stream().findFirst();
        };
    }

    private Offer sideOf(FilmLine line) {
        return beside != null && line.productId() == beside.itemId() ? beside : goods;
    }

    private static Sentence asSentence(Part part, FilmLine line) {
        return Sentence.written(line.productId(), part, LineTemplate.parse(line.text()), Sentence.Author.GRAMMAR);
    }

    /** No fact is told twice, be it as a point or as a use. */
    private List<FilmLine> point() {
        for (Optional<Sentence> next = points.write(Part.POINT); next.isPresent(); next = points.write(Part.POINT)) {
            List<String> keys = next.get().line().facts();
            if (keys.stream().noneMatch(said::contains)) {
                said.addAll(keys);
                return of(FilmPart.POINT, next);
            }
        }
        return List.of();
    }

    private List<FilmLine> how() {
        for (String key = uses.poll(); key != null; key = uses.poll()) {
            String about = key;
            if (said.add(key)) {
                return quill.write("film-how", List.of())
                        .map(line -> List.of(line(FilmPart.HOW, goods, line.with(about))))
                        .orElse(List.of());
            }
        }
        return List.of();
    }

    private List<FilmLine> once(FilmPart part, String symbol) {
        return said.add(symbol) ? draw(part, symbol) : List.of();
    }

    private List<FilmLine> compared() {
        String key = shared.poll();
        if (key == null || beside == null) {
            return List.of();
        }
        Optional<LineTemplate> one = quill.write("film-side", List.of());
        Optional<LineTemplate> other = quill.write("film-side", List.of());
        return one.isEmpty() || other.isEmpty()
                ? List.of()
                : List.of(
                        line(FilmPart.COMPARE, goods, one.get().with(key)),
                        line(FilmPart.COMPARE, beside, other.get().with(key)));
    }

    private List<FilmLine> draw(FilmPart part, String symbol) {
        return quill.write(symbol, List.of())
                .map(line -> List.of(line(part, goods, line)))
                .orElse(List.of());
    }

    private static List<FilmLine> of(FilmPart part, Optional<Sentence> sentence) {
        return sentence.map(one -> List.of(new FilmLine(part, one.itemId(), one.text(), false, null)))
                .orElse(List.of());
    }

    private static FilmLine line(FilmPart part, Offer offer, LineTemplate line) {
        return new FilmLine(part, offer.itemId(), line.about(offer.itemId()).toString(), false, null);
    }

    private static boolean has(Offer offer, String key) {
        return offer.facts()
                .fact(key)
                .filter(fact -> fact.text().length() <= LONGEST_FACT)
                .isPresent();
    }
}
