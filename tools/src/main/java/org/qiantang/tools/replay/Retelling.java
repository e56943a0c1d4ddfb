package org.qiantang.tools.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.Money;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.TakenDown;

/** One show put into words, an event at a time, with the stock as it was after each. */
final class Retelling {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int BAR = 20;

    private final Ink ink;
    private final ZoneId zone;
    private final Map<Long, String> names;
    private final Map<Long, ItemLinedUp> items = new HashMap<>();
    private final Map<Long, Stock> stock = new TreeMap<>();
    private final Map<Long, List<HeldLine>> holds = new HashMap<>();
    private @Nullable Instant begun;
    private long said;
    private long spoken;
    private int held;
    private int lapsed;
    private int paid;
    private int sentBack;
    private long turnover;
    private long likes;
    private int peak;
    private long simulatedLikes;
    private int simulatedPeak;

    Retelling(Ink ink, ZoneId zone, Map<Long, String> names) {
        this.ink = ink;
        this.zone = zone;
        this.names = Map.copyOf(names);
    }

    private static final class Stock {
        private final String name;
        private int allotted;
        private int held;
        private int sold;

        private Stock(String name) {
            this.name = name;
        }
    }

    /** The lines that tell of an event; none where it is not worth a line. */
    List<String> tell(ShowEvent event, List<String> words) {
        if (begun == null) {
            begun = event.at();
        }
        String time = ink.of(Colour.GREY, clock(Duration.between(begun, event.at()))) + "  ";
        return tellPlainly(event, words).stream().map(line -> time + line).toList();
    }

    private List<String> tellPlainly(ShowEvent event, List<String> words) {
        return switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(planned);
            case ItemLinedUp item -> lineUp(item);
            case ShowEvent.ShowRevised now ->
                List.of(ink.of(Colour.GREY, "改计划 ") + "《" + now.title() + "》 付款时限 " + now.holdSeconds() + " 秒"
                        + at(now.startsAt()));
            case ShowEvent.ShowAnnounced now -> List.of(ink.of(Colour.BLUE, "预告 ") + now.teaser() + at(now.startsAt()));
            case ShowEvent.ItemRevised item -> revise(item);
            case ShowEvent.LineUpReordered order -> reorder(order);
            case ShowEvent.ItemWithdrawn gone -> List.of(ink.of(Colour.GREY, "下架 ") + title(gone.itemId()));
            case ShowEvent.FlashPlanned flash ->
                List.of(ink.of(Colour.YELLOW, "排秒杀 ") + title(flash.itemId()) + at(flash.from()) + " →"
                        + at(flash.until()));
            case ShowEvent.FlashStarted flash -> List.of(ink.of(Colour.RED, "⚡ 秒杀开始 ") + title(flash.itemId()));
            case ShowEvent.FlashEnded flash ->
                List.of(ink.of(Colour.GREY, "秒杀" + ended(flash.reason()) + " ") + title(flash.itemId()));
            case ShowEvent.FlashAllowed flash -> allow(flash);
            case ShowEvent.FlashDisallowed _ -> List.of(ink.of(Colour.GREY, "不再择机开秒杀"));
            case ShowEvent.FlashChosen flash -> List.of(ink.of(Colour.YELLOW, chosen(flash)));
            case ShowEvent.ViewerMuted mute ->
                List.of(ink.of(
                        Colour.GREY, by(mute.officerReason()) + "禁言 " + who(mute.personId()) + at(mute.until())));
            case ShowEvent.ViewerUnmuted mute ->
                List.of(ink.of(Colour.GREY, by(mute.officerReason()) + "解除禁言 " + who(mute.personId())));
            case ShowEvent.LineHidden _ -> List.of(ink.of(Colour.GREY, "撤回一条弹幕"));
            case ShowEvent.AllotmentTaken taken -> receive(taken);
            case ShowEvent.AllotmentReturned back -> {
                stock(back.skuId()).allotted -= back.pieces();
                yield List.of(ink.of(Colour.GREY, "退回仓库 ") + name(back.skuId()) + " " + back.pieces() + " 件");
            }
            case ShowEvent.ShowOpened _ -> List.of(ink.of(Colour.RED, "● 开播"));
            case ShowEvent.ShowClosing _ -> List.of(ink.of(Colour.RED, "○ 停止下单，等待未付订单"));
            case ShowEvent.ShowClosed _ -> List.of(ink.of(Colour.RED, "■ 下播"));
            case ShowEvent.ItemPinned pin -> List.of(ink.of(Colour.YELLOW, "▲ 讲解 ") + title(pin.itemId()));
            case ShowEvent.ItemUnpinned pin -> List.of(ink.of(Colour.GREY, "▽ 讲解完 " + title(pin.itemId())));
            case ShowEvent.PriceChanged price ->
                List.of(ink.of(Colour.YELLOW, "改价 ") + name(price.skuId()) + " → " + yuan(price.price()) + "（"
                        + price.reason() + "）");
            case ShowEvent.PiecesHeld order -> hold(order);
            case ShowEvent.HoldReleased released -> release(released);
            case ShowEvent.OrderPaid order -> pay(order);
            case ShowEvent.PaymentNotTaken not -> {
                sentBack++;
                yield List.of(ink.of(
                        Colour.RED, "退款 " + who(not.buyerId()) + " " + yuan(not.amount()) + "（" + not.reason() + "）"));
            }
            case ShowEvent.TalkHeard talk -> talk(talk, words);
            case ShowEvent.HostSpoke line -> speak(line);
            case ShowEvent.HelpdeskSpoke line -> help(line);
            case ShowEvent.WatchSwitched watch -> List.of(ink.of(Colour.GREY, watch.on() ? "打开机器听写" : "关掉机器听写"));
            case ShowEvent.HostSet host -> List.of(ink.of(Colour.GREY, "数字人用途 " + use(host.use())));
            case ShowEvent.SegmentRecorded _, ShowEvent.AudienceCounted _ -> List.of();
            case ShowEvent.RecordingTrimmed trim -> List.of(ink.of(Colour.GREY, "录像第 1–" + trim.upTo() + " 段已过保存期，删除"));
            case ShowEvent.LikesCounted count -> count(count);
            case ShowEvent.PresenceCounted count -> count(count);
        };
    }

    private List<String> plan(ShowEvent.ShowPlanned planned) {
        String day = DAY.format(planned.at().atZone(zone));
        String host = planned.hostKind() == ShowEvent.HostKind.DIGITAL ? "数字人主播" : "真人主播";
        return List.of(ink.of(Colour.BOLD, "筹备场次《" + planned.title() + "》") + " " + day + " " + host + " 付款时限 "
                + planned.holdSeconds() + " 秒");
    }

    private List<String> count(ShowEvent.PresenceCounted count) {
        boolean higher = count.peak() > peak;
        peak = Math.max(peak, count.peak());
        Integer ofCrowd = count.simulatedPeak();
        simulatedPeak = ofCrowd == null ? 0 : ofCrowd;
        String there = "在线 " + count.viewers() + " 人" + simulated(simulatedPeak) + "，新高";
        return higher ? List.of(ink.of(Colour.GREY, there)) : List.of();
    }

    private List<String> lineUp(ItemLinedUp item) {
        items.put(item.itemId(), item);
        String skus = item.skus().stream()
                .map(sku -> sku.name() + " " + yuan(sku.price()))
                .collect(Collectors.joining("，"));
        for (SkuOffer sku : item.skus()) {
            offer(item.title(), sku);
        }
        return List.of(ink.of(Colour.BLUE, item.place() + " 号链接 ") + item.title() + "（" + skus + "；每人限购 "
                + item.perBuyerLimit() + "）");
    }

    /** A SKU that comes back keeps its pieces. */
    private void offer(String title, SkuOffer sku) {
        stock.computeIfAbsent(sku.skuId(), _ -> new Stock(title + "·" + sku.name()));
    }

    private List<String> revise(ShowEvent.ItemRevised now) {
        ItemLinedUp item = items.get(now.itemId());
        int place = item == null ? 0 : item.place();
        now.skus().forEach(sku -> offer(now.title(), sku));
        return List.of(
                ink.of(Colour.GREY, "改链接 ") + place + " 号 " + now.title() + "（每人限购 " + now.perBuyerLimit() + "）");
    }

    private List<String> reorder(ShowEvent.LineUpReordered order) {
        for (ShowEvent.ItemPlace place : order.places()) {
            items.computeIfPresent(place.itemId(), (_, item) -> item.at(place.place()));
        }
        return List.of(ink.of(Colour.GREY, "调整排品顺序"));
    }

    private List<String> receive(ShowEvent.AllotmentTaken taken) {
        stock(taken.skuId()).allotted += taken.pieces();
        return List.of(
                ink.of(Colour.GREY, "进货 ") + name(taken.skuId()) + " +" + taken.pieces() + " 件  " + bar(taken.skuId()));
    }

    private List<String> allow(ShowEvent.FlashAllowed flash) {
        return List.of(ink.of(Colour.YELLOW, "可择机开秒杀 ") + title(flash.terms().itemId())
                + at(flash.terms().from()) + " →" + at(flash.terms().until()));
    }

    private static String chosen(ShowEvent.FlashChosen flash) {
        return (flash.opening().staffId() == null ? "数字人" : "人工") + "择机开秒杀，第 "
                + flash.opening().number() + " 次";
    }

    private static String ended(FlashEnd reason) {
        return switch (reason) {
            case TIME -> "结束";
            case CANCELLED -> "取消";
            case WITHDRAWN -> "随商品下架";
            case CLOSED -> "随下播结束";
        };
    }

    private String at(@Nullable Instant time) {
        return time == null ? "" : " " + DAY.format(time.atZone(zone));
    }

    private static String by(@Nullable String officerReason) {
        return officerReason == null ? "" : "治理员";
    }

    private List<String> hold(ShowEvent.PiecesHeld order) {
        held++;
        holds.put(order.orderId(), order.lines());
        var told = new ArrayList<String>();
        for (HeldLine line : order.lines()) {
            stock(line.skuId()).held += line.pieces();
            told.add(ink.of(Colour.CYAN, "下单 ") + who(order.buyerId()) + " " + name(line.skuId()) + " ×" + line.pieces()
                    + "  " + bar(line.skuId()));
        }
        return told;
    }

    private List<String> release(ShowEvent.HoldReleased released) {
        lapsed++;
        String why = switch (released.reason()) {
            case EXPIRED -> "超时未付 ";
            case CANCELLED -> "取消订单 ";
        };
        var told = new ArrayList<String>();
        for (HeldLine line : end(released.orderId())) {
            stock(line.skuId()).held -= line.pieces();
            told.add(
                    ink.of(Colour.GREY, why + who(released.buyerId()) + " " + name(line.skuId()) + " ×" + line.pieces())
                            + "  " + bar(line.skuId()));
        }
        return told;
    }

    private List<String> pay(ShowEvent.OrderPaid order) {
        paid++;
        turnover = Math.addExact(turnover, order.amount().minor());
        var told = new ArrayList<String>();
        for (HeldLine line : end(order.orderId())) {
            Stock sku = stock(line.skuId());
            sku.held -= line.pieces();
            sku.sold += line.pieces();
            told.add(ink.of(Colour.GREEN, "付款 ") + who(order.buyerId()) + " " + name(line.skuId()) + " ×"
                    + line.pieces() + " "
                    + ink.of(Colour.BOLD, yuan(line.price().times(line.pieces()))) + "  " + bar(line.skuId()));
        }
        return told;
    }

    private List<HeldLine> end(long orderId) {
        List<HeldLine> lines = holds.remove(orderId);
        return lines == null ? List.of() : lines;
    }

    private List<String> talk(ShowEvent.TalkHeard talk, List<String> words) {
        var told = new ArrayList<String>();
        for (int i = 0; i < talk.lines().size(); i++) {
            said++;
            String text = i < words.size() && !words.get(i).isEmpty() ? words.get(i) : ink.of(Colour.GREY, "（原话已删除）");
            told.add(ink.of(Colour.GREY, who(talk.lines().get(i).personId()) + "：") + text);
        }
        return told;
    }

    private List<String> help(ShowEvent.HelpdeskSpoke line) {
        String who = line.mode() == HelpMode.WRITTEN ? "客服：" : "客服（AI）：";
        return List.of(ink.of(Colour.PINK, who) + line.text());
    }

    private List<String> count(ShowEvent.LikesCounted count) {
        likes = count.total();
        Long ofCrowd = count.simulated();
        simulatedLikes = ofCrowd == null ? 0 : ofCrowd;
        return List.of();
    }

    private List<String> speak(ShowEvent.HostSpoke line) {
        spoken++;
        String host = line.speaker() == ShowEvent.HostKind.DIGITAL ? "主播（AI）" : "主播" + means(line.takenDown());
        var told = new ArrayList<String>();
        told.add(ink.of(Colour.PINK, host + "：") + line.text());
        line.findings().forEach(found -> {
            String words = found.message() + "（" + found.article() + "）" + earlier(found) + against(found);
            told.add(ink.of(Colour.RED, "  合规提示 " + words));
        });
        return told;
    }

    /** The words of lines before in which it began, or the same was found. */
    private static String earlier(ShowEvent.FoundInLine found) {
        List<SaidEarlier> before = found.earlier();
        return before == null
                ? ""
                : before.stream().map(part -> "「" + part.words() + "」").collect(Collectors.joining("", " 连同前面的话", ""));
    }

    /** The facts that it was held against, as they stood then. */
    private static String against(ShowEvent.FoundInLine found) {
        HeldAgainst against = found.against();
        return against == null
                ? ""
                : against.used().stream()
                        .map(fact -> " 对照" + fact.name() + (fact.value() == null ? "" : " " + fact.value()))
                        .collect(Collectors.joining());
    }

    private static String use(DigitalHost.HostUse use) {
        return switch (use) {
            case LIVE_SALE -> "直播带货";
            case LOCAL_LIFE -> "本地生活";
            case BUSINESS -> "企业直播";
            case PERSONAL -> "个人IP";
            case SERVICE -> "客服";
        };
    }

    private static String means(@Nullable TakenDown takenDown) {
        if (takenDown == null) {
            return "";
        }
        return switch (takenDown.means()) {
            case HEARD -> "（听写）";
            case SEEN -> "（画面）";
        };
    }

    /** What it all came to. */
    List<String> totals() {
        var told = new ArrayList<String>();
        told.add(ink.of(Colour.BOLD, "—— 合计 ——"));
        told.add("成交 " + paid + " 单 " + ink.of(Colour.GREEN, yuan(Money.cny(turnover))) + "，下单 " + held + "，未付 "
                + lapsed + "，待付 " + holds.size() + "，退回款项 " + sentBack);
        told.add("弹幕 " + said + " 条，主播 " + spoken + " 句，点赞 " + likes + simulated(simulatedLikes) + "，最高在线 " + peak
                + simulated(simulatedPeak));
        stock.forEach((id, sku) -> {
            if (sku.sold + sku.held > 0) {
                told.add(bar(id) + "  " + sku.name);
            }
        });
        long unwanted =
                stock.values().stream().filter(sku -> sku.sold + sku.held == 0).count();
        if (unwanted > 0) {
            told.add(ink.of(Colour.GREY, "另有 " + unwanted + " 个规格一件未售"));
        }
        return told;
    }

    /** Sold, held and left of what the show was given, as a bar. */
    private String bar(long skuId) {
        Stock sku = stock(skuId);
        int all = Math.max(sku.allotted, 1);
        int sold = (int) ((long) BAR * sku.sold / all);
        int kept = (int) ((long) BAR * (sku.sold + sku.held) / all) - sold;
        int left = Math.max(0, BAR - sold - kept);
        return ink.of(Colour.GREEN, "█".repeat(Math.max(0, sold)))
                + ink.of(Colour.YELLOW, "▓".repeat(Math.max(0, kept)))
                + ink.of(Colour.GREY, "░".repeat(left))
                + " 售" + sku.sold + " 占" + sku.held + " 余" + (sku.allotted - sku.held - sku.sold);
    }

    private Stock stock(long skuId) {
        return stock.computeIfAbsent(skuId, id -> new Stock("SKU " + id));
    }

    private String name(long skuId) {
        return stock(skuId).name;
    }

    private String title(long itemId) {
        ItemLinedUp item = items.get(itemId);
        return item == null ? "链接 " + itemId : item.place() + " 号 " + item.title();
    }

    private static String simulated(long count) {
        return count == 0 ? "" : "（含模拟 " + count + "）";
    }

    private String who(long personId) {
        return names.getOrDefault(personId, "#" + personId % 10_000);
    }

    private static String yuan(Money money) {
        String amount = BigDecimal.valueOf(money.minor(), 2).toPlainString();
        return money.currency().equals(Money.CNY) ? "¥" + amount : amount + " " + money.currency();
    }

    private static String clock(Duration since) {
        return "%d:%02d:%02d".formatted(since.toHours(), since.toMinutesPart(), since.toSecondsPart());
    }
}
