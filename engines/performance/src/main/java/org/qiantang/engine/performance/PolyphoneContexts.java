package org.qiantang.engine.performance;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sounds that no list of words can give, because they hang on what kind of word stands beside: 三只, 第二行, 慢慢地, 你得去. */
final class PolyphoneContexts {
    private static final String COUNT = "[一二两三四五六七八九十百千万几每这那哪整半单多数兩這]";

    private record Context(String character, Pattern pattern, String syllable) {
        static Context of(String before, String character, String after, String syllable) {
            return new Context(character, Pattern.compile(before + character + after), syllable);
        }
    }

    private static final List<Context> ALL = List.of(
            Context.of("(?<=" + COUNT + ")", "只", "(?![是有要能需用剩想会可卖差收看在])", "zhi1"),
            Context.of("(?<=[一二两三四五六七八九十几每第这那上下首末单双换])", "行", "(?![人业动为走李驶程得星政])", "hang2"),
            Context.of(
                    "(?<=[二两三四五六七八九几多])",
                    "重",
                    "(?=优惠|保障|礼|惊喜|好礼|防护|福利|奏|锁|保护|滤|过滤|净化|保湿|修护|功效|享受|奖|大奖|享|身份|性格|标准|呵护|玻尿酸|补水|认证|保险|口感|体验|保鲜|呵)",
                    "chong2"),
            Context.of("(?<=[，。；、])", "得", "(?=[两三四五六七八九十几][位个人名天块小])", "dei3"),
            Context.of("(?<=，)", "得", "(?=慢慢|先|好好|赶|尽快|勤|经常|提前|把|去|找|等|配|趁|及时)", "dei3"),
            Context.of("(?<=[克斤两吨])", "重", "(?=的|左右|以上|，|。|$)", "zhong4"),
            Context.of("", "重", "(?=[一二两三四五六七八九十百千零点半]{1,12}(?:克|千克|公斤|斤|吨|毫克|两))", "zhong4"),
            Context.of(
                    "(?<=第[一二三四五六七八九十百零]{1,5}|[上中下][两三四五六七八九十]|分[一二两三四五六七八九十])",
                    "卷",
                    "(?=，|。|、|$|本|补|终|里|中|共|，|全|的内容|出版|合|讲|写|是)",
                    "juan4"),
            Context.of("(?<=[充存买满投押交付赢考])(?:[一二三四五六七八九十百千万两零]{1,8})", "得", "(?=[一二三四五六七八九十百千万两零])", "de2"),
            Context.of("(?<=[她他我你们人孩子家猫狗妈爸先，。、；])", "得", "(?=了[一二三四五六七八九十百零流感冒病癌奖第冠亚金银满肺胃大小])", "de2"),
            Context.of("(?<![舍怪恨巴由来使要见顾免少算了值觉舍记认晓懂])不", "得", "(?=[放冷转超用擅外使退低高以再随将在少多携入为拆折与食服加接私携损])", "de2"),
            Context.of("(?<=[每少多先要得再]|(?<![个上这])月|共|按揭)", "还", "(?=[一二三四五六七八九十百千万两零]{2,8}(?:多|元|块|万|，|。|$))", "huan2"),
            Context.of("(\\p{IsHan})\\1", "地", "(?![上里带面区方下板毯铁球址])", "de5"),
            Context.of("(?<=[然速心真易利致匀地意动快静松稳准确底效续单])", "地", "(?=[说讲看把给让去做来走用放涂抹擦吃喝穿选买享吸开拉推贴写告帮为保展解达提完体感表处控包])", "de5"),
            Context.of(
                    "(?<=[你我他她它们您家人谁咱]|(?:还|可|就|都|也|总|必|非|真|那|先|又))",
                    "得",
                    "(?=[赶抓看去先把给用买选注要有是穿做问等好早多趁试拍留带配按放跟说讲提记让花加交])",
                    "dei3"),
            Context.of("(?<=[你我他她它们您人谁]|还|就|也)", "得", "(?=[赶快提先记])", "dei3"),
            Context.of("(?<=\\p{IsHan}[不得])", "了", "(?=[的吗呢么，。！？、你我他她它们多]|$)", "liao3"),
            Context.of("(?<=[受忘少吃用免来做装放到走错断离差穿干喝卖买改变掉跑解办管])不", "了", "", "liao3"),
            Context.of("(?<=[分钟每秒\\d百千万十零])", "转", "(?=每|的转速|的高速|[，。！]|$)", "zhuan4"),
            Context.of("(?<=[专特只就都]|是)", "为", "(?=[你您我大他她它宝孩家爸妈老自各姐女男肌敏皮头宠用顾消客])", "wei4"),
            Context.of(
                    "(?<![成作称认视变定设是均皆约仅最更较极尤分改选列以])",
                    "为",
                    "(?=[你您我他她它]|大家|宝宝|孩子|家人|爸妈|老人|自己|各位|姐妹|女性|男性|肌肤|皮肤|用户|顾客|消费者|什么|此|何|的就是|了)",
                    "wei4"),
            Context.of("(?<=[一这那场两三])", "场", "(?=雨|雪|大雨|大雪|病|梦)", "chang2"));

    /** Takes a sound for a place. */
    @FunctionalInterface
    interface Found {
        void at(int place, String syllable);
    }

    private PolyphoneContexts() {}

    static void find(String text, Found found) {
        for (Context context : ALL) {
            if (text.contains(context.character())) {
                Matcher matcher = context.pattern().matcher(text);
                while (matcher.find()) {
                    found.at(matcher.end() - context.character().length(), context.syllable());
                }
            }
        }
    }
}
