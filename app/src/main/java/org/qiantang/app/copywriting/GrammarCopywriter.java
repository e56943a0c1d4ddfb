package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.copywriting.LiveScript.Segment;
import org.qiantang.app.shelf.Offer;
import org.qiantang.event.ShowEvent.ItemRole;

/** Writes from phrases and facts alone, without any network. */
final class GrammarCopywriter implements Copywriter {
    private final Phrases phrases;

    GrammarCopywriter(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public Draft write(Assignment assignment, Watch watch) {
        var random = new SplittableRandom(assignment.seed());
        var quill = new Quill(phrases, assignment.brief().moods(), assignment.memory(), random);
        List<Sentence> sentences = assignment.brief().kind().isOfAShow()
                ? script(assignment, quill, random)
                : ofProduct(assignment, quill, random);
        var numbered = new ArrayList<Sentence>();
        for (Sentence sentence : sentences) {
            numbered.add(sentence.numbered(numbered.size() + 1));
        }
        return new Draft(numbered, List.of(), null, 0);
    }

    @Override
    public Draft again(Assignment assignment, Sentence old, Watch watch) {
        return new Draft(another(assignment, old).stream().toList(), List.of(), null, 0);
    }

    private Optional<Sentence> another(Assignment assignment, Sentence old) {
        var random = new SplittableRandom(assignment.seed());
        var quill = new Quill(phrases, assignment.brief().moods(), assignment.memory(), random);
        if (old.itemId() == Segment.NO_ITEM) {
            quill.has(old.text());
            return listeners(assignment.brief(), assignment.shelf().onSale())
                    .draw(quill, symbolOf(old.part()), List.of(), false)
                    .map(line -> Sentence.written(old.itemId(), old.part(), line, Sentence.Author.GRAMMAR));
        }
        return assignment
                .shelf()
                .offer(old.itemId())
                .flatMap(offer -> new ItemPen(quill, assignment, offer, random).again(old))
                .filter(sentence -> canBeSaid(assignment, sentence));
    }

    private static String symbolOf(Part part) {
        return switch (part) {
            case OPENING -> "opening";
            case PREVIEW -> "menu";
            case RULES -> "rules.say";
            case CLOSING -> "closing";
            case FAREWELL -> "farewell.say";
            case TITLE,
                    TRANSITION,
                    HOOK,
                    PAIN,
                    SCENE,
                    POINT,
                    WARNING,
                    PROOF,
                    CHOICE,
                    PRICE,
                    BENEFIT,
                    URGENCY,
                    CHAT,
                    CALL -> throw new IllegalArgumentException("part: " + part + " (expected: of no item)");
        };
    }

    static boolean canBeSaid(Assignment assignment, Sentence sentence) {
        return reading(assignment, sentence)
                .filter(text -> text.length() <= longest(assignment.brief()))
                .isPresent();
    }

    /** As it reads now; empty where it cannot be said. */
    static Optional<String> reading(Assignment assignment, Sentence sentence) {
        return assignment.brief().kind().isOfAShow()
                ? Slots.resolve(assignment.shelf(), assignment.today(), sentence.line())
                : Slots.resolveForPage(assignment.shelf(), assignment.today(), sentence.line());
    }

    /** A title is as long as it was asked for; other sentences as their kind allows. */
    static int longest(Brief brief) {
        int most = brief.kind().longest();
        return brief.kind() == TextKind.TITLE ? brief.length().of(18, 26, most) : most;
    }

    private static List<Sentence> ofProduct(Assignment assignment, Quill quill, RandomGenerator random) {
        var sentences = new ArrayList<Sentence>();
        var said = new Said(assignment);
        for (Offer offer : assignment.shelf().offers()) {
            var pen = new ItemPen(quill, assignment, offer, random);
            for (Part part : parts(assignment.brief(), offer)) {
                sayable(assignment, pen, part, sentences.isEmpty(), said).ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    /** The parts of a product's text in the order in which they are read. */
    private static List<Part> parts(Brief brief, Offer offer) {
        Brief.Length length = brief.length();
        var parts = new ArrayList<Part>();
        switch (brief.kind()) {
            case TITLE -> add(parts, Part.TITLE, length.of(3, 4, 5));
            case PUSH -> add(parts, Part.HOOK, length.of(2, 3, 4));
            case POSTER -> {
                parts.add(Part.HOOK);
                add(parts, Part.POINT, length.of(1, 2, 4));
                parts.addAll(List.of(Part.PRICE, Part.CALL));
            }
            case POINTS -> {
                add(parts, Part.POINT, length.of(3, 5, 8));
                add(parts, Part.WARNING, 2);
                add(parts, Part.PROOF, length.of(1, 1, 2));
            }
            case DESCRIPTION -> {
                parts.addAll(List.of(Part.HOOK, Part.SCENE));
                add(parts, Part.POINT, length.of(4, 7, 12));
                add(parts, Part.WARNING, 2);
                add(parts, Part.PROOF, length.of(1, 2, 3));
                add(parts, Part.BENEFIT, length.of(1, 2, 2));
                parts.add(Part.CALL);
            }
            case VIDEO -> {
                parts.addAll(List.of(Part.HOOK, Part.PAIN));
                add(parts, Part.POINT, length.of(2, 4, 6));
                add(parts, Part.WARNING, offer.category() == LegalCategory.HEALTH_FOOD ? 2 : 1);
                add(parts, Part.PROOF, length.of(0, 1, 1));
                parts.addAll(List.of(Part.PRICE, Part.CALL));
            }
            case SCRIPT -> throw new IllegalArgumentException("kind: SCRIPT (expected: a product's text)");
        }
        return parts;
    }

    private static void add(List<Part> parts, Part part, int times) {
        for (int i = 0; i < times; i++) {
            parts.add(part);
        }
    }

    /** A few more are drawn where one cannot be said, is too long, or has been said. */
    private static Optional<Sentence> sayable(Assignment assignment, ItemPen pen, Part part, boolean first, Said said) {
        for (int tried = 0; tried < 6; tried++) {
            Optional<Sentence> drawn = first ? pen.begin(part) : pen.write(part);
            if (drawn.isEmpty()) {
                return drawn;
            }
            if (canBeSaid(assignment, drawn.get()) && !said.has(drawn.get())) {
                said.add(drawn.get());
                return drawn;
            }
        }
        return Optional.empty();
    }

    private static List<Sentence> script(Assignment assignment, Quill quill, RandomGenerator random) {
        List<Offer> offers = assignment.shelf().onSale();
        if (offers.isEmpty()) {
            return List.of();
        }
        var opening = new ArrayList<Sentence>();
        listeners(assignment.brief(), offers)
                .draw(quill, "opening", List.of(), true)
                .ifPresent(line -> opening.add(ofNone(Part.OPENING, line)));
        quill.write("menu", List.of()).ifPresent(line -> opening.add(ofNone(Part.PREVIEW, line)));
        quill.write("rules.say", List.of()).ifPresent(line -> opening.add(ofNone(Part.RULES, line)));
        var closing = new ArrayList<Sentence>();
        quill.write("closing", List.of()).ifPresent(line -> closing.add(ofNone(Part.CLOSING, line)));
        quill.write("farewell.say", List.of()).ifPresent(line -> closing.add(ofNone(Part.FAREWELL, line)));
        var timing = new ScriptTiming(assignment);
        double left = timing.total(offers.size()) - timing.seconds(opening) - timing.seconds(closing);
        double weights =
                offers.stream().mapToDouble(offer -> weight(offer.role())).sum();
        var script = new ArrayList<>(opening);
        var said = new Said(assignment);
        for (int place = 0; place < offers.size(); place++) {
            Offer offer = offers.get(place);
            double seconds = Math.max(0, left) * weight(offer.role()) / weights;
            script.addAll(item(assignment, new ItemPen(quill, assignment, offer, random), place > 0, seconds, said));
        }
        script.addAll(closing);
        return script;
    }

    /** Those who may hear of all the goods. */
    private static Listeners listeners(Brief brief, List<Offer> offers) {
        return Listeners.of(brief, offers.stream().map(Offer::category).toList());
    }

    /** How much of a show's time an item of this role is worth beside the others. */
    static double weight(ItemRole role) {
        return switch (role) {
            case TRAFFIC -> 0.8;
            case FILLER -> 0.7;
            case PROFIT -> 1.2;
            case HERO -> 1.6;
        };
    }

    /** What must be said is said, and of the rest as much as the time allows; nothing is made up to fill it. */
    private static List<Sentence> item(Assignment assignment, ItemPen pen, boolean follows, double seconds, Said said) {
        var must = new ArrayList<Part>();
        if (follows) {
            must.add(Part.TRANSITION);
        }
        must.addAll(List.of(Part.HOOK, Part.POINT, Part.POINT, Part.WARNING, Part.WARNING, Part.PRICE, Part.CALL));
        var might = new ArrayList<>(List.of(
                Part.PAIN,
                Part.PROOF,
                Part.BENEFIT,
                Part.URGENCY,
                Part.POINT,
                Part.BENEFIT,
                Part.CHOICE,
                Part.POINT,
                Part.SCENE,
                Part.POINT,
                Part.PROOF,
                Part.CHOICE,
                Part.CHAT,
                Part.POINT,
                Part.POINT,
                Part.CHAT));
        for (int i = 0; i < 8; i++) {
            might.addAll(List.of(Part.POINT, Part.POINT, Part.PROOF, Part.CHAT));
        }
        var timing = new ScriptTiming(assignment);
        var sentences = new ArrayList<Sentence>();
        for (Part part : must) {
            sayable(assignment, pen, part, false, said).ifPresent(sentences::add);
        }
        double told = timing.seconds(sentences);
        for (Part part : might) {
            if (told >= seconds) {
                break;
            }
            Optional<Sentence> more = sayable(assignment, pen, part, false, said);
            if (more.isPresent()) {
                sentences.add(more.get());
                told += timing.seconds(List.of(more.get()));
            }
        }
        return inOrder(sentences);
    }

    /** By part, but what invites an answer stands between the facts and not after them all. */
    private static List<Sentence> inOrder(List<Sentence> sentences) {
        List<Sentence> chats =
                sentences.stream().filter(one -> one.part() == Part.CHAT).toList();
        var ordered = new ArrayList<>(sentences.stream()
                .filter(one -> one.part() != Part.CHAT)
                .sorted((one, other) -> one.part().compareTo(other.part()))
                .toList());
        int call = ordered.size() - 1;
        for (int i = 0; i < chats.size(); i++) {
            int at = (int) Math.round((i + 1) * (call + i) / (double) (chats.size() + 1));
            ordered.add(Math.max(1, Math.min(at, ordered.size() - 1)), chats.get(i));
        }
        return ordered;
    }

    private static Sentence ofNone(Part part, LineTemplate line) {
        return Sentence.written(Segment.NO_ITEM, part, line, Sentence.Author.GRAMMAR);
    }
}
