package org.qiantang.app.simulcast;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;

/** Keeps a room's list of targets and lets pushes begin and end; says no in words. */
final class SimulcastDesk {
    static final int MOST_TARGETS = 5;
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_KEY = 500;

    private final TargetTable rows;
    private final Simulcast simulcast;
    private final AddressCheck check;
    private final Predicate<String> ownKey;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * A desk.
     *
     * @param ownKey whether a stream key opens a room of this house
     */
    SimulcastDesk(
            TargetTable rows,
            Simulcast simulcast,
            AddressCheck check,
            Predicate<String> ownKey,
            Ids ids,
            InstantSource clock) {
        this.rows = rows;
        this.simulcast = simulcast;
        this.check = check;
        this.ownKey = ownKey;
        this.ids = ids;
        this.clock = clock;
    }

    List<Target> targets(long roomId) {
        return rows.ofRoom(roomId);
    }

    synchronized Target add(long roomId, @Nullable String name, @Nullable String address, @Nullable String key) {
        if (rows.ofRoom(roomId).size() >= MOST_TARGETS) {
            throw new Problem(
                    409,
                    "too-many",
                    "每个直播间最多 " + MOST_TARGETS + " 个推流地址",
                    "a room has at most " + MOST_TARGETS + " targets");
        }
        var target = new Target(ids.next(), roomId, goodName(name), goodAddress(address), goodKey(key), false);
        rows.add(target, clock.instant());
        return target;
    }

    /** Changes what is given; a key that is not given stays. */
    synchronized Target change(
            long roomId, long id, @Nullable String name, @Nullable String address, @Nullable String key) {
        Target old = one(roomId, id);
        var target = new Target(
                id,
                roomId,
                name == null ? old.name() : goodName(name),
                address == null ? old.address() : goodAddress(address),
                key == null || key.isEmpty() ? old.key() : goodKey(key),
                old.wanted());
        rows.change(target);
        if (target.wanted()) {
            simulcast.start(target);
        }
        return target;
    }

    synchronized void remove(long roomId, long id) {
        one(roomId, id);
        rows.remove(id);
        simulcast.stop(id);
    }

    synchronized Target start(long roomId, long id) {
        Target target = one(roomId, id);
        if (!simulcast.canPush()) {
            throw new Problem(
                    503, "no-ffmpeg", "服务器没有安装 ffmpeg，不能同步推流", "ffmpeg is not installed on the server: no simulcast");
        }
        goodAddress(target.address());
        rows.want(id, true);
        simulcast.start(target);
        return one(roomId, id);
    }

    synchronized Target stop(long roomId, long id) {
        one(roomId, id);
        rows.want(id, false);
        simulcast.stop(id);
        return one(roomId, id);
    }

    /** The show is over: so is what goes outside. */
    synchronized void stopAll(long roomId) {
        rows.ofRoom(roomId).stream().filter(Target::wanted).forEach(target -> stop(roomId, target.id()));
    }

    private Target one(long roomId, long id) {
        return rows.one(roomId, id).orElseThrow(Problem::notFound);
    }

    private static String goodName(@Nullable String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.nonsense("name", "名称须为 1–30 个字", "name: 1–30 characters");
        }
        return text;
    }

    private String goodKey(@Nullable String key) {
        String text = key == null ? "" : key.strip();
        if (text.isEmpty() || text.length() > LONGEST_KEY || text.chars().anyMatch(sign -> sign <= ' ' || sign > '~')) {
            throw Problem.nonsense("key", "推流密钥须为 1–500 个不含空格的字符", "key: 1–500 characters without spaces");
        }
        int query = text.indexOf('?');
        if (ownKey.test(query < 0 ? text : text.substring(0, query))) {
            throw Problem.nonsense(
                    "key", "这是本站直播间的密钥，会把画面推回自己", "this key opens a room here: the picture would go round in a circle");
        }
        return text;
    }

    private String goodAddress(@Nullable String address) {
        String text = address == null ? "" : address.strip();
        return switch (check.judge(text)) {
            case AddressCheck.Found.Good _ -> text;
            case AddressCheck.Found.NoAddress _ ->
                throw Problem.nonsense(
                        "address",
                        "地址须形如 rtmp://主机/应用 或 rtmps://主机/应用",
                        "address: rtmp://host/app or rtmps://host/app");
            case AddressCheck.Found.UnknownHost(String host) ->
                throw new Problem(
                        400, "unknown-host", "找不到主机 " + host, "there is no host " + host, Map.of("field", "address"));
            case AddressCheck.Found.Private(String host) ->
                throw new Problem(
                        400,
                        "private-address",
                        host + " 在内网，不允许推流；需要时由管理员打开 qiantang.simulcast.private-addresses",
                        host
                                + " lies in a private network; an operator may allow it by qiantang.simulcast.private-addresses",
                        Map.of("field", "address"));
            case AddressCheck.Found.Ourselves _ ->
                throw new Problem(
                        400,
                        "own-address",
                        "这是本站自己的推流地址，会把画面推回自己",
                        "this is our own door: the picture would go round in a circle",
                        Map.of("field", "address"));
        };
    }
}
