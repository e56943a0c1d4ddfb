package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.copywriting.FilmLine;
import org.qiantang.app.copywriting.FilmPart;
import org.qiantang.app.copywriting.FilmReading;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.copywriting.GoodsAtHand;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.RuleNotice;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;

/**
 * Judges the title of what was filmed, and all that is said in it as far as it is known. A shop's words about its product
 * are held against the fact sheet like those of films made here; others' against the law, as in a room.
 */
final class FootageWords {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final double TITLE_SECONDS = 6;

    private final FilmScripts scripts;
    private final Catalog catalog;
    private final GuardInForce guard;
    private final InstantSource clock;

    FootageWords(FilmScripts scripts, Catalog catalog, GuardInForce guard, InstantSource clock) {
        this.scripts = scripts;
        this.catalog = catalog;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * All words of a film as they stand now.
     *
     * @param found what machines heard and saw in it, as its review has it
     * @param waved findings in these that an officer let pass, see {@link #violations}
     */
    record Read(
            FilmReading title, List<FilmReading> lines, boolean viewers, List<FilmReading> found, Set<String> waved) {
        Read {
            lines = List.copyOf(lines);
            found = List.copyOf(found);
            waved = Set.copyOf(waved);
        }

        /** A machine may have misheard: what only lacks its evidence is told and binds nobody. */
        boolean foundPasses(FilmReading reading) {
            return reading.state() != FilmReading.State.VIOLATES || waved.containsAll(violations(reading));
        }

        boolean foundPasses() {
            return found.stream().allMatch(this::foundPasses);
        }

        /** What the rules of today are sure of in what was heard and seen, each named by its words and its article. */
        Set<String> violations() {
            return found.stream().flatMap(one -> violations(one).stream()).collect(Collectors.toUnmodifiableSet());
        }

        private static Set<String> violations(FilmReading reading) {
            return reading.reasons().stream()
                    .filter(why -> why.code().equals("violates"))
                    .map(why -> reading.line().text() + "\n" + why.words() + "\n" + why.article())
                    .collect(Collectors.toUnmodifiableSet());
        }

        boolean titlePasses() {
            return passes(title) && title.state() != FilmReading.State.LIVE;
        }

        boolean passes(FilmReading reading) {
            return viewers ? reading.state() != FilmReading.State.VIOLATES : FootageWords.passes(reading);
        }

        boolean hasPassed() {
            return titlePasses() && lines.stream().allMatch(this::passes) && foundPasses();
        }
    }

    /** A rule's article as it is in force today; empty where the book has no such rule. */
    Optional<RuleNotice> rule(String id) {
        return guard.now().sheet(id, LocalDate.ofInstant(clock.instant(), CHINA));
    }

    String edition() {
        return scripts.edition();
    }

    /** A title from the facts of a product; its name where there is none to tell. */
    FilmLine title(Product product, long seed) {
        Template template = Template.REASONS;
        var order = new FilmScripts.Order(
                product.id(),
                null,
                template.mood(),
                List.of(),
                List.of(FilmPart.POINT),
                List.of(),
                TITLE_SECONDS,
                List.of(),
                seed);
        return scripts.write(order)
                .map(FilmScripts.Draft::title)
                .orElseGet(() -> new FilmLine(
                        FilmPart.HOOK, product.id(), product.title().strip(), false, null));
    }

    /** What stands in a title's place before there is one. */
    static FilmLine untitled(@Nullable Long productId) {
        return new FilmLine(FilmPart.HOOK, productId == null ? 0 : productId, "", false, null);
    }

    /** A title as a person wants it; empty where it cannot be one. */
    Optional<FilmLine> typed(FilmLine old, @Nullable Long productId, String text) {
        String wanted = text.strip();
        boolean fits = !wanted.isEmpty()
                && wanted.codePointCount(0, wanted.length()) <= Footage.LONGEST_TITLE
                && wanted.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            return Optional.empty();
        }
        return productId == null
                ? Optional.of(new FilmLine(FilmPart.HOOK, 0, wanted, true, null))
                : scripts.typed(old, wanted);
    }

    /** The title alone as it stands now. */
    FilmReading readTitle(Footage footage) {
        Long productId = footage.productId();
        return footage.origin() == Origin.PGC && productId != null
                ? scripts.readTitle(footage.title())
                // Whoever shows a film to everybody answers for its words like who stands before the camera.
                : judged(footage.title(), Channel.TITLE, Speaker.HOST, goods(productId));
    }

    Read read(Footage footage) {
        List<String> lines = footage.lines().stream().map(Cue::text).toList();
        Long productId = footage.productId();
        List<Goods> goods = goods(productId);
        Review review = footage.review();
        List<FilmReading> found = review == null
                ? List.of()
                : review.found().stream().map(one -> judged(one, goods)).toList();
        Set<String> waved = review == null ? Set.of() : review.waved();
        if (footage.origin() == Origin.PGC && productId != null) {
            return new Read(readTitle(footage), read(productId, lines), false, found, waved);
        }
        return new Read(
                readTitle(footage),
                lines.stream()
                        .map(line -> judged(
                                new FilmLine(FilmPart.POINT, 0, line, true, null), Channel.SPEECH, Speaker.HOST, goods))
                        .toList(),
                footage.origin() == Origin.UGC,
                found,
                waved);
    }

    /** What is heard is its author's speech, what is seen stands in the picture: each is judged as in a room. */
    private FilmReading judged(Review.Found one, List<Goods> goods) {
        var line = new FilmLine(FilmPart.POINT, 0, one.word().text(), true, null);
        return switch (one.sense()) {
            case HEARD -> judged(line, Channel.SPEECH, Speaker.HOST, goods);
            case SEEN -> judged(line, Channel.SCREEN, Speaker.STAFF, goods);
        };
    }

    /** What was said about a product, sentence by sentence, held against what its fact sheet says now. */
    List<FilmReading> read(long productId, List<String> lines) {
        List<FilmLine> typed = lines.stream().map(line -> line(productId, line)).toList();
        List<FilmReading> readings = scripts.read(typed);
        List<Fact> facts = catalog.product(productId)
                .map(product -> product.facts().facts())
                .orElse(List.of());
        return scripts.read(
                readings.stream().map(reading -> tied(reading, facts)).toList());
    }

    private FilmLine line(long productId, String said) {
        return scripts.typed(untitled(productId), said)
                .orElseGet(() ->
                        new FilmLine(FilmPart.POINT, productId, said.replaceAll("[{}\\p{Cntrl}]", " "), true, null));
    }

    /** A word that no slot bears is tied to the fact that says it; when the fact no longer does, the sentence falls. */
    private FilmLine tied(FilmReading reading, List<Fact> facts) {
        var text = new StringBuilder(reading.line().text());
        for (FilmReading.Why why : reading.reasons()) {
            if (why.code().equals("no-fact")) {
                Pattern whole = Pattern.compile("(?<![0-9.])" + Pattern.quote(why.words()) + "(?![0-9]|\\.[0-9])");
                facts.stream()
                        .filter(fact -> whole.matcher(fact.text()).find())
                        .findFirst()
                        .ifPresent(fact -> text.append("{says:%s=%s}".formatted(fact.key(), why.words())));
            }
        }
        FilmLine line = reading.line();
        return text.length() == line.text().length()
                ? line
                : scripts.typed(untitled(line.productId()), text.toString()).orElse(line);
    }

    /** Judges what somebody says below a film, of its goods where it has any. */
    FilmReading said(String text, boolean byStaff, @Nullable Long productId) {
        return judged(
                new FilmLine(FilmPart.POINT, 0, text, true, null),
                Channel.CHAT,
                byStaff ? Speaker.STAFF : Speaker.VIEWER,
                goods(productId));
    }

    /** Whether a shop's sentence may be told: it has passed, or its price is still the price. */
    static boolean passes(FilmReading reading) {
        return switch (reading.state()) {
            case PASSED -> true;
            case LIVE ->
                !reading.line().text().contains("{stock")
                        && reading.reasons().stream().allMatch(why -> why.code().equals("live"));
            case NEEDS_EVIDENCE, VIOLATES, SILENT -> false;
        };
    }

    /** What the rules of today say of words that a machine heard or saw in a film, with the rule of each finding. */
    Judgement judgement(Review.Found one, @Nullable Long productId) {
        String text = fitted(one.word().text());
        return switch (one.sense()) {
            case HEARD -> mildest(text, Channel.SPEECH, Speaker.HOST, goods(productId));
            case SEEN -> mildest(text, Channel.SCREEN, Speaker.STAFF, goods(productId));
        };
    }

    /** What the rules of today say of words that a film shows or says, with the rule of each finding. */
    Judgement judgement(String text, boolean title, @Nullable Long productId) {
        return mildest(fitted(text), title ? Channel.TITLE : Channel.SPEECH, Speaker.HOST, goods(productId));
    }

    private static String fitted(String text) {
        return text.length() > Line.MAX_CHARS ? text.substring(0, Line.MAX_CHARS) : text;
    }

    private Judgement mildest(String text, Channel channel, Speaker speaker, List<Goods> goods) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return guard.now()
                .mildest(goods, one -> new Line(text, channel, speaker, today, one))
                .judgement();
    }

    private FilmReading judged(FilmLine line, Channel channel, Speaker speaker, List<Goods> goods) {
        String text = fitted(line.text());
        Judgement mildest = mildest(text, channel, speaker, goods);
        FilmReading.State state = switch (mildest.verdict()) {
            case CLEAR -> FilmReading.State.PASSED;
            case NEEDS_EVIDENCE -> FilmReading.State.NEEDS_EVIDENCE;
            case VIOLATES -> FilmReading.State.VIOLATES;
        };
        return new FilmReading(
                line,
                state,
                text,
                mildest.standing().stream().map(found -> why(text, found)).toList(),
                List.of(),
                0);
    }

    private static FilmReading.Why why(String text, Finding found) {
        int from = Math.clamp(found.from(), 0, text.length());
        int to = Math.clamp(found.to(), from, text.length());
        return new FilmReading.Why(
                found.verdict() == Verdict.VIOLATES ? "violates" : "needs-evidence",
                text.substring(from, to),
                found.source() + found.article(),
                found.message(),
                found.messageEn(),
                found.rewrite());
    }

    private List<Goods> goods(@Nullable Long productId) {
        Instant now = clock.instant();
        return productId == null
                ? List.of()
                : catalog.product(productId).stream()
                        .flatMap(product -> product.skus().stream()
                                .map(sku -> new Goods(
                                        product.legalCategory().judgedAs(),
                                        product.textByLabel(),
                                        null,
                                        sku.price().minor(),
                                        catalog.basePrice(sku.skuId(), now).minor())))
                        .distinct()
                        .toList();
    }

    /** The record of what a film says, as it stands now. */
    Film.Said said(Footage footage, Read read) {
        var slots = new ArrayList<FilmLine>(List.of(read.title().line()));
        var words = new ArrayList<String>(List.of(reads(read.title())));
        for (FilmReading line : read.lines()) {
            slots.add(line.line());
            words.add(reads(line));
        }
        return new Film.Said(words, slots, null, false, edition());
    }

    private static String reads(FilmReading reading) {
        String reads = reading.reads();
        return reads == null ? reading.line().text() : reads;
    }

    /** Whether what a film says still reads the same, and by the rules of today may still be said. */
    FilmStandings.Standing standing(Footage footage, Film.Said said, boolean knownToPass, GoodsAtHand goods) {
        Long productId = footage.origin() == Origin.PGC ? footage.productId() : null;
        if (productId != null) {
            if (goods.product(productId).filter(product -> !product.archived()).isEmpty()) {
                return FilmStandings.Standing.GONE;
            }
            if (!now(said, goods).equals(said.words())) {
                boolean priced =
                        said.slots().stream().anyMatch(slot -> slot.text().contains("{price"));
                return priced ? FilmStandings.Standing.PRICE_CHANGED : FilmStandings.Standing.FACTS_CHANGED;
            }
        }
        return knownToPass || read(footage).hasPassed()
                ? FilmStandings.Standing.TRUE
                : FilmStandings.Standing.RULES_CHANGED;
    }

    private List<String> now(Film.Said said, GoodsAtHand goods) {
        return scripts.words(said.slots(), goods).stream()
                .map(words -> words.orElse(""))
                .toList();
    }
}
