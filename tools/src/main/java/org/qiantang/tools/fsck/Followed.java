package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.qiantang.tools.Snapshot;

/** How far every shard has grown and every follower has read. */
final class Followed {
    private final Map<Integer, Long> heads;
    private final Map<String, Map<Integer, Long>> positions;

    private Followed(Map<Integer, Long> heads, Map<String, Map<Integer, Long>> positions) {
        this.heads = heads;
        this.positions = positions;
    }

    static Followed in(Snapshot snapshot) throws SQLException {
        var positions = new HashMap<String, Map<Integer, Long>>();
        snapshot.each(
                "select name, shard, position from follower",
                row -> positions
                        .computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                        .put(row.getInt(2), row.getLong(3)));
        return new Followed(snapshot.heads(), positions);
    }

    /** Up to where a follower has done its work; 0 where it never began. */
    long upTo(String follower, int shard) {
        return positions.getOrDefault(follower, Map.of()).getOrDefault(shard, 0L);
    }

    boolean has(String follower) {
        return positions.containsKey(follower);
    }

    long head(int shard) {
        return heads.getOrDefault(shard, 0L);
    }

    boolean isBehind() {
        return positions.values().stream()
                .anyMatch(shards -> shards.entrySet().stream().anyMatch(one -> one.getValue() < head(one.getKey())));
    }

    void judge(Check check) {
        new TreeMap<>(positions)
                .forEach((name, shards) -> shards.forEach((shard, position) -> judge(check, name, shard, position)));
    }

    private void judge(Check check, String name, int shard, long position) {
        long head = head(shard);
        check.must(position <= head, "{}: position {} of shard {}, whose head is {}", name, position, shard, head);
        if (position < head) {
            check.note("{} is behind {} in shard {}", name, head - position, shard);
        }
    }
}
