package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.LiveScript.Line;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.testkit.ForEachSeed;

class GrammarTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Guard GUARD = Guard.load();
    private static final Shelf SHELF = DemoShelf.whole();
    private static final Pattern FIGURE = Pattern.compile("[0-9０-９]|[一二三四五六七八九十百千万两]+[件个款克斤天元块年月折倍层]");
    // 一款一款 and 这一项 count nothing.
    private static final Pattern IDIOM = Pattern.compile("一[款项条句块栏遍位场个份步]");

    private final Grammar grammar = new Grammar(Phrases.load());

    @ForEachSeed(count = 40)
    void every_line_can_be_said_and_the_guard_has_nothing_against_it(long seed) {
        var faults = new ArrayList<String>();

        for (Segment segment : write(seed).segments()) {
            for (Line line : segment.lines()) {
                var text = Slots.resolve(SHELF, TODAY, LineTemplate.parse(line.text()));
                assertThat(text).as(line.text()).isPresent();
                Judgement judgement = judge(segment.itemId(), text.get());
                judgement.standing().stream().forEach(finding -> faults.add(text.get() + " <- " + finding));
            }
        }

        assertThat(faults).isEmpty();
    }

    @ForEachSeed(count = 40)
    void figures_stand_only_in_slots(long seed) {
        List<String> bare = write(seed).segments().stream()
                .flatMap(segment -> segment.lines().stream())
                .map(line -> LineTemplate.parse(line.text()).bareWords())
                .toList();

        assertThat(bare)
                .noneMatch(words ->
                        FIGURE.matcher(IDIOM.matcher(words).replaceAll("")).find());
    }

    @ForEachSeed(count = 40)
    void no_sentence_is_made_twice_in_a_script(long seed) {
        Set<String> seen = new HashSet<>();

        for (Segment segment : write(seed).segments()) {
            for (Line line : segment.lines()) {
                assertThat(seen.add(Pen.pattern(line.text()))).as(line.text()).isTrue();
            }
        }
    }

    @ForEachSeed(count = 20)
    void every_item_is_told_with_three_facts_or_more_its_price_its_pieces_and_a_way_to_buy(long seed) {
        for (Segment segment : write(seed).segments()) {
            if (segment.itemId() != Segment.NO_ITEM) {
                List<String> facts = segment.lines().stream()
                        .flatMap(line -> line.facts().stream())
                        .distinct()
                        .toList();
                long known = facts.stream()
                        .filter(key -> SHELF.offer(segment.itemId())
                                .orElseThrow()
                                .facts()
                                .fact(key)
                                .isPresent())
                        .count();
                assertThat(known).as(segment.title()).isGreaterThanOrEqualTo(3);
                assertThat(facts).contains("price", "stock", "delivery", "after-sale");
                assertThat(segment.lines()).anyMatch(line -> line.text().contains("{number@" + segment.itemId()));
            }
        }
    }

    @Test
    void the_same_seed_writes_the_same_script_and_another_seed_another() {
        assertThat(write(1)).isEqualTo(write(1));
        assertThat(write(1)).isNotEqualTo(write(2));
    }

    @Test
    void the_opening_names_the_shop_and_says_that_the_host_is_made_by_ai() {
        String opening = String.join(
                "",
                write(3).segments().getFirst().lines().stream().map(Line::text).toList());

        assertThat(opening).contains("{shop}", "{sorts}");
        assertThat(opening).containsAnyOf("人工智能", "AI");
    }

    private LiveScript write(long seed) {
        return grammar.write(SHELF, new SplittableRandom(seed), _ -> List.of());
    }

    static Judgement judge(long itemId, String text) {
        Goods goods = SHELF.offer(itemId).map(GrammarTest::goods).orElse(null);
        return GUARD.judge(new org.qiantang.engine.guard.Line(text, Channel.SPEECH, Speaker.BOT, TODAY, goods));
    }

    private static Goods goods(Offer offer) {
        return new Goods(
                offer.category().zh(),
                offer.facts().textByLabel(),
                (long) offer.left(),
                offer.cheapest().orElseThrow().price().minor(),
                null);
    }
}
