package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;

/** Which goods a question is about: by link, name, price, colour, what was asked before, or what is on screen. */
final class Referring {
    private static final int MOST_OFFERS = 3;
    private static final int MOST_RIVALS = 3;
    private static final Pattern PRICED = Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)(?:块|元)?钱?的?(?:那|这)[个款件双瓶条]");
    /** 苹果手机能连吗 asks what goods work with. */
    private static final Pattern USED_WITH = Pattern.compile(
            "(?:手机|电脑|平板|电视|汽车|车)(?:能|可以|上|也)|(?:连|配|接|支持|用在|适合|装在)[^,，]{0,4}(?:手机|电脑|平板|电视|车)|插(?:在|到)?(?:充电[宝头器]|插座|插排)");

    private static final Pattern DEVICE = Pattern.compile("(?:苹果|安卓|华为|小米)?(?:手机|电脑|平板|电视|汽车|车)|苹果|充电[宝头器]|插座|插排");
    private static final Pattern OF_A_LINK = Pattern.compile("链接|link|小黄车|宝贝|橱窗|第\\d|号那个|号的那");
    private static final Pattern ELLIPTIC = Pattern.compile("^(?:那|还有|换成)[^,，]{1,8}呢");
    private static final Pattern FEATURE = Pattern.compile("支不支持|支持|能不能|有没有|是不是|可以|能|吗");
    private static final Pattern IS_THERE = Pattern.compile("有没有|有[^,，]{0,6}[吗没?？]|没有");
    private static final Pattern POINTS = Pattern.compile("那|这|刚|之前|前面|哪");
    /** 我之前那个缩不回去,你这个呢: one's own of before, held against the one on screen. */
    private static final Pattern YOURS = Pattern.compile("(?:你|您)们?家?的?(?:这|此)");

    private static final Pattern THIS_AND =
            Pattern.compile("(?:^|[,，])(?:那|请问)?这(?:[个款件条双瓶盒台把支袋包套])?[和跟与同].{1,12}(?:都|区别|差别|不同|哪个|哪款|分别|各|一样)");
    /** Points at what nobody showed, where nothing is on screen. */
    private static final Pattern THIS = Pattern.compile("这[个款件条双瓶盒台把支袋包套]");

    private static final Pattern LAST = Pattern.compile("上一|上个|前一[个款件]");

    /** A title is meant from this likeness on, if no other comes as near as the second; tried on the development shops. */
    private static final double NEAR = 0.5;

    private static final double CLEARLY = 0.08;

    private final Words words;
    private final Naming naming;
    private final Kinds kinds;
    private final Meaning meaning;
    private final NoNames noNames;
    private final Heads heads;

    Referring(Words words, Naming naming, Kinds kinds, Meaning meaning) {
        this.words = words;
        this.naming = naming;
        this.kinds = kinds;
        this.meaning = meaning;
        noNames = new NoNames(words);
        heads = new Heads(naming);
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
        if (!linked.isEmpty()) {
            return linked;
        }
        Naming.Found named = named(text, scene);
        return noNames.isOfItsMaterial(text, named.by(), scene.onScreen()) ? List.of() : named.items();
    }

    private Naming.Found named(String text, Scene scene) {
        return naming.in(NoNames.without(text), scene.lexicon());
    }

    Meant meant(Question question, Scene scene, boolean claimed) {
        boolean sizes = isOfSizes(question, scene);
        List<Integer> links = sizes ? List.of() : question.links();
        List<Offer> linked = sizes ? List.of() : linked(question, scene.shelf());
        if (!linked.isEmpty()) {
            return new Meant(linked.stream().limit(MOST_OFFERS).toList(), Optional.empty(), new BitSet());
        }
        Naming.Found named = withoutOwnWords(named(question.text(), scene), question, scene);
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
            List<Offer> all = withThis(question, offers, scene);
            return new Meant(all.stream().limit(MOST_OFFERS).toList(), Optional.empty(), named.by());
        }
        return pointedAt(question, scene, claimed);
    }

    /**
     * Leaves out goods that are named by nothing but words which the goods on screen have too, and that are not what the
     * others are called by: 加绒黑的 is a kind of these jeans, whatever else has 加绒 in its title.
     */
    private Naming.Found withoutOwnWords(Naming.Found named, Question question, Scene scene) {
        Optional<Offer> onScreen = scene.onScreen();
        if (onScreen.isEmpty() || named.items().isEmpty() || question.has(words.comparing())) {
            return named;
        }
        String own = said(List.of(onScreen.get()));
        boolean isNamed = named.items().contains(onScreen.get().itemId());
        var items = new ArrayList<Long>();
        var each = new ArrayList<BitSet>();
        var by = new BitSet();
        for (int place = 0; place < named.items().size(); place++) {
            long item = named.items().get(place);
            BitSet words = named.each().get(place);
            boolean others = item != onScreen.get().itemId()
                    && scene.shelf().offer(item).stream()
                            .allMatch(other -> runs(question.text(), words)
                                    .allMatch(run -> !heads.isCalledBy(run, other) && (isNamed || isOwn(own, run))));
            if (!others) {
                items.add(item);
                each.add(words);
                by.or(words);
            }
        }
        return new Naming.Found(items, named.ambiguous() && items.size() > 1, by, each);
    }

    /** What is on screen before what is held against it: 这个跟上一个耳机都包邮吗. */
    private static List<Offer> withThis(Question question, List<Offer> named, Scene scene) {
        boolean both = scene.onScreen().filter(offer -> !named.contains(offer)).isPresent() && question.has(THIS_AND);
        return both ? Stream.concat(scene.onScreen().stream(), named.stream()).toList() : named;
    }

    private static boolean isOwn(String own, String run) {
        return run.length() > 1 && own.contains(run);
    }

    /** A material or taste that another title has too is of the goods on screen if their facts speak of it: 羊绒含量多少. */
    private Optional<Offer> ofWhatIsOnScreen(String text, List<Offer> named, BitSet by, Scene scene) {
        Optional<Offer> onScreen = scene.onScreen();
        if (onScreen.isEmpty()
                || named.size() != 1
                || named.getFirst().equals(onScreen.get())
                || words.earlier().matcher(text).find()) {
            return Optional.empty();
        }
        boolean device = USED_WITH.matcher(text).find()
                && runs(text, by).allMatch(run -> DEVICE.matcher(run).matches());
        if (device
                || noNames.isOfItsMaterial(text, by, scene.onScreen())
                || isWithinWords(text, by, onScreen.get())
                || isAPassingFeature(text, named.getFirst(), by, onScreen.get())) {
            return onScreen;
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

    /** Whether what names another is in a longer word of the goods on screen, as 奶瓶 in their 奶瓶夹; or is one character of them. */
    private static boolean isWithinWords(String text, BitSet by, Offer onScreen) {
        String own = said(List.of(onScreen));
        for (int at = by.nextSetBit(0); at >= 0; ) {
            int end = Math.min(text.length(), by.nextClearBit(at));
            String run = text.substring(at, end);
            boolean longer = (at > 0 && own.contains(text.substring(at - 1, end)) && Naming.isHan(text.charAt(at - 1)))
                    || (end < text.length()
                            && own.contains(text.substring(at, end + 1))
                            && Naming.isHan(text.charAt(end)));
            if (!longer && !(run.length() == 1 && own.contains(run))) {
                return false;
            }
            at = by.nextSetBit(end);
        }
        return true;
    }

    /** 支不支持磁吸充电 of a shell with 磁吸 in its title: what both titles have in part, and neither is called by. */
    private static boolean isAPassingFeature(String text, Offer named, BitSet by, Offer onScreen) {
        String title = Lexicon.plain(named.title());
        String run = text.substring(by.nextSetBit(0), Math.min(text.length(), by.length()));
        boolean isHead = List.of(title.split("\\s+", -1)).stream()
                .anyMatch(segment -> !segment.isEmpty() && run.endsWith(segment.substring(segment.length() - 1)));
        return !isHead
                && FEATURE.matcher(text).find()
                && IntStream.range(0, Math.max(0, run.length() - 1))
                        .mapToObj(at -> run.substring(at, at + 2))
                        .anyMatch(Lexicon.plain(onScreen.title())::contains);
    }

    /** All that is written of goods: titles, kinds, labels and values. */
    static String said(List<Offer> offers) {
        return offers.stream()
                .flatMap(offer -> Stream.of(
                                Stream.of(offer.title()),
                                offer.kinds().stream().map(Kind::name),
                                offer.facts().facts().stream().map(fact -> fact.label() + " " + fact.value()),
                                offer.afterSale().stream())
                        .flatMap(texts -> texts))
                .map(Lexicon::plain)
                .collect(Collectors.joining("\n"));
    }

    /** Whether 14号 is a size or colour of the goods on screen, as of a ring, and nothing says that a link is meant. */
    private static boolean isOfSizes(Question question, Scene scene) {
        if (scene.onScreen().isEmpty() || question.has(OF_A_LINK)) {
            return false;
        }
        Offer offer = scene.onScreen().get();
        SizeTable table = offer.sizes();
        Stream<String> rows =
                table == null ? Stream.empty() : table.rows().stream().map(List::getFirst);
        String names = Stream.concat(offer.kinds().stream().map(Kind::name), rows)
                .map(Lexicon::plain)
                .collect(Collectors.joining("\n"));
        List<Integer> links = question.links();
        return !links.isEmpty()
                && links.stream()
                        .allMatch(number -> Pattern.compile(
                                        "(?<![\\d.])0*" + number + "\\s*(?:号|#|码)|(?<![\\d.])0" + number + "(?!\\d)")
                                .matcher(names)
                                .find());
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
        List<Offer> others = rivals.stream()
                .filter(offer -> onScreen.filter(offer::equals).isEmpty())
                .toList();
        if (earlier && before.isEmpty() && others.size() == 1) {
            return only(others.getFirst(), by);
        }
        // Whom goods are for names none of them while one is on screen.
        boolean onlyParts =
                scene.onScreen().isPresent() && runs(question.text(), by).allMatch(naming::isPart);
        Optional<Offer> one =
                onlyParts ? scene.onScreen() : earlier ? before.or(() -> onScreen) : onScreen.or(() -> before);
        return one.or(() -> heads.called(question.text(), rivals, by))
                .map(offer -> only(offer, by))
                .orElseGet(() -> whichOf(rivals));
    }

    static Stream<String> runs(String text, BitSet by) {
        var runs = new ArrayList<String>();
        for (int at = by.nextSetBit(0); at >= 0; ) {
            int end = Math.min(text.length(), by.nextClearBit(at));
            runs.add(text.substring(at, end));
            at = by.nextSetBit(end);
        }
        return runs.stream();
    }

    private Meant pointedAt(Question question, Scene scene, boolean claimed) {
        Optional<Offer> priced = claimed ? Optional.empty() : priced(question, scene.shelf());
        if (priced.isPresent()) {
            return only(priced.get());
        }
        Optional<Offer> onScreen = scene.onScreen();
        boolean earlier = !claimed && question.has(words.earlier()) && !question.has(YOURS);
        if (earlier || (!claimed && (question.has(words.before()) || question.has(ELLIPTIC))) || onScreen.isEmpty()) {
            Optional<Offer> before =
                    fromHistory(scene).or(() -> earlier ? lastOnScreen(question, scene) : Optional.empty());
            if (before.isPresent()) {
                return only(before.get());
            }
            if (earlier && kinds.namesColour(question.text())) {
                List<Offer> having = scene.shelf().offers().stream()
                        .filter(offer -> !kinds.named(question.text(), offer).isEmpty())
                        .toList();
                if (having.size() == 1) {
                    return only(having.getFirst());
                }
            }
            if (earlier) {
                return likest(question.text(), scene.shelf().offers())
                        .map(Referring::only)
                        .orElseGet(() -> askBack("您说的是哪一款？报个链接号，我马上看", List.of()));
            }
        }
        boolean ofThis = onScreen.isPresent() && question.has(IS_THERE) && !question.has(POINTS);
        if (kinds.namesColour(question.text()) && !ofThis) {
            Meant coloured = coloured(question, scene);
            if (coloured != null) {
                return coloured;
            }
        }
        if (onScreen.isPresent()) {
            return only(onScreen.get());
        }
        List<Offer> offers = scene.shelf().offers();
        if (offers.size() == 1) {
            return only(offers.getFirst());
        }
        return Optional.of(question.text())
                .filter(text -> !THIS.matcher(text).find())
                .flatMap(text -> likest(text, offers).or(() -> SpokenOf.first(text, offers)))
                .map(Referring::only)
                .orElseGet(() -> askBack("您问的是哪一款？报个链接号，我马上看", List.of()));
    }

    /** The goods whose title is clearly nearest in meaning: 兰花怎么浇水 with 蝴蝶兰 on the shelf. */
    private Optional<Offer> likest(String text, List<Offer> offers) {
        if (offers.size() < 2) {
            return offers.stream().findFirst();
        }
        record Like(Offer offer, double likeness) {}
        List<Like> likes = offers.stream()
                .map(offer -> new Like(offer, meaning.likeness(text, offer.title())))
                .sorted(Comparator.comparingDouble(Like::likeness).reversed())
                .toList();
        boolean clear = likes.getFirst().likeness() >= NEAR
                && likes.get(0).likeness() - likes.get(1).likeness() >= CLEARLY;
        return clear ? Optional.of(likes.getFirst().offer()) : Optional.empty();
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
            Naming.Found named = named(earlier, scene);
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
