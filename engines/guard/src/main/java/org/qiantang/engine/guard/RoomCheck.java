package org.qiantang.engine.guard;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of the room, held against what the room knows of itself: the clock of its sale, who is there, what was sold.
 * All of it is counted by the program, so that a number which nobody could have read there is an invention; what the
 * program cannot have counted, another show, another shop, a hope, is left alone.
 */
final class RoomCheck {
    private static final Pattern SPAN_OF_TIME = Pattern.compile(Numeral.FORM + "个?(半)?(小时|分钟|分|秒)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern BARE_NUMBER = Pattern.compile(Numeral.FORM);

    /** 五四三二一上链接: a count down to a beginning, and not to an end. */
    private static final Pattern COUNTS_DOWN =
            Pattern.compile("5?4?321|五?四?三二一|上链接|上架|开抢|开拍|开售|开价|开播|开始抢|开始拍|放货|放单|上库存|上货|改价");

    /** Ends, in the same clause, that are no end of a sale. */
    private static final Pattern ANOTHER_END = Pattern.compile(
            "下播|直播(?!间?(?:价|专享|福利))|收摊|收工|下课|休息|答疑|提问|问题|环节|抽奖|开奖|福袋|红包|游戏|互动|连麦|唱|讲|聊|试穿|换装|换品|换款|下一[个款]|预告");

    /** Ends that are no end of a sale wherever in the sentence they are named. */
    private static final Pattern ANOTHER_END_BESIDE =
            Pattern.compile("下播|收摊|收工|下课|答疑|抽(?:奖|福袋|红包)|开(?:奖|福袋)|[发抢]红包|连麦|换装");

    private static final Pattern COOKING = Pattern.compile("煮|泡|焖|蒸|炖|烤|敷|静置|解冻|收汁|关火|出锅|充电|预热|晾|晒|搅|揉|醒面|发酵|面膜|焯|煎|炒");

    /** Deadlines that others announce, which the room does not know. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("平台|官方|券|满减|大促|双十|双11|双12|618|预售|尾款|补贴|国补|政策|报名|截单|快递|发货|揽收|活动|拼团|成团|定金|免单");

    /** 名额, 10个人就关: a quota, of which a clock says nothing. */
    private static final Pattern QUOTA = Pattern.compile("名额|[个人]人?(?:就|立刻|马上)关");

    /** 再给大家两分钟看看尺码: time for the viewers and not for the sale. */
    private static final Pattern TO_LOOK = Pattern.compile("看看|看一下|想一想|考虑|量一下|问问|截图");

    /** A promise of what will be done at some time, which only that time can prove false. */
    private static final Pattern LATER = Pattern.compile("到点|(?<!最)后|(?:分钟|秒)(?:下架|涨价|恢复|关)");

    private static final Pattern CONDITION =
            Pattern.compile("如果|要是|只要|等(?:到|咱|我|在线|点赞)|目标|争取|希望|冲(?:到|一|刺|击)|还差|差一点|帮我?(?:点|冲)"
                    + "|点到|什么时候|多久能|能不能|能到|想(?:要|看)|每(?:满|过|破|到)|不到|没到");

    private static final Pattern THEN =
            Pattern.compile("^[^。!?]{0,3}?(?:,?(?:我们?|咱们?)?(?:就|再|马上|立刻)[抽送发开给上加放降改有可能]|的?时候|的话|以后我|之后我)");

    /** 前一百个人，送小样: who comes first gets something, and nobody is counted. */
    private static final Pattern FIRST_COMERS =
            Pattern.compile("(?:(?<![目当幕面眼跟机视头])前|(?<![里镜])头|(?<![爆挤坐圆])满)" + Numeral.FORM);

    private static final Pattern GIVES = Pattern.compile("^[^。!?]{0,3}?,?(?:我们?|咱们?)?[抽送]");

    /** 做鞋十年了，卖了十万双: what was sold in years, and not a warranty of years. */
    private static final Pattern YEARS =
            Pattern.compile("(?<![保修换期质零〇一二两三四五六七八九十百千万\\d])" + Numeral.FORM + "[多几来]?年(?!质?保|质|包|四季)");

    /** Other times and places, of which this room's counts say nothing. */
    private static final Pattern OTHER_TIME = Pattern.compile(
            "上一?个?(?:[场次期回周月季批]|礼拜|星期)|前[天晚几]|昨|去年|今年|前年|往年|历年|[一两三半几]年|每[天月年日]|日[均销售]|月[均销售]|平均|最高|峰值|曾经|平时|以前|之前|当年|当初|历史"
                    + "|双十|双11|双12|618|年货节|上市|上新以来|开店|创业|明天|下[一次场周]|计划|准备|备了|预计|预估|能卖|要卖|想卖|再卖|打算");

    private static final Pattern OTHER_PLACE = Pattern.compile(
            "全网|全国|各平台|各大|全平台|全渠道|线下|门店|实体|专柜|商场|外面|别人|别家|人家|隔壁|同行|他们|友商|有些|某些|某个|大主播|大v|头部|淘宝|天猫|京东|拼多多|抖音|快手"
                    + "|小红书|视频号|厂里|工厂|我们厂|老家|村里|出口|国外|海外");

    private static final Pattern ALL_TIME = Pattern.compile("累计|总共|一共|至今|以来|总销|全店|本店|店里|店铺|我们店|整个店");
    private static final Pattern IN_THIS_SHOW = Pattern.compile("本场|[这今]一?场|今晚|开播|刚刚|刚才|[一两三五十几]分钟|这会儿?|这一?[波轮]");
    private static final Pattern CAME_BY = Pattern.compile("来了|来过|进来|累计|看过|总共|一共|场观|观看(?:量|人[次数])|人次");

    /** A number that is taken back as it is said. */
    private static final Pattern RETRACTS = Pattern.compile("[念看写数说报][错多]了?|其实|实际|真实|假的|道歉");

    /** Who may buy fewer than others says nothing of what others may buy. */
    private static final Pattern SOME_BUYERS = Pattern.compile("新人|新客|新粉|会员|粉丝|首单|老客|学生|这个价|福利|尝鲜|试用|样品");

    private static final Pattern EACH_BUYER = Pattern.compile("每个?人|一个?人|[每一][位单]|[每一]个?(?:账?号|id)|限");

    /** People come and go between two counts, and a crowd that gathers is ahead of them. */
    private static final long CROWD_SLACK = 20;

    private static final long SALES_SLACK = 3;
    private static final long FEW = 10;
    private static final long MINUTE = 60;

    private static final Pattern RISES = Pattern.compile("恢复|涨|回原价|原价");
    private static final Pattern YUAN = Pattern.compile("\\d{1,9}(?:\\.\\d{1,2})?");

    private RoomCheck() {}

    static Optional<Ruling> timer(Sentence sentence, Line line) {
        Optional<String> restarts = line.fact(Fact.TIMER_RESTARTS);
        boolean ofTheRoom = line.room().containsKey(Fact.TIMER_RESTARTS);
        if (RISES.matcher(sentence.whole()).find() && staysAsItIs(line)) {
            return Optional.of(Ruling.byFact(Verdict.VIOLATES, Fact.PRICE_AFTER));
        }
        if (restarts.isPresent() && !(ofTheRoom && isOfAnotherEnd(sentence))) {
            boolean once = restarts.get().equals("0") || restarts.get().equals(Fact.NONE);
            return Optional.of(Ruling.byFact(once ? Verdict.CLEAR : Verdict.VIOLATES, Fact.TIMER_RESTARTS));
        }
        Optional<String> closes = line.fact(Fact.AUTO_CLOSE);
        if (closes.isPresent()) {
            boolean invented = closes.get().equals(Fact.NONE);
            return Optional.of(Ruling.byFact(invented ? Verdict.VIOLATES : Verdict.CLEAR, Fact.AUTO_CLOSE));
        }
        Optional<String> left = line.fact(Fact.SECONDS_LEFT);
        if (left.isEmpty() || QUOTA.matcher(sentence.said()).find()) {
            return Optional.of(Ruling.unknown(Fact.TIMER_RESTARTS, Fact.AUTO_CLOSE));
        }
        return Optional.of(left.get().equals(Fact.NONE) ? withoutSale(sentence) : beside(sentence, left.get()));
    }

    /** Whether the price is no higher once the clock has run down. */
    private static boolean staysAsItIs(Line line) {
        Long price = line.goods() == null ? null : line.goods().priceMinor();
        return price != null
                && line.fact(Fact.PRICE_AFTER)
                        .filter(after -> YUAN.matcher(after).matches())
                        .filter(after ->
                                new BigDecimal(after).movePointRight(2).compareTo(BigDecimal.valueOf(price)) <= 0)
                        .isPresent();
    }

    private static Ruling withoutSale(Sentence sentence) {
        OptionalLong number = lastNumber(sentence.said());
        boolean fewOfNoUnit = seconds(sentence).isEmpty() && number.isPresent() && number.getAsLong() <= FEW;
        if (fewOfNoUnit || COUNTS_DOWN.matcher(sentence.whole()).find() || isOfAnotherEnd(sentence)) {
            return Ruling.byFact(Verdict.CLEAR, Fact.SECONDS_LEFT);
        }
        if (LATER.matcher(sentence.said()).find()
                || ELSEWHERE.matcher(sentence.text()).find()) {
            return Ruling.unknown(Fact.DEADLINE);
        }
        return Ruling.byFact(Verdict.VIOLATES, Fact.SECONDS_LEFT);
    }

    private static boolean isOfAnotherEnd(Sentence sentence) {
        return ANOTHER_END.matcher(sentence.clause()).find()
                || ANOTHER_END_BESIDE.matcher(sentence.whole()).find()
                || COOKING.matcher(sentence.whole()).find();
    }

    /** The time that is said beside the time that is left; a minute, or a quarter of what is left, is nobody's lie. */
    private static Ruling beside(Sentence sentence, String secondsLeft) {
        OptionalLong left = whole(secondsLeft);
        if (left.isEmpty()) {
            return Ruling.unknown(Fact.SECONDS_LEFT);
        }
        OptionalLong said = seconds(sentence);
        if (said.isEmpty() || isOfAnotherEnd(sentence)) {
            return Ruling.byFact(Verdict.CLEAR, Fact.SECONDS_LEFT);
        }
        long real = left.getAsLong();
        boolean holds = Math.abs(said.getAsLong() - real) <= Math.max(MINUTE, real / 4);
        return Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.SECONDS_LEFT);
    }

    /** More time for a sale that was to end, or an end by itself that there is none of; silent where nothing of it is known. */
    static Optional<Ruling> kept(Sentence sentence, Line line) {
        if (isOfAnotherEnd(sentence) || TO_LOOK.matcher(sentence.whole()).find()) {
            return Optional.empty();
        }
        boolean wentOn = whole(line.fact(Fact.TIMER_RESTARTS).orElse("")).orElse(0) > 0;
        boolean staysOpen = line.fact(Fact.AUTO_CLOSE).filter(Fact.NONE::equals).isPresent();
        return wentOn || staysOpen
                ? Optional.of(Ruling.byFact(Verdict.VIOLATES, wentOn ? Fact.TIMER_RESTARTS : Fact.AUTO_CLOSE))
                : Optional.empty();
    }

    static Optional<Ruling> viewers(Sentence sentence, Line line) {
        if (isOfAnother(sentence) || isOffered(sentence)) {
            return Optional.empty();
        }
        String key = CAME_BY.matcher(sentence.clause()).find() ? Fact.VISITS : Fact.VIEWERS;
        OptionalLong least = RoundCount.leastIn(sentence.said());
        OptionalLong real = count(line, key);
        if (least.isEmpty() || real.isEmpty()) {
            return Optional.empty();
        }
        boolean holds = least.getAsLong() <= real.getAsLong() * 5 / 4 + CROWD_SLACK;
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, key));
    }

    static Optional<Ruling> likes(Sentence sentence, Line line) {
        OptionalLong least = RoundCount.leastIn(sentence.said());
        OptionalLong real = count(line, Fact.LIKES);
        if (isOfAnother(sentence) || isOffered(sentence) || least.isEmpty() || real.isEmpty()) {
            return Optional.empty();
        }
        boolean holds = least.getAsLong() <= real.getAsLong() * 5 / 4 + CROWD_SLACK;
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.LIKES));
    }

    static Optional<Ruling> sold(Sentence sentence, Line line) {
        if (isOfAnother(sentence)
                || YEARS.matcher(sentence.whole()).find()
                || ALL_TIME.matcher(sentence.clause()).find()) {
            return Optional.empty();
        }
        OptionalLong inShow = count(line, Fact.SOLD_IN_SHOW);
        boolean ofShow =
                inShow.isPresent() && IN_THIS_SHOW.matcher(sentence.clause()).find();
        String key = ofShow ? Fact.SOLD_IN_SHOW : Fact.SOLD;
        OptionalLong least = RoundCount.leastIn(sentence.said());
        OptionalLong real = ofShow ? inShow : count(line, Fact.SOLD);
        if (least.isEmpty() || real.isEmpty()) {
            return Optional.empty();
        }
        boolean holds = least.getAsLong() <= real.getAsLong() + SALES_SLACK;
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, key));
    }

    static Optional<Ruling> limit(Sentence sentence, Line line) {
        OptionalLong said = lastNumber(sentence.said());
        OptionalLong real = count(line, Fact.PER_BUYER);
        if (said.isEmpty()
                || real.isEmpty()
                || isOfAnother(sentence)
                || isOfMoney(sentence)
                || SOME_BUYERS.matcher(sentence.text()).find()) {
            return Optional.empty();
        }
        boolean invented = said.getAsLong() < real.getAsLong();
        return Optional.of(Ruling.byFact(invented ? Verdict.VIOLATES : Verdict.CLEAR, Fact.PER_BUYER));
    }

    /** 这个钱只能买一条: as much as money buys, where nobody is limited. */
    private static boolean isOfMoney(Sentence sentence) {
        return sentence.said().startsWith("只能")
                && !EACH_BUYER.matcher(sentence.clause()).find();
    }

    private static boolean isOffered(Sentence sentence) {
        return FIRST_COMERS.matcher(sentence.clause()).find()
                || GIVES.matcher(sentence.afterthought()).find();
    }

    private static boolean isOfAnother(Sentence sentence) {
        String clause = sentence.clause();
        return OTHER_TIME.matcher(clause).find()
                || OTHER_PLACE.matcher(sentence.whole()).find()
                || RETRACTS.matcher(sentence.text()).find()
                || CONDITION.matcher(clause).find()
                || THEN.matcher(sentence.afterthought()).find();
    }

    /** The time that the candidate names, with what stands right behind it; a number without a unit is none. */
    private static OptionalLong seconds(Sentence sentence) {
        String text = sentence.said() + sentence.afterthought();
        Matcher time = SPAN_OF_TIME.matcher(text);
        if (time.find() && time.start() <= sentence.said().length()) {
            OptionalLong number = Numeral.hundredths(time.group(1));
            if (number.isPresent()) {
                long half = time.group(2) == null ? 0 : 50;
                return OptionalLong.of((number.getAsLong() + half) * secondsIn(time.group(3)) / 100);
            }
        }
        return OptionalLong.empty();
    }

    private static long secondsIn(String unit) {
        return switch (unit) {
            case "小时" -> 3_600;
            case "秒" -> 1;
            default -> MINUTE;
        };
    }

    private static OptionalLong lastNumber(String text) {
        Matcher number = BARE_NUMBER.matcher(text);
        OptionalLong last = OptionalLong.empty();
        while (number.find()) {
            OptionalLong hundredths = Numeral.hundredths(number.group(1));
            last = hundredths.isPresent() ? OptionalLong.of(hundredths.getAsLong() / 100) : last;
        }
        return last;
    }

    /** A count of the room or of a file; empty where it is not known, or said in words. */
    private static OptionalLong count(Line line, String key) {
        return SheetNumber.count(line.fact(key).orElse(""));
    }

    private static OptionalLong whole(String value) {
        return WHOLE.matcher(value).matches() ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
