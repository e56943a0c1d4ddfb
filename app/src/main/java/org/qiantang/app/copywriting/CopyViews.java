package org.qiantang.app.copywriting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.copywriting.LineTemplate.Slot;
import org.qiantang.app.copywriting.LineTemplate.Words;
import org.qiantang.app.copywriting.Proofreading.Behind;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** Texts as the studio shows them, in the asker's language where we speak; ids are texts. */
final class CopyViews {
    private final CopyDesk desk;
    private final CopyTable table;
    private final CopyShelves shelves;
    private final People people;
    private final AudienceReader audiences;

    CopyViews(CopyDesk desk, CopyTable table, CopyShelves shelves, People people, AudienceReader audiences) {
        this.desk = desk;
        this.table = table;
        this.shelves = shelves;
        this.people = people;
        this.audiences = audiences;
    }

    record FellBack(String code, String zh, String en) {}

    record ReasonView(
            String code,
            @Nullable String rule,
            @Nullable String article,
            String words,
            String message,
            @Nullable String rewrite) {}

    /**
     * A sentence as a row.
     *
     * @param text with its slots, as one edits it
     * @param reads as it reads now; null where it cannot be said
     * @param origin what the writer had written, where a person has changed it
     * @param seconds how long it takes to say; 0 where it is read
     * @param fellBack what went wrong with the model when it was last to be written anew; null where nothing did
     */
    record SentenceView(
            int id,
            String itemId,
            String itemTitle,
            String part,
            String text,
            @Nullable String reads,
            String author,
            @Nullable String origin,
            boolean accepted,
            boolean locked,
            String state,
            List<ReasonView> reasons,
            List<Behind> facts,
            double seconds,
            @Nullable FellBack fellBack) {}

    /** @param sentence in place of which sentence it was written; null where that is not known */
    record DroppedView(
            String part,
            String text,
            List<ReasonView> reasons,
            boolean rewritten,
            @Nullable Integer sentence) {}

    /** How many sentences of all have had their turn. */
    record RewritingView(int done, int of) {}

    /** @param words as they were written, or the name of an audience that was chosen */
    record MeantView(String words, String code, String zh, String en) {}

    /** @param item the goods that it is about; empty where it is about the text */
    record UnmeantView(String words, String item, String zh, String en) {}

    /**
     * Whom a text is for.
     *
     * @param meant those who are turned to
     * @param unmeant what was asked for and is not written, with why
     */
    record AudienceView(List<MeantView> meant, List<UnmeantView> unmeant) {}

    record UseView(
            int version, String place, Instant at, @Nullable String by) {}

    /** @param state {@code writing}, {@code failed}, {@code draft} or {@code approved} */
    record RowView(
            String id,
            String party,
            String subjectId,
            String kind,
            String persona,
            String style,
            String audience,
            String length,
            String writer,
            String pairId,
            String variant,
            String state,
            int version,
            Instant madeAt,
            String by,
            long uses) {}

    /**
     * A text, whole.
     *
     * @param audience whom it is for, and what of that is not written
     * @param fellBack why the grammar wrote it and not the model
     * @param tokens what a model has used for all its versions
     * @param heard how many characters of its present answer a model has given; null while nothing is being written
     * @param rewriting how far it is where it is written anew sentence by sentence; null where it is not
     * @param broken whether nothing came of it when it was last to be written, so that it is as it was
     * @param asked the seconds that a script was to last; 0 for other texts
     */
    record TextView(
            RowView row,
            AudienceView audience,
            int minutes,
            @Nullable Integer approvedVersion,
            List<SentenceView> sentences,
            List<DroppedView> dropped,
            @Nullable FellBack fellBack,
            long tokens,
            @Nullable Integer heard,
            @Nullable RewritingView rewriting,
            boolean broken,
            double seconds,
            double asked,
            List<UseView> uses) {}

    record VersionView(
            int number, Instant at, String by, String what, int sentences, List<String> text, List<Integer> ids) {}

    RowView row(CopyText text) {
        return row(text, stateOf(text));
    }

    private RowView row(CopyText text, String state) {
        Brief brief = text.brief();
        return new RowView(
                Long.toString(text.id()),
                text.subject().party().word(),
                Long.toString(text.subject().id()),
                brief.kind().word(),
                Brief.word(brief.persona()),
                Brief.word(brief.style()),
                Brief.word(brief.audience()),
                Brief.word(brief.length()),
                text.writer(),
                Long.toString(text.pairId()),
                text.variant(),
                state,
                text.version(),
                text.madeAt(),
                people.nickname(text.madeBy()),
                table.useCount(text.id()));
    }

    private String stateOf(CopyText text) {
        if (desk.progress(text).isPresent()) {
            return "writing";
        }
        if (text.version() == 0) {
            return "failed";
        }
        return text.isApproved() ? "approved" : "draft";
    }

    TextView text(CopyText found, boolean english) {
        // Looked at before the text is read once more: what ends in between has added its version by then.
        Optional<Writing.Progress> progress = desk.progress(found);
        CopyText text = progress.isPresent() ? found : desk.reread(found);
        CopyDesk.Work work = desk.look(text);
        Optional<Shelf> shelf = shelves.shelf(text.subject());
        List<Checked> checked = desk.checked(work);
        CopyText.Version newest = work.newest();
        CopyText.Approval approved = text.approved();
        return new TextView(
                row(text, progress.isPresent() ? "writing" : stateOf(text)),
                audience(text.brief(), shelf.map(Shelf::offers).orElse(List.of()), english),
                text.brief().minutes(),
                approved == null ? null : approved.version(),
                checked.stream().map(one -> sentence(one, shelf, english)).toList(),
                newest == null
                        ? List.of()
                        : newest.dropped().stream()
                                .map(one -> dropped(one, english))
                                .toList(),
                newest == null ? null : fellBack(newest.fellBack()),
                table.tokens(text.id()),
                progress.map(Writing.Progress::heard).orElse(null),
                progress.filter(far -> far.of() > 0)
                        .map(far -> new RewritingView(far.done(), far.of()))
                        .orElse(null),
                progress.isEmpty() && desk.hasFailed(text),
                rounded(checked.stream().mapToDouble(Checked::seconds).sum()),
                asked(text, shelf),
                table.uses(text.id(), 20).stream().map(this::use).toList());
    }

    private static @Nullable FellBack fellBack(Copywriter.@Nullable Trouble trouble) {
        return trouble == null ? null : new FellBack(trouble.name(), trouble.zh(), trouble.en());
    }

    private AudienceView audience(Brief brief, List<Offer> offers, boolean english) {
        AudienceReader.Reading reading = audiences.read(brief.words(), brief.audience());
        var meant = new ArrayList<MeantView>();
        if (brief.audience() != Brief.Audience.ANYONE && mayHear(brief.audience(), offers)) {
            meant.add(meant(brief.audience().zh(), brief.audience()));
        }
        // Those that the text was written for; the list of words may have grown since.
        reading.understood().stream()
                .filter(one -> brief.also().contains(one.audience()) && one.audience() != brief.audience())
                .filter(one -> mayHear(one.audience(), offers))
                .forEach(one -> meant.add(meant(one.words(), one.audience())));
        var unmeant = new ArrayList<UnmeantView>();
        reading.unused().forEach(one -> unmeant.add(unmeant(one.words(), "", one.why())));
        for (Brief.Audience one : brief.meant()) {
            String name = english ? one.en() : one.zh();
            offers.stream()
                    .filter(offer -> !Listeners.mayHear(one, offer.category()))
                    .forEach(offer -> unmeant.add(unmeant(name, offer.title(), AudienceReader.Why.LAW)));
        }
        return new AudienceView(meant, unmeant);
    }

    /** Whether anything of the goods is told to them; of goods that are gone it is not known. */
    private static boolean mayHear(Brief.Audience audience, List<Offer> offers) {
        return offers.isEmpty() || offers.stream().anyMatch(offer -> Listeners.mayHear(audience, offer.category()));
    }

    private static MeantView meant(String words, Brief.Audience audience) {
        return new MeantView(words, Brief.word(audience), audience.zh(), audience.en());
    }

    private static UnmeantView unmeant(String words, String item, AudienceReader.Why why) {
        return new UnmeantView(words, item, why.zh(), why.en());
    }

    private static double asked(CopyText text, Optional<Shelf> shelf) {
        Brief brief = text.brief();
        if (!brief.kind().isOfAShow()) {
            return 0;
        }
        return ScriptTiming.total(
                brief, shelf.map(goods -> goods.onSale().size()).orElse(0));
    }

    private static double rounded(double seconds) {
        return Math.round(10 * seconds) / 10.0;
    }

    VersionView version(CopyText.Version version) {
        return new VersionView(
                version.number(),
                version.at(),
                people.nickname(version.by()),
                version.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                version.sentences().size(),
                version.sentences().stream()
                        .map(sentence -> editable(sentence.itemId(), sentence.text()))
                        .toList(),
                version.sentences().stream().map(Sentence::id).toList());
    }

    private UseView use(CopyText.Use use) {
        Long by = use.by();
        return new UseView(use.version(), use.place(), use.at(), by == null ? null : people.nickname(by));
    }

    private static SentenceView sentence(Checked one, Optional<Shelf> shelf, boolean english) {
        Sentence sentence = one.sentence();
        String origin = sentence.origin();
        return new SentenceView(
                sentence.id(),
                Long.toString(sentence.itemId()),
                shelf.flatMap(goods -> goods.offer(sentence.itemId()))
                        .map(Offer::title)
                        .orElse(""),
                sentence.part().name().toLowerCase(Locale.ROOT),
                editable(sentence.itemId(), sentence.text()),
                one.reads(),
                sentence.author().name().toLowerCase(Locale.ROOT),
                origin == null ? null : editable(sentence.itemId(), origin),
                sentence.accepted(),
                sentence.locked(),
                one.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                one.reasons().stream().map(reason -> reason(reason, english)).toList(),
                one.facts(),
                rounded(one.seconds()),
                fellBack(sentence.fellBack()));
    }

    private static DroppedView dropped(Dropped one, boolean english) {
        return new DroppedView(
                one.part().name().toLowerCase(Locale.ROOT),
                editable(one.itemId(), one.text()),
                one.reasons().stream().map(reason -> reason(reason, english)).toList(),
                one.rewritten(),
                one.sentence());
    }

    private static ReasonView reason(Reason reason, boolean english) {
        return new ReasonView(
                reason.code(),
                reason.rule(),
                reason.article(),
                reason.words(),
                english ? reason.en() : reason.zh(),
                reason.rewrite());
    }

    /** A line without what its own item goes without saying, and without ties that show nothing. */
    static String editable(long itemId, String text) {
        LineTemplate line;
        try {
            line = LineTemplate.parse(text);
        } catch (IllegalArgumentException asWritten) {
            // What a model wrote and was dropped for may be no template at all.
            return text;
        }
        return line.parts().stream()
                .map(part -> switch (part) {
                    case Words words -> words.text();
                    case Slot slot when slot.kind() == SlotKind.ON_SALE || slot.kind() == SlotKind.SAYS -> "";
                    case Slot slot ->
                        Long.valueOf(itemId).equals(slot.itemId())
                                ? new Slot(slot.kind(), slot.argument(), null).toString()
                                : slot.toString();
                })
                .collect(Collectors.joining());
    }
}
