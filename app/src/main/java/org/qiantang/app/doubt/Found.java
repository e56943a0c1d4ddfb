package org.qiantang.app.doubt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something doubtful, as one look at the facts found it. What is found of the same thing later adds to it.
 *
 * @param key what it is about, so that the same thing found again is the same finding
 * @param facts what the rule counted, by name
 * @param grounds what buyer and shop have in common, where the rule is about that
 * @param proofs the events behind it
 * @param orders that are in doubt by it
 * @param likes how many of a minute's likes are in doubt
 */
record Found(
        DoubtRule rule,
        String key,
        @Nullable Long showId,
        @Nullable Long merchantId,
        @Nullable Long personId,
        Instant from,
        Instant until,
        Map<String, Double> facts,
        Set<String> grounds,
        List<Proof> proofs,
        Set<Long> orders,
        Map<Instant, Long> likes) {
    Found {
        facts = new TreeMap<>(facts);
        grounds = Set.copyOf(grounds);
        proofs = List.copyOf(proofs);
        orders = Set.copyOf(orders);
        likes = Map.copyOf(likes);
    }

    /** A place in the journal. */
    record Proof(int shard, long position) {}

    /** The same for the same thing after every replay: ids of findings are named in judgements, which stay. */
    long id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((rule.name() + " " + key).getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** A number with three places after the point. */
    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
