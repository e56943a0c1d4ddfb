package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;

/** Which goods a question is about: by link, name, price, colour, what was asked before, or what is on screen. */
final class Referring {
    private static final int MOST_OFFERS = 3;
    private static final int MOST_RIVALS = 3;
    private static final Pattern PRICED = Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)(?:块|元)?钱?的?(?:那|这)[个款件双瓶条]");
    private static final Pattern LAST = Pattern.compile("上一|上个|前一[个款件]");

    private final Words words;
    private final Naming naming;
    private final Kinds kinds;

    Referring(Words words, Naming naming, Kinds kinds) {
        this.words = words;
        this.naming = naming;
        this.kinds = kinds;
    }

    /**
     * The offers that are meant, or the question that must be asked back first.
     *
     * @param by the characters that name them
     */
    record Meant(List<Offer> offers, Optional<Answer> back, BitSet by) {
        boolean isNamed() {
            return !by.isEmpty();
        }
    }

    /** What a line stands in: the goods, what is on screen, what the viewer said before. */
    record Scene(Shelf shelf, Lexicon lexicon, @Nullable Long pinned, List<String> history) {
        Optional<Offer> onScreen() {
            return pinned == null ? Optional.empty() : shelf.offer(pinned);
        }
    }

    /** What a part of a line names by itself, without anything around it; none or several items. */
    List<Long> mentioned(String text, Scene scene) {
        List<Long> linked = linked(new Question(text), scene.shelf()).stream()
                .map(Offer::itemId)
                .toList();
        return linked.isEmpty() ? naming.in(text, scene.lexicon()).items() : linked;
    }

    Meant meant(Question question, Scene scene, boolean claimed) {
        List<Integer> links = question.links();
        List<Offer> linked = linked(question, scene.shelf());
        if (!linked.isEmpty()) {
            return new Meant(linked.stream().limit(MOST_OFFERS).toList(), Optional.empty(), new BitSet());
        }
        Naming.Found named = naming.in(question.text(), scene.lexicon());
        if (!links.isEmpty() && named.items().isEmpty() && links.getFirst() <= 200) {
            return askBack("没有" + links.getFirst() + "号链接，您说的是哪一款？", List.of());
        }
        if (named.ambiguous()) {
            return oneOf(question, offers(named.items(), scene.shelf()), scene, named.by());
        }
        if (!named.items().isEmpty()) {
            List<Offer> offers = offers(named.items(), scene.shelf());
            Optional<Offer> ofThis = ofWhatIsOnScreen(question.text(), offers, named.by(), scene);
            if (ofThis.isPresent()) {
                return only(ofThis.get());
            }
            return new Meant(offers.stream().limit(MOST_OFFERS).toList(), Optional.empty(), named.by());
        }
        return pointedAt(question, scene, claimed);
    }

    /** A material or taste that another title has too is of the goods on screen if their facts speak of it: 羊绒含量多少. */
    private Optional<Offer> ofWhatIsOnScreen(String text, List<Offer> named, BitSet by, Scene scene) {
        Optional<Offer> onScreen = scene.onScreen();
        if (onScreen.isEmpty() || named.size() != 1 || named.getFirst().equals(onScreen.get())) {
            return Optional.empty();
        }
        String title = Lexicon.plain(named.getFirst().title());
        for (int at = by.nextSetBit(0); at >= 0; ) {
            int end = Math.min(text.length(), by.nextClearBit(at));
            String run = text.substring(at, end);
            boolean isHead = List.of(title.split("\\s+", -1)).stream().anyMatch(segment -> segment.endsWith(run));
            boolean known = onScreen.get().facts().facts().stream()
                    .anyMatch(fact -> fact.value().contains(run));
            boolean unlike = isHead || !known || !title.contains(run);
            if (unlike && !naming.isPart(run)) {
                return Optional.empty();
            }
            at = by.nextSetBit(end);
        }
        return onScreen;
    }

    private static List<Offer> linked(Question question, Shelf shelf) {
        return question.links().stream()
                .flatMap(number -> shelf.numbered(number).stream())
                .toList();
    }

    private static List<Offer> offers(List<Long> items, Shelf shelf) {
        return items.stream().flatMap(item -> shelf.offer(item).stream()).toList();
    }

    /** Of several that fit alike: the one that also has the colour named, the one on screen, else which is asked back. */
    private Meant oneOf(Question question, List<Offer> rivals, Scene scene, BitSet by) {
        List<Offer> coloured = rivals.stream()
                .filter(offer ->
                        kinds.namesColour(question.text()) && kinds.hasColourOf(question.text(), offer.title()))
                .toList();
        if (coloured.size() == 1) {
            return only(coloured.getFirst(), by);
        }
        Optional<Offer> before = fromHistory(scene).filter(rivals::contains);
        boolean earlier = question.has(words.earlier());
        Optional<Offer> onScreen = scene.onScreen().filter(rivals::contains);
        Optional<Offer> one = earlier ? before.or(() -> onScreen) : onScreen.or(() -> before);
        return one.map(offer -> only(offer, by)).orElseGet(() -> whichOf(rivals));
    }

    private Meant pointedAt(Question question, Scene scene, boolean claimed) {
        Optional<Offer> priced = claimed ? Optional.empty() : priced(question, scene.shelf());
        if (priced.isPresent()) {
            return only(priced.get());
        }
        Optional<Offer> onScreen = scene.onScreen();
        boolean earlier = !claimed && question.has(words.earlier());
        if (earlier || (!claimed && question.has(words.before())) || onScreen.isEmpty()) {
            Optional<Offer> before =
                    fromHistory(scene).or(() -> earlier ? lastOnScreen(question, scene) : Optional.empty());
            if (before.isPresent()) {
                return only(before.get());
            }
            if (earlier) {
                return askBack("您说的是哪一款？报个链接号，我马上看", List.of());
            }
        }
        if (kinds.namesColour(question.text())) {
            Meant coloured = coloured(question, scene);
            if (coloured != null) {
                return coloured;
            }
        }
        if (onScreen.isPresent()) {
            return only(onScreen.get());
        }
        List<Offer> offers = scene.shelf().offers();
        return offers.size() == 1 ? only(offers.getFirst()) : askBack("您问的是哪一款？报个链接号，我马上看", List.of());
    }

    private @Nullable Meant coloured(Question question, Scene scene) {
        List<Offer> having = scene.shelf().offers().stream()
                .filter(offer -> !kinds.named(question.text(), offer).isEmpty())
                .toList();
        Optional<Offer> onScreen = scene.onScreen();
        if (onScreen.isPresent() && (having.contains(onScreen.get()) || having.isEmpty())) {
            return only(onScreen.get());
        }
        return having.size() == 1
                ? only(having.getFirst())
                : onScreen.isPresent() || having.isEmpty() ? null : whichOf(having);
    }

    private static Optional<Offer> priced(Question question, Shelf shelf) {
        Matcher priced = PRICED.matcher(question.text());
        if (!priced.find()) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(priced.group(1));
        List<Offer> fitting = shelf.offers().stream()
                .filter(offer -> offer.kinds().stream()
                        .anyMatch(kind ->
                                BigDecimal.valueOf(kind.price().minor(), 2).compareTo(yuan) == 0))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** 上一个 without anything said before: the link before the one on screen. */
    private static Optional<Offer> lastOnScreen(Question question, Scene scene) {
        return question.has(LAST)
                ? scene.onScreen().flatMap(offer -> scene.shelf().numbered(offer.number() - 1))
                : Optional.empty();
    }

    private Optional<Offer> fromHistory(Scene scene) {
        for (String earlier : scene.history().reversed()) {
            List<Offer> linked = linked(new Question(earlier), scene.shelf());
            if (linked.size() == 1) {
                return Optional.of(linked.getFirst());
            }
            Naming.Found named = naming.in(earlier, scene.lexicon());
            if (!named.ambiguous() && named.items().size() == 1) {
                return scene.shelf().offer(named.items().getFirst());
            }
        }
        return Optional.empty();
    }

    private static Meant only(Offer offer) {
        return only(offer, new BitSet());
    }

    private static Meant only(Offer offer, BitSet by) {
        return new Meant(List.of(offer), Optional.empty(), by);
    }

    private static Meant whichOf(List<Offer> rivals) {
        String names = rivals.stream()
                .limit(MOST_RIVALS)
                .map(offer -> offer.number() + "号" + Spoken.text(offer.name()))
                .collect(Collectors.joining("，还是"));
        return askBack("您问的是" + names + "？", rivals.stream().map(Offer::itemId).toList());
    }

    private static Meant askBack(String text, List<Long> items) {
        return new Meant(List.of(), Optional.of(new Answer.AskBack(text, items)), new BitSet());
    }
}
