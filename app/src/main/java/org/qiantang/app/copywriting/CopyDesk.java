package org.qiantang.app.copywriting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.CopyText.Step;
import org.qiantang.app.copywriting.CopyText.Version;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.qiantang.app.copywriting.Copywriter.Watch;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a shop's texts are written and worked on. Whoever wrote a sentence, it is proofread: a writer's that does not stand
 * is written anew or dropped, a person's stays as it is and keeps the text from being approved.
 */
final class CopyDesk {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CopyTable table;
    private final CopyShelves shelves;
    private final Proofreading proofreading;
    private final Rewriting rewriting;
    private final Copywriter grammar;
    private final @Nullable Copywriter model;
    private final Writing writing;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final InstantSource clock;
    private final RandomGenerator seeds;

    CopyDesk(
            CopyTable table,
            CopyShelves shelves,
            Proofreading proofreading,
            Copywriter grammar,
            @Nullable Copywriter model,
            Writing writing,
            TransactionTemplate transactions,
            Ids ids,
            InstantSource clock,
            RandomGenerator seeds) {
        this.table = table;
        this.shelves = shelves;
        this.proofreading = proofreading;
        this.rewriting = new Rewriting(proofreading, grammar);
        this.grammar = grammar;
        this.model = model;
        this.writing = writing;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.seeds = seeds;
    }

    boolean hasModel() {
        return model != null;
    }

    /** The text with its newest version; null while it is being written. */
    record Work(CopyText text, @Nullable Version newest) {}

    /** Has so many variants written for a brief. */
    List<CopyText> order(Subject subject, Brief brief, boolean byModel, int variants, long personId) {
        if (brief.kind().isOfAShow() != subject.isShow()) {
            throw CopyRefusals.wrongKind();
        }
        if (byModel && model == null) {
            throw CopyRefusals.noModel();
        }
        Shelf shelf = shelf(subject);
        if (subject.isShow() && shelf.onSale().isEmpty()) {
            throw CopyRefusals.nothingToSay();
        }
        var made = new ArrayList<CopyText>();
        for (int i = 0; i < variants; i++) {
            long id = ids.next();
            var text = new CopyText(
                    id,
                    subject,
                    brief,
                    byModel ? "model" : "grammar",
                    made.isEmpty() ? id : made.getFirst().id(),
                    Character.toString('A' + i),
                    0,
                    null,
                    now(),
                    personId);
            table.insert(text);
            begin(text);
            made.add(text);
        }
        return made;
    }

    private void begin(CopyText text) {
        if (!text.writer().equals("model")) {
            write(text, Watch.NOBODY);
        } else if (!writing.begin(text.id(), job -> write(text, job.watch()))) {
            throw CopyRefusals.tooMany(Writing.MOST);
        }
    }

    private void write(CopyText text, Watch watch) {
        Shelf shelf = shelf(text.subject());
        Assignment assignment = assignment(text, shelf, text.variant());
        Draft draft = rewriting.sound(text, assignment, writerOf(text).write(assignment, watch));
        add(new Version(
                text.id(),
                1,
                now(),
                text.madeBy(),
                Step.WRITTEN,
                draft.sentences(),
                draft.dropped(),
                draft.fellBack(),
                draft.tokens()));
    }

    /** Puts a person's words in a sentence's place, judged at once. */
    Work edit(CopyText text, int version, int sentenceId, String typed, long personId) {
        int length = typed.strip().length();
        if (length > Proofreading.LONGEST_TYPED) {
            throw CopyRefusals.tooLong(length, Proofreading.LONGEST_TYPED);
        }
        Shelf shelf = shelf(text.subject());
        return step(text, version, personId, Step.EDITED, sentenceId, old -> {
            if (old.locked()) {
                throw CopyRefusals.locked();
            }
            return old.edited(
                    proofreading.bind(shelf, old.itemId(), typed).orElseThrow(() -> CopyRefusals.malformed(typed)));
        });
    }

    /** Has one sentence written anew by the text's writer; who asks waits, and may stop a model meanwhile. */
    Work again(CopyText text, int version, int sentenceId, long personId) {
        Work work = work(text, version);
        Version newest = newest(work);
        Sentence old = sentence(newest, sentenceId);
        if (old.locked()) {
            throw CopyRefusals.locked();
        }
        Assignment assignment = assignment(text, shelf(text.subject()), text.variant() + version);
        if (!isByModel(text)) {
            return next(work, Step.AGAIN, anew(text, assignment, newest, old, Watch.NOBODY), personId);
        }
        return writing.during(
                        text.id(),
                        job -> next(work, Step.AGAIN, anew(text, assignment, newest, old, job.watch()), personId))
                .orElseThrow(() -> busy(text));
    }

    /** All of a version with one sentence written anew, and what was tried for it; what was tried before is forgotten. */
    private Draft anew(CopyText text, Assignment assignment, Version before, Sentence old, Watch watch) {
        Draft fresh = rewriting.again(text, assignment, writerOf(text), old, others(before, old), watch);
        Trouble trouble = fresh.fellBack();
        if (fresh.sentences().isEmpty() && fresh.dropped().isEmpty()) {
            if (trouble == null) {
                throw CopyRefusals.nothingElse();
            }
            if (trouble == Trouble.STOPPED) {
                throw CopyRefusals.stopped();
            }
        }
        Sentence now = fresh.sentences().isEmpty()
                ? old.fallenBack(trouble)
                : fresh.sentences().getFirst();
        var dropped = new ArrayList<>(before.dropped());
        dropped.removeIf(one -> one.isOf(old));
        dropped.addAll(fresh.dropped());
        return new Draft(with(before, now), dropped, before.fellBack(), fresh.tokens());
    }

    private static List<Sentence> others(Version version, Sentence one) {
        return version.sentences().stream()
                .filter(other -> other.id() != one.id())
                .toList();
    }

    /** Has all written anew but what is locked or a person's own: at once by the grammar, in a while by a model. */
    Work allAgain(CopyText text, int version, long personId) {
        Work work = work(text, version);
        Version newest = newest(work);
        Assignment assignment = assignment(text, shelf(text.subject()), text.variant() + version);
        if (!isByModel(text)) {
            Draft draft = rewriting.all(text, assignment, grammar, newest, new Writing.Job());
            return next(work, Step.ALL_AGAIN, draft, personId);
        }
        boolean begun = writing.begin(text.id(), job -> {
            Draft draft = rewriting.all(text, assignment, writerOf(text), newest, job);
            next(work, Step.ALL_AGAIN, draft, personId);
        });
        if (!begun) {
            throw busy(text);
        }
        return work;
    }

    private Problem busy(CopyText text) {
        return writing.isWriting(text.id()) ? CopyRefusals.beingWritten() : CopyRefusals.tooMany(Writing.MOST);
    }

    Work mark(CopyText text, int version, int sentenceId, boolean accepted, boolean locked, long personId) {
        return step(text, version, personId, Step.MARKED, sentenceId, old -> old.marked(accepted, locked));
    }

    Work remove(CopyText text, int version, int sentenceId, long personId) {
        Work work = work(text, version);
        Version newest = newest(work);
        Sentence gone = sentence(newest, sentenceId);
        if (gone.locked()) {
            throw CopyRefusals.locked();
        }
        List<Sentence> rest = newest.sentences().stream()
                .filter(one -> one.id() != sentenceId)
                .toList();
        return next(work, Step.REMOVED, changed(newest, rest), personId);
    }

    /** A former version becomes the newest once more; nothing is forgotten. */
    Work restore(CopyText text, int version, int former, long personId) {
        Work work = work(text, version);
        Version old = table.version(text.id(), former).orElseThrow(Problem::notFound);
        var restored = new Draft(old.sentences(), old.dropped(), old.fellBack(), 0);
        return next(work, Step.RESTORED, restored, personId);
    }

    /** Says yes to the text as it is, unless a sentence of it does not stand at this moment. */
    CopyText approve(CopyText text, int version, long personId) {
        Work work = work(text, version);
        List<Integer> failed = checked(work).stream()
                .filter(one -> !one.hasPassed())
                .map(one -> one.sentence().id())
                .toList();
        if (!failed.isEmpty()) {
            throw CopyRefusals.notPassed(failed);
        }
        if (newest(work).sentences().isEmpty()) {
            throw CopyRefusals.nothingToSay();
        }
        if (!table.approve(text.id(), version, now(), personId)) {
            throw CopyRefusals.changedMeanwhile(reread(text).version());
        }
        return reread(text);
    }

    CopyText withdraw(CopyText text) {
        table.withdraw(text.id());
        return reread(text);
    }

    void stop(CopyText text) {
        writing.stop(text.id());
    }

    /** The sentences of an approved text that need not be read anew each time, for a place that keeps them as they are. */
    List<String> use(CopyText text, String place, @Nullable Integer sentenceId, long personId) {
        if (!text.isApproved()) {
            throw CopyRefusals.notApproved();
        }
        Work work = work(text, text.version());
        List<Checked> standing = checked(work).stream()
                .filter(Checked::hasPassed)
                .filter(one -> sentenceId == null || one.sentence().id() == sentenceId)
                .filter(one -> one.sentence().line().slots().stream()
                        .noneMatch(slot -> slot.kind().isLive()))
                .toList();
        if (standing.isEmpty()) {
            throw Problem.notFound();
        }
        table.use(ids.next(), text.id(), new CopyText.Use(text.version(), place, now(), personId));
        return standing.stream().flatMap(one -> Stream.ofNullable(one.reads())).toList();
    }

    /** The sentences of the newest version as they stand now. */
    List<Checked> checked(Work work) {
        Version newest = work.newest();
        if (newest == null) {
            return List.of();
        }
        Optional<Shelf> shelf = shelves.shelf(work.text().subject());
        return shelf.stream()
                .flatMap(goods -> newest.sentences().stream().map(one -> check(work.text(), goods, one)))
                .toList();
    }

    Work look(CopyText text) {
        return new Work(text, table.version(text.id(), text.version()).orElse(null));
    }

    /** How far it is; empty where it is not being written. */
    Optional<Writing.Progress> progress(CopyText text) {
        return writing.progress(text.id());
    }

    /** Whether it was to be written and nothing came of it, for trouble that nobody was there to be told of. */
    boolean hasFailed(CopyText text) {
        return writing.hasFailed(text.id());
    }

    private Checked check(CopyText text, Shelf shelf, Sentence sentence) {
        return proofreading.check(text.subject(), shelf, today(), text.brief(), sentence);
    }

    private Work step(
            CopyText text, int version, long personId, Step what, int sentenceId, UnaryOperator<Sentence> change) {
        Work work = work(text, version);
        Version newest = newest(work);
        Sentence changed = change.apply(sentence(newest, sentenceId));
        return next(work, what, changed(newest, with(newest, changed)), personId);
    }

    private static List<Sentence> with(Version version, Sentence changed) {
        return version.sentences().stream()
                .map(one -> one.id() == changed.id() ? changed : one)
                .toList();
    }

    /** A version's sentences after a person's hand; what its writer has dropped is still to be seen. */
    private static Draft changed(Version before, List<Sentence> sentences) {
        return new Draft(sentences, before.dropped(), before.fellBack(), 0);
    }

    private Work next(Work work, Step what, Draft draft, long personId) {
        Version before = newest(work);
        var version = new Version(
                before.textId(),
                before.number() + 1,
                now(),
                personId,
                what,
                draft.sentences(),
                draft.dropped(),
                draft.fellBack(),
                draft.tokens());
        if (!add(version)) {
            throw CopyRefusals.changedMeanwhile(reread(work.text()).version());
        }
        writing.forget(before.textId());
        return look(reread(work.text()));
    }

    private boolean add(Version version) {
        return Boolean.TRUE.equals(transactions.execute(_ -> table.add(version)));
    }

    /** The work at the version that the asker has seen. */
    private Work work(CopyText text, int version) {
        if (text.version() == 0 || writing.isWriting(text.id())) {
            throw CopyRefusals.beingWritten();
        }
        if (text.version() != version) {
            throw CopyRefusals.changedMeanwhile(text.version());
        }
        return look(text);
    }

    private static Version newest(Work work) {
        Version newest = work.newest();
        if (newest == null) {
            throw CopyRefusals.beingWritten();
        }
        return newest;
    }

    private static Sentence sentence(Version version, int id) {
        return version.sentences().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    CopyText reread(CopyText text) {
        return table.text(text.subject().merchantId(), text.id()).orElseThrow(Problem::notFound);
    }

    private Shelf shelf(Subject subject) {
        return shelves.shelf(subject).orElseThrow(Problem::notFound);
    }

    private boolean isByModel(CopyText text) {
        return text.writer().equals("model") && model != null;
    }

    private Copywriter writerOf(CopyText text) {
        Copywriter asked = model;
        return text.writer().equals("model") && asked != null ? asked : grammar;
    }

    private Assignment assignment(CopyText text, Shelf shelf, String take) {
        Memory memory = table.memory(text.subject().merchantId(), text.brief().kind());
        return new Assignment(
                text.subject().merchantId(), text.brief(), shelf, today(), seeds.nextLong(), take, memory);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
