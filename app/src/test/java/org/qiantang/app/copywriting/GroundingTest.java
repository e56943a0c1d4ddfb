package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Proofreading.Checked;
import org.qiantang.app.copywriting.Proofreading.State;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Terms;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

/** What a person types about goods is held against what is known of them: true words pass, and others are told why not. */
class GroundingTest {
    private static final Guard GUARD = Guard.load();
    private static final Subject PRODUCT = new Subject(Subject.Party.PRODUCT, 1, 1);
    private static final Instant EVENING = Instant.parse("2026-11-27T12:00:00Z");

    private final Proofreading proofreading = new Proofreading(
            (_, offer, channel, text) -> GUARD.judge(
                    new Line(text, channel, Speaker.STAFF, FiftyProducts.TODAY, offer == null ? null : goods(offer))),
            Phrases.claims());

    private static Goods goods(Offer offer) {
        return new Goods(
                offer.category().judgedAs(),
                offer.facts().textByLabel(),
                (long) offer.left(),
                offer.kinds().getFirst().price().minor(),
                null);
    }

    private static Offer offer(
            String title,
            LegalCategory category,
            int left,
            List<String> afterSale,
            Promises promises,
            String... facts) {
        List<Fact> sheet = java.util.Arrays.stream(facts)
                .map(fact -> fact.split("[=~]", -1))
                .map(part -> new Fact(part[0], part[1], part.length > 2 ? part[2] : null, null))
                .toList();
        return new Offer(
                7,
                1,
                ItemRole.HERO,
                "G-7",
                title,
                category,
                new FactSheet(sheet),
                afterSale,
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new Kind(70, "标准", Money.cny(16_800), left)),
                promises);
    }

    private static final Map<String, Offer> GOODS = Map.of(
            "knife",
                    offer(
                            "三德刀 家用菜刀",
                            LegalCategory.HOUSEHOLD,
                            160,
                            List.of("七天无理由退货"),
                            new Promises(List.of(
                                    new Promise(PromiseKind.FAKE_PAYS, 3), new Promise(PromiseKind.WARRANTY, 24))),
                            "material=30Cr13 不锈钢",
                            "刀刃长度=18~cm",
                            "总长=30~cm",
                            "weight=235~g",
                            "hardness=HRC 56",
                            "package=菜刀、收纳盒、说明书",
                            "colour=银色",
                            "赠品=磨刀棒一支"),
            "cake",
                    offer(
                            "桂花糕 盒装",
                            LegalCategory.FOOD,
                            500,
                            List.of(),
                            Promises.NONE,
                            "ingredients=糯米粉、白砂糖、桂花",
                            "net-weight=300~克",
                            "shelf-life=60~天",
                            "storage=阴凉干燥处",
                            "origin=浙江杭州"),
            "shirt",
                    offer(
                            "亚麻衬衫 宽松款",
                            LegalCategory.CLOTHING,
                            12,
                            List.of("30 天质量问题换新"),
                            Promises.NONE,
                            "material=亚麻 55%、棉 45%",
                            "fit=宽松",
                            "colour=雾蓝、米白",
                            "荣誉=2025 年江南设计展金奖",
                            "origin=江苏南通"),
            "bag",
                    offer(
                            "单肩包 通勤款",
                            LegalCategory.CLOTHING,
                            30,
                            List.of(),
                            Promises.NONE,
                            "material=头层牛皮",
                            "lining=涤纶",
                            "提手=仿羊皮",
                            "colour=黑色"),
            "kettle",
                    offer(
                            "电热水壶",
                            LegalCategory.APPLIANCE,
                            60,
                            List.of("全国联保一年"),
                            new Promises(List.of(new Promise(PromiseKind.DISPATCH, 24))),
                            "material=304 不锈钢内胆",
                            "capacity=1.5~L",
                            "dimensions=直径 15 × 高 24~cm",
                            "power=1800~W",
                            "weight=1.2~kg",
                            "warranty=12 个月"));

    private static Offer goodsNamed(String name) {
        return Optional.ofNullable(GOODS.get(name)).orElseThrow();
    }

    private static Shelf shelf(Offer offer) {
        var policy = new Approved("policy/1", List.of("赠品"), "下单送洗碗巾一条，用顺丰发货", List.of("G-8"), List.of(), "店主");
        return new Shelf("试验小铺", null, List.of(offer), List.of(policy));
    }

    private Checked checked(Offer offer, String typed) {
        var brief = FiftyProducts.assignment(offer, TextKind.VIDEO, 1, Memory.NONE, null)
                .brief();
        var before =
                new Sentence(1, offer.itemId(), Part.POINT, "{name@7}。", Sentence.Author.GRAMMAR, null, false, false);
        Sentence edited = before.edited(
                proofreading.bind(shelf(offer), offer.itemId(), typed).orElseThrow());
        return proofreading.check(PRODUCT, shelf(offer), FiftyProducts.TODAY, brief, edited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "knife | 刃长18厘米，切菜顺手。",
                "knife | 刀刃长180毫米。",
                "knife | 总长30公分，整刀重235克。",
                "knife | 库存160把，慢慢挑。",
                "knife | 刀身是不锈钢的。",
                "knife | 用的是30Cr13不锈钢。",
                "knife | 假一赔三，写在售后里。",
                "knife | 保修两年。",
                "knife | 支持7天无理由退货。",
                "knife | 两天内发货，包邮。",
                "knife | 从浙江杭州发货。",
                "knife | 下单送磨刀棒一支。",
                "knife | 不是大马士革钢，是不锈钢。",
                "knife | 你家里用的是大马士革钢的吗？",
                "knife | 送妈妈、送长辈都合适。",
                "cake | 一盒净重0.3千克，保质期60天。",
                "cake | 含有白砂糖和桂花。",
                "cake | 产自浙江杭州的糕。",
                "cake | 糯米粉做的，里面有桂花。",
                "shirt | 亚麻55%，棉45%。",
                "shirt | 面料里亚麻占55%。",
                "shirt | 有雾蓝色和米白色。",
                "shirt | 拿过江南设计展金奖。",
                "shirt | 只剩最后12件。",
                "shirt | 质量问题三十天换新。",
                "shirt | 宽松版型，来自江苏南通。",
                "bag | 包身是头层牛皮的，真皮。",
                "bag | 里布是聚酯纤维。",
                "bag | 提手是仿羊皮的。",
                "kettle | 一壶1500毫升，1.8千瓦烧得快。",
                "kettle | 304不锈钢内胆。",
                "kettle | 24小时内发货，质保一年。",
                "kettle | 壶重1.2公斤。",
                "kettle | 直径15厘米，高24厘米。",
                "kettle | 直径15乘高24厘米。",
                "kettle | 杭州发货，现货发货快。",
                "kettle | 下单后尽快发货。",
                "kettle | 整箱发货，冷链发货，礼盒发货，都小心发货。",
                "shirt | 南通产的料子。"
            })
    void what_the_sheet_the_promises_or_the_terms_bear_out_passes(String goods, String typed) {
        Checked checked = checked(goodsNamed(goods), typed);

        assertThat(checked.state()).as(checked.reasons().toString()).isEqualTo(State.PASSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "knife | 刀身是大马士革钢。",
                "knife | 刀身是高碳不锈钢。",
                "knife | 拿过全国质量奖金奖。",
                "knife | 假一赔十。",
                "knife | 买一送一。",
                "knife | 下单送磨刀石一块。",
                "knife | 央视都报道过。",
                "knife | 明天就到。",
                "knife | 今天拍今天发。",
                "knife | 只剩半小时了。",
                "knife | 今晚十二点恢复原价。",
                "knife | 柄长18厘米。",
                "knife | 总长18厘米。",
                "knife | 库存100把。",
                "knife | 终身保修。",
                "knife | 保修三年。",
                "knife | 木柄是黑檀木的。",
                "knife | 米其林大厨同款。",
                "knife | 红色刀柄很显眼。",
                "knife | 用顺丰发，下单送洗碗巾一条。",
                "cake | 含有糖浆。",
                "cake | 加了蜂蜜，甜而不腻。",
                "cake | 来自浙江湖州。",
                "cake | 不含防腐剂和香精。",
                "cake | 净重500克。",
                "cake | 通过有机认证。",
                "cake | 营养专家推荐。",
                "shirt | 百分百纯亚麻。",
                "shirt | 棉55%。",
                "shirt | 纯棉的，穿着软。",
                "shirt | 真丝混纺。",
                "shirt | 有墨绿色可选。",
                "shirt | 一年内质量问题换新。",
                "shirt | 获得红点设计奖。",
                "bag | 羊皮的，摸着软。",
                "bag | 包身是鳄鱼皮。",
                "bag | 里布是真丝的。",
                "kettle | 316不锈钢内胆。",
                "kettle | 容量2升。",
                "kettle | 免费上门安装。",
                "kettle | 现在下单秒发。",
                "kettle | 限时三天，过了这村没这店。",
                "kettle | 国家级实验室检测。",
                "kettle | 直径24厘米。",
                "kettle | 北京发货。",
                "kettle | 您下单后是东莞仓发出。",
                "kettle | 由广州仓直发。",
                "shirt | 这件是苏州产的。"
            })
    void what_nothing_bears_out_is_refused_with_its_reason_in_both_languages(String goods, String typed) {
        Checked checked = checked(goodsNamed(goods), typed);

        assertThat(checked.state()).as(typed).isIn(State.NEEDS_EVIDENCE, State.VIOLATES);
        assertThat(checked.reasons()).allSatisfy(reason -> {
            assertThat(reason.zh()).isNotBlank();
            assertThat(reason.en()).isNotBlank();
        });
    }

    @Test
    void the_reason_says_what_is_known_in_its_place() {
        Reason reason = checked(goodsNamed("knife"), "刀身是大马士革钢。").reasons().getFirst();

        assertThat(reason.words()).isEqualTo("大马士革钢");
        assertThat(reason.zh()).contains("材质“大马士革钢”没有依据", "30Cr13不锈钢");
        assertThat(reason.en()).contains("material “大马士革钢”", "30Cr13不锈钢");
    }

    @Test
    void what_bore_a_sentence_out_silences_it_once_it_is_gone() {
        Offer knife = goodsNamed("knife");
        LineTemplate line = proofreading
                .bind(shelf(knife), knife.itemId(), "刃长18厘米，不锈钢刀身，两天内发货。")
                .orElseThrow();
        Offer slower = new Offer(
                knife.itemId(),
                knife.number(),
                knife.role(),
                knife.code(),
                knife.title(),
                knife.category(),
                knife.facts(),
                knife.afterSale(),
                null,
                new Delivery("浙江杭州", 72, true, List.of()),
                knife.kinds(),
                knife.promises());
        Offer shorter = new Offer(
                knife.itemId(),
                knife.number(),
                knife.role(),
                knife.code(),
                knife.title(),
                knife.category(),
                new FactSheet(List.of(new Fact("material", "不锈钢", null, null), new Fact("刀刃长度", "16", "cm", null))),
                knife.afterSale(),
                null,
                knife.delivery(),
                knife.kinds(),
                knife.promises());

        assertThat(Slots.resolve(shelf(knife), FiftyProducts.TODAY, line)).contains("刃长18厘米，不锈钢刀身，两天内发货。");
        assertThat(Slots.resolve(shelf(slower), FiftyProducts.TODAY, line)).isEmpty();
        assertThat(Slots.resolve(shelf(shorter), FiftyProducts.TODAY, line)).isEmpty();
    }

    @Test
    void pieces_that_are_counted_by_any_word_become_those_of_the_day() {
        Offer knife = goodsNamed("knife");

        assertThat(proofreading.bind(shelf(knife), knife.itemId(), "库存160把。").orElseThrow())
                .hasToString("库存{stock@7}把。");
        assertThat(proofreading.bind(shelf(knife), knife.itemId(), "库存100把。").orElseThrow())
                .hasToString("库存100把。{on-sale@7}");
    }

    @Test
    void that_it_ends_soon_is_borne_by_a_flash_sale_alone() {
        Offer knife = goodsNamed("knife");
        Offer running = knife.on(new Terms(EVENING, 2, EVENING.plusSeconds(1_800), null, Map.of()));

        assertThat(checked(running, "限时秒杀，还有30分钟结束。").state()).isEqualTo(State.PASSED);
        assertThat(checked(knife, "限时秒杀，还有30分钟结束。").state()).isEqualTo(State.NEEDS_EVIDENCE);
        assertThat(checked(running, "还有20分钟结束。").state()).isEqualTo(State.NEEDS_EVIDENCE);
    }
}
