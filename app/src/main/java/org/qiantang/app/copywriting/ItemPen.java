package org.qiantang.app.copywriting;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.shelf.Offer;

/** Writes the sentences of one item: each part from its phrases, the facts one after the other, the telling ones first. */
final class ItemPen {
    /** So few pieces that a host may speak of them; in the phrases it stands as {@code few:20}. */
    static final int FEW = 20;

    /** So few pieces for one buyer that it is worth a word. */
    private static final int FEW_FOR_ONE = 3;

    private static final int LONGEST_ON_POSTER = 18;
    private static final int LONGEST_IN_PUSH = 20;

    /** A longer fact is told without turning to somebody, so that the sentence stays within its length. */
    private static final int LONGEST_OF_INTEREST = 30;

    private final Quill quill;
    private final TextKind kind;
    private final Offer offer;
    private final LocalDate today;
    private final List<String> moods;
    private final Listeners listeners;
    private final Set<String> ofInterest;
    private final Deque<String> points = new ArrayDeque<>();
    private final Deque<String> proofs = new ArrayDeque<>();
    private final Deque<String> warnings = new ArrayDeque<>();
    private final Deque<String> benefits = new ArrayDeque<>();
    private final Deque<String> choices = new ArrayDeque<>();
    private final Deque<LineTemplate> titles = new ArrayDeque<>();
    private final List<String> shortFacts;
    private int inTurn;

    ItemPen(Quill quill, Assignment assignment, Offer offer, RandomGenerator random) {
        this.quill = quill;
        this.kind = assignment.brief().kind();
        this.offer = offer;
        this.today = assignment.today();
        this.moods = List.of(offer.role().name().toLowerCase(Locale.ROOT), sort(offer.category()));
        this.listeners = Listeners.of(assignment.brief(), List.of(offer.category()));
        List<String> keys = SellingPoints.of(offer, Integer.MAX_VALUE, random);
        points.addAll(order(keys, random));
        List<String> askedFor = listeners.factsFirst(keys);
        prefer(askedFor);
        ofInterest = askedFor.stream().filter(this::isSoonTold).collect(Collectors.toSet());
        keys.stream().filter(this::isProved).forEach(proofs::add);
        warnings.addAll(SellingPoints.warningsOf(offer));
        if (!offer.isVoucher()) {
            benefits.add(offer.delivery().freeShipping() ? "delivery.free" : "delivery.paid");
        }
        if (!offer.afterSale().isEmpty()) {
            benefits.add("after-sale");
        }
        if (offer.sizes() != null && offer.sizes().rows().size() > 1) {
            choices.add("sizes");
        }
        if (offer.onSale().size() > 1) {
            choices.add("skus");
        }
        shortFacts = fitting(keys, random);
        if (kind == TextKind.TITLE) {
            titles.addAll(
                    new TitlePen(offer, ranked(keys), GrammarCopywriter.longest(assignment.brief())).titles(random));
        }
    }

    /** The keys of the facts that wait to be told as points, proofs or warnings. */
    Set<String> keys(Part part) {
        return Set.copyOf(part == Part.PROOF ? proofs : part == Part.WARNING ? warnings : points);
    }

    /** Tells these facts first, in this order, where they may be told at all. */
    void prefer(List<String> keys) {
        keys.reversed().stream().filter(points::remove).forEach(points::addFirst);
    }

    /** The first two stay first; the rest come in an order of their own, so that texts differ. */
    private static List<String> order(List<String> keys, RandomGenerator random) {
        int first = Math.min(2, keys.size());
        var rest = new ArrayList<>(keys.subList(first, keys.size()));
        Collections.shuffle(rest, java.util.Random.from(random));
        return Stream.concat(keys.subList(0, first).stream(), rest.stream()).toList();
    }

    private List<String> fitting(List<String> keys, RandomGenerator random) {
        int longest = switch (kind) {
            case POSTER -> LONGEST_ON_POSTER;
            case PUSH -> LONGEST_IN_PUSH;
            case TITLE, POINTS, DESCRIPTION, VIDEO, SCRIPT -> Integer.MAX_VALUE;
        };
        var fit = new ArrayList<>(keys.stream()
                .filter(key -> offer.facts()
                        .fact(key)
                        .filter(fact -> fact.text().length() <= longest)
                        .isPresent())
                .toList());
        Collections.shuffle(fit, java.util.Random.from(random));
        List<String> first = listeners.factsFirst(fit);
        fit.removeAll(first);
        fit.addAll(0, first);
        return fit;
    }

    /** Those first that the listeners ask for. */
    private List<String> ranked(List<String> keys) {
        var ranked = new LinkedHashSet<>(listeners.factsFirst(keys));
        ranked.addAll(keys);
        return List.copyOf(ranked);
    }

    private boolean isSoonTold(String key) {
        return offer.facts()
                .fact(key)
                .filter(fact -> fact.text().length() <= LONGEST_OF_INTEREST)
                .isPresent();
    }

    private boolean isProved(String key) {
        return offer.facts()
                .fact(key)
                .map(Fact::proof)
                .filter(proof -> proof.holdsOn(today))
                .map(Proof::issuer)
                .filter(issuer -> !issuer.isBlank())
                .isPresent();
    }

    /** The next sentence for a part; empty where the item has nothing, or nothing more, to say there. */
    Optional<Sentence> write(Part part) {
        return line(part, false).map(line -> sentence(part, line));
    }

    /** The same for the first sentence of a text. */
    Optional<Sentence> begin(Part part) {
        return line(part, true).map(line -> sentence(part, line));
    }

    /** Another sentence in place of one, about the same fact where it is about a fact. */
    Optional<Sentence> again(Sentence old) {
        quill.has(old.text());
        List<String> about = old.line().facts().stream()
                .filter(key -> offer.facts().fact(key).isPresent())
                .toList();
        if (old.part() == Part.POINT && kind != TextKind.POSTER && !about.isEmpty()) {
            points.remove(about.getFirst());
            points.addFirst(about.getFirst());
        }
        if (old.part() == Part.WARNING && !about.isEmpty()) {
            warnings.remove(about.getFirst());
            warnings.addFirst(about.getFirst());
        }
        if (old.part() == Part.BENEFIT && about.isEmpty() && old.text().contains("{after-sale")) {
            benefits.removeFirst();
        }
        return write(old.part());
    }

    private Sentence sentence(Part part, LineTemplate line) {
        return Sentence.written(offer.itemId(), part, line.about(offer.itemId()), Sentence.Author.GRAMMAR);
    }

    private Optional<LineTemplate> line(Part part, boolean first) {
        return switch (part) {
            case TITLE -> title();
            case HOOK -> hook(first);
            case POINT -> kind == TextKind.POSTER ? onPoster() : point(first);
            case PROOF -> next(proofs).flatMap(key -> draw("proof-line", first).map(line -> line.with(key)));
            case WARNING ->
                next(warnings).flatMap(key -> draw("warning." + key, first).map(line -> line.with(key)));
            case CHOICE -> next(choices).flatMap(symbol -> draw(symbol, first));
            case PRICE ->
                offer.isSoldOut()
                        ? Optional.empty()
                        : draw(
                                kind == TextKind.POSTER
                                        ? "poster-price"
                                        : offer.hasOnePrice() ? "price.one" : "price.many",
                                first);
            case BENEFIT -> next(benefits).flatMap(symbol -> draw(symbol, first));
            case URGENCY -> urgency(first);
            case TRANSITION -> draw("transition", first);
            case PAIN -> draw("pain", first);
            case SCENE -> draw("scene-line", first);
            case CHAT -> inTurn++ % 2 == 0 ? draw("chat", first) : draw("recap", first);
            case CALL ->
                draw(kind == TextKind.SCRIPT ? "call" : kind == TextKind.POSTER ? "poster-call" : "call.page", first);
            case OPENING, PREVIEW, RULES, CLOSING, FAREWELL -> Optional.empty();
        };
    }

    /** What is truly short: the time of a flash sale under way, the pieces, or else what is said without hurry. */
    private Optional<LineTemplate> urgency(boolean first) {
        Optional<LineTemplate> clock =
                kind == TextKind.SCRIPT && offer.terms().flashEnd().isPresent()
                        ? draw("flash", first)
                        : Optional.empty();
        int most = offer.terms().perBuyer();
        boolean isShort = offer.left() > FEW && most > 0 && most <= FEW_FOR_ONE;
        return clock.or(() -> draw(offer.left() <= FEW ? "few" : isShort ? "limit" : "stock", first));
    }

    private Optional<LineTemplate> hook(boolean first) {
        return switch (kind) {
            case SCRIPT, TITLE -> draw("hook", first);
            case VIDEO -> draw("lead", first);
            case POINTS, DESCRIPTION -> draw("page-lead", first);
            case POSTER -> draw("headline", first);
            case PUSH -> draw("push", first).map(line -> line.with(fact().orElse(LineTemplate.ANY)));
        };
    }

    private Optional<LineTemplate> title() {
        return Optional.ofNullable(titles.poll());
    }

    private Optional<LineTemplate> onPoster() {
        return fact().flatMap(key -> draw("poster-point", false).map(line -> line.with(key)));
    }

    /** The short facts in turn, and again from the first. */
    private Optional<String> fact() {
        return shortFacts.isEmpty() ? Optional.empty() : Optional.of(shortFacts.get(inTurn++ % shortFacts.size()));
    }

    private Optional<LineTemplate> point(boolean first) {
        Optional<String> key = next(points);
        return key.flatMap(one -> {
            String symbol = quill.knows("point." + one) ? "point." + one : "point";
            Optional<LineTemplate> line = ofInterest.contains(one)
                    ? listeners.own(quill, "interest", moods, first).or(() -> draw(symbol, first))
                    : draw(symbol, first);
            return line.or(() -> draw("point", first)).map(drawn -> SellingPoints.about(offer, drawn, one));
        });
    }

    private Optional<LineTemplate> draw(String symbol, boolean first) {
        return listeners.draw(quill, symbol, moods, first);
    }

    private static Optional<String> next(Deque<String> of) {
        return Optional.ofNullable(of.poll());
    }

    /** The mood of goods of a category, for what is pictured and asked around them. */
    static String sort(LegalCategory category) {
        return switch (category) {
            case CLOTHING, BAGS -> "clothes";
            case FOOD, FARM_PRODUCE, FRESH -> "food";
            case COSMETICS, TOOTHPASTE -> "beauty";
            case HOUSEHOLD, APPLIANCE -> "home";
            case DIGITAL -> "digital";
            case MOTHER_AND_BABY -> "baby";
            case PET, PET_FOOD -> "pet";
            case SPORTS -> "sport";
            case JEWELLERY, COLLECTIBLES -> "jewel";
            case BOOKS -> "book";
            case PLANTS -> "plant";
            case CAR -> "car";
            case ALCOHOL,
                    SPECIAL_COSMETICS,
                    CHILDREN_COSMETICS,
                    HEALTH_FOOD,
                    INFANT_FOOD,
                    MEDICAL_FOOD,
                    MEDICINE,
                    DISINFECTANT,
                    MEDICAL_DEVICE,
                    MEDICAL_DEVICE_I,
                    MEDICAL_DEVICE_II,
                    MEDICAL_DEVICE_III,
                    MEDICAL_BEAUTY -> "strict";
            case MADE_TO_ORDER, SERVICES, OTHER -> "sundry";
        };
    }
}
