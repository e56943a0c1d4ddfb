package org.qiantang.app.answer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;

/**
 * Answers of flash sales (秒杀): until when the one under way runs; when the next that viewers were told of begins, how long
 * it is and at what price; that there is none. Of those that a host may begin when the moment is good no shelf knows.
 */
final class FlashSale {
    /** Its names, also as they are mistyped; 秒杀同行 is praise. */
    private static final String NAME =
            "(?:秒杀|秒沙|妙杀|抢购|闪购)" + "(?!同行|大牌|一切|别家|别人|其[他它]|所有|全网|全场的|专柜|市面|各种|各大|友商|隔壁|线下|几条街|券|同款|那些)";

    private static final String WHEN = "(?:几点钟?|几时|什么时候|啥时候|何时|哪天|(?:还有|还要|还得|还要?等)?(?:多久|多长时间|几分钟|多少分钟)(?:之?后)?)";
    private static final String SOFT = "(?:活动|价|环节|场|那波|这波|是|在|到底|究竟|大概|的|得|要|会|能|还|今天|今晚|明天|晚上|一会儿?|等下|下一?场|定)*";

    /** Until when a flash sale runs, and how long that is; not how long something else takes or keeps. */
    private static final Pattern CLOCK = Pattern.compile("(?:秒杀|抢购|限时|特价|活动|优惠|折扣|这个价|直播价|闪购)[^,，。?？]{0,6}"
            + "(?:(?:几点|什么时候|啥时候|何时|多久|多长时间|几分钟|多少分钟)[^,，。?？]{0,3}(?:结束|截止|没|完|止|恢复|涨)?|什么时候)"
            + "|(?:(?<=^|[,，。?？◇])|秒杀|抢购|特价|活动|优惠|这款|这个|现在|主播|链接)(?:还有|还剩|剩下?)(?:多久|多长时间|几分钟|多少分钟)"
            + "(?:就|才|会)?(?:结束|截止|没有?了|(?=$|[?？呀啊呢了]))"
            + "|(?:还有|还剩|剩下?)(?:多久|多长时间|几分钟|多少分钟)(?:就|才|会)?(?:结束|截止)"
            + "|(?:几点|什么时候|啥时候|多久)(?:就|才|会)?(?:结束|截止|恢复原价|涨回去|涨价)|倒计时");
    /** What has a time of its own, which is no flash sale's. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "保质|质保|保修|过期|有效期|续航|充电|充满|电池|用完|发货|到货|快递|送到|能到|收到|退款|到账|开播|下播|直播(?!价)[^,，]{0,4}(?:几点|结束|多久)|补货|报名|使用|能用|可以用|核销|券|课|营业|(?:什么时候|几天|多久)(?:能|会|才)?到(?=$|[,，?？呀啊])");

    private static final Pattern BEGINS = Pattern.compile("开始|开抢");
    private static final Pattern FLASH = Pattern.compile("秒杀|抢购|限时|闪购");

    /** What comes behind a 什么时候 that asks for no beginning: 秒杀的什么时候发货. */
    private static final String NO_BEGINNING =
            "(?![^,，。?？]{0,3}(?:结束|截止|没|完|止|恢复|涨|发|寄|送|收|退|补|核销|(?<!轮)到(?![几点什])|播|能用))";

    private static final String AT_THE_END = "(?=$|[,，。?？!！])";

    /** When one begins, or whether there is one: by its name. */
    private static final Pattern BEGINNING =
            Pattern.compile(NAME + SOFT + WHEN + NO_BEGINNING + "(?:会|才|能|再)?(?:开始|开抢|开|上|来)?"
                    + "|" + WHEN + "(?:会|能|才|再|就|可以|还|有|要|来|搞|弄|上|到|给|放|轮到|是|开始|开|进行|下一?[场波轮]|一[波轮场]|的|个)*" + NAME
                    + "|(?<![没不])有(?:没有|没|无)?[^,，。?？]{0,6}" + NAME + "(?:活动|价|环节|场)?(?:吗|嘛|么|呢|没有?" + AT_THE_END + "|不?"
                    + AT_THE_END + ")"
                    + "|没有?" + NAME + "(?:活动|价)?了?(?:吗|嘛|么)"
                    + "|(?:是不是|会不会|要不要|能不能|会|要)(?:有|搞|上|做|来|开始?)?" + NAME + "(?:吗|嘛|么|呢|[没不]?(?=[?？]))"
                    + "|" + NAME + "(?:活动|价)?(?:已经|是不是|还)?(?:开始|开|在|有|结束|过|没)了?(?:吗|没|嘛|么)" + AT_THE_END
                    + "|点(?:半|钟)?(?:是|开始|的)*" + NAME + "(?:吗|嘛|么|对吧|对吗)"
                    + "|(?:哪[个款些]|有(?:什么|哪些))(?:是|有|在|要|会|参加)*" + NAME
                    + "|(?:几点|什么时候|啥时候|何时|多久(?:之?后)?)(?:能|会|才|就|再|可以)?(?:开抢|开秒|开始抢|开始秒)");
    /** 秒杀多少钱: what it costs in one; not how many pieces there are. */
    private static final Pattern PRICE = Pattern.compile(NAME + "(?:活动|价格|价|的?时候|时|会|能|是|要|卖|到底|到|大概|才|那个|的|今天|今晚)*"
            + "(?:多少(?![件个份单名人台套双瓶盒包条只库货量])(?:钱|元|块)?|几块钱?|几元|几钱|什么价格?|啥价)"
            + "|(?:多少钱|几块钱?|什么价格?)(?:能|可以|来|给|会)*" + NAME);
    /** A flash sale put into the host's mouth: what is true now is said, and nothing of the claim. */
    private static final Pattern CLAIM =
            Pattern.compile("(?:说|答应|承诺|讲)[^,，。?？]{0,12}" + NAME + "(?:的|价)?(?:吗|嘛|呢|吧)?" + AT_THE_END);
    /** Without any name, beside a clock that counts down to it: 还有多久, 几点开始. */
    private static final Pattern BARE =
            Pattern.compile("(?:(?<=^|[,，。?？◇])|这个|这款|现在|主播|老板)(?:还有|还剩|还要|还得|剩下?)(?:等)?(?:多久|多长时间|几分钟|多少分钟)"
                    + "(?:就|才|会|能)?(?:开始|开抢|开|抢|能抢)?(?=$|[,，?？呀啊呢了])"
                    + "|(?<=^|[,，])(?:主播|老板)?(?:几点|什么时候|多久)(?:能|会|才|就)?(?:开始|开)(?=$|[,，?？呀啊呢])");

    private static final Pattern NAMED = Pattern.compile("秒杀|秒沙|妙杀|抢购|闪购");
    /** Of what is spoken of, and of nothing else in the show. */
    private static final Pattern THIS = Pattern.compile("这个|这款|这件|此款|这条|这双|那个|那款|那件|刚才|上一个|(?<!其)它");

    private static final int MOST_KINDS = 4;

    private FlashSale() {}

    private static boolean asksForTheEnd(Question question) {
        return question.has(CLOCK) && !question.has(OF_OTHERS) && !question.has(BEGINS);
    }

    private static boolean asksByName(Question question) {
        return question.has(BEGINNING) || question.has(PRICE);
    }

    /** Whether a flash sale is asked for by name: when it is, whether there is one, what it costs. */
    static boolean isAsked(Question question) {
        return asksByName(question) || (asksForTheEnd(question) && question.has(FLASH));
    }

    /** What the clock of the offer's show says to the question; nothing where it does not ask, or is answered with the price. */
    static Optional<Piece> told(Question question, Offer offer) {
        Terms terms = offer.terms();
        if (!terms.isLive()) {
            return Optional.empty();
        }
        Optional<String> end = terms.flashEnd();
        if (end.isPresent()) {
            return asksForTheEnd(question) || question.has(BEGINNING)
                    ? Optional.of(underWay(end.get(), terms))
                    : Optional.empty();
        }
        boolean ofIt = isAsked(question) || question.has(CLAIM);
        Optional<Terms.ToCome> next = terms.flashToCome();
        if (next.isPresent()) {
            boolean bare = question.has(BARE) && !question.has(OF_OTHERS);
            return ofIt || bare ? Optional.of(toCome(next.get(), offer)) : Optional.empty();
        }
        // One whose moment has come, and that has not begun, is neither there nor not there.
        return ofIt && !terms.hasFlash() ? Optional.of(none(question)) : Optional.empty();
    }

    private static Piece underWay(String end, Terms terms) {
        String left =
                terms.minutesLeft().map(minutes -> "，还有" + length(minutes)).orElse("，马上就到点了");
        return Piece.of("秒杀到" + end + "结束" + left, "flash-end");
    }

    private static Piece toCome(Terms.ToCome next, Offer offer) {
        Long until = next.minutesUntil();
        Long whole = next.minutesLong();
        String text = "秒杀" + next.begin() + "开始"
                + (until == null ? "，马上就到点了" : "，还有" + length(until))
                + (whole == null ? "" : "，一共" + length(whole))
                + "，到" + next.end() + "结束";
        return price(offer)
                .map(price -> Piece.of(text + "，秒杀价" + price, "flash-next", "flash-price"))
                .orElseGet(() -> Piece.of(text, "flash-next"));
    }

    /** What viewers see that it will cost; of a kind that costs as little already it makes nothing cheaper. */
    private static Optional<String> price(Offer offer) {
        List<Kind> cheaper = offer.cheaperToCome();
        if (cheaper.isEmpty()) {
            return Optional.empty();
        }
        List<Money> each = cheaper.stream().map(Kind::price).distinct().toList();
        if (each.size() == 1 && cheaper.size() == offer.kinds().size()) {
            return Optional.of(Spoken.price(each.getFirst()));
        }
        if (cheaper.size() > MOST_KINDS) {
            Money least =
                    each.stream().min(Comparator.comparingLong(Money::minor)).orElseThrow();
            return Optional.of(Spoken.price(least) + "起");
        }
        return Optional.of(cheaper.stream()
                .map(kind -> Spoken.name(kind) + Spoken.price(kind.price()))
                .collect(Collectors.joining("，")));
    }

    private static Piece none(Question question) {
        return asksByName(question) || question.has(CLAIM)
                ? Piece.of("这款现在没有秒杀，也没有预告", "flash-next", "flash-end")
                : Piece.of("这款现在没有在秒杀", "flash-end");
    }

    private static String length(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        return hours == 0 ? rest + "分钟" : hours + "小时" + (rest == 0 ? "" : rest + "分钟");
    }

    /** The text without what is answered here, each character of it masked; where there is no sale to come, its price is that of now. */
    static String masked(String text, List<Offer> offers) {
        boolean isToCome =
                offers.stream().anyMatch(offer -> offer.terms().flashToCome().isPresent());
        String rest = OnAir.masked(BEGINNING, OnAir.masked(CLAIM, text));
        rest = isToCome ? OnAir.masked(BARE, OnAir.masked(PRICE, rest)) : rest;
        rest = OnAir.masked(CLOCK, rest);
        return isToCome ? rest : OnAir.masked(NAMED, rest);
    }

    /**
     * Whose flash sale is told of where it is asked for by name, and what is spoken of has none: the one under way that ends
     * first, else the next of the show.
     */
    static Optional<Offer> ofTheShow(Question question, List<Offer> meant, Shelf shelf) {
        boolean ofThis = question.has(THIS)
                || meant.stream().anyMatch(offer -> offer.terms().hasFlash());
        if (ofThis || !isAsked(question)) {
            return Optional.empty();
        }
        return shelf.offers().stream()
                .filter(offer -> moment(offer.terms()).isPresent())
                .min(Comparator.comparing(
                                (Offer offer) -> offer.terms().flashEnd().isEmpty())
                        .thenComparing(offer -> moment(offer.terms()).orElseThrow()));
    }

    private static Optional<Instant> moment(Terms terms) {
        return Optional.ofNullable(terms.flashEnds())
                .or(() -> terms.flashToCome().map(Terms.ToCome::from));
    }

    /** That the whole show has none, where it is asked for and none of its goods was named; empty where that is not so, or not known. */
    static Optional<Answer.Told> noneIn(Question question, Shelf shelf) {
        boolean isNone = !shelf.offers().isEmpty()
                && shelf.offers().stream().map(Offer::terms).allMatch(terms -> terms.isLive() && !terms.hasFlash());
        return isNone && isAsked(question) && !question.has(THIS)
                ? Optional.of(new Answer.Told("本场现在没有秒杀，也没有预告。", null, List.of("flash-next")))
                : Optional.empty();
    }

    static boolean isLive(Shelf shelf) {
        return shelf.offers().stream().anyMatch(offer -> offer.terms().isLive());
    }
}
