package org.qiantang.app.copywriting;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.copywriting.LineTemplate.Slot;
import org.qiantang.app.copywriting.LineTemplate.Words;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Verdict;

/**
 * Reads a sentence as it stands at this moment, whoever wrote it: whether its slots can be filled, whether every figure
 * and claim outside them is tied to a fact, and what the guard says of the result.
 */
final class Proofreading {
    private static final Pattern LIMIT =
            Pattern.compile("((?:每人|一人|一个人)(?:最多|只能|限购|限|可以|能)?(?:买|拍|购)?)(\\d{1,4})([个件])");
    private static final Pattern CLAUSE = Pattern.compile("[^，。！？；,!?;\\n]+");
    private static final Pattern OF_A_CLOCK = Pattern.compile("秒杀|还有|还剩|只剩|结束|倒计时|截止");
    /** Pieces that are left, by whatever measure word they are counted. */
    private static final Pattern STOCKED = Pattern.compile(
            "((?:库存|现货|还有|还剩|仅剩|只剩|就剩|剩下?|共有?)[^，。；\\d]{0,4})(\\d{1,6})(?=[件个条把瓶盒袋支双套台只本份箱块包罐枚张对顶盏床片串盆株])");

    static final int LONGEST_TYPED = 400;

    private final Judge judge;
    private final Grounding grounding;

    /** @param claims words that claim something wherever they stand */
    Proofreading(Judge judge, List<String> claims) {
        this.judge = judge;
        this.grounding = new Grounding(claims);
    }

    /** Says what the law has against a sentence. */
    @FunctionalInterface
    interface Judge {
        Judgement judge(Subject subject, @Nullable Offer offer, Channel channel, String text);
    }

    enum State {
        PASSED,
        NEEDS_EVIDENCE,
        VIOLATES,
        /** Nothing can be said now: the fact is gone, the proof has run out, the goods are sold out. */
        SILENT
    }

    /**
     * What a sentence stands on.
     *
     * @param key of the fact; or price, stock, skus, delivery, after-sale, sizes, shop
     * @param value as it is now; null where there is nothing any more
     * @param proof its proof in words, if it has one
     */
    record Behind(
            String key,
            String label,
            @Nullable String value,
            @Nullable String proof) {}

    /** @param reads the sentence as it reads now; null where it cannot be said */
    record Checked(
            Sentence sentence,
            State state,
            @Nullable String reads,
            List<Reason> reasons,
            List<Behind> facts,
            double seconds) {
        Checked {
            reasons = List.copyOf(reasons);
            facts = List.copyOf(facts);
        }

        boolean hasPassed() {
            return state == State.PASSED;
        }
    }

    Checked check(Subject subject, Shelf shelf, LocalDate today, Brief brief, Sentence sentence) {
        LineTemplate line = sentence.line();
        Optional<String> read =
                subject.isShow() ? Slots.resolve(shelf, today, line) : Slots.resolveForPage(shelf, today, line);
        List<Behind> facts = behind(shelf, today, line);
        if (read.isEmpty()) {
            return new Checked(sentence, State.SILENT, null, List.of(), facts, 0);
        }
        String text = read.get();
        var reasons = new ArrayList<Reason>();
        int longest = GrammarCopywriter.longest(brief);
        if (text.length() > longest) {
            reasons.add(Reason.tooLong(text.length(), longest));
        }
        Judgement judged = judge.judge(
                subject,
                shelf.offer(sentence.itemId()).orElse(null),
                brief.kind().channel(),
                text);
        judged.standing().forEach(finding -> reasons.add(Reason.of(finding)));
        ungrounded(shelf, sentence, line).stream()
                .filter(missing -> judged.findings().stream().noneMatch(finding -> settles(finding, missing)))
                .forEach(reasons::add);
        double seconds = brief.kind().isSpoken()
                ? SpokenLength.seconds(text, brief.style().pace())
                : 0;
        return new Checked(sentence, stateOf(reasons), text, reasons, facts, seconds);
    }

    private static State stateOf(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return State.PASSED;
        }
        return reasons.stream().allMatch(Reason::asksForEvidence) ? State.NEEDS_EVIDENCE : State.VIOLATES;
    }

    /** Where the guard has named a rule, or has looked through the ingredients, that no fact says so adds nothing. */
    private static boolean settles(Finding finding, Reason missing) {
        boolean knowsBetter = finding.verdict() != Verdict.CLEAR
                || (Claims.leavesOut(missing.words()) && !finding.factsUsed().isEmpty());
        return knowsBetter && finding.matched().contains(missing.words());
    }

    /** Figures that stand outside slots and are tied to nothing; of a person's or a model's words also what they claim. */
    private List<Reason> ungrounded(Shelf shelf, Sentence sentence, LineTemplate line) {
        if (sentence.author() != Sentence.Author.GRAMMAR) {
            return grounding.missing(shelf, sentence, line);
        }
        String bare = Normalizer.normalize(line.bareWords(), Normalizer.Form.NFKC);
        for (Slot slot : line.slots()) {
            if (slot.kind() == SlotKind.SAYS) {
                bare = bare.replace(LineTemplate.said(slot).words(), " ");
            }
        }
        return figures(bare).stream().map(Reason::noFact).toList();
    }

    static List<String> figures(String bare) {
        return Figures.in(bare).stream().map(Figures.Figure::text).distinct().toList();
    }

    /**
     * What a person has typed, as a line: prices, pieces and link numbers that are those of the moment become slots, and
     * what a fact says word by word is tied to it. Empty where the slots are not written as slots are.
     */
    Optional<LineTemplate> bind(Shelf shelf, long itemId, String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST_TYPED || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        LineTemplate line;
        try {
            line = LineTemplate.parse(text);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        Optional<Offer> offer = shelf.offer(itemId);
        if (offer.isEmpty()) {
            return Optional.of(line);
        }
        LineTemplate slotted = LineTemplate.parse(withSlots(offer.get(), line));
        return Optional.of(grounding.tied(shelf, offer.get(), slotted).about(itemId));
    }

    private static String withSlots(Offer offer, LineTemplate line) {
        var text = new StringBuilder();
        for (LineTemplate.Part part : line.parts()) {
            text.append(
                    switch (part) {
                        case Words words -> withSlots(offer, words.text());
                        case Slot slot -> slot.toString();
                    });
        }
        return text.toString();
    }

    private static String withSlots(Offer offer, String words) {
        String text = words;
        if (offer.hasOnePrice()) {
            text = priced(text, offer.onSale().getFirst(), "{price}");
        } else {
            for (Kind kind : offer.onSale()) {
                text = priced(text, kind, "{price:" + kind.skuId() + "}");
            }
        }
        text = clocked(offer.terms(), text);
        text = STOCKED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2).equals(Integer.toString(offer.left()))
                                ? found.group(1) + "{stock}"
                                : found.group()));
        text = replaced(text, offer.left() + "件", "{stock}件");
        return replaced(text, offer.number() + "号链接", "{number}号链接");
    }

    /** How many one buyer may have, and in a clause that speaks of it the clock of a flash sale, where they are those of the moment. */
    private static String clocked(Terms terms, String words) {
        String text = CLAUSE.matcher(words)
                .replaceAll(clause -> Matcher.quoteReplacement(
                        OF_A_CLOCK.matcher(clause.group()).find() ? timed(terms, clause.group()) : clause.group()));
        Matcher limit = LIMIT.matcher(text);
        return limit.replaceAll(found -> found.group(2).equals(Integer.toString(terms.perBuyer()))
                ? Matcher.quoteReplacement(found.group(1) + "{limit}" + found.group(3))
                : Matcher.quoteReplacement(found.group()));
    }

    /** 敷30分钟 and 20:30开播 are of no sale: only a clause that names its end is given here. */
    private static String timed(Terms terms, String clause) {
        String text = clause;
        if (terms.flashEnd().isPresent()) {
            text = replaced(text, terms.flashEnd().get(), "{flash-end}");
        }
        if (terms.minutesLeft().isPresent()) {
            text = replaced(text, terms.minutesLeft().get() + "分钟", "{minutes-left}分钟");
        }
        return text;
    }

    private static String priced(String text, Kind kind, String slot) {
        String price = Spoken.price(kind.price());
        String inFull = price.endsWith("元") ? price.substring(0, price.length() - 1) + "块" : price;
        return replaced(replaced(text, price, slot), inFull, slot);
    }

    /** Only as a whole: 8元 is not in 88元. */
    private static String replaced(String text, String figure, String slot) {
        return Pattern.compile("(?<![0-9.])" + Pattern.quote(figure))
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(slot));
    }

    private static List<Behind> behind(Shelf shelf, LocalDate today, LineTemplate line) {
        return line.slots().stream()
                .flatMap(slot -> behind(shelf, today, slot).stream())
                .distinct()
                .toList();
    }

    private static Optional<Behind> behind(Shelf shelf, LocalDate today, Slot slot) {
        String argument = slot.argument() == null ? "" : slot.argument();
        return switch (slot.kind()) {
            case FACT, BRIEF, LABEL, PROOF, ISSUER -> Optional.of(fact(shelf, today, slot, argument));
            case SAYS -> Optional.of(tiedTo(shelf, today, slot));
            case PRICE, PRICES -> Optional.of(value(shelf, today, slot, "price", "价格"));
            case STOCK, FEW -> Optional.of(value(shelf, today, slot, "stock", "库存"));
            case FLASH_END, MINUTES_LEFT -> Optional.of(value(shelf, today, slot, "flash-end", "秒杀结束"));
            case LIMIT -> Optional.of(value(shelf, today, slot, "limit", "每人限购"));
            case SKUS -> Optional.of(value(shelf, today, slot, "skus", "规格"));
            case SHIP_FROM, SHIP_HOURS, POST_FREE -> Optional.of(value(shelf, today, slot, "delivery", "发货"));
            case AFTER_SALE -> Optional.of(value(shelf, today, slot, "after-sale", "售后"));
            case SIZES -> Optional.of(value(shelf, today, slot, "sizes", "尺码"));
            case SHOP -> Optional.of(value(shelf, today, slot, "shop", "店名"));
            case COUNT, SORTS -> Optional.of(value(shelf, today, slot, "line-up", "排品"));
            case NAME, NUMBER, ON_SALE -> Optional.empty();
        };
    }

    private static Behind tiedTo(Shelf shelf, LocalDate today, Slot slot) {
        LineTemplate.Said said = LineTemplate.said(slot);
        return switch (said.key()) {
            case Evidence.AFTER_SALE -> new Behind(said.key(), "售后", said.words(), null);
            case Evidence.DELIVERY -> new Behind(said.key(), "发货", said.words(), null);
            case Evidence.STOCK -> new Behind(said.key(), "库存", "≤ " + said.words(), null);
            case Evidence.FLASH -> new Behind(said.key(), "秒杀结束", said.words(), null);
            default -> fact(shelf, today, slot, said.key());
        };
    }

    private static Behind fact(Shelf shelf, LocalDate today, Slot slot, String key) {
        Optional<Fact> fact = Optional.ofNullable(slot.itemId())
                .flatMap(shelf::offer)
                .flatMap(offer -> offer.facts().fact(key));
        Proof proof = fact.map(Fact::proof).orElse(null);
        String papers = proof == null
                ? null
                : Stream.of(proof.kind(), proof.number(), proof.issuer(), proof.holdsOn(today) ? "" : "✕")
                        .filter(part -> !part.isBlank())
                        .reduce((one, more) -> one + " · " + more)
                        .orElse(null);
        String value = fact.map(known -> slot.kind() == SlotKind.BRIEF ? Spoken.brief(known) : Spoken.fact(known))
                .orElse(null);
        return new Behind(key, fact.map(Fact::label).orElse(key), value, papers);
    }

    private static Behind value(Shelf shelf, LocalDate today, Slot slot, String key, String label) {
        String now = Slots.resolveForPage(shelf, today, new LineTemplate(List.of(slot)))
                .orElse(null);
        return new Behind(key, label, now, null);
    }
}
