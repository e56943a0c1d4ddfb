package org.qiantang.app.copywriting;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.FilmReading.State;
import org.qiantang.app.copywriting.FilmReading.Why;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Spoken;

/**
 * The words of films: written by the grammar from facts alone, read as they stand at any moment, and judged by facts and
 * law whoever wrote them. What changes by the hour is refused, because a film is watched long after it was made.
 */
public final class FilmScripts {
    private static final int TRIES = 8;
    private static final int LEAST_FACTS = 2;
    private static final int LAST_RANK = 3;
    private static final double PACE = Brief.Style.CHATTY.pace();

    private static final Why SILENT =
            new Why("silent", "", null, "依据的资料已经没有了，这句现在不能说", "what it stands on is gone; it cannot be said now", null);

    private static final Why LIVE = new Why(
            "live",
            "",
            null,
            "影片会被反复看，价格、库存这类随时会变的内容不能写进去，请看片旁的商品卡",
            "a film is watched later: prices and pieces left change and cannot be in it; the card beside it shows them",
            null);

    private final Shelves shelves;
    private final Catalog catalog;
    private final Proofreading proofreading;
    private final Phrases phrases;
    private final Supplier<String> edition;
    private final InstantSource clock;

    FilmScripts(
            Shelves shelves,
            Catalog catalog,
            Proofreading proofreading,
            Phrases phrases,
            Supplier<String> edition,
            InstantSource clock) {
        this.shelves = shelves;
        this.catalog = catalog;
        this.proofreading = proofreading;
        this.phrases = phrases;
        this.edition = edition;
        this.clock = clock;
    }

    /** The edition of the rule book by which sentences are judged at this moment. */
    public String edition() {
        return edition.get();
    }

    /**
     * What is asked for.
     *
     * @param besideId the product that it is compared with; null where it is not
     * @param template the mood of its words, such as {@code unboxing}
     * @param opening what comes first
     * @param body what is said as often as there is time and something to say, in turn
     * @param closing what comes last
     * @param seconds how long all of it may take to say
     * @param first the keys of the facts that are told before others
     * @param seed the same seed writes the same words from the same facts
     */
    public record Order(
            long productId,
            @Nullable Long besideId,
            String template,
            List<FilmPart> opening,
            List<FilmPart> body,
            List<FilmPart> closing,
            double seconds,
            List<String> first,
            long seed) {
        public Order {
            first = List.copyOf(first);
            opening = List.copyOf(opening);
            body = List.copyOf(body);
            closing = List.copyOf(closing);
        }
    }

    /**
     * What was written.
     *
     * @param title a line too, so that it changes with the goods' name
     */
    public record Draft(FilmLine title, List<FilmLine> lines) {
        public Draft {
            lines = List.copyOf(lines);
        }
    }

    /** The words of a film, each of which has passed; empty where the product is gone or has nothing to be said of it. */
    public Optional<Draft> write(Order order) {
        Shelf shelf = shelf(order.productId(), order.besideId());
        Optional<Offer> goods = shelf.offer(order.productId());
        if (goods.isEmpty()) {
            return Optional.empty();
        }
        Offer beside =
                order.besideId() == null ? null : shelf.offer(order.besideId()).orElse(null);
        FilmPen pen = pen(shelf, order, goods.get(), beside);
        Frame frame = frame(shelf, pen, order);
        var lines = new ArrayList<>(frame.opening());
        double said = frame.seconds();
        int facts = 0;
        var left = new ArrayList<>(order.body());
        for (int turn = 0; !left.isEmpty() && (facts < LEAST_FACTS || said < order.seconds()); turn++) {
            int before = lines.size();
            int place = turn % left.size();
            OptionalDouble more = add(shelf, pen, left.get(place), lines);
            boolean fits = facts < LEAST_FACTS || said + more.orElse(0) <= order.seconds() + 1;
            if (more.isPresent() && fits) {
                facts++;
                said += more.getAsDouble();
                continue;
            }
            lines.subList(before, lines.size()).clear();
            left.remove(place);
            turn = place - 1;
        }
        if (facts == 0) {
            return Optional.empty();
        }
        lines.addAll(frame.closing());
        return pen.title().map(title -> new Draft(title, lines));
    }

    /** What stands before and behind the facts. */
    private record Frame(List<FilmLine> opening, List<FilmLine> closing, double seconds) {}

    /** First what must be said; then, as long as half of the time is left for facts, what may be said beside it. */
    private Frame frame(Shelf shelf, FilmPen pen, Order order) {
        var parts = Stream.concat(order.opening().stream(), order.closing().stream())
                .toList();
        var drawn = new TreeMap<Integer, List<FilmLine>>();
        double said = 0;
        for (int rank = 0; rank <= LAST_RANK; rank++) {
            for (int place = 0; place < parts.size(); place++) {
                FilmPart part = parts.get(place);
                if (rank(part) == rank && (rank == 0 || said < order.seconds() / 2)) {
                    var one = new ArrayList<FilmLine>();
                    said += add(shelf, pen, part, one).orElse(0);
                    drawn.put(place, one);
                }
            }
        }
        int last = order.opening().size();
        return new Frame(
                drawn.headMap(last).values().stream().flatMap(List::stream).toList(),
                drawn.tailMap(last).values().stream().flatMap(List::stream).toList(),
                said);
    }

    /** 0 for what must be said; the higher, the sooner it is left out. */
    private static int rank(FilmPart part) {
        return switch (part) {
            case HOOK, WARNING, CALL -> 0;
            case PRICE -> 1;
            case LEAD -> 2;
            case POINT, HOW, COMPARE, PROOF, MAKER, DELIVERY, AFTER_SALE -> LAST_RANK;
        };
    }

    /** Adds what stands of the part's sentences, and says how long it takes; empty where there is nothing more. */
    private OptionalDouble add(Shelf shelf, FilmPen pen, FilmPart part, List<FilmLine> lines) {
        for (int tried = 0; tried < TRIES; tried++) {
            List<FilmLine> drawn = pen.write(part);
            if (drawn.isEmpty()) {
                return OptionalDouble.empty();
            }
            List<FilmReading> readings = drawn.stream()
                    .map(line -> read(shelf, line, TextKind.VIDEO))
                    .toList();
            if (readings.stream().allMatch(FilmReading::hasPassed)) {
                lines.addAll(drawn);
                return OptionalDouble.of(
                        readings.stream().mapToDouble(FilmReading::seconds).sum());
            }
        }
        return OptionalDouble.empty();
    }

    /** Another sentence for the place of one; empty where there is nothing else to say. */
    public Optional<FilmLine> again(Order order, List<FilmLine> others, FilmLine old) {
        Shelf shelf = shelf(order.productId(), order.besideId());
        Offer beside =
                order.besideId() == null ? null : shelf.offer(order.besideId()).orElse(null);
        return shelf.offer(order.productId()).flatMap(goods -> {
            FilmPen pen = pen(shelf, order, goods, beside);
            others.forEach(pen::has);
            for (int tried = 0; tried < TRIES; tried++) {
                Optional<FilmLine> line = pen.again(old);
                if (line.isEmpty() || read(shelf, line.get(), TextKind.VIDEO).hasPassed()) {
                    return line;
                }
            }
            return Optional.empty();
        });
    }

    /** A sentence about one fact beside those there are; empty where no film may tell of it, or nothing else can be said. */
    public Optional<FilmLine> about(Order order, List<FilmLine> others, String key) {
        Shelf shelf = shelf(order.productId(), null);
        return shelf.offer(order.productId()).flatMap(goods -> {
            FilmPen pen = pen(shelf, order, goods, null);
            others.forEach(pen::has);
            Optional<FilmLine> line = pen.about(key);
            for (int tried = 0; tried < TRIES && line.isPresent(); tried++) {
                FilmLine drawn = line.get();
                if (read(shelf, drawn, TextKind.VIDEO).hasPassed()) {
                    return line;
                }
                line = pen.again(drawn);
            }
            return Optional.empty();
        });
    }

    /** The facts of the goods that a sentence may be asked for, as they are now, in the order of the sheet. */
    public List<FilmFact> tellableFacts(Order order) {
        Shelf shelf = shelf(order.productId(), null);
        return shelf.offer(order.productId()).stream()
                .flatMap(goods -> {
                    FilmPen pen = pen(shelf, order, goods, null);
                    return goods.facts().facts().stream()
                            .filter(fact -> pen.keys(FilmPart.POINT).contains(fact.key())
                                    || pen.keys(FilmPart.HOW).contains(fact.key()));
                })
                .map(fact -> new FilmFact(fact.key(), fact.label(), Spoken.fact(fact), null))
                .toList();
    }

    /** The sentences as they read and stand now, whoever wrote them. */
    public List<FilmReading> read(List<FilmLine> lines) {
        var known = new HashMap<Long, Shelf>();
        return lines.stream()
                .map(line -> read(known.computeIfAbsent(line.productId(), id -> shelf(id, null)), line, TextKind.VIDEO))
                .toList();
    }

    public FilmReading readTitle(FilmLine title) {
        return read(shelf(title.productId(), null), title, TextKind.TITLE);
    }

    /** The goods that films speak of, read all at once. */
    public GoodsAtHand atHand(Collection<Long> productIds) {
        List<Product> products = catalog.products(Set.copyOf(productIds));
        return new GoodsAtHand(products, shelves.bare(products));
    }

    /** The sentences as they read now, without any judgement: an absent one can no longer be said. */
    public List<Optional<String>> words(List<FilmLine> lines) {
        return words(lines, atHand(lines.stream().map(FilmLine::productId).toList()));
    }

    /** The same by goods that were read before. */
    public List<Optional<String>> words(List<FilmLine> lines, GoodsAtHand goods) {
        return lines.stream()
                .map(line ->
                        Slots.resolveForPage(goods.shelf(line.productId()), today(), LineTemplate.parse(line.text())))
                .toList();
    }

    /** What a person has typed in place of a sentence; empty where its braces are not those of slots. */
    public Optional<FilmLine> typed(FilmLine old, String typed) {
        return proofreading
                .bind(shelf(old.productId(), null), old.productId(), typed)
                .map(line -> new FilmLine(
                        old.part(),
                        old.productId(),
                        line.toString(),
                        true,
                        old.byPerson() ? old.origin() : old.text()));
    }

    private FilmReading read(Shelf shelf, FilmLine line, TextKind kind) {
        Sentence sentence = new Sentence(
                0,
                line.productId(),
                Part.POINT,
                line.text(),
                line.byPerson() ? Sentence.Author.PERSON : Sentence.Author.GRAMMAR,
                line.origin(),
                false,
                false);
        boolean live =
                sentence.line().slots().stream().anyMatch(slot -> slot.kind().isLive());
        Optional<Product> product = catalog.product(line.productId());
        if (product.isEmpty()) {
            return new FilmReading(line, State.SILENT, null, List.of(SILENT), List.of(), 0);
        }
        var subject = new Subject(
                Subject.Party.PRODUCT, line.productId(), product.get().merchantId());
        Checked checked = proofreading.check(subject, shelf, today(), brief(kind), sentence);
        var reasons =
                new ArrayList<>(checked.reasons().stream().map(FilmScripts::why).toList());
        State state = switch (checked.state()) {
            case PASSED -> State.PASSED;
            case NEEDS_EVIDENCE -> State.NEEDS_EVIDENCE;
            case VIOLATES -> State.VIOLATES;
            case SILENT -> State.SILENT;
        };
        if (state == State.SILENT) {
            reasons.add(SILENT);
        }
        if (live) {
            reasons.add(LIVE);
        }
        List<FilmFact> facts = checked.facts().stream()
                .map(one -> new FilmFact(one.key(), one.label(), one.value(), one.proof()))
                .toList();
        double seconds = checked.reads() == null ? 0 : SpokenLength.seconds(checked.reads(), PACE);
        return new FilmReading(line, live ? State.LIVE : state, checked.reads(), reasons, facts, seconds);
    }

    private static Why why(Reason reason) {
        return new Why(reason.code(), reason.words(), reason.article(), reason.zh(), reason.en(), reason.rewrite());
    }

    /** The goods alone, or with those that they are compared with, under one shop's name. */
    private Shelf shelf(long productId, @Nullable Long besideId) {
        List<Shelf> found = new ArrayList<>();
        catalog.product(productId).map(shelves::alone).ifPresent(found::add);
        if (besideId != null) {
            catalog.product(besideId).map(shelves::alone).ifPresent(found::add);
        }
        return new Shelf(
                found.isEmpty() ? "" : found.getFirst().shop(),
                null,
                found.stream().flatMap(one -> one.offers().stream()).toList());
    }

    private FilmPen pen(Shelf shelf, Order order, Offer goods, @Nullable Offer beside) {
        var random = new SplittableRandom(order.seed());
        Brief brief = brief(TextKind.VIDEO);
        var quill = new Quill(phrases, List.of(order.template()), Memory.NONE, random);
        var assignment = new Assignment(0, brief, shelf, today(), order.seed(), "A", Memory.NONE);
        var made = new FilmPen(quill, new ItemPen(quill, assignment, goods, random), goods, beside);
        made.prefer(order.first());
        return made;
    }

    /** The keys of the facts that a film of this kind may tell of its product: those that the law lets it be advertised with. */
    public Set<String> tellable(Order order) {
        Shelf shelf = shelf(order.productId(), order.besideId());
        Offer beside =
                order.besideId() == null ? null : shelf.offer(order.besideId()).orElse(null);
        return shelf.offer(order.productId())
                .map(goods -> pen(shelf, order, goods, beside))
                .map(pen -> Stream.of(order.opening(), order.body(), order.closing())
                        .flatMap(List::stream)
                        .flatMap(part -> pen.keys(part).stream())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Brief brief(TextKind kind) {
        return new Brief(kind, Brief.Persona.PLAIN, Brief.Style.CHATTY, Brief.Audience.ANYONE, Brief.Length.MEDIUM, 0);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CopyDesk.CHINA);
    }
}
