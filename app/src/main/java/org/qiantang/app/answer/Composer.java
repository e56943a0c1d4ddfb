package org.qiantang.app.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Composes what is said of the goods that a question is about, from pieces that each stand on facts. */
final class Composer {
    private static final int MOST_PIECES = 6;
    /** A measure of a part, which the measures of the whole do not answer. */
    private static final Pattern ONE_MEASURE = Pattern.compile("多[大高长宽厚深粗]");

    /** What has one place where it stands, or does not: no other fact answers it. */
    private static final Set<Intent> STANDS_ELSEWHERE = EnumSet.of(
            Intent.PRICE,
            Intent.STOCK,
            Intent.VARIANTS,
            Intent.DELIVERY_TIME,
            Intent.SHIP_FROM,
            Intent.COURIER,
            Intent.POSTAGE,
            Intent.REGION,
            Intent.PRICE_PROTECTION,
            Intent.FAKE_PAYS,
            Intent.LATE_PAYS,
            Intent.FREIGHT_INSURANCE,
            Intent.LINK,
            Intent.HOW_TO_BUY,
            Intent.LIMIT,
            Intent.PROVED,
            Intent.COUPON,
            Intent.INVOICE,
            Intent.PAYMENT,
            Intent.CUSTOM_MADE,
            Intent.NET_CONTENT);

    /** What is asked of the kinds on sale, and never of what is written of the goods. */
    private static final Set<Intent> OF_KINDS =
            EnumSet.of(Intent.PRICE, Intent.STOCK, Intent.VARIANTS, Intent.LINK, Intent.HOW_TO_BUY);

    /** What words of a contrast sound like. */
    private static final Set<Intent> BESIDE_A_CONTRAST =
            EnumSet.of(Intent.PRICE, Intent.PACKAGE, Intent.VARIANTS, Intent.STOCK);

    /** What is not told where nothing is sent to. */
    private static final Set<Intent> OF_SENDING = EnumSet.of(Intent.POSTAGE, Intent.DELIVERY_TIME);

    private static final int MOST_TOLD_APART = 3;

    /** A clause that is shorter says too little by itself. */
    private static final int LEAST_READ = 3;

    private final Words words;
    private final Kinds kinds;
    private final Wants wants;
    private final Recall recall;
    private final Regions regions;
    private final Saying saying;
    private final Components parts;
    private final Nearest nearest;

    Composer(Words words, Kinds kinds, Saying saying, Nearest nearest) {
        this.words = words;
        this.kinds = kinds;
        this.saying = saying;
        this.nearest = nearest;
        wants = new Wants(words, kinds);
        recall = new Recall(words);
        regions = new Regions(words);
        parts = new Components(words.components());
    }

    /**
     * What is known to a part of a line: the offers and the pieces, each with its offer.
     *
     * @param isRead whether a fact answers by the reading of each beside the question, so that the line asks for it in whatever form
     * @param share that of the piece which is the least likely; 1 where nothing was weighed
     */
    record Told(
            List<Offer> offers,
            List<String> sentences,
            Set<String> facts,
            Set<Intent> wanted,
            boolean isRead,
            double share) {
        boolean isEmpty() {
            return sentences.isEmpty();
        }
    }

    void learn(Offer offer) {
        nearest.learn(offer);
    }

    Set<Intent> intents(String text, BitSet by) {
        return wants.in(text, by);
    }

    Told told(
            Question asked,
            Referring.Meant meant,
            List<Approved> approved,
            @Nullable Long pinned,
            LocalDate today,
            Manner manner) {
        List<Offer> offers = meant.offers();
        Question rest = OnAir.rest(asked, offers);
        boolean isRest = !rest.equals(asked);
        Question question = Denied.without(rest, meant.by());
        Set<Intent> wanted = wants.of(question, meant.by(), offers);
        var sentences = new ArrayList<String>();
        Set<String> facts = new LinkedHashSet<>();
        boolean isRead = false;
        double share = 1;
        for (Offer offer : offers) {
            Nearest.Ranking ranking = nearest.of(question, offer);
            Optional<Piece> said = saying.to(question, offer, approved);
            Set<Intent> ofThis = said.isPresent() ? wanted : withCounter(wanted, ranking);
            boolean nothingElse = isRest && wanted.isEmpty();
            List<Piece> pieces = said.map(List::of)
                    .orElseGet(() -> nothingElse
                            ? List.of()
                            : Sieve.likely(
                                    question,
                                    offer,
                                    ofThis,
                                    ranking,
                                    pieces(question, meant.by(), offer, ofThis, ranking, today, manner)));
            isRead |= said.isEmpty() && !pieces.isEmpty() && isAnswered(question, ranking, ofThis, wanted);
            if (isRest && said.isEmpty()) {
                pieces = Stream.concat(OnAir.told(asked, offer).stream(), pieces.stream())
                        .toList();
                isRead = true;
            }
            pieces = pieces.isEmpty() ? saying.policies(question, offer, approved) : pieces;
            pieces = offers.size() == 1 ? Reckoned.beside(pieces, question, offer, kinds) : pieces;
            if (!pieces.isEmpty()) {
                boolean onScreen =
                        offers.size() == 1 && Long.valueOf(offer.itemId()).equals(pinned);
                String name = onScreen || wanted.contains(Intent.LINK) || wanted.contains(Intent.TITLE)
                        ? ""
                        : Spoken.text(offer.name()) + manner.one("，", "这款，", "：");
                sentences.add(name + Telling.joined(pieces));
                // That a price is asked for may have been read, too.
                share = Math.min(share, ofThis.size() > wanted.size() ? ranking.highest() : 1);
                for (Piece piece : pieces) {
                    facts.addAll(piece.facts());
                    share = Math.min(share, piece.share());
                }
            }
        }
        if (sentences.size() == 2 && wanted.contains(Intent.PRICE)) {
            sentences.addAll(Reckoned.across(question, offers));
        }
        return new Told(offers, sentences, facts, wanted, isRead, share);
    }

    /** What rules found to be wanted, and what reading found beside it that stands in no fact. */
    private static Set<Intent> withCounter(Set<Intent> wanted, Nearest.Ranking ranking) {
        Set<Intent> whole = new LinkedHashSet<>(wanted);
        if (wanted.stream().noneMatch(OF_KINDS::contains)) {
            ranking.counter(wanted.isEmpty() ? Nearest.READ : Nearest.READ_ELSEWHERE)
                    .ifPresent(whole::add);
        }
        return whole;
    }

    /** Whether a fact surely answers by the reading of each beside the question. */
    boolean answersSurely(Question question, Offer offer) {
        return nearest.of(question, offer).read(Nearest.READ_ELSEWHERE).isPresent();
    }

    /** Whether all kinds that are named are sold out, or all there are. */
    boolean isGone(Question question, Offer offer) {
        List<Kind> named = kinds.named(question.text(), offer);
        return offer.isSoldOut() || (!named.isEmpty() && named.stream().allMatch(kind -> kind.left() <= 0));
    }

    private boolean isNowhere(Question question, Matters matters, Offer offer, Set<Intent> wanted) {
        boolean apart = matters.areOfAPartApart(offer) && !namesSomeKinds(question, offer);
        return apart || Absent.isAsked(question, offer, wanted);
    }

    private List<Piece> pieces(
            Question question,
            BitSet by,
            Offer offer,
            Set<Intent> wanted,
            Nearest.Ranking ranking,
            LocalDate today,
            Manner manner) {
        var telling = new Telling(question, offer, kinds, regions, today, manner);
        var pieces = new ArrayList<Piece>();
        var bare = new Question(
                Recall.isOfLabel(question, by, offer) ? question.text() : Wants.masked(question.text(), by));
        Optional<List<Fact>> trait = addTraits(question, offer, wanted, pieces);
        boolean labelled = addOwn(bare, offer, ranking, wanted.isEmpty(), pieces);
        var matters = Matters.in(bare.text(), words.concepts());
        if (isNowhere(question, matters, offer, wanted)) {
            return List.of();
        }
        // A trait or matter that no fact speaks of is not answered by what happens to stand near.
        boolean open =
                matters.tell(offer, pieces) || trait.filter(List::isEmpty).isPresent();
        Sieve.leaveOut(question, ranking, pieces);
        bare.clauses().forEach(clause -> aside(clause, offer, pieces));
        contrast(question, offer, ranking, wanted, telling, pieces);
        boolean isExcluded = wanted.contains(Intent.REGION) && regions.isExcluded(question, offer);
        boolean someUntold = false;
        for (Intent intent : wanted) {
            if (matters.standsFor(intent, words.askedBy(intent), offer)) {
                continue;
            }
            boolean idle = (isExcluded && OF_SENDING.contains(intent))
                    || (intent == Intent.DIMENSIONS && labelled && question.has(ONE_MEASURE));
            Optional<Piece> piece = idle ? Optional.<Piece>empty() : telling.of(intent);
            if (piece.isPresent()
                    && parts.isOfAnother(words.clausesOf(intent, bare.text()), intent, piece.get(), offer)) {
                piece = Optional.empty();
                // What else is known of the part is not its price.
                if (intent == Intent.PRICE && wanted.size() == 1) {
                    return List.of();
                }
            }
            someUntold |= piece.isEmpty() && !idle;
            piece.filter(one -> isNew(one, pieces) && pieces.size() < MOST_PIECES)
                    .ifPresent(pieces::add);
        }
        // Where a rule knows what is asked for and no fact of that name is there, a neighbour of it is no answer.
        boolean lacking = pieces.isEmpty() && (open || isLacking(wanted, ranking));
        Optional<Piece> read = lacking ? ranking.read(Nearest.READ_ELSEWHERE) : read(ranking, wanted);
        read.filter(piece -> !isTold(pieces, piece)).ifPresent(pieces::addFirst);
        if (open && pieces.isEmpty()) {
            return pieces;
        }
        if (pieces.isEmpty() || someUntold) {
            addAkin(question, offer, pieces);
        }
        if (pieces.isEmpty()) {
            unforeseen(question, offer, wanted, ranking, lacking).ifPresent(pieces::add);
        }
        return pieces;
    }

    /** Tells a trait that is asked for, and what sets kinds apart; empty where no trait is asked for, no facts where none speaks of it. */
    private Optional<List<Fact>> addTraits(Question question, Offer offer, Set<Intent> wanted, List<Piece> pieces) {
        Optional<List<Fact>> trait = recall.trait(question, offer);
        trait.filter(facts -> !facts.isEmpty()).ifPresent(facts -> pieces.add(Recall.piece(facts)));
        List<Fact> apart = Differences.of(question, offer);
        if (!apart.isEmpty() && wanted.stream().noneMatch(OF_KINDS::contains)) {
            pieces.add(Recall.piece(apart));
        }
        return trait;
    }

    /** A part that is a kind of its own has a price and pieces. */
    private boolean namesSomeKinds(Question question, Offer offer) {
        int named = kinds.named(question.text(), offer).size();
        return named > 0 && named < offer.kinds().size();
    }

    private static boolean isLacking(Set<Intent> wanted, Nearest.Ranking ranking) {
        return wanted.stream().anyMatch(intent -> !intent.facts().isEmpty()) && ranking.isRead();
    }

    private void addAkin(Question question, Offer offer, List<Piece> pieces) {
        List<Fact> akin = recall.akin(question, offer).stream()
                .filter(fact -> !told(pieces, fact))
                .toList();
        if (!akin.isEmpty() && pieces.size() < MOST_PIECES) {
            pieces.add(Recall.piece(akin));
        }
    }

    /** What no rule foresaw: the likeliest fact or line, or what shares most with the question. */
    private Optional<Piece> unforeseen(
            Question question, Offer offer, Set<Intent> wanted, Nearest.Ranking ranking, boolean lacking) {
        boolean anywhere = !lacking && wanted.stream().noneMatch(STANDS_ELSEWHERE::contains);
        return (anywhere ? ranking.best(Nearest.LIKELY) : Optional.<Piece>empty())
                .or(() -> lastResort(question, offer).filter(piece -> !ranking.isRuledOut(piece)))
                .or(() -> anywhere && asks(question) ? ranking.best(Nearest.SURE) : Optional.empty());
    }

    /** What answers by the reading of each beside the question, where something is asked for that stands among the facts. */
    private static Optional<Piece> read(Nearest.Ranking ranking, Set<Intent> wanted) {
        if (wanted.stream().anyMatch(OF_KINDS::contains)) {
            return Optional.empty();
        }
        if (wanted.contains(Intent.AFTER_SALE)) {
            // Of the lines of the shop a rule may have taken another.
            Optional<Piece> line =
                    ranking.read(Nearest.SURE).filter(piece -> piece.facts().contains("after-sale"));
            if (line.isPresent()) {
                return line;
            }
        }
        boolean elsewhere = wanted.stream().anyMatch(STANDS_ELSEWHERE::contains);
        return ranking.read(elsewhere ? Nearest.READ_ELSEWHERE : Nearest.READ);
    }

    /** Whether something was read that answers; where nothing has the form of a question, one that surely does. */
    private boolean isAnswered(Question question, Nearest.Ranking ranking, Set<Intent> ofThis, Set<Intent> wanted) {
        if (ofThis.size() > wanted.size()) {
            return asks(question) || ranking.counter(Nearest.READ_ELSEWHERE).isPresent();
        }
        return read(ranking, ofThis).isPresent()
                && (asks(question) || ranking.read(Nearest.READ_ELSEWHERE).isPresent());
    }

    private static boolean isTold(List<Piece> pieces, Piece piece) {
        return pieces.stream()
                .anyMatch(one -> one.text().contains(piece.text())
                        || (!piece.facts().contains("after-sale") && one.facts().containsAll(piece.facts())));
    }

    /** Adds the merchant's own facts whose label or value the question names, and what comes with the goods; whether there are the former. */
    private boolean addOwn(
            Question bare, Offer offer, Nearest.Ranking ranking, boolean wantsNothing, List<Piece> pieces) {
        List<Fact> labelled = new ArrayList<>(recall.labelled(bare, offer));
        recall.kindredOwn(bare, offer).filter(fact -> !labelled.contains(fact)).ifPresent(labelled::add);
        List<Fact> fresh = labelled.stream().filter(fact -> !told(pieces, fact)).toList();
        List<Fact> near =
                fresh.stream().filter(fact -> !ranking.isFarFrom(fact)).toList();
        if (near.isEmpty() && !fresh.isEmpty() && wantsNothing) {
            ranking.best(Nearest.LIKELY).ifPresent(pieces::add);
            return true;
        }
        fresh = near;
        if (!fresh.isEmpty()) {
            pieces.add(Recall.piece(fresh));
        }
        List<Fact> with = Extras.comesWith(bare, offer).stream()
                .filter(fact -> !told(pieces, fact))
                .toList();
        if (!with.isEmpty()) {
            pieces.add(Recall.piece(with));
        }
        return !fresh.isEmpty();
    }

    /** What no intent tells: the fact, line or title that shares most with the question. */
    private Optional<Piece> lastResort(Question question, Offer offer) {
        return recall.labelled(question, offer).stream()
                .findFirst()
                .or(() -> recall.inLatin(question, offer).stream().findFirst())
                .or(() -> Units.asked(question, offer))
                .or(() -> recall.ofThat(question, offer))
                .or(() -> recall.oneOfTwo(question, offer))
                .or(() -> recall.kindred(question, offer))
                .map(fact -> Recall.piece(List.of(fact)))
                .or(() -> Recall.inTitle(question, offer))
                .or(() -> recall.kindredLine(question, offer))
                .or(() -> recall.repeating(question, offer).map(fact -> Recall.piece(List.of(fact))));
    }

    /** What the facts say to a clause that asks for nothing else. */
    private void aside(Question clause, Offer offer, List<Piece> pieces) {
        if (pieces.size() >= MOST_PIECES - 1
                || !wants.in(clause.text(), new BitSet()).isEmpty()) {
            return;
        }
        boolean known = Matters.in(clause.text(), words.concepts()).areAny();
        Optional<Piece> read = asks(clause) && clause.text().length() >= LEAST_READ
                ? nearest.of(clause, offer).read(known ? Nearest.READ_ELSEWHERE : Nearest.LIKELY)
                : Optional.empty();
        read.filter(piece -> !isTold(pieces, piece))
                .or(() -> Stream.concat(recall.akin(clause, offer).stream(), recall.inLatin(clause, offer).stream())
                        .filter(fact -> !told(pieces, fact))
                        .findFirst()
                        .map(fact -> Recall.piece(List.of(fact))))
                .ifPresent(pieces::add);
    }

    /** What tells kinds apart that are held against one another; where no fact does, what each costs. */
    private static void contrast(
            Question question,
            Offer offer,
            Nearest.Ranking ranking,
            Set<Intent> wanted,
            Telling telling,
            List<Piece> pieces) {
        if (!BESIDE_A_CONTRAST.containsAll(wanted) || !Contrast.isAsked(question, offer)) {
            return;
        }
        List<Fact> facts = Contrast.of(question, offer).stream()
                .filter(fact -> !told(pieces, fact))
                .sorted(ranking.likelierFirst())
                .limit(MOST_TOLD_APART)
                .toList();
        if (!facts.isEmpty()) {
            pieces.add(Recall.piece(facts));
        }
        // 三件套（菜刀、水果刀、剪刀）: what the kinds are made up of stands in their names.
        boolean inNames = Contrast.isInNames(question, offer) && !wanted.contains(Intent.PRICE);
        if (inNames) {
            telling.of(Intent.PRICE).ifPresent(pieces::add);
        } else if (facts.isEmpty() && pieces.isEmpty() && !wanted.contains(Intent.PRICE)) {
            telling.of(Intent.PRICE).ifPresent(pieces::add);
        }
    }

    private static boolean told(List<Piece> pieces, Fact fact) {
        return pieces.stream().anyMatch(piece -> piece.facts().contains(fact.key()));
    }

    /** Whether it says what no other piece says; facts that were told are not told again. */
    private static boolean isNew(Piece piece, List<Piece> pieces) {
        Set<String> known = pieces.stream().map(Piece::text).collect(Collectors.toSet());
        boolean repeated = known.stream().anyMatch(text -> text.contains(piece.text()))
                || (piece.facts().size() == 1
                        && pieces.stream().anyMatch(other -> other.facts().equals(piece.facts()))
                        && Set.of("sizes", "skus", "price")
                                .contains(piece.facts().getFirst()));
        return !repeated;
    }

    boolean asks(Question question) {
        return question.has(words.asking()) || question.has(words.reported());
    }
}
