package org.qiantang.app.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;

/**
 * The art of answering, without a room or a database: which item, which questions, and what the shelf says to them.
 *
 * <p>A viewer's words choose among answers; they never become part of one.
 */
final class Answering {
    private static final int MOST_IN_LINE_UP = 6;
    private static final int MOST_PARTS = 3;
    private static final int MOST_EARLIER = 8;
    private static final Pattern ASKING_END = Pattern.compile("(?<!几)吗$");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** What concerns the shop and none of its goods. */
    private static final Pattern OF_THE_SHOP = Pattern.compile("周年庆|店庆|以旧换新|国补|补贴|会员|投诉|合作|营业|人工客服|转人工");
    /** Of something else that broke, told and not asked. */
    private static final Pattern STORY =
            Pattern.compile("^(?:我?家里?|我妈|我们家|以前|之前|上次|我那|旧)(?!.*买的)[^,，]{0,10}(?:坏了|烂了|碎了|破了|丢了|没了)");

    /** Said to the room and not to the host. */
    private static final Pattern TO_OTHERS = Pattern.compile("各位|大家|们|老铁|亲友");

    /** Whether it is a machine that answers, which nobody may be left in doubt of. */
    private static final Pattern OF_ITSELF =
            Pattern.compile("(?:^|[,，])(?:请问|所以|那|话说)?(?:(?:你|您|客服|回我的|回复的?)(?:到底|究竟)?(?:是不是|是)(?:个|一个)?"
                    + "(?:真人|活人|人工|人|ai|人工智能|智能客服|机器人?|数字人|虚拟人|假人|程序|电脑)"
                    + "|(?:到底|究竟)?(?:是不是|是)(?:真人|活人|人工客服|智能客服))"
                    + "(?:还是|或者?|[吗么嘛不吧呢啊呀?？]|在回|回复|客服|$)[^,，]{0,12}$"
                    + "|are you (?:an? )?(?:real|human|bot|robot|ai|machine)");

    private static final String WHAT_IT_IS = "正在回答您的是 AI，不是真人；我按店里给的商品资料回答，资料里没有的请店里的人来回您";

    /** 穿这个好显瘦: said of goods and not asked. */
    private static final Pattern PRAISE = Pattern.compile("(?:(?<![最更正刚])好|真|太|超|巨)(?![的像假多丝皮空阳市大])\\p{IsHan}{1,4}$");

    private static final Set<Intent> OF_TASTE = EnumSet.of(
            Intent.FIT, Intent.FLAVOUR, Intent.EFFECT, Intent.FABRIC_WEIGHT, Intent.HARDNESS, Intent.PROCESS);

    private static final Pattern OF_GOODS = Pattern.compile("增高|近视|护眼|视力");
    /** What is in a box is asked of the box, and not of the shop. */
    private static final Pattern WITHIN = Pattern.compile("里面|里头|盒里|套餐里");

    /** Whether the shop has goods that nothing on the shelf is called by. */
    private static final Pattern SELLS = Pattern.compile("有(?:没有|没)?[\\p{IsHan}]{2,5}卖(?:吗|没|$|[?？])");

    private static final int MOST_OF_BRIEF = 8;
    private static final Pattern WORDLESS = Pattern.compile("[^\\p{L}]*");

    private final Words words;
    private final Typing typing = Typing.load();
    private final Sounding sounding = Sounding.load();
    private final Naming naming;
    private final Lexicon.Shop lexicons;
    private final Referring referring;
    private final Parting parting;
    private final Following following;
    private final Composer composer;
    private final Saying saying;

    Answering(Words words) {
        this(words, Meaning.NONE);
    }

    Answering(Words words, Meaning meaning) {
        this(words, meaning, Reading.NONE);
    }

    Answering(Words words, Meaning meaning, Reading reading) {
        this.words = words;
        NameWords names = NameWords.load();
        naming = new Naming(names, Page.of("typing.yaml").texts("phrases"));
        lexicons = new Lexicon.Shop(names);
        var kinds = new Kinds(words.colours());
        referring = new Referring(words, naming, kinds, meaning);
        saying = new Saying(words, meaning);
        composer = new Composer(words, kinds, saying, new Nearest(meaning, reading));
        parting = new Parting(referring, composer);
        following = new Following(words, composer);
    }

    /** Everything that an answer is made from beside the line itself. */
    private record Asked(Referring.Scene scene, LocalDate today, boolean claimed) {}

    /**
     * Answers one line.
     *
     * @param history earlier lines of the same viewer, oldest first
     */
    Answer answer(Shelf shelf, @Nullable Long pinned, List<String> history, LocalDate today, String line) {
        String plain = typing.plain(line);
        Lexicon lexicon = lexicons.of(shelf);
        String text = sounding.spelled(plain, lexicon.heard(), latin(plain, lexicon));
        var question = new Question(text);
        var manner = new Manner(line);
        boolean wordless = WORDLESS.matcher(text).matches() && !text.contains("?");
        if (wordless || steers(question) || steers(new Question(plain))) {
            return new Answer.NotAQuestion();
        }
        if (question.has(OF_ITSELF)) {
            return new Answer.Told(WHAT_IT_IS, null, List.of());
        }
        if (question.has(words.greeting())) {
            if (TO_OTHERS.matcher(line).find()) {
                return new Answer.NotAQuestion();
            }
            String shop = shelf.shop().isEmpty() ? "直播间" : shelf.shop();
            return new Answer.Told(
                    manner.one("欢迎来到" + shop + "，想了解哪款直接问我", "欢迎来到" + shop + "，看中哪款随时问"), null, List.of());
        }
        boolean claimed = question.has(words.claimed());
        Optional<Answer> declined = declined(question, manner, pinned == null ? Optional.empty() : shelf.offer(pinned));
        if (declined.isPresent()) {
            return declined.get();
        }
        List<String> earlier = history.stream()
                .skip(Math.max(0, history.size() - MOST_EARLIER))
                .map(typing::plain)
                .map(said -> sounding.spelled(said, lexicon.heard(), latin(said, lexicon)))
                .toList();
        var asked = new Asked(new Referring.Scene(shelf, lexicon, pinned, earlier), today, claimed);
        return heard(following.completed(question, earlier, lexicon), asked, manner);
    }

    /** Has the meaning of all that a shelf says at hand, so that the first who asks need not wait for it. */
    void learn(Shelf shelf) {
        shelf.offers().forEach(composer::learn);
    }

    private static Set<String> latin(String line, Lexicon lexicon) {
        return HAN.matcher(line).find() ? lexicon.written() : lexicon.latin();
    }

    /** Answers what was typed; where that leads nowhere, what it sounds like. */
    private Answer heard(Question question, Asked asked, Manner manner) {
        Lexicon lexicon = asked.scene().lexicon();
        String heard = sounding.mended(question.text(), lexicon.heard());
        // 荧光剂吗 sounds like a question for a size at its end, and is none.
        String mended = question.has(ASKING_END) && heard.endsWith("几码") ? question.text() : heard;
        boolean differs = !mended.equals(question.text());
        boolean namesOnlyThen = differs
                && question.links().isEmpty()
                && naming.in(question.text(), lexicon).items().isEmpty()
                && !naming.in(mended, lexicon).items().isEmpty();
        if (namesOnlyThen) {
            Answer named = attempt(new Question(mended), asked, manner);
            if (named instanceof Answer.Told) {
                return named;
            }
        }
        Answer first = attempt(question, asked, manner);
        // Who tells a story does not ask, whatever a word of it sounds like.
        boolean tells = question.text().length() > MOST_OF_BRIEF && !composer.asks(question);
        if (first instanceof Answer.Told || !differs || tells) {
            return first;
        }
        Answer second = attempt(new Question(mended), asked, manner);
        return second instanceof Answer.Told ? second : first;
    }

    private boolean steers(Question question) {
        return words.steering().stream().anyMatch(question::has);
    }

    /** The line without words of health that the goods on screen are described with: 增高 of shoes, 近视 of glasses. */
    private static String withoutWordsOf(Optional<Offer> onScreen, Question question) {
        if (onScreen.isEmpty() || !question.has(OF_GOODS)) {
            return question.text();
        }
        String own = Referring.said(List.of(onScreen.get()));
        return OF_GOODS.matcher(question.text()).replaceAll(found -> own.contains(found.group()) ? "◇" : found.group());
    }

    private Optional<Answer> declined(Question question, Manner manner, Optional<Offer> onScreen) {
        String rest = Reason.without(withoutWordsOf(onScreen, question));
        for (Map.Entry<String, Words.Refused> topic : words.declined().entrySet()) {
            if (topic.getValue().words().matcher(rest).find()) {
                return Optional.of(
                        new Answer.Declined(manner.one(topic.getValue().texts()), topic.getKey()));
            }
        }
        return Optional.empty();
    }

    private Answer attempt(Question question, Asked asked, Manner manner) {
        Referring.Scene scene = asked.scene();
        List<Approved> approved = scene.shelf().approved();
        Optional<Piece> general = saying.ofShop(question, approved);
        boolean unknowable = question.has(words.unknowable())
                && !isOfFlash(question, scene)
                && !isKnown(question, scene)
                && !isOfWhatIsGone(question, scene);
        boolean quarrels = question.has(words.quarrel())
                && composer.intents(question.text(), new BitSet()).isEmpty();
        boolean ofAll = !quarrels
                && question.has(words.lineup())
                && !question.has(WITHIN)
                && !referring.meant(question, scene, false).isNamed();
        if (unknowable || ofAll) {
            if (general.isPresent()) {
                return new Answer.Told(general.get().text(), null, general.get().facts());
            }
            return unknowable ? unknown(question, scene, manner) : lineUp(scene.shelf(), manner);
        }
        if (quarrels) {
            return new Answer.NotAQuestion();
        }
        List<Question> parts = asked.claimed() ? List.of(question) : parting.of(question, scene);
        return parts.size() == 1
                ? whole(parts.getFirst(), asked, general, manner)
                : several(parts.stream().limit(MOST_PARTS).toList(), asked, general, manner);
    }

    /** Whether the goods say of themselves what others do not: where a voucher is good, that a machine is taken in part payment. */
    private boolean isKnown(Question question, Referring.Scene scene) {
        List<Offer> meant = referring.meant(question, scene, false).offers();
        return meant.size() == 1
                && (Matters.in(question.text(), words.concepts()).areKnown(meant.getFirst())
                        || composer.answersSurely(question, meant.getFirst()));
    }

    /** What a flash sale is asked by, in a show, whose clock is known. */
    private static boolean isOfFlash(Question question, Referring.Scene scene) {
        return FlashSale.isLive(scene.shelf()) && FlashSale.isAsked(question);
    }

    /** What a line means; in a room who asks for a flash sale and names nothing means that of the show. */
    private Referring.Meant meant(Question question, Referring.Scene scene, boolean claimed) {
        Referring.Meant meant = referring.meant(question, scene, claimed);
        return isOfAnything(question, meant, scene)
                ? FlashSale.ofTheShow(question, meant.offers(), scene.shelf())
                        .map(offer -> new Referring.Meant(List.of(offer), Optional.empty(), meant.by()))
                        .orElse(meant)
                : meant;
    }

    /** Whether nothing is named and the line was said in the room, where what is on screen is before everybody. */
    private static boolean isOfAnything(Question question, Referring.Meant meant, Referring.Scene scene) {
        return !meant.isNamed()
                && question.links().isEmpty()
                && Objects.equals(scene.pinned(), scene.shelf().pinned());
    }

    /** When there is more of what is sold out: that it is sold out is known. */
    private boolean isOfWhatIsGone(Question question, Referring.Scene scene) {
        if (!question.has(Prices.RESTOCKED)) {
            return false;
        }
        List<Offer> meant = referring.meant(question, scene, false).offers();
        return meant.size() == 1 && composer.isGone(question, meant.getFirst());
    }

    private Answer unknown(Question question, Referring.Scene scene, Manner manner) {
        Referring.Meant meant = referring.meant(question, scene, false);
        Long item = meant.offers().isEmpty()
                ? scene.pinned()
                : Long.valueOf(meant.offers().getFirst().itemId());
        return handOver(item, "unknowable", manner);
    }

    private Answer lineUp(Shelf shelf, Manner manner) {
        String names = shelf.onSale().stream()
                .limit(MOST_IN_LINE_UP)
                .map(offer -> offer.number() + "号" + Spoken.text(offer.name())
                        + offer.cheapest()
                                .map(kind -> Spoken.price(kind.price()) + (offer.hasOnePrice() ? "" : "起"))
                                .orElse(""))
                .collect(Collectors.joining("、"));
        if (names.isEmpty()) {
            return handOver(null, "nothing on sale", manner);
        }
        String text = names + manner.one("，看中哪款跟我说", "，想看哪款报链接号");
        return checked(new Answer.Told(text, null, List.of("number", "price")), shelf.offers(), List.of(), manner);
    }

    private Answer several(List<Question> parts, Asked asked, Optional<Piece> general, Manner manner) {
        var sentences = new ArrayList<String>();
        Set<String> facts = new LinkedHashSet<>();
        List<Offer> offers = new ArrayList<>();
        double share = 1;
        @Nullable Answer other = null;
        for (Question part : parts) {
            Referring.Meant meant = meant(part, asked.scene(), false);
            if (meant.back().isPresent()) {
                other = meant.back().get();
                continue;
            }
            Composer.Told told = composer.told(
                    part, meant, asked.scene().shelf().approved(), asked.scene().pinned(), asked.today(), manner);
            sentences.addAll(told.sentences());
            facts.addAll(told.facts());
            offers.addAll(told.offers());
            share = Math.min(share, told.share());
        }
        if (sentences.isEmpty()) {
            return other == null ? whole(parts.getFirst(), asked, general, manner) : other;
        }
        List<String> distinct = sentences.stream().distinct().toList();
        String text = String.join("。", distinct) + "。";
        var told = new Answer.Told(text, offers.getFirst().itemId(), List.copyOf(facts), share);
        return checked(told, offers, asked.scene().shelf().approved(), manner);
    }

    private Answer whole(Question question, Asked asked, Optional<Piece> general, Manner manner) {
        Referring.Scene scene = asked.scene();
        Referring.Meant meant = meant(question, scene, asked.claimed());
        boolean asks = composer.asks(question);
        if (question.has(STORY) && !asks) {
            return new Answer.NotAQuestion();
        }
        if (meant.back().isPresent()) {
            return unclear(question, scene, meant, meant.back().get(), general, manner);
        }
        boolean ofOthers = !meant.isNamed()
                && question.links().isEmpty()
                && !isOfFlash(question, scene)
                && naming.callsForOthers(question.text(), Referring.said(meant.offers()))
                && composer.intents(question.text(), meant.by()).equals(Set.of(Intent.PRICE));
        if (ofOthers && !asked.claimed()) {
            return handOver(null, "not on the shelf", manner);
        }
        Composer.Told told =
                composer.told(question, meant, scene.shelf().approved(), scene.pinned(), asked.today(), manner);
        if (told.isEmpty() && asked.claimed()) {
            // To an invented promise the price is told as it is.
            told = composer.told(
                    new Question("多少钱"), meant, scene.shelf().approved(), scene.pinned(), asked.today(), manner);
        }
        if (told.isEmpty() && general.isPresent()) {
            return new Answer.Told(general.get().text(), null, general.get().facts());
        }
        Offer first = meant.offers().getFirst();
        if (told.isEmpty()) {
            String wanted = told.wanted().stream().map(Intent::word).collect(Collectors.joining(","));
            return asks
                    ? handOver(first.itemId(), wanted.isEmpty() ? "no intent" : wanted, manner)
                    : new Answer.NotAQuestion();
        }
        boolean ofTaste = !told.wanted().isEmpty() && OF_TASTE.containsAll(told.wanted());
        if (!asks && !asked.claimed() && ofTaste && question.has(PRAISE)) {
            return new Answer.NotAQuestion();
        }
        boolean said =
                asks || told.isRead() || !told.wanted().isEmpty() || asked.claimed() || isALabel(question, first);
        if (!said) {
            return new Answer.NotAQuestion();
        }
        String text = String.join("。", told.sentences()) + "。";
        var answer = new Answer.Told(text, first.itemId(), List.copyOf(told.facts()), told.share());
        return checked(answer, told.offers(), scene.shelf().approved(), manner);
    }

    /** Where it is not clear which goods are meant: what is so of all of them, else the question back. */
    private Answer unclear(
            Question question,
            Referring.Scene scene,
            Referring.Meant meant,
            Answer back,
            Optional<Piece> general,
            Manner manner) {
        if (general.isPresent()) {
            return new Answer.Told(general.get().text(), null, general.get().facts());
        }
        Optional<Answer.Told> none =
                isOfAnything(question, meant, scene) ? FlashSale.noneIn(question, scene.shelf()) : Optional.empty();
        if (none.isPresent()) {
            return none.get();
        }
        if (question.has(OF_THE_SHOP) || question.has(SELLS)) {
            return handOver(null, "shop", manner);
        }
        boolean wants = !composer.intents(question.text(), meant.by()).isEmpty();
        return composer.asks(question) || wants ? back : new Answer.NotAQuestion();
    }

    /** 转速: the name of a fact alone asks for it. */
    private static boolean isALabel(Question question, Offer offer) {
        return question.text().length() > 1
                && offer.facts().facts().stream().anyMatch(fact -> fact.label().equals(question.text()));
    }

    /** The answer, unless a figure in it is none of the facts that it stands on: then a person has to say it. */
    private static Answer checked(Answer.Told told, List<Offer> offers, List<Approved> approved, Manner manner) {
        return Figures.unknown(told.text(), offers, told.facts(), approved).isEmpty()
                ? told
                : handOver(told.itemId(), "figure", manner);
    }

    private static Answer handOver(@Nullable Long item, String reason, Manner manner) {
        String text =
                manner.one("这个我手上的资料没写，我帮您问一下，稍后回您", "资料里没提到这个，我帮您问一下，马上回您", "这个我先不乱说，帮您问一下再回您", "这点我得帮您问一下，问到了告诉您");
        return new Answer.HandOver(text, item, reason);
    }
}
