package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.CopyText.Version;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.copywriting.Proofreading.Checked;

/**
 * Puts other sentences in the place of those that do not stand, or that somebody wants anew: those of the writer that is
 * asked, else the grammar's. What was tried and not kept is told with its reasons and the sentence that it was for.
 */
final class Rewriting {
    private static final int REWRITES = 4;

    private final Proofreading proofreading;
    private final Copywriter grammar;

    Rewriting(Proofreading proofreading, Copywriter grammar) {
        this.proofreading = proofreading;
        this.grammar = grammar;
    }

    /** Of a draft the sentences that stand; in place of others the grammar tries some more. */
    Draft sound(CopyText text, Assignment assignment, Draft draft) {
        var kept = new ArrayList<Sentence>();
        var dropped = new ArrayList<>(draft.dropped());
        var said = new Said(assignment);
        for (Sentence sentence : draft.sentences()) {
            Checked checked = check(text, assignment, sentence);
            boolean isRepeated = said.has(sentence);
            if (checked.hasPassed() && !isRepeated) {
                kept.add(sentence);
                said.add(sentence);
                continue;
            }
            Optional<Sentence> other = another(text, assignment, sentence, said);
            if (!checked.hasPassed()) {
                dropped.add(Dropped.of(checked).inPlaceOf(sentence.id(), other.isPresent()));
            }
            other.ifPresent(found -> {
                kept.add(found.numbered(sentence.id()));
                said.add(found);
            });
        }
        return new Draft(kept, dropped, draft.fellBack(), draft.tokens());
    }

    /**
     * One sentence, anew. The draft has the sentence that is to stand in its place, or none where nothing else was found;
     * and none of the grammar's where it was stopped.
     *
     * @param others the text's other sentences, none of which is to be said twice
     */
    Draft again(
            CopyText text, Assignment assignment, Copywriter writer, Sentence old, List<Sentence> others, Watch watch) {
        var said = new Said(assignment);
        others.forEach(said::add);
        Draft tried = writer.again(assignment, old, watch);
        Trouble trouble = tried.fellBack();
        var dropped = new ArrayList<>(tried.dropped());
        Optional<Sentence> found = firstThatStands(text, assignment, tried.sentences(), dropped, said);
        if (found.isEmpty() && trouble != Trouble.STOPPED) {
            found = another(text, assignment, old, said);
        }
        boolean replaced = found.isPresent();
        return new Draft(
                found.stream().map(other -> inPlaceOf(old, other, trouble)).toList(),
                dropped.stream().map(one -> one.inPlaceOf(old.id(), replaced)).toList(),
                trouble,
                tried.tokens());
    }

    private static Sentence inPlaceOf(Sentence old, Sentence other, @Nullable Trouble trouble) {
        Sentence now = old.replacedBy(other);
        return other.author() == Sentence.Author.MODEL ? now : now.fallenBack(trouble);
    }

    /**
     * All sentences anew but those that stay. Once the writer has failed the grammar goes on, and the draft says why; once
     * it is stopped the rest stays as it is.
     */
    Draft all(CopyText text, Assignment assignment, Copywriter asked, Version before, Writing.Job job) {
        Watch watch = job.watch();
        Copywriter writer = asked;
        Trouble fellBack = null;
        int tokens = 0;
        var sentences = new ArrayList<Sentence>();
        var dropped = new ArrayList<Dropped>();
        for (Sentence old : before.sentences()) {
            job.reach(sentences.size(), before.sentences().size());
            if (old.stays() || watch.stopped().getAsBoolean()) {
                sentences.add(old);
                before.dropped().stream().filter(one -> one.isOf(old)).forEach(dropped::add);
                continue;
            }
            Assignment own = seeded(assignment, assignment.seed() + 31L * old.id());
            List<Sentence> others = Stream.concat(
                            sentences.stream(), before.sentences().stream().skip(sentences.size() + 1L))
                    .toList();
            Draft fresh = again(text, own, writer, old, others, watch);
            tokens += fresh.tokens();
            sentences.add(now(old, fresh));
            if (fresh.sentences().isEmpty() && fresh.dropped().isEmpty()) {
                before.dropped().stream().filter(one -> one.isOf(old)).forEach(dropped::add);
            } else {
                dropped.addAll(fresh.dropped());
            }
            if (hasFailed(fresh.fellBack())) {
                fellBack = fresh.fellBack();
                writer = grammar;
            }
        }
        return new Draft(sentences, dropped, fellBack, tokens);
    }

    /** What stands in a sentence's place: another, or itself with what went wrong, which to be stopped is not. */
    private static Sentence now(Sentence old, Draft fresh) {
        Trouble trouble = fresh.fellBack();
        if (!fresh.sentences().isEmpty()) {
            return fresh.sentences().getFirst();
        }
        return trouble == null || trouble == Trouble.STOPPED ? old : old.fallenBack(trouble);
    }

    /** Whether there is no use in asking on; an answer without a sound sentence says nothing of the next one. */
    private static boolean hasFailed(@Nullable Trouble trouble) {
        return trouble != null && trouble != Trouble.EMPTY && trouble != Trouble.STOPPED;
    }

    private Optional<Sentence> firstThatStands(
            CopyText text, Assignment assignment, List<Sentence> offered, List<Dropped> dropped, Said said) {
        for (Sentence one : offered) {
            if (said.has(one)) {
                continue;
            }
            Checked checked = check(text, assignment, one);
            if (checked.hasPassed()) {
                return Optional.of(one);
            }
            dropped.add(Dropped.of(checked));
        }
        return Optional.empty();
    }

    private Optional<Sentence> another(CopyText text, Assignment assignment, Sentence old, Said said) {
        for (int tried = 1; tried <= REWRITES; tried++) {
            Assignment own = seeded(assignment, assignment.seed() + tried);
            Optional<Sentence> other = grammar.again(own, old, Watch.NOBODY).sentences().stream()
                    .filter(found -> !said.has(found))
                    .filter(found -> check(text, assignment, found).hasPassed())
                    .findFirst();
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    private Checked check(CopyText text, Assignment assignment, Sentence sentence) {
        return proofreading.check(text.subject(), assignment.shelf(), assignment.today(), text.brief(), sentence);
    }

    private static Assignment seeded(Assignment one, long seed) {
        return new Assignment(one.merchantId(), one.brief(), one.shelf(), one.today(), seed, one.take(), one.memory());
    }
}
