package org.qiantang.engine.guard;

import java.util.EnumSet;
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
            + "|重新说|改口|说岔|纠一下|应该是.{0,12}才对");

    private Correction() {}

    /** What is spoken of, as far as it tells a slip of one kind from one of another. */
    private enum Matter {
        FIT("尺码|码数|[SMLXsmlx]码|[0-9一二三四五六七八九十]+码|[大小]一?码|颜色|色号|[红橙黄绿青蓝紫白黑灰粉棕]色|号链接|链接号|款式|版型|身高|体重"),
        SENDING("发货|快递|物流|包邮|运费|到货|几天到|仓库|退货|换货|退换"),
        OFFER(
                "价|[0-9〇零一二两三四五六七八九十百千万]+[元块折]|块钱|打折|优惠|券|赠|买[0-9一二两三]+送|库存|[还只就]剩|最后.{0,3}[件单个套]|限时|限量|倒计时|活动|秒杀|补贴|满减|立减"),
        GOODS(
                "材质|面料|成分|含量|纯[棉麻毛银金天]|[%％]|百分之|棉|亚麻|丝|羊毛|羊绒|真皮|牛皮|产地|产自|进口|功效|疗效|效果|根治|治疗|抗|祛|减肥|认证|专利|检测|获奖|毫升|净重|保质期|生产日期|等级|特级|野生|有机|天然|手工");

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

    /**
     * Whether words that take something back may mean this. They do unless they name a matter, and it is another one: who only says that it was wrong is believed.
     *
     * @param correction in which {@link #isMadeIn something is taken back}
     * @param wrong what was said before, as far as it was wrong
     */
    public static boolean mayMean(String correction, String wrong) {
        Set<Matter> spokenOf = Matter.of(correction);
        Set<Matter> meant = Matter.of(wrong);
        if (spokenOf.isEmpty() || meant.isEmpty()) {
            return true;
        }
        spokenOf.retainAll(meant);
        return !spokenOf.isEmpty() || sharesWords(correction, wrong);
    }

    private static boolean sharesWords(String correction, String wrong) {
        return IntStream.range(0, Math.max(0, wrong.length() - 1))
                .mapToObj(at -> wrong.substring(at, at + 2))
                .filter(pair -> pair.codePoints().allMatch(Character::isIdeographic))
                .anyMatch(correction::contains);
    }
}
