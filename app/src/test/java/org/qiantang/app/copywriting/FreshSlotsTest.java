package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.copywriting.Proofreading.State;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Money;

/** Whatever happens to the goods between writing and reading, no old price, piece or fact is read, and no figure from nowhere. */
class FreshSlotsTest {
    private static final Guard GUARD = Guard.load();
    /** 20:00 in China. */
    private static final Instant EVENING = Instant.parse("2026-11-23T12:00:00Z");

    private static final Pattern FIGURE = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Subject SHOW = new Subject(Subject.Party.SHOW, 1, 1);
    private static final Subject PRODUCT = new Subject(Subject.Party.PRODUCT, 1, 1);

    private final GrammarCopywriter grammar = new GrammarCopywriter(Phrases.loadForTexts());
    private final Proofreading proofreading = new Proofreading(
            (_, offer, channel, text) -> GUARD.judge(new org.qiantang.engine.guard.Line(
                    text, channel, Speaker.BOT, FiftyProducts.TODAY, offer == null ? null : goods(offer))),
            Phrases.claims());

    private static Goods goods(Offer offer) {
        return new Goods(
                offer.category().judgedAs(),
                offer.facts().textByLabel(),
                (long) offer.left(),
                offer.kinds().getFirst().price().minor(),
                null);
    }

    private static final List<TextKind> KINDS = List.of(TextKind.values());

    @ForEachSeed(count = 300)
    void after_any_change_every_figure_that_is_read_is_one_of_now(long seed) {
        var random = new SplittableRandom(seed);
        List<Offer> all = FiftyProducts.offers();
        Offer written = onTerms(all.get(random.nextInt(all.size())), random);
        TextKind kind = KINDS.get(random.nextInt(KINDS.size()));
        Subject subject = kind.isOfAShow() ? SHOW : PRODUCT;
        var assignment = FiftyProducts.assignment(written, kind, seed, Memory.NONE, null);
        List<Sentence> sentences = grammar.write(assignment, Watch.NOBODY).sentences();

        Offer now = changed(written, random);
        Shelf shelf = FiftyProducts.alone(now);
        Set<String> allowed = figuresOf(now);

        for (Sentence sentence : sentences) {
            Checked checked = proofreading.check(subject, shelf, FiftyProducts.TODAY, assignment.brief(), sentence);
            String reads = checked.reads();
            if (reads == null) {
                assertThat(checked.state()).isEqualTo(State.SILENT);
                continue;
            }
            assertThat(figures(reads)).as(reads).isSubsetOf(allowed);
            if (sentence.text().contains("{price@")) {
                assertThat(reads).contains(Spoken.price(now.kinds().getFirst().price()));
            }
            if (sentence.text().contains("{flash-end") || sentence.text().contains("{minutes-left")) {
                assertThat(now.terms().flashEnd()).as(reads).isPresent();
            }
            for (String key : sentence.line().facts()) {
                Optional<Fact> before = written.facts().fact(key);
                assertThat(before.isPresent() && now.facts().fact(key).isEmpty())
                        .as("read of a fact that is gone: %s", reads)
                        .isFalse();
            }
        }
    }

    @ForEachSeed(count = 200)
    void what_a_person_types_is_tied_to_what_it_says_or_is_told_to_have_no_fact(long seed) {
        var random = new SplittableRandom(seed);
        List<Offer> all = FiftyProducts.offers();
        Offer offer = all.get(random.nextInt(all.size()));
        long price = random.nextLong(100, 100_000);
        String typed = "今天" + Spoken.price(Money.cny(price)) + "，还有" + random.nextInt(1, 900) + "件。";
        Shelf shelf = FiftyProducts.alone(offer);
        var brief = FiftyProducts.assignment(offer, TextKind.VIDEO, 1, Memory.NONE, null)
                .brief();
        var before = new Sentence(
                1,
                offer.itemId(),
                Part.PRICE,
                "{price@" + offer.itemId() + "}。",
                Sentence.Author.GRAMMAR,
                null,
                false,
                false);

        Sentence edited =
                before.edited(proofreading.bind(shelf, offer.itemId(), typed).orElseThrow());
        Checked checked = proofreading.check(PRODUCT, shelf, FiftyProducts.TODAY, brief, edited);

        List<String> bare = Proofreading.figures(edited.line().bareWords());
        boolean tied = edited.text().contains("{price") || edited.text().contains("{says");
        assertThat(checked.hasPassed() && !bare.isEmpty() && !tied)
                .as(edited.text())
                .isFalse();
        if (!figuresOf(offer).containsAll(figures(typed))) {
            assertThat(checked.state()).isNotEqualTo(State.PASSED);
        }
    }

    @Test
    void a_price_that_was_typed_becomes_the_price_of_the_day() {
        Offer scarf = FiftyProducts.offers().getFirst();
        LineTemplate line = proofreading
                .bind(FiftyProducts.alone(scarf), scarf.itemId(), "今天239元，就剩40件，16 姆米。")
                .orElseThrow();
        Offer dearer =
                DemoShelf.withKinds(scarf, kind -> new Kind(kind.skuId(), kind.name(), Money.cny(25_900), kind.left()));

        assertThat(line.toString()).startsWith("今天{price@1}，就剩{stock@1}件，16 姆米。{says:fabric-weight=16@1}");
        assertThat(Slots.resolve(FiftyProducts.alone(dearer), FiftyProducts.TODAY, line))
                .contains("今天259元，就剩40件，16 姆米。");
    }

    @Test
    void what_is_not_written_as_slots_are_is_not_taken() {
        Shelf shelf = FiftyProducts.whole();

        for (String typed : List.of(
                "",
                " ",
                "{price",
                "{magic}",
                "{after-sale:x}",
                "{says:abc}",
                "一行\n两行",
                "{name@99999999999999999999}")) {
            assertThat(proofreading.bind(shelf, 1, typed)).as(typed).isEmpty();
        }
        assertThat(Channel.values()).contains(TextKind.SCRIPT.channel());
    }

    /** With a flash sale or without one, at one moment or another, for few or many pieces a buyer; or in no show. */
    private static Offer onTerms(Offer offer, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return offer.on(Terms.NONE);
        }
        Instant now = EVENING.plusSeconds(random.nextInt(7_200));
        Instant end = random.nextInt(3) > 0 ? EVENING.plusSeconds(60L * random.nextInt(240)) : null;
        return offer.on(new Terms(now, random.nextInt(1, 6), end, null, Map.of()));
    }

    @ForEachSeed(count = 60)
    void what_a_script_says_in_a_flash_sale_is_dropped_once_it_is_over_and_its_minutes_are_those_of_now(long seed) {
        List<Offer> all = FiftyProducts.offers();
        Offer offer = all.get((int) (seed % all.size()));
        Offer running = offer.on(new Terms(EVENING, 2, EVENING.plusSeconds(1_200), null, Map.of()));
        Offer later = offer.on(new Terms(EVENING.plusSeconds(900), 2, EVENING.plusSeconds(1_200), null, Map.of()));
        Offer over = offer.on(new Terms(EVENING.plusSeconds(1_200), 2, null, null, Map.of()));
        var assignment = FiftyProducts.assignment(running, TextKind.SCRIPT, seed, Memory.NONE, null);

        List<Sentence> clocked = grammar.write(assignment, Watch.NOBODY).sentences().stream()
                .filter(sentence -> sentence.line().facts().contains("flash-end"))
                .toList();

        for (Sentence sentence : clocked) {
            assertThat(Slots.resolve(FiftyProducts.alone(running), FiftyProducts.TODAY, sentence.line()))
                    .as(sentence.text())
                    .hasValueSatisfying(said -> assertThat(said).doesNotContain("{"));
            assertThat(Slots.resolve(FiftyProducts.alone(later), FiftyProducts.TODAY, sentence.line()))
                    .hasValueSatisfying(said -> assertThat(said).doesNotContain("20分钟"));
            assertThat(Slots.resolve(FiftyProducts.alone(over), FiftyProducts.TODAY, sentence.line()))
                    .isEmpty();
        }
        assertThat(proofreading
                        .check(
                                SHOW,
                                FiftyProducts.alone(running),
                                FiftyProducts.TODAY,
                                assignment.brief(),
                                clocked.isEmpty() ? sentence(offer) : clocked.getFirst())
                        .state())
                .isEqualTo(State.PASSED);
    }

    private static Sentence sentence(Offer offer) {
        return new Sentence(
                1,
                offer.itemId(),
                Part.URGENCY,
                "这款秒杀到{flash-end@" + offer.itemId() + "}结束，想好了再拍。",
                Sentence.Author.GRAMMAR,
                null,
                false,
                false);
    }

    @Test
    void a_time_and_a_limit_that_were_typed_become_those_of_the_moment() {
        Offer scarf = FiftyProducts.offers().getFirst();
        Offer running = scarf.on(new Terms(EVENING, 2, EVENING.plusSeconds(1_800), null, Map.of()));
        LineTemplate line = proofreading
                .bind(FiftyProducts.alone(running), scarf.itemId(), "秒杀到20:30，还有30分钟，每人最多2件。")
                .orElseThrow();
        Offer later = scarf.on(new Terms(EVENING.plusSeconds(600), 3, EVENING.plusSeconds(1_800), null, Map.of()));

        assertThat(line.toString()).startsWith("秒杀到{flash-end@1}，还有{minutes-left@1}分钟，每人最多{limit@1}件。");
        assertThat(Slots.resolve(FiftyProducts.alone(later), FiftyProducts.TODAY, line))
                .contains("秒杀到20:30，还有20分钟，每人最多3件。");
    }

    @Test
    void minutes_and_times_of_something_else_stay_as_they_were_typed() {
        Offer scarf = FiftyProducts.offers().getFirst();
        Offer running = scarf.on(new Terms(EVENING, 2, EVENING.plusSeconds(1_800), null, Map.of()));

        assertThat(proofreading.bind(FiftyProducts.alone(running), scarf.itemId(), "面膜敷30分钟，20:30开播。"))
                .hasValueSatisfying(line -> assertThat(line.toString()).startsWith("面膜敷30分钟，20:30开播。"));
    }

    /** Another price, other pieces, a fact gone or another, or all sold: one of these, or several. */
    private static Offer changed(Offer offer, SplittableRandom random) {
        Offer now = offer;
        if (random.nextInt(3) > 0) {
            long price = random.nextLong(100, 100_000);
            now = DemoShelf.withKinds(now, kind -> new Kind(kind.skuId(), kind.name(), Money.cny(price), kind.left()));
        }
        if (random.nextInt(2) > 0) {
            int left = random.nextInt(0, 60);
            now = DemoShelf.withKinds(now, kind -> new Kind(kind.skuId(), kind.name(), kind.price(), left));
        }
        now = random.nextInt(2) > 0 ? onTerms(now, random) : now;
        int gone = random.nextInt(0, 3);
        for (int i = 0; i < gone; i++) {
            List<Fact> facts = now.facts().facts();
            now = DemoShelf.withoutFact(
                    now, facts.get(random.nextInt(facts.size())).key());
        }
        return now;
    }

    private static Set<String> figuresOf(Offer offer) {
        var allowed = new HashSet<String>();
        var told = new ArrayList<String>();
        offer.facts().facts().forEach(fact -> told.add(Spoken.fact(fact)));
        offer.kinds().forEach(kind -> told.add(Spoken.price(kind.price()) + " " + kind.name()));
        told.add(offer.left() + " " + offer.number() + " " + offer.title());
        told.add(offer.terms().perBuyer() + " " + offer.terms().flashEnd().orElse("") + " "
                + offer.terms().minutesLeft().orElse(0L));
        told.add(offer.delivery().hoursToShip() + " " + offer.onSale().size());
        told.addAll(offer.afterSale());
        offer.facts().facts().stream()
                .map(Fact::proof)
                .filter(proof -> proof != null)
                .forEach(proof -> told.add(proof.kind() + proof.issuer()));
        told.add(FiftyProducts.SHOP + " 1");
        told.forEach(text -> allowed.addAll(figures(text)));
        return allowed;
    }

    private static List<String> figures(String text) {
        Matcher figure = FIGURE.matcher(text);
        return figure.results().map(java.util.regex.MatchResult::group).toList();
    }
}
