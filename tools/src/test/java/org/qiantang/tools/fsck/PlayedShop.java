package org.qiantang.tools.fsck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Event;
import org.qiantang.event.FilmEvent.CommentHidden;
import org.qiantang.event.FilmEvent.CommentShownAgain;
import org.qiantang.event.FilmEvent.FilmPutBack;
import org.qiantang.event.FilmEvent.FilmTakenDown;
import org.qiantang.event.FilmEvent.Ground;
import org.qiantang.event.FilmEvent.TakedownContested;
import org.qiantang.event.FilmEvent.TakedownUpheld;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.PaymentOpened;
import org.qiantang.event.PaymentEvent.PaymentReported;
import org.qiantang.event.PaymentEvent.RefundDone;
import org.qiantang.event.ShopEvent.AllotmentArrived;
import org.qiantang.event.ShopEvent.AllotmentBounced;
import org.qiantang.event.ShopEvent.AllotmentCameBack;
import org.qiantang.event.ShopEvent.AllotmentSent;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.ParcelSent;
import org.qiantang.event.ShopEvent.PriceSet;
import org.qiantang.event.ShopEvent.ShopOpened;
import org.qiantang.event.ShopEvent.StockReceived;
import org.qiantang.event.ShowEvent.AllotmentReturned;
import org.qiantang.event.ShowEvent.AllotmentTaken;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ItemPinned;
import org.qiantang.event.ShowEvent.ItemRole;
import org.qiantang.event.ShowEvent.LikesCounted;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.PresenceCounted;
import org.qiantang.event.ShowEvent.PriceChanged;
import org.qiantang.event.ShowEvent.ReleaseReason;
import org.qiantang.event.ShowEvent.ShowClosed;
import org.qiantang.event.ShowEvent.ShowClosing;
import org.qiantang.event.ShowEvent.ShowOpened;
import org.qiantang.event.ShowEvent.ShowPlanned;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;
import org.qiantang.event.Streams;

/**
 * A shop that never was: a valid history played from a seed, and the state of everything as the player keeps it.
 *
 * <p>The player counts while it plays and knows nothing of the recount; the rows are written from its counts.
 */
final class PlayedShop {
    static final long MERCHANT = 7;
    static final byte[] SALT = "a salt for tests, nothing else".getBytes(UTF_8);
    static final int PER_BUYER = 4;

    record Line(int shard, long position, String stream, Event event) {}

    record Words(int shard, long position, int slot, long person, byte[] body) {}

    static final class Pieces {
        int received;
        int free;
        int inTransit;
        int atShows;
    }

    static final class Offered {
        long version;
        long minor;
        int received;
        int returned;
        int allotted;
        int held;
        int sold;
    }

    static final class Show {
        final long id;
        String state = "planned";
        final Map<Long, Offered> skus = new TreeMap<>();
        final Map<Long, Integer> taken = new HashMap<>();

        @Nullable
        Long pinned;

        int viewers;
        int peak;
        long visits;
        long likes;
        int lines;
        int hostLines;
        int orders;
        long paid;
        int prices;

        Show(long id) {
            this.id = id;
        }

        long item() {
            return id + 1;
        }
    }

    static final class Order {
        final Show show;
        final PiecesHeld held;
        final long position;
        String state = "held";

        @Nullable
        String cashier;

        @Nullable
        String trackingNo;

        Order(Show show, PiecesHeld held, long position) {
            this.show = show;
            this.held = held;
            this.position = position;
        }
    }

    record Payment(String no, Order order, boolean refunded) {}

    final List<Line> journal = new ArrayList<>();
    final List<Words> words = new ArrayList<>();
    final Map<Integer, Long> heads = new TreeMap<>(Map.of(Streams.OFFICE, 0L, Streams.FLOOR, 0L));
    final Map<Long, Pieces> warehouse = new TreeMap<>();
    final Map<Long, PriceSet> prices = new TreeMap<>();
    final List<AllotmentSent> sent = new ArrayList<>();
    final Map<Long, String> transfers = new HashMap<>();
    final List<AllotmentCameBack> returns = new ArrayList<>();
    final List<Show> shows = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final Map<Long, Instant> turns = new TreeMap<>();
    final Map<Long, FilmTakenDown> down = new TreeMap<>();
    private final SplittableRandom random;
    private final List<Order> open = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private long ids = 1_000;

    private PlayedShop(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A history with at least one of everything, then as many random steps. */
    static PlayedShop of(long seed, int steps) {
        var shop = new PlayedShop(seed);
        shop.begin();
        shop.step(steps);
        return shop;
    }

    void step(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private void begin() {
        office(Streams.shop(MERCHANT), new ShopOpened(now, MERCHANT, "钱塘好物"));
        for (long sku = 1; sku <= 3; sku++) {
            warehouse.put(sku, new Pieces());
            price(sku, 1_000 * sku);
            receive(sku, 200);
        }
        Show first = plan();
        send(first, 1, 40);
        send(first, 2, 40);
        bounce(first, 3, 5);
        floor(first, new ShowOpened(now));
        first.state = "open";
        floor(first, new ItemPinned(now, first.item()));
        first.pinned = first.item();
        talk(first);
        speak(first);
        pay(claim(first, 1, 2, 2));
        pay(claim(first, 1, 1, 1));
        pay(claim(first, 2, 2, 1));
        ship(orders.getFirst());
        Order late = claim(first, 3, 1, 1);
        release(late);
        payLate(late);
        release(claim(first, 4, 1, 1));
        close(first);
        Show second = plan();
        send(second, 1, 30);
        floor(second, new ShowOpened(now));
        second.state = "open";
        open.add(claim(second, 5, 1, 3));
        films();
    }

    /** One film that is down upon its owner's objection, one that was put back, and one with a hidden comment. */
    private void films() {
        takeDown(500, 600, 3);
        byte[] objection = "这是我们自己拍的".getBytes(UTF_8);
        long position = office(
                Streams.film(500), new TakedownContested(now, 500, 600, 40, WordsCheck.hash(SALT, 600, objection)));
        words.add(new Words(Streams.OFFICE, position, 0, 40, objection));
        turns.put(500L, now);
        office(Streams.film(500), new TakedownUpheld(now, 500, 600, "仍有绝对化用语", 42));
        turns.put(500L, now);
        takeDown(501, 601, 1);
        office(Streams.film(501), new FilmPutBack(now, 501, 601, "已经改好", 41));
        turns.put(501L, now);
        down.remove(501L);
        office(Streams.film(502), new CommentHidden(now, 502, 700, 43, "h", Ground.VULGAR, "辱骂他人", 41));
        office(Streams.film(502), new CommentShownAgain(now, 502, 700, "看错了", 41));
        office(Streams.film(502), new CommentHidden(now, 502, 701, 44, "h", Ground.VULGAR, "又骂人", 41));
        turns.put(502L, now);
    }

    private void takeDown(long film, long takedown, int version) {
        var taken = new FilmTakenDown(
                now, film, takedown, Ground.RULE, "AD-01", "广告法第九条", "请改好再来", version, "", MERCHANT, 40, 41);
        office(Streams.film(film), taken);
        turns.put(film, now);
        down.put(film, taken);
    }

    private void step() {
        Show show = shows.get(random.nextInt(shows.size()));
        now = now.plusMillis(random.nextInt(3_000));
        long sku = random.nextLong(1, 4);
        long buyer = random.nextLong(1, 31);
        switch (random.nextInt(14)) {
            case 0 -> receive(sku, 1 + random.nextInt(20));
            case 1 -> reprice(show, sku);
            case 2 -> sendIfPossible(show, sku);
            case 3, 4, 5 -> claimIfPossible(show, buyer, sku);
            case 6, 7 -> endOne(true);
            case 8 -> endOne(false);
            case 9 -> talk(show);
            case 10 -> speak(show);
            case 11 -> count(show);
            case 12 -> shipOne();
            default -> closeOrPlan(show);
        }
    }

    void price(long sku, long minor) {
        var set = new PriceSet(now, sku, id(), Money.cny(minor), "定价", minor % 2 == 0 ? null : 1L);
        office(Streams.shop(MERCHANT), set);
        prices.put(set.priceVersion(), set);
    }

    void receive(long sku, int pieces) {
        office(Streams.shop(MERCHANT), new StockReceived(now, sku, pieces, "入库"));
        pieces(sku).received += pieces;
        pieces(sku).free += pieces;
    }

    Show plan() {
        var show = new Show(id());
        id(); // the item's
        shows.add(show);
        floor(show, new ShowPlanned(now, show.id, 3, MERCHANT, 4, "一场", HostKind.DIGITAL, 300));
        var offers = new ArrayList<SkuOffer>();
        for (long sku = 1; sku <= 3; sku++) {
            PriceSet latest = latest(sku);
            var offered = new Offered();
            offered.version = latest.priceVersion();
            offered.minor = latest.price().minor();
            show.skus.put(sku, offered);
            show.prices++;
            offers.add(new SkuOffer(sku, "规格" + sku, offered.version, latest.price()));
        }
        floor(show, new ItemLinedUp(now, show.item(), 9, 1, ItemRole.HERO, "茶", "", PER_BUYER, offers));
        return show;
    }

    /** Sends without the show's answer: on the way. */
    AllotmentSent dispatch(Show show, long sku, int pieces) {
        var out = new AllotmentSent(now, id(), show.id, show.item(), sku, pieces);
        office(Streams.shop(MERCHANT), out);
        sent.add(out);
        transfers.put(out.transferId(), "sent");
        pieces(sku).free -= pieces;
        pieces(sku).inTransit += pieces;
        return out;
    }

    void send(Show show, long sku, int pieces) {
        AllotmentSent out = dispatch(show, sku, pieces);
        floor(show, new AllotmentTaken(now, out.transferId(), out.itemId(), sku, pieces));
        offered(show, sku).allotted += pieces;
        offered(show, sku).received += pieces;
        office(Streams.shop(MERCHANT), new AllotmentArrived(now, out.transferId()));
        transfers.put(out.transferId(), "arrived");
        pieces(sku).inTransit -= pieces;
        pieces(sku).atShows += pieces;
    }

    private void bounce(Show show, long sku, int pieces) {
        AllotmentSent out = dispatch(show, sku, pieces);
        office(Streams.shop(MERCHANT), new AllotmentBounced(now, out.transferId(), sku, pieces));
        transfers.put(out.transferId(), "bounced");
        pieces(sku).inTransit -= pieces;
        pieces(sku).free += pieces;
    }

    private void sendIfPossible(Show show, long sku) {
        int pieces = 1 + random.nextInt(10);
        if (pieces(sku).free < pieces) {
            return;
        }
        if (show.state.equals("closed")) {
            bounce(show, sku, pieces);
        } else {
            send(show, sku, pieces);
        }
    }

    private void reprice(Show show, long sku) {
        if (show.state.equals("closed")) {
            return;
        }
        price(sku, 500 + random.nextInt(3_000));
        PriceSet latest = latest(sku);
        floor(show, new PriceChanged(now, show.item(), sku, latest.priceVersion(), latest.price(), "直播价"));
        show.prices++;
        offered(show, sku).version = latest.priceVersion();
        offered(show, sku).minor = latest.price().minor();
    }

    Order claim(Show show, long buyer, long sku, int pieces) {
        Offered offered = offered(show, sku);
        var price = Money.cny(offered.minor);
        var line = new HeldLine(show.item(), sku, pieces, offered.version, price);
        long orderId = id();
        var held = new PiecesHeld(
                now,
                orderId,
                buyer,
                List.of(line),
                price.times(pieces),
                "i" + orderId,
                "h",
                now.plusSeconds(300),
                null,
                null);
        long position = floor(show, held);
        words.add(new Words(Streams.FLOOR, position, 0, buyer, "{}".getBytes(UTF_8)));
        offered.held += pieces;
        show.taken.merge(buyer, pieces, Integer::sum);
        var order = new Order(show, held, position);
        orders.add(order);
        return order;
    }

    private void claimIfPossible(Show show, long buyer, long sku) {
        int pieces = 1 + random.nextInt(3);
        Offered offered = offered(show, sku);
        boolean enough = offered.allotted - offered.held - offered.sold >= pieces;
        boolean allowed = show.taken.getOrDefault(buyer, 0) + pieces <= PER_BUYER;
        if (show.state.equals("open") && enough && allowed) {
            open.add(claim(show, buyer, sku, pieces));
        }
    }

    private void endOne(boolean paid) {
        if (open.isEmpty()) {
            return;
        }
        Order order = open.remove(random.nextInt(open.size()));
        if (paid) {
            pay(order);
        } else {
            release(order);
            if (random.nextBoolean()) {
                payLate(order);
            }
        }
    }

    /** The provider reports the money; the room has not heard of it yet. */
    Payment report(Order order, boolean refunded) {
        String no = "P" + id();
        Money amount = order.held.total();
        String stream = Streams.payment(order.held.orderId());
        office(stream, new PaymentOpened(now, order.held.orderId(), no, amount, "/c/" + no, order.held.payUntil()));
        order.cashier = "/c/" + no;
        office(stream, new PaymentReported(now, order.held.orderId(), no, amount, "T" + no));
        var payment = new Payment(no, order, refunded);
        payments.add(payment);
        return payment;
    }

    /** The room takes the money; the shop has not taken the order yet. */
    void sell(Order order) {
        Payment payment = report(order, false);
        long id = order.held.orderId();
        floor(order.show, new OrderPaid(now, id, order.held.buyerId(), payment.no(), order.held.total()));
        HeldLine line = order.held.lines().getFirst();
        offered(order.show, line.skuId()).held -= line.pieces();
        offered(order.show, line.skuId()).sold += line.pieces();
        order.show.orders++;
        order.show.paid += order.held.total().minor();
        order.state = "paid";
    }

    private void pay(Order order) {
        sell(order);
        PiecesHeld held = order.held;
        office(
                Streams.shop(MERCHANT),
                new OrderTaken(now, held.orderId(), order.show.id, held.buyerId(), held.lines(), held.total()));
        order.state = "taken";
    }

    private void payLate(Order order) {
        Payment payment = report(order, true);
        Money amount = order.held.total();
        long id = order.held.orderId();
        floor(order.show, new PaymentNotTaken(now, id, order.held.buyerId(), payment.no(), amount, "released"));
        office(Streams.payment(id), new RefundDone(now, id, payment.no(), "R" + payment.no(), amount, null));
        order.state = "refunded";
    }

    private void release(Order order) {
        floor(order.show, new HoldReleased(now, order.held.orderId(), order.held.buyerId(), ReleaseReason.EXPIRED));
        HeldLine line = order.held.lines().getFirst();
        offered(order.show, line.skuId()).held -= line.pieces();
        order.show.taken.merge(order.held.buyerId(), -line.pieces(), Integer::sum);
        order.state = "released";
    }

    private void ship(Order order) {
        order.trackingNo = "SF" + order.held.orderId();
        order.state = "shipped";
        office(Streams.shop(MERCHANT), new ParcelSent(now, order.held.orderId(), "顺丰速运", order.trackingNo));
    }

    private void shipOne() {
        orders.stream().filter(order -> order.state.equals("taken")).findAny().ifPresent(this::ship);
    }

    private void talk(Show show) {
        if (show.state.equals("closed")) {
            return;
        }
        int count = 1 + random.nextInt(3);
        var lines = new ArrayList<TalkLine>();
        var kept = new ArrayList<byte[]>();
        for (int slot = 0; slot < count; slot++) {
            byte[] text = ("好看 " + random.nextInt(100)).getBytes(UTF_8);
            long lineId = id();
            lines.add(new TalkLine(lineId, 50 + slot, WordsCheck.hash(SALT, lineId, text), "clear"));
            kept.add(text);
        }
        long position = floor(show, new TalkHeard(now, lines));
        for (int slot = 0; slot < count; slot++) {
            boolean forgotten = slot > 0 && random.nextInt(4) == 0;
            if (!forgotten) {
                words.add(new Words(Streams.FLOOR, position, slot, 50 + slot, kept.get(slot)));
            }
        }
        show.lines += count;
    }

    private void speak(Show show) {
        if (!show.state.equals("closed")) {
            floor(show, new HostSpoke(now, id(), HostKind.DIGITAL, show.item(), "欢迎", "clear", List.of(), null));
            show.hostLines++;
        }
    }

    private void count(Show show) {
        if (!show.state.equals("closed")) {
            show.likes += 1 + random.nextInt(50);
            floor(show, new LikesCounted(now, show.likes, null));
            show.viewers = random.nextInt(100);
            show.peak = Math.max(show.peak, show.viewers);
            show.visits += show.viewers;
            floor(show, new PresenceCounted(now, show.viewers, show.peak, show.visits, null, null, null));
        }
    }

    private void closeOrPlan(Show show) {
        boolean free = open.stream().noneMatch(order -> order.show == show);
        if (show.state.equals("planned")) {
            floor(show, new ShowOpened(now));
            show.state = "open";
        } else if (show.state.equals("open") && free) {
            close(show);
        } else if (shows.size() < 6) {
            plan();
        }
    }

    /** Closes without the warehouse having the pieces back: they are on their way. */
    List<AllotmentReturned> close(Show show, boolean comeBack) {
        floor(show, new ShowClosing(now));
        var back = new ArrayList<AllotmentReturned>();
        show.skus.forEach((sku, offered) -> {
            int left = offered.allotted - offered.held - offered.sold;
            if (left > 0) {
                back.add(new AllotmentReturned(now, id(), show.item(), sku, left));
                offered.allotted -= left;
                offered.returned += left;
            }
        });
        back.forEach(one -> floor(show, one));
        floor(show, new ShowClosed(now));
        show.state = "closed";
        show.pinned = null;
        show.viewers = 0;
        if (comeBack) {
            back.forEach(one -> comeBack(show, one));
        }
        return back;
    }

    private void close(Show show) {
        close(show, true);
    }

    private void comeBack(Show show, AllotmentReturned one) {
        var event = new AllotmentCameBack(now, one.transferId(), show.id, one.skuId(), one.pieces());
        office(Streams.shop(MERCHANT), event);
        returns.add(event);
        pieces(one.skuId()).atShows -= one.pieces();
        pieces(one.skuId()).free += one.pieces();
    }

    /** A show in which something can be held. */
    Show onAir() {
        return shows.stream()
                .filter(show -> show.state.equals("open"))
                .findFirst()
                .orElseGet(() -> {
                    Show show = plan();
                    floor(show, new ShowOpened(now));
                    show.state = "open";
                    return show;
                });
    }

    private long floor(Show show, Event event) {
        return write(Streams.FLOOR, Streams.show(show.id), event);
    }

    private long office(String stream, Event event) {
        return write(Streams.OFFICE, stream, event);
    }

    private long write(int shard, String stream, Event event) {
        long position = heads.merge(shard, 1L, Long::sum);
        journal.add(new Line(shard, position, stream, event));
        now = now.plusNanos(1_000);
        return position;
    }

    private Pieces pieces(long sku) {
        return warehouse.computeIfAbsent(sku, _ -> new Pieces());
    }

    private static Offered offered(Show show, long sku) {
        return show.skus.computeIfAbsent(sku, _ -> new Offered());
    }

    private PriceSet latest(long sku) {
        return prices.values().stream()
                .filter(price -> price.skuId() == sku)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private long id() {
        return ids++;
    }
}
