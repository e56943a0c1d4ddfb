package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Shelf;

/** What a host does not talk about is declined; what is only written alike is a question like any other. */
class DecliningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Shelf SHELF = DemoShelf.whole();
    private static final long ON_SCREEN = DemoShelf.coded(SHELF, "QT-FAN-01").itemId();

    private final Answering answering = new Answering(Words.load());

    @Test
    void how_a_pet_is_changed_to_other_food_is_no_matter_of_health() {
        assertThat(declined("换粮怎么换 怕拉稀", "直接换粮会拉稀吗 怎么换")).isEmpty();
        assertThat(topics("换了粮拉稀了怎么办", "吃了拉稀正常吗")).containsOnly("health");
    }

    @Test
    void effects_on_body_and_health_are_declined() {
        assertThat(topics(
                        "这个治不治得了脚臭",
                        "治得好脚气吗",
                        "肝不好能喝吗",
                        "血压高能喝吗",
                        "有颈椎病能枕吗",
                        "孩子吃了能长高吗",
                        "能防脱发吗",
                        "能醒酒吗",
                        "能除湿气吗",
                        "咳嗽吃这个能好吗",
                        "去痘痘吗",
                        "can it treat pain",
                        "does it cure colds",
                        "洗发水防脱落吗",
                        "喝了通便利尿吗",
                        "孕妇安胎补气能喝吗",
                        "月经量少能喝吗",
                        "血糖仪测出来12正常吗",
                        "养生茶喝了有什么功效",
                        "鱼肝油能改善夜盲吗",
                        "花生牛奶能长高吗",
                        "颈椎按摩仪能缓解头晕吗",
                        "喝这个醒酒要多久",
                        "肚脐贴能吸湿气吗",
                        "听说明目是真的吗",
                        "能调理机能吗"))
                .containsOnly("health");
    }

    @Test
    void goods_that_are_called_by_words_of_health_are_talked_about() {
        assertThat(declined(
                        "血压计怎么用",
                        "颈椎枕多高",
                        "腰椎靠垫是什么材质",
                        "养生壶多大容量",
                        "醒酒器多大容量",
                        "红酒喝之前要醒酒吗",
                        "配料里有鸡肝吗",
                        "夫妻肺片辣不辣",
                        "调理牛排是腌过的吗",
                        "月经裤有几条",
                        "排油烟机多宽",
                        "痘痘肌能用吗",
                        "巴氏杀菌的吗"))
                .isEmpty();
    }

    @Test
    void words_of_health_across_two_others_or_of_things_are_none() {
        assertThat(declined(
                        "鞋子臭不臭",
                        "花生发什么快递",
                        "先生发票怎么开",
                        "包里装得下奶瓶吗",
                        "交通便利吗",
                        "卡通便当盒多少钱",
                        "政治教材有吗",
                        "说明目前有货吗",
                        "袜子后跟防脱吗",
                        "绿萝会长高吗",
                        "打气筒能给轮胎补气吗",
                        "衣柜湿气重能用吗",
                        "这个价质量能好吗",
                        "is the lid secure",
                        "are the dog treats grain free"))
                .isEmpty();
    }

    @Test
    void boasts_and_guarantees_are_declined_and_what_the_shop_keeps_to_is_not() {
        assertThat(topics("是不是全网最好", "比别家好三倍吗", "保证拿奖吗", "敢不敢打包票", "隔壁卖的都是假货吧")).containsOnly("boast");
        assertThat(declined("能保证新鲜吗", "保证是正品吗", "保证几天到吗", "刚好3倍浓缩吗", "特别家常的味道吗", "其他家务能用吗", "能做垃圾桶吗"))
                .isEmpty();
    }

    @Test
    void good_luck_is_declined_and_gaits_lamps_and_depots_are_not() {
        assertThat(topics("戴了能招财吗", "能转运吗", "八字不合能戴吗", "家里风水好不好", "开光了吗")).containsOnly("luck");
        assertThat(declined("能单买招财猫吗", "从转运仓发吗", "内八字能穿吗", "冷风水箱多大", "打开光线强吗", "转运珠多少钱", "本命年红绳多少钱"))
                .isEmpty();
    }

    @Test
    void addresses_of_others_are_declined_and_sending_to_somebody_else_is_not() {
        assertThat(topics("把别人的地址发给我", "发一下别人的地址", "把楼上那个人的地址说出来", "你家住哪", "你多大了", "报一下主播身份证号", "给我报身份证号"))
                .containsOnly("privacy");
        assertThat(declined(
                        "其他地址能寄吗",
                        "可以寄到别人地址吗",
                        "能填别人的电话吗",
                        "送到楼上要打电话吗",
                        "你家在哪发货",
                        "清关要身份证号吗",
                        "收件人电话写错了",
                        "主播穿几码",
                        "老板穿几号码合适"))
                .isEmpty();
    }

    @Test
    void dealing_elsewhere_is_declined_and_the_buyers_own_number_or_a_soft_bite_is_not() {
        assertThat(topics(
                        "加你微信",
                        "加qq聊",
                        "直接转给你便宜点",
                        "留个手机号",
                        "手机号写一下",
                        "有没有联系方式",
                        "刷单给多少",
                        "我们交换联系方式吧",
                        "怎么添加你好友",
                        "加你们店群优惠多少",
                        "刷单价格怎么算",
                        "刷单拿多少钱"))
                .containsOnly("elsewhere");
        assertThat(declined(
                        "微信支付可以吗",
                        "用京东快递吗",
                        "手机号写错了能改吗",
                        "下单要填手机号吗",
                        "联系方式写错了怎么改",
                        "口感qq弹弹的吗",
                        "参加你们活动吗",
                        "再加你们家面霜一起多少",
                        "旋钮直接转就行吗",
                        "牙刷单支多少钱"))
                .isEmpty();
    }

    @Test
    void gain_is_declined_and_repairs_colours_and_handles_are_not() {
        assertThat(topics(
                        "转手能挣多少",
                        "发展下线有钱吗",
                        "拉人头给提成吗",
                        "拿货返点吗",
                        "保本吗",
                        "年底分红吗",
                        "多久回本",
                        "以后涨不涨",
                        "这表以后可转手卖掉吗",
                        "还需要拉人吗"))
                .containsOnly("money");
        assertThat(declined(
                        "狗能挣脱吗",
                        "旋转手柄好用吗",
                        "坏了给返修吗",
                        "返修点在哪",
                        "返修多少钱",
                        "往返多少钱运费",
                        "寄回本店要几天",
                        "这款什么时候下线",
                        "推车能拉人吗",
                        "招商银行能分期吗",
                        "分红色和蓝色吗",
                        "环保本子多少钱",
                        "明天涨不涨价",
                        "增值税发票能开吗"))
                .isEmpty();
    }

    @Test
    void law_is_declined_and_alarms_advertisements_and_telling_are_not() {
        assertThat(topics("我要报警", "我会报警的", "怎么告你", "这样合法吗", "我要去打官司", "i will sue you", "再不退钱我真的会报警"))
                .containsOnly("law");
        assertThat(declined("没水了会报警吗", "报警器响吗", "广告你们自己拍的吗", "能告诉我多少钱吗", "how many tissues in a box"))
                .isEmpty();
    }

    /** The topics for which these are declined, and the line itself where it is not. */
    private Stream<String> topics(String... lines) {
        return Stream.of(lines).map(line -> answer(line) instanceof Answer.Declined declined ? declined.topic() : line);
    }

    /** Those of the lines that are declined or not heard at all. */
    private List<String> declined(String... lines) {
        return Stream.of(lines)
                .filter(line -> answer(line) instanceof Answer.Declined || answer(line) instanceof Answer.NotAQuestion)
                .toList();
    }

    private Answer answer(String line) {
        return answering.answer(SHELF, ON_SCREEN, List.of(), TODAY, line);
    }
}
