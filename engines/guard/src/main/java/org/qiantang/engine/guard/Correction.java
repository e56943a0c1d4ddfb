package org.qiantang.engine.guard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Words by which speakers take back what they said. Whether they do so in time is for those to see who have the clock, and
 * what it is that they take back for those who heard it.
 */
public final class Correction {
    private static final Pattern TAKES_BACK = Pattern.compile("(?<![没不别])(?:说|讲|念|报|看|记|搞)错(?!过|的话|不了|觉|日子|店|人)"
            + "|口误|更正|(?<!不|来)收回(?!来|去|本|成本|价)|嘴快|嘴瓢|说快了|讲快了|(?:刚才|刚刚)那句(?:不算|作废|收回|别|是我|我)|别当真|不算数"
            + "|重新说|改口|说岔|纠一下|应该是.{0,12}才对"
            + "|(?:说|讲|念|报|标)(?:高|低|反|混|串|过头|大)了|(?:报|标|写)[多少]了|不对[,，]?不对|(?:这|那|刚才的?)话?没有?根据|我(?:瞎|乱|自己)?编的");

    /** Numerals and the words that any two sentences share: a pair of these says nothing of what is meant. */
    private static final String COMMON = "〇零一二两三四五六七八九十百千万分之这那个款件条是不我们你他她的了就都也很大家来给在有到和说下刚才今天现要会可以能只还";

    private static final Pattern CLAUSES = Pattern.compile("[,，.。;；!！?？]+");

    private static final int SHORTEST_CLAIM = 2;

    private Correction() {}

    /** What is spoken of, as far as it tells a slip of one kind from one of another. */
    private enum Matter {
        FIT("尺码|码数|[SMLXsmlx]码|[0-9一二三四五六七八九十]+码|[大小]一?码|颜色|色号|[红橙黄绿青蓝紫白黑灰粉棕]色|号链接|链接号|款式|版型|身高|体重"),
        SENDING("发货|快递|物流|包邮|运费|到货|几天到|仓库|退货|换货|退换"),
        ELSEWHERE("微信|[加➕＋+]我|私下|私信|私聊|二维码|扫码|[进入加]群|粉丝群|绿泡泡|转账|手机号|公众号|小程序|别的平台|[别其]他平台|不走平台"),
        RANK("第一(?![次个件条款步])|最(?:[强大佳牛优高]|好的)|顶级|极致|唯一|首[家个款创选]|国家级|世界级|独一无二|冠军|销冠|遥遥领先|领导品牌"),
        OFFER(
                "价|最低|便宜|[0-9〇零一二两三四五六七八九十百千万]+[元块折]|块钱|打折|优惠|券|赠|买[0-9一二两三]+送|库存|[还只就]剩|最后.{0,3}[件单个套]|限时|限量|倒计时|活动|秒杀|补贴|满减|立减"),
        GOODS(
                "材质|面料|成分|含量|纯[棉麻毛银金天]|棉|亚麻|(?<!粉)丝(?!毫)|羊毛|羊绒|真皮|牛皮|涤纶|聚酯|化纤|腈纶|锦纶|尼龙|氨纶|莫代尔|[鹅鸭羽]绒|实木|板材|足金|不锈钢|塑料|陶瓷|玻璃"
                        + "|产地|产自|进口|功效|疗效|效果|根治|治疗|[治防].{0,2}病|[治防]不了|抗[菌癌衰老皱氧]|祛|减肥|瘦身|认证|专利|检测|获奖|毫升|净重|保质期|生产日期|等级|特级|野生|有机|天然|手工");

        private final Pattern words;

        Matter(String words) {
            this.words = Pattern.compile(words);
        }

        static Set<Matter> of(String text) {
            var matters = EnumSet.noneOf(Matter.class);
            for (Matter one : values()) {
                if (one.words.matcher(text).find()) {
                    matters.add(one);
                }
            }
            return matters;
        }
    }

    public static boolean isMadeIn(String text) {
        return TAKES_BACK.matcher(text).find();
    }

    /** How near words that take something back lie to something that was wrong; the nearer, the later in the order. */
    public enum Nearness {
        /** They name a matter, and it is another one. */
        OTHER,
        /** They name none: who only says that it was wrong is believed. */
        UNTOLD,
        /** Both are of one matter. */
        MATTER,
        /** They repeat words of it. */
        WORDS
    }

    /**
     * What of the wrong things of a minute is taken back is the nearest, and the latest among equals.
     *
     * @param correction in which {@link #isMadeIn something is taken back}
     * @param wrong what was said before, as far as it was wrong
     */
    public static Nearness nearness(String correction, String wrong) {
        if (sharesWords(correction, wrong)) {
            return Nearness.WORDS;
        }
        Set<Matter> spokenOf = spokenOf(correction);
        if (spokenOf.isEmpty()) {
            return Nearness.UNTOLD;
        }
        spokenOf.retainAll(Matter.of(wrong));
        return spokenOf.isEmpty() ? Nearness.OTHER : Nearness.MATTER;
    }

    /** The matters of the clause in which something is taken back, or, where it names none, of the first behind it that does. */
    private static Set<Matter> spokenOf(String correction) {
        List<String> clauses = CLAUSES.splitAsStream(correction).toList();
        return clauses.stream()
                .dropWhile(clause -> !isMadeIn(clause))
                .map(Matter::of)
                .filter(matters -> !matters.isEmpty())
                .findFirst()
                .orElseGet(() -> Matter.of(correction));
    }

    /** Whether two things that were wrong are one claim said twice, so that who takes back one takes back both. */
    public static boolean isSameClaim(String wrong, String other) {
        return wrong.length() >= SHORTEST_CLAIM
                && other.length() >= SHORTEST_CLAIM
                && (wrong.contains(other) || other.contains(wrong));
    }

    private static boolean sharesWords(String correction, String wrong) {
        return IntStream.range(0, Math.max(0, wrong.length() - 1))
                .mapToObj(at -> wrong.substring(at, at + 2))
                .filter(pair -> pair.codePoints().allMatch(Character::isIdeographic)
                        && pair.codePoints().anyMatch(sign -> COMMON.indexOf(sign) < 0))
                .anyMatch(correction::contains);
    }
}
