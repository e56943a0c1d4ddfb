package org.qiantang.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.PlayedShow;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Correction;
import org.qiantang.engine.guard.Finding;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.event.FactThen;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.Money;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.TakenDown;

/** What a host says in a room, held against the room's own stock, clock, crowd, sales and deals. */
class RoomGuardTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long SHOW = 7;
    private static final long QUILT = 70;
    private static final long KETTLE = 71;
    private static final long QUILT_SKU = 700;
    private static final long KETTLE_SKU = 710;
    private static final int PIECES = 640;

    private final GuardInForce guard = new GuardInForce(Guard.load());
    private final Goods goods = new Goods();
    private final PlayedShow show = new PlayedShow(SHOW, NOON);
    private Faces.Face face = Faces.Face.NOBODY;

    /** Goods by hand, as a catalogue would have them. */
    private static final class Goods implements Wares {
        private @Nullable Long base;
        private @Nullable Money highest;
        private long sold;

        @Override
        public Optional<Product> product(long productId) {
            return Optional.of(new Product(
                    productId,
                    2,
                    "P" + productId,
                    "蚕丝被",
                    LegalCategory.HOUSEHOLD,
                    "",
                    List.of(),
                    new FactSheet(List.of(new Fact("material", "桑蚕丝", null, null))),
                    List.of(),
                    null,
                    new Delivery("浙江杭州", 72, true, List.of()),
                    List.of(),
                    new Promises(List.of(new Promise(PromiseKind.WARRANTY, 12))),
                    null,
                    false,
                    false));
        }

        @Override
        public Map<Long, Long> basesInShow(long showId, Collection<Board.Sku> skus, Instant now) {
            var bases = new HashMap<Long, Long>();
            Long all = base;
            if (all != null) {
                for (Board.Sku sku : skus) {
                    bases.put(sku.skuId(), all);
                }
            }
            return bases;
        }

        @Override
        public Map<Long, Long> bases(Collection<Long> skus, Instant now) {
            throw new IllegalStateException("the shop's own prices: asked for (expected: those of the show)");
        }

        @Override
        public Optional<Money> highestDeal(Product product, Instant from, Instant until) {
            return from.equals(Instant.EPOCH) ? Optional.ofNullable(highest) : Optional.empty();
        }

        @Override
        public long sold(Product product) {
            return sold;
        }
    }

    @BeforeEach
    void open() {
        show.ask(new RoomRequest.Plan(SHOW, 1, 2, 3, "晚场", HostKind.HUMAN, 300));
        lineUp(QUILT, QUILT_SKU, PIECES);
        lineUp(KETTLE, KETTLE_SKU, 3);
        show.ask(new RoomRequest.Open());
        show.ask(new RoomRequest.Pin(QUILT));
    }

    @AfterEach
    void close() {
        show.close();
    }

    private void lineUp(long item, long sku, int pieces) {
        List<SkuOffer> skus = List.of(new SkuOffer(sku, "一份", 1, Money.cny(9_900)));
        show.ask(new RoomRequest.LineUp(item, item + 1_000, ItemRole.HERO, "链接" + item, "/pictures/x", 5, skus));
        show.ask(new RoomRequest.TakeAllotment(sku, item, sku, pieces));
    }

    /** A flash sale that begins at once. */
    private void flash(long flashId, Duration lasts) {
        var price = List.of(new FlashPrice(QUILT_SKU, 500 + flashId, Money.cny(7_900)));
        show.ask(
                new RoomRequest.PlanFlash(flashId, QUILT, show.now(), show.now().plus(lasts), price));
    }

    private void pass(Duration time) {
        show.pass(time);
        // The desk looks at its clock when something is asked of it.
        show.ask(new RoomRequest.Pin(KETTLE));
        show.ask(new RoomRequest.Pin(QUILT));
    }

    private RoomGuard room() {
        return new RoomGuard(guard, Guard::judge, show.boards(), goods, _ -> face, show::now);
    }

    private Judgement said(String text) {
        return room().spoken(SHOW, null, Speaker.HOST, text);
    }

    private Verdict verdict(String text, String rule) {
        return worst(said(text), rule);
    }

    private static Verdict worst(Judgement judgement, String rule) {
        return judgement.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::verdict)
                .max(Enum::compareTo)
                .orElse(Verdict.CLEAR);
    }

    @Test
    void where_the_reader_of_the_meaning_fails_the_rules_judge_alone() {
        var failing = new RoomGuard(
                guard,
                (_, _) -> {
                    throw new IllegalStateException("broken");
                },
                show.boards(),
                goods,
                _ -> face,
                show::now);

        assertThat(failing.spoken(SHOW, null, Speaker.HOST, "只剩3件了").verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(failing.spoken(SHOW, null, Speaker.HOST, "今天讲讲怎么洗").verdict())
                .isEqualTo(Verdict.CLEAR);
    }

    @Test
    void three_pieces_left_are_a_lie_where_there_are_640_and_the_truth_where_there_are_three() {
        assertThat(verdict("只剩3件了", "SC-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("还剩六百四十件", "SC-01")).isEqualTo(Verdict.CLEAR);

        show.ask(new RoomRequest.Pin(KETTLE));

        assertThat(verdict("只剩3件了", "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(room().spoken(SHOW, QUILT, Speaker.HOST, "只剩3件了").verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void a_countdown_without_a_sale_that_ends_is_invented() {
        assertThat(verdict("最后三分钟，抓紧了", "SC-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("倒计时五分钟，抓紧拍", "SC-01")).isEqualTo(Verdict.VIOLATES);

        assertThat(verdict("最后三分钟我就下播了", "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("倒计时五四三二一，上链接", "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("我们不搞最后三分钟那一套", "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("平台大促最后三分钟", "SC-01")).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void in_a_flash_sale_the_time_that_is_said_is_held_against_the_time_that_is_left() {
        flash(1, Duration.ofMinutes(20));
        assertThat(verdict("最后三分钟", "SC-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("最后二十分钟", "SC-01")).isEqualTo(Verdict.CLEAR);

        pass(Duration.ofMinutes(17));

        assertThat(verdict("最后三分钟", "SC-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("最后20分钟", "SC-01")).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void a_flash_sale_that_goes_on_when_it_should_be_over_makes_its_countdowns_lies() {
        flash(1, Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        flash(2, Duration.ofMinutes(3));

        assertThat(verdict("最后三分钟", "SC-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("最后三分钟我们抽奖", "SC-01")).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_flash_sale_long_after_another_is_one_of_its_own() {
        flash(1, Duration.ofMinutes(5));
        pass(Duration.ofMinutes(45));
        flash(2, Duration.ofMinutes(3));

        assertThat(verdict("最后三分钟", "SC-01")).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void while_another_items_sale_runs_nobody_knows_which_countdown_is_meant() {
        flash(1, Duration.ofMinutes(20));
        show.ask(new RoomRequest.Pin(KETTLE));

        assertThat(verdict("最后三分钟，抓紧了", "SC-01")).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void who_is_there_and_what_was_sold_is_counted_and_may_be_rounded() {
        show.ask(new RoomRequest.CountPresence(9_700, 0, 31_000, 0));
        show.ask(new RoomRequest.CountLikes(120_000, 0));
        goods.sold = 49_200;

        assertThat(verdict("现在在线十万人", "SC-02")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("近一万人在看", "SC-02")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("上万人在线", "SC-02")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("点赞破百万了", "SC-02")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("点赞破十万了", "SC-02")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("已售十万件", "SC-02")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("我们卖了五万单", "SC-02")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("这一场卖了五千单", "SC-02")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("昨天卖了十万单", "SC-02")).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_limit_that_buyers_do_not_have_is_an_invented_one() {
        assertThat(verdict("每人限购1件", "SC-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("每人限购五件", "SC-01")).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_former_price_and_a_discount_are_held_against_the_lowest_deal() {
        goods.base = 12_000L;

        assertThat(verdict("原价998，今天99", "PR-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("原价120，今天99", "PR-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("今天打五折", "PR-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("今天打八五折", "PR-01")).isEqualTo(Verdict.CLEAR);

        goods.base = null;

        assertThat(verdict("原价998，今天99", "PR-01")).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void what_was_asked_once_is_held_against_the_highest_deal_there_ever_was() {
        goods.base = 12_000L;
        goods.highest = Money.cny(32_900);

        assertThat(verdict("之前这件我们卖过三百二的啊", "PR-01")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("之前这件我们卖过三百八的啊", "PR-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("原价320，今天99", "PR-01")).isEqualTo(Verdict.VIOLATES);
        assertThat(found("之前这件我们卖过三百八的啊", "PR-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(new FactThen("历史最高成交价", "329.00")), List.of(), null));
    }

    @Test
    void a_line_is_held_back_for_what_violates_and_not_for_what_only_needs_evidence() {
        goods.base = null;

        Judgement judgement = said("每人限购1件，原价998，今天99");

        assertThat(RoomGuard.found(judgement)).extracting(FoundInLine::rule).contains("SC-01", "PR-01");
        assertThat(RoomGuard.violating(judgement))
                .extracting(FoundInLine::rule)
                .contains("SC-01")
                .doesNotContain("PR-01");
    }

    @Test
    void dispatch_and_warranty_are_held_against_the_terms_of_the_product() {
        assertThat(verdict("24小时内发货", "AD-07")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("72小时内发货", "AD-07")).isEqualTo(Verdict.CLEAR);
        assertThat(verdict("质保三年", "AD-07")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("质保一年", "AD-07")).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void the_room_itself_is_known_where_no_goods_are_pinned_but_no_clock_is() {
        show.ask(new RoomRequest.CountPresence(417, 0, 800, 0));
        show.ask(new RoomRequest.Withdraw(QUILT));

        assertThat(verdict("现在在线十万人", "SC-02")).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict("最后三分钟，抓紧了", "SC-01")).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void who_is_made_by_a_machine_may_not_be_called_a_real_person_while_its_picture_is_on_air() {
        face = Faces.Face.MACHINE;
        Verdict made = verdict("家人们，我是真人直播", "AI-01");
        Verdict denied = verdict("我不是真人主播，我是数字人", "AI-01");
        Verdict byStaff = staff(room(), SHOW, "我们是真人在线");
        Verdict byViewer = worst(room().typed(SHOW, Speaker.VIEWER, "这是真人直播"), "AI-01");
        face = Faces.Face.PERSON;
        Verdict takenOver = verdict("家人们，我是真人直播", "AI-01");

        assertThat(made).isEqualTo(Verdict.VIOLATES);
        assertThat(denied).isEqualTo(Verdict.CLEAR);
        assertThat(byStaff).isEqualTo(Verdict.VIOLATES);
        assertThat(byViewer).isEqualTo(Verdict.CLEAR);
        assertThat(takenOver).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void while_nobody_has_the_air_a_show_is_its_planned_hosts() {
        try (var digital = new PlayedShow(8, NOON)) {
            digital.ask(new RoomRequest.Plan(8, 1, 2, 3, "数字人场", HostKind.DIGITAL, 300));
            digital.ask(new RoomRequest.Open());
            var hers = new RoomGuard(guard, Guard::judge, digital.boards(), goods, _ -> face, digital::now);

            assertThat(staff(hers, 8, "我们是真人在线")).isEqualTo(Verdict.VIOLATES);
            assertThat(staff(room(), SHOW, "我们是真人在线")).isEqualTo(Verdict.CLEAR);

            face = Faces.Face.PERSON;

            assertThat(staff(hers, 8, "我们是真人在线")).isEqualTo(Verdict.CLEAR);
        }
    }

    private static Verdict staff(RoomGuard guard, long show, String text) {
        return worst(guard.typed(show, Speaker.STAFF, text), "AI-01");
    }

    /** Nothing has to be waited for: what the studio shows is the answer to the line, before anything else has happened. */
    @Test
    void the_warning_with_its_article_and_a_lawful_way_is_the_answer_to_the_line_itself() {
        RoomGuard room = room();
        int before = show.events();

        Judgement judgement = room.spoken(SHOW, null, Speaker.HOST, "只剩3件了");

        assertThat(show.events()).isEqualTo(before);
        assertThat(RoomGuard.verdict(judgement)).isEqualTo("violates");
        FoundInLine found = RoomGuard.found(judgement).getFirst();
        assertThat(found.rule()).isEqualTo("SC-01");
        assertThat(found.article()).isEqualTo("反不正当竞争法第九条");
        assertThat(found.rewrite()).isEqualTo("库存以页面显示为准，够大家慢慢挑");
    }

    @Test
    void a_finding_keeps_the_facts_that_it_was_held_against_with_their_values_and_those_that_are_missing() {
        show.ask(new RoomRequest.CountPresence(417, 0, 800, 0));
        goods.base = 12_000L;

        assertThat(found("只剩3件了", "SC-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(new FactThen("现有库存", "640")), List.of(), null));
        assertThat(found("现在在线十万人", "SC-02"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(new FactThen("在线人数", "417")), List.of(), null));
        assertThat(found("原价998，今天99", "PR-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(new FactThen("七日最低成交价", "120.00")), List.of(), null));
        assertThat(found("今天打五折", "PR-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(
                        List.of(new FactThen("成交价", "99.00"), new FactThen("七日最低成交价", "120.00")), List.of(), null));

        goods.base = null;

        assertThat(found("原价998，今天99", "PR-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(), List.of("七日最低成交价"), null));
        assertThat(found("厂家建议零售价在包装上，原价998", "PR-01"))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(), List.of("参考价依据"), "maker_price"));
    }

    @Test
    void what_words_alone_decide_is_held_against_nothing() {
        assertThat(found("加我微信便宜一半", "PD-01"))
                .isNotEmpty()
                .extracting(FoundInLine::against)
                .containsOnlyNulls();
    }

    @Test
    void of_a_long_fact_the_beginning_is_kept() {
        var cotton = new org.qiantang.engine.guard.Goods("服饰", Map.of("材质", "棉".repeat(300)), null, null, null);
        var line = new Line("这件是天丝的", Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 24), cotton);

        assertThat(RoomGuard.found(Guard.load().judge(line)))
                .extracting(FoundInLine::against)
                .containsOnly(new HeldAgainst(List.of(new FactThen("材质", "棉".repeat(199) + "…")), List.of(), null));
    }

    private List<FoundInLine> found(String text, String rule) {
        return RoomGuard.found(said(text)).stream()
                .filter(found -> found.rule().equals(rule))
                .toList();
    }

    @Test
    void what_a_viewer_asks_is_no_claim_of_the_rooms() {
        Judgement asked = room().typed(SHOW, Speaker.VIEWER, "只剩3件了吗");

        assertThat(asked.verdict()).isEqualTo(Verdict.CLEAR);
    }

    /** Judged as a line on air, and written down as the room does. */
    private long aired(RoomGuard room, Speaker speaker, String text, Verdict expected) {
        return aired(room, null, speaker, text, expected);
    }

    private long aired(RoomGuard room, @Nullable Long item, Speaker speaker, String text, Verdict expected) {
        Judgement judged = room.onAir(SHOW, item, speaker, text);
        assertThat(judged.verdict()).as(text).isEqualTo(expected);
        Receipt receipt = show.ask(new RoomRequest.HostLine(
                speaker == Speaker.BOT ? HostKind.DIGITAL : HostKind.HUMAN,
                item,
                text,
                RoomGuard.verdict(judged),
                RoomGuard.found(judged),
                Correction.isMadeIn(text)));
        show.pass(Duration.ofSeconds(4));
        return Optional.ofNullable(((Receipt.Done) receipt).id()).orElseThrow();
    }

    private RoomGuard listening() {
        RoomGuard room = room();
        show.tell(room.listener());
        return room;
    }

    private List<HostSpoke> spoken() {
        var spoken = new ArrayList<HostSpoke>();
        show.story().tell(SHOW, happened -> {
            if (happened.event() instanceof HostSpoke line) {
                spoken.add(line);
            }
        });
        return spoken;
    }

    @Test
    void two_lines_that_violate_together_are_found_at_the_later_one_with_the_place_in_each() {
        RoomGuard room = listening();
        long first = aired(room, Speaker.HOST, "这床被子只剩", Verdict.CLEAR);
        aired(room, Speaker.HOST, "3件了", Verdict.VIOLATES);
        aired(room, Speaker.HOST, "喜欢的可以看看", Verdict.CLEAR);

        assertThat(spoken().get(1).findings()).satisfiesExactly(found -> {
            assertThat(found.rule()).isEqualTo("SC-01");
            assertThat(found.from()).isZero();
            assertThat(found.to()).isEqualTo(2);
            assertThat(found.earlier()).containsExactly(new SaidEarlier(first, 4, 6, "只剩", true));
        });
    }

    @Test
    void what_two_lines_say_together_is_held_against_the_facts_as_any_other_line() {
        RoomGuard room = listening();
        aired(room, Speaker.HOST, "这床被子只剩", Verdict.CLEAR);
        aired(room, Speaker.HOST, "六百四十件了", Verdict.CLEAR);

        assertThat(spoken()).allSatisfy(line -> assertThat(line.findings()).isEmpty());
    }

    @Test
    void a_machine_is_kept_from_the_sentence_that_would_complete_a_claim() {
        RoomGuard room = listening();
        aired(room, Speaker.HOST, "这床被子只剩", Verdict.CLEAR);

        assertThat(room.onAir(SHOW, null, Speaker.BOT, "3件了").verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(room.spoken(SHOW, null, Speaker.BOT, "3件了").verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_claim_goes_on_for_ten_seconds_and_of_the_same_goods() {
        RoomGuard room = listening();
        aired(room, KETTLE, Speaker.HOST, "这个只剩", Verdict.CLEAR);
        aired(room, QUILT, Speaker.HOST, "3件了", Verdict.CLEAR);
        aired(room, QUILT, Speaker.HOST, "这床只剩", Verdict.CLEAR);
        show.pass(Duration.ofSeconds(7));
        aired(room, QUILT, Speaker.HOST, "3件了", Verdict.CLEAR);
        aired(room, QUILT, Speaker.HOST, "这床只剩", Verdict.CLEAR);
        show.pass(Duration.ofSeconds(6));
        aired(room, QUILT, Speaker.HOST, "3件了", Verdict.VIOLATES);
    }

    @Test
    void a_claim_that_is_made_again_within_a_minute_names_the_line_before() {
        RoomGuard room = listening();
        long first = aired(room, Speaker.HOST, "只剩3件了", Verdict.VIOLATES);
        aired(room, Speaker.HOST, "真的只剩3件了", Verdict.VIOLATES);

        assertThat(spoken().getFirst().findings().getFirst().earlier()).isNull();
        assertThat(spoken().getLast().findings()).satisfiesExactly(found -> {
            assertThat(found.from()).isEqualTo(2);
            assertThat(found.earlier()).containsExactly(new SaidEarlier(first, 0, 4, "只剩3件", false));
        });
    }

    @Test
    void a_line_that_is_judged_late_is_about_what_was_on_screen_when_it_was_said() {
        RoomGuard room = listening();
        show.ask(new RoomRequest.Pin(KETTLE));
        show.pass(Duration.ofSeconds(10));
        show.ask(new RoomRequest.Pin(QUILT));
        Instant before = show.now().minusSeconds(4);

        assertThat(room.onAir(SHOW, null, Speaker.HOST, "只剩3件了", before).verdict())
                .isEqualTo(Verdict.CLEAR);
        assertThat(room.shown(SHOW, null, "只剩3件了", before).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(room.onAir(SHOW, null, Speaker.HOST, "只剩3件了", show.now()).verdict())
                .isEqualTo(Verdict.VIOLATES);
        assertThat(room.shown(SHOW, null, "只剩3件了", show.now()).verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void a_line_said_while_nothing_was_on_screen_is_not_held_against_the_item_that_came_after() {
        RoomGuard room = listening();
        show.ask(new RoomRequest.Pin(KETTLE));
        show.pass(Duration.ofSeconds(10));
        show.ask(new RoomRequest.Withdraw(KETTLE));
        show.pass(Duration.ofSeconds(10));
        show.ask(new RoomRequest.Pin(QUILT));

        assertThat(room.onAir(SHOW, null, Speaker.HOST, "只剩3件了", show.now().minusSeconds(4))
                        .verdict())
                .isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void what_was_said_of_one_item_begins_no_claim_of_the_next_though_it_was_judged_when_that_was_up() {
        RoomGuard room = listening();
        show.ask(new RoomRequest.SwitchWatch(true, 2));
        show.pass(Duration.ofSeconds(1));
        show.ask(new RoomRequest.Pin(KETTLE));
        Instant said = show.now();
        show.pass(Duration.ofSeconds(3));
        show.ask(new RoomRequest.Pin(QUILT));

        Judgement late = room.onAir(SHOW, null, Speaker.HOST, "这个只剩", said);
        Receipt written = show.ask(new RoomRequest.HostLine(
                HostKind.HUMAN,
                null,
                "这个只剩",
                RoomGuard.verdict(late),
                RoomGuard.found(late),
                false,
                null,
                new TakenDown(TakenDown.Means.HEARD, "ear", "1", said, said.plusSeconds(1), null)));

        assertThat(written).isInstanceOf(Receipt.Done.class);
        assertThat(room.onAir(SHOW, null, Speaker.HOST, "3件了").verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_joined_claim_is_taken_back_at_the_line_that_completed_it() {
        RoomGuard room = listening();
        aired(room, Speaker.HOST, "这床被子只剩", Verdict.CLEAR);
        long joined = aired(room, Speaker.HOST, "3件了", Verdict.VIOLATES);
        aired(room, Speaker.HOST, "刚才说错了", Verdict.CLEAR);

        assertThat(spoken().getLast().correctedLineId()).isEqualTo(joined);
    }
}
