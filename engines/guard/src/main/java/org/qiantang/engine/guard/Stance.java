package org.qiantang.engine.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a speaker can use a word without claiming it: denying, asking, quoting to correct, or warning against it. */
enum Stance {
    NEGATION {
        @Override
        boolean isTakenIn(Sentence sentence, Speaker speaker) {
            String lead = sentence.lead();
            return (DENIES_FAR.matcher(lead).find()
                            && !DENIES_NOTHING.matcher(lead).find())
                    || DENIES_NEAR.matcher(lead).find()
                    || DENIES_AFTER.matcher(sentence.afterthought()).find();
        }
    },
    QUESTION {
        @Override
        boolean isTakenIn(Sentence sentence, Speaker speaker) {
            boolean asked = ENDS_ASKING.matcher(sentence.rest()).find()
                    || ASKS.matcher(sentence.clause()).find();
            return switch (speaker) {
                case VIEWER -> asked;
                case HOST, STAFF, BOT ->
                    asked && READS_A_QUESTION.matcher(sentence.whole()).find();
            };
        }
    },
    QUOTATION {
        @Override
        boolean isTakenIn(Sentence sentence, Speaker speaker) {
            return CORRECTS.matcher(sentence.text()).find()
                    || QUOTES_OTHERS.matcher(sentence.text()).find();
        }
    },
    WARNING {
        @Override
        boolean isTakenIn(Sentence sentence, Speaker speaker) {
            return WARNS.matcher(sentence.text()).find();
        }
    };

    private static final Pattern DENIES_FAR = Pattern.compile(
            "(?:不是|并非|绝非|不算|不能|不会|不敢|不可以|不说|别说|不吹|不承诺|不保证|不具|没有|没说|没法|无法|谈不上|称不上|(?<![都还也要])不叫|从不|绝不"
                    + "|不要|不许|不得|不含|不涉及|不属于|别信|别指望|不做|不搞|不卖|不收|不接|不加|不走|不支持|不讲|不玩|不图|不提供|没敢"
                    + "|没得(?!说|挑|话说|比)|不喊|不跟(?:你|你们|大家)?(?:讲|说|扯|提)|不骗(?:你|你们|人)?(?:讲|说)|禁止|拒绝|抵制|杜绝|严禁|没什么|没有什么|没上过|没拿过|请勿|切勿|谨防|别|无任何|不存在)[^,。!?; ]{0,7}$");
    private static final Pattern DENIES_NEAR = Pattern.compile("(?:不|没|无|非|勿)$");
    private static final Pattern DENIES_NOTHING =
            Pattern.compile("是不是|能不能|会不会|有没有|要不要|不得不|不能不|没有比|没有人|没有谁|不是吹|(?:不能|不要|不可|别)(?:错过|犹豫|怀疑|小看|划走|走开|等了)"
                    + "|(?:不|没有|别|无)[^,。!?]{1,6}(?:就能|就可|就|也能|也可|照样|一样|直接)[^,。!?]{0,4}$");
    private static final Pattern DENIES_AFTER = Pattern.compile(
            "^(?:不加(?![价钱一二两\\d点])|加不了|别加)|^[^。!]{0,5}(?:谈不上|称不上|不敢当|不敢说|不存在|做不到|是假的|都是假|(?:都|就|全)是骗|别信|不可信|信不得|我不喊|不能喊|不能说|不让说"
                    + "|不能写|违法|违规|违禁|我们?不卖|我们?不做|不收|不碰|没这功|没那功|这种话|不允许|是不可能|不靠谱|不归|跟我们?没|与我们?无|没有的事)");
    private static final Pattern ENDS_ASKING = Pattern.compile("(?:吗|么|嘛|呢|吧|没有|不|没)[呀啊哦,~]*(?:\\?+|$)|\\?");
    private static final Pattern ASKS = Pattern.compile("是不是|能不能|有没有|会不会|可不可以|要不要|好不好|是否|怎么|什么|哪|多少|为啥|为什么|请问|想问|求问|谁");
    private static final Pattern READS_A_QUESTION =
            Pattern.compile("有人问|在问|都问|问我|问我们|问的|有宝|姐妹问|宝宝问|粉丝问|老问|弹幕|刚才问|这位|那位|提问");
    private static final Pattern CORRECTS =
            Pattern.compile("说错|口误|更正|纠正|收回|撤回|不能说|不让说|不许说|不敢说|违禁词|敏感词|极限词|广告法|绝对化|以偏概全|刚才那句");
    private static final Pattern QUOTES_OTHERS =
            Pattern.compile("(?:别人|人家|别家|有人|网上|有些|某些|谁|他们|到处|很多主播)[^。!?]{0,10}(?:说|喊|讲|吹|标|叫|写|宣传|争)[^。!?]{0,16}"
                    + "(?:我们?不|咱们?不|我没|我们没|不可信|别信|假的|不跟)");
    private static final Pattern WARNS =
            Pattern.compile("谨防|警惕|当心|小心骗|小心上当|骗子|诈骗|受骗|上当|反诈|别信|不要相信|请勿|切勿|举报|拉黑|禁止|严禁|不要私|别私|不要加|别加"
                    + "|不要转账|别转账|冒充|被骗|提醒(?:大家|各位|您|家人|宝)");

    abstract boolean isTakenIn(Sentence sentence, Speaker speaker);

    /** The first stance, among those that the rule heeds, that takes the claim out of the words. */
    static Optional<Ruling> weigh(Set<Stance> heeded, Sentence sentence, Speaker speaker) {
        for (Stance stance : values()) {
            if (heeded.contains(stance) && stance.isTakenIn(sentence, speaker)) {
                return Optional.of(Ruling.exempt(stance.name().toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }
}
