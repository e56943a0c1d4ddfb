package org.qiantang.app.crowd;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All simulated viewers: they come to the shows on air, talk, like and buy by a seeded schedule, until the program ends. */
final class Crowd implements AutoCloseable {
    private static final int MOST_ACCOUNTS = 60;
    private static final int LEAST_ACCOUNTS = 3;
    private static final int AT_ONCE = 40;
    private static final int REFUSALS = 3;
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1);
    private static final Duration PING = Duration.ofSeconds(12);
    private static final long QUIET_MILLIS = 10_000;
    private static final long AWAY_MILLIS = 5_000;
    private static final int TRIES_TO_PAY = 10;

    private final Api api;
    private final Watcher.House house;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ScheduledExecutorService clock;
    private final Schedule schedule;
    private final RandomGenerator chance;
    private final String secret;
    private final List<Member> members = new ArrayList<>();
    private final Map<Long, RoomSight> sights = new ConcurrentHashMap<>();
    private final Map<Long, Watcher> lookouts = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile List<Long> onAir = List.of();
    private long beganAt;
    private int refused;
    private long rounds;

    /**
     * A crowd that has not come yet.
     *
     * @param chance used on one thread only, that of this crowd's clock
     */
    Crowd(Api api, URI home, URI sockets, String secret, int viewers, RandomGenerator chance) {
        this(api, home, sockets, secret, viewers, chance, new Schedule(viewers, chance));
    }

    Crowd(Api api, URI home, URI sockets, String secret, int viewers, RandomGenerator chance, Schedule schedule) {
        this.api = api;
        this.secret = secret;
        this.chance = chance;
        this.schedule = schedule;
        this.house = new Watcher.House(loops, sockets, home.toString(), secret, new AtomicInteger());
        this.clock = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("crowd").daemon().unstarted(task));
        for (int number = 0; number < viewers; number++) {
            members.add(new Member(number));
        }
    }

    void begin() {
        beganAt = now();
        var _ = clock.scheduleWithFixedDelay(this::lookRound, 0, LOOK_ROUND.toMillis(), TimeUnit.MILLISECONDS);
        var _ = clock.scheduleWithFixedDelay(this::ping, PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
        talkLater();
        likeLater();
        buyLater();
    }

    /** Waits until the program that is watched is no longer there. */
    void await() throws InterruptedException {
        ended.await();
    }

    int open() {
        return house.open().get();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** An exception would end a schedule silently; what goes wrong once is tried again the next time. */
    private void safely(Work work) {
        try {
            work.run();
            refused = 0;
        } catch (Api.Gone gone) {
            if (++refused >= REFUSALS) {
                ended.countDown();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException trouble) {
            System.err.println("the crowd stumbled: " + trouble);
        }
    }

    private interface Work {
        void run() throws Api.Gone, InterruptedException;
    }

    private void lookRound() {
        safely(() -> {
            if (rounds++ % 5 == 0) {
                onAir = api.onAir();
            }
            signSomebodyUp();
            sendSomeIn();
        });
    }

    /** One account a round: a password is slow to hash, and nobody waits for it. */
    private void signSomebodyUp() throws Api.Gone, InterruptedException {
        int accounts = Math.min(members.size(), Math.clamp(members.size() / 10, LEAST_ACCOUNTS, MOST_ACCOUNTS));
        for (Member member : members.subList(0, accounts)) {
            if (member.session() == null) {
                String name = "crowd-" + (member.number() + 1);
                Optional<String> session = api.enter(name, password(name), Phrases.nickname(chance));
                if (session.isPresent()) {
                    api.giveAddress(session.get(), address(member));
                    member.signedIn(session.get());
                }
                return;
            }
        }
    }

    /** The same at each start, so that the accounts of an earlier one are used again. */
    private String password(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }

    private static Map<String, Object> address(Member member) {
        return Map.of(
                "recipient",
                "模拟观众" + (member.number() + 1),
                "phone",
                "0571-0000" + (1000 + member.number()),
                "province",
                "浙江",
                "city",
                "杭州市",
                "district",
                "西湖区",
                "street",
                "模拟路 " + (member.number() + 1) + " 号",
                "isDefault",
                true);
    }

    private void sendSomeIn() {
        List<Long> shows = onAir;
        if (shows.isEmpty()) {
            return;
        }
        for (long show : shows) {
            RoomSight sight = sights.computeIfAbsent(show, _ -> new RoomSight());
            Watcher lookout = lookouts.get(show);
            // One guest looks out for all the others in the show.
            if (lookout == null || lookout.isGone()) {
                lookouts.put(show, Watcher.go(house, show, null, sight));
            }
        }
        lookouts.keySet().retainAll(shows);
        sights.keySet().retainAll(shows);
        int sent = 0;
        // The lookouts are viewers too, and count among the number that was asked for.
        List<Member> rest = members.subList(0, Math.max(0, members.size() - shows.size()));
        for (Member member : rest) {
            Watcher watcher = member.watcher();
            if (watcher != null && !watcher.isGone()) {
                continue;
            }
            if (watcher != null) {
                // Sent away: slow, closed or too many. Whoever comes back comes later.
                member.watches(null);
                member.comesBack(now() + AWAY_MILLIS + chance.nextLong(AWAY_MILLIS));
            } else if (member.mayCome(now()) && !waitsForAccount(member)) {
                long show = shows.get(member.number() % shows.size());
                member.watches(Watcher.go(house, show, member.session(), null));
                if (++sent == AT_ONCE) {
                    return;
                }
            }
        }
    }

    private boolean waitsForAccount(Member member) {
        return member.session() == null
                && member.number() < Math.clamp(members.size() / 10, LEAST_ACCOUNTS, MOST_ACCOUNTS);
    }

    private void ping() {
        safely(() -> {
            lookouts.values().forEach(Watcher::ping);
            members.stream().map(Member::watcher).forEach(watcher -> {
                if (watcher != null) {
                    watcher.ping();
                }
            });
        });
    }

    private void later(Duration pause, Work work, Runnable again) {
        var _ = clock.schedule(
                () -> {
                    safely(work);
                    again.run();
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void talkLater() {
        later(schedule.untilTalk(now() - beganAt), this::talk, this::talkLater);
    }

    private void likeLater() {
        later(schedule.untilLike(now() - beganAt), this::like, this::likeLater);
    }

    private void buyLater() {
        later(schedule.untilPurchase(now() - beganAt), this::buy, this::buyLater);
    }

    /** Somebody of the crowd by chance; null where that one is not there, or keeps quiet. */
    private @Nullable Member somebody(boolean withAccount) {
        List<Member> among = withAccount
                ? members.stream().filter(one -> one.session() != null).toList()
                : members;
        if (among.isEmpty()) {
            return null;
        }
        Member one = among.get(chance.nextInt(among.size()));
        return one.mayAct(now()) ? one : null;
    }

    private void talk() {
        Member one = somebody(true);
        Watcher watcher = one == null ? null : one.watcher();
        RoomSight sight = watcher == null ? null : sights.get(watcher.showId());
        if (one == null || watcher == null || sight == null || !sight.isOpen()) {
            return;
        }
        sight.choice(chance).ifPresent(choice -> watcher.seen(choice.itemId(), chance.nextInt(3) == 0));
        watcher.say(Phrases.line(sight.topic(), chance), receipt -> heed(one, receipt));
    }

    private void like() {
        Member one = somebody(false);
        Watcher watcher = one == null ? null : one.watcher();
        if (watcher != null) {
            watcher.like(chance.nextInt(1, 6));
        }
    }

    private void buy() {
        Member one = somebody(true);
        Watcher watcher = one == null ? null : one.watcher();
        RoomSight sight = watcher == null ? null : sights.get(watcher.showId());
        Optional<RoomSight.Choice> choice = sight == null ? Optional.empty() : sight.choice(chance);
        if (one == null || watcher == null || choice.isEmpty() || !one.beginsToBuy()) {
            return;
        }
        // One of four thinks better of it and lets the hold run out.
        boolean pays = chance.nextInt(4) != 0;
        long pause = chance.nextLong(2_000, 9_000);
        watcher.seen(choice.get().itemId(), true);
        watcher.buy("crowd-" + Long.toHexString(chance.nextLong()), choice.get(), receipt -> {
            heed(one, receipt);
            if (receipt.path("ok").asBoolean(false) && pays) {
                long order = Long.parseLong(receipt.path("d").path("orderId").asString());
                payLater(one, order, pause, TRIES_TO_PAY);
            } else {
                one.hasBought();
            }
        });
        // A receipt that never comes must not keep anybody from ever buying again.
        var _ = clock.schedule(one::hasBought, 2, TimeUnit.MINUTES);
    }

    private void payLater(Member one, long order, long pause, int tries) {
        var _ = clock.schedule(
                () -> safely(() -> {
                    String session = one.session();
                    Optional<String> cashier = session == null ? Optional.empty() : api.cashier(session, order);
                    if (session != null && cashier.isPresent()) {
                        var _ = api.pay(session, cashier.get());
                        one.hasBought();
                    } else if (tries > 1) {
                        payLater(one, order, LOOK_ROUND.toMillis(), tries - 1);
                    } else {
                        one.hasBought();
                    }
                }),
                pause,
                TimeUnit.MILLISECONDS);
    }

    /** A room that is busy, or somebody too fast, has quiet for as long as it asks for. */
    private void heed(Member one, JsonNode receipt) {
        JsonNode refusal = receipt.path("refusal");
        String code = refusal.path("code").asString("");
        if (Set.of("busy", "too-fast", "muted", "muted-by-officer").contains(code)) {
            long seconds = refusal.path("retryAfterSeconds").asLong(0);
            one.keepsQuiet(now() + Math.max(QUIET_MILLIS, TimeUnit.SECONDS.toMillis(seconds)));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        members.forEach(member -> {
            Watcher watcher = member.watcher();
            if (watcher != null) {
                watcher.close();
            }
        });
        lookouts.values().forEach(Watcher::close);
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        ended.countDown();
    }
}
