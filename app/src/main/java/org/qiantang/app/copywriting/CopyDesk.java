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
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.CopyText.Step;
import org.qiantang.app.copywriting.CopyText.Version;
import org.qiantang.app.copywriting.Copywriter.Assignment;
import org.qiantang.app.copywriting.Copywriter.Draft;
import org.qiantang.app.copywriting.Copywriter.Memory;
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

    private static final int REWRITES = 4;

    private final CopyTable table;
    private final CopyShelves shelves;
    private final Proofreading proofreading;
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
        } else if (!writing.begin(text.id(), watch -> write(text, watch))) {
            throw CopyRefusals.tooMany(Writing.MOST);
        }
    }

    private void write(CopyText text, Watch watch) {
        Shelf shelf = shelf(text.subject());
        Assignment assignment = assignment(text, shelf, text.variant());
        Draft draft = writerOf(text).write(assignment, watch);
        var dropped = new ArrayList<>(draft.dropped());
        List<Sentence> sentences = sound(text, assignment, draft.sentences(), dropped);
        add(new Version(
                text.id(),
                1,
                now(),
                text.madeBy(),
                Step.WRITTEN,
                sentences,
                dropped,
                draft.fellBack(),
                draft.tokens()));
    }

    /** Of a writer's sentences those that stand; in place of others the grammar tries some more. */
    private List<Sentence> sound(
            CopyText text, Assignment assignment, List<Sentence> sentences, List<Dropped> dropped) {
        var kept = new ArrayList<Sentence>();
        for (Sentence sentence : sentences) {
            Checked checked = check(text, assignment.shelf(), sentence);
            if (checked.hasPassed()) {
                kept.add(sentence);
                continue;
            }
            Optional<Sentence> other = another(text, assignment, sentence);
            dropped.add(new Dropped(
                    sentence.itemId(), sentence.part(), readable(checked), checked.reasons(), other.isPresent()));
            other.ifPresent(found -> kept.add(found.numbered(sentence.id())));
        }
        return kept;
    }

    private static String readable(Checked checked) {
        String reads = checked.reads();
        return reads == null ? checked.sentence().text() : reads;
    }

    private Optional<Sentence> another(CopyText text, Assignment assignment, Sentence old) {
        for (int tried = 1; tried <= REWRITES; tried++) {
            Optional<Sentence> other = grammar.again(seeded(assignment, assignment.seed() + tried), old)
                    .filter(found -> check(text, assignment.shelf(), found).hasPassed());
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    /** Puts a person's words in a sentence's place, judged at once. */
    Work edit(CopyText text, int version, int sentenceId, String typed, long personId) {
        Shelf shelf = shelf(text.subject());
        return step(text, version, personId, Step.EDITED, sentenceId, old -> {
            if (old.locked()) {
                throw CopyRefusals.locked();
            }
            return old.edited(
                    Proofreading.bind(shelf, old.itemId(), typed).orElseThrow(() -> CopyRefusals.malformed(typed)));
        });
    }

    /** Has one sentence written anew by the text's writer. */
    Work again(CopyText text, int version, int sentenceId, long personId) {
        Shelf shelf = shelf(text.subject());
        return step(text, version, personId, Step.AGAIN, sentenceId, old -> {
            if (old.locked()) {
                throw CopyRefusals.locked();
            }
            Assignment assignment = assignment(text, shelf, text.variant() + version);
            return old.replacedBy(fresh(text, assignment, old).orElseThrow(CopyRefusals::nothingElse));
        });
    }

    private Optional<Sentence> fresh(CopyText text, Assignment assignment, Sentence old) {
        Optional<Sentence> first = writerOf(text)
                .again(assignment, old)
                .filter(found -> check(text, assignment.shelf(), found).hasPassed());
        return first.or(() -> another(text, assignment, old));
    }

    /** Has all written anew but what is locked or a person's own. */
    Work allAgain(CopyText text, int version, long personId) {
        Work work = work(text, version);
        Version newest = newest(work);
        Assignment assignment = assignment(text, shelf(text.subject()), text.variant() + version);
        var sentences = new ArrayList<Sentence>();
        for (Sentence old : newest.sentences()) {
            boolean stays = old.locked() || old.author() == Sentence.Author.PERSON;
            Assignment own = seeded(assignment, assignment.seed() + 31L * old.id());
            sentences.add(
                    stays ? old : fresh(text, own, old).map(old::replacedBy).orElse(old));
        }
        return next(work, Step.ALL_AGAIN, sentences, personId);
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
        return next(work, Step.REMOVED, rest, personId);
    }

    /** A former version becomes the newest once more; nothing is forgotten. */
    Work restore(CopyText text, int version, int former, long personId) {
        Work work = work(text, version);
        Version old = table.version(text.id(), former).orElseThrow(Problem::notFound);
        return next(work, Step.RESTORED, old.sentences(), personId);
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
        return standing.stream().map(CopyDesk::readable).toList();
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

    Optional<Integer> progress(CopyText text) {
        return writing.heard(text.id());
    }

    private Checked check(CopyText text, Shelf shelf, Sentence sentence) {
        return proofreading.check(text.subject(), shelf, today(), text.brief(), sentence);
    }

    private Work step(
            CopyText text, int version, long personId, Step what, int sentenceId, UnaryOperator<Sentence> change) {
        Work work = work(text, version);
        Version newest = newest(work);
        Sentence changed = change.apply(sentence(newest, sentenceId));
        List<Sentence> sentences = newest.sentences().stream()
                .map(one -> one.id() == sentenceId ? changed : one)
                .toList();
        return next(work, what, sentences, personId);
    }

    private Work next(Work work, Step what, List<Sentence> sentences, long personId) {
        Version before = newest(work);
        var version = new Version(
                before.textId(),
                before.number() + 1,
                now(),
                personId,
                what,
                sentences,
                before.dropped(),
                before.fellBack(),
                0);
        if (!add(version)) {
            throw CopyRefusals.changedMeanwhile(reread(work.text()).version());
        }
        return look(reread(work.text()));
    }

    private boolean add(Version version) {
        return Boolean.TRUE.equals(transactions.execute(_ -> table.add(version)));
    }

    /** The work at the version that the asker has seen. */
    private Work work(CopyText text, int version) {
        if (text.version() == 0) {
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

    private CopyText reread(CopyText text) {
        return table.text(text.subject().merchantId(), text.id()).orElseThrow(Problem::notFound);
    }

    private Shelf shelf(Subject subject) {
        return shelves.shelf(subject).orElseThrow(Problem::notFound);
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

    private static Assignment seeded(Assignment one, long seed) {
        return new Assignment(one.merchantId(), one.brief(), one.shelf(), one.today(), seed, one.take(), one.memory());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
