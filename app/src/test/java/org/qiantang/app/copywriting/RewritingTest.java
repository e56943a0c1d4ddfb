package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.app.copywriting.CopyText.Step;
import org.qiantang.app.copywriting.CopyText.Version;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.shelf.Offer;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.engine.testkit.ForEachSeed;

/** All of a text written anew where neither its writer nor the grammar has another sentence. */
class RewritingTest {
    private static final Draft NOTHING = new Draft(List.of(), List.of(), null, 0);
    private static final Sentence OLD =
            new Sentence(4, 0, Part.HOOK, "起风的日子。", Sentence.Author.MODEL, null, false, false);
    private static final Dropped BEFORE =
            Dropped.of(0, Part.HOOK, "只要19块9。", List.of()).inPlaceOf(4, true);

    private static final Proofreading PASSES =
            new Proofreading((_, _, _, _) -> new Judgement(Verdict.CLEAR, List.of(), List.of(), 0), Phrases.claims());

    private final Rewriting rewriting = new Rewriting(
            new Proofreading(
                    (_, _, _, _) -> {
                        throw new IllegalStateException("judged (expected: nothing to judge)");
                    },
                    List.of()),
            new Writer(NOTHING));

    /** Has always the same to say in a sentence's place. */
    private record Writer(Draft again) implements Copywriter {
        @Override
        public Draft write(Assignment assignment, Watch watch) {
            return NOTHING;
        }

        @Override
        public Draft again(Assignment assignment, Sentence old, Watch watch) {
            return again;
        }
    }

    @Test
    void a_sentence_for_which_nothing_was_found_stays_with_what_was_tried_before_and_is_told_what_went_wrong() {
        Draft all = allBy(new Draft(List.of(), List.of(), Trouble.EMPTY, 5));

        assertThat(all.sentences()).containsExactly(OLD.fallenBack(Trouble.EMPTY));
        assertThat(all.dropped()).containsExactly(BEFORE);
        assertThat(all.fellBack()).isNull();
        assertThat(all.tokens()).isEqualTo(5);
    }

    @Test
    void where_nothing_went_wrong_it_stays_as_it_was() {
        Draft all = allBy(NOTHING);

        assertThat(all.sentences()).containsExactly(OLD);
        assertThat(all.dropped()).containsExactly(BEFORE);
    }

    @Test
    void what_was_tried_now_takes_the_place_of_what_was_tried_before() {
        Dropped now = Dropped.of(0, Part.HOOK, "全网第一。", List.of());

        Draft all = allBy(new Draft(List.of(), List.of(now), Trouble.EMPTY, 5));

        assertThat(all.sentences()).containsExactly(OLD.fallenBack(Trouble.EMPTY));
        assertThat(all.dropped()).containsExactly(now.inPlaceOf(4, false));
    }

    @ForEachSeed(count = 40)
    void no_text_says_a_sentence_twice_also_after_all_was_written_anew(long seed) {
        var random = new SplittableRandom(seed);
        List<Offer> offers = FiftyProducts.offers();
        TextKind[] kinds = {TextKind.TITLE, TextKind.POINTS, TextKind.POSTER, TextKind.PUSH, TextKind.DESCRIPTION};
        Assignment assignment = FiftyProducts.assignment(
                offers.get(random.nextInt(offers.size())),
                kinds[random.nextInt(kinds.length)],
                seed,
                Memory.NONE,
                null);
        var grammar = new GrammarCopywriter(Phrases.loadForTexts());
        Draft draft = grammar.write(assignment, Watch.NOBODY);
        assertThat(readings(assignment, draft)).doesNotHaveDuplicates();

        CopyText text = new CopyText(
                1,
                new Subject(Subject.Party.PRODUCT, 1, 1),
                assignment.brief(),
                "grammar",
                1,
                "A",
                1,
                null,
                Instant.EPOCH,
                1);
        for (int round = 0; round < 4; round++) {
            var before =
                    new Version(1, round + 1, Instant.EPOCH, 1, Step.WRITTEN, draft.sentences(), List.of(), null, 0);
            draft = new Rewriting(PASSES, grammar).all(text, assignment, grammar, before, new Writing.Job());
            assertThat(readings(assignment, draft)).doesNotHaveDuplicates();
        }
    }

    private static List<String> readings(Assignment assignment, Draft draft) {
        return draft.sentences().stream()
                .map(one -> GrammarCopywriter.reading(assignment, one).orElseThrow())
                .toList();
    }

    private Draft allBy(Draft again) {
        Assignment assignment =
                FiftyProducts.assignment(FiftyProducts.offers().getFirst(), TextKind.VIDEO, 1, Memory.NONE, null);
        var text = new CopyText(
                1,
                new Subject(Subject.Party.PRODUCT, 1, 1),
                assignment.brief(),
                "model",
                1,
                "A",
                1,
                null,
                Instant.EPOCH,
                1);
        var before = new Version(1, 1, Instant.EPOCH, 1, Step.WRITTEN, List.of(OLD), List.of(BEFORE), null, 0);
        return rewriting.all(text, assignment, new Writer(again), before, new Writing.Job());
    }
}
